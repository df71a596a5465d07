"""How far a pipeline is, told at every step, and how it is stopped between two."""

import contextlib
import inspect
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from soracli.engines.contract import Picture, Working
from soracli.engines.diffusing.timing import settled

PREVIEW_SECONDS = 2.0
"""A preview is made at most this often."""
PREVIEW_SHARE = 0.01
"""Of the time: where previews are slow, they are fewer."""


class Watch:
    """In place of a pipeline's progress bar: `working` hears of every step, and may raise.

    What it raised is kept in `fault`, apart from what the libraries raise.
    """

    def __init__(
        self,
        working: Callable[[Working], None],
        window: int,
        windows: int,
        looking: bool = True,
    ) -> None:
        self.fault: BaseException | None = None
        self._working = working
        self._place = window, windows
        self._looking = looking
        self._make: Callable[[Any], Picture | None] | None = None
        self._preview: Picture | None = None
        self._next = time.monotonic() + PREVIEW_SECONDS
        self._done, self._total = 0, 1

    def show(self, preview: Callable[[Any], Picture | None]) -> None:
        """Make previews of what there is after a step by this, where anybody is looking."""
        self._make = preview if self._looking else None

    def keywords(self, pipe: Any) -> dict[str, Any]:
        """Sit in the pipeline's place for progress; keywords of its call for previews."""
        pipe.progress_bar = self._begin
        taken = inspect.signature(pipe.__call__).parameters
        if self._make is None or "callback_on_step_end" not in taken:
            return {}
        return {"callback_on_step_end": self._stepped}

    def tell(self, what: str, done: int, total: int) -> None:
        """Say how far it is. Raises what the listener raises."""
        try:
            self._working(Working(what, done, total, *self._place, self._preview))
        except BaseException as fault:
            self.fault = fault
            raise
        self._preview = None

    def __enter__(self) -> "Watch":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self.tell("decoding", 0, 1)

    def __iter__(self) -> Iterator[Any]:
        for one in self._along:
            yield one
            self.update()

    def update(self, count: int = 1) -> None:
        """Steps were done."""
        self._done = min(self._done + count, self._total)
        self.tell("denoising", self._done, self._total)

    def _begin(self, along: Iterable[Any] | None = None, total: int | None = None) -> "Watch":
        self._along = [] if along is None else list(along)
        self._done, self._total = 0, max(total or len(self._along), 1)
        self.tell("denoising", 0, self._total)
        return self

    def _stepped(self, pipe: Any, step: int, now: Any, there: dict[str, Any]) -> dict[str, Any]:
        if self._make is None or time.monotonic() < self._next or "latents" not in there:
            return {}
        begun = settled()  # what it waits for is no part of what it costs
        with contextlib.suppress(Exception):  # a take is worth more than its preview
            self._preview = self._make(there["latents"])
        spent = settled() - begun
        self._next = time.monotonic() + max(PREVIEW_SECONDS, spent / PREVIEW_SHARE)
        return {}
