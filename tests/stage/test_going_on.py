"""A shot begins as the shot before ended: people, things, and what is in their hands."""

from functools import cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.plan.take import Earlier, TakeSpec
from soracli.script.presets import load_presets
from soracli.stage.marks import carried
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance
from soracli.stage.places import PLACES
from soracli.story.scene import Action, Entity, Line, Relation, Scene

MARA = Entity(id="mara", noun="woman", kind="person")
KEEPER = Entity(id="keeper", noun="man", kind="person", traits={"age": "old"})
LANTERN = Entity(id="lantern", noun="lantern", kind="lantern")
CUP = Entity(id="cup.1", noun="mug", kind="mug")
TABLE = Entity(id="table.1", noun="table", kind="table")
CHAIR = Entity(id="chair.1", noun="chair", kind="chair")
DOG = Entity(id="dog.1", noun="dog", kind="dog")


def act(motion: str, who: str, **changes) -> Action:  # type: ignore[no-untyped-def]
    return Action(motion=motion, verb=motion, agents=(who,), **changes)


def scene(*entities: Entity, place: str = "studio", **fields) -> Scene:  # type: ignore[no-untyped-def]
    return Scene(text="", entities=entities, place=place, time="day", weather="clear", **fields)


def holding(entity: Entity, *things: Entity) -> Entity:
    return entity.model_copy(update={"holds": tuple(thing.id for thing in things)})


def take(
    what: Scene, before: TakeSpec | None = None, seconds: float = 2.0, continues: bool = False
) -> TakeSpec:
    """A take of a film, after another one on the same set."""
    presets = load_presets()
    request = Request(size="64x64", seconds=seconds, fps=24, seed=3)
    spec = compile_take(what, request, presets.kinds, presets.looks, presets.models, PLACES)
    earlier: tuple[Earlier, ...] = ()
    if before is not None:
        last = Earlier(
            scene=before.scene,
            frames=before.frames,
            seed=before.seed,
            continues=before.continues,
        )
        earlier = (*before.earlier, last)
    update = {"earlier": earlier, "continues": continues, "set_seed": 11}
    return spec.model_copy(update=update)


@cache
def _played(key: str) -> Performance:
    return perform(TakeSpec.model_validate_json(key))


def play(spec: TakeSpec) -> Performance:
    return _played(spec.model_dump_json())


def body(performance: Performance, name: str) -> Body:
    return next(one for one in performance.bodies if one.id == name)


def where(performance: Performance, name: str, frame: int = 0) -> np.ndarray:
    return np.asarray(body(performance, name).positions[frame, 0], np.float64)


def palm(performance: Performance, name: str, side: str = "R") -> np.ndarray:
    """Where a palm is in every frame (N, 3)."""
    one = body(performance, name)
    return carried(one.figure, one.rotations, one.positions, f"palm.{side}")


def middle(performance: Performance, name: str) -> np.ndarray:
    """Where a thing is held, in every frame (N, 3)."""
    one = body(performance, name)
    anchor = "grip" if "grip" in one.figure.anchors else "center"
    if anchor in one.figure.anchors:
        return carried(one.figure, one.rotations, one.positions, anchor)
    vertices = one.figure.mesh.vertices
    point = (vertices.min(axis=0) + vertices.max(axis=0)) / 2
    turned = np.einsum("nij,j->ni", one.rotations[:, 0], point)
    return np.asarray(one.positions[:, 0] + turned)


def jump(before: Performance, after: Performance, name: str) -> float:
    """Metres between the last frame of one take and the first of the next."""
    return float(np.linalg.norm(where(before, name, -1) - where(after, name)))


def fetched() -> TakeSpec:
    """Mara walks to the table and takes the lantern off it."""
    on = Relation(kind="on", a="lantern", b="table.1")
    actions = (
        act("walk", "mara", target="table.1"),
        act("pick_up", "mara", target="lantern", order=1),
    )
    return take(scene(MARA, TABLE, LANTERN, relations=(on,), actions=actions), seconds=6)


def test_who_walked_somewhere_stands_there_in_the_next_shot_with_what_was_picked_up() -> None:
    first = fetched()
    there = scene(holding(MARA, LANTERN), TABLE, LANTERN)
    second = play(take(there, first))
    assert np.linalg.norm(where(play(first), "mara", -1) - where(play(first), "mara")) > 1.0
    for name in ("mara", "table.1", "lantern"):
        assert jump(play(first), second, name) < 0.01, name
    for performance, frame in ((play(first), -1), (second, 0), (second, -1)):
        gap = middle(performance, "lantern")[frame] - palm(performance, "mara")[frame]
        assert np.linalg.norm(gap) < 0.08


