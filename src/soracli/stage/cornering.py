"""Cornering: the ways of what has wheels or wings and does more than go straight on: it turns a
corner, gathers speed, or rolls along the ground before it takes off."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from soracli.stage.aloft import lift_off
from soracli.stage.marks import Mark, reach
from soracli.stage.route import Route, along, clock
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, smooth

_BEFORE, _SHIFTED = 0.8, 1.5
"""Of its own lengths how far a vehicle goes before a corner, and metres before the middle of the
set at which it is through it."""
_RADIUS, _TIGHT = 1.0, 4.5
"""The radius of a corner, in lengths of what turns it, and metres at most: a street is narrow."""
_BACK = ("turn around", "turn back", "u-turn")
"""Verbs of what turns half round and not a quarter."""
_GATHERS = frozenset(("accelerate", "speed up", "speed away", "speed off", "race away", "race off"))
"""Verbs of what goes faster and faster."""
_FROM, _TO = 0.25, 1.75
"""Of its usual speed how fast that is at the beginning and at the end."""
_ROLLS, _CLIMB, _LENGTHS = 0.4, 0.3, 3.0
"""The share of the time that a plane is on the ground before it takes off, how steeply it climbs
then, and how many of its lengths it goes."""
_PLANES = ("plane", "jet", "airliner", "glider")
"""What the kinds of aircraft are called that need a runway."""


def turn_corners(marks: Iterable[Mark], seconds: float) -> None:
    """Give those vehicles their ways that turn a corner in a shot of world `seconds`."""
    for mark in marks:
        beat = next((one for one in mark.beats if one.motion == "turn"), None)
        drives = mark.plays("drive", "slide", "roll")
        if beat is None or drives or mark.kept or mark.film or mark.route is not None:
            continue
        if mark.role != "driver" or mark.figure.family != "vehicle":
            continue
        mark.route = _corner(mark, beat, seconds)
        mark.position, mark.heading = mark.route.point(0.0), 0.0
        mark.beats = [replace(one, motion="drive") if one is beat else one for one in mark.beats]


def gather_speed(marks: Iterable[Mark]) -> None:
    """Let those go faster and faster who are said to: the same way, slowly at first."""
    for mark in marks:
        gathers = any(one.action.verb in _GATHERS for one in mark.beats)
        if mark.route is None or not gathers or mark.kept or mark.film:
            continue
        times = mark.route.times
        share = np.clip((times - times[0]) / (times[-1] - times[0]), 0.0, 1.0)
        gone = times[0] + (times[-1] - times[0]) * (_FROM * share + 0.5 * (_TO - _FROM) * share**2)
        way = mark.route.at(gone)
        middle = len(times) // 2
        way += mark.route.position[middle] - way[middle]
        mark.route = replace(mark.route, position=way)
        mark.position = mark.route.point(0.0)


def take_off(mark: Mark, beat: Beat, seconds: float) -> Route:
    """The way of an aircraft off the ground: straight up, or down a runway first."""
    if not any(word in mark.entity.kind for word in _PLANES):
        return lift_off(mark, beat, seconds)
    times = clock(seconds)
    share = np.clip((times - max(beat.start, 0.0)) / max(seconds, 0.1), 0.0, 1.5)
    far = _LENGTHS * reach(mark.figure)
    ahead = far * (0.15 * share + 0.85 * share**2)
    off = far * (0.15 * _ROLLS + 0.85 * _ROLLS**2)
    rise = smooth((share - _ROLLS) / 0.25)
    path = np.zeros((len(times), 3))
    path[:, 0] = ahead - 0.5 * far
    path[:, 1] = mark.position[1]
    path[:, 2] = _CLIMB * rise * np.maximum(ahead - off, 0.0)
    return Route(times, path, np.zeros(len(times)))


def _corner(mark: Mark, beat: Beat, seconds: float) -> Route:
    """Along the set, and then toward the open side of it, where the camera is."""
    size = reach(mark.figure)
    radius, before = min(_RADIUS * size, _TIGHT), _BEFORE * size
    angle = np.pi if beat.action.verb in _BACK else 0.5 * np.pi
    after = 0.0 if angle < np.pi else before
    times = clock(seconds)
    speed = (before + radius * angle + after) / seconds
    far = speed * np.minimum(times, seconds) - before
    bend = np.clip(far / (radius * angle), 0.0, 1.0) * angle
    on = np.maximum(far - radius * angle, 0.0)
    x = np.minimum(far, 0.0) + radius * np.sin(bend) + on * np.cos(angle)
    y = max(radius - _SHIFTED, 0.0) - radius * (1 - np.cos(bend)) - on * np.sin(angle)
    path: Array = np.stack([x, mark.position[1] + y, np.full(len(x), mark.position[2])], axis=-1)
    return along(seconds, path)
