"""Letting go by: who is said to go to the left, or up, is seen to do so in the picture itself.

A camera that keeps them in its middle would leave that to the set behind them, and before the sky,
on the open sea or far in front of a blurred wall there is none to tell. So it lags: they come into
the picture on one side of it, and end on the other.
"""

from dataclasses import replace

import numpy as np

from soracli.stage.moves import Setup
from soracli.stage.subject import Subject
from soracli.stage.turns import Array
from soracli.story.shot import Camera

_SPAN, _MARGIN = 0.5, 0.1
"""Of the width or height of the picture: how far one goes in it at most, and what stays free at
its edges."""
_LEAST_ROOM = 0.3
"""The same: how far one goes at least; who leaves less room is seen from further off."""


def is_let_by(camera: Camera, subject: Subject, share: float) -> bool:
    """Whether a subject is let by: the words tell its way, and nothing of the camera.

    `share` is how much of a standing figure is in the picture, from the top: 0 to 1.
    """
    told = camera.move or camera.angle in ("aerial", "overhead") or subject.over
    along = subject.side is None and subject.front is None and share >= 1.0
    return bool(along and not told and subject.travels and (subject.crosses or subject.climbs))


def let_by(setup: Setup, subject: Subject, farthest: float) -> Setup:
    """The camera that lags behind a subject which goes a way that the words tell.

    `farthest` is the longest it may stand off, metres.
    """
    ways = _across(setup, subject) if subject.crosses else _upright(setup, subject)
    axis, size, sight = ways
    most = 1 - _MARGIN - size / sight
    if most < _LEAST_ROOM:
        wider = min(size / sight / (1 - _MARGIN - _LEAST_ROOM), farthest / _far(setup))
        wider = max(wider, 1.0)
        setup = replace(setup, distance=setup.distance * wider)
        sight *= wider
        most = 1 - _MARGIN - size / sight
    return _lagging(setup, axis, float(np.clip(most, 0.0, _SPAN)) * sight)


def _far(setup: Setup) -> float:
    return float(np.median(setup.distance))


def _across(setup: Setup, subject: Subject) -> tuple[Array, float, float]:
    """The way to the right of the picture, and how wide the subject and the picture are, metres."""
    turn = float(np.median(setup.azimuth))
    axis = np.array([np.cos(turn), np.sin(turn), 0.0])
    size = np.abs(subject.high - subject.low) @ np.abs(axis)
    return axis, float(np.median(size)), 2 * setup.across * _far(setup)


def _upright(setup: Setup, subject: Subject) -> tuple[Array, float, float]:
    """The way up, and how high the subject and the picture are, metres."""
    half = float(np.tan(np.radians(np.median(setup.fov) / 2)))
    size = float(np.median((subject.high - subject.low)[:, 2]))
    return np.array([0.0, 0.0, 1.0]), size, 2 * half * _far(setup)


def _lagging(setup: Setup, axis: Array, span: float) -> Setup:
    """The camera with a subject that goes up to `span` metres of its way in the picture."""
    way = (setup.target + setup.aim) @ axis
    gone = float(way[-1] - way[0])
    if abs(gone) < 1e-3:
        return setup
    part = np.clip((way - way[0]) / gone, -0.2, 1.2) - 0.5
    late = np.sign(gone) * min(abs(gone), span) * part
    return replace(setup, target=setup.target - late[:, None] * axis)
