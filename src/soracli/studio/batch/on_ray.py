"""Workers of a batch on a Ray cluster: one warm actor for each GPU, or for some cores.

Ray places them and notices when one is gone. A machine may be taken back at any time: what it was
making is made elsewhere, and its worker comes back where there is room.
"""

import os
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import soracli
from soracli.errors import MachineError, RunFailed, SoraError
from soracli.plan.content import content_key
from soracli.plan.take import TakeSpec
from soracli.story.preset import Model
from soracli.studio.batch.meeting import leave_mark, take_away
from soracli.studio.batch.ray_cluster import Cluster
from soracli.studio.batch.ray_needs import needs
from soracli.studio.batch.ray_worker import Hello, RayWorker
from soracli.studio.batch.tasks import FilmTask, Task, TaskDone
from soracli.studio.beforehand import needed_by
from soracli.studio.events import Event, Note
from soracli.studio.home import Home
from soracli.studio.render import PASSES_TAG

START_SECONDS = 300.0
"""How long the first worker may take to come: a cluster may have to start a machine for it."""
OTHERS_SECONDS = 10.0
"""How long the others are waited for then; who comes later begins later."""
ALONE_SECONDS = 600.0
"""How long a batch waits when every machine has been taken back."""
SILENT_SECONDS = 300.0
"""A worker answers within LONGEST_SECONDS, whatever it makes. One that has not for so long hangs,
or its machine does: it is taken as lost."""
FETCH_SECONDS = 30.0
"""How long an answer that is there may take to be got."""
MOST_FAILURES = 3
"""A worker whose process ends before it says hello is started so many times."""
WHERE = "docs/how-to/many-machines.md"


@dataclass
class _Seat:
    """A place of a worker: who sits there, and what it is asked just now."""

    number: int
    actor: Any = None
    hello: Any = None
    said: Any = None
    here: Hello | None = None
    task: Task | None = None
    silent: float = 0.0
    failures: int = 0
    error: SoraError | None = None


