"""Told places: whether a relation that the words tell holds, frame by frame, measured on bodies.

Everything is measured on the boxes of the skins (N, 3), not on what somebody was meant to do. The
sides of the picture are those of the usual camera, which looks along +y.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from soracli.stage.casting import ALIVE
from soracli.stage.framing import box_of
from soracli.stage.performance import Body
from soracli.stage.turns import Array
from soracli.story.scene import Relation, Spatial

_SUNK, _FOOT = 0.06, 0.03
"""Metres that something may hover over what it is on, and its feet be below a fifth of that."""
_ON_DECK = 0.12
"""Metres from a deck or a seat within which somebody stands on it."""
_HIPS = (0.25, 0.45)
"""Where the hips of who sits with the feet on the ground are, as a share of how high they sit."""
_ASIDE = 0.05
"""Metres that something is left of, before or behind another at least."""
_DEEP = 0.8
"""Of what lies between the middles of two that touch how far one is before the other at least."""
_OFTEN = 0.5
"""In so many of the frames, or in all of the last fifth of them, a relation has to hold."""
Held = NDArray[np.bool_]


@dataclass(eq=False)
class Box:
    """The lowest and the highest corner of a body (N, 3) and its root (N, 3), metres; how high its
    deck or its seat is (N,), NaN where it has none."""

    low: Array
    high: Array
    root: Array
    deck: Array

    @classmethod
    def of(cls, body: Body) -> "Box":
        """That of a body."""
        low, high = box_of(body)
        figure, root = body.figure, body.positions[:, 0].astype(np.float64)
        found = figure.anchors.get("deck") or figure.anchors.get("seat")
        over = float("nan")
        if found is not None and figure.family not in ALIVE:
            over = found[1][2] - float(figure.rig.rest[0, 2])
        return cls(low, high, root, root[:, 2] + over)

    @property
    def middle(self) -> Array:
        """Its middle (N, 3)."""
        return (self.low + self.high) / 2

    @property
    def size(self) -> Array:
        """Its sides (N, 3)."""
        return self.high - self.low

    def moved(self, by: Array) -> "Box":
        """The same, moved by some metres (N, 3)."""
        return Box(self.low + by, self.high + by, self.root + by, self.deck + by[:, 2])


def holds(kind: Spatial, a: Box, b: Box) -> Held:
    """In which frames (N,) one is to another as a relation says; "between" and "around" need more
    than two, and "facing" no place: these hold."""
    tests: dict[str, Callable[[Box, Box], Held]] = {
        "on": _on, "in": _in, "under": _under, "above": _above, "beside": _beside, "near": _near,
        "left of": _left, "right of": lambda a, b: _left(b, a),
        "in front of": _before, "behind": lambda a, b: _before(b, a),
    }  # fmt: skip
    test = tests.get(kind)
    return np.ones(len(a.low), np.bool_) if test is None else test(a, b)


def is_kept(held: Held, seen: Held, start: bool = False) -> bool:
    """Whether what holds in some frames is enough: in many of those in which both are `seen`, or
    at the end; at the `start` for who goes away from there."""
    if not seen.any():
        return True
    told = held[seen]
    fifth = max(1, len(told) // 5)
    last, first = bool(told[-fifth:].all()), bool(told[:2].all())
    return last or float(told.mean()) >= _OFTEN or (start and first)


def _over(a: Box, b: Box, wider: Array) -> Held:
    """Whether the middle of one is over the other, as seen from above."""
    low, high = b.low[:, :2] - wider[:, None], b.high[:, :2] + wider[:, None]
    middle, root = a.middle[:, :2], a.root[:, :2]
    inside = ((middle >= low) & (middle <= high)).all(axis=1)
    return np.asarray(inside | ((root >= low) & (root <= high)).all(axis=1))


def _on(a: Box, b: Box) -> Held:
    tall, bottom = b.size[:, 2], a.low[:, 2]
    rests = (bottom <= b.high[:, 2] + _SUNK + 0.1 * tall) & (
        bottom >= b.low[:, 2] + 0.2 * tall - _FOOT
    )
    sits = a.root[:, 2] >= b.low[:, 2] + 0.2 * tall
    hips = (a.root[:, 2] - bottom) / np.maximum(a.size[:, 2], 1e-6)
    seated = (hips > 0.5) | ((hips > _HIPS[0]) & (hips < _HIPS[1]))
    sits &= (bottom < b.high[:, 2]) & (a.size[:, 2] > tall) & seated
    stands = np.abs(bottom - b.deck) < _ON_DECK  # False where it has none
    return np.asarray((rests | sits | stands) & _over(a, b, 0.1 * b.size.max(axis=1)))


def _in(a: Box, b: Box) -> Held:
    room = 0.15 * b.size + 0.02
    low, high, middle = b.low - room, b.high + room, a.middle
    flat = ((middle[:, :2] >= low[:, :2]) & (middle[:, :2] <= high[:, :2])).all(axis=1)
    return np.asarray(flat & (middle[:, 2] >= low[:, 2]) & (a.low[:, 2] < b.high[:, 2] - 1e-3))


def _under(a: Box, b: Box) -> Held:
    lower = a.high[:, 2] <= b.high[:, 2] - 0.02
    return np.asarray(
        lower & (a.middle[:, 2] < b.middle[:, 2]) & _over(a, b, 0.25 + 0.05 * b.size.max(axis=1))
    )


def _above(a: Box, b: Box) -> Held:
    higher = a.middle[:, 2] > b.high[:, 2] - 0.1 * b.size[:, 2]
    across = np.abs(a.middle[:, 0] - b.middle[:, 0]) < (a.size[:, 0] + b.size[:, 0]) / 2 + 0.5
    return np.asarray(higher & across)


def _gap(a: Box, b: Box) -> Array:
    apart = np.maximum(a.low - b.high, b.low - a.high)
    return np.asarray(np.linalg.norm(np.maximum(apart, 0.0), axis=1))


def _longest(a: Box, b: Box) -> Array:
    return np.asarray(np.maximum(a.size, b.size).max(axis=1))


def _beside(a: Box, b: Box) -> Held:
    return np.asarray(_gap(a, b) <= 0.6 + 0.3 * _longest(a, b))


def _near(a: Box, b: Box) -> Held:
    return np.asarray(_gap(a, b) <= 1.4 + 0.6 * _longest(a, b))


def _left(a: Box, b: Box) -> Held:
    return np.asarray(a.middle[:, 0] < b.middle[:, 0] - _ASIDE)


def _before(a: Box, b: Box) -> Held:
    across = np.abs(a.middle[:, 0] - b.middle[:, 0]) < (a.size[:, 0] + b.size[:, 0]) / 2 + 0.3
    apart = b.middle[:, 1] - a.middle[:, 1]
    return np.asarray((apart > _ASIDE + _DEEP * side_gap(a, b, 1)) & across)


def side_gap(a: Box, b: Box, axis: int) -> Array:
    """Metres (N,) between the middles of two that touch along an axis."""
    return np.asarray((a.size[:, axis] + b.size[:, axis]) / 2)


def pairs_of(relations: tuple[Relation, ...], kind: Spatial) -> dict[str, list[str]]:
    """Who is to each `b` of a kind, in the order told, without repeats."""
    found: dict[str, list[str]] = {}
    for one in relations:
        if one.kind == kind and one.a not in found.setdefault(one.b, []):
            found[one.b].append(one.a)
    return found
