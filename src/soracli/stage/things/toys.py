"""Toys, garments lying about and sports goods."""

from collections.abc import Callable

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import ellipsoid, lathe, polygon, sheet, torus, tube
from soracli.stage.things.forms import block, boxes, turn
from soracli.stage.things.paint import Order


def _balloon(order: Order) -> tuple[Mesh, float]:
    share = np.linspace(0.05, np.pi, 20)
    skin = np.stack(
        [0.2 * np.sin(share) * (1 + 0.12 * np.cos(share)), 0.76 - 0.24 * np.cos(share)], axis=1
    )
    body = lathe(skin, order.main, Surface.PLASTIC, 26)
    knot = lathe([(0.03, 0.49), (0.008, 0.52)], order.main, Surface.RUBBER, 10)
    t = np.linspace(0, 1, 16)
    string = np.stack([0.02 * np.sin(t * 9), 0.015 * np.cos(t * 7), 0.5 * t], axis=1)
    return join([body, knot, tube(string, 0.003, "#e8e4da", Surface.CLOTH, 4)]), 0.05


def _kite(order: Order) -> tuple[Mesh, float]:
    """A diamond kite leaning back, with a tail of bows."""
    corners = {
        "top": (0, 0, 1.0),
        "left": (-0.3, 0.03, 0.7),
        "right": (0.3, 0.03, 0.7),
        "bottom": (0, 0, 0.24),
        "middle": (0, -0.05, 0.7),
    }
    second = order.color("second", "#ffd23c")
    parts = []
    for a, b, color in (
        ("top", "left", order.main),
        ("left", "bottom", second),
        ("bottom", "right", order.main),
        ("right", "top", second),
    ):
        three = np.array([corners[a], corners[b], corners["middle"]], np.float32)
        parts.append(polygon(three, color, Surface.CLOTH))
    parts.append(
        tube([corners["top"], corners["middle"], corners["bottom"]], 0.006, "#8a6238", 9, 5)
    )
    parts.append(tube([corners["left"], corners["right"]], 0.006, "#8a6238", Surface.WOOD, 5))
    t = np.linspace(0, 1, 18)
    tail = np.stack([0.06 * np.sin(t * 10) * t, np.zeros(18), 0.24 - 0.3 * t], axis=1)
    parts.append(tube(tail, 0.004, "#e8e4da", Surface.CLOTH, 4))
    for k in (4, 8, 12, 16):
        x, _, z = tail[k]
        bow = [
            (x - 0.04, 0, z + 0.02),
            (x + 0.04, 0, z - 0.02),
            (x + 0.04, 0, z + 0.02),
            (x - 0.04, 0, z - 0.02),
        ]
        parts.append(polygon(np.array(bow, np.float32)[[0, 3, 1]], order.main, Surface.CLOTH))
        parts.append(polygon(np.array(bow, np.float32)[[0, 2, 1]], order.main, Surface.CLOTH))
    return join(parts), 0.55


def _teddy(order: Order) -> tuple[Mesh, float]:
    fur, light = order.main, order.color("muzzle", "#e0c49a")

    def part(
        radii: tuple[float, float, float], at: tuple[float, float, float], color: str = fur
    ) -> Mesh:
        return ellipsoid(radii, at, color, Surface.FUR, 18)

    parts = [
        part((0.2, 0.17, 0.22), (0, 0, 0.28)),
        part((0.13, 0.05, 0.15), (0, -0.14, 0.28), light),
        part((0.19, 0.17, 0.17), (0, 0, 0.63)),
        part((0.08, 0.07, 0.06), (0, -0.16, 0.59), light),
        ellipsoid((0.03, 0.02, 0.02), (0, -0.225, 0.61), "#1d1613", Surface.PLASTIC, 8),
    ]
    for s in (-1, 1):
        parts += [
            part((0.07, 0.04, 0.07), (s * 0.14, 0, 0.78)),
            part((0.045, 0.02, 0.045), (s * 0.14, -0.035, 0.78), light),
            part((0.07, 0.08, 0.15), (s * 0.23, -0.05, 0.36)),
            part((0.09, 0.17, 0.09), (s * 0.14, -0.17, 0.1)),
            part((0.06, 0.02, 0.06), (s * 0.14, -0.33, 0.1), light),
            ellipsoid(0.022, (s * 0.07, -0.155, 0.67), "#1d1613", Surface.EYE, 8),
        ]
    return join(parts), 0.5


