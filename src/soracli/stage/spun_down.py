"""Spun down: a top, a coin, a plate that spins stays up while it does, wobbles, and falls over when
its turn comes to fall."""

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.physics import Prop
from soracli.stage.tipping_over import tipping
from soracli.stage.turns import Array, yaw

_TURNS = 13.0
"""Radians per second at which it spins at first: turns are still made out at 24 pictures a
second."""
_SLOWS = 0.45
"""The share of that which is left when it falls."""
_ROUND = 7.0
"""Radians per second at which the head of it goes around as it wobbles."""
_TILTED = 0.3
"""Radians to which it tilts before it falls."""
_SHARE = 0.4
"""The share of its time up in which it wobbles, where nothing says when it begins to."""
_WOBBLES = ("rock", "shiver", "swing")


def spin_down(prop: Prop, mark: Mark) -> bool:
    """Hold a thing up that spins until it falls, and let it fall then; False where none does."""
    spins = [one for one in mark.beats if one.motion == "spin"]
    falls = [one for one in mark.beats if one.motion == "fall" and spins
             and one.action.order > spins[0].action.order]  # fmt: skip
    if not falls or mark.kept:
        return False
    end = falls[0].start
    wobbles = [one.start for one in mark.beats if one.motion in _WOBBLES and one.start < end]
    since = min(wobbles, default=end * (1 - _SHARE))
    start, first = prop.position.copy(), prop.rotation
    tip = np.array([0.0, 0.0, float(mark.figure.mesh.vertices[:, 2].min())])
    foot = start + first @ tip

    def held(time: float) -> tuple[Array, Array]:
        now = float(np.clip(time, 0.0, end))
        lean = _TILTED * np.clip((now - since) / max(end - since, 1e-3), 0.0, 1.0) ** 1.5
        turned = _TURNS * (now - 0.5 * (1 - _SLOWS) * now**2 / max(end, 1e-3))
        rotation = _leaning(lean, _ROUND * (now - end)) @ yaw(np.array([turned]))[0] @ first
        return foot - rotation @ tip, rotation

    prop.hold, prop.released = held, end
    prop.spin, prop.velocity = tipping(mark, first, 0.0)
    return True


def _leaning(angle: float, heading: float) -> Array:
    """The rotation (3, 3) by which something upright leans to a heading, both in radians."""
    side, turn = np.array([-np.sin(heading), np.cos(heading), 0.0]), np.zeros((3, 3))
    turn[0, 2], turn[1, 2], turn[2, 0], turn[2, 1] = side[1], -side[0], -side[1], side[0]
    rotation: Array = np.eye(3) + np.sin(angle) * turn + (1 - np.cos(angle)) * turn @ turn
    return rotation
