"""Showers: of many pieces that fall, rise or blow by, one comes after the other, here and there.

Physics lets all petals of a group down at once, and half a second later there is nothing to see.
So each piece has its own moment and its own way: it is not there before, and lies where it came
down afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.framing import box_of
from soracli.stage.ground import Ground
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, pitch, roll, single, yaw

SHOWER = "shower"
"""The arrangement of the pieces of one (`script.reader.showers`)."""
_SIDEWAYS = {"left to right": 0.0, "right to left": np.pi}
"""Radians of a way across the stage, where none has been settled."""
_SWIRLS = frozenset(("swirl", "whirl", "spiral", "twirl", "dance", "spin", "fly"))
"""First words of verbs of what goes round on its way."""
_TURNS, _SWAYS, _SWAY = 0.35, 0.16, 0.55
"""Turns a second of what swirls, metres to which what is light sways, and how often a second."""
_LIGHT = 0.012
"""Kilograms up to which a piece goes down like a leaf."""
_LEAST, _HIGHEST = 1.1, 9.0
"""Metres from which a shower comes down at least and at most."""
_OUT = 0.15
"""Shares of its way that what rises or blows by goes on beyond it."""
_ALIVE = ("person", "quadruped", "bird")


@dataclass(frozen=True)
class _Place:
    """Where a shower is: its middle (2,), how far it reaches (m), from where to where it goes up or
    down (m, world), and how far from the middle it keeps (m)."""

    middle: Array
    reach: float
    high: float
    low: float
    apart: float


def rain_down(
    blocking: Blocking, bodies: Mapping[str, Body], ground: Ground, times: Array
) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, with every shower as one."""
    found = dict(bodies)
    groups: dict[str, list[Mark]] = {}
    for mark in blocking.marks.values():
        if mark.entity.arrangement == SHOWER and mark.name in found and mark.beats:
            groups.setdefault(mark.entity.group, []).append(mark)
    for marks in groups.values():
        place = _place(marks, blocking, found, ground)
        for number, mark in enumerate(marks):
            found[mark.name] = _on_its_way(found[mark.name], mark, place, number, len(marks), times)
    return found


def _place(
    marks: list[Mark], blocking: Blocking, bodies: Mapping[str, Body], ground: Ground
) -> _Place:
    action = marks[0].beats[0].action
    names = (action.target, action.over, *(one.id for one in blocking.scene.entities))
    own = {one.name for one in marks}
    about = next((one for one in names if one in bodies and one not in own), None)
    if about is None:
        roots = np.array([bodies[one.name].positions[0, 0] for one in marks])
        middle = roots.mean(axis=0)[:2].astype(np.float64)
        floor = ground.level(np.append(middle, 0.0))
        return _Place(middle, 1.2, floor + 2.4, floor, 0.0)
    low, high = (corner.mean(axis=0) for corner in box_of(bodies[about]))
    kind = blocking.marks[about].figure.family if about in blocking.marks else ""
    middle, wide = (low + high)[:2] / 2, float(max(high[:2] - low[:2]))
    floor = ground.level(np.append(middle, 0.0))
    tall = float(high[2] - floor)
    if action.motion == "bounce" and action.over == about:  # hail that leaps on a roof
        return _Place(middle, 0.2 * wide, float(high[2]) + _LEAST, float(high[2]) - 0.02, 0.0)
    if kind == "plant":
        return _Place(middle, 0.45 * wide + 0.1, floor + 0.75 * tall, floor, 0.06 * wide)
    top = min(max(1.15 * tall + 0.4, _LEAST), _HIGHEST)
    apart = 0.5 * wide if kind in _ALIVE else 0.0
    return _Place(middle, 0.6 * wide + 0.35 * top, floor + top, floor, min(apart, 0.5))


