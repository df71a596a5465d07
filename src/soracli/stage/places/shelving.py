"""Shelves full of things: books, goods, bottles, boxes. Fronts face -y, feet at z = 0."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, join, linear
from soracli.stage.shapes import lathe
from soracli.stage.things.forms import boxes, copies, quads

_BINDINGS = ("#8a2f2a", "#2f4a6b", "#3f6b4a", "#c9a24a", "#5a3a5e", "#d9cfb8", "#23333f", "#a8562f")
_PACKS = ("#d9342b", "#f2b632", "#2f7fc4", "#3fa35a", "#f4f1e8", "#e8782f", "#8a4fa3", "#f2d9a0")
_CARTONS = ("#b58a58", "#a67c4c", "#c39a68", "#94703f")
_LIQUORS = ("#b5651d", "#3f6b3a", "#8a2f2a", "#d9b24a", "#dfe8ea", "#2f4a6b")


def _fronts(lots: Floats, colors: Floats, surface: int, y: float, deep: float) -> Mesh:
    """Packs as their front and their top: `lots` (N, 4) of left, right, foot and head."""
    left, right, foot, head = lots.T
    front = np.stack([_corner(left, y, foot), _corner(right, y, foot), _corner(right, y, head),
        _corner(left, y, head)], axis=1)  # fmt: skip
    back = y + deep
    top = np.stack([_corner(left, y, head), _corner(right, y, head), _corner(right, back, head),
        _corner(left, back, head)], axis=1)  # fmt: skip
    return quads(np.concatenate([front, top]), np.concatenate([colors, colors]), surface)


def _corner(x: Floats, y: float, z: Floats) -> Floats:
    return np.stack([x, np.full_like(x, y), z], axis=-1)


def _row(
    chance: np.random.Generator,
    wide: float,
    size: tuple[float, float],
    tall: tuple[float, float],
    gap: float,
) -> Floats:
    """Packs side by side on a shelf of a width, `gap` the share that is missing: (N, 4)."""
    count = int(wide / size[0]) + 1
    widths = chance.uniform(*size, count)
    right = np.cumsum(widths) - wide / 2
    keep = (right < wide / 2) & (chance.uniform(size=count) >= gap)
    heights = chance.uniform(*tall, count)
    lots = np.stack([right - widths * 0.97, right, np.zeros(count), heights], axis=1)
    return np.asarray(lots[keep], np.float32)


def _table(chance: np.random.Generator, names: tuple[str, ...], count: int, run: int) -> Floats:
    """A color for each pack, alike in runs of up to `run`."""
    table = np.stack([linear(name) for name in names])
    picks = np.repeat(chance.integers(0, len(names), count), chance.integers(1, run + 1, count))
    tone = chance.uniform(0.85, 1.12, (count, 1))
    return np.asarray(table[picks[:count]] * tone, np.float32)


def _case(wide: float, tall: float, deep: float, rows: int, color: str, surface: int) -> Mesh:
    """Two sides, a back and the boards of a shelf."""
    z = np.linspace(0.04, tall, rows + 1)
    return join(
        [
            boxes(
                [(s * wide / 2, 0, tall / 2) for s in (-1, 1)], (0.04, deep, tall), color, surface
            ),
            boxes([(0, 0, float(v)) for v in z], (wide, deep, 0.03), color, surface),
            boxes([(0, deep / 2, tall / 2)], (wide, 0.02, tall), color, surface),
        ]
    )


def book_wall(wide: float, tall: float, seed: int, color: str = "#6b4a2e") -> Mesh:
    """A bookcase 0.3 m deep, full of books."""
    chance = np.random.default_rng(seed)
    rows = max(3, round(tall / 0.38))
    gap = (tall - 0.04) / rows
    parts = [_case(wide, tall, 0.3, rows, color, Surface.WOOD)]
    for row in range(rows):
        lots = _row(chance, wide - 0.1, (0.028, 0.06), (0.55 * gap, 0.86 * gap), 0.07)
        lots[:, 2:] += 0.055 + row * gap
        colors = _table(chance, _BINDINGS, len(lots), 3)
        parts.append(_fronts(lots, colors, Surface.PAPER, -0.1, 0.2))
    return join(parts)


def goods(wide: float, tall: float, seed: int, rows: int = 5, cold: bool = False) -> Mesh:
    """A shelf of a shop 0.5 m deep, with packs in many colors; a `cold` one glows inside."""
    chance = np.random.default_rng(seed)
    gap = (tall - 0.12) / rows
    parts = [_case(wide, tall, 0.5, rows, "#dfe3e6", Surface.METAL)]
    parts.append(boxes([(0, -0.02, 0.06)], (wide, 0.5, 0.12), "#8b9197", Surface.METAL))
    for row in range(rows):
        lots = _row(chance, wide - 0.1, (0.09, 0.2), (0.45 * gap, 0.82 * gap), 0.05)
        lots[:, 2:] += 0.09 + row * gap
        parts.append(
            _fronts(lots, _table(chance, _PACKS, len(lots), 5), Surface.PLASTIC, -0.2, 0.3)
        )
        tags = boxes([(0, -0.26, 0.06 + row * gap)], (wide, 0.02, 0.04), "#f2d23c", Surface.PLASTIC)
        parts.append(tags)
    if cold:
        z = [0.1 + gap * (row + 0.93) for row in range(rows)]
        parts.append(boxes([(0, -0.1, v) for v in z], (wide * 0.96, 0.04, 0.02), "#e8f6ff", 26))
        head = boxes([(0, 0, tall + 0.15)], (wide, 0.5, 0.3), "#2f6f9a", Surface.METAL)
        parts.append(head)
    return join(parts)


def bottles(wide: float, tall: float, seed: int, rows: int = 3) -> Mesh:
    """Boards of bottles before a glowing back."""
    chance = np.random.default_rng(seed)
    gap = tall / rows
    shape = [(0.036, 0), (0.036, 0.19), (0.014, 0.24), (0.014, 0.31), (0.001, 0.31)]
    bottle = lathe(shape, "#ffffff", Surface.GLASS, 8)
    parts = [
        boxes([(0, 0, row * gap) for row in range(rows + 1)], (wide, 0.24, 0.03), "#4a2f1d", 9),
        boxes([(0, 0.12, tall / 2)], (wide, 0.02, tall), "#f2b45a", Surface.EMISSIVE),
    ]
    x = np.arange(-wide / 2 + 0.1, wide / 2 - 0.05, 0.115)
    for row in range(rows):
        keep = x[chance.uniform(size=len(x)) > 0.12]
        at = np.stack(
            [keep, chance.uniform(-0.05, 0.05, len(keep)), np.full(len(keep), row * gap + 0.015)], 1
        )
        scale = chance.uniform(0.75, 1.1, len(keep)).astype(np.float32)
        parts.append(copies(bottle, at, 0.0, scale, _table(chance, _LIQUORS, len(keep), 2)))
    return join(parts)


def pallet_rack(wide: float, tall: float, seed: int, deep: float = 1.1) -> Mesh:
    """A rack of a warehouse: blue posts, orange beams, pallets with cartons."""
    chance = np.random.default_rng(seed)
    rows = max(2, round(tall / 1.7))
    gap = tall / rows
    x = np.linspace(-wide / 2, wide / 2, max(2, round(wide / 2.8)) + 1)
    posts = [(float(u), s * deep / 2, tall / 2) for u in x for s in (-1, 1)]
    beams = [(0, s * deep / 2, 0.12 + r * gap) for r in range(rows) for s in (-1, 1)]
    parts = [
        boxes(posts, (0.09, 0.09, tall), "#2a5a9a", Surface.METAL),
        boxes(beams, (wide, 0.06, 0.12), "#e07a24", Surface.METAL),
        boxes([(0, 0, 0.16 + r * gap) for r in range(rows)], (wide, deep, 0.05), "#9a7a4e", 9),
    ]
    places, sizes, tints = [], [], []
    table = np.stack([linear(name) for name in _CARTONS])
    for row in range(rows):
        for u in np.arange(-wide / 2 + 0.6, wide / 2 - 0.4, 1.0):
            if chance.uniform() < 0.12:
                continue
            high = gap * float(chance.uniform(0.4, 0.72))
            side = float(chance.uniform(0.75, 0.92))
            places.append((float(u), 0.0, 0.19 + row * gap + high / 2))
            sizes.append((side, side * deep * 0.9, high))
            tints.append(table[int(chance.integers(len(table)))])
    parts.append(boxes(places, sizes, np.array(tints), Surface.PAPER))
    bands = [(p[0], p[1], p[2] + 0.01) for p in places]
    thin = [(0.08, s[1] + 0.01, s[2] + 0.005) for s in sizes]
    parts.append(boxes(bands, thin, "#d9c9a0", Surface.PLASTIC))
    return join(parts)


def lockers(count: int, color: str) -> Mesh:
    """A row of steel lockers 0.38 m wide and 1.9 m tall."""
    x = (np.arange(count) + 0.5) * 0.38 - count * 0.19
    slits = [(float(u), -0.235, 1.6 + 0.05 * k) for u in x for k in range(3)]
    return join(
        [
            boxes([(0, 0, 0.95)], (count * 0.38, 0.45, 1.9), "#3a3f45", Surface.METAL),
            boxes([(float(u), -0.22, 0.98) for u in x], (0.35, 0.03, 1.76), color, Surface.METAL),
            boxes(slits, (0.18, 0.01, 0.015), "#22262a", Surface.METAL),
            boxes([(float(u) + 0.12, -0.24, 1.0) for u in x], (0.03, 0.03, 0.1), "#c9ccd0", 6),
        ]
    )
