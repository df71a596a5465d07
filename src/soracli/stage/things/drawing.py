"""The parts of a casting file as meshes: every shape that `story.part.Part` can name."""

from collections.abc import Callable, Sequence

import numpy as np

from soracli.stage.materials import substance
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.shapes import cylinder, ellipsoid, lathe, torus, tube
from soracli.stage.things.forms import block, boxes, loft, quads, rounded, spline, turn
from soracli.stage.things.paint import Order
from soracli.stage.things.trees import clump_hearts, leaf_cards
from soracli.story.part import Part, Triple

_FLIPS = {"": (), "x": ((-1, 1),), "y": ((1, -1),), "xy": ((-1, 1), (1, -1), (-1, -1))}
_AXES = {"z": (0, 1), "y": (2, 0), "x": (1, 2)}
_LEAVES_A_CLUMP = 200
_SEGMENTS, _MANY = 18, 5
"""Segments around what is round, and from how many repetitions on each has about half as many."""


def draw(order: Order, part: Part) -> Mesh:
    """A part and all its twins, in the units of its kind. Wheels and limbs are not drawn here."""
    one = _MAKERS[part.shape](part, *paint(order, part))
    if part.shape not in ("rod", "tube"):
        one = one.moved(part.at, turn(*np.radians(part.turn)))
    return spread(one, part)


def spread(one: Mesh, part: Part) -> Mesh:
    """The mesh of a part repeated and mirrored as it says."""
    copies = [one.moved(*place) for place in places(part)]
    every = join(copies)
    return join([every, *(every.moved(scale=(x, y, 1)) for x, y in _FLIPS[part.mirror])])


def places(part: Part) -> list[tuple[Numbers, Numbers]]:
    """Where each repetition of a part goes: offset (3,) and rotation (3, 3)."""
    pivot, step = np.asarray(part.pivot, np.float64), np.asarray(part.step, np.float64)
    found: list[tuple[Numbers, Numbers]] = []
    for place in range(part.repeat):
        rotation = _about(part.axis, np.radians(part.about * place))
        found.append((pivot - rotation @ pivot + place * step, rotation))
    return found


def _about(axis: str, angle: float) -> Numbers:
    first, second = _AXES[axis]
    matrix = np.eye(3)
    matrix[first, first] = matrix[second, second] = np.cos(angle)
    matrix[first, second], matrix[second, first] = -np.sin(angle), np.sin(angle)
    return matrix


def paint(order: Order, part: Part) -> tuple[str, int]:
    """The color "#rrggbb" and the surface of a part."""
    if part.color == "main":
        name, color = part.of or order.material, order.main
        return color, int(substance(order.entity.material or name).surface)
    color = part.color if part.color.startswith("#") else order.color(part.color, "#8a8478")
    return color, int(substance(part.of or "matte").surface)


def around(part: Part) -> int:
    """How many segments a round part has around itself."""
    return _SEGMENTS if part.repeat < _MANY or part.open else _SEGMENTS // 2


def _box(part: Part, color: str, surface: int) -> Mesh:
    size = part.box or (1.0, 1.0, 1.0)
    if part.bevel:
        return block(size, (0, 0, 0), part.bevel, color, surface)
    return boxes([(0, 0, 0)], size, color, surface)


def _ball(part: Part, color: str, surface: int) -> Mesh:
    return ellipsoid(part.ball or 1.0, (0, 0, 0), color, surface, around(part))


def _rod(part: Part, color: str, surface: int) -> Mesh:
    radii = part.rod if isinstance(part.rod, tuple) else (part.rod or 0.1, part.rod or 0.1)
    return cylinder(part.at, part.to or part.at, radii[0], radii[1], color, surface, around(part))


def _turned(part: Part, color: str, surface: int) -> Mesh:
    points = [(max(radius, 1e-4), height) for radius, height in part.turned or ()]
    if part.smooth:
        points = [(max(float(r), 1e-4), float(z)) for r, z in spline(points, 4 * len(points))]
    closed = [(1e-4, points[0][1]), *points, (1e-4, points[-1][1])]
    return _creased(closed, color, surface) if not part.smooth else lathe(closed, color, surface)


def _creased(points: Sequence[tuple[float, float]], color: str, surface: int) -> Mesh:
    """A turned body whose rings keep their edges: each band has vertices of its own."""
    bands = [
        lathe([low, high], color, surface, 22)
        for low, high in zip(points, points[1:], strict=False)
    ]
    return join(band for band in bands if len(band.faces))


