"""Stonework: walls and towers of cut blocks, parapets, gates and cone roofs."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, join, linear
from soracli.stage.shapes import lathe, polygon, tube
from soracli.stage.things.forms import boxes, quads
from soracli.stage.things.towers import pennant

Place = tuple[float, float]
_GAP = 0.035
_DARK = "#1a1613"


def _laid(
    length: float, low: float, high: float, chance: np.random.Generator, size: tuple[float, float]
) -> Floats:
    """Blocks in courses over a face: (N, 4) of left, right, foot and head, in metres."""
    rows = max(1, round((high - low) / size[1]))
    count = max(1, round(length / size[0]))
    tall, wide = (high - low) / rows, length / count
    lots = []
    for row in range(rows):
        joints = (np.arange(count + 2) - 0.5 * (row % 2)) * wide
        joints = np.clip(joints + chance.uniform(-0.17, 0.17, count + 2) * wide, 0, length)
        joints[0] = 0
        foot = np.full(count + 1, low + row * tall)
        lots.append(np.stack([joints[:-1], joints[1:], foot, foot + tall], axis=1))
    blocks = np.concatenate(lots)
    return np.asarray(blocks[blocks[:, 1] - blocks[:, 0] > 0.12], np.float32)


def _weathered(blocks: Floats, stone: str, chance: np.random.Generator) -> Floats:
    """A color for each block: no two alike, damp and mossy near the foot."""
    count = len(blocks)
    tone = chance.normal(1.0, 0.085, count) - 0.16 * (chance.uniform(size=count) < 0.1)
    warm = chance.normal(0, 0.035, count)
    colors = linear(stone) * np.stack([tone * (1 + warm), tone, tone * (1 - warm)], axis=1)
    above = blocks[:, 2] - blocks[:, 2].min()
    damp = np.clip(1 - above / 2.2, 0, 1)[:, None] * chance.uniform(0.1, 0.75, (count, 1))
    return np.asarray(colors * (1 - damp) + linear("#5d6149") * damp, np.float32)


def _corners(blocks: Floats) -> tuple[Floats, Floats]:
    """Along and up (N, 4 each) of the corners of blocks, a joint's width apart."""
    left, right, foot, head = blocks.T
    along = np.stack([left + _GAP, right - _GAP, right - _GAP, left + _GAP], axis=1)
    up = np.stack([foot + _GAP, foot + _GAP, head - _GAP, head - _GAP], axis=1)
    return along, up


def face(
    start: Place,
    end: Place,
    low: float,
    high: float,
    stone: str,
    chance: np.random.Generator,
    size: tuple[float, float] = (1.25, 0.6),
) -> Mesh:
    """The blocks of a flat wall, seen from the right of the way from `start` to `end` (x, y)."""
    a, b = np.array(start), np.array(end)
    length = float(np.linalg.norm(b - a))
    way = (b - a) / length
    blocks = _laid(length, low, high, chance, size)
    along, up = _corners(blocks)
    points = np.stack([a[0] + way[0] * along, a[1] + way[1] * along, up], axis=-1)
    return quads(points, _weathered(blocks, stone, chance), Surface.CONCRETE)


def mortar(stone: str) -> Floats:
    """The color of the joints between such stones, linear RGB (3,)."""
    return np.asarray(linear(stone) * 0.42, np.float32)


def wall(
    start: Place,
    end: Place,
    low: float,
    high: float,
    thick: float,
    stone: str,
    chance: np.random.Generator,
) -> Mesh:
    """A curtain wall with a parapet on both edges."""
    a, b = np.array(start), np.array(end)
    yaw = float(np.arctan2(b[1] - a[1], b[0] - a[0]))
    length = float(np.linalg.norm(b - a))
    out = np.array([np.sin(yaw), -np.cos(yaw)]) * thick / 2
    middle, half = (a + b) / 2, (low + high) / 2
    core = boxes(
        [(*middle, half)], (length, thick - 0.06, high - low), mortar(stone), Surface.ROCK, yaw
    )
    sides = [
        face(tuple(a + out), tuple(b + out), low, high, stone, chance),
        face(tuple(b - out), tuple(a - out), low, high, stone, chance),
    ]
    return join([core, *sides, parapet(start, end, high, thick, stone)])


