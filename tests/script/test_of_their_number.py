"""Of their number: the orange one of five, the drummer who comes last, the one boy of two children,
and what is in a bowl that is named for it."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.script.reader.of_their_number import of_their_number

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("Two hens lay three eggs.", "Two hens lay three eggs."),
        ("Two nuns lay three eggs on a tray.", "Two nuns put three eggs on a tray."),
        ("The dogs lay all day on the rug.", "The dogs lay all day on the rug."),
        (
            "Four kites fly, three of them red and one of them orange.",
            "Four kites fly, three of them are red and one of them is orange.",
        ),
        (
            "Five nuns march past, the tallest nun last.",
            "Five nuns march past, and the tallest nun follows behind them.",
        ),
        ("Two kids dance, one girl falls.", "Two kids dance, one kid falls."),
        ("Two kids dance with one boy and one girl.", "Two kids dance with one boy and one girl."),
    ],
)
def test_who_of_several_is_told_of_in_a_clause(words: str, plain: str) -> None:
    assert of_their_number(words) == plain


@pytest.mark.parametrize(
    ("words", "holder", "contents"),
    [
        ("A cat stares at a goldfish bowl.", "fishbowl.1", ["goldfish"]),
        ("A jeep tows a boat trailer.", "cart.1", ["boat"]),
        ("A cat stares at an empty goldfish bowl.", "fishbowl.1", []),
        ("A frog sits in a fish tank.", "aquarium.1", ["frog"]),
    ],
)
def test_what_is_named_for_its_contents_has_them(
    words: str, holder: str, contents: list[str]
) -> None:
    scene = read(words, PRESETS)
    inside = [one.a for one in scene.relations if one.b == holder]
    assert [scene.entity(name).noun for name in inside] == contents  # type: ignore[union-attr]
