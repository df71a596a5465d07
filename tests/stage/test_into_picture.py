"""Who goes a way of their own goes where the camera sees it."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.clearance import looks
from soracli.stage.perform import perform
from soracli.stage.roll_call import pixels

PRESETS = load_presets()
SIZE = (160, 90)


def _seen(text: str, name: str) -> float:
    """The most pixels that somebody has in any of the frames that are looked at."""
    places = sorted(PRESETS.lexicon.words.places)
    kinds, looked, models = PRESETS.kinds, PRESETS.looks, PRESETS.models
    request = Request(size="160x90", fps=8)
    spec = compile_take(read(text, PRESETS), request, kinds, looked, models, places)
    shot = perform(spec)
    frames = looks(len(shot.camera.position))
    found, _ = pixels(frames, shot.camera, list(shot.bodies), shot.set_piece, SIZE)
    return float(np.max(found[:, [one.id for one in shot.bodies].index(name)]))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Two kids sled down a hill, a frisbee flies over their heads from left to right",
            "frisbee.1",
        ),
        ("An ant crawls over a cookie, a marble rolls to the left", "ball.1"),
    ],
)
def test_who_goes_by_is_seen(text: str, name: str) -> None:
    assert _seen(text, name) >= 5
