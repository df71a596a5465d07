"""What flies: airplane, helicopter, hot-air balloon, rocket, flying saucer, drone. Front to +x."""

from collections.abc import Callable

import numpy as np

from soracli.stage.figure import Collider, Figure, Rig
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.shapes import cylinder, ellipsoid, lathe, polygon, torus, tube
from soracli.stage.things.forms import block, boxes, loft, recolored, rounded, spline, turn
from soracli.stage.things.paint import Order, box_around, figure

_GLASS = "#22303c"


def aircraft(order: Order) -> Figure:
    """An aircraft; z = 0 is the ground under its wheels, or the bottom of its basket or fins."""
    mesh, rig = _FORMS.get(order.form, _airplane)(order)
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    collider: Collider = box_around(mesh)
    return figure(
        order,
        mesh,
        [collider],
        volume=float(np.prod(high - low)) * 0.02,
        rig=rig,
        anchors={
            "seat": (0, (0.25 * order.size, 0.0, float(high[2]) * 0.5)),
            "deck": (0, (0.0, 0.0, 0.1)),
        },
    )


def _still() -> Rig:
    return Rig(("root",), (-1,), np.zeros((1, 3), np.float32))


def _wing(points: list[tuple[float, float, float]], thick: float, color: str) -> Mesh:
    """A flat wing through corner points, `thick` metres deep at its root, rounded in front."""
    corners = np.array(points, np.float32)
    up = np.array([0, 0, thick / 2], np.float32)
    taper = np.linspace(1, 0.4, 2)
    root_front, tip_front, tip_rear, root_rear = corners
    sections = []
    for front, rear, share in ((root_front, root_rear, taper[0]), (tip_front, tip_rear, taper[1])):
        chord = rear - front
        outline = [
            front,
            front + chord * 0.12 + up * share,
            front + chord * 0.4 + up * share,
            rear,
            front + chord * 0.4 - up * share,
            front + chord * 0.12 - up * share,
        ]
        sections.append(np.array(outline))
    return loft(np.array(sections, np.float32), color, Surface.METAL)


def _airplane(order: Order) -> tuple[Mesh, Rig]:
    """An airliner of 30 m: two engines, swept wings, a tail fin in the second color."""
    k = order.size / 30.0
    line = spline(
        [
            (-15, 3.9, 0.12),
            (-12, 3.75, 0.8),
            (-7, 3.4, 1.65),
            (0, 3.2, 1.8),
            (7, 3.2, 1.8),
            (11.5, 3.2, 1.75),
            (14, 3.0, 1.2),
            (15, 2.7, 0.12),
        ],
        37,
    )
    ring = rounded(2, 2, 2.0, 24)
    sections = np.stack(
        [
            np.broadcast_to(line[:, :1], (37, 24)),
            line[:, 2:] * ring[None, :, 0],
            line[:, 1:2] + line[:, 2:] * ring[None, :, 1],
        ],
        axis=-1,
    )
    body = loft(sections.astype(np.float32), order.main, Surface.METAL)
    accent = order.color("tail", "#c8372d")
    belly = body.vertices[:, 2] < 2.5
    body = recolored(body, np.where(belly[:, None], linear("#c9ced3"), body.colors))
    parts = [body]
    for s in (-1, 1):
        parts.append(
            _wing(
                [
                    (4.0, s * 1.2, 2.4),
                    (-4.4, s * 14.5, 3.5),
                    (-6.2, s * 14.5, 3.5),
                    (-2.6, s * 1.2, 2.4),
                ],
                0.7,
                "#d5d9dd",
            )
        )
        parts.append(
            _wing(
                [
                    (-11.2, s * 0.4, 4.2),
                    (-14.0, s * 5.4, 4.5),
                    (-15.2, s * 5.4, 4.5),
                    (-14.2, s * 0.4, 4.2),
                ],
                0.28,
                "#d5d9dd",
            )
        )
        pod = [(3.4, s * 4.9, 1.55), (0.2, s * 4.9, 1.6)]
        parts.append(cylinder(pod[0], pod[1], 0.85, 0.6, accent, Surface.METAL, 20))
        parts.append(cylinder((3.42, s * 4.9, 1.55), (3.44, s * 4.9, 1.55), 0.7, 0.7, "#22262b"))
        windows = [(x, s * 1.74, 3.5) for x in np.arange(-8.5, 11, 0.85)]
        parts.append(boxes(windows, (0.36, 0.12, 0.42), _GLASS, Surface.GLASS))
        parts.append(boxes([(12.6, s * 1.02, 3.65)], (0.9, 0.5, 0.5), _GLASS, Surface.GLASS))
    fin = [(-10.6, 0, 4.3), (-14.0, 0, 8.6), (-15.8, 0, 8.6), (-14.4, 0, 4.1)]
    for side in (-0.14, 0.14):
        parts.append(polygon(np.array([(x, side, z) for x, _, z in fin], np.float32), accent, 6))
    parts.append(boxes([(-12.9, 0, 6.4)], (0.02, 0.02, 0.02), accent))
    gear = [(11.0, 0.0), (-1.2, -2.2), (-1.2, 2.2)]
    for x, y in gear:
        parts.append(tube([(x, y, 0.5), (x, y, 1.8)], 0.12, "#8d9499", Surface.METAL, 6))
        wheel = [(x, y - 0.25, 0.5), (x, y + 0.25, 0.5)]
        parts.append(cylinder(wheel[0], wheel[1], 0.5, color="#1a1b1d", surface=8, segments=16))
    return join(parts).moved(scale=k), _still()