class RayCrew:
    """Workers on a Ray cluster: so many `workers`, or as many as it has room for; never more than
    `most`, the number of tasks.

    Without an `address` Ray is started on this machine. Each has a GPU for itself if one of the
    `picture_models` generates and there are GPUs. Raises MachineError where Ray or the cluster is
    missing, where no worker comes up, or where one has another version or another store.
    """

    def __init__(
        self,
        home: Home,
        address: str | None,
        workers: int | None,
        picture_models: Sequence[Model],
        most: int = sys.maxsize,
    ) -> None:
        self._home = home
        self._seats: list[_Seat] = []
        self._shared: set[str] = set()
        self._mark = leave_mark(home)
        try:
            self._cluster = Cluster(address)
        except BaseException:
            take_away(home, self._mark)
            raise
        self._ray = self._cluster.ray
        try:
            generates = any(model.diffusion for model in picture_models)
            self._sit_down(*needs(self._cluster, workers, generates, max(1, most)))
        except BaseException:
            self.dismiss()
            raise

    @property
    def names(self) -> tuple[str, ...]:
        """What each worker is called, with its machine where there may be several."""
        return tuple(self._name(seat) for seat in self._seats)

    @property
    def processes(self) -> tuple[int | None, ...]:
        """The number of each worker's process on its machine; None for one that is not there."""
        return tuple(seat.here.process if seat.here else None for seat in self._seats)

    def ready(self, worker: int) -> bool:
        """Whether a worker is there and has no task."""
        seat = self._seats[worker]
        return seat.here is not None and seat.task is None

    def give(self, worker: int, task: Task) -> None:
        """Have a worker begin a task. What this machine alone has of it goes to the others first.

        Raises MachineError where that cannot be sent.
        """
        seat = self._seats[worker]
        self._share(task)
        seat.task, seat.silent = task, 0.0
        seat.said = seat.actor.begin.remote(task)

    def hear(self, seconds: float) -> list[tuple[int, Event | TaskDone]]:
        """What workers have said; waits no longer than `seconds` for the first word.

        Raises MachineError where none is left, or none has come back for long.
        """
        self._must_go_on()
        asked = {one: seat for seat in self._seats for one in (seat.hello, seat.said) if one}
        if not asked:
            time.sleep(seconds)
            return []
        began = time.monotonic()
        answered, _ = self._ray.wait(list(asked), timeout=seconds)
        listened = min(seconds, time.monotonic() - began)  # what this process slept does not count
        if answered:
            answered, _ = self._ray.wait(list(asked), num_returns=len(asked), timeout=0)
        told: list[tuple[int, Event | TaskDone]] = []
        for one, seat in asked.items():
            words: list[Event | TaskDone] = []
            if one not in answered:
                words = self._waited(seat, listened)
            else:
                words = self._greeted(seat) if one is seat.hello else self._heard(seat)
            told += [(seat.number, word) for word in words]
        return told

    def dismiss(self) -> None:
        """End all workers, and Ray where it was started here."""
        try:
            for seat in self._seats:
                self._end(seat)
            self._cluster.leave()
        finally:
            take_away(self._home, self._mark)
            self._home.store.sweep()

    def _sit_down(self, count: int, need: dict[str, float], threads: int) -> None:
        """Start so many workers, and wait until some of them are there."""
        self._need, self._threads = need, threads
        self._actor = self._ray.remote(RayWorker)
        self._seats = [_Seat(number) for number in range(count)]
        for seat in self._seats:
            self._start(seat)
        self._alone = time.monotonic()
        until = self._alone + START_SECONDS
        while (left := until - time.monotonic()) > 0:
            waiting = {seat.hello: seat for seat in self._seats if seat.hello is not None}
            if not waiting:
                break
            answered, _ = self._ray.wait(list(waiting), timeout=left)
            for one in answered:
                self._greeted(waiting[one])
            if any(seat.here for seat in self._seats):
                until = min(until, time.monotonic() + OTHERS_SECONDS)
        for seat in self._seats:
            if seat.error is not None:
                raise seat.error
        if not any(seat.here for seat in self._seats):
            raise self._nobody(START_SECONDS)

    def _start(self, seat: _Seat) -> None:
        """Ask Ray for a worker; it says hello when it is there."""
        seat.here = seat.said = None
        seat.actor = self._actor.options(
            max_restarts=0, max_task_retries=0, scheduling_strategy="SPREAD", **self._need
        ).remote(self._home, self._mark, self._threads, os.getcwd())
        seat.hello = seat.actor.hello.remote()

    def _end(self, seat: _Seat) -> None:
        actor, seat.actor, seat.hello, seat.said, seat.here = seat.actor, None, None, None, None
        if actor is not None:
            with suppress(Exception):  # it may be gone, with its machine or its cluster
                self._ray.kill(actor)

    def _greeted(self, seat: _Seat) -> list[Event | TaskDone]:
        """A worker has come, or has failed to."""
        answer, seat.hello = seat.hello, None
        try:
            here: Hello = self._ray.get(answer, timeout=FETCH_SECONDS)
        except self._ray.exceptions.RayError as fault:
            seat.failures += not self._cluster.gone(fault)
            self._end(seat)
            if seat.failures < MOST_FAILURES:
                self._start(seat)
                return []
            seat.error = _not_there(fault)
            return [self._absent(seat, seat.error)]
        error = here.error or _other_version(here)
        if error is not None:
            self._end(seat)
            seat.error = error
            return [self._absent(seat, error)]
        seat.here, seat.failures = here, 0
        return []

    def _absent(self, seat: _Seat, error: SoraError) -> Note:
        return Note(f"{self._name(seat)} stays away: {error.message}")

    def _heard(self, seat: _Seat) -> list[Event | TaskDone]:
        """What a worker has told of its task; or it has died in the middle of it."""
        answer, seat.said, seat.silent = seat.said, None, 0.0
        task = seat.task
        assert task is not None
        try:
            words: list[Event | TaskDone] = self._ray.get(answer, timeout=FETCH_SECONDS)
        except self._ray.exceptions.RayTaskError as fault:
            self._anew(seat)  # what it does now nobody knows
            return [TaskDone(task.key, 0.0, error=_confused(fault))]
        except self._ray.exceptions.RayError as fault:
            return [self._lost(seat, task, fault)]
        if words and isinstance(words[-1], TaskDone):
            seat.task = None
        else:
            seat.said = seat.actor.go_on.remote()
        return words

    def _waited(self, seat: _Seat, seconds: float) -> list[Event | TaskDone]:
        """A worker has not answered for some seconds more."""
        task = seat.task
        if task is None:
            return []  # it has not come yet
        seat.silent += seconds
        if seat.silent < SILENT_SECONDS:
            return []
        words = f"no word came from its worker for {seat.silent:.0f} s{self._at(seat)}"
        self._anew(seat)
        error = MachineError(words, "It hangs, or its machine does. It is made on another one.")
        return [TaskDone(task.key, 0.0, error=error, again=True)]

    def _lost(self, seat: _Seat, task: Task, fault: Exception) -> TaskDone:
        """A worker has died, or its machine is gone. Another one is asked for."""
        assert seat.here is not None
        died = self._cluster.died(fault, seat.here.node)
        words, mend = "its machine is gone", "It is made on another one, if there is one."
        if died:
            words = "its worker has died"
            mend = "It may have run out of memory: try a smaller --size."
        words += self._at(seat)
        self._anew(seat)
        error = MachineError(words, mend)
        return TaskDone(task.key, 0.0, error=error, again=True, died=died, gone=not died)

    def _anew(self, seat: _Seat) -> None:
        """Start another worker in place of one that is of no use any more."""
        seat.task = None
        self._end(seat)
        self._start(seat)
        self._alone = time.monotonic()

    @staticmethod
    def _at(seat: _Seat) -> str:
        return f" ({seat.here.host})" if seat.here else ""

    def _must_go_on(self) -> None:
        """Raise MachineError where nobody is there, and nobody can be expected."""
        if any(seat.here for seat in self._seats):
            self._alone = time.monotonic()
            return
        errors = [seat.error for seat in self._seats if seat.error is not None]
        if len(errors) == len(self._seats):
            raise errors[0]
        if time.monotonic() - self._alone > ALONE_SECONDS:
            raise self._nobody(ALONE_SECONDS)

    def _nobody(self, seconds: float) -> MachineError:
        need = ", ".join(f"{name[4:].upper()} {count:g}" for name, count in self._need.items())
        return MachineError(
            f"no machine of the Ray cluster had room for a worker ({need}) for {seconds:.0f} s",
            "See ray status. What was finished is kept: the same command goes on.",
        )

    def _share(self, task: Task) -> None:
        """Send what only this machine has and others need for a task."""
        if not self._home.shared:
            return
        wanted = dict.fromkeys(one for spec in _specs(task) for one in _keys(spec))
        store = self._home.store
        for key in wanted:
            if key not in self._shared:
                store.share(key)
                self._shared.add(key)

    def _name(self, seat: _Seat) -> str:
        name = f"worker {seat.number + 1}"
        return name if self._cluster.own or not seat.here else f"{name} on {seat.here.host}"


