"""Footing: where to stand by somebody or something, with room for the feet."""

from collections.abc import Sequence

import numpy as np

from soracli.stage.ground import Ground, Spot
from soracli.stage.marks import Mark
from soracli.stage.turns import Array, turned, yaw

_FEET = 0.22
"""Metres that one who stands there keeps from furniture."""
_SWINGS = (0.5, 0.8, 1.1, 1.5, 1.9, 2.4)
"""Radians round somebody, from the side one comes from."""
_NEAR_SIDE = 0.9
"""Radians further round that one goes to stand on the far side, seen from the default view."""


def edge(here: Array, there: Array, other: Mark) -> Array:
    """The point (3,) of a thing that stands `there` nearest to `here`: its side, or its middle."""
    if other.role not in ("fixture", "driver", "floating"):
        return np.asarray(there * (1, 1, 0), np.float64)
    turn = np.array(
        [
            [np.cos(other.heading), np.sin(other.heading)],
            [-np.sin(other.heading), np.cos(other.heading)],
        ]
    )
    local = turn @ (here - there)[:2]
    half = 0.5 * np.array([other.figure.length, other.figure.width])
    near = turn.T @ np.clip(local, -half, half)
    return np.array([there[0] + near[0], there[1] + near[1], 0.0])


def clear_side(
    goal: Array, there: Array, ground: Ground, taken: Sequence[Spot], fixtures: Sequence[Mark]
) -> Array:
    """Where to stand by somebody who is `there`: at the `goal`, or further round them.

    Who sits at a table is come up to beside the table, on the far side if there is a choice, where
    a face is seen from before.
    """
    away = (goal - there) * (1, 1, 0)
    turns = [0.0, *_SWINGS, *(-swing for swing in _SWINGS)]
    ways = [turned(yaw(np.array([turn])), away)[0] for turn in turns]
    costs = [
        abs(turn) + (_NEAR_SIDE if turn and way[1] < 0 else 0.0)
        for turn, way in zip(turns, ways, strict=True)
    ]
    ways = [ways[place] for place in np.argsort(costs, kind="stable")]
    for way in ways:
        spot = there * (1, 1, 0) + way
        gaps = [spot - edge(spot, one.position, one) for one in fixtures]
        off = all(float(np.linalg.norm(gap[:2])) >= _FEET for gap in gaps)
        if off and ground.clear(spot, 0.2, taken):
            return np.asarray(spot)
    return ground.free(goal, 0.25, taken)