def parapet(start: Place, end: Place, level: float, thick: float, stone: str) -> Mesh:
    """A string course on corbels outside, and merlons along both edges of the walk above it."""
    a, b = np.array(start), np.array(end)
    length = float(np.linalg.norm(b - a))
    yaw = float(np.arctan2(b[1] - a[1], b[0] - a[0]))
    out = np.array([np.sin(yaw), -np.cos(yaw)])
    middle = (a + b) / 2
    pale = linear(stone) * 1.08
    course = boxes([(*middle, level + 0.12)], (length, thick + 0.5, 0.3), pale, 19, yaw)
    steps = np.arange(0.45, length - 0.2, 0.9)
    foot = a + (b - a) / length * steps[:, None] + out * (thick / 2 + 0.08)
    corbels = np.column_stack([foot, np.full(len(foot), level - 0.2)])
    merlons = []
    for way in (-1, 1):
        tops = np.arange(0.9, length - 0.5, 1.8)
        row = a + (b - a) / length * tops[:, None] + out * way * (thick / 2 + 0.05)
        merlons.append(np.column_stack([row, np.full(len(row), level + 0.77)]))
    low = [(*(middle + out * way * (thick / 2 + 0.05)), level + 0.5) for way in (-1, 1)]
    return join(
        [
            course,
            boxes(corbels, (0.34, 0.36, 0.4), pale * 0.85, 19, yaw),
            boxes(low, (length, 0.36, 0.5), linear(stone), 19, yaw),
            boxes(np.concatenate(merlons), (1.0, 0.38, 1.1), linear(stone) * 0.97, 19, yaw),
        ]
    )


def drum(
    radius: float,
    low: float,
    high: float,
    stone: str,
    chance: np.random.Generator,
    spread: float = 0.0,
) -> Mesh:
    """A round wall of blocks; its foot is wider by `spread` of the radius."""
    blocks = _laid(2 * np.pi * radius, low, high, chance, (1.0, 0.6))
    along, up = _corners(blocks)
    share = np.clip((up - low) / max(0.35 * (high - low), 0.1), 0, 1)
    out = radius * (1 + spread * (1 - share) ** 2)
    angle = along / radius + np.pi / 2
    points = np.stack([out * np.cos(angle), out * np.sin(angle), up], axis=-1)
    inner = radius - 0.09
    steps = np.linspace(0, 1, 7)
    profile = [
        (inner * (1 + spread * max(0.0, 1 - s / 0.35) ** 2), low + s * (high - low)) for s in steps
    ]
    core = lathe([*profile, (0.01, high - 0.02)], "#ffffff", Surface.ROCK, 24)
    tinted = Mesh(
        core.vertices,
        core.normals,
        np.tile(mortar(stone), (len(core.vertices), 1)),
        core.faces,
        core.surfaces,
        core.bones,
        core.weights,
    )
    return join([tinted, quads(points, _weathered(blocks, stone, chance), Surface.CONCRETE)])


def tower(
    height: float,
    radius: float,
    stone: str,
    chance: np.random.Generator,
    roof: str = "",
    flag: str = "",
) -> Mesh:
    """A round tower on z = 0 with a wider head; a cone roof if `roof` is a color, else merlons."""
    head, lip = height - 2.3, radius * 1.1 + 0.12
    parts = [drum(radius, -1.0, head, stone, chance, 0.14), drum(lip, head, height, stone, chance)]
    parts.append(_ring(radius + 0.12, head - 0.26, 0.9, (0.45, 0.32, 0.5), linear(stone) * 0.85))
    parts.append(_slits(radius, lip, head, height, stone))
    if not roof:
        rim = linear(stone)
        parts.append(_ring(lip - 0.16, height + 0.5, 1.5, (0.36, 0.9, 1.1), rim))
        tip = height
    else:
        eave, tip = lip * 1.2, height + 2.15 * lip
        cone = [
            (lip, height - 0.05),
            (eave, height - 0.25),
            (eave * 0.62, height + 0.7 * lip),
            (eave * 0.3, height + 1.4 * lip),
            (0.03, tip),
        ]
        parts.append(lathe(cone, roof, Surface.ROOF, 28))
    if flag:
        pole = tip + 0.55 * height**0.5
        parts.append(tube([(0, 0, tip - 0.3), (0, 0, pole)], 0.05, "#4a3b2a", Surface.WOOD, 6))
        parts.append(pennant((0, 0, pole), 1.9, flag))
    return join(parts)


