"""A basketball hoop to the rules: rim 3.05 m up, board 1.83 x 1.07 m, facing +x."""

import numpy as np

from soracli.stage.figure import Collider, Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import torus, tube
from soracli.stage.things.forms import block, boxes
from soracli.stage.things.paint import Order, figure

RIM_HEIGHT, RIM_RADIUS, RIM_THICKNESS = 3.05, 0.2286, 0.010
BOARD_WIDTH, BOARD_HEIGHT, BOARD_BOTTOM = 1.83, 1.07, 2.90
_FACE = -RIM_RADIUS - 0.151  # the board's face stands 0.151 m behind the rim
_POLE = -1.75


def hoop(order: Order) -> Figure:
    """The rim's center is above the origin; the board's face is behind it and looks along +x.

    Anchors: "rim" (its center) and "backboard" (the middle of the inner square on the face).
    The kind's size is the rim's height.
    """
    scale = order.size / RIM_HEIGHT
    mesh = hoop_mesh(order.main, order.color("pole", "#39424e")).moved(scale=scale)
    colliders = [_scaled(collider, scale) for collider in _colliders()]
    return figure(
        order,
        mesh,
        colliders,
        volume=0.2 * scale**3,
        anchors={
            "rim": (0, (0.0, 0.0, RIM_HEIGHT * scale)),
            "backboard": (0, (_FACE * scale, 0.0, (RIM_HEIGHT + 0.38) * scale)),
        },
    )


def hoop_mesh(pad: str, steel: str) -> Mesh:
    """Board, rim, net and stand at regulation size, the rim's center above the origin."""
    return join([_board(), _rim(), _net(), _stand(pad, steel)])


def _board() -> Mesh:
    """White board, dark border, the orange-red inner square 0.59 x 0.45 m above the rim."""
    middle = BOARD_BOTTOM + BOARD_HEIGHT / 2
    back = _FACE - 0.025
    parts = [
        block((0.05, BOARD_WIDTH, BOARD_HEIGHT), (back, 0, middle), 0.01, "#f4f6f7", 7),
    ]
    parts.append(_frame(_FACE + 0.001, middle, BOARD_WIDTH, BOARD_HEIGHT, 0.05, "#20242c"))
    parts.append(_frame(_FACE + 0.002, RIM_HEIGHT + 0.225, 0.59, 0.45, 0.05, "#e2501c"))
    return join(parts)


def _frame(x: float, z: float, width: float, height: float, line: float, color: str) -> Mesh:
    y, up = (width - line) / 2, (height - line) / 2
    return boxes(
        [(x, -y, z), (x, y, z), (x, 0, z - up), (x, 0, z + up)],
        [(0.006, line, height), (0.006, line, height), (0.006, width, line), (0.006, width, line)],
        color,
        Surface.PLASTIC,
    )


def _rim() -> Mesh:
    orange = "#f0581a"
    ring = torus(RIM_RADIUS, RIM_THICKNESS * 1.3, (0, 0, RIM_HEIGHT), orange, Surface.METAL, 36)
    bracket = boxes(
        [((_FACE - RIM_RADIUS) / 2, 0, RIM_HEIGHT - 0.01), (_FACE + 0.02, 0, RIM_HEIGHT - 0.06)],
        [(0.16, 0.12, 0.02), (0.04, 0.16, 0.14)],
        orange,
        Surface.METAL,
    )
    return join([ring, bracket])


def _net() -> Mesh:
    """White cords in a diamond weave, narrowing downward."""
    cords, steps = 12, 5
    levels = np.linspace(0, 1, steps)
    radius = RIM_RADIUS * (1 - 0.48 * levels**0.8)
    height = RIM_HEIGHT - 0.42 * levels
    parts = []
    for cord in range(cords):
        for twist in (-1, 1):
            angle = 2 * np.pi * (cord + twist * 0.5 * np.arange(steps)) / cords
            path = np.stack([radius * np.cos(angle), radius * np.sin(angle), height], axis=1)
            parts.append(tube(path, 0.0055, "#ffffff", Surface.CLOTH, 4, caps=False))
    return join(parts)


def _stand(color: str, steel: str) -> Mesh:
    pole = tube([(_POLE, 0, 0), (_POLE, 0, 2.7)], 0.09, steel, Surface.METAL, 16)
    arms = [
        tube([(_POLE, 0, 2.5), (_FACE - 0.1, y, 3.25)], 0.04, steel, Surface.METAL, 10)
        for y in (-0.3, 0.3)
    ]
    beam = tube([(_POLE, 0, 2.7), (_FACE - 0.13, 0, 3.33)], 0.06, steel, Surface.METAL, 10)
    pad = block((0.34, 0.34, 1.8), (_POLE, 0, 0.95), 0.05, color, Surface.CLOTH)
    foot = block((0.7, 0.7, 0.06), (_POLE, 0, 0.03), 0.02, steel, Surface.CONCRETE)
    return join([pole, beam, *arms, pad, foot])


def _colliders() -> list[Collider]:
    middle = BOARD_BOTTOM + BOARD_HEIGHT / 2
    parts = [
        Collider("box", (0.025, BOARD_WIDTH / 2, BOARD_HEIGHT / 2), (_FACE - 0.025, 0.0, middle)),
        Collider("box", (0.08, 0.06, 0.01), ((_FACE - RIM_RADIUS) / 2, 0.0, RIM_HEIGHT - 0.01)),
        Collider("cylinder", (0.17,), (_POLE, 0.0, 0.0), (_POLE, 0.0, 2.7)),
        Collider("capsule", (0.06,), (_POLE, 0.0, 2.7), (_FACE - 0.06, 0.0, 3.35)),
    ]
    angle = np.linspace(0, 2 * np.pi, 21)
    ring = [(float(RIM_RADIUS * np.cos(a)), float(RIM_RADIUS * np.sin(a))) for a in angle]
    for (ax, ay), (bx, by) in zip(ring[:-1], ring[1:], strict=True):
        parts.append(
            Collider("capsule", (RIM_THICKNESS,), (ax, ay, RIM_HEIGHT), (bx, by, RIM_HEIGHT))
        )
    return parts


def _scaled(collider: Collider, scale: float) -> Collider:
    a, b = collider.a, collider.b
    return Collider(
        collider.shape,
        tuple(part * scale for part in collider.size),
        (a[0] * scale, a[1] * scale, a[2] * scale),
        (b[0] * scale, b[1] * scale, b[2] * scale),
        collider.joint,
    )
