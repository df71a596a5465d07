"""Buildings: lighthouse, house, tower, skyscraper, windmill, castle and the like. The front faces -y."""

from collections.abc import Callable

import numpy as np

from soracli.stage.figure import Collider, Figure, Rig
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.shapes import box as plain_box
from soracli.stage.shapes import ellipsoid, lathe, polygon, torus, tube
from soracli.stage.things.forms import boxes, copies, quads
from soracli.stage.things.paint import Order, box_around, figure

WINDOW_COLOR = "#2c3e50"


def building(order: Order) -> Figure:
    """A building of height `order.size`, its front toward -y; anchor "door" before the entrance."""
    if order.form == "windmill":
        return _windmill(order)
    make = _FORMS.get(order.form, _house)
    mesh = make(order)
    return _standing(order, mesh)


def _standing(order: Order, mesh: Mesh, rig: Rig | None = None) -> Figure:
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    collider = box_around(mesh)
    if order.form in ("lighthouse", "tower", "windmill"):
        radius = order.size * 0.14
        collider = Collider("cylinder", (radius,), (0, 0, 0), (0, 0, order.size * 0.9))
    return figure(
        order,
        mesh,
        [collider],
        volume=float(np.prod(high - low)) * 0.2,
        rig=rig,
        anchors={
            "door": (0, (0.0, float(low[1]) - 0.3, 0.0)),
            "top": (0, (0.0, 0.0, float(high[2]))),
        },
    )


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
    post = tube([(0, 0, 0), (0, 0, 0.045 * size)], 0.0022 * size, "#2a2d33", Surface.METAL, 5)
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


def _lighthouse(order: Order) -> Mesh:
    return lighthouse_mesh(order.size, order.main, order.color("band", "#c8322b"))


def gable_roof(
    low: tuple[float, float, float], high: tuple[float, float, float], eave: float, color: str
) -> Mesh:
    """A roof with its ridge along x over a box from `low` to `high`; `high[2]` is the ridge,
    `low[2]` the eaves, `eave` metres overhang. Slabs are thick, so the edge casts a line."""
    (x0, y0, z0), (x1, y1, z1) = low, high
    middle = (y0 + y1) / 2
    slope = (z1 - z0) / (middle - y0)
    drop = z0 - eave * slope
    slabs = []
    for y, way in ((y0 - eave, 1), (y1 + eave, -1)):
        for lift in (0.0, 0.14):
            points = [
                (x0 - eave, y, drop + lift),
                (x1 + eave, y, drop + lift),
                (x1 + eave, middle, z1 + lift),
                (x0 - eave, middle, z1 + lift),
            ]
            slabs.append(points if way > 0 else points[::-1])
    for x in (x0 - eave, x1 + eave):
        for y in (y0 - eave, y1 + eave):
            slabs.append(
                [(x, y, drop), (x, middle, z1), (x, middle, z1 + 0.14), (x, y, drop + 0.14)]
            )
    for y in (y0 - eave, y1 + eave):
        slabs.append(
            [
                (x0 - eave, y, drop),
                (x1 + eave, y, drop),
                (x1 + eave, y, drop + 0.14),
                (x0 - eave, y, drop + 0.14),
            ]
        )
    return quads(np.array(slabs, np.float32), color, Surface.ROOF)


def windows_on(
    middles: Numbers,
    normal: tuple[float, float],
    width: float,
    height: float,
    frame: str = "#f2efe6",
    glass: str = WINDOW_COLOR,
) -> Mesh:
    """Framed windows at `middles` (N, 3) of a wall whose outward normal is (x, y)."""
    yaw = float(np.arctan2(normal[1], normal[0]))
    out = np.array([normal[0], normal[1], 0], np.float32)
    side = np.array([-normal[1], normal[0], 0], np.float32)
    up = np.array([0, 0, 1], np.float32)
    points = np.asarray(middles, np.float32)
    trim = boxes(points, (0.1, width + 0.16, height + 0.16), frame, Surface.WOOD, yaw)
    sill = boxes(
        points + out * 0.06 - up * (height / 2 + 0.1), (0.2, width + 0.3, 0.07), frame, 9, yaw
    )
    corners = np.stack(
        [
            points + out * 0.055 + side * a * width / 2 + up * b * height / 2
            for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        ],
        axis=1,
    )
    pane = quads(corners, glass, Surface.WINDOW)
    bars = join(
        [
            boxes(points + out * 0.06, (0.03, 0.045, height), frame, Surface.WOOD, yaw),
            boxes(points + out * 0.06, (0.03, width, 0.045), frame, Surface.WOOD, yaw),
        ]
    )
    return join([trim, sill, pane, bars])


