"""Caps, knitted hats, helmets and crowns, in heads."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.people.hat_shapes import LONG, MIDDLE, TURN, WIDE, brim, dome, stack, visor
from soracli.stage.people.lofts import Array
from soracli.stage.people.tint import darker
from soracli.stage.shapes import ellipsoid, tube


def cap(color: str) -> Mesh:
    """A baseball cap with its peak in front."""
    line = 0.20
    button = ellipsoid(0.022, (MIDDLE, 0, line + 0.345), darker(color, 0.8), Surface.CLOTH, 8)
    return join(
        [
            stack(dome(line, 1.01), color),
            visor(line + 0.002, 0.62, darker(color, 0.85), Surface.CLOTH),
            button,
        ]
    )


def beanie(color: str) -> Mesh:
    """A knitted hat with a ribbed cuff."""
    line = 0.17

    def ribs(grid: Array, sizes: Array) -> Array:
        grid[..., :2] *= (1 + 0.012 * np.sin(32 * TURN))[None, :, None]
        return grid

    cuff = [
        (line - 0.02, 1.0),
        (line - 0.03, 1.045),
        (line + 0.05, 1.06),
        (line + 0.09, 1.045),
        (line + 0.095, 0.98),
    ]
    return join(
        [
            stack(dome(line, 1.02, 0.40), color, shape=ribs),
            stack(cuff, darker(color, 0.85), shape=ribs),
        ]
    )


def toque(color: str) -> Mesh:
    """A cook's tall pleated hat."""
    line = 0.21
    band = [(line, 1.0), (line, 1.02), (line + 0.22, 1.02), (line + 0.22, 0.99)]

    def pleats(grid: Array, sizes: Array) -> Array:
        grid[..., :2] *= (1 + 0.035 * np.sin(14 * TURN))[None, :, None]
        return grid

    puff = [
        (line + 0.21, 0.98),
        (line + 0.28, 1.16),
        (line + 0.38, 1.24),
        (line + 0.47, 1.16),
        (line + 0.52, 0.85),
        (line + 0.53, 0.4),
        (line + 0.53, 0.001),
    ]
    return join([stack(band, color), stack(puff, color, shape=pleats)])


def peaked_cap(color: str) -> Mesh:
    """A uniform cap with a badge and a shiny peak."""
    line = 0.20
    band = [(line, 1.0), (line, 1.02), (line + 0.15, 1.03), (line + 0.15, 1.0)]
    top = [
        (line + 0.14, 1.02),
        (line + 0.20, 1.16),
        (line + 0.25, 1.25),
        (line + 0.28, 1.22),
        (line + 0.335, 0.8),
        (line + 0.36, 0.4),
        (line + 0.37, 0.001),
    ]

    def raised_front(grid: Array, sizes: Array) -> Array:
        grid[..., 2] += (
            0.10 * np.clip(np.cos(TURN), 0, 1)[None, :] * np.clip(sizes - 1.02, 0, 0.6) * 2
        )
        return grid

    badge = ellipsoid(
        (0.012, 0.045, 0.055),
        (MIDDLE + LONG * 1.03, 0, line + 0.03),
        "#d8b040",
        Surface.METAL,
        12,
    )
    return join(
        [
            stack(band, darker(color, 0.55)),
            stack(top, color, shape=raised_front),
            visor(line + 0.004, 0.42, "#15151a", Surface.PLASTIC, 0.16),
            badge,
        ]
    )


def helmet(color: str) -> Mesh:
    """A plain smooth helmet."""
    line = 0.13
    edge = [(line - 0.005, 1.0), (line - 0.02, 1.10), (line + 0.0, 1.12), (line + 0.02, 1.06)]
    return join(
        [
            stack(dome(line, 1.08, 0.47), color, Surface.PLASTIC, 0.14),
            stack(edge, darker(color, 0.85), Surface.PLASTIC, 0.14),
        ]
    )


def hard_hat(color: str) -> Mesh:
    """A hard hat with a ridge and a short brim."""
    line = 0.17
    ridge = [(-0.42, 0.36), (-0.25, 0.52), (0.0, 0.575), (0.22, 0.50), (0.36, 0.34)]
    path = np.array([(x + MIDDLE * 0.5, 0.0, z) for x, z in ridge])
    return join(
        [
            stack(dome(line, 1.07, 0.42), color, Surface.PLASTIC),
            brim(line, 1.24, color, Surface.PLASTIC),
            tube(path, 0.035, color, Surface.PLASTIC, 8),
        ]
    )


def crown(color: str) -> Mesh:
    """A crown with eight points and stones."""
    line = 0.25
    points = 8
    wave = 0.5 + 0.5 * np.cos(points * TURN)
    tall = line + 0.13 + 0.15 * wave**1.6

    def peaks(grid: Array, sizes: Array) -> Array:
        grid[2, :, 2] = tall
        grid[3, :, 2] = tall
        return grid

    rows = [(line, 0.97), (line, 1.0), (line + 0.2, 1.08), (line + 0.2, 1.05), (line, 0.97)]
    ring = stack(
        [(line + 0.005, 1.0), (line, 1.03), (line + 0.05, 1.04), (line + 0.055, 1.0)],
        darker(color, 0.85),
        Surface.METAL,
        0.06,
    )
    gems = []
    for place in range(points):
        a = 2 * np.pi * place / points
        at = (
            MIDDLE + LONG * 1.035 * np.cos(a),
            WIDE * 1.035 * np.sin(a),
            line + 0.09 - 0.06 * LONG * np.cos(a),
        )
        gems.append(ellipsoid(0.026, at, ("#b01c3c", "#2a5ac0")[place % 2], Surface.GLASS, 10))
    return join([stack(rows, color, Surface.METAL, 0.06, peaks), ring, *gems])