def _snowman(order: Order) -> tuple[Mesh, float]:
    white, worn = order.main, {one.kind: one.color for one in order.entity.wears if one.color}
    scarf = worn.get("scarf", "#c8322b")
    hat = next((tint for kind, tint in worn.items() if kind != "scarf"), "#1d1d20")
    parts = [
        ellipsoid((0.28, 0.28, 0.25), (0, 0, 0.23), white, Surface.SNOW, 22),
        ellipsoid((0.21, 0.21, 0.19), (0, 0, 0.58), white, Surface.SNOW, 20),
        ellipsoid((0.15, 0.15, 0.14), (0, 0, 0.85), white, Surface.SNOW, 20),
        lathe([(0.022, 0), (0.001, 0.16)], "#ef7d22", Surface.MATTE, 10).moved(
            (0, -0.14, 0.85), turn(0, 0, np.pi / 2)
        ),
        lathe(
            [(0.2, 0.955), (0.2, 0.975), (0.12, 0.98), (0.12, 1.15), (0.001, 1.15)],
            hat,
            Surface.CLOTH,
            22,
        ),
        torus(0.155, 0.035, (0, 0, 0.73), scarf, Surface.CLOTH, 22),
        boxes([(0.09, -0.16, 0.63)], (0.07, 0.03, 0.2), scarf, Surface.CLOTH),
    ]
    for x in (-0.055, 0.055):
        parts.append(ellipsoid(0.02, (x, -0.135, 0.9), "#161616", 0, 8))
    for z in (0.48, 0.57, 0.66):
        parts.append(ellipsoid(0.02, (0, -0.2, z), "#161616", 0, 8))
    for s in (-1, 1):
        stick = [(s * 0.18, 0, 0.62), (s * 0.4, 0, 0.74)]
        parts.append(tube(stick, 0.012, "#5a3d25", Surface.WOOD, 6))
        for lift in (0.05, -0.02):
            twig = [(s * 0.35, 0, 0.71), (s * 0.43, 0, 0.72 + lift)]
            parts.append(tube(twig, 0.007, "#5a3d25", Surface.WOOD, 5))
    return join(parts), 0.5


def _frisbee(order: Order) -> tuple[Mesh, float]:
    skin = [(0.5, 0), (0.5, 0.06), (0.44, 0.1), (0.001, 0.12)]
    ring = torus(0.3, 0.012, (0, 0, 0.105), order.color("ring", "#ffffff"), 7, 28)
    return join([lathe(skin, order.main, Surface.PLASTIC, 34), ring]), 0.5


def _racket(order: Order) -> tuple[Mesh, float]:
    t = np.linspace(0, 2 * np.pi, 33)
    rim = np.stack([0.17 * np.cos(t), np.zeros(33), 0.77 + 0.22 * np.sin(t)], axis=1)
    parts = [
        tube(rim, 0.016, order.main, Surface.PLASTIC, 7, caps=False),
        tube([(0, 0, 0), (0, 0, 0.28)], 0.022, "#1d1f22", Surface.LEATHER, 8),
        tube([(0, 0, 0.28), (-0.08, 0, 0.57)], 0.012, order.main, 7, 6),
        tube([(0, 0, 0.28), (0.08, 0, 0.57)], 0.012, order.main, 7, 6),
    ]
    for u in np.linspace(-0.13, 0.13, 8):
        reach = 0.22 * np.sqrt(1 - (u / 0.17) ** 2)
        wire = [(u, 0, 0.77 - reach), (u, 0, 0.77 + reach)]
        parts.append(tube(wire, 0.0022, "#f4f1e8", 4, 4, caps=False))
    for v in np.linspace(-0.18, 0.18, 10):
        reach = 0.17 * np.sqrt(1 - (v / 0.22) ** 2)
        wire = [(-reach, 0, 0.77 + v), (reach, 0, 0.77 + v)]
        parts.append(tube(wire, 0.0022, "#f4f1e8", 4, 4, caps=False))
    return join(parts), 0.12


def _bat(order: Order) -> tuple[Mesh, float]:
    skin = [
        (0.03, 0),
        (0.03, 0.02),
        (0.016, 0.03),
        (0.018, 0.3),
        (0.035, 0.6),
        (0.04, 0.9),
        (0.03, 0.99),
        (0.001, 1.0),
    ]
    return lathe(skin, order.main, Surface.WOOD, 20), 0.12


