"""Snow on a set: everything that faces up turns white, and banks lie along the kerbs."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, linear
from soracli.stage.places.land import patched
from soracli.stage.places.noise import fbm
from soracli.stage.places.occasion import Occasion
from soracli.stage.shapes import sheet
from soracli.stage.things.forms import recolored

SNOW = "#eef3f8"
_KEEPS = (Surface.EMISSIVE, Surface.WATER, Surface.WINDOW, Surface.SNOW)


def snowed(mesh: Mesh) -> Mesh:
    """The mesh after a snowfall: what faces the sky is white and of snow."""
    corners = mesh.vertices[mesh.faces]
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    size = np.linalg.norm(normal, axis=1)
    smooth = mesh.normals[mesh.faces].mean(axis=1)[:, 2]
    flat = np.abs(normal[:, 2]) / np.maximum(size, 1e-12)
    up = (smooth > 0.45) & (flat > 0.3) & ~np.isin(mesh.surfaces, _KEEPS)
    share = np.clip((mesh.normals[:, 2] - 0.35) / 0.3, 0, 1)[:, None]
    touched = np.zeros(len(mesh.vertices), bool)
    touched[mesh.faces[up].reshape(-1)] = True
    share = np.where(touched[:, None], share, 0)
    colors = mesh.colors * (1 - share) + linear(SNOW) * share
    surfaces = np.where(up, Surface.SNOW, mesh.surfaces).astype(np.uint8)
    white = recolored(mesh, colors)
    return Mesh(
        white.vertices,
        white.normals,
        white.colors,
        white.faces,
        surfaces,
        white.bones,
        white.weights,
    )


def drifts(on: Occasion, kerb: float, reach: float) -> list[Mesh]:
    """Snow on the road: a trodden middle, two wheel tracks and shovelled banks along the kerbs."""
    if not on.snowy:
        return []
    x = np.linspace(-reach, reach, 240)
    y = np.concatenate(
        [
            np.linspace(-kerb - 0.5, -3.6, 9),
            np.linspace(-3.3, 3.3, 34),
            np.linspace(3.6, kerb + 0.5, 9),
        ]
    )
    grid_x, grid_y = np.meshgrid(x, y)
    edge = np.abs(np.abs(grid_y) - (kerb - 0.25))
    bank = np.clip(1 - edge / 0.75, 0, 1) ** 0.7
    lumps = 0.75 + 0.5 * fbm(grid_x, grid_y, on.seed + 31, 1.6)
    height = 0.004 + bank * 0.42 * lumps
    track = (
        np.exp(-(((np.abs(grid_y) - 1.5) / 0.34) ** 2))
        + np.exp(-(((np.abs(grid_y) - 0.25) / 0.3) ** 2)) * 0.35
    )
    worn = track * (0.65 + 0.35 * fbm(grid_x, grid_y, on.seed + 32, 2.2))
    mesh = _field(grid_x, grid_y, height)
    tint = linear(SNOW) * (1 - 0.42 * np.clip(worn, 0, 1).reshape(-1, 1))
    return [patched(recolored(mesh, tint), 0.05, on.seed + 33, 1.5)]


def _field(x: Numbers, y: Numbers, z: Numbers) -> Mesh:
    return sheet(np.stack([x, y, z], axis=-1).astype(np.float32), SNOW, Surface.SNOW)
