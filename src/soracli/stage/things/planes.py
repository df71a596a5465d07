"""Airplanes, nose to +x: an airliner and a small high-winged plane."""

from collections.abc import Sequence

import numpy as np

from soracli.stage.figure import Rig, one_joint
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join, linear
from soracli.stage.shapes import cylinder, ellipsoid, polygon, tube
from soracli.stage.things.forms import boxes, loft, recolored, rounded, spline
from soracli.stage.things.paint import Order

_GLASS, _RUBBER, _STEEL = "#22303c", "#1a1b1d", "#8d9499"

# Fuselages as (x, height of the middle, radius).
_LINER = (
    (-15, 3.9, 0.12),
    (-12, 3.75, 0.8),
    (-7, 3.4, 1.65),
    (0, 3.2, 1.8),
    (7, 3.2, 1.8),
    (11.5, 3.2, 1.75),
    (14, 3.0, 1.2),
    (15, 2.7, 0.12),
)
_SMALL = (
    (-4, 1.75, 0.12),
    (-2.4, 1.65, 0.32),
    (-0.4, 1.5, 0.62),
    (1.2, 1.45, 0.66),
    (2.6, 1.4, 0.52),
    (3.5, 1.38, 0.34),
)
# Wings as corners (x, y, z) of the side y > 0: front root, front tip, rear tip, rear root.
_SWEPT = ((4.0, 1.2, 2.4), (-4.4, 14.5, 3.5), (-6.2, 14.5, 3.5), (-2.6, 1.2, 2.4))
_TAIL = ((-11.2, 0.4, 4.2), (-14.0, 5.4, 4.5), (-15.2, 5.4, 4.5), (-14.2, 0.4, 4.2))
_STRAIGHT = ((1.5, 0.2, 2.2), (1.2, 5.4, 2.45), (0.2, 5.4, 2.45), (0.0, 0.2, 2.2))
_SMALL_TAIL = ((-3.0, 0.1, 1.8), (-3.3, 1.7, 1.8), (-3.9, 1.7, 1.8), (-3.9, 0.1, 1.8))

Corners = Sequence[tuple[float, float, float]]


def _fuselage(line: Corners, squash: float, power: float, count: int, color: str) -> Mesh:
    """A body along x through (x, middle, radius) stations, its width times `squash`."""
    curve = spline(np.array(line), count)
    ring = rounded(2, 2, power, 24)
    sections = np.stack(
        [
            np.broadcast_to(curve[:, :1], (count, 24)),
            curve[:, 2:] * squash * ring[None, :, 0],
            curve[:, 1:2] + curve[:, 2:] * ring[None, :, 1],
        ],
        axis=-1,
    )
    return loft(sections.astype(np.float32), color, Surface.METAL)


def _wings(corners: Corners, thick: float, color: str) -> Mesh:
    """Both wings, `thick` metres deep at the root and rounded in front."""
    parts = []
    for side in (-1, 1):
        root_front, tip_front, tip_rear, root_rear = (
            np.array(corner, np.float32) * np.array([1, side, 1], np.float32) for corner in corners
        )
        sections = []
        for front, rear, share in ((root_front, root_rear, 1.0), (tip_front, tip_rear, 0.4)):
            up = np.array([0, 0, thick / 2 * share], np.float32)
            chord = rear - front
            near, middle = front + chord * 0.12, front + chord * 0.4
            sections.append([front, near + up, middle + up, rear, middle - up, near - up])
        parts.append(loft(np.array(sections, np.float32), color, Surface.METAL))
    return join(parts)


def _fin(outline: Sequence[tuple[float, float]], half: float, color: str) -> Mesh:
    """An upright fin through (x, z) points, both its sides."""
    return join(
        polygon(np.array([(x, side, z) for x, z in outline], np.float32), color, Surface.METAL)
        for side in (-half, half)
    )


