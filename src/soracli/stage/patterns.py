"""The patterns of the surfaces: brick, fur, sand and so on, made by the program itself.

A pattern is (SIZE, SIZE, 4) float32: tone (-1..1, how much lighter), hue (-1 cooler .. 1 warmer)
and the slopes of its relief along the two texture axes. All wrap around: they tile without seams.
"""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats
from soracli.stage.texture import SIZE, Texels, cells, layered, mip_levels, noise

Numbers = NDArray[np.floating]


@dataclass(frozen=True, eq=False)
class Patterns:
    """The patterns a take needs, each with its mip levels, in one run of texels (M, 4).

    `starts` (surfaces,) is where each surface's pattern begins, -1 where it has none.
    """

    texels: Texels
    starts: NDArray[np.int64]


def patterns_for(surfaces: NDArray[np.uint8], extra: tuple[Floats, ...] = ()) -> Patterns:
    """The patterns of the surfaces present; `extra` patterns follow at the end of `starts`."""
    starts = np.full(len(Surface) + len(extra), -1, np.int64)
    runs: list[Texels] = []
    total = 0
    made: dict[Callable[[], Floats], int] = {}
    present = np.unique(surfaces).tolist()
    _make_ahead(_BUILDERS[surface] for surface in present if surface in _BUILDERS)
    for surface in [*present, *range(len(Surface), len(starts))]:
        if surface >= len(Surface):
            levels = mip_levels(extra[surface - len(Surface)])
        else:
            builder = _BUILDERS.get(surface)
            if builder is None:
                continue
            if builder in made:
                starts[surface] = made[builder]
                continue
            made[builder] = total
            levels = _levels(builder)
        starts[surface] = total
        runs.append(levels)
        total += len(levels)
    texels = np.concatenate(runs) if runs else np.zeros((1, 4), np.int16)
    return Patterns(np.ascontiguousarray(texels, np.int16), starts)


def _make_ahead(builders: Iterable[Callable[[], Floats]]) -> None:
    """Make patterns beside one another: most of it is done by arrays that let go of the GIL."""
    with ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="pattern") as pool:
        list(pool.map(_levels, dict.fromkeys(builders)))


@cache
def _levels(builder: Callable[[], Floats]) -> Texels:
    """A pattern with its mip levels (M, 4): the same in every take, so made once."""
    return mip_levels(builder())


def _relief(tone: Numbers, height: Numbers, hue: Numbers | None = None) -> Floats:
    """A pattern from its tone and its height; slopes are height differences per tile width."""
    along = (np.roll(height, -1, 1) - np.roll(height, 1, 1)) * (SIZE / 2)
    down = (np.roll(height, -1, 0) - np.roll(height, 1, 0)) * (SIZE / 2)
    tint = np.zeros_like(tone) if hue is None else hue
    pattern = np.stack([np.clip(tone, -1, 1), np.clip(tint, -1, 1), along, down], axis=-1)
    return np.ascontiguousarray(pattern, np.float32)


def _grid() -> tuple[Floats, Floats]:
    axis = ((np.arange(SIZE) + 0.5) / SIZE).astype(np.float32)
    down, along = np.meshgrid(axis, axis, indexing="ij")
    return along, down


def _courses(across: int, rows: int, gap: float, seed: int, shift: float) -> tuple[Floats, Floats]:
    """Bricks, boards, tiles: how far from a joint (0 in it, 1 inside) and each one's lot."""
    along, down = _grid()
    row = np.floor(down * rows)
    place = along * across + np.mod(row, 2) * shift
    column = np.floor(place)
    edge_x = 0.5 - np.abs(place - column - 0.5)
    edge_y = 0.5 - np.abs(down * rows - row - 0.5)
    nearest = np.minimum(edge_x / across, edge_y / rows) * max(across, rows)
    fate = np.random.default_rng(seed).uniform(0, 1, (rows, across)).astype(np.float32)
    lot = fate[row.astype(int) % rows, column.astype(int) % across]
    return np.clip(nearest / gap, 0, 1).astype(np.float32), lot


