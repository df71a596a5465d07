"""Kept promises of those on foot: who is said to go somewhere goes, and who turns to go has looked
the other way before.

Once all routes are known, whoever would only mark time while they are said to walk, step back or
run off gets some steps more, from where they stand.
"""

from collections.abc import Mapping

import numpy as np

from soracli.stage.marks import Mark, reach
from soracli.stage.pace import pace
from soracli.stage.route import Route
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, smooth

_ON_FOOT = frozenset(
    ("walk", "run", "tiptoe", "sneak", "limp", "march", "trudge", "stagger", "strut", "waddle",
     "trot", "gallop", "crawl", "leave", "flee", "hop", "skip")
)  # fmt: skip
_FAMILIES = ("person", "quadruped", "creature", "dragon", "bird")
_LEAST, _SIZES = 0.3, 0.5
"""Metres, and of their own sizes, that those go at least who are said to go."""
_BACK = 0.45
"""The share of the usual pace at which one goes backward."""
_EASE = 0.35
"""Seconds to get going, and to stop."""
_STANDS = 0.15
"""Metres a second under which somebody stands."""
_TURNS = 0.9
"""Seconds at most in which somebody turns round."""
_BESIDE = 0.6
"""Metres, beside half of both sizes, at which something stands before who deals with it."""


def keep_going(marks: Mapping[str, Mark], bound: set[str], seconds: float) -> None:
    """Let those go on who are said to go and do not, and let those turn who are said to turn.

    `marks` are by entity id; `bound` are the ids of those who are on or in something and stay.
    """
    for mark in marks.values():
        if mark.role != "actor" or mark.kept or mark.film or mark.name in bound:
            continue
        if mark.figure.family not in _FAMILIES or mark.climbs or mark.on_the_wing:
            continue
        for beat in mark.beats:
            if beat.motion in _ON_FOOT and mark.route is not None and _marks_time(mark, beat):
                mark.route = _sent_on(mark, mark.route, beat, seconds)
        _turn_round(mark, marks)


def _marks_time(mark: Mark, beat: Beat) -> bool:
    """Whether somebody goes nowhere in a beat in which they are said to go."""
    route = mark.route
    if route is None or beat.action.direction in ("in circles", "around", "up", "down"):
        return False
    span = (route.times >= max(beat.start, 0.0)) & (route.times <= beat.end)
    if span.sum() < 2:
        return False
    way = np.diff(route.position[span], axis=0)
    gone = float(np.linalg.norm(way, axis=1).sum())
    return gone < min(max(_LEAST, _SIZES * reach(mark.figure)), 1.0)


def _sent_on(mark: Mark, route: Route, beat: Beat, seconds: float) -> Route:
    """The same way, with steps straight ahead in a beat, or straight back."""
    begin, end = max(beat.start, 0.0), min(beat.end, seconds)
    back = beat.action.direction == "backward"
    heading = float(route.heading_at(np.array([begin]))[0])
    sign = -_BACK if back else 1.0
    speed = sign * pace(mark, beat)
    since = np.clip(route.times - begin, 0.0, max(end - begin, 0.1))
    gone = speed * (since - _EASE * (1 - np.exp(-since / _EASE)))
    ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
    return Route(route.times, route.position + gone[:, None] * ahead, route.heading)


def _turn_round(mark: Mark, marks: Mapping[str, Mark]) -> None:
    """Let somebody who turns and then goes look the other way before they turn."""
    turn = next((one for one in mark.beats if one.motion == "turn"), None)
    goes = next((one for one in mark.beats if turn and one.start > turn.start
                 and one.motion in _ON_FOOT), None)  # fmt: skip
    route = mark.route
    if turn is None or goes is None or route is None or turn.start <= 0.2:
        return
    if route.speed_at(np.array([0.5 * turn.start]))[0] > _STANDS:
        return
    leaves = float(route.heading_at(np.array([goes.start + 0.4]))[0])
    since = (route.times - turn.start) / min(max(goes.start - turn.start, 0.3), _TURNS)
    turning = leaves - np.pi * (1.0 - smooth(np.clip(since, 0.0, 1.0)))
    heading = np.where(route.times < goes.start, turning, route.heading)
    mark.route = Route(route.times, route.position, heading)
    mark.heading = float(heading[0])
    _put_before(mark, turn, marks, route.point(0.0), leaves - np.pi)


def _put_before(
    mark: Mark, turn: Beat, marks: Mapping[str, Mark], here: Array, heading: float
) -> None:
    """Bring what somebody dealt with before they turned to where they looked then."""
    names = [one.action.target for one in mark.beats if one.start < turn.start]
    for name in names:
        thing = marks.get(name)
        if thing is None or thing.kept or thing.role not in ("prop", "fixture"):
            continue
        far = _BESIDE + 0.5 * (reach(thing.figure) + reach(mark.figure))
        ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
        thing.position = here * (1, 1, 0) + far * ahead + [0.0, 0.0, thing.position[2]]
