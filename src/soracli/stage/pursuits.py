"""Pursuits: chasers go after their quarry, which keeps just ahead of them."""

from collections.abc import Callable

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.fleeing import flees
from soracli.stage.ground import Ground
from soracli.stage.journey import Journey
from soracli.stage.marks import GOING, Mark, reach
from soracli.stage.pace import pace
from soracli.stage.route import LEAD, RATE, Route, along, clock
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, smooth, turned, yaw
from soracli.stage.under_way import LEVEL, is_upright
from soracli.stage.walkers import Walkers

_DOWNHILL = 0.5
"""Metres down or up from which on a way is one along a slope."""
_ROW, _LANE = 1.25, 1.6
"""Of their own length and width how far from one another those are who flee together."""
_IDLE = frozenset(("", "stand", "look", "graze", "peck", "breathe"))
"""What those do who have nothing else to do than to flee with the others."""
_ACROSS_A_ROOM = 0.9
"""The share of the way from the middle of a room to its walls that a chase leads."""
_ON_A_ROAD = ("vehicle", "boat", "aircraft")
"""Families that do not double like a hare."""
_LATE = 0.3
"""Seconds from the beginning from which a chase comes only after something else."""
_SMALL = 0.6
"""Metres of half a body behind whose middle one is not in it: a bus is longer than a hare."""
_BRAKES = 0.3
"""Seconds in which who gives up the chase comes to a stop (it is the time constant)."""
_GOES_ON = frozenset(
    (*GOING, "chase", "flee", "jump", "pounce", "catch", "fly", "hit", "kick", "pet")
)
"""What is done on the run; anything else after the chase is done where one has stopped."""
Circle = Callable[[Mark, float, str, float], Route]
"""The way of a mark round another (by its id) at metres a second, so many metres behind."""


