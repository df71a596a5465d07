"""The upper lids: shells under the brow that come down over the eyeballs when the eyes shut."""

import numpy as np

from soracli.stage.features import LIDS_SHUT
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join, linear
from soracli.stage.people.face import Face
from soracli.stage.people.head import LID_YAW, lid_heights
from soracli.stage.people.lofts import Array
from soracli.stage.people.measures import INDEX
from soracli.stage.people.tint import mixed
from soracli.stage.shapes import sheet

_RADIUS = 1.085
"""Between the bulge of the iris (1.05) and the rim of the lids (1.13), in radii of the eye."""
_SHORT = 0.012
"""Radians by which a shut lid ends over the rim of the lower one, so that its lashes are seen."""


def lids(face: Face) -> Mesh:
    """Both upper lids, open, in heads, bound to the joint that turns them about the eyes."""
    return join([_lid(face, side) for side in (1, -1)]).bound_to(INDEX["lids"])


def _lid(face: Face, side: int) -> Mesh:
    wide, _, low = lid_heights(face)
    across = np.linspace(-1.12, 1.12, 13) * wide
    shape = np.clip(1 - (np.abs(across) / wide) ** 1.75, 0, 1) ** (1 / 1.75)
    lower = 0.06 * across / wide - low * shape + _SHORT
    # about an axis from side to side the lid turns as a whole
    sideways = np.sin(np.hypot(across, lower)) * across / np.maximum(np.hypot(across, lower), 1e-9)
    lateral = np.arcsin(np.clip(sideways, -1, 1)) + LID_YAW
    up = np.array([0.0, 0.05, 0.08, 0.3, 0.55, 0.8, 1.0])[:, None] * 1.15
    pitch = LIDS_SHUT + lower[None, :] + up
    grid = _sphere(face, side, np.broadcast_to(lateral, pitch.shape), pitch)
    mesh = sheet((grid if side > 0 else grid[:, ::-1]).astype(np.float32), face.skin, Surface.SKIN)
    colors = np.tile(linear(mixed(face.skin, "#7a3a2c", 0.16)), (*pitch.shape, 1))
    colors[0] *= 0.18
    colors[1] *= 0.6
    return Mesh(
        mesh.vertices,
        mesh.normals,
        colors.reshape(-1, 3).astype(np.float32),
        mesh.faces,
        mesh.surfaces,
        mesh.bones,
        mesh.weights,
    )


def _sphere(face: Face, side: int, lateral: Array, pitch: Array) -> Array:
    """Points over an eyeball, by angles outward and up about the axis through both eyes."""
    x, y, z = face.eye_center
    away = np.stack(
        [
            np.cos(lateral) * np.cos(pitch),
            side * np.sin(lateral),
            np.cos(lateral) * np.sin(pitch),
        ],
        axis=-1,
    )
    return np.asarray(np.array([x, side * y, z]) + _RADIUS * face.eye_radius * away)
