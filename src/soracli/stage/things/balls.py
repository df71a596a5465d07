"""Balls, each with a pattern that shows how it rolls."""

from collections.abc import Callable

import numpy as np

from soracli.stage.figure import Collider, Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear, unit
from soracli.stage.shapes import lathe, tube
from soracli.stage.things.forms import geodesic, icosphere, lumpy, quartered, raw, recolored, turn
from soracli.stage.things.paint import Order, figure

_DARK = "#1b1a1a"


def ball(order: Order) -> Figure:
    """A ball of diameter `order.size`, resting on the ground."""
    radius = order.size / 2
    make = _FORMS.get(order.form, _toy)
    stretch = 1.5 if order.form == "football" else 1.0
    mesh = make(order).moved((0, 0, radius), scale=(radius * stretch, radius, radius))
    collider = Collider("sphere", (radius,), (0, 0, radius))
    if order.form == "football":
        reach = radius * 0.75
        collider = Collider("capsule", (radius * 0.9,), (-reach, 0, radius), (reach, 0, radius))
    return figure(
        order,
        mesh,
        [collider],
        volume=4 / 3 * np.pi * radius**3,
        anchors={"center": (0, (0.0, 0.0, radius))},
    )


def _toy(order: Order) -> Mesh:
    """A plain ball: its color, with a light belt and two caps so that it is seen to roll."""
    if order.entity.pattern == "spotted":
        return _spotted(order)
    belts = 5 if order.entity.pattern == "striped" else 1
    mesh = _banded(order.main, order.surface, belts)
    return mesh.moved(rotation=turn(0.5, 0, 1.05))


def _banded(color: str, surface: int, belts: int) -> Mesh:
    """A unit sphere with crisp light belts around z and small light caps."""
    edges = {1: (0.0, 0.22, 1.4, 1.74, 2.92, np.pi)}.get(
        belts, tuple(np.linspace(0, np.pi, 2 * belts + 2))
    )
    light = _lightened(color)
    parts = []
    for place, (start, end) in enumerate(zip(edges[:-1], edges[1:], strict=True)):
        angle = np.linspace(end, start, max(3, int((end - start) * 8)))
        profile = np.stack([np.sin(angle), np.cos(angle)], axis=1)
        belt = lathe(profile, light if place % 2 == 0 else color, surface, 36)
        parts.append(belt)
    return _round(join(parts))


def _round(mesh: Mesh) -> Mesh:
    """The mesh with the exact normals of a sphere about the origin."""
    normals = unit(mesh.vertices)
    return Mesh(
        mesh.vertices, normals, mesh.colors, mesh.faces, mesh.surfaces, mesh.bones, mesh.weights
    )


def _lightened(color: str) -> str:
    values = [int(color[place : place + 2], 16) for place in (1, 3, 5)]
    toward = 245 if sum(values) < 560 else 90
    mixed = [round(value + (toward - value) * 0.72) for value in values]
    return "#" + "".join(f"{value:02x}" for value in mixed)


def _spotted(order: Order) -> Mesh:
    mesh = geodesic(1.0, color=order.main, surface=order.surface, level=4)
    spots, _ = icosphere(0)
    near = (mesh.vertices @ spots.T).max(axis=1) > np.cos(0.3)
    light = linear(_lightened(order.main))
    return recolored(mesh, np.where(near[:, None], light, mesh.colors))


def _seam(points: Numbers, thickness: float, color: str, surface: int = Surface.RUBBER) -> Mesh:
    """A closed curve on the unit sphere as a thin raised line."""
    path = np.concatenate([unit(points), unit(points)[:1]])
    return tube(path * (1.004 - thickness * 0.5), thickness, color, surface, 6, caps=False)


def _circle(tilt: float = 0.0, count: int = 48) -> Numbers:
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    ring = np.stack([np.cos(angle), np.sin(angle), np.zeros(count)], axis=1)
    return np.asarray(ring @ turn(0, 0, tilt).T, np.float32)


