"""Hollows: what a thing is like from above and from before, for others to lie on it or in it."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.turns import Array

_CELLS = 29
"""Cells along either side of a relief."""
_POINTS, _MOST = 60_000, 12_000
"""Points that are laid on the skin of a figure, about, and on one triangle of it at most."""
_BARS = 0.6
"""The share of its outline that bars cover at most, through which one sees."""
_LEGS, _BETWEEN_LEGS = 1.15, 0.32
"""How many times as high as somebody what they stand under is, and the share of its sides to either
side of its middle where nothing is under a table."""


@dataclass(frozen=True, eq=False)
class Relief:
    """A figure seen from above: how high its skin is (C, C) over the cells of its box, metres in
    its body frame, NaN beside it. `low` and `high` (3,) are the corners of that box."""

    heights: Array
    low: Array
    high: Array

    def under(self, point: Array, radius: float) -> float:
        """How high what stands there would stand, of all within a radius in metres of a point (2,);
        the highest of all where there is nothing."""
        middles = (np.arange(_CELLS) + 0.5) / _CELLS
        x = self.low[0] + middles * (self.high[0] - self.low[0]) - point[0]
        y = self.low[1] + middles * (self.high[1] - self.low[1]) - point[1]
        away = np.hypot(x[:, None], y[None, :])
        found = self.heights[away <= max(radius, float(away.min()) + 1e-6)]
        found = found[np.isfinite(found)]
        return float(found.max()) if len(found) else float(self.high[2])

    @property
    def rim(self) -> float:
        """How high its edge is, metres: the middle one of the heights all around."""
        filled = np.isfinite(self.heights)
        edge = np.zeros_like(filled)
        for grid, found in ((filled, edge), (filled.T, edge.T)):
            rows = np.flatnonzero(grid.any(axis=1))
            found[rows, grid[rows].argmax(axis=1)] = True
            found[rows, _CELLS - 1 - grid[rows, ::-1].argmax(axis=1)] = True
        return float(np.median(self.heights[edge]))

    @property
    def level(self) -> float:
        """How high what it is full of reaches, or its floor, metres: the middle one of the heights
        over the inner half of it."""
        quarter = _CELLS // 4
        inner = self.heights[quarter:-quarter, quarter:-quarter]
        found = inner[np.isfinite(inner)]
        return float(np.median(found)) if len(found) else float(self.low[2])


@lru_cache(maxsize=128)
def relief(figure: Figure) -> Relief:
    """A figure from above."""
    points = skin_of(figure)
    low, high = points.min(axis=0), points.max(axis=0)
    heights = np.full((_CELLS, _CELLS), -np.inf)
    x, y = _cells(points, low, high, (0, 1))
    np.maximum.at(heights, (x, y), points[:, 2])
    heights[~np.isfinite(heights)] = np.nan
    return Relief(heights, low, high)


@lru_cache(maxsize=128)
def barred(figure: Figure) -> bool:
    """Whether one looks into a thing through its bars, from before or from the side."""
    points = skin_of(figure)
    low, high = points.min(axis=0), points.max(axis=0)
    shares = []
    for axis in (0, 1):
        filled = np.zeros((_CELLS, _CELLS), bool)
        filled[_cells(points, low, high, (axis, 2))] = True
        shares.append(float(filled.mean()))
    return min(shares) < _BARS


@lru_cache(maxsize=256)
def foot(figure: Figure, height: float) -> float:
    """The longer side in metres of what is of a figure up to a height: of a tree its trunk."""
    vertices = figure.mesh.vertices
    if not len(vertices):
        return max(figure.length, figure.width)
    points = skin_of(figure)
    lowest = points[points[:, 2] <= points[:, 2].min() + height]
    return float(np.ptp(lowest[:, :2], axis=0).max())


def is_open_below(figure: Figure, height: float) -> bool:
    """Whether a figure has nothing but legs at its edges up to a height in metres, as a table has:
    who is under it is seen there."""
    if not len(figure.mesh.vertices) or figure.height < _LEGS * height:
        return False
    points = skin_of(figure)
    middle = (points.min(axis=0) + points.max(axis=0))[:2] / 2
    inner = np.abs(points[:, :2] - middle) < _BETWEEN_LEGS * np.ptp(points[:, :2], axis=0)
    low = (points[:, 2] > points[:, 2].min() + 0.02) & (points[:, 2] < height)
    return not bool((inner.all(axis=1) & low).any())


@lru_cache(maxsize=32)
def skin_of(figure: Figure) -> Array:
    """Points (P, 3) all over the skin of a figure, in its body frame."""
    mesh = figure.mesh
    if not len(mesh.faces):
        half = np.array([figure.length / 2, figure.width / 2, 0.0])
        return np.array([-half, half + [0.0, 0.0, figure.height]])
    corners = mesh.vertices[mesh.faces[:, :3]].astype(np.float64)
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    share = area / max(float(area.sum()), 1e-12)
    each = np.clip(np.ceil(_POINTS * share), 3, _MOST).astype(np.intp)  # large ones have more
    which = np.repeat(np.arange(len(corners)), each)
    turn = np.arange(len(which)) - np.repeat(np.cumsum(each) - each, each) + 0.5
    u, v = turn * 0.7548776662 % 1.0, turn * 0.5698402910 % 1.0  # an even sequence over each
    over = (u + v > 1.0)[:, None]
    u, v = u[:, None], v[:, None]
    u, v = np.where(over, 1 - u, u), np.where(over, 1 - v, v)
    inner = a[which] + u * (b - a)[which] + v * (c - a)[which]
    return np.concatenate([inner, corners.reshape(-1, 3)])


def _cells(points: Array, low: Array, high: Array, axes: tuple[int, int]) -> tuple[Array, Array]:
    share = (points - low) / np.maximum(high - low, 1e-9)
    found = np.clip((share * _CELLS).astype(np.intp), 0, _CELLS - 1)
    return found[:, axes[0]], found[:, axes[1]]
