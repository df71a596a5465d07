"""What the sentence says of a thing's look, on any thing: stripes, spots, squares, and what of.

Patterns are cut into the surface: triangles are split where a band begins, so that edges are crisp
on a thing of a dozen triangles as on one of thousands.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from soracli.stage.figure import Figure
from soracli.stage.materials import substance
from soracli.stage.mesh import Mesh, Numbers, linear
from soracli.stage.things.paint import Order
from soracli.stage.things.splitting import split

Marks = NDArray[np.bool_]
_OWN = ("ball",)
"""Families that draw patterns themselves."""
_BANDS, _SQUARES, _SPOTS = 9, 6, 8
"""Bands, squares and spots along the longest side."""
_STANDS = 0.4
"""The height of what stands, in its longest side."""
_LOOKS_LIKE = {
    "golden": "gold",
    "gold": "gold",
    "silver": "metal",
    "glowing": "light",
    "neon": "light",
    "luminous": "light",
}
"""Words of looks that also tell how a surface shines."""
_MOST = 24_000
"""No more triangles than this are cut."""


def dressed(order: Order, figure: Figure) -> Figure:
    """The figure with the pattern and the substance that were said of it."""
    mesh, words = figure.mesh, order.entity.attributes
    said = order.entity.material or next((_LOOKS_LIKE[w] for w in words if w in _LOOKS_LIKE), None)
    if said is not None and said != order.kind.material:
        mesh = _made_of(mesh, order, int(substance(said).surface))
    pattern = order.entity.pattern
    if pattern != "plain" and order.kind.family not in _OWN:
        mesh = _patterned(mesh, order.main, pattern)
    return figure if mesh is figure.mesh else replace(figure, mesh=mesh)


def _made_of(mesh: Mesh, order: Order, surface: int) -> Mesh:
    """The mesh with the faces of its main part, or all where none stands out, of a substance."""
    main = _main_faces(mesh, order.main)
    surfaces = np.where(main, np.uint8(surface), mesh.surfaces).astype(np.uint8)
    return replace(mesh, surfaces=surfaces)


def _main_faces(mesh: Mesh, main: str) -> Marks:
    """Which faces (F,) are of the main color; all of them where hardly any is."""
    near = np.abs(mesh.colors - linear(main)).max(axis=1) < 0.02
    faces: Marks = near[mesh.faces].all(axis=1)
    return faces if faces.mean() > 0.05 else np.ones(len(mesh.faces), bool)


def _patterned(mesh: Mesh, main: str, pattern: str) -> Mesh:
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    long = float(np.max(high - low))
    # bands lie around what stands, and across what is flat and long
    tall = float(high[2] - low[2]) > _STANDS * long
    axis = 2 if tall else int(np.argmax(high - low))
    steps = {"striped": _BANDS, "checked": _SQUARES, "spotted": 4 * _SPOTS}[pattern]
    axes = (axis,) if pattern == "striped" else (0, 1, 2)
    cut = mesh
    for way in axes:
        for place in range(1, int(np.ceil(steps * float(high[way] - low[way]) / long)) + 1):
            if len(cut.faces) > _MOST:
                break
            cut = split(cut, way, float(low[way]) + (place - 0.53) * long / steps)
    middle = (cut.vertices[cut.faces].mean(axis=1) - low) / long
    marked = _MARKS[pattern](middle, axis) & _main_faces(cut, main)
    return _recolored(cut, marked, _second(main))


def _stripes(middle: Numbers, axis: int) -> Marks:
    return np.asarray(np.floor(middle[:, axis] * _BANDS + 0.53).astype(np.int64) % 2 == 1)


def _squares(middle: Numbers, axis: int) -> Marks:
    odd = np.floor(middle * _SQUARES + 0.53).astype(np.int64).sum(axis=1) % 2 == 1
    return np.asarray(odd)


def _spots(middle: Numbers, axis: int) -> Marks:
    """Balls in every other cell of a grid, where the surface meets them."""
    cells = np.floor(middle * _SPOTS)
    away = middle * _SPOTS - cells - 0.5
    every_other = cells.astype(np.int64).sum(axis=1) % 2 == 0
    return np.asarray(every_other & ((away**2).sum(axis=1) < 0.2))


_MARKS: dict[str, Callable[[Numbers, int], Marks]] = {
    "striped": _stripes,
    "checked": _squares,
    "spotted": _spots,
}


def _second(main: str) -> str:
    """What goes with a color: white on a dark one, dark on a light one."""
    brightness = float(linear(main) @ np.array([0.21, 0.72, 0.07], np.float32))
    return "#f4f1e8" if brightness < 0.45 else "#26282c"


def _recolored(mesh: Mesh, marked: Marks, color: str) -> Mesh:
    """The mesh with its marked faces (F,) in another color, on vertices of their own."""
    used = mesh.faces[marked].reshape(-1)
    start = len(mesh.vertices)
    faces = mesh.faces.copy()
    faces[marked] = start + np.arange(len(used), dtype=np.int32).reshape(-1, 3)
    colors = np.concatenate([mesh.colors, np.tile(linear(color), (len(used), 1))])
    return Mesh(
        np.concatenate([mesh.vertices, mesh.vertices[used]]),
        np.concatenate([mesh.normals, mesh.normals[used]]),
        colors.astype(np.float32),
        faces,
        mesh.surfaces,
        np.concatenate([mesh.bones, mesh.bones[used]]),
        np.concatenate([mesh.weights, mesh.weights[used]]),
    )
