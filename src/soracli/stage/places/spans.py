"""Bridges in the country, on which one is: a viaduct, a stone bridge, a rope bridge, a footbridge.

All run along x with their deck at z = 0, over a trough that runs away along y.
"""

from collections.abc import Callable

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.distance import far_wood, peaks
from soracli.stage.places.greenery import grass, scattered, spaced
from soracli.stage.places.land import Height, patched, strip
from soracli.stage.places.lie import Lie, varied
from soracli.stage.places.markings import stripe
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.places.wild_plants import broad_leaf, giant
from soracli.stage.shapes import sheet, tube
from soracli.stage.things.forms import boxes, spline

_BAY, _PIER = 9.0, 2.0
"""From pier to pier of a bridge of stone, and how wide a pier is, metres."""
_TALL = 0.95
"""How high the ropes and rails beside a deck are, metres."""


def viaduct(on: Occasion) -> SetPiece:
    """A railway on tall arches of stone over a deep green valley, firs on its sides, peaks."""
    half, deep = 3.0, 26.0
    lie = Lie(_trough(on.seed + 610, deep, 26.0, 95.0, half))
    chance = on.chance(611)
    spots = spaced(chance, scattered(chance, 1600, (-130, 130), (-40, 190)), 5.0)
    steep = spots[(np.abs(spots[:, 0]) > 30) & (np.abs(spots[:, 1]) > 14)][:240]
    ties = np.arange(-60, 60, 0.65)
    track = [boxes([(x, 0, 0.0) for x in ties], (0.24, 2.4, 0.04), "#4f4438", Surface.WOOD),
        boxes([(0, y, 0.03) for y in (-0.72, 0.72)], (130, 0.07, 0.05), "#8a8a8c", Surface.METAL),
        strip((-65, 65), (-half + 0.3, half - 0.3), -0.01, "#857f76", Surface.ROCK,
        130)]  # fmt: skip
    mesh = [lie.ground("#6f9448", Surface.GRASS, on.seed, 360, 120, patches=0.16),
        _stream(lie, on.seed, 8.0), far_wood(lie.at(steep, 0.4), chance, (8, 13), "pine"),
        _arches(half, deep + 4.0, "#a8a094"), *track, _parapet(half, 0.28, "#b5ada0"),
        _iron_rails(half), *_far_peaks(on.seed + 612)]  # fmt: skip
    return SetPiece("viaduct", join(mesh), "stone", 2.2, far_color="#5f7d4c", far_level=-deep - 2,
        length=30.0)  # fmt: skip


def stone_bridge(on: Occasion) -> SetPiece:
    """An old bridge of stone on low arches over a river, meadows and woods on its banks."""
    half, deep = 4.4, 6.5
    lie = Lie(_trough(on.seed + 620, deep, 17.0, 30.0, half))
    mesh = [lie.ground("#74994a", Surface.GRASS, on.seed, 320, 120, patches=0.16),
        _stream(lie, on.seed, 27.0, 1.6), _banks(on, lie, 621, 21.0),
        _arches(half, deep + 3.0, "#9a938a"), patched(strip((-60, 60), (-half, half), 0.0,
        "#a39a8c", Surface.BRICK, 130), 0.12, on.seed, 3.0),
        _parapet(half, 0.34, "#aaa294"), *_far_peaks(on.seed + 622, 60.0)]  # fmt: skip
    return SetPiece("stone bridge", join(mesh), "stone", 2.8, far_color="#7a9a58",
        far_level=-deep - 2, length=24.0)  # fmt: skip


def rope_bridge(on: Occasion) -> SetPiece:
    """Planks on ropes over a gorge in the jungle: giants and big leaves on both rims, a river."""
    half, deep = 0.85, 17.0
    lie = Lie(_trough(on.seed + 630, deep, 7.0, 21.0, half))
    chance = on.chance(631)
    near = spaced(chance, scattered(chance, 900, (-52, 52), (-8, 70)), 4.2)
    rims = near[(np.abs(near[:, 0]) > 13) & (np.abs(near[:, 1]) > 3.4)]
    low = scattered(chance, 900, (-30, 30), (-5, 40))
    low = low[(np.abs(low[:, 0]) > 8) & (np.abs(low[:, 1]) > 2.2)]
    close = spaced(chance, scattered(chance, 900, (-60, 60), (26, 90)), 3.6)[:150]
    planks = np.arange(-32, 32, 0.34)
    tilt = 0.03 * np.sin(planks * 7.1)
    mesh = [lie.ground("#4a5a2c", Surface.DIRT, on.seed, 160, 110, patches=0.3),
        _stream(lie, on.seed, 8.0), varied(giant, lie.at(rims[:46], 0.2), chance, (0.85, 1.15), 3),
        varied(broad_leaf, lie.at(low[:150]), chance, (0.9, 2.2), 3, 0.25),
        far_wood(lie.at(close, 0.6), chance, (7, 13), "tree", "#3f7a2c"),
        boxes(np.column_stack([planks, 0.4 * tilt, np.full(len(planks), -0.035)]),
        (0.29, 2 * half, 0.05), "#8a6a44", Surface.WOOD, tilt), _ropes(half)]  # fmt: skip
    return SetPiece("rope bridge", join(mesh), "wood", 0.6, far_color="#2f4a26",
        far_level=-deep - 2, length=24.0)  # fmt: skip


