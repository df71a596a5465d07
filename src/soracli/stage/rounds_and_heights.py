"""Rounds and heights: who is said to go round, up or down does so, whatever else they do.

A toy train, a carousel horse, a boat that carves its way: once all routes are known, whoever does
not go round as was said gets a plain round, and what should rise or sink and stays where it is
rises or sinks.
"""

from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.circling import circle
from soracli.stage.marks import GOING, Mark
from soracli.stage.pace import pace
from soracli.stage.rising import send_up_or_down
from soracli.stage.route import Route
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array

_ROUND, _UPRIGHT = ("in circles", "around"), ("up", "down")
_ON_THE_SPOT = frozenset(
    ("spin", "whirl", "ballet", "waltz", "dance", "look", "turn", "swing", "stir", "twist", "hula",
     "wave", "hold", "throw", "hug", "stand", "sit", "lie", "chase", "follow", "breakdance", "")
)  # fmt: skip
"""What is done around something, or round and round, without going there."""
_SWEPT, _TURNED = 2.7, 4.6
"""Radians that one goes round something at least, and that one's own way turns where it is nothing:
what one sees as going round."""
_ALL_ROUND = 5.6
"""Radians that one goes round in a shot who goes in circles."""
_BY_ITSELF = frozenset(
    ("pour", "float", "drift", "fly", "flutter", "hover", "spin", "leave", "enter", "slide", "roll",
     "rock", "bounce", "run", "walk", "drive", "swim", "climb", "hang")
)  # fmt: skip
"""What a thing may do that is said to go up or down meanwhile."""
_ENOUGH, _LEAST = 0.4, 0.2
"""Of its height, and metres, that a thing rises or sinks at least that is said to."""
_FIXED = ("building", "plant", "ramp", "hoop")


def keep_rounds(blocking: Blocking) -> None:
    """Give those a plain round who are said to go round, and do not."""
    for mark in blocking.marks.values():
        beat = next((one for one in mark.beats if _goes_round(one, mark)), None)
        if beat is None or mark.film or mark.kept or mark.role in ("held", "rider"):
            continue
        middle = blocking.marks.get(beat.action.target or beat.action.over)
        middle = None if middle is mark else middle
        whole = beat.action.direction == "in circles"
        if mark.route is not None and _round(mark.route, middle, blocking.seconds, whole):
            continue
        rooted = mark.figure.family in _FIXED and mark.role == "fixture"
        if rooted or (mark.role == "prop" and mark.holder):
            continue
        if mark.role in ("prop", "fixture"):
            mark.role = "driver"
        route = mark.route
        high = float(np.median(route.position[:, 2])) if route is not None else mark.position[2]
        speed = pace(mark, replace(beat, motion="walk") if beat.motion not in GOING else beat)
        if whole and mark.route is not None:  # as it goes, but all the way round
            speed = max(speed, _ALL_ROUND * _radius(mark.route, middle) / blocking.seconds)
        mark.route = circle(mark, speed, middle, high, blocking.seconds)
        mark.position = mark.route.point(0.0).copy()
        mark.heading = float(mark.route.heading_at(np.array([0.0]))[0])


def _goes_round(beat: Beat, mark: Mark) -> bool:
    action = beat.action
    said = action.direction in _ROUND and mark.name in action.agents
    return said and beat.motion not in _ON_THE_SPOT


def _radius(route: Route, middle: Mark | None) -> float:
    """How far off it goes round, metres."""
    there = middle.position[:2] if middle is not None else route.position[:, :2].mean(axis=0)
    return float(np.median(np.linalg.norm(route.position[:, :2] - there, axis=1)))


def _round(route: Route, middle: Mark | None, seconds: float, whole: bool = False) -> bool:
    """Whether a way leads round, and round the middle if there is one; all the way if `whole`."""
    times = np.linspace(0.0, seconds, 40)
    path = route.at(times)[:, :2]
    if middle is not None:
        there: Array = middle.position[:2]
        if middle.route is not None:
            there = middle.route.at(times)[:, :2]
        return _swept(path - there) >= (_TURNED if whole else _SWEPT)
    steps = np.diff(path, axis=0)
    steps = steps[np.linalg.norm(steps, axis=1) > 1e-3]
    return len(steps) > 2 and _swept(steps) >= _TURNED


def _swept(ways: Array) -> float:
    angles = np.unwrap(np.arctan2(ways[:, 1], ways[:, 0]))
    return float(abs(angles[-1] - angles[0]))


def keep_heights(blocking: Blocking) -> None:
    """Let those things rise or sink that are said to, and stay where they are."""
    late = [mark for mark in blocking.marks.values() if _stays_level(mark, blocking.seconds)]
    for mark in late:
        mark.route = None
        mark.beats = [
            replace(one, motion="float") if one.action.direction in _UPRIGHT else one
            for one in mark.beats
        ]
    send_up_or_down(late, blocking.seconds, {}, blocking.marks)


def _stays_level(mark: Mark, seconds: float) -> bool:
    """Whether a thing is said to go up or down by itself, and does not."""
    if mark.role in ("held", "rider", "floating") or mark.film or mark.kept or mark.climbs > 0:
        return False
    if mark.figure.family in (*ALIVE, "plant", "ramp", "hoop", "vehicle", "aircraft", "board"):
        return False
    ways = [one for one in mark.beats if one.action.direction in _UPRIGHT
            and mark.name in one.action.agents and one.motion in _BY_ITSELF]  # fmt: skip
    by_physics = mark.role == "prop" and any(
        one.motion in ("roll", "slide", "bounce") and one.action.over for one in ways
    )
    if not ways or by_physics:
        return False
    if mark.route is None:
        return True
    high = mark.route.at(np.linspace(0.0, seconds, 20))[:, 2]
    return float(np.ptp(high)) < max(_ENOUGH * mark.figure.height, _LEAST)