def _grains(seed: int) -> Floats:
    fine = noise(seed, 50, 110)
    return _relief(0.10 * fine + 0.10 * layered(seed + 9, 3, 4), 0.0006 * fine)


def _skin() -> Floats:
    blotch = layered(11, 4, 4)
    return _relief(0.05 * blotch, 0.0006 * noise(12, 40, 90), 0.35 * layered(13, 3, 3))


def _fur() -> Floats:
    strands = noise(21, 40, 110, 0.16) + 0.6 * noise(22, 16, 40, 0.25)
    return _relief(0.17 * strands + 0.06 * layered(23, 3, 3), 0.0045 * strands)


def _hair() -> Floats:
    strands = noise(31, 30, 90, 0.08) + 0.5 * noise(32, 10, 30, 0.1)
    return _relief(0.22 * strands, 0.004 * strands)


def _cloth() -> Floats:
    along, down = _grid()
    weave = np.sin(along * 2 * np.pi * 96) * np.sin(down * 2 * np.pi * 96)
    folds = layered(41, 2, 4)
    return _relief(0.05 * weave + 0.05 * folds, 0.0005 * weave + 0.010 * folds)


def _leather() -> Floats:
    near, second, lot = cells(51, 40)
    crease = np.clip((second - near) * 3, 0, 1)
    return _relief(0.14 * crease - 0.12 + 0.05 * layered(52, 3, 3), 0.004 * crease + 0 * lot)


def _metal() -> Floats:
    brushed = noise(61, 40, 120, 0.06)
    return _relief(0.03 * brushed + 0.03 * layered(62, 2, 4), 0.0003 * brushed)


def _wood() -> Floats:
    along, down = _grid()
    wander = 0.10 * noise(71, 1.5, 4, 0.35)
    rings = np.sin(2 * np.pi * (down * 9 + wander * 5))
    fibers = noise(72, 40, 120, 0.05)
    tone = 0.13 * rings + 0.10 * fibers + 0.05 * layered(73, 2, 3) + 0 * along
    return _relief(tone, 0.0012 * fibers, 0.25 * rings)


def _planks() -> Floats:
    edge, lot = _courses(1, 8, 0.035, 81, 0.37)
    fibers = noise(82, 40, 120, 0.04)
    tone = (0.16 * (lot - 0.5) + 0.10 * fibers) - 0.75 * (1 - edge)
    return _relief(tone, 0.006 * edge + 0.0008 * fibers, 0.6 * (lot - 0.5))


def _brick() -> Floats:
    edge, lot = _courses(4, 12, 0.10, 91, 0.5)
    rough = layered(92, 20, 3)
    inside = np.clip(edge * 2 - 0.6, 0, 1)
    tone = inside * (0.34 * (lot - 0.5) + 0.07 * rough) + (1 - inside) * (0.30 + 0.05 * rough)
    return _relief(tone, 0.007 * inside + 0.0012 * rough, inside * 0.5 * (lot - 0.3) - (1 - inside))


def _tile() -> Floats:
    edge, lot = _courses(4, 4, 0.05, 101, 0.0)
    tone = 0.07 * (lot - 0.5) - 0.40 * (1 - edge)
    return _relief(tone + 0.02 * layered(102, 4, 4), 0.006 * edge)


def _roof() -> Floats:
    edge, lot = _courses(6, 9, 0.08, 111, 0.5)
    _, down = _grid()
    lap = np.mod(down * 9, 1.0)
    tone = 0.24 * (lot - 0.5) - 0.30 * (1 - edge) + 0.22 * (0.5 - lap)
    return _relief(tone + 0.05 * layered(112, 16, 3), 0.012 * (1 - lap) * edge)


def _foliage() -> Numbers:
    tone, height = _leaves(121, 900, 13.0, 5.5)
    return _relief(
        tone + 0.10 * layered(122, 3, 3), height, 0.6 * np.sign(tone) * np.abs(tone) ** 0.5
    )


