"""Climbing: up a ladder, a rope, a tree or a wall, hand over hand; no hand or foot slides."""

import numpy as np

from soracli.stage.acting import Acted
from soracli.stage.blocking import Blocking
from soracli.stage.carriage import OUTWARD, Build
from soracli.stage.clambering import CLAMBERERS, way_up
from soracli.stage.marks import Mark
from soracli.stage.route import Route, clock, still
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, smooth, turned, yaw

_RUNG = 0.30
"""Metres between rungs; EN 131 has them 0.25 to 0.30 apart."""
_PACE = 0.42
"""Metres a second of somebody who climbs a ladder in no hurry."""
_FROM = 0.36
"""Metres from what is climbed to the hips."""
_SIDE = -0.95
"""Radians by which what is climbed is turned, so that it is seen from the side."""
_BEFORE, _LANDING, _STAIRS = 0.7, 0.3, 0.62
"""Metres before the first step and on the landing, and metres per second along a flight of stairs:
two steps a second."""
_HOLDS = 0.6
"""The part of a step for which a hand or a foot stays where it is."""
_UP = {"plant": 0.62}
"""The share of its height that one climbs a tree: not into the leaves."""
_TRUNK, _BROAD = 0.03, 0.5
"""Of its height how thick the trunk of a tree is, and the metres up to which a thing is narrow."""


def go_up(blocking: Blocking) -> None:
    """Put those of a clip who climb something before it; they go straight up from there."""
    for mark in blocking.of("actor"):
        beat = next((one for one in mark.beats if climbing(one)), None)
        thing = _climbed(beat, mark, blocking) if beat is not None else None
        if thing is None or not _is_high(thing, mark):
            continue
        if mark.figure.family == "person" and {"foot", "top"} <= thing.figure.anchors.keys():
            go_along_stairs(mark, thing, blocking.seconds)
            continue
        if mark.figure.family not in ("person", *CLAMBERERS):
            continue
        thing.role, thing.heading = "fixture", _SIDE
        thing.position = thing.position * (1, 0, 0) + [0.0, 0.4, 0.0]
        mark.heading = _SIDE + np.pi / 2
        ahead = np.array([np.cos(mark.heading), np.sin(mark.heading), 0.0])
        top = _UP.get(thing.figure.family, 0.95) * thing.figure.height
        if mark.figure.family in CLAMBERERS:
            mark.position, mark.climbs = thing.position - _deep(thing) * ahead, top
            mark.route = way_up(mark, mark.position, top, blocking.seconds)
            continue
        mark.position = thing.position - (_deep(thing) + _gap_to(Build.of(mark.figure.rig))) * ahead
        mark.climbs = max(top - 1.3, 0.6)
        mark.route = still(blocking.seconds, mark.position, mark.heading)


def climbing(beat: Beat) -> bool:
    """Whether a beat goes up or down something: by its motion, or by the way that is said."""
    return beat.motion == "climb" or (
        beat.motion == "walk" and beat.action.direction in ("up", "down")
    )


def _climbed(beat: Beat, mark: Mark, blocking: Blocking) -> Mark | None:
    """What is climbed: the target or what one goes along, whichever is high."""
    names = (beat.action.target, beat.action.over)
    found = [blocking.marks[name] for name in names if name in blocking.marks]
    high = [one for one in found if _is_high(one, mark)]
    walks = beat.motion == "walk"
    return next((one for one in high if not walks or "foot" in one.figure.anchors), None)


def _is_high(thing: Mark, mark: Mark) -> bool:
    high = thing.figure.height > min(1.2, 1.5 * mark.figure.height)
    return thing is not mark and thing.role in ("fixture", "prop") and high


