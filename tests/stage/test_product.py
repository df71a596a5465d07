"""A product on a table, in a hand and at the mouth: what the camera and the hands make of it."""

from functools import cache

import numpy as np

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.plan.take import Earlier, TakeSpec
from soracli.script.presets import load_presets
from soracli.stage.eyeline import eyes_of
from soracli.stage.marks import carried
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance
from soracli.stage.places import PLACES
from soracli.stage.renderer import Renderer
from soracli.story.scene import Action, Entity, Relation, Scene
from soracli.story.shot import Camera

NORA = Entity(id="nora", noun="woman", kind="person")
LEO = Entity(id="leo", noun="man", kind="person")
CUP = Entity(id="cup", noun="mug", kind="mug", color="#c8102e")
TABLE = Entity(id="table.1", noun="table", kind="table")
ON_TABLE = Relation(kind="on", a="cup", b="table.1")


def scene(*entities: Entity, **fields) -> Scene:  # type: ignore[no-untyped-def]
    given = {"place": "studio", "time": "day", "weather": "clear", **fields}
    return Scene(text="", entities=entities, **given)


def spec_of(what: Scene, before: TakeSpec | None = None, seconds: float = 2.5) -> TakeSpec:
    presets = load_presets()
    request = Request(size="64x64", seconds=seconds, fps=24, seed=3)
    spec = compile_take(what, request, presets.kinds, presets.looks, presets.models, PLACES)
    earlier: tuple[Earlier, ...] = ()
    if before is not None:
        last = Earlier(
            scene=before.scene, frames=before.frames, seed=before.seed, continues=before.continues
        )
        earlier = (*before.earlier, last)
    return spec.model_copy(update={"earlier": earlier, "set_seed": 11})


@cache
def played(key: str) -> Performance:
    return perform(TakeSpec.model_validate_json(key))


def play(spec: TakeSpec) -> Performance:
    return played(spec.model_dump_json())


def body(performance: Performance, name: str) -> Body:
    return next(one for one in performance.bodies if one.id == name)


def middle(performance: Performance, name: str) -> np.ndarray:
    one = body(performance, name)
    return carried(one.figure, one.rotations, one.positions, "grip")


def palm(performance: Performance, name: str) -> np.ndarray:
    one = body(performance, name)
    return carried(one.figure, one.rotations, one.positions, "palm.R")


def taken() -> TakeSpec:
    before = spec_of(scene(NORA, CUP, TABLE, relations=(ON_TABLE,)))
    reach = Action(motion="pick_up", verb="pick up", agents=("nora",), target="cup")
    return spec_of(scene(NORA, CUP, TABLE, actions=(reach,)), before)


def drunk() -> TakeSpec:
    nora = NORA.model_copy(update={"holds": ("cup",)})
    drink = Action(motion="drink", verb="drink", agents=("nora",), target="cup")
    return spec_of(scene(nora, CUP, TABLE, actions=(drink,)), taken())


def test_a_close_shot_of_a_cup_on_a_table_is_about_the_cup() -> None:
    camera = Camera(framing="medium close-up")
    what = scene(CUP, TABLE, relations=(ON_TABLE,), camera=camera)
    performance = perform(spec_of(what, seconds=0.5))
    picture = Renderer(performance, 160, 90, passes=True).render(0)
    assert picture.ids is not None
    name = [one.id for one in performance.bodies].index("cup") + 1
    rows, columns = np.nonzero(picture.ids == name)
    assert np.ptp(rows) > 40, "the cup is large in the picture"
    assert abs(columns.mean() - 80) < 16
    camera_at, cup_at = performance.camera.position[0], middle(performance, "cup")[0]
    assert 0.02 < camera_at[2] - cup_at[2] < 0.4, "seen from slightly above"


def test_what_is_taken_off_a_table_does_not_fly_to_the_hand() -> None:
    performance = play(taken())
    steps = np.linalg.norm(np.diff(middle(performance, "cup"), axis=0), axis=1)
    assert steps.max() < 0.11
    away = np.linalg.norm(middle(performance, "cup") - palm(performance, "nora"), axis=1)
    assert away[-1] < 0.12


def test_a_cup_is_held_up_before_the_body() -> None:
    performance = play(taken())
    cup, nora = middle(performance, "cup")[-1], body(performance, "nora")
    ahead = nora.rotations[-1, 0, :, 0]
    assert cup[2] > 0.55 * nora.figure.height
    assert (cup - nora.positions[-1, 0]) @ ahead > 0.15


def test_who_drinks_has_the_cup_at_the_mouth_tipped_and_does_not_look_at_the_floor() -> None:
    performance = play(drunk())
    nora, cup = body(performance, "nora"), body(performance, "cup")
    near = np.linalg.norm(middle(performance, "cup") - eyes_of(nora), axis=1)
    assert near.min() < 0.24
    assert cup.rotations[:, 0, 2, 2].min() < np.cos(np.radians(20))
    looks = nora.rotations[:, nora.figure.rig.index("head"), 2, 0]
    assert looks.min() > -0.35, "the nose does not point down"


def test_a_two_shot_waits_for_who_enters() -> None:
    before = spec_of(scene(NORA), seconds=0.5)
    comes = Action(motion="enter", verb="enter", agents=("leo",))
    what = scene(NORA, LEO, actions=(comes,), camera=Camera(framing="two-shot"))
    performance = play(spec_of(what, before, seconds=3.0))
    renderer = Renderer(performance, 160, 90, passes=True)
    first, last = renderer.render(0), renderer.render(performance.frames - 1)
    names = [one.id for one in performance.bodies]
    nora, leo = names.index("nora") + 1, names.index("leo") + 1
    assert first.ids is not None and last.ids is not None
    assert (first.ids == nora).sum() > 300, "who waits is in the picture"
    assert (last.ids == nora).sum() > 300 and (last.ids == leo).sum() > 300


def test_a_face_against_the_low_sun_is_read() -> None:
    camera = Camera(framing="close-up", on="nora")
    what = scene(NORA, place="lake", time="golden hour", camera=camera)
    performance = perform(spec_of(what, seconds=0.25))
    picture = Renderer(performance, 160, 90, passes=True).render(0)
    assert picture.ids is not None
    face = picture.rgb[30:55][picture.ids[30:55] == 1]
    assert np.median(face.max(axis=1)) > 100
