"""Everybody whom the words name is in the picture, and those of a group are apart."""

from functools import cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.performance import Performance
from soracli.stage.roll_call import missed


@cache
def played(sentence: str) -> Performance:
    presets = load_presets()
    request = Request(size="128x72", seconds=2, fps=6)
    made = (presets.kinds, presets.looks, presets.models)
    places = sorted(presets.lexicon.words.places)
    return perform(compile_take(read(sentence, presets), request, *made, places))


@pytest.mark.parametrize(
    "sentence",
    [
        "Five parked cars in a row in a street.",
        "Crane up over a square with twenty chairs.",
        "A green apple with a red worm peeking out.",
    ],
)
def test_nobody_is_left_out(sentence: str) -> None:
    shot = played(sentence)
    bodies = {body.id: body for body in shot.bodies if body.id}
    assert not missed(bodies, shot.camera, bodies, shot.set_piece, (128, 72))


def test_who_circles_together_goes_round_apart() -> None:
    crows = [
        body for body in played("Four crows circle over a tower.").bodies if body.noun == "crow"
    ]
    spots = np.array([body.positions[0, 0] for body in crows])
    apart = np.linalg.norm(spots[:, None] - spots[None], axis=-1) + 99 * np.eye(len(spots))
    assert len(crows) == 4 and apart.min() > 1.0


def test_who_follows_is_behind_who_goes_ahead() -> None:
    bodies = played("A duck followed by three ducklings walks along a road.").bodies
    duck, *young = [body.positions[:, 0] for body in bodies if body.figure.family == "bird"]
    way = duck[-1, :2] - duck[0, :2]
    assert len(young) == 3 and np.linalg.norm(way) > 0.2
    for one in young:
        assert (one[-1, :2] - duck[-1, :2]) @ way < 0
        assert (one[-1, :2] - one[0, :2]) @ way > 0
