"""Machines and everyday objects: phone, laptop, television, camera, clock, signs."""

from collections.abc import Callable

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join, linear
from soracli.stage.shapes import cylinder, ellipsoid, lathe, polygon, torus, tube
from soracli.stage.things.forms import block, boxes, turn
from soracli.stage.things.paint import Order

_SCREEN = "#9fd0ff"


def _phone(order: Order) -> tuple[Mesh, float]:
    body = block((0.48, 0.055, 1.0), (0, 0, 0.5), 0.02, order.main, Surface.PLASTIC)
    glass = boxes([(0, -0.029, 0.5)], (0.44, 0.003, 0.94), _SCREEN, Surface.EMISSIVE)
    lens = cylinder((0.13, 0.028, 0.86), (0.13, 0.04, 0.86), 0.05, color="#0d0e10", surface=10)
    return join([body, glass, lens]), 0.4


def _laptop(order: Order) -> tuple[Mesh, float]:
    base = block((1.0, 0.68, 0.035), (0, 0, 0.018), 0.01, order.main, Surface.METAL)
    keys = boxes(
        [((c - 5.5) * 0.074, 0.02 + r * 0.075, 0.038) for c in range(12) for r in range(4)],
        (0.06, 0.06, 0.008),
        "#1d1f22",
        Surface.PLASTIC,
    )
    pad = boxes([(0, -0.2, 0.036)], (0.3, 0.18, 0.004), "#8d9499", Surface.METAL)
    lid = join(
        [
            block((1.0, 0.025, 0.66), (0, 0, 0.33), 0.01, order.main, Surface.METAL),
            boxes([(0, -0.014, 0.34)], (0.93, 0.003, 0.56), _SCREEN, Surface.EMISSIVE),
        ]
    ).moved((0, 0.33, 0.03), turn(0, 0, -0.3))
    return join([base, keys, pad, lid]), 0.1


def _television(order: Order) -> tuple[Mesh, float]:
    return join(
        [
            block((1.0, 0.05, 0.58), (0, 0, 0.36), 0.012, order.main, Surface.PLASTIC),
            boxes([(0, -0.027, 0.365)], (0.95, 0.003, 0.53), "#6fa8dc", Surface.EMISSIVE),
            boxes([(s * 0.3, 0, 0.04) for s in (-1, 1)], (0.04, 0.22, 0.08), order.main, 7),
        ]
    ), 0.5


def _camera(order: Order) -> tuple[Mesh, float]:
    return join(
        [
            block((1.0, 0.4, 0.62), (0, 0, 0.31), 0.06, order.main, Surface.LEATHER),
            block((0.34, 0.38, 0.2), (0, 0, 0.68), 0.05, order.main, Surface.PLASTIC),
            cylinder((0.02, -0.2, 0.32), (0.02, -0.55, 0.32), 0.26, color="#1b1c1e", surface=7),
            ellipsoid((0.2, 0.04, 0.2), (0.02, -0.55, 0.32), "#2f4a7a", Surface.GLASS, 18),
            torus(0.25, 0.02, color="#c9ccd0", surface=6).moved(
                (0.02, -0.5, 0.32), turn(0, 0, 1.571)
            ),
            cylinder(
                (0.36, 0, 0.62), (0.36, 0, 0.7), 0.07, color="#c9ccd0", surface=6, segments=14
            ),
        ]
    ), 0.4


def _clock(order: Order) -> tuple[Mesh, float]:
    face = cylinder((0, 0.05, 0.5), (0, -0.02, 0.5), 0.48, color="#fbf8f0", surface=7, segments=36)
    rim = torus(0.48, 0.035, color=order.main, surface=6, segments=36)
    parts = [face, rim.moved((0, 0, 0.5), turn(0, 0, np.pi / 2))]
    for hour in range(12):
        a = hour * np.pi / 6
        at = (0.4 * np.sin(a), -0.025, 0.5 + 0.4 * np.cos(a))
        size = (0.03, 0.01, 0.08) if hour % 3 == 0 else (0.015, 0.01, 0.05)
        parts.append(boxes([(0, 0, 0)], size, "#1d1d1f").moved(at, turn(0, a)))
    for a, length, wide in ((-1.05, 0.24, 0.022), (0.6, 0.36, 0.015)):
        end = (length * np.sin(a), -0.035, 0.5 + length * np.cos(a))
        parts.append(tube([(0, -0.035, 0.5), end], wide, "#1d1d1f", Surface.METAL, 6))
    return join(parts), 0.5


_SIGNALS = {
    0.95: ("#ff2d20", "#3d0f0b"),
    0.86: ("#ffb020", "#5a4a12"),
    0.77: ("#20d860", "#123f1c"),
}
"""The lamps of a traffic light by their height: lit, and dark."""


