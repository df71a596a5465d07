"""Who slides on the belly gets along, and a fish in a bowl swims."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "name", "least", "most"),
    [
        ("A penguin slides across the ice.", "penguin", 2.0, 9.0),
        ("An otter slides across the snow.", "otter", 1.0, 9.0),
        ("A goldfish swims in an aquarium.", "fish", 0.03, 0.8),
    ],
)
def test_it_gets_along(text: str, name: str, least: float, most: float) -> None:
    request = Request(size="96x64", seconds=3.0, fps=5)
    places = sorted(PRESETS.lexicon.words.places)
    scene = read(text, PRESETS)
    shown = perform(
        compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places)
    )
    body = next(one for one in shown.bodies if one.id.startswith(name))
    assert least < np.ptp(body.positions[:, 0, :2], axis=0).max() < most
