"""Seen one by one: where many stand around or on a thing so that none hides another, and the
thing hides none of them from who looks from before (along y)."""

import numpy as np

from soracli.stage.figure import Figure

_PEEPS, _UNSEEN = 0.7, 1.2
"""Of the height of a thing how high somebody is at most whom it hides, and within how many radians
of straight behind it."""
_APART = 0.38
"""Of the step between two in a row how far the next row is shifted along itself."""
_EDGE = 0.3
"""Of that step how much stays free at the ends of a row."""

_FEW, _OPEN = 6, 0.1
"""So many people leave the side of a fire open from which one looks, and by so many radians they
come round before it on either side."""
_ASIDE = 0.16
"""Of that arc how far the one in its middle is moved: flames are seen beside them."""
_ONE_BY_ONE = {
    count: sorted(range(count), key=lambda place: (place % (count - 1) > 0, place))
    for count in range(3, _FEW + 1)
}
"""In which order the places of an arc are taken: both ends first."""


def seen_turn(turn: float, one: Figure, middle: Figure) -> float:
    """The side of a thing, in radians from +x, on which one of those around it stands: none right
    behind what hides them."""
    if one.height > _PEEPS * middle.height:
        return turn
    share = (turn / (2 * np.pi)) % 1.0
    return float(0.5 * np.pi + _UNSEEN + share * (2 * np.pi - 2 * _UNSEEN))


def turn_around(one: Figure, middle: Figure, before: int, count: int) -> float:
    """The side of a thing, in radians from +x, on which one of `count` around it stands, when
    `before` of them do so already. Some few people who look over it leave it open to who looks from
    before, so that each has their face to the picture; others go all around it."""
    few = 2 < count <= _FEW and one.family == "person"
    if few and middle.height < _PEEPS * one.height:
        share = _ONE_BY_ONE[count][before % count] / (count - 1)
        share -= _ASIDE * (share == 0.5)
        return float(-_OPEN + share * (np.pi + 2 * _OPEN))
    # the golden angle spreads any number evenly
    return seen_turn(2.4 * before, one, middle)


def row_of(step: float, side: float) -> list[float]:
    """Places along a side, the middle first, then outward to both ends."""
    count = _half(step, side)
    return sorted((step * place for place in range(-count, count + 1)), key=abs)


def between_rows(y: float, step: float, side: float) -> float:
    """How far a row at `y` is shifted along itself, so that who is in it is seen between those of
    the row before it: by less than what is free at the ends of the side."""
    free = 0.5 * side - step * _half(step, side)
    return float(min(_APART * step, max(free - _EDGE * step, 0.0)) * np.sign(y))


def _half(step: float, side: float) -> int:
    """How many of a row stand to each side of its middle."""
    return int((0.5 * side - 0.4 * step) / step)