def _propeller_plane(order: Order) -> tuple[Mesh, Rig]:
    """A small high-wing plane of 8 m; the joint "propeller" turns about x."""
    k = order.size / 8.0
    line = spline(
        [
            (-4, 1.75, 0.12),
            (-2.4, 1.65, 0.32),
            (-0.4, 1.5, 0.62),
            (1.2, 1.45, 0.66),
            (2.6, 1.4, 0.52),
            (3.5, 1.38, 0.34),
        ],
        27,
    )
    ring = rounded(2, 2, 2.8, 22)
    sections = np.stack(
        [
            np.broadcast_to(line[:, :1], (27, 22)),
            line[:, 2:] * 0.86 * ring[None, :, 0],
            line[:, 1:2] + line[:, 2:] * ring[None, :, 1],
        ],
        axis=-1,
    )
    parts = [loft(sections.astype(np.float32), order.main, Surface.METAL)]
    trim = order.color("tail", "#c8372d")
    for s in (-1, 1):
        parts.append(
            _wing(
                [
                    (1.5, s * 0.2, 2.2),
                    (1.2, s * 5.4, 2.45),
                    (0.2, s * 5.4, 2.45),
                    (0.0, s * 0.2, 2.2),
                ],
                0.24,
                trim,
            )
        )
        parts.append(
            _wing(
                [
                    (-3.0, s * 0.1, 1.8),
                    (-3.3, s * 1.7, 1.8),
                    (-3.9, s * 1.7, 1.8),
                    (-3.9, s * 0.1, 1.8),
                ],
                0.1,
                trim,
            )
        )
        parts.append(tube([(0.8, s * 0.5, 1.1), (0.8, s * 2.6, 2.25)], 0.04, "#c9ced3", 6, 6))
        parts.append(tube([(0.9, s * 0.4, 1.0), (0.9, s * 1.1, 0.3)], 0.05, "#8d9499", 6, 6))
        parts.append(
            cylinder(
                (0.9, s * 1.0, 0.3),
                (0.9, s * 1.2, 0.3),
                0.3,
                color="#1a1b1d",
                surface=8,
                segments=16,
            )
        )
        parts.append(boxes([(0.9, s * 0.57, 1.75)], (1.5, 0.04, 0.4), _GLASS, Surface.GLASS))
    fin = [(-2.7, 1.9), (-3.4, 3.0), (-4.0, 3.0), (-4.0, 1.8)]
    for side in (-0.05, 0.05):
        parts.append(polygon(np.array([(x, side, z) for x, z in fin], np.float32), trim, 6))
    parts.append(boxes([(1.95, 0, 1.9)], (0.05, 0.8, 0.35), _GLASS, Surface.GLASS))
    parts.append(cylinder((-3.6, -0.04, 0.9), (-3.6, 0.04, 0.9), 0.14, color="#1a1b1d", surface=8))
    parts.append(tube([(-3.6, 0, 0.9), (-3.4, 0, 1.6)], 0.03, "#8d9499", 6, 5))
    nose = ellipsoid((0.3, 0.16, 0.16), (3.55, 0, 1.38), trim, Surface.METAL, 14)
    blades = boxes([(3.72, 0, 1.38)], (0.04, 0.16, 2.0), "#23262a", Surface.METAL)
    mesh = join([*parts, join([nose, blades]).bound_to(1)]).moved(scale=k)
    rest = np.array([[0, 0, 0], [3.7 * k, 0, 1.38 * k]], np.float32)
    return mesh, Rig(("root", "propeller"), (-1, 0), rest)


