"""Ground and horizon: land that is flat where people act and fine near the camera, ridges far off."""

from collections.abc import Callable

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, build, linear
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.shapes import sheet
from soracli.stage.things.forms import recolored

Height = Callable[[Floats, Floats], Floats]


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

    def at(x: Floats, y: Floats) -> Floats:
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
    peaks: float = 0.0,
    snow_line: float = 2.0,
) -> Mesh:
    """A range of hills along a circle of `distance` metres; `arc` in radians from +x.

    `peaks` (0..1) sharpens hills into mountains; above `snow_line` (share of height) they are white.
    """
    fine = 2.2 if peaks > 0.4 else 1.0
    turns = max(24, int((arc[1] - arc[0]) / (2 * np.pi) * 150 * fine))
    angle = np.linspace(arc[0], arc[1], turns)
    rows = int(13 * fine)
    share = np.linspace(-1, 1, rows)[:, None]
    radius = distance * (1 + depth * share)
    x, y = radius * np.cos(angle), radius * np.sin(angle)
    lumps = fbm(x, y, seed, distance * 0.5, 5)
    sharp = 1 - np.abs(fbm(x, y, seed + 40, distance * 0.55, 5)) * 1.5
    top = (1 - peaks) * (0.62 + rough * lumps) + peaks * np.clip(sharp, 0.1, 1) ** 1.6
    profile = np.cos(share * np.pi / 2) ** (1.0 + 0.5 * peaks)
    z = np.maximum(height * top * profile, 0) - 0.02 * height
    ends = np.clip(np.minimum(angle - arc[0], arc[1] - angle) / 0.3, 0, 1)
    if arc[1] - arc[0] < 6.2:
        z = z * ends - 0.02 * height
    points = np.stack([x, y, z], axis=-1).astype(np.float32)
    mesh = patched(sheet(points[:, ::-1].copy(), color, surface), 0.16, seed, distance * 0.1)
    if snow_line >= 1.5:
        return mesh
    return _capped(mesh, height * snow_line, seed)


def _capped(mesh: Mesh, line: float, seed: int) -> Mesh:
    """Snow on the high and not too steep parts."""
    x, y, z = mesh.vertices.T
    ragged = line * (1 + 0.28 * fbm(x, y, seed + 70, float(np.ptp(x)) * 0.03 + 1, 3))
    snow = ramped(z, 0.92, 1.08) * 0 + ramped(z / np.maximum(ragged, 1e-3), 0.9, 1.12)
    snow = snow * ramped(mesh.normals[:, 2], 0.18, 0.42)
    colors = mesh.colors * (1 - snow[:, None]) + linear("#f2f6fb") * snow[:, None]
    return recolored(mesh, colors)


def patch(outline: Floats, level: float, color: str, surface: int) -> Mesh:
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