def _skis(order: Order) -> tuple[Mesh, float]:
    parts = []
    for y in (-0.05, 0.05):
        x = np.linspace(-0.5, 0.5, 15)
        z = 0.006 + 0.06 * np.clip((x - 0.38) / 0.12, 0, 1) ** 2
        rows = [np.stack([x, np.full(15, y + s * 0.022), z], axis=1) for s in (-1, 1)]
        parts.append(sheet(np.array(rows, np.float32), order.main, Surface.PLASTIC))
        parts.append(block((0.14, 0.04, 0.03), (0, y, 0.02), 0.006, "#1d1f22", Surface.PLASTIC))
    return join(parts), 0.5


def _hat(order: Order) -> tuple[Mesh, float]:
    skin = [(0.5, 0.02), (0.49, 0.035), (0.28, 0.05), (0.27, 0.26), (0.22, 0.32), (0.001, 0.3)]
    band = lathe([(0.283, 0.06), (0.283, 0.12)], order.color("band", "#1d1d20"), 4, 28)
    return join([lathe(skin, order.main, Surface.CLOTH, 30), band]), 0.5


def _backpack(order: Order) -> tuple[Mesh, float]:
    parts = [
        block((0.62, 0.36, 0.9), (0, 0, 0.45), 0.1, order.main, Surface.CLOTH),
        block((0.5, 0.16, 0.42), (0, -0.22, 0.28), 0.05, order.main, Surface.CLOTH),
        block((0.6, 0.38, 0.16), (0, 0, 0.92), 0.06, order.color("flap", "#3a3d42"), 4),
    ]
    for s in (-1, 1):
        strap = [(s * 0.16, 0.18, 0.88), (s * 0.18, 0.32, 0.6), (s * 0.2, 0.18, 0.15)]
        parts.append(tube(strap, 0.04, "#3a3d42", Surface.CLOTH, 7))
    return join(parts), 0.9


def _crown(order: Order) -> tuple[Mesh, float]:
    points = 8
    angle = np.linspace(0, 2 * np.pi, points * 4 + 1)
    high = 0.3 + 0.26 * np.abs(np.cos(angle * points / 2)) ** 1.6
    rows = [
        np.stack([r * np.cos(angle), r * np.sin(angle), z], axis=1)
        for r, z in ((0.46, np.zeros_like(angle)), (0.47, np.full_like(angle, 0.16)), (0.5, high))
    ]
    parts = [sheet(np.array(rows, np.float32), order.main, Surface.METAL)]
    for k in range(points):
        a = 2 * np.pi * k / points
        top = (0.5 * np.cos(a), 0.5 * np.sin(a), 0.58)
        parts.append(ellipsoid(0.035, top, "#f4f1e8", Surface.PLASTIC, 8))
        gem = (0.475 * np.cos(a), 0.475 * np.sin(a), 0.1)
        parts.append(ellipsoid((0.04, 0.04, 0.05), gem, ("#c8202a", "#1f5fc8")[k % 2], 10, 8))
    return join(parts), 0.5


def _duck(order: Order) -> tuple[Mesh, float]:
    parts = [
        ellipsoid((0.36, 0.26, 0.24), (0, 0, 0.24), order.main, Surface.RUBBER, 24),
        ellipsoid((0.18, 0.17, 0.17), (0.2, 0, 0.56), order.main, Surface.RUBBER, 20),
        ellipsoid((0.12, 0.09, 0.035), (0.4, 0, 0.54), "#f08a1f", Surface.RUBBER, 12),
        ellipsoid((0.12, 0.08, 0.1), (-0.36, 0, 0.36), order.main, Surface.RUBBER, 12),
    ]
    for s in (-1, 1):
        parts.append(ellipsoid(0.026, (0.3, s * 0.12, 0.62), "#141414", Surface.EYE, 8))
        parts.append(ellipsoid((0.2, 0.05, 0.12), (-0.04, s * 0.24, 0.28), order.main, 8, 14))
    return join(parts), 0.4


FORMS: dict[str, Callable[[Order], tuple[Mesh, float]]] = {
    "balloon_toy": _balloon,
    "kite": _kite,
    "teddy_bear": _teddy,
    "snowman": _snowman,
    "frisbee": _frisbee,
    "racket": _racket,
    "bat": _bat,
    "skis": _skis,
    "hat": _hat,
    "backpack": _backpack,
    "crown": _crown,
    "rubber_duck": _duck,
}
