"""Said ways: who is said to go left, right, nearer or away goes so, whatever the verb and whoever
else goes elsewhere."""

from functools import lru_cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.performance import Performance
from soracli.stage.turns import Array

PRESETS = load_presets()


@lru_cache
def filmed(text: str) -> Performance:
    request = Request(size="96x64", seconds=3.0, fps=5)
    places = sorted(PRESETS.lexicon.words.places)
    scene = read(text, PRESETS)
    return perform(
        compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places)
    )


def gone(text: str, name: str) -> tuple[float, float]:
    """How far the first of a name goes to the right and away, as the camera sees it, metres."""
    shown = filmed(text)
    path = next(one for one in shown.bodies if one.id.startswith(name)).positions[:, 0]
    way: Array = (path[-1] - path[0])[:2].astype(np.float64)
    look = (shown.camera.target - shown.camera.position)[:, :2].mean(axis=0).astype(np.float64)
    look /= np.linalg.norm(look)
    return float(way @ [look[1], -look[0]]), float(way @ look)


@pytest.mark.parametrize(
    ("text", "name", "right", "away"),
    [
        ("A helicopter roars toward the viewer.", "helicopter", 0, -1),
        ("A coin spins to the left.", "coin", -1, 0),
        ("A tennis ball bounces away from the camera.", "tennis_ball", 0, 1),
        ("A ghost floats away from us down a corridor.", "ghost", 0, 1),
        ("An ant pushes a sugar cube to the left.", "ant", -1, 0),
        ("An ant pushes a sugar cube to the left.", "ice_cube", -1, 0),
        ("Two dogs pull a sledge toward the camera.", "snowboard", 0, -1),
        ("A cat crosses a road from left to right while a truck comes toward us.", "cat", 1, 0),
        ("A cat crosses a road from left to right while a truck comes toward us.", "truck", 0, -1),
    ],
)
def test_who_is_said_to_go_a_way_goes_it(text: str, name: str, right: int, away: int) -> None:
    aside, ahead = gone(text, name)
    along = aside * right + ahead * away
    across = abs(aside * away) + abs(ahead * right)
    assert along > 0.005
    assert along > across


def test_a_chase_goes_where_it_is_said() -> None:
    text = "A ball rolls off to the left, a kitten chases it."
    assert gone(text, "cat")[0] < -1.0