def footbridge(on: Occasion) -> SetPiece:
    """A bridge of planks with wooden rails over a river, reeds and trees on its banks."""
    half, deep = 1.9, 2.6
    lie = Lie(_trough(on.seed + 640, deep, 12.0, 19.0, half))
    planks = np.arange(-40, 40, 0.22)
    beams = boxes([(0, y, -0.24) for y in (-half + 0.2, half - 0.2)], (80, 0.22, 0.3), "#5f4630",
        Surface.WOOD)  # fmt: skip
    posts = boxes([(x, y, -1.9) for x in np.arange(-18, 18.1, 6.0) for y in (-half + 0.2,
        half - 0.2)], (0.26, 0.26, 3.6), "#5f4630", Surface.WOOD)  # fmt: skip
    mesh = [lie.ground("#74994a", Surface.GRASS, on.seed, 300, 120, patches=0.16),
        _stream(lie, on.seed, 25.0, 1.3), _banks(on, lie, 641, 15.0), beams, posts,
        boxes(np.column_stack([planks, 0 * planks, np.full(len(planks), -0.03)]),
        (0.2, 2 * half, 0.05), "#9a7850", Surface.WOOD), _wooden_rails(half),
        *_far_peaks(on.seed + 642, 60.0)]  # fmt: skip
    return SetPiece("footbridge", join(mesh), "wood", 1.1, far_color="#7a9a58",
        far_level=-deep - 2, length=24.0)  # fmt: skip


def _trough(seed: int, deep: float, foot: float, rim: float, half: float) -> Height:
    """`deep` metres down within `foot` metres of its middle, level beyond `rim`; below the deck."""

    def height(x: Numbers, y: Numbers) -> Numbers:
        middle = 0.5 * foot * ramped(np.abs(y), 12.0, 70.0) * fbm(y * 0.5, y * 0.0, seed, 40.0)
        side = np.abs(x - middle)
        ragged = 1 + 0.12 * fbm(x, y, seed + 1, 14.0)
        down = -deep * (1 - ramped(side * ragged, foot, rim))
        lumps = ramped(np.hypot(x, y), 18, 60) * (0.06 * deep + 0.8) * fbm(x, y, seed + 2, 24.0)
        under = np.abs(y) < half + 1.2
        return np.asarray(np.where(under, np.minimum(down, -0.4), down - 0.1 + lumps), np.float32)

    return height


def _stream(lie: Lie, seed: int, wide: float, up: float = 0.5) -> Mesh:
    """The water in the trough, `up` metres above its bottom."""
    y = np.linspace(-90, 200, 60)
    low = float(np.min(lie.height(np.zeros(1), np.array([20.0]))))
    x = 0.8 * np.sin(y * 0.05 + seed % 7)
    return stripe(np.column_stack([x, y]), wide, low + up, "#5f93a8", Surface.GLASS)


def _banks(on: Occasion, lie: Lie, part: int, clear: float) -> Mesh:
    """Trees, stones and grass on both banks, `clear` metres off the middle of the river."""
    chance = on.chance(part)
    spots = spaced(chance, scattered(chance, 900, (-90, 90), (-30, 130)), 6.0)
    trees = spots[(np.abs(spots[:, 0]) > clear + 3) & (np.abs(spots[:, 1]) > 7)][:120]
    tufts = scattered(chance, 3000, (-40, 40), (-10, 26))
    tufts = tufts[(np.abs(tufts[:, 0]) > clear - 4) & (np.abs(tufts[:, 1]) > 3)]
    stones = scattered(chance, 400, (-26, 26), (-12, 30))
    stones = stones[(np.abs(stones[:, 0]) > clear - 6) & (np.abs(stones[:, 1]) > 3.6)][:60]
    return join([far_wood(lie.at(trees, 0.3), chance, (7, 11), "tree"),
        grass(lie.at(tufts), chance, 0.24, "#86a84e", 4),
        rocks(lie.at(stones, 0.1), chance, (0.2, 0.7), level=1)])  # fmt: skip


