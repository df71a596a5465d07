"""Who passes through whom: a check that any performance can be put to.

Living bodies are looked at as the capsules and balls that the physics feels (`figure.Collider`),
each moving with its joint.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.figure import Collider
from soracli.stage.performance import Body, Performance
from soracli.stage.turns import Array

TOLERANCE = 0.03
"""Metres that two bodies may be pressed into each other: flesh and clothes give way."""
_FRAMES = 13


@dataclass(frozen=True)
class Overlap:
    """Two bodies, by their ids, that are in one another: the frame in which they are deepest, by
    how many metres, and the joints of either that meet there."""

    ids: tuple[str, str]
    frame: int
    depth: float
    joints: tuple[str, str]


def overlaps(performance: Performance, tolerance: float = TOLERANCE) -> list[Overlap]:
    """All pairs of the living that are more than `tolerance` metres in one another, deepest first.

    Thirteen frames are looked at, the first and the last among them. Hands and arms that reach for
    somebody touch them on purpose and do not count, nor do riders and what they ride.
    """
    frames = np.unique(np.linspace(0, performance.frames - 1, _FRAMES).round().astype(int))
    alive = [body for body in performance.bodies if body.id and body.figure.family in ALIVE]
    found = []
    for one, other in combinations(alive, 2):
        worst = _deepest(one, other, frames)
        if worst is not None and worst.depth > tolerance:
            found.append(worst)
    return sorted(found, key=lambda overlap: (-overlap.depth, overlap.ids))


def _deepest(one: Body, other: Body, frames: Array) -> Overlap | None:
    seen = one.visible[frames] & other.visible[frames]
    parts, others = _parts(one), _parts(other)
    if not seen.any() or not parts or not others:
        return None
    frames = frames[seen]
    best: Overlap | None = None
    for mine in parts:
        a = _segment(one, mine, frames)
        for theirs in others:
            gap = _gaps(*a, *_segment(other, theirs, frames))
            depth = mine.size[0] + theirs.size[0] - gap
            worst = int(np.argmax(depth))
            if best is None or depth[worst] > best.depth:
                names = (one.figure.rig.names[mine.joint], other.figure.rig.names[theirs.joint])
                ids = (one.id, other.id)
                best = Overlap(ids, int(frames[worst]), round(float(depth[worst]), 3), names)
    return best


def _parts(body: Body) -> list[Collider]:
    """The trunk, the head and the legs of a body."""
    names = body.figure.rig.names
    return [
        one
        for one in body.figure.colliders
        if one.shape in ("capsule", "sphere")
        and not names[one.joint].startswith(("upper_arm", "forearm", "hand"))
    ]


def _segment(body: Body, part: Collider, frames: Array) -> tuple[Array, Array]:
    """Both ends (F, 3) of a capsule at some frames, world metres; twice the middle of a ball."""
    joint = part.joint
    rotation = body.rotations[frames, joint].astype(np.float64)
    place = body.positions[frames, joint].astype(np.float64)
    rest = body.figure.rig.rest[joint].astype(np.float64)
    ends = (part.a, part.b if part.shape == "capsule" else part.a)
    a, b = (place + np.einsum("nij,j->ni", rotation, np.array(end) - rest) for end in ends)
    return a, b


def _gaps(a: Array, b: Array, c: Array, d: Array) -> Array:
    """The least distances (F,) of the segments a-b and c-d (F, 3), from nine points of each."""
    shares = np.linspace(0.0, 1.0, 9)
    one = a[:, None] + shares[None, :, None] * (b - a)[:, None]
    two = c[:, None] + shares[None, :, None] * (d - c)[:, None]
    return np.asarray(np.linalg.norm(one[:, :, None] - two[:, None], axis=-1).min(axis=(1, 2)))