def _traffic_light(order: Order) -> tuple[Mesh, float]:
    """Its color is that of the lamp that is lit."""
    shown = min(
        _SIGNALS, key=lambda z: float(np.abs(linear(_SIGNALS[z][0]) - linear(order.main)).sum())
    )
    parts = [
        tube([(0, 0.04, 0), (0, 0.04, 0.75)], 0.02, "#4b5359", Surface.METAL, 8),
        block((0.1, 0.1, 0.27), (0, 0, 0.86), 0.012, "#23262a", Surface.METAL),
    ]
    for z, (lit, dark) in _SIGNALS.items():
        color = lit if z == shown else dark
        parts.append(ellipsoid((0.032, 0.014, 0.032), (0, -0.052, z), color, Surface.EMISSIVE, 14))
    return join(parts), 0.5


def _sign(order: Order) -> tuple[Mesh, float]:
    """A red octagon on a pole with a white bar of letters."""
    parts = [tube([(0, 0.02, 0), (0, 0.02, 1.0)], 0.014, "#8d9499", Surface.METAL, 8)]
    angle = np.linspace(0, 2 * np.pi, 8, endpoint=False) + np.pi / 8
    for grow, y, color in ((0.16, 0.0, "#f4f4f0"), (0.148, -0.004, order.main)):
        rim = np.stack([grow * np.cos(angle), np.full(8, y), 0.84 + grow * np.sin(angle)], axis=1)
        parts.append(polygon(rim.astype(np.float32), color, Surface.PLASTIC))
        parts.append(polygon((rim + [0, 0.012, 0]).astype(np.float32)[::-1], "#c9ccd0", 6))
    letters = [(x, -0.008, 0.84) for x in (-0.075, -0.025, 0.025, 0.075)]
    parts.append(boxes(letters, (0.034, 0.004, 0.07), "#f4f4f0", Surface.PLASTIC))
    return join(parts), 0.5


def _hydrant(order: Order) -> tuple[Mesh, float]:
    from soracli.stage.things.outdoors import hydrant

    return hydrant().painted(order.main), 0.5


def _mirror(order: Order) -> tuple[Mesh, float]:
    ring = torus(0.44, 0.04, color=order.main, surface=6, segments=34)
    disc = cylinder((0, 0, 0.5), (0, 0.02, 0.5), 0.44, color="#c6dbe6", surface=10, segments=34)
    return join([ring.moved((0, 0, 0.5), turn(0, 0, np.pi / 2)), disc]), 0.5


def _picture(order: Order) -> tuple[Mesh, float]:
    frame = block((1.0, 0.05, 0.75), (0, 0, 0.375), 0.015, order.main, Surface.WOOD)
    sky = boxes([(0, -0.028, 0.46)], (0.86, 0.004, 0.4), "#8fb9d9", Surface.PAPER)
    land = boxes([(0, -0.029, 0.18)], (0.86, 0.004, 0.2), "#6f8f4a", Surface.PAPER)
    sun = cylinder((0.2, -0.03, 0.5), (0.2, -0.033, 0.5), 0.07, color="#ffe08a", segments=18)
    return join([frame, sky, land, sun]), 0.5


def _computer(order: Order) -> tuple[Mesh, float]:
    return join(
        [
            block((1.0, 0.06, 0.6), (0, 0.1, 0.56), 0.015, order.main, Surface.PLASTIC),
            boxes([(0, 0.068, 0.57)], (0.94, 0.004, 0.52), _SCREEN, Surface.EMISSIVE),
            tube([(0, 0.12, 0.03), (0, 0.12, 0.3)], 0.04, "#8d9499", Surface.METAL, 8),
            block((0.4, 0.24, 0.02), (0, 0.12, 0.01), 0.006, "#8d9499", Surface.METAL),
            block((0.8, 0.26, 0.03), (0, -0.26, 0.015), 0.008, "#2a2d32", Surface.PLASTIC),
        ]
    ), 0.4


