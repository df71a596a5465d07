"""Hand in hand: two who hold hands and go somewhere go side by side, as fast as the smaller one."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.nearness import HAND_IN_HAND
from soracli.stage.route import Route
from soracli.stage.turns import Array

_AHEAD = 0.26
"""Metres that the taller one is before the other, so that from the side both are seen."""
_GOES = 0.3
"""Metres: who moves less than this stays where they are."""


def keep_hand_in_hand(marks: Mapping[str, Mark]) -> None:
    """Give every two of these (by entity id) who hold hands on their way one way for both."""
    for mark in marks.values():
        other = next(
            (marks.get(one.action.target) for one in mark.beats if one.motion == "hold_hands"), None
        )
        if other is not None and mark.name < other.name and _goes(mark) and _goes(other):
            _together(mark, other)


def _goes(mark: Mark) -> bool:
    return mark.route is not None and float(np.ptp(mark.route.position, axis=0).max()) > _GOES


def _together(one: Mark, other: Mark) -> None:
    """Both take the way of the smaller one, who is nearer to the camera where they cross it."""
    small, tall = sorted((one, other), key=lambda mark: mark.figure.height)
    route = small.route
    assert route is not None
    ahead = np.stack([np.cos(route.heading), np.sin(route.heading), 0 * route.heading], axis=-1)
    shift = 0.5 * (HAND_IN_HAND * _aside(route.heading) + _AHEAD * ahead)
    for mark, side in ((small, -1.0), (tall, 1.0)):
        mark.route = Route(route.times, route.position + side * shift, route.heading)
        mark.position, mark.heading = mark.route.position[0].copy(), float(route.heading[0])


def _aside(heading: Array) -> Array:
    """The side (N, 3) that is away from the camera, or to its right for who comes or goes."""
    left = np.stack([-np.sin(heading), np.cos(heading), np.zeros_like(heading)], axis=-1)
    middle = left.mean(axis=0)
    away = middle[1] if abs(middle[1]) > abs(middle[0]) else middle[0]
    return np.asarray(left if away > 0 else -left)
