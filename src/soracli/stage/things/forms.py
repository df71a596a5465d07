"""Forms that things and places are made of, beyond the plain shapes: lofts, chamfers, many at once.

Metres, z up. Where there are many alike, one call builds them all, so a street costs milliseconds.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Ints, Mesh, Numbers, build, cross, join, linear, unit
from soracli.stage.shapes import Point, polygon, sheet

Paint = str | Numbers
_ASLANT = np.array([0.3, 0.5, 0.8])
"""A direction that no face of a block is likely to have."""


def turn(yaw: float = 0, pitch: float = 0, roll: float = 0) -> Numbers:
    """A 3x3 rotation in radians: roll about x, then pitch about y (positive tips the front down),
    then yaw about z."""
    cy, sy, cp, sp, cr, sr = (f(a) for a in (yaw, pitch, roll) for f in (np.cos, np.sin))
    about_x = np.array([[1, 0, 0], [0, cr, -sr], [0, sr, cr]])
    about_y = np.array([[cp, 0, sp], [0, 1, 0], [-sp, 0, cp]])
    about_z = np.array([[cy, -sy, 0], [sy, cy, 0], [0, 0, 1]])
    return np.asarray(about_z @ about_y @ about_x, np.float32)


def paints(color: Paint, count: int) -> Numbers:
    """`color` ("#rrggbb", linear (3,) or (count, 3)) as linear colors (count, 3)."""
    values = linear(color) if isinstance(color, str) else np.asarray(color, np.float32)
    return np.broadcast_to(values, (count, 3)).astype(np.float32)


def recolored(mesh: Mesh, colors: Numbers) -> Mesh:
    """The same mesh with linear vertex colors (V, 3)."""
    return Mesh(
        mesh.vertices,
        mesh.normals,
        np.clip(colors, 0, 1).astype(np.float32),
        mesh.faces,
        mesh.surfaces,
        mesh.bones,
        mesh.weights,
    )


def raw(vertices: Numbers, normals: Numbers, colors: Numbers, faces: Ints, surface: int) -> Mesh:
    """A mesh from arrays, in one surface, bound to joint 0."""
    weights = np.zeros((len(vertices), 4), np.float32)
    weights[:, 0] = 1
    return Mesh(
        np.asarray(vertices, np.float32),
        np.asarray(normals, np.float32),
        np.clip(colors, 0, 1).astype(np.float32),
        np.asarray(faces, np.int32),
        np.full(len(faces), surface, np.uint8),
        np.zeros((len(vertices), 4), np.int16),
        weights,
    )


def quads(corners: Numbers, color: Paint, surface: int = Surface.MATTE) -> Mesh:
    """N flat quads (N, 4, 3), counter-clockwise from their front; `color` is one or one each."""
    points = np.asarray(corners, np.float32)
    count = len(points)
    flat = unit(cross(points[:, 1] - points[:, 0], points[:, 3] - points[:, 0]))
    start = np.arange(count, dtype=np.int32)[:, None] * 4
    faces = np.concatenate([start + [0, 1, 2], start + [0, 2, 3]], axis=1).reshape(-1, 3)
    return raw(
        points.reshape(-1, 3),
        np.repeat(flat, 4, axis=0),
        np.repeat(paints(color, count), 4, axis=0),
        faces,
        surface,
    )


_BOX_QUADS = np.array(
    [[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]]
)
_BOX_CORNERS = np.array(
    [(x, y, z) for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (-0.5, 0.5)], np.float32
)


def boxes(
    centers: Numbers | Sequence[Point],
    sizes: Numbers | Sequence[Point] | Point,
    color: Paint,
    surface: int = Surface.MATTE,
    yaw: Numbers | float = 0.0,
) -> Mesh:
    """N boxes of full extents `sizes` at `centers` (N, 3), each turned about z by `yaw`."""
    middle = np.atleast_2d(np.asarray(centers, np.float32))
    count = len(middle)
    extents = np.broadcast_to(np.asarray(sizes, np.float32), (count, 3))
    corners = _BOX_CORNERS[None] * extents[:, None]
    angle = np.broadcast_to(np.asarray(yaw, np.float32), (count,))[:, None]
    x = corners[..., 0] * np.cos(angle) - corners[..., 1] * np.sin(angle)
    y = corners[..., 0] * np.sin(angle) + corners[..., 1] * np.cos(angle)
    placed = np.stack([x, y, corners[..., 2]], axis=-1) + middle[:, None]
    colors = np.repeat(paints(color, count), 6, axis=0)
    return quads(placed[:, _BOX_QUADS].reshape(-1, 4, 3), colors, surface)


def copies(
    mesh: Mesh,
    at: Numbers | Sequence[Point],
    yaw: Numbers | float = 0.0,
    scale: Numbers | float = 1.0,
    tint: Numbers | None = None,
) -> Mesh:
    """N copies of a mesh at `at` (N, 3), turned about z, scaled (a number each or (N, 3)), with
    their colors multiplied by `tint` (N, 3)."""
    places = np.asarray(at, np.float32).reshape(-1, 3)
    count, size = len(places), len(mesh.vertices)
    if not count or not size:
        return join([])
    factors = np.asarray(scale, np.float32)
    factors = factors[:, None] if factors.ndim == 1 else factors
    factors = np.broadcast_to(factors, (count, 3))[:, None]
    angle = np.broadcast_to(np.asarray(yaw, np.float32), (count,))[:, None]
    vertices = _about_z(mesh.vertices[None] * factors, angle) + places[:, None]
    normals = _about_z(mesh.normals[None] / factors, angle)
    colors = np.broadcast_to(mesh.colors[None], (count, size, 3))
    if tint is not None:
        colors = colors * np.asarray(tint, np.float32)[:, None]
    starts = np.arange(count, dtype=np.int32)[:, None, None] * size
    return Mesh(
        vertices.reshape(-1, 3),
        unit(normals.reshape(-1, 3)),
        np.clip(colors.reshape(-1, 3), 0, 1).astype(np.float32),
        (mesh.faces[None] + starts).reshape(-1, 3).astype(np.int32),
        np.tile(mesh.surfaces, count),
        np.tile(mesh.bones, (count, 1)),
        np.tile(mesh.weights, (count, 1)),
    )


def _about_z(points: Numbers, angle: Numbers) -> Numbers:
    x = points[..., 0] * np.cos(angle) - points[..., 1] * np.sin(angle)
    y = points[..., 0] * np.sin(angle) + points[..., 1] * np.cos(angle)
    return np.stack([x, y, np.broadcast_to(points[..., 2], x.shape)], axis=-1).astype(np.float32)


def block(
    size: Point,
    center: Point = (0, 0, 0),
    bevel: float = 0.02,
    color: str = "#888888",
    surface: int = Surface.MATTE,
) -> Mesh:
    """A box of full extents `size` whose edges are chamfered by `bevel` metres."""
    half = np.asarray(size, np.float64) / 2
    cut = min(bevel, float(half.min()) * 0.6)
    members, triangles, normals = _chamfered()
    points = _chamfers(half, cut)[members] + np.asarray(center)
    weights = np.zeros((len(points), 4), np.float32)
    weights[:, 0] = 1
    return Mesh(
        vertices=points.astype(np.float32),
        normals=normals,
        colors=np.tile(linear(color), (len(points), 1)),
        faces=triangles,
        surfaces=np.full(len(triangles), surface, np.uint8),
        bones=np.zeros((len(points), 4), np.int16),
        weights=weights,
    )


def _chamfers(half: Numbers, cut: float) -> Numbers:
    """The points (24, 3) of a box with half extents `half`, three at each corner, one for each of
    the main faces that meet there."""
    inner = np.where(np.eye(3, dtype=bool), half, half - cut)
    signs: Numbers = np.asarray(_BOX_CORNERS.astype(np.float64) * 2)
    return np.asarray((signs[:, None] * inner[None]).reshape(-1, 3))


@cache
def _chamfered() -> tuple[Ints, Ints, Numbers]:
    """What all chamfered boxes share: their facets' points one after the other (V,), as indices of
    `_chamfers`; the triangles (F, 3) between those; and their normals (V, 3)."""
    points = _chamfers(np.ones(3), 0.2)
    members: list[int] = []
    triangles: list[tuple[int, int, int]] = []
    normals: list[Numbers] = []
    for facet in _hull_facets(points):
        start, count = len(members), len(facet)
        members += facet
        triangles += [(start, start + place, start + place + 1) for place in range(1, count - 1)]
        middle = points[facet].mean(axis=0)  # 0 or nearly 1 along each axis
        normals += [np.round(middle)] * count
    return (
        np.array(members, np.int32),
        np.array(triangles, np.int32),
        unit(np.array(normals, np.float32)),
    )


def _hull_facets(points: Numbers) -> list[list[int]]:
    """The 26 facets of a chamfered box whose corner c has points 3c..3c+2, one a main face."""
    signs = np.sign(points[::3])
    facets: list[list[int]] = []
    for normal in np.array([(x, y, z) for x in (-1, 0, 1) for y in (-1, 0, 1) for z in (-1, 0, 1)]):
        axes = np.flatnonzero(normal)
        if not len(axes):
            continue
        corners = [c for c in range(8) if all(signs[c][a] == normal[a] for a in axes)]
        members = [3 * c + int(a) for c in corners for a in axes]
        facets.append(_wound(points, members, normal.astype(np.float64)))
    return facets


def _wound(points: Numbers, members: list[int], normal: Numbers) -> list[int]:
    middle = points[members].mean(axis=0)
    side = cross(normal, _ASLANT)
    other = cross(normal, side)
    away = points[members] - middle
    order = np.argsort(np.arctan2(away @ other, away @ side))
    return [members[place] for place in order]


def loft(
    sections: Numbers,
    color: str = "#888888",
    surface: int = Surface.MATTE,
    caps: bool = True,
) -> Mesh:
    """A skin through closed sections (S, P, 3), each counter-clockwise seen from the last one."""
    points = np.asarray(sections, np.float32)
    parts = [sheet(points, color, surface, closed=True)]
    if caps:
        parts += [polygon(points[0][::-1], color, surface), polygon(points[-1], color, surface)]
    return join(parts)


def rounded(width: float, height: float, power: float = 4.0, points: int = 20) -> Numbers:
    """A superellipse outline (points, 2), counter-clockwise; power 2 is round, 8 nearly a box."""
    angle = np.linspace(0, 2 * np.pi, points, endpoint=False) + np.pi / points
    c, s = np.cos(angle), np.sin(angle)
    x = np.sign(c) * np.abs(c) ** (2 / power) * width / 2
    y = np.sign(s) * np.abs(s) ** (2 / power) * height / 2
    return np.stack([x, y], axis=1).astype(np.float32)


@cache
def icosphere(level: int) -> tuple[Numbers, Ints]:
    """Points (V, 3) on the unit sphere and 20 * 4**level even triangles (F, 3)."""
    golden = (1 + 5**0.5) / 2
    corners = [
        p for a in (-1, 1) for b in (-golden, golden) for p in ((a, b, 0), (0, a, b), (b, 0, a))
    ]
    points: Numbers = np.array(corners, np.float64)
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    gap = np.linalg.norm(points[:, None] - points[None], axis=2)
    edge = np.sort(gap[0])[1] * 1.01
    faces = np.array(
        [
            (a, b, c) if np.linalg.det(points[[a, b, c]]) > 0 else (a, c, b)
            for a in range(12)
            for b in range(a + 1, 12)
            for c in range(b + 1, 12)
            if gap[a, b] < edge and gap[b, c] < edge and gap[a, c] < edge
        ]
    )
    for _ in range(level):
        points, faces = quartered(points, faces)
    return points.astype(np.float32), faces.astype(np.int32)


def quartered(points: Numbers, faces: Ints) -> tuple[Numbers, Ints]:
    """Every triangle of a unit sphere in four, the new points put on the sphere."""
    edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    unique, back = np.unique(edges, axis=0, return_inverse=True)
    middles = points[unique].mean(axis=1)
    middles /= np.linalg.norm(middles, axis=1, keepdims=True)
    ab, bc, ca = (back.reshape(3, -1) + len(points)).astype(np.int64)
    a, b, c = faces.T
    smaller = [(a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca)]
    return np.concatenate([points, middles]), np.concatenate([np.stack(f, 1) for f in smaller])


def geodesic(
    radii: Point | float,
    center: Point = (0, 0, 0),
    color: str = "#888888",
    surface: int = Surface.MATTE,
    level: int = 2,
) -> Mesh:
    """A sphere or ellipsoid of even triangles: 20 * 4**level of them."""
    points, faces = icosphere(level)
    mesh = raw(points, points, paints(color, len(points)), faces, surface)
    scale = np.broadcast_to(np.asarray(radii, np.float32), (3,))
    return mesh.moved(center, scale=(float(scale[0]), float(scale[1]), float(scale[2])))


def lumpy(
    radii: Point | float,
    seed: int,
    roughness: float = 0.2,
    color: str = "#888888",
    surface: int = Surface.ROCK,
    level: int = 2,
    smooth: bool = False,
) -> Mesh:
    """A sphere pushed in and out by `roughness` of its radius: a rock, a clump, a heap."""
    points, faces = icosphere(level)
    chance = np.random.default_rng(seed)
    push = np.zeros(len(points))
    for octave in (1.7, 3.1, 5.3):
        heading = chance.normal(size=(3, 3)) * octave
        push += np.sin(points @ heading + chance.uniform(0, 6.28, 3)).sum(axis=1) / octave
    shaped = points * (1 + roughness * push[:, None] * 0.5)
    return build(shaped * np.asarray(radii, np.float32), faces, color, surface, smooth=smooth)


def spline(values: Sequence[float] | Sequence[Point] | Numbers, count: int) -> Numbers:
    """`count` samples of a Catmull-Rom curve through evenly spaced values (K,) or points (K, D)."""
    knots = np.asarray(values, np.float64)
    padded = np.concatenate([2 * knots[:1] - knots[1:2], knots, 2 * knots[-1:] - knots[-2:-1]])
    place = np.linspace(0, len(knots) - 1, count)
    start = np.minimum(place.astype(np.int64), len(knots) - 2)
    t = (place - start).reshape(-1, *([1] * (knots.ndim - 1)))
    a, b, c, d = (padded[start + shift] for shift in range(4))
    curve = 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )
    return np.asarray(curve, np.float32)
