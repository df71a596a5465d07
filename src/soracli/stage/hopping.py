"""Hopping: somebody jumps onto what stands there, or down from it, and goes on from there."""

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.marks import GOING, HEADINGS, Mark, reach, rest_height, seat_height
from soracli.stage.pace import pace
from soracli.stage.route import LEAD, RATE, Route, clock
from soracli.stage.schedule import Beat
from soracli.stage.spots import holds, spot_inside
from soracli.stage.turns import Array, blurred, turned, yaw
from soracli.stage.under_way import LEVEL

_FAMILIES = ("person", "quadruped", "creature")
_LOW, _HIGH = 0.12, 1.7
"""Metres that something is high which one jumps onto, or down from."""
_STEP, _STEPS = 1.1, 0.9
"""Metres up to which a thing is climbed onto in a step or two, and the seconds of those."""
_SPRINGY = ("trampoline", "bouncy_castle")
"""What one jumps on, and not onto."""
_NOT_ON_FOOT = ("fly", "swim", "backstroke", "drift", "sail", "drive", "climb", "knock_over")
_OFF, _INTO = ("off", "down"), ("in", "into")
"""Last words of verbs by which somebody jumps down, or into what is hollow."""
_SINKS = 0.3
"""Seconds from over the rim of a box to its floor."""
_TAKES_OFF, _ALOFT = {"person": 0.45}, {"person": 0.55}
"""Seconds from the beginning of a jump to the leap, and those in the air (`acting.leap`)."""
_BEFORE, _BEYOND = 0.45, 0.55
"""Metres from somebody's nose to what they jump onto, and from its edge to where they come down."""
_LEAP = 0.5
"""Metres between two things from one of which somebody jumps onto the other."""
_LONG = 1.4
"""How many times as long as wide something is that one walks along."""
_EDGE = 0.62
"""Of its own length how far what is pushed off stands from the edge of what it stands on."""


def hop(blocking: Blocking) -> None:
    """Give all who jump onto or down from something their routes, and put them where they begin."""
    for mark in blocking.of("actor", "rider"):
        beat = next((one for one in mark.beats if one.motion in ("jump", "hop", "climb")), None)
        leaves = _leaves(mark, blocking)
        beat = leaves if beat is None or beat is leaves else beat
        if beat is None or mark.film or mark.kept or mark.route is not None:
            continue
        if mark.figure.family not in _FAMILIES:
            continue
        block = _block(mark, beat, blocking)
        if block is not None:
            mark.role, mark.mount = "actor", ""
            _send(mark, beat, block, blocking, beat is leaves)


def _leaves(mark: Mark, blocking: Blocking) -> Beat | None:
    """The beat in which somebody gets down from what they are on, and goes: after they howled on a
    rock, or because it is said that they go off it."""
    told = blocking.scene.relations
    under = {one.b for one in told if one.a == mark.name and one.kind == "on"}
    if not under or mark.seat:  # from a chair one gets up
        return None
    for beat in mark.beats:
        action, on_foot = beat.action, beat.motion in GOING and beat.motion not in _NOT_ON_FOOT
        stays = {action.target, action.over} & under and beat.start <= 0
        if on_foot and not stays and (beat.start > 0 or action.over in under):
            return beat
    return None


def _block(mark: Mark, beat: Beat, blocking: Blocking) -> Mark | None:
    """What somebody jumps onto, or down from."""
    said = beat.action.direction
    if said in ("across", "through", "around") and not _down(beat):
        return None
    under = [one.b for one in blocking.scene.relations if one.a == mark.name and one.kind == "on"]
    together = sum(one.b in under for one in blocking.scene.relations) > 1
    under = [] if together else under  # they jump up and down on it
    for name in (beat.action.target, beat.action.over, *under):
        block = blocking.marks.get(name)
        if (
            block is None
            or block is mark
            or block.entity.kind in _SPRINGY
            or block.role not in ("fixture", "prop")
        ):
            continue
        high = _STEP if beat.motion == "climb" else _HIGH
        if (
            block.figure.height > _LOW
            and _top(block) < high
            and reach(block.figure) > 0.4 * mark.figure.width
        ):
            return block
    return None


