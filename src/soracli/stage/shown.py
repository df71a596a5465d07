"""What of a subject a shot shows: all of it, or the part of a body that its framing is named for.

It is told by points of the skin that are furthest out in many directions, so that the box around
them is that of all of it.
"""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from soracli.stage.figure import Figure, Rig
from soracli.stage.framing import as_whole
from soracli.stage.performance import Body
from soracli.stage.skinned import skin_at
from soracli.stage.subject import Part, Shown
from soracli.stage.turns import Array

_TRUNK = frozenset(("pelvis", "spine", "chest", "neck"))
_LEGS = frozenset(("thigh.L", "shin.L", "thigh.R", "shin.R"))
_CROWN = 0.125
"""From the joint of the head to the crown, as a share of the height of a standing body."""
_FACE = (-0.052, 0.028)
"""From the chin to the brow, measured from the eyes, as shares of the height of a standing body."""
_POINTS = 600
"""Points that a whole body is told by, about."""
_FEWEST, _MOST = 24, 200
"""Directions that what moves as one is measured in."""


def part_of(share: float, family: str) -> Part:
    """What a framing shows that holds the uppermost `share` of a standing body, 0 to 1.

    Of an animal it is all or the head.
    """
    if share >= 1.0:
        return "whole"
    if family != "person":
        return "head"
    steps: tuple[tuple[float, Part], ...] = (
        (0.65, "to the knees"),
        (0.4, "upper body"),
        (0.25, "bust"),
        (0.15, "head"),
    )
    return next((part for least, part in steps if share > least), "face")


def points_on(shown: Shown, bodies: Mapping[str, Body]) -> Array:
    """Points (N, P, 3) in world metres on what is shown, NaN where somebody is not there.

    `bodies` by entity id; those without one are left out.
    """
    found = []
    for body in (bodies[name] for name in shown.ids if name in bodies):
        picked = _outline(body.figure, shown.part, shown.share)
        points = skin_at(as_whole(body), np.arange(len(body.positions)), picked)
        points[~body.visible] = np.nan
        found.append(points)
    return np.concatenate(found, axis=1) if found else np.zeros((0, 0, 3))


@lru_cache(maxsize=64)
def _outline(figure: Figure, part: Part, share: float) -> NDArray[np.intp]:
    """The vertices of a figure that are furthest out: of each bone in many directions."""
    mesh = figure.mesh
    bones = mesh.bones[np.arange(len(mesh.bones)), mesh.weights.argmax(axis=1)]
    wanted = _wanted(figure, part, share, bones)
    if not wanted.any():
        wanted[:] = True
    moved = np.unique(bones[wanted])
    ways = _directions(int(np.clip(_POINTS // len(moved), _FEWEST, _MOST)))
    picked = []
    for bone in moved:
        own = np.flatnonzero(wanted & (bones == bone))
        picked.append(own[np.unique((mesh.vertices[own] @ ways.T).argmax(axis=0))])
    return np.concatenate(picked)


def _wanted(figure: Figure, part: Part, share: float, bones: Array) -> NDArray[np.bool_]:
    """Which vertices belong to a part, with arms left out: they may reach where they like."""
    points, rig = figure.mesh.vertices.astype(np.float64), figure.rig
    high = points[:, 2]
    if part == "whole":
        return np.ones(len(points), bool)
    if part == "middle":
        middle = (high.min() + high.max()) / 2
        return np.asarray(np.abs(high - middle) <= share / 2 * np.ptp(high))
    if not rig.has("head"):
        return np.asarray(high >= high.max() - share * np.ptp(high))
    head = _below(rig, rig.index("head"))
    own = np.isin(bones, list(head))
    if figure.family != "person" or part == "head":
        return own
    if part == "face":
        return own & _on_the_face(figure, points)
    names = _TRUNK | (_LEGS if part == "to the knees" else frozenset())
    own |= np.isin(bones, [rig.index(name) for name in names if rig.has(name)])
    crown = float(rig.rest[rig.index("head"), 2]) + _CROWN * figure.height
    return np.asarray(own & (high >= crown - share * figure.height))


def _on_the_face(figure: Figure, points: Array) -> NDArray[np.bool_]:
    """Which points are before the joint of the head, between the chin and the brow."""
    joint = figure.rig.rest[figure.rig.index("head")]
    _, eyes = figure.anchors.get("eyes", (0, tuple(joint)))
    low, top = (eyes[2] + share * figure.height for share in _FACE)
    high = points[:, 2]
    return np.asarray((points[:, 0] > joint[0]) & (high > low) & (high < top))


def _below(rig: Rig, joint: int) -> set[int]:
    """A joint and all that hang on it."""
    found = {joint}
    for child, parent in enumerate(rig.parents):
        if parent in found:
            found.add(child)
    return found


@lru_cache(maxsize=8)
def _directions(count: int) -> Array:
    """So many directions (K, 3), evenly all around (a Fibonacci lattice)."""
    step = np.arange(count) + 0.5
    high = 1 - 2 * step / count
    turn = np.pi * (1 + 5**0.5) * step
    flat = np.sqrt(1 - high**2)
    return np.stack([flat * np.cos(turn), flat * np.sin(turn), high], axis=-1)
