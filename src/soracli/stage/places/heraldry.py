"""Banners on poles and walls, and striped pavilions."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, join, linear
from soracli.stage.shapes import polygon, sheet, tube
from soracli.stage.things.forms import boxes, quads
from soracli.stage.things.towers import pennant


def hanging(width: float, drop: float, color: str, trim: str = "#e0b23c") -> Mesh:
    """A swallow-tailed banner hanging down from z = 0, its middle at x = 0, with an emblem."""
    across = np.linspace(-0.5, 0.5, 9)
    down = np.linspace(0, 1, 12)[:, None]
    x = across[None] * width * np.ones_like(down)
    tail = drop * (0.8 + 0.2 * np.abs(across[None]) * 2)
    fold = 0.05 * width * np.sin(across[None] * 9 + 3 * down) * down
    cloth = sheet(
        np.stack([x, fold, -down * tail], axis=-1).astype(np.float32)[::-1], color, Surface.CLOTH
    )
    parts = [cloth, boxes([(0, 0, 0)], (width * 1.16, 0.09, 0.09), "#5b4630", Surface.WOOD)]
    for side in (-1, 1):
        out = side * (0.06 * width + 0.02)
        edge = [
            (u * width, out, -v * drop) for u, v in ((0, 0.2), (0.28, 0.4), (0, 0.6), (-0.28, 0.4))
        ]
        parts.append(polygon(np.array(edge, np.float32), trim, Surface.CLOTH))
    hem = boxes(
        [(s * 0.46 * width, 0, -0.4 * drop) for s in (-1, 1)],
        (0.06 * width, 0.03, 0.8 * drop),
        trim,
        Surface.CLOTH,
    )
    return join([*parts, hem])


def standard(height: float, color: str, trim: str = "#e0b23c") -> Mesh:
    """A banner on a pole standing on z = 0, facing -y."""
    pole = tube([(0, 0.12, -0.3), (0, 0.12, height)], 0.07, "#5b4630", Surface.WOOD, 8)
    tip = tube([(0, 0.12, height), (0, 0.12, height + 0.35)], (0.1, 0.01), trim, Surface.METAL, 6)
    cloth = hanging(1.2, height * 0.55, color, trim).moved((0, 0, height * 0.96))
    return join([pole, tip, cloth])


def pavilion(radius: float, colors: tuple[str, str], flag: str) -> Mesh:
    """A round tent with striped walls and roof, its open door toward +y."""
    count = 16
    start = np.pi / 2 + np.pi / count
    angle = np.linspace(start, start + 2 * np.pi, count + 1, dtype=np.float32)
    wall, tip = 0.85 * radius, 1.9 * radius
    rings = [
        (radius, 0.0),
        (0.94 * radius, wall),
        (1.08 * radius, wall),
        (0.4 * radius, 0.75 * tip),
        (0.03, tip),
    ]
    roof = np.stack([linear(colors[place % 2]) for place in range(count)])
    walls = roof.copy()
    walls[-1] = linear("#2a211c")
    parts = []
    for place, ((low, foot), (high, top)) in enumerate(zip(rings[:-1], rings[1:], strict=True)):
        paint = roof if place else walls
        parts.append(quads(_band(angle, low, high, foot, top), paint, Surface.CLOTH))
    scallop = _band(angle, 1.09 * radius, 1.07 * radius, wall * 0.86, wall * 1.01)
    parts.append(quads(scallop, np.roll(roof, 1, axis=0), Surface.CLOTH))
    parts.append(tube([(0, 0, tip - 0.1), (0, 0, tip + 0.9)], 0.035, "#5b4630", Surface.WOOD, 6))
    return join([*parts, pennant((0, 0, tip + 0.9), 1.1, flag)])


def _band(angle: Floats, low: float, high: float, foot: float, top: float) -> Floats:
    """Quads (N, 4, 3) around z between two circles."""
    c, s = np.cos(angle), np.sin(angle)
    under = np.stack([low * c, low * s, np.full_like(c, foot)], axis=1)
    over = np.stack([high * c, high * s, np.full_like(c, top)], axis=1)
    return np.stack([under[:-1], under[1:], over[1:], over[:-1]], axis=1).astype(np.float32)
