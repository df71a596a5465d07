"""Progress of a campaign: all films in one bar, what each worker makes, and what failed."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from soracli.cli.console import NORMAL, QUIET, VERBOSE, Level
from soracli.cli.film_progress import part_of_take
from soracli.cli.progress import BAR_CELLS, PLAIN_SECONDS, Progress, bar_text, working_words
from soracli.studio.amounts import duration
from soracli.studio.events import (
    BatchStarted,
    BatchTakeDone,
    BatchTakesOff,
    CutFrame,
    CutStarted,
    Event,
    FrameMade,
    SoundStarted,
    TakeStarted,
    TakeWorking,
    TriedAgain,
    VariantDone,
    VariantsPlanned,
    Warned,
    WorkerBegan,
    WorkerTold,
)

FEW_FILMS = 40
"""Up to so many films each has a line of its own where lines cannot be drawn over."""
MOST_FAILURES = 10
"""So many failures and new tries, and so many warnings, are told as they come."""
SHARE = 0.01
"""Of the time since the beginning, that passes between plain lines when it lasts long."""
FEW_WORKERS = 2
"""Workers that a plain line tells of."""
STAGING = "staging"
MIXING = "making the sound"
REDRAWN = 0.1
"""Seconds between two pictures of the bars: many small takes tell more than can be seen."""
MEMORY = 48
"""Tasks whose mean time is the pace: the first ones, with the compiling, are forgotten."""
ROOM = 6
"""Lines of the terminal that are not for workers."""
SHORTEST_BAR = 8
"""Columns of the bar where the terminal is narrow."""
WHAT = 20
"""Columns for how far a worker is."""


@dataclass
class Worker:
    """What a worker makes, since when, how far it is in words, and as a part from 0 to 1."""

    name: str
    making: str = ""
    since: float = 0.0
    what: str = ""
    part: float = 0.0


class Pace:
    """How long things of one kind took lately, on average."""

    def __init__(self) -> None:
        self._seconds: deque[float] = deque(maxlen=MEMORY)

    def add(self, seconds: float) -> None:
        """One more is done."""
        self._seconds.append(seconds)

    @property
    def mean(self) -> float | None:
        """The average, None before the first."""
        return sum(self._seconds) / len(self._seconds) if self._seconds else None


class BatchEstimate:
    """How much longer a batch will last, with so many workers.

    It is what takes and films have taken in this very run; until there was one of each kind that is
    still to come, what earlier takes needed, if that is known.
    """

    def __init__(
        self,
        workers: int,
        expected: float | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._workers, self._expected, self._clock = max(workers, 1), expected, clock
        self._started = clock()
        self.takes, self.films = Pace(), Pace()

    def left(self, takes: float, films: float) -> float | None:
        """Seconds until so many takes and films are made; None while nobody can know."""
        known = [(takes, self.takes.mean), (films, self.films.mean)]
        if any(count > 0 and mean is None for count, mean in known):
            elapsed = self._clock() - self._started
            if self._expected is None or elapsed >= self._expected:
                return None
            return self._expected - elapsed
        return sum(count * (mean or 0.0) for count, mean in known) / self._workers


class BatchProgress(Progress):
    """Listens to a batch and shows how it goes. Use it in a `with` block.

    On a terminal there is a bar, a line for each worker, and the failures above them; elsewhere a
    line for each film, or now and then one where there are many.
    """

    def __init__(
        self,
        level: Level,
        console: Console | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(level, console)
        self._clock = clock
        self._workers: list[Worker] = []
        self._made: dict[str, float] = {}
        self._films = self._done = self._reused = self._failed = 0
        self._takes = self._takes_done = self._troubles = self._warnings = 0
        self._began = self._drawn = self._said = clock()
        self._left = BatchEstimate(1, None, clock)

    def __call__(self, event: Event) -> None:
        """Show what happened."""
        if isinstance(event, VariantsPlanned):
            self._plan(event)
        elif isinstance(event, BatchStarted):
            self._open(event)
        elif isinstance(event, WorkerBegan):
            self._begun(event)
        elif isinstance(event, WorkerTold):
            self._told(event)
        elif isinstance(event, BatchTakeDone):
            self._take_done(event)
        elif isinstance(event, BatchTakesOff):
            self._takes -= event.count
        elif isinstance(event, VariantDone):
            self._variant_done(event)
        elif isinstance(event, TriedAgain):
            wait = f" in {duration(event.wait)}" if event.wait >= 1 else ""
            self._trouble(f"{event.name}: {event.error}; try {event.attempt}{wait}")
        elif isinstance(event, Warned):
            self._warn(event.text)
        else:
            super().__call__(event)

    def _warn(self, words: str) -> None:
        """Of many warnings only the first are told here."""
        self._warnings += 1
        if self._level == QUIET or self._warnings > MOST_FAILURES + 1:
            return
        if self._warnings > MOST_FAILURES:
            words = "there are more; `sora check` tells them"
        self._console.print(Text.assemble(("warning", "yellow"), f": {words}"))

    def _plan(self, event: VariantsPlanned) -> None:
        """All is planned before anything is made; of a thousand films that can be seen."""
        now = self._clock()
        words = f"planning: {event.done}/{event.total} films"
        if event.done:
            left = (now - self._began) / event.done * (event.total - event.done)
            words += f", {duration(left)} left"
        if self._lively and now - self._drawn >= REDRAWN:
            self._drawn = now
            self._draw([_line(f"{bar_text(event.done / event.total)}  {words}")], refresh=True)
        elif not self._lively and self._level > QUIET and now - self._said >= PLAIN_SECONDS:
            self._said = now
            self._line(words)

    def _open(self, event: BatchStarted) -> None:
        self._films, self._takes = event.variants, event.takes
        self._workers = [Worker(name) for name in event.workers]
        self._left = BatchEstimate(len(event.workers), event.expected, self._clock)
        self._said = self._clock()
        if self._level < NORMAL:
            return
        films = f"{event.variants} {'film' if event.variants == 1 else 'films'}"
        if event.reused == event.variants:
            self._line(f"{films}, all there already")
            return
        there = f", {event.reused} of them there already" if event.reused else ""
        takes = f"{event.takes or 'no'} {'take' if event.takes == 1 else 'takes'} to render"
        by = f" by {len(event.workers)} workers" if event.takes and event.workers[1:] else ""
        about = "" if event.expected is None else f", about {duration(max(1, event.expected))}"
        self._line(f"{films}{there}; {takes}{by}{about}")

    def _begun(self, event: WorkerBegan) -> None:
        worker = self._worker(event.worker)
        if worker.making:  # it may lie in its place only when its worker has begun something else
            self._made[worker.making] = self._clock() - worker.since
        worker.making, worker.since, worker.what = event.name, self._clock(), ""
        worker.part = 0.0
        self._redraw()

    def _worker(self, number: int) -> Worker:
        while len(self._workers) <= number:  # a crew may grow
            self._workers.append(Worker(f"worker {len(self._workers) + 1}"))
        return self._workers[number]

    def _told(self, event: WorkerTold) -> None:
        worker, told = self._worker(event.worker), event.event
        found = _how_far(told)
        if found is None:
            super().__call__(told)
            return
        worker.what, worker.part = found
        self._redraw()

    def _take_done(self, event: BatchTakeDone) -> None:
        self._takes_done += 1
        if maker := self._maker(event.name):
            maker.making = maker.what = ""
        self._left.takes.add(event.seconds)
        if self._level >= VERBOSE:
            for_films = f", for {event.films} films" if event.films > 1 else ""
            self._line(f"rendered {event.name} in {event.seconds:.1f} s{for_films}")
        self._redraw()

    def _variant_done(self, event: VariantDone) -> None:
        self._done += 1
        self._reused += event.reused
        self._failed += event.error is not None
        if event.error is not None:
            self._trouble(f"failed {event.output}: {event.error}")
        else:
            self._learn(event.output)
            self._tell_film(event)
        self._redraw()

    def _maker(self, name: str) -> Worker | None:
        """The worker that makes something called so."""
        return next((one for one in self._workers if one.making == name), None)

    def _learn(self, film: str) -> None:
        """How long a worker took for a film, where one made it just now."""
        maker = self._maker(film)
        seconds = self._made.pop(film, None)
        if maker or seconds is not None:
            self._left.films.add(self._clock() - maker.since if maker else seconds or 0.0)

    def _tell_film(self, event: VariantDone) -> None:
        if self._level == QUIET:
            return
        few = not self._lively and self._films <= FEW_FILMS and not event.reused
        if few or self._level >= VERBOSE:
            how = "reused" if event.reused else f"made in {event.seconds:.1f} s"
            self._line(f"{self._done}/{self._films} {event.output}: {how}")
            self._said = self._clock()

    def _trouble(self, words: str) -> None:
        """A failure stays on the terminal, above the bars; of many only the first."""
        self._troubles += 1
        if self._level > QUIET and self._troubles <= MOST_FAILURES:
            self._line(words)
            if self._troubles == MOST_FAILURES:
                self._line("further failures are only counted here; the report has them all")

    def _redraw(self) -> None:
        now = self._clock()
        if not self._lively:
            if self._level > QUIET and now - self._said >= self._seldom(now):
                self._said = now
                self._line("; ".join([self._sums(), *self._doings()]))
        elif now - self._drawn >= REDRAWN or self._done == self._films:
            self._drawn = now
            self._draw([_line(one) for one in self._lines()], refresh=True)

    def _seldom(self, now: float) -> float:
        """Seconds between plain lines: the longer it lasts, the fewer are of use."""
        return max(PLAIN_SECONDS, (now - self._began) * SHARE)

    def _doings(self) -> list[str]:
        """What the first workers make, for plain lines."""
        busy = [one for one in self._workers if one.making][:FEW_WORKERS]
        return [f"{one.making} {one.what or _beginning(one.making)}" for one in busy]

    def _sums(self) -> str:
        """How far the whole is: "16/40 films, 4 s left, 5 reused, 1 failed, 20/60 takes"."""
        left = self._to_go()
        words = [f"{self._done}/{self._films} films"]
        words += [] if left is None else [f"{duration(left)} left"]
        words += [f"{self._reused} reused"] if self._reused else []
        words += [f"{self._failed} failed"] if self._failed else []
        words += [f"{self._takes_done}/{self._takes} takes"] if self._takes else []
        return ", ".join(words)

    def _to_go(self) -> float | None:
        """Seconds until the last film is there; None while nobody can know."""
        films = self._films - self._done
        return self._left.left(max(self._takes - self._takes_along(), 0.0), films)

    def _takes_along(self) -> float:
        """The takes that are made, with the parts of those that are being made."""
        begun = sum(one.part for one in self._workers if one.making)
        return min(self._takes_done + begun, self._takes)

    def _lines(self) -> list[str]:
        """The bar, and a line for each worker, as many as there is room for."""
        part = (self._done + self._takes_along()) / max(self._films + self._takes, 1)
        shown = self._workers[: max(self._console.size.height - ROOM, 1)]
        width = max((len(one.name) for one in shown), default=0)
        rows = [
            self._with_end(
                f"  {one.name:<{width}}  {one.what or _beginning(one.making):<{WHAT}}  ",
                one.making,
            )
            for one in shown
        ]
        more = len(self._workers) - len(shown)
        rows += [f"  and {more} more workers"] if more else []
        sums = self._sums()
        cells = min(BAR_CELLS, max(self._console.size.width - len(sums) - 3, SHORTEST_BAR))
        return [f"{bar_text(part, cells)}  {sums}", *rows]

    def _with_end(self, begin: str, name: str) -> str:
        """A row with the end of a name where all of it has no room: that is where films differ."""
        room = self._console.size.width - cell_len(begin) - 1
        if cell_len(name) <= room:
            return begin + name
        while name and cell_len(name) >= room:
            name = name[1:]
        return f"{begin}…{name}"


def _beginning(making: str) -> str:
    """What a worker does that has told nothing yet. Takes are called "film: shot"; no file name has
    a colon."""
    if not making:
        return "waiting"
    return STAGING if ":" in making else MIXING


def _how_far(event: Event) -> tuple[str, float] | None:
    """What a worker does in words, and the part of its take that is made; None for other news."""
    if isinstance(event, TakeStarted):
        return STAGING, 0.0
    if isinstance(event, FrameMade):
        return f"{event.done}/{event.frames} frames", event.done / max(event.frames, 1)
    if isinstance(event, TakeWorking):
        return working_words(event), part_of_take(event)
    if isinstance(event, SoundStarted):
        return MIXING, 0.0
    if isinstance(event, CutStarted):
        return "cutting", 0.0
    if isinstance(event, CutFrame):
        return f"cutting {event.done}/{event.frames}", 0.0
    return None


def _line(words: str) -> Text:
    return Text(words, overflow="ellipsis", no_wrap=True)
