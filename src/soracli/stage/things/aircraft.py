"""What flies: airplane, helicopter, hot-air balloon, rocket, flying saucer, drone. Front to +x."""

from collections.abc import Callable

import numpy as np

from soracli.stage.figure import Collider, Figure, Rig, one_joint
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.shapes import ellipsoid, lathe, polygon, torus, tube
from soracli.stage.things.forms import block, boxes, spline, turn
from soracli.stage.things.paint import Order, box_around, figure
from soracli.stage.things.planes import airliner, propeller_plane

_GLASS = "#22303c"


def aircraft(order: Order) -> Figure:
    """An aircraft; z = 0 is the ground under its wheels, or the bottom of its basket or fins."""
    mesh, rig = _FORMS.get(order.form, airliner)(order)
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    collider: Collider = box_around(mesh)
    return figure(
        order,
        mesh,
        [collider],
        volume=float(np.prod(high - low)) * 0.02,
        rig=rig,
        anchors=_anchors(order, float(high[2])),
    )


def _anchors(order: Order, high: float) -> dict[str, tuple[int, tuple[float, float, float]]]:
    """Where one sits in an aircraft so high, and stands in it; of a balloon also the middle of the
    rim of its basket."""
    if order.form != "balloon":
        seat = (0.25 * order.size, 0.0, high * 0.5)
        return {"seat": (0, seat), "deck": (0, (0.0, 0.0, 0.1))}
    rim = _RIM * order.size
    floor = (0.0, 0.0, max(rim - _CHEST, 0.1 * rim))
    seat = (0.0, 0.0, max(rim - _LAP, 0.1 * rim))
    return {"seat": (0, seat), "deck": (0, floor), "basket": (0, (0.0, 0.0, rim))}


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


_RIM, _CHEST, _LAP = 0.076, 0.9, 0.03
"""Of the size of a balloon how high the rim of its basket is, and metres that who stands and who
sits in it is behind that."""
# The envelope of a balloon as (radius, height) shares of its size.
_ENVELOPE = (
    (0.085, 0.27),
    (0.19, 0.38),
    (0.33, 0.54),
    (0.385, 0.7),
    (0.34, 0.85),
    (0.2, 0.96),
    (0.002, 1.0),
)


def _balloon(order: Order) -> tuple[Mesh, Rig]:
    """A hot-air balloon: gores in two or more colors, ropes, a wicker basket and a flame."""
    size = order.size
    outline = spline(_ENVELOPE, 26)
    radius, height = outline[:, 0] * size, outline[:, 1] * size
    skin = lathe(np.stack([radius, height], axis=1), order.main, Surface.CLOTH, 48)
    gores = [linear(order.main)] + [
        linear(order.color(name, default))
        for name, default in (("second", "#f6d55c"), ("third", "#f4f1e8"))
    ]
    flat = _in_gores(skin, np.array(gores), 48, 4)
    ropes = []
    for a in (0.785, 2.356, 3.927, 5.498):
        low = (0.07 * size * np.cos(a), 0.07 * size * np.sin(a), 0.075 * size)
        top = (0.085 * size * np.cos(a), 0.085 * size * np.sin(a), 0.275 * size)
        ropes.append(tube([low, top], 0.002 * size, "#4a3a28", Surface.CLOTH, 4))
    return join([flat, *_basket(size), *ropes]), one_joint()


def _basket(size: float) -> list[Mesh]:
    """A wicker basket with a rolled rim, and the burner's flame above it."""
    half, rim = 0.05 * size, _RIM * size
    corners = [(-half, -half, rim), (half, -half, rim), (half, half, rim), (-half, half, rim)]
    walls = (2 * half, 2 * half, 0.075 * size)
    flame = (0.016 * size, 0.016 * size, 0.035 * size)
    return [
        block(walls, (0, 0, 0.0375 * size), 0.01 * size, "#a87a43", Surface.PLANKS),
        *(
            tube([a, b], 0.006 * size, "#6d4a26", Surface.WOOD, 6)
            for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)
        ),
        ellipsoid(flame, (0, 0, 0.19 * size), "#ffb347", Surface.EMISSIVE, 10),
    ]


def _in_gores(mesh: Mesh, colors: Numbers, columns: int, wide: int) -> Mesh:
    """A turned shape in crisp gores of `wide` of its `columns`, in `colors` by turns."""
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
    parts += [
        _rocket_fin(size, trim).moved(rotation=turn(k * np.pi / 2 + np.pi / 4)) for k in range(4)
    ]
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
    return join(parts), one_joint()


def _rocket_fin(size: float, color: str) -> Mesh:
    """One fin, standing out toward +x."""
    outline = np.array([(0.08, 0.3), (0.2, 0.12), (0.2, 0.0), (0.07, 0.1)]) * size
    return join(
        polygon(np.column_stack([outline[:, 0], np.full(4, side * size), outline[:, 1]]), color, 6)
        for side in (-0.006, 0.006)
    )


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
    return join([disc, dome, *lights]).moved((0, 0, -0.03 * size)), one_joint()


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
    return join(parts), one_joint()


_FORMS: dict[str, Callable[[Order], tuple[Mesh, Rig]]] = {
    "airplane": airliner,
    "propeller_plane": propeller_plane,
    "helicopter": _helicopter,
    "balloon": _balloon,
    "rocket": _rocket,
    "saucer": _saucer,
    "drone": _drone,
}
