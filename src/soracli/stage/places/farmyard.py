"""What stands on a farm: a red barn, a silo, bales of hay, a trough."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import cylinder, ellipsoid
from soracli.stage.things.forms import boxes, loft, quads

_WHITE = "#efeae0"


def barn(size: float = 9.0, color: str = "#a5322a", roof: str = "#5a5550") -> Mesh:
    """A red barn `size` metres wide with a gambrel roof and a big crossed door toward -y."""
    half, long, wall = size / 2, size * 0.75, size * 0.42
    outline = [(-half, 0), (half, 0), (half, wall), (0.62 * half, 1.55 * wall), (0, 1.95 * wall)]
    outline += [(-0.62 * half, 1.55 * wall), (-half, wall)]
    ends = [np.array([(x, y, z) for x, z in outline], np.float32) for y in (-long, long)]
    body = loft(np.stack([ends[1], ends[0]]), color, Surface.PLANKS)
    eaves = [(1.08, 0.93), (0.64, 1.6), (0.0, 2.02)]
    panels = []
    for side in (-1, 1):
        for (x0, z0), (x1, z1) in zip(eaves[:-1], eaves[1:], strict=True):
            low, high = (side * x0 * half, z0 * wall), (side * x1 * half, z1 * wall)
            y = long * 1.06
            corners = [
                (low[0], -y, low[1]),
                (low[0], y, low[1]),
                (high[0], y, high[1]),
                (high[0], -y, high[1]),
            ]
            panels.append(corners if side < 0 else corners[::-1])
    lid = quads(np.array(panels, np.float32), roof, Surface.ROOF)
    return join([body, lid, _barn_door(size, wall, -long - 0.03)])


def _barn_door(size: float, wall: float, y: float) -> Mesh:
    wide, tall = 0.32 * size, 0.88 * wall
    bar = 0.03 * size
    frame = boxes(
        [
            (0, y, tall),
            (-wide / 2, y, tall / 2),
            (wide / 2, y, tall / 2),
            (0, y, tall / 2),
            (0, y, bar),
        ],
        [
            (wide, 0.08, bar),
            (bar, 0.08, tall),
            (bar, 0.08, tall),
            (bar, 0.08, tall),
            (wide, 0.08, bar),
        ],
        _WHITE,
        Surface.WOOD,
    )
    crosses = []
    for x in (-wide / 4, wide / 4):
        for way in (-1, 1):
            a = np.array([x - way * wide / 4, y - 0.02, bar])
            b = np.array([x + way * wide / 4, y - 0.02, tall])
            crosses.append(cylinder(a, b, bar * 0.5, None, _WHITE, Surface.WOOD, 5))
    loft_hatch = boxes(
        [(0, y, 1.42 * wall)], (0.16 * size, 0.06, 0.28 * wall), "#3a2620", Surface.WOOD
    )
    trim = boxes([(0, y, 1.58 * wall)], (0.19 * size, 0.08, 0.04 * wall), _WHITE, Surface.WOOD)
    return join([frame, *crosses, loft_hatch, trim])


def silo(height: float = 9.0, color: str = "#c9ccd0") -> Mesh:
    """A round grain silo with a domed top."""
    radius = 0.24 * height
    body = cylinder((0, 0, -0.2), (0, 0, 0.82 * height), radius, None, color, Surface.METAL, 22)
    dome = ellipsoid(
        (radius, radius, 0.2 * height), (0, 0, 0.82 * height), "#a8adb3", Surface.METAL, 20
    )
    hoops = [
        cylinder(
            (0, 0, z * height),
            (0, 0, z * height + 0.08),
            radius * 1.02,
            None,
            "#8d9298",
            Surface.METAL,
            22,
        )
        for z in (0.12, 0.3, 0.48, 0.66)
    ]
    return join([body, dome, *hoops])


def bale(radius: float = 0.75) -> Mesh:
    """A round bale of straw lying along x."""
    return cylinder(
        (-0.6, 0, radius), (0.6, 0, radius), radius, None, "#d2b160", Surface.FOLIAGE, 16
    )


def trough(length: float = 2.2) -> Mesh:
    """A wooden trough full of water."""
    sides = boxes(
        [(0, -0.35, 0.3), (0, 0.35, 0.3), (-length / 2, 0, 0.3), (length / 2, 0, 0.3)],
        [(length, 0.06, 0.5), (length, 0.06, 0.5), (0.06, 0.7, 0.5), (0.06, 0.7, 0.5)],
        "#7a6045",
        Surface.WOOD,
    )
    water = boxes([(0, 0, 0.42)], (length - 0.06, 0.66, 0.04), "#5f8aa0", Surface.WATER)
    return join([sides, water])
