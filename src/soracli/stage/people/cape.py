"""A cape: a sheet from shoulder to shoulder down the back, heavy at the hem, and a mantle that
lies around the shoulders, so that it is seen from before as well."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.people.measures import INDEX, Measures
from soracli.stage.people.tailor import weighted
from soracli.stage.shapes import sheet

_AROUND = 2.9
"""Radians from the middle of the back to the edge of the mantle at the throat."""


def hanging(m: Measures, color: str, hem: float) -> Mesh:
    """A cape down to the height `hem` (fraction of the unit)."""
    u = m.unit
    rows, columns = 24, 40
    grid = np.zeros((rows, columns, 3))
    angle = np.linspace(-1.0, 1.0, columns)
    for row, share in enumerate(np.linspace(1, 0, rows)):
        z = 0.842 - share * (0.842 - hem)
        wide = (0.080 + 0.060 * min(1.0, share * 7) + 0.05 * share) * u
        turn = angle * (1.75 - 0.25 * share)
        back = (0.05 + 0.04 * min(1.0, share * 5) + 0.06 * share) * u
        ripple = 0.014 * share * u * np.cos(9 * angle)
        grid[row, :, 0] = -0.012 * u - (back + ripple) * np.cos(turn)
        grid[row, :, 1] = -(wide + 0.3 * ripple) * np.sin(turn)
        grid[row, :, 2] = z * u - 0.012 * u * min(1.0, share * 7) * np.abs(angle)
    mesh = sheet(grid.astype(np.float32), color, Surface.CLOTH)
    z = mesh.vertices[:, 2] / u
    chest = np.clip((z - 0.62) / 0.12, 0, 1)
    thigh = np.clip((0.5 - z) / 0.35, 0, 1) * 0.35
    bones = np.tile(
        np.array([INDEX[n] for n in ("chest", "spine", "thigh.L", "thigh.R")], np.int16),
        (len(z), 1),
    )
    spine = (1 - chest) * (1 - thigh)
    weights = np.stack([chest, spine, (1 - chest) * thigh / 2, (1 - chest) * thigh / 2], axis=1)
    return join([weighted(mesh, bones, weights), _mantle(m, color)])


def _mantle(m: Measures, color: str) -> Mesh:
    """What lies on the shoulders, open at the throat."""
    u = m.unit
    rows, columns = 10, 44
    grid = np.zeros((rows, columns, 3))
    angle = np.linspace(-_AROUND, _AROUND, columns)
    for row, share in enumerate(np.linspace(0, 1, rows)):
        wide = (0.045 + 0.098 * share**0.7) * u
        deep = (0.046 + 0.036 * share**0.8) * u
        grid[row, :, 0] = 0.004 * u - deep * np.cos(angle)
        grid[row, :, 1] = -wide * np.sin(angle)
        grid[row, :, 2] = (0.853 - 0.022 * share - 0.075 * share**2.2) * u
    mesh = sheet(grid.astype(np.float32), color, Surface.CLOTH)
    count = len(mesh.vertices)
    bones = np.tile(np.array([INDEX["chest"], INDEX["spine"], 0, 0], np.int16), (count, 1))
    return weighted(mesh, bones, np.tile([1.0, 0.0, 0.0, 0.0], (count, 1)))