def _leaves(seed: int, count: int, long: float, wide: float) -> tuple[Floats, Floats]:
    """Leaves strewn over a tile, the later ones on top: tone and height. Sizes in texels."""
    chance = np.random.default_rng(seed)
    tone = np.full((SIZE, SIZE), -0.75, np.float32)
    height = np.zeros((SIZE, SIZE), np.float32)
    reach = int(long) + 2
    local = np.arange(-reach, reach + 1)
    for leaf in range(count):
        x, y, turn = chance.uniform(0, SIZE), chance.uniform(0, SIZE), chance.uniform(0, 2 * np.pi)
        size = chance.uniform(0.7, 1.15)
        rows, columns = (int(y) + local) % SIZE, (int(x) + local) % SIZE
        dy, dx = np.meshgrid(local - y % 1, local - x % 1, indexing="ij")
        along = (dx * np.cos(turn) + dy * np.sin(turn)) / (long * size)
        across = (dy * np.cos(turn) - dx * np.sin(turn)) / (wide * size)
        inside = np.abs(across) < 1 - along**2
        lot = -0.25 + 0.55 * leaf / count + chance.uniform(-0.18, 0.18)
        shade = lot + 0.16 * along - 0.12 * (np.abs(across) < 0.12)
        patch = np.ix_(rows, columns)
        tone[patch] = np.where(inside, shade, tone[patch])
        raised = 0.02 * leaf / count + 0.012 * (1 - np.abs(across)) + 0.004 * along
        height[patch] = np.where(inside, raised, height[patch])
    return tone, height


def _rock() -> Floats:
    mass = layered(131, 3, 6, 0.62)
    near, second, _ = cells(132, 7)
    crack = 1 - np.clip((second - near) * 5, 0, 1)
    return _relief(
        0.16 * mass - 0.22 * crack, 0.022 * mass - 0.015 * crack, 0.25 * layered(133, 2, 3)
    )


def _sand() -> Floats:
    along, down = _grid()
    wander = 0.5 * noise(141, 1.2, 4)
    ripple = np.sin(2 * np.pi * (7 * down + 2 * along) + wander * 1.6)
    fine = noise(142, 50, 110)
    dune = layered(143, 2, 4)
    return _relief(
        0.07 * fine + 0.06 * dune + 0.025 * ripple,
        0.0035 * ripple * (0.6 + 0.4 * noise(144, 1, 3)) + 0.0005 * fine + 0.004 * dune,
        0.2 * dune,
    )


def _grass() -> Floats:
    blades = noise(151, 30, 100, 1.8) + 0.7 * noise(152, 30, 100, 0.6)
    clumps = layered(153, 4, 4)
    return _relief(0.20 * blades + 0.14 * clumps, 0.006 * blades + 0.006 * clumps, 0.55 * clumps)


def _snow() -> Floats:
    drift = layered(161, 2, 5, 0.5)
    return _relief(0.035 * drift, 0.010 * drift + 0.0004 * noise(162, 60, 110), -0.12 * drift)


def _asphalt() -> Floats:
    near, _, lot = cells(171, 56)
    stone = np.clip(0.6 - near, 0, 0.5)
    patch = layered(172, 1.5, 4)
    return _relief(0.5 * (lot - 0.5) * stone * 2 + 0.10 * patch, 0.004 * stone + 0.002 * patch)


def _concrete() -> Floats:
    stain = layered(181, 2, 6, 0.6)
    return _relief(0.09 * stain + 0.05 * noise(182, 50, 110), 0.0025 * stain)


def _dirt() -> Floats:
    clod = layered(191, 4, 6, 0.65)
    return _relief(0.17 * clod, 0.014 * clod, 0.35 * layered(192, 2, 3))


