"""A clear view: what of a set and of its people stands between a camera and what it films.

The set is kept as a grid of cells that are filled or free, so that a hundred places for a camera
are tried in a few milliseconds.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from soracli.stage.moves import Setup
from soracli.stage.performance import CameraPath, SetPiece
from soracli.stage.turns import Array

CELL = 0.25
"""Metres along the side of a cell."""
_REACH, _LOWEST, _HIGHEST = 24.0, 0.3, 6.3
"""The cells fill this many metres to all sides of the middle, from the lowest to the highest; what
is lower is stepped over, what is higher is never between a camera and a face."""
_FILLED = 0.02
"""Square metres of surface in a cell from which on it hides what is behind it."""
_SAMPLES = 200_000
"""Points laid on one triangle, at most."""
_STEP = 0.11
"""Metres from point to point along a line of sight."""
_ELBOW = 0.2
"""Metres around the camera that must be free."""
_LOOKS = 5
"""Frames of a shot that are looked at."""
_SWINGS = tuple(np.radians([0, 8, 16, 25, 35, 45, 60, 80, 100, 125, 150]))
_NEARER = (1.0, 0.8, 0.62, 0.5)
_RISES = (0.0, 0.16, 0.35, -0.1)
_WIDEST = 0.95
"""The tangent of half the widest field of view across the picture."""
_LENIENT = 0.3
"""The share of a wide shot's lines of sight that something may be in the way of."""

_BELOW = 0.5
"""Metres that a camera stays below a ceiling, and below its beams."""
_TOUCH, _THREAD = 0.1, 0.04
"""Metres: what is nearer to a thing touches it, what is nearer to a line of sight hides it."""

Path = Callable[[Setup, Array], CameraPath]
Cells = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Obstacles:
    """What of a set is in the way: `cells` (X, Y, Z), and whether it has a ceiling."""

    cells: Cells
    ceiling: bool

    def at(self, points: Array) -> NDArray[np.bool_]:
        """Whether points (..., 3) lie in a filled cell."""
        return np.asarray(self.cells[_places(points)])

    def roofed(self, points: Array) -> NDArray[np.bool_]:
        """Whether points (..., 3) are under the ceiling."""
        x, y, z = _places(points)
        above = np.arange(self.cells.shape[2]) > z[..., None]
        return np.asarray((self.cells[x, y] & above).any(axis=-1))


@lru_cache(maxsize=8)
def obstacles(piece: SetPiece) -> Obstacles:
    """The filled cells of a set."""
    surface = np.zeros(_shape(), np.float32)
    _lay_out(piece.mesh.vertices, piece.mesh.faces, surface)
    cells = surface >= _FILLED
    # the rim stands for all that is further away, and is free
    cells[[0, -1]] = cells[:, [0, -1]] = cells[..., [0, -1]] = False
    middle = cells.shape[0] // 2
    return Obstacles(cells, piece.indoor and bool(cells[middle, middle].any()))


def under_the_ceiling(path: CameraPath, piece: SetPiece) -> CameraPath:
    """The path, lowered where it would be over the ceiling of a room."""
    things = obstacles(piece)
    if not things.ceiling:
        return path
    middle = things.cells.shape[0] // 2
    top = int(np.flatnonzero(things.cells[middle, middle]).max())
    highest = np.float32(_LOWEST + (top - 1) * CELL - _BELOW)
    position = path.position.copy()
    position[:, 2] = np.minimum(position[:, 2], highest)
    return path if (position == path.position).all() else replace(path, position=position)


@njit(cache=True, nogil=True, error_model="numpy")
def _lay_out(vertices, faces, surface):  # type: ignore[no-untyped-def]
    """Add the area of every triangle to the cells it goes through, by even points on it.

    `surface` (X, Y, Z) square metres; whatever is large fills the cells that it touches.
    """
    for f in range(len(faces)):
        a, b, c = vertices[faces[f, 0]], vertices[faces[f, 1]], vertices[faces[f, 2]]
        if max(a[2], b[2], c[2]) < _LOWEST or min(a[2], b[2], c[2]) > _HIGHEST:
            continue
        if min(a[0], b[0], c[0]) > _REACH or max(a[0], b[0], c[0]) < -_REACH:
            continue
        if min(a[1], b[1], c[1]) > _REACH or max(a[1], b[1], c[1]) < -_REACH:
            continue
        ux, uy, uz = b[0] - a[0], b[1] - a[1], b[2] - a[2]
        vx, vy, vz = c[0] - a[0], c[1] - a[1], c[2] - a[2]
        x, y, z = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
        area = 0.5 * np.sqrt(x * x + y * y + z * z)
        count = min(max(int(np.ceil(area / (CELL * CELL / 20))), 1), _SAMPLES)
        share = _FILLED if area > 0.2 else area / count
        for k in range(count):
            u, v = (k + 0.5) * 0.7548776662 % 1.0, (k + 0.5) * 0.5698402910 % 1.0
            if u + v > 1.0:
                u, v = 1.0 - u, 1.0 - v
            i = int(np.floor((a[0] + u * ux + v * vx + _REACH) / CELL)) + 1
            j = int(np.floor((a[1] + u * uy + v * vy + _REACH) / CELL)) + 1
            h = int(np.floor((a[2] + u * uz + v * vz - _LOWEST) / CELL)) + 1
            if 0 < i < surface.shape[0] and 0 < j < surface.shape[1] and 0 < h < surface.shape[2]:
                surface[i, j, h] += share


