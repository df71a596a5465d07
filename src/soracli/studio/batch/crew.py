"""Who does the tasks of a batch: workers on this machine, or on those of a Ray cluster."""

from typing import Protocol

from soracli.studio.batch.tasks import Task, TaskDone
from soracli.studio.events import Event


class Crew(Protocol):
    """Some workers, each of which does one task at a time and stays warm between them.

    A worker that dies is replaced; its task ends as a TaskDone with `again`.
    """

    @property
    def names(self) -> tuple[str, ...]:
        """What each worker is called to people ("worker 1", "cuda:0")."""

    def ready(self, worker: int) -> bool:
        """Whether a worker can be given a task now: it is there and has none. On a cluster, workers
        go and come back with its machines."""

    def give(self, worker: int, task: Task) -> None:
        """Have a worker that is idle begin a task."""

    def hear(self, seconds: float) -> list[tuple[int, Event | TaskDone]]:
        """What workers have said, by their number, in order; waits for the first word, but no
        longer than `seconds`; for nobody's word where one has come back. Raises MachineError where
        none is there, and none comes."""

    def dismiss(self) -> None:
        """End all workers. What they were making is dropped; what was finished is kept."""
