"""Vehicles on wheels, front to +x: car, bus, truck, train; their wheels turn."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from soracli.stage.figure import Collider, Figure, Rig
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, frozen, join
from soracli.stage.shapes import cylinder, lathe, polygon, sheet, torus, tube
from soracli.stage.things.cycles import cycle
from soracli.stage.things.forms import block, boxes, loft, rounded, spline, turn
from soracli.stage.things.open_cars import cockpit
from soracli.stage.things.paint import Order, figure
from soracli.story.preset import Kind
from soracli.story.scene import Entity

_GLASS = "#1c2833"
_TIRE = "#17181a"


def vehicle(order: Order) -> Figure:
    """A vehicle of length `order.size`; the joints "wheel.1" and on turn about y.

    Anchors: "seat" and "deck" (the roof).
    """
    if order.form in ("bicycle", "motorcycle"):
        return cycle(order)
    body, wheels, radius = _FORMS.get(order.form, _car)(order)
    return rolling(order, body, wheels, radius)


@lru_cache(maxsize=32)
def parked(form: str, color: str) -> Mesh:
    """A vehicle that stands on the set at its usual size, as a mesh."""
    size = {"car": 4.4, "bus": 11.0, "truck": 8.0}[form]
    kind = Kind(name=form, family="vehicle", size=size, colors={"main": color})
    return frozen(vehicle(Order(kind, Entity(id="", noun=form))).mesh.bound_to(0))


def rolling(
    order: Order,
    body: Mesh,
    wheels: Sequence[tuple[float, float]],
    radius: float,
    width: float = 0.0,
) -> Figure:
    """A figure with wheels (x, y of each) of `radius` metres; +y wheels are mirrored."""
    wide = width or 0.62 * radius
    rest = [(0.0, 0.0, 0.0)] + [(x, y, radius) for x, y in wheels]
    rig = Rig(
        ("root", *(f"wheel.{place + 1}" for place in range(len(wheels)))),
        (-1, *([0] * len(wheels))),
        np.array(rest, np.float32),
    )
    parts = [body]
    for place, (x, y) in enumerate(wheels):
        out = 1 if y >= 0 else -1
        parts.append(wheel(radius, wide, out).moved((x, y, radius)).bound_to(place + 1))
    low, high = body.vertices.min(axis=0), body.vertices.max(axis=0)
    belly = _belly(low, high, radius * 0.6)
    discs = _discs(wheels, radius, wide)
    lifted = 0.05 * order.size if order.trait("open", False) else 0.0  # above the doors
    seat = (0, (0.02 * order.size, min(0.35, 0.08 * order.size), radius * 1.5 + lifted))
    return figure(
        order,
        join(parts),
        [belly, *discs],
        volume=float(np.prod(high - low)) * 0.15,
        rig=rig,
        anchors={"seat": seat, "deck": (0, (0.0, 0.0, float(high[2])))},
    )


def _belly(low: Numbers, high: Numbers, clear: float) -> Collider:
    """The body above its ground clearance, as a box."""
    half = (
        float(high[0] - low[0]) / 2,
        float(high[1] - low[1]) * 0.475,
        float(high[2] - clear) / 2,
    )
    middle = (float(high[0] + low[0]) / 2, 0.0, float(high[2] + clear) / 2)
    return Collider("box", half, middle)


def _discs(wheels: Sequence[tuple[float, float]], radius: float, wide: float) -> list[Collider]:
    """A cylinder for each wheel, on its own joint."""
    return [
        Collider(
            "cylinder", (radius,), (x, y - wide / 2, radius), (x, y + wide / 2, radius), place + 1
        )
        for place, (x, y) in enumerate(wheels)
    ]


@lru_cache(maxsize=64)
def wheel(radius: float, width: float, out: int) -> Mesh:
    """A wheel about the y axis at the origin: tire, rim with five spokes on the outer side."""
    turned = np.linspace(-np.pi / 2, np.pi / 2, 5)
    half = width / 2
    profile = [(radius * 0.62, -half * 0.8)] + [
        (radius * (0.86 + 0.14 * np.cos(a)), half * np.sin(a)) for a in turned
    ]
    profile += [(radius * 0.62, half * 0.8)]
    upright = turn(0, 0, np.pi / 2)
    parts = [lathe(profile, _TIRE, Surface.RUBBER, 18).moved(rotation=upright)]
    y = out * half * 0.62
    disc = [(0, y - out * 0.02, 0), (0, y - out * 0.04, 0)]
    parts.append(cylinder(disc[1], disc[0], radius * 0.64, color="#3a3d42", segments=18))
    for spoke in range(5):
        angle = spoke * 2 * np.pi / 5
        tip = (radius * 0.6 * np.cos(angle), y, radius * 0.6 * np.sin(angle))
        parts.append(tube([(0, y, 0), tip], radius * 0.075, "#c9ccd0", Surface.METAL, 4, False))
    hub = [(0, y - out * 0.01, 0), (0, y + out * 0.03, 0)]
    parts.append(cylinder(hub[0], hub[1], radius * 0.14, color="#dfe2e5", surface=6, segments=10))
    return frozen(join(parts))


def _shell(
    stations: Sequence[tuple[float, float, float, float]],
    color: str,
    power: float = 5.0,
    surface: int = Surface.PLASTIC,
    count: int = 27,
) -> Mesh:
    """A body lofted along x from (x, bottom, top, half width) stations."""
    line = spline(np.array(stations), count)
    outline = rounded(2, 2, power, 24)
    middle, half = (line[:, 1] + line[:, 2]) / 2, (line[:, 2] - line[:, 1]) / 2
    sections = np.stack(
        [
            np.broadcast_to(line[:, :1], (count, 24)),
            line[:, 3:4] * outline[None, :, 0],
            middle[:, None] + half[:, None] * outline[None, :, 1],
        ],
        axis=-1,
    )
    return loft(sections.astype(np.float32), color, surface)


def _cabin(rings: Sequence[tuple[float, float, float, float]], color: str, pillar: float) -> Mesh:
    """Glass through rings of (z, rear x, front x, half width); roof and pillars in `color`."""
    corners = []
    for z, rear, front, half in rings:
        outline = rounded(front - rear, 2 * half, 7.0, 28)
        points = np.column_stack([outline, np.full(28, z)])
        points[:, 0] += (front + rear) / 2
        corners.append(points)
    glass = sheet(np.array(corners, np.float32), _GLASS, Surface.GLASS, closed=True)
    z, rear, front, half = rings[-1]
    crown = rounded(front - rear + 0.1, 2 * half + 0.06, 6.0, 28)
    shift = np.array([(front + rear) / 2, 0])
    layers = [
        np.column_stack([crown * s + shift, np.full(28, z + lift)])
        for s, lift in ((1.0, -0.03), (1.0, 0.01), (0.93, 0.045), (0.6, 0.065), (0.02, 0.07))
    ]
    roof = sheet(np.array(layers, np.float32), color, Surface.PLASTIC, closed=True)
    posts = []
    low, high = rings[0], rings[-1]
    for side in (-1, 1):
        for share in (0.02, 0.46, 0.98):
            a = (low[1] + (low[2] - low[1]) * share, side * low[3] * 0.97, low[0] - 0.04)
            b = (high[1] + (high[2] - high[1]) * share, side * high[3] * 0.97, high[0])
            posts.append(tube([a, b], pillar, color, Surface.PLASTIC, 6, caps=False))
    return join([glass, roof, *posts])


Body = tuple[Mesh, list[tuple[float, float]], float]


def _arches(wheels: Sequence[tuple[float, float]], radius: float) -> Mesh:
    parts = []
    for x, y in wheels:
        side = 1 if y > 0 else -1
        a, b = (x, y - side * 0.3, radius), (x, y + side * (0.31 * radius - 0.02), radius)
        parts.append(cylinder(a, b, radius * 1.17, None, "#0c0d0e", Surface.RUBBER, 22))
    return join(parts)


def _lights(unit: float, front: float, rear: float, half: float, z: float) -> Mesh:
    head = boxes(
        [(front, side * half * 0.74, z) for side in (-1, 1)],
        (0.06 * unit, 0.34 * unit, 0.12 * unit),
        "#fff6da",
        Surface.EMISSIVE,
    )
    tail = boxes(
        [(rear, side * half * 0.78, z + 0.06) for side in (-1, 1)],
        (0.05 * unit, 0.3 * unit, 0.12 * unit),
        "#c4161c",
        Surface.EMISSIVE,
    )
    return join([head, tail])


# Body lines along x: (x, bottom, top, half width); glass rings: (z, rear x, front x, half width).
_CAR_LINES = (
    (-2.18, 0.46, 0.84, 0.7),
    (-2.08, 0.3, 0.97, 0.84),
    (-1.4, 0.22, 1.0, 0.89),
    (-0.3, 0.2, 0.98, 0.9),
    (0.8, 0.2, 0.96, 0.9),
    (1.5, 0.22, 0.88, 0.87),
    (2.05, 0.28, 0.76, 0.8),
    (2.2, 0.4, 0.64, 0.62),
)
_CAR_GLASS = ((0.9, -1.75, 1.05, 0.8), (1.15, -1.5, 0.72, 0.74), (1.38, -1.12, 0.34, 0.64))
_TRUCK_CAB = (
    (1.5, 0.55, 2.75, 1.1),
    (1.7, 0.5, 2.9, 1.18),
    (2.8, 0.5, 2.85, 1.18),
    (3.6, 0.5, 2.5, 1.16),
    (3.9, 0.55, 1.6, 1.12),
    (4.0, 0.6, 1.2, 1.05),
)


def _car(order: Order) -> Body:
    """A saloon of 4.4 m, without a roof if the trait "open" says so; the traits "sign" and "police"
    dress it for its duty."""
    k = order.size / 4.4
    wheels = [(x, y) for x in (-1.32, 1.36) for y in (-0.82, 0.82)]
    lower = _shell(_CAR_LINES, order.main)
    open_top = bool(order.trait("open", False))
    cabin = cockpit() if open_top else _cabin(_CAR_GLASS, order.main, 0.035)
    trim = [
        boxes([(2.13, 0, 0.55)], (0.12, 0.8, 0.14), "#15171a", Surface.PLASTIC),
        boxes([(2.1, 0, 0.36), (-2.1, 0, 0.42)], (0.14, 1.5, 0.1), "#23262a", Surface.PLASTIC),
        boxes([(2.2, 0, 0.44), (-2.19, 0, 0.66)], (0.02, 0.5, 0.11), "#f0efe6", Surface.PLASTIC),
        boxes(
            [(x, s * 0.915, 0.84) for x in (-0.55, 0.45) for s in (-1, 1)],
            (0.16, 0.02, 0.025),
            "#d9dcdf",
            Surface.METAL,
        ),
        boxes([(0.78, s * 0.96, 0.98) for s in (-1, 1)], (0.12, 0.18, 0.12), order.main, 7),
        boxes(
            [(x, s * 0.899, 0.62) for x in (-0.98, 0.0, 0.95) for s in (-1, 1)],
            (0.012, 0.008, 0.5),
            "#101113",
            Surface.MATTE,
        ),
    ]
    lights = _lights(1.0, 2.1, -2.13, 0.84, 0.66)
    body = join([lower, cabin, _arches(wheels, 0.33), lights, *trim, *_duty(order)])
    return body.moved(scale=k), [(x * k, y * k) for x, y in wheels], 0.33 * k


def _duty(order: Order) -> list[Mesh]:
    """A taxi's roof sign and checkers; a police car's lights and dark doors."""
    trim: list[Mesh] = []
    if order.trait("sign", False):
        trim.append(block((0.22, 0.5, 0.16), (-0.4, 0, 1.53), 0.03, "#fff3c4", Surface.EMISSIVE))
        side = [(x, s * 0.905, 0.72) for x in np.arange(-1.2, 1.2, 0.16) for s in (-1, 1)]
        trim.append(boxes(side, (0.08, 0.01, 0.06), "#15171a", Surface.PLASTIC))
    if order.trait("police", False):
        for s, color in ((-1, "#1d4fd8"), (1, "#d8201d")):
            trim.append(block((0.2, 0.45, 0.1), (-0.4, s * 0.24, 1.5), 0.02, color, 26))
        trim.append(boxes([(0, s * 0.905, 0.7) for s in (-1, 1)], (2.0, 0.012, 0.3), "#15171a", 7))
    return trim


def _bus(order: Order) -> Body:
    k = order.size / 11.0
    wheels = [(x, y) for x in (-3.3, 3.6) for y in (-1.13, 1.13)]
    parts = [
        block((11, 2.5, 1.3), (0, 0, 1.05), 0.12, order.main, Surface.PLASTIC),
        block((11, 2.5, 0.4), (0, 0, 2.86), 0.16, order.main, Surface.PLASTIC),
        *_panes(order),
        boxes(
            [(0, s * 1.255, 1.45) for s in (-1, 1)],
            (11.0, 0.02, 0.18),
            order.color("stripe", "#f4f1e8"),
            Surface.PLASTIC,
        ),
        boxes(
            [(x, s * 1.225, 2.2) for x in np.linspace(-5.3, 5.3, 8) for s in (-1, 1)],
            (0.14, 0.06, 1.3),
            order.main,
            Surface.PLASTIC,
        ),
        boxes([(x, -1.26, 1.6) for x in (4.6, -4.0)], (1.0, 0.03, 2.2), "#2a3a46", Surface.GLASS),
        boxes([(x, -1.27, 1.6) for x in (4.6, -4.0)], (0.05, 0.03, 2.2), "#d9dcdf", Surface.METAL),
        boxes([(5.5, 0, 2.78)], (0.06, 1.5, 0.24), "#ffb74a", Surface.EMISSIVE),
        _arches(wheels, 0.48),
        _lights(1.0, 5.48, -5.48, 1.1, 0.8),
    ]
    return join(parts).moved(scale=k), [(x * k, y * k) for x, y in wheels], 0.48 * k


def _panes(order: Order) -> list[Mesh]:
    """The windows of a bus; where they are open there are benches behind them, metres."""
    if not order.trait("open", False):
        return [block((10.9, 2.44, 1.2), (0, 0, 2.2), 0.1, _GLASS, Surface.GLASS)]
    rows = [(x, 0.85, 1.8) for x in (-2.9, -1.6, -0.3)]
    return [boxes(rows, (0.12, 0.6, 0.5), "#3a4450", Surface.CLOTH)]


def _truck(order: Order) -> Body:
    k = order.size / 8.0
    wheels = [(x, y) for x in (-2.6, -1.5, 2.7) for y in (-1.02, 1.02)]
    cargo = order.color("cargo", "#eceae4")
    parts = [
        block((5.3, 2.44, 2.5), (-1.3, 0, 2.35), 0.05, cargo, Surface.PLASTIC),
        boxes(
            [(x, s * 1.23, 2.35) for x in np.linspace(-3.7, 1.1, 9) for s in (-1, 1)],
            (0.06, 0.03, 2.4),
            "#c9c6be",
            Surface.METAL,
        ),
        _shell(_TRUCK_CAB, order.main, 7.0),
        boxes([(2.75, s * 1.165, 2.15) for s in (-1, 1)], (1.0, 0.05, 0.7), _GLASS, Surface.GLASS),
        polygon(
            np.array(
                [(4.02, -1.0, 1.62), (4.02, 1.0, 1.62), (3.74, 0.95, 2.5), (3.74, -0.95, 2.5)],
                np.float32,
            ),
            _GLASS,
            Surface.GLASS,
        ),
        boxes([(3.98, 0, 1.05)], (0.08, 1.5, 0.5), "#23262a", Surface.METAL),
        boxes([(-0.1, 0, 0.72)], (7.4, 0.9, 0.26), "#202225", Surface.METAL),
        boxes([(3.95, 0, 0.6)], (0.2, 2.2, 0.24), "#c9ccd0", Surface.METAL),
        boxes([(3.1, s * 1.36, 2.2) for s in (-1, 1)], (0.08, 0.2, 0.42), "#202225", 7),
        _lights(1.2, 3.95, -3.95, 1.1, 0.95),
        _arches(wheels[4:], 0.5),
    ]
    return join(parts).moved(scale=k), [(x * k, y * k) for x, y in wheels], 0.5 * k


def _train(order: Order) -> Body:
    """A steam locomotive with its tender."""
    k = order.size / 12.0
    wheels = [(x, y) for x in (-0.6, 1.0, 2.6) for y in (-0.8, 0.8)]
    wheels += [(x, y) for x in (-4.8, -3.3) for y in (-0.8, 0.8)]
    dark, red = order.main, order.color("trim", "#a8251f")
    parts = [
        cylinder((-0.3, 0, 2.1), (4.6, 0, 2.1), 0.85, color=dark, surface=6, segments=28),
        cylinder((4.6, 0, 2.1), (4.8, 0, 2.1), 0.88, 0.7, "#2c2f33", 6, 28),
        cylinder((3.9, 0, 2.8), (3.9, 0, 3.9), 0.22, 0.34, "#202225", 6, 18),
        cylinder((2.3, 0, 2.8), (2.3, 0, 3.25), 0.34, 0.28, "#c79a3d", 6, 18),
        cylinder((1.0, 0, 2.8), (1.0, 0, 3.1), 0.28, 0.22, "#c79a3d", 6, 18),
        block((1.9, 2.2, 0.12), (-1.25, 0, 3.66), 0.05, dark, Surface.METAL),
        boxes([(-1.25, s * 1.0, 1.7) for s in (-1, 1)], (1.7, 0.1, 1.5), red, Surface.METAL),
        boxes(
            [(x, s * 1.0, 3.0) for x in (-2.05, -0.45) for s in (-1, 1)],
            (0.12, 0.1, 1.3),
            red,
            Surface.METAL,
        ),
        boxes([(1.5, 0, 1.15)], (6.6, 1.3, 0.25), "#202225", Surface.METAL),
        boxes([(4.75, 0, 1.05)], (0.14, 2.2, 0.35), red, Surface.METAL),
        boxes([(-4.05, 0, 1.9)], (2.7, 2.1, 1.6), dark, Surface.METAL),
        boxes([(-4.05, 0, 2.75)], (2.4, 1.8, 0.3), "#15171a", Surface.ROCK),
        boxes([(4.72, 0, 2.95)], (0.3, 0.34, 0.36), "#ffedb0", Surface.EMISSIVE),
    ]
    for ring in (0.4, 1.7, 3.1):
        hoop = torus(0.865, 0.03, color="#c79a3d", surface=6)
        parts.append(hoop.moved((ring, 0, 2.1), turn(0, np.pi / 2)))
    for s in (-1, 1):
        rod = [(-0.6, s * 1.0, 0.75), (2.6, s * 1.0, 0.75)]
        parts.append(tube(rod, 0.06, "#c9ccd0", Surface.METAL, 6))
    fender = [(4.8, -1.0, 0.75), (4.8, 1.0, 0.75), (5.5, 0, 0.15)]
    parts.append(polygon(np.array(fender, np.float32), red, Surface.METAL))
    return join(parts).moved(scale=k), [(x * k, y * k) for x, y in wheels], 0.75 * k


_FORMS: dict[str, Callable[[Order], Body]] = {
    "car": _car,
    "bus": _bus,
    "truck": _truck,
    "train": _train,
}
