"""Flights: the ways of those who go through air or water in one way after another.

A bird lands, sings and flies off; a helicopter takes off, circles and lands; a ghost floats in.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.marks import HEADINGS, Mark, center, heading_of_way, reach, rest_height
from soracli.stage.pace import pace
from soracli.stage.rising import slung
from soracli.stage.route import RATE, Route, clock
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, blurred, smooth, turned, yaw

_FAMILIES = ("bird", "insect", "dragon", "fish", "drifter", "aircraft", "vehicle")
_BY_AIR = ("fly", "hover", "flutter", "float", "drift", "chase", "flee")
_ON_WATER = ("swim", "sail", "drift", "float")
_HALTS = ("stop", "halt", "brake", "park", "arrive", "pull", "come")
"""First words of verbs by which something that drives comes to a stop."""
_GOING = (
    "drive",
    "fly",
    "flutter",
    "swim",
    "sail",
    "drift",
    "leave",
    "flee",
    "enter",
    "walk",
    "hop",
    "run",
)
_OFF = ("leave", "flee", "fly away", "fly off", "soar away", "swim away")
"""Motions and verbs of who is gone at the end."""
_UP, _SIZES, _MOST = 1.0, 0.9, 14.0
"""Metres that somebody flies above where they sit, of their own sizes besides, and at most."""
_HOVERS = 0.15
"""Of its height how far above the ground a ghost floats."""
_WAY, _LENGTHS = 3.5, 2.5
"""Metres that somebody goes on while they do one thing, and of their own sizes besides."""
_SPREADS = 0.2
"""Seconds in which a bird spreads its wings to fly, and folds them once it sits."""
_LEAP = 1.2
"""Of its own lengths that something leaps out of the water, or as many metres if that is less."""
_BRAKES = 0.9
"""Seconds in which something on wheels comes to a stop."""
_COMES = 0.6
"""The part of its time in which something that stops still drives up."""
_BACKS, _ASIDE = {"person": 0.82, "quadruped": 0.72}, 0.1
"""Of their heights how high the shoulder or the back is that a bird comes down on, and how far the
shoulder of a person is aside."""
_FROM, _REACHES = 1.3, 1.6
"""Metres from which one flies onto a shoulder, and the seconds that it takes at most."""
_UNDER = 1.3
"""Of its height how deep a duck dives."""
_DEEP = 0.8
"""Of its length how far a fish goes down, or comes up from."""
_LATE = 0.3
"""Seconds from the beginning from which somebody comes only after something else."""


@dataclass(frozen=True)
class Leg:
    """One way of going, from second to second: "up", "down", "go", "off", "circle", "leap",
    "come" or "stay"; `aloft` where it is in the air."""

    kind: str
    beat: Beat
    start: float
    end: float
    aloft: bool


def in_turn(mark: Mark) -> bool:
    """Whether somebody flies or swims in several ways, or for a part of the shot alone."""
    if mark.kept or mark.film or mark.route is not None or mark.role in ("held", "rider"):
        return False
    if mark.figure.family not in _FAMILIES or mark.plays("chase", "collide", "knock_over"):
        return False
    legs = [beat for beat in mark.beats if _kind(beat, mark) != "stay"]
    starts = {round(max(beat.start, 0.0), 1) for beat in mark.beats}
    if {_kind(beat, mark) for beat in mark.beats} in ({"up"}, {"down"}):
        return False  # higher and higher is one way
    return bool(legs) and (len(starts) > 1 or min(starts) > _LATE)


def send_in_turn(blocking: Blocking, under: Callable[[Mark], float]) -> None:
    """Give those of a blocked scene their routes who go in turns.

    `under` tells the height in metres of what somebody sits on.
    """
    seconds, wet = blocking.seconds, blocking.wet
    for mark in blocking.marks.values():
        onto = _onto_somebody(mark, blocking)
        if onto is not None:
            mark.route, mark.position = onto, onto.point(0.0).copy()
            continue
        if not in_turn(mark):
            continue
        base = under(mark) + rest_height(mark.figure) + slung(mark, blocking.marks.values())
        if mark.figure.family in ("fish", "drifter", "vehicle") or wet:
            base = max(float(mark.position[2]), 0.0 if not wet else -np.inf)
        if mark.role in ("prop", "fixture"):
            mark.role = "driver"
        mark.route = _route(mark, legs_of(mark, seconds), base, seconds)
        if min(beat.start for beat in mark.beats) > _LATE and mark.plays("enter"):
            mark.shown = (min(beat.start for beat in mark.beats), mark.shown[1])
        mark.position = mark.route.point(0.0).copy()


def _onto_somebody(mark: Mark, blocking: Blocking) -> Route | None:
    """The way of who comes down on somebody's shoulder or back, and sits there; None for others."""
    down = next((one for one in mark.beats if _kind(one, mark) == "down"), None)
    bearer = blocking.marks.get(down.action.target) if down is not None else None
    if down is None or bearer is None or bearer is mark or bearer.role != "actor":
        return None
    if bearer.figure.family not in _BACKS or mark.figure.family not in ("bird", "insect"):
        return None
    if mark.kept or mark.film or mark.route is not None or mark.role != "actor":
        return None
    family, tall = bearer.figure.family, bearer.figure.height
    aside = np.array([np.sin(bearer.heading), -np.cos(bearer.heading), 0.0])
    back = turned(yaw(np.array([bearer.heading])), center(bearer.figure))[0]
    spot = bearer.position + (_ASIDE * tall * aside if family == "person" else back)
    spot = spot * (1, 1, 0)
    spot = spot + [0.0, 0.0, _BACKS[family] * tall + rest_height(mark.figure)]
    begin = max(down.start, 0.0)
    comes = legs_of(mark, blocking.seconds)[0]
    low = 0.0 if comes.kind == "stay" else spot[2] + _high(mark)
    start = np.array([spot[0] - _FROM - reach(mark.figure), spot[1], low])
    times = clock(blocking.seconds)
    share = smooth((times - begin) / min(max(down.end - begin, 0.6), _REACHES))[:, None]
    return Route(times, start + (spot - start) * share, np.zeros(len(times)))


