"""What grows on a set: grass, flowers, hedges, groves; scattered by the hundred."""

from collections.abc import Sequence

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear, unit
from soracli.stage.things.forms import boxes, copies, raw, turn
from soracli.stage.things.trees import (
    bare,
    broadleaf,
    clump_hearts,
    conifer,
    far_conifer,
    leaf_cards,
    palm,
)


def scattered(
    chance: np.random.Generator,
    count: int,
    x: tuple[float, float],
    y: tuple[float, float],
    clear: float = 0.0,
    corridor: float = 0.0,
) -> Numbers:
    """Up to `count` points (N, 2) in a rectangle, none nearer to the origin than `clear` metres
    nor with |y| below `corridor`."""
    points = np.stack([chance.uniform(*x, count), chance.uniform(*y, count)], axis=1)
    keep = (np.hypot(points[:, 0], points[:, 1]) >= clear) & (np.abs(points[:, 1]) >= corridor)
    return np.asarray(points[keep], np.float32)


def spaced(chance: np.random.Generator, points: Numbers, apart: float) -> Numbers:
    """The points that are at least `apart` metres from every earlier one."""
    kept = np.empty((len(points), 2), np.float32)
    count = 0
    for point in points:
        gap = kept[:count] - point
        if not count or np.hypot(gap[:, 0], gap[:, 1]).min() >= apart:
            kept[count] = point
            count += 1
    del chance
    return kept[:count]


def standing(points: Numbers, level: float | Numbers = 0.0) -> Numbers:
    """Ground points (N, 2) as (N, 3) at a height."""
    heights = np.broadcast_to(np.asarray(level, np.float32), (len(points),))
    return np.column_stack([points, heights]).astype(np.float32)


def grass(
    at: Numbers,
    chance: np.random.Generator,
    height: float = 0.16,
    color: str = "#5f9440",
    blades: int = 5,
) -> Mesh:
    """A tuft of thin bent blades at each of `at` (N, 3)."""
    count = len(at) * blades
    if not count:
        return join([])
    root = np.repeat(at, blades, axis=0)
    root = root + np.column_stack([chance.normal(0, 0.05, (count, 2)), np.zeros(count)])
    angle = chance.uniform(0, 2 * np.pi, count)
    side = np.stack([np.cos(angle), np.sin(angle), np.zeros(count)], axis=1)
    tall = height * chance.uniform(0.5, 1.25, count)
    bend = chance.normal(0, 0.35, (count, 2)) * tall[:, None]
    tip = root + np.column_stack([bend, tall])
    wide = side * (0.05 * height + 0.004)
    vertices = np.stack([root - wide, root + wide, tip], axis=1).reshape(-1, 3)
    vertices[:, 2] -= np.tile([0.01, 0.01, 0], count)
    normals = unit((np.repeat(side * 0.2, 3, axis=0) + [0, 0, 1]).astype(np.float32))
    shade = np.repeat(chance.uniform(0.75, 1.25, count), 3) * np.tile([0.72, 0.72, 1.25], count)
    warm = np.repeat(chance.normal(0, 0.08, count), 3)
    tint = np.stack([shade * (1 + warm), shade, shade * (1 - warm)], axis=1)
    faces = np.arange(3 * count, dtype=np.int32).reshape(-1, 3)
    return raw(vertices, normals, linear(color) * tint, faces, Surface.FOLIAGE)


