"""What is worn beside clothes: a belt or a sash over them, a bag on the back, beads at the neck,
and a band about the head."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.people.cloth import band
from soracli.stage.people.hat_shapes import MIDDLE, WIDE, stack
from soracli.stage.people.measures import INDEX, Measures
from soracli.stage.people.tint import darker
from soracli.stage.shapes import box, ellipsoid, tube

_WAIST = (0.572, 0.612)
"""From where to where a belt lies about the waist, in units of the body."""
_OVER = 0.026
"""How far off the skin it is: over a coat as over a shirt."""
_NECK = 0.818
"""How high a string of beads lies, in units of the body."""


def girdle(m: Measures, color: str, seed: int) -> Mesh:
    """A broad belt over all that is worn, its ends hanging down from the knot in front."""
    u = m.unit
    ends = [
        box(
            (0.012 * u, 0.03 * u, 0.11 * u),
            (0.125 * u, side * 0.024 * u, 0.535 * u),
            color,
            Surface.CLOTH,
        )
        for side in (1, -1)
    ]
    knot = ellipsoid(
        (0.014 * u, 0.022 * u, 0.02 * u), (0.125 * u, 0, 0.592 * u), color, Surface.CLOTH, 12
    )
    strap = band(m, *_WAIST, _OVER, color, Surface.CLOTH, 0.006)
    return join([strap, *(one.bound_to(INDEX["pelvis"]) for one in (*ends, knot))])


def backpack(m: Measures, color: str, seed: int) -> Mesh:
    """A bag on the back with a flap, a pocket and two straps over the shoulders."""
    u = m.unit
    bag = ellipsoid((0.075 * u, 0.105 * u, 0.125 * u), (-0.15 * u, 0, 0.69 * u), color, 4, 20)
    pocket = ellipsoid(
        (0.035 * u, 0.07 * u, 0.055 * u), (-0.215 * u, 0, 0.645 * u), darker(color, 0.8), 4, 16
    )
    straps = [
        tube(
            [
                (-0.09 * u, side * 0.07 * u, 0.79 * u),
                (0.0, side * 0.082 * u, 0.835 * u),
                (0.095 * u, side * 0.078 * u, 0.765 * u),
                (0.10 * u, side * 0.085 * u, 0.68 * u),
                (-0.06 * u, side * 0.125 * u, 0.62 * u),
            ],
            0.013 * u,
            darker(color, 0.8),
            Surface.CLOTH,
            8,
        )
        for side in (1, -1)
    ]
    return join([bag, pocket, *straps]).bound_to(INDEX["chest"])


def necklace(m: Measures, color: str, seed: int) -> Mesh:
    """A string of beads that hangs down on the chest."""
    u = m.unit
    turn = np.linspace(0, 2 * np.pi, 26, endpoint=False)
    beads = [
        ellipsoid(
            0.0105 * u,
            (
                (0.022 + 0.072 * np.cos(angle)) * u,
                0.066 * np.sin(angle) * u,
                (_NECK - 0.05 * max(float(np.cos(angle)), -0.2)) * u,
            ),
            color,
            Surface.PLASTIC,
            8,
        )
        for angle in turn
    ]
    return join(beads).bound_to(INDEX["chest"])


def headband(color: str) -> Mesh:
    """A band about the head over the hair; in heads."""
    rows = [(0.2, 1.0), (0.2, 1.07), (0.24, 1.08), (0.3, 1.04), (0.3, 0.94)]
    return stack(rows, color, Surface.CLOTH)


def headphones(color: str) -> Mesh:
    """A bow over the hair and a cup with its pad on each ear; in heads."""
    turn = np.linspace(0.02 * np.pi, 0.98 * np.pi, 15)
    side, top, ear = WIDE * 1.12, 0.6, -0.12
    bow = [
        (MIDDLE - 0.02, side * np.cos(angle), ear + (top - ear) * np.sin(angle)) for angle in turn
    ]
    parts = [tube(bow, 0.035, color, Surface.PLASTIC, 8)]
    for way in (1.0, -1.0):
        cup = ellipsoid(0.15, (0.0, 0.0, 0.0), color, Surface.PLASTIC, 16)
        pad = ellipsoid(0.13, (0.0, 0.0, 0.0), darker(color, 0.6), Surface.LEATHER, 16)
        flat = (1.0, 0.45, 1.15)
        parts.append(cup.moved((MIDDLE - 0.02, way * side, ear), None, flat))
        parts.append(pad.moved((MIDDLE - 0.02, way * (side - 0.05), ear), None, flat))
    return join(parts)
