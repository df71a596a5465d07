"""What is below the ground: a check that any performance can be put to.

The ground is that of the acting area, z = 0, or the deck one stands on, and beyond it the land of
the set. Where water is, what is in it may be as deep as it likes. What is built to reach into the
ground (a tree with its roots, a house with its cellar) may do so as far as it was built to, as long
as it stands.
"""

from dataclasses import dataclass

import numpy as np

from soracli.stage.framing import skin_of
from soracli.stage.performance import Body, Performance, SetPiece
from soracli.stage.terrain import land_at
from soracli.stage.turns import Array

TOLERANCE = 0.04
"""Metres that the tip of a hoof or a heavy thing may press into the ground."""
_BUILT = ("plant", "building", "furniture", "vehicle", "aircraft", "hoop", "ramp")
"""Families that stand with their own lowest point where they were built to have it."""
_FRAMES, _POINTS = 13, 900
"""Frames of a performance, and points of each body, that are looked at."""


@dataclass(frozen=True)
class Below:
    """A body that is below the ground: its id (its noun, if it has none), the frame in which it is
    deepest, and by how many metres."""

    id: str
    frame: int
    depth: float


def below_ground(performance: Performance) -> list[Below]:
    """Everything of a performance that is below the ground by more than `TOLERANCE`, deepest first.

    Thirteen frames are looked at, the first and the last among them.
    """
    frames = np.unique(np.linspace(0, performance.frames - 1, _FRAMES).round().astype(int))
    found = []
    for body in performance.bodies:
        seen = frames[body.visible[frames]]
        if len(seen):
            depth = _depths(performance, body, seen)
            worst = int(np.argmax(depth))
            if depth[worst] > TOLERANCE:
                name = body.id or body.noun
                found.append(Below(name, int(seen[worst]), round(float(depth[worst]), 3)))
    return sorted(found, key=lambda one: (-one.depth, one.id))


def _depths(performance: Performance, body: Body, frames: Array) -> Array:
    """How far a body is below the ground (F,) at some frames, metres; 0 where it is not."""
    skin = skin_of(body, frames, _POINTS)
    low = skin[..., 2].min(axis=1)
    if low.min() > -TOLERANCE:
        return np.zeros(len(frames))
    rooted = max(-float(body.figure.mesh.vertices[:, 2].min(initial=0.0)), 0.0)
    stands = body.figure.family in _BUILT
    deep = np.zeros(len(frames))
    for place, points in enumerate(skin):
        under = points[points[:, 2] < -TOLERANCE]
        if len(under):
            over = _ground(performance.set_piece, under[:, :2])
            over = np.where(_in_water(performance, under, int(frames[place])), -np.inf, over)
            deep[place] = max(float((over - under[:, 2]).max()), 0.0)
    return np.maximum(deep - rooted * stands, 0.0)


def _ground(piece: SetPiece, points: Array) -> Array:
    """How high the ground is (N,) at points (N, 2), metres."""
    inside = np.asarray(np.hypot(points[:, 0], points[:, 1]) <= max(piece.reach, 0.0))
    if piece.deck is not None:
        inside = np.asarray((np.abs(points) <= piece.deck).all(axis=1))
    if piece.length:
        inside = np.asarray(inside | (np.abs(points @ _along(piece)) <= piece.length))
    level = np.where(inside, 0.0, -np.inf)
    if not inside.all() and piece.deck is None:
        land = land_at(piece, points[~inside])
        level[~inside] = np.where(np.isfinite(land), np.minimum(land, 0.0), piece.far_level)
    return level


def _along(piece: SetPiece) -> Array:
    return np.array([np.cos(piece.lengthwise), np.sin(piece.lengthwise)])


def _in_water(performance: Performance, points: Array, frame: int) -> Array:
    """Which points (N, 3) are where water is, under no deck."""
    piece = performance.set_piece
    if piece.water is None:
        return np.zeros(len(points), bool)
    if piece.deck is not None:
        return np.asarray(~(np.abs(points[:, :2]) <= piece.deck).all(axis=1))
    if piece.water.shore is not None:
        return np.asarray(points[:, 1] > piece.water.shore)
    far = np.hypot(points[:, 0], points[:, 1]) > piece.reach
    return np.asarray(np.full(len(points), piece.reach <= 0) | far)
