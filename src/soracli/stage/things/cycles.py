"""Two wheels: bicycle and motorcycle, front to +x."""

import numpy as np

from soracli.stage.figure import Collider, Figure, Rig
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.shapes import Point, capsule, ellipsoid, torus, tube
from soracli.stage.things.forms import block, turn
from soracli.stage.things.paint import Order, figure


def cycle(order: Order) -> Figure:
    """A bicycle or motorcycle of length `order.size`. Joints "wheel.1" (rear) and "wheel.2".

    A bicycle has a "crank" that goes round. Anchors: "seat", "bar.L" and "bar.R" where the hands
    are, "pedal" the left pedal.
    """
    make = _motorcycle if order.form == "motorcycle" else _bicycle
    frame, radius, base, seat = make(order)
    k = order.size
    rest = [(0, 0, 0), (-base * k, 0, radius * k), (base * k, 0, radius * k)]
    names, parents, anchors = ["root", "wheel.1", "wheel.2"], [-1, 0, 0], {}
    cranks = []
    if make is _bicycle:
        names, parents, rest = [*names, "crank"], [*parents, 0], [*rest, tuple(_CRANK * k)]
        cranks = [_cranks().moved(scale=k).bound_to(3)]
        anchors = {"pedal": (3, tuple((_PEDAL * k).tolist()))}
    anchors |= {f"bar.{side}": (0, tuple(p * k for p in _bar(make, y))) for side, y in _SIDES}
    thick = 0.011 if make is _bicycle else 0.05
    wheels = [
        _wheel(radius, thick, make is _bicycle).moved((x, 0, radius)).moved(scale=k).bound_to(j)
        for j, x in ((1, -base), (2, base))
    ]
    rig = Rig(tuple(names), tuple(parents), np.array(rest, np.float32))
    mesh = join([frame.moved(scale=k), *wheels, *cranks])
    half = (0.5 * k, 0.1 * k, seat[2] * k / 2)
    return figure(
        order,
        mesh,
        [Collider("box", half, (0, 0, half[2]))],
        volume=0.02 * k**3,
        rig=rig,
        anchors={"seat": (0, (seat[0] * k, 0.0, seat[2] * k)), **anchors},
    )


def _wheel(radius: float, thick: float, spokes: bool) -> Mesh:
    upright = turn(0, 0, np.pi / 2)
    parts = [torus(radius - thick, thick, color="#17181a", surface=8).moved(rotation=upright)]
    parts.append(
        torus(radius - 2.2 * thick, thick * 0.6, color="#c9ccd0", surface=6).moved(rotation=upright)
    )
    for angle in np.linspace(0, 2 * np.pi, 14 if spokes else 5, endpoint=False):
        tip = ((radius - 2 * thick) * np.cos(angle), 0, (radius - 2 * thick) * np.sin(angle))
        parts.append(tube([(0, 0, 0), tip], 0.0014 if spokes else 0.014, "#c9ccd0", 6, 4, False))
    hub = [(0, -0.02, 0), (0, 0.02, 0)]
    parts.append(tube(hub, 0.014 if spokes else 0.04, "#8f9499", Surface.METAL, 8))
    return join(parts)


_CRANK, _PEDAL = np.array([-0.03, 0.0, 0.165]), np.array([-0.1, 0.08, 0.23])
"""The middle of the cranks and that of the left pedal, in lengths of a bicycle."""
_SIDES = (("L", 1.0), ("R", -1.0))


def _cranks() -> Mesh:
    """Two arms with a pedal each, across from each other."""
    parts = []
    for _, side in _SIDES:
        arm = (_PEDAL - _CRANK) * (side, 0.0, side)
        near, end = _CRANK + [0.0, 0.05 * side, 0.0], _CRANK + arm + [0.0, 0.05 * side, 0.0]
        parts.append(tube([near, end], 0.006, "#8f9499", Surface.METAL, 8))
        middle = (float(end[0]), 0.08 * side, float(end[2]))
        parts.append(block((0.055, 0.05, 0.012), middle, 0.003, "#26211d", Surface.RUBBER))
    return join(parts)


def _bar(make: object, side: float) -> Point:
    """Where a hand holds the handlebar, in lengths."""
    return (0.2, 0.145 * side, 0.57) if make is _bicycle else (0.24, 0.14 * side, 0.53)


