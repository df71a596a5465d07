"""Tumbling: who rolls or tumbles down a hillside goes head over heels, and does not stand on it.

Once the way down is played, the body is turned about an axis across its way as a wheel would, by as
much as the way is long, and curled against the ground it is on.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.framing import box_of
from soracli.stage.performance import Body
from soracli.stage.turns import Array, single, turned

_ROLLS = frozenset(("roll",))
_TUMBLES = ("quadruped", "person", "bird", "creature")
_ROUND = {"person": 0.34, "quadruped": 0.42}
"""Of the height of a body how far its middle is over the ground as it goes over; 0.45 of others."""
_OTHERS = 0.45
_STILL = 0.15
"""Metres a second below which it has come to lie."""
_SLOPES = ("slope", "stairs", "dune")
"""What is in the names of what one tumbles down."""
_FASTEST = 9.0
"""Radians a second at most: faster is a blur."""


def tumble(blocking: Blocking, bodies: Mapping[str, Body], times: Array) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, with those head over heels who roll down
    a slope."""
    found = dict(bodies)
    for mark in blocking.marks.values():
        rolls = any(
            beat.motion in _ROLLS and any(one in beat.action.over for one in _SLOPES)
            for beat in mark.beats
        )
        alive = mark.figure.family in _TUMBLES and mark.role not in ("rider", "held")
        if rolls and alive and mark.name in found:
            found[mark.name] = _over_and_over(found[mark.name], times)
    return found


def _over_and_over(body: Body, times: Array) -> Body:
    """A body that turns over as it goes down, about an axis across its way."""
    low, high = box_of(body)
    middle = 0.5 * (low + high)
    steps = np.diff(middle, axis=0, prepend=middle[:1])
    far = np.linalg.norm(steps, axis=1)
    seconds = np.gradient(times)
    moving = far > _STILL * seconds
    total = middle[-1] - middle[0]
    ahead = np.array([total[0], total[1], 0.0])
    long = float(np.linalg.norm(ahead))
    if long < body.figure.length or not moving.any():
        return body
    ahead = ahead / long
    axis = np.cross([0.0, 0.0, 1.0], ahead)
    round_about = _ROUND.get(body.figure.family, _OTHERS) * body.figure.height
    turn = np.minimum(far / max(round_about, 1e-3), _FASTEST * seconds) * moving
    angle = np.cumsum(turn)
    angle *= _whole(angle[-1]) / max(angle[-1], 1e-6)  # it ends on its feet
    spin = _about(axis, angle)
    center = middle + 0.0
    turning = np.sin(0.5 * (angle % (2 * np.pi)))  # upright it stands on its feet
    center[:, 2] -= turning * (0.5 * body.figure.height - round_about)
    places = turned(spin[:, None], body.positions.astype(np.float64) - middle[:, None])
    rotations = spin[:, None] @ body.rotations.astype(np.float64)
    return replace(body, positions=single(places + center[:, None]), rotations=single(rotations))


def _whole(angle: float) -> float:
    """The nearest whole number of turns, one at least, radians."""
    return 2 * np.pi * max(round(angle / (2 * np.pi)), 1)


def _about(axis: Array, angle: Array) -> Array:
    """Rotations (N, 3, 3) about a unit axis (3,) by angles (N,), radians."""
    x, y, z = (float(value) for value in axis)
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    sine, cosine = np.sin(angle)[:, None, None], np.cos(angle)[:, None, None]
    return np.asarray(np.eye(3) + sine * cross + (1 - cosine) * (cross @ cross))
