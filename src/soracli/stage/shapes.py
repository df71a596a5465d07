"""Primitive shapes as meshes, from which bodies and places are built.

Metres, z up. Every shape takes its `color` ("#rrggbb"), its `surface` (a value of
`materials.Surface`) and, where it is round, the number of `segments` around.
"""

from collections.abc import Sequence

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, Numbers, build, cross, join

Point = Sequence[float] | Numbers


def box(
    size: Point,
    center: Point = (0, 0, 0),
    color: str = "#888888",
    surface: int = Surface.MATTE,
) -> Mesh:
    """A box of full extents `size` (x, y, z) about `center`, flat-shaded."""
    corners = np.array(
        [(x, y, z) for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (-0.5, 0.5)], np.float32
    )
    vertices = corners * np.asarray(size, np.float32) + np.asarray(center, np.float32)
    quads = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    faces = np.array([t for a, b, c, d in quads for t in ((a, b, c), (a, c, d))], np.int32)
    return build(vertices, faces, color, surface, smooth=False)


def ellipsoid(
    radii: Point | float,
    center: Point = (0, 0, 0),
    color: str = "#888888",
    surface: int = Surface.MATTE,
    segments: int = 20,
) -> Mesh:
    """A sphere or ellipsoid: one radius or three; half as many segments from pole to pole."""
    rings = max(4, segments // 2)
    polar = np.linspace(0, np.pi, rings + 1)
    profile = np.stack([np.sin(polar), np.cos(polar)], axis=1)
    mesh = lathe(profile[::-1], color, surface, segments)
    scale = np.broadcast_to(np.asarray(radii, np.float32), (3,))
    return mesh.moved(center, scale=(float(scale[0]), float(scale[1]), float(scale[2])))


def lathe(
    profile: Numbers | Sequence[Point],
    color: str = "#888888",
    surface: int = Surface.MATTE,
    segments: int = 20,
) -> Mesh:
    """A profile of (radius, z) points from bottom to top, turned about the z axis."""
    points = np.asarray(profile, np.float32)
    angle = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    circle = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    vertices = np.concatenate(
        [
            (points[:, 0, None, None] * circle[None]),
            np.broadcast_to(points[:, 1, None, None], (len(points), segments, 1)),
        ],
        axis=2,
    )
    return sheet(vertices.astype(np.float32), color, surface, closed=True)


def sheet(
    points: Numbers, color: str = "#888888", surface: int = Surface.MATTE, closed: bool = False
) -> Mesh:
    """A surface through a grid of points (rows, columns, 3); `closed` joins last column to first.

    Seen from outside, columns run counter-clockwise and rows go up.
    """
    rows, columns = points.shape[:2]
    row, column = np.meshgrid(
        np.arange(rows - 1), np.arange(columns if closed else columns - 1), indexing="ij"
    )
    after = (column + 1) % columns
    a, b = row * columns + column, row * columns + after
    c, d = (row + 1) * columns + after, (row + 1) * columns + column
    faces = np.concatenate(
        [np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)]
    )
    vertices = np.asarray(points, np.float32).reshape(-1, 3)
    corners = vertices[faces]
    area = np.linalg.norm(
        cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1
    )
    return build(vertices, faces[area > 1e-12].astype(np.int32), color, surface)


