"""What is far away: craggy ranges, and trees of a hundred triangles for woods by the hundred."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Ints, Mesh, build, join, linear
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.shapes import tube
from soracli.stage.things.forms import copies, lumpy, recolored
from soracli.stage.things.trees import leaf_cards


def crags(x: Floats, y: Floats, seed: int, scale: float, octaves: int = 5) -> Floats:
    """Ridged noise in 0..1: sharp crests and wide valleys; `scale` is from crest to crest."""
    total, norm, weight = np.zeros(np.shape(x)), 0.0, np.ones(np.shape(x))
    for octave in range(octaves):
        share = 0.5**octave
        crest = 1 - np.abs(fbm(x, y, seed + 31 * octave, scale * 0.5**octave, 1)) / 1.4
        crest = np.clip(crest, 0, 1) ** 2.2
        total += crest * share * weight
        weight = np.clip(crest * 1.6, 0, 1)
        norm += share
    return np.asarray(total / norm, np.float32)


def peaks(
    seed: int,
    distance: float,
    height: float,
    rock: str = "#5d6570",
    snow_line: float = 0.5,
    arc: tuple[float, float] = (-np.pi, np.pi),
    columns: int = 320,
    green: str = "",
) -> Mesh:
    """A range of rocky mountains along a circle of `distance` metres; `arc` in radians from +x.

    White above `snow_line` (share of `height`) where it is not too steep; `green`, a color, clothes
    the feet.
    """
    rows = 22
    span = (arc[1] - arc[0]) / (2 * np.pi)
    angle = np.linspace(arc[0], arc[1], max(30, int(columns * span)) + 1)
    share = np.linspace(-1, 1, rows)[:, None]
    radius = distance * (1 + 0.36 * share)
    x = np.asarray(radius * np.cos(angle), np.float32)
    y = np.asarray(radius * np.sin(angle), np.float32)
    summits = 0.62 + 0.55 * fbm(np.cos(angle) * 9, np.sin(angle) * 9, seed + 5, 3.0, 2)
    z = crags(x, y, seed, distance * 0.42) * np.clip(summits, 0.25, 1.3)[None]
    z = height * 1.25 * z * np.cos(share * np.pi / 2) ** 0.8 - 0.03 * height
    if span < 0.999:
        z = z * np.clip(np.minimum(angle - arc[0], arc[1] - angle) / 0.25, 0, 1) - 0.01 * height
    points = np.stack([x, y, z], axis=-1).reshape(-1, 3).astype(np.float32)
    return _dressed(points, _grid(rows, len(angle)), height, rock, snow_line, green, seed)


def _grid(rows: int, columns: int) -> Ints:
    """Two facets for each cell of a grid."""
    row, column = np.meshgrid(np.arange(rows - 1), np.arange(columns - 1), indexing="ij")
    a = (row * columns + column).reshape(-1)
    b, c, d = a + 1, a + columns + 1, a + columns
    return np.concatenate([np.stack([a, c, b], 1), np.stack([a, d, c], 1)]).astype(np.int32)


def _dressed(
    points: Floats, faces: Ints, height: float, rock: str, line: float, green: str, seed: int
) -> Mesh:
    """Facets in rock, snow above the line, grass or wood at the feet."""
    mesh = build(points, faces, rock, Surface.ROCK, smooth=False)
    middle = mesh.vertices.reshape(-1, 3, 3).mean(axis=1)
    flat = np.abs(mesh.normals[::3, 2])
    chance = np.random.default_rng(seed)
    ragged = line * (1 + 0.25 * fbm(middle[:, 0], middle[:, 1], seed + 70, height * 0.6, 3))
    snow = ramped(middle[:, 2] / height - ragged, -0.04, 0.06) * ramped(flat, 0.3, 0.5)
    colors = linear(rock) * chance.normal(1, 0.09, (len(middle), 1))
    if green:
        low = (1 - ramped(middle[:, 2] / height, 0.12, 0.34)) * ramped(flat, 0.4, 0.62)
        colors = colors * (1 - low[:, None]) + linear(green) * low[:, None]
    colors = colors * (1 - snow[:, None]) + linear("#eef3fa") * snow[:, None]
    return recolored(mesh, np.repeat(colors, 3, axis=0))


def far_pine(seed: int, height: float, needle: str = "#34563f") -> Mesh:
    """A fir of jagged skirts, for the background: about ninety triangles."""
    chance = np.random.default_rng(seed)
    vertices: list[tuple[float, float, float]] = []
    faces: list[tuple[int, int, int]] = []
    shade: list[float] = []
    tiers, points = 6, 14
    for tier in range(tiers):
        share = tier / tiers
        foot, top = height * (0.1 + 0.84 * share), height * min(1.0, 0.38 + 0.84 * share)
        reach = height * (0.2 * (1 - share) ** 0.9 + 0.015)
        start = len(vertices)
        vertices.append((0, 0, top))
        shade.append(0.75)
        for place in range(points):
            angle = 2 * np.pi * place / points + tier
            out = reach * (chance.uniform(0.9, 1.15) if place % 2 else chance.uniform(0.5, 0.7))
            drop = 0.0 if place % 2 else 0.05 * height
            vertices.append((out * np.cos(angle), out * np.sin(angle), foot + drop))
            shade.append(1.25 if place % 2 else 0.7)
            faces.append((start, start + 1 + place, start + 1 + (place + 1) % points))
    mesh = build(np.array(vertices), np.array(faces), needle, Surface.FOLIAGE)
    mesh = recolored(mesh, mesh.colors * np.array(shade)[:, None])
    trunk = tube(
        [(0, 0, -0.03 * height), (0, 0, 0.3 * height)],
        0.022 * height,
        "#58432f",
        Surface.WOOD,
        5,
        False,
    )
    return join([mesh, trunk])


def far_tree(seed: int, height: float, leaf: str = "#55803a") -> Mesh:
    """A broad-leaved tree of a few leafy lumps, for the background: about 300 triangles."""
    chance = np.random.default_rng(seed)
    parts = [
        tube(
            [(0, 0, -0.03 * height), (0, 0, 0.5 * height)],
            0.032 * height,
            "#5f4a35",
            Surface.WOOD,
            6,
            False,
        )
    ]
    clumps: list[tuple[float, float, float, float]] = []
    for place in range(5):
        angle = 2 * np.pi * place / 4 + chance.uniform(-0.4, 0.4)
        out = height * (chance.uniform(0.14, 0.24) if place < 4 else 0.0)
        at = (
            out * np.cos(angle),
            out * np.sin(angle),
            height * (chance.uniform(0.48, 0.62) if place < 4 else 0.76),
        )
        size = height * chance.uniform(0.19, 0.25)
        clumps.append((*at, size))
        lump = lumpy((size, size, 0.82 * size), seed + place, 0.3, leaf, Surface.FOLIAGE, 0, True)
        tone = chance.uniform(0.85, 1.1) * (0.75 + 0.35 * np.clip(lump.normals[:, 2:3], -0.6, 1))
        parts.append(recolored(lump, lump.colors * tone).moved(at))
    shells = np.array(clumps, np.float32)
    leaves = leaf_cards(shells[:, :3], shells[:, 3], 170, 0.1 * height, leaf, chance, kites=False)
    return join([*parts, leaves])


def far_wood(
    at: Floats,
    chance: np.random.Generator,
    heights: tuple[float, float],
    kind: str = "pine",
    color: str = "",
) -> Mesh:
    """Background trees at `at` (N, 3): kind "pine" or "tree", four variants."""
    if not len(at):
        return join([])
    middle = (heights[0] + heights[1]) / 2
    which = chance.integers(0, 4, len(at))
    parts = []
    for variant in range(4):
        seed = int(chance.integers(0, 2**31))
        make, own = (far_pine, "#34563f") if kind == "pine" else (far_tree, "#55803a")
        places = at[which == variant]
        count = len(places)
        scale = (chance.uniform(*heights, count) / middle).astype(np.float32)
        tone = chance.uniform(0.82, 1.15, (count, 1)) * chance.uniform(0.93, 1.07, (count, 3))
        tint = tone.astype(np.float32)
        yaw = chance.uniform(0, 6.28, count).astype(np.float32)
        parts.append(copies(make(seed, middle, color or own), places, yaw, scale, tint))
    return join(parts)
