"""Colors reach what they are said of, however they are said."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()
COLORS = {name: tint for tint, names in PRESETS.lexicon.words.colors.items() for name in names}


@pytest.mark.parametrize(
    ("text", "kind", "color"),
    [
        ("A wagon the color of mustard rolls by", "wagon", "mustard"),
        ("A drum of dark green wood stands in a room", "drum", "dark green"),
        ("A teapot in the colour of coral", "teapot", "coral"),
        ("A vase on a table turning red", "vase", ""),
    ],
)
def test_the_color_is_that_of_the_thing(text: str, kind: str, color: str) -> None:
    scene = read(text, PRESETS)
    thing = next(one for one in scene.entities if one.noun == kind)
    if color:
        assert thing.color is not None
        assert thing.color == COLORS[color] or color in thing.attributes
    else:
        assert [one.entity for one in scene.becomings] == [thing.id]


def test_who_is_on_a_twig_turns_another_color_and_not_the_twig() -> None:
    scene = read("A lizard on a twig turning from brown to green", PRESETS)
    changed = scene.entity(scene.becomings[0].entity)
    assert changed is not None and changed.noun == "lizard"


def test_the_crust_is_that_of_the_loaf_and_not_of_the_oven() -> None:
    scene = read("A loaf lies in the oven and its crust turns black", PRESETS)
    changed = scene.entity(scene.becomings[0].entity)
    assert changed is not None and changed.noun == "loaf"


def test_what_is_in_a_pot_changes_in_the_pot() -> None:
    scene = read("A wizard stirs a cauldron, its potion turns blue", PRESETS)
    changed = scene.entity(scene.becomings[0].entity)
    assert changed is not None and (changed.noun, changed.kind) == ("potion", "liquid")


def test_marble_is_white_unless_the_words_tell_another_color() -> None:
    white, black = (
        read(f"A {color}marble column in a hall", PRESETS).entities[0].color
        for color in ("", "black ")
    )
    assert white is not None and white > "#d"
    assert black == COLORS["black"]
