"""What is said to be in, on, under, between or behind something is there, and can be seen there."""

from functools import cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.framing import box_of
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance
from soracli.stage.places import PLACES

Box = tuple[np.ndarray, np.ndarray]


@cache
def played(sentence: str) -> Performance:
    presets = load_presets()
    request = Request(size="96x64", seconds=4, fps=8, seed=1)
    return perform(
        compile_take(
            read(sentence, presets), request, presets.kinds, presets.looks, presets.models, PLACES
        )
    )


def all_of(sentence: str, noun: str) -> list[Body]:
    return [one for one in played(sentence).bodies if one.id.startswith(noun)]


def box(body: Body, frame: int = 0) -> Box:
    low, high = box_of(body)
    return low[frame], high[frame]


def over(one: Box, other: Box) -> bool:
    """Whether the middle of one is over another, as seen from above."""
    middle = ((one[0] + one[1]) / 2)[:2]
    return bool((middle > other[0][:2]).all() and (middle < other[1][:2]).all())


@pytest.mark.parametrize("frame", [0, -1])
def test_ducks_in_a_bathtub_look_out_over_its_rim(frame: int) -> None:
    sentence = "Nine yellow rubber ducks float in a bathtub"
    tub = box(all_of(sentence, "bathtub")[0], frame)
    ducks = [box(one, frame) for one in all_of(sentence, "rubber_duck")]
    assert len(ducks) == 9
    assert all(over(duck, tub) for duck in ducks)
    assert all(tub[0][2] < duck[0][2] < duck[1][2] < tub[1][2] + 0.2 for duck in ducks)
    spots = np.array([duck[0][:2] for duck in ducks])
    apart = np.linalg.norm(spots[:, None] - spots[None], axis=-1) + np.eye(9)
    assert apart.min() > 0.1


def test_oranges_are_in_the_bowl_and_the_bowl_is_on_the_table() -> None:
    sentence = "three oranges in a bowl on a table"
    bowl, table = box(all_of(sentence, "bowl")[0]), box(all_of(sentence, "table")[0])
    assert over(bowl, table)
    assert abs(bowl[0][2] - table[1][2]) < 0.02
    for orange in map(box, all_of(sentence, "orange")):
        assert over(orange, bowl)
        assert table[1][2] < orange[0][2] < bowl[1][2] < orange[1][2]


def test_a_family_under_an_oak_sits_before_its_trunk_in_the_middle_of_the_set() -> None:
    sentence = "A family sits under an oak"
    trunk = all_of(sentence, "oak")[0].positions[0, 0]
    camera = played(sentence).camera.position[0]
    for one in all_of(sentence, "person"):
        here = one.positions[0, 0]
        assert np.linalg.norm((here - camera)[:2]) < np.linalg.norm((trunk - camera)[:2])
        assert over(box(one), box(all_of(sentence, "oak")[0]))
        assert np.linalg.norm(here[:2]) < 4


def test_a_boy_between_two_trees_has_a_trunk_at_either_hand() -> None:
    sentence = "A boy stands between two tall trees"
    boy = all_of(sentence, "person")[0].positions[0, 0]
    sides = sorted(float(one.positions[0, 0, 0] - boy[0]) for one in all_of(sentence, "tree"))
    assert -3.5 < sides[0] < -0.6 < 0.6 < sides[1] < 3.5


def test_who_is_behind_something_large_looks_out_beside_it() -> None:
    sentence = "a man waits behind a bus"
    man, bus = box(all_of(sentence, "person")[0]), box(all_of(sentence, "bus")[0])
    assert man[0][1] > (bus[0][1] + bus[1][1]) / 2
    assert man[0][0] < bus[0][0]


def test_a_cat_walks_along_a_table_and_the_vase_falls_off() -> None:
    sentence = "a cat knocks a vase off a table"
    cat, table = all_of(sentence, "cat")[0], box(all_of(sentence, "table")[0])
    vase = all_of(sentence, "vase")[0]
    assert abs(box(vase)[0][2] - table[1][2]) < 0.02
    assert box(vase, -1)[1][2] < 0.5 * table[1][2]
    for frame in (0, -1):
        assert abs(box(cat, frame)[0][2] - table[1][2]) < 0.05


def test_a_butterfly_on_a_flower_stays_there() -> None:
    sentence = "A blue butterfly sits on a yellow flower"
    butterfly, flower = all_of(sentence, "butterfly")[0], box(all_of(sentence, "flower")[0])
    assert np.ptp(butterfly.positions[:, 0], axis=0).max() < 0.01
    assert over(box(butterfly), flower)


