"""How a contact bounces and slides: the springs and dampers that MuJoCo needs for a material."""

import math
from functools import cache

import mujoco

from soracli.stage.materials import substance

_CONTACT_RATE = 300.0
"""Natural frequency of a contact in radians per second: a bounce lasts about ten milliseconds."""


_NET, _FIRST = "cloth", 3
"""What a net feels like to what flies into it, and its priority."""


def feel(geom: "mujoco.MjsGeom", material: str, priority: int, net: bool = False) -> None:
    """Give a geom the friction and the bounce of a material; a contact takes those of the geom with
    the higher priority, and those of a `net` before all others."""
    stuff, priority = (substance(_NET), _FIRST) if net else (substance(material), priority)
    damping = damping_ratio(stuff.restitution)
    geom.friction = (stuff.friction, 0.005, 0.0004)
    geom.solref = (-(_CONTACT_RATE**2), -2 * damping * _CONTACT_RATE)
    geom.solimp = (0.99, 0.99, 0.001, 0.5, 2)
    geom.priority = priority


@cache
def damping_ratio(restitution: float) -> float:
    """The damping ratio of a contact that gives back this share of the speed (0..1).

    The contact pushes and never pulls, so it ends before its spring is back at rest: Schwager and
    Poeschel, "Coefficient of restitution and linear-dashpot model revisited" (2007), by halving.
    """
    low, high = 1e-4, 0.9999
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if _given_back(middle) > restitution else (low, middle)
    return (low + high) / 2


def _given_back(ratio: float) -> float:
    ringing = math.sqrt(1 - ratio**2)
    angle = math.atan(2 * ratio * ringing / (1 - 2 * ratio**2)) if ratio**2 != 0.5 else math.pi / 2
    duration = math.pi - angle if ratio**2 < 0.5 else -angle
    return math.exp(-ratio / ringing * duration)
