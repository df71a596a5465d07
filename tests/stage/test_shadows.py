"""Shadows of a set that are kept are those that would be drawn."""

import numpy as np

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage import shadows
from soracli.stage.geometry import gather
from soracli.stage.lighting import lighted
from soracli.stage.perform import perform
from soracli.stage.places import PLACES


def test_a_map_that_lies_where_one_lay_has_the_same_shadows() -> None:
    presets = load_presets()
    scene = read("A red ball lies on a basketball court.", presets)
    request = Request(size="96x64", seconds=0.25, fps=8, seed=3)
    made = (presets.kinds, presets.looks, presets.models, PLACES)
    played = perform(compile_take(scene, request, *made))
    piece, geometry = played.set_piece, gather(played)
    _, set_shadows = lighted(piece, "day", "clear")
    reach = shadows.near_reach(played)
    chart = shadows.blank_map(256, 128 / reach)
    still = geometry.rest.copy()

    def drawn(x: float, seen: bool) -> np.ndarray:
        shown, focus = [seen] * len(played.bodies), np.array([x, 0, 0], np.float32)
        shadows.draw_near(chart, set_shadows, reach, geometry, still, shown, focus)
        return np.array(chart.depth)

    shadows._backdrop.cache_clear()
    first, elsewhere = drawn(0.0, True), drawn(0.5, True)
    again = [drawn(0.0, True) for _ in range(3)]
    assert all(np.array_equal(one, first) for one in again)
    assert not np.array_equal(elsewhere, first)
    # what is kept is the set alone: a body that has left throws no shadow any more
    empty = drawn(0.0, False)
    shadows._backdrop.cache_clear()
    assert np.array_equal(empty, drawn(0.0, False))
    assert not np.array_equal(empty, first)
