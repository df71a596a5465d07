"""Living loads: who is picked up is in the arms from then on, and who is put down was there before:
a piglet that is put on a scale, a kitten that is lifted out of a basket. Another person is lifted
up with both arms, as dancers and skaters do it."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.marks import GOING, Mark, seat_height
from soracli.stage.route import Route
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, smooth

_LIFTS = ("pick_up", "put_down")
_AHEAD, _ARMS = 0.36, 0.52
"""Metres before somebody, and the share of their height, at which they have who they carry."""
_LARGEST = 0.75
"""Of somebody's height how large who they lift is at most."""
_EQUAL, _UP, _BEFORE = 1.1, 0.5, 0.3
"""The same of another person, who is lifted by so much of the height of who lifts them, so many
metres before them."""
_RAISED = "cheer"
"""The motion with both hands up over the head."""
_WHEN, _TAKES, _NEAR = 0.55, 0.8, 0.95
"""The share of a beat at which the load changes hands, the seconds that takes, and metres within
which somebody gets at who lies there."""


def lift_the_living(marks: Mapping[str, Mark]) -> None:
    """Give all who are picked up or put down their ways; `marks` are by entity id."""
    for mark in marks.values():
        if mark.figure.family != "person" or mark.route is None or mark.film:
            continue
        for beat in mark.beats:
            other = marks.get(beat.action.target)
            if beat.motion in _LIFTS and other is not None and _is_light(mark, other):
                _lift(mark, other, beat, marks.get(beat.action.over))


def _is_light(mark: Mark, other: Mark) -> bool:
    """Whether somebody is lifted who goes nowhere meanwhile."""
    alive = other.figure.family in ALIVE and other.role == "actor" and other is not mark
    free = alive and not (other.kept or other.plays(*GOING) or other.route is None)
    most = _EQUAL if other.figure.family == "person" else _LARGEST
    return free and other.figure.longest <= most * mark.figure.height


def _is_held_up(mark: Mark, other: Mark) -> bool:
    """Whether who is lifted is too large to be held in the arms."""
    return other.figure.longest > _LARGEST * mark.figure.height


def _lift(mark: Mark, other: Mark, beat: Beat, over: Mark | None) -> None:
    route = mark.route
    assert route is not None
    begin = max(beat.start, 0.0)
    time = begin + _WHEN * max(beat.end - begin, 0.5)
    ahead = np.stack([np.cos(route.heading), np.sin(route.heading), 0 * route.heading], -1)
    aloft = _is_held_up(mark, other)
    high = max(_ARMS * mark.figure.height - 0.5 * other.figure.height, 0.1)
    high, far = (_UP * mark.figure.height, _BEFORE) if aloft else (high, _AHEAD)
    arms = route.position + far * ahead + [0.0, 0.0, high]
    there = _resting_place(mark, other, arms, time, over if beat.motion == "put_down" else None)
    share = smooth((route.times - time + 0.5 * _TAKES) / _TAKES)[:, None]
    share = 1 - share if beat.motion == "put_down" else share
    before = other.route.position if other.route is not None else there
    if aloft and beat.motion == "put_down":  # from the arms that have them since
        there, arms = np.asarray(there * (1, 1, 0)), before
    path = there + (arms - there) * share
    turned = np.pi if aloft else 0.5 * np.pi  # its flank is to who has it
    heading = route.heading + turned
    other.route = Route(route.times, path, np.asarray(heading))
    other.position, other.heading = path[0].copy(), float(heading[0])
    span = (-1.0, time + 0.2) if beat.motion == "put_down" else (time - 0.2, beat.until)
    if aloft and beat.motion == "put_down":
        return
    held = replace(beat, motion=_RAISED if aloft else "hold", start=span[0], end=span[1])
    mark.beats = [*mark.beats, held]


def _resting_place(mark: Mark, other: Mark, arms: Array, time: float, over: Mark | None) -> Array:
    """Where (3,) somebody is when nobody has them."""
    if over is not None and over is not other:
        return np.asarray(over.position * (1, 1, 0) + [0.0, 0.0, seat_height(over)])
    assert mark.route is not None
    at = int(np.searchsorted(mark.route.times, time))
    before = arms[min(at, len(arms) - 1)]
    near = np.linalg.norm((other.position - before)[:2]) <= _NEAR
    return np.asarray(other.position if near else before * (1, 1, 0) + other.position * (0, 0, 1))