def go_along_stairs(mark: Mark, stairs: Mark, seconds: float) -> None:
    """Up or down a flight of stairs, seen from the side, step by step."""
    stairs.role, stairs.heading = "fixture", 0.0
    stairs.position = stairs.position * (1, 0, 0) + [0.0, 0.5, 0.0]
    foot, top = (np.array(stairs.figure.anchors[name][1]) for name in ("foot", "top"))
    beat = next(one for one in mark.beats if climbing(one))
    way = np.sign(top[0] - foot[0])
    line = np.array([foot - [way * _BEFORE, 0, 0], foot, top, top + [way * _LANDING, 0, 0]])
    line = stairs.position + line
    down = beat.action.direction == "down"
    line = line[::-1] if down else line
    marks = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    times = clock(seconds)
    speed = _STAIRS * min(max(beat.action.speed, 0.5), 2.0)
    gone = np.clip(speed * (times - max(beat.start, -1.0)), 0.0, marks[-1])
    path = np.stack([np.interp(gone, marks, line[:, k]) for k in range(3)], -1)
    heading = 0.0 if (way > 0) != down else np.pi
    mark.route = Route(times, path, np.full(len(times), heading))
    mark.position, mark.heading = path[0].copy(), heading


def _deep(thing: Mark) -> float:
    """Half of how deep a thing is where one climbs it, metres."""
    if thing.figure.family == "plant":
        return _TRUNK * thing.figure.height
    return min(thing.figure.width, thing.figure.length, 2 * _BROAD) / 2


def climb(mark: Mark, acted: Acted, times: Array) -> None:
    """Lay the climb of somebody before a thing over how they act, at world `times` (N,)."""
    carriage, build = acted.carriage, acted.build
    beat = next((one for one in mark.beats if one.motion == "climb"), None)
    if beat is None or mark.route is None or np.ptp(mark.route.position, axis=0).max() > 1e-6:
        return
    down = beat.action.direction == "down"
    height = _height(beat, times, mark.climbs)
    height = (
        _height(beat, np.array([mark.route.times[-1]]), mark.climbs) - height if down else height
    )
    carriage.root[:, 2] += height
    step = 2 * _RUNG
    phase = height / step
    facing = yaw(carriage.heading)
    gap = _gap_to(build)
    carriage.hips[:, 0] += 0.05
    carriage.head_turn[:, 1] -= 0.3 if not down else -0.2
    shoulder = build.hip[2] + 0.9 * sum(build.arm)
    for side in (0, 1):
        rung = _rungs(phase + 0.5 * side) - 0.5 * step * side + (_HOLDS + 0.04) * step
        sole = np.stack([0 * rung + gap - 0.11, 0 * rung + OUTWARD[side] * 0.11, rung], -1)
        carriage.soles[side] = carriage.root * (1, 1, 0) + turned(facing, sole)
        carriage.sole_pitch[side] = np.full(len(times), 0.15)
        grip = _rungs(phase + 0.5 * (1 - side)) - 0.5 * step * (1 - side)
        high = grip + shoulder + 0.5 * _HOLDS * step
        hand = np.stack([0 * high + gap - 0.10, 0 * high + OUTWARD[side] * 0.17, high], -1)
        carriage.reach[side] = carriage.root * (1, 1, 0) + turned(facing, hand)
        carriage.reach_weight[side] = np.ones(len(times))
        carriage.elbows[side] = np.tile(np.array([-0.5, 0.8, -0.6]), (len(times), 1))


def _gap_to(build: Build) -> float:
    """Metres from the hips to what is climbed: longer limbs, more room."""
    return _FROM * build.leg_length / 0.83


def _height(beat: Beat, times: Array, most: float) -> Array:
    """How high one is over the first rung (N,), metres, `most` at the top."""
    speed = _PACE * min(max(beat.action.speed, 0.4), 2.0)
    since = np.clip(times - max(beat.start, 0.0), 0.0, None)
    return np.asarray(np.minimum(speed * since * smooth(0.5 + since), most))


def _rungs(phase: Array) -> Array:
    """The rung (N,), metres, that a limb is on: it stays, then goes two up at once."""
    step, part = np.floor(phase), np.mod(phase, 1.0)
    return np.asarray(2 * _RUNG * (step + smooth((part - _HOLDS) / (1 - _HOLDS))))
