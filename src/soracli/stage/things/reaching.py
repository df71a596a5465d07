"""A color that was said of a thing is seen on most of it: a black mirror is not a black frame with
a pale glass, and the wings of a silver biplane are silver.

Where too little of a thing is in the color that was asked for, its largest other parts get it too,
each with a shade of its own, so that they stand out from one another as before.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from soracli.stage.figure import Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, linear
from soracli.stage.things.paint import Order

Marks = NDArray[np.bool_]
_ENOUGH = 0.45
"""The share of the surface of a thing that is in its color, at least."""
_NEAR = 0.14
"""How far apart two colors are, in square roots of linear RGB, that pass for shades of one."""
_SHADES = (1.0, 0.85, 0.7, 0.55)
"""How much of its light a color still has in the shades that parts are drawn in."""
_STEPS = 20
"""Colors are told apart in so many steps from dark to light."""
_UNDER = -0.7
"""Which way up what faces the ground is: nobody sees it."""
_KEPT = (
    Surface.EMISSIVE, Surface.EYE, Surface.SKIN, Surface.RUBBER, Surface.SAILCLOTH,
    Surface.FOLIAGE, Surface.WATER, Surface.FUR, Surface.HAIR, Surface.WINDOW, Surface.ROOF,
)  # fmt: skip
"""Surfaces that have their own color whatever is said of the whole: lamps, tyres, sails, panes,
roofs."""
_OF_PARTS = ("food", "plant")
"""Families of which a color is said of one part alone: the petals, the icing."""
_SHOWN = ("traffic_light", "clock", "cake", "burger", "pizza", "campfire", "computer", "television")
"""Kinds whose parts make them what they are."""


def reached(order: Order, figure: Figure) -> Figure:
    """The figure with the color that was said of it on most of what is seen of it."""
    color = order.entity.color
    if color is None or order.entity.pattern != "plain" or order.kind.family in _OF_PARTS:
        return figure
    if order.kind.name in _SHOWN:
        return figure
    mesh = figure.mesh
    areas, tints = _areas(mesh), mesh.colors[mesh.faces].mean(axis=1)
    done = _near(tints, color)
    if not areas.sum() or areas[done].sum() >= _ENOUGH * areas.sum():
        return figure
    colors = mesh.colors.copy()
    for part in _parts(tints, areas, ~done & ~_kept(order, mesh, tints)):
        if areas[done].sum() >= _ENOUGH * areas.sum():
            break
        done |= part
        _paint(colors, mesh, part, color)
    return replace(figure, mesh=replace(mesh, colors=colors))


def _areas(mesh: Mesh) -> Floats:
    """Square metres of each face (F,), nought of those that face the ground."""
    corners = mesh.vertices[mesh.faces]
    flat = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    size = np.linalg.norm(flat, axis=1)
    under = mesh.normals[mesh.faces].mean(axis=1)[:, 2] < _UNDER
    return np.asarray(np.where(under, 0, size) / 2, np.float32)


def _near(tints: Floats, color: str) -> Marks:
    """Which linear colors (F, 3) pass for shades of one."""
    shades = np.sqrt(np.array(_SHADES)[:, None] * linear(color))
    gaps = np.linalg.norm(np.sqrt(tints)[:, None] - shades, axis=-1)
    return np.asarray(gaps.min(axis=1) < _NEAR)


def _kept(order: Order, mesh: Mesh, tints: Floats) -> Marks:
    """Which faces (F,) keep their color: by what they are of, or because another one was said."""
    kept = np.isin(mesh.surfaces, _KEPT)
    said = (one for name, one in order.entity.traits.items() if name.endswith("_color"))
    for color in said:
        if isinstance(color, str) and color.startswith("#"):
            kept |= _near(tints, color)
    return np.asarray(kept)


def _parts(tints: Floats, areas: Floats, among: Marks) -> list[Marks]:
    """The faces (F,) of every other color, those of the largest first."""
    keys = (np.sqrt(tints) * _STEPS).round().astype(np.int64) @ np.array([1, 100, 10_000])
    names = np.unique(keys[among])
    parts = [among & (keys == name) for name in names]
    return sorted(parts, key=lambda part: -float(areas[part].sum()))


def _paint(colors: Floats, mesh: Mesh, part: Marks, color: str) -> None:
    """Give some faces a color, those of them that are darker than others a darker shade."""
    touched = np.unique(mesh.faces[part])
    light = np.sqrt(colors[touched].mean(axis=1))
    shade = np.clip(0.72 + 0.28 * light / max(float(light.max()), 1e-3), 0.72, 1.0)
    colors[touched] = np.clip(shade[:, None] * linear(color), 0, 1)
