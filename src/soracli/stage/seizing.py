"""Seizing: an animal comes at what it catches, has it in the mouth, and goes on with it."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.casting import ANIMALS
from soracli.stage.marks import HEADINGS, Mark, reach
from soracli.stage.route import Route, clock
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, smooth

_COMES, _PACE = {"bird": 3.0, "fish": 2.5, "insect": 6.0}, 2.2
"""Lengths from which those of a family come (others from so many), and those they go a second."""
_AFTER = 0.6
"""How fast they go on, as a share of that."""
_FASTEST, _SLOWEST = 4.5, 0.5
"""Metres per second at most and at least."""
_SWOOPS = 1.6
"""Metres from which a bird comes down on what is on the ground or in the water."""
_THROWN = ("ball", "frisbee", "toy", "bone", "stick", "disc", "boomerang")
"""Last words of what comes flying to be caught."""
_FLIES, _COMES_IN, _ARCS = 1.7, 6.0, 0.5
"""Seconds that such a thing is in the air, metres per second at which it comes, from outside the
picture, and metres that it is higher on its way."""
_SPRINGS, _ALOFT = 0.36, 0.85
"""Seconds before and after it is caught that an animal on four legs is in the air, and how high it
is then, of its height."""
_LEAPS = 0.4
"""Seconds in which a fish leaps out of the water to be caught."""
_WHEN = 0.45
"""The share of the time there is, at most two seconds, after which it is caught."""


def seize(marks: Mapping[str, Mark], seconds: float) -> None:
    """Give every animal that catches something its way through a shot of world `seconds`, and what
    it catches; `marks` are by entity id."""
    for mark in marks.values():
        beat = next((one for one in mark.beats if one.motion == "catch"), None)
        thing = marks.get(beat.action.target) if beat is not None else None
        if beat is None or thing is None or thing is mark or mark.figure.family not in ANIMALS:
            continue
        free = mark.route is None and thing.route is None and not (mark.kept or mark.film)
        if not free or mark.role != "actor" or thing.role not in ("prop", "actor", "floating"):
            continue
        if thing.holder or thing.figure.longest > 1.5 * mark.figure.longest:
            continue
        _send(mark, thing, beat, seconds)


def _send(mark: Mark, thing: Mark, beat: Beat, seconds: float) -> None:
    heading = HEADINGS.get(beat.action.direction or "left to right", 0.0)
    ahead, times = np.array([np.cos(heading), np.sin(heading), 0.0]), clock(seconds)
    begin = max(beat.start, 0.0)
    caught = begin + min(_WHEN * max(seconds - begin, 1.0), 2.0)
    pace = float(np.clip(_PACE * mark.figure.longest, _SLOWEST, _FASTEST))
    front = (0.5 * mark.figure.length, 0.0, 0.6 * mark.figure.height)
    mouth = mark.figure.anchors.get("mouth", (0, front))[1]
    near = _COMES.get(mark.figure.family, 2.0) * reach(mark.figure)
    gone = np.maximum(times - caught, -near / pace) * pace
    gone = np.where(gone > 0, _AFTER * gone, gone)
    path = gone[:, None] * ahead
    low = max(float(mark.position[2]), 0.0) if mark.figure.family != "fish" else -0.3
    path[:, 2] = low
    if mark.figure.family in ("bird", "insect"):
        path[:, 2] += _SWOOPS * smooth(np.abs(times - caught) / 1.1)
        action = beat.action.model_copy(update={"motion": "fly"})
        mark.beats = [*mark.beats, Beat("fly", -1.0, seconds + 1.0, action)]
    elif mark.figure.family == "quadruped" and _is_thrown(thing):
        share = np.clip(np.abs(times - caught) / _SPRINGS, 0.0, 1.0)
        path[:, 2] += _ALOFT * mark.figure.height * (1 - share**2)
    mark.route = Route(times, path, np.full(len(times), heading))
    mark.position, mark.heading = path[0].copy(), heading
    mark.beats = [
        replace(one, start=min(one.start, caught - 0.6), end=max(one.end, caught + 0.8))
        if one.motion == "catch" else one
        for one in mark.beats
    ]  # fmt: skip
    _take(mark, thing, caught, mouth)


def _take(mark: Mark, thing: Mark, caught: float, mouth: tuple[float, float, float]) -> None:
    """Until it is caught a thing lies there, flies or swims; then it is where the mouth is."""
    assert mark.route is not None
    times, heading = mark.route.times, mark.heading
    ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
    grip = mark.route.position + mouth[0] * ahead + [0.0, 0.0, mouth[2] - 0.3 * thing.figure.height]
    since = int(np.searchsorted(times, caught))
    path = grip.copy()
    meets = grip[min(since, len(grip) - 1)]
    path[:since] = _before(thing, meets, ahead, times[:since] - caught)
    if thing.role != "actor":
        thing.role = "driver"
    thing.route = Route(times, path, np.full(len(times), heading + 0.5 * np.pi))
    thing.position, thing.heading = path[0].copy(), heading + 0.5 * np.pi


def _is_thrown(thing: Mark) -> bool:
    return thing.entity.noun.split()[-1] in _THROWN or thing.figure.family == "ball"


def _before(thing: Mark, meets: Array, ahead: Array, times: Array) -> Array:
    """Where a thing is (N, 3) `times` (N,) seconds from when it is caught at `meets` (3,)."""
    path = np.tile(meets, (len(times), 1))
    if _is_thrown(thing):
        late = np.maximum(times, -_FLIES)
        path += -_COMES_IN * late[:, None] * ahead
        share = -late / _FLIES
        path[:, 2] = meets[2] + 4 * _ARCS * share * (1 - share) + 0.5 * share
    elif thing.figure.family == "fish":  # it leaps up to the mouth, out of the water
        share = np.clip(1 + times / _LEAPS, 0.0, 1.0)
        path[:, 2] = min(meets[2], 0.0) + max(meets[2], 0.0) * share * (2 - share)
    elif thing.figure.family == "insect":
        path[:, 2] += 0.02 * np.sin(9 * times)
    return path