def _ring(
    radius: float, level: float, apart: float, size: tuple[float, float, float], color: Floats
) -> Mesh:
    """Boxes around a circle, each `size` (outward, along, up)."""
    count = max(6, round(2 * np.pi * radius / apart))
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False).astype(np.float32)
    at = np.stack([radius * np.cos(angle), radius * np.sin(angle), np.full(count, level)], axis=1)
    return boxes(at, size, np.asarray(color, np.float32), Surface.CONCRETE, angle)


def _slits(radius: float, lip: float, head: float, height: float, stone: str) -> Mesh:
    """Arrow slits around the shaft and small windows, lit at night, around the head."""
    parts = []
    for angle, share in (
        (-1.57, 0.62),
        (-2.5, 0.4),
        (-0.6, 0.4),
        (1.57, 0.6),
        (0.5, 0.62),
        (2.7, 0.45),
    ):
        c, s = np.cos(angle), np.sin(angle)
        frame = [(radius * c, radius * s, share * head)]
        parts.append(boxes(frame, (0.14, 0.52, 1.4), linear(stone) * 0.8, 19, angle))
        slot = [((radius + 0.05) * c, (radius + 0.05) * s, share * head)]
        parts.append(boxes(slot, (0.08, 0.2, 1.1), _DARK, 0, angle))
    for angle in np.arange(6) * np.pi / 3 - np.pi / 2 + 0.25:
        place = [(lip * np.cos(angle), lip * np.sin(angle), head + 0.55 * (height - head))]
        parts.append(boxes(place, (0.12, 0.62, 0.95), linear(stone) * 0.8, 19, float(angle)))
        parts.append(boxes(place, (0.16, 0.4, 0.72), "#3a3020", Surface.WINDOW, float(angle)))
    return join(parts)


def arched(x: float, y: float, foot: float, half: float, spring: float, stone: str) -> Mesh:
    """A gateway in a wall facing -y: a ring of arch stones, a dark way in, a raised portcullis."""
    bend = np.linspace(0, np.pi, 15)
    rim = np.column_stack([x + half * np.cos(bend), foot + spring + half * np.sin(bend)])
    rim = np.concatenate([[(x + half, foot - 1)], rim, [(x - half, foot - 1)]])
    hole = np.column_stack([rim[:, 0], np.full(len(rim), y - 0.04), rim[:, 1]]).astype(np.float32)
    parts = [polygon(hole[::-1], _DARK, Surface.MATTE)]
    middle = (bend[:-1] + bend[1:]) / 2
    blocks = [
        (x + (half + 0.3) * np.cos(m), y - 0.1, foot + spring + (half + 0.3) * np.sin(m))
        for m in middle
    ]
    tone = np.where(np.arange(len(blocks)) % 2, 1.16, 1.0)[:, None] * linear(stone)
    for place, m, color in zip(blocks, middle, tone, strict=True):
        parts.append(_voussoir(place, float(m), half * 0.25, np.asarray(color, np.float32)))
    jambs = [
        (x + s * (half + 0.3), y - 0.1, foot + z)
        for s in (-1, 1)
        for z in np.arange(0.3, spring, 0.6)
    ]
    parts.append(boxes(jambs, (0.62, 0.32, 0.54), linear(stone) * 1.1, Surface.CONCRETE))
    low = foot + 0.55 * spring
    bars = np.linspace(-half * 0.88, half * 0.88, 8)
    high = foot + spring + np.sqrt(half**2 - bars**2)
    parts.append(
        boxes(
            np.column_stack([x + bars, np.full(8, y - 0.12), (low + high) / 2]),
            np.column_stack([np.full((8, 2), 0.09), high - low]),
            "#4c4238",
            9,
        )
    )
    rails = [(x, y - 0.13, z) for z in np.arange(low + 0.35, foot + spring + 0.5 * half, 0.6)]
    parts.append(boxes(rails, (1.8 * half, 0.07, 0.09), "#4c4238", Surface.WOOD))
    return join(parts)


def _voussoir(place: tuple[float, float, float], angle: float, wide: float, color: Floats) -> Mesh:
    """One arch stone, its long side along the radius at `angle`."""
    from soracli.stage.things.forms import turn

    stone = boxes([(0, 0, 0)], (0.6, 0.34, wide), color, Surface.CONCRETE)
    return stone.moved(place, turn(0, -angle))