def _arches(half: float, tall: float, color: str) -> Mesh:
    """The arches of a bridge of stone, `half` metres to each side, on piers `tall` metres high."""
    span = (_BAY - _PIER) / 2
    share = np.sin(np.linspace(-1, 1, 17) * np.pi / 2)
    bay = np.concatenate([[-_BAY / 2, -span - 1e-3], share * span, [span + 1e-3, _BAY / 2]])
    curve = -1.1 - span * (1 - np.sqrt(np.maximum(1 - share**2, 0.0)))
    under = np.concatenate([[-tall, -tall], curve, [-tall, -tall]])
    x = np.concatenate([bay + middle for middle in np.arange(-63, 64, _BAY)])
    low = np.tile(under, len(x) // len(under))
    top = np.full(len(x), -0.06)
    rows = [np.column_stack([x, np.full(len(x), y), z]) for y, z in ((-half, top), (-half, low),
        (half, low), (half, top))]  # fmt: skip
    faces = [sheet(np.array(pair, np.float32), color, Surface.BRICK)
        for pair in ((rows[1], rows[0]), (rows[2], rows[1]), (rows[3], rows[2]))]  # fmt: skip
    rim = boxes([(0, y, -0.2) for y in (-half, half)], (130, 0.5, 0.3), color, Surface.ROCK)
    return patched(join([*faces, rim]), 0.1, 7, 3.0)


def _parapet(half: float, high: float, color: str) -> Mesh:
    """Low walls along both sides of a deck."""
    return boxes([(0, s * (half - 0.05), 0.5 * high - 0.1) for s in (-1, 1)], (130, 0.32,
        high + 0.2), color, Surface.BRICK)  # fmt: skip


def _iron_rails(half: float) -> Mesh:
    """Two thin rails on posts on each side."""
    posts = boxes([(x, s * half, 0.55) for x in np.arange(-60, 60, 3.0) for s in (-1, 1)], (0.07,
        0.07, 1.1), "#3a3f44", Surface.METAL)  # fmt: skip
    rails = boxes([(0, s * half, z) for s in (-1, 1) for z in (0.7, 1.1)], (130, 0.05, 0.05),
        "#3a3f44", Surface.METAL)  # fmt: skip
    return join([posts, rails])


def _wooden_rails(half: float) -> Mesh:
    """Posts with two rails of wood on each side of a deck."""
    posts = boxes([(x, s * half, 0.38) for x in np.arange(-40, 40, 2.4) for s in (-1, 1)], (0.11,
        0.11, 0.9), "#7a5a38", Surface.WOOD)  # fmt: skip
    rails = boxes([(0, s * half, z) for s in (-1, 1) for z in (0.4, 0.78)], (80, 0.05, 0.07),
        "#8a6842", Surface.WOOD)  # fmt: skip
    return join([posts, rails])


def _ropes(half: float) -> Mesh:
    """The ropes beside planks, that sag between posts, with thinner ones that hold the deck."""
    parts = []
    for s in (-1, 1):
        for middle in (-20.0, 0.0, 20.0):
            t = np.linspace(-1, 1, 17)
            path = np.column_stack([middle + 10 * t, np.full(17, s * half),
                _TALL - 0.3 * (1 - t**2)])  # fmt: skip
            parts.append(tube(path, 0.035, "#b09060", Surface.CLOTH, 6, caps=False))
            parts += [tube(np.array([(x, y, z), (x + 0.2, y, -0.04)]), 0.012, "#9a8058",
                Surface.CLOTH, 4, caps=False) for x, y, z in path[1::2]]  # fmt: skip
        foot = spline([(-32.0, s * half), (0.0, s * half), (32.0, s * half)], 12)
        parts.append(tube(np.column_stack([foot, np.full(len(foot), -0.05)]), 0.04, "#a08658",
            Surface.CLOTH, 6, caps=False))  # fmt: skip
    parts.append(boxes([(x, s * (half + 0.06), 0.5) for x in (-30.0, -10.0, 10.0, 30.0)
        for s in (-1, 1)], (0.12, 0.12, 1.7), "#6a4f34", Surface.WOOD))  # fmt: skip
    return join(parts)


def _far_peaks(seed: int, tall: float = 170.0) -> list[Mesh]:
    """What closes the view at the end of the trough, and behind who looks from there."""
    return [peaks(seed, 560, tall, "#6a7688", 0.5, (0.3, 2.8), 300),
        peaks(seed + 1, 620, 0.8 * tall, "#6a7688", 0.6, (-2.8, -0.3), 200)]  # fmt: skip


SPANS: dict[str, Callable[[Occasion], SetPiece]] = {
    "viaduct": viaduct,
    "stone bridge": stone_bridge,
    "rope bridge": rope_bridge,
    "footbridge": footbridge,
}
