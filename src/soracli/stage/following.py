"""Following: who follows somebody goes where that one went, one behind the other."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.aloft import hovers_at
from soracli.stage.marks import Mark, reach
from soracli.stage.route import Route, along
from soracli.stage.turns import Array

_GAP = 1.3
"""From one to the next in a file, in their own sizes."""
_GOES = 0.5
"""Metres from which on somebody is under way."""


def send_followers(marks: Mapping[str, Mark], seconds: float) -> None:
    """Give those who follow somebody the way of that one, each further behind.

    Who stays where they stood in the shot before keeps the way that starts there.
    """
    for leader in marks.values():
        behind = [one for one in marks.values() if _follows(one, leader.name)]
        if not behind or leader.kept or leader.role not in ("actor", "driver"):
            continue
        if leader.route is None or _length(leader.route)[-1] < _GOES:
            if leader.beats or behind[0].route is None:
                continue
            leader.route = _ahead(leader, behind[0].route, seconds)  # who is followed goes
            leader.position = leader.route.point(0.0).copy()
        late = 0.5 * reach(leader.figure)
        for one in behind:
            late += _GAP * reach(one.figure)
            one.route = _behind(leader.route, late, one, seconds)
            one.position = one.route.point(0.0).copy()


def _follows(mark: Mark, leader: str) -> bool:
    """Whether following somebody is all that takes one anywhere."""
    ways = [beat for beat in mark.beats if beat.motion == "follow"]
    alone = len(ways) == len(mark.beats) == 1 and mark.role in ("actor", "driver")
    return alone and not mark.kept and ways[0].action.target == leader and mark.name != leader


def _length(route: Route) -> Array:
    """The metres gone along a route (M,)."""
    steps = np.linalg.norm(np.diff(route.position[:, :2], axis=0), axis=1)
    return np.concatenate([[0.0], np.cumsum(steps)])


def _ahead(mark: Mark, route: Route, seconds: float) -> Route:
    """The route of who is followed: as those go who come behind, on its own level."""
    path = route.position.copy()
    path[:, 2] = mark.position[2]
    return along(seconds, path)


def _behind(route: Route, late: float, mark: Mark, seconds: float) -> Route:
    """The route of who is `late` metres behind another; before its start the way was straight."""
    gone = _length(route)
    start, heading = route.position[0], route.heading[0]
    back = np.array([np.cos(heading), np.sin(heading), 0.0])
    wanted = gone - late
    path = np.stack(
        [np.interp(wanted, gone, route.position[:, axis]) for axis in range(3)], axis=-1
    )
    before = wanted < 0
    path[before] = start + wanted[before, None] * back
    if not mark.on_the_wing and mark.figure.family not in ("fish", "aircraft", "boat"):
        path[:, 2] = mark.position[2]
    elif mark.figure.family == "aircraft":  # over the heads of whom it follows on the ground
        path[:, 2] = np.maximum(path[:, 2], hovers_at(mark))
    return along(seconds, path)
