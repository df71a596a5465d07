"""A thing in another shape than its kind has: a round table, a heart-shaped cushion, a cubic melon.

The mesh is cut fine and drawn out or in, so that it fills the outline or the solid as it filled its
own; what is on it (a face of a clock, the legs of a table) goes along.
"""

from dataclasses import replace

import numpy as np

from soracli.stage.figure import Collider, Figure, Rig
from soracli.stage.mesh import Floats, Mesh, Numbers, linear, unit
from soracli.stage.things.outlines import EVEN, LONG, OUTLINES, SOLIDS, UPRIGHT, Reach
from soracli.stage.things.paint import Order
from soracli.stage.things.splitting import split

_CUTS, _MOST = 14, 12_000
"""How often a mesh is cut along a side, and how many triangles are not cut any more."""
_FLAT, _THIN = 0.75, 0.35
"""What is flat: its least side is no longer than these shares of the next and of the longest."""
_TALL = 1.1
"""What is higher than this share of its width has its point on top, and lies on no side."""
_BULK = 0.4
"""Where so much of a mesh is in its main color, the rest (a string, a handle) gives no form."""
_LONGER = 1.5
"""How much longer than wide what is said to be oval or oblong is at least."""
_SECTORS, _ZONES = 64, 24
"""Directions about the middle, and from pole to pole, in which the hull of a mesh is measured."""

_POINTED, _OPEN = ("cone", "pyramid"), ("soda_cup", "mug", "glass", "bowl", "vase", "pot", "bucket")
"""What is open at the top narrows toward its foot."""


def shaped(order: Order, figure: Figure) -> Figure:
    """The figure in the shape that was said of it, or as it is."""
    said = order.entity.traits.get("shape")
    if said not in OUTLINES and said not in SOLIDS:
        return figure
    bulk = _bulk(figure.mesh, order.main)
    plane = (0, 1, 2) if said in SOLIDS else _plane(bulk, str(said), order.kind.family)
    figure = _stretched(figure, _factors(bulk, str(said), plane))
    mesh = _cut(figure.mesh, plane)
    reach = SOLIDS[str(said)] if said in SOLIDS else OUTLINES[str(said)]
    reach = _upside_down(reach) if said in _POINTED and order.entity.kind in _OPEN else reach
    bulk = _bulk(mesh, order.main)
    drawn = _drawn(mesh.vertices, bulk, plane, reach)
    joints = _drawn(figure.rig.rest, bulk, plane, reach)
    rest = np.concatenate([figure.rig.rest[:1], joints[1:]])  # the root stays on the ground
    moved = _with_normals(replace(mesh, vertices=drawn), mesh)
    return replace(figure, mesh=moved, rig=Rig(figure.rig.names, figure.rig.parents, rest))


def _upside_down(reach: Reach) -> Reach:
    return lambda ways: reach(ways * np.array([1, 1, -1]))


def _bulk(mesh: Mesh, main: str) -> Floats:
    """The points (N, 3) of a thing that make its form: a balloon's without its string."""
    near = np.abs(mesh.colors - linear(main)).max(axis=1) < 0.02
    return mesh.vertices[near] if near.mean() > _BULK else mesh.vertices


def _plane(bulk: Floats, said: str, family: str) -> tuple[int, ...]:
    """The two axes that an outline lies in: those of a flat thing, else what is seen of it."""
    long = bulk.max(axis=0) - bulk.min(axis=0)
    least = int(np.argmin(long))
    if long[least] <= min(_FLAT * np.sort(long)[1], _THIN * long.max()):
        return tuple(axis for axis in range(3) if axis != least)
    tall = long[2] > _TALL * max(long[0], long[1]) or family == "building"
    upright = tall if said == "triangle" else family != "furniture"
    return (0, 2) if said in UPRIGHT and upright else (0, 1)


def _factors(bulk: Floats, said: str, plane: tuple[int, ...]) -> Floats:
    """How much longer each side becomes, so that a round thing is as wide as it is deep."""
    long = bulk.max(axis=0) - bulk.min(axis=0)
    factors = np.ones(3, np.float32)
    even = plane if said in OUTLINES or said in EVEN else (0, 1)
    mean = float(np.prod([long[axis] for axis in even])) ** (1 / len(even))
    if said not in LONG:
        for axis in even:
            factors[axis] = mean / max(float(long[axis]), 1e-6)
        return factors
    first, second = sorted(plane, key=lambda axis: -float(long[axis]))
    more = max(1.0, _LONGER * float(long[second]) / max(float(long[first]), 1e-6)) ** 0.5
    factors[first], factors[second] = more, 1 / more
    return factors


