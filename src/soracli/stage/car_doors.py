"""Car doors: from when on somebody is seen who gets out of a car, and until when who gets in."""

from collections.abc import Sequence

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.spots import extents
from soracli.stage.turns import Array

_DOOR, _HULL, _STEP = 0.25, 1.1, 0.5
"""Metres inside the side of a car at which one goes through its door, from the middle of what has
wings to the side of its hull, and by which the feet are behind the way of who walks up to it."""
Keys = Sequence[tuple[float, Array]]
"""Where (3,) somebody is at which second."""


def out_of(keys: Keys, car: Mark, begin: float) -> float:
    """The second from which somebody is seen who gets out of a car: as they are at its door."""
    half = 0.5 * float(extents(car)[1])
    half = (min(half, _HULL) if car.figure.family == "aircraft" else half) - _DOOR
    outside = (
        time
        for time, spot in keys
        if time >= begin and abs(float(spot[1] - car.position[1])) >= half
    )
    return next(outside, begin)


def into(keys: Keys, car: Mark, begin: float) -> float:
    """The second until which somebody is seen who gets into a car: as they are at its door."""
    half = 0.5 * extents(car)[:2].astype(np.float64)
    half[1] = min(half[1], _HULL) if car.figure.family == "aircraft" else half[1]
    inner = np.maximum(half - _DOOR - _STEP, 0.15)
    inside = (
        time
        for time, spot in keys
        if time >= begin and (abs((spot - car.position)[:2]) <= inner).all()
    )
    return next(inside, np.inf)
