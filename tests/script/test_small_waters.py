"""Small waters, and rain on panes."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


def test_who_leaps_from_bowl_to_bowl_goes_from_glass_to_glass(presets: Presets) -> None:
    scene = read("A goldfish jumps out of one bowl into another", presets)
    assert [one.kind for one in scene.entities if one.noun == "bowl"] == ["fishbowl"] * 2
    assert [(one.kind, one.b) for one in scene.relations] == [("in", "bowl.1")]
    assert [(one.motion, one.target) for one in scene.actions] == [("jump", "bowl.2")]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("A tiny galleon sails in a mug of tea", "room"),
        ("A galleon sails before the wind", "sea"),
        ("A fish swims in a jar", "room"),
    ],
)
def test_what_sails_in_a_vessel_is_not_at_sea(presets: Presets, sentence: str, place: str) -> None:
    assert read(sentence, presets).place == place


@pytest.mark.parametrize(
    ("sentence", "sill", "drops"),
    [
        ("Rain trickles down the window while a kitten watches the cars", True, True),
        ("Water streams down a window and a woman looks out", False, True),
        ("It rains and a woman closes the window", False, False),
    ],
)
def test_rain_on_a_pane_is_drops_on_it(
    presets: Presets, sentence: str, sill: bool, drops: bool
) -> None:
    scene = read(sentence, presets)
    assert any(one.kind == "windowsill" for one in scene.entities) == sill
    assert any(one.kind == "water_drop" for one in scene.entities) == drops


def test_a_drop_that_falls_into_a_glass_tips_nothing_over(presets: Presets) -> None:
    scene = read("A drop of milk falls into a glass of water", presets)
    assert [(one.motion, one.target) for one in scene.actions] == [("fall", "glass.1")]
    assert all(one.kind != "puddle" for one in scene.entities)


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("A lipstick on black granite, soft light gliding over the metal", ["lipstick", "block"]),
        ("A ring lies on red satin.", ["pillow", "ring_thing"]),
        ("A boy plays with a marble on a table", ["ball", "person", "table"]),
        ("Ice cubes drop into a mug", ["ice_cube", "ice_cube", "ice_cube", "mug"]),
    ],
)
def test_wares_lie_on_slabs_and_cushions(presets: Presets, sentence: str, kinds: list[str]) -> None:
    scene = read(sentence, presets)
    told = sorted(one.kind for one in scene.entities if not one.implied)
    assert told == sorted(kinds)
