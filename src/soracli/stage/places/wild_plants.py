"""Plants of other climates: flat-topped acacias, bamboo, broad leaves, reeds, lianas, pads."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, build, join
from soracli.stage.places.crops import blade
from soracli.stage.shapes import cylinder, tube
from soracli.stage.things.forms import lumpy, spline
from soracli.stage.things.trees import clump_hearts, leaf_cards

_THORN_BARK = "#6d5843"


def acacia(seed: int, height: float = 6.0, leaves: int = 420) -> Mesh:
    """An umbrella thorn: a forked trunk under one wide flat crown."""
    chance = np.random.default_rng(seed)
    fork = np.array([*chance.normal(0, 0.04, 2), 0.42]) * height
    rise = spline(np.array([(0, 0, -0.1), fork * [0.4, 0.4, 0.5], fork]), 6)
    thick = np.linspace(0.035, 0.022, 6) * height
    parts = [tube(rise, thick, _THORN_BARK, Surface.WOOD, 8, False)]
    tips = [np.array([0, 0, 0.93 * height])]
    for place in range(6):
        angle, out = place * 1.05 + chance.uniform(-0.3, 0.3), chance.uniform(0.28, 0.5) * height
        up = chance.uniform(0.84, 0.93) * height
        tip = np.array([out * np.cos(angle), out * np.sin(angle), up])
        bow = fork + (tip - fork) * [0.5, 0.5, 0.72]
        thin = np.linspace(0.014, 0.005, 5) * height
        arm = spline(np.array([fork, bow, tip]), 5)
        parts.append(tube(arm, thin, _THORN_BARK, Surface.WOOD, 5, False))
        tips.append(tip)
    centers = np.array(tips, np.float32)
    radii = np.full(len(tips), 0.3 * height)
    crown = leaf_cards(centers, radii, leaves, 0.085 * height, "#6f8238", chance, 0.2, False)
    flat = (0.27 * height, 0.27 * height, 0.05 * height)
    heart = [
        lumpy(flat, seed + k, 0.25, "#59692f", Surface.FOLIAGE, 1, True).moved(at)
        for k, at in enumerate(centers)
    ]
    return join([*parts, crown, *heart])


def bamboo(seed: int, height: float = 9.0, leaves: int = 60) -> Mesh:
    """A cane of bamboo with rings at its joints and sprays of leaves in its upper half."""
    chance = np.random.default_rng(seed)
    lean = chance.normal(0, 0.05, 2) * height
    path = spline([(0, 0, -0.1), (*(lean * 0.2), 0.5 * height), (*lean, height)], 17)
    radii = np.linspace(0.065, 0.02, 17) * (1 + 0.16 * (np.arange(17) % 2))
    cane = tube(path, radii.astype(np.float32), "#86a648", Surface.PLASTIC, 4, False)
    spots = path[8::2]
    size = np.full(len(spots), 0.55)
    spray = leaf_cards(spots, size, leaves, 0.5, "#6f9a3c", chance, 0.7, False)
    return join([cane, spray])


def broad_leaf(seed: int, height: float = 1.8, leaves: int = 8, color: str = "#3f7a2e") -> Mesh:
    """A clump of big arching leaves from one root, as of a banana or an elephant's ear."""
    chance = np.random.default_rng(seed)
    parts = []
    for place in range(leaves):
        angle = 6.283 * place / leaves + chance.uniform(-0.3, 0.3)
        t = np.linspace(0, 1, 6)
        long = height * chance.uniform(0.75, 1.1)
        out, up = long * (0.15 * t + 0.62 * t**1.7), long * (1.05 * t - 0.42 * t**2.6)
        path = np.stack([out * np.cos(angle), out * np.sin(angle), up], axis=1)
        half = 0.16 * height * np.interp(t, [0, 0.3, 0.55, 0.85, 1], [0.08, 0.12, 1, 0.7, 0.02])
        parts.append(blade(path, half, color, (0.6, 1.25)))
    return join(parts)


def giant(seed: int, height: float = 16.0) -> Mesh:
    """A jungle tree: a tall smooth trunk on buttress roots, its crown out of most pictures."""
    chance = np.random.default_rng(seed)
    bow = (*chance.normal(0, 0.3, 2), 0.55 * height)
    trunk = tube(
        spline(np.array([(0, 0, -0.2), (0, 0, 1.2), bow, (0, 0, height)]), 9),
        (0.75, 0.5, 0.42, 0.4, 0.38, 0.36, 0.32, 0.26, 0.2), "#6a5a48", Surface.WOOD, 9, False,
    )  # fmt: skip
    roots = []
    for place in range(5):
        angle = place * 1.257 + chance.uniform(-0.3, 0.3)
        out = np.array([np.cos(angle), np.sin(angle), 0])
        foot = [out * 1.9 - [0, 0, 0.1], out * 0.9 + [0, 0, 0.35], out * 0.35 + [0, 0, 1.7]]
        roots.append(
            tube(spline(foot, 5), (0.12, 0.15, 0.16, 0.15, 0.1), "#64543f", Surface.WOOD, 6, False)
        )
    around = np.linspace(0, 6.283, 7, endpoint=False)
    tips = np.stack(
        [2.4 * np.cos(around), 2.4 * np.sin(around), height * chance.uniform(0.7, 1.0, 7)], 1
    )
    radii = chance.uniform(1.3, 2.0, 7)
    crown = leaf_cards(tips.astype(np.float32), radii, 420, 0.85, "#3f7030", chance, kites=False)
    hearts = clump_hearts(tips.astype(np.float32), radii * 0.75, "#2f5a26", seed, 0)
    return join([trunk, *roots, crown, hearts])


