"""Dishes, vessels and lights. Each maker gives a mesh of any scale and where it is held (share of
its height)."""

from collections.abc import Callable

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import ellipsoid, lathe, torus, tube
from soracli.stage.things.forms import block, boxes, copies, turn
from soracli.stage.things.paint import Order


def _mug(order: Order) -> tuple[Mesh, float]:
    body = lathe(
        [(0.36, 0), (0.42, 0.03), (0.42, 0.97), (0.4, 1.0), (0.37, 0.97), (0.37, 0.86)],
        order.main,
        order.surface,
        28,
    )
    drink = lathe([(0.37, 0.86), (0.001, 0.86)], order.color("drink", "#3d2314"), 0, 28)
    if order.trait("filled", False):  # what is in it has a body of its own
        inner = [(0.37, 0.97), (0.36, 0.05), (0.001, 0.05)]
        drink = lathe(inner, order.main, order.surface, 28)
    t = np.linspace(-2.0, 2.0, 15)
    path = np.stack([0.5 + 0.22 * np.cos(t), np.zeros(15), 0.5 + 0.3 * np.sin(t)], axis=1)
    return join([body, drink, tube(path, 0.055, order.main, order.surface, 9)]), 0.5


def _glass(order: Order) -> tuple[Mesh, float]:
    bowl = lathe(
        [(0.03, 0.42), (0.2, 0.5), (0.3, 0.68), (0.29, 0.86), (0.25, 1.0)],
        order.main,
        Surface.GLASS,
        26,
    )
    wine = lathe(
        [(0.03, 0.44), (0.19, 0.51), (0.28, 0.68), (0.001, 0.68)],
        order.color("drink", "#6e1423"),
        Surface.PLASTIC,
        26,
    )
    foot = lathe([(0.24, 0), (0.22, 0.02), (0.03, 0.05), (0.025, 0.42)], order.main, 10, 22)
    return join([bowl, wine, foot]), 0.3


def _tumbler(order: Order) -> tuple[Mesh, float]:
    """A plain glass for water, milk and juice."""
    skin = [(0.24, 0), (0.26, 0.01), (0.32, 0.99), (0.31, 1.0), (0.25, 0.04), (0.001, 0.04)]
    return lathe(skin, order.main, Surface.GLASS, 30), 0.5


def _pitcher(order: Order) -> tuple[Mesh, float]:
    """A jug that one sees through."""
    skin = [(0.27, 0), (0.3, 0.04), (0.31, 0.5), (0.27, 0.8), (0.29, 1.0), (0.27, 0.98),
            (0.25, 0.8), (0.29, 0.5), (0.28, 0.05), (0.001, 0.05)]  # fmt: skip
    t = np.linspace(-1.35, 1.35, 13)
    path = np.stack([-0.28 - 0.2 * np.cos(t), np.zeros(13), 0.52 + 0.28 * np.sin(t)], axis=1)
    handle = tube(path, 0.035, order.main, Surface.GLASS, 8)
    return join([lathe(skin, order.main, Surface.GLASS, 30), handle]), 0.6


def _flask(order: Order) -> tuple[Mesh, float]:
    """The cone of a laboratory, with a neck."""
    skin = [(0.4, 0), (0.42, 0.04), (0.38, 0.16), (0.13, 0.7), (0.12, 0.94), (0.15, 1.0),
            (0.13, 0.98), (0.1, 0.7), (0.36, 0.14), (0.001, 0.05)]  # fmt: skip
    return lathe(skin, order.main, Surface.GLASS, 30), 0.7


def _bottle(order: Order) -> tuple[Mesh, float]:
    body = lathe(
        [(0.13, 0), (0.145, 0.02), (0.145, 0.55), (0.12, 0.66), (0.052, 0.76), (0.048, 0.95)],
        order.main,
        order.surface,
        24,
    )
    label = lathe([(0.147, 0.16), (0.147, 0.44)], order.color("label", "#efe6cf"), 11, 24)
    cork = lathe([(0.056, 0.93), (0.056, 1.0), (0.001, 1.0)], order.color("cap", "#b08a58"), 9, 16)
    return join([body, label, cork]), 0.4


def _bowl(order: Order) -> tuple[Mesh, float]:
    skin = [
        (0.18, 0),
        (0.2, 0.03),
        (0.38, 0.16),
        (0.5, 0.4),
        (0.48, 0.4),
        (0.36, 0.18),
        (0.001, 0.08),
    ]
    return lathe(skin, order.main, order.surface, 30), 0.5


def _plate(order: Order) -> tuple[Mesh, float]:
    skin = [(0.26, 0), (0.3, 0.015), (0.5, 0.06), (0.49, 0.07), (0.3, 0.03), (0.001, 0.025)]
    return lathe(skin, order.main, order.surface, 34), 0.5


