"""Towers, walls and gates of castles, and towers of offices. Fronts face -y."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import box as plain_box
from soracli.stage.shapes import lathe, polygon, sheet, tube
from soracli.stage.things.forms import boxes, quads
from soracli.stage.things.paint import Order


def battlements(radius: float, z: float, count: int, size: float, color: str) -> Mesh:
    """A ring of merlons."""
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    at = np.stack([radius * np.cos(angle), radius * np.sin(angle), np.full(count, z)], axis=1)
    wide = 2 * np.pi * radius / count * 0.55
    return boxes(at, (size * 0.6, wide, size), color, Surface.ROCK, angle.astype(np.float32))


def round_tower(height: float, radius: float, stone: str, roof: str = "") -> Mesh:
    """A castle tower: battlements, or a cone roof when `roof` is a color; arrow slits."""
    lip = radius * 1.14
    body = lathe(
        [
            (radius * 1.12, -0.3),
            (radius, height * 0.12),
            (radius * 0.97, height * 0.84),
            (lip, height * 0.88),
            (lip, height * 0.96),
            (0.01, height * 0.96),
        ],
        stone,
        Surface.BRICK,
        24,
    )
    parts = [body, battlements(lip * 0.94, height * 0.98, 12, 0.06 * height, stone)]
    if roof:
        cone = [(lip * 1.08, height * 0.955), (lip * 0.5, height * 1.2), (0.01, height * 1.55)]
        parts[1:] = [lathe(cone, roof, Surface.ROOF, 24)]
        pole = [(0, 0, height * 1.5), (0, 0, height * 1.75)]
        parts.append(tube(pole, 0.02 * radius, "#3a3a3a", Surface.METAL, 5))
        parts.append(pennant((0, 0, height * 1.74), radius * 0.9, "#c8322b"))
    for angle, share in ((-1.57, 0.55), (-2.4, 0.35), (-0.7, 0.35), (1.57, 0.55), (0.4, 0.6)):
        at = (radius * 0.985 * np.cos(angle), radius * 0.985 * np.sin(angle), share * height)
        parts.append(
            boxes([at], (0.08 * radius, 0.12 * radius, 0.06 * height), "#241f1b", 0, angle)
        )
    return join(parts)


def pennant(top: tuple[float, float, float], length: float, color: str) -> Mesh:
    """A waving two-tailed flag flying toward +x from the top of its pole."""
    share = np.linspace(0, 1, 9)
    wave = 0.08 * length * np.sin(share * 7) * share
    high = 0.3 * length * (1 - share * 0.6)
    low = top[2] - 0.3 * length - high * 0.5
    points = np.stack(
        [
            np.stack([top[0] + share * length, top[1] + wave, low + high * up], axis=1)
            for up in (0, 1)
        ]
    )
    return sheet(points.astype(np.float32), color, Surface.CLOTH)


_FOUNDATION = 0.4
"""Metres that a wall goes into the ground at most, so that none shows below it on a slope."""


def castle(order: Order) -> Mesh:
    """A castle of four towers and a keep; its size is the height of the keep's tower roof."""
    size, stone, roof = order.size, order.main, order.color("roof", "#3f5f8a")
    half, wall = 0.62 * size, 0.36 * size
    parts = []
    for x in (-half, half):
        for y in (-half * 0.8, half * 0.8):
            parts.append(round_tower(0.52 * size, 0.13 * size, stone, roof).moved((x, y, 0)))
    for y in (-half * 0.8, half * 0.8):
        parts.append(crenellated((-half, y), (half, y), wall, 0.08 * size, stone))
    for x in (-half, half):
        parts.append(crenellated((x, -half * 0.8), (x, half * 0.8), wall, 0.08 * size, stone))
    keep = plain_box(
        (0.5 * size, 0.42 * size, 0.66 * size), (0, 0.1 * size, 0.33 * size), stone, Surface.BRICK
    )
    parts += [keep, round_tower(0.64 * size, 0.1 * size, stone, roof).moved((0.2 * size, 0, 0))]
    parts.append(gate(size * 0.3, (0, -half * 0.8 - 0.05 * size), stone))
    panes = [(x * size, -0.115 * size, z * size) for x in (-0.15, 0.0) for z in (0.46, 0.58)]
    parts.append(boxes(panes, (0.035 * size, 0.02 * size, 0.06 * size), "#2a241d", 34))
    return join(parts)


