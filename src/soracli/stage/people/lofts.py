"""Lofts: straight axes with rings along them, from which bodies and close clothes are melted.

Each ring is four quarter ellipses, so that a torso, a sleeve or a foot has exactly the profile its
author drew.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float, float]
Array = NDArray[np.floating[Any]]
RINGS = 64
ELLIPSOID = 0.0
"""The squareness that marks a whole ellipsoid, whose rings all hold its half axes."""


@dataclass(frozen=True)
class Ring:
    """The cross-section at `at` metres along a loft: half widths and where its middle lies, metres.

    `left` and `right` are along plus and minus side (= axis x front); `aside` and `ahead` shift
    the middle along side and front.
    """

    at: float
    left: float
    right: float
    front: float
    back: float
    ahead: float = 0.0
    aside: float = 0.0


def oval(at: float, wide: float, front: float, back: float, ahead: float = 0.0) -> Ring:
    """A ring as wide to the left as to the right."""
    return Ring(at, wide, wide, front, back, ahead)


@dataclass(frozen=True, eq=False)
class Loft:
    """Rings (RINGS, 6: aside, ahead, left, right, front, back) along an axis.

    `joints` are followed one after the other; `breaks` says at which metre along the axis the next
    one takes over and over what half width. `blend` is the radius of the smooth join to the lofts
    before it; a `carve` loft is taken away; `squareness` 2 is an ellipse, more is boxier.
    """

    origin: Point
    axis: Point
    front: Point
    length: float
    rings: NDArray[np.float64]
    joints: tuple[int, ...]
    breaks: tuple[tuple[float, float], ...] = ()
    blend: float = 0.02
    carve: bool = False
    squareness: float = 2.0

    def grown(self, by: float, ends: float = 0.0) -> "Loft":
        """The same loft thicker by `by` metres all round, and longer by `ends` at both ends."""
        rings = self.rings.copy()
        rings[:, 2:] += by
        axis = np.asarray(self.axis)
        origin = np.asarray(self.origin) - axis * ends
        moved = _point(origin)
        breaks = tuple((at + ends, half) for at, half in self.breaks)
        return replace(
            self, origin=moved, length=self.length + 2 * ends, rings=rings, breaks=breaks
        )

    def between(self, low: float, high: float) -> "Loft":
        """The part from `low` to `high` metres along the axis, with flat ends."""
        places = np.linspace(low, high, RINGS) / self.length * (RINGS - 1)
        rings = np.stack(
            [np.interp(places, np.arange(RINGS), self.rings[:, column]) for column in range(6)], 1
        )
        start = np.asarray(self.origin) + np.asarray(self.axis) * low
        moved = _point(start)
        breaks = tuple((at - low, half) for at, half in self.breaks)
        return replace(self, origin=moved, length=high - low, rings=rings, breaks=breaks)

    def swelled(self, low: float, high: float, at_low: float, at_high: float) -> "Loft":
        """Thicker by a margin running from `at_low` (at `low` metres) to `at_high` (at `high`)."""
        along = np.linspace(0, self.length, RINGS)
        share = np.clip((along - low) / max(high - low, 1e-6), 0, 1)
        inside = (along >= min(low, high)) & (along <= max(low, high))
        rings = self.rings.copy()
        rings[:, 2:] += (np.where(inside, at_low + (at_high - at_low) * share, 0.0))[:, None]
        return replace(self, rings=rings)


def loft(
    origin: Sequence[float],
    end: Sequence[float],
    rings: Sequence[Ring],
    joints: Sequence[int],
    breaks: Sequence[tuple[float, float]] = (),
    *,
    front: Point = (1.0, 0.0, 0.0),
    rounded: tuple[float, float] = (0.0, 0.0),
    blend: float = 0.02,
    carve: bool = False,
    squareness: float = 2.0,
) -> Loft:
    """A loft from `origin` to `end` through `rings` (smooth between them).

    `rounded` closes an end over that many metres (0 leaves it flat).
    """
    start, stop = np.asarray(origin, float), np.asarray(end, float)
    length = float(np.linalg.norm(stop - start))
    axis = (stop - start) / length
    ahead = np.asarray(front, float) - axis * float(np.asarray(front, float) @ axis)
    return Loft(
        _point(start),
        _point(axis),
        _point(ahead / np.linalg.norm(ahead)),
        length,
        _table(rings, length, rounded),
        tuple(joints),
        tuple(breaks),
        blend,
        carve,
        squareness,
    )


def _point(values: Array) -> Point:
    return (float(values[0]), float(values[1]), float(values[2]))


def _table(
    rings: Sequence[Ring], length: float, rounded: tuple[float, float]
) -> NDArray[np.float64]:
    """The rings at even steps along the axis, closed over the rounded ends."""
    along = np.linspace(0, length, RINGS)
    knots = np.array([ring.at for ring in rings])
    columns = np.array(
        [(ring.aside, ring.ahead, ring.left, ring.right, ring.front, ring.back) for ring in rings]
    )
    table = np.stack([smooth_curve(knots, column, along) for column in columns.T], axis=1)
    table[:, 2:] = np.maximum(table[:, 2:], 1e-3)
    for size, distance in zip(rounded, (along, length - along), strict=True):
        if size > 0:
            inward = 1 - np.clip(distance / size, 0, 1)
            table[:, 2:] *= np.sqrt(np.maximum(1 - inward**2, 1e-4))[:, None]
    return table.astype(np.float64)


def ball(
    center: Sequence[float], radii: Point, joint: int, blend: float = 0.02, carve: bool = False
) -> Loft:
    """An ellipsoid with half axes along x, y, z."""
    x, y, z = radii
    return Loft(
        (center[0], center[1], center[2] - z),
        (0.0, 0.0, 1.0),
        (1.0, 0.0, 0.0),
        2 * z,
        np.tile(np.array([0.0, 0.0, y, y, x, z]), (RINGS, 1)),
        (joint,),
        (),
        blend,
        carve,
        ELLIPSOID,
    )


def cone(
    a: Sequence[float],
    b: Sequence[float],
    radius_a: float,
    radius_b: float,
    joints: Sequence[int],
    breaks: Sequence[tuple[float, float]] = (),
    blend: float = 0.02,
) -> Loft:
    """A round cone with rounded ends, from `a` to `b` (centers of its end balls)."""
    start, stop = np.asarray(a, float), np.asarray(b, float)
    axis = (stop - start) / np.linalg.norm(stop - start)
    length = float(np.linalg.norm(stop - start))
    rings = [
        Ring(0.0, radius_a, radius_a, radius_a, radius_a),
        Ring(radius_a, radius_a, radius_a, radius_a, radius_a),
        Ring(radius_a + length, radius_b, radius_b, radius_b, radius_b),
        Ring(radius_a + length + radius_b, radius_b, radius_b, radius_b, radius_b),
    ]
    front = (1.0, 0.0, 0.0) if abs(axis[0]) < 0.8 else (0.0, 0.0, 1.0)
    return loft(
        start - axis * radius_a,
        stop + axis * radius_b,
        rings,
        joints,
        tuple((at + radius_a, half) for at, half in breaks),
        front=front,
        rounded=(radius_a, radius_b),
        blend=blend,
    )


def smooth_curve(knots: Array, values: Array, at: Array) -> Array:
    """Values of a smooth curve through (knots, values) that never overshoots (Fritsch-Carlson)."""
    if len(knots) == 1:
        return np.full(len(at), values[0])
    step = np.diff(knots)
    slope = np.diff(values) / step
    tangent = np.zeros(len(knots))
    tangent[0], tangent[-1] = slope[0], slope[-1]
    same = slope[:-1] * slope[1:] > 0
    mean = 2 * slope[:-1] * slope[1:] / np.where(same, slope[:-1] + slope[1:], 1)
    tangent[1:-1] = np.where(same, mean, 0)
    place = np.clip(np.searchsorted(knots, at) - 1, 0, len(step) - 1)
    share = np.clip((at - knots[place]) / step[place], 0, 1)
    square, cube = share**2, share**3
    return np.asarray(
        values[place] * (2 * cube - 3 * square + 1)
        + values[place + 1] * (3 * square - 2 * cube)
        + step[place] * tangent[place] * (cube - 2 * square + share)
        + step[place] * tangent[place + 1] * (cube - square)
    )