def airliner(order: Order) -> tuple[Mesh, Rig]:
    """An airliner of 30 m: two engines, swept wings, a tail fin in the second color."""
    accent = order.color("tail", "#c8372d")
    body = _fuselage(_LINER, 1.0, 2.0, 37, order.main)
    belly = (body.vertices[:, 2] < 2.5)[:, None]
    parts = [
        recolored(body, np.where(belly, linear("#c9ced3"), body.colors)),
        _wings(_SWEPT, 0.7, "#d5d9dd"),
        _wings(_TAIL, 0.28, "#d5d9dd"),
        _fin([(-10.6, 4.3), (-14.0, 8.6), (-15.8, 8.6), (-14.4, 4.1)], 0.14, accent),
    ]
    for s in (-1, 1):
        pod = [(3.4, s * 4.9, 1.55), (0.2, s * 4.9, 1.6)]
        parts.append(cylinder(pod[0], pod[1], 0.85, 0.6, accent, Surface.METAL, 20))
        parts.append(cylinder((3.42, s * 4.9, 1.55), (3.44, s * 4.9, 1.55), 0.7, 0.7, "#22262b"))
        windows = [(x, s * 1.74, 3.5) for x in np.arange(-8.5, 11, 0.85)]
        parts.append(boxes(windows, (0.36, 0.12, 0.42), _GLASS, Surface.GLASS))
        parts.append(boxes([(12.6, s * 1.02, 3.65)], (0.9, 0.5, 0.5), _GLASS, Surface.GLASS))
    for x, y in ((11.0, 0.0), (-1.2, -2.2), (-1.2, 2.2)):
        parts.append(tube([(x, y, 0.5), (x, y, 1.8)], 0.12, _STEEL, Surface.METAL, 6))
        parts.append(_wheel((x, y, 0.5), 0.25, 0.5))
    return join(parts).moved(scale=order.size / 30.0), one_joint()


def _wheel(at: tuple[float, float, float], half: float, radius: float) -> Mesh:
    x, y, z = at
    return cylinder(
        (x, y - half, z), (x, y + half, z), radius, color=_RUBBER, surface=8, segments=16
    )


def propeller_plane(order: Order) -> tuple[Mesh, Rig]:
    """A small high-winged plane of 8 m; the joint "propeller" turns about x."""
    k, trim = order.size / 8.0, order.color("tail", "#c8372d")
    parts = [
        _fuselage(_SMALL, 0.86, 2.8, 27, order.main),
        _wings(_STRAIGHT, 0.24, trim),
        _wings(_SMALL_TAIL, 0.1, trim),
        _fin([(-2.7, 1.9), (-3.4, 3.0), (-4.0, 3.0), (-4.0, 1.8)], 0.05, trim),
        boxes([(1.95, 0, 1.9)], (0.05, 0.8, 0.35), _GLASS, Surface.GLASS),
        _wheel((-3.6, 0, 0.9), 0.04, 0.14),
        tube([(-3.6, 0, 0.9), (-3.4, 0, 1.6)], 0.03, _STEEL, Surface.METAL, 5),
    ]
    for s in (-1, 1):
        strut = [(0.8, s * 0.5, 1.1), (0.8, s * 2.6, 2.25)]
        leg = [(0.9, s * 0.4, 1.0), (0.9, s * 1.1, 0.3)]
        parts.append(tube(strut, 0.04, "#c9ced3", Surface.METAL, 6))
        parts.append(tube(leg, 0.05, _STEEL, Surface.METAL, 6))
        parts.append(_wheel((0.9, s * 1.1, 0.3), 0.1, 0.3))
        parts.append(boxes([(0.9, s * 0.57, 1.75)], (1.5, 0.04, 0.4), _GLASS, Surface.GLASS))
    nose = ellipsoid((0.3, 0.16, 0.16), (3.55, 0, 1.38), trim, Surface.METAL, 14)
    blades = boxes([(3.72, 0, 1.38)], (0.04, 0.16, 2.0), "#23262a", Surface.METAL)
    mesh = join([*parts, join([nose, blades]).bound_to(1)]).moved(scale=k)
    rest = np.array([[0, 0, 0], [3.7 * k, 0, 1.38 * k]], np.float32)
    return mesh, Rig(("root", "propeller"), (-1, 0), rest)
