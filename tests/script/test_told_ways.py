"""Told ways: which way somebody goes by words that no rule of the verb knows."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read

WAYS: dict[str, tuple[str, str | None]] = {
    "A barge crosses a canal.": ("barge", "across"),
    "A girl lets go of her balloon and it floats away.": ("balloon", "up"),
    "Oranges tumble down the stairs.": ("orange", "down"),
    "A rocket climbs through the clouds.": ("rocket", "up"),
    "A bucket sinks into the well.": ("bucket", "down"),
    "Two otters slide down a muddy riverbank.": ("otter", "down"),
    "An elevator carries a nurse down.": ("elevator", "down"),
    "A nurse rolls up a long ramp in a wheelchair.": ("wheelchair", "up"),
    "A gecko climbs down a rope, then climbs back up.": ("gecko", "up"),
    "A pony trots left, stops and trots back to the right.": ("pony", "left to right"),
    "A tin duck whirs left across the carpet.": ("duck", "right to left"),
    "A carriage pulled by two ponies rolls to the left.": ("carriage", "right to left"),
    "A coach drawn by three mules thunders past to the left.": ("mule", None),
    "Doves perch on a roof, and a crate slides to the right.": ("crate", "left to right"),
    "A tortoise paddles up to the surface.": ("tortoise", "up"),
    "A diver sinks to the bottom.": ("diver", "down"),
    "A spirit rises out of a teapot on a shelf.": ("spirit", "up"),
    "Two aliens run up a hill.": ("alien", "up"),
    "A skier carves down a slope.": ("skier", "down"),
    "A porter helps an old woman up the steps.": ("porter", "up"),
    "Four dancers carry a dragon around a fountain.": ("dragon", "around"),
    "A moth circles overhead.": ("moth", "in circles"),
    "An escalator, tourists riding down.": ("tourist", "down"),
    "A staircase: nuns going up, a monk going down.": ("monk", "down"),
    "A sapling pushes up through the snow.": ("sapling", "up"),
    "A hiker wades into a river, camera handheld, right behind her.": ("hiker", "away from camera"),
    "A toy bear rises from the bottom of the frame to the top.": ("toy bear", "up"),
    "A splash of milk rises around a cookie.": ("splash of milk", "up"),
    "A conveyor belt carries melons from left to right.": ("melon", "left to right"),
}


@pytest.mark.parametrize("text", WAYS)
def test_the_way_is_read(text: str, presets: Presets) -> None:
    noun, way = WAYS[text]
    scene = read(text, presets)
    who = {one.id for one in scene.entities if one.noun == noun}
    assert way in {one.direction for one in scene.actions if who & set(one.agents)}


def test_who_stands_up_on_a_board_has_paddled_out_on_it(presets: Presets) -> None:
    scene = read("A surfer paddles out and stands up on a yellow board.", presets)
    assert [one.color for one in scene.entities if "board" in one.kind] == ["#f7c92b"]


def test_who_films_from_behind_something_is_there(presets: Presets) -> None:
    scene = read("A girl runs up a ramp, two men film her from behind the ramp.", presets)
    assert [one.kind for one in scene.relations] == ["behind", "behind"]


def test_who_climbs_down_from_somewhere_has_a_ladder(presets: Presets) -> None:
    scene = read("A plumber climbs down from the roof.", presets)
    assert any(one.kind == "ladder" for one in scene.entities)


def test_who_makes_their_way_walks(presets: Presets) -> None:
    scene = read("A pilgrim picks his way across a stony field.", presets)
    assert any(one.motion in ("walk", "cross") for one in scene.actions)


def test_down_the_road_toward_us_is_no_slope(presets: Presets) -> None:
    scene = read("A bus rolls toward us down a mountain road.", presets)
    assert not any(one.direction == "down" for one in scene.actions)
