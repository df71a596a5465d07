"""Leaping across: who leaps from within one vessel into another flies there in one high arc.

A goldfish that leaps from bowl to bowl has no ground to run on between them; it goes up out of the
first, over both rims, and down into the second, which stands near enough for that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.framing import box_of
from soracli.stage.performance import Body
from soracli.stage.turns import Array, heading_of, pitch, single, smooth, turned, yaw

_LEAPS = frozenset(("jump", "leap", "hop"))
_AT, _LASTS = 0.3, 0.28
"""When in a clip it leaves the first vessel, and how long it flies, as shares of the clip."""
_LONGEST = 1.4
"""Seconds that it flies at most."""
_APART = 0.9
"""Between the two vessels, in their widths, how far apart they stand at most."""
_OVER = 1.3
"""Of its own longest side by how much it clears the higher rim."""


@dataclass(frozen=True)
class _Leap:
    """Who leaps, and the vessels from and into which."""

    name: str
    start: str
    goal: str


def leap_across(blocking: Blocking, bodies: Mapping[str, Body], times: Array) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, with those across who leap from within
    one vessel into another."""
    found = dict(bodies)
    for leap in _leaps(blocking):
        if {leap.name, leap.start, leap.goal} <= set(found):
            _come_closer(leap, blocking, found)
            found[leap.name] = _across(leap, found, times)
    return found


def _leaps(blocking: Blocking) -> Iterator[_Leap]:
    scene, marks = blocking.scene, blocking.marks
    inside = {one.a: one.b for one in scene.relations if one.kind == "in"}
    for action in scene.actions:
        name = action.agents[0] if len(action.agents) == 1 else ""
        goal, start = action.target or "", inside.get(name, "")
        if action.motion not in _LEAPS or not start or goal in ("", start) or goal not in marks:
            continue
        if name in marks and marks[name].figure.family in ALIVE and not marks[name].film:
            yield _Leap(name, start, goal)


def _come_closer(leap: _Leap, blocking: Blocking, bodies: dict[str, Body]) -> None:
    """Let the second vessel stand near the first, if it is bound to nothing else."""
    bound = {one.a for one in blocking.scene.relations} | {one.b for one in blocking.scene.relations
                                                          if one.kind != "in"}  # fmt: skip
    if leap.goal in bound:
        return
    start, goal = bodies[leap.start], bodies[leap.goal]
    (low, high), (left, right) = box_of(start), box_of(goal)
    wide = 0.5 * float(np.max((high - low)[0, :2]) + np.max((right - left)[0, :2]))
    turn = heading_of(start.rotations[:1, 0].astype(np.float64))
    aside = (1 + _APART) * wide * turned(yaw(turn), np.array([1.0, 0.0, 0.0]))[0]
    back = yaw(turn - heading_of(goal.rotations[:1, 0].astype(np.float64)))  # fronts as one
    root = goal.positions[:, :1].astype(np.float64)
    there = start.positions[0, 0] + aside - root[0, 0]
    there[2] = 0.0
    spread = turned(back[:, None], goal.positions - root)
    bodies[leap.goal] = replace(
        goal,
        positions=single(root + there + spread),
        rotations=single(back[:, None] @ goal.rotations),
    )


def _across(leap: _Leap, bodies: Mapping[str, Body], times: Array) -> Body:
    """Who leaps, from where they are in the first vessel to the same place in the second."""
    body = bodies[leap.name]
    (low, high), (left, right) = box_of(bodies[leap.start]), box_of(bodies[leap.goal])
    seconds = float(times[-1] - times[0])
    lasts = min(_LASTS * seconds, _LONGEST)
    share = np.clip((times - times[0] - _AT * seconds) / max(lasts, 1e-6), 0.0, 1.0)
    root = body.positions[0, 0].astype(np.float64)
    way = 0.5 * (left + right)[0] - 0.5 * (low + high)[0]
    way[2] = left[0, 2] - low[0, 2]
    least, most = box_of(body)
    size = float(np.max((most - least)[0]))
    rise = max(high[0, 2], right[0, 2]) - root[2] + _OVER * size
    places = root + share[:, None] * way
    places[:, 2] += 4 * rise * share * (1 - share)
    return _flown(body, places, share, way, rise)


def _flown(body: Body, places: Array, share: Array, way: Array, rise: float) -> Body:
    """The body at `places` (N, 3), its nose along its way while it flies."""
    still = max(int(np.argmax(share > 0)), 1)
    frames = np.arange(len(places)) % still  # as it swam before
    heading = float(np.arctan2(way[1], way[0]))
    now = heading_of(body.rotations[:1, 0].astype(np.float64))[0]
    turning = smooth(np.clip(4 * share, 0.0, 1.0)) * _shortest(heading - float(now))
    flies = (share > 0) & (share < 1)
    steep = np.arctan2(4 * rise * (1 - 2 * share), float(np.linalg.norm(way[:2])))
    nose = np.where(flies, steep, 0.0)
    spin = yaw(now + turning) @ pitch(-nose) @ yaw(np.full(len(places), -now))
    was = body.positions[frames].astype(np.float64)
    parts = turned(spin[:, None], was - was[:, :1]) + places[:, None]
    rotations = spin[:, None] @ body.rotations[frames].astype(np.float64)
    return replace(body, positions=single(parts), rotations=single(rotations))


def _shortest(angle: float) -> float:
    return float((angle + np.pi) % (2 * np.pi) - np.pi)
