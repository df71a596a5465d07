"""Boards to stand on: paddleboard, surfboard, snowboard, skateboard. The nose points to +x."""

from dataclasses import dataclass

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.shapes import cylinder, polygon, sheet
from soracli.stage.things.forms import block, loft, recolored, rounded, spline
from soracli.stage.things.paint import Order, figure, hull


@dataclass(frozen=True)
class _Plan:
    """Proportions to the length: width, thickness, half-width along the board, rise of its ends."""

    width: float
    thickness: float
    outline: tuple[float, ...]
    tail_rise: float
    nose_rise: float
    wheels: bool = False
    fin: bool = False


_PLANS = {
    "paddleboard": _Plan(
        0.25, 0.047, (0.5, 0.78, 0.95, 1.0, 0.99, 0.9, 0.68, 0.06), 0.012, 0.055, fin=True
    ),
    "surfboard": _Plan(
        0.25, 0.03, (0.4, 0.72, 0.93, 1.0, 0.95, 0.78, 0.48, 0.03), 0.02, 0.07, fin=True
    ),
    "snowboard": _Plan(0.19, 0.012, (0.45, 0.95, 0.92, 0.86, 0.92, 0.95, 0.45), 0.05, 0.05),
    "skateboard": _Plan(0.25, 0.02, (0.35, 0.9, 1.0, 1.0, 1.0, 0.9, 0.35), 0.07, 0.07, wheels=True),
}
_STATIONS, _AROUND = 41, 28


def board(order: Order) -> Figure:
    """A board of length `order.size`, flat on the ground or on the water; anchor "deck" on top."""
    plan = _PLANS.get(order.form, _PLANS["paddleboard"])
    sections = _sections(plan, order.size)
    lift = 0.085 * order.size if plan.wheels else 0.0
    parts = [_body(order, sections), _deck(order, plan, sections)]
    if plan.wheels:
        parts.append(_trucks(order.size, plan))
    if plan.fin:
        parts.append(_fin(order))
    mesh = join(parts).moved((0, 0, lift))
    top = float(sections[_STATIONS // 2, :, 2].max()) + lift
    points = sections[::5, ::4].reshape(-1, 3) + np.array([0, 0, lift], np.float32)
    feet = _feet(order.size, plan) if plan.wheels else np.zeros((0, 3), np.float32)
    width, thickness = plan.width * order.size, plan.thickness * order.size
    return figure(
        order,
        mesh,
        [hull(np.concatenate([points, feet]).tolist())],
        volume=order.size * width * thickness * 0.75,
        anchors={"deck": (0, (0.0, 0.0, top)), "center": (0, (0.0, 0.0, top / 2))},
    )


def _sections(plan: _Plan, length: float) -> Numbers:
    """Cross-sections (stations, around, 3) from tail to nose, the lowest point on z = 0."""
    share = np.linspace(-1, 1, _STATIONS)
    half = np.maximum(spline(plan.outline, _STATIONS), 0.02) * plan.width * length / 2
    ends = (1 - np.abs(share) ** 6 * 0.55) * plan.thickness * length
    rise = np.where(share < 0, plan.tail_rise, plan.nose_rise) * np.abs(share) ** 3 * length
    outline = rounded(2, 1, 2.6, _AROUND)
    y = half[:, None] * outline[None, :, 0]
    z = ends[:, None] * (outline[None, :, 1] + 0.5) + rise[:, None]
    x = np.broadcast_to((share * length / 2)[:, None], y.shape)
    return np.stack([x, y, z], axis=-1).astype(np.float32)


def _body(order: Order, sections: Numbers) -> Mesh:
    """Main color above, a light belly below."""
    skin = loft(sections, order.main, Surface.PLASTIC)
    below = skin.normals[:, 2] < -0.2
    return recolored(
        skin, np.where(below[:, None], linear(order.color("belly", "#f3f1ea")), skin.colors)
    )


def _deck(order: Order, plan: _Plan, sections: Numbers) -> Mesh:
    """A grip pad over the middle and two stripes toward the nose, a hair above the skin."""
    top = sections[:, :, 2].max(axis=1) + 0.004
    pad = order.color("pad", "#2f4858")
    parts = []
    for low, high, near, far, color in (
        (0.3, 0.7, -0.82, 0.82, pad),
        (0.72, 0.95, -0.16, -0.06, order.color("stripe", "#ffffff")),
        (0.72, 0.95, 0.06, 0.16, order.color("stripe", "#ffffff")),
    ):
        if plan.wheels and color != pad:
            continue
        rows = slice(int(low * _STATIONS), int(high * _STATIONS) + 1)
        half = sections[rows, :, 1].max(axis=1)
        strips = np.linspace(near, far, 5)
        drop = np.abs(strips) ** 2.6 * 0.2 * plan.thickness * order.size
        x = np.broadcast_to(sections[rows, :1, 0], (len(half), 5))
        z = top[rows, None] - drop[None]
        points = np.stack([x, half[:, None] * strips[None], z], axis=-1)
        parts.append(sheet(points.astype(np.float32)[:, ::-1], color, Surface.RUBBER))
    return join(parts)


def _fin(order: Order) -> Mesh:
    size = order.size
    points = np.array([(-0.43, 0, 0.012), (-0.36, 0, 0.012), (-0.44, 0, -0.05)], np.float32)
    return polygon(points * size, "#222222", Surface.PLASTIC)


def _feet(length: float, plan: _Plan) -> Numbers:
    """The lowest points of the wheels."""
    return np.array(
        [
            (x * length, y * plan.width * length * 0.36, 0.0)
            for x in (-0.3, -0.24, 0.24, 0.3)
            for y in (-1, 1)
        ],
        np.float32,
    )


def _trucks(length: float, plan: _Plan) -> Mesh:
    half, radius = plan.width * length * 0.36, 0.034 * length
    parts = []
    for x in (-0.27 * length, 0.27 * length):
        height = radius - 0.085 * length
        parts.append(block((0.06 * length, half * 1.3, 0.04 * length), (x, 0, -0.03 * length)))
        for side in (-1, 1):
            ends = [(x, side * half + dy * length, height) for dy in (-0.02, 0.02)]
            parts.append(cylinder(ends[0], ends[1], radius, color="#f2e9d0", segments=18))
    return join(parts)
