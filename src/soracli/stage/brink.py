"""Over the brink: what rolls, slides or marches along what it stands on, stays on that or goes over
its edge and falls.

Until the edge it is led, so that it gets there in time; from there on the physics has it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from soracli.stage.marks import GOING, Mark, center, rest_height
from soracli.stage.performance import Contact, course_of
from soracli.stage.physics import Prop
from soracli.stage.schedule import Beat
from soracli.stage.spots import extents, top_under
from soracli.stage.turns import Array, pitch, roll, yaw
from soracli.stage.water import GRAVITY
from soracli.story.scene import Action, Scene

_AIRY = ("fly", "drift", "sail", "swim", "climb", "knock_over")
ALONG = ("roll", "slide", *(set(GOING) - set(_AIRY)))
"""Motions by which a thing goes along what it stands on."""
_ROUND, _GLIDES = ("roll",), ("roll", "slide", "drive")
_WADDLES, _STEPS = 0.09, 11.0
"""Radians to which a toy leans to either side that marches, and how fast it goes to and fro."""
_SLOWEST, _FASTEST = 0.12, 0.75
"""Metres per second at least and at most of what goes along a table: it is seen to go, and does not
shoot over the edge."""
_TAKES, _READY = 2.2, 0.15
"""Seconds that it takes to the edge where the words tell of nothing after it, and those for which
it stands there first."""
_KEEPS, _OVER = 0.12, 0.1
"""The share of the way along something that is kept free at its ends, and the share of its own size
by which the middle of a thing is over the edge when it is let go."""
_SENT, _COMES_FROM, _NEAR, _SIZES, _GAP = 2.2, 4.0, 1.0, 14.0, 0.03
"""Metres per second of what comes along the ground at something, the metres from which it comes at
most and at least, and in its own sizes, or it would not be made out; and those before the other at
which the physics has it."""
_TIPS = 1.6
"""Radians per second with which what does not roll tips over the edge."""
_TALL = 1.25
"""How many times as high as wide something is that rolls on its side."""
_LANE, _STAGGER, _SPREAD = 1.25, 1.15, 0.55
"""In sizes of what goes along it: the width of a lane, and how much further behind the next is; and
the share of the way that all of them together take up at most."""
_RIGHT = (1.0, -0.3)
"""What counts for an edge: how far to the right it is, and how far to the front (x, y)."""


@dataclass(frozen=True, eq=False)
class Brink:
    """The way of a thing along the top of another: from `start` (3,) `ahead` (3,), places of its
    middle in metres, between two world seconds. At the end it `falls`, or stays there."""

    mark: Mark
    under: Mark
    beat: Beat
    start: Array
    ahead: Array
    far: float
    begin: float
    end: float
    falls: bool
    lying: Array
    round: float

    @property
    def speed(self) -> float:
        """Metres per second."""
        return self.far / (self.end - self.begin)

    def send(self, prop: Prop) -> None:
        """Lead a prop along it, and let it go at the end."""
        prop.hold, prop.released = self._led, self.end
        prop.position, prop.rotation = self._led(0.0)
        prop.velocity = self.speed * self.ahead if self.falls else np.zeros(3)
        across = np.cross([0.0, 0.0, 1.0], self.ahead)
        rate = self.speed / self.round if self.round else _TIPS
        prop.spin = rate * across if self.falls else np.zeros(3)

    def contact(self) -> Contact | None:
        """What is heard of it on the way; None for who walks."""
        if self.beat.motion not in ("roll", "slide"):
            return None
        figure, under = self.mark.figure, self.under.figure
        x, y, z = (float(value) for value in self.start)
        seconds, there = self.end - self.begin, self.start + self.far * self.ahead
        return Contact(
            time=self.begin,
            kind="roll" if self.round else "scrape",
            a=self.mark.name,
            b=self.under.name,
            materials=(figure.material, under.material),
            impulse=figure.mass * GRAVITY * seconds,
            position=(x, y, z),
            speed=self.speed,
        ).lasting(
            seconds,
            course_of(
                np.array([self.begin, self.end]),
                np.stack([self.start, there]),
                np.full(2, self.speed),
            ),
        )

    def _led(self, time: float) -> tuple[Array, Array]:
        gone = self.speed * float(np.clip(time - self.begin, 0.0, self.end - self.begin))
        rotation = self.lying
        under_way = self.begin < time < self.end
        if self.beat.motion not in _GLIDES and under_way:  # a toy robot waddles
            rotation = rotation @ roll(np.array([_WADDLES * np.sin(_STEPS * time)]))[0]
        if self.round:
            heading = np.arctan2(self.ahead[1:2], self.ahead[:1])
            turn = pitch(np.array([gone / self.round]))
            rotation = (yaw(heading) @ turn @ yaw(-heading))[0] @ rotation
        middle = self.start + gone * self.ahead
        return middle - rotation @ center(self.mark.figure), rotation


def brink(mark: Mark, marks: Mapping[str, Mark], scene: Scene) -> Brink | None:
    """The way of a thing that the words send along what it is on, or off it; None for others."""
    beat = next((one for one in mark.beats if one.motion in ALONG), None)
    names = [one.b for one in scene.relations if one.kind == "on" and one.a == mark.name]
    under = next((marks[name] for name in names if name in marks), None)
    if beat is None or under is None or under is mark or mark.kept or under.role == "actor":
        return None
    later = [one for one in mark.beats if one.start > beat.start and one.motion == "fall"]
    falls = bool(later) or beat.action.direction == "down"
    way = _laid_out(mark, under, beat, later[0].start if later else None, falls)
    way = in_its_lane(way, _company(mark, under, marks, scene))
    quarter = 0.5 * np.pi * way.round
    if way.falls or not quarter or way.far < quarter:
        return way
    # what has rolled a quarter turn, or some, lies as flat as before: the physics feels a box
    return replace(way, far=quarter * np.floor(way.far / quarter))


def _company(mark: Mark, under: Mark, marks: Mapping[str, Mark], scene: Scene) -> tuple[int, int]:
    """Which of those a thing is that go along the same, and how many they are."""
    there = [one.a for one in scene.relations if one.kind == "on" and one.b == under.name]
    going = [name for name in dict.fromkeys(there) if name in marks and marks[name].plays(*ALONG)]
    return going.index(mark.name), len(going)


def in_its_lane(way: Brink, place: tuple[int, int]) -> Brink:
    """The way of one of several, beside the ways of the others and a little behind some of them,
    so that nothing rolls within another and no one hides the next."""
    number, count = place
    if count < 2:
        return way
    aside = np.array([-way.ahead[1], way.ahead[0], 0.0])
    size = max(way.mark.figure.length, way.mark.figure.width)
    turn = yaw(np.array([way.under.heading]))[0]
    sides = np.abs(turn.T @ aside)[:2] @ [way.under.figure.length, way.under.figure.width]
    room = max(float(sides) - 1.6 * size, 0.0)
    lanes = int(np.clip(room / (_LANE * size) + 1, 1, count))
    gap = min(room / max(lanes - 1, 1), 2.5 * _LANE * size)
    shift = (number % lanes - 0.5 * (lanes - 1)) * gap * aside
    # one behind the other as well: seen from the side, none hides the next
    spread = min((count - 1) * _STAGGER * size, _SPREAD * way.far)
    ahead = spread * (1 - number / (count - 1))
    far = max(way.far - (ahead if way.falls else spread), 0.1)
    end = way.begin + far / way.speed if way.falls else way.end
    return replace(way, start=way.start + shift + ahead * way.ahead, far=far, end=end)


def sent_at(mark: Mark, goal: Mark, hits: Action) -> Brink | None:
    """The way of a thing along the ground to what it `hits`, where it is said to roll or slide
    first: it gets there in time. None for others."""
    before = [one for one in mark.beats if one.motion in ("roll", "slide")
              and one.action.order < hits.order]  # fmt: skip
    crash = next((one for one in mark.beats if one.action == hits), None)
    if not before or crash is None or goal is mark or mark.kept:
        return None
    ahead = np.array([1.0, 0.0, 0.0])
    begin = max(before[0].start, 0.0)
    end = max(crash.start, begin + 0.6)
    lying, high, across, rolls = _bearing(mark, before[0], ahead)
    most = float(np.clip(_SIZES * mark.figure.longest, _NEAR, _COMES_FROM))
    far = min(_SENT * (end - begin), most)
    stop = goal.position * (1, 1, 0) - (0.5 * (extents(goal)[0] + across) + _GAP) * ahead
    start = stop - far * ahead + [0.0, 0.0, high]
    return Brink(mark, goal, before[0], start, ahead, far, begin, end, True, lying, rolls)


def _laid_out(mark: Mark, under: Mark, beat: Beat, falls_at: float | None, falls: bool) -> Brink:
    ahead, half = _side(under, beat)
    begin = max(beat.start, 0.0) + _READY
    end = falls_at if falls_at is not None else min(beat.end, begin + _TAKES)
    end = max(end, begin + 0.4)
    lying, high, across, rolls = _bearing(mark, beat, ahead)
    free = max(_KEEPS * half, 0.5 * across)
    edge = half + _OVER * across if falls else half - free
    far = float(np.clip(edge + half - free, 0.1, _FASTEST * (end - begin)))
    begin = max(begin, end - far / _SLOWEST)
    top = under.position + [0.0, 0.0, top_under(mark, under) + high]
    start = top + (edge - far) * ahead
    return Brink(mark, under, beat, start, ahead, far, begin, end, falls, lying, rolls)


def _side(under: Mark, beat: Beat) -> tuple[Array, float]:
    """Which way (3,) a thing goes along another, and half of how far that is, metres."""
    turn = yaw(np.array([under.heading]))[0]
    flip = -1.0 if beat.action.direction == "right to left" else 1.0
    sides = [turn @ np.array(way) for way in ((1.0, 0, 0), (-1.0, 0, 0), (0, 1.0, 0), (0, -1.0, 0))]
    halves = [0.5 * under.figure.length] * 2 + [0.5 * under.figure.width] * 2
    score = [flip * _RIGHT[0] * way[0] + _RIGHT[1] * way[1] for way in sides]
    best = int(np.argmax(score))
    return sides[best], halves[best]


def _bearing(mark: Mark, beat: Beat, ahead: Array) -> tuple[Array, float, float, float]:
    """How a thing lies (3, 3), the height of its middle over what it goes on, its size along its
    way, and the radius that it rolls on (0 if it does not roll), metres."""
    figure, heading = mark.figure, float(np.arctan2(ahead[1], ahead[0]))
    turn = yaw(np.array([heading]))[0]
    wide = max(figure.length, figure.width)
    if beat.motion not in _ROUND:
        high = rest_height(figure) + float(center(figure)[2])
        return turn, high, figure.length, 0.0
    if figure.family != "ball" and figure.height > _TALL * wide:
        return turn @ roll(np.array([0.5 * np.pi]))[0], 0.5 * wide, wide, 0.5 * wide
    if figure.length > _TALL * figure.height or figure.width > _TALL * figure.height:
        long = figure.length >= figure.width  # a pencil rolls across its way
        aside = turn @ yaw(np.array([0.5 * np.pi]))[0] if long else turn
        return aside, 0.5 * figure.height, figure.height, 0.5 * figure.height
    return turn, 0.5 * figure.height, wide, 0.5 * figure.height
