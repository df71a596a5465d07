"""Walkers: where those on foot go in a film, and when they are there.

Nobody jumps: every way begins where the body stands. Who walks to something ends at arm's length
from it and faces it; who walks nowhere in particular keeps to the acting area.
"""

from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.footing import ARM, clear_side, edge, handy_side
from soracli.stage.ground import Ground, Spot
from soracli.stage.journey import Journey
from soracli.stage.marks import GOING, HEADINGS, Mark, body_radius
from soracli.stage.nearness import (
    APPROACHES,
    STROLL,
    WITH_SOMEBODY,
    due,
    meets,
    off_the_seat,
    stays,
    walks_up,
)
from soracli.stage.nearness import apart as near
from soracli.stage.pace import hurried, pace
from soracli.stage.pushing import SHOVES, shove
from soracli.stage.roaming import bent, come_by, goes_deeper, room_of, run_up, way_out
from soracli.stage.schedule import Beat, lies_already, natural_seconds
from soracli.stage.staying_down import RISE, RISING, SEATED, until_risen
from soracli.stage.turns import Array
from soracli.stage.yielding import step_aside

_THROUGH = 0.9
"""Metres that somebody goes on behind what was knocked over."""
_NOT_TO = ("flee", "lead", "leave")
"""Motions whose target is not where one goes."""
_ANYWHERE = (None, "across", "through", "forward")
"""Directions of who may as well go to where something is done next."""
_HALT = 0.7
"""Seconds before something else is done by which one has gone where one goes."""
_ASIDE = np.pi / 3
"""Radians that the head turns alone; beyond them the body turns too."""