def test_a_hand_arrives_at_what_it_picks_up() -> None:
    performance = play(fetched())
    path = middle(performance, "lantern")
    moved = int(np.flatnonzero(np.linalg.norm(path - path[0], axis=1) > 0.01)[0])
    assert np.linalg.norm(path[0] - palm(performance, "mara")[moved]) < 0.08
    assert np.linalg.norm(np.diff(path, axis=0), axis=1).max() < 0.12, "it jumps into the hand"


def test_what_is_given_changes_hands_and_what_is_put_down_stays_there() -> None:
    given = act("give", "mara", target="keeper", instrument="lantern")
    first = take(scene(holding(MARA, LANTERN), KEEPER, LANTERN, actions=(given,)), seconds=4)
    performance = play(first)
    lantern = middle(performance, "lantern")
    assert np.linalg.norm(lantern[0] - palm(performance, "mara")[0]) < 0.08
    assert np.linalg.norm(lantern[-1] - palm(performance, "keeper")[-1]) < 0.08
    put = act("put_down", "keeper", target="lantern")
    second = take(scene(MARA, holding(KEEPER, LANTERN), LANTERN, actions=(put,)), first, 3)
    assert jump(performance, play(second), "keeper") < 0.01
    assert abs(where(play(second), "lantern", -1)[2]) < 0.05
    third = play(take(scene(MARA, KEEPER, LANTERN), second, 1))
    assert jump(play(second), third, "lantern") < 0.01
    assert np.ptp(body(third, "lantern").positions[:, 0], axis=0).max() < 1e-4


def test_what_is_put_on_a_table_stands_on_the_table() -> None:
    put = act("put_down", "mara", target="cup.1", over="table.1")
    performance = play(take(scene(holding(MARA, CUP), CUP, TABLE, actions=(put,)), seconds=5))
    table = body(performance, "table.1")
    assert where(performance, "cup.1", -1)[2] == pytest.approx(table.figure.height, abs=0.06)
    gap = np.abs(where(performance, "cup.1", -1) - where(performance, "table.1"))
    assert gap[0] < 0.55 * table.figure.length and gap[1] < 0.55 * table.figure.width


def test_what_is_dropped_falls_and_lies_where_it_came_to_rest() -> None:
    first = take(scene(holding(MARA, CUP), CUP, actions=(act("drop", "mara", target="cup.1"),)))
    second = play(take(scene(MARA, CUP), first, 1))
    assert where(play(first), "cup.1")[2] > 0.5
    assert where(second, "cup.1")[2] < 0.15
    assert np.ptp(body(second, "cup.1").positions[:, 0], axis=0).max() < 1e-3


def test_who_sat_down_sits_until_getting_up() -> None:
    on = Relation(kind="on", a="mara", b="chair.1")
    sitting = scene(MARA, CHAIR, relations=(on,), actions=(act("sit", "mara"),))
    first = take(sitting)
    second = take(scene(MARA, CHAIR), first)
    assert jump(play(first), play(second), "mara") < 0.01
    assert where(play(second), "mara", -1)[2] < 0.7
    third = take(scene(MARA, CHAIR, actions=(act("walk", "mara"),)), second, 3)
    assert jump(play(second), play(third), "mara") < 0.05
    assert where(play(third), "mara", -1)[2] > 0.8


def test_who_sits_down_walks_to_the_chair_first() -> None:
    first = take(scene(MARA, CHAIR), seconds=1)
    on = Relation(kind="on", a="mara", b="chair.1")
    sits = scene(MARA, CHAIR, relations=(on,), actions=(act("sit", "mara", target="chair.1"),))
    second = play(take(sits, first, 5))
    assert jump(play(first), second, "mara") < 0.01
    assert np.linalg.norm((where(second, "mara", -1) - where(second, "chair.1"))[:2]) < 0.3
    assert where(second, "mara", -1)[2] < 0.7
    steps = np.linalg.norm(np.diff(body(second, "mara").positions[:, 0], axis=0), axis=1)
    assert steps.max() < 0.15


