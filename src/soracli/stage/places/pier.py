"""A pier on open water, for those who have to stand somewhere."""

from dataclasses import replace

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.shapes import tube
from soracli.stage.things.forms import boxes, copies

_LONG, _WIDE = 24.0, 5.0
"""Half the length along x and half the width along y, metres."""
_OVER_WATER = 0.75


def with_pier(piece: SetPiece) -> SetPiece:
    """A set of open water with a broad wooden pier in the middle, its deck at z = 0."""
    assert piece.water is not None
    water = replace(piece.water, level=piece.water.level - _OVER_WATER)
    return replace(
        piece,
        mesh=join([piece.mesh.moved((0.0, 0.0, -_OVER_WATER)), _pier()]),
        ground="wood",
        reach=_WIDE - 0.3,
        water=water,
        far_level=piece.far_level - _OVER_WATER,
        deck=(_LONG, _WIDE),
    )


def _pier() -> Mesh:
    planks = np.arange(-_LONG, _LONG, 0.3)
    chance = np.random.default_rng(7)
    tones = ["#8d6f4a", "#86694a", "#957751", "#7f6444"]
    boards = [
        boxes([(x, 0, -0.035) for x in planks[k::4]], (0.28, 2 * _WIDE, 0.07), tone, Surface.WOOD)
        for k, tone in enumerate(tones)
    ]
    edges = [(0, side * (_WIDE - 0.1), 0.06) for side in (-1, 1)]
    rim = boxes(edges, (2 * _LONG, 0.2, 0.12), "#5e4930", Surface.WOOD)
    beams = [(0, side * _WIDE * 0.7, -0.2) for side in (-1, 1)]
    under = boxes(beams, (2 * _LONG, 0.25, 0.26), "#5e4930", Surface.WOOD)
    places = [(x, side * _WIDE, 0.0) for x in np.arange(-_LONG + 1, _LONG, 4.0) for side in (-1, 1)]
    tilts = chance.uniform(0, 6.28, len(places)).astype(np.float32)
    post = tube([(0, 0, -4.0), (0, 0, 0.75)], 0.15, "#4f3d29", Surface.WOOD, 10)
    return join([*boards, rim, under, copies(post, places, tilts)])
