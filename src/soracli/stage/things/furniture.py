"""Furniture, its front toward -y; the size is the longest side."""

from collections.abc import Callable, Sequence

import numpy as np

from soracli.stage.figure import Collider, Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import Point, cylinder, ellipsoid, lathe, tube
from soracli.stage.things.forms import block, boxes, turn
from soracli.stage.things.paint import Anchors, Order, box_around, figure

Built = tuple[Mesh, list[Collider], Anchors]


def furniture(order: Order) -> Figure:
    """A piece of furniture. Anchors: "top" where things are put, "seat" where people sit."""
    mesh, colliders, anchors = _FORMS.get(order.form, _table)(order)
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    volume = float(np.prod(high - low)) * 0.15
    return figure(order, mesh, colliders or [box_around(mesh)], volume=volume, anchors=anchors)


def _solid(*parts: tuple[Point, Point]) -> list[Collider]:
    """Box colliders from (size, center)."""
    return [
        Collider(
            "box",
            (size[0] / 2, size[1] / 2, size[2] / 2),
            (center[0], center[1], center[2]),
        )
        for size, center in parts
    ]


def _legs(x: float, y: float, height: float, thick: float, color: str) -> Mesh:
    return boxes(
        [(s * x, t * y, height / 2) for s in (-1, 1) for t in (-1, 1)],
        (thick, thick, height),
        color,
        Surface.WOOD,
    )


def _table(order: Order) -> Built:
    """A dining table: 1 : 0.6 : 0.5."""
    k = order.size
    x, y, z = k, 0.6 * k, 0.5 * k
    round_ = bool(order.trait("round", False))
    if round_:
        top = cylinder(
            (0, 0, z - 0.03 * k),
            (0, 0, z),
            x / 2,
            color=order.main,
            surface=order.surface,
            segments=36,
        )
        foot = lathe(
            [(0.24 * k, 0), (0.22 * k, 0.02 * k), (0.05 * k, 0.05 * k), (0.04 * k, 0.46 * k)],
            order.main,
            order.surface,
            20,
        )
        mesh = join([top, foot])
    else:
        top = block((x, y, 0.03 * k), (0, 0, z - 0.015 * k), 0.006, order.main, order.surface)
        apron = boxes(
            [(0, s * (y / 2 - 0.07 * k), z - 0.06 * k) for s in (-1, 1)],
            (x * 0.86, 0.02 * k, 0.06 * k),
            order.main,
            order.surface,
        )
        legs = _legs(x / 2 - 0.06 * k, y / 2 - 0.06 * k, z - 0.02 * k, 0.045 * k, order.main)
        mesh = join([top, apron, legs])
    plate = ((x, y, 0.03 * k), (0.0, 0.0, z - 0.015 * k))
    solid = _solid(plate, ((0.1 * k, 0.1 * k, z), (0, 0, z / 2)))
    return mesh, solid, {"top": (0, (0.0, 0.0, z))}


def _chair(order: Order) -> Built:
    """A wooden chair of height `size`."""
    k = order.size
    seat, wide = 0.5 * k, 0.46 * k
    wood = order.main
    back = []
    for s in (-0.44, 0.44):
        post = [
            (s * wide, 0.44 * wide, 0),
            (s * wide, 0.46 * wide, seat),
            (0.95 * s * wide, 0.56 * wide, k),
        ]
        back.append(tube(post, 0.02 * k, wood, order.surface, 8))
    front = boxes(
        [(s * wide * 0.44, -wide * 0.42, seat / 2) for s in (-1, 1)],
        (0.036 * k, 0.036 * k, seat),
        wood,
        order.surface,
    )
    slats = [
        block(
            (wide * 0.86, 0.018 * k, 0.06 * k),
            (0, wide * (0.47 + 0.05 * n), seat + h * k),
            0.004,
            wood,
            order.surface,
        )
        for n, h in ((0, 0.18), (0.8, 0.3), (1.6, 0.43))
    ]
    pad = block((wide, wide, 0.04 * k), (0, 0, seat), 0.012, order.color("seat", wood), 9)
    solid = _solid(
        ((wide, wide, 0.04 * k), (0, 0, seat)),
        ((wide, wide, seat), (0, 0, seat / 2)),
        ((wide, 0.04 * k, 0.5 * k), (0, wide * 0.5, seat + 0.25 * k)),
    )
    return join([*back, front, *slats, pad]), solid, {"seat": (0, (0.0, 0.0, seat + 0.02 * k))}


