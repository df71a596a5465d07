"""The set turns into another color where the words say so, and only that part of it."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.dissolving import filmed_by
from soracli.stage.perform import perform

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("A pumpkin while the background turns from blue to red.", 0),
        ("The lake turns from green to red.", 0),
        ("The meadow turns from red to blue.", 2),
    ],
)
def test_the_lower_picture_takes_on_the_color(text: str, strong: int) -> None:
    spec = compile_take(
        read(text, PRESETS),
        Request(size="96x64", seconds=1, fps=8),
        PRESETS.kinds,
        PRESETS.looks,
        PRESETS.models,
        sorted(PRESETS.lexicon.words.places),
    )
    film = perform(spec)
    camera = filmed_by(film, 96, 64)
    first, last = (camera.render(at).rgb[40:, :10].mean(axis=(0, 1)) for at in (0, film.frames - 1))
    shares = [float(color[strong] / np.sum(color)) for color in (first, last)]
    assert shares[1] > shares[0] + 0.08
