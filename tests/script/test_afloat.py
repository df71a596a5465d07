"""Boats that carry somebody are on the water, and have no sail where they are rowed."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("A fisherman reels in a fish on a boat.", "rowboat", "sea"),
        ("A man rows a boat on a lake.", "rowboat", "lake"),
        ("Two lovers in a boat", "rowboat", ""),
        ("A sailboat on a lake", "sailboat", "lake"),
    ],
)
def test_boats(text: str, kind: str, place: str) -> None:
    scene = read(text, PRESETS)
    assert kind in {one.kind for one in scene.entities}
    assert scene.place == place


def test_who_reels_in_a_fish_is_in_no_fish() -> None:
    scene = read("A man reels in a fish.", PRESETS)
    assert not scene.relations
    assert [(one.motion, one.target) for one in scene.actions] == [("fish", "fish.1")]
