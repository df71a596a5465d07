"""Shapes that things are said to have, and the words that only look like one."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read

SHAPES = [
    ("A heart-shaped biscuit lies next to a circular tray.", {"biscuit": "heart", "tray": "round"}),
    ("A star shaped pillow on an oval sofa.", {"pillow": "star", "sofa": "oval"}),
    ("A round green door beside a square window.", {"door": "round", "window": "square"}),
    ("Conical tower near a hexagonal well", {"tower": "cone", "well": "hexagon"}),
    ("A soap in the shape of a flower on a shelf", {"soap": "flower", "shelf": None}),
    ("A whale-shaped boat on the sea", {"boat": "whale"}),
    ("A dog runs round a house.", {"dog": None, "house": None}),
    ("A girl shaped a bowl.", {"girl": None, "bowl": None}),
]


@pytest.mark.parametrize(("said", "shapes"), SHAPES, ids=[said for said, _ in SHAPES])
def test_a_shape_belongs_to_its_noun_and_brings_nobody(
    said: str, shapes: dict[str, str | None], presets: Presets
) -> None:
    scene = read(said, presets)
    seen = {one.noun: one.traits.get("shape") for one in scene.entities if not one.implied}
    assert seen == shapes


def test_a_square_is_a_place_only_as_a_noun(presets: Presets) -> None:
    assert read("A square carpet", presets).place != "square"
    assert read("A man dances in the square.", presets).place == "square"
    assert read("A man walks across the square.", presets).place == "square"


def test_round_before_things_is_their_shape_and_around_nothing(presets: Presets) -> None:
    scene = read("workers stand in round stone vats", presets)
    assert {one.kind for one in scene.relations} == {"in"}
