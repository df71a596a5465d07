"""Ground and horizon: land that is finest near the camera, and ridges far off."""

from collections.abc import Callable

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, build
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.shapes import sheet
from soracli.stage.things.forms import recolored

Height = Callable[[Numbers, Numbers], Numbers]


def land(
    height: Height,
    reach: float,
    color: str,
    surface: int,
    cells: int = 84,
    warp: float = 3.2,
    seed: int = 0,
    patches: float = 0.12,
) -> Mesh:
    """A square of ground `reach` metres to each side of the origin, its cells growing outward.

    `patches` is how much its color varies from place to place (0..1).
    """
    share = np.linspace(-1, 1, cells + 1)
    lines = np.sinh(warp * share) / np.sinh(warp) * reach
    x, y = np.meshgrid(lines, lines)
    points = np.stack([x, y, height(x, y)], axis=-1).astype(np.float32)
    return patched(sheet(points, color, surface), patches, seed)


def patched(mesh: Mesh, amount: float, seed: int, scale: float = 7.0) -> Mesh:
    """The mesh with lighter and darker, warmer and cooler patches."""
    x, y = mesh.vertices[:, 0], mesh.vertices[:, 1]
    tone = 1 + amount * fbm(x, y, seed + 3, scale) + amount * 0.8 * fbm(x, y, seed + 5, scale * 6)
    warm = amount * 0.5 * fbm(x, y, seed + 9, scale * 3)
    tint = np.stack([tone * (1 + warm), tone, tone * (1 - warm)], axis=1)
    return recolored(mesh, mesh.colors * tint)


def rolling(seed: int, flat: float, height: float, scale: float = 60.0) -> Height:
    """Hills of `height` metres that begin beyond `flat` metres from the origin and do not sink."""

    def at(x: Numbers, y: Numbers) -> Numbers:
        away = ramped(np.hypot(x, y), flat, flat * 3.2)
        hills = fbm(x, y, seed, scale) * 0.5 + 0.4
        return np.asarray(away * np.maximum(hills, 0) * height, np.float32)

    return at


def ridge(
    seed: int,
    distance: float,
    height: float,
    color: str,
    surface: int = Surface.FOLIAGE,
    arc: tuple[float, float] = (-np.pi, np.pi),
    rough: float = 0.5,
    depth: float = 0.35,
) -> Mesh:
    """A range of hills along a circle of `distance` metres; `arc` in radians from +x."""
    turns = max(24, int((arc[1] - arc[0]) / (2 * np.pi) * 150))
    angle = np.linspace(arc[0], arc[1], turns)
    radius = distance * (1 + depth * np.linspace(-1, 1, 13)[:, None])
    x, y = radius * np.cos(angle), radius * np.sin(angle)
    lumps = fbm(x, y, seed, distance * 0.5, 5)
    share = np.linspace(-1, 1, 13)[:, None]
    z = np.maximum(height * (0.62 + rough * lumps) * np.cos(share * np.pi / 2), 0)
    z = z * _tapered(angle, arc) - 0.04 * height
    grid = np.stack([x, y, z], axis=-1).astype(np.float32)
    return patched(sheet(grid[:, ::-1].copy(), color, surface), 0.16, seed, distance * 0.1)


def _tapered(angle: Numbers, arc: tuple[float, float]) -> Numbers:
    """1 along an arc, falling to 0 at its ends (a full circle has none)."""
    if arc[1] - arc[0] > 6.2:
        return np.ones_like(angle)
    return np.asarray(np.clip(np.minimum(angle - arc[0], arc[1] - angle) / 0.3, 0, 1))


def patch(outline: Numbers, level: float, color: str, surface: int) -> Mesh:
    """A flat convex patch of ground through (P, 2) points, counter-clockwise, at height `level`."""
    points = np.column_stack([outline, np.full(len(outline), level)]).astype(np.float32)
    count = len(points)
    faces = np.array([(0, place, place + 1) for place in range(1, count - 1)], np.int32)
    return build(points, faces, color, surface)


def strip(
    x: tuple[float, float],
    y: tuple[float, float],
    level: float,
    color: str,
    surface: int,
    cells: int = 24,
) -> Mesh:
    """A flat rectangle of ground, in cells, so that its color can vary."""
    across = np.linspace(*x, cells + 1)
    away = np.linspace(*y, max(2, int(cells * (y[1] - y[0]) / (x[1] - x[0])) + 1))
    grid_x, grid_y = np.meshgrid(across, away)
    points = np.stack([grid_x, grid_y, np.full_like(grid_x, level)], axis=-1)
    return sheet(points.astype(np.float32), color, surface)
