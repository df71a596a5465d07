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
ARM = 0.55
"""Metres from the edge of a table that one reaches over it."""
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


def handy_side(here: Array, thing: Array, there: Array, bearer: Mark) -> tuple[Array, Array]:
    """The side of a table that stands `there` (3,) from which a `thing` on it is within reach: the
    point of it nearest to the thing, and which way is out. It is no further from `here` than
    needed."""
    turn = yaw(np.array([bearer.heading]))[0]
    local = (thing - there) @ turn
    half = 0.5 * np.array([bearer.figure.length, bearer.figure.width])
    found: list[tuple[float, Array, Array]] = []
    for axis in (0, 1):
        for sign in (-1.0, 1.0):
            point, out = local * (1, 1, 0), np.zeros(3)
            point[axis], out[axis] = sign * half[axis], sign
            place = turn @ point + there * (1, 1, 0)
            beyond = max(float(np.linalg.norm((place - thing)[:2])) - ARM, 0.0)
            found.append(
                (float(np.linalg.norm((place - here)[:2])) + 8 * beyond, place, turn @ out)
            )
    _, place, out = min(found, key=lambda one: one[0])
    return place, out


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
