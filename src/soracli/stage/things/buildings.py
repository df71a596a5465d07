"""Buildings: houses, churches, tents, bridges, and the dispatch to the rest. Fronts face -y."""

from collections.abc import Callable

import numpy as np

from soracli.stage.figure import Collider, Figure, Rig
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.shapes import box as plain_box
from soracli.stage.shapes import ellipsoid, lathe, polygon, tube
from soracli.stage.things.forms import boxes, quads, turn
from soracli.stage.things.lighthouse import lighthouse_mesh
from soracli.stage.things.paint import Order, box_around, figure
from soracli.stage.things.towers import castle, round_tower, skyscraper
from soracli.stage.things.windmill import windmill

WINDOW_COLOR = "#2c3e50"


def building(order: Order) -> Figure:
    """A building of height `order.size`, its front toward -y; anchor "door" before the entrance."""
    if order.form == "windmill":
        mesh, rig = windmill(order)
        return _standing(order, mesh, rig)
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
    chimney = [
        boxes([(2.4, 0.9, 6.7)], (0.75, 0.75, 2.0), "#8a5a48", Surface.BRICK),
        boxes([(2.4, 0.9, 7.75)], (0.9, 0.9, 0.16), "#6d4639", Surface.BRICK),
    ]
    plinth = boxes([(0, 0, 0.15)], (2 * x + 0.12, 2 * y + 0.12, 0.5), "#8f8a82", Surface.ROCK)
    mesh = join([walls, *ends, top, *_openings(x, y), *_entry(y, door, roof), *chimney, plinth])
    return mesh.moved(scale=unit)


def _openings(x: float, y: float) -> list[Mesh]:
    """The windows of all four walls of a house 2x by 2y."""
    front = np.array(
        [(a, -y - 0.02, z) for a in (-3.2, -1.6, 1.6, 3.2) for z in (1.5,)]
        + [(a, -y - 0.02, 3.1) for a in (-3.2, -1.1, 1.1, 3.2)]
    )
    return [
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


def _entry(y: float, door: str, roof: str) -> list[Mesh]:
    """Door, step and porch in the front wall."""
    return [
        boxes([(0, -y - 0.05, 1.1)], (1.25, 0.12, 2.2), "#f2efe6", Surface.WOOD),
        boxes([(0, -y - 0.1, 1.05)], (1.0, 0.1, 2.05), door, Surface.WOOD),
        ellipsoid(0.05, (0.36, -y - 0.18, 1.05), "#d8b04a", Surface.METAL, 8),
        boxes([(0, -y - 0.5, 0.1)], (2.0, 1.0, 0.2), "#a8a29a", Surface.CONCRETE),
        boxes([(0, -y - 0.6, 2.45)], (2.0, 1.2, 0.1), roof, Surface.ROOF),
        boxes([(s * 0.88, -y - 1.1, 1.25) for s in (-1, 1)], (0.1, 0.1, 2.4), "#f2efe6", 9),
    ]


def _house(order: Order) -> Mesh:
    return house_mesh(
        order.size,
        order.main,
        order.color("roof", "#8d4436"),
        order.color("door", "#4a6b52"),
        order.surface,
    )


def _tower(order: Order) -> Mesh:
    return round_tower(order.size / 1.0, order.size * 0.16, order.main)


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
    whole = join([quads(slopes, order.main, Surface.CLOTH), back, door, other, inside, poles])
    return whole.moved((0, 0, 0), turn(-np.pi / 2))


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


_FORMS: dict[str, Callable[[Order], Mesh]] = {
    "lighthouse": _lighthouse,
    "house": _house,
    "tower": _tower,
    "castle": castle,
    "skyscraper": skyscraper,
    "church": _church,
    "tent": _tent,
    "bridge": _bridge,
}