def _base(mark: Mark, block: Mark, blocking: Blocking) -> Mark | None:
    """What somebody is on at first who then jumps over to something else: a sofa."""
    told = blocking.scene.relations
    names = [one.b for one in told if one.a == mark.name and one.kind == "on"]
    found = (blocking.marks.get(name) for name in names if name != block.name)
    stands = ("fixture", "prop")
    return next((one for one in found if one is not None and one.role in stands
                 and one.figure.height > _LOW and _top(one) < _HIGH), None)  # fmt: skip


def _over_there(base: Mark, block: Mark, ahead: Array, half: float, blocking: Blocking) -> Array:
    """Where (3,) a thing stands that one jumps onto from another: a leap away from that, unless the
    words put it anywhere."""
    told = blocking.scene.relations
    if any(block.name in (one.a, one.b) and base.name not in (one.a, one.b) for one in told):
        return block.position
    far = 0.5 * reach(base.figure) + half + _LEAP
    return base.position * (1, 1, 0) + far * ahead + block.position * (0, 0, 1)


def _upon(block: Mark) -> Array:
    """The point (3,) at which somebody is on a thing."""
    seat = block.figure.anchors.get("seat") or block.figure.anchors.get("deck")
    spot = np.array(seat[1]) if seat else np.array([0.0, 0.0, block.figure.height])
    return np.asarray(block.position * (1, 1, 0) + turned(yaw(np.array([block.heading])), spot)[0])


def _down(beat: Beat) -> bool:
    """Whether somebody is up at first, and jumps down."""
    return beat.action.direction == "down" or beat.action.verb.split()[-1] in _OFF


def _top(block: Mark) -> float:
    return seat_height(block)


def _send(mark: Mark, beat: Beat, block: Mark, blocking: Blocking, leaves: bool) -> None:
    """Lay the route of somebody out, key by key; who `leaves` gets down and goes."""
    ahead, heading, half = _across(beat, block)
    if leaves and (
        beat.action.direction in LEVEL or reach(block.figure) < _LONG * block.figure.width
    ):
        heading = HEADINGS.get(beat.action.direction or "", 0.0)
        ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
    size = mark.figure.length
    base = None if leaves or _down(beat) else _base(mark, block, blocking)
    if base is not None:
        block.position = _over_there(base, block, ahead, half, blocking)
    top = _upon(block)
    room = max(half - 0.5 * size, 0.0)
    ground = block.position * (1, 1, 0)
    way = _Way(
        mark, ahead, top - room * ahead, top + room * ahead, ground + (half + _BEYOND) * ahead
    )
    if leaves:
        way.start(top)
        way.go(beat, on=True)
    elif _down(beat):
        way.start(top)
        way.leap(beat, down=True)
    else:
        earlier = [
            one for one in mark.beats if one.motion in GOING and one.start < beat.start - 0.1
        ]
        if base is not None and not earlier:
            way.start(_upon(base))
        else:
            way.come(earlier, ground - (half + 0.5 * size + _BEFORE) * ahead)
        way.leap(beat, down=False)
        if beat.action.verb.split()[-1] in _INTO and holds(block, mark):
            way.sink(top, spot_inside(mark, block, 0, 1))
    for later in sorted(mark.beats, key=lambda one: one.start):
        if later.start > beat.start + 0.05:
            _go_on(way, later, top, half, blocking)
    mark.position, mark.heading = way.keys[0][1].copy(), heading
    mark.route = way.route(blocking.seconds, heading)


def _across(beat: Beat, block: Mark) -> tuple[Array, float, float]:
    """Which way (3,) one goes over a thing, the heading of it, and half of how far: from left to
    right, or off a sofa to its front. What stands in the back comes forward."""
    if block.role == "prop":
        block.role = "fixture"
    if block.figure.family == "furniture":
        block.heading = 0.0  # its front is seen
    if block.position[1] > 0.6:
        block.position = block.position * (1, 0, 1) + [0.0, 0.4, 0.0]
    along = block.figure.length >= block.figure.width
    heading = block.heading + (0.0 if along else 0.5 * np.pi)
    heading += np.pi if np.cos(heading) < -1e-6 else 0.0  # from left to right
    heading += np.pi if beat.action.direction == "right to left" else 0.0
    ahead = turned(yaw(np.array([heading])), np.array([1.0, 0.0, 0.0]))[0]
    half = 0.5 * reach(block.figure)
    if _down(beat) and "seat" in block.figure.anchors:  # off a sofa to its front
        heading, half = block.heading - 0.5 * np.pi, 0.5 * block.figure.width
        ahead = turned(yaw(np.array([heading])), np.array([1.0, 0.0, 0.0]))[0]
    return ahead, heading, half