def _vase(order: Order) -> tuple[Mesh, float]:
    skin = [
        (0.16, 0),
        (0.2, 0.05),
        (0.3, 0.3),
        (0.28, 0.52),
        (0.13, 0.74),
        (0.12, 0.86),
        (0.19, 1.0),
        (0.16, 0.98),
        (0.09, 0.84),
        (0.001, 0.8),
    ]
    band = lathe(
        [(0.302, 0.3), (0.306, 0.36), (0.298, 0.42)], order.color("band", "#d9b35a"), 7, 30
    )
    return join([lathe(skin, order.main, order.surface, 30), band]), 0.5


def _teapot(order: Order) -> tuple[Mesh, float]:
    body = lathe(
        [(0.2, 0), (0.36, 0.14), (0.42, 0.34), (0.36, 0.52), (0.22, 0.62), (0.001, 0.64)],
        order.main,
        order.surface,
        28,
    )
    lid = ellipsoid((0.06, 0.06, 0.06), (0, 0, 0.7), order.main, order.surface, 12)
    spout = tube(
        [(0.36, 0, 0.24), (0.54, 0, 0.34), (0.64, 0, 0.56)],
        (0.09, 0.06, 0.045),
        order.main,
        order.surface,
        10,
    )
    t = np.linspace(-1.4, 1.4, 11)
    path = np.stack([-0.36 - 0.24 * np.cos(t), np.zeros(11), 0.36 + 0.22 * np.sin(t)], axis=1)
    return join([body, lid, spout, tube(path, 0.035, order.main, order.surface, 8)]), 0.6


def _candle(order: Order) -> tuple[Mesh, float]:
    wax = lathe([(0.12, 0.06), (0.12, 0.78), (0.1, 0.8), (0.001, 0.78)], order.main, 7, 20)
    dish = lathe([(0.2, 0), (0.24, 0.06), (0.22, 0.06), (0.001, 0.05)], "#b08a3c", 6, 22)
    wick = tube([(0, 0, 0.78), (0.005, 0, 0.86)], 0.008, "#241a12", 0, 5)
    flame = lathe([(0.012, 0.82), (0.034, 0.87), (0.026, 0.92), (0.002, 1.0)], "#ffbf4a", 26, 12)
    drip = tube([(0.117, 0, 0.78), (0.125, 0, 0.6)], (0.02, 0.028), order.main, 7, 8)
    return join([wax, dish, wick, flame, drip]), 0.4


def _lantern(order: Order) -> tuple[Mesh, float]:
    """A brass hand lantern: glass chimney with a flame, cage, handle."""
    metal = order.main
    parts = [
        lathe([(0.2, 0), (0.22, 0.03), (0.2, 0.12), (0.13, 0.18), (0.001, 0.18)], metal, 6, 24),
        lathe([(0.12, 0.18), (0.17, 0.34), (0.13, 0.54)], "#ffe3a0", Surface.GLASS, 22),
        lathe([(0.03, 0.2), (0.06, 0.28), (0.045, 0.36), (0.004, 0.48)], "#ffb347", 26, 12),
        lathe(
            [(0.14, 0.54), (0.19, 0.58), (0.1, 0.68), (0.1, 0.72), (0.03, 0.76), (0.001, 0.76)],
            metal,
            Surface.METAL,
            24,
        ),
    ]
    for angle in np.linspace(0, 2 * np.pi, 4, endpoint=False):
        x, y = np.cos(angle), np.sin(angle)
        bar = [(0.17 * x, 0.17 * y, 0.14), (0.2 * x, 0.2 * y, 0.34), (0.16 * x, 0.16 * y, 0.58)]
        parts.append(tube(bar, 0.012, metal, Surface.METAL, 6))
    t = np.linspace(0, np.pi, 15)
    arch = np.stack([0.19 * np.cos(t), np.zeros(15), 0.6 + 0.38 * np.sin(t)], axis=1)
    return join([*parts, tube(arch, 0.013, metal, Surface.METAL, 6)]), 1.0


def _paper_lantern(order: Order) -> tuple[Mesh, float]:
    share = np.linspace(0.02, np.pi - 0.02, 19)
    ribs = np.where(np.arange(19) % 2 == 0, 1.0, 0.965)
    skin = np.stack([0.44 * np.sin(share) ** 0.6 * ribs, 0.5 - 0.42 * np.cos(share)], axis=1)
    parts = [
        lathe(skin, order.main, Surface.EMISSIVE, 28),
        lathe([(0.16, 0.05), (0.16, 0.1)], "#1d1a17", 7, 22),
        lathe([(0.16, 0.9), (0.16, 0.95)], "#1d1a17", 7, 22),
        tube([(0, 0, 0.05), (0, 0, -0.16)], 0.02, "#d9a441", 4, 6),
    ]
    return join(parts), 1.0


def _bucket(order: Order) -> tuple[Mesh, float]:
    skin = lathe(
        [(0.3, 0), (0.42, 0.78), (0.43, 0.8), (0.4, 0.79), (0.29, 0.05), (0.001, 0.05)],
        order.main,
        order.surface,
        26,
    )
    t = np.linspace(0, np.pi, 13)
    arch = np.stack([0.42 * np.cos(t), np.zeros(13), 0.76 + 0.36 * np.sin(t)], axis=1)
    return join([skin, tube(arch, 0.014, "#8d9499", 6, 6)]), 1.0


