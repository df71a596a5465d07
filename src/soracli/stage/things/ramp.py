"""A ramp: things roll down it toward +x."""

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.shapes import polygon
from soracli.stage.things.forms import boxes
from soracli.stage.things.paint import Order, figure, hull

_RISE = 0.36  # height over length: about 20 degrees, where balls roll and do not fly
_WIDTH = 0.55
_RAIL = 0.035


def ramp(order: Order) -> Figure:
    """A wedge with side rails; `order.size` is its length along x. Top at x = -length / 2.

    The anchors "top" and "foot" lie on the middle of the slope's edges.
    """
    length, rise, width = order.size, order.size * _RISE, order.size * _WIDTH
    rail = _RAIL * order.size
    wedge = _wedge(length, width, 0.0, rise, 0.0, 0.004)
    rails = [
        _wedge(length, rail * 0.6, side * (width + rail * 0.6) / 2, rise, rail, rail)
        for side in (-1, 1)
    ]
    trim = order.color("trim", "#f0ead8")
    mesh = join(
        [
            _skin(wedge, order.main, order.surface),
            *(_skin(corners, trim, order.surface) for corners in rails),
            _stripes(length, width, rise, trim),
        ]
    )
    return figure(
        order,
        mesh,
        [hull(corners) for corners in (wedge, *rails)],
        volume=length * rise * width / 2,
        anchors={
            "top": (0, (-length / 2, 0.0, rise)),
            "foot": (0, (length / 2, 0.0, 0.0)),
        },
    )


def _wedge(length: float, width: float, y: float, rise: float, over: float, foot: float) -> Numbers:
    """Eight corners: a slope from `rise + over` at the top to `foot` at the bottom."""
    half = length / 2
    heights = [(-half, rise + over), (half, foot)]
    return np.array(
        [
            (x, y + side * width / 2, z)
            for side in (-1, 1)
            for x, top in heights
            for z in (0.0, top)
        ],
        np.float32,
    )


def _skin(corners: Numbers, color: str, surface: int) -> Mesh:
    """The six sides of a wedge given in the order of `_wedge`."""
    sides = [(0, 2, 3, 1), (4, 5, 7, 6), (1, 3, 7, 5), (0, 4, 6, 2), (0, 1, 5, 4), (2, 6, 7, 3)]
    return join(polygon(corners[list(side)], color, surface) for side in sides)


def _stripes(length: float, width: float, rise: float, color: str) -> Mesh:
    """Posts on the outer sides, so that the slope is read at a glance."""
    count = 5
    place = np.linspace(-0.42, 0.2, count)
    height = rise * (0.5 - place)
    centers = [
        (x * length, side * (width / 2 + _RAIL * 0.6 * length + 0.004 * length), h / 2)
        for x, h in zip(place, height, strict=True)
        for side in (-1, 1)
    ]
    sizes = [(0.02 * length, 0.008 * length, h * 0.98) for h in height for _ in range(2)]
    return boxes(centers, sizes, color, Surface.WOOD)