def legs_of(mark: Mark, seconds: float) -> list[Leg]:
    """What somebody does in the air or on the water, one after the other, from second 0 on."""
    beats = sorted(mark.beats, key=lambda beat: (beat.start, _kind(beat, mark) == "stay"))
    first: list[Beat] = []
    for beat in beats:  # of what is done at once, the way
        if not first or max(beat.start, 0.0) > max(first[-1].start, 0.0) + 0.05:
            first.append(beat)
    ends = [*(beat.start for beat in first[1:]), seconds + 1.0]
    kinds = [_kind(beat, mark) for beat in first]
    swims = first[0].motion in _ON_WATER and mark.figure.family == "bird"
    up = kinds[0] in ("down",) or (kinds[0] == "stay" and kinds[1:2] == ["down"] and not swims)
    up = up or (kinds[0] in ("go", "off", "circle") and _flies(first[0], mark))
    legs = []
    if max(first[0].start, 0.0) > _LATE:  # before that it is just there
        up = kinds[0] == "down" or mark.figure.family in ("insect", "drifter")
        legs.append(Leg("stay", first[0], 0.0, first[0].start, up))
    for place, (kind, beat, end) in enumerate(zip(kinds, first, ends, strict=True)):
        up = {"up": True, "down": False}.get(kind, up)
        up = _flies(beat, mark) if kind in ("go", "off", "circle") else up
        start = 0.0 if place == 0 and beat.start < _LATE else max(beat.start, 0.0)
        legs.append(Leg(kind, beat, start, end, up))
    return legs


def aloft(mark: Mark, times: Array, seconds: float) -> Array:
    """How much a bird is in the air (N,), 0 to 1: it sits once it has landed."""
    share = np.ones(len(times))
    if not mark.beats:
        return share
    legs = legs_of(mark, seconds)
    share *= legs[0].aloft or legs[0].kind == "down"
    for leg in legs:
        change = leg.end if leg.kind == "down" else leg.start
        if leg.kind == "down":
            change = min(leg.end, leg.beat.end) - _SPREADS
        share += (leg.aloft - share) * smooth((times - change) / _SPREADS)
    return share


def _kind(beat: Beat, mark: Mark) -> str:
    """Which kind of leg a beat is."""
    action, motion = beat.action, beat.motion
    if motion in (*_BY_AIR, *_ON_WATER, "dive", "leave") and action.direction in ("up", "down"):
        return action.direction
    if motion == "dive":
        return "down"
    if motion in ("jump", "pounce") and mark.figure.family in ("fish", "drifter"):
        return "leap"
    if action.direction in ("in circles", "around") and motion in _BY_AIR:
        return "circle"
    if motion == "stand" and mark.figure.family == "vehicle" and action.verb.split()[0] in _HALTS:
        return "come" if beat.start < _LATE else "stay"
    if motion in _GOING:
        return "off" if motion in ("leave", "flee") or action.verb in _OFF else "go"
    return "stay"


def _flies(beat: Beat, mark: Mark) -> bool:
    """Whether what somebody does takes them into the air."""
    if mark.figure.family in ("fish", "vehicle") or beat.motion in (
        "swim",
        "sail",
        "walk",
        "hop",
        "run",
    ):
        return False
    floats = beat.motion in ("drift", "float") and mark.figure.family == "bird"
    return not floats  # a duck that drifts is on the water


