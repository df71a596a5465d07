"""With others: a shot of one person, taken from where those are behind them who are named, too.

"Medium shot of a barista, customers chatting at the tables": how near it is was said, and so is of
whom; from where and by which lens was not. A wide lens close by holds more behind who is near than
a long one, and of a few sides the one is taken from which the fewest are missing.
"""

from collections.abc import Callable
from typing import TypeVar

from soracli.story.shot import Camera

_ROOMY = ("medium wide", "medium", "medium close-up")
"""Framings of one with room for others behind them."""
_TURNS = (0.0, 0.55, -0.55, 1.1, -1.1)
"""Radians that the camera goes around further than it usually would: a face is still seen."""
WIDE = 30.0
"""Millimetres of a lens that holds what is around somebody and does not yet bend their face."""
_GOES_ROUND = ("orbit", "track", "follow", "lead", "fly")
_Shot = TypeVar("_Shot")


def has_room(camera: Camera) -> bool:
    """Whether a shot of somebody may show others behind them, and its side is open."""
    return camera.framing in _ROOMY and not (camera.move or "").startswith(_GOES_ROUND)


def with_others(
    found: _Shot, from_aside: Callable[[float], _Shot], missing: Callable[[_Shot], tuple[str, ...]]
) -> _Shot:
    """The shot that was found, or one `from_aside` in which fewer are `missing` and nobody is who
    was there."""
    absent = missing(found)
    for turn in _TURNS:
        if not absent:
            break
        other = from_aside(turn)
        fewer = missing(other)
        if len(fewer) < len(absent) and set(fewer) <= set(absent):
            found, absent = other, fewer
    return found
