"""The inside of an open car: its floor and seats, a windscreen and a steering wheel."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import torus, tube
from soracli.stage.things.forms import block, boxes

_GLASS, _FRAME, _HIDE, _DARK = "#9fb6c4", "#c4c9cd", "#8a5a34", "#1b1c1f"
_BELT = 0.985
"""Metres from the ground to the upper edge of the doors of a car of 4.4 m."""


def cockpit(hide: str = _HIDE) -> Mesh:
    """All that is seen of the inside of a car of 4.4 m without a roof; the seats in `hide`."""
    floor = block((2.1, 1.42, 0.02), (-0.42, 0.0, _BELT), 0.005, _DARK, Surface.CLOTH)
    backs = [
        boxes([(x, side * 0.36, _BELT + 0.06) for side in (-1, 1)], (0.14, 0.56, 0.3), hide)
        for x in (-0.42, -1.2)
    ]
    heads = [(-0.44, side * 0.36, _BELT + 0.27) for side in (-1, 1)]
    rests = boxes(heads, (0.09, 0.28, 0.14), hide)
    hood = block((0.36, 1.5, 0.16), (-1.52, 0.0, _BELT + 0.06), 0.05, _DARK, Surface.CLOTH)
    return join([floor, *backs, rests, hood, _windscreen(), _steering()])


def _windscreen() -> Mesh:
    """The frame of the windscreen with a strip of glass along its foot: who drives is seen."""
    low, high = (0.92, 0.74, _BELT - 0.03), (0.5, 0.66, 1.36)
    frame = [
        (low[0], -low[1], low[2]), (high[0], -high[1], high[2]),
        (high[0], high[1], high[2]), (low[0], low[1], low[2]),
    ]  # fmt: skip
    bar = tube(frame, 0.022, _FRAME, Surface.METAL, 8)
    foot = block((0.03, 1.44, 0.06), (0.9, 0.0, _BELT + 0.02), 0.005, _GLASS, Surface.GLASS)
    return join([bar, foot])


def _steering() -> Mesh:
    leaning = np.array([[0.42, 0, 0.91], [0, 1, 0], [-0.91, 0, 0.42]], np.float32)
    ring = torus(0.18, 0.018, (0, 0, 0), _DARK, Surface.PLASTIC, 20)
    return ring.moved((0.28, 0.36, _BELT + 0.1), leaning)
