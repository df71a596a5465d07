"""Ears: a dished shell with a rolled rim."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join, linear
from soracli.stage.people.face import Face
from soracli.stage.people.measures import INDEX
from soracli.stage.people.tint import mixed
from soracli.stage.shapes import sheet

# From the middle outward and round the rim to the back: radius, height off the head (in heads).
_PROFILE = (
    (0.02, -0.004),
    (0.18, -0.002),
    (0.32, 0.008),
    (0.46, 0.024),
    (0.60, 0.026),
    (0.72, 0.014),
    (0.82, 0.016),
    (0.92, 0.032),
    (1.00, 0.030),
    (1.02, 0.016),
    (0.92, 0.004),
    (0.75, -0.050),
)


def ears(face: Face) -> Mesh:
    """Both ears in heads, bound to the head."""
    return join([_ear(face, side) for side in (1, -1)]).bound_to(INDEX["head"])


def _ear(face: Face, side: int) -> Mesh:
    around = 28
    turn = np.linspace(0, 2 * np.pi, around, endpoint=False)
    size = 1.0 + 0.14 * face.old - 0.08 * face.female + 0.05 * face.child
    lobe = np.where(np.sin(turn) < 0, 1 - 0.30 * np.abs(np.sin(turn)), 1.0)
    grid = np.zeros((len(_PROFILE), around, 3))
    colors = np.zeros_like(grid)
    skin, red = linear(face.skin), linear(mixed(face.skin, "#a8442f", 0.45))
    for row, (radius, height) in enumerate(_PROFILE):
        x = 0.078 * size * radius * np.cos(turn) * lobe
        z = 0.128 * size * radius * np.sin(turn) - 0.10 * x
        behind = 0.5 - x / (0.16 * size)
        front = np.clip(np.cos(turn), 0, 1) * (radius > 0.6)
        lift = height * (1 - 0.8 * front) + 0.052 * behind * min(1.0, radius * 1.4)
        grid[row, :, 0] = -0.050 + x - 0.02 * (z / 0.12)
        grid[row, :, 1] = side * (0.284 + lift)
        grid[row, :, 2] = -0.065 - 0.03 * face.child + z
        shade = 0.5 * (radius < 0.25) + 0.25 * (0.65 < radius < 0.85)
        colors[row] = (skin * 0.75 + red * 0.25) * (1 - 0.4 * shade)
    if side > 0:
        grid, colors = grid[:, ::-1], colors[:, ::-1]
    mesh = sheet(grid.astype(np.float32), face.skin, Surface.SKIN, closed=True)
    return Mesh(
        mesh.vertices,
        mesh.normals,
        colors.reshape(-1, 3).astype(np.float32),
        mesh.faces,
        mesh.surfaces,
        mesh.bones,
        mesh.weights,
    )
