"""Level: the ground that a set is drawn with is no higher than the one that is played on.

Feet stand on a plane at height 0. Paving or boards that lie a finger's breadth over it hide all
that is flat or tiny: ants, coins, a letter. Such a set is lowered by that.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from soracli.stage.mesh import Mesh
from soracli.stage.performance import SetPiece

_SPOTS = ((0.13, 0.11), (0.52, -0.47), (-1.03, 0.31), (1.21, -0.97), (-0.6, -0.8))
"""Where on the stage it is measured, metres."""
_LEAST, _MOST = 0.004, 0.06
"""Metres by which a ground is too high, at least and at most: what is higher is a thing."""


def leveled(piece: SetPiece) -> SetPiece:
    """A set with its ground at height 0 where all of it is a little over that."""
    if piece.water is not None or not len(piece.mesh.faces):
        return piece
    faces = _about(piece.mesh)
    over = min(_top(faces, spot) for spot in _SPOTS)
    if not _LEAST < over < _MOST:
        return piece
    lower = np.array([0.0, 0.0, -over], np.float32)
    return replace(piece, mesh=replace(piece.mesh, vertices=piece.mesh.vertices + lower))


def _about(mesh: Mesh) -> NDArray[np.float32]:
    """The faces below a metre that reach the square about all spots (N, 3, 3): a few of the many
    thousands of a set. Corner by corner, which is many times sooner than all three at once."""
    one, two, three = (mesh.vertices[mesh.faces[:, corner]] for corner in range(3))
    low, high = np.minimum(np.minimum(one, two), three), np.maximum(np.maximum(one, two), three)
    near = high[:, 2] < 1.0
    for axis, spots in enumerate(zip(*_SPOTS, strict=True)):
        near &= (low[:, axis] <= max(spots)) & (high[:, axis] >= min(spots))
    return np.stack([one[near], two[near], three[near]], axis=1)


def _top(faces: NDArray[np.float32], spot: tuple[float, float]) -> float:
    """The height of the highest face below a metre (F, 3, 3) over a spot; -inf without any."""
    flat = faces[:, :, :2]
    near = (flat.min(axis=1) <= spot).all(axis=1) & (flat.max(axis=1) >= spot).all(axis=1)
    near &= faces[:, :, 2].max(axis=1) < 1.0
    first, second, third = (faces[near, corner].astype(np.float64) for corner in range(3))
    one, two = second - first, third - first
    way = np.array(spot) - first[:, :2]
    area = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        u = (way[:, 0] * two[:, 1] - way[:, 1] * two[:, 0]) / area
        v = (one[:, 0] * way[:, 1] - one[:, 1] * way[:, 0]) / area
        inside = (u >= 0) & (v >= 0) & (u + v <= 1) & (np.abs(area) > 1e-12)
        heights = (first[:, 2] + u * one[:, 2] + v * two[:, 2])[inside]
    return float(heights.max()) if len(heights) else -np.inf
