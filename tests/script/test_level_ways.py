"""Which way across the picture, nearer or away: in whatever words, and with whatever verb."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read
from soracli.script.reader.level_ways import level_ways

RIGHT, LEFT = "left to right", "right to left"
NEARER, AWAY = "toward camera", "away from camera"


def ways(text: str, presets: Presets) -> set[tuple[str, str]]:
    """Who goes which way, by the kind."""
    scene = read(text, presets)
    return {
        (name.split(".")[0], str(action.direction))
        for action in scene.actions
        for name in action.agents
        if action.direction
    }


@pytest.mark.parametrize(
    ("text", "who", "way"),
    [
        ("A tractor rumbles from left to right.", "tractor", RIGHT),
        ("A fox, from left to right.", "fox", RIGHT),
        ("Two swans swim towards the left bank of a pond.", "duck", LEFT),
        ("A snail leaves the picture on the right.", "snail", RIGHT),
        ("We see a ghost exit frame left.", "ghost", LEFT),
        ("A jogger enters on the right.", "person", LEFT),
        ("A red bus approaches.", "bus", NEARER),
        ("A tractor drives closer and closer until it fills the frame.", "tractor", NEARER),
        ("A tank bears down on us.", "tank", NEARER),
        ("An excavator trundles along in the direction of the viewer.", "excavator", NEARER),
        ("A snowboarder carves toward the lens.", "snowboard", NEARER),
        ("A crab gets smaller and smaller as it scuttles away.", "crab", AWAY),
        ("A figure in a red cloak dwindles to a dot.", "person", AWAY),
        ("Seen from behind, a hiker walks down a path.", "person", AWAY),
        ("The wind blows a newspaper from right to left.", "newspaper", LEFT),
        ("A fox trots by, going left.", "fox", LEFT),
    ],
)
def test_which_way_somebody_goes(text: str, who: str, way: str, presets: Presets) -> None:
    assert ways(text, presets) == {(who, way)}


@pytest.mark.parametrize(
    "text",
    [
        "A bus from the left, a truck from the right.",
        "A bus speeds past from left to right while a truck drives the opposite way.",
        "A bus drives right, a truck goes left.",
    ],
)
def test_two_go_two_ways(text: str, presets: Presets) -> None:
    assert ways(text, presets) == {("bus", RIGHT), ("truck", LEFT)}


@pytest.mark.parametrize(
    "text",
    [
        "Two knights charge at each other, one from the left and one from the right.",
        "Two knights salute each other, then ride at each other.",
        "Two knights walk toward each other.",
    ],
)
def test_two_who_meet_come_from_their_own_sides(text: str, presets: Presets) -> None:
    going = [one for one in read(text, presets).actions if one.motion != "salute"]
    assert {(one.agents, one.direction) for one in going} == {
        (("knight.1",), RIGHT),
        (("knight.2",), LEFT),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The camera pans from the left side of the frame to the right.",
        "A cat sits to the left of a dog.",
        "Two boys race each other.",
        "Two girls walk next to each other.",
        "A knight approaches a castle.",
        "Two boats drift closer together.",
        "A deer runs right across the road.",
        'A man says: "She left the picture on the right."',
    ],
)
def test_other_words_about_sides_stay_as_they_are(text: str) -> None:
    assert level_ways(text) == text


def test_a_way_off_into_the_fog_keeps_the_fog(presets: Presets) -> None:
    scene = read("A ship sails off into the fog.", presets)
    assert scene.weather == "fog"
    assert scene.actions[0].direction == AWAY


@pytest.mark.parametrize(
    ("text", "motion"),
    [("A man rolls a barrel to the left.", "push"), ("A boy rolls a ball to the left.", "throw")],
)
def test_what_is_rolled_a_way_is_pushed_or_thrown(text: str, motion: str, presets: Presets) -> None:
    action = read(text, presets).actions[0]
    assert (action.motion, action.direction) == (motion, LEFT)


def test_a_kayak_that_paddles_needs_no_board(presets: Presets) -> None:
    scene = read("Two kayaks paddle to the left.", presets)
    assert [one.kind for one in scene.entities] == ["kayak", "kayak"]
    assert scene.actions[0].motion == "sail"
