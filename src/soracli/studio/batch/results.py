"""What became of the variants of a batch so far: in the journal, in the report, in seconds."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from soracli.errors import MachineError, SoraError
from soracli.studio.batch.graph import Graph, takes_of
from soracli.studio.batch.journal import Journal
from soracli.studio.batch.outcome import BatchOutcome, Status, VariantOutcome
from soracli.studio.batch.placing import outcome_of, outcome_of_faulty
from soracli.studio.batch.planning import Batch, Planned
from soracli.studio.batch.report import write_report
from soracli.studio.batch.tasks import Made, TaskDone
from soracli.studio.events import Listener, VariantDone
from soracli.studio.home import Home

REPORT_SECONDS = 20.0
"""How often the report is written while a run goes on."""
REPORT_SHARE = 0.05
"""Of the time of a run at most: the report of ten thousand films takes seconds to write."""


class Results:
    """What became of every variant of a batch, and what was made for them in this run.

    Journal and report also keep what earlier runs told of other films of the campaign.
    """

    def __init__(self, batch: Batch, home: Home, tell: Listener) -> None:
        self._batch, self._home, self._tell = batch, home, tell
        self._journal = Journal(batch.folder)
        earlier = self._journal.earlier()
        self._known_seconds = {one.key: one.made_seconds for one in earlier}
        self._others = [
            replace(one, number=batch.others[one.output])
            for one in earlier
            if one.output in batch.others and (one.path is None or one.path.is_file())
        ]
        self._ended: dict[int, VariantOutcome] = {}
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._tries: Counter[str] = Counter()
        self._made = Made()
        self._started = time.monotonic()
        self._report_at = self._started + REPORT_SECONDS

    def is_open(self, one: Planned) -> bool:
        """Whether nothing has become of a variant yet."""
        return one.variant.number not in self._ended

    @property
    def left(self) -> int:
        """How many variants are still to come."""
        return len(self._batch.variants) + len(self._batch.faulty) - len(self._ended)

    def made(self, done: TaskDone) -> None:
        """Count in what a task has made, and how long it took."""
        self._made += done.made
        self._seconds[done.key] += done.seconds

    def tried(self, key: str) -> None:
        """A task is tried again."""
        self._tries[key] += 1

    def end(self, one: Planned, status: Status, error: SoraError | None = None) -> None:
        """Write down what became of a variant. Raises MachineError where the disk refuses."""
        keys = (*takes_of(one.plan), one.key)
        seconds = sum(_share(self._seconds[key], self._batch.graph, key) for key in keys)
        made = seconds if status == "rendered" else self._known_seconds.get(one.key)
        tries = sum(self._tries[key] for key in keys)
        self._end(outcome_of(one, status, seconds, made, tries, error))

    def end_faulty(self, found: Iterable[VariantOutcome]) -> None:
        """Write down variants that could not even begin."""
        for one in found:
            self._end(one)

    def sometimes(self) -> None:
        """Write the report, if the last one is old. A disk that refuses stops no film."""
        began = time.monotonic()
        if began >= self._report_at:
            with suppress(MachineError):
                write_report(self._with_others(self.so_far()), self._batch, self._home)
            ended = time.monotonic()
            self._report_at = ended + max(REPORT_SECONDS, (ended - began) / REPORT_SHARE)

    def so_far(self) -> BatchOutcome:
        """How the batch stands: what has not ended is left."""
        found = dict(self._ended)
        for one in self._batch.variants:
            if self.is_open(one):
                found[one.variant.number] = outcome_of(one, "left")
        for faulty in self._batch.faulty:
            found.setdefault(faulty.number, outcome_of_faulty(faulty))
        variants = tuple(found[number] for number in sorted(found))
        seconds = time.monotonic() - self._started
        return BatchOutcome(self._batch.title, variants, self._made, seconds)

    def close(self) -> BatchOutcome:
        """Write the journal whole, and the last report. Raises MachineError."""
        outcome = self.so_far()
        whole = self._with_others(outcome)
        self._journal.rewrite(whole.variants)
        written = write_report(whole, self._batch, self._home)
        return replace(outcome, reports=(*written, self._journal.path))

    def _with_others(self, outcome: BatchOutcome) -> BatchOutcome:
        """With the films of the campaign that earlier runs were asked for, and this one was not."""
        variants = sorted((*outcome.variants, *self._others), key=lambda one: one.number)
        return replace(outcome, variants=tuple(variants))

    def _end(self, outcome: VariantOutcome) -> None:
        self._ended[outcome.number] = outcome
        self._journal.add(outcome)
        self._tell(
            VariantDone(
                outcome.number,
                outcome.output,
                outcome.status == "reused",
                outcome.seconds,
                outcome.error,
            )
        )


def _share(seconds: float, graph: Graph, key: str) -> float:
    return seconds / max(graph.users[key], 1)
