"""A phrase of place that no rule knows still tells where somebody is."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


def _told(say: str) -> set[tuple[str, str, str]]:
    scene = read(say, PRESETS)
    nouns = {one.id: one.noun for one in scene.entities}
    return {(nouns[one.a], one.kind, nouns[one.b]) for one in scene.relations}


@pytest.mark.parametrize(
    ("say", "told"),
    [
        ("A poodle watching the rain from the sofa.", ("poodle", "on", "sofa")),
        ("A terrier barks from the bed of a pickup.", ("terrier", "in", "pickup")),
        ("A fox peeks out from behind a barrel.", ("fox", "behind", "barrel")),
        ("Slow orbit around a violin on a chair.", ("violin", "on", "chair")),
        ("Arc shot around a sculptor on a stool, clockwise.", ("sculptor", "on", "stool")),
        ("A snail climbs from a brick onto a flower pot.", ("snail", "on", "brick")),
        (
            "A duck stands between a goat in a bathtub and a knight holding a lamp.",
            ("duck", "between", "knight"),
        ),
        (
            "A globe stands between a telescope and a piano on an empty stage.",
            ("globe", "between", "piano"),
        ),
        ("Three pancakes stacked on a plate, one cherry on top", ("cherry", "on", "pancake")),
        (
            "A hen is behind a rocking chair, then it sits on the seat.",
            ("hen", "on", "rocking chair"),
        ),
        ("Two cats face each other across a barrel.", ("barrel", "between", "cat")),
        ("A jug on a shelf with a wren perched on its rim.", ("wren", "on", "jug")),
        ("A frog sits in the middle of a circle of candles.", ("candle", "around", "frog")),
        ("Cheese, a knife and bread, all on a wooden board.", ("knife", "on", "wooden board")),
        ("Two finches sit on a swing in a cage.", ("finch", "on", "swing")),
        ("Three finches share a perch in a cage.", ("finch", "on", "perch")),
    ],
)
def test_who_is_said_to_be_somewhere_is_there(say: str, told: tuple[str, str, str]) -> None:
    assert told in _told(say)


def test_who_has_somebody_in_the_arms_holds_them() -> None:
    scene = read("A nurse stands at a window with a baby in her arms.", PRESETS)
    nurse, baby = (next(one for one in scene.entities if one.noun == noun)
                   for noun in ("nurse", "baby"))  # fmt: skip
    assert baby.id in nurse.holds
    assert all(baby.id not in one.agents for one in scene.actions)


@pytest.mark.parametrize(
    "say",
    [
        "A woman sprays water on a car.",
        "A monkey types on a keyboard.",
        "A feather comes down gently onto the desk.",
        "The ball is caught by the girl in the blue cap.",
    ],
)
def test_who_only_deals_with_a_thing_is_not_put_there(say: str) -> None:
    assert not _told(say)
