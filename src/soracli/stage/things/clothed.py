"""Clothed: what is made like somebody has on what it is said to have on: a scarf on a scarecrow, a
hat on a teddy bear."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, join
from soracli.stage.people.headwear import headwear
from soracli.stage.people.wardrobe import ALIASES, CUTS
from soracli.stage.shapes import tube
from soracli.story.scene import Entity

_IN_THEIR_OWN = ("snowman",)
"""Kinds that are built with a hat and a scarf anyway."""
_NECK = (0.55, 0.9)
"""From where to where of the height of a figure its neck is: where it is slimmest."""
_SLICES, _SECTORS = 15, 20
"""Heights at which it is measured, and directions."""
_THICK, _HANGS = 0.04, 0.22
"""How thick a scarf is and how far its end hangs down, in heights of the figure."""
_HEAD, _HAT_LINE, _HAT_WIDE = 0.93, 0.21, 0.34
"""At what share of the height a head is as wide as its hat; where that sits, and half its width, in
heads: `people.hat_shapes`."""


def clothed(entity: Entity, figure: Figure) -> Figure:
    """The figure with a scarf and a hat where it wears them; all else it has no place for."""
    if entity.kind in _IN_THEIR_OWN:
        return figure
    parts = [part for worn in entity.wears for part in _made(figure, worn.kind, worn.color)]
    return replace(figure, mesh=join([figure.mesh, *parts])) if parts else figure


def _made(figure: Figure, kind: str, color: str | None) -> Iterator[Mesh]:
    kind = ALIASES.get(kind, kind)
    cut = CUTS.get(kind)
    if cut is None:
        return
    if cut.slot == "neck":
        yield from _scarf(figure.mesh, color or cut.color)
    elif cut.slot == "head":
        yield _hat(figure.mesh, kind, color or cut.color)


def _scarf(mesh: Mesh, color: str) -> Iterator[Mesh]:
    """A ring around the neck, and an end that hangs down before it."""
    low, high = float(mesh.vertices[:, 2].min()), float(mesh.vertices[:, 2].max())
    tall = high - low
    rings = [_around(mesh, low + share * tall) for share in np.linspace(*_NECK, _SLICES)]
    middle, reach, at = min(rings, key=lambda ring: float(ring[1].max()) or np.inf)
    if not reach.max():
        return
    turn = np.linspace(0, 2 * np.pi, _SECTORS + 1)
    far = (np.append(reach, reach[0]) + 0.5 * _THICK * tall)[:, None]
    path = np.column_stack([np.cos(turn), np.sin(turn), np.zeros(len(turn))]) * far
    path += (*middle, at)
    yield tube(path, _THICK * tall, color, Surface.CLOTH, 10, False)
    end = path[0] + np.array([0.03, 0.05, -_HANGS]) * tall
    yield tube([path[0], (path[0] + end) / 2, end], 0.8 * _THICK * tall, color, Surface.CLOTH)


def _around(mesh: Mesh, height: float) -> tuple[Floats, Floats, float]:
    """The middle (2,) of a figure at a height, how far it reaches from there in each direction
    (S,), and that height; all 0 where nothing of it is there."""
    a, b = mesh.vertices[mesh.faces], mesh.vertices[np.roll(mesh.faces, 1, axis=1)]
    across = (a[..., 2] - height) * (b[..., 2] - height) < 0
    share = (height - a[across, 2]) / (b[across, 2] - a[across, 2])
    points = a[across, :2] + share[:, None] * (b[across, :2] - a[across, :2])
    if len(points) < 3:
        return np.zeros(2, np.float32), np.zeros(_SECTORS, np.float32), height
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    away = points - middle
    sector = np.round(np.arctan2(away[:, 1], away[:, 0]) / (2 * np.pi) * _SECTORS).astype(int)
    far = np.linalg.norm(away, axis=1)
    reach = np.full(_SECTORS, float(np.median(far)), np.float32)
    np.maximum.at(reach, sector % _SECTORS, far.astype(np.float32))
    return middle, reach, height


def _hat(mesh: Mesh, kind: str, color: str) -> Mesh:
    """A hat on top, as wide as what it sits on."""
    low, high = float(mesh.vertices[:, 2].min()), float(mesh.vertices[:, 2].max())
    middle, reach, _ = _around(mesh, low + _HEAD * (high - low))
    scale = 1.15 * max(float(np.median(reach)), 0.06 * (high - low)) / _HAT_WIDE
    down = high - (_HAT_LINE + 0.12) * scale
    spot = float(middle[0]), float(middle[1]), down
    return headwear(kind, color).moved(spot, scale=scale).bound_to(0)