def test_kittens_lie_side_by_side_on_a_lap_and_a_parrot_is_on_a_shoulder() -> None:
    sentence = "A grandmother with four kittens on her lap, knitting in an armchair"
    woman, kittens = all_of(sentence, "person")[0], all_of(sentence, "cat")
    knees = woman.positions[0, woman.figure.rig.index("shin.L"), 2]
    heights = [float(one.positions[0, 0, 2] - knees) for one in kittens]
    assert len(heights) == 4
    assert 0 < min(heights) <= max(heights) < 0.3
    assert len({tuple(one.positions[0, 0].round(2)) for one in kittens}) == 4
    sentence = "A green parrot on the shoulder of a pirate"
    pirate, parrot = all_of(sentence, "person")[0], all_of(sentence, "parrot")[0]
    arms = [pirate.positions[0, pirate.figure.rig.index(f"upper_arm.{side}")] for side in "LR"]
    low, high = box(parrot)
    perch = min(arms, key=lambda arm: float(np.linalg.norm(parrot.positions[0, 0] - arm)))
    assert (low - 0.1 < perch).all() and (perch < high + 0.1).all()
    assert abs(low[2] - perch[2]) < 0.15


def test_a_castle_fits_into_the_aquarium_and_the_fish_go_around_it() -> None:
    sentence = "Two fish swim around a castle in an aquarium"
    tank, castle = all_of(sentence, "aquarium")[0], all_of(sentence, "castle")[0]
    whole, inside = box(tank), box(castle)
    assert (inside[0] > whole[0])[:2].all() and (inside[1] < whole[1]).all()
    for fish in all_of(sentence, "fish"):
        assert all(over(box(fish, frame), whole) for frame in (0, 12, -1))
    front = tank.figure.mesh.vertices[tank.figure.mesh.faces].mean(axis=1)
    middle = np.abs(front[:, 0]) < 0.3 * tank.figure.length
    assert not (middle & (front[:, 1] < -0.45 * tank.figure.width) & (front[:, 2] > 0.2)
                & (front[:, 2] < 0.4)).any(), "one sees into it"  # fmt: skip


def test_what_is_beside_a_cup_on_a_table_is_on_the_table() -> None:
    sentence = "a cup on a table, a banana to the left of the cup"
    cup, banana = (box(all_of(sentence, one)[0]) for one in ("mug", "banana"))
    assert abs(cup[0][2] - banana[0][2]) < 0.03 and banana[1][0] < cup[0][0]


def test_glasses_stay_on_the_tray_that_is_carried() -> None:
    sentence = "A waiter carries a tray with two glasses"
    tray = all_of(sentence, "plate")[0]
    for frame in (0, -1):
        top = box(tray, frame)[1][2]
        assert all(abs(box(one, frame)[0][2] - top) < 0.05 for one in all_of(sentence, "glass"))


def test_a_cat_walks_along_the_top_of_a_wall() -> None:
    sentence = "a cat walks on a wall"
    wall, cat = box(all_of(sentence, "wall")[0]), all_of(sentence, "cat")[0]
    for frame in (0, 12, -1):
        here = box(cat, frame)
        assert over(here, wall) and abs(here[0][2] - wall[1][2]) < 0.1


def test_who_is_between_two_has_room_there() -> None:
    sentence = "a fireplace between two wing chairs"
    fire, chairs = box(all_of(sentence, "fireplace")[0]), all_of(sentence, "armchair")
    left, right = sorted((box(one) for one in chairs), key=lambda one: one[0][0])
    assert left[1][0] < fire[0][0] < fire[1][0] < right[0][0]


def test_a_bicycle_before_a_house_is_beside_the_postman() -> None:
    sentence = "A postman waves, a bicycle stands in front of a house"
    man, bicycle = box(all_of(sentence, "person")[0]), box(all_of(sentence, "bicycle")[0])
    assert np.linalg.norm((man[0] - bicycle[0])[:2]) < 4
    assert bicycle[1][1] < box(all_of(sentence, "house")[0])[0][1]


@pytest.mark.parametrize(
    "sentence", ["A father lifts his daughter up", "A wrestler lifts a nurse over his head"]
)
def test_who_is_lifted_leaves_the_ground(sentence: str) -> None:
    lifted = all_of(sentence, "person")[1]
    first, last = box(lifted)[0], box(lifted, -1)[0]
    assert first[2] < 0.1 and last[2] > 0.25