def _scales() -> Floats:
    along, down = _grid()
    row = np.floor(down * 22)
    place = along * 16 + np.mod(row, 2) * 0.5
    x = (place - np.floor(place) - 0.5) * 1.25
    y = down * 22 - row
    bowl = np.clip(1 - (x * x * 2.6 + (1 - y) ** 2 * 0.75), 0, 1)
    return _relief(0.42 * (bowl - 0.55), 0.018 * bowl)


def _feather() -> Floats:
    along, down = _grid()
    row = np.floor(down * 14)
    place = along * 10 + np.mod(row, 2) * 0.5
    x = place - np.floor(place) - 0.5
    y = down * 14 - row
    barbs = noise(201, 40, 110, 0.3)
    tone = 0.25 * (0.5 - np.abs(x)) - 0.22 * y + 0.06 * barbs
    return _relief(tone, 0.006 * (1 - y) + 0.001 * barbs)


def _carpet() -> Floats:
    pile = noise(211, 50, 110)
    return _relief(0.12 * pile + 0.05 * layered(212, 3, 3), 0.005 * pile)


def _ice() -> Floats:
    near, second, _ = cells(221, 5)
    crack = np.exp(-(second - near) * 45)
    return _relief(0.05 * layered(222, 2, 5) + 0.20 * crack, 0.002 * layered(223, 3, 4))


def _sailcloth() -> Floats:
    along, down = _grid()
    seam = np.exp(-(((down * 4) % 1.0 - 0.5) ** 2) * 900)
    return _relief(-0.10 * seam + 0.02 * layered(231, 2, 4) + 0 * along, 0.004 * layered(232, 2, 3))


def _water() -> Floats:
    swell = layered(241, 4, 5, 0.62)
    crest = -np.abs(layered(242, 5, 5, 0.6))
    return _relief(0.5 * layered(243, 6, 5, 0.7), 0.011 * swell + 0.010 * crest)


def _plain() -> Floats:
    return _relief(0.03 * layered(251, 2, 5), 0.0012 * layered(252, 3, 5))


_BUILDERS: dict[int, Callable[[], Floats]] = {
    Surface.MATTE: _plain,
    Surface.SKIN: _skin,
    Surface.FUR: _fur,
    Surface.FEATHER: _feather,
    Surface.CLOTH: _cloth,
    Surface.LEATHER: _leather,
    Surface.METAL: _metal,
    Surface.PLASTIC: _plain,
    Surface.RUBBER: _plain,
    Surface.WOOD: _wood,
    Surface.PAPER: _plain,
    Surface.FOLIAGE: _foliage,
    Surface.ROCK: _rock,
    Surface.SAND: _sand,
    Surface.GRASS: _grass,
    Surface.SNOW: _snow,
    Surface.WATER: _water,
    Surface.ASPHALT: _asphalt,
    Surface.CONCRETE: _concrete,
    Surface.BRICK: _brick,
    Surface.TILE: _tile,
    Surface.COURT: lambda: _grains(261),
    Surface.PLANKS: _planks,
    Surface.DIRT: _dirt,
    Surface.ICE: _ice,
    Surface.SCALES: _scales,
    Surface.SAILCLOTH: _sailcloth,
    Surface.CARPET: _carpet,
    Surface.PLASTER: _concrete,
    Surface.ROOF: _roof,
    Surface.HAIR: _hair,
    Surface.WET_SAND: _sand,
}


def clay_patterns(patterns: Patterns) -> Patterns:
    """The same patterns with plasticine in place of all but water."""
    dents = layered(261, 2.5, 3, 0.6)
    prints = np.sin(2 * np.pi * 26 * _grid()[1] + 5 * layered(262, 2, 2))
    thumb = np.clip(layered(263, 3, 2) - 0.4, 0, 1)
    clay = mip_levels(_relief(0.02 * dents, 0.010 * dents + 0.0011 * prints * thumb))
    starts = np.full_like(patterns.starts, len(patterns.texels))
    starts[Surface.WATER] = patterns.starts[Surface.WATER]
    return Patterns(np.concatenate([patterns.texels, clay]), starts)