def _shape() -> tuple[int, int, int]:
    wide = int(2 * _REACH / CELL) + 2
    return wide, wide, int((_HIGHEST - _LOWEST) / CELL) + 2


def _places(points: Array) -> tuple[Any, Any, Any]:
    """The cells of points (..., 3); what is off the grid falls into its empty rim."""
    shape = _shape()
    corner = np.array([-_REACH, -_REACH, _LOWEST]) - CELL
    place = np.floor((points - corner) / CELL).astype(int)
    place = np.clip(place, 0, np.array(shape) - 1)
    return place[..., 0], place[..., 1], place[..., 2]


def looks(count: int) -> Array:
    """The frames of a shot of so many that are looked at."""
    return np.unique(np.linspace(0, count - 1, _LOOKS).round().astype(int))


@dataclass(frozen=True, eq=False)
class Sight:
    """What must be seen and what may hide it.

    `points` (T, N, 3) are what must be seen, over N frames; `low` and `high` (B, N, 3) the boxes of
    the other bodies. `skin` (F, P, 3) are points on who may hold it, at the frames of `looks`.
    Metres.
    """

    piece: SetPiece
    points: Array
    low: Array
    high: Array
    skin: Array

    def clear(self, setup: Setup, path: Path, tight: bool) -> Setup:
        """The setup, or the nearest one to it that sees what must be seen.

        `path` films a setup at some frames; in a `tight` shot nothing at all may be in the way.
        """
        count = self.points.shape[1]
        frames = looks(count)
        best, least = setup, self._hidden(path(setup, frames), frames)
        if least <= (0.0 if tight else _LENIENT):
            return setup
        for cost, swing, nearer, rise in _elsewhere(setup):
            if cost >= least:
                break
            other = setup.moved(swing, nearer, rise)
            found = cost + self._hidden(path(other, frames), frames)
            if found < least - 1e-6:
                best, least = other, found
        return best

    def _hidden(self, path: CameraPath, frames: Array) -> float:
        """How much is in the way: the share of lines of sight, and much more where the camera
        itself stands in something."""
        camera = path.position.astype(np.float64)
        things = obstacles(self.piece)
        elbows = camera[:, None] + _ELBOW * np.concatenate([np.eye(3), -np.eye(3)])
        stuck = things.at(elbows).any(axis=1)
        if things.ceiling:
            stuck |= ~things.roofed(camera)
        if len(self.low):
            low, high = self.low[:, frames] - 0.1, self.high[:, frames] + 0.1
            stuck |= ((camera > low) & (camera < high)).all(axis=-1).any(axis=0)
        shut = [self._shut(camera, point[frames], frames) for point in self.points]
        return 2.0 * float(stuck.mean()) + float(np.mean(shut))

    def _shut(self, camera: Array, point: Array, frames: Array) -> Array:
        """For each frame whether something is between the camera and a point (F, 3) of it."""
        way = camera - point
        far = np.linalg.norm(way, axis=-1)
        steps = np.arange(0.4, max(float(far.max()), 0.5), _STEP)
        share = np.minimum(steps[None, :] / np.maximum(far[:, None], 1e-9), 1.0)
        along = point[:, None] + share[..., None] * way[:, None]
        shut = obstacles(self.piece).at(along).any(axis=1)
        if self.skin.size:
            shut |= _behind(self.skin, point, camera)
        if not len(self.low):
            return np.asarray(shut)
        low, high = self.low[:, frames], self.high[:, frames]
        inside = ((along[None] > low[:, :, None]) & (along[None] < high[:, :, None])).all(axis=-1)
        around = ((point > low) & (point < high)).all(axis=-1)
        return np.asarray(shut | (inside.any(axis=-1) & ~around).any(axis=0))


def _behind(skin: Array, point: Array, camera: Array) -> Array:
    """For each frame whether skin (F, P, 3) is between a point (F, 3) and the camera (F, 3).

    What touches the point, a hand that holds it, is not in its way.
    """
    way = camera - point
    far = np.linalg.norm(way, axis=-1)[:, None]
    off = skin - point[:, None]
    along = np.einsum("fpi,fi->fp", off, way / far)
    aside = np.linalg.norm(off, axis=-1) ** 2 - along**2
    between = (along > _TOUCH) & (along < far)
    return np.asarray((between & (aside < _THREAD**2)).any(axis=1))


def _elsewhere(setup: Setup) -> list[tuple[float, float, float, float]]:
    """Other places for a camera, the least change first: (cost, swing, nearer, rise)."""
    lowest, highest = setup.swings
    nearest = max(setup.nearest, setup.across / _WIDEST)
    return sorted(
        (1.2 * abs(swing) + 1.5 * (1 - nearer) + 1.4 * abs(rise), swing, nearer, rise)
        for swing in (*_SWINGS, *(-one for one in _SWINGS[1:]))
        if lowest - 1e-9 <= swing <= highest + 1e-9
        for nearer in _NEARER
        if nearer >= min(nearest, 1.0)
        for rise in _RISES
    )[1:]
