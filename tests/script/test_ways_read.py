"""Which way somebody goes, and what they go up or down, as it is read."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read
from soracli.story.scene import Action, Scene

WAYS: dict[str, tuple[str, str | None]] = {
    # who it is (by noun), and the way
    "A cowboy rides his horse off into the sunset.": ("horse", "away from camera"),
    "A man exits the frame on the left.": ("man", "right to left"),
    "A dog enters on the left.": ("dog", "left to right"),
    "A boy on a bicycle comes straight at the camera.": ("bicycle", "toward camera"),
    "A bowling ball rolls away toward the pins.": ("bowling ball", "away from camera"),
    "A shark swims toward the diver and the camera.": ("shark", "toward camera"),
    "A soccer ball is kicked straight toward the camera.": ("soccer ball", "toward camera"),
    "A flag is hoisted.": ("flag", "up"),
    "A red crate lowered onto a dock.": ("crate", "down"),
    "Two dinghies lowered down the side of a cruise liner.": ("dinghy", "down"),
    "A spider lowers itself on a thread.": ("spider", "down"),
    "The submarine descends into the ocean.": ("submarine", "down"),
    "Gulls scatter into the air.": ("gull", "up"),
    "The elevator goes down.": ("elevator", "down"),
    "A paper boat drifts from left to right and goes under a bridge.": (
        "paper boat",
        "left to right",
    ),
    "The bride walks down the aisle toward the camera.": ("bride", "toward camera"),
    "Five goldfish circle in a bowl.": ("goldfish", "in circles"),
    "Koi fish swim in circles.": ("koi fish", "in circles"),
    "We watch a kingfisher dive from a branch.": ("kingfisher", "down"),
}

HEIGHTS: dict[str, tuple[str, str]] = {
    # what is gone along, by its kind, and the way
    "A hiker walks up the hill.": ("hill_slope", "up"),
    "A monk walks slowly up the temple steps.": ("stairs", "up"),
    "A man descends the ladder.": ("ladder", "down"),
    "A dog runs upstairs.": ("stairs", "up"),
    "A squirrel scampers up the trunk of an oak.": ("oak", "up"),
    "A mountaineer climbs a cliff.": ("cliff_face", "up"),
    "Climbers ascend a snowy mountain.": ("hill_slope", "up"),
    "A boy on a sled goes down the hill.": ("hill_slope", "down"),
    "A snail crawls up a garden wall.": ("wall", "up"),
}


def _acts(scene: Scene, noun: str) -> list[Action]:
    """What those of a noun do."""
    ids = {one.id for one in scene.entities if one.noun == noun}
    return [one for one in scene.actions if ids & set(one.agents)]


@pytest.mark.parametrize("text", WAYS)
def test_which_way_somebody_goes(text: str, presets: Presets) -> None:
    noun, way = WAYS[text]
    found = _acts(read(text, presets), noun)
    assert found
    assert {one.direction for one in found} == {way}


@pytest.mark.parametrize("text", HEIGHTS)
def test_what_one_goes_up_or_down_is_there(text: str, presets: Presets) -> None:
    kind, way = HEIGHTS[text]
    scene = read(text, presets)
    kinds = {one.id: one.kind for one in scene.entities}
    along = [one for one in scene.actions if kinds.get(one.over) == kind]
    assert [one.direction for one in along] == [way]


def test_a_hill_that_is_only_a_place_is_not_gone_up(presets: Presets) -> None:
    scene = read("A dozen sheep graze on a green hillside.", presets)
    assert {one.noun for one in scene.entities} == {"sheep"}
    street = read("A car drives down the street.", presets)
    assert {one.noun for one in street.entities} == {"car"}
    assert street.actions[0].direction is None
