"""The lie of the land: how high the ground is under a camera that stands far from the middle."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from soracli.stage.clearance import under_the_ceiling
from soracli.stage.materials import Surface
from soracli.stage.performance import CameraPath, SetPiece
from soracli.stage.route import Route
from soracli.stage.turns import Array, single

_LAND = (Surface.GRASS, Surface.SAND, Surface.WET_SAND, Surface.SNOW, Surface.DIRT, Surface.ROCK)
_WIDE = 0.2
"""Square metres seen from above of the smallest piece of land that counts: no blades of grass."""
_ROOF = 2.4
"""Metres over a camera from which on a roof hangs over it; a hill has no ground below it."""
_UNDER_ROOF = 1.9
"""Metres of air below a roof at least."""
_LOOKS, _STEPS = 9, 25
"""Frames of a shot that are looked at, and points of a way."""


def over_the_land(path: CameraPath, piece: SetPiece, clear: float) -> CameraPath:
    """The path, raised where the land of the set comes nearer to it than `clear` metres, and kept
    under the ceiling of a room."""
    position = path.position.astype(np.float64)
    if piece.indoor:
        return under_the_ceiling(path, piece)
    if np.hypot(position[:, 0], position[:, 1]).max() <= piece.reach:
        return path
    frames = np.unique(np.linspace(0, len(position) - 1, _LOOKS).round().astype(int))
    looked = position[frames]
    lift = land_at(piece, looked[:, :2], looked[:, 2] + _ROOF) + clear - looked[:, 2]
    if lift.max() <= 0:
        return path
    position[:, 2] += np.interp(np.arange(len(position)), frames, np.maximum(lift, 0.0))
    return replace(path, position=single(position))


def up_the_land(route: Route, piece: SetPiece, length: float = 0.0) -> Route:
    """The route of who goes on the ground, as high as the land is where it leads off the stage; a
    body of a `length` in metres is as high as the land is under either end of it."""
    far = np.hypot(route.position[:, 0], route.position[:, 1])
    if piece.indoor or far.max() <= piece.reach or piece.reach <= 0:
        return route
    looked = np.unique(np.linspace(0, len(far) - 1, _STEPS).round().astype(int))
    turned = route.heading[looked]
    ahead = 0.5 * length * np.stack([np.cos(turned), np.sin(turned)], axis=1)
    roofs = np.full(len(looked), _ROOF)
    under = [land_at(piece, route.position[looked, :2] + way, roofs) for way in (ahead, -ahead)]
    high = np.max(under, axis=0)
    high = np.where(np.isfinite(high) & (far[looked] > piece.reach), np.maximum(high, 0.0), 0.0)
    position = route.position.copy()
    position[:, 2] += np.interp(np.arange(len(far)), looked, high)
    return replace(route, position=position)


def land_at(piece: SetPiece, points: Array, roofs: Array | None = None) -> Array:
    """How high the land of a set is (N,) at points (N, 2), metres; minus infinity beside it.

    What is higher than `roofs` (N,) over ground is no land but a roof with snow on it.
    """
    corners, low, high = _land(piece)
    found = np.full(len(points), -np.inf)
    for place, (x, y) in enumerate(points):
        near = (low[:, 0] <= x) & (high[:, 0] >= x) & (low[:, 1] <= y) & (high[:, 1] >= y)
        heights = _crossed(corners[near], float(x), float(y))
        under = heights if roofs is None else heights[heights <= roofs[place]]
        found[place] = _lowest_layer(under if len(under) else heights)
    return found


def _lowest_layer(heights: Array) -> float:
    """The height of the ground among all that lies over one another at a spot: what is a man's
    height over the next below it is a roof with snow on it, however low."""
    layers = np.sort(heights)
    if not len(layers):
        return float(-np.inf)
    roofs = np.flatnonzero(np.diff(layers) > _UNDER_ROOF)
    return float(layers[roofs[0]] if len(roofs) else layers[-1])


def _crossed(corners: Array, x: float, y: float) -> Array:
    """The heights at which triangles (F, 3, 3) cross the vertical line through a point."""
    u, v = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
    dx, dy = x - corners[:, 0, 0], y - corners[:, 0, 1]
    s = (dx * v[:, 1] - dy * v[:, 0]) / area
    t = (u[:, 0] * dy - u[:, 1] * dx) / area
    hit = (s >= 0) & (t >= 0) & (s + t <= 1)
    return np.asarray(corners[hit, 0, 2] + s[hit] * u[hit, 2] + t[hit] * v[hit, 2])


@lru_cache(maxsize=8)
def _land(piece: SetPiece) -> tuple[Array, Array, Array]:
    """The corners (F, 3, 3) of the triangles that the land is made of, and from where to where each
    reaches: the lowest and the highest of its corners (F, 3)."""
    mesh = piece.mesh
    faces = mesh.faces[np.isin(mesh.surfaces, [int(one) for one in _LAND])]
    corners = mesh.vertices[faces].astype(np.float64)
    u, v = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = 0.5 * np.abs(u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0])
    wide = corners[area > _WIDE]
    return wide, wide.min(axis=1), wide.max(axis=1)