def blossom(petals: int = 6, round_: bool = True, height: float = 0.34, head: float = 0.07) -> Mesh:
    """The head of one flower, `height` above the ground, nodding a little; its petals are white so
    that a tint colors them."""
    angle = np.linspace(0, 2 * np.pi, petals, endpoint=False)
    top = np.array([0, 0, height])
    vertices: list[Numbers] = []
    faces: list[tuple[int, int, int]] = []
    colors: list[Numbers] = []
    white, heart = np.ones(3), np.array([0.9, 0.6, 0.06])
    step = np.pi / petals * (0.95 if round_ else 0.7)
    lift = 0.5 * head
    for a in angle:
        start = len(vertices)
        left = [np.cos(a - step), np.sin(a - step)]
        right = [np.cos(a + step), np.sin(a + step)]
        vertices += [
            top,
            top + [0.62 * head * left[0], 0.62 * head * left[1], lift],
            top + [head * np.cos(a), head * np.sin(a), lift * (0.6 if round_ else 1.4)],
            top + [0.62 * head * right[0], 0.62 * head * right[1], lift],
        ]
        faces += [(start, start + 1, start + 2), (start, start + 2, start + 3)]
        colors += [white * 0.7, white, white * 0.92, white]
    start = len(vertices)
    ring = np.linspace(0, 2 * np.pi, 5, endpoint=False)
    vertices.append(top + [0, 0, 0.32 * head])
    vertices += [top + [0.26 * head * np.cos(a), 0.26 * head * np.sin(a), 0.2 * head] for a in ring]
    faces += [(start, start + 1 + i, start + 1 + (i + 1) % 5) for i in range(5)]
    colors += [heart * 1.1] + [heart * 0.8] * 5
    points = np.array(vertices, np.float32)
    normals = unit((points - top + [0, 0, 0.12]).astype(np.float32))
    bloom = raw(points, normals, np.array(colors), np.array(faces, np.int32), Surface.FOLIAGE)
    tilted = bloom.moved((0, 0, -height)).moved((0, 0, height), turn(0, 0.6))
    return tilted


def stalk(height: float = 0.34) -> Mesh:
    """The stem and two leaves of one flower."""
    w = 0.006
    points = np.array(
        [
            (-w, 0, 0),
            (w, 0, 0),
            (0, 0, height),
            (0, -w, 0),
            (0, w, 0),
            (0, 0, height),
            (0, 0, 0.02),
            (0.09, 0.03, 0.14),
            (0.02, 0.05, 0.1),
            (0, 0, 0.02),
            (-0.09, -0.02, 0.16),
            (-0.03, -0.05, 0.1),
            (0, 0, 0.02),
            (0.03, -0.08, 0.15),
            (0.05, -0.03, 0.1),
        ],
        np.float32,
    )
    normals = np.tile(np.array([0, -0.2, 0.98], np.float32), (len(points), 1))
    green = np.tile(linear("#4f8a3a"), (len(points), 1))
    faces = np.arange(len(points), dtype=np.int32).reshape(-1, 3)
    return raw(points, normals, green, faces, Surface.FOLIAGE)


def flowers(
    at: Numbers,
    chance: np.random.Generator,
    colors: Sequence[str],
    height: float = 0.34,
    head: float = 0.07,
    petals: int = 6,
    round_: bool = True,
) -> Mesh:
    """A flower at each of `at` (N, 3), in colors drawn from `colors`."""
    if not len(at):
        return join([])
    table = np.stack([linear(color) for color in colors])
    tint = table[chance.integers(0, len(colors), len(at))] * chance.uniform(
        0.85, 1.15, (len(at), 1)
    )
    scale = chance.uniform(0.75, 1.2, len(at)).astype(np.float32)
    yaw = chance.uniform(0, 6.28, len(at)).astype(np.float32)
    bloom = blossom(petals, round_, height, head)
    return join([copies(bloom, at, yaw, scale, tint), copies(stalk(height), at, yaw, scale)])


def hedge(
    start: tuple[float, float],
    end: tuple[float, float],
    height: float,
    thick: float,
    chance: np.random.Generator,
    color: str = "#3c6b2f",
    leaves: int = 2500,
) -> Mesh:
    """A clipped hedge from `start` to `end` (x, y), leafy all over."""
    a, b = np.array(start), np.array(end)
    length = float(np.linalg.norm(b - a))
    yaw = float(np.arctan2(b[1] - a[1], b[0] - a[0]))
    half = np.array([length / 2, thick / 2, height / 2])
    body = boxes([(0, 0, 0)], tuple(2 * half * 0.97), color, Surface.FOLIAGE)
    cover = _leafy_box(half, chance, color, leaves)
    return join([body, cover]).moved((*((a + b) / 2), height / 2), turn(yaw))


