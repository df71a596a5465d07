"""Progress of a campaign: one bar and a line for each worker, or plain lines, and no flood."""

import io
import re

from rich.console import Console

from soracli.cli.batch_progress import FEW_FILMS, MOST_FAILURES, BatchEstimate, BatchProgress
from soracli.cli.console import NORMAL, QUIET, VERBOSE
from soracli.errors import MachineError
from soracli.studio.events import (
    BatchStarted,
    BatchTakeDone,
    CutFrame,
    Event,
    FrameMade,
    TriedAgain,
    VariantDone,
    VariantsPlanned,
    WorkerBegan,
    WorkerTold,
)

FAULT = MachineError("the worker ran out of memory", "Use fewer workers.")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def lines(events: list[Event], level: int = NORMAL, step: float = 0.0) -> list[str]:
    """What is said where lines cannot be drawn over; the clock goes on between events."""
    clock, said = Clock(), io.StringIO()
    with BatchProgress(level, Console(file=said, width=200), clock) as progress:
        for event in events:
            progress(event)
            clock.now += step
    return said.getvalue().splitlines()


def drawn(events: list[Event], height: int = 30) -> list[str]:
    """What stands on a terminal a hundred columns wide, just before the end of a run."""
    clock, said = Clock(), io.StringIO()
    console = Console(file=said, width=100, height=height, force_terminal=True, color_system=None)
    with BatchProgress(NORMAL, console, clock) as progress:
        for event in events:
            progress(event)
            clock.now += 1
        shown = said.getvalue().rpartition("\x1b[2K")[2]  # since it was last cleared
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown).splitlines()


def test_the_estimate_is_the_pace_of_takes_and_films_shared_by_the_workers() -> None:
    clock = Clock()
    left = BatchEstimate(2, 60, clock)
    clock.now = 20
    assert left.left(4, 2) == 40  # nothing is done yet: what earlier runs needed
    left.takes.add(8)
    assert left.left(4, 2) == 40  # of films nothing is known yet
    left.films.add(2)
    assert left.left(4, 2) == (4 * 8 + 2 * 2) / 2
    assert left.left(0, 2) == 2 and left.left(0, 0) == 0
    assert BatchEstimate(2, None, clock).left(1, 1) is None
    clock.now = 90
    late = BatchEstimate(1, 60, clock)
    clock.now = 190
    assert late.left(1, 1) is None  # it takes longer than was thought


def test_a_terminal_shows_the_whole_and_every_worker() -> None:
    shown = drawn(
        [
            BatchStarted(4, 1, 2, ("worker 1", "worker 2"), None),
            VariantDone(1, "en/a.mp4", True, 0.0),
            WorkerBegan(0, "en/b.mp4: hers"),
            WorkerTold(0, FrameMade("hers", 6, 24)),
            WorkerBegan(1, "en/c.mp4"),
            WorkerTold(1, CutFrame(3, 8)),
            BatchTakeDone("en/c.mp4: hers", 1, 4.0),
        ]
    )
    whole, first, second = shown
    assert "1/4 films" in whole and "1 reused" in whole and "1/2 takes" in whole
    assert whole.count("#") == round(24 * (1 + 1 + 6 / 24) / 6)
    assert first.split()[:4] == ["worker", "1", "6/24", "frames"] and "en/b.mp4: hers" in first
    assert "cutting 3/8" in second and "en/c.mp4" in second


def test_the_pace_is_known_when_a_film_lies_in_its_place_later() -> None:
    shown = drawn(
        [
            BatchStarted(4, 0, 4, ("worker 1",), None),
            WorkerBegan(0, "a.mp4: roll"),
            BatchTakeDone("a.mp4: roll", 1, 7.0),
            WorkerBegan(0, "a.mp4"),
            WorkerBegan(0, "b.mp4: roll"),
            VariantDone(1, "a.mp4", False, 9.0),
        ]
    )
    assert "1/4 films, 24 s left" in shown[0]  # three takes of 7 s and three films of 1 s


def test_more_workers_than_lines_are_counted() -> None:
    names = tuple(f"worker {number}" for number in range(64))
    began = [BatchStarted(99, 0, 99, names, None), WorkerBegan(0, "a.mp4"), WorkerBegan(1, "b.mp4")]
    assert drawn(began, height=20)[-1].strip() == "and 50 more workers"


def test_a_few_films_have_a_line_each_and_many_only_now_and_then() -> None:
    def run(films: int, step: float = 0.01, level: int = NORMAL) -> list[str]:
        done = [VariantDone(number, f"{number}.mp4", False, 1.0) for number in range(1, films + 1)]
        return lines([BatchStarted(films, 0, films, ("worker 1",), None), *done], level, step)

    assert len(run(FEW_FILMS)) == FEW_FILMS + 1
    assert len(run(1000)) == 1 + 1  # ten seconds in all
    assert "films" in run(1000)[-1]
    assert len(run(1000, level=VERBOSE)) == 1001
    assert run(5, level=QUIET) == []


def test_failures_are_told_at_once_but_never_flood() -> None:
    failed = [VariantDone(number, f"{number}.mp4", False, 1.0, FAULT) for number in range(1, 99)]
    said = lines([BatchStarted(99, 0, 99, ("worker 1",), None), *failed])
    assert said[1] == "failed 1.mp4: the worker ran out of memory"
    assert len(said) == 1 + MOST_FAILURES + 1 and "the report has them all" in said[-1]
    again = lines([BatchStarted(1, 0, 1, ("worker 1",), None), TriedAgain("a.mp4", 2, 8.0, FAULT)])
    assert again[-1] == "a.mp4: the worker ran out of memory; try 2 in 8 s"


def test_a_run_that_has_nothing_to_do_says_so() -> None:
    assert lines([BatchStarted(3, 3, 0, (), None)]) == ["3 films, all there already"]


def test_the_planning_of_many_films_is_seen() -> None:
    planned = [VariantsPlanned(done, 100) for done in range(1, 51)]
    assert drawn(planned)[-1].endswith("planning: 50/100 films, 49 s left")
    assert len(lines(planned, step=0.25)) == 2 and lines(planned) == []
