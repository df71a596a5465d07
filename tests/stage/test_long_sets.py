"""Along alleys and hallways: who goes there goes along them, and the camera stays off the walls."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform

PRESETS = load_presets()


@pytest.mark.parametrize(
    "text",
    [
        "a thief runs through an alley, the camera follows",
        "a nurse walks down a hallway, the camera leads her",
        "a knight walks through a dark alley",
    ],
)
def test_nobody_walks_through_the_walls_of_a_narrow_set(text: str) -> None:
    places = sorted(PRESETS.lexicon.words.places)
    spec = compile_take(
        read(text, PRESETS), Request(size="96x64", seconds=4.0, fps=6), PRESETS.kinds,
        PRESETS.looks, PRESETS.models, places,
    )  # fmt: skip
    played = perform(spec)
    way = played.bodies[0].positions[:, 0]
    assert way[0, 1] - way[-1, 1] > 2.0
    wall = min(abs(one.a[0]) - one.size[0] for one in played.set_piece.colliders
               if one.shape == "box" and one.size[1] > 8)  # fmt: skip
    assert np.abs(way[:, 0]).max() < wall and np.abs(played.camera.position[:, 0]).max() < wall
