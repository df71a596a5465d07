"""Met there: who passes behind somebody does so where that one is, and what falls beside somebody
falls beside them.

Who goes somewhere was given a way before it was known where others would end up, or the other way
round. Where the words tell how one is to another, and one of the two goes, the way of the one is
moved to the other, or the other one to where the way ends.
"""

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.marks import Mark
from soracli.stage.places_told import place_for
from soracli.stage.told_places import Box, holds
from soracli.stage.turns import Array
from soracli.story.scene import Relation

PASSED = ("behind", "in front of", "beside", "near", "left of", "right of")
"""Relations of which one moment is enough where one of the two is on the way."""
_AT = 0.5
"""When on their way they are there, as a share of the clip."""
_NEAR = 2.5
"""Of the size of both, and metres, within which they are in one picture."""
_WAY, _WAYS = 7.0, 1.5
"""Metres, and of their own size, that the way of who passes is long at most."""
Placed = tuple[Mark, Box]


def are_met(one: Relation, a: Box, b: Box, seen: Array) -> bool:
    """Whether a relation holds for a while where both are close to each other."""
    held = holds(one.kind, a, b)
    apart = np.linalg.norm((a.middle - b.middle)[:, :2], axis=1)
    reach = _NEAR * (1.0 + float(np.nanmax([a.size.max(), b.size.max()])))
    return bool((held & seen & (apart < reach)).sum() >= max(2, len(held) // 8))


def moved_way(one: Relation, a: Placed, b: Placed) -> Array | None:
    """Metres (N, 3) by which who goes is moved, so that the way leads past the other, and is no
    longer than what is seen from there."""
    target = place_for(one.kind, a, b, (0, 1), 0.0)
    if target is None or not np.isfinite(target).all():
        return None
    at, middle = int(_AT * (len(target) - 1)), a[1].middle
    way = middle - middle[at]
    most = _WAY + _WAYS * float(np.median(a[1].size.max(axis=1)))
    share = min(1.0, most / max(float(np.linalg.norm(way[-1] - way[0])), 1e-6))
    return np.asarray(((target - middle)[at] + (share - 1.0) * way) * (1.0, 1.0, 0.0))


def moved_to_its_end(one: Relation, a: Placed, b: Placed) -> Array | None:
    """Metres (N, 3) by which somebody who stays is moved to where what falls comes to lie."""
    target = place_for(one.kind, a, b, (0, 1), 0.0)
    if target is None or not np.isfinite(target[-1]).all():
        return None
    by = (a[1].middle - target)[-1] * (1.0, 1.0, 0.0)
    return np.tile(by, (len(target), 1))


def drives(mark: Mark) -> bool:
    """Whether somebody is under way by themselves, and nothing that only falls."""
    return mark.figure.family in ALIVE or mark.role in ("driver", "floating")
