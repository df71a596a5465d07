"""What two do to each other, and somebody to a thing: hands are there, things do as they must."""

from functools import cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.marks import carried
from soracli.stage.overlap import overlaps
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance
from soracli.stage.swinging import period
from soracli.stage.water import GRAVITY

PRESETS = load_presets()
PLACES = sorted(PRESETS.lexicon.words.places)
FPS = 10


@cache
def played(sentence: str, seconds: float = 3.0) -> Performance:
    request = Request(size="64x64", seconds=seconds, fps=FPS)
    scene = read(sentence, PRESETS)
    return perform(
        compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, PLACES)
    )


def body(performance: Performance, name: str) -> Body:
    return next(one for one in performance.bodies if one.id == name)


def palm(one: Body, side: str) -> np.ndarray:
    return carried(one.figure, one.rotations, one.positions, f"palm.{side}")


def middle(one: Body) -> np.ndarray:
    return carried(one.figure, one.rotations, one.positions, "center")


def test_a_ball_that_is_thrown_is_caught_in_both_hands() -> None:
    performance = played("a man throws a ball to a woman who catches it")
    ball, woman = body(performance, "ball.1"), body(performance, "person.2")
    (caught,) = [one for one in performance.contacts if one.sort == "hand"]
    assert {caught.a, caught.b} == {"ball.1", "person.2"}
    path, frame = middle(ball), int(caught.time * FPS)
    flown = path[frame - 4 : frame, 2]  # free flight: the same second difference all along
    assert np.diff(flown, 2) == pytest.approx(-GRAVITY / FPS**2, abs=0.02)
    radius = 0.5 * ball.figure.width
    for side in ("L", "R"):
        gap = np.linalg.norm(palm(woman, side)[-1] - path[-1])
        assert radius - 0.03 < gap < radius + 0.06, side


def test_hands_push_a_box_and_the_box_slides() -> None:
    performance = played("a man pushes a large box")
    box, man = body(performance, "box.1"), body(performance, "person.1")
    gone = box.positions[-1, 0] - box.positions[0, 0]
    assert gone[0] > 0.8 and abs(gone[1]) < 0.1
    assert any(one.kind == "scrape" and one.a == "box.1" for one in performance.contacts)
    face = box.positions[20, 0, 0] - 0.5 * box.figure.length
    assert palm(man, "R")[20, 0] == pytest.approx(face, abs=0.08)


@pytest.mark.parametrize(
    "sentence",
    [
        "two men hug",
        "a mother hugs her child",
        "two men fight",
        "a girl pets a dog",
    ],
)
def test_nobody_passes_through_anybody(sentence: str) -> None:
    assert overlaps(played(sentence)) == []


def test_a_hug_has_the_hands_on_the_back_of_the_other() -> None:
    performance = played("two men hug")
    one, other = body(performance, "person.1"), body(performance, "person.2")
    chest = other.positions[:, other.figure.rig.index("chest")]
    frame = int(np.argmin(np.linalg.norm(palm(one, "R") - chest, axis=1)))
    assert np.linalg.norm(palm(one, "R")[frame] - chest[frame]) < 0.25
    away = (palm(one, "R")[frame] - one.positions[frame, 0])[:2]
    toward = (other.positions[frame, 0] - one.positions[frame, 0])[:2]
    assert away @ toward > toward @ toward, "behind the other, seen from who hugs"


def test_a_hand_is_on_the_head_of_the_dog_that_is_petted() -> None:
    performance = played("a girl pets a dog")
    girl, dog = body(performance, "person.1"), body(performance, "dog.1")
    top = carried(dog.figure, dog.rotations, dog.positions, "top")
    assert np.linalg.norm(palm(girl, "R") - top, axis=1).min() < 0.08


