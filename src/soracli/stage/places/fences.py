"""Fences: pickets, chain link, ranch rails."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.shapes import tube
from soracli.stage.things.forms import boxes, copies, quads, raw, turn

Place = tuple[float, float]


def _line(start: Place, end: Place) -> tuple[float, float]:
    """Length and heading of the way from `start` to `end`."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    return float(np.hypot(dx, dy)), float(np.arctan2(dy, dx))


def picket(start: Place, end: Place, height: float = 0.95, color: str = "#f5f3ec") -> Mesh:
    """A white picket fence with pointed slats."""
    length, yaw = _line(start, end)
    count = max(2, int(length / 0.16))
    x = (np.arange(count) + 0.5) * length / count
    half, tip = 0.045, 0.07
    slat = _picket_slat(half, height, tip, color)
    slats = copies(slat, np.stack([x, np.zeros(count), np.zeros(count)], axis=1))
    rails = boxes(
        [(length / 2, 0.03, z * height) for z in (0.28, 0.72)], (length, 0.035, 0.08), color, 9
    )
    posts = np.arange(0, length + 0.1, 2.4)
    post = boxes(
        [(p, 0.06, height * 0.52) for p in posts], (0.1, 0.1, height * 1.04), color, Surface.WOOD
    )
    return join([slats, rails, post]).moved((*start, 0), turn(yaw))


def _picket_slat(half: float, height: float, tip: float, color: str) -> Mesh:
    from soracli.stage.mesh import linear

    front = [
        (-half, 0, 0.05),
        (half, 0, 0.05),
        (half, 0, height - tip),
        (0, 0, height),
        (-half, 0, height - tip),
    ]
    back = [(x, 0.022, z) for x, _, z in front]
    points = np.array(front + back, np.float32)
    faces = [(0, 1, 2), (0, 2, 4), (4, 2, 3), (5, 7, 6), (5, 9, 7), (9, 8, 7)]
    sides = [(0, 5), (1, 6), (2, 7), (3, 8), (4, 9)]
    for (a, b), (c, d) in zip(sides, [*sides[1:], sides[0]], strict=True):
        faces += [(a, b, d), (a, d, c)]
    corners = np.array(faces, np.int32)
    flat = points[corners.reshape(-1)]
    normal = np.cross(flat[1::3] - flat[::3], flat[2::3] - flat[::3])
    normal = normal / np.linalg.norm(normal, axis=1, keepdims=True)
    return raw(
        flat,
        np.repeat(normal, 3, axis=0),
        np.tile(linear(color), (len(flat), 1)),
        np.arange(len(flat), dtype=np.int32).reshape(-1, 3),
        Surface.WOOD,
    )


def chain_link(start: Place, end: Place, height: float = 3.0, color: str = "#8d959b") -> Mesh:
    """Posts, a top rail and a diamond mesh of wires."""
    length, yaw = _line(start, end)
    posts = np.arange(0, length + 0.1, 3.0)
    post = tube([(0, 0, 0), (0, 0, height)], 0.035, "#5b646b", Surface.METAL, 7)
    standing = copies(post, np.stack([posts, posts * 0, posts * 0], axis=1))
    rails = [
        tube([(0, 0, z), (length, 0, z)], 0.022, "#5b646b", Surface.METAL, 6)
        for z in (0.08, height)
    ]
    wires = []
    for way in (-1, 1):
        first = np.arange(-height if way > 0 else 0, length + (0 if way > 0 else height), 0.28)
        wires.append(_wires(first, way, length, height))
    mesh = quads(np.concatenate(wires), color, Surface.METAL)
    return join([standing, *rails, mesh]).moved((*start, 0), turn(yaw))


def _wires(first: Numbers, way: int, length: float, height: float) -> Numbers:
    """Diagonal wires from (first, 0) up to the right (way 1) or left, cut to the panel."""
    low = np.clip(first, 0, length)
    high = np.clip(first + way * height, 0, length)
    z_low, z_high = (low - first) * way, (high - first) * way
    thin = 0.007
    return np.stack(
        [
            np.stack([low - thin, low * 0, z_low], axis=1),
            np.stack([low + thin, low * 0, z_low], axis=1),
            np.stack([high + thin, low * 0, z_high], axis=1),
            np.stack([high - thin, low * 0, z_high], axis=1),
        ],
        axis=1,
    )


def rails(start: Place, end: Place, height: float = 1.1, color: str = "#8a6f52") -> Mesh:
    """A ranch fence: posts and two rails."""
    length, yaw = _line(start, end)
    posts = np.arange(0, length + 0.1, 2.6)
    post = boxes([(p, 0, height * 0.5) for p in posts], (0.13, 0.13, height * 1.1), color, 9)
    bars = boxes(
        [(length / 2, 0.08, z * height) for z in (0.45, 0.85)], (length, 0.05, 0.12), color, 9
    )
    return join([post, bars]).moved((*start, 0), turn(yaw))