def test_who_leaves_is_gone_and_who_enters_comes_from_the_side() -> None:
    first = take(scene(MARA, KEEPER, place="room"), seconds=1)
    gone = take(
        scene(MARA, KEEPER, place="room", actions=(act("leave", "keeper"),)), first, seconds=5
    )
    keeper = body(play(gone), "keeper")
    assert keeper.visible[0] and not keeper.visible[-1]
    alone = take(scene(MARA, place="room"), gone, 1)
    back = take(scene(MARA, KEEPER, place="room", actions=(act("enter", "keeper"),)), alone, 4)
    performance = play(back)
    assert jump(play(alone), performance, "mara") < 0.01
    assert abs(where(performance, "keeper")[0]) > 2.0
    gap = np.linalg.norm((where(performance, "keeper", -1) - where(performance, "mara", -1))[:2])
    assert 0.6 < gap < 2.2


@pytest.mark.parametrize("motion", ["walk", "run", "dance"])
def test_a_take_that_continues_goes_on_in_the_same_movement(motion: str) -> None:
    first = take(scene(MARA, place="coast", actions=(act(motion, "mara"),)))
    second = take(scene(MARA, place="coast"), first, continues=True)
    more = scene(MARA, KEEPER, DOG, place="coast", actions=(act("run", "dog.1"),))
    third = take(more, second, continues=True)
    parts = [play(one) for one in (first, second, third)]
    inside = max(
        np.linalg.norm(np.diff(body(one, "mara").positions, axis=0), axis=-1).max()
        for one in parts[:2]
    )
    for before, after in zip(parts, parts[1:], strict=False):
        last, now = body(before, "mara").positions[-1], body(after, "mara").positions[0]
        assert np.linalg.norm(now - last, axis=-1).max() < 1.05 * inside
        assert np.linalg.norm(now - last, axis=-1).max() > 0


def test_a_line_is_spoken_while_it_lasts_and_to_whom_it_is_said() -> None:
    line = Line(who="mara", say="You should not have come back.", to="keeper", start=0.5, end=1.5)
    performance = play(take(scene(MARA, KEEPER, place="coast", lines=(line,)), seconds=2.5))
    mara, keeper = body(performance, "mara"), body(performance, "keeper")
    rig = mara.figure.rig
    jaw = np.einsum(
        "nij,nik->njk", mara.rotations[:, rig.index("head")], mara.rotations[:, rig.index("jaw")]
    )
    opened = np.arccos(np.clip((np.trace(jaw, axis1=1, axis2=2) - 1) / 2, -1, 1))
    said = slice(14, 34)
    assert opened[said].max() > 0.05
    assert opened[:11].max() < 0.01 and opened[38:].max() < 0.01
    across = where(performance, "keeper") - where(performance, "mara")
    assert 0.8 < np.linalg.norm(across[:2]) < 1.6
    for one, way in ((mara, across), (keeper, -across)):
        ahead = one.rotations[24, one.figure.rig.index("head"), :, 0]
        assert ahead @ way / np.linalg.norm(way) > 0.8


@pytest.mark.parametrize("place", ["room", "street", "coast", "forest"])
def test_nobody_walks_or_runs_off_the_set(place: str) -> None:
    first = take(scene(MARA, DOG, place=place, actions=(act("run", "dog.1"),)), seconds=3)
    both = (act("run", "dog.1"), act("walk", "mara"))
    second = take(scene(MARA, DOG, place=place, actions=both), first, 5)
    for one in (first, second):
        performance = play(one)
        piece = performance.set_piece
        for name in ("mara", "dog.1"):
            way = body(performance, name).positions[:, 0, :2]
            assert np.linalg.norm(way, axis=1).max() < max(piece.reach, piece.length) + 0.25, name
            assert np.abs(way[:, 1]).max() < piece.reach + 0.25, name
    assert jump(play(first), play(second), "mara") < 0.01


def test_who_walks_to_somebody_stops_at_arms_length_and_faces_them() -> None:
    first = take(scene(MARA, KEEPER, TABLE, CHAIR), seconds=1)
    walks = act("walk", "mara", target="keeper")
    performance = play(take(scene(MARA, KEEPER, TABLE, CHAIR, actions=(walks,)), first, 4))
    way = (where(performance, "keeper", -1) - where(performance, "mara", -1))[:2]
    assert 0.6 < np.linalg.norm(way) < 1.2
    ahead = body(performance, "mara").rotations[-1, 0, :2, 0]
    assert ahead @ way / np.linalg.norm(way) > 0.9