def _on_its_way(
    body: Body, mark: Mark, place: _Place, number: int, count: int, times: Array
) -> Body:
    """One of the pieces of a shower: from its own moment on, on its own way."""
    beat = mark.beats[0]
    chance = np.random.default_rng(7919 * number + 13)
    angle, far = 2 * np.pi * chance.random(), np.sqrt(chance.uniform(0.02, 1.0))
    start = np.array([np.cos(angle), np.sin(angle)]) * (
        place.apart + far * max(place.reach - place.apart, 0.1)
    )
    height = max(place.high - place.low, 0.3)
    light = mark.figure.mass <= _LIGHT
    lasts = float(np.clip(height, 1.1, 3.0) if light else np.clip(0.72 * np.sqrt(height), 0.5, 2.0))
    begin, end = max(beat.start, float(times[0])), min(beat.until, float(times[-1]))
    first = begin + (number + 0.5) / count * max(end - begin - 0.7 * lasts, 0.3) - 0.4 * lasts
    share = np.clip((times - first) / lasts, -_OUT, 1 + _OUT)
    way = _way(beat, share, place, start, light, angle, times)
    visible = body.visible & (share >= 0 if first > times[0] else np.ones(len(times), bool))
    if _heading(beat) == "up":
        visible = visible & (share < 1 + _OUT)
    turns = _tumbling(np.clip(share, 0, 1) * lasts, light, angle, chance.uniform(1.5, 4.0))
    still = body.positions[:1, :1].astype(np.float64)
    spread = np.einsum("nij,mj->nmi", turns, (body.positions[0] - still[0]).astype(np.float64))
    rotations = turns[:, None] @ body.rotations[:1].astype(np.float64)
    return replace(
        body,
        positions=single(way[:, None] + spread),
        rotations=single(rotations),
        visible=visible if visible.any() else body.visible,
    )


def _heading(beat: Beat) -> str:
    """Where the pieces go: up, down, aside or about."""
    told = beat.action.direction
    if told == "up" or told in _SIDEWAYS:
        return "up" if told == "up" else "aside"
    falls = told == "down" or beat.motion in ("fall", "drop")
    return "down" if falls or beat.action.verb.split()[0] not in _SWIRLS else "about"


def _way(
    beat: Beat, share: Array, place: _Place, start: Array, light: bool, angle: float, times: Array
) -> Array:
    """Where a piece is (N, 3), in world metres, at a share of its way that may be over."""
    done, heading = np.clip(share, 0, 1), _heading(beat)
    height = place.high - place.low
    way = np.empty((len(share), 3))
    flat = place.middle + start * np.ones((len(share), 1))
    if heading == "aside":
        along = beat.way
        along = _SIDEWAYS[str(beat.action.direction)] if along is None else along
        gone = (share - 0.5) * 2.2 * (place.reach + 0.6)
        flat = flat + gone[:, None] * (np.cos(along), np.sin(along))
        way[:, 2] = place.low + height * (0.45 + 0.4 * np.sin(angle) + 0.05 * np.sin(3 * times))
    elif heading == "about":
        way[:, 2] = place.low + height * (0.45 + 0.35 * np.sin(1.3 * times + angle))
    else:
        part = done if light else done**2
        way[:, 2] = place.low + height * (np.maximum(share, 0) if heading == "up" else 1 - part)
        if heading == "up":
            flat = place.middle + start * (0.35 + 0.4 * np.maximum(share, 0))[:, None]
    if beat.action.verb.split()[0] in _SWIRLS and heading != "aside":
        round_it = angle + 2 * np.pi * _TURNS * times
        far = float(np.hypot(*start))
        flat = place.middle + far * np.stack([np.cos(round_it), np.sin(round_it)], axis=1)
    elif light:
        moving = _SWAYS * np.sin(2 * np.pi * _SWAY * done * 3 + angle)
        flat = flat + moving[:, None] * (np.cos(angle), np.sin(angle))
    way[:, :2] = flat
    return way


def _tumbling(seconds: Array, light: bool, angle: float, pace: float) -> Array:
    """How a piece is turned (N, 3, 3) after so many seconds in the air."""
    if not light:
        return np.asarray(yaw(angle + 0 * seconds) @ roll(pace * seconds))
    rock = 0.7 * np.sin(pace * seconds + angle)
    return np.asarray(yaw(angle + 0.6 * pace * seconds) @ pitch(rock) @ roll(0.8 * rock))
