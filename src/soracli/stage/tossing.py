"""Tossing: somebody alive is thrown up, let go or set free: a hawk, a teammate, a child, a frog."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.marks import HEADINGS, Mark
from soracli.stage.route import Route, clock
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, smooth
from soracli.stage.water import GRAVITY

_TOSSES = ("throw", "drop")
_WHEN = 0.55
"""The share of a throw after which the hands let go (`handling.AT`)."""
_BEFORE, _HANDS = 0.42, 0.62
"""Metres before somebody, and the share of their height, where they have who is thrown."""
_HIGH, _MOST = 0.8, 1.6
"""Of their own heights, and metres, by which somebody is tossed up at most."""
_WINGS = ("bird", "insect", "dragon")
_CLIMBS, _GOES = 1.1, 2.4
"""Metres a second that who has wings goes up and away, once set free."""


def toss(marks: Mapping[str, Mark], seconds: float) -> None:
    """Give everybody who is thrown in a shot of world `seconds` their way; `marks` by entity id."""
    thrown: set[str] = set()
    for mark in marks.values():
        for beat in mark.beats:
            other = marks.get(beat.action.instrument) or marks.get(beat.action.target)
            if beat.motion not in _TOSSES or other is None or other.name in thrown:
                continue
            free = other.role == "actor" and other.route is None and not (other.kept or other.film)
            group = mark.entity.group != "" and mark.entity.group == other.entity.group
            if mark is other or mark.figure.family not in ALIVE or not free:
                continue
            if other.figure.family not in ALIVE or (other.beats and not group):
                continue
            thrown.add(other.name)
            throwers = [marks[name] for name in beat.action.agents if name in marks]
            middle = np.mean([one.position for one in throwers or [mark]], axis=0)
            _send(mark, other, beat, middle, seconds)


def _send(mark: Mark, other: Mark, beat: Beat, middle: Array, seconds: float) -> None:
    """Send somebody off from before all who throw, the middle of whom is at `middle` (3,)."""
    times = clock(seconds)
    begin = max(beat.start, 0.0)
    goes = begin + _WHEN * max(min(beat.end, seconds) - begin, 0.4)
    turn = mark.heading
    ahead = np.array([np.cos(turn), np.sin(turn), 0.0])
    far = _BEFORE + 0.5 * other.figure.length
    held = middle * (1, 1, 0) + far * ahead
    small = other.figure.longest < mark.figure.height
    high = _HANDS * mark.figure.height - 0.5 * other.figure.height if small else 0.0
    held[2] = mark.position[2] + max(high, 0.0)
    winged = other.figure.family in _WINGS
    path = _flown(held, times - goes, beat) if winged else _tossed(held, times - goes, other)
    heading = HEADINGS.get(beat.action.direction or "left to right", 0.0) if winged else turn
    other.position, other.heading = held, heading
    other.route = Route(times, path, np.full(len(times), heading))
    if winged:
        action = beat.action.model_copy(update={"motion": "fly", "agents": (other.name,)})
        flies = replace(beat, motion="fly", start=goes, end=seconds + 1.0, action=action)
        other.beats = [*other.beats, flies]


def _flown(held: Array, since: Array, beat: Beat) -> Array:
    """Up and away (N, 3) from the hands."""
    heading = HEADINGS.get(beat.action.direction or "left to right", 0.0)
    late = np.maximum(since, 0.0)
    share = smooth(late / 0.8) * late
    way = np.array([_GOES * np.cos(heading), _GOES * np.sin(heading), _CLIMBS])
    return np.asarray(held + share[:, None] * way)


def _tossed(held: Array, since: Array, other: Mark) -> Array:
    """Straight up, and back into the hands (N, 3)."""
    high = min(max(_HIGH * other.figure.height, 0.7), _MOST)
    speed = float(np.sqrt(2 * GRAVITY * high))
    late = np.clip(since, 0.0, 2 * speed / GRAVITY)
    up = speed * late - 0.5 * GRAVITY * late**2
    return np.asarray(held + np.outer(up, [0.0, 0.0, 1.0]))
