"""Her cub is of her kind, and the ice is what one goes on."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.story.scene import Scene


def _read(text: str) -> Scene:
    return read(text, load_presets())


@pytest.mark.parametrize(
    "text", ["a polar bear and her cub", "a lioness with two cubs", "a panda and its baby"]
)
def test_a_young_one_takes_after_its_mother_and_is_smaller(text: str) -> None:
    mother, *young = _read(text).entities
    assert young
    for one in young:
        assert one.kind == mother.kind and one.scale < mother.scale
        assert one.color == mother.color or one.traits == mother.traits


def test_her_baby_is_a_child_where_she_is_a_woman() -> None:
    assert [one.kind for one in _read("a woman holds her baby").entities] == ["person", "person"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a wolf crosses the ice", "arctic"),
        ("a figure skater spins on the ice", "ice rink"),
        ("a man walks on the ice of a frozen lake", "lake"),
    ],
)
def test_the_ice_is_a_place_and_no_thing(text: str, place: str) -> None:
    scene = _read(text)
    assert scene.place == place and len(scene.entities) == 1


def test_ice_in_a_drink_is_ice() -> None:
    assert "ice_cube" in [one.kind for one in _read("a drink with ice").entities]


def test_a_baby_is_of_who_was_named_last() -> None:
    scene = read("A boy feeds geese while a nurse holds her baby.", load_presets())
    assert next(one for one in scene.entities if one.noun == "baby").kind == "person"
    scene = read("A goose swims with her babies.", load_presets())
    assert next(one for one in scene.entities if one.noun == "baby").kind != "person"