def _leafy_box(half: Numbers, chance: np.random.Generator, color: str, leaves: int) -> Mesh:
    """Leaves on the sides and the top of a box of half extents `half`."""
    side = chance.choice(3, leaves, p=np.array([0.04, 0.5, 0.46]))
    points = chance.uniform(-1, 1, (leaves, 3))
    sign = np.where(chance.uniform(size=leaves) < 0.5, -1.0, 1.0)
    sign = np.where(side == 2, 1.0, sign)
    points[np.arange(leaves), side] = sign * chance.uniform(0.96, 1.05, leaves)
    outward = np.zeros((leaves, 3))
    outward[np.arange(leaves), side] = sign
    along = unit(np.cross(outward, chance.normal(size=(leaves, 3))))
    middle = points * half
    lean = outward * chance.uniform(0, 0.7, (leaves, 1))
    tip = (along + lean) * 0.12 * chance.uniform(0.6, 1.2, (leaves, 1))
    width = np.cross(outward, along) * 0.036
    vertices = np.stack([middle - tip * 0.5, middle - width, middle + tip, middle + width], axis=1)
    first = np.arange(leaves, dtype=np.int32)[:, None] * 4
    faces = (first + np.array([0, 1, 2, 0, 2, 3], np.int32)).reshape(-1, 3)
    shade = chance.uniform(0.75, 1.4, (leaves, 1)) * (0.85 + 0.2 * points[:, 2:3])
    normals = np.repeat(unit(outward + [0, 0, 0.35]), 4, axis=0)
    colors = np.repeat(linear(color) * shade, 4, axis=0)
    return raw(vertices.reshape(-1, 3), normals, colors, faces, Surface.FOLIAGE)


def bush(
    seed: int, height: float, color: str = "#41752f", leaves: int = 500, bloom: str = ""
) -> Mesh:
    """A round bush; with `bloom`, a color, it is dotted with flowers."""
    chance = np.random.default_rng(seed)
    count = 6
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False) + chance.uniform(0, 1)
    out = height * chance.uniform(0.3, 0.5, count)
    centers = np.stack(
        [out * np.cos(angle), out * np.sin(angle), height * chance.uniform(0.3, 0.45, count)],
        axis=1,
    )
    centers = np.concatenate([centers, [[0, 0, height * 0.6]]]).astype(np.float32)
    radii = height * chance.uniform(0.3, 0.42, count + 1)
    parts = [
        clump_hearts(centers, radii, color, seed),
        leaf_cards(centers, radii, leaves, 0.16 * height * (500 / leaves) ** 0.4, color, chance),
    ]
    if bloom:
        parts.append(leaf_cards(centers, radii * 1.05, leaves // 5, 0.1 * height, bloom, chance))
    return join(parts)


def grove(
    at: Numbers,
    chance: np.random.Generator,
    heights: tuple[float, float],
    kind: str = "broadleaf",
    leaves: int = 640,
    variants: int = 3,
    color: str = "",
) -> Mesh:
    """Trees at `at` (N, 3), copies of a few variants of a kind: broadleaf, conifer, palm, bare.

    `leaves` is their detail; below 400 they are meant for the background.
    """
    if not len(at):
        return join([])
    unit_height = (heights[0] + heights[1]) / 2
    parts = []
    which = chance.integers(0, variants, len(at))
    for variant in range(variants):
        seed = int(chance.integers(0, 2**31))
        places = at[which == variant]
        if not len(places):
            continue
        if kind == "conifer":
            make = conifer if leaves >= 400 else far_conifer
            mesh = make(seed, unit_height, color or "#2f5b3a", tiers=9)
        elif kind == "palm":
            mesh = palm(seed, unit_height)
        elif kind == "bare":
            mesh = bare(seed, unit_height)
        else:
            mesh = broadleaf(seed, unit_height, color or "#4d7a33", leaves=leaves)
        scale = chance.uniform(*heights, len(places)) / unit_height
        tint = chance.uniform(0.85, 1.15, (len(places), 3)) * [1.0, 1.0, 0.95]
        yaw = chance.uniform(0, 6.28, len(places))
        parts.append(copies(mesh, places, yaw.astype(np.float32), scale.astype(np.float32), tint))
    return join(parts)