def house_mesh(
    size: float, wall: str, roof: str = "#8d4436", door: str = "#4a6b52", surface: int = 31
) -> Mesh:
    """A family house of height `size` (ridge): gable roof, door, windows, chimney, porch step."""
    unit = size / 7.0
    x, y, eaves = 4.6, 3.4, 4.1
    walls = plain_box((2 * x, 2 * y, eaves), (0, 0, eaves / 2), wall, surface)
    ends = [
        polygon(
            np.array([(side * x, -y, eaves), (side * x, y, eaves), (side * x, 0, 7)], np.float32),
            wall,
            surface,
        )
        for side in (-1, 1)
    ]
    top = gable_roof((-x, -y, eaves), (x, y, 7.0), 0.55, roof)
    front = np.array(
        [(a, -y - 0.02, z) for a in (-3.2, -1.6, 1.6, 3.2) for z in (1.5,)]
        + [(a, -y - 0.02, 3.1) for a in (-3.2, -1.1, 1.1, 3.2)]
    )
    sides = [
        windows_on(front, (0, -1), 0.85, 1.05),
        windows_on(front * [1, -1, 1], (0, 1), 0.85, 1.05),
        *(
            windows_on(
                np.array([(side * (x + 0.02), a, z) for a in (-1.6, 1.6) for z in (1.5, 3.1)]),
                (side, 0),
                0.85,
                1.05,
            )
            for side in (-1, 1)
        ),
    ]
    entry = [
        boxes([(0, -y - 0.05, 1.1)], (1.25, 0.12, 2.2), "#f2efe6", Surface.WOOD),
        boxes([(0, -y - 0.1, 1.05)], (1.0, 0.1, 2.05), door, Surface.WOOD),
        ellipsoid(0.05, (0.36, -y - 0.18, 1.05), "#d8b04a", Surface.METAL, 8),
        boxes([(0, -y - 0.5, 0.1)], (2.0, 1.0, 0.2), "#a8a29a", Surface.CONCRETE),
        boxes([(0, -y - 0.6, 2.45)], (2.0, 1.2, 0.1), roof, Surface.ROOF),
        boxes([(s * 0.88, -y - 1.1, 1.25) for s in (-1, 1)], (0.1, 0.1, 2.4), "#f2efe6", 9),
    ]
    chimney = [
        boxes([(2.4, 0.9, 6.7)], (0.75, 0.75, 2.0), "#8a5a48", Surface.BRICK),
        boxes([(2.4, 0.9, 7.75)], (0.9, 0.9, 0.16), "#6d4639", Surface.BRICK),
    ]
    plinth = boxes([(0, 0, 0.15)], (2 * x + 0.12, 2 * y + 0.12, 0.5), "#8f8a82", Surface.ROCK)
    mesh = join([walls, *ends, top, *sides, *entry, *chimney, plinth])
    return mesh.moved(scale=unit)


def _house(order: Order) -> Mesh:
    return house_mesh(
        order.size,
        order.main,
        order.color("roof", "#8d4436"),
        order.color("door", "#4a6b52"),
        order.surface,
    )


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
    from soracli.stage.shapes import sheet

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


def _tower(order: Order) -> Mesh:
    return round_tower(order.size / 1.0, order.size * 0.16, order.main)


def _castle(order: Order) -> Mesh:
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
    wall = boxes([(*middle, height / 2 - 0.2)], (length, thick, height + 0.4), stone, 20, yaw)
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


def _skyscraper(order: Order) -> Mesh:
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


def _church(order: Order) -> Mesh:
    size = order.size
    nave = house_mesh(size * 0.42, order.main, order.color("roof", "#5b4a44"), "#5b3a22")
    tower = boxes(
        [(-0.38 * size, 0, 0.32 * size)],
        (0.2 * size, 0.2 * size, 0.64 * size),
        order.main,
        Surface.PLASTER,
    )
    peak = (-0.38 * size, 0, 0.64 * size)
    spire = lathe([(0.16 * size, 0), (0.01, 0.32 * size)], order.color("roof", "#5b4a44"), 32, 4)
    from soracli.stage.things.forms import turn

    cross = boxes(
        [(-0.38 * size, 0, 0.99 * size), (-0.38 * size, 0, 1.0 * size)],
        [(0.008 * size, 0.008 * size, 0.08 * size), (0.04 * size, 0.008 * size, 0.008 * size)],
        "#d8b04a",
        6,
    )
    bell = boxes(
        [(-0.38 * size, -0.101 * size, 0.54 * size)],
        (0.07 * size, 0.01 * size, 0.1 * size),
        "#26211c",
        34,
    )
    return join([nave, tower, spire.moved(peak, turn(np.pi / 4)), cross, bell])


