"""Yielding: two who walk at the same time step aside for each other."""

from dataclasses import replace

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.route import RATE
from soracli.stage.turns import blurred, smooth

_APART = 0.6
"""Metres between two people who pass each other."""
_OVER = 0.22
"""Seconds over which the step aside is spread."""


def step_aside(mark: Mark, others: list[Mark]) -> None:
    """Bend the way of a walker around those who are under way as well.

    Who is walked up to is not avoided, and nobody is moved from where the shot begins.
    """
    route = mark.route
    if route is None or np.ptp(route.position, axis=0).max() < 0.3:
        return
    aims = {beat.action.target for beat in mark.beats}
    for other in others:
        sought = other.name in aims or mark.name in {beat.action.target for beat in other.beats}
        if other.route is None or sought or other.since != mark.since:
            continue
        apart = (route.position - other.route.position) * (1, 1, 0)
        gap = np.linalg.norm(apart, axis=1)
        if gap.min() >= _APART or np.ptp(other.route.position, axis=0).max() < 0.3:
            continue
        closest = apart[int(gap.argmin())]
        ahead = np.array([np.cos(route.heading), np.sin(route.heading)]).T[int(gap.argmin())]
        side = np.array([-ahead[1], ahead[0], 0.0])
        side = side if closest @ side >= 0 else -side
        push = np.maximum(blurred(np.maximum(_APART + 0.1 - gap, 0.0), _OVER * RATE), 0.0)
        push = push * smooth(route.times / 0.5)
        route = replace(route, position=route.position + 1.5 * push[:, None] * side)
    mark.route = route
