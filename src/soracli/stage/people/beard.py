"""Beards and mustaches."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.people.clay import cast
from soracli.stage.people.face import Face, form
from soracli.stage.people.hair import streaked
from soracli.stage.people.head import CENTER, ray
from soracli.stage.people.lofts import Array
from soracli.stage.people.measures import INDEX
from soracli.stage.shapes import sheet

# The upper edge of a beard: azimuth and elevation in degrees.
_EDGE = (
    (0, -40),
    (10, -39),
    (17, -31),
    (24, -22),
    (36, -19),
    (52, -12),
    (66, -2),
    (78, 6),
    (86, 6),
)


def beard(face: Face, long: bool = False) -> Mesh:
    """A full beard from ear to ear, in heads; `long` lets it fall onto the chest."""
    return join([_full(face, 0.30 if long else 0.055), mustache(face)])


def _full(face: Face, hang: float) -> Mesh:
    around, rows = 78, 22
    azimuth = np.deg2rad(np.linspace(-86, 86, around))
    table = np.deg2rad(np.array(_EDGE, float))
    high = np.interp(np.abs(azimuth), table[:, 0], table[:, 1])
    low = np.deg2rad(-82 + 34 * np.clip(np.abs(np.rad2deg(azimuth)) / 86, 0, 1) ** 2)
    share = np.linspace(0, 1, rows)[:, None]
    elevation = low + (high - low) * share
    turn = np.broadcast_to(azimuth, elevation.shape)
    directions = ray(turn, elevation)
    flat = directions.reshape(-1, 3)
    base = cast(form(face), CENTER + 0.85 * flat, -flat, 0.84).reshape(directions.shape)
    rim = np.clip((1 - share) / 0.14, 0, 1) ** 0.6 * np.clip(share / 0.10, 0, 1) ** 0.6
    ends = np.clip((86 - np.abs(np.rad2deg(turn))) / 10, 0, 1) ** 0.6
    flow = 44 * turn + 4 * np.sin(9 * elevation)
    strands = 0.6 * np.sin(flow) + 0.4 * np.sin(1.7 * flow + 9 * elevation)
    front = np.exp(-((turn / 0.75) ** 2))
    chin = front * np.exp(-(((elevation + 0.95) / 0.33) ** 2))
    thick = rim * ends * (0.030 + 0.045 * chin + 0.010 * strands) - 0.010 * (1 - rim * ends)
    grid = base + directions * thick[..., None]
    pull = chin * rim * hang
    grid[..., 2] -= pull * (1 + 0.12 * strands)
    grid[..., 1] *= 1 - 0.35 * np.minimum(pull / 0.3, 1)
    grid[..., 0] += 0.25 * pull
    mesh = sheet(grid.astype(np.float32), face.hair_color, Surface.HAIR)
    return streaked(
        face, _on_jaw(face, mesh, grid), strands.reshape(-1), (0.3 * share + 0 * turn).reshape(-1)
    )


def _on_jaw(face: Face, mesh: Mesh, grid: Array) -> Mesh:
    x, z = grid[..., 0].reshape(-1), grid[..., 2].reshape(-1)
    below = np.clip((face.mouth[2] + 0.02 - z) / 0.16 + 0.35, 0, 1) * np.clip(
        (x + 0.05) / 0.16, 0, 1
    )
    bones = np.zeros((len(x), 4), np.int16)
    bones[:, 0], bones[:, 1] = INDEX["head"], INDEX["jaw"]
    weights = np.zeros((len(x), 4), np.float32)
    weights[:, 0], weights[:, 1] = 1 - below, below
    return Mesh(mesh.vertices, mesh.normals, mesh.colors, mesh.faces, mesh.surfaces, bones, weights)


def mustache(face: Face) -> Mesh:
    """A mustache: two sweeps of hair from under the nose to the corners of the mouth."""
    parts = []
    for side in (1, -1):
        count, across = 14, 7
        share = np.linspace(0, 1, count)
        span = np.linspace(-1, 1, across)
        wide = 0.030 * np.minimum(1, 0.6 + 2 * share) * np.clip((1.05 - share) / 0.5, 0, 1) ** 0.7
        y = 0.002 + 0.128 * share
        z = -0.236 - 0.012 * share - 0.055 * share**2.2
        grid = np.zeros((across, count, 3))
        grid[..., 0] = 0.9
        grid[..., 1] = side * y[None, :]
        grid[..., 2] = z[None, :] + wide[None, :] * span[:, None]
        found = cast(form(face), grid.reshape(-1, 3), (-1.0, 0.0, 0.0), 0.9).reshape(grid.shape)
        strands = np.sin(7 * span[:, None] + 11 * share[None, :])
        height = 0.034 * (1 - span**2)[:, None] ** 0.6 * np.clip((1.05 - share) / 0.4, 0, 1) ** 0.5
        found[..., 0] += np.where(
            np.abs(span)[:, None] > 0.95, -0.008, height * (1 + 0.12 * strands)
        )
        points = found if side > 0 else found[:, ::-1]
        mesh = sheet(points.astype(np.float32), face.hair_color, Surface.HAIR)
        lines = (strands if side > 0 else strands[:, ::-1]).reshape(-1)
        parts.append(streaked(face, mesh.bound_to(INDEX["head"]), lines, 0.2 + 0 * lines))
    return join(parts)
