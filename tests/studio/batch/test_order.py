"""Which task a worker begins next, in batches of any shape."""

from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as any_of

from soracli.studio.batch.graph import Graph
from soracli.studio.batch.order import Order
from soracli.studio.batch.tasks import FilmTask, TakeTask, Task


def take(key: str, model: str = "previs") -> TakeTask:
    spec: Any = SimpleNamespace(model=SimpleNamespace(name=model))
    return TakeTask(key, key, spec)


def film(key: str) -> FilmTask:
    plan: Any = None
    return FilmTask(key, key, plan)


def graph(stages: dict[str, str], films: dict[str, tuple[str, ...]], model: str = "") -> Graph:
    """Takes by key with what is played in them, and films with the takes they need."""
    tasks: dict[str, Task] = {}
    for key, needs in films.items():
        tasks |= {one: take(one, stages[one] if model else "previs") for one in needs}
        tasks[key] = film(key)
    return Graph(tasks=tasks, needs=dict(films), stages=stages)


def test_one_worker_plays_a_performance_once_and_cuts_films_at_once() -> None:
    stages = {"a1": "A", "b1": "B", "a2": "A", "b2": "B"}
    films: dict[str, tuple[str, ...]] = {f"film {key}": (key,) for key in stages}
    order, begun = Order(graph(stages, films)), []
    while task := order.next(0):
        begun.append(task.key)
        order.done(task.key)
    assert begun == ["a1", "film a1", "a2", "film a2", "b1", "film b1", "b2", "film b2"]


def test_two_workers_play_different_things_until_one_has_nothing_else() -> None:
    stages = {"a1": "A", "a2": "A", "a3": "A", "b1": "B"}
    order = Order(graph(stages, {"film": tuple(stages)}))
    first, second = order.next(0), order.next(1)
    assert first and second and (first.key, second.key) == ("a1", "b1")
    more = order.next(1)
    assert more and more.key == "a2"
    last = order.next(0)
    assert last and last.key == "a3"
    assert order.next(1) is None


def test_a_model_stays_where_it_is_loaded() -> None:
    stages = {"w1": "wan", "l1": "ltx", "w2": "wan", "l2": "ltx"}
    made = graph({**stages}, {"film": tuple(stages)}, model="by stage")
    made.stages = {key: key for key in stages}  # nothing is played twice
    order = Order(made)
    begun = [[(order.next(worker) or film("")).key for worker in (0, 1)] for _ in range(2)]
    assert [keys[0][0] for keys in begun] == ["w", "w"]


def test_films_come_one_by_one_though_each_take_needs_another_first() -> None:
    stages = {key: key for key in ("sheet 1", "shot 1", "sheet 2", "shot 2")}
    made = graph(stages, {"film 1": ("sheet 1", "shot 1"), "film 2": ("sheet 2", "shot 2")})
    made.needs |= {"shot 1": ("sheet 1",), "shot 2": ("sheet 2",)}
    order, begun = Order(made), []
    while task := order.next(0):
        begun.append(task.key)
        order.done(task.key)
    assert begun == ["sheet 1", "shot 1", "film 1", "sheet 2", "shot 2", "film 2"]


def test_what_only_a_lost_film_needs_is_not_begun() -> None:
    stages = {key: key for key in ("sheet", "own", "shared", "first")}
    made = graph(stages, {"lost": ("first", "own", "shared"), "kept": ("shared",)})
    made.tasks = {"sheet": take("sheet"), **made.tasks}
    made.needs |= {"sheet": (), "own": ("sheet",)}
    order = Order(made)
    begun = []
    while task := order.next(0):
        begun.append(task.key)
        if task.key == "first":
            assert order.failed("first") == ["lost"] and order.takes_left_out == 1
            continue
        order.done(task.key)
    assert begun == ["sheet", "first", "shared", "kept"]


@settings(max_examples=30, deadline=None)
@given(
    any_of.lists(any_of.lists(any_of.integers(0, 7), max_size=3), min_size=1, max_size=8),
    any_of.data(),
)
def test_everything_ends_once_whatever_fails(shape: list[list[int]], data: Any) -> None:
    stages = {f"take {one}": str(one % 3) for needs in shape for one in needs}
    films = {
        f"film {number}": tuple(dict.fromkeys(f"take {one}" for one in needs))
        for number, needs in enumerate(shape)
    }
    order = Order(graph(stages, films))
    ended: dict[str, str] = {}
    while task := order.next(data.draw(any_of.integers(0, 2))):
        needs = films.get(task.key, ())
        assert task.key not in ended and all(ended[one] == "done" for one in needs)
        how = data.draw(any_of.sampled_from(["done", "failed", "back"]))
        if how == "back":
            order.back(task.key)
            continue
        ended[task.key] = how
        lost = order.failed(task.key) if how == "failed" else []
        if how == "done":
            order.done(task.key)
        for key in lost:
            assert key not in ended
            ended[key] = "lost"
    left_out = {*stages, *films} - set(ended)
    assert left_out <= {*stages} and len(left_out) == order.takes_left_out
    for key in left_out:
        assert all(ended[one] == "lost" for one, needs in films.items() if key in needs)
    for key, needs in films.items():
        assert (ended[key] == "lost") == any(ended.get(one) == "failed" for one in needs)
