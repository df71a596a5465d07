"""Pushing, pulling and leading: somebody walks, and something or somebody goes along with them."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.casting import ANIMALS
from soracli.stage.ground import Ground
from soracli.stage.journey import Journey
from soracli.stage.marks import Mark, reach
from soracli.stage.route import Route, along
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, blurred, turned, yaw
from soracli.stage.under_way import LEVEL

SHOVES = ("push", "pull")
_PACE, _HEAVY_PACE, _LIGHT_PACE = 0.75, 0.42, 1.1
"""Metres per second of who pushes a crate, a car, and what weighs little or rolls."""
_HEAVY, _LIGHT = 250.0, 15.0
"""Kilograms of a car, and of a box that is not felt."""
_ELBOW = 0.32
"""Metres beside a thing that those walk who help to push it."""
_AT_ONCE, _LONGWISE = 0.6, ("vehicle", "board", "boat")
"""Seconds in which what is done is done from the beginning, and what goes ahead with its front."""
_LONG = 1.2
"""How many times as long as wide something is that is pushed or pulled along its length."""
_TAKES_HOLD = 0.6
"""Seconds from being there until it moves."""
_BESIDE = 0.15
"""Metres that are left between a thing and what it is brought to."""
_ASIDE, _BEHIND = 0.62, 0.35
"""Metres beside and behind who leads it that an animal walks."""
_SHOVED = 0.45
"""Metres that somebody staggers who is pushed."""
_STIFF, _SPRING = 60.0, 14.0
"""Per second squared, and per second: how firmly the hands hold a thing to its way."""
_GRIP = 25.0
"""Metres per second squared: the most that they push, by the mass of the thing."""


def shove(
    mark: Mark, journey: Journey, beat: Beat, thing: Mark, ground: Ground, goal: Mark | None = None
) -> Beat:
    """Walk on with a thing from where it was reached, to a `goal` where there is one; the beat as
    it will be played."""
    goal = goal if goal is not None and goal.role != "actor" else None
    heading = _way(mark, journey, beat, thing, ground, goal)
    dragged = beat.motion == "pull" and thing.role == "actor"
    if thing.role not in ("prop", "fixture", "driver") and not dragged:
        return beat
    ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
    start = beat.start + _TAKES_HOLD
    speed = pace_of(thing) * min(max(beat.action.speed, 0.5), 1.6)
    if mark.figure.family in ANIMALS:  # an ant is not as fast as a dog
        speed *= float(np.clip(mark.figure.length, 0.05, 1.0))
    end = min(beat.end, beat.until)
    room = ground.room(journey.position, heading, 0.3, [])
    if beat.motion == "push":
        room = max(room - 0.5 * thing.figure.length, 0.2)  # the thing needs room before it, too
    far = min(speed * max(end - start, 0.3), room)
    journey.turn(beat.start, heading)
    free = not mark.kept and not thing.kept and beat.start <= _AT_ONCE
    place = beat.action.agents.index(mark.name) if mark.name in beat.action.agents else 0
    if free and place and beat.action.direction in LEVEL:
        journey.stand(_at_its_side(thing, heading, place), heading)
    elif free:
        # in a clip of its own it goes through the middle of the set
        back = -0.5 * far * ahead
        if goal is not None:
            back = _up_to(goal, thing, heading) - far * ahead
        journey.stand(journey.position + back, heading)
        thing.position = thing.position + back
    there = journey.position + far * ahead
    arrives = journey.walk([journey.position, there], start, speed)
    return replace(beat, start=start - _TAKES_HOLD, end=max(arrives, beat.end))


def _up_to(goal: Mark, thing: Mark, heading: float) -> Array:
    """How far a thing is from a goal (3,), up to which it is brought on a heading (radians)."""
    gap = (goal.position - thing.position) * (1, 1, 0)
    near = _half(goal, heading) + _half(thing, heading) + _BESIDE
    return np.asarray(gap - near * np.array([np.cos(heading), np.sin(heading), 0.0]))


def _at_its_side(thing: Mark, heading: float, place: int) -> Array:
    """Where (3,) the others of several stand, at the sides of a thing that the first pushes."""
    aside = (1.0 if place % 2 else -1.0) * (_half(thing, heading + 0.5 * np.pi) + _ELBOW)
    back = 0.5 * (place - 1) // 2
    spot = np.array([-back, aside, 0.0])
    return np.asarray(thing.position * (1, 1, 0) + turned(yaw(np.array([heading])), spot)[0])


def _way(
    mark: Mark, journey: Journey, beat: Beat, thing: Mark, ground: Ground, goal: Mark | None
) -> float:
    """Where to a thing is pushed or pulled, radians: from where it was reached, or as was said, for
    which who does it in a clip of its own begins on the other side."""
    gap = thing.position - journey.position
    way = float(np.arctan2(gap[1], gap[0])) + (np.pi if beat.motion == "pull" else 0.0)
    if mark.kept or thing.kept or beat.start > _AT_ONCE:
        return way
    if beat.action.direction in LEVEL:
        way = ground.way_of(beat)
    elif goal is not None:
        to_it = goal.position - thing.position
        way = float(np.arctan2(to_it[1], to_it[0]))
    else:
        return way
    far = float(np.linalg.norm(gap[:2])) - _half(thing, float(np.arctan2(gap[1], gap[0])))
    figure = thing.figure
    long = figure.family in _LONGWISE or figure.length > _LONG * figure.width
    if thing.role != "actor" and long:
        thing.heading = way
    far += _half(thing, way)
    ahead = np.array([np.cos(way), np.sin(way), 0.0])
    side = 1.0 if beat.motion == "pull" else -1.0
    journey.stand(thing.position * (1, 1, 0) + side * far * ahead, way)
    return way


def _half(thing: Mark, way: float) -> float:
    """Metres from the middle of a thing to its edge, that way (radians)."""
    turn = way - thing.heading
    figure = thing.figure
    return 0.5 * float(abs(np.cos(turn)) * figure.length + abs(np.sin(turn)) * figure.width)


def pace_of(thing: Mark) -> float:
    """Metres per second at which somebody pushes a thing, by its mass."""
    mass = thing.figure.mass
    if mass > _HEAVY:
        return _HEAVY_PACE
    wheeled = any(name.startswith("wheel") for name in thing.figure.rig.names)
    return _LIGHT_PACE if mass < _LIGHT or wheeled else _PACE


def take_along(marks: Mapping[str, Mark]) -> None:
    """Give what is pushed or pulled, and everybody who is led, the way of who does it."""
    for mark in marks.values():
        for beat in mark.beats:
            other = marks.get(beat.action.target)
            if other is None or other is mark or mark.route is None:
                continue
            if beat.motion == "push" and other.role == "actor":
                _stagger(mark, other, beat)
            elif beat.motion == "pull" and other.role == "actor":
                _dragged(mark, other, beat)
            elif beat.motion in SHOVES and other.role in ("prop", "fixture", "driver"):
                _drawn(mark, other, beat)
            elif beat.motion == "lead" and other.role == "actor":
                _led(mark, other, beat)


def _drawn(mark: Mark, thing: Mark, beat: Beat) -> None:
    assert mark.route is not None
    if thing.route is not None and (thing.beats or _gone(thing.route) > _gone(mark.route)):
        return  # of several who push, the one who gets furthest
    times = mark.route.times
    inside = np.clip(times, beat.start, beat.end)
    moved = mark.route.at(inside) - mark.route.at(np.full(len(times), beat.start))
    moved[:, 2] = 0.0
    path = thing.position + moved
    thing.route = Route(times, path, np.full(len(times), thing.heading))


def _gone(route: Route) -> float:
    """Metres from where a route begins to where it ends."""
    return float(np.linalg.norm((route.position[-1] - route.position[0])[:2]))


def _dragged(mark: Mark, other: Mark, beat: Beat) -> None:
    """Who is pulled along comes after, facing who pulls."""
    assert mark.route is not None
    times = mark.route.times
    here = other.position if other.route is None else other.route.point(beat.start)
    inside = np.clip(times, beat.start, beat.end)
    moved = mark.route.at(inside) - mark.route.at(np.full(len(times), beat.start))
    moved[:, 2] = 0.0
    toward = mark.route.point(beat.start) - here
    heading = float(np.arctan2(toward[1], toward[0]))
    other.position, other.heading = here + moved[0], heading
    other.route = Route(times, here + moved, np.full(len(times), heading))


def _stagger(mark: Mark, other: Mark, beat: Beat) -> None:
    """Who is pushed goes a step or two back, and stays on the feet."""
    assert mark.route is not None
    if other.route is None or other.posture:
        return
    route, time = other.route, beat.start + 0.9
    here = mark.route.point(time)
    away = (route.point(time) - here) * (1, 1, 0)
    away = away / max(float(np.linalg.norm(away)), 1e-6)
    share = np.clip((route.times - time) / 0.5, 0.0, 1.0)
    share = blurred(share, 8.0)
    other.route = Route(
        route.times, route.position + _SHOVED * share[:, None] * away, route.heading
    )


def _led(mark: Mark, other: Mark, beat: Beat) -> None:
    """On the far side of who leads it, a little behind, on the same way."""
    assert mark.route is not None
    route = mark.route
    heading = route.heading
    side = np.stack([-np.sin(heading), np.cos(heading), np.zeros(len(heading))], -1)
    back = np.stack([np.cos(heading), np.sin(heading), np.zeros(len(heading))], -1)
    beside = _ASIDE + 0.5 * other.figure.width
    behind = _BEHIND + 0.25 * reach(other.figure)
    path = route.position + beside * side - behind * back
    if other.route is not None and other.kept:
        share = blurred(np.clip((route.times - beat.start) / 1.5, 0.0, 1.0), 8.0)[:, None]
        path = other.route.position + (path - other.route.position) * share
    seconds = float(route.times[-1]) + float(route.times[0])
    moved = along(seconds, path, 0.2)
    still = float(np.ptp(path[:, :2], axis=0).max()) < 0.1
    other.route = Route(route.times, path, route.heading) if still else moved
    other.position, other.heading = path[0].copy(), float(other.route.heading[0])


class Holds:
    """Hands on a thing: a push (`physics.Push`) that keeps it on its way, as far as it can."""

    def __init__(self, route: Route, mass: float, length: float) -> None:
        """`mass` in kilograms and `length` in metres are those of the thing."""
        self._route, self._mass, self._inertia = route, mass, mass * length**2 / 6

    def __call__(
        self, time: float, position: Array, rotation: Array, velocity: Array
    ) -> tuple[Array, Array]:
        """Force and torque (3,) about the origin of the thing, newtons and newton metres."""
        goal, soon = self._route.point(time), self._route.point(time + 0.02)
        pace = (soon - goal) / 0.02
        pull = _STIFF * (goal - position) + _SPRING * (pace - velocity)
        pull[2] = 0.0
        if np.linalg.norm(pace) < 0.02:
            pull = pull * 0.0
        size = float(np.linalg.norm(pull))
        force = self._mass * pull * min(1.0, _GRIP / max(size, 1e-6))
        turn = float(np.arctan2(rotation[1, 0], rotation[0, 0]))
        wish = float(np.interp(time, self._route.times, self._route.heading))
        error = (wish - turn + np.pi) % (2 * np.pi) - np.pi
        return force, np.array([0.0, 0.0, 12.0 * self._inertia * error])