def _sofa(order: Order) -> Built:
    """A sofa of three cushions: 1 : 0.42 : 0.4."""
    k = order.size
    deep, tall, seat = 0.43 * k, 0.4 * k, 0.21 * k
    many = 1 if order.form == "armchair" else 3
    if many == 1:
        deep, tall, seat = 0.85 * k, 0.95 * k, 0.42 * k
    arm = 0.09 * k if many == 3 else 0.14 * k
    color = order.main
    cloth = Surface.LEATHER if order.material == "leather" else Surface.CLOTH
    inner = k - 2 * arm
    bulge = 0.03 * k
    parts = [
        block((k * 0.98, deep, seat * 0.62), (0, 0, seat * 0.5), bulge, color, cloth),
        block(
            (k * 0.98, deep * 0.26, tall * 0.82), (0, deep * 0.38, tall * 0.59), bulge, color, cloth
        ),
        _legs(k * 0.44, deep * 0.4, seat * 0.22, 0.03 * k, "#4a3220"),
    ]
    for s in (-1, 1):
        at = (s * (k - arm) / 2, 0, tall * 0.4)
        parts.append(block((arm, deep, tall * 0.6), at, bulge, color, cloth))
    for n in range(many):
        x = (n - (many - 1) / 2) * inner / many
        size = (inner / many * 0.97, deep * 0.66, seat * 0.36)
        parts.append(block(size, (x, -deep * 0.1, seat * 0.9), bulge * 0.9, color, cloth))
        back = (inner / many * 0.95, deep * 0.18, tall * 0.5)
        parts.append(block(back, (x, deep * 0.2, tall * 0.72), bulge * 0.9, color, cloth))
    paints = ("#e9e2d4", order.color("pillow", "#d9a441")) if many == 3 else ()
    for x, paint in zip((-inner * 0.36, inner * 0.36), paints, strict=False):
        pillow = ellipsoid((0.1 * k, 0.045 * k, 0.1 * k), color=paint, surface=cloth, segments=16)
        parts.append(pillow.moved((x, deep * 0.06, tall * 0.72), turn(0.1, 0, -0.25)))
    solid = _solid(
        ((k, deep, seat), (0, 0, seat / 2)), ((k, deep * 0.26, tall), (0, deep * 0.38, tall / 2))
    )
    return join(parts), solid, {"seat": (0, (0.0, -deep * 0.1, seat * 1.08))}


def _bed(order: Order) -> Built:
    """A double bed along x, its head at -x."""
    k = order.size
    wide, high = 0.78 * k, 0.26 * k
    wood = order.color("frame", "#7a5233")
    parts = [
        block((k, wide, 0.09 * k), (0, 0, 0.12 * k), 0.01, wood, Surface.WOOD),
        block((0.97 * k, wide * 0.96, 0.11 * k), (0, 0, 0.2 * k), 0.03 * k, "#f4f1ea", 4),
        block((0.66 * k, wide * 1.02, 0.1 * k), (0.16 * k, 0, 0.222 * k), 0.03 * k, order.main, 4),
        block((0.1 * k, wide * 1.02, 0.102 * k), (-0.2 * k, 0, 0.226 * k), 0.03 * k, "#fbf9f4", 4),
        block((0.04 * k, wide * 1.02, 0.5 * k), (-0.5 * k, 0, 0.25 * k), 0.01 * k, wood, 9),
        block((0.04 * k, wide * 1.02, 0.26 * k), (0.5 * k, 0, 0.13 * k), 0.01 * k, wood, 9),
    ]
    for s in (-1, 1):
        pillow = ellipsoid(
            (0.1 * k, 0.17 * k, 0.05 * k),
            (-0.38 * k, s * 0.19 * k, 0.29 * k),
            "#fdfcf8",
            Surface.CLOTH,
            18,
        )
        parts.append(pillow)
    solid = _solid(((k, wide, high), (0, 0, high / 2)))
    return join(parts), solid, {"seat": (0, (0.0, 0.0, high)), "top": (0, (0.0, 0.0, high))}