def _tent(order: Order) -> Mesh:
    size = order.size
    x, y = 0.95 * size, 0.8 * size
    ridge = [(-x, 0, size), (x, 0, size)]
    slopes = np.array(
        [
            [(-x, -y, 0), (x, -y, 0), (x, 0, size), (-x, 0, size)],
            [(x, y, 0), (-x, y, 0), (-x, 0, size), (x, 0, size)],
        ],
        np.float32,
    )
    back = polygon(np.array([(-x, y, 0), (-x, -y, 0), (-x, 0, size)], np.float32), order.main, 4)
    door = polygon(
        np.array([(x, -y, 0), (x, -0.25 * y, 0), (x, 0, size)], np.float32), order.main, 4
    )
    other = polygon(
        np.array([(x, 0.25 * y, 0), (x, y, 0), (x, 0, size)], np.float32), order.main, 4
    )
    inside = polygon(
        np.array(
            [(x * 0.9, -y * 0.9, 0.01), (x * 0.9, y * 0.9, 0.01), (x * 0.9, 0, size * 0.92)],
            np.float32,
        ),
        "#2c2620",
        4,
    )
    poles = tube(ridge, 0.012 * size, "#c9a777", Surface.WOOD, 6)
    return join([quads(slopes, order.main, Surface.CLOTH), back, door, other, inside, poles])


def _bridge(order: Order) -> Mesh:
    """An arched stone bridge along x; its size is its height."""
    size = order.size
    x = np.linspace(-3.2, 3.2, 25) * size
    deck = size * 0.72 * np.cos(x / (3.2 * size) * np.pi / 2) ** 1 + 0.06 * size
    width = 0.8 * size
    from soracli.stage.shapes import sheet

    top = np.stack([np.stack([x, np.full(25, s * width), deck], axis=1) for s in (-1, 1)])
    under = np.maximum(deck - 0.3 * size - (np.abs(x) / (2.3 * size)) ** 4 * size, -0.05)
    parts = [sheet(top.astype(np.float32), "#8f8a82", Surface.ROCK)]
    for s in (-1, 1):
        wall = np.stack(
            [np.stack([x, np.full(25, s * width), h], axis=1) for h in (under, deck + 0.28 * size)]
        )
        parts.append(sheet(wall.astype(np.float32), order.main, Surface.BRICK))
        rim = np.stack([x, np.full(25, s * width), deck + 0.28 * size], axis=1)
        parts.append(tube(rim, 0.05 * size, order.main, Surface.ROCK, 6))
    return join(parts)


def _windmill(order: Order) -> Figure:
    """A tower mill; the joint "sails" turns its four sails about y."""
    size = order.size
    body = lathe([(0.2 * size, 0), (0.13 * size, 0.68 * size)], order.main, Surface.PLASTER, 10)
    cap = lathe(
        [
            (0.14 * size, 0.68 * size),
            (0.125 * size, 0.74 * size),
            (0.07 * size, 0.8 * size),
            (0.005, 0.83 * size),
        ],
        order.color("roof", "#6b4a36"),
        Surface.ROOF,
        16,
    )
    hub = np.array([0, -0.2 * size, 0.73 * size], np.float32)
    axle = tube([(0, 0, 0.73 * size), hub], 0.018 * size, "#4b3a2c", Surface.WOOD, 8)
    sails = []
    for turn_ in range(4):
        angle = turn_ * np.pi / 2 + 0.4
        out = np.array([np.cos(angle), 0, np.sin(angle)])
        side = np.array([-np.sin(angle), 0, np.cos(angle)])
        tip = hub + out * 0.42 * size
        sails.append(tube([hub, tip], 0.008 * size, "#4b3a2c", Surface.WOOD, 6))
        corners = [
            hub + out * r * size + side * w * size
            for r, w in ((0.08, 0), (0.41, 0), (0.41, 0.085), (0.08, 0.085))
        ]
        cloth = quads(np.array([corners]), order.color("sails", "#efe6d2"), Surface.SAILCLOTH)
        sails.append(cloth)
        for r in np.linspace(0.08, 0.41, 7):
            bar = [hub + out * r * size, hub + out * r * size + side * 0.085 * size]
            sails.append(tube(bar, 0.003 * size, "#4b3a2c", Surface.WOOD, 4, caps=False))
    door = boxes(
        [(0, -0.198 * size, 0.07 * size)],
        (0.08 * size, 0.03 * size, 0.14 * size),
        "#5b3a22",
        Surface.WOOD,
    )
    panes = boxes(
        [(0, -0.175 * size, 0.32 * size), (0, -0.155 * size, 0.52 * size)],
        (0.05 * size, 0.02 * size, 0.06 * size),
        WINDOW_COLOR,
        Surface.WINDOW,
    )
    rig = Rig(("root", "sails"), (-1, 0), np.stack([np.zeros(3), hub]).astype(np.float32))
    return _standing(order, join([body, cap, axle, door, panes, join(sails).bound_to(1)]), rig)


_FORMS: dict[str, Callable[[Order], Mesh]] = {
    "lighthouse": _lighthouse,
    "house": _house,
    "tower": _tower,
    "castle": _castle,
    "skyscraper": _skyscraper,
    "church": _church,
    "tent": _tent,
    "bridge": _bridge,
}
