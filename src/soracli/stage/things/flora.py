"""Plants as things: trees, bushes, flowers, cactus. The size is the height."""

from collections.abc import Callable, Sequence

import numpy as np

from soracli.stage.figure import Collider, Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear, unit
from soracli.stage.shapes import Point, ellipsoid, lathe, sheet, tube
from soracli.stage.things.forms import geodesic, raw, recolored, spline, turn
from soracli.stage.things.paint import Order, figure
from soracli.stage.things.trees import bare, broadleaf, clump_hearts, conifer, leaf_cards, palm


def plant(order: Order) -> Figure:
    """A plant of height `order.size`; only a trunk or a stem is solid."""
    mesh = _FORMS.get(order.form, _bush)(order)
    mesh = mesh.moved(scale=order.size / float(mesh.vertices[:, 2].max()))
    thick = 0.03 * order.size
    solid = order.form in ("tree", "pine", "palm", "bare_tree", "cactus")
    colliders = (
        [Collider("cylinder", (thick,), (0, 0, 0), (0, 0, order.size * 0.7))] if solid else []
    )
    return figure(
        order,
        mesh,
        colliders,
        volume=np.pi * thick**2 * order.size,
        anchors={"top": (0, (0.0, 0.0, order.size)), "grip": (0, (0.0, 0.0, 0.3 * order.size))},
    )


def _seed(order: Order) -> int:
    """Plants of one scene differ: the entity's number is part of their chance."""
    return sum(ord(letter) * (place + 7) for place, letter in enumerate(order.entity.id))


def _tree(order: Order) -> Mesh:
    bark = order.color("bark", "#6b5138")
    return broadleaf(_seed(order), order.size, order.main, bark, leaves=1650)


def _pine(order: Order) -> Mesh:
    tree = conifer(_seed(order), order.size, order.main, tiers=12)
    if not order.trait("decorated", False):
        return tree
    chance = np.random.default_rng(_seed(order))
    baubles = []
    for place in range(46):
        share = chance.uniform(0.05, 0.9)
        out = order.size * (0.25 * (1 - share) ** 0.85 + 0.012)
        angle = place * 2.4
        at = (out * np.cos(angle), out * np.sin(angle), order.size * (0.13 + 0.8 * share))
        color = ("#d8262e", "#f2c230", "#2f6fd0", "#e8e8ee")[place % 4]
        glow = Surface.EMISSIVE if place % 3 == 0 else Surface.METAL
        baubles.append(geodesic(0.016 * order.size, at, color, glow, 1))
    star = geodesic(0.03 * order.size, (0, 0, order.size), "#ffdf6b", Surface.EMISSIVE, 0)
    return join([tree, *baubles, star])


def _palm(order: Order) -> Mesh:
    return palm(_seed(order), order.size, order.main)


def _bare(order: Order) -> Mesh:
    return bare(_seed(order), order.size, order.main)


def _bush(order: Order) -> Mesh:
    chance = np.random.default_rng(_seed(order))
    count, height = 9, order.size
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    out = height * chance.uniform(0.25, 0.55, count)
    z = height * chance.uniform(0.16, 0.36, count)
    centers = np.stack([out * np.cos(angle), out * np.sin(angle), z], axis=1)
    centers = np.concatenate([centers, [[0, 0, height * 0.62]]]).astype(np.float32)
    radii = height * chance.uniform(0.28, 0.38, count + 1)
    hearts = clump_hearts(centers, radii, order.main, _seed(order), 1)
    return join([hearts, leaf_cards(centers, radii, 1800, 0.085 * height, order.main, chance)])


def petal(length: float, width: float, lift: float, curl: float, color: str) -> Mesh:
    """A petal along +x from the origin: rises by `lift` radians, curls back by `curl`."""
    t = np.linspace(0, 1, 8)
    half = width / 2 * np.sin(np.pi * np.clip(t * 0.92 + 0.06, 0, 1)) ** 0.75
    bend = lift - curl * t
    x = np.cumsum(np.cos(bend)) / 8 * length
    z = np.cumsum(np.sin(bend)) / 8 * length
    rows = []
    for way in (-1, -0.4, 0.4, 1):
        rows.append(np.stack([x, way * half, z + 0.25 * half * way * way], axis=1))
    mesh = sheet(np.array(rows, np.float32), color, Surface.FOLIAGE)
    shade = 0.72 + 0.38 * np.clip(mesh.vertices[:, 0:1] / length, 0, 1)
    return recolored(mesh, mesh.colors * shade)


def flower_head(size: float, color: str, heart: str, petals: int = 12, rows: int = 1) -> Mesh:
    """A round flower of diameter `size` facing up (+z)."""
    parts = []
    for row in range(rows):
        for place in range(petals):
            angle = 2 * np.pi * (place + 0.5 * row) / petals
            leaf = petal(
                size / 2 * (1 - 0.2 * row), 2.4 * size / petals, 0.35 + 0.4 * row, 0.5, color
            )
            parts.append(leaf.moved((0, 0, 0.01 * row * size), turn(angle)))
    middle = ellipsoid(
        (0.17 * size, 0.17 * size, 0.08 * size), (0, 0, 0.04 * size), heart, Surface.FUR, 14
    )
    return join([*parts, middle])


