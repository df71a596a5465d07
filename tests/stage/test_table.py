"""At a table: who sits where, who comes up to it, what is handed over there and read."""

from functools import cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.plan.take import Earlier, TakeSpec
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.eyeline import eyes_of
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance
from soracli.stage.places import PLACES
from soracli.stage.terrain import land_at
from soracli.story.scene import Action, Entity, Relation, Scene
from soracli.story.shot import Camera

MARA = Entity(id="mara", noun="woman", kind="person", holds=("letter",))
KEEPER = Entity(id="keeper", noun="man", kind="person")
TABLE = Entity(id="table.1", noun="table", kind="table")
CHAIRS = tuple(Entity(id=f"chair.{k}", noun="chair", kind="chair") for k in (1, 2))
LETTER = Entity(id="letter", noun="letter", kind="letter")
LIGHTHOUSE = Entity(id="lighthouse", noun="lighthouse", kind="lighthouse")


def scene(*entities: Entity, place: str = "kitchen", **fields: object) -> Scene:
    night = Scene(text="", entities=entities, place=place, time="night", weather="clear")
    return night.model_copy(update=fields)


def sitting(who: str, chair: str, *entities: Entity) -> Scene:
    sits = Action(motion="sit", verb="sit", agents=(who,), target=chair)
    return scene(*entities, actions=(sits,), relations=(Relation(kind="on", a=who, b=chair),))


def take(what: Scene, before: TakeSpec | None = None, seconds: float = 4.0) -> TakeSpec:
    presets = load_presets()
    request = Request(size="128x72", seconds=seconds, fps=12, seed=3)
    spec = compile_take(what, request, presets.kinds, presets.looks, presets.models, PLACES)
    earlier: tuple[Earlier, ...] = ()
    if before is not None:
        last = Earlier(scene=before.scene, frames=before.frames, seed=before.seed)
        earlier = (*before.earlier, last)
    return spec.model_copy(update={"earlier": earlier, "set_seed": 11})


@cache
def _played(key: str) -> Performance:
    return perform(TakeSpec.model_validate_json(key))


def play(spec: TakeSpec) -> Performance:
    return _played(spec.model_dump_json())


def body(performance: Performance, name: str) -> Body:
    return next(one for one in performance.bodies if one.id == name)


def spot(performance: Performance, name: str, frame: int = -1) -> np.ndarray:
    return np.asarray(body(performance, name).positions[frame, 0, :2], np.float64)


def seated() -> TakeSpec:
    return take(sitting("keeper", "chair.1", KEEPER, TABLE, CHAIRS[0]), seconds=1)


def handed() -> TakeSpec:
    gives = Action(
        motion="give", verb="give", agents=("mara",), target="keeper", instrument="letter"
    )
    there = (MARA, LETTER, KEEPER, TABLE, CHAIRS[0])
    return take(scene(*there, actions=(gives,)), seated(), 5)


def test_two_sit_down_at_one_table_each_on_a_chair_of_their_own() -> None:
    there = (MARA, LETTER, KEEPER, TABLE, *CHAIRS)
    performance = play(take(sitting("mara", "chair.2", *there), seated()))
    assert np.linalg.norm(spot(performance, "mara") - spot(performance, "keeper")) > 1.0
    for who, chair in (("mara", "chair.2"), ("keeper", "chair.1")):
        assert np.linalg.norm(spot(performance, who) - spot(performance, chair)) < 0.4
        toward = spot(performance, "table.1") - spot(performance, who)
        ahead = body(performance, who).rotations[-1, 0, :2, 0]
        assert ahead @ toward / np.linalg.norm(toward) > 0.8


def test_who_comes_up_to_somebody_at_a_table_does_not_stand_in_the_table() -> None:
    performance = play(handed())
    table = body(performance, "table.1")
    turn = table.rotations[0, 0].astype(np.float64)
    half = np.ptp(table.figure.mesh.vertices[:, :2], axis=0) / 2
    for frame in range(0, performance.frames, 6):
        way = np.append(spot(performance, "mara", frame), 0.0) - table.positions[0, 0]
        assert (np.abs((turn.T @ way)[:2]) > half).any(), frame


def test_a_letter_is_read_with_its_lines_toward_the_eyes_and_by_its_edge() -> None:
    reads = Action(motion="read", verb="read", agents=("keeper",), target="letter")
    keeper = KEEPER.model_copy(update={"holds": ("letter",)})
    mara = MARA.model_copy(update={"holds": ()})
    there = (keeper, LETTER, mara, TABLE, CHAIRS[0])
    performance = play(take(scene(*there, actions=(reads,)), handed(), 3))
    letter, middle = body(performance, "letter"), performance.frames // 2
    up = letter.rotations[middle, 0].astype(np.float64) @ [0.0, 0.0, 1.0]
    eyes = eyes_of(body(performance, "keeper"))[middle] - letter.positions[middle, 0]
    assert up @ eyes / np.linalg.norm(eyes) > 0.8
    hand = body(performance, "keeper").figure.rig.index("hand.R")
    palm = body(performance, "keeper").positions[middle, hand]
    assert 0.05 < np.linalg.norm(palm - letter.positions[middle, 0]) < 0.3


def test_a_low_camera_far_from_a_lighthouse_is_not_under_a_hill() -> None:
    camera = Camera(framing="wide", angle="low", move="crane up")
    performance = play(take(scene(LIGHTHOUSE, place="coast", camera=camera), seconds=1))
    path = performance.camera.position.astype(np.float64)
    land = land_at(performance.set_piece, path[:, :2])
    assert np.isfinite(land).any()
    assert (path[:, 2] > land + 0.2).all()
    # and the horizon is in the picture at the top of the crane
    away = performance.camera.target[-1] - performance.camera.position[-1]
    pitch = np.degrees(np.arctan2(-away[2], np.hypot(away[0], away[1])))
    assert abs(pitch) < performance.camera.fov[-1] / 2


def test_two_who_leave_leave_the_same_way() -> None:
    leaves = tuple(
        Action(motion="leave", verb="leave", agents=(who,)) for who in ("keeper", "mara")
    )
    first = take(scene(KEEPER, MARA, LETTER, place="coast"), seconds=0.5)
    there = scene(KEEPER, MARA, LETTER, place="coast", actions=leaves)
    performance = play(take(there, first, 5))
    ways = [
        spot(performance, who, 40)[0] - spot(performance, who, 0)[0] for who in ("keeper", "mara")
    ]
    assert abs(ways[0]) > 0.5 and np.sign(ways[0]) == np.sign(ways[1])


@pytest.mark.parametrize("piano", ["piano", "grand piano"])
def test_who_plays_the_piano_has_the_hands_on_its_keys(piano: str) -> None:
    presets = load_presets()
    spec = compile_take(
        read(f"a nun plays a {piano}", presets), Request(size="96x64", seconds=2.0, fps=6),
        presets.kinds, presets.looks, presets.models, sorted(presets.lexicon.words.places),
    )  # fmt: skip
    bodies = {one.id: one for one in perform(spec).bodies}
    keys = next(one for name, one in bodies.items() if "piano" in name)
    middle = keys.positions[0, 0] + keys.rotations[0, 0] @ np.array(keys.figure.anchors["grip"][1])
    nun = bodies["person.1"]
    for joint in ("hand.L", "hand.R"):
        way = nun.positions[:, nun.figure.rig.index(joint)] - middle
        assert np.abs(way[:, 2]).max() < 0.2 and np.abs(way[:, 0]).max() < 0.35