class Walkers:
    """Gives every mark on foot its route, and tells its beats when they really happen."""

    def __init__(self, blocking: Blocking, ground: Ground) -> None:
        """`blocking` is placed already; its marks get routes here."""
        self._blocking, self._ground = blocking, ground
        self._journeys: dict[str, Journey] = {}
        self._goals: list[Spot] = []
        self._up: dict[str, float] = {}
        self._out: str | None = None  # who leaves after somebody leaves the same way
        self._meetings: dict[tuple[frozenset[str], str, float], float] = {}

    def send(self, marks: list[Mark]) -> None:
        """Send these on their way; who goes to somebody else goes after that one has gone."""
        names = {mark.name for mark in marks}
        after = [mark for mark in marks if _aims(mark) & (names - {mark.name})]
        for mark in [*(mark for mark in marks if mark not in after), *after]:
            self._send(mark)
            step_aside(mark, [one for one in marks if one is not mark])

    def _send(self, mark: Mark) -> None:
        journey = Journey(self._blocking.seconds, mark.position.copy(), mark.heading)
        self._journeys[mark.name] = journey
        played: list[Beat] = []
        for beat in sorted(mark.beats, key=lambda beat: beat.start):
            now = self._play(mark, journey, beat)
            if now is not None and not lies_already(now, played, RISING):
                played.append(now)
        up = self._up.get(mark.name, np.inf)
        mark.beats = [until_risen(beat, played, up) for beat in played]
        mark.route = journey.route()

    def _play(self, mark: Mark, journey: Journey, beat: Beat) -> Beat | None:
        """One beat: walk as it asks, and give it back as it will be played (None: only walked)."""
        if beat.motion in GOING:
            return self._go(mark, journey, beat)
        if walks_up(mark, beat, self._blocking.marks):
            return self._approach(mark, journey, beat)
        if beat.motion == "turn":
            return self._turn(mark, journey, beat)
        if beat.motion in SEATED and mark.spot is not None:
            return self._sit(mark, journey, beat)
        if beat.motion == "stand_up" and mark.seat:
            journey.shift(beat.start + 0.3, beat.start + 1.2, off_the_seat(mark, journey.heading))
        if (beat.said or beat.motion == "point") and not mark.posture:
            self._face(journey, beat.start - 0.15, beat.action.target)
        return beat

    # -- going somewhere ---------------------------------------------------------------------

    def _go(self, mark: Mark, journey: Journey, beat: Beat) -> Beat:
        start = max(beat.start, journey.free)
        by = min(beat.end, beat.until)
        earlier = any(one.start < beat.start - 0.1 and not one.kept for one in mark.beats)
        if beat.motion == "enter" and (mark.film or not earlier):
            return self._enter(mark, journey, beat, by)
        under_way = mark.moving and beat.start <= 0
        begin = -1.0 if under_way else max(start, RISE if mark.posture else 0.0)
        target = self._blocking.marks.get(beat.action.target)
        apart = None
        if target is None and not mark.film and beat.action.direction in _ANYWHERE:
            target, apart = due(mark, beat, self._blocking.marks)
        speed = pace(mark, beat)
        taken = self._others(mark, beat.start), body_radius(mark)
        inward = goes_deeper(self._ground, journey.position, beat, *taken)
        if beat.motion == "leave" and not (stays(mark, beat) or inward):
            self._leave(mark, journey, beat, begin, speed)
        elif target is not None and target is not mark and beat.motion not in _NOT_TO:
            if beat.motion == "knock_over" and not mark.kept and beat.start <= 0:
                way, others = self._ground.way_of(beat), self._others(mark, 0)
                ask = pace(mark, beat) * min(beat.until, 4.0), body_radius(mark), others
                begin = journey.stand(run_up(self._ground, self._now(target), way, *ask), way)
            goal, face = self._beside(mark, journey.position, target, apart)
            if beat.motion == "knock_over":  # with the whole body, right through where it stands
                goal = self._now(target) * (1, 1, 0) + _THROUGH * _ahead(face)
            points = self._around(mark, journey.position, goal, max(begin, 0.0), target)
            speed = hurried(mark, speed, _length(points), by - max(begin, 0.0))
            journey.free = journey.walk(points, begin, speed)
            journey.turn(journey.free, face)
            self._goals.append(Spot(goal, 0.3))
        else:
            lasts, speed = beat.end - max(begin, 0.0), min(speed, self._ground.reach)
            short = meets(mark, beat)  # who embraces somebody later stays within reach of them
            lasts = min(lasts, STROLL) if short else lasts - _HALT * stays(mark, beat)
            new = not (mark.kept or short) and beat.start <= 0
            if new and beat.action.direction != "backward":
                begin = self._come_by(mark, journey, beat, speed)
            points = self._onward(mark, journey, beat, speed, lasts, target)
            journey.free = journey.walk(points, begin, speed)
        return beat

    def _come_by(self, mark: Mark, journey: Journey, beat: Beat, speed: float) -> float:
        """Who is new and goes nowhere in particular passes through the middle of the set."""
        way, others = self._ground.way_of(beat), self._others(mark, 0.0)
        far = speed * beat.until
        start = come_by(self._ground, mark.position, way, far, body_radius(mark), others)
        return journey.stand(start * (1, 1, 0) + mark.position * (0, 0, 1), way)

    def _onward(
        self, mark: Mark, journey: Journey, beat: Beat, speed: float, lasts: float, foe: Mark | None
    ) -> list[Array]:
        """Nowhere in particular: straight on where there is room, else a bend within the set."""
        others = self._others(mark, beat.start)
        here, radius = journey.position, body_radius(mark)
        need = speed * min(lasts, max(beat.until - max(beat.start, 0.0), 0.5))
        said = beat.action.direction
        if said in HEADINGS:
            ways = [self._ground.way_of(beat)]
            if beat.way is None and said in ("toward camera", "away from camera") and ways == [0.0]:
                ways.append(np.pi)
        else:
            first = journey.heading if foe is None else _toward(self._now(foe), here)
            sides = (0.0, np.pi, 0.5, np.pi - 0.5, -0.5, np.pi + 0.5, -np.pi / 2, np.pi / 2)
            ways = [first, *(sorted(sides, key=lambda way: abs(_wrap(way - first))))]
        blocking = [] if said in HEADINGS else others
        rooms = [self._ground.room(here, way, radius, blocking) for way in ways]
        worth = [min(room, need) - 0.05 * place for place, room in enumerate(rooms)]
        best = int(np.argmax(worth))
        if rooms[best] >= 0.7 * need or said in HEADINGS:
            far = min(rooms[best], speed * (lasts + 0.5))
            return self._around(mark, here, here + far * _ahead(ways[best]), beat.start, mark)
        return self.bend(here, ways[best], speed, speed * (lasts + 0.5), mark, beat.start)

    def bend(
        self, here: Array, way: float, speed: float, far: float, mark: Mark, time: float = 0.0
    ) -> list[Array]:
        """A way of `far` metres that turns before it meets the edge of the set or anything."""
        others = self._others(mark, time)
        return bent(self._ground, here, way, speed, far, body_radius(mark), others)

    def _leave(self, mark: Mark, journey: Journey, beat: Beat, begin: float, speed: float) -> None:
        here = journey.position
        goal = way_out(self._ground, here, journey.heading, beat.action.direction or self._out)
        self._out = "left to right" if goal[0] > here[0] else "right to left"
        points = self._around(mark, here, goal, max(begin, 0.0), mark)
        by = min(beat.end, beat.until)
        speed = hurried(mark, speed, min(_length(points), 4.0), by - max(begin, 0.0), 1.25)
        gone = journey.walk(points, begin, speed, stops=False)
        mark.shown = (mark.shown[0], gone)
        journey.free = gone

    def _enter(self, mark: Mark, journey: Journey, beat: Beat, by: float) -> Beat:
        """Come in from the side of the set to where there is room beside the others."""
        sought = self._sought(mark, beat)
        begin, goal = max(beat.start, 0.0), (sought or mark).position * (1, 1, 0)
        # who comes in and says something is there when they say it
        by = min([by, *(one.start + 0.3 for one in mark.beats if one.said and one.start > begin)])
        speed = pace(mark, beat)
        far = float(np.clip(0.85 * speed * max(by - begin, 0.5), 2.2, 5.0))
        side = 1.0 if goal[0] > 0.2 else -1.0
        if beat.action.direction in ("left to right", "right to left"):
            side = -1.0 if beat.action.direction == "left to right" else 1.0
        start = goal + np.array([side * far, -0.4, 0.0])
        if self._ground.indoor:
            start[0] = np.clip(start[0], -self._ground.out, self._ground.out)
        if sought is not None:
            goal, _ = self._beside(mark, start, sought, APPROACHES["pick_up"])
        journey.stand(start, _toward(start, goal))
        points = self._around(mark, start, goal, begin, mark)
        partner = self._blocking.marks.get(beat.action.target) or self._nearest(mark, goal)
        partner = sought or partner
        journey.free = journey.walk(points, -1.0 if begin <= 0 else begin, speed)
        if partner is not None:
            journey.turn(journey.free, _toward(goal, self._now(partner)))
        if begin > 0:
            mark.shown = (begin, mark.shown[1])
        return beat

    def _sought(self, mark: Mark, beat: Beat) -> Mark | None:
        """The thing that somebody comes in for: what is picked up next."""
        later = [one for one in mark.beats if one.start > beat.start]
        if not later or later[0].motion != "pick_up":
            return None
        thing = self._blocking.marks.get(later[0].action.target)
        return thing if thing is not None and thing.role == "prop" else None

    # -- doing something to somebody ---------------------------------------------------------

    def _approach(self, mark: Mark, journey: Journey, beat: Beat) -> Beat:
        """Walk up to what the beat is done to; the beat begins when that is reached."""
        name = beat.action.over if beat.motion == "put_down" else beat.action.target
        other = self._blocking.marks.get(name)
        start = max(beat.start, journey.free, 0.0)
        if other is None or other is mark:
            return self._at(journey, beat, start)
        key = (frozenset((mark.name, other.name)), beat.motion, beat.start)
        if key in self._meetings:
            start = self._meetings[key]
            journey.turn(max(start - 0.5, 0.0), _toward(journey.at(start), self._now(other)))
            return self._at(journey, beat, start)
        goal, face = self._beside(mark, journey.position, other, near(beat.motion, mark, other))
        gap = float(np.linalg.norm((goal - journey.position)[:2]))
        if gap > 0.2 and not (mark.posture and gap < 0.6):
            if mark.posture:
                self._up[mark.name] = start
                start = max(start, RISE)
            points = self._around(mark, journey.position, goal, start, other)
            time = min(beat.end, beat.until) - start - 0.7 * natural_seconds(beat)
            speed = hurried(mark, pace(mark, beat), _length(points), max(time, 0.6))
            start = journey.walk(points, start, speed)
        if not mark.posture or gap > 0.6:
            journey.turn(max(start - 0.2, 0.0), face)
        self._meetings[key] = start
        if beat.motion in WITH_SOMEBODY:
            self._await(other, mark, start)
        played = self._at(journey, beat, start)
        if beat.motion in SHOVES:
            to = self._blocking.marks.get(beat.action.over)
            return shove(mark, journey, played, other, self._ground, to)
        return played

    def _await(self, other: Mark, mark: Mark, start: float) -> None:
        """Who is come up to turns to who comes."""
        journey = self._journeys.get(other.name)
        if journey is None or other.posture:
            return
        heading = _toward(journey.at(start), self._journeys[mark.name].position)
        journey.turn(max(start - 0.9, 0.0), heading)
        other.route = journey.route()

    @staticmethod
    def _at(journey: Journey, beat: Beat, start: float) -> Beat:
        """The beat from when it can really begin, at its natural length if there is time."""
        lasts = natural_seconds(beat)
        left = min(beat.end, beat.until) - start
        lasts = float(np.clip(left, 0.55 * lasts, lasts))
        journey.free = start + lasts
        return replace(beat, start=start, end=start + lasts)

    def _turn(self, mark: Mark, journey: Journey, beat: Beat) -> Beat:
        """Turn round, or to somebody: the route does it, and no gesture once more."""
        target = self._blocking.marks.get(beat.action.target)
        start = max(beat.start, journey.free, 0.0)
        if target is None or target is mark:
            journey.turn(start, journey.heading + np.pi)
        else:
            journey.turn(start, _toward(journey.position, self._now(target)))
        return replace(beat, motion="turn_round", start=start)

    def _sit(self, mark: Mark, journey: Journey, beat: Beat) -> Beat:
        """Walk to the front of the seat, turn round, and sit down backward onto it."""
        assert mark.spot is not None
        place, heading = mark.spot
        mark.spot = None
        front = place + 0.42 * _ahead(heading)
        start = max(beat.start, journey.free, 0.0)
        seat = self._blocking.marks.get(mark.seat)
        points = self._around(mark, journey.position, front, start, seat or mark)
        by = min(beat.until, self._blocking.seconds + mark.film)
        speed = hurried(mark, pace(mark, beat), _length(points), by - start - 1.2)
        start = journey.walk(points, start, speed)
        journey.turn(start, heading)
        journey.shift(start + 0.5, start + 1.2, place - front)
        journey.free = start + 1.2
        return replace(beat, start=start + 0.4, ease=0.8)

    def _face(self, journey: Journey, time: float, name: str) -> None:
        """Turn to somebody who is spoken to, if the head alone does not get there."""
        other = self._blocking.marks.get(name)
        if other is None:
            return
        heading = _toward(journey.at(time), self._now(other))
        if abs(_wrap(heading - journey.facing(time))) > _ASIDE:
            journey.turn(max(time, 0.0), heading)

    # -- where things are --------------------------------------------------------------------

    def _now(self, mark: Mark) -> Array:
        """Where somebody is in the end, as far as is known by now."""
        journey = self._journeys.get(mark.name)
        return journey.position if journey is not None else mark.position

    def _nearest(self, mark: Mark, goal: Array) -> Mark | None:
        others = [one for one in self._blocking.of("actor") if one is not mark]
        return min(others, key=lambda one: _gap(self._now(one), goal), default=None)

    def _beside(
        self, mark: Mark, here: Array, other: Mark, apart: float | None = None
    ) -> tuple[Array, float]:
        """Where to stand at something so that the hand can reach it, and which way to face."""
        there = self._now(other)
        bearer = self._under(other) or other
        side = edge(here, self._now(bearer), bearer)
        away = here - side
        if bearer is not other and _gap(side, there) > ARM:
            side, away = handy_side(here, there, self._now(bearer), bearer)
        away[2] = 0.0
        size = float(np.linalg.norm(away))
        away = away / size if size > 0.05 else -_ahead(mark.heading)
        if apart is None:
            apart = 0.9 if other.role in ("actor", "rider") else 0.45
            apart += 0.0 if other.role != "actor" else 0.3 * max(other.figure.length - 0.5, 0)
        if bearer is not other:
            apart = 0.22
        goal = (side + apart * away) * (1, 1, 0)
        if _gap(here, side) <= apart + 0.1:
            goal = here.copy()
        else:
            people = [one for one in self._blocking.of("actor") if one not in (mark, other)]
            taken = [*self._goals, *(Spot(self._now(one), body_radius(one)) for one in people)]
            if other.role == "actor":
                solid = [one for one in self._blocking.of("fixture") if one.name != other.seat]
                goal = clear_side(goal, there, self._ground, taken, solid)
            elif not self._ground.clear(goal, 0.2, taken):
                goal = self._ground.free(goal, 0.25, taken)
        return goal, _toward(goal, side if bearer is other else there)

    def _under(self, thing: Mark) -> Mark | None:
        """The table, say, that a thing lies on."""
        if thing.role != "prop" or thing.position[2] < 0.2:
            return None
        for mark in self._blocking.of("fixture"):
            if _gap(edge(thing.position, mark.position, mark), thing.position) < 0.02:
                return mark
        return None

    def _around(
        self, mark: Mark, here: Array, goal: Array, time: float, ignored: Mark
    ) -> list[Array]:
        others = self._others(mark, time, ignored)
        return self._ground.way(here, goal, body_radius(mark), others)

    def _others(self, mark: Mark, time: float, ignored: Mark | None = None) -> list[Spot]:
        """The places that are taken by others at a world second."""
        spots = []
        for other in self._blocking.of("actor", "fixture", "driver"):
            if other in (mark, ignored) or other.since > max(time, 0.0) + 1e-6:
                continue
            spots += room_of(other, self._now(other), body_radius(other))
        return spots


def _aims(mark: Mark) -> set[str]:
    return {beat.action.target for beat in mark.beats if beat.action.target}


def _length(points: list[Array]) -> float:
    return float(np.linalg.norm(np.diff(np.array(points), axis=0)[:, :2], axis=1).sum())


def _ahead(heading: float) -> Array:
    return np.array([np.cos(heading), np.sin(heading), 0.0])


def _toward(here: Array, there: Array) -> float:
    return float(np.arctan2(there[1] - here[1], there[0] - here[0]))


def _gap(a: Array, b: Array) -> float:
    return float(np.linalg.norm((a - b)[:2]))


def _wrap(angle: float) -> float:
    return float((angle + np.pi) % (2 * np.pi) - np.pi)