def test_the_hands_of_two_who_greet_each_other_meet() -> None:
    shake = act("shake_hands", "mara", target="keeper")
    performance = play(take(scene(MARA, KEEPER, actions=(shake,)), seconds=5))
    gaps = np.linalg.norm(palm(performance, "mara") - palm(performance, "keeper"), axis=1)
    assert gaps.min() < 0.06


def test_newcomers_do_not_stand_inside_those_who_are_there() -> None:
    people = [Entity(id=f"man.{k}", noun="man", kind="person") for k in range(4)]
    first = take(scene(MARA, KEEPER, TABLE, place="room"), seconds=0.5)
    performance = play(take(scene(MARA, KEEPER, TABLE, *people, place="room"), first, 0.5))
    spots = np.array([where(performance, one.id)[:2] for one in (MARA, KEEPER, *people)])
    gaps = np.linalg.norm(spots[:, None] - spots[None], axis=-1)[np.triu_indices(len(spots), 1)]
    assert gaps.min() > 0.4


def test_the_shards_of_a_cup_lie_where_they_fell_in_the_next_shot() -> None:
    held = holding(MARA, CUP)
    dropped = act("drop", "mara", target="cup.1", outcome="shatter")
    first = take(scene(held, CUP, actions=(dropped,)), seconds=3.0)
    before = body(play(first), "cup.1")
    after = body(play(take(scene(MARA, CUP), first, 0.5)), "cup.1")
    assert len(before.figure.rig.names) > 5, "it is in shards"
    assert after.figure.rig.names == before.figure.rig.names
    assert np.abs((after.positions[0] - before.positions[-1])[1:]).max() < 0.05
    assert np.ptp(after.positions, axis=0).max() == 0.0


def test_a_broken_thing_lies_on_its_side_on_the_ground() -> None:
    broken = LANTERN.model_copy(update={"traits": {"broken": True}})
    first = take(scene(MARA, LANTERN), seconds=0.5)
    performance = play(take(scene(MARA, broken), first, 0.5))
    lantern = body(performance, "lantern")
    assert abs(lantern.rotations[-1, 0, 2, 2]) < 0.5
    corners = lantern.figure.mesh.vertices @ lantern.rotations[-1, 0].T + lantern.positions[-1, 0]
    assert corners[:, 2].min() == pytest.approx(0.0, abs=0.02)


def test_the_same_take_is_played_the_same_again_and_a_place_is_found_as_it_was_left() -> None:
    first = fetched()
    there = take(scene(holding(MARA, LANTERN), TABLE, LANTERN), first)
    again = TakeSpec.model_validate_json(there.model_dump_json())
    assert np.array_equal(
        body(perform(again), "lantern").positions, body(play(there), "lantern").positions
    )
    empty = take(scene(TABLE), first, 0.5)
    back = take(scene(MARA, TABLE), empty, 0.5)
    assert np.linalg.norm(where(play(back), "mara") - where(play(first), "mara", -1)) < 0.01


def test_people_who_walk_at_the_same_time_do_not_walk_through_each_other() -> None:
    left = take(scene(MARA, KEEPER, place="street"), seconds=0.5)
    cross = (
        act("walk", "mara", direction="left to right"),
        act("walk", "keeper", direction="right to left"),
    )
    performance = play(take(scene(MARA, KEEPER, place="street", actions=cross), left, 3))
    paths = [body(performance, name).positions[:, 0, :2] for name in ("mara", "keeper")]
    assert np.linalg.norm(paths[0] - paths[1], axis=1).min() > 0.35
    for path, way in zip(paths, (1, -1), strict=True):
        assert way * (path[-1, 0] - path[0, 0]) > 1.0


def test_who_runs_in_an_alley_runs_along_it_and_comes_out_of_it_at_its_end() -> None:
    first = take(scene(MARA, place="alley", actions=(act("run", "mara"),)), seconds=2)
    out = Action(motion="leave", verb="run off", agents=("mara",), speed=2.0)
    second = take(scene(MARA, place="alley", actions=(out,)), first, 2)
    for one in (first, second):
        way = body(play(one), "mara").positions[:, 0, :2]
        assert np.ptp(way[:, 1]) > 5.0
        assert np.ptp(way[:, 0]) < 1.5 and np.abs(way[:, 0]).max() < 2.6