def liana(
    seed: int, a: tuple[float, float, float], b: tuple[float, float, float], sag: float
) -> Mesh:
    """A rope of a plant hanging from `a` to `b`, `sag` metres lower in its middle, with leaves."""
    chance = np.random.default_rng(seed)
    middle = (np.array(a) + np.array(b)) / 2 - [0, 0, sag]
    path = spline([a, middle, b], 12)
    size = np.full(len(path), 0.22)
    leaves = leaf_cards(path, size, 40, 0.26, "#4d8232", chance, kites=False)
    return join([tube(path, 0.035, "#5a5a34", Surface.WOOD, 4, False), leaves])


def reeds(seed: int, height: float = 1.6) -> Mesh:
    """A clump of cat-tails: upright blades and brown clubs."""
    chance = np.random.default_rng(seed)
    parts = []
    for _ in range(14):
        x, y = chance.normal(0, 0.16, 2)
        tip = np.array([x, y, 0]) + [
            *(chance.normal(0, 0.18, 2) * height),
            height * chance.uniform(0.7, 1.1),
        ]
        path = np.array([(x, y, -0.3), (x * 1.1, y * 1.1, 0.5 * height), tip])
        parts.append(blade(path, np.array([0.02, 0.018, 0.003]), "#7f9448", (0.6, 1.2)))
    for _ in range(4):
        x, y = chance.normal(0, 0.16, 2)
        top = height * chance.uniform(0.85, 1.1)
        stem = np.array([(x, y, -0.2), (x, y, top)])
        parts.append(tube(stem, 0.007, "#7f8a48", Surface.FOLIAGE, 3, False))
        parts.append(
            cylinder((x, y, top - 0.24), (x, y, top), 0.03, 0.026, "#5a3a20", Surface.CLOTH, 6)
        )
    return join(parts)


def pads(seed: int, spread: float = 0.9, bloom: str = "#f2c4d8") -> Mesh:
    """Water-lily leaves afloat about the origin, one with a flower; their level is z = 0."""
    chance = np.random.default_rng(seed)
    parts = []
    for place in range(6):
        x, y = chance.normal(0, spread * 0.5, 2)
        radius, start = chance.uniform(0.16, 0.3), chance.uniform(0, 6.28)
        angle = start + np.linspace(0.25, 6.03, 10)
        rim = np.stack(
            [x + radius * np.cos(angle), y + radius * np.sin(angle), np.full(10, 0.03)], 1
        )
        points = np.concatenate([[[x, y, 0.025]], rim])
        parts.append(_fan(points, "#4f8a3c" if place % 2 else "#5f9a44"))
        if place == 0 and bloom:
            parts.append(_lily(bloom).moved((x, y, 0.03)))
    return join(parts)


def _fan(points: Numbers, color: str) -> Mesh:
    count = len(points)
    faces = np.array([(0, k, k + 1) for k in range(1, count - 1)], np.int32)
    return build(points.astype(np.float32), faces, color, Surface.FOLIAGE)


def _lily(color: str) -> Mesh:
    parts = []
    for ring, (lift, long) in enumerate(((0.5, 0.16), (1.0, 0.13))):
        for place in range(7):
            angle = place * 0.9 + ring * 0.45
            out = np.array([np.cos(angle), np.sin(angle), 0.0])
            path = np.array(
                [
                    out * 0.02,
                    out * long * 0.6 + [0, 0, 0.05 * lift],
                    out * long + [0, 0, 0.13 * lift],
                ]
            )
            parts.append(blade(path, np.array([0.015, 0.035, 0.004]), color, (0.8, 1.1)))
    return join(parts)


def mangrove(seed: int, height: float = 8.0) -> Mesh:
    """A swamp tree on a flared foot, bare branches hung with grey moss, a thin crown."""
    chance = np.random.default_rng(seed)
    bow = (*chance.normal(0, 0.25, 2), 0.5 * height)
    path = spline(np.array([(0, 0, -1.0), (0, 0, 0.4), bow, (0, 0, height)]), 9)
    radii = np.array([1.0, 0.72, 0.4, 0.28, 0.24, 0.21, 0.18, 0.14, 0.06])
    trunk = tube(path, radii, "#5a5146", Surface.WOOD, 9, False)
    parts, tips = [trunk], []
    for place in range(7):
        angle, low = place * 0.9 + chance.uniform(-0.3, 0.3), chance.uniform(0.42, 0.85) * height
        out = chance.uniform(0.16, 0.32) * height
        tip = np.array([out * np.cos(angle), out * np.sin(angle), low + 0.12 * height])
        parts.append(
            tube(
                [(0, 0, low), tip * [0.6, 0.6, 1], tip], (0.11, 0.07, 0.03), "#5a5146", 9, 5, False
            )
        )
        tips.append(tip)
        for share in (0.5, 0.75, 1.0):
            root = np.array([0, 0, low]) + (tip - [0, 0, low]) * share
            long = chance.uniform(0.5, 1.3)
            path = np.array([root, root - [0, 0, long * 0.5], root - [0, 0, long]])
            parts.append(
                blade(
                    path + [[0, 0, 0], [0.03, 0, 0], [0, 0.04, 0]],
                    np.array([0.05, 0.09, 0.01]),
                    "#8a917c",
                    (1.0, 0.7),
                )
            )
    centers = np.array(tips, np.float32)
    radii = np.full(len(tips), 0.12 * height)
    crown = leaf_cards(centers, radii, 260, 0.4, "#5d7040", chance, 0.6, kites=False)
    return join([*parts, crown])