def _helicopter(order: Order) -> tuple[Mesh, Rig]:
    """A helicopter of 11 m; the joint "rotor" turns about z."""
    k = order.size / 11.0
    cabin = ellipsoid((2.2, 1.05, 1.15), (1.6, 0, 1.75), order.main, Surface.METAL, 28)
    nose = ellipsoid((1.6, 0.98, 0.85), (2.45, 0, 1.85), _GLASS, Surface.GLASS, 24)
    tail = tube([(0.2, 0, 2.0), (-6.2, 0, 2.5)], (0.55, 0.16), order.main, Surface.METAL, 14)
    parts = [cabin, nose, tail]
    fin = np.array([(-5.6, 0, 2.4), (-6.4, 0, 3.7), (-6.9, 0, 3.7), (-6.4, 0, 2.3)], np.float32)
    parts.append(polygon(fin, order.color("tail", "#f2f2ee"), Surface.METAL))
    parts.append(boxes([(-6.3, 0.2, 2.6)], (0.1, 0.04, 1.5), "#23262a", Surface.METAL))
    parts.append(boxes([(-6.3, 0.2, 2.6)], (1.5, 0.04, 0.1), "#23262a", Surface.METAL))
    parts.append(block((1.8, 1.0, 0.5), (0.7, 0, 2.85), 0.15, order.main, Surface.METAL))
    for s in (-1, 1):
        skid = spline(
            [(3.2, s * 1.0, 0.22), (2.8, s * 1.0, 0.06), (0, s * 1.0, 0.06), (-0.6, s * 1.0, 0.06)],
            12,
        )
        parts.append(tube(skid, 0.06, "#3a3d42", Surface.METAL, 7))
        for x in (0.4, 2.2):
            parts.append(tube([(x, s * 1.0, 0.06), (x, s * 0.6, 0.9)], 0.05, "#3a3d42", 6, 6))
        parts.append(boxes([(1.3, s * 1.02, 1.95)], (0.9, 0.06, 0.7), _GLASS, Surface.GLASS))
    mast = tube([(0.7, 0, 3.0), (0.7, 0, 3.55)], 0.1, "#3a3d42", Surface.METAL, 8)
    blades = [
        boxes([(2.6, 0, 0)], (5.0, 0.26, 0.04), "#23262a", 6).moved(
            (0.7, 0, 3.5), turn(a * np.pi / 2 + 0.4)
        )
        for a in range(4)
    ]
    mesh = join([*parts, mast, join(blades).bound_to(1)]).moved(scale=k)
    rest = np.array([[0, 0, 0], [0.7 * k, 0, 3.5 * k]], np.float32)
    return mesh, Rig(("root", "rotor"), (-1, 0), rest)


