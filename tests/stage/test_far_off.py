"""What is very large and does something of its own is seen with a small one: far off behind it."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.framing import box_of
from soracli.stage.perform import perform

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "small", "large"),
    [
        ("A goat grazes while a hot-air balloon drifts by.", "goat", "balloon"),
        ("A duck swims on a lake while a yacht sails by.", "duck", "sailboat"),
        ("A horse eats hay while a helicopter flies over.", "horse", "helicopter"),
    ],
)
def test_both_are_in_the_picture(text: str, small: str, large: str) -> None:
    request = Request(size="96x64", seconds=3.0, fps=5)
    places = sorted(PRESETS.lexicon.words.places)
    shown = perform(
        compile_take(
            read(text, PRESETS), request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places
        )
    )
    look = shown.camera.target - shown.camera.position
    look = look / np.linalg.norm(look, axis=1, keepdims=True)
    half = np.tan(np.radians(shown.camera.fov) / 2) * 96 / 64
    for name, most in ((small, 1.0), (large, 0.9)):
        body = next(one for one in shown.bodies if one.id.startswith(name))
        low, high = box_of(body)
        to = (low + high) / 2 - shown.camera.position
        ahead = (to * look).sum(axis=1)
        aside = np.linalg.norm(to - ahead[:, None] * look, axis=1)
        inside = (ahead > 0) & (aside < half * ahead)
        wide = (high - low).max(axis=1) / (2 * half * ahead)
        assert inside[len(inside) // 2]
        assert 0.05 < wide[len(wide) // 2] < most
