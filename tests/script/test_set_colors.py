"""Which part of the place turns into a color, and what on it does not."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("text", "part", "color"),
    [
        ("The pond turns purple.", "water", "#7b3fa0"),
        ("The lawn slowly fades to brown.", "grass", "#7a4b2a"),
        ("The background shifts from white to red.", "background", "#c8252c"),
        ("The sand on the beach turns black.", "ground", "#1b1b1b"),
        ("A cat sits on a pink rooftop.", "ground", "#f48fb1"),
        ("A bus crosses a bridge, and kites fly over green hills.", "grass", "#2f9e44"),
    ],
)
def test_a_part_of_the_place_turns(presets: Presets, text: str, part: str, color: str) -> None:
    found = [one for one in read(text, presets).becomings if not one.entity]
    assert [(one.aspect, one.part, one.to) for one in found] == [("color", part, color)]


@pytest.mark.parametrize("text", ["A kite in the sky turns red.", "A duck on the pond turns pink."])
def test_what_is_there_turns_alone(presets: Presets, text: str) -> None:
    assert all(one.entity for one in read(text, presets).becomings)


def test_water_freezes_to_something_pale(presets: Presets) -> None:
    (change,) = read("A stream freezes over.", presets).becomings
    assert change.part == "water" and min(bytes.fromhex(change.to[1:])) > 200


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("A camel walks over red dunes", "ground"),
        ("A canoe on a pink lake", "water"),
        ("Sheep graze on green hills", ""),
        ("A red boat on the sea", ""),
    ],
)
def test_a_place_has_the_color_it_is_told_to_have(text: str, part: str, presets: Presets) -> None:
    own = [one for one in read(text, presets).becomings if not one.entity]
    assert [one.part for one in own if one.start == one.to] == ([part] if part else [])
