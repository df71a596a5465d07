"""The hours of a shot in which the time of day or the weather changes, as moments on the set.

A day goes its own way: from noon to night by golden hour, sunset and dusk.
"""

from collections.abc import Callable, Sequence
from typing import get_args

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.becoming import progress
from soracli.stage.performance import Hour, SetPiece
from soracli.stage.turns import Array
from soracli.story.scene import Becoming
from soracli.story.shot import TimeOfDay, Weather

DAY: tuple[TimeOfDay, ...] = get_args(TimeOfDay)
"""A day in its order, dawn to night."""
_OPPOSITE: dict[str, str] = {"day": "night", "clear": "cloudy"}
Build = Callable[[TimeOfDay, Weather], SetPiece]
Marks = list[tuple[float, str]]
"""Frames, and what it is like from there on."""


def hours_of(spec: TakeSpec, build: Build) -> tuple[Hour, ...]:
    """The moments that the place of a take goes through; () where its light stays as it is.

    `build` gives the set at a time of day and in a weather.
    """
    scene = spec.scene
    own = [one for one in scene.becomings if not one.entity and one.aspect in ("time", "weather")]
    if not own:
        return ()

    def marks(aspect: str, usual: str, way: Callable[[str, str], Sequence[str]]) -> Marks:
        changes = sorted((one for one in own if one.aspect == aspect), key=lambda one: one.order)
        return _marks(changes, usual, way, lambda one: progress(scene, spec.frames, spec.fps)(one))

    times = marks("time", scene.time or "day", _through_the_day)
    weathers = marks("weather", scene.weather or "clear", lambda start, to: (start, to))
    found = []
    for frame in sorted({frame for frame, _ in (*times, *weathers)}):
        time, weather = _at(times, frame), _at(weathers, frame)
        hour: TimeOfDay = next(one for one in DAY if one == time)
        sky: Weather = next(one for one in get_args(Weather) if one == weather)
        found.append(Hour(frame, build(hour, sky), hour, sky))
    return tuple(found)


def _marks(
    changes: Sequence[Becoming],
    usual: str,
    way: Callable[[str, str], Sequence[str]],
    far: Callable[[Becoming], Array],
) -> Marks:
    """Between which frames what changes into what: at a frame it is wholly what is told there."""
    if not changes:
        return [(0.0, usual)]
    now = changes[0].start or (usual if usual != changes[0].to else _before(usual))
    marks: Marks = [(0.0, now)]
    for one in changes:
        stops = way(now, one.to)
        share = far(one)
        for number, stop in enumerate(stops):
            at = number / max(len(stops) - 1, 1)
            reached = int(np.searchsorted(share, at - 1e-9))
            if number == 0:  # it begins where it has been like that for the last time
                reached = int(np.searchsorted(share, 0.0, side="right")) - 1
            marks.append((float(min(reached, len(share) - 1)), stop))
        now = one.to
    return marks


def _before(state: str) -> str:
    """What it was before it became this, where the words do not say."""
    return _OPPOSITE.get(state, "day" if state in DAY else "clear")


def _through_the_day(start: str, to: str) -> Sequence[str]:
    names: Sequence[str] = DAY
    first, last = names.index(start), names.index(to)
    steps = (last - first) % len(DAY)
    return [DAY[(first + step) % len(DAY)] for step in range(steps + 1)]


def _at(marks: Marks, frame: float) -> str:
    """What it is like at a frame: what was reached last."""
    return [state for reached, state in marks if reached <= frame][-1]