def test_a_glass_breaks_where_it_hits_and_is_heard_once() -> None:
    performance = played("a glass falls and shatters")
    glass = body(performance, "glass.1")
    (crash,) = [one for one in performance.contacts if one.kind == "break"]
    whole = glass.positions[:, 1:] - glass.figure.rig.rest[1:]
    apart = np.ptp(whole, axis=1).max(axis=1)
    frame = int(crash.time * FPS)
    assert apart[: frame + 1].max() < 0.01 and apart[-1] > 0.3
    assert np.abs(np.diff(glass.positions[-4:, 1:], axis=0)).max() < 0.02, "the shards lie still"


def test_dominoes_fall_one_after_the_other() -> None:
    performance = played("a row of dominoes falls over")
    tipped = [
        int(np.argmax(one.rotations[:, 0, 2, 2] < 0.9))
        for one in performance.bodies
        if one.id.startswith("domino")
    ]
    assert len(tipped) == 5 and tipped == sorted(tipped) and 0 < tipped[0] < tipped[-1]


def test_a_door_opens_with_the_hand_on_its_handle() -> None:
    performance = played("a man opens a door")
    door, man = body(performance, "door.1"), body(performance, "person.1")
    leaf = door.rotations[:, door.figure.rig.index("piece.1")]
    turn = np.arccos(np.clip(np.einsum("i,ni->n", leaf[0, :, 0], leaf[:, :, 0]), -1, 1))
    assert turn[0] == 0 and np.degrees(turn[-1]) > 60
    joint, point = door.figure.anchors["grip"]
    lever = np.array(point) - door.figure.rig.rest[2]
    grip = door.positions[:, 2] + np.einsum("nij,j->ni", leaf, lever)
    moving = int(np.argmax(turn > 0.02))
    assert np.linalg.norm(palm(man, "R")[moving] - grip[moving]) < 0.08
    assert joint == 0


def test_what_is_poured_runs_from_a_tipped_jug_into_the_glass() -> None:
    performance = played("a man pours water from a jug into a glass", 4.0)
    stream, drink = (
        next(one for one in performance.bodies if one.noun == noun) for noun in ("stream", "drink")
    )
    names = [one.id for one in performance.bodies if one.id and one.figure.family != "person"]
    glass = body(performance, next(name for name in names if name.startswith("glass")))
    jug = body(performance, next(name for name in names if not name.startswith("glass")))
    runs = np.flatnonzero(stream.visible)
    assert len(runs) > 5
    assert jug.rotations[runs, 0, 2, 2].max() < 0.6, "tipped by more than fifty degrees"
    aside = np.linalg.norm((stream.positions - glass.positions)[runs, 0, :2], axis=1)
    assert aside.max() < 0.5 * glass.figure.width, "over the glass"
    level = drink.rotations[:, 0, 2, 2]
    assert level[runs[-1]] > 3 * level[runs[0]]


def test_a_swing_keeps_the_time_of_a_pendulum() -> None:
    performance = played("a girl swings on a swing", 6.0)
    swing, girl = body(performance, "swing.1"), body(performance, "person.1")
    angle = np.arcsin(swing.rotations[:, 2, 2, 0])
    ways = np.flatnonzero((angle[:-1] > 0) & (angle[1:] <= 0)) / FPS
    assert np.diff(ways).mean() == pytest.approx(period(swing.figure), rel=0.05)
    assert np.ptp(girl.positions[:, 0, 0]) > 0.8, "and takes along who sits on it"


def test_a_duck_floats_and_a_cannonball_sinks() -> None:
    duck = body(played("a rubber duck floats in the sea"), "rubber_duck.1")
    assert np.abs(duck.positions[10:, 0, 2]).max() < 0.35
    assert duck.rotations[10:, 0, 2, 2].min() > 0.7, "and stays upright"
    stone = body(played("a cannonball falls into the sea"), "ball.1")
    assert stone.positions[-1, 0, 2] < -1.0


def test_a_letter_goes_with_the_wind() -> None:
    letter = body(played("a letter is blown away by the wind"), "letter.1")
    path = letter.positions[:, 0]
    assert path[-1, 0] - path[0, 0] > 1.0 and path[:, 2].max() > 0.5
