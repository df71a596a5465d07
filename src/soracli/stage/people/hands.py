"""Hands: a palm, four slightly curled fingers and a thumb, melted finely and bound to the wrist."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh
from soracli.stage.people.body import arm_axis
from soracli.stage.people.clay import melt
from soracli.stage.people.lofts import Loft, Point, Ring, cone, loft
from soracli.stage.people.measures import INDEX, Measures

# Fingers in fractions of the unit: offset across the palm, where the knuckle is, length, radius.
_FINGERS = (
    (0.0170, 0.0520, 0.0400, 0.0052),
    (0.0058, 0.0545, 0.0450, 0.0054),
    (-0.0056, 0.0530, 0.0410, 0.0051),
    (-0.0162, 0.0490, 0.0320, 0.0045),
)


@lru_cache(maxsize=8)  # other clothes leave them as they are
def hand(m: Measures, side: int, color: str, thicker: float = 0.0, surface: int = -1) -> Mesh:
    """One hand hanging from the wrist, palm inward, thumb forward; `thicker` metres for a glove."""
    frame = Frame(m, side)
    lofts = [_palm(frame, thicker), *_fingers(frame, thicker), *_thumb(frame, thicker)]
    skin = Surface.SKIN if surface < 0 else surface
    mesh = melt(lofts, 0.0038 * m.unit, color, skin)
    return mesh.bound_to(frame.joint)


class Frame:
    """The frame of a hand: along the arm, forward (thumb side) and inward (palm side)."""

    def __init__(self, m: Measures, side: int) -> None:
        self.joint = INDEX["hand.L" if side > 0 else "hand.R"]
        self.unit = m.unit * (1 - 0.08 * m.female)
        self.wrist = np.array(m.along_arm(side, m.arm[0] + m.arm[1]))
        self.along = np.array(arm_axis(side))
        self.ahead = np.array([1.0, 0.0, 0.0])
        self.inward = side * np.cross(self.along, self.ahead)

    def at(self, along: float, ahead: float, inward: float) -> Point:
        """A point of the hand from fractions of the unit."""
        point = self.wrist + self.unit * (
            along * self.along + ahead * self.ahead + inward * self.inward
        )
        return (float(point[0]), float(point[1]), float(point[2]))


def _palm(frame: Frame, thicker: float) -> Loft:
    u = frame.unit
    rows = (
        (-0.012, 0.0120, 0.0142),
        (0.006, 0.0108, 0.0150),
        (0.020, 0.0112, 0.0205),
        (0.038, 0.0108, 0.0228),
        (0.054, 0.0088, 0.0222),
        (0.062, 0.0066, 0.0200),
    )
    rings = [
        Ring((at + 0.012) * u, *[w * u + thicker] * 2, *[f * u + thicker] * 2) for at, w, f in rows
    ]
    return loft(
        frame.at(-0.012, 0, 0),
        frame.at(0.062, 0, 0.001),
        rings,
        [frame.joint],
        rounded=(0.0, 0.010 * u),
        squareness=2.3,
    )


def _fingers(frame: Frame, thicker: float) -> list[Loft]:
    parts = []
    for ahead, knuckle, length, radius in _FINGERS:
        spread = ahead * 0.16
        base = frame.at(knuckle - 0.006, ahead * 0.98, 0.0005)
        middle = frame.at(knuckle + 0.48 * length, ahead + spread, 0.0045)
        tip = frame.at(knuckle + 0.93 * length, ahead + 1.4 * spread, 0.0185 * length / 0.045)
        parts.append(_bone(frame, base, middle, radius * 1.04, radius, thicker, 0.006))
        parts.append(_bone(frame, middle, tip, radius, radius * 0.8, thicker, 0.002))
    return parts


def _thumb(frame: Frame, thicker: float) -> list[Loft]:
    base = frame.at(0.010, 0.010, 0.005)
    middle = frame.at(0.036, 0.0275, 0.0115)
    tip = frame.at(0.058, 0.0330, 0.0140)
    return [
        _bone(frame, base, middle, 0.0100, 0.0064, thicker, 0.012),
        _bone(frame, middle, tip, 0.0064, 0.0048, thicker, 0.004),
    ]


def _bone(
    frame: Frame,
    a: Sequence[float],
    b: Sequence[float],
    radius_a: float,
    radius_b: float,
    thicker: float,
    blend: float,
) -> Loft:
    u = frame.unit
    return cone(
        a, b, radius_a * u + thicker, radius_b * u + thicker, [frame.joint], blend=blend * u
    )
