"""Catching: who catches what is thrown to them, when, and where; both hands are there in time."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from soracli.stage.acting import Acted
from soracli.stage.marks import Mark, center
from soracli.stage.reaching import bring_palms
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, smooth, turned, yaw

RELEASED = 0.66
"""The part of a throw at which the thing leaves the hand."""
_FRIENDLY = ("throw", "toss", "lob", "pass", "pass ball", "pitch", "bowl")
"""Verbs of what is thrown for somebody to catch, also where that is not said."""
_AHEAD, _HIGH = 0.24, 0.70
"""Where it is caught: metres before the body by its height, and how high."""
_HELD = np.array([0.17, 0.0, 0.60])
"""Where it is held afterwards, forward, left and up, by the height of the body."""
_FROM, _IN_TIME, _LEAST = np.array([2.6, -0.7, 0.75]), 0.6, 0.8
"""From where something comes that nobody is said to throw, by the height of who catches it; in
which part of the beat it is caught, and the seconds at least that it flies."""
_READY, _DRAWS_IN = 0.6, 0.5
"""Seconds in which hands come up before it is there, and draw it in after."""


@dataclass(frozen=True, eq=False)
class Catch:
    """`thing` leaves the hand of `thrower` at a world second and is at `point` (3,) in the hands of
    `catcher` at another. Where nobody throws it, it comes from `start` (3,)."""

    thing: Mark
    thrower: Mark
    catcher: Mark
    released: float
    caught: float
    point: Array
    start: Array | None = None

    @property
    def seconds(self) -> float:
        """How long it flies."""
        return self.caught - self.released

    def middle(self, acted: Acted, times: Array) -> Array:
        """Where the middle of the thing is (N, 3) while it is caught and held."""
        carriage = acted.carriage
        size = self.catcher.figure.height
        held = carriage.root + turned(yaw(carriage.heading), _HELD * size)
        share = smooth((times - self.caught) / _DRAWS_IN)
        return np.asarray(self.point + (held - self.point) * share[:, None])


def flight(start: Array, end: Array) -> float:
    """The seconds that a throw from one point to another takes."""
    return 0.5 + 0.06 * float(np.linalg.norm(end - start))


def catches(marks: Mapping[str, Mark]) -> list[Catch]:
    """Everything that is caught; `marks` by entity id, with their routes."""
    found = []
    for mark in marks.values():
        for beat in mark.beats:
            if beat.motion != "throw":
                continue
            thing = marks.get(beat.action.instrument)
            catcher = _catcher(mark, beat, thing, marks)
            if thing is not None and catcher is not None:
                found.append(_catch(mark, beat, thing, catcher))
    thrown = {one.thing.name for one in found}
    for mark in marks.values():
        for beat in mark.beats:
            thing = marks.get(beat.action.target)
            if beat.motion != "catch" or thing is None or thing.name in thrown:
                continue
            if thing.role == "prop" and not thing.holder and _able(mark) and not thing.beats:
                found.append(_from_afar(mark, beat, thing))
                thrown.add(thing.name)
    return found


def _able(mark: Mark) -> bool:
    return mark.role == "actor" and mark.figure.family == "person" and not mark.posture


def _from_afar(mark: Mark, beat: Beat, thing: Mark) -> Catch:
    """What is caught and nobody was said to throw comes in from beside the picture."""
    begin = max(beat.start, 0.0)
    caught = max(begin + _IN_TIME * (beat.end - begin), _LEAST)
    start = _at(mark, caught) + _FROM * mark.figure.height
    point = _reach(mark, start, caught)
    released = caught - max(flight(start, point), _LEAST)
    return Catch(thing, mark, mark, released, caught, point, start)


def _catcher(mark: Mark, beat: Beat, thing: Mark | None, marks: Mapping[str, Mark]) -> Mark | None:
    if thing is None or thing.role not in ("prop", "held"):
        return None
    ready = [
        one
        for one in marks.values()
        if one is not mark
        and any(b.motion == "catch" and b.action.target in (thing.name, "") for b in one.beats)
    ]
    target = marks.get(beat.action.target)
    person = target is not None and target.figure.family == "person" and target is not mark
    played = any(_throws(one, thing) for one in marks.values() if one is not mark)
    friendly = beat.action.verb in _FRIENDLY or played
    if person and friendly and beat.action.outcome != "miss":
        ready = ready or ([target] if target is not None else [])
    able = [one for one in ready if one.role == "actor" and not one.posture]
    return able[0] if able else None


def _throws(mark: Mark, thing: Mark) -> bool:
    """Whether somebody throws a thing: they play with it, if another does, too."""
    return any(b.motion == "throw" and b.action.instrument == thing.name for b in mark.beats)


def _catch(mark: Mark, beat: Beat, thing: Mark, catcher: Mark) -> Catch:
    released = max(beat.start, 0.0) + RELEASED * (beat.end - max(beat.start, 0.0))
    start = _at(mark, released) + [0.0, 0.0, 0.9 * mark.figure.height]
    point = _reach(catcher, start, released)
    for _ in range(2):
        point = _reach(catcher, start, released + flight(start, point))
    return Catch(thing, mark, catcher, released, released + flight(start, point), point)


def _reach(catcher: Mark, start: Array, time: float) -> Array:
    """Before the chest of who catches, on the side from which it comes; at the mouth of a dog."""
    here = _at(catcher, time)
    toward = (start - here) * (1, 1, 0)
    toward = toward / max(float(np.linalg.norm(toward)), 1e-6)
    figure = catcher.figure
    if figure.family != "person":
        mouth = figure.anchors.get("mouth", (0, (0.5, 0.0, 0.5)))[1]
        return np.asarray(here + mouth[0] * toward + [0.0, 0.0, mouth[2]])
    return np.asarray(here + _AHEAD * figure.height * toward + [0.0, 0.0, _HIGH * figure.height])


def _at(mark: Mark, time: float) -> Array:
    point = mark.position if mark.route is None else mark.route.point(time)
    return np.asarray(point * (1, 1, 0))


def hold_out(catch: Catch, acted: Acted, times: Array) -> None:
    """Both palms where the thing will be, and on its sides while it is held."""
    figure = catch.thing.figure
    radius = min(0.5 * max(figure.width, 0.04), 0.22)
    middle = catch.middle(acted, times)
    wide = radius + 0.12 * smooth((catch.caught - times) / 0.25)
    side = turned(yaw(acted.carriage.heading), np.array([0.0, 1.0, 0.0])) * wide[:, None]
    weight = smooth((times - catch.caught + _READY) / _READY)
    goals = {0: (middle + side, weight), 1: (middle - side, weight)}
    bring_palms(acted, catch.catcher.figure, goals)


def held_path(catch: Catch, acted: Acted, times: Array, rotation: Array) -> Array:
    """Where the origin of a caught thing is (N, 3), turned by `rotation` (N, 3, 3)."""
    return catch.middle(acted, times) - turned(rotation, center(catch.thing.figure))