def _barrel(order: Order) -> tuple[Mesh, float]:
    from soracli.stage.things.outdoors import barrel

    return barrel(order.main), 0.5


def _basket(order: Order) -> tuple[Mesh, float]:
    skin = lathe(
        [(0.3, 0), (0.4, 0.34), (0.42, 0.36), (0.38, 0.35), (0.28, 0.03), (0.001, 0.03)],
        order.main,
        Surface.PLANKS,
        26,
    )
    rings = [
        torus(0.31 + 0.1 * z / 0.36, 0.016, (0, 0, z), order.main, 9, 26)
        for z in (0.06, 0.14, 0.22, 0.3, 0.36)
    ]
    t = np.linspace(0, np.pi, 13)
    arch = np.stack([0.41 * np.cos(t), np.zeros(13), 0.36 + 0.4 * np.sin(t)], axis=1)
    return join([skin, *rings, tube(arch, 0.022, order.main, 9, 7)]), 1.0


def _table_lamp(order: Order) -> tuple[Mesh, float]:
    base = lathe(
        [(0.2, 0), (0.2, 0.03), (0.1, 0.08), (0.14, 0.25), (0.08, 0.42), (0.03, 0.5), (0.03, 0.6)],
        order.color("stand", "#8d5a3a"),
        7,
        24,
    )
    shade = lathe([(0.32, 0.58), (0.2, 1.0)], order.main, Surface.EMISSIVE, 26)
    return join([base, shade]), 0.4


def _pot(order: Order) -> tuple[Mesh, float]:
    body = lathe(
        [(0.38, 0), (0.4, 0.02), (0.4, 0.42), (0.38, 0.42), (0.38, 0.04), (0.001, 0.04)],
        order.main,
        Surface.METAL,
        28,
    )
    handles = boxes([(s * 0.46, 0, 0.34) for s in (-1, 1)], (0.14, 0.16, 0.03), "#1d1d1f", 7)
    return join([body, handles]), 0.6


def _pan(order: Order) -> tuple[Mesh, float]:
    body = lathe(
        [(0.3, 0), (0.36, 0.07), (0.34, 0.07), (0.28, 0.015), (0.001, 0.015)],
        order.main,
        Surface.METAL,
        28,
    )
    return join([body, tube([(0.34, 0, 0.06), (0.8, 0, 0.12)], 0.03, "#1d1d1f", 7, 8)]), 0.6


def _campfire(order: Order) -> tuple[Mesh, float]:
    del order
    logs = []
    for k in range(6):
        angle = k * np.pi / 3
        low = (0.42 * np.cos(angle), 0.42 * np.sin(angle), 0.04)
        logs.append(
            tube(
                [low, (0.03 * np.cos(angle), 0.03 * np.sin(angle), 0.3)],
                0.05,
                "#5b3d25",
                Surface.WOOD,
                8,
            )
        )
    ring = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    at = np.stack([0.58 * np.cos(ring), 0.58 * np.sin(ring), np.full(12, 0.05)], axis=1)
    stones = copies(ellipsoid((0.12, 0.1, 0.09), (0, 0, 0), "#77716a", 13, 8), at, ring)
    flames = []
    for k, (x, y, h, c) in enumerate(
        (
            (0, 0, 0.85, "#ffb02e"),
            (0.12, 0.05, 0.6, "#ff7a1f"),
            (-0.1, 0.08, 0.55, "#ff8f25"),
            (0.02, -0.12, 0.5, "#ffd45a"),
            (-0.07, -0.06, 0.68, "#ff9a2b"),
        )
    ):
        tongue = lathe([(0.05, 0.12), (0.1, 0.22), (0.07, 0.4 * h), (0.003, h)], c, 26, 8)
        flames.append(tongue.moved((x, y, 0), turn(k * 1.1, 0.06)))
    return join([*logs, stones, *flames]), 0.3


def _box_like(order: Order) -> tuple[Mesh, float]:
    return block((1, 0.7, 0.5), (0, 0, 0.25), 0.03, order.main, order.surface), 0.5


FORMS: dict[str, Callable[[Order], tuple[Mesh, float]]] = {
    "mug": _mug,
    "glass": _glass,
    "tumbler": _tumbler,
    "pitcher": _pitcher,
    "flask": _flask,
    "bottle": _bottle,
    "bowl": _bowl,
    "plate": _plate,
    "vase": _vase,
    "teapot": _teapot,
    "candle": _candle,
    "lantern": _lantern,
    "paper_lantern": _paper_lantern,
    "bucket": _bucket,
    "barrel": _barrel,
    "basket": _basket,
    "table_lamp": _table_lamp,
    "pot": _pot,
    "pan": _pan,
    "campfire": _campfire,
    "soap": _box_like,
}
