"""The mouth: how the skin round it follows jaw, lips and corners; teeth and tongue inside."""

import numpy as np
from numpy.typing import NDArray

from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, join
from soracli.stage.people.face import Face
from soracli.stage.people.lofts import Array
from soracli.stage.people.measures import INDEX
from soracli.stage.shapes import sheet

_UPPER_REACH, _LOWER_REACH, _CORNER_REACH = 0.046, 0.055, 0.060
"""How far from the line of the mouth the skin goes with a lip or a corner, in heads."""


def mouth_weights(
    face: Face, grid: Array, azimuth: Array, lower_lip: int, width: float
) -> tuple[Floats, NDArray[np.int16]]:
    """What the skin of the head follows: head and jaw, and near the mouth lips and corners.

    `grid` (R, C, 3) is the skin in heads, `azimuth` (C,) of its columns, `lower_lip` the row that
    is the edge of the lower lip and the one after it, which belong to the jaw; `width` is half the
    angle of the mouth. Returns weights and bones (R * C, 4).
    """
    jaw = _jaw_share(face, grid, azimuth, lower_lip, width)
    corner = _corner_share(face, grid)
    lip = _lip_share(face, grid, lower_lip)
    upper = np.arange(len(grid))[:, None] > lower_lip + 1
    rest = 1 - corner
    # a lip takes its share from what carries it: the head above, the jaw below
    of_head = (1 - jaw) * rest * np.where(upper, 1 - lip, 1)
    of_jaw = jaw * rest * np.where(upper, 1, 1 - lip)
    of_lip = np.where(upper, 1 - jaw, jaw) * lip * rest
    shape = grid.shape[:2]
    left = grid[..., 1] > 0
    lips = np.where(upper, INDEX["lip.upper"], INDEX["lip.lower"])
    corners = np.where(left, INDEX["corner.L"], INDEX["corner.R"])
    weights = np.stack([of_head, of_jaw, of_lip, corner], axis=-1).reshape(-1, 4)
    bones = np.stack(
        [
            np.full(shape, INDEX["head"]),
            np.full(shape, INDEX["jaw"]),
            np.broadcast_to(lips, shape),
            corners,
        ],
        axis=-1,
    ).reshape(-1, 4)
    return weights.astype(np.float32), bones.astype(np.int16)


def _jaw_share(face: Face, grid: Array, azimuth: Array, lower_lip: int, width: float) -> Array:
    x, z = grid[..., 0], grid[..., 2]
    line = face.mouth[2] + 0.10 * (face.mouth[0] - x)
    below = np.clip((line - z) / 0.16 + 0.35, 0, 1)
    below = below * below * (3 - 2 * below)
    forward = np.clip((x + 0.05) / 0.16, 0, 1)
    stepped = np.zeros_like(below)
    stepped[: lower_lip + 2] = np.maximum(below[: lower_lip + 2], 0.98)
    mouth = np.clip(1.3 - (azimuth / width) ** 4, 0, 1)[None, :]
    near = np.exp(-(((z - face.mouth[2]) / 0.07) ** 2)) * mouth
    return np.asarray((below * (1 - near) + stepped * near) * forward)


def _lip_share(face: Face, grid: Array, lower_lip: int) -> Array:
    """How much the skin goes with the lip on its side of the mouth (R, C)."""
    y, z = grid[..., 1], grid[..., 2]
    upper = np.arange(len(grid))[:, None] > lower_lip + 1
    reach = np.where(upper, _UPPER_REACH, _LOWER_REACH)
    across = np.clip(1.25 - (y / (1.2 * face.corner[1])) ** 2, 0, 1)
    line = face.mouth[2] + (face.corner[2] - face.mouth[2]) * (y / face.corner[1]) ** 2
    return np.asarray(np.exp(-(((z - line) / reach) ** 2)) * across * (grid[..., 0] > 0.15))


def _corner_share(face: Face, grid: Array) -> Array:
    """How much the skin goes with the corner on its side (R, C)."""
    y, z = np.abs(grid[..., 1]) - face.corner[1], grid[..., 2] - face.corner[2]
    near = np.exp(-((y / _CORNER_REACH) ** 2) - (z / (1.1 * _CORNER_REACH)) ** 2)
    return np.asarray(0.92 * near * (grid[..., 0] > 0.05))


def inside(face: Face) -> Mesh:
    """Teeth and tongue, seen when the mouth opens, in heads."""
    return join([_upper_teeth(face), _lower_teeth(face), _tongue(face)])


def _upper_teeth(face: Face) -> Mesh:
    return _row_of_teeth(face, _TOOTH, 0.0).bound_to(INDEX["head"])


def _lower_teeth(face: Face) -> Mesh:
    below = tuple((lean - 0.012, -up - 0.030) for lean, up in reversed(_TOOTH))
    return _row_of_teeth(face, below, 0.004).bound_to(INDEX["jaw"])


def _row_of_teeth(face: Face, section: tuple[tuple[float, float], ...], narrow: float) -> Mesh:
    turn = np.linspace(-1.0, 1.0, 15)
    x = face.mouth[0] - 0.068 - 0.075 * turn**2
    y = (0.062 - narrow) * turn * (1 - 0.13 * face.child)
    rows = [np.stack([x + lean, y, np.full(15, face.mouth[2] + up)], 1) for lean, up in section]
    return sheet(np.stack(rows).astype(np.float32), "#e6ddcf", Surface.PLASTIC)


def _tongue(face: Face) -> Mesh:
    """A tongue that lies behind the lower teeth."""
    along = np.linspace(0, 1, 6)[:, None]
    across = np.linspace(-1, 1, 9)[None, :]
    wide = 0.046 * (1 - 0.13 * face.child) * np.sqrt(1.02 - along**3)
    x = face.mouth[0] - 0.21 + 0.115 * along + 0 * across
    z = face.mouth[2] - 0.030 - 0.020 * along**2 - 0.020 * across**2
    grid = np.stack(np.broadcast_arrays(x, wide * across, z), axis=-1)
    return sheet(grid.astype(np.float32), "#8a3a3a", Surface.SKIN).bound_to(INDEX["jaw"])


_TOOTH = ((0.000, -0.012), (0.006, -0.006), (0.006, 0.020), (0.0, 0.030))
"""The section of the upper teeth: lean forward and height over the line of the mouth, in heads."""