def _balloon(order: Order) -> tuple[Mesh, Rig]:
    """A hot-air balloon: gores in two or more colors, ropes, a wicker basket and a flame."""
    size = order.size
    outline = spline(
        [
            (0.085, 0.27),
            (0.19, 0.38),
            (0.33, 0.54),
            (0.385, 0.7),
            (0.34, 0.85),
            (0.2, 0.96),
            (0.002, 1.0),
        ],
        26,
    )
    radius, height = outline[:, 0] * size, outline[:, 1] * size
    skin = lathe(np.stack([radius, height], axis=1), order.main, Surface.CLOTH, 48)
    gores = [linear(order.main)] + [
        linear(order.color(name, default))
        for name, default in (("second", "#f6d55c"), ("third", "#f4f1e8"))
    ]
    flat = _in_gores(skin, np.array(gores), 48, 4)
    basket = [
        block(
            (0.1 * size, 0.1 * size, 0.075 * size),
            (0, 0, 0.0375 * size),
            0.01 * size,
            "#a87a43",
            Surface.PLANKS,
        ),
        *(
            tube(
                [
                    (s * 0.05 * size, -0.05 * size, 0.076 * size),
                    (s * 0.05 * size, 0.05 * size, 0.076 * size),
                ],
                0.006 * size,
                "#6d4a26",
                9,
                6,
            )
            for s in (-1, 1)
        ),
        *(
            tube(
                [
                    (-0.05 * size, s * 0.05 * size, 0.076 * size),
                    (0.05 * size, s * 0.05 * size, 0.076 * size),
                ],
                0.006 * size,
                "#6d4a26",
                9,
                6,
            )
            for s in (-1, 1)
        ),
        ellipsoid(
            (0.016 * size, 0.016 * size, 0.035 * size),
            (0, 0, 0.19 * size),
            "#ffb347",
            Surface.EMISSIVE,
            10,
        ),
    ]
    ropes = []
    for a in (0.785, 2.356, 3.927, 5.498):
        low = (0.07 * size * np.cos(a), 0.07 * size * np.sin(a), 0.075 * size)
        top = (0.085 * size * np.cos(a), 0.085 * size * np.sin(a), 0.275 * size)
        ropes.append(tube([low, top], 0.002 * size, "#4a3a28", Surface.CLOTH, 4))
    return join([flat, *basket, *ropes]), _still()


def _in_gores(mesh: Mesh, colors: Numbers, columns: int, wide: int) -> Mesh:
    """A turned shape of `columns` columns in crisp gores, `wide` columns each, of `colors` in turn."""
    order = mesh.faces.reshape(-1)
    column = mesh.faces % columns
    wraps = np.ptp(column, axis=1) > columns // 2
    lead = np.where(wraps, column.max(axis=1), column.min(axis=1)) // wide
    return Mesh(
        mesh.vertices[order],
        mesh.normals[order],
        np.repeat(colors[lead % len(colors)], 3, axis=0).astype(np.float32),
        np.arange(len(order), dtype=np.int32).reshape(-1, 3),
        mesh.surfaces,
        mesh.bones[order],
        mesh.weights[order],
    )


