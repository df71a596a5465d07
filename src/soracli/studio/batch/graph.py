"""What has to be made for a batch, each thing once, and what has to be there before it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from soracli.plan.content import content_key
from soracli.plan.film import FilmPlan
from soracli.plan.played import played_key
from soracli.plan.take import TakeSpec
from soracli.studio.batch.tasks import FilmTask, ReadTask, TakeTask, Task
from soracli.studio.beforehand import needed_by
from soracli.studio.cut import CutOptions
from soracli.studio.home import Home
from soracli.studio.render import PASSES_TAG, stored
from soracli.studio.store import Store

if TYPE_CHECKING:
    from soracli.studio.batch.planning import Planned

READ_TAG = "batch-read/1"
CUT = "cut"
"""What the ledger calls the cutting of films, beside the models that take them."""


@dataclass(frozen=True)
class NamedTake:
    """One take of a film, and what it is called: its shot, or who is on it."""

    name: str
    key: str
    spec: TakeSpec


@dataclass
class Graph:
    """The `tasks` of a batch by their keys, what it needs first before what needs it.

    `needs` are the keys of the tasks that have to be done before one. `users` is for how many
    variants something is made. `stages` tells by take key what is played in it: takes of one stage
    differ only in how that is seen.
    """

    tasks: dict[str, Task] = field(default_factory=dict)
    needs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    users: Counter[str] = field(default_factory=Counter)
    stages: dict[str, str] = field(default_factory=dict)

    @property
    def takes(self) -> list[TakeTask]:
        """The takes among the tasks."""
        return [task for task in self.tasks.values() if isinstance(task, TakeTask)]

    @property
    def films(self) -> list[FilmTask]:
        """The films among the tasks."""
        return [task for task in self.tasks.values() if isinstance(task, FilmTask)]


def takes_of(plan: FilmPlan) -> dict[str, NamedTake]:
    """All takes that a film is made from, by their keys: its shots in order, then its sheets."""
    found: dict[str, NamedTake] = {}
    for shot in plan.shots:
        found.setdefault(shot.key, NamedTake(shot.id, shot.key, shot.spec))
    for sheet in plan.sheets:
        found.setdefault(sheet.key, NamedTake(sheet.name, sheet.key, sheet.spec))
    return found


def missing_takes(plan: FilmPlan, there: Callable[[TakeSpec, str], bool]) -> list[NamedTake]:
    """The takes that have to be made for a film, those that others need before them.

    `there` tells whether a take is in the store. What only a take that is there needs is not made.
    """
    takes = takes_of(plan)
    found: dict[str, NamedTake] = {}
    settled: set[str] = set()
    waiting = [shot.key for shot in reversed(plan.shots)]
    while waiting:  # a chain may be as long as a film: no calls
        key = waiting[-1]
        needed: list[str] = []
        if key not in settled and not there(takes[key].spec, key):
            needs = needed_by(takes[key].spec)
            needed = [one for one in needs if one in takes and one not in settled]
            if not needed:
                found[key] = takes[key]
        if needed:
            waiting.append(needed[0])  # keys are made from what they need: there is no circle
            continue
        settled.add(key)
        waiting.pop()
    return list(found.values())


def is_there(store: Store, key: str) -> bool:
    """Whether the store has a take, with or without its passes; its bytes are not looked at."""
    return store.holds(key) or store.holds(content_key(PASSES_TAG, key))


def graph_of(variants: Sequence["Planned"], options: CutOptions, home: Home) -> Graph:
    """What has to be made for the variants whose films the store does not have."""
    graph, store = Graph(), home.store
    expected = _Expected(home)
    known: dict[str, bool] = {}

    def there(spec: TakeSpec, key: str) -> bool:
        if key not in known:
            # what is given to another take is looked at whole: it cannot be mended there
            sure = spec.generation is not None
            known[key] = stored(spec, store, False) is not None if sure else is_there(store, key)
        return known[key]

    for one in variants:
        if one.stored:
            continue
        missing = missing_takes(one.plan, there)
        for take in missing:
            graph.users[take.key] += 1
            if take.key not in graph.tasks:
                _add_take(
                    graph, take, f"{one.variant.output}: {take.name}", expected.take(take.spec)
                )
        graph.users[one.key] += 1
        if one.key not in graph.tasks:
            seconds = expected.cut(one.plan)
            graph.tasks[one.key] = FilmTask(one.key, one.variant.output, one.plan, options, seconds)
            graph.needs[one.key] = tuple(take.key for take in missing)
    _add_reading(graph)
    return graph


def _add_take(graph: Graph, take: NamedTake, name: str, seconds: float | None) -> None:
    graph.tasks[take.key] = TakeTask(take.key, name, take.spec, seconds)
    graph.needs[take.key] = tuple(one for one in needed_by(take.spec) if one in graph.tasks)
    graph.stages[take.key] = played_key(take.spec)


def _add_reading(graph: Graph) -> None:
    """Each model that generates reads the prompts of all its takes once, before the first."""
    by_model: dict[str, list[TakeTask]] = {}
    for task in graph.takes:
        if task.spec.generation:
            by_model.setdefault(task.spec.model.name, []).append(task)
    for name, mine in by_model.items():
        key = content_key(READ_TAG, [task.key for task in mine])
        specs = tuple(task.spec for task in mine)
        graph.tasks = {key: ReadTask(key, f"prompts for {name}", specs), **graph.tasks}
        graph.users[key] = sum(graph.users[task.key] for task in mine)
        for task in mine:
            graph.needs[task.key] = (key, *graph.needs[task.key])


class _Expected:
    """How long takes and cuts should need here; asked once for all that are alike."""

    def __init__(self, home: Home) -> None:
        self._ledger = home.ledger
        self._known: dict[tuple[str, int, int], float | None] = {}

    def take(self, spec: TakeSpec) -> float | None:
        """The seconds of a take, None where there was none like it."""
        return self._seconds(spec.model.name, spec.frames, spec.width * spec.height)

    def cut(self, plan: FilmPlan) -> float | None:
        """The seconds of the cutting and the sound of a film."""
        shown = plan.timeline
        return self._seconds(CUT, shown.frames, shown.width * shown.height)

    def _seconds(self, model: str, frames: int, pixels: int) -> float | None:
        kind = model, frames, pixels
        if kind not in self._known:
            self._known[kind] = self._ledger.seconds_for(*kind)
        return self._known[kind]


def all_takes(variants: Iterable["Planned"]) -> Mapping[str, NamedTake]:
    """Every take that any of the films is made from, by key."""
    found: dict[str, NamedTake] = {}
    for one in variants:
        found.update(takes_of(one.plan))
    return found
