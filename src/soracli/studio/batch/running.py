"""A batch on its way: tasks to workers, films to their places, a line for each in the journal."""

import heapq
import os
import time
from collections import Counter, deque
from collections.abc import Callable
from pathlib import Path

from soracli.errors import MachineError, SoraError
from soracli.plan.content import content_key
from soracli.studio.alone import alone
from soracli.studio.batch.crew import Crew
from soracli.studio.batch.estimate import must_fit
from soracli.studio.batch.graph import CUT
from soracli.studio.batch.order import Order
from soracli.studio.batch.outcome import BatchOutcome
from soracli.studio.batch.pictures import keep_picture, picture_key
from soracli.studio.batch.placing import blocked_places, must_be_sound, outcome_of_faulty
from soracli.studio.batch.planning import Batch, Planned
from soracli.studio.batch.results import Results
from soracli.studio.batch.tasks import FilmTask, ReadTask, TakeTask, Task, TaskDone
from soracli.studio.beforehand import must_be_there
from soracli.studio.events import (
    BatchStarted,
    BatchTakeDone,
    BatchTakesOff,
    Listener,
    TriedAgain,
    Warned,
    WorkerBegan,
    WorkerTold,
)
from soracli.studio.film_outcome import deliver_film
from soracli.studio.home import Home
from soracli.studio.ledger import Entry
from soracli.studio.voices import ready

BATCH_TAG = "batch/1"
HEAR_SECONDS = 0.5
"""The longest that only workers are listened to."""
LONGER = 4
"""How many times as long a task waits each time before it is tried again."""
MOST_DEATHS = 2
"""A task in which so many workers have died is given to no other."""
MOST_GONE = 20
"""Machines that may go away under one task before each is one of its tries: it may be the cause."""
AT_ONCE = 8
"""Films that are put in their places before workers are listened to again."""


def run_batch(batch: Batch, crew: Callable[[], Crew], home: Home, tell: Listener) -> BatchOutcome:
    """Make all films of a batch that are missing, and put all of them in their places.

    `crew` is asked for workers only if there is something to make. What fails stops nothing else.
    Raises InputError, before any work, for what cannot be made (unless told to keep going) and for
    files that are in the way; MachineError where the machine refuses; KeyboardInterrupt when the
    person stops it: what was finished is kept and written down.
    """
    must_be_sound(batch, {})
    name = f"the films in {batch.folder}"
    right = content_key(BATCH_TAG, os.path.realpath(batch.folder))
    with alone(home.store, right, name, tell):
        blocked = blocked_places(batch)
        must_be_sound(batch, blocked)
        must_fit(batch)
        _prepare(batch, home, tell)
        results = Results(batch, home, tell)
        found = (*batch.faulty, *blocked.values())
        results.end_faulty(outcome_of_faulty(one) for one in found)
        running = _Running(batch, crew, home, tell, results)
        try:
            running.run()
        finally:
            running.dismiss()
            outcome = results.close()
        return outcome


def _prepare(batch: Batch, home: Home, tell: Listener) -> None:
    """See that models are there, and keep the files that films bring along."""
    must_be_there([task.spec for task in batch.graph.takes], home.store, tell)
    files: dict[str, Path] = {}
    for task in batch.graph.films:
        ready(task.plan.score, home.store)
        files |= {one.digest: Path(one.path) for one in task.plan.pictures.values()}
        files |= {one.digest: Path(one.path) for one in task.plan.recordings.values()}
    if files:
        from soracli.studio.inputs import keep_files

        keep_files(files, home.store)
    for words in batch.warnings:
        tell(Warned(words))