def _stretched(figure: Figure, factors: Floats) -> Figure:
    """The figure with its sides so many times as long, and what belongs to it with them."""

    def at(point: tuple[float, float, float]) -> tuple[float, float, float]:
        x, y, z = (float(one * by) for one, by in zip(point, factors, strict=True))
        return (x, y, z)

    def collider(one: Collider) -> Collider:
        size = at((one.size[0], one.size[1], one.size[2])) if one.shape == "box" else one.size
        points = tuple(at(point) for point in one.points)
        return replace(one, size=size, a=at(one.a), b=at(one.b), points=points)

    scale = (float(factors[0]), float(factors[1]), float(factors[2]))
    return replace(
        figure,
        mesh=figure.mesh.moved(scale=scale),
        rig=Rig(figure.rig.names, figure.rig.parents, figure.rig.rest * factors),
        height=figure.height * scale[2],
        length=figure.length * scale[0],
        width=figure.width * scale[1],
        colliders=tuple(collider(one) for one in figure.colliders),
        anchors={name: (joint, at(point)) for name, (joint, point) in figure.anchors.items()},
    )


def _cut(mesh: Mesh, plane: tuple[int, ...]) -> Mesh:
    """The mesh in triangles small enough to be bent."""
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    for axis in plane:
        for level in np.linspace(low[axis], high[axis], _CUTS + 1)[1:-1]:
            if len(mesh.faces) > _MOST:
                return mesh
            mesh = split(mesh, axis, float(level))
    return mesh


def _drawn(points: Floats, about: Floats, plane: tuple[int, ...], reach: Reach) -> Floats:
    """Points (N, 3) where they are when what they belong to (`about`) fills a shape."""
    low, high = about.min(axis=0), about.max(axis=0)
    half, middle = np.maximum((high - low) / 2, 1e-6), (high + low) / 2
    axes = list(plane)
    inside = (points - middle)[:, axes] / half[axes]
    far = np.linalg.norm(inside, axis=1)
    ways = inside / np.maximum(far, 1e-9)[:, None]
    own = _measured((about - middle)[:, axes] / half[axes])
    factor = reach(ways) / own(ways)
    out = points.copy()
    out[:, axes] = middle[axes] + inside * factor[:, None] * half[axes]
    return out.astype(np.float32)


def _measured(inside: Numbers) -> Reach:
    """How far the hull of a thing goes in each direction from its middle, as a shape's reach."""
    normals = _facing(inside.shape[1])
    held = np.maximum((inside @ normals.T).max(axis=0), 0.05)

    def reach(ways: Numbers) -> Numbers:
        along = ways @ normals.T
        return np.asarray(
            np.where(along > 1e-3, held / np.maximum(along, 1e-3), np.inf).min(axis=1)
        )

    return reach


def _facing(axes: int) -> Numbers:
    """Unit directions evenly about, those of the axes among them."""
    turn = np.arange(_SECTORS) * 2 * np.pi / _SECTORS
    if axes == 2:
        return np.stack([np.cos(turn), np.sin(turn)], axis=1)
    steep = np.linspace(-np.pi / 2, np.pi / 2, _ZONES + 1)
    rings = [(np.cos(up) * np.cos(turn), np.cos(up) * np.sin(turn), np.sin(up)) for up in steep]
    return np.concatenate([np.stack(np.broadcast_arrays(*ring), axis=1) for ring in rings])


def _with_normals(mesh: Mesh, before: Mesh) -> Mesh:
    """The mesh with the normals of its new form; corners that were sharp stay so."""
    corners = mesh.vertices[mesh.faces]
    flat = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    same = np.round(np.hstack([before.vertices * 2000, before.normals * 8])).astype(np.int64)
    _, group = np.unique(same, axis=0, return_inverse=True)
    group = group.reshape(-1)
    total = np.zeros((int(group.max()) + 1, 3))
    for corner in range(3):
        np.add.at(total, group[mesh.faces[:, corner]], flat)
    return replace(mesh, normals=unit(total[group]))
