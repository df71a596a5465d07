"""Facing the water: who faces the sea of a beach is turned to it, who faces us is not."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform

PRESETS = load_presets()


def heading(text: str, name: str) -> float:
    """Radians that somebody is turned in the middle of a take."""
    places = sorted(PRESETS.lexicon.words.places)
    request = Request(size="320x180", fps=8)
    scene = read(text, PRESETS)
    spec = compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places)
    body = next(one for one in perform(spec).bodies if one.id == name)
    turn = body.rotations[len(body.rotations) // 2, 0]
    return float(np.arctan2(turn[1, 0], turn[0, 0]))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A man stands on the beach facing the sea.", "person.1"),
        ("A dog sits on the beach and faces the sea.", "dog.1"),
    ],
)
def test_who_faces_the_sea_looks_at_it(text: str, name: str) -> None:
    assert np.sin(heading(text, name)) > np.cos(np.radians(50))


@pytest.mark.parametrize(
    "text", ["A woman faces the camera on a beach.", "An old woman on a bench facing the lake."]
)
def test_nobody_else_is_turned_away(text: str) -> None:
    assert np.sin(heading(text, "person.1")) < 0.5
