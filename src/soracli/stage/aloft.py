"""In the air over one spot: a rocket that leaves its pad, a ghost or a helicopter that hovers."""

import numpy as np

from soracli.stage.marks import Mark, reach
from soracli.stage.route import Route, clock
from soracli.stage.schedule import Beat


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


def hovers_at(mark: Mark) -> float:
    """How high an aircraft hovers by itself, metres: the larger the higher."""
    return min(1.5 + 0.6 * reach(mark.figure), 12.0) if mark.figure.family == "aircraft" else 0.0
