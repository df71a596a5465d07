"""Watching: a television stands before those who watch it, its picture to them, and both are seen
from the side; so does a mirror before who looks into it."""

from collections.abc import Collection

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.lying import is_seat
from soracli.stage.marks import GOING, Mark

_SCREENS = frozenset(("television",))
"""Kinds of things with a picture, too large to be held."""
_MIRRORS = frozenset(("mirror",))
"""Kinds in which one sees oneself."""
_FAR, _NEAR = 1.75, 1.05
"""Metres from the middle of who watches to the picture, as near as both are seen well, and to a
mirror."""
_TO_CAMERA = 0.35
"""Radians toward the camera that who watches is turned, seen from the side."""
_BEFORE = ("facing",)
"""Where those are told to be who look into a mirror."""
_MAT = 0.15
"""Metres: what is lower is no seat but a piece of floor (as `settling` has it)."""
_SEEN = 0.6
"""Radians toward the camera that the picture is turned, so that it is seen too."""


def watch_screens(blocking: Blocking) -> None:
    """Put every television that somebody watches, and every mirror that somebody is before, if
    nothing else is said of it, in front of them, and turn them to it."""
    for screen in blocking.of("prop", "fixture"):
        if screen.entity.kind not in _SCREENS | _MIRRORS:
            continue
        told = [one for one in blocking.scene.relations if screen.name in (one.a, one.b)]
        before = {one.a for one in told if one.kind in _BEFORE and one.b == screen.name}
        if len(before) < len(told) or (told and screen.entity.kind in _SCREENS):
            continue
        watching = [mark for mark in blocking.of("actor") if _watches(mark, screen, before)]
        if watching:
            _gather(screen, watching, blocking)


def _watches(mark: Mark, screen: Mark, before: Collection[str]) -> bool:
    looks = any(one.motion == "look" and one.action.target == screen.name for one in mark.beats)
    return looks or (mark.name in before and not mark.plays(*GOING))


def _gather(screen: Mark, watching: list[Mark], blocking: Blocking) -> None:
    """The seats of those who watch, or themselves, to the left, and the screen to the right."""
    apart = _NEAR if screen.entity.kind in _MIRRORS else _FAR
    seats = {mark.name: _seat_of(mark, blocking) for mark in watching}
    firsts = list(
        {one.name: one for one in (seats[mark.name] or mark for mark in watching)}.values()
    )
    middle = np.mean([one.position for one in firsts], axis=0) * (1, 1, 0)
    under = [other for mark in firsts for other in _mats(mark, blocking)]
    for one in {one.name: one for one in (*firsts, *under)}.values():
        one.position = one.position - [0.5 * apart, 0.0, 0.0]
    for one in firsts:
        if one in watching and not one.facing:
            one.heading = -_TO_CAMERA
        elif one not in watching:
            one.heading = np.pi / 2 - _TO_CAMERA
    ahead = max(one.position[0] + 0.3 * one.figure.length for one in firsts)
    screen.position = middle * (0, 1, 0) + [ahead + apart, -0.3, screen.position[2]]
    screen.heading = -np.pi / 2 + _SEEN


def _mats(mark: Mark, blocking: Blocking) -> list[Mark]:
    """What somebody is on who does not sit on it: a carpet."""
    found = (blocking.marks.get(one.b) for one in blocking.scene.relations if one.a == mark.name)
    return [one for one in found if one is not None and one.role in ("prop", "fixture")]


def _seat_of(mark: Mark, blocking: Blocking) -> Mark | None:
    for relation in blocking.scene.relations:
        seat = blocking.marks.get(relation.b)
        if seat is None or relation.a != mark.name or seat.figure.height < _MAT:
            continue
        if is_seat(relation, seat.figure):
            return seat
    return None
