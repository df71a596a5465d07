"""How far a download is: a bar that moves on a terminal, plain lines elsewhere."""

import time
from types import TracebackType
from typing import TYPE_CHECKING

from rich.live import Live
from rich.text import Text

from soracli.cli.console import NORMAL, QUIET, Level, talk
from soracli.cli.progress import PLAIN_SECONDS, bar_text, can_move
from soracli.studio.amounts import duration

if TYPE_CHECKING:  # the help of `sora models` needs none of it
    from soracli.engines.hub.transfer import Pulling


class PullProgress:
    """Listens to a download and shows how it goes. Use it in a `with` block."""

    def __init__(self, name: str, level: Level) -> None:
        self._console = talk()
        self._name, self._level = name, level
        self._live: Live | None = None
        if level >= NORMAL and can_move(self._console):
            self._live = Live(console=self._console, transient=True, auto_refresh=False)
        self._said = time.monotonic()

    def __enter__(self) -> "PullProgress":
        if self._live:
            self._live.start()
            self._live.update(Text(f"{self._name}: asking what there is"), refresh=True)
        elif self._level > QUIET:
            self._console.print(Text(f"{self._name}: asking what there is"))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._live:
            self._live.stop()

    def __call__(self, seen: "Pulling") -> None:
        """Show how far it is."""
        left = "" if not seen.seconds_left else f", {duration(seen.seconds_left)} left"
        numbers = f"{size_words(seen.done)} of {size_words(seen.total)}{left}"
        if self._live:
            part = seen.done / seen.total if seen.total else 1.0
            line = Text(f"{self._name}  {bar_text(part)}  {numbers}", no_wrap=True)
            self._live.update(line, refresh=True)
        elif self._level > QUIET and time.monotonic() - self._said >= PLAIN_SECONDS:
            self._said = time.monotonic()
            self._console.print(Text(f"{self._name}: {numbers}"))


def size_words(count: int) -> str:
    """Bytes as people say them: "17.6 GiB", "3.2 MiB", "12 KiB"."""
    for unit, size in (("GiB", 2**30), ("MiB", 2**20)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{-(-count // 1024)} KiB"