def _floor_lamp(order: Order) -> Built:
    k = order.size
    brass = order.color("stand", "#a8833c")
    parts = [
        lathe([(0.11 * k, 0), (0.11 * k, 0.012 * k), (0.015 * k, 0.03 * k)], brass, 6, 22),
        tube([(0, 0, 0.02 * k), (0, 0, 0.84 * k)], 0.009 * k, brass, Surface.METAL, 8),
        lathe([(0.16 * k, 0.78 * k), (0.1 * k, k)], order.main, Surface.EMISSIVE, 26),
        ellipsoid(0.035 * k, (0, 0, 0.85 * k), "#fff2cc", Surface.EMISSIVE, 10),
    ]
    stick = Collider("cylinder", (0.04 * k,), (0, 0, 0), (0, 0, k))
    return join(parts), [stick], {"grip": (0, (0.0, 0.0, 0.5 * k))}


def _door(order: Order) -> Built:
    """A closed door in its frame, of height `size`."""
    k = order.size
    wide = 0.44 * k
    frame = order.color("frame", "#efe9dc")
    parts = [
        boxes(
            [(s * (wide / 2 + 0.03 * k), 0, k / 2) for s in (-1, 1)],
            (0.06 * k, 0.08 * k, k),
            frame,
            Surface.WOOD,
        ),
        boxes([(0, 0, k * 0.985)], (wide + 0.12 * k, 0.08 * k, 0.05 * k), frame, Surface.WOOD),
        block((wide, 0.045, 0.96 * k), (0, 0, 0.48 * k), 0.004, order.main, order.surface),
        ellipsoid(0.014 * k, (wide * 0.4, -0.05, 0.46 * k), "#d0a640", Surface.METAL, 10),
    ]
    for x in (-0.25, 0.25):
        for z, tall in ((0.24, 0.34), (0.68, 0.42)):
            size = (wide * 0.34, 0.02, tall * k)
            parts.append(block(size, (x * wide, -0.022, z * k), 0.008, order.main, order.surface))
    solid = _solid(((wide, 0.05, k), (0, 0, k / 2)))
    return join(parts), solid, {"grip": (0, (wide * 0.4, -0.06, 0.46 * k))}


def _bench(order: Order) -> Built:
    from soracli.stage.things.outdoors import bench

    mesh = bench(order.main).moved(scale=order.size / 1.6)
    k = order.size / 1.6
    solid = _solid(((1.6 * k, 0.5 * k, 0.46 * k), (0, 0, 0.23 * k)))
    return mesh, solid, {"seat": (0, (0.0, -0.04 * k, 0.46 * k))}


def _shelf(order: Order) -> Built:
    """A bookcase full of books, of height `size`."""
    k = order.size
    mesh = bookcase(0.55 * k, k, order.main, 3)
    return mesh, _solid(((0.55 * k, 0.3, k), (0, 0, k / 2))), {"top": (0, (0.0, 0.0, k))}


def bookcase(wide: float, tall: float, color: str, seed: int) -> Mesh:
    """Shelves with rows of books, 0.3 m deep, facing -y."""
    chance = np.random.default_rng(seed)
    deep, board = 0.3, 0.03
    rows = max(3, int(tall / 0.38))
    gap = tall / rows
    parts = [
        boxes(
            [(s * (wide - board) / 2, 0, tall / 2) for s in (-1, 1)],
            (board, deep, tall),
            color,
            Surface.WOOD,
        ),
        boxes(
            [(0, 0, n * gap + board / 2) for n in range(rows)] + [(0, 0, tall - board / 2)],
            (wide, deep, board),
            color,
            Surface.WOOD,
        ),
        boxes([(0, deep / 2, tall / 2)], (wide, 0.015, tall), color, Surface.WOOD),
    ]
    parts += [
        _books(wide, gap, deep, chance).moved((0, 0, row * gap + board)) for row in range(rows)
    ]
    return join(parts)


_BINDINGS = ["#8a2f2a", "#2f4a6b", "#3f6b4a", "#c9a24a", "#5a3a5e", "#d9cfb8", "#23333f", "#a8562f"]


def _books(wide: float, gap: float, deep: float, chance: np.random.Generator) -> Mesh:
    """One row of books standing on z = 0, with a gap here and there."""
    x = -wide / 2 + 0.05
    row: dict[str, list[tuple[Point, Point]]] = {color: [] for color in _BINDINGS}
    while x < wide / 2 - 0.08:
        thick, high = chance.uniform(0.02, 0.05), gap * chance.uniform(0.5, 0.82)
        if chance.uniform() > 0.1:
            place = (x + thick / 2, 0.06 - deep / 4, high / 2)
            color = _BINDINGS[int(chance.integers(len(_BINDINGS)))]
            row[color].append((place, (thick * 0.94, 0.2, high)))
        x += thick
    return join(
        boxes([place for place, _ in books], [size for _, size in books], color, Surface.PAPER)
        for color, books in row.items()
        if books
    )


