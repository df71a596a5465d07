"""Opened: a closed box without its lid and a jar seen into, where the words put something in it.

Nothing here is transparent, so glass is cut away on the side of the camera, like the front of a
doll's house: what is in a jar or an aquarium is seen before its back.
"""

from dataclasses import replace

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.hollows import barred, relief
from soracli.stage.mesh import Mesh
from soracli.stage.turns import Array

_CLOSED = 0.9
"""Of its height how high the middle of a thing has to be for it to be closed."""
_LOWEST, _HIGHEST, _EDGE = 0.07, 0.86, 0.455
"""Of its height and length the part of the front of something of glass that is cut away."""
_FRONT, _DEEP = -0.3, 0.35
"""The normals that are at the front, and how far before the middle all else is too, in widths."""
_UP, _LID = 0.5, 0.8
"""The normals of a lid, and how high it is at least, in heights."""


def opened(figure: Figure) -> Figure:
    """The figure with its inside to be seen; as it is where that is open anyway."""
    vertices = figure.mesh.vertices
    if not len(figure.mesh.faces) or barred(figure):
        return figure
    above = relief(figure)
    tall = float(above.high[2] - above.low[2])
    if above.level < above.low[2] + _CLOSED * tall and figure.material != "glass":
        return figure
    if above.level < above.low[2] + 0.5 * tall:
        return figure  # a bowl of glass
    middles = vertices[figure.mesh.faces].mean(axis=1).astype(np.float64)
    facing = figure.mesh.normals[figure.mesh.faces].mean(axis=1).astype(np.float64)
    high = (middles[:, 2] - above.low[2]) / max(tall, 1e-6)
    floor = float(above.low[2]) + 0.05 * tall
    if figure.material == "glass":
        gone = _of_the_front(figure, middles, facing, high)
    else:
        gone = (facing[:, 2] > _UP) & (high > _LID)
    if not gone.any() or gone.all():
        return figure
    anchors = {**figure.anchors, "hollow": (0, (0.0, 0.0, floor))}
    return replace(figure, mesh=_without(figure.mesh, gone), anchors=anchors)


def _of_the_front(figure: Figure, middles: Array, facing: Array, high: Array) -> Array:
    """Which faces (F,) are before what is in it."""
    band = (high > _LOWEST) & (high < _HIGHEST) & (np.abs(middles[:, 0]) < _EDGE * figure.length)
    front = (facing[:, 1] < _FRONT) | (middles[:, 1] < -_DEEP * figure.width)
    return np.asarray(band & front)


def _without(mesh: Mesh, gone: Array) -> Mesh:
    return replace(mesh, faces=mesh.faces[~gone], surfaces=mesh.surfaces[~gone])