def _specs(task: Task) -> Iterable[TakeSpec]:
    if isinstance(task, FilmTask):
        return [shot.spec for shot in task.plan.shots]
    return [task.spec] if hasattr(task, "spec") else task.specs


def _keys(spec: TakeSpec) -> Iterable[str]:
    """The keys of a take, of what leads it, and of its lines."""
    from soracli.plan.key import take_key

    for key in (take_key(spec), *needed_by(spec)):
        yield key
        yield content_key(PASSES_TAG, key)
    for voice in spec.voices:
        if voice is not None:
            yield voice.key


def _other_version(here: Hello) -> MachineError | None:
    if here.version == soracli.__version__:
        return None
    return MachineError(
        f"soracli on {here.host} is {here.version}, and {soracli.__version__} here",
        f"Install the same there: pip install 'soracli[ray]=={soracli.__version__}'",
    )


def _not_there(fault: Exception) -> MachineError:
    """Why a worker could not come up, from the words of Ray."""
    words = str(fault)
    if "soracli" in words and ("ModuleNotFound" in words or "ImportError" in words):
        return MachineError(
            "soracli is not installed on the machines of the Ray cluster",
            f"Install it there: pip install 'soracli[ray]=={soracli.__version__}'",
        )
    return MachineError(
        f"a worker on the Ray cluster ended before it began: {' '.join(words.split())[:300]}",
        f"See its logs with: ray logs. What each machine needs: {WHERE}",
    )


def _confused(fault: Exception) -> RunFailed:
    last = str(fault).strip().rpartition("\n")[2]
    return RunFailed(
        f"a worker could not begin: {last[:300]}", "Install the same soracli on all machines."
    )
