"""The tailor's tools: cloth laid onto a body, skirts that follow the legs, folds and collars."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, vertex_normals
from soracli.stage.people.body import torso
from soracli.stage.people.clay import bind, cast
from soracli.stage.people.lofts import Array, Loft
from soracli.stage.people.measures import INDEX, Measures
from soracli.stage.shapes import sheet

HEM = 1e-3


def weighted(mesh: Mesh, bones: NDArray[np.int16], weights: Array) -> Mesh:
    """The mesh with these bones and weights."""
    return Mesh(
        mesh.vertices,
        mesh.normals,
        mesh.colors,
        mesh.faces,
        mesh.surfaces,
        bones,
        weights.astype(np.float32),
    )


def laid(
    lofts: Sequence[Loft],
    grid: Array,
    out: float,
    color: str,
    surface: int = Surface.CLOTH,
    direction: int = 1,
    thick: bool = True,
) -> Mesh:
    """A patch laid on the body: `grid` (rows, columns, 2) of (y, z), thrown from the front.

    It stands `out` metres off the surface; rows go up and columns to the left of the wearer.
    `direction` -1 throws it from behind. With `thick`, its rim bends down to the surface.
    """
    points = np.asarray(grid, float)
    if thick:
        points = np.pad(points, ((1, 1), (1, 1), (0, 0)), mode="edge")
    rows, columns = points.shape[:2]
    start = np.concatenate(
        [np.full((rows * columns, 1), direction * 0.8), points.reshape(-1, 2)], axis=1
    )
    found = cast(lofts, start, (-float(direction), 0.0, 0.0), 1.6)
    bones, weights = bind(lofts, found, 0.03)
    raise_by = np.full((rows, columns), out)
    if thick:
        raise_by[[0, -1], :] = -HEM
        raise_by[:, [0, -1]] = -HEM
    found[:, 0] += direction * raise_by.reshape(-1)
    shaped = found.reshape(rows, columns, 3)
    mesh = sheet(shaped if direction > 0 else shaped[:, ::-1], color, surface)
    if direction < 0:
        order = np.arange(rows * columns).reshape(rows, columns)[:, ::-1].reshape(-1)
        bones, weights = bones[order], weights[order]
    return weighted(mesh, bones, weights)


def strip(
    low: tuple[float, float], high: tuple[float, float], width_low: float, width_high: float
) -> Array:
    """A grid (10, 4, 2) for `laid`: a strip from `low` to `high` (y, z) with these widths."""
    share = np.linspace(0, 1, 10)[:, None]
    middle = np.asarray(low) * (1 - share) + np.asarray(high) * share
    width = width_low * (1 - share) + width_high * share
    across = np.linspace(-0.5, 0.5, 4)[None]
    return np.stack([middle[:, :1] + width * across, middle[:, 1:] + 0 * across], axis=-1)


def section(m: Measures, z: float, out: float) -> tuple[float, float, float, float]:
    """Half width, front, back and shift ahead of the trunk at height `z`, `out` metres off."""
    trunk = _trunk(m)
    at = np.clip((z - trunk.origin[2]) / trunk.length, 0, 1) * (len(trunk.rings) - 1)
    row = [float(np.interp(at, np.arange(len(trunk.rings)), trunk.rings[:, i])) for i in range(6)]
    return (row[2] + out, row[4] + out, row[5] + out, row[1])


@lru_cache(maxsize=8)
def _trunk(m: Measures) -> Loft:
    return torso(m)[0]


def skirt(
    m: Measures,
    top: float,
    hem: float,
    flare: float,
    color: str,
    out: float = 0.01,
    folds: tuple[int, float] = (14, 0.006),
    opening: float = 0.0,
    surface: int = Surface.CLOTH,
) -> Mesh:
    """A skirt or the skirt of a coat from height `top` down to `hem`.

    `flare` is how much wider each side gets a metre; `folds` their number and depth at the hem;
    `opening` the half width in metres at the hem of a slit in front.
    """
    rows, columns = 22, 72
    hips = 0.515 * m.unit
    angle = np.linspace(0, 2 * np.pi, columns)
    grid = np.zeros((rows, columns, 3))
    for row, z in enumerate(np.linspace(hem, top, rows)):
        width, front, back, ahead = section(m, max(z, hips), out)
        below = max(hips - z, 0.0)
        side = flare * below
        hanging = min(1.0, 1.3 * below / max(min(hips, top) - hem, 1e-6))
        ripple = folds[1] * hanging * np.maximum(0.55 + np.cos(folds[0] * angle), -0.2)
        depth = np.where(np.cos(angle) > 0, front, back) + side * 0.9 + 0.042 * below
        slit = opening * (below / max(hips - hem, 1e-6)) / max(width, 1e-6)
        turned = slit + angle * (1 - slit / np.pi) if opening else angle
        cosine, sine = np.cos(turned), np.sin(turned)
        scale = (np.abs(cosine) ** 2.35 + np.abs(sine) ** 2.35) ** (-1 / 2.35)
        wide = width + side + 0.05 * below
        grid[row, :, 0] = ahead + (depth * scale + ripple) * cosine
        grid[row, :, 1] = (wide * scale + ripple) * sine
        grid[row, :, 2] = z
    mesh = sheet(grid.astype(np.float32), color, surface)
    return weighted(mesh, *skirt_weights(m, mesh.vertices))


def skirt_weights(m: Measures, points: Array) -> tuple[NDArray[np.int16], Array]:
    """Weights of cloth hanging from the hips: more and more of the nearer thigh on the way down."""
    u = m.unit
    z = points[:, 2]
    waist = np.clip((z - 0.57 * u) / (0.05 * u), 0, 1)
    thigh = np.clip((0.545 * u - z) / (0.16 * u), 0, 1)
    thigh = 0.86 * thigh * thigh * (3 - 2 * thigh)
    shin = np.clip((m.knee + 0.01 * u - z) / (0.24 * u), 0, 1) * 0.7
    left = np.clip(points[:, 1] / (0.13 * u) + 0.5, 0, 1)
    left = left * left * (3 - 2 * left)
    names = ("pelvis", "spine", "thigh.L", "thigh.R", "shin.L", "shin.R")
    table = np.stack(
        [
            (1 - thigh) * (1 - waist),
            (1 - thigh) * waist,
            thigh * (1 - shin) * left,
            thigh * (1 - shin) * (1 - left),
            thigh * shin * left,
            thigh * shin * (1 - left),
        ],
        axis=1,
    )
    chosen = np.argsort(-table, axis=1)[:, :4]
    weights = np.take_along_axis(table, chosen, axis=1)
    bones = np.array([INDEX[name] for name in names], np.int16)[chosen]
    return bones, (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)


def creased(mesh: Mesh, m: Measures, depth: float, seed: int = 0) -> Mesh:
    """Cloth with folds: diagonal creases, deepest at elbows, waist, crotch and knees."""
    u = m.unit
    v = mesh.vertices.astype(np.float64) / u
    x, y, z = v[:, 0], v[:, 1], v[:, 2]
    elbow = np.exp(-(((z - 0.66) / 0.045) ** 2)) * (np.abs(y) > 0.13)
    armpit = np.exp(-(((z - 0.765) / 0.03) ** 2 + ((np.abs(y) - 0.095) / 0.035) ** 2))
    waist = np.exp(-(((z - 0.60) / 0.035) ** 2)) * (np.abs(y) < 0.13)
    knee = np.exp(-(((z - 0.28) / 0.03) ** 2)) * (x < 0.02)
    ankle = np.exp(-(((z - 0.08) / 0.035) ** 2))
    crotch = np.exp(-(((z - 0.49) / 0.03) ** 2 + (y / 0.08) ** 2))
    amount = 0.15 + elbow + armpit + 0.7 * waist + 0.8 * knee + 1.2 * ankle + crotch
    phase = 1.7 * seed
    wave = np.sin(150 * z + 38 * x + 22 * np.abs(y) + phase + 2.2 * np.sin(31 * y + 17 * x))
    wave += 0.6 * np.sin(95 * z - 61 * y + 44 * x + 2 * phase)
    shift = (depth * np.minimum(amount, 1.5) * wave)[:, None] * mesh.normals
    vertices = (mesh.vertices + shift).astype(np.float32)
    return Mesh(
        vertices,
        vertex_normals(vertices, mesh.faces),
        mesh.colors,
        mesh.faces,
        mesh.surfaces,
        mesh.bones,
        mesh.weights,
    )