def _basketball(order: Order) -> Mesh:
    seams = [_circle(0.0), _circle(np.pi / 2)]
    angle = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    for side in (-1, 1):
        oval = [np.cos(angle) * 0.62, np.full(48, side * 0.62), np.sin(angle) * 0.86]
        seams.append(np.stack(oval, axis=1).astype(np.float32))
    skin = geodesic(1.0, color=order.main, surface=Surface.RUBBER, level=3)
    lines = [_seam(seam, 0.022, order.color("seams", _DARK)) for seam in seams]
    return join([skin, *lines]).moved(rotation=turn(0.4, 0.5, 0.3))


def _tennis_curve(count: int = 64) -> Numbers:
    t = np.linspace(0, 2 * np.pi, count, endpoint=False)
    a, b = 0.72, 0.28
    x = a * np.cos(t) + b * np.cos(3 * t)
    y = a * np.sin(t) - b * np.sin(3 * t)
    return np.stack([x, y, 2 * np.sqrt(a * b) * np.sin(2 * t)], axis=1).astype(np.float32)


def _tennis(order: Order) -> Mesh:
    skin = geodesic(1.0, color=order.main, surface=Surface.CLOTH, level=3)
    return join([skin, _seam(_tennis_curve(), 0.035, order.color("seams", "#f4f4ee"))]).moved(
        rotation=turn(0.3, 0.6, 0.2)
    )


def _baseball(order: Order) -> Mesh:
    skin = geodesic(1.0, color=order.main, surface=Surface.LEATHER, level=3)
    curve = _tennis_curve()
    red = order.color("seams", "#b3262a")
    lines = [_seam(unit(curve + [0, 0, lift]), 0.018, red) for lift in (-0.05, 0.05)]
    return join([skin, *lines]).moved(rotation=turn(0.3, 0.6, 0.2))


def _football(order: Order) -> Mesh:
    """An American football, a unit sphere until it is stretched; laces on top."""
    skin = geodesic(1.0, color=order.main, surface=Surface.LEATHER, level=3)
    white = "#f2efe8"
    laces = [
        tube([(x, -0.16, 0.985), (x, 0.16, 0.985)], 0.02, white, Surface.CLOTH, 6)
        for x in np.linspace(-0.2, 0.2, 6)
    ]
    line = tube([(-0.28, 0, 0.965), (0, 0, 1.0), (0.28, 0, 0.965)], 0.02, white, Surface.CLOTH, 6)
    points = skin.vertices
    band = np.abs(np.abs(points[:, 0]) - 0.72) < 0.07
    colors = np.where(band[:, None], linear(white), skin.colors)
    return join([recolored(skin, colors), line, *laces])


def _soccer(order: Order) -> Mesh:
    """A truncated icosahedron blown up: 12 dark pentagons, 20 light hexagons, dark seams."""
    corners, faces = icosphere(0)
    dark, parts = order.color("patches", _DARK), []
    for face in faces:
        ring = [
            (2 * corners[face[i]] + corners[face[j]]) / 3
            for a, b in ((0, 1), (1, 2), (2, 0))
            for i, j in ((a, b), (b, a))
        ]
        parts.append(_panel(np.array(ring), order.main))
        for i, j in ((0, 1), (1, 2), (2, 0)):
            if face[i] < face[j]:
                ends = [(2 * corners[face[m]] + corners[face[n]]) / 3 for m, n in ((i, j), (j, i))]
                path = unit(np.linspace(ends[0], ends[1], 4).astype(np.float32)) * 0.998
                parts.append(tube(path, 0.012, "#55534f", Surface.LEATHER, 5, caps=False))
    for center in range(12):
        near = {int(v) for face in faces if center in face for v in face} - {center}
        ring5 = np.array([(2 * corners[center] + corners[v]) / 3 for v in near])
        parts.append(_panel(_around(ring5, corners[center]), dark))
    return join(parts).moved(rotation=turn(0.2, 0.35, 0.25))


