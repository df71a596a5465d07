"""Which task a worker begins next.

Films go first, so that results come early; then takes in the order of the campaign, but those of
one performance one after the other on one worker, and a model stays where it is loaded.
"""

import heapq
from bisect import bisect_left, insort
from collections import Counter

from soracli.studio.batch.graph import Graph
from soracli.studio.batch.tasks import FilmTask, ReadTask, TakeTask, Task

LOOK = 256
"""Stages that are looked at for a worker: of 100,000 the first will do."""


class Order:
    """The tasks of a batch that wait, and those that can be begun.

    A task is taken by `next`, and then either `done`, `failed`, or put `back`. What only failed
    tasks would have needed is never begun; `takes_left_out` counts the takes among it.
    """

    def __init__(self, graph: Graph) -> None:
        self._tasks = graph.tasks
        self._rank = {key: place for place, key in enumerate(graph.tasks)}
        self._stages = graph.stages
        self._missing = {key: set(graph.needs.get(key, ())) for key in graph.tasks}
        self._needed_by: dict[str, list[str]] = {}
        self._needs = {key: tuple(needs) for key, needs in self._missing.items()}
        self._wanted: Counter[str] = Counter()
        self._given_up: set[str] = set()
        self.takes_left_out = 0
        for key, needs in self._missing.items():
            self._wanted.update(needs)
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
        while self._first:
            key = heapq.heappop(self._first)[2]
            if key not in self._given_up:
                return self._tasks[key]
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
        self.give_up(*lost)
        return lost

    def give_up(self, *keys: str) -> None:
        """Nobody wants these any more: they are never begun, nor is what they alone need."""
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key in self._given_up:
                continue
            self._given_up.add(key)
            blocked = bool(self._missing.pop(key, None))
            if (self._take_out(key) or blocked) and isinstance(self._tasks[key], TakeTask):
                self.takes_left_out += 1
            for one in self._needs.get(key, ()):
                self._wanted[one] -= 1
                if not self._wanted[one]:
                    waiting.append(one)

    def back(self, key: str) -> None:
        """A task can be begun, for the first time or once more; not if nobody wants it now."""
        if key in self._given_up:
            return
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
        self._given_up.discard(task.key)
        self._tasks[task.key] = task
        self._rank.setdefault(task.key, len(self._rank))
        self._missing[task.key] = set()
        self.back(task.key)

    def _from(self, stage: str) -> str:
        """The first take of a stage, which waits no longer."""
        waiting = self._takes[stage]
        self._forget(stage, waiting)
        _, key = heapq.heappop(waiting)
        self._rank_again(stage, waiting)
        return key

    def _take_out(self, key: str) -> bool:
        """Whether this was a take that could have been begun; it waits no longer."""
        stage = self._stages.get(key, "")
        waiting, place = self._takes.get(stage, []), (self._rank[key], key)
        if place not in waiting:
            return False
        self._forget(stage, waiting)
        waiting.remove(place)
        heapq.heapify(waiting)
        self._rank_again(stage, waiting)
        return True

    def _rank_again(self, stage: str, waiting: list[tuple[int, str]]) -> None:
        """Put a stage back into the order, after some take of it has gone."""
        if waiting:
            insort(self._ranked, (waiting[0][0], stage))
        else:
            del self._takes[stage]

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
