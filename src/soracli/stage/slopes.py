"""Slopes: up or down a flight of stairs, a ramp, a slide or a hill, on feet, wheels or runners.

What is gone along has the anchors "foot" and "top"; the way between them is a straight line.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.casting import ANIMALS
from soracli.stage.deeds import Deed
from soracli.stage.gliding import skates
from soracli.stage.marks import GOING, Mark, center, reach, rest_height
from soracli.stage.pace import pace
from soracli.stage.performance import Body
from soracli.stage.route import Route, along, clock
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, pitch, roll, single, turned, yaw

SLIDES = ("slide", "roll", "bounce", "drive", "fall")
"""Motions that take as long as the shot lets them: no feet have to keep up."""
_BEFORE, _LANDING, _STAIRS = 0.7, 0.3, 0.62
"""Metres before the first step and on the landing, and metres per second along a flight of stairs:
two steps a second."""
LEAD_IN = 2.4
"""Metres at most that one goes up to something before going up it."""
_OVER = 0.5
"""How much of a long body stays before the landing: its hind feet stand on the way yet."""
_SHARE, _DONE = 0.7, 0.85
"""How much of the way up or down is gone in a shot at least, and the share of the shot after which
what slides is down."""
_QUICKEST = 2.5
"""How many times their natural pace those go whom the shot leaves little time."""
_ASKEW, _FLUTTERS = 0.9, 0.6
"""Radians that a leaf in the air is turned up, and by which it turns to and fro."""
_BEHIND = 1.1
"""Of their sizes that those are behind one another who go there together."""
_HOPS, _HIGH = 1.6, 0.5
"""How often a second what bounces on its way hops, and how high, in its own heights."""


def is_slope(thing: Mark) -> bool:
    """Whether one can go up and down along a thing: it has a foot and a top."""
    return {"foot", "top"} <= thing.figure.anchors.keys()


def go_along(mark: Mark, thing: Mark, beat: Beat, seconds: float, place: int = 0) -> None:
    """Send one up or down a slope in a shot of world `seconds`; it is seen from the side.

    `place` counts those who go there together: one after the other. In a film nobody jumps: who
    stands elsewhere goes to the slope first.
    """
    down = beat.action.direction == "down"
    _seen_from_the_side(thing)
    line = _line(mark, thing, down)
    begin = max(beat.start, -1.0)
    leg, wait = 0.0, 0.0
    if mark.kept:  # first to the slope, at a walk
        leg = float(np.linalg.norm((mark.position - line[0])[:2]))
        wait = leg / max(pace(mark, replace(beat, motion="walk")), 0.2)
    late = place * _BEHIND * reach(mark.figure)
    speed = _speed(mark, beat, line, late, seconds - max(begin, 0.0) - wait)
    came = None if mark.kept else going_before(mark, beat)
    if came is not None:  # "runs, then climbs the stairs": up to them, and up them
        leg = min(pace(mark, came) * (begin - max(came.start, 0.0)), LEAD_IN)
        line = _led_in(line, leg)
    if mark.kept:
        line = np.concatenate([[mark.position], line])
    marks = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    times = clock(seconds)
    gone = np.clip(speed * (times - begin) - late, -late, marks[-1])
    if mark.kept or came is not None:
        since = begin if came is None else max(came.start, 0.0)
        wait = wait if came is None else begin - since
        rest = np.clip(speed * (times - since - wait) - late, 0.0, marks[-1] - leg)
        gone = _gone(times, since, leg, wait) + rest
    path = np.stack([np.interp(gone, marks, line[:, k]) for k in range(3)], -1)
    first = line[1] - line[0]
    path += np.minimum(gone, 0.0)[:, None] * first / max(float(np.linalg.norm(first)), 1e-6)
    if beat.motion == "bounce":
        path[:, 2] += _hops(mark, times, gone, marks[-1])
    way = line[-2] - line[-3]
    heading = float(np.arctan2(way[1], way[0]))
    mark.route = Route(times, path, np.full(len(times), heading))
    if mark.kept:
        mark.route = along(seconds, path)
    _be_on(mark, beat, mark.route)


def _seen_from_the_side(thing: Mark) -> None:
    thing.role = "fixture"
    if not thing.film:
        thing.heading = 0.0
        thing.position = thing.position * (1, 0, 0) + [0.0, 0.5, 0.0]


def _led_in(line: Array, leg: float) -> Array:
    """The way with a `leg` of so many metres before it, on the ground and in its direction."""
    ahead = line[1] - line[0]
    away = line[0] - leg * ahead / max(float(np.linalg.norm(ahead)), 1e-6)
    return np.concatenate([[away * (1, 1, 0) + line[0] * (0, 0, 1)], line])


def _gone(times: Array, since: float, leg: float, wait: float) -> Array:
    """How far (N,) of a leg that takes `wait` seconds somebody is who began at `since`."""
    return np.asarray(leg * np.clip((times - since) / max(wait, 1e-6), 0.0, 1.0))


def going_before(mark: Mark, beat: Beat) -> Beat | None:
    """How somebody goes about before they go up or down something; None if they do not, or go to
    something else."""
    earlier = [one for one in mark.beats if one.start < beat.start - 0.3]
    goes = [one for one in earlier if one.motion in GOING and not one.action.target]
    return goes[-1] if goes and mark.role == "actor" and beat.start > 0 else None


def _be_on(mark: Mark, beat: Beat, route: Route) -> None:
    """Be where a way begins, and lie along it where no feet stand on it."""
    mark.position, mark.heading = route.point(0.0).copy(), float(route.heading_at(np.zeros(1))[0])
    sits = mark.figure.family == "person" and beat.motion == "slide" and not skates(mark)
    mark.inclined = mark.figure.family != "person" or sits
    lift = mark.figure.family == "person" and beat.motion == "drive"
    if sits or lift:  # down a slide, or up an escalator
        still = replace(beat, motion="sit" if sits else "stand")
        mark.beats = [still if one is beat else one for one in mark.beats]
    if mark.role in ("prop", "floating", "fixture"):
        mark.role = "driver"  # it goes its way, and no physics holds it up


def _line(mark: Mark, thing: Mark, down: bool) -> Array:
    """The four points (4, 3) of the way: before the foot, the foot, the top, and behind it."""
    foot, top = (np.array(thing.figure.anchors[name][1]) for name in ("foot", "top"))
    way = (top - foot) * (1, 1, 0)
    way = way / max(float(np.linalg.norm(way)), 1e-6)
    before = max(_BEFORE, 0.6 * reach(mark.figure))
    landing = max(_LANDING - _OVER * max(reach(mark.figure) - 0.6, 0.0), -0.5)
    line = np.array([foot * (1, 1, 0) - before * way, foot, top, top + landing * way])
    line = thing.position * (1, 1, 0) + turned(yaw(np.full(4, thing.heading)), line)
    return line[::-1] if down else line


def _speed(mark: Mark, beat: Beat, line: Array, late: float, seconds: float) -> float:
    """Metres per second: at its ease, and so that most of the way is seen of who is so many metres
    `late`."""
    lengths = np.linalg.norm(np.diff(line, axis=0), axis=1)
    need = (lengths[0] + _SHARE * lengths[1] + late) / max(seconds, 0.5)
    most = max(float(lengths.sum()) / max(_SHARE * seconds, 0.5), _STAIRS)
    if beat.motion in SLIDES:
        quick = min(max(beat.action.speed, 0.5), 2.0)
        return float(lengths[:2].sum() / max(_DONE * seconds, 0.5) * quick)
    usual = _STAIRS * min(max(beat.action.speed, 0.5), 2.0)
    if beat.motion in ("run", "gallop") or mark.figure.family in ANIMALS:
        usual = min(0.6 * pace(mark, beat), most)
    return float(np.clip(need, usual, _QUICKEST * usual))


def _hops(mark: Mark, times: Array, gone: Array, far: float) -> Array:
    """How high (N,) what bounces is over its way while it is under way, metres."""
    aloft = np.abs(np.sin(np.pi * _HOPS * times))
    going = (gone > 0) & (gone < far)
    return np.asarray(np.where(going, _HIGH * mark.figure.height * aloft, 0.0))


def lying_along(mark: Mark, times: Array) -> Array:
    """How a body that goes along a slope is tilted about its own side at world `times` (N,):
    radians, positive with its head down."""
    assert mark.route is not None
    half = max(0.25 * reach(mark.figure) / max(float(mark.route.speed.max()), 0.1), 0.05)
    step = mark.route.at(times + half) - mark.route.at(times - half)
    level = np.maximum(np.linalg.norm(step[:, :2], axis=1), 1e-6)
    moving = np.linalg.norm(step[:, :2], axis=1) > 1e-4
    return np.asarray(np.where(moving, -np.arctan2(step[:, 2], level), 0.0))


def along_slope(mark: Mark, times: Array) -> tuple[Array, Array]:
    """Where the root of a thing on its route is (N, 3), and how it is turned (N, 3, 3): level, or
    lying along a slope, or turning over and over down it, or to and fro in the air."""
    assert mark.route is not None
    way, facing = mark.route.at(times), yaw(mark.route.heading_at(times))
    if mark.flutters:
        own = 2.4 * len(mark.name) + float(mark.position[0])
        tilt = _ASKEW + _FLUTTERS * np.sin(2.1 * times + own)
        return way, facing @ pitch(tilt) @ roll(0.6 * np.sin(1.7 * times + 2 * own))
    if not mark.inclined:
        return way, facing
    if mark.figure.family not in ("prop", "ball", "box") or not mark.plays("roll"):
        return way, facing @ pitch(lying_along(mark, times))
    steps = np.linalg.norm(np.diff(way, axis=0, prepend=way[:1]), axis=1)
    middle = center(mark.figure)
    radius = max(rest_height(mark.figure) + float(middle[2]), 0.02)
    turn = facing @ pitch(np.cumsum(steps) / radius)
    return way + [0.0, 0.0, radius] - turned(turn, np.tile(middle, (len(times), 1))), turn


class Inclining(Deed):
    """Somebody lies along the slope that they go up or down."""

    def finish(self, bodies: Mapping[str, Body]) -> None:
        """Tilt the body about where it is on its way."""
        body, route = bodies[self.mark.name], self.mark.route
        if route is None:
            return
        about, facing = route.at(self.times), yaw(route.heading_at(self.times))
        tilt = facing @ pitch(lying_along(self.mark, self.times)) @ np.swapaxes(facing, -1, -2)
        for joint in range(body.positions.shape[1]):
            body.positions[:, joint] = single(
                about + turned(tilt, body.positions[:, joint] - about)
            )
        body.rotations[:] = single(tilt[:, None] @ body.rotations)
