"""Opposed: two that cross the picture against each other are filmed where they meet."""

from collections.abc import Mapping, Sequence

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.portions import Box
from soracli.stage.turns import Array
from soracli.story.scene import Scene

_ACROSS = ("left to right", "right to left")
FROM_BEFORE = -0.08
"""The azimuth from which both are seen to cross, radians."""
_ROLLS_IN = 1.6
"""Seconds in which small things roll to the middle of their stage."""
_SIZES, _METERS = 6.0, 1.0
"""How wide a stage they get at most where they meet: of the size of the largest, and metres."""


def go_against_each_other(marks: Sequence[Mark]) -> bool:
    """Whether some go to the left and others to the right, as the words say."""
    ways = [
        {beat.action.direction for beat in mark.beats} & set(_ACROSS)
        for mark in marks
        if not mark.mount
    ]
    return len({way for one in ways if len(one) == 1 for way in one}) > 1


def where_they_meet(marks: Sequence[Mark], boxes: Sequence[Box]) -> Box:
    """A box, the same in every frame, about where those who cross the picture are next to each
    other."""
    pairs = zip(marks, boxes, strict=True)
    goers = [(mark, box) for mark, box in pairs
             if {beat.action.direction for beat in mark.beats} & set(_ACROSS)]  # fmt: skip
    middles = np.stack([(low + high) / 2 for _, (low, high) in goers])
    frame = int(np.argmin(np.ptp(middles[:, :, 0], axis=0)))
    middle = middles[:, frame].mean(axis=0)
    half = 0.5 * (_SIZES * max(mark.figure.longest for mark, _ in goers) + _METERS)
    first = np.min([low.min(axis=0) for _, (low, _) in goers], axis=0)
    last = np.max([high.max(axis=0) for _, (_, high) in goers], axis=0)
    low = np.maximum(first, _about(middle, -half))
    high = np.minimum(last, _about(middle, half))
    count = len(boxes[0][0])
    return np.tile(low, (count, 1)), np.tile(high, (count, 1))


def rolled_from(
    mark: Mark, scene: Scene, marks: Mapping[str, Mark], usual: float
) -> tuple[float, float]:
    """How many metres before the middle something begins to roll, and at how many a second.

    As many as `usual`, but for small things of which others roll the other way: those are seen
    together only on a small stage.
    """
    goers = [one for one in scene.actions if one.direction in _ACROSS]
    if len({one.direction for one in goers}) < 2:
        return usual, usual
    sizes = [marks[name].figure.longest for one in goers for name in one.agents if name in marks]
    far = min(0.5 * (_SIZES * max(sizes, default=mark.figure.longest) + _METERS), usual)
    return far, far / _ROLLS_IN if far < usual else usual


def _about(middle: Array, off: float) -> Array:
    """A point so many metres to the side of a middle (3,), and as far up and away as there is."""
    return np.array([middle[0] + off, np.inf * np.sign(off), np.inf * np.sign(off)])