def _flower(order: Order) -> Mesh:
    """A daisy-like flower on a leafy stem, its face turned a little toward the front (-y)."""
    size = order.size
    path = spline([(0, 0, 0), (0.03 * size, 0, 0.4 * size), (0, -0.02 * size, 0.88 * size)], 12)
    stem = tube(path, 0.014 * size, "#4e8a3c", Surface.FOLIAGE, 7)
    heart = order.color("heart", "#e8b42c")
    rows = 3 if order.trait("bloom", "daisy") == "rose" else 1
    petals = 8 if rows == 3 else 14
    head = flower_head(0.42 * size, order.main, heart if rows == 1 else order.main, petals, rows)
    top = head.moved((0, -0.02 * size, 0.88 * size), turn(0, 0, 0.75))
    leaves = [
        petal(0.34 * size, 0.12 * size, 0.6, 0.9, "#4e8a3c").moved(
            (0.02 * size, 0, height * size), turn(angle)
        )
        for height, angle in ((0.12, 0.4), (0.2, 3.3), (0.38, 1.9), (0.45, 5.2))
    ]
    return join([stem, top, *leaves])


def _sunflower(order: Order) -> Mesh:
    size = order.size
    path = spline(
        [
            (0, 0, 0),
            (0.02 * size, 0, 0.5 * size),
            (0, 0, 0.87 * size),
            (0, -0.05 * size, 0.92 * size),
        ],
        14,
    )
    stem = tube(path, 0.014 * size, "#5a8a3a", Surface.FOLIAGE, 7)
    parts = []
    for row in range(2):
        for place in range(18):
            angle = 2 * np.pi * (place + 0.5 * row) / 18
            blade = petal(0.17 * size, 0.055 * size, 0.2 + 0.2 * row, 0.25, order.main)
            parts.append(blade.moved(rotation=turn(angle)))
    disc = ellipsoid(
        (0.085 * size, 0.085 * size, 0.03 * size), (0, 0, 0.015 * size), "#4a2f17", Surface.FUR, 20
    )
    head = join([*parts, disc]).moved((0, -0.05 * size, 0.92 * size), turn(0, 0, 1.15))
    leaves = [
        petal(0.24 * size, 0.14 * size, 0.5, 1.0, "#4e8a3c").moved(
            (0, 0, height * size), turn(angle)
        )
        for height, angle in ((0.2, 0.4), (0.3, 3.6), (0.45, 2.0), (0.55, 5.4), (0.68, 0.9))
    ]
    return join([stem, head, *leaves])


def _tulip(order: Order) -> Mesh:
    size = order.size
    stem = tube([(0, 0, 0), (0.01 * size, 0, 0.75 * size)], 0.018 * size, "#5a8f45", 12, 7)
    cup = lathe(
        [
            (0.02 * size, 0.7 * size),
            (0.12 * size, 0.76 * size),
            (0.155 * size, 0.86 * size),
            (0.14 * size, 0.95 * size),
            (0.115 * size, 1.0 * size),
        ],
        order.main,
        Surface.FOLIAGE,
        18,
    )
    points = cup.vertices.copy()
    angle = np.arctan2(points[:, 1], points[:, 0])
    rise = np.clip((points[:, 2] - 0.87 * size) / (0.13 * size), 0, 1)
    points[:, 2] += 0.05 * size * rise * np.cos(3 * angle)
    cup = Mesh(points, cup.normals, cup.colors, cup.faces, cup.surfaces, cup.bones, cup.weights)
    leaves = [
        petal(0.56 * size, 0.1 * size, 1.25, 0.35, "#5a8f45").moved(rotation=turn(angle_))
        for angle_ in (0.3, 2.4, 4.4)
    ]
    return join([stem, cup, *leaves])


def _cactus(order: Order) -> Mesh:
    """A saguaro: a ribbed column with two or three arms."""
    size = order.size
    r = 0.075 * size
    parts = [
        _ribbed(
            [(0, 0, -0.02 * size), (0, 0, 0.3 * size), (0, 0, 0.7 * size), (0, 0, size - r)],
            r,
            order.main,
        )
    ]
    arms = ((1, 0.34, 0.17, 0.74, 0.0), (-1, 0.46, 0.15, 0.84, 0.1), (1, 0.52, 0.13, 0.72, 1.9))
    for way, start, out, top, yaw in arms:
        path = spline(
            [
                (0, 0, start * size),
                (way * out * 0.7 * size, 0, (start + 0.02) * size),
                (way * out * size, 0, (start + 0.1) * size),
                (way * out * size, 0, top * size),
            ],
            12,
        )
        arm = _ribbed(path.tolist(), 0.72 * r, order.main)
        parts.append(arm.moved(rotation=turn(yaw)))
    return join(parts)