def _around(ring: Numbers, axis: Numbers) -> Numbers:
    """The points of a ring in counter-clockwise order about an axis."""
    side = np.cross(axis, [0.31, 0.52, 0.8])
    other = np.cross(axis, side)
    return np.asarray(ring[np.argsort(np.arctan2(ring @ other, ring @ side))])


def _panel(ring: Numbers, color: str) -> Mesh:
    points = np.concatenate([ring.mean(axis=0, keepdims=True), ring])
    count = len(ring)
    faces = np.array([(0, 1 + place, 1 + (place + 1) % count) for place in range(count)])
    for _ in range(2):
        points, faces = quartered(unit(points), faces)
    skin = unit(np.asarray(points, np.float32))
    colors = np.tile(linear(color), (len(skin), 1))
    return raw(skin, skin, colors, faces, Surface.LEATHER)


def _beach(order: Order) -> Mesh:
    """Six bright gores and two white ends."""
    paints = (order.main, "#ffffff", "#2f6fd0", "#ffd23c", "#ffffff", "#37b26c")
    angle = np.linspace(np.pi, 0, 25)
    parts = []
    for place, color in enumerate(paints):
        turns = np.linspace(0, np.pi / 3, 9) + place * np.pi / 3
        rows = np.stack(
            [
                np.outer(np.sin(angle), np.cos(turns)),
                np.outer(np.sin(angle), np.sin(turns)),
                np.outer(np.cos(angle), np.ones(9)),
            ],
            axis=-1,
        ).astype(np.float32)
        row, column = np.meshgrid(np.arange(24), np.arange(8), indexing="ij")
        a = row * 9 + column
        faces = np.concatenate(
            [np.stack([a, a + 1, a + 10], -1), np.stack([a, a + 10, a + 9], -1)]
        ).reshape(-1, 3)
        points = rows.reshape(-1, 3)
        colors = np.tile(linear(color), (len(points), 1))
        parts.append(raw(points, points, colors, faces, Surface.PLASTIC))
    ends = [
        geodesic((0.2, 0.2, 0.04), (0, 0, side * 0.975), "#ffffff", Surface.PLASTIC, 2)
        for side in (-1, 1)
    ]
    return join([*parts, *ends]).moved(rotation=turn(0.3, 0.5, 0.5))


def _bowling(order: Order) -> Mesh:
    skin = geodesic(1.0, color=order.main, surface=Surface.PLASTIC, level=3)
    holes = [
        geodesic((0.11, 0.11, 0.03), (x, y, 0.985 * np.sqrt(1 - x * x - y * y)), _DARK, level=1)
        for x, y in ((0.0, 0.16), (0.16, -0.1), (-0.16, -0.1))
    ]
    return join([skin, *holes]).moved(rotation=turn(0.3, 0.6, 0.5))


def _volleyball(order: Order) -> Mesh:
    skin = geodesic(1.0, color=order.main, surface=Surface.LEATHER, level=3)
    lines = [_seam(_circle(tilt), 0.015, "#3a5fae") for tilt in (0.0, np.pi / 2)]
    angle = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    for lift in (-0.4, 0.4):
        ring = np.stack([np.cos(angle), np.sin(angle), np.full(48, lift)], axis=1)
        lines.append(_seam(np.asarray(ring, np.float32), 0.015, "#e8b53a"))
    return join([skin, *lines]).moved(rotation=turn(0.2, 0.4, 0.6))


def _rough(order: Order) -> Mesh:
    """A snowball or a stone: no pattern but its lumps."""
    return lumpy(1.0, 5, 0.08, order.main, order.surface, 3, smooth=True)


_FORMS: dict[str, Callable[[Order], Mesh]] = {
    "ball": _toy,
    "basketball": _basketball,
    "soccer_ball": _soccer,
    "tennis_ball": _tennis,
    "beach_ball": _beach,
    "baseball": _baseball,
    "football": _football,
    "bowling_ball": _bowling,
    "volleyball": _volleyball,
    "snowball": _rough,
}
