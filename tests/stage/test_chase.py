"""A chase: who runs, what they carry, what they throw and crash through, and who lies there."""

import numpy as np

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.plan.take import Earlier, TakeSpec
from soracli.script.presets import load_presets
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance
from soracli.stage.places import PLACES
from soracli.story.scene import Action, Entity, Scene

THIEF = Entity(id="thief", noun="man", kind="person")
GUARD = Entity(id="guard", noun="woman", kind="person")
CASE = Entity(id="case", noun="suitcase", kind="suitcase")
BALL = Entity(id="ball", noun="basketball", kind="basketball")
LOADED = THIEF.model_copy(update={"holds": ("case",)})
THROWER = GUARD.model_copy(update={"holds": ("ball",)})
RIGHT = "left to right"


def act(motion: str, who: str, **changes) -> Action:  # type: ignore[no-untyped-def]
    return Action(motion=motion, verb=motion, agents=(who,), **changes)


def take(
    entities: tuple[Entity, ...],
    *actions: Action,
    place: str = "court",
    before: TakeSpec | None = None,
    seconds: float = 1.5,
    **fields: object,
) -> TakeSpec:
    presets = load_presets()
    scene = Scene.model_validate(
        {"text": "", "entities": entities, "actions": actions, "place": place, "time": "day",
         "weather": "clear", "time_scale": fields.get("time_scale", 1.0)}
    )  # fmt: skip
    request = Request(size="64x64", seconds=seconds, seed=3)
    spec = compile_take(scene, request, presets.kinds, presets.looks, presets.models, PLACES)
    earlier: tuple[Earlier, ...] = ()
    if before is not None:
        last = Earlier(scene=before.scene, frames=before.frames, seed=before.seed)
        earlier = (*before.earlier, last)
    changes = {"set_seed": 5, "earlier": earlier, "continues": bool(fields.get("continues"))}
    return spec.model_copy(update=changes)


def body(performance: Performance, name: str) -> Body:
    return next(one for one in performance.bodies if one.id == name)


def way(performance: Performance, name: str) -> np.ndarray:
    return body(performance, name).positions[:, 0].astype(np.float64)


def joint(performance: Performance, name: str, part: str) -> np.ndarray:
    found = body(performance, name)
    return found.positions[:, found.figure.rig.index(part)].astype(np.float64)


def test_a_suitcase_hangs_from_the_hand_of_who_runs_with_it() -> None:
    played = perform(take((LOADED, CASE), act("run", "thief", direction=RIGHT)))
    hand, hip = joint(played, "thief", "hand.R")[:, 2], joint(played, "thief", "pelvis")[:, 2]
    top = body(played, "case").figure.mesh.vertices[:, 2].max()
    assert (hand < hip + 0.1).all()
    assert (way(played, "case")[:, 2] > 0).all()
    assert np.abs(way(played, "case")[:, 2] + top - hand).max() < 0.15


def test_who_comes_in_for_a_thing_stops_before_it() -> None:
    first = take((GUARD, CASE))
    comes = act("enter", "thief", direction=RIGHT, speed=1.8)
    takes = act("pick_up", "thief", target="case", order=1)
    played = perform(take((THIEF, GUARD, CASE), comes, takes, before=first, seconds=3))
    lay = way(played, "case")[0]
    assert way(played, "thief")[:, 0].max() < lay[0]
    assert way(played, "case")[-1, 2] > lay[2] + 0.1


def test_a_throw_flies_on_over_the_cut_and_hits_who_runs_from_it() -> None:
    runs = act("run", "thief", direction=RIGHT, speed=0.6)
    throws = act("throw", "guard", target="thief", instrument="ball")
    opening = take((THROWER, BALL, THIEF), act("walk", "thief", direction=RIGHT), seconds=1.5)
    first = take((THROWER, BALL, THIEF), runs, throws, before=opening, seconds=1)
    falls = act("fall", "thief")
    second = take(
        (GUARD, BALL, THIEF), falls, before=first, seconds=2.5, continues=True, time_scale=0.4
    )
    thrown, fallen = perform(first), perform(second)
    step = np.diff(way(thrown, "ball")[-2:], axis=0)[0]
    assert np.linalg.norm(way(fallen, "ball")[0] - way(thrown, "ball")[-1] - step) < 0.1
    assert {"ball", "thief"} in [{one.a, one.b} for one in fallen.contacts]
    parts = [joint(fallen, "thief", part)[-1, 2] for part in ("shin.L", "foot.R", "chest")]
    assert min(parts) > 0.02 and max(parts) < 0.35


def test_who_lies_there_is_walked_around() -> None:
    first = take((THIEF,), act("fall", "thief"), seconds=2)
    lying = perform(first)
    feet, head = joint(lying, "thief", "foot.L")[-1], joint(lying, "thief", "head")[-1]
    crosses = act("walk", "guard", direction=RIGHT)
    played = perform(take((THIEF, GUARD), crosses, before=first, seconds=3))
    line = feet[:2] + np.linspace(0, 1, 12)[:, None] * (head - feet)[:2]
    gaps = np.linalg.norm(way(played, "guard")[:, None, :2] - line, axis=-1)
    assert gaps.min() > 0.35


def test_who_crashes_through_a_tower_comes_running_and_it_falls_in_the_shot() -> None:
    boxes = tuple(
        Entity(id=f"box.{k}", noun="box", kind="box", group="tower", arrangement="tower")
        for k in range(1, 5)
    )
    crash = act("knock_over", "thief", target="box.1", speed=2.0)
    played = perform(take((THIEF, *boxes), crash, place="alley", seconds=2))
    highest = [max(way(played, one.id)[k, 2] for one in boxes) for k in (0, -1)]
    assert highest[1] < 0.5 * highest[0]
    ran = way(played, "thief")
    assert np.linalg.norm(ran[12] - ran[0]) > 1.0


def test_a_chase_goes_the_way_that_was_said() -> None:
    both = act("run", "thief", direction="right to left"), act("chase", "guard", target="thief")
    played = perform(take((THIEF, GUARD), *both, place="street", seconds=2))
    for name in ("thief", "guard"):
        assert way(played, name)[-1, 0] < way(played, name)[0, 0] - 3
    assert (way(played, "guard")[:, 0] > way(played, "thief")[:, 0]).all()
