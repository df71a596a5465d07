"""What becomes of things in the words of a laboratory, and what it is too cold or too hot for."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("text", "noun", "aspect"),
    [
        ("A timelapse documents the corrosion of a truck over many years.", "truck", "color"),
        ("A time-lapse shows the gradual melting of a snowman.", "snowman", "melt"),
        ("A timelapse records the growth of a sunflower left outside.", "sunflower", "size"),
        (
            "A timelapse shows the transformation of chocolate as the temperature rises to 45°C.",
            "chocolate",
            "melt",
        ),
        (
            "A timelapse shows the change of milk in a glass as the temperature falls below 0°C.",
            "milk",
            "color",
        ),
    ],
)
def test_what_a_process_does_to_a_thing(
    presets: Presets, text: str, noun: str, aspect: str
) -> None:
    scene = read(text, presets)
    (thing,) = (one for one in scene.entities if one.noun == noun)
    assert [(one.entity, one.aspect) for one in scene.becomings] == [(thing.id, aspect)]


def test_where_it_is_too_cold_nothing_melts_and_degrees_are_no_things(presets: Presets) -> None:
    text = "A timelapse captures the transformation of chocolate as the temperature rises to 12°C."
    scene = read(text, presets)
    assert not scene.becomings and len(scene.entities) <= 2


def test_a_river_freezes_in_the_cold(presets: Presets) -> None:
    text = "A timelapse captures the change of a lake as the temperature drops to -15°C."
    (change,) = read(text, presets).becomings
    assert (change.entity, change.part) == ("", "water")


def test_a_photographer_who_captures_something_does_it(presets: Presets) -> None:
    scene = read("A photographer captures the melting of a snowman.", presets)
    assert any(one.kind == "person" for one in scene.entities)


@pytest.mark.parametrize(
    ("text", "noun", "color"),
    [
        ("Lemonade in a tall glass turns blue.", "lemonade", "#2458c5"),
        ("Cold tea in a mug becomes white.", "tea", "#f4f4f2"),
    ],
)
def test_what_is_in_a_glass_changes_in_it(
    presets: Presets, text: str, noun: str, color: str
) -> None:
    scene = read(text, presets)
    (change,) = scene.becomings
    assert scene.entity(change.entity).noun == noun  # type: ignore[union-attr]
    assert change.to == color


def test_huge_to_tiny_goes_farther_than_large_to_small(presets: Presets) -> None:
    (far,) = read("A whale shrinks from huge to tiny.", presets).becomings
    (near,) = read("A whale shrinks from large to small.", presets).becomings
    assert far.factor < near.factor < 1
