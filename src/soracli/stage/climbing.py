"""Climbing: up a ladder, a rope, a tree or a wall, hand over hand; no hand or foot slides."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from soracli.stage.acting import Acted
from soracli.stage.blocking import Blocking
from soracli.stage.carriage import OUTWARD, Build
from soracli.stage.clambering import CLAMBERERS, way_up
from soracli.stage.figure import Figure
from soracli.stage.hollows import skin_of
from soracli.stage.journey import Journey
from soracli.stage.marks import GOING, Mark
from soracli.stage.nearness import APPROACHES
from soracli.stage.pace import hurried, pace
from soracli.stage.route import still
from soracli.stage.schedule import Beat
from soracli.stage.slopes import LEAD_IN, go_along, going_before, is_slope
from soracli.stage.turns import Array, mix, smooth, turned, yaw

_RUNG = 0.30
"""Metres between rungs; EN 131 has them 0.25 to 0.30 apart."""
_PACE = 0.42
"""Metres a second of somebody who climbs a ladder in no hurry."""
_FROM = 0.36
"""Metres from what is climbed to the hips."""
_SIDE = -0.95
"""Radians by which what is climbed is turned, so that it is seen from the side."""
_GOES = (*(set(GOING) - {"fly", "swim", "backstroke", "drift", "sail", "enter", "chase"}), "slide",
         "roll", "bounce", "hold", "push", "pull", "jump")  # fmt: skip
"""Ways of going that lead up or down something where that is said."""
_SETS_TO = 0.5
"""Seconds in which who walked up to something takes hold of it."""
_APART = 1.6
"""How many of their widths those are apart who climb side by side."""
_HOLDS = 0.6
"""The part of a step for which a hand or a foot stays where it is."""
_FRONT, _WIDE = -0.5, 1.5
"""Radians by which a wall or a cliff is turned, which is so much longer than it is deep: then it
would hide who climbs it."""
_UP, _TOP = {"plant": 0.62}, 0.95
"""The share of its height that one climbs a tree at most, and anything else."""
_LEAVES, _IN_CROWN, _LEAST_UP = 3.0, 0.3, 0.25
"""How many times as wide as its trunk the crown of a tree is at least; how far one climbs into it,
of one's own height; and the share of a tree's height that one climbs in any case."""
_BAND, _STOUT = (0.08, 0.2), 0.16
"""Of its height between which a tree has a bare trunk, and how thick that is at most."""
_TRUNK, _BROAD = 0.03, 0.5
"""Of its height how thick the trunk of a tree is, and the metres up to which a thing is narrow."""


def go_up(blocking: Blocking) -> None:
    """Send those on their way who go up or down something that is there: along stairs, a ramp or
    a hill, or straight up a ladder, a tree or a wall."""
    seen: dict[str, int] = {}
    for mark in list(blocking.marks.values()):
        beat = next((one for one in mark.beats if climbing(one)), None)
        thing = _climbed(beat, mark, blocking) if beat is not None else None
        if beat is None or thing is None or mark.role == "held" or _goes_elsewhere(mark, beat):
            continue
        mover = blocking.marks.get(mark.mount, mark)
        place = seen.setdefault(thing.name, 0)
        seen[thing.name] += 1
        if is_slope(thing):
            go_along(mover, thing, beat, blocking.seconds, place)
        elif mover is mark and mark.role == "actor":
            _go_straight_up(mark, thing, beat, blocking.seconds, place)


def _goes_elsewhere(mark: Mark, climbs: Beat) -> bool:
    """Whether somebody in a film has more ways to go than up or down: then they walk them."""
    ways = (one for one in mark.beats if one is not climbs)
    return mark.film and any(one.motion in (*GOING, *APPROACHES) for one in ways)


def _go_straight_up(mark: Mark, thing: Mark, beat: Beat, seconds: float, place: int) -> None:
    """Put somebody before what they climb; they go up from there, hand over hand or on its side."""
    if mark.figure.family not in ("person", *CLAMBERERS):
        return
    if mark.kept and mark.figure.family != "person":
        return
    climbs = beat.motion == "climb" or mark.figure.family == "person"
    mark.beats = [replace(one, motion="climb") if one is beat and climbs else one
                  for one in mark.beats]  # fmt: skip
    thing.role = "fixture"
    if not thing.film:
        wide = thing.figure.length > _WIDE * thing.figure.width and thing.figure.length > 2.0
        thing.heading = _FRONT if wide else _SIDE
        thing.position = thing.position * (1, 0, 0) + [0.0, 0.4, 0.0]
    mark.heading = thing.heading + np.pi / 2
    ahead = np.array([np.cos(mark.heading), np.sin(mark.heading), 0.0])
    aside = np.array([-ahead[1], ahead[0], 0.0]) * _APART * place * mark.figure.width
    foot = thing.position * (1, 1, 0) + (aside if thing.figure.length > 1.5 else 0.0 * aside)
    top = _up_to(thing.figure, mark.figure)
    if mark.figure.family in CLAMBERERS:
        mark.position, mark.climbs = foot - _deep(thing) * ahead, top
        mark.route = way_up(mark, beat, top, seconds)
        return
    there = foot - (_deep(thing) + _gap_to(Build.of(mark.figure.rig))) * ahead
    mark.climbs = max(top - 1.3, 0.6)
    came = None if mark.kept else going_before(mark, beat)
    if came is not None:  # up to it first, from where one sees them come
        speed = pace(mark, came) * (beat.start - max(came.start, 0.0))
        mark.position = there - min(speed, LEAD_IN) * ahead
        beat = replace(beat, start=max(came.start, 0.0))
    if mark.kept or came is not None:
        _walk_there(mark, beat, there, seconds)
        return
    mark.position = there
    mark.route = still(seconds, mark.position, mark.heading)


def _walk_there(mark: Mark, beat: Beat, there: Array, seconds: float) -> None:
    """Let somebody walk from where they stand to what they climb, and climb from then on."""
    heading, begin = mark.heading, max(beat.start, 0.0)
    far = float(np.linalg.norm((there - mark.position)[:2]))
    journey = Journey(seconds, mark.position.copy(), heading)
    speed = hurried(mark, pace(mark, replace(beat, motion="walk")), far, 0.5 * (seconds - begin))
    arrived = journey.walk([mark.position, there], begin, speed) if far > 0.1 else begin
    journey.turn(max(arrived - 0.2, 0.0), heading)
    mark.route = journey.route()
    starts = replace(beat, motion="climb", start=max(arrived, beat.start), end=seconds + 1.0)
    mark.beats = [starts if one.action is beat.action else one for one in mark.beats]


def climbing(beat: Beat) -> bool:
    """Whether a beat goes up or down something: by its motion, or by the way that is said."""
    return beat.motion == "climb" or (
        beat.motion in _GOES and beat.action.direction in ("up", "down")
    )


def _climbed(beat: Beat, mark: Mark, blocking: Blocking) -> Mark | None:
    """What is climbed: the target or what one goes along, if that is a slope or high."""
    names = (beat.action.over, beat.action.target)
    found = [blocking.marks[name] for name in names if name in blocking.marks]
    ramps = mark.role == "prop" and beat.motion in ("roll", "slide")
    found = [one for one in found if one.name != mark.mount and one is not mark
             and not (ramps and one.figure.family == "ramp")]  # fmt: skip
    return next((one for one in found if is_slope(one) or _is_high(one, mark)), None)


def _is_high(thing: Mark, mark: Mark) -> bool:
    high = thing.figure.height > min(1.2, 1.5 * mark.figure.height)
    return thing.role in ("fixture", "prop") and high


def _deep(thing: Mark) -> float:
    """Half of how deep a thing is where one climbs it, metres."""
    if thing.figure.family == "plant":
        return _trunk(thing.figure)
    if thing.figure.family == "building":
        return thing.figure.width / 2
    return min(thing.figure.width, thing.figure.length, 2 * _BROAD) / 2


def _up_to(thing: Figure, who: Figure) -> float:
    """Metres up to which one climbs a thing: of a tree as far as one is not lost in its crown."""
    top = _UP.get(thing.family, _TOP) * thing.height
    if thing.family != "plant":
        return top
    return float(min(top, max(_crown(thing) + _IN_CROWN * who.height, _LEAST_UP * thing.height)))


@lru_cache(maxsize=32)
def _crown(figure: Figure) -> float:
    """How high over the ground, metres, the leaves of a tree begin."""
    points = skin_of(figure)
    wide = np.hypot(points[:, 0], points[:, 1]) > max(_LEAVES * _trunk(figure), 0.1 * figure.height)
    leaves = points[wide & (points[:, 2] > _BAND[1] * figure.height), 2]
    return float(np.quantile(leaves, 0.05)) if len(leaves) else figure.height


@lru_cache(maxsize=32)
def _trunk(figure: Figure) -> float:
    """The radius in metres of the trunk of a tree above its roots."""
    points, high = skin_of(figure), figure.height
    band = points[(points[:, 2] > _BAND[0] * high) & (points[:, 2] < _BAND[1] * high)]
    about = np.hypot(band[:, 0], band[:, 1])
    close = about[about < _STOUT * high]  # and not its twigs
    return max(_TRUNK * high, float(np.median(close)) if len(close) else 0.0)


def climb(mark: Mark, acted: Acted, times: Array) -> None:
    """Lay the climb of somebody before a thing over how they act, at world `times` (N,)."""
    carriage, build = acted.carriage, acted.build
    beat = next((one for one in mark.beats if one.motion == "climb"), None)
    if beat is None or mark.route is None or mark.climbs <= 0:
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
    late = mark.kept or beat.start > _SETS_TO
    on = smooth((times - beat.start) / _SETS_TO) if late else np.ones(len(times))
    for side in (0, 1):
        rung = _rungs(phase + 0.5 * side) - 0.5 * step * side + (_HOLDS + 0.04) * step
        sole = np.stack([0 * rung + gap - 0.11, 0 * rung + OUTWARD[side] * 0.11, rung], -1)
        stands = carriage.root * (1, 1, 0) + turned(facing, sole)
        carriage.soles[side] = mix(carriage.soles[side], stands, on)
        carriage.sole_pitch[side] += (0.15 - carriage.sole_pitch[side]) * on
        grip = _rungs(phase + 0.5 * (1 - side)) - 0.5 * step * (1 - side)
        high = grip + shoulder + 0.5 * _HOLDS * step
        hand = np.stack([0 * high + gap - 0.10, 0 * high + OUTWARD[side] * 0.17, high], -1)
        carriage.reach[side] = carriage.root * (1, 1, 0) + turned(facing, hand)
        carriage.reach_weight[side] = np.maximum(carriage.reach_weight[side], on)
        carriage.elbows[side] = mix(carriage.elbows[side], np.array([-0.5, 0.8, -0.6]), on)


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
