"""Ways told about the picture, what hangs on behind a sentence, ups and downs in other words."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    "text",
    [
        "A donkey trots left, its long ears flopping with every step.",
        "A wagon rolls left, wooden wheels creaking as it moves over the bridge.",
        "A canoe glides left, its hull leaving soft, silvery ripples in the water.",
        "A heron flies left, broad wings spread wide.",
        "A truck drives left, leaving behind a long trail of dust.",
    ],
)
def test_what_parts_of_it_do_is_done_by_nothing_else(text: str) -> None:
    scene = read(text, PRESETS)
    assert len(scene.entities) == 1 and len(scene.actions) == 1
    assert scene.actions[0].direction == "right to left"
    assert not scene.unplaced and scene.camera.framing is None


def test_what_parts_do_still_tells_where_and_when_it_is() -> None:
    scene = read("A goat walks left, hooves leaving deep tracks in the snow.", PRESETS)
    assert scene.weather == "snow"
    scene = read("A crow flies left, feathers shining in the morning light.", PRESETS)
    assert scene.time == "morning"


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("a parcel falls from the top of the screen to the bottom of the screen", "down"),
        ("a bubble floats from bottom to top of the frame", "up"),
        ("a rat sneaks to the left side of a dim kitchen", "right to left"),
        ("a folder slides left.", "right to left"),
        ("a ferry sails to the left on a lake", "right to left"),
        ("a lorry drives left on a bridge", "right to left"),
        ("a stool is pushed to the right", "left to right"),
        ("a trunk is dragged left across the floor", "right to left"),
        ("a goose paddles right over the lake", "left to right"),
        ("A strong gust of wind lifts a paper lantern into the air.", "up"),
    ],
)
def test_ways_told_about_the_picture_are_ways(text: str, way: str) -> None:
    scene = read(text, PRESETS)
    assert [one.direction for one in scene.actions] == [way]
    assert scene.actions[0].agents == (scene.entities[0].id,)


def test_who_goes_to_one_side_of_a_room_is_in_that_room() -> None:
    scene = read("a rat sneaks to the left side of a dim kitchen", PRESETS)
    assert scene.place == "kitchen"


def test_a_drone_that_sinks_is_there_and_a_crane_that_lifts_is_a_machine() -> None:
    assert read("A drone is slowly sinking to the ground.", PRESETS).entities[0].kind == "drone"
    scene = read("A marble lion is hoisted upward by a tall crane.", PRESETS)
    assert "crane_truck" in {one.kind for one in scene.entities}


def test_what_falls_and_lands_in_something_falls_into_it() -> None:
    scene = read("A plum drops downward, softly landing in a bucket.", PRESETS)
    assert [(one.motion, one.target) for one in scene.actions] == [("fall", "bucket.1")]


def test_the_grass_underfoot_is_no_tuft() -> None:
    scene = read("A volleyball rolls across the green grass.", PRESETS)
    assert [one.kind for one in scene.entities] == ["volleyball"]
    assert scene.place == "meadow"


def test_what_rises_into_the_sky_is_out_of_doors() -> None:
    assert read("A drone climbs into the night sky.", PRESETS).place == "meadow"
    assert read("A drone climbs slowly.", PRESETS).place == ""


def test_fish_that_swim_in_the_sea_are_seen_under_water() -> None:
    assert read("An octopus swims to the left in the ocean.", PRESETS).place == "underwater"
    assert read("A sea turtle dives downward in the sea.", PRESETS).place == "underwater"
    assert read("A fish leaps out of the sea.", PRESETS).place == "sea"
    assert read("A dolphin swims beside a boat in the sea.", PRESETS).place == "sea"


def test_a_toad_that_leaps_to_one_side_gets_there_by_hops() -> None:
    scene = read("A rabbit jumps to the right.", PRESETS)
    assert [(one.motion, one.direction) for one in scene.actions] == [("hop", "left to right")]
