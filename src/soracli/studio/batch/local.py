"""Workers of a batch on this machine: processes, one for each GPU, or for some cores."""

import time
from collections.abc import Sequence
from functools import partial
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from soracli.errors import MachineError
from soracli.studio.batch.sizing import cores, workers_for
from soracli.studio.batch.tasks import Task, TaskDone
from soracli.studio.batch.work import do, use_threads
from soracli.studio.events import Event, Listener
from soracli.studio.hands import Hand, dismiss
from soracli.studio.home import Home

if TYPE_CHECKING:
    from soracli.studio.batch.planning import Batch


class LocalCrew:
    """Workers on this machine, each with so many `threads`.

    Of `gpus` (as CUDA_VISIBLE_DEVICES calls them) each worker sees one alone.
    """

    def __init__(self, home: Home, workers: int, threads: int, gpus: Sequence[str] = ()) -> None:
        self._home = home
        self._names = tuple(
            f"GPU {place % len(gpus) + 1}" if gpus else f"worker {place + 1}"
            for place in range(workers)
        )
        work = partial(_do, threads)
        self._hands: list[Hand[Task, TaskDone]] = [
            Hand(home, work, _lost, _settings(gpus[place % len(gpus)]) if gpus else {})
            for place in range(workers)
        ]

    @property
    def names(self) -> tuple[str, ...]:
        """What each worker is called."""
        return self._names

    def ready(self, worker: int) -> bool:
        """Whether a worker has no task."""
        return self._hands[worker].job is None

    def give(self, worker: int, task: Task) -> None:
        """Have a worker that is idle begin a task."""
        self._hands[worker].give(task)

    def hear(self, seconds: float) -> list[tuple[int, Event | TaskDone]]:
        """What workers have said; waits no longer than `seconds` for the first word."""
        busy = [number for number, hand in enumerate(self._hands) if hand.job is not None]
        if not busy:  # not every system can wait for nobody
            time.sleep(seconds)
            return []
        heard = wait([self._hands[number].pipe for number in busy], seconds)
        told: list[tuple[int, Event | TaskDone]] = []
        for number in [one for one in busy if self._hands[one].pipe in heard]:
            event, done = self._hands[number].hear()
            word = event if done is None else done
            if word is not None:
                told.append((number, word))
        return told

    def dismiss(self) -> None:
        """End all workers. What they were making is dropped."""
        dismiss(self._hands, self._home)


def local_crew(batch: "Batch", home: Home, workers: int | None = None) -> LocalCrew:
    """The workers that suit this machine and a batch, or so many.

    Where models generate, that is one for each GPU, and one alone where there is none.
    """
    count = workers_for(batch, workers)
    gpus: tuple[str, ...] = ()
    if batch.generates:
        from soracli.engines.facts import gpu_names  # only who has a model pays

        gpus = gpu_names()
    return LocalCrew(home, count, max(1, cores() // count), gpus)


def _do(threads: int, task: Task, home: Home, tell: Listener) -> TaskDone:
    """Do a task in a worker, with so many threads."""
    use_threads(threads)
    return do(task, home, tell)


def _settings(gpu: str) -> dict[str, str]:
    """The environment of one worker: the one GPU that it may see. The makers' libraries read these
    variables when a process first asks for a GPU."""
    return {"CUDA_VISIBLE_DEVICES": gpu, "HIP_VISIBLE_DEVICES": gpu}


def _lost(task: Task, code: int | None) -> TaskDone:
    how = f"was killed by signal {-code}" if code is not None and code < 0 else f"ended with {code}"
    fault = MachineError(
        f"the process that made it {how}",
        "It may have run out of memory: try fewer --workers, or a smaller --size.",
    )
    return TaskDone(task.key, 0.0, error=fault, again=True, died=True)