Made = tuple[Mesh, float, float, Point]


def _bicycle(order: Order) -> Made:
    """In units of its length: a diamond frame, drop-free bars, saddle, cranks."""
    radius, base = 0.195, 0.305
    rear, front = (-base, 0, radius), (base, 0, radius)
    crank, seat = (-0.03, 0, 0.165), (-0.12, 0, 0.47)
    head, fork = (0.215, 0, 0.5), (0.225, 0, 0.44)
    color = order.main

    def pipe(*points: Point, thick: float = 0.0105, paint: str = color) -> Mesh:
        return tube(np.array(points, np.float32), thick, paint, Surface.METAL, 8)

    bars = [(0.2, y, 0.56 + 0.004 * (y > 0)) for y in (-0.17, 0.17)]
    parts = [
        pipe(crank, seat),
        pipe(crank, fork),
        pipe((-0.115, 0, 0.44), head),
        pipe(rear, crank, thick=0.007),
        pipe(rear, (-0.115, 0, 0.44), thick=0.007),
        pipe(front, fork, thick=0.009),
        pipe(fork, (0.205, 0, 0.56), thick=0.009),
        pipe(*bars, thick=0.008, paint="#c9ccd0"),
        pipe(seat, (-0.128, 0, 0.52), thick=0.008, paint="#c9ccd0"),
        ellipsoid((0.085, 0.035, 0.014), (-0.13, 0, 0.53), "#26211d", Surface.LEATHER, 12),
        torus(0.055, 0.005, color="#8f9499", surface=6).moved(
            (*crank[:2], crank[2]), turn(0, 0, np.pi / 2)
        ),
    ]
    for y in (-0.17, 0.17):
        grip = [(0.2, y * 0.72, 0.56), (0.2, y, 0.56)]
        parts.append(pipe(*grip, thick=0.012, paint="#26211d"))
    return join(parts), radius, base, (-0.13, 0.0, 0.545)


def _fender(x: float, radius: float, low: float, high: float, color: str) -> Mesh:
    """A mudguard: an arc over a wheel, angles in radians from the front."""
    angle = np.linspace(low, high, 9)
    path = np.stack(
        [x + radius * np.cos(angle), np.zeros(9), 0.155 + radius * np.sin(angle)], axis=1
    )
    return tube(path, 0.03, color, Surface.PLASTIC, 8).moved(scale=(1, 1.4, 1))


def _motorcycle(order: Order) -> Made:
    radius, base = 0.155, 0.34
    color = order.main

    def pipe(points: Numbers | list[Point], thick: float, paint: str) -> Mesh:
        return tube(np.array(points, np.float32), thick, paint, Surface.METAL, 8)

    parts = [
        capsule((0.02, 0, 0.4), (0.2, 0, 0.42), 0.065, 0.055, color, Surface.PLASTIC, 16),
        block((0.26, 0.13, 0.06), (-0.14, 0, 0.385), 0.02, "#1f1b19", Surface.LEATHER),
        capsule((-0.24, 0, 0.38), (-0.38, 0, 0.4), 0.04, 0.03, color, Surface.PLASTIC, 12),
        block((0.24, 0.16, 0.17), (0.02, 0, 0.24), 0.03, "#5b6066", Surface.METAL),
        pipe([(0.25, 0, 0.47), (0.34, 0, 0.155)], 0.016, "#c9ccd0"),
        pipe([(0.24, -0.16, 0.52), (0.26, 0, 0.5), (0.24, 0.16, 0.52)], 0.01, "#202225"),
        pipe([(-0.34, 0, 0.155), (-0.05, 0, 0.22)], 0.018, "#202225"),
        pipe([(0.05, -0.09, 0.18), (-0.15, -0.1, 0.16), (-0.42, -0.1, 0.2)], 0.022, "#d9dcdf"),
        ellipsoid(0.045, (0.32, 0, 0.46), "#fff6da", Surface.EMISSIVE, 12),
        *(
            _fender(x, radius + 0.012, low, high, color)
            for x, low, high in ((0.34, 0.5, 2.2), (-0.34, 0.8, 2.9))
        ),
        block((0.03, 0.1, 0.03), (-0.42, 0, 0.39), 0.006, "#c4161c", Surface.EMISSIVE),
    ]
    return join(parts), radius, base, (-0.12, 0.0, 0.42)
