"""Hats with a brim, in heads."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.people.hat_shapes import FELT, MIDDLE, brim, curl, pinched, raised, stack
from soracli.stage.people.lofts import Array
from soracli.stage.people.tint import darker
from soracli.stage.shapes import ellipsoid


def fedora(color: str, line: float = 0.215, wide: float = 1.62) -> Mesh:
    """A felt hat with a pinched crown; `line` is where it sits, `wide` the size of its brim."""
    crown = stack(
        raised(FELT, line, 1.08), color, tilt=0.16, shape=pinched(line, line + 0.38, 0.085, 0.42)
    )
    band = stack(
        [(line - 0.002, 1.0), (line + 0.004, 1.022), (line + 0.070, 1.016), (line + 0.076, 0.98)],
        darker(color, 0.30),
        tilt=0.16,
    )
    bow = ellipsoid(
        (0.06, 0.014, 0.036), (MIDDLE, 0.355, line + 0.036), darker(color, 0.28), Surface.CLOTH, 12
    )
    return join([crown, brim(line, wide, color, Surface.CLOTH, curl(0.15, 0.10), 0.16), band, bow])


def cowboy_hat(color: str) -> Mesh:
    """A leather hat whose wide brim curls up at the sides."""
    line = 0.20
    crown = stack(
        raised(FELT, line, 1.2),
        color,
        Surface.LEATHER,
        0.08,
        pinched(line, line + 0.42, 0.12, 0.30),
    )
    band = stack(
        [(line, 1.015), (line + 0.045, 1.012), (line + 0.05, 0.98)], darker(color, 0.4), tilt=0.08
    )
    return join([crown, brim(line, 1.9, color, Surface.LEATHER, curl(0.38, 0.06), 0.08), band])


def straw_hat(color: str) -> Mesh:
    """A round straw hat with a wide flat brim."""
    line = 0.20
    crown = stack(raised(FELT, line, 0.9), color, tilt=0.06)
    band = stack([(line, 1.015), (line + 0.06, 1.01), (line + 0.065, 0.98)], "#7a3a2a", tilt=0.06)
    return join([crown, brim(line, 2.0, color, Surface.CLOTH, curl(0.02, -0.02), 0.06), band])


def hat(color: str) -> Mesh:
    """A felt hat with a modest brim."""
    return fedora(color, 0.205, 1.5)


def tophat(color: str) -> Mesh:
    """A top hat."""
    line = 0.215
    rows = [
        (line, 1.0),
        (line + 0.2, 0.97),
        (line + 0.5, 1.05),
        (line + 0.52, 1.03),
        (line + 0.52, 0.001),
    ]
    band = stack([(line, 1.012), (line + 0.07, 1.008), (line + 0.075, 0.98)], "#6a1c24", tilt=0.06)
    return join(
        [
            stack(rows, color, tilt=0.06),
            brim(line, 1.42, color, Surface.CLOTH, curl(0.2, 0.05), 0.06),
            band,
        ]
    )


def wizard_hat(color: str) -> Mesh:
    """A tall bent cone with a wide brim and a golden band."""
    line = 0.19
    profile = ((0, 1.0), (0.12, 1.0), (0.24, 0.93), (0.36, 0.78), (0.48, 0.62), (0.62, 0.46))
    tip = ((0.76, 0.32), (0.90, 0.19), (1.02, 0.09), (1.08, 0.03), (1.09, 0.001))
    rows = [(line + high, size) for high, size in (*profile, *tip)]

    def lean(grid: Array, sizes: Array) -> Array:
        up = np.clip((grid[..., 2] - line) / 1.05, 0, 1)
        grid[..., 0] -= 0.22 * up**2.2
        grid[..., 1] += 0.10 * up**3
        grid[..., 2] += 0.012 * np.sin(26 * up) * up * (1 - up)
        return grid

    band = stack(
        [(line, 1.015), (line + 0.07, 1.012), (line + 0.075, 0.97)], "#c8a040", Surface.METAL
    )
    return join(
        [
            stack(rows, color, shape=lean),
            brim(line, 2.0, color, Surface.CLOTH, curl(-0.06, 0.10)),
            band,
        ]
    )
