"""Tools, weapons and instruments. Each maker gives a mesh of any scale and where it is held."""

from collections.abc import Callable

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.shapes import cylinder, ellipsoid, lathe, polygon, sheet, tube
from soracli.stage.things.forms import block, boxes, loft, rounded, spline, turn
from soracli.stage.things.paint import Order


def _umbrella(order: Order) -> tuple[Mesh, float]:
    """Open, its shaft upright: eight bowed panels, ribs and a hook."""
    ribs, rows = 8, 9
    angle = np.linspace(0, 2 * np.pi, ribs * 6 + 1)
    t = np.linspace(0, 1, rows)[:, None]
    scallop = 1 - 0.06 * np.abs(np.sin(angle * ribs / 2))[None]
    sag = 0.028 * np.abs(np.sin(angle * ribs / 2))[None] * t**2
    radius = 0.55 * np.sin(t * np.pi / 2) * (1 - (1 - scallop) * t**3)
    z = 0.66 + 0.32 * np.cos(t * np.pi / 2 * 0.98) - sag
    points = np.stack(
        [radius * np.cos(angle), radius * np.sin(angle), np.broadcast_to(z, radius.shape)], axis=-1
    )
    canopy = sheet(points[::-1].astype(np.float32), order.main, Surface.CLOTH)
    bars = []
    for k in range(ribs):
        a = 2 * np.pi * k / ribs
        line = np.stack(
            [radius[:, 0] * np.cos(a), radius[:, 0] * np.sin(a), z[:, 0] - 0.006], axis=1
        )
        bars.append(tube(line, 0.005, "#3a3d42", Surface.METAL, 4, caps=False))
    shaft = tube([(0, 0, 0.1), (0, 0, 1.05)], 0.011, "#3a3d42", Surface.METAL, 7)
    t2 = np.linspace(0, np.pi, 9)
    hook = np.stack([0.05 - 0.05 * np.cos(t2), np.zeros(9), 0.08 - 0.05 * np.sin(t2)], axis=1)
    return join([canopy, *bars, shaft, tube(hook, 0.017, "#5a3a22", Surface.WOOD, 7)]), 0.12


def _sword(order: Order) -> tuple[Mesh, float]:
    """Upright, point up."""
    blade = np.array([(-0.028, 0.24), (0.028, 0.24), (0.02, 0.9), (0.0, 1.0), (-0.02, 0.9)])
    parts = []
    for side in (-1, 1):
        ridge = np.array([(0.0, 0.24), (0.0, 0.97)])
        for a, b in (((-0.028, 0.24), (-0.02, 0.9)), ((0.028, 0.24), (0.02, 0.9))):
            quad = [
                (a[0], 0, a[1]),
                (ridge[0][0], side * 0.008, ridge[0][1]),
                (ridge[1][0], side * 0.004, ridge[1][1]),
                (b[0], 0, b[1]),
            ]
            parts.append(polygon(np.array(quad, np.float32), order.main, Surface.METAL))
    tip = np.array([(x, 0, z) for x, z in blade[2:]], np.float32)
    gold = order.color("hilt", "#c79a3d")
    parts += [
        polygon(tip, order.main, Surface.METAL),
        tube([(-0.13, 0, 0.225), (0, 0, 0.235), (0.13, 0, 0.225)], 0.016, gold, 6, 8),
        tube([(0, 0, 0.05), (0, 0, 0.23)], 0.018, "#3f2a1c", Surface.LEATHER, 8),
        ellipsoid(0.028, (0, 0, 0.03), gold, Surface.METAL, 10),
    ]
    return join(parts), 0.14


def _guitar(order: Order) -> tuple[Mesh, float]:
    """An acoustic guitar standing upright, strings toward -y."""
    z = np.linspace(0, 1, 25)
    half = 0.19 * (0.2 + np.sin(np.pi * np.clip(z * 0.96 + 0.03, 0, 1)) ** 0.55) / 1.2
    waist = 1 - 0.3 * np.exp(-(((z - 0.58) / 0.13) ** 2)) - 0.12 * np.clip((z - 0.6) / 0.4, 0, 1)
    outline = half * waist
    height = 0.5 * z
    edge = np.concatenate(
        [np.column_stack([outline, height]), np.column_stack([-outline[::-1], height[::-1]])]
    )
    front = np.column_stack([edge[:, 0], np.full(50, -0.045), edge[:, 1]])
    back = front * [1, -1, 1]
    side = sheet(
        np.stack([front, back]).astype(np.float32), order.color("side", "#6d3f1f"), 9, closed=True
    )
    top, rear = _fill(front, outline, height, order.main), _fill(back, outline, height, "#6d3f1f")
    return join([side, top, rear, *_neck(), *_strings()]), 0.5


