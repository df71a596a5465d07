"""Under way: how much is shown around a thing that falls or goes, and which way it crosses."""

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.resting import AT_REST
from soracli.stage.turns import Array

_ACROSS = ("left to right", "right to left")
_SMALL, _STAGE, _LEAST = 0.25, 1.2, 0.1
"""What goes or falls is lost before what is so much larger that it has less than this share of its
size; so many of its own sizes, or so many metres, are shown around it then, and go with it."""


def crosses(lead: Mark) -> bool:
    """Whether somebody goes from one side of the picture to the other, as the words say."""
    return any(beat.action.direction in _ACROSS for beat in lead.beats)


def about_its_way(marks: list[Mark], boxes: list[tuple[Array, Array]]) -> list[tuple[Array, Array]]:
    """The boxes of some marks, the first of which may be a small thing on its way: of what is much
    larger as much as is about it."""
    if all(beat.motion in AT_REST for beat in marks[0].beats):
        return boxes
    size, (low, high) = marks[0].figure.longest, boxes[0]
    room = max(_STAGE * size, _LEAST)
    first, last = low - room, high + room
    return [
        (np.clip(box[0], first, last), np.clip(box[1], first, last))
        if mark.figure.longest * _SMALL > size
        else box
        for mark, box in zip(marks, boxes, strict=True)
    ]