def _high(mark: Mark) -> float:
    """Metres above where it sits, or above the ground, that somebody goes through the air."""
    if mark.figure.family == "drifter":
        return _HOVERS * mark.figure.height
    return float(min(_UP + _SIZES * reach(mark.figure), _MOST))


def _route(mark: Mark, legs: list[Leg], base: float, seconds: float) -> Route:
    times = clock(seconds)
    speed, rise = np.zeros(len(times)), np.zeros(len(times))
    turn = np.zeros(len(times))
    now = _high(mark) if legs[0].aloft or legs[0].kind == "down" else 0.0
    if mark.figure.family == "fish" and legs[0].kind == "up":
        now = -_DEEP * mark.figure.length  # a whale that surfaces comes from below
    rise[:] = now
    heading = 0.0
    for leg in legs:
        during = times >= leg.start
        share = smooth((times - leg.start) / max(_lasts(leg, seconds), 0.4))
        goal = _goal(leg, mark, now)
        rise[during] = (now + (goal - now) * share)[during]
        if leg.beat.action.direction in HEADINGS:
            heading = heading_of_way(leg.beat)
        turn[during] = heading
        speed[during] = _speed(leg, mark, seconds)
        if mark.figure.family == "vehicle" and leg.kind == "go" and leg.end < seconds:
            speed[during] *= smooth((leg.end - times) / _BRAKES)[during]
        if leg.kind == "come":
            left = 1 - (times - leg.start) / max(_COMES * _lasts(leg, seconds), 0.3)
            speed[during] *= smooth(np.minimum(2 * left, 1.0))[during]
        if leg.kind == "circle":
            turn[during] += (2 * np.pi / max(_lasts(leg, seconds), 1.5)) * (times - leg.start)[
                during
            ]
        if leg.kind == "leap":
            high = min(_LEAP * mark.figure.length, _LEAP) + mark.figure.height
            part = np.clip((times - leg.start) / max(_lasts(leg, seconds), 0.4), 0.0, 1.0)
            rise[during] += (4 * high * part * (1 - part))[during]
        now = goal
    turn = blurred(turn, 0.15 * RATE)
    pace_now = blurred(speed, 0.12 * RATE)
    steps = np.stack([np.cos(turn), np.sin(turn)], -1) * pace_now[:, None] / RATE
    path = np.zeros((len(times), 3))
    path[:, :2] = np.cumsum(steps, axis=0)
    path[:, 2] = base + blurred(rise, 0.08 * RATE)
    anchor = int(np.searchsorted(times, _anchor(legs, seconds)))
    path[:, :2] += mark.position[:2] - path[min(anchor, len(times) - 1), :2]
    return Route(times, path, turn)


def _lasts(leg: Leg, seconds: float) -> float:
    return max(min(leg.end, leg.beat.end, seconds) - leg.start, 0.1)


def _goal(leg: Leg, mark: Mark, now: float) -> float:
    """How high above where it sits somebody is at the end of a leg, metres."""
    if leg.kind == "down" and leg.beat.motion == "dive" and now <= 0:
        return -_UNDER * mark.figure.height  # a duck on the water
    if leg.kind == "down":
        return 0.0 if mark.figure.family != "fish" else now - _DEEP * mark.figure.length
    if leg.kind == "up" and mark.figure.family == "fish" and now < 0:
        return 0.0
    if leg.kind in ("go", "off", "circle", "up"):
        higher = 0.6 * _high(mark) if leg.kind == "off" else 0.0
        if leg.kind == "up" and now > 0.5 * _high(mark):
            return now + _high(mark)  # who flies already flies higher
        return _high(mark) + higher if leg.aloft else 0.0
    return now


def _speed(leg: Leg, mark: Mark, seconds: float) -> float:
    """Metres per second along the ground during a leg."""
    most = (_WAY + _LENGTHS * reach(mark.figure)) / max(_lasts(leg, seconds), 0.8)
    usual = min(pace(mark, leg.beat), most)
    if leg.kind in ("up", "down"):
        glides = {"bird": 0.7, "dragon": 0.7, "fish": 0.6}.get(mark.figure.family, 0.1)
        return glides * usual
    if leg.kind == "leap":
        return 0.8 * most
    return usual if leg.kind in ("go", "off", "circle", "come") else 0.0


def _anchor(legs: list[Leg], seconds: float) -> float:
    """The second at which somebody is where they were put: when they sit there, or half way."""
    for leg in legs:
        if leg.kind == "down":
            return min(leg.end, seconds)
        if leg.kind in ("stay", "up", "leap", "come"):
            return leg.start if leg.kind != "come" else min(leg.end, seconds)
    return 0.5 * seconds
