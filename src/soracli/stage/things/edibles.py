"""Food: cake, fruit, bread and the like."""

from collections.abc import Callable

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join, linear
from soracli.stage.shapes import cylinder, ellipsoid, lathe, polygon, torus, tube
from soracli.stage.things.forms import geodesic, lumpy, recolored, spline, turn
from soracli.stage.things.paint import Order


def _cake(order: Order) -> tuple[Mesh, float]:
    """Two tiers, icing, cherries and lit candles on a plate."""
    icing = order.main
    parts = [
        lathe([(0.52, 0), (0.55, 0.03), (0.001, 0.03)], "#e8e4da", Surface.PLASTIC, 34),
        lathe(
            [(0.46, 0.03), (0.46, 0.26), (0.44, 0.28), (0.001, 0.28)],
            order.color("cake", "#f6e3c5"),
            Surface.CLOTH,
            34,
        ),
        lathe([(0.3, 0.28), (0.3, 0.5), (0.28, 0.52), (0.001, 0.52)], icing, Surface.PLASTIC, 30),
        torus(0.455, 0.03, (0, 0, 0.27), icing, Surface.PLASTIC, 34),
        torus(0.3, 0.025, (0, 0, 0.51), "#fffaf0", Surface.PLASTIC, 30),
        torus(0.31, 0.03, (0, 0, 0.3), "#fffaf0", Surface.PLASTIC, 30),
    ]
    for k in range(10):
        a = 2 * np.pi * k / 10
        at = (0.38 * np.cos(a), 0.38 * np.sin(a), 0.31)
        parts.append(ellipsoid(0.035, at, "#c4162a", Surface.PLASTIC, 10))
    for k in range(6):
        a = 2 * np.pi * k / 6
        x, y = 0.19 * np.cos(a), 0.19 * np.sin(a)
        color = ("#4fa3e0", "#f2c230", "#e0557a")[k % 3]
        parts.append(tube([(x, y, 0.5), (x, y, 0.68)], 0.015, color, Surface.PLASTIC, 8))
        flame = lathe([(0.008, 0), (0.016, 0.03), (0.001, 0.08)], "#ffbf4a", 26, 8)
        parts.append(flame.moved((x, y, 0.685)))
    return join(parts), 0.2


def _apple(order: Order) -> tuple[Mesh, float]:
    profile = spline(
        [
            (0.02, 0.05),
            (0.2, 0.0),
            (0.38, 0.12),
            (0.48, 0.42),
            (0.44, 0.7),
            (0.26, 0.85),
            (0.1, 0.82),
            (0.01, 0.74),
        ],
        30,
    )
    skin = lathe(np.maximum(profile, 0.0), order.main, Surface.PLASTIC, 28)
    stem = tube([(0, 0, 0.74), (0.03, 0, 1.0)], 0.025, "#5a3d25", Surface.WOOD, 7)
    leaf = polygon(
        np.array(
            [(0.02, 0, 0.92), (0.16, 0.07, 0.98), (0.3, 0, 1.02), (0.16, -0.07, 0.98)], np.float32
        ),
        "#4f8a34",
        Surface.FOLIAGE,
    )
    return join([skin, stem, leaf]), 0.5


def _orange(order: Order) -> tuple[Mesh, float]:
    skin = geodesic(0.5, (0, 0, 0.5), order.main, Surface.LEATHER, 3)
    knob = ellipsoid((0.05, 0.05, 0.02), (0, 0, 0.99), "#4f6a24", Surface.FOLIAGE, 8)
    return join([skin, knob]), 0.5


def _banana(order: Order) -> tuple[Mesh, float]:
    t = np.linspace(-1.05, 1.05, 15)
    path = np.stack([0.6 * np.sin(t), np.zeros(15), 0.68 - 0.6 * np.cos(t)], axis=1)
    thick = 0.105 * np.cos(t * 0.9) ** 0.6
    skin = tube(path, np.maximum(thick, 0.03).astype(np.float32), order.main, Surface.PLASTIC, 8)
    ends = [ellipsoid(0.035, path[k], "#4a3a1c", Surface.MATTE, 8) for k in (0, -1)]
    return join([skin, *ends]), 0.5


def _carrot(order: Order) -> tuple[Mesh, float]:
    body = lathe(
        [(0.005, 0), (0.08, 0.4), (0.12, 0.72), (0.09, 0.78), (0.001, 0.78)],
        order.main,
        Surface.PLASTIC,
        18,
    )
    leaves = [
        tube(
            [(0, 0, 0.76), (0.1 * np.cos(a), 0.1 * np.sin(a), 1.0)],
            (0.025, 0.012),
            "#4f8a34",
            12,
            6,
        )
        for a in np.linspace(0, 5.3, 6)
    ]
    return join([body, *leaves]), 0.5


def _pizza(order: Order) -> tuple[Mesh, float]:
    base = cylinder((0, 0, 0), (0, 0, 0.03), 0.48, color=order.main, surface=11, segments=36)
    crust = torus(0.47, 0.04, (0, 0, 0.03), "#b9803f", Surface.MATTE, 36)
    sauce = cylinder((0, 0, 0.03), (0, 0, 0.042), 0.44, color="#e8b23c", surface=7, segments=36)
    chance = np.random.default_rng(4)
    slices = []
    for _ in range(16):
        r, a = 0.38 * np.sqrt(chance.uniform()), chance.uniform(0, 6.28)
        at = (r * np.cos(a), r * np.sin(a))
        color = ("#a82a20", "#a82a20", "#3f6b2a", "#f4efe0")[int(chance.integers(4))]
        slices.append(
            cylinder((*at, 0.042), (*at, 0.052), 0.055, color=color, surface=7, segments=14)
        )
    return join([base, crust, sauce, *slices]), 0.5


