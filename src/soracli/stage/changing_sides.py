"""Changing sides: who is on one side of something and goes to another: from behind a chair to its
right, from under a table onto it, from over a tree to before it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.car_doors import into, out_of
from soracli.stage.ground import Ground
from soracli.stage.hollows import foot
from soracli.stage.marks import GOING, Mark, reach
from soracli.stage.pace import pace
from soracli.stage.passing_round import Box, round_about
from soracli.stage.route import LEAD, Route, along, clock
from soracli.stage.schedule import Beat
from soracli.stage.spots import extents, spot_beside, spot_inside, top_under
from soracli.stage.turns import Array, smooth, turned, yaw
from soracli.stage.water import GRAVITY
from soracli.story.scene import Spatial

_STAYS_FIRST, _STAYS_LAST = 1.1, 0.9
"""Seconds that somebody is seen on the first side, before they go, and on the last one."""
_LEAST = 0.9
"""Seconds at least that a way takes, for it to be seen."""
_LEAPS = ("jump", "pounce", "hop")
_OF_THINGS = ("float", "hover", "roll", "slide", "bounce", "flutter", "slither")
"""Motions of what goes without feet, wheels or a rudder."""
_ONE_LEAP, _RUN_UP = 2.2, 0.5
"""Of its own lengths, and metres more, how far somebody gets in one leap."""
_RISE, _LOWEST, _HIGHEST = 0.35, 0.15, 0.8
"""How high a leap is of how far it is, and metres that it rises at least and at most."""
_UP = 0.5
"""Seconds of the leap onto something, and down from it."""
_ARC, _OVER = 0.3, 0.3
"""How high one flies of how far it is, and metres over what is flown over."""
_LANDS = 0.5
"""Seconds in which a bird comes down."""
_BACK = 1.7
"""Metres behind the middle of a room at which one still sees who is behind something there."""
_ABOVE: tuple[Spatial, ...] = ("on", "under", "above", "in")
"""Sides that are at the place of the thing itself: nothing is in the way from there."""
_ACROSS: dict[Spatial, Spatial] = {"left of": "right of"}
"""Where somebody comes from of whom it is not said; from the left, unless they go there."""
_BY_LENGTH, _BY_WIDTH, _GAP = 0.5, 0.35, 0.12
"""Of its length how far the middle of somebody is from the edge of what they are beside, and before
or behind; and how much further, of its size."""
_COMES = 3.0
"""Of its own lengths from how far somebody comes at most who goes before."""
_CLOSED = ("vehicle", "aircraft")
"""Families of what hides who is in it."""
_GOES_ON, _OF_A_CAR = 2.0, 0.5
"""Of their own lengths how far somebody goes on at most who comes out of a house, and of a car."""
_TALL, _BESIDE_IT = 1.6, 0.6
"""Metres from which something is so high that one flies beside it, and how far up it."""
_HIDING, _LOOKS_OUT = 1.5, 0.5
"""How many times as high as a thing those are who look out from behind it; how far, in widths."""
_UNDER = 0.02
"""Metres between the back of somebody and what lies over them."""
_WINGED = ("bird", "insect", "drifter", "aircraft")


def change_sides(blocking: Blocking, ground: Ground) -> None:
    """Give all who are said to go to a side of something their routes, and put them where these
    begin: at the side that was said before, else at the one across from it."""
    for mark in blocking.of("actor", "driver", "rider", "floating", "prop"):
        sided = [one for one in mark.beats if _sided(one, blocking)]
        beats = [one for one in sided if not _gets_there(mark, one, blocking)]
        beats.sort(key=lambda one: one.start)
        if not beats or mark.film or mark.kept or mark.route is not None:
            continue
        others = [one for one in mark.beats if one.motion in GOING and one not in beats]
        if any(one.start >= beats[0].start for one in others):
            continue
        _send(mark, beats, blocking, ground)


def _gets_there(mark: Mark, beat: Beat, blocking: Blocking) -> bool:
    """Whether a thing falls or rolls into or onto another one from no side that is told of."""
    if mark.role not in ("floating", "prop") or beat.action.side not in ("in", "on"):
        return False
    ends = (mark.name, beat.action.target)
    return all((one.a, one.b) != ends for one in blocking.scene.relations)


def _sided(beat: Beat, blocking: Blocking) -> bool:
    """Whether a beat leads to a side of something that stays where it is."""
    other = blocking.marks.get(beat.action.target)
    goes = beat.motion in (*GOING, *_LEAPS, *_OF_THINGS)
    if beat.action.side is None or other is None or not goes:
        return False
    stays = other.route is None and not other.plays(*GOING)
    return (stays or _has_landed(other)) and other.role != "held"


def _has_landed(other: Mark) -> bool:
    """Whether what has a cabin only comes down where it is: one gets out of it then."""
    goes = [one for one in other.beats if one.motion in GOING]
    down = bool(goes) and all(one.action.direction == "down" for one in goes)
    return down and other.figure.family == "aircraft"


@dataclass
class _Way:
    """Where (3,) somebody is at which second, and how high they leap or fly between: begin, end
    (seconds) and metres."""

    keys: list[tuple[float, Array]] = field(default_factory=list)
    bumps: list[tuple[float, float, float]] = field(default_factory=list)

    def stay(self, time: float) -> float:
        """Stay until a second, if that is not over yet; gives back the second from which on."""
        now, here = self.keys[-1]
        self.keys.append((max(time, now + 0.02), here))
        return self.keys[-1][0]

    def go(self, points: Sequence[Array], begin: float, lasts: float) -> None:
        """Along points, the first of which is where one is, getting going and coming to rest."""
        path = np.array(points)
        steps = np.concatenate([[0.0], np.linalg.norm(np.diff(path, axis=0), axis=1).cumsum()])
        for part in np.linspace(0.0, 1.0, 25)[1:]:
            gone = float(smooth(np.array([part]))[0]) * steps[-1]
            spot = np.array([np.interp(gone, steps, path[:, axis]) for axis in range(3)])
            self.keys.append((begin + part * lasts, spot))

    def route(self, seconds: float) -> Route:
        """The route through the keys."""
        times = clock(seconds)
        at = np.array([key[0] for key in self.keys])
        points = np.stack([key[1] for key in self.keys])
        path = np.stack([np.interp(times, at, points[:, axis]) for axis in range(3)], axis=-1)
        for begin, end, high in self.bumps:
            part = np.clip((times - begin) / max(end - begin, 0.05), 0.0, 1.0)
            path[:, 2] += 4 * high * part * (1 - part)
        return along(seconds, path)


def _send(mark: Mark, beats: Sequence[Beat], blocking: Blocking, ground: Ground) -> None:
    """Lay the route of somebody out, side by side."""
    first = blocking.marks[beats[0].action.target]
    mark.role, mark.mount = ("actor", "") if mark.role == "rider" else (mark.role, mark.mount)
    mark.role = "driver" if mark.role in ("prop", "floating") else mark.role  # it goes by itself
    _lay_over(mark, beats, blocking)
    side = _side_before(mark, first, beats[0], blocking)
    _bring_forward(mark, beats, blocking, ground)
    begin, middle = _spot(mark, first, side), _between(mark, first, blocking)
    way = _Way([(-LEAD, begin if middle is None else middle)])
    _come_there(way, mark, first, beats)
    played: dict[int, list[Beat]] = {}
    for place, beat in enumerate(beats):
        other = blocking.marks[beat.action.target]
        other.role = "fixture" if other.role == "prop" else other.role  # nobody kicks it away
        following = beats[place + 1].start if place + 1 < len(beats) else blocking.seconds
        by = min(following, blocking.seconds) - _STAYS_LAST * (place + 1 == len(beats))
        played[id(beat)] = _leg(way, mark, beat, other, side, by)
        side = beat.action.side or side
    mark.beats = [each for one in mark.beats for each in played.get(id(one), [one])]
    mark.route = way.route(blocking.seconds)
    mark.position, mark.heading = mark.route.point(0.0).copy(), float(mark.route.heading[0])


def _lay_over(mark: Mark, beats: Sequence[Beat], blocking: Blocking) -> None:
    """Lay what lies flat on the ground over who is or gets under it: a leaf over a beetle."""
    for beat in beats:
        other = blocking.marks[beat.action.target]
        told = {one.kind for one in blocking.scene.relations
                if (one.a, one.b) == (mark.name, other.name)}  # fmt: skip
        flat = other.figure.height < mark.figure.height + _UNDER and other.role == "prop"
        if flat and "under" in (*told, beat.action.side) and other.position[2] < _UNDER:
            other.position = other.position + [0.0, 0.0, mark.figure.height + _UNDER]
            other.role = "fixture"


def _come_there(way: _Way, mark: Mark, other: Mark, beats: Sequence[Beat]) -> None:
    """Who is said to go before comes to the first side from further out."""
    before = [one for one in mark.beats if one.motion in GOING and one not in beats]
    if not before:
        return
    spot = way.keys[0][1]
    begin, end = max(before[0].start, 0.0), min(before[-1].end, beats[0].start)
    out = (spot - other.position) * (1, 1, 0)
    far = min(pace(mark, before[0]) * max(end - begin, 0.5), _COMES * max(reach(mark.figure), 0.5))
    away = out / max(float(np.linalg.norm(out)), 1e-6) * far
    way.keys = [(-LEAD, spot + away), (begin, spot + away)]
    way.go([spot + away, spot], begin, max(end - begin - 0.1, 0.3))


def _between(mark: Mark, other: Mark, blocking: Blocking) -> Array | None:
    """The middle (3,) between a thing and the other one that somebody is between before; None for
    who is not."""
    ends = [one.b for one in blocking.scene.relations if one.kind == "between"
            and one.a == mark.name and one.b in blocking.marks]  # fmt: skip
    if other.name not in ends or len(ends) < 2:
        return None
    places = [blocking.marks[one].position for one in ends]
    return np.asarray(np.mean(places, axis=0) * (1, 1, 0) + [0.0, 0.0, mark.position[2]])


def _side_before(mark: Mark, other: Mark, beat: Beat, blocking: Blocking) -> Spatial:
    """On which side of something somebody is before they go to another one."""
    told = (
        one.kind for one in blocking.scene.relations if (one.a, one.b) == (mark.name, other.name)
    )
    side = next((one for one in told if one in _SPOTS or one == "between"), None)
    if side is not None and side != beat.action.side:
        return side
    if beat.action.side == "in" and other.figure.family in _CLOSED:
        return "in front of"  # to the door on the near side
    return _ACROSS.get(beat.action.side or "on", "left of")


_SPOTS: tuple[Spatial, ...] = (
    "left of",
    "right of",
    "in front of",
    "behind",
    "beside",
    "near",
    *_ABOVE,
)


def _spot(mark: Mark, other: Mark, side: Spatial) -> Array:
    """Where (3,) somebody is on a side of something."""
    if side == "in" and other.figure.family in _CLOSED:
        return np.asarray(other.position * (1, 1, 0), np.float64)
    if side == "in":
        return spot_inside(mark, other, 0, 1)
    if side == "on":
        seat = other.figure.anchors.get("deck") or other.figure.anchors.get("seat")
        spot = np.array(seat[1] if seat else (0.0, 0.0, top_under(mark, other)))
        return np.asarray(other.position + turned(yaw(np.array([other.heading])), spot)[0])
    if side in ("behind", "in front of"):
        mark.heading = 0.0  # who comes round a corner is seen from the side there
    if side in ("under", "above"):
        return spot_beside(mark, other, side, 0)
    spot = _clear(mark, other, spot_beside(mark, other, side, 0))
    if _flies(mark) and not _lands(mark, other):
        spot[2] = max(spot[2], other.position[2] + _BESIDE_IT * other.figure.height, 0.3)
        if side == "behind" and other.figure.height >= _TALL:
            spot[0] -= 0.5 * float(extents(other)[0])  # it looks out from behind the crown
    elif side == "behind" and mark.figure.height < _HIDING * other.figure.height:
        out = _LOOKS_OUT * float(extents(other)[0])  # one sees who that is
        spot[0] = min(float(spot[0]), float(other.position[0]) - out)
    return np.asarray(spot)


def _clear(mark: Mark, other: Mark, spot: Array) -> Array:
    """The same spot, so far out that nobody's head or tail is before the thing; who flies keeps off
    the crown of a tree, too."""
    way = (spot - other.position)[:2]
    axis = int(np.argmax(np.abs(way)))
    own = (_BY_LENGTH if axis == 0 else _BY_WIDTH) * mark.figure.length
    size = extents(other) if _flies(mark) else 2 * (_box(other, mark).half - _room(mark))
    least = 0.5 * float(size[axis]) + own + _GAP * min(reach(mark.figure), 1.0)
    if 1e-6 < abs(way[axis]) < least:
        spot[axis] = other.position[axis] + np.sign(way[axis]) * least
    return spot


def _flies(mark: Mark) -> bool:
    return mark.figure.family in _WINGED and (mark.on_the_wing or mark.plays("float", "hover"))


def _lands(mark: Mark, other: Mark) -> bool:
    """Whether somebody who flies sits before and after that: beside a tree one would not see it,
    unless it is told to fly down."""
    down = any(beat.action.side and beat.action.direction == "down" for beat in mark.beats)
    return mark.figure.family == "bird" and (down or other.figure.height < _TALL)


def _bring_forward(mark: Mark, beats: Sequence[Beat], blocking: Blocking, ground: Ground) -> None:
    """Bring those behind whom or which somebody goes so far forward that the wall of a room does
    not hide that."""
    for beat in beats if ground.is_room else ():
        other = blocking.marks[beat.action.target]
        back = float(_spot(mark, other, beat.action.side or "on")[1]) - _BACK
        if back > 0 and not other.kept:
            along = {other.name} | {
                one.a for one in blocking.scene.relations if one.b == other.name
            }
            for name in along & set(blocking.marks):
                one = blocking.marks[name]
                one.position = one.position - [0.0, back, 0.0]


def _leg(way: _Way, mark: Mark, beat: Beat, other: Mark, side: Spatial, by: float) -> list[Beat]:
    """From one side to the next; gives back the beats as they are played."""
    here, goal = way.keys[-1][1], _spot(mark, other, beat.action.side or "on")
    if side == "between" and beat.action.side in ("in front of", "behind"):
        goal[0] = here[0]  # before both of them
    if np.linalg.norm(goal - here) < min(0.05, 0.4 * mark.figure.height):
        return [beat]
    begin = way.stay(max(beat.start, _STAYS_FIRST if len(way.keys) == 1 else 0.0))
    if (side, beat.action.side) == ("in", "in front of"):
        share = _OF_A_CAR if other.figure.family in _CLOSED else _GOES_ON
        far = min(share * mark.figure.longest, pace(mark, beat) * max(by - begin, 0.0))
        goal = goal - [0.0, far, 0.0]
    if _flies(mark):
        return _fly(way, mark, beat, other, goal, begin, by)
    apart = side in _ABOVE or beat.action.side in _ABOVE
    points = [here, goal] if apart else round_about(here, goal, _box(other, mark))
    far = float(np.linalg.norm(np.diff(np.array(points), axis=0), axis=1).sum())
    level = abs(goal[2] - here[2]) < 0.1
    if level and beat.motion in _LEAPS and far <= _ONE_LEAP * mark.figure.length + _RUN_UP:
        return _leap(way, mark, beat, goal, begin)
    motion = "hop" if beat.motion in _LEAPS else beat.motion
    beat = replace(beat, motion=motion)
    points = points if level else [here, _edge(mark, other, here, goal), goal]
    lasts = float(np.clip(far / pace(mark, beat), _LEAST, max(by - begin, _LEAST)))
    if level:
        way.go(points, begin, lasts)
        if side == "in" and other.figure.family in _CLOSED:
            mark.shown = (out_of(way.keys, other, begin), mark.shown[1])
        elif beat.action.side == "in" and other.figure.family in _CLOSED:
            mark.shown = (mark.shown[0], into(way.keys, other, begin))
    else:
        _up_or_down(way, points, begin, lasts)
    return [replace(beat, start=begin, end=way.keys[-1][0])]


def _up_or_down(way: _Way, points: Sequence[Array], begin: float, lasts: float) -> None:
    """To the edge of something and up onto it, or down from it and on."""
    here, edge, goal = points
    rises = goal[2] > here[2]
    bump = _LOWEST + 0.1 * abs(float(goal[2] - here[2]))
    rest = max(lasts - _UP, 0.1)
    if rises:
        way.go([here, edge], begin, rest)
        begin += rest
    way.bumps.append((begin, begin + _UP, bump))
    way.keys.append((begin + _UP, goal if rises else edge))
    if not rises:
        way.go([edge, goal], begin + _UP, rest)


def _edge(mark: Mark, other: Mark, here: Array, goal: Array) -> Array:
    """Where (3,) on the ground somebody is before the leap onto something, or after that down from
    it: at its edge, on the side of where they come from or go."""
    low, high = (here, goal) if here[2] < goal[2] else (goal, here)
    out = (low - high) * (1, 1, 0)
    far = float(np.linalg.norm(out))
    ahead = out / far if far > 0.05 else np.array([-1.0, 0.0, 0.0])
    half = 0.5 * np.abs(extents(other) @ np.abs(ahead[:2])) + 0.5 * mark.figure.length + 0.05
    far = min(half, far) if far > 0.05 else half  # who was under it comes out from there first
    return np.asarray(high * (1, 1, 0) + far * ahead + [0.0, 0.0, low[2]])


def _leap(way: _Way, mark: Mark, beat: Beat, goal: Array, begin: float) -> list[Beat]:
    """In one leap."""
    here = way.keys[-1][1]
    rise = float(np.clip(_RISE * np.linalg.norm(goal - here), _LOWEST, _HIGHEST))
    lasts = float(np.sqrt(8 * rise / GRAVITY))
    begin = way.stay(begin + 0.3)
    way.keys.append((begin + lasts, goal))
    if mark.figure.family in ("person", "quadruped") and mark.hurdle is None:
        mark.hurdle = (begin, lasts)  # the legs do the rest
    else:
        way.bumps.append((begin, begin + lasts, rise))
    motion = "jump" if beat.motion == "hop" else beat.motion
    return [replace(beat, motion=motion, start=begin - 0.3, end=begin + lasts + 0.3)]


def _fly(
    way: _Way, mark: Mark, beat: Beat, other: Mark, goal: Array, begin: float, by: float
) -> list[Beat]:
    """Through the air, in an arc over what is low and around what is high."""
    here = way.keys[-1][1]
    box = _box(other, mark)
    low = other.figure.height < _TALL or max(here[2], goal[2]) > other.figure.height
    points = [here, goal] if low else round_about(here, goal, box)
    far = float(np.linalg.norm(np.diff(np.array(points), axis=0), axis=1).sum())
    lasts = float(np.clip(far / (0.4 * pace(mark, beat)), 1.3, max(by - begin, _LEAST)))
    way.go(points, begin, lasts)
    high = _ARC * min(far, 2.0)
    if low and max(here[2], goal[2]) < other.figure.height:
        high = max(high, other.position[2] + other.figure.height + _OVER)
    way.bumps.append((begin, begin + lasts, high))
    end = begin + lasts
    sits = here[2] < 0.2 and _lands(mark, other)
    waits = any(one.start < beat.start for one in mark.beats)  # it hovers there until then
    flies = replace(beat, start=begin if sits or waits else 0.0, end=end)
    if goal[2] > 0.2 or not _lands(mark, other):
        return [replace(flies, end=max(beat.end, end))]
    down = replace(beat, start=end - _LANDS, end=end)
    down = replace(down, action=beat.action.model_copy(update={"direction": "down"}))
    return [replace(flies, end=end - _LANDS), down]


def _box(other: Mark, mark: Mark) -> Box:
    """What is in the way of somebody: a thing as it stands, a tree as its trunk."""
    tree = other.figure.height > 1.6 * mark.figure.height
    size = np.minimum(extents(other), foot(other.figure, mark.figure.height) if tree else np.inf)
    return Box(other.position[:2].copy(), 0.5 * size + _room(mark))


def _room(mark: Mark) -> float:
    """Metres to either side that somebody needs who goes round something."""
    return 0.5 * mark.figure.width + 0.03
