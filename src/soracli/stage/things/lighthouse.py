"""A lighthouse: a tall tapering tower with a gallery and a lamp room."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import ellipsoid, lathe, polygon, torus, tube
from soracli.stage.things.forms import boxes, copies


def lighthouse_mesh(size: float, wall: str, band: str, lit: bool = True) -> Mesh:
    """A tall tapering tower with bands, a gallery with a rail, a glowing lamp room and a dome."""
    base, top = 0.105 * size, 0.062 * size
    body = 0.76 * size
    edges = np.linspace(0, 1, 8)
    parts = [
        lathe(
            [(1.28 * base, -0.05 * size), (1.28 * base, 0.02 * size), (1.06 * base, 0.024 * size)],
            "#8d8a84",
            Surface.ROCK,
            32,
        )
    ]
    for place, (low, high) in enumerate(zip(edges[:-1], edges[1:], strict=True)):
        levels = np.linspace(low, high, 4)
        radius = top + (base - top) * (1 - levels) ** 1.35
        profile = np.stack([radius, 0.02 * size + levels * (body - 0.02 * size)], axis=1)
        color = wall if place % 2 == 0 else band
        parts.append(lathe(profile, color, Surface.PLASTER, 32))
    parts += _gallery(size, body, top)
    parts += _lamp_room(size, body, top, band, lit)
    for height, angle in ((0.2, -1.57), (0.4, -1.2), (0.58, -1.9), (0.42, 1.57), (0.22, 0.3)):
        radius = top + (base - top) * (1 - height / 0.76) ** 1.35
        parts.append(_slit(size, radius, height * size, angle))
    parts.append(_arched_door(size, base))
    return join(parts)


def _gallery(size: float, z: float, top: float) -> list[Mesh]:
    wide = top * 1.62
    bracket = [
        (top, z - 0.035 * size),
        (wide * 0.96, z - 0.006 * size),
        (wide, z),
        (wide, z + 0.008 * size),
        (0.01, z + 0.008 * size),
    ]
    parts = [lathe(bracket, "#e8e6df", Surface.PLASTER, 32)]
    angle = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    posts = np.stack(
        [0.96 * wide * np.cos(angle), 0.96 * wide * np.sin(angle), np.full(24, z + 0.008 * size)],
        axis=1,
    )
    post = tube(
        [(0, 0, 0), (0, 0, 0.045 * size)], 0.0022 * size, "#2a2d33", Surface.METAL, 5, False
    )
    parts.append(copies(post, posts))
    for lift in (0.032, 0.053):
        parts.append(torus(0.96 * wide, 0.0024 * size, (0, 0, z + lift * size), "#2a2d33", 6, 32))
    return parts


def _lamp_room(size: float, z: float, top: float, band: str, lit: bool) -> list[Mesh]:
    radius, floor = top * 0.86, z + 0.008 * size
    glow = Surface.EMISSIVE if lit else Surface.GLASS
    parts = [
        lathe([(radius, floor), (radius, floor + 0.022 * size)], "#e8e6df", Surface.PLASTER, 24),
        lathe(
            [(radius * 0.8, floor + 0.022 * size), (radius * 0.8, floor + 0.1 * size)],
            "#ffe9a8" if lit else "#9fc3cf",
            glow,
            24,
        ),
    ]
    for angle in np.linspace(0, 2 * np.pi, 10, endpoint=False):
        x, y = radius * 0.96 * np.cos(angle), radius * 0.96 * np.sin(angle)
        bars = [(x, y, floor + 0.02 * size), (x, y, floor + 0.1 * size)]
        parts.append(tube(bars, 0.003 * size, "#2a2d33", Surface.METAL, 5))
    parts.append(torus(radius * 0.96, 0.003 * size, (0, 0, floor + 0.06 * size), "#2a2d33", 6, 24))
    turn = np.linspace(0, np.pi / 2, 8)
    dome = [(radius * 1.2, floor + 0.1 * size)] + [
        (radius * 1.14 * np.cos(a), floor + 0.102 * size + radius * 0.85 * np.sin(a)) for a in turn
    ]
    parts.append(lathe(dome, band, Surface.METAL, 24))
    peak = floor + 0.102 * size + radius * 0.85
    parts.append(ellipsoid(0.011 * size, (0, 0, peak + 0.006 * size), "#c9a23c", Surface.METAL, 10))
    spike = [(0, 0, peak), (0, 0, peak + 0.045 * size)]
    parts.append(tube(spike, 0.0022 * size, "#2a2d33", Surface.METAL, 5))
    return parts


def _slit(size: float, radius: float, z: float, angle: float) -> Mesh:
    x, y = np.cos(angle), np.sin(angle)
    deep = (0.02 * size, 0.022 * size, 0.04 * size)
    frame = boxes([(radius * x, radius * y, z)], deep, "#f4f1e8", Surface.PLASTER, angle)
    at = (radius * 1.03 * x, radius * 1.03 * y, z)
    pane = boxes([at], (0.018 * size, 0.014 * size, 0.03 * size), "#26323c", 34, angle)
    return join([frame, pane])


def _arched_door(size: float, base: float) -> Mesh:
    high = 0.1 * size
    turn = np.linspace(0, np.pi, 9)
    wide = 0.028 * size
    outline = [
        (-wide, 0.0),
        *zip(-wide * np.cos(turn), high * 0.7 + wide * np.sin(turn), strict=True),
        (wide, 0.0),
    ]
    parts = []
    for grow, y, color in ((1.25, -base * 1.045, "#d8d2c4"), (1.0, -base * 1.075, "#5b3a22")):
        points = np.array([(x * grow, y, 0.02 * size + z * grow) for x, z in outline], np.float32)
        parts.append(polygon(points[::-1], color, Surface.WOOD))
    porch = boxes(
        [(0, -base * 1.1, 0.012 * size)],
        (0.09 * size, 0.05 * size, 0.024 * size),
        "#9b978f",
        Surface.ROCK,
    )
    return join([*parts, porch])