def _fridge(order: Order) -> tuple[Mesh, float]:
    """Walls, shelves with food on them, and a door before them, which is all in front of -0.165."""
    walls = [
        ((0, 0.19, 0.5), (0.42, 0.02, 1.0)),
        ((-0.2, 0.02, 0.5), (0.02, 0.36, 1.0)),
        ((0.2, 0.02, 0.5), (0.02, 0.36, 1.0)),
        ((0, 0.02, 0.985), (0.4, 0.36, 0.03)),
        ((0, 0.02, 0.05), (0.4, 0.36, 0.1)),
    ]
    shelves = [((0, 0.03, z), (0.38, 0.3, 0.008)) for z in (0.3, 0.5, 0.7)]
    parts = [boxes([at], size, order.main, Surface.METAL) for at, size in walls]
    parts += [boxes([at], size, "#dfe9ee", Surface.GLASS) for at, size in shelves]
    food = (
        (-0.12, 0.304, 0.12, "#3f8f4a"), (0.0, 0.304, 0.08, "#d8a03c"),
        (0.12, 0.304, 0.1, "#c8322b"), (-0.1, 0.504, 0.14, "#f4f6f6"),
        (0.08, 0.504, 0.06, "#e8c04a"), (-0.06, 0.704, 0.09, "#b05a8a"),
        (0.1, 0.704, 0.15, "#3f7fc8"), (-0.1, 0.1, 0.12, "#7fae3f"),
        (0.06, 0.1, 0.1, "#e07a2f"),
    )  # fmt: skip
    for x, z, tall, color in food:
        parts.append(block((0.08, 0.1, tall), (x, 0.0, z + 0.5 * tall), 0.01, color))
    door = [
        block((0.42, 0.04, 1.0), (0, -0.185, 0.5), 0.01, order.main, Surface.METAL),
        boxes([(0, -0.206, 0.64)], (0.41, 0.004, 0.008), "#3a3d42"),
        boxes([(0.16, -0.22, z) for z in (0.44, 0.78)], (0.02, 0.02, 0.2), "#8d9499", 6),
    ]
    return join([*parts, *door]), 0.5


def _stove(order: Order) -> tuple[Mesh, float]:
    parts = [
        block((0.7, 0.65, 1.0), (0, 0, 0.5), 0.02, order.main, Surface.METAL),
        boxes([(0, -0.33, 0.4)], (0.5, 0.01, 0.4), "#15171a", Surface.GLASS),
        tube([(-0.25, -0.36, 0.68), (0.25, -0.36, 0.68)], 0.015, "#c9ccd0", 6, 6),
    ]
    for x in (-0.17, 0.17):
        for y in (-0.15, 0.15):
            parts.append(torus(0.1, 0.012, (x, y, 1.01), "#1d1f22", 6, 20))
    for x in np.linspace(-0.24, 0.24, 5):
        parts.append(cylinder((x, -0.33, 0.86), (x, -0.36, 0.86), 0.03, color="#1d1f22"))
    return join(parts), 0.5


def _telescope(order: Order) -> tuple[Mesh, float]:
    tubes = [
        tube([(0.3, 0, 0.7), (-0.35, 0, 1.0)][::-1], (0.09, 0.06), order.main, 6, 16),
        tube([(0.3, 0, 0.7), (0.4, 0, 0.655)], 0.03, "#1d1f22", 7, 10),
    ]
    for angle in (0.5, 2.6, 4.7):
        foot = (0.32 * np.cos(angle), 0.32 * np.sin(angle), 0)
        tubes.append(tube([foot, (0, 0, 0.8)], 0.018, "#8a6238", Surface.WOOD, 6))
    return join(tubes), 0.6


def _fountain(order: Order) -> tuple[Mesh, float]:
    stone = order.main
    return join(
        [
            lathe([(0.5, 0), (0.5, 0.16), (0.46, 0.16), (0.45, 0.06)], stone, Surface.PLASTER, 34),
            lathe([(0.45, 0.12), (0.001, 0.12)], "#4fa3c4", Surface.ICE, 34),
            lathe(
                [(0.1, 0.05), (0.06, 0.14), (0.07, 0.4), (0.24, 0.5), (0.22, 0.52), (0.001, 0.49)],
                stone,
                Surface.PLASTER,
                26,
            ),
            lathe([(0.05, 0.48), (0.03, 0.66), (0.1, 0.72), (0.001, 0.73)], stone, 31, 20),
            lathe([(0.012, 0.72), (0.03, 0.86), (0.008, 0.9)], "#cfeaf4", Surface.ICE, 10),
        ]
    ), 0.5


def _statue_base(order: Order) -> tuple[Mesh, float]:
    stone = order.main
    parts = [
        block((0.4, 0.4, 0.3), (0, 0, 0.15), 0.02, stone, Surface.PLASTER),
        lathe([(0.13, 0.3), (0.1, 0.5), (0.13, 0.7), (0.06, 0.82), (0.05, 0.84)], stone, 31),
        ellipsoid((0.07, 0.075, 0.085), (0, 0, 0.91), stone, Surface.PLASTER, 16),
    ]
    return join(parts), 0.5


FORMS: dict[str, Callable[[Order], tuple[Mesh, float]]] = {
    "phone": _phone,
    "laptop": _laptop,
    "television": _television,
    "camera": _camera,
    "clock": _clock,
    "traffic_light": _traffic_light,
    "stop_sign": _sign,
    "hydrant": _hydrant,
    "mirror": _mirror,
    "picture": _picture,
    "computer": _computer,
    "fridge": _fridge,
    "stove": _stove,
    "telescope": _telescope,
    "fountain": _fountain,
    "statue": _statue_base,
}