class Pursuits:
    """Gives those who chase and are chased in a shot their routes."""

    def __init__(
        self, blocking: Blocking, ground: Ground, walkers: Walkers, circle: Circle
    ) -> None:
        """`walkers` know the ways around what stands on the set."""
        self._blocking, self._ground, self._walkers = blocking, ground, walkers
        self._circle = circle

    def run(self) -> None:
        """Send everybody off who chases, and whom they chase."""
        chasers = [
            mark
            for mark in self._blocking.with_motion("chase")
            if mark.role in ("actor", "driver") and any(beat.action.target for beat in mark.beats)
        ]
        if not chasers:
            return
        target = next(beat.action.target for beat in chasers[0].beats if beat.motion == "chase")
        quarry = self._blocking.marks.get(target)
        if quarry is None:
            return
        if quarry.role in ("fixture", "prop") and len(chasers) > 1:
            self._chase_around(chasers, quarry.name)
            return
        for mark in (*chasers, quarry):
            mark.beats = [beat for beat in mark.beats if not beat.kept]
        chase = next(beat for beat in chasers[0].beats if beat.motion == "chase")
        quarry.beats, speed = flees(quarry, chase), min(pace(chasers[0], chase), 4.2)
        gone = quarry.route if any(is_upright(beat) for beat in quarry.beats) else None
        on_foot = quarry.route if not quarry.on_the_wing else None
        if on_foot is not None and float(np.ptp(on_foot.position[:, 2])) > _DOWNHILL:
            gone = quarry.route  # a cheese that rolls downhill does so, whoever runs after it
        way = self._flees_to(quarry, chasers)
        if self._ground.indoor and not quarry.film:  # from wall to wall
            speed = min(speed, 2 * _ACROSS_A_ROOM * self._ground.far(way) / self._blocking.seconds)
        quarry.route = gone or self._flight(quarry, speed * 0.82, way)
        if quarry.film:
            quarry.route = self._bounded(quarry, speed * 0.82, way)
        self._herd(quarry, chasers, chase, way)
        taken: list[Array] = []
        for place, mark in enumerate(chasers):
            far = max(0.5 * quarry.figure.length - _SMALL, 0.0)
            path = self._hunt(mark, quarry.route.position, speed, place, taken, way, far)
            taken.append(path)
            path = _in_time(mark, chase, path, self._blocking.seconds)
            mark.route = along(self._blocking.seconds, path, 0.12)
        if gone is None and chase.start > _LATE:
            fled = _in_time(quarry, chase, quarry.route.position, self._blocking.seconds)
            quarry.route = along(self._blocking.seconds, fled)

    def _herd(self, quarry: Mark, chasers: list[Mark], chase: Beat, way: float) -> None:
        """All of those flee of whom the quarry is one, ahead of it and to its sides; in a file
        where they are driven through something."""
        mates = [
            mark
            for mark in self._blocking.marks.values()
            if quarry.entity.group and mark.entity.group == quarry.entity.group
            and mark is not quarry and mark not in chasers and mark.role == "actor"
            and not (mark.kept or mark.film) and all(one.motion in _IDLE for one in mark.beats)
        ]  # fmt: skip
        if quarry.route is None or quarry.kept or quarry.film:
            return
        file = chase.action.direction == "through"
        for place, mark in enumerate(mates, 1):
            row, side = (place, 0) if file else divmod(place, 3)
            long, wide = mark.figure.length, mark.figure.width
            off = np.array([_ROW * long * row, (_LANE * wide + 0.2) * (side - 3 * (side == 2)), 0])
            off[0] += 0.35 * long * (place % 2) * (not file)
            path = quarry.route.position + turned(yaw(np.array([way])), off[None])
            mark.beats = flees(mark, chase)
            path = _in_time(mark, chase, path, self._blocking.seconds)
            mark.route = along(self._blocking.seconds, path, 0.12)
            mark.position = mark.route.point(0.0).copy()

    def _chase_around(self, chasers: list[Mark], middle: str) -> None:
        """One after the other around something that stands there."""
        for place, mark in enumerate(chasers):
            beat = next(one for one in mark.beats if one.motion == "chase")
            speed, late = min(pace(chasers[0], beat), 4.2), 1.8 * place * reach(mark.figure)
            mark.route = self._circle(mark, speed, middle, late)

    def _flight(self, quarry: Mark, speed: float, way: float) -> Route:
        """A weaving run to `way`, radians, through the middle of the set."""
        times = clock(self._blocking.seconds)
        middle = self._blocking.seconds / 2
        path = np.zeros((len(times), 3))
        path[:, 0] = (times - middle) * speed
        weaves = 0.1 if quarry.figure.family in _ON_A_ROAD else 1.0
        path[:, 1] = 0.9 * np.sin(2 * np.pi * times / 2.9) + 0.35 * np.sin(2 * np.pi * times / 1.3)
        path[:, 1] *= weaves
        if quarry.figure.family in ("insect", "bird"):
            flight = 0.16 * np.sin(2 * np.pi * times / 1.7) + 0.07 * np.sin(2 * np.pi * times / 0.7)
            path[:, 2] = 0.68 + flight
        return along(self._blocking.seconds, turned(yaw(np.array([way])), path))

    def _flees_to(self, quarry: Mark, chasers: list[Mark]) -> float:
        """Where a quarry runs, radians: as the words say, in a film else away from who comes."""
        beats = [beat for mark in (quarry, *chasers) for beat in mark.beats]
        told = (beat.action.direction for beat in beats)
        said = next((one for one in told if one in LEVEL), None)
        if said is not None or not quarry.kept:
            return self._ground.heading(said)
        if quarry.moving or not chasers[0].kept:
            return quarry.heading
        away = quarry.position - chasers[0].position
        return float(np.arctan2(away[1], away[0]))

    def _bounded(self, quarry: Mark, speed: float, heading: float) -> Route:
        """A flight in a film: from where it stands, and never off the set."""
        seconds, start = self._blocking.seconds, quarry.position.copy()
        if not quarry.kept:
            half = min(0.75 * self._ground.far(heading), speed * seconds / 2)
            start = -half * np.array([np.cos(heading), np.sin(heading), 0.0])
        journey = Journey(seconds, start, heading)
        far = speed * (seconds + LEAD)
        points = self._walkers.bend(start, heading, speed, far, quarry)
        journey.walk(points, 0.0 if quarry.kept else -1.0, speed, stops=False)
        route = journey.route()
        if quarry.figure.family in ("insect", "bird"):
            times = clock(seconds)
            route.position[:, 2] = 0.68 + 0.16 * np.sin(2 * np.pi * times / 1.7)
        return route

    def _hunt(
        self,
        mark: Mark,
        prey: Array,
        speed: float,
        place: int,
        taken: list[Array],
        way: float,
        far: float,
    ) -> Array:
        """Run at the prey, turning no faster than a body can, and not into each other.

        The prey flees to `way`, radians; who hunts it stays behind it, and of a long one `far`
        metres more, and in a lane of its own.
        """
        path = np.zeros_like(prey)
        lane = (0.4 + 0.5 * (place // 2)) * (1 if place % 2 else -1)
        behind = reach(mark.figure) * (0.9 + 1.1 * place) + far
        turned_to = yaw(np.array([way]))[0]
        now = prey[0] + turned_to @ np.array([-behind - 0.3, lane, 0.0])
        now[2] = 0.0
        heading, waits = way, 0
        if mark.kept:
            now, heading, waits = mark.position * (1, 1, 0), mark.heading, int(LEAD * RATE)
            path[:waits] = now
        for step in range(waits, len(prey)):
            goal = prey[step] * (1, 1, 0) + turned_to @ np.array([-behind, lane, 0.0])
            for other in taken:
                away = now - other[step]
                gap = float(np.linalg.norm(away))
                if gap < 0.9:
                    goal = goal + away / max(gap, 1e-3) * (0.9 - gap) * 2
            toward = goal - now
            distance = float(np.linalg.norm(toward))
            wish = float(np.arctan2(toward[1], toward[0]))
            turn = (wish - heading + np.pi) % (2 * np.pi) - np.pi
            heading += float(np.clip(turn, -4.0 / RATE, 4.0 / RATE)) * float(
                smooth(np.array(distance / 0.4))
            )
            pace = speed * float(np.clip(0.55 + distance, 0.55, 1.15))
            now = now + np.array([np.cos(heading), np.sin(heading), 0.0]) * pace / RATE
            path[step] = now
        return path


def _in_time(mark: Mark, chase: Beat, path: Array, seconds: float) -> Array:
    """The way (N, 3) of one of a chase, who stays where it begins until it does, and where it ends
    if they do something else in the end."""
    if mark.film or mark.kept:
        return path
    times, late = clock(seconds), chase.start > _LATE
    own = 0.5 * chase.start + np.maximum(times - chase.start, 0.0) if late else times
    later = [one for one in mark.beats if one.start > max(chase.start, 0.0) + _LATE]
    if later and mark.plays("chase") and not any(one.motion in _GOES_ON for one in later):
        left = np.maximum(times - min(one.start for one in later), 0.0)
        own = own - left + _BRAKES * (1 - np.exp(-left / _BRAKES))
    return np.stack([np.interp(own, times, path[:, k]) for k in range(3)], axis=-1)
