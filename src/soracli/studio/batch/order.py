"""Which task a worker begins next.

Films go first, so that results come early; then takes in the order of the campaign, but those of
one performance one after the other on one worker, and a model stays where it is loaded.
"""

import heapq
from bisect import bisect_left, insort

from soracli.studio.batch.graph import Graph
from soracli.studio.batch.tasks import FilmTask, ReadTask, TakeTask, Task

LOOK = 256
"""Stages that are looked at for a worker: of 100,000 the first will do."""


class Order:
    """The tasks of a batch that wait, and those that can be begun.

    A task is taken by `next`, and then either `done`, `failed`, or put `back`.
    """

    def __init__(self, graph: Graph) -> None:
        self._tasks = graph.tasks
        self._rank = {key: place for place, key in enumerate(graph.tasks)}
        self._stages = graph.stages
        self._missing = {key: set(graph.needs.get(key, ())) for key in graph.tasks}
        self._needed_by: dict[str, list[str]] = {}
        for key, needs in self._missing.items():
            for one in needs:
                self._needed_by.setdefault(one, []).append(key)
        self._first: list[tuple[bool, int, str]] = []
        self._takes: dict[str, list[tuple[int, str]]] = {}
        self._ranked: list[tuple[int, str]] = []
        self._last: dict[int, tuple[str, str]] = {}
        for key, needs in self._missing.items():
            if not needs:
                self.back(key)

    def next(self, worker: int) -> Task | None:
        """The task that a worker should begin now; None where none can be begun."""
        if self._first:
            return self._tasks[heapq.heappop(self._first)[2]]
        if not self._takes:
            return None
        stage = self._stage_for(worker)
        task = self._tasks[self._from(stage)]
        assert isinstance(task, TakeTask)
        self._last[worker] = stage, task.spec.model.name
        return task

    def done(self, key: str) -> None:
        """What needed only this can be begun."""
        for one in self._needed_by.pop(key, ()):
            needs = self._missing.get(one)
            if needs is not None:
                needs.discard(key)
                if not needs:
                    self.back(one)

    def failed(self, key: str) -> list[str]:
        """What can never be begun now: all that needs this, and what needs that."""
        lost: list[str] = []
        waiting = [key]
        while waiting:
            for one in self._needed_by.pop(waiting.pop(), ()):
                if self._missing.pop(one, None) is not None:
                    lost.append(one)
                    waiting.append(one)
        return lost

    def back(self, key: str) -> None:
        """A task can be begun, for the first time or once more."""
        task = self._tasks[key]
        if isinstance(task, TakeTask):
            stage = self._stages[key]
            waiting = self._takes.setdefault(stage, [])
            self._forget(stage, waiting)
            heapq.heappush(waiting, (self._rank[key], key))
            insort(self._ranked, (waiting[0][0], stage))
        else:
            later = isinstance(task, FilmTask)
            assert later or isinstance(task, ReadTask)
            heapq.heappush(self._first, (later, self._rank[key], key))

    def add(self, task: FilmTask) -> None:
        """A film has to be made again that was thought to be there."""
        self._tasks[task.key] = task
        self._rank.setdefault(task.key, len(self._rank))
        self._missing[task.key] = set()
        self.back(task.key)

    def _from(self, stage: str) -> str:
        """The first take of a stage, which waits no longer."""
        waiting = self._takes[stage]
        self._forget(stage, waiting)
        _, key = heapq.heappop(waiting)
        if waiting:
            insort(self._ranked, (waiting[0][0], stage))
        else:
            del self._takes[stage]
        return key

    def _forget(self, stage: str, waiting: list[tuple[int, str]]) -> None:
        """Take a stage out of the order in which they come, before its first take changes."""
        if waiting:
            del self._ranked[bisect_left(self._ranked, (waiting[0][0], stage))]

    def _stage_for(self, worker: int) -> str:
        mine, model = self._last.get(worker, ("", ""))
        if mine in self._takes:
            return mine
        others = {stage for one, (stage, _) in self._last.items() if one != worker}
        free = [stage for _, stage in self._ranked[:LOOK] if stage not in others]
        first = free[0] if free else self._ranked[0][1]
        return next((stage for stage in free if self._model(stage) == model), first)

    def _model(self, stage: str) -> str:
        task = self._tasks[self._takes[stage][0][1]]
        return task.spec.model.name if isinstance(task, TakeTask) else ""
