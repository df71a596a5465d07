"""What drives into something: the ways of a crash, and when it happens."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.marks import Mark, reach
from soracli.stage.route import Route, clock
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array

_MEETS, _LATEST = 0.5, 2.0
"""The share of a shot, and the world second at most, after which a crash happens."""
_RUN_UP, _GATHERS = 4.5, 1.7
"""Metres from which they come, so that both are in the picture, and the power of the time with
which they gather speed: 3.8 m/s as they meet after two seconds."""
_TWO = 0.5
"""The share of that from which each of two comes that drive into each other."""
_LONG = 1.5
"""How many times as long as it is deep something is that is driven into across its length."""
_CARRIERS = ("vehicle", "aircraft", "boat", "board")
_RESTS = 0.8
"""Seconds after a crash in which what crashed comes to rest."""
_HITS = 0.4
"""Seconds before a crash from which it is that, where something else was told before."""
_BACK, _RINGS = 0.35, 0.12
"""Metres by which what has crashed is thrown back, and the seconds in which that fades."""


def crash_time(seconds: float) -> float:
    """The world second of the crash in a shot of so many."""
    return min(_MEETS * seconds, _LATEST)


def crashes(marks: Mapping[str, Mark]) -> list[tuple[Mark, Mark]]:
    """Who drives into what, one pair for each crash; `marks` are by entity id."""
    found: list[tuple[Mark, Mark]] = []
    for mark in marks.values():
        beat = next((beat for beat in mark.beats if beat.motion == "collide"), None)
        if beat is None or mark.role != "driver" or mark.figure.family != "vehicle" or mark.kept:
            continue
        names = [beat.action.target, *beat.action.agents]
        other = next((marks[name] for name in names if name in marks and name != mark.name), None)
        if other is None or other.role == "actor" or any(mark in pair for pair in found):
            continue
        found.append((mark, other))
    return found


def send_crashing(marks: Mapping[str, Mark], seconds: float) -> None:
    """Give both of every crash their ways through a shot of world `seconds`."""
    for mark, other in crashes(marks):
        moves = other.role == "driver" and not other.kept
        across = not moves and other.figure.length > _LONG * other.figure.width
        if across and other.figure.family not in _CARRIERS:  # a wall is driven into from its front
            other.heading = 0.5 * np.pi
        deep = other.figure.width if other.heading == 0.5 * np.pi else other.figure.length
        half = 0.5 * (reach(mark.figure) + (reach(other.figure) if moves else deep))
        middle = 0.0 if moves else float(other.position[0])
        run_up = _RUN_UP * (_TWO if moves else 1.0)
        for one in (mark, other):
            if not one.plays("collide"):
                continue
            one.beats = [_lasting(beat, one.beats, seconds) for beat in one.beats]
        _send(mark, middle - (0.5 * half if moves else half), 1.0, seconds, run_up)
        if moves:
            _send(other, middle + 0.5 * half, -1.0, seconds, run_up)
        else:
            other.position[1] = 0.0


def _lasting(beat: Beat, beats: list[Beat], seconds: float) -> Beat:
    """A beat of crashing from the run-up until it has come to rest; where the words tell what was
    done on the way, that takes the run-up."""
    crash = next(one for one in beats if one.motion == "collide")
    told = any(one.action.order < crash.action.order for one in beats)
    meets = crash_time(seconds)
    if beat.motion != "collide":
        before = beat.action.order < crash.action.order
        return replace(beat, end=min(beat.end, meets - _HITS)) if before else beat
    start = meets - _HITS if told else min(beat.start, 0.0)
    return replace(beat, start=start, end=meets + _RESTS)


def _send(mark: Mark, stop: float, way: float, seconds: float, run_up: float) -> None:
    """Straight to where the middle of a body is when it meets the other, and a little back."""
    times = clock(seconds)
    meets = crash_time(seconds)
    part = np.clip(times / meets, 0.0, 1.0) ** _GATHERS
    back = _BACK * (1 - np.exp(-np.maximum(times - meets, 0.0) / _RINGS))
    path = np.zeros((len(times), 3))
    path[:, 0] = stop - way * (run_up * (1 - part) + back)
    heading = 0.0 if way > 0 else np.pi
    mark.route = Route(times, path, np.full(len(times), heading))
    mark.position, mark.heading = path[0].copy(), heading


def speed_before(path: Array, times: Array, time: float) -> float:
    """Metres a second of a body on a path (N, 3) right before a world second."""
    frame = int(np.clip(np.searchsorted(times, time) - 1, 1, len(times) - 1))
    gone = float(np.linalg.norm(path[frame] - path[frame - 1]))
    return gone / max(float(times[frame] - times[frame - 1]), 1e-6)
