"""Facing, as told: how far somebody is turned away from whom they face, and how they turn to them.

Who sits turns with the seat under them: two armchairs face each other when those in them do.
"""

from dataclasses import replace

import numpy as np

from soracli.stage.performance import Body
from soracli.stage.turns import Array, heading_of, single, yaw

_SQUARE = np.radians(40)
"""How far somebody may be turned away from whom they face."""
_NEAR = 0.2
"""Metres from one another within which nobody can tell who faces whom."""


def turned_away(a: Body, b: Body) -> float:
    """The radians by which one has to turn to the left to face another; 0 where they do mostly, or
    nobody can tell."""
    way = (b.positions[:, 0] - a.positions[:, 0]).astype(np.float64)[:, :2]
    seen = a.visible & b.visible & (np.linalg.norm(way, axis=1) > _NEAR)
    if not seen.any():
        return 0.0
    aside = np.arctan2(way[:, 1], way[:, 0]) - heading_of(a.rotations[:, 0])
    aside = ((aside + np.pi) % (2 * np.pi) - np.pi)[seen]
    if float((np.abs(aside) <= _SQUARE).mean()) >= 0.5:
        return 0.0
    late = aside[-max(1, len(aside) // 2) :]
    return float(np.arctan2(np.sin(late).mean(), np.cos(late).mean()))


def turned_about(body: Body, pivot: Array, angle: float) -> Body:
    """A body that is turned to the left by some radians about a spot (3,) in all its frames."""
    turn = yaw(np.array([angle]))[0]
    offset = body.positions.astype(np.float64) - pivot
    return replace(
        body,
        positions=single(pivot + offset @ turn.T),
        rotations=single(turn @ body.rotations.astype(np.float64)),
    )