class _Running:
    """The loop of one batch."""

    def __init__(
        self,
        batch: Batch,
        crew: Callable[[], Crew],
        home: Home,
        tell: Listener,
        results: Results,
    ) -> None:
        self._batch, self._home, self._tell, self._results = batch, home, tell, results
        self._store = home.store
        self._hire = crew
        self._crew: Crew | None = None
        self._order = Order(batch.graph)
        self._busy: dict[int, Task] = {}
        self._idle: set[int] = set()
        self._later: list[tuple[float, str]] = []
        self._tries: Counter[str] = Counter()
        self._deaths: Counter[str] = Counter()
        self._gone: Counter[str] = Counter()
        self._anew: set[str] = set()
        self._remade: set[str] = set()
        self._rendered: set[str] = set()
        self._films: dict[str, list[Planned]] = {}
        for one in batch.variants:
            self._films.setdefault(one.key, []).append(one)
        self._to_place = deque(one for one in batch.variants if one.stored)
        self._order.give_up(*(key for key in batch.graph.users if self._is_unwanted(key)))

    def run(self) -> None:
        """Until something has become of every variant."""
        names = self._workers().names if self._batch.graph.tasks else ()
        self._tell(self._begun(names))
        while self._results.left:
            self._give()
            self._place()
            waits = not self._to_place
            if self._crew is not None:
                self._hear(self._crew, self._patience() if waits else 0.0)
            self._results.sometimes()

    def dismiss(self) -> None:
        """End the workers, if there are any."""
        if self._crew is not None:
            self._crew.dismiss()

    def _workers(self) -> Crew:
        if self._crew is None:
            self._crew = self._hire()
        return self._crew

    def _begun(self, names: tuple[str, ...]) -> BatchStarted:
        batch = self._batch
        expected = batch.expected
        return BatchStarted(
            variants=len(batch.variants) + len(batch.faulty),
            reused=sum(one.stored for one in batch.variants),
            takes=len(batch.graph.takes) - self._order.takes_left_out,
            workers=names,
            expected=None if expected is None else expected / max(len(names), 1),
        )

    def _give(self) -> None:
        """Give every worker that has nothing to do the next task."""
        while self._later and self._later[0][0] <= time.monotonic():
            self._order.back(heapq.heappop(self._later)[1])
        if self._crew is None:
            return
        for worker in range(len(self._crew.names)):
            if worker in self._busy:
                continue
            task = self._order.next(worker) if self._crew.ready(worker) else None
            if task is not None:
                self._busy[worker] = task
                self._idle.discard(worker)
                self._tell(WorkerBegan(worker, task.name))
                try:
                    self._crew.give(worker, task)
                except MachineError as error:  # what it needs could not be sent there
                    del self._busy[worker]
                    self._end(task, TaskDone(task.key, 0.0, error=error, again=True))
            elif worker not in self._idle:
                self._idle.add(worker)
                self._tell(WorkerBegan(worker, ""))

    def _patience(self) -> float:
        if not self._later:
            return HEAR_SECONDS
        return min(HEAR_SECONDS, max(0.0, self._later[0][0] - time.monotonic()))

    def _hear(self, crew: Crew, seconds: float) -> None:
        for worker, word in crew.hear(seconds):
            if not isinstance(word, TaskDone):
                self._tell(WorkerTold(worker, word))
            elif (task := self._busy.pop(worker, None)) is not None:
                self._end(task, word)

    def _end(self, task: Task, done: TaskDone) -> None:
        self._results.made(done)
        _note(self._home, task, done)
        if done.error is not None:
            self._failed(task, done, done.error)
            return
        self._order.done(task.key)
        if isinstance(task, FilmTask):
            if task.key in self._anew:
                self._remade.add(task.key)
            if done.made.films:
                self._rendered.add(task.key)
            self._to_place.extend(self._open(task.key))
        elif isinstance(task, TakeTask):
            films = self._batch.graph.users[task.key]
            self._tell(BatchTakeDone(task.name, films, done.seconds))

    def _failed(self, task: Task, done: TaskDone, error: SoraError) -> None:
        """Try it again later, or give it up with all that needs it."""
        self._deaths[task.key] += done.died
        deadly = self._deaths[task.key] >= MOST_DEATHS
        if done.again and not deadly and self._may_try(task, done):
            tried = self._tries[task.key]
            wait = self._batch.wish.patience * LONGER ** max(0, tried - 1)
            attempt = tried + self._gone[task.key] + 1
            self._results.tried(task.key)
            heapq.heappush(self._later, (time.monotonic() + wait, task.key))
            self._tell(TriedAgain(task.name, attempt, wait, error))
            return
        if isinstance(task, ReadTask):
            self._order.done(task.key)  # each take reads its own, or tells why it cannot
            return
        told, before = _told(task, error), self._order.takes_left_out
        lost = self._order.failed(task.key)
        off = self._order.takes_left_out - before + isinstance(task, TakeTask)
        if off:
            self._tell(BatchTakesOff(off))
        for key in (task.key, *lost):
            for one in self._open(key):
                self._results.end(one, "failed", told)

    def _may_try(self, task: Task, done: TaskDone) -> bool:
        """Whether a task may be tried once more; counts that."""
        if done.gone and self._gone[task.key] < MOST_GONE:
            self._gone[task.key] += 1
            return True
        if self._tries[task.key] >= self._batch.wish.retries:
            return False
        self._tries[task.key] += 1
        return True

    def _is_unwanted(self, key: str) -> bool:
        """Whether this is a film that cannot go where it should, and nowhere else."""
        return key in self._films and not self._open(key)

    def _open(self, key: str) -> list[Planned]:
        return [one for one in self._films.get(key, ()) if self._results.is_open(one)]

    def _place(self) -> None:
        """Put some films where they go; one that turns out damaged is made again."""
        for _ in range(min(AT_ONCE, len(self._to_place))):
            one = self._to_place.popleft()
            if not self._results.is_open(one):
                continue
            try:
                delivered = self._delivered(one)
            except MachineError as error:
                self._results.end(one, "failed", error)
                continue
            if not delivered:
                self._make_again(one)
                continue
            first = one.key in self._rendered
            self._rendered.discard(one.key)
            self._results.end(one, "rendered" if first else "reused")

    def _delivered(self, one: Planned) -> bool:
        """Copy a film to its place; False where the store has lost it. Raises MachineError."""
        artifact = self._store.fetch(one.key)
        if artifact is None:
            return False
        if not self._store.holds(picture_key(one.key)):  # `sora shoot` has made that film
            keep_picture(artifact, self._store)
        deliver_film(artifact, one.path, self._tell)
        return True

    def _make_again(self, one: Planned) -> None:
        """Have a film made that should be in the store and is not, once."""
        if one.key in self._remade:
            root = self._store.root
            fault = f"the store in {root} did not keep the film"
            self._results.end(one, "failed", MachineError(fault, "Check the disk, and try again."))
        elif one.key not in self._anew:
            self._anew.add(one.key)
            self._workers()
            self._order.add(FilmTask(one.key, one.variant.output, one.plan, self._batch.options))


def _told(task: Task, error: SoraError) -> SoraError:
    """A fault of a take, with the shot that it is of."""
    if not isinstance(task, TakeTask):
        return error
    shot = task.name.rpartition(": ")[2]
    words = f"{shot}: {error.message}"
    return type(error)(words, error.hint, place=error.place, snippet=error.snippet)


def _note(home: Home, task: Task, done: TaskDone) -> None:
    """Write a task into the ledger."""
    if isinstance(task, ReadTask):
        return
    made = done.made.takes if isinstance(task, TakeTask) else done.made.films
    outcome = "failed" if done.error else "rendered" if made else "reused"
    shown = task.spec if isinstance(task, TakeTask) else task.plan.timeline
    home.ledger.note(
        Entry(
            verb="batch",
            key=task.key,
            model=task.spec.model.name if isinstance(task, TakeTask) else CUT,
            outcome=outcome,
            frames=shown.frames,
            pixels=shown.width * shown.height,
            seconds=done.seconds,
            path="",
        )
    )
