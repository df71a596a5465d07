"""Leaping: over what lies in the way, and of those that have no legs of their own to leap with."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.going_through import opening
from soracli.stage.marks import HEADINGS, Mark
from soracli.stage.route import Route, clock, still
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array
from soracli.stage.water import GRAVITY

LEAPS = ("jump", "pounce", "hop")
_ON_ITS_OWN = ("creature", "bird", "vehicle", "drifter")
"""Families whose whole way leaps; people and four-legged animals bend their legs to it."""
_HIGH = {"creature": 0.8, "bird": 0.5, "vehicle": 0.35, "drifter": 0.5, "fish": 3.0}
_WAY = 0.9
"""In their own heights how high those leap (no less than so much), and how far in lengths."""
_LEAST, _MOST, _BREACH = 0.16, 1.4, 0.4
"""Metres that a leap rises at least and at most, and of its length how far a large animal of the
sea rises out of it."""
_FIRST, _SHORTER, _SKIPS = 0.75, 0.78, 7.0
"""Seconds of the first skip of a stone, how long the next is as a share of it, and how far all of
them go, metres."""
_ON_A_BOARD, _BENDS = 0.45, 0.45
"""Metres that a board goes up under who leaps on it, and the seconds in which they bend for it."""
_GLIDES, _COMES = 2.8, 1.2
"""Metres a second at which a board comes to a hurdle, and the seconds in which one sees it come."""
_READY = 0.3
"""Seconds in which one gets ready to leap."""
_CLEARS, _TALLEST, _OWN = 0.12, 1.6, 2.0
"""Metres by which something is cleared, and the height in metres of what is too high for that, and
that in heights of who leaps."""
_PACE, _QUICK = 1.4, {
    "quadruped": 3.4, "person": 3.6, "creature": 2.0, "bird": 1.6, "vehicle": 8.0, "fish": 7.0,
}  # fmt: skip
"""Lengths a second at least, and metres a second at most, at which one comes to a hurdle."""


def leap(marks: Mapping[str, Mark], seconds: float) -> None:
    """Let everybody leap who is to, in a shot of world `seconds`; `marks` are by entity id.

    Who leaps over something gets a way across it, and the time and length of the leap.
    """
    for mark in marks.values():
        if mark.figure.family in ("ball", "prop") and mark.plays("skip") and not mark.kept:
            _skip(mark, seconds)
        beat = next((one for one in mark.beats if one.motion in LEAPS), None)
        if beat is None or mark.kept or mark.film:
            continue
        mount = marks.get(mark.mount) if mark.role == "rider" else None
        if mount is not None and mount.figure.family == "board" and mount.role == "driver":
            _with_the_board(mark, mount, beat, seconds, marks.get(beat.action.target))
        if mark.role not in ("actor", "driver"):
            continue
        if beat.action.side is not None:
            continue  # the leap is on the way (`changing_sides`)
        through = beat.action.direction == "through"
        other = marks.get(beat.action.target or (beat.action.over if through else ""))
        if other is not None and _is_hurdle(mark, other, beat):
            _over(mark, other, beat, seconds)
        own = mark.figure.family in _ON_ITS_OWN and not mark.on_the_wing and beat.motion != "hop"
        if own or (mark.figure.family == "fish" and len(mark.beats) == 1):
            _aloft(mark, beat, seconds)


def _is_hurdle(mark: Mark, other: Mark, beat: Beat) -> bool:
    """Whether something is low enough and leapt over or through, not onto."""
    ways = ("across", "up", "forward", "through")
    if other is mark or beat.action.direction not in ways:
        return False
    if mark.figure.family not in _QUICK or mark.route is not None or other.role == "held":
        return False
    return _top(other, beat) <= min(_TALLEST, _OWN * max(mark.figure.height, 0.25))


def _top(other: Mark, beat: Beat) -> float:
    """How high a hurdle is, metres: who lies is half as high, and of a hoop or a window it is the
    lower edge of its opening."""
    if beat.action.direction == "through":
        hole = opening(other.figure)
        return float(hole.middle[2] - hole.high)
    return other.figure.height * (0.5 if other.plays("lie", "sleep", "sunbathe") else 1.0)


def _over(mark: Mark, other: Mark, beat: Beat, seconds: float) -> None:
    """Straight across the middle of the set, where it lies across the way."""
    heading = HEADINGS.get(beat.action.direction or "", 0.0)
    heading = np.pi if heading == np.pi else 0.0
    long = other.figure.length > 1.2 * other.figure.width and other.role != "actor"
    other.heading = 0.5 * np.pi if long else other.heading
    other.position = np.array([0.0, 0.0, other.position[2]])
    other.role = "fixture" if other.role == "prop" else other.role  # nobody kicks it away
    top, deep = _top(other, beat), other.figure.width if long else other.figure.length
    deep = min(deep, other.figure.length, 2.5)
    fast = _QUICK[mark.figure.family]
    pace = float(np.clip(_PACE * mark.figure.longest, 0.45, fast))
    rise = top + _CLEARS * max(mark.figure.height, 0.3)
    lasts = max(np.sqrt(8 * rise / GRAVITY), (0.6 * deep + 0.5 * mark.figure.length) / fast)
    pace = max(pace, (deep + 0.6 * mark.figure.length) / lasts)
    lasts = float(lasts)
    middle = float(max(beat.start, 0.0) + max(0.35 * min(seconds, 4.0), _READY + 0.5 * lasts))
    times = clock(seconds)
    ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
    gone = pace * (times - middle)
    slow = 0.3 * pace  # it goes on a little, and stands
    after = middle + lasts + 0.6
    gone = np.where(
        times > after, pace * (after - middle) + slow * (1 - np.exp(after - times)), gone
    )
    mark.route = Route(times, gone[:, None] * ahead, np.full(len(times), heading))
    mark.position, mark.heading = mark.route.point(0.0), heading
    mark.hurdle = (middle - 0.5 * lasts, lasts)
    mark.beats = [
        replace(one, start=mark.hurdle[0] - _READY, end=mark.hurdle[0] + lasts + 0.3)
        if one is beat else one
        for one in mark.beats
    ]  # fmt: skip


def _aloft(mark: Mark, beat: Beat, seconds: float) -> None:
    """The way of a body that leaps as a whole, in as many parabolas as the words say."""
    route = mark.route or still(seconds, mark.position, mark.heading)
    times, path = route.times, route.position.copy()
    figure, family = mark.figure, mark.figure.family
    turns = max(beat.action.turns, 1)
    most = max(_MOST, _BREACH * figure.longest) if family == "fish" else _MOST
    rise = float(np.clip(_HIGH[family] * figure.height, _LEAST, most))
    lasts = np.sqrt(8 * rise / GRAVITY)
    takeoff, stride = max(beat.start, 0.0) + _READY, (beat.end - beat.start) / turns
    if mark.hurdle is not None:
        takeoff, lasts = mark.hurdle
    ahead = np.array([np.cos(mark.heading), np.sin(mark.heading), 0.0])
    for turn in range(turns):
        flight = times - takeoff - turn * max(stride, lasts + 0.2)
        path[:, 2] += _parabola(flight, lasts)
        if mark.route is None:
            share = np.clip(flight / lasts, 0.0, 1.0)[:, None]
            path += share * ahead * _WAY * figure.longest
    if mark.route is None:
        path -= 0.5 * turns * _WAY * figure.longest * ahead
    mark.route = Route(times, path, route.heading)
    mark.position = mark.route.point(0.0)


def _with_the_board(
    mark: Mark, board: Mark, beat: Beat, seconds: float, other: Mark | None
) -> None:
    """A skateboarder leaps, and the board under the feet with them; what they leap over is where
    they are highest."""
    low = other is not None and other.figure.height < _TALLEST and other.role != "held"
    hurdle = other if low and beat.action.direction == "across" else None
    rise = max(_ON_A_BOARD, hurdle.figure.height + _CLEARS if hurdle is not None else 0.0)
    lasts = float(np.sqrt(8 * rise / GRAVITY))
    takeoff = max(beat.start, 0.0) + _BENDS
    route = board.route or still(seconds, board.position, board.heading)
    if hurdle is not None:
        takeoff = min(max(takeoff, _COMES), max(_BENDS, seconds - lasts - _BENDS))
        if board.route is None:
            route = _gliding(board, takeoff + 0.5 * lasts, seconds)
        middle = route.point(takeoff + 0.5 * lasts)
        hurdle.position = middle * (1, 1, 0) + hurdle.position * (0, 0, 1)
        long = hurdle.figure.length > 1.2 * hurdle.figure.width
        hurdle.heading = board.heading + 0.5 * np.pi * long
        hurdle.role = "fixture" if hurdle.role == "prop" else hurdle.role
    path = route.position.copy()
    path[:, 2] += _parabola(route.times - takeoff, lasts)
    board.route, mark.hurdle = Route(route.times, path, route.heading), (takeoff, lasts)


def _gliding(board: Mark, middle: float, seconds: float) -> Route:
    """Straight on over the place where a board is, which it is at after `middle` seconds."""
    times = clock(seconds)
    ahead = np.array([np.cos(board.heading), np.sin(board.heading), 0.0])
    path = board.position + _GLIDES * (times - middle)[:, None] * ahead
    return Route(times, path, np.full(len(times), board.heading))


def _skip(mark: Mark, seconds: float) -> None:
    """A stone skips over water: leap after leap, each shorter and lower, until it sinks."""
    beat = next(one for one in mark.beats if one.motion == "skip")
    heading = HEADINGS.get(beat.action.direction or "left to right", 0.0)
    ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
    times, now = clock(seconds), max(beat.start, 0.0) + 0.2
    high, lasts = np.zeros(len(times)), _FIRST
    while lasts > 0.12:
        high = np.maximum(high, _parabola(times - now, lasts))
        now, lasts = now + lasts, _SHORTER * lasts
    far = _SKIPS * (1 - np.exp(-np.maximum(times - 0.2, 0.0) / 1.2))
    path = (far - 0.5 * _SKIPS)[:, None] * ahead
    path[:, 2] = high + 0.03 - 0.6 * np.clip(times - now, 0.0, 0.6)
    mark.role, mark.route = "driver", Route(times, path, np.full(len(times), heading))
    mark.position = mark.route.point(0.0)


def _parabola(flight: Array, lasts: float) -> Array:
    """How high a leap of so many seconds is (N,), `flight` seconds after it began."""
    inside = (flight > 0) & (flight < lasts)
    return np.where(inside, 0.5 * GRAVITY * flight * (lasts - flight), 0.0)