def _go_on(way: "_Way", beat: Beat, top: Array, half: float, blocking: Blocking) -> None:
    """What one does up there, or after it: what is knocked over stands at the edge."""
    thing = blocking.marks.get(beat.action.target)
    if beat.motion == "knock_over" and way.up and thing is not None and thing.role == "prop":
        edge = (half - _EDGE * reach(thing.figure)) * way.ahead
        thing.position = top + edge + [0.0, 0.0, rest_height(thing.figure)]
        way.walk(beat, top + max(half - 0.6 * way.mark.figure.length, 0.1) * way.ahead)
    elif beat.motion in ("jump", "hop") and way.up and _down(beat):
        way.leap(beat, down=True)
    elif beat.motion in ("hop", *GOING) and beat.motion != "climb":
        way.go(beat)


class _Way:
    """The keys of a route: at which second somebody is where (3,)."""

    def __init__(self, mark: Mark, ahead: Array, near: Array, far: Array, beyond: Array) -> None:
        """`near` and `far` (3,) are the ends of what is jumped onto, `beyond` is on the ground."""
        self.mark, self.ahead = mark, ahead
        self.near, self.far, self.beyond = near, far, beyond
        self.keys: list[tuple[float, Array]] = []
        self.up = False

    def start(self, point: Array) -> None:
        """Begin at a point (3,)."""
        self.keys = [(-LEAD, np.array(point, np.float64))]
        self.up = point[2] > _LOW

    def come(self, beats: list[Beat], point: Array) -> None:
        """Begin before it, or as far from it as one goes in these beats."""
        if not beats:
            return self.start(point)
        begin, end = max(beats[0].start, 0.0), beats[-1].end
        way = pace(self.mark, beats[0]) * (end - begin) * self.ahead
        self.start(point - way)
        self._stay(begin)
        self.keys.append((end - 0.1, np.array(point, np.float64)))
        return None

    def _stay(self, time: float) -> float:
        time = max(time, self.keys[-1][0] + 0.02)
        self.keys.append((time, self.keys[-1][1]))
        return time

    def leap(self, beat: Beat, down: bool) -> None:
        """Up to the near end, or down past the far one."""
        family, steps = self.mark.figure.family, beat.motion == "climb"
        before = 0.1 if steps else _TAKES_OFF.get(family, 0.35)
        begin = self._stay(max(beat.start, 0.0) + before)
        lasts = _STEPS if steps else _ALOFT.get(family, 0.5)
        self.keys.append((begin + lasts, self.beyond if down else self.near))
        self.up = not down

    def sink(self, rim: Array, floor: Array) -> None:
        """Over the rim (3,) of what one jumps into, and down to where one is in it (3,)."""
        now, self.up = self.keys[-1][0], False
        self.keys[-1] = (now, np.array(rim, np.float64))
        self.keys.append((now + _SINKS, np.array(floor, np.float64)))

    def walk(self, beat: Beat, goal: Array) -> None:
        """Along the top, to a point (3,)."""
        begin = self._stay(max(beat.start, 0.0))
        far = float(np.linalg.norm(goal - self.keys[-1][1]))
        self.keys.append((begin + max(far / pace(self.mark, beat), 0.3), goal))

    def go(self, beat: Beat, on: bool = False) -> None:
        """Down to the ground, if need be, and `on` from there, if one's way of going leads so."""
        begin = self._stay(max(beat.start, 0.0))
        here = self.keys[-1][1]
        if self.up:
            down = (self.beyond - here) * (1, 1, 0) * 0.5 + here
            self.keys.append((begin + 0.2, down + [0.0, 0.0, 0.1]))
            self.keys.append((begin + 0.55, self.beyond))
            begin, here, self.up = begin + 0.55, self.beyond, False
        lasts = max(beat.end - begin, 0.4)
        if on or beat.motion not in ("jump", "hop"):
            self.keys.append((begin + lasts, here + pace(self.mark, beat) * lasts * self.ahead))

    def route(self, seconds: float, heading: float) -> Route:
        """The route through the keys, smoothed."""
        times = clock(seconds)
        at = np.array([key[0] for key in self.keys])
        points = np.stack([key[1] for key in self.keys])
        path = np.stack([np.interp(times, at, points[:, k]) for k in range(3)], axis=-1)
        return Route(times, blurred(path, 0.05 * RATE), np.full(len(times), heading))