def _ribbed(path: Sequence[Point] | Numbers, radius: float, color: str) -> Mesh:
    points = np.array(path, np.float32)
    fine = spline(points, max(10, len(points)))
    skin = tube(fine, radius, color, Surface.FOLIAGE, 20)
    column = np.arange(len(skin.vertices)) % 20
    crest = column % 2 == 0
    shade = np.where(crest, 1.12, 0.7)[:, None]
    inward = np.where(crest, 0.0, -0.13 * radius)[:, None].astype(np.float32)
    moved = skin.vertices + skin.normals * inward
    bent = Mesh(
        moved, skin.normals, skin.colors, skin.faces, skin.surfaces, skin.bones, skin.weights
    )
    return recolored(bent, bent.colors * shade)


def _mushroom(order: Order) -> Mesh:
    size = order.size
    stem = lathe(
        [(0.16 * size, 0), (0.11 * size, 0.2 * size), (0.1 * size, 0.65 * size)],
        "#f0e8d8",
        Surface.MATTE,
        16,
    )
    cap = lathe(
        [
            (0.1 * size, 0.6 * size),
            (0.42 * size, 0.58 * size),
            (0.45 * size, 0.64 * size),
            (0.36 * size, 0.84 * size),
            (0.18 * size, 0.97 * size),
            (0.01 * size, size),
        ],
        order.main,
        Surface.PLASTIC,
        22,
    )
    spots = []
    for angle, up, wide in (
        (0, 0.72, 0.06),
        (1.3, 0.8, 0.05),
        (2.6, 0.7, 0.055),
        (3.9, 0.8, 0.05),
        (5.1, 0.72, 0.06),
        (0.7, 0.92, 0.045),
        (3.2, 0.93, 0.04),
    ):
        out = float(np.interp(up, [0.64, 0.84, 0.97, 1.0], [0.45, 0.36, 0.18, 0.02])) * 0.99
        at = (out * size * np.cos(angle), out * size * np.sin(angle), up * size)
        spots.append(geodesic(wide * size, at, "#f7f2e6", Surface.PLASTIC, 1))
    return join([stem, cap, *spots])


def _potted(order: Order) -> Mesh:
    size = order.size
    pot = lathe(
        [
            (0.16 * size, 0),
            (0.22 * size, 0.32 * size),
            (0.24 * size, 0.32 * size),
            (0.24 * size, 0.38 * size),
            (0.2 * size, 0.38 * size),
            (0.19 * size, 0.34 * size),
            (0.001, 0.34 * size),
        ],
        order.color("pot", "#b5653c"),
        Surface.CONCRETE,
        22,
    )
    leaves = []
    for place in range(13):
        lift = 1.35 - 0.07 * place
        blade = petal(size * (0.66 - 0.012 * place), 0.15 * size, lift, 0.9, order.main)
        leaves.append(blade.moved((0, 0, 0.34 * size), turn(place * 2.4)))
    return join([pot, *leaves])


def grass_clump(size: float, color: str) -> Mesh:
    """A clump of long blades."""
    chance = np.random.default_rng(5)
    count = 60
    angle = chance.uniform(0, 2 * np.pi, count)
    out = np.stack([np.cos(angle), np.sin(angle), np.zeros(count)], axis=1)
    side = np.stack([-np.sin(angle), np.cos(angle), np.zeros(count)], axis=1)
    root = out * chance.uniform(0, 0.2, (count, 1)) * size
    tall = size * chance.uniform(0.6, 1.0, (count, 1))
    middle = root + out * 0.12 * tall + np.array([0, 0, 0.6]) * tall
    tip = root + out * 0.5 * tall + np.array([0, 0, 0.95]) * tall
    wide = side * 0.016 * size
    points: Numbers = np.stack(
        [root - wide, root + wide, middle - wide * 0.7, middle + wide * 0.7, tip], axis=1
    ).reshape(-1, 3)
    start = np.arange(count, dtype=np.int32)[:, None] * 5
    local = np.array([0, 1, 3, 0, 3, 2, 2, 3, 4], np.int32)
    shade = np.tile([0.6, 0.6, 0.95, 0.95, 1.3], count) * np.repeat(
        chance.uniform(0.8, 1.2, count), 5
    )
    normals = unit((np.repeat(out * 0.3, 5, axis=0) + [0, 0, 1]).astype(np.float32))
    return raw(points, normals, linear(color) * shade[:, None], (start + local).reshape(-1, 3), 12)


def _grass(order: Order) -> Mesh:
    return grass_clump(order.size, order.main)


_FORMS: dict[str, Callable[[Order], Mesh]] = {
    "tree": _tree,
    "pine": _pine,
    "palm": _palm,
    "bare_tree": _bare,
    "bush": _bush,
    "flower": _flower,
    "sunflower": _sunflower,
    "tulip": _tulip,
    "cactus": _cactus,
    "mushroom": _mushroom,
    "potted_plant": _potted,
    "grass": _grass,
}