def _wardrobe(order: Order) -> Built:
    k = order.size
    wide, deep = 0.6 * k, 0.3 * k
    parts = [block((wide, deep, k * 0.96), (0, 0, k * 0.52), 0.02, order.main, order.surface)]
    for s in (-1, 1):
        parts.append(
            block(
                (wide * 0.44, 0.03, k * 0.82),
                (s * wide * 0.235, -deep / 2, k * 0.52),
                0.01,
                order.main,
                order.surface,
            )
        )
        parts.append(ellipsoid(0.02, (s * 0.05, -deep / 2 - 0.03, k * 0.5), "#c9a24a", 6, 8))
    parts.append(_legs(wide * 0.44, deep * 0.42, 0.05 * k, 0.05 * k, order.main))
    parts.append(
        block(
            (wide * 1.06, deep * 1.08, 0.03 * k), (0, 0, 0.985 * k), 0.01, order.main, order.surface
        )
    )
    return join(parts), _solid(((wide, deep, k), (0, 0, k / 2))), {"top": (0, (0.0, 0.0, k))}


def _stool(order: Order) -> Built:
    k = order.size
    parts = [cylinder((0, 0, 0.94 * k), (0, 0, k), 0.28 * k, color=order.main, surface=9)]
    for a in (0.8, 2.37, 3.94, 5.5):
        foot = (0.3 * k * np.cos(a), 0.3 * k * np.sin(a), 0)
        top = (0.18 * k * np.cos(a), 0.18 * k * np.sin(a), 0.95 * k)
        parts.append(tube([foot, top], 0.03 * k, order.main, Surface.WOOD, 7))
    parts.append(lathe([(0.2 * k, 0.34 * k), (0.222 * k, 0.36 * k)], order.main, Surface.WOOD, 20))
    leg = Collider("cylinder", (0.28 * k,), (0, 0, 0), (0, 0, k))
    return join(parts), [leg], {"seat": (0, (0.0, 0.0, k)), "top": (0, (0.0, 0.0, k))}


def _piano(order: Order) -> Built:
    """An upright piano 1.5 m wide, keys toward -y."""
    k = order.size
    wide, deep, tall = k, 0.42 * k, 0.8 * k
    black = order.main
    parts: list[Mesh] = [
        block((wide, deep * 0.5, tall), (0, deep * 0.25, tall / 2), 0.01 * k, black, 7),
        block((wide * 0.98, deep * 0.5, 0.07 * k), (0, -deep * 0.22, 0.44 * k), 0.008, black, 7),
        boxes(
            [(s * wide * 0.47, -deep * 0.4, 0.22 * k) for s in (-1, 1)],
            (0.05 * k, 0.06 * k, 0.44 * k),
            black,
            Surface.PLASTIC,
        ),
    ]
    white = np.linspace(-0.44, 0.44, 36) * wide
    parts.append(
        boxes(
            [(x, -deep * 0.28, 0.48 * k) for x in white],
            (0.022 * wide, 0.14 * k, 0.02 * k),
            "#f7f4ea",
            Surface.PLASTIC,
        )
    )
    dark = [x + 0.0125 * wide for n, x in enumerate(white[:-1]) if n % 7 not in (2, 6)]
    parts.append(
        boxes(
            [(x, -deep * 0.22, 0.495 * k) for x in dark],
            (0.012 * wide, 0.085 * k, 0.02 * k),
            "#15130f",
            Surface.PLASTIC,
        )
    )
    parts.append(block((0.4 * k, 0.02 * k, 0.22 * k), (0, -0.02 * k, 0.64 * k), 0.004, black, 7))
    solid: Sequence[tuple[Point, Point]] = (((wide, deep, tall), (0, 0, tall / 2)),)
    return (
        join(parts),
        _solid(*solid),
        {"top": (0, (0.0, 0.1 * k, tall)), "grip": (0, (0.0, -deep * 0.28, 0.5 * k))},
    )


_FORMS: dict[str, Callable[[Order], Built]] = {
    "table": _table,
    "chair": _chair,
    "sofa": _sofa,
    "armchair": _sofa,
    "bed": _bed,
    "lamp": _floor_lamp,
    "door": _door,
    "bench": _bench,
    "shelf": _shelf,
    "wardrobe": _wardrobe,
    "stool": _stool,
    "piano": _piano,
}