def _burger(order: Order) -> tuple[Mesh, float]:
    bun = order.main
    return join(
        [
            lathe([(0.42, 0), (0.48, 0.06), (0.46, 0.16), (0.001, 0.16)], bun, Surface.MATTE, 28),
            lumpy((0.49, 0.49, 0.07), 3, 0.1, "#4f2f1c", Surface.ROCK, 2).moved((0, 0, 0.24)),
            lathe([(0.5, 0.29), (0.5, 0.32), (0.001, 0.32)], "#f2b632", Surface.PLASTIC, 4),
            torus(0.44, 0.045, (0, 0, 0.36), "#5f9a3a", Surface.FOLIAGE, 26),
            lathe([(0.46, 0.38), (0.44, 0.5), (0.3, 0.66), (0.001, 0.72)], bun, Surface.MATTE, 28),
        ]
    ), 0.5


def _donut(order: Order) -> tuple[Mesh, float]:
    dough = torus(0.33, 0.17, (0, 0, 0.17), "#c98f4e", Surface.MATTE, 34)
    glaze = torus(0.33, 0.155, (0, 0, 0.205), order.main, Surface.PLASTIC, 34)
    chance = np.random.default_rng(2)
    bits = []
    for k in range(22):
        a, r = chance.uniform(0, 6.28), 0.33 + chance.uniform(-0.09, 0.09)
        at = np.array([r * np.cos(a), r * np.sin(a), 0.355])
        end = at + [0.04 * np.cos(k), 0.04 * np.sin(k), 0]
        bits.append(
            tube(
                [at, end],
                0.01,
                ("#fff", "#ffd23c", "#4fa3e0", "#5fbf6a")[k % 4].replace("#fff", "#ffffff")[:7],
                Surface.PLASTIC,
                5,
            )
        )
    return join([dough, glaze, *bits]), 0.5


def _bread(order: Order) -> tuple[Mesh, float]:
    loaf = ellipsoid((0.5, 0.2, 0.18), (0, 0, 0.17), order.main, Surface.MATTE, 28)
    tops = [
        tube([(x - 0.06, -0.1, 0.33), (x, 0, 0.35), (x + 0.06, 0.1, 0.33)], 0.016, "#e9cf9c", 0, 6)
        for x in (-0.25, 0.0, 0.25)
    ]
    return join([loaf, *tops]), 0.5


def _icecream(order: Order) -> tuple[Mesh, float]:
    cone = lathe([(0.01, 0), (0.17, 0.55)], "#d2a05a", Surface.PLANKS, 20)
    scoops = [
        lumpy(0.2, 4, 0.07, order.main, Surface.MATTE, 3, True).moved((0, 0, 0.62)),
        lumpy(0.16, 5, 0.07, order.color("second", "#f6ead0"), Surface.MATTE, 3, True).moved(
            (0, 0, 0.84)
        ),
    ]
    cherry = ellipsoid(0.05, (0, 0, 1.02), "#c4162a", Surface.PLASTIC, 10)
    return join([cone, *scoops, cherry]), 0.25


def _pumpkin(order: Order) -> tuple[Mesh, float]:
    angle = np.linspace(0, 2 * np.pi, 41)[:-1]
    share = np.linspace(0.05, np.pi - 0.05, 15)
    rows = []
    for s in share[::-1]:
        ribs = 1 + 0.07 * np.cos(angle * 10)
        r = 0.5 * np.sin(s) ** 0.8 * ribs
        rows.append(
            np.stack(
                [r * np.cos(angle), r * np.sin(angle), np.full(40, 0.36 + 0.36 * np.cos(s) * 0.95)],
                axis=1,
            )
        )
    from soracli.stage.shapes import sheet

    skin = sheet(np.array(rows, np.float32), order.main, Surface.PLASTIC, closed=True)
    groove = np.tile(0.8 + 0.25 * (np.cos(angle * 10) > 0), 15)
    skin = recolored(skin, linear(order.main) * groove[:, None])
    stem = tube([(0, 0, 0.66), (0.04, 0, 0.84)], (0.06, 0.045), "#5f7a34", Surface.WOOD, 7)
    return join([skin, stem]), 0.5


def _egg(order: Order) -> tuple[Mesh, float]:
    share = np.linspace(np.pi, 0, 20)
    skin = np.stack(
        [0.36 * np.sin(share) * (1 - 0.12 * np.cos(share)), 0.5 + 0.5 * np.cos(share)], 1
    )
    return lathe(np.maximum(skin, 0.0005), order.main, Surface.PLASTIC, 26), 0.5


def _grapes(order: Order) -> tuple[Mesh, float]:
    parts = []
    for level, (count, out) in enumerate(((1, 0), (3, 0.1), (6, 0.19), (7, 0.23), (5, 0.16))):
        for k in range(count):
            a = 2 * np.pi * k / count + level
            at = (out * np.cos(a), out * np.sin(a), 0.1 + 0.15 * level)
            parts.append(geodesic(0.11, at, order.main, Surface.PLASTIC, 1))
    parts.append(
        tube(spline([(0, 0, 0.75), (0.02, 0, 0.95), (0.08, 0, 1.0)], 6), 0.02, "#5a4a25", 9, 6)
    )
    return join(parts).moved(rotation=turn(0.2)), 0.5


FORMS: dict[str, Callable[[Order], tuple[Mesh, float]]] = {
    "cake": _cake,
    "apple": _apple,
    "orange": _orange,
    "banana": _banana,
    "carrot": _carrot,
    "pizza": _pizza,
    "burger": _burger,
    "donut": _donut,
    "bread": _bread,
    "ice_cream": _icecream,
    "pumpkin": _pumpkin,
    "egg": _egg,
    "grapes": _grapes,
}