def _neck() -> list[Mesh]:
    """Neck, head, bridge, sound hole and tuning pegs of a guitar."""
    dark = "#3a2415"
    pegs = [
        ellipsoid(0.011, (s * 0.045, -0.045, 0.91 + 0.035 * k), "#e8e2d2", Surface.PLASTIC, 8)
        for s in (-1, 1)
        for k in range(3)
    ]
    return [
        boxes([(0, -0.055, 0.66)], (0.045, 0.022, 0.56), dark, Surface.WOOD),
        block((0.07, 0.02, 0.12), (0, -0.045, 0.95), 0.004, dark, Surface.WOOD),
        boxes([(0, -0.055, 0.15)], (0.13, 0.014, 0.02), dark, Surface.WOOD),
        cylinder((0, -0.047, 0.31), (0, -0.049, 0.31), 0.05, color="#170f0a", segments=20),
        *pegs,
    ]


def _strings() -> list[Mesh]:
    """Six strings and the frets under them."""
    strings = [
        tube([(x, -0.068, 0.15), (x, -0.068, 0.92)], 0.0012, "#d9d4c4", Surface.METAL, 4, False)
        for x in np.linspace(-0.016, 0.016, 6)
    ]
    frets = [(0, -0.067, 0.46 + 0.036 * k) for k in range(12)]
    return [*strings, boxes(frets, (0.045, 0.003, 0.003), "#c9c4b4", Surface.METAL)]


def _fill(rim: Numbers, outline: Numbers, height: Numbers, color: str) -> Mesh:
    y = float(rim[0, 1])
    rows = [np.column_stack([s * outline, np.full(25, y), height]) for s in (-1, 1)]
    return sheet(np.array(rows, np.float32), color, Surface.WOOD)


def _violin(order: Order) -> tuple[Mesh, float]:
    mesh, grip = _guitar(order)
    bow = tube([(0.16, -0.1, 0.15), (0.2, -0.1, 0.85)], 0.006, "#5a3a22", Surface.WOOD, 6)
    return join([mesh, bow]), grip


def _drum(order: Order) -> tuple[Mesh, float]:
    shell = cylinder((0, 0, 0.05), (0, 0, 0.65), 0.5, color=order.main, surface=7, segments=30)
    parts = [shell]
    for z in (0.07, 0.63):
        parts.append(lathe([(0.515, z - 0.04), (0.515, z + 0.04)], "#d9dcdf", Surface.METAL, 30))
    skin = cylinder((0, 0, 0.655), (0, 0, 0.66), 0.48, color="#f4efe2", surface=11, segments=30)
    return join([*parts, skin]), 0.5


def _trumpet(order: Order) -> tuple[Mesh, float]:
    gold = order.main
    bell = np.array([(0.1, 0, 0.2), (0.4, 0, 0.2), (0.48, 0, 0.2), (0.5, 0, 0.2)], np.float32)
    parts = [tube(bell, (0.02, 0.035, 0.075, 0.12), gold, Surface.METAL, 18, caps=False)]
    loop = spline([(0.1, 0, 0.2), (-0.5, 0, 0.2), (-0.5, 0, 0.2)], 8)
    parts.append(tube(loop[:6], 0.02, gold, Surface.METAL, 8))
    under = spline(
        [
            (-0.25, 0, 0.2),
            (-0.33, 0, 0.12),
            (-0.25, 0, 0.06),
            (0.15, 0, 0.06),
            (0.22, 0, 0.13),
            (0.15, 0, 0.2),
        ],
        24,
    )
    parts.append(tube(under, 0.018, gold, Surface.METAL, 8))
    for x in (-0.08, 0.0, 0.08):
        parts.append(
            cylinder((x, 0, 0.04), (x, 0, 0.26), 0.032, color=gold, surface=6, segments=12)
        )
        parts.append(ellipsoid((0.025, 0.025, 0.012), (x, 0, 0.285), "#f4f0e4", 7, 8))
    return join(parts), 0.4


def _hammer(order: Order) -> tuple[Mesh, float]:
    head = block((0.34, 0.1, 0.1), (0, 0, 0.92), 0.015, order.main, Surface.METAL)
    return join([head, tube([(0, 0, 0), (0, 0, 0.95)], 0.03, "#b98a55", 9, 8)]), 0.2


def _axe(order: Order) -> tuple[Mesh, float]:
    blade = np.array([(0.0, 0.82), (0.2, 0.72), (0.24, 0.88), (0.2, 1.02), (0.0, 0.95)])
    parts = [tube([(0, 0, 0), (0, 0, 1.0)], 0.022, "#8a6238", Surface.WOOD, 8)]
    for side in (-0.014, 0.014):
        flat = np.array([(x, side * (1 - x * 3.6), z) for x, z in blade], np.float32)
        parts.append(polygon(flat, order.main, Surface.METAL))
    return join(parts), 0.2