def tube(
    path: Numbers | Sequence[Point],
    radii: Numbers | Sequence[float] | float,
    color: str = "#888888",
    surface: int = Surface.MATTE,
    segments: int = 12,
    caps: bool = True,
) -> Mesh:
    """A round tube along a path (P, 3), one radius or (P,); `caps` rounds off both ends."""
    points = np.asarray(path, np.float32)
    radius = np.broadcast_to(np.asarray(radii, np.float32), (len(points),)).copy()
    if caps:
        points, radius = _rounded_ends(points, radius)
    along = np.gradient(points, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    side = np.zeros_like(along)
    reference = np.array([0, 0, 1] if abs(along[0, 2]) < 0.9 else [1, 0, 0], np.float32)
    for place in range(len(points)):
        across = reference - along[place] * float(reference @ along[place])
        side[place] = across / max(float(np.linalg.norm(across)), 1e-9)
        reference = side[place]
    other = cross(along, side)
    angle = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    ring = (
        np.cos(angle)[None, :, None] * side[:, None] + np.sin(angle)[None, :, None] * other[:, None]
    )
    return sheet(points[:, None] + ring * radius[:, None, None], color, surface, closed=True)


def _rounded_ends(points: Floats, radius: Floats) -> tuple[Floats, Floats]:
    bend = np.linspace(0, np.pi / 2, 5)[:-1]
    first = points[0] - points[1]
    last = points[-1] - points[-2]
    first = first / max(float(np.linalg.norm(first)), 1e-9)
    last = last / max(float(np.linalg.norm(last)), 1e-9)
    start = points[0] + first * (np.cos(bend) * radius[0])[:, None]
    end = points[-1] + last * (np.cos(bend[::-1]) * radius[-1])[:, None]
    start_radius = np.sin(bend) * radius[0]
    end_radius = np.sin(bend[::-1]) * radius[-1]
    return (
        np.concatenate([start, points, end]).astype(np.float32),
        np.concatenate([start_radius, radius, end_radius]).astype(np.float32),
    )


def capsule(
    a: Point,
    b: Point,
    radius_a: float,
    radius_b: float | None = None,
    color: str = "#888888",
    surface: int = Surface.MATTE,
    segments: int = 12,
) -> Mesh:
    """A rounded limb from `a` to `b`, tapering to `radius_b` (None: as wide as at `a`)."""
    end = radius_a if radius_b is None else radius_b
    middle = (np.asarray(a, np.float32) + np.asarray(b, np.float32)) / 2
    path = np.stack([np.asarray(a, np.float32), middle, np.asarray(b, np.float32)])
    return tube(path, (radius_a, (radius_a + end) / 2, end), color, surface, segments)


def cylinder(
    a: Point,
    b: Point,
    radius_a: float,
    radius_b: float | None = None,
    color: str = "#888888",
    surface: int = Surface.MATTE,
    segments: int = 20,
) -> Mesh:
    """A cylinder, frustum or cone from `a` to `b` with flat ends (`radius_b` None: a cylinder)."""
    start, end = np.asarray(a, np.float32), np.asarray(b, np.float32)
    other = radius_a if radius_b is None else radius_b
    wall = tube(np.stack([start, end]), (radius_a, other), color, surface, segments, caps=False)
    low = wall.vertices[:segments]
    high = wall.vertices[segments : 2 * segments]
    parts = [wall]
    if radius_a > 0:
        parts.append(polygon(low[::-1], color, surface))
    if other > 0:
        parts.append(polygon(high, color, surface))
    return join(parts)


def polygon(points: Numbers, color: str = "#888888", surface: int = Surface.MATTE) -> Mesh:
    """A flat convex polygon through points (P, 3), counter-clockwise from its front."""
    count = len(points)
    faces = np.array([(0, place, place + 1) for place in range(1, count - 1)], np.int32)
    return build(np.asarray(points, np.float32), faces, color, surface)


def disc(
    radius: float,
    center: Point = (0, 0, 0),
    color: str = "#888888",
    surface: int = Surface.MATTE,
    segments: int = 24,
) -> Mesh:
    """A flat disc about `center`, facing up."""
    angle = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    rim = np.stack([np.cos(angle) * radius, np.sin(angle) * radius, np.zeros(segments)], axis=1)
    return polygon((rim + np.asarray(center)).astype(np.float32), color, surface)


def torus(
    radius: float,
    thickness: float,
    center: Point = (0, 0, 0),
    color: str = "#888888",
    surface: int = Surface.MATTE,
    segments: int = 28,
) -> Mesh:
    """A ring in the horizontal plane about `center`; `thickness` is the radius of its tube."""
    turn = np.linspace(0, 2 * np.pi, 9)[::-1]
    profile = np.stack([radius + thickness * np.cos(turn), thickness * np.sin(turn)], axis=1)
    return lathe(profile[::-1], color, surface, segments).moved(center)
