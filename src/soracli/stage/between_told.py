"""Between, as told: which two something is between, whether it is, and where all three go if not.

"Between the globe and a stack of atlases" has two ends, however many atlases there are. What is
between two is so in the room and in the picture: the two leave room for it side by side.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.told_places import Box, Held
from soracli.stage.turns import Array
from soracli.story.scene import Relation

_STACKED = ("stack", "tower", "pile", "pyramid")
_PART = (0.15, 0.85)
"""How far on the way from one end to the other something is at least and at most."""
_AIR = 0.12
"""Of the wider one of two how far they stand apart."""
_DEEP = 0.3
"""Of how far apart they are side by side how far one may be behind the other."""


def ends_between(
    told: Iterable[Relation], marks: Mapping[str, Mark], boxes: Mapping[str, Box]
) -> dict[str, tuple[str, str]]:
    """The two that each one is between, by its name; of a stack it is the one at the bottom, of
    several alike those that are nearest to it on either side."""
    named: dict[str, list[str]] = {}
    for one in told:
        if one.kind == "between" and one.b not in named.setdefault(one.a, []):
            named[one.a].append(one.b)
    found = {a: _two_of(a, those, marks, boxes) for a, those in named.items()}
    return {a: two for a, two in found.items() if two is not None}


def _two_of(
    a: str, those: Sequence[str], marks: Mapping[str, Mark], boxes: Mapping[str, Box]
) -> tuple[str, str] | None:
    groups: dict[str, list[str]] = {}
    for one in those:
        groups.setdefault(marks[one].entity.group or one, []).append(one)
    kept = [_nearest(a, one, marks, boxes) for one in groups.values()]
    if len(kept) >= 2:
        return kept[0], kept[1]
    alike = [one for one in those if marks[one].entity.arrangement not in _STACKED]
    if len(alike) < 2:
        return None
    x = float(np.median(boxes[a].middle[:, 0]))
    order = sorted(alike, key=lambda one: float(np.median(boxes[one].middle[:, 0])))
    left = [one for one in order if float(np.median(boxes[one].middle[:, 0])) < x]
    place = min(max(len(left) - 1, 0), len(order) - 2)
    return order[place], order[place + 1]


def _nearest(
    a: str, those: Sequence[str], marks: Mapping[str, Mark], boxes: Mapping[str, Box]
) -> str:
    """The one of a group that stands for it: the lowest of a stack, else who is nearest."""
    if marks[those[0]].entity.arrangement in _STACKED:
        return min(those, key=lambda one: float(np.median(boxes[one].low[:, 2])))
    own = boxes[a].middle
    return min(
        those, key=lambda one: float(np.median(np.linalg.norm(boxes[one].middle - own, axis=1)))
    )


def is_between(a: Box, near: Box, far: Box) -> Held:
    """In which frames (N,) one is on the way between two others, and seen between them by the
    usual camera, with room for it."""
    start, way = near.root[:, :2], (far.root - near.root)[:, :2]
    long = np.maximum((way * way).sum(axis=1), 1e-6)
    part = ((a.root[:, :2] - start) * way).sum(axis=1) / long
    x, ends = a.middle[:, 0], np.sort([near.middle[:, 0], far.middle[:, 0]], axis=0)
    room = np.abs(near.middle[:, 0] - far.middle[:, 0]) > 0.5 * a.size[:, 0]
    seen = (x > ends[0]) & (x < ends[1]) & room
    return np.asarray((part > _PART[0]) & (part < _PART[1]) & seen)


def aside_of(a: Box, end: Box, side: float) -> Array:
    """How far an end has to go (N, 3) to stand to one `side` (-1 left, 1 right) of what is between
    it and another, with room for both."""
    wide = np.maximum(a.size[:, 0], end.size[:, 0])
    apart = 0.5 * (a.size[:, 0] + end.size[:, 0]) + _AIR * wide
    way = end.middle - a.middle
    by = np.zeros_like(way)
    by[:, 0] = side * np.maximum(apart, np.minimum(side * way[:, 0], 2.0 * apart)) - way[:, 0]
    by[:, 1] = np.clip(way[:, 1], -_DEEP * apart, _DEEP * apart) - way[:, 1]
    return np.tile(np.median(by, axis=0), (len(by), 1))
