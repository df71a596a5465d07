"""Portions: what is shown of those who are large, or go far off, beside whom a shot is about."""

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.landmarks import is_landmark
from soracli.stage.marks import Mark
from soracli.stage.turns import Array

Box = tuple[Array, Array]
"""The lowest and the highest corner (N, 3) of a body in every frame, metres."""
_TOWERS, _AROUND, _ABOVE = 1.5, 1.6, 0.45
"""By how many of somebody's heights a thing is large beside them, and how far of such heights to
the sides and above them it is shown: of a lamp or a tree its post or its trunk."""
_LANDMARK = (2.6, 2.4, 2.0)
"""The same of a building or a landmark, which is told of to be seen."""
_PASSED = 7.0
"""How many times as large as somebody what they go through is at most, for all of it to be seen."""
_SWARMED, _ABOUT_A_HEAD = 6.0, 0.3
"""How many times as large somebody is about whom something tiny goes, and the metres shown of them
around it."""


def part_of(mark: Mark, box: Box, lead_box: Box, lead: Mark, passer: float = 0.0) -> Box:
    """What is shown of a large thing that somebody is beside: so much that they are not lost."""
    tall = max(lead.figure.height, 0.5 * lead.figure.longest)
    seen = mark.figure.family == "building" or is_landmark(mark)
    of_people = lead.figure.family == "person" and not seen
    towers, around, above = (_TOWERS, _AROUND, _ABOVE) if of_people else _LANDMARK
    large = max(mark.figure.height, 0.5 * mark.figure.length) > towers * tall
    small = mark.figure.longest > _SWARMED * lead.figure.longest  # a bee about somebody's head
    if (mark.figure.family in ALIVE and not small) or not large:
        return box
    if mark.figure.longest < _PASSED * passer:
        return box  # one has to see what somebody goes through
    near_head = _ABOUT_A_HEAD * (small and mark.figure.family in (*ALIVE, "plant"))
    room = np.maximum(np.array([around, around, above]) * tall, near_head)
    return np.clip(box[0], lead_box[0] - room, lead_box[1] + room), np.clip(
        box[1], lead_box[0] - room, lead_box[1] + room
    )


def near(box: tuple[Array, Array], lead: tuple[Array, Array], mark: Mark) -> tuple[Array, Array]:
    """A box no further from that of the lead than a few lengths of the lead.

    A ball that is kicked away may leave the picture, the player may not shrink to a dot.
    """
    room = 2.2 * max(mark.figure.height, mark.figure.length)
    way = (box[0][-1] - box[0][0]) - (lead[0][-1] - lead[0][0])  # who goes along is not gone
    gone = min(np.linalg.norm((box[0][-1] - box[0][0])[:2]), np.linalg.norm(way[:2]))
    if mark.figure.family == "insect" or gone < room:
        return box
    low, high = lead[0] - room, lead[1] + room
    return np.clip(box[0], low, high), np.clip(box[1], low, high)


def where_it_happens(low: Array, high: Array) -> tuple[Array, Array]:
    """The box of things that roll, fall and bounce, the same in every frame.

    They are filmed where it happens: the camera holds the box they start in, and as much of where
    they end up as is not much further than that box is wide.
    """
    first, last = low[0].copy(), high[0].copy()
    room = np.maximum(1.2 * (last - first), [1.6, 0.6, 0.0])
    first[:2] = np.maximum(low.min(axis=0)[:2], (first - room)[:2])
    last[:2] = np.minimum(high.max(axis=0)[:2], (last + 0.4 * room)[:2])
    first[2], last[2] = min(first[2], 0.0), high[:, 2].max()
    return np.tile(first, (len(low), 1)), np.tile(last, (len(high), 1))
