"""A studio: a seamless sweep that curves up all around."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, linear
from soracli.stage.performance import SetPiece
from soracli.stage.places.occasion import Occasion
from soracli.stage.things.forms import raw

_RADIUS, _TALL, _BEND = 44.0, 22.0, 16.0


def studio(on: Occasion) -> SetPiece:
    """A round cove 44 m in radius, so that a camera may circle without seeing an edge."""
    del on
    return SetPiece(
        name="studio", mesh=_cove(), ground="matte", reach=15.0, indoor=True, far_color=None
    )


def _cove() -> Mesh:
    """Floor, bend and wall in one skin, shaded so that floor and wall run into each other."""
    flat = np.linspace(0, _RADIUS - _BEND, 14)
    bend = np.linspace(0, np.pi / 2, 14)[1:]
    wall = np.linspace(_BEND, _TALL, 6)[1:]
    radius = np.concatenate([flat, _RADIUS - _BEND + _BEND * np.sin(bend), np.full(5, _RADIUS)])
    height = np.concatenate([np.zeros(14), _BEND - _BEND * np.cos(bend), wall])
    count, turns = len(radius), 72
    angle = np.linspace(0, 2 * np.pi, turns, endpoint=False)
    x, y = radius[:, None] * np.cos(angle), radius[:, None] * np.sin(angle)
    z = np.broadcast_to(height[:, None], x.shape)
    lean = np.concatenate([np.zeros(14), bend, np.full(5, np.pi / 2)])[:, None]
    normals = np.stack(
        [
            -np.sin(lean) * np.cos(angle),
            -np.sin(lean) * np.sin(angle),
            np.broadcast_to(np.cos(lean), x.shape),
        ],
        axis=-1,
    )
    row, column = np.meshgrid(np.arange(count - 1), np.arange(turns), indexing="ij")
    after = (column + 1) % turns
    a, b = row * turns + column, row * turns + after
    c, d = a + turns, b + turns
    faces = np.concatenate([np.stack([a, c, d], -1), np.stack([a, d, b], -1)]).reshape(-1, 3)
    points = np.stack([x, y, z], axis=-1).reshape(-1, 3)
    colors = np.tile(linear("#cfd2d6"), (len(points), 1))
    return raw(points, normals.reshape(-1, 3), colors, faces, Surface.BACKDROP)