def _rocket(order: Order) -> tuple[Mesh, Rig]:
    """A rocket standing on its fins, nose up."""
    size = order.size
    trim = order.color("trim", "#d23a30")
    body = lathe(
        [
            (0.07 * size, 0.08 * size),
            (0.085 * size, 0.16 * size),
            (0.1 * size, 0.4 * size),
            (0.092 * size, 0.66 * size),
        ],
        order.main,
        Surface.METAL,
        24,
    )
    share = np.linspace(0, 1, 10)
    nose_line = np.stack(
        [0.092 * size * np.cos(share * np.pi / 2) ** 0.7 + 0.0005, (0.66 + 0.3 * share) * size],
        axis=1,
    )
    nose = lathe(nose_line, trim, Surface.METAL, 24)
    bell = lathe([(0.06 * size, 0.02 * size), (0.045 * size, 0.08 * size)], "#3a3d42", 6, 18)
    tip = tube([(0, 0, 0.95 * size), (0, 0, size)], 0.004 * size, "#c9ced3", 6, 5)
    parts = [body, nose, bell, tip]
    for place in range(4):
        angle = place * np.pi / 2 + np.pi / 4
        points = [(0.08, 0.3), (0.2, 0.12), (0.2, 0.0), (0.07, 0.1)]
        for side in (-0.006, 0.006):
            fin = np.array([(r * size, side * size, z * size) for r, z in points], np.float32)
            parts.append(polygon(fin, trim, Surface.METAL).moved(rotation=turn(angle)))
    for z in (0.56, 0.42):
        ring = torus(0.034 * size, 0.008 * size, color="#c9ced3", surface=6)
        radius = 0.097 * size
        parts.append(ring.moved((0, -radius, z * size), turn(0, 0, np.pi / 2)))
        glass = ellipsoid(
            (0.032 * size, 0.008 * size, 0.032 * size),
            (0, -radius, z * size),
            "#3f7fb0",
            Surface.GLASS,
            14,
        )
        parts.append(glass)
    return join(parts), _still()


def _saucer(order: Order) -> tuple[Mesh, Rig]:
    size = order.size
    disc = lathe(
        [
            (0.02 * size, 0.05 * size),
            (0.2 * size, 0.03 * size),
            (0.48 * size, 0.12 * size),
            (0.5 * size, 0.14 * size),
            (0.45 * size, 0.17 * size),
            (0.22 * size, 0.22 * size),
            (0.001, 0.23 * size),
        ],
        order.main,
        Surface.METAL,
        40,
    )
    dome = ellipsoid(
        (0.19 * size, 0.19 * size, 0.15 * size), (0, 0, 0.21 * size), "#7fd0d8", Surface.GLASS, 24
    )
    lights = []
    for angle in np.linspace(0, 2 * np.pi, 14, endpoint=False):
        at = (0.47 * size * np.cos(angle), 0.47 * size * np.sin(angle), 0.145 * size)
        lights.append(ellipsoid(0.022 * size, at, "#ffe27a", Surface.EMISSIVE, 8))
    return join([disc, dome, *lights]), _still()


def _drone(order: Order) -> tuple[Mesh, Rig]:
    size = order.size
    parts = [
        block(
            (0.34 * size, 0.24 * size, 0.12 * size),
            (0, 0, 0.2 * size),
            0.04 * size,
            order.main,
            Surface.PLASTIC,
        )
    ]
    parts.append(ellipsoid(0.06 * size, (0.14 * size, 0, 0.12 * size), "#15171a", 10, 12))
    for x in (-1, 1):
        for y in (-1, 1):
            at = np.array([x * 0.36 * size, y * 0.36 * size, 0.22 * size])
            parts.append(tube([(0, 0, 0.2 * size), at], 0.025 * size, "#2a2d32", 7, 8))
            parts.append(tube([at, at + [0, 0, 0.06 * size]], 0.03 * size, "#15171a", 6, 8))
            disc = boxes(
                [at + [0, 0, 0.08 * size]],
                (0.34 * size, 0.03 * size, 0.006 * size),
                "#4a4f55",
                7,
                0.6,
            )
            parts.append(disc)
            leg = [
                (x * 0.14 * size, y * 0.12 * size, 0.15 * size),
                (x * 0.16 * size, y * 0.16 * size, 0.01 * size),
            ]
            parts.append(tube(leg, 0.012 * size, "#2a2d32", 7, 6))
    return join(parts), _still()


_FORMS: dict[str, Callable[[Order], tuple[Mesh, Rig]]] = {
    "airplane": _airplane,
    "propeller_plane": _propeller_plane,
    "helicopter": _helicopter,
    "balloon": _balloon,
    "rocket": _rocket,
    "saucer": _saucer,
    "drone": _drone,
}
