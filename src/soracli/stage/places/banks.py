"""The banks of fresh water: how low it lies, and pebbles and mud at its edge and on its bed."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, linear
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.things.forms import recolored

LEVEL = -0.28
"""Metres: how much lower than the bank the water lies."""


def banked(mesh: Mesh, color: str, low: float = -0.12) -> Mesh:
    """A land whose banks and beds below `low` metres are pebbles of a color."""
    x, y, z = mesh.vertices.T
    share = ramped(z + 0.06 * fbm(x, y, 3, 1.5), low, low - 0.2)[:, None]
    deep = 1 - 0.55 * ramped(z, LEVEL, -1.8)[:, None]
    painted = recolored(mesh, (mesh.colors * (1 - share) + linear(color) * share) * deep)
    rock = z[mesh.faces].mean(axis=1) < low - 0.1
    surfaces = np.where(rock, np.uint8(Surface.DIRT), mesh.surfaces)
    return Mesh(
        painted.vertices, painted.normals, painted.colors, painted.faces, surfaces.astype(np.uint8),
        painted.bones, painted.weights,
    )  # fmt: skip
