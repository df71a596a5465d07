"""Tending: hands that work at somebody or something that stands there: brush a horse, bandage an
arm, wipe a car, build a sandcastle, tighten a bolt.

What lies on a table is worked on by the gesture itself (`settling`); here the palms go to the body
or the side of what has no table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from soracli.stage.turns import Array


@dataclass(frozen=True)
class Tended:
    """How hands move at something: `stroke` metres to either side along (forward, left, up) in
    `seconds`; with `both`, the left hand does the same in turn."""

    stroke: tuple[float, float, float]
    seconds: float
    both: bool = False


TENDED: Mapping[str, Tended] = {
    "brush_hair": Tended((0.0, 0.0, 0.12), 1.3),
    "apply": Tended((0.0, 0.05, 0.05), 1.1, both=True),
    "wipe": Tended((0.0, 0.20, 0.10), 1.2),
    "wash": Tended((0.0, 0.15, 0.12), 0.9, both=True),
    "stack": Tended((0.05, 0.10, 0.07), 1.2, both=True),
    "hammer": Tended((-0.10, 0.0, 0.22), 0.7),
    "twist": Tended((0.0, 0.10, 0.10), 1.0),
    "saw": Tended((0.18, 0.0, 0.04), 0.8),
    "knead": Tended((0.04, 0.05, 0.08), 0.9, both=True),
    "cut": Tended((0.0, 0.07, 0.05), 0.8),
    "knit": Tended((0.0, 0.06, 0.05), 0.7, both=True),
    "write": Tended((0.0, 0.16, 0.06), 1.4),
    "paint": Tended((0.0, 0.16, 0.14), 1.5),
}
"""The ways of the hands by motion."""
_SIDES = ((0, 0.12), (1, -0.12))
"""Both hands side by side: which, and how many metres to the left."""
_REACHED = 0.66
"""Of one's own height up to where one works."""
_BOTTOM = 0.12
"""Metres over the ground down to where one does."""
_WORKED_AT = 0.72
"""Of its height where a thing is worked at."""


def height_at(motion: str, tall: float, other: float) -> float:
    """How high hands work at something `other` metres high, for a body of `tall` metres."""
    share = 0.62 if motion == "knead" and other > 0.9 * tall else _WORKED_AT
    return float(np.clip(share * other, _BOTTOM, _REACHED * tall))


def strokes(
    motion: str, middle: Array, own: Callable[[float, float, float], Array], times: Array
) -> dict[int, Array]:
    """The paths of the palms (N, 3) by side, about a point (N, 3) at what is worked at.

    `own` gives points in the frame of who does it: forward, left and up, metres.
    """
    way = TENDED[motion]
    swing = np.sin(2 * np.pi * times / way.seconds)
    turn = np.stack([swing, swing, np.abs(swing)], -1) * np.array(way.stroke)
    zero = own(0.0, 0.0, 0.0)
    axes = np.stack([own(1.0, 0.0, 0.0) - zero, own(0.0, 1.0, 0.0) - zero], 1)
    paths = {}
    for side, left in _SIDES if way.both else ((1, -0.04),):
        sign = -1.0 if side == 0 and way.both else 1.0
        level = sign * turn[:, :2] + [0.0, left]
        path = middle + (axes * level[:, :, None]).sum(axis=1)
        path[:, 2] += turn[:, 2]
        paths[side] = path
    return paths
