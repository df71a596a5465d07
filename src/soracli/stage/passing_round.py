"""Passing round: the way from one side of a thing to another that leads around its corners, rather
before it than behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from soracli.stage.turns import Array

_BEHIND = 1.6
"""How much longer a way behind a thing counts than one before it, where it is seen."""
_INSIDE = 0.999
"""The share of its sides within which something is in a box: its corners are not."""


@dataclass(frozen=True, eq=False)
class Box:
    """What is in the way, seen from above: its middle (2,) and half of its sides (2,), metres."""

    middle: Array
    half: Array

    def corners(self) -> list[Array]:
        """Its four corners (2,), one after the other."""
        return [self.middle + self.half * sign for sign in ((-1, -1), (1, -1), (1, 1), (-1, 1))]

    def blocks(self, a: Array, b: Array) -> bool:
        """Whether the straight way from `a` to `b` (2,) leads through it."""
        parts = np.linspace(0.0, 1.0, 41)[:, None]
        points = np.abs(a + parts * (b - a) - self.middle)
        return bool((points < _INSIDE * self.half).all(axis=1).any())


def round_about(start: Array, goal: Array, box: Box) -> list[Array]:
    """The points (3,) of the shortest way from `start` to `goal` that leads around a box, both ends
    included; a box in which one of them is is in nobody's way."""
    a, b = start[:2], goal[:2]
    if box.blocks(a, a) or box.blocks(b, b) or not box.blocks(a, b):
        return [start, goal]
    corners = box.corners()
    ways = [[one] for one in corners] + [list(two) for two in permutations(corners, 2)]
    free = [way for way in ways if not _blocked([a, *way, b], box)]
    best = min(free, key=lambda way: _cost([a, *way, b], box), default=[])
    return [start, *(np.array([*one, start[2]]) for one in best), goal]


def _blocked(points: Sequence[Array], box: Box) -> bool:
    return any(box.blocks(a, b) for a, b in zip(points, points[1:], strict=False))


def _cost(points: Sequence[Array], box: Box) -> float:
    """Metres of a way, more where it is hidden behind the box."""
    legs = zip(points, points[1:], strict=False)
    return sum(
        float(np.linalg.norm(b - a)) * (_BEHIND if (a + b)[1] / 2 > box.middle[1] else 1.0)
        for a, b in legs
    )
