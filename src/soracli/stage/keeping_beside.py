"""Keeping beside: who goes about beside something that stays where it is goes to and fro there, so
that it is beside, before or behind it all the time, and does not only pass it once."""

import numpy as np

from soracli.stage.marks import Mark, body_radius, reach
from soracli.stage.route import Route, along
from soracli.stage.spots import extents, spot_beside
from soracli.stage.turns import Array
from soracli.stage.under_way import LEVEL
from soracli.story.scene import Spatial

_OVER: Spatial = "above"
BESIDE: tuple[Spatial, ...] = ("left of", "right of", "behind", "in front of")
"""Where one goes to and fro."""
_SIDES = ("left of", "right of")
_FEET = ("person", "quadruped", "creature", "bird", "insect", "dragon", "fish", "drifter")
"""Who can turn round where they are; what has wheels drives past."""
_ROOM, _LEAST, _OF_THE_SMALL = 2.2, 1.6, 5.0
"""Of their own lengths, and metres at least, that they go to and fro; and of their own lengths at
most, if they are small."""
_DEEP = 0.3
"""Of its height how far under the water the origin is of what swims there."""
_BESIDE_IT, _LOWEST = 0.6, 0.25
"""How far up something one flies beside it, and metres over the ground at least."""
_WAYS = ("in circles", "around", "up", "down", "through", "across", *LEVEL)
"""Ways that are said, and that they go instead."""


def may_keep_beside(a: Mark, kind: Spatial) -> bool:
    """Whether somebody who goes somewhere may as well go to and fro on one side of something."""
    said = any(beat.action.direction in _WAYS or beat.action.target for beat in a.beats)
    return (
        kind in (*BESIDE, _OVER) and a.figure.family in _FEET and not said and a.route is not None
    )


def kept_beside(a: Mark, b: Mark, kind: Spatial, seconds: float) -> Route:
    """The way of somebody in a shot of world `seconds`, folded to and fro so that it stays on one
    side of a thing."""
    assert a.route is not None
    route = a.route
    steps = np.linalg.norm(np.diff(route.position[:, :2], axis=0), axis=1)
    gone = np.concatenate([[0.0], np.cumsum(steps)])
    room = max(_ROOM * reach(a.figure), min(_LEAST, _OF_THE_SMALL * reach(a.figure)))
    if kind not in _SIDES:
        room = max(room, 0.8 * float(extents(b)[0]))
    spot = spot_beside(a, b, kind, 0)
    if kind in _SIDES:
        sign = -1.0 if kind == "left of" else 1.0
        near = 0.5 * float(extents(b)[0]) + 0.5 * reach(a.figure) + 0.3 * body_radius(a)
        spot[0] = b.position[0] + sign * (max(near, abs(float(spot[0] - b.position[0]))) + room / 2)
    else:
        spot[0] = b.position[0]
    a.paces = True
    here = _folded(gone - gone[len(gone) // 2] + 0.5 * room, room) - 0.5 * room
    high = route.position[:, 2]
    if float(high.mean()) < 0:  # in the water: its back is seen
        high = high - float(high.mean()) - _DEEP * a.figure.height
    if kind != _OVER:
        high = high - max(float(high.mean()) - _level(b), 0.0)
    else:
        spot = b.position.copy()
    path = np.stack([spot[0] + here, np.full(len(here), spot[1]), high], -1)
    return along(seconds, path)


def _level(b: Mark) -> float:
    """How high over the ground at most one flies or swims beside something, metres."""
    return float(max(b.position[2], 0.0) + max(_BESIDE_IT * b.figure.height, _LOWEST))


def _folded(gone: Array, room: float) -> Array:
    """How far one is along so many metres, having gone to and fro (N,)."""
    return np.asarray(room - np.abs(np.mod(gone, 2 * room) - room))
