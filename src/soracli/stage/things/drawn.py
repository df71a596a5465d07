"""Things whose kind brings its own parts: drawn, scaled, and finished as their family needs it."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from soracli.stage.figure import Collider, Figure, Rig
from soracli.stage.floating import WATER_DENSITY
from soracli.stage.floating import Hull as Buoyancy
from soracli.stage.mesh import Floats, Mesh, join
from soracli.stage.things.drawing import draw, paint, places
from soracli.stage.things.paint import Anchors, Order, box_around, figure
from soracli.stage.things.vehicles import wheel
from soracli.story.part import Part

_FILLED = {"vehicle": 0.15, "aircraft": 0.02, "building": 0.2, "furniture": 0.15, "plant": 0.02}
"""The share of its box that a thing of a family fills; what is not here is a prop."""
_LONG = ("vehicle", "boat", "board", "aircraft")
_TALL = ("building", "plant")
_DRAFT = 0.3
"""The share of its height that a boat without a "waterline" has under water."""


def drawn(order: Order) -> Figure:
    """The figure of a thing that is drawn by the parts of its kind."""
    parts = order.kind.parts
    if order.trait("filled", False):  # what is in it has a body of its own
        parts = tuple(part for part in parts if part.color != "water")
    fixed = [part for part in parts if part.shape != "wheel" and not part.joint]
    body = join(draw(order, part) for part in fixed)
    wheels = [one for part in parts if part.shape == "wheel" for one in _wheels(order, part)]
    running = _running(order, parts)
    whole = join([body, *(mesh.moved(at) for mesh, at in wheels), *(one for _, one, _ in running)])
    low, high = whole.vertices.min(axis=0), whole.vertices.max(axis=0)
    scale = order.size / _measured(order.kind.family, low, high)
    ground = np.array([0, 0, -float(low[2])], np.float32)

    def placed(mesh: Mesh) -> Mesh:
        return mesh.moved(ground * scale, scale=scale)

    moving = [*(mesh.moved(at) for mesh, at in wheels), *(one for _, one, _ in running)]
    pivots = [*(at for _, at in wheels), *(pivot for _, _, pivot in running)]
    rest = [np.zeros(3), *((at + ground) * scale for at in pivots)]
    names = ("root", *(f"wheel.{place + 1}" for place in range(len(wheels))))
    names = (*names, *(name for name, _, _ in running))
    rig = Rig(names, (-1, *([0] * len(moving))), np.array(rest, np.float32))
    turning = [placed(mesh).bound_to(place + 1) for place, mesh in enumerate(moving)]
    mesh = join([placed(body), *turning])
    anchors = {
        name: (0, tuple(float(v) for v in (np.asarray(at) + ground) * scale))
        for name, at in order.kind.anchors.items()
    }
    return _finished(order, mesh, rig, anchors)  # type: ignore[arg-type]


def _running(order: Order, parts: tuple[Part, ...]) -> list[tuple[str, Mesh, Floats]]:
    """What runs in a thing: the name of the joint, its mesh, and the pivot about which it goes."""
    joints: dict[tuple[str, tuple[float, float, float]], list[Mesh]] = {}
    for part in parts:
        if part.joint and part.shape != "limb":
            named = (f"{part.joint}.{part.axis}", part.pivot)
            joints.setdefault(named, []).append(draw(order, part))
    return [
        (f"{name}.{place}" if place else name, join(meshes), np.array(pivot, np.float32))
        for place, ((name, pivot), meshes) in enumerate(joints.items())
    ]


def _measured(family: str, low: Floats, high: Floats) -> float:
    """The length that the size of a kind of this family tells, in the units it is drawn in."""
    if family in _TALL:
        return float(high[2] - low[2])
    return float(high[0] - low[0]) if family in _LONG else float(np.max(high - low))


def _wheels(order: Order, part: Part) -> list[tuple[Mesh, Floats]]:
    """Every wheel that a part stands for: its mesh about the origin, and where it goes."""
    radius, wide = part.wheel or (1.0, 0.2)
    found = []
    flips = {"": [(1, 1)], "x": [(1, 1), (-1, 1)], "y": [(1, 1), (1, -1)]}
    ways = flips.get(part.mirror, [(x, y) for x in (1, -1) for y in (1, -1)])
    for offset, rotation in places(part):
        at = rotation @ np.asarray(part.at) + offset
        for x, y in ways:
            point = np.array([x * at[0], y * at[1], at[2]], np.float32)
            found.append((_wheel(order, part, radius, wide, point[1] >= 0), point))
    return found


def _wheel(order: Order, part: Part, radius: float, wide: float, left: bool) -> Mesh:
    """A rubber tire with a rim; with a substance given, a spoked wheel of it ("wood", "metal")."""
    if not part.of:
        return wheel(radius, wide, 1 if left else -1)
    color, surface = paint(order, part)
    rim = Part(ring=(0.92 * radius, 0.08 * radius), color=color, of=part.of, turn=(0, 0, 90))
    spokes = Part(
        rod=0.045 * radius, at=(0, 0, 0), to=(0, 0, 0.92 * radius), color=color, of=part.of,
        repeat=10, about=36, axis="y",
    )  # fmt: skip
    hub = Part(
        rod=0.16 * radius, at=(0, -wide / 2, 0), to=(0, wide / 2, 0), color=color, of=part.of
    )
    return join(draw(order, one) for one in (rim, spokes, hub))


_NET = 0.06
"""Metres by which the net of a goal is thick to a ball, half of it."""


def _finished(order: Order, mesh: Mesh, rig: Rig, anchors: Anchors) -> Figure:
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    family = order.kind.family
    volume = float(np.prod(high - low)) * _FILLED.get(family, 0.3)
    usual = _USUAL.get(family, _prop_anchors)(order, low, high)
    solid: list[Collider] = [box_around(mesh)]
    if order.trait("mouth", "") == "front":
        solid = _behind(low, high)
    if family == "plant":
        thick = 0.03 * order.size
        solid = [Collider("cylinder", (thick,), (0, 0, 0), (0, 0, 0.7 * order.size))]
        if not order.trait("solid", order.size > 2):
            solid = []
    made = figure(order, mesh, solid, volume=volume, rig=rig, anchors={**usual, **anchors})
    return _afloat(made) if family in ("boat", "board") else made


def _behind(low: Floats, high: Floats) -> list[Collider]:
    """What is open to the front is solid behind and on both sides: a goal catches the ball."""
    half, middle = (high - low) / 2, (high + low) / 2
    thin = float(min(_NET, half.min() / 4))
    back = Collider("box", (half[0], thin, half[2]), (middle[0], high[1] - thin, middle[2]))
    posts = (low[0] + thin, high[0] - thin)
    sides = [Collider("box", (thin, half[1], half[2]), (x, middle[1], middle[2])) for x in posts]
    return [replace(one, net=True) for one in (back, *sides)]


def _afloat(made: Figure) -> Figure:
    """A boat weighs what sinks it to its waterline."""
    line = made.anchors["waterline"][1][2]
    return replace(made, mass=WATER_DENSITY * float(Buoyancy.of(made).areas.sum()) * line)


def _prop_anchors(order: Order, low: Floats, high: Floats) -> Anchors:
    tall = float(high[2] - low[2])
    grip = float(order.trait("grip", 0.5))
    return {"grip": (0, (0.0, 0.0, tall * grip)), "top": (0, (0.0, 0.0, float(high[2])))}


def _building_anchors(order: Order, low: Floats, high: Floats) -> Anchors:
    return {
        "door": (0, (0.0, float(low[1]) - 0.3, 0.0)),
        "top": (0, (0.0, 0.0, float(high[2]))),
    }


def _vehicle_anchors(order: Order, low: Floats, high: Floats) -> Anchors:
    return {
        "seat": (0, (0.0, 0.0, 0.5 * float(high[2]))),
        "deck": (0, (0.0, 0.0, float(high[2]))),
    }


def _boat_anchors(order: Order, low: Floats, high: Floats) -> Anchors:
    line = _DRAFT * float(high[2])
    return {
        "waterline": (0, (0.0, 0.0, line)),
        "deck": (0, (0.0, 0.0, line)),
        "seat": (0, (0.0, 0.0, line)),
    }


def _no_anchors(order: Order, low: Floats, high: Floats) -> Anchors:
    return {}


_USUAL: dict[str, Callable[[Order, Floats, Floats], Anchors]] = {
    "building": _building_anchors,
    "vehicle": _vehicle_anchors,
    "aircraft": _vehicle_anchors,
    "boat": _boat_anchors,
    "board": _boat_anchors,
    "furniture": _no_anchors,
}
