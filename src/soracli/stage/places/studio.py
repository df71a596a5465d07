"""A studio: a seamless sweep that curves up all around."""

from functools import partial

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, linear
from soracli.stage.performance import SetPiece
from soracli.stage.places.occasion import Occasion
from soracli.stage.things.forms import raw
from soracli.story.sets import COLORED_STUDIOS

_FLAT, _BEND, _TALL = 20.0, 18.0, 60.0


_PAPER = "#cfd2d6"


def studio(on: Occasion) -> SetPiece:
    """A round sweep 38 m in radius, so that a camera may circle without seeing an edge."""
    return _studio("studio", _PAPER, on)


def _studio(name: str, color: str, on: Occasion) -> SetPiece:
    del on
    return SetPiece(
        name=name, mesh=_sweep(color), ground="matte", reach=15.0, indoor=True, far_color=None
    )


STUDIOS = {name: partial(_studio, name, color) for name, color in COLORED_STUDIOS.items()}
"""The studios with a paper of a color, by name."""


def _sweep(color: str) -> Mesh:
    """Floor, bend and wall in one skin, so that floor and wall run into each other."""
    flat = np.linspace(0, _FLAT, 14)
    bend = np.linspace(0, np.pi / 2, 16)[1:]
    radius = np.concatenate([flat, _FLAT + _BEND * np.sin(bend), np.full(5, _FLAT + _BEND)])
    height = np.concatenate(
        [np.zeros(14), _BEND * (1 - np.cos(bend)), np.linspace(_BEND, _TALL, 6)[1:]]
    )
    count, turns = len(radius), 72
    angle = np.linspace(0, 2 * np.pi, turns, endpoint=False)
    x, y = radius[:, None] * np.cos(angle), radius[:, None] * np.sin(angle)
    z = np.broadcast_to(height[:, None], x.shape)
    lean = np.concatenate([np.zeros(14), bend, np.full(5, np.pi / 2)])[:, None] * 0.35
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
    colors = np.tile(linear(color), (len(points), 1))
    return raw(points, normals.reshape(-1, 3), colors, faces, Surface.BACKDROP)
