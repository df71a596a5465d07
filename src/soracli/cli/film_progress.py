"""Progress of a film: all of its shots in one bar, and what is being rendered under it."""

import time
from collections.abc import Callable, Sequence

from rich.console import Console, RenderableType
from rich.text import Text

from soracli.cli.console import NORMAL, QUIET, Level
from soracli.cli.progress import (
    PLAIN_SECONDS,
    Progress,
    bar_text,
    half_blocks,
    working_words,
)
from soracli.studio.amounts import duration
from soracli.studio.events import (
    CutFrame,
    CutStarted,
    Event,
    FilmDone,
    FilmStarted,
    FrameMade,
    ShotDone,
    TakeFailed,
    TakeStarted,
    TakeWorking,
    Wanted,
    Warned,
)

MOST_OF_ONE_REASON = 8
"""So many shots are listed one by one for the same reason; more are told in one line."""


class FilmEstimate:
    """How much longer the rendering of a film will last.

    Until the first shot is there it is what earlier takes needed, if that is known; then it is the
    pace of this very run, however many shots are rendered at once.
    """

    def __init__(
        self, frames: int, expected: float | None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._frames, self._expected, self._clock = frames, expected, clock
        self._started = clock()
        self._finished = False

    def finished(self) -> None:
        """A shot is there."""
        self._finished = True

    def left(self, made: float) -> float | None:
        """Seconds to go when so many frames are made; None while nobody can know, as when it takes
        longer than was expected."""
        elapsed = self._clock() - self._started
        if self._finished and made:
            return elapsed / made * max(0, self._frames - made)
        if self._expected is None or elapsed >= self._expected:
            return None
        return self._expected - elapsed


class FilmProgress(Progress):
    """Listens to the shooting of a film and shows how it goes. Use it in a `with` block.

    A clip that belongs to no film is shown as `Progress` shows it.
    """

    def __init__(self, level: Level, console: Console | None = None) -> None:
        super().__init__(level, console)
        self._wanted: dict[str, Wanted] = {}
        self._running: dict[str, int] = {}
        self._working: dict[str, str] = {}
        self._along: dict[str, float] = {}
        self._shots = self._there = self._made = 0
        self._left = FilmEstimate(0, None)

    def __call__(self, event: Event) -> None:
        """Show what happened."""
        if isinstance(event, FilmStarted):
            self._open(event)
        elif isinstance(event, TakeStarted) and event.name in self._wanted:
            self._running[event.name] = 0
            self._redraw(True)
        elif isinstance(event, FrameMade) and event.name in self._wanted:
            self._running[event.name] = event.done
            self._thumbnail = event.thumbnail or self._thumbnail
            self._redraw(event.thumbnail is not None or self._thumbnail is None)
        elif isinstance(event, TakeWorking) and event.name in self._wanted:
            self._working[event.name] = working_words(event)
            self._along[event.name] = part_of_take(event)
            self._thumbnail = event.thumbnail or self._thumbnail
            self._redraw(True)
        elif isinstance(event, ShotDone):
            self._shot_done(event)
        elif isinstance(event, CutStarted | CutFrame):
            self._cut(event)
        elif isinstance(event, Warned):
            if self._level > QUIET:
                self._console.print(Text.assemble(("warning", "yellow"), f": {event.text}"))
        elif isinstance(event, FilmDone):
            self._stop()
        else:
            super().__call__(event)
            if isinstance(event, TakeFailed) and event.name in self._wanted:
                self._failed(event)

    def _open(self, event: FilmStarted) -> None:
        every = (*event.beside, *event.wanted)
        self._wanted = {one.shot: one for one in every}
        self._shots, self._there = event.shots, event.reused
        self._left = FilmEstimate(sum(one.frames for one in every), event.expected)
        if self._level < NORMAL:
            return
        self._said = time.monotonic()
        reasons = {one.reason for one in event.wanted}
        # one reason for the whole film is said once
        alike = len(reasons) == 1 and len(event.wanted) == event.shots
        for line in () if alike else reason_lines(event.wanted):
            self._line(line)
        if event.wanted:
            reused = f", {event.reused} reused" if event.reused else ""
            why = f", {reasons.pop()}" if alike else ""
            about = "" if event.expected is None else f", about {duration(max(1, event.expected))}"
            what = f"{len(event.wanted)} of {event.shots} shots" if event.shots > 1 else "one shot"
            self._line(f"rendering {what}{reused}{why}{about}")
        if event.beside:
            self._line(f"first: {', '.join(one.shot for one in event.beside)}")

    def _shot_done(self, event: ShotDone) -> None:
        self._running.pop(event.name, None)
        self._there += self._wanted[event.name].number > 0
        self._made += self._wanted[event.name].frames
        self._left.finished()
        if self._level > QUIET:
            how = "another run rendered" if event.reused else "rendered"
            self._line(f"{how} {self._named(event.name)} in {event.seconds:.1f} s")
        self._redraw(True)

    def _failed(self, event: TakeFailed) -> None:
        self._running.pop(event.name, None)
        if self._level > QUIET:
            self._line(f"failed {self._named(event.name)}: {event.error}")

    def _named(self, name: str) -> str:
        number = self._wanted[name].number
        return f"{number} {name}" if number else name

    def _redraw(self, refresh: bool) -> None:
        made = self._made + sum(self._running.values())
        total = sum(one.frames for one in self._wanted.values())
        along = self._made + sum(map(self._frames_along, self._running))
        left = self._left.left(along)
        to_go = "" if left is None else f", {duration(left)} left"
        if not self._lively:
            at = "; ".join(self._take(name) for name in self._running if name in self._working)
            self._plain(f"film: {made}/{total} frames{to_go}{'; ' if at else ''}{at}")
            return
        bar = bar_text(along / total if total else 0.0)
        lines = [_line(f"film  {bar}  {self._there}/{self._shots} shots{to_go}")]
        lines += [_line(f"      {self._take(name)}") for name in self._running]
        picture = [half_blocks(self._thumbnail)] if self._thumbnail else []
        parts: list[RenderableType] = [*picture, *lines]
        self._draw(parts, refresh)

    def _plain(self, words: str) -> None:
        """How far it is, now and then, where lines cannot be drawn over."""
        if self._level > QUIET and time.monotonic() - self._said >= PLAIN_SECONDS:
            self._said = time.monotonic()
            self._line(words)

    def _frames_along(self, name: str) -> float:
        """How far a take is, in frames: those of a model come all at once, after its steps."""
        steps = self._along.get(name, 0.0) * self._wanted[name].frames
        return max(self._running[name], steps)

    def _take(self, name: str) -> str:
        one, done = self._wanted[name], self._running[name]
        how = f"{done}/{one.frames} frames" if done else self._working.get(name, "staging")
        return f"{self._named(name)}: {how}"

    def _cut(self, event: CutStarted | CutFrame) -> None:
        self._running.clear()
        if isinstance(event, CutStarted):
            self._thumbnail = None
            if not self._lively and self._level > QUIET:
                self._line("cutting the film")
        if self._lively:
            done = event.done if isinstance(event, CutFrame) else 0
            bar = bar_text(done / event.frames if event.frames else 1.0)
            self._draw([_line(f"cut   {bar}  {done}/{event.frames} frames")], True)


def part_of_take(event: TakeWorking) -> float:
    """The part of a take that a model has made, by its steps, from 0 to 1."""
    done = {"denoising": event.done / max(event.total, 1), "decoding": 1.0}.get(event.what, 0.0)
    return (event.window - 1 + done) / max(event.windows, 1)


def reason_lines(wanted: Sequence[Wanted]) -> list[str]:
    """Which shots are rendered and why, one line for each, or for many of the same reason."""
    together: dict[str, list[Wanted]] = {}
    for one in wanted:
        together.setdefault(one.reason, []).append(one)
    many = {reason for reason, shots in together.items() if len(shots) > MOST_OF_ONE_REASON}
    lines = [f"{one.number} {one.shot}: {one.reason}" for one in wanted if one.reason not in many]
    for reason in many:
        shots = together[reason]
        lines.append(f"{len(shots)} shots, {shots[0].number} to {shots[-1].number}: {reason}")
    return lines


def _line(words: str) -> Text:
    return Text(words, overflow="ellipsis", no_wrap=True)
