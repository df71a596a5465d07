"""Progress: a bar, an honest estimate and a live picture on a terminal; plain lines elsewhere."""

import os
import time
from collections.abc import Callable
from types import TracebackType

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.text import Text

from soracli.cli.console import NORMAL, QUIET, VERBOSE, Level, talk
from soracli.studio.amounts import duration
from soracli.studio.events import (
    Event,
    FrameMade,
    Note,
    SoundStarted,
    TakeDone,
    TakeFailed,
    TakeStarted,
    TakeWorking,
    Thumbnail,
)

BAR_CELLS = 24
PLAIN_SECONDS = 5.0
"""Plain lines come no more often than this."""


class Estimate:
    """How much longer a take will last.

    Before the second frame it is what earlier takes needed, if that is known; then it is the pace
    of the frames themselves. The first frame is left out, because compiling falls into it.
    """

    def __init__(
        self, frames: int, expected: float | None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._frames, self._expected, self._clock = frames, expected, clock
        self._started = clock()
        self._first: float | None = None
        self._done = 0

    def seen(self, done: int) -> None:
        """So many frames are there now."""
        self._done = done
        if self._first is None:
            self._first = self._clock()

    def left(self) -> float | None:
        """Seconds to go; None while nobody can know, as when it takes longer than was expected."""
        if self._first is not None and self._done > 1:
            pace = (self._clock() - self._first) / (self._done - 1)
            return pace * (self._frames - self._done)
        if self._expected is None:
            return None
        left = self._expected - (self._clock() - self._started)
        return left if left > 0 else None


class StepEstimate:
    """How much longer a model will take for its steps, by the pace of those seen. The first one is
    left out, because compiling may fall into it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._pace: float | None = None
        self._before: tuple[str, int, int, float] | None = None

    def left(self, event: TakeWorking) -> float | None:
        """Seconds to go until the last step of the last window; None while nobody can know."""
        now = self._clock()
        before = self._before
        self._before = (event.what, event.window, event.done, now)
        if event.total <= 1:
            return None
        if before and before[:2] == (event.what, event.window) and event.done > before[2] >= 1:
            pace = (now - before[3]) / (event.done - before[2])
            self._pace = pace if self._pace is None else 0.7 * self._pace + 0.3 * pace
        if self._pace is None:
            return None
        steps = event.total - event.done + (event.windows - event.window) * event.total
        return self._pace * steps


class Progress:
    """Listens to a run and shows how it goes. Use it in a `with` block."""

    def __init__(self, level: Level, console: Console | None = None) -> None:
        self._console = console or talk()
        self._level = level
        self._lively = level >= NORMAL and can_move(self._console)
        self._live: Live | None = None
        self._estimate = Estimate(0, None)
        self._steps = StepEstimate()
        self._title = ""
        self._thumbnail: Thumbnail | None = None
        self._said = 0.0

    @property
    def wants_thumbnails(self) -> bool:
        """Whether pictures can be shown."""
        return self._lively and can_picture(self._console)

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def __call__(self, event: Event) -> None:
        """Show what happened."""
        if isinstance(event, TakeStarted):
            self._begin(event)
        elif isinstance(event, FrameMade):
            self._advance(event)
        elif isinstance(event, TakeWorking):
            self._work(event)
        elif isinstance(event, Note):
            if self._level >= (VERBOSE if event.detail else NORMAL):
                self._line(f"note: {event.text}")
        elif isinstance(event, SoundStarted):
            self._sound()
        elif isinstance(event, TakeDone):
            self._end(event)
        elif isinstance(event, TakeFailed):
            self._stop()

    def _begin(self, event: TakeStarted) -> None:
        counted = f" ({event.number} of {event.total})" if event.total > 1 else ""
        self._title = f"{event.name}{counted}"
        self._estimate = Estimate(event.frames, event.expected)
        self._steps = StepEstimate()
        self._thumbnail = None
        self._said = time.monotonic()
        # simulating comes before the first frame, and on a first run so does compiling
        left = self._estimate.left()
        words = f"{self._title}: staging{'' if left is None else f', about {duration(left)}'}"
        if self._lively:
            self._draw([Text(words)], refresh=True)
        elif self._level > QUIET:
            self._line(words)

    def _advance(self, event: FrameMade) -> None:
        self._estimate.seen(event.done)
        self._thumbnail = event.thumbnail or self._thumbnail
        if self._lively:
            self._show(event)
        elif self._level > QUIET and time.monotonic() - self._said >= PLAIN_SECONDS:
            self._said = time.monotonic()
            self._line(f"{self._title}: {self._numbers(event)}")

    def _work(self, event: TakeWorking) -> None:
        """A model is at work: its frames come all at once, so its steps are what is seen."""
        self._thumbnail = event.thumbnail or self._thumbnail
        left = self._steps.left(event)
        words = f"{working_words(event)}{'' if left is None else f', {duration(left)} left'}"
        if self._lively:
            bar = bar_text(event.done / max(event.total, 1))
            picture = [half_blocks(self._thumbnail)] if self._thumbnail else []
            line = f"{self._title or event.name}  {bar}  {words}"
            self._draw([*picture, Text(line, overflow="ellipsis", no_wrap=True)], refresh=True)
        elif self._level > QUIET and time.monotonic() - self._said >= PLAIN_SECONDS:
            self._said = time.monotonic()
            self._line(f"{self._title or event.name}: {words}")

    def _show(self, event: FrameMade) -> None:
        bar = bar_text(event.done / event.frames)
        line = Text(
            f"{self._title}  {bar}  {self._numbers(event)}", overflow="ellipsis", no_wrap=True
        )
        picture = [half_blocks(self._thumbnail)] if self._thumbnail else []
        parts: list[RenderableType] = [*picture, line]
        self._draw(parts, refresh=event.thumbnail is not None or not picture)

    def _draw(self, parts: list[RenderableType], refresh: bool) -> None:
        if self._live is None:
            self._live = Live(console=self._console, transient=True, auto_refresh=False)
            self._live.start()
        self._live.update(Group(*parts), refresh=refresh)

    def _numbers(self, event: FrameMade) -> str:
        left = self._estimate.left()
        to_go = "" if left is None else f", {duration(left)} left"
        return f"{event.done}/{event.frames} frames{to_go}"

    def _sound(self) -> None:
        """The picture is there; its sound is being made."""
        if self._lively:
            self._draw([Text("sound: voices, effects, ambience, music")], refresh=True)
        elif self._level > QUIET:
            self._line("making the sound")

    def _end(self, event: TakeDone) -> None:
        self._stop()
        if self._level > QUIET:
            how = "reused" if event.reused else "rendered"
            self._line(f"{how} {event.path} in {event.seconds:.1f} s")

    def _line(self, text: str) -> None:
        self._console.print(Text(text))

    def _stop(self) -> None:
        if self._live is not None:
            self._live.stop()
            self._live = None


def working_words(event: TakeWorking) -> str:
    """What a model does now and how far it is."""
    part = f"part {event.window} of {event.windows}, " if event.windows > 1 else ""
    if event.total <= 1:
        return f"{part}{event.what}"
    return f"{part}{event.what} {event.done}/{event.total}"


def can_move(console: Console) -> bool:
    """Whether lines can be drawn over: a terminal, and not a dumb one."""
    return console.is_terminal and not console.is_dumb_terminal


def can_picture(console: Console) -> bool:
    """Whether half blocks in many colors would be seen as a picture."""
    many_colors = console.color_system in ("256", "truecolor") and not console.no_color
    return many_colors and console.encoding.startswith("utf") and "CI" not in os.environ


def half_blocks(picture: Thumbnail) -> Text:
    """A picture as text: every cell shows two pixels, one above the other."""
    text = Text(no_wrap=True, end="")
    row = picture.width * 3
    for top in range(0, picture.height - 1, 2):
        for column in range(picture.width):
            upper = top * row + column * 3
            text.append("▀", f"{_rgb(picture.rgb, upper)} on {_rgb(picture.rgb, upper + row)}")
        text.append("\n")
    return text


def bar_text(part: float, cells: int = BAR_CELLS) -> str:
    """A bar so many columns long for a part from 0 to 1."""
    full = round(min(max(part, 0.0), 1.0) * cells)
    return "#" * full + "-" * (cells - full)


def _rgb(data: bytes, at: int) -> str:
    return "#" + data[at : at + 3].hex()