def crenellated(
    start: tuple[float, float], end: tuple[float, float], height: float, thick: float, stone: str
) -> Mesh:
    """A curtain wall from `start` to `end` (x, y) with merlons on both edges."""
    a, b = np.array(start), np.array(end)
    length = float(np.linalg.norm(b - a))
    yaw = float(np.arctan2(b[1] - a[1], b[0] - a[0]))
    middle = (a + b) / 2
    deep = min(_FOUNDATION, 0.5 * height)
    wall = boxes([(*middle, (height - deep) / 2)], (length, thick, height + deep), stone, 20, yaw)
    count = max(3, int(length / (thick * 1.1)))
    share = (np.arange(count) + 0.5) / count
    side = np.array([-np.sin(yaw), np.cos(yaw)]) * thick * 0.38
    tops = [
        (*(a + (b - a) * s + side * way), height + thick * 0.28) for s in share for way in (-1, 1)
    ]
    merlons = boxes(tops, (length / count * 0.55, thick * 0.24, thick * 0.56), stone, 20, yaw)
    return join([wall, merlons])


def gate(size: float, at: tuple[float, float], stone: str) -> Mesh:
    """A gatehouse of height `size`, its front toward -y: arch, wooden doors, iron bands."""
    x, y = at
    turn = np.linspace(0, np.pi, 13)
    wide = 0.24 * size
    arch = [
        (wide, 0),
        *zip(wide * np.cos(turn), 0.42 * size + wide * np.sin(turn), strict=True),
        (-wide, 0),
    ]
    parts = [boxes([(x, y, 0.5 * size)], (0.9 * size, 0.3 * size, size * 1.05), stone, 20)]
    for grow, out, color, surface in ((1.22, 0.155, "#6c665e", 13), (1.0, 0.165, "#5a3d22", 23)):
        points = np.array([(x + u * grow, y - out * size, v * grow) for u, v in arch], np.float32)
        parts.append(polygon(points[::-1], color, surface))
    for z in (0.12, 0.3, 0.46):
        parts.append(
            boxes(
                [(x, y - 0.168 * size, z * size)],
                (2 * wide, 0.008 * size, 0.03 * size),
                "#2d2a28",
                Surface.METAL,
            )
        )
    merlons = [(x + s * size, y - 0.13 * size, 1.06 * size) for s in np.linspace(-0.4, 0.4, 6)]
    parts.append(boxes(merlons, (0.09 * size, 0.05 * size, 0.1 * size), stone, 20))
    return join(parts)


def window_grid(half: float, low: float, high: float, storey: float) -> Mesh:
    """Rows of windows on the four sides of a square tower."""
    columns = max(3, int(2 * half / storey))
    x = (np.arange(columns) + 0.5) / columns * 2 * half - half
    z = np.arange(low + storey * 0.6, high - storey * 0.3, storey)
    grid_x, grid_z = (a.reshape(-1) for a in np.meshgrid(x, z))
    wide, tall = half / columns * 0.68, storey * 0.34
    out = np.full_like(grid_x, half + 0.02 * storey)
    faces = []
    for turn in range(4):
        c, s = round(np.cos(turn * np.pi / 2)), round(np.sin(turn * np.pi / 2))
        corners = []
        for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
            u = grid_x + a * wide
            corners.append(np.stack([c * u + s * out, s * u - c * out, grid_z + b * tall], axis=1))
        faces.append(np.stack(corners, axis=1))
    return quads(np.concatenate(faces), "#33506a", Surface.WINDOW)


def skyscraper(order: Order) -> Mesh:
    """Three stepped blocks full of windows, and a spire."""
    size = order.size
    parts = []
    for half, low, high in ((0.14, 0.0, 0.6), (0.11, 0.6, 0.85), (0.07, 0.85, 0.97)):
        wide, z0, z1 = half * size, low * size, high * size
        middle = (0, 0, (z0 + z1) / 2)
        parts.append(plain_box((2 * wide, 2 * wide, z1 - z0), middle, order.main, 19))
        parts.append(window_grid(wide, z0, z1, max(size / 34, 0.5)))
    spire = [(0, 0, 0.97 * size), (0, 0, 1.12 * size)]
    parts.append(tube(spire, (0.008 * size, 0.001 * size), "#9aa0a6", Surface.METAL, 6))
    return join(parts)