def _tube(part: Part, color: str, surface: int) -> Mesh:
    path = np.asarray(part.tube, np.float32)
    thick = np.broadcast_to(np.asarray(part.thick, np.float32), (len(path),))
    if part.smooth:
        count = 5 * len(path)
        path, thick = spline(path, count), np.maximum(spline(thick, count), 1e-4)
    rotation = turn(*np.radians(part.turn))
    placed = path @ rotation.T + np.asarray(part.at, np.float32)
    return tube(placed, thick, color, surface, around(part) // 2, caps=not part.open)


def _plate(part: Part, color: str, surface: int) -> Mesh:
    """The outline in x and z, drawn out along y; ears are cut, so it need not be convex."""
    outline = np.asarray(part.plate, np.float32)
    if part.smooth:
        closed = np.concatenate([outline[-1:], outline, outline[:2]])
        outline = spline(closed, 5 * len(closed))[5:-10]
    faces = np.array(cut_ears(outline), np.int32)
    half = part.deep / 2
    sides = [np.insert(outline, 1, way * half, axis=1) for way in (-1, 1)]
    after = [np.roll(side, -1, axis=0) for side in sides]
    walls = np.stack([sides[0], sides[1], after[1], after[0]], axis=1)
    caps = [
        quads(side[np.concatenate([tris, tris[:, -1:]], axis=1)], color, surface)
        for side, tris in ((sides[0], faces), (sides[1], faces[:, ::-1]))
    ]
    return join([*caps, quads(walls[:, ::-1], color, surface)])


def cut_ears(outline: Numbers) -> list[tuple[int, int, int]]:
    """The triangles of a simple polygon (P, 2), counter-clockwise, by cutting its ears."""
    left = list(range(len(outline)))
    if _area(outline) < 0:
        left.reverse()
    found = []
    while len(left) > 3:
        for place in range(len(left)):
            a, b, c = left[place - 1], left[place], left[(place + 1) % len(left)]
            if _is_ear(outline, left, a, b, c):
                break
        else:
            place, (a, b, c) = 0, (left[-1], left[0], left[1])
        found.append((a, b, c))
        left.pop(place)
    return [*found, (left[0], left[1], left[2])]


def _area(points: Numbers) -> float:
    x, y = points[:, 0], points[:, 1]
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2


def _is_ear(outline: Numbers, left: list[int], a: int, b: int, c: int) -> bool:
    corner = outline[[a, b, c]]
    if _area(corner) <= 1e-12:
        return False
    others = outline[[place for place in left if place not in (a, b, c)]]
    inside = np.ones(len(others), bool)
    for start, end in ((0, 1), (1, 2), (2, 0)):
        edge, away = corner[end] - corner[start], others - corner[start]
        inside &= edge[0] * away[:, 1] - edge[1] * away[:, 0] > 1e-9
    return not inside.any()


def _ring(part: Part, color: str, surface: int) -> Mesh:
    radius, thick = part.ring or (1.0, 0.1)
    return torus(radius, thick, (0, 0, 0), color, surface, around(part) + 4)


def _shell(part: Part, color: str, surface: int) -> Mesh:
    stations = np.asarray(part.shell, np.float64)
    count = 4 * len(stations) if part.smooth else len(stations)
    line = spline(stations, count) if part.smooth else stations
    outline = rounded(2, 2, part.power, 20)
    middle, half = (line[:, 1] + line[:, 2]) / 2, np.abs(line[:, 2] - line[:, 1]) / 2
    sections = np.stack(
        [
            np.broadcast_to(line[:, :1], (count, 20)),
            np.maximum(line[:, 3:4], 1e-4) * outline[None, :, 0],
            middle[:, None] + half[:, None] * outline[None, :, 1],
        ],
        axis=-1,
    )
    return loft(sections.astype(np.float32), color, surface)


def _leaves(part: Part, color: str, surface: int) -> Mesh:
    radii = np.broadcast_to(np.asarray(part.leaves, np.float64), (3,))
    size = float(radii.max())
    center, one = np.zeros((1, 3), np.float32), np.array([1.0], np.float32)
    chance = np.random.default_rng(3)
    hearts = clump_hearts(center, one, color, 5)
    cards = leaf_cards(center, one, _LEAVES_A_CLUMP, 0.3, color, chance)
    wide: Triple = (float(radii[0]), float(radii[1]), float(radii[2]))
    return join([hearts, cards]).moved(scale=wide) if size else join([])


_MAKERS: dict[str, Callable[[Part, str, int], Mesh]] = {
    "box": _box,
    "ball": _ball,
    "rod": _rod,
    "turned": _turned,
    "tube": _tube,
    "plate": _plate,
    "ring": _ring,
    "shell": _shell,
    "leaves": _leaves,
}
