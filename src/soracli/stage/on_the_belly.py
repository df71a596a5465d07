"""Sliding and swimming about: a penguin that slides on its belly gets along, and a fish in a bowl
swims round in it."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.ground import Ground
from soracli.stage.marks import Mark, body_radius, reach
from soracli.stage.route import Route, along, clock, straight
from soracli.stage.turns import Array

_SLIDERS = ("bird", "creature", "quadruped", "fish")
_SPEED = 1.3
"""Metres per second on the belly."""
_STILL = 0.3
"""Metres: who gets no further than that does not get along."""
_INNER, _LEAST = 0.78, 0.2
"""The share of its sides that is inside of a vessel; and in lengths of a fish the radius of the
round that it swims at least."""
_ROUNDS = 1.1
"""Radians a second of a fish that swims round."""


def slide_along(blocking: Blocking, ground: Ground) -> None:
    """Let those go their way who slide and would only lie there, and let fish swim in a vessel."""
    for mark in blocking.marks.values():
        if mark.kept or mark.film or mark.role != "actor" or _gone(mark) > _STILL:
            continue
        vessel = _vessel(mark, blocking)
        if vessel is not None and mark.plays("swim"):
            mark.route = _round(mark, vessel, blocking.seconds)
        elif mark.figure.family in _SLIDERS and mark.plays("slide") and not _over(mark):
            mark.route = _straight(mark, blocking, ground)


def _gone(mark: Mark) -> float:
    if mark.route is None:
        return 0.0
    return float(np.ptp(mark.route.position[:, :2], axis=0).max())


def _over(mark: Mark) -> bool:
    return any(beat.action.over for beat in mark.beats if beat.motion == "slide")


def _vessel(mark: Mark, blocking: Blocking) -> Mark | None:
    """What a fish is in."""
    marks: Mapping[str, Mark] = blocking.marks
    names = (one.b for one in blocking.scene.relations if one.a == mark.name and one.kind == "in")
    found = next((marks[name] for name in names if name in marks), None)
    return found if mark.figure.family in ("fish", "drifter") else None


def _straight(mark: Mark, blocking: Blocking, ground: Ground) -> Route:
    """Straight on, half of the way on either side of where it lay; back where there is no room."""
    beat = next(one for one in mark.beats if one.motion == "slide")
    begin = beat.start if beat.start > 0 else -np.inf
    last = min(beat.end, blocking.seconds)
    far = _SPEED * max(last - max(beat.start, 0.0), 0.5)
    heading = np.pi if beat.action.direction == "right to left" else 0.0
    ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
    back = 0.0 if np.isfinite(begin) else 0.5 * far
    if not ground.clear(mark.position - back * ahead, min(body_radius(mark), 0.5), []):
        back = 0.0
    mark.position = mark.position - back * ahead
    mark.heading = heading
    end = np.inf if last >= blocking.seconds else last
    return straight(blocking.seconds, mark.position, heading, _SPEED, begin, end)


def _round(mark: Mark, vessel: Mark, seconds: float) -> Route:
    """Round and round in a vessel."""
    size = reach(mark.figure)
    inside = 0.5 * (_INNER * min(vessel.figure.length, vessel.figure.width) - size)
    turn = _ROUNDS * clock(seconds)
    radius = max(inside, _LEAST * size)
    ring: Array = np.stack([np.sin(turn), np.cos(turn), np.zeros(len(turn))], axis=-1)
    middle = vessel.position * (1, 1, 0) + mark.position * (0, 0, 1)
    return along(seconds, middle + radius * ring)