def _ladder(order: Order) -> tuple[Mesh, float]:
    parts = [boxes([(s * 0.11, 0, 0.5) for s in (-1, 1)], (0.022, 0.03, 1.0), order.main, 9)]
    parts.append(
        boxes(
            [(0, 0, z) for z in np.linspace(0.07, 0.93, 9)],
            (0.22, 0.02, 0.02),
            order.main,
            Surface.WOOD,
        )
    )
    return join(parts), 0.5


def _shield(order: Order) -> tuple[Mesh, float]:
    turns = np.linspace(0, 1, 13)
    rows = []
    for up in np.linspace(0, 1, 13):
        half = 0.36 * np.sqrt(np.clip(1 - (1 - up) ** 2.6, 0.0004, 1))
        x = (turns * 2 - 1) * half
        rows.append(np.stack([x, -0.1 * (1 - (x / 0.36) ** 2), np.full(13, up)], axis=1))
    skin = sheet(np.array(rows, np.float32), order.main, Surface.METAL)
    cross = [
        sheet(
            np.array(rows, np.float32)[:, 5:8] + np.array([0, -0.012, 0], np.float32),
            order.color("cross", "#e8d9a8"),
            6,
        ),
        sheet(
            np.array(rows, np.float32)[7:10] + np.array([0, -0.012, 0], np.float32),
            order.color("cross", "#e8d9a8"),
            6,
        ),
    ]
    return join([skin, *cross]), 0.55


def _broom(order: Order) -> tuple[Mesh, float]:
    stick = tube([(0, 0, 0.25), (0, 0, 1.0)], 0.014, "#a87a43", Surface.WOOD, 7)
    sections = []
    for z, half in ((0.27, 0.03), (0.22, 0.05), (0.1, 0.1), (0.0, 0.13)):
        ring = rounded(2 * half, 0.06, 3.0, 16)
        sections.append(np.column_stack([ring, np.full(16, z)]))
    brush = loft(np.array(sections[::-1], np.float32), order.main, Surface.FUR)
    return join([stick, brush]), 0.6


def _flag(order: Order) -> tuple[Mesh, float]:
    pole = tube([(0, 0, 0), (0, 0, 1.0)], 0.012, "#c9ccd0", Surface.METAL, 7)
    x = np.linspace(0, 0.55, 15)
    wave = 0.04 * np.sin(x * 14) * x / 0.55
    rows = [np.stack([x, wave, np.full(15, z)], axis=1) for z in (0.62, 0.74, 0.86, 0.98)]
    return join([pole, sheet(np.array(rows, np.float32), order.main, Surface.CLOTH)]), 0.3


def _key(order: Order) -> tuple[Mesh, float]:
    t = np.linspace(0, 2 * np.pi, 19)
    ring = np.stack([0.14 * np.cos(t), np.zeros(19), 0.86 + 0.14 * np.sin(t)], axis=1)
    parts = [
        tube(ring, 0.035, order.main, 6, 8, caps=False),
        tube([(0, 0, 0), (0, 0, 0.72)], 0.035, order.main, 6, 8),
        boxes([(0.08, 0, 0.05), (0.07, 0, 0.16)], (0.14, 0.05, 0.05), order.main, 6),
    ]
    return join(parts), 0.8


def _anchor(order: Order) -> tuple[Mesh, float]:
    t = np.linspace(-2.7, -0.44, 15)
    arms = np.stack([0.36 * np.cos(t), np.zeros(15), 0.38 + 0.36 * np.sin(t)], axis=1)
    ring = np.linspace(0, 2 * np.pi, 17)
    loop = np.stack([0.07 * np.cos(ring), np.zeros(17), 0.96 + 0.07 * np.sin(ring)], axis=1)
    return join(
        [
            tube([(0, 0, 0.04), (0, 0, 0.9)], 0.035, order.main, 6, 8),
            tube(arms, 0.04, order.main, 6, 8),
            tube(loop, 0.02, order.main, 6, 6, caps=False),
            tube([(-0.2, 0, 0.78), (0.2, 0, 0.78)], 0.028, order.main, 6, 8),
        ]
    ).moved(rotation=turn(0.0)), 0.8


FORMS: dict[str, Callable[[Order], tuple[Mesh, float]]] = {
    "umbrella": _umbrella,
    "sword": _sword,
    "guitar": _guitar,
    "violin": _violin,
    "drum": _drum,
    "trumpet": _trumpet,
    "hammer": _hammer,
    "axe": _axe,
    "ladder": _ladder,
    "shield": _shield,
    "broom": _broom,
    "flag": _flag,
    "key": _key,
    "anchor": _anchor,
}
