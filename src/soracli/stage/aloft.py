"""In the air over one spot: a rocket that leaves its pad, a ghost or a helicopter that hovers."""

import numpy as np

from soracli.stage.marks import Mark, reach
from soracli.stage.route import Route, clock
from soracli.stage.schedule import Beat

_TREMBLES = 0.07
"""Of its own size that something moves to and fro which hovers."""


def lift_off(mark: Mark, beat: Beat, seconds: float) -> Route:
    """Straight up from the ground, faster and faster, as a rocket leaves its pad."""
    times = clock(seconds)
    since = np.maximum(times - max(beat.start, 0.0) - 0.6, 0.0)
    path = np.tile(mark.position * (1, 1, 0), (len(times), 1))
    path[:, 2] = 0.5 * 3.2 * min(beat.action.speed, 2.0) * since**2
    return Route(times, path, np.full(len(times), mark.heading))


def bobbing(mark: Mark, seconds: float, high: float) -> Route:
    """On the spot, up and down about half of `high` metres, as a ghost does."""
    times = clock(seconds)
    path = np.tile(mark.position, (len(times), 1))
    path[:, 2] = 0.5 * high + 0.08 * mark.figure.height * np.sin(1.7 * times)
    path[:, 0] += 0.12 * mark.figure.height * np.sin(0.9 * times)
    return Route(times, path, np.full(len(times), mark.heading))


def hovering(mark: Mark, other: Mark, over: bool, seconds: float) -> Route:
    """In the air before something, or `over` it, hardly moving, as a hummingbird before a flower:
    it faces what it hovers at."""
    times = clock(seconds)
    size, high = mark.figure.longest, other.figure.height
    aside = 0.0 if over else -(0.5 * min(reach(other.figure), high) + 0.8 * size)
    lift = high + 0.5 * size if over else max(0.9 * high, 0.3 * size)
    path = np.tile(other.position + [aside, -0.2 * size, lift], (len(times), 1))
    for axis, rate in enumerate((1.3, 0.9, 2.1)):
        path[:, axis] += _TREMBLES * size * np.sin(rate * times + axis)
    return Route(times, path, np.zeros(len(times)))


def hovers_at(mark: Mark) -> float:
    """How high an aircraft hovers by itself, metres: the larger the higher."""
    return min(1.5 + 0.6 * reach(mark.figure), 12.0) if mark.figure.family == "aircraft" else 0.0
