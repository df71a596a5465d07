"""Notes on light, look and lens put nothing on the set and nothing in anybody's way."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.script.reader.notes import plain_notes

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("A dog sleeps on a rug, soft amber light, grainy 8mm look.", {"dog", "rug"}),
        ("Perfume ad: a fox sits on a stool, natural colours, long shadows.", {"fox", "stool"}),
        ("A tailor sews a cape, cold stained glass light, muted palette.", {"tailor", "cape"}),
        ("Grainy travel footage: a goat climbs a wall, retro film stock.", {"goat", "wall"}),
    ],
)
def test_a_note_is_no_thing(text: str, nouns: set[str]) -> None:
    scene = read(text, PRESETS)
    assert {one.noun for one in scene.entities if not one.implied} == nouns
    assert all(action.verb not in ("look", "colour", "film", "light") for action in scene.actions)


def test_what_a_note_says_of_the_scene_stays() -> None:
    scene = read("A goat stands there, harsh noon sun, painterly fantasy style, 50mm.", PRESETS)
    assert (scene.time, scene.style, scene.camera.lens) == ("day", "oil", 50.0)


def test_what_a_note_says_in_strange_words_is_reported() -> None:
    scene = read("A goat stands on a hill, claustrophobic zorblax mood.", PRESETS)
    assert "zorblax" in scene.unplaced


@pytest.mark.parametrize(
    "text",
    [
        "A woman runs, looks at a clock, and waves.",
        "A red trailer, a tent and a lamp stand on the grass.",
        "Footage of a cat, her tail in the air.",
        "He says: “Soft light, warm tones.”",
    ],
)
def test_what_tells_of_somebody_is_no_note(text: str) -> None:
    assert plain_notes(text, PRESETS.lexicon) == text
