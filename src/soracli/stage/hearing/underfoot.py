"""What is under a foot, and what the foot is: read off the set and the body as they are seen."""

from functools import lru_cache

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh
from soracli.stage.performance import SetPiece
from soracli.stage.turns import Array

_NAMES = {
    Surface.WOOD: "wood",
    Surface.PLANKS: "wood",
    Surface.ROCK: "rock",
    Surface.SAND: "sand",
    Surface.WET_SAND: "wet sand",
    Surface.GRASS: "grass",
    Surface.FOLIAGE: "grass",
    Surface.SNOW: "snow",
    Surface.ASPHALT: "asphalt",
    Surface.COURT: "asphalt",
    Surface.CONCRETE: "concrete",
    Surface.BRICK: "brick",
    Surface.TILE: "tile",
    Surface.DIRT: "dirt",
    Surface.ICE: "ice",
    Surface.CARPET: "carpet",
    Surface.CLOTH: "carpet",
    Surface.METAL: "metal",
    Surface.WATER: "water",
}
"""The material of a surface that one walks on; of what is not here, that of the set is."""
_SHOES = {
    Surface.METAL: "metal",
    Surface.LEATHER: "leather",
    Surface.SKIN: "skin",
}
_HOOVED = (
    "horse",
    "zebra",
    "cow",
    "sheep",
    "goat",
    "pig",
    "deer",
    "giraffe",
)
_LOW, _HIGH = -1.5, 1.2
"""Metres: heights between which one walks on something."""
_STEP = 0.12
"""Metres over a foot within which something is what it stands on."""
_FOOT = 0.09
"""Metres from the ground up that are foot or shoe."""
_AROUND = 8.0
"""Metres around the acting area in which one may walk."""


class Underfoot:
    """The ground of a set, asked for point by point."""

    def __init__(self, piece: SetPiece) -> None:
        """Take the faces that one can walk on."""
        self._piece = piece
        mesh = piece.mesh
        a, b, c = (mesh.vertices[mesh.faces[:, corner]].astype(np.float64) for corner in range(3))
        low, high = np.minimum(np.minimum(a, b), c), np.maximum(np.maximum(a, b), c)
        reach = max(piece.reach, piece.length, 15.0) + _AROUND
        near = (high[:, 2] > _LOW) & (low[:, 2] < _HIGH)
        near &= (np.minimum(*np.abs(low[:, :2]).T) < reach) & (np.maximum(*low[:, :2].T) < reach)
        near &= np.minimum(*high[:, :2].T) > -reach
        found = np.flatnonzero(near)  # most of a set is higher up: only what is left is looked at
        a, b, c = a[found], b[found], c[found]
        sides = np.cross(b - a, c - a)
        size = np.maximum(np.linalg.norm(sides, axis=1), 1e-12)
        flat = np.abs(sides[:, 2]) / size > 0.6
        found = found[flat]
        self._corners = np.stack([a[flat], b[flat], c[flat]], axis=1)
        self._low, self._high = low[found], high[found]
        self._surfaces = mesh.surfaces[found]

    def at(self, point: Array, time: float) -> str:
        """The material under a point (3,), world metres, at a world second."""
        water = self._piece.water
        x, y, z = (float(part) for part in point)
        if water is not None and (water.shore is None or y > water.shore - 2.0):
            level = float(water.height(np.array(x), np.array(y), time))
            if z < level - 0.01:
                return "water"
        found = self._surface(x, y, z)
        if found is None:
            return self._piece.ground
        return _NAMES.get(found, self._piece.ground)

    def _surface(self, x: float, y: float, z: float) -> Surface | None:
        low, high = self._low, self._high
        over = (low[:, 0] <= x) & (high[:, 0] >= x) & (low[:, 1] <= y) & (high[:, 1] >= y)
        places = np.flatnonzero(over & (low[:, 2] < z + _STEP))
        if not len(places):
            return None
        a, b, c = np.moveaxis(self._corners[places], 1, 0)
        turn = (b[:, 1] - c[:, 1]) * (a[:, 0] - c[:, 0]) + (c[:, 0] - b[:, 0]) * (a[:, 1] - c[:, 1])
        turn = np.where(np.abs(turn) < 1e-12, 1e-12, turn)
        u = ((b[:, 1] - c[:, 1]) * (x - c[:, 0]) + (c[:, 0] - b[:, 0]) * (y - c[:, 1])) / turn
        v = ((c[:, 1] - a[:, 1]) * (x - c[:, 0]) + (a[:, 0] - c[:, 0]) * (y - c[:, 1])) / turn
        height = u * a[:, 2] + v * b[:, 2] + (1 - u - v) * c[:, 2]
        inside = (u >= -1e-6) & (v >= -1e-6) & (u + v <= 1 + 1e-6) & (height < z + _STEP)
        if not inside.any():
            return None
        best = int(np.argmax(np.where(inside, height, -np.inf)))
        return Surface(int(self._surfaces[places[best]]))


@lru_cache(maxsize=8)
def underfoot(piece: SetPiece) -> Underfoot:
    """The ground of a set, taken once."""
    return Underfoot(piece)


def foot_of(figure: Figure, kind: str) -> str:
    """What a body steps with: the material of its shoes, a bare "skin", "hoof", "paw", "claw"."""
    if figure.family == "quadruped":
        return "hoof" if kind in _HOOVED else "paw"
    if figure.family in ("bird", "dragon"):
        return "claw"
    if not figure.rig.has("foot.L"):
        return figure.material
    return _sole(figure.mesh, figure.rig.index("foot.L"))


@lru_cache(maxsize=64)
def _sole(mesh: Mesh, foot: int) -> str:
    """What most of a foot is made of: a shoe has its sole below, but sounds like its make."""
    first = mesh.faces[:, 0]
    heights = mesh.vertices[first, 2]
    own = (mesh.bones[first, 0] == foot) & (heights < mesh.vertices[:, 2].min() + _FOOT)
    if not own.any():
        return "rubber"
    counts = np.bincount(mesh.surfaces[own])
    return _SHOES.get(Surface(int(counts.argmax())), "rubber")
