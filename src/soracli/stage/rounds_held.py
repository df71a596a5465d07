"""Rounds held: once all is played, who is said to go round something is seen to, and who goes
through something has it in their way.

A thing may have been set back, or moved to where the words put it, since the ways were made. Who
does not go round it then is taken round, and what one goes through is put across the way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.framing import box_of
from soracli.stage.going_through import opening
from soracli.stage.marks import Mark, reach
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, heading_of, single, yaw
from soracli.stage.ways_held import together

_SWEPT, _ROUND = 2.8, 5.2
"""Radians that one goes round something at least, and that one is taken round it."""
_FREE = 0.5
"""Metres that are left between what goes round and what it goes round."""
_INSIDE, _LEAST_ROUND = 0.6, 0.25
"""Of half of what somebody is in, how far from its middle they go round, and how far at least."""
_ON_THE_SPOT = frozenset(
    ("look", "stand", "sit", "lie", "hold", "hug", "throw", "turn", "wave", "", "chase", "follow")
)
"""What is done around something without going there."""
_AFTER = ("chase", "follow", "lead")
"""What is done behind somebody who goes the same way, or before them."""
_APART = 1.2
"""How far ahead of who chases them those are who are chased, in their own lengths and half a
metre."""
_SENT = frozenset(("kick", "throw", "shoot", "hit", "push", "drive", "roll", "pull"))
"""What sends or takes something else through."""
_GONE = 0.8
"""Of its own size that something has gone to have a way at all."""
_ENOUGH = 2.0
"""Metres that are a way for something of any size."""
_HIGH_OVER = 0.25
"""Metres, and of the height of what one flies round, from which on one is too high over it."""
_LARGE = 12.0
"""Metres from which on nobody moves what is gone through."""


@dataclass(frozen=True)
class _Way:
    """Who goes round or through another one, in a beat."""

    who: Mark
    other: Mark
    beat: Beat
    ahead_of: str = ""
    """Who goes round close behind them; "" for nobody."""


def hold_rounds(blocking: Blocking, bodies: Mapping[str, Body], times: Array) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, with those taken round who are said to go
    round something, and what is gone through in the way of who goes through it."""
    found = dict(bodies)
    for way in _ways(blocking, "around", "in circles"):
        if {way.who.name, way.other.name} <= set(found):
            _take_round(way, blocking, found, times)
            _fly_low(way, blocking, found)
    put: set[str] = set()
    for way in _ways(blocking, "through"):
        if {way.who.name, way.other.name} <= set(found) and way.other.name not in put:
            put.add(way.other.name)
            _put_across(way, blocking, found, times)
    return found


def _ways(blocking: Blocking, *said: str) -> Iterator[_Way]:
    marks = blocking.marks
    for mark in marks.values():
        for beat in mark.beats:
            action = beat.action
            if action.direction not in said or mark.name not in action.agents or mark.film:
                continue
            if mark.kept or mark.role == "rider":
                continue
            goes, other = mark, marks.get(action.over)
            if other is not None and beat.motion in _SENT and action.target in marks:
                goes = marks[action.target]
            other = other or marks.get(action.target)
            if other is None or other is goes or other.kept:
                continue
            after = marks.get(action.target) if beat.motion in _AFTER else None
            if after is not None and after is not other and action.over:
                yield _Way(mark, other, beat)
                behind = mark.name
                for one in (after, *_mates(after, blocking)):
                    yield _Way(one, other, beat, ahead_of=behind)
                    behind = one.name
                continue
            if beat.motion in _ON_THE_SPOT:
                continue
            if other.name != mark.mount and other.mount != goes.name:
                yield _Way(goes, other, beat)


def _mates(mark: Mark, blocking: Blocking) -> list[Mark]:
    """The others of the group that somebody is one of."""
    group = mark.entity.group
    return [one for one in blocking.marks.values()
            if group and one.entity.group == group and one is not mark]  # fmt: skip


def _there(body: Body) -> Array:
    return body.positions[:, 0].astype(np.float64)


def _take_round(way: _Way, blocking: Blocking, bodies: dict[str, Body], times: Array) -> None:
    """Take somebody round another one, at the height at which they are, if they do not go round."""
    who, middle = bodies[way.who.name], bodies[way.other.name]
    low, high = box_of(middle)
    root, there = _there(who), (low + high) / 2
    off = (root - there)[:, :2]
    angles = np.unwrap(np.arctan2(off[:, 1], off[:, 0]))
    if way.who.figure.family in ("building", "plant") or not np.isfinite(angles).all():
        return
    room = _room(way, there[0], blocking, bodies)
    if abs(float(angles[-1] - angles[0])) >= _SWEPT and np.isinf(room) and not way.ahead_of:
        return  # what is in a globe was pressed to its wall, and may whirl there
    half = 0.5 * float(np.median(np.linalg.norm((high - low)[:, :2], axis=1)))
    if way.other.figure.family == "plant":  # below its branches, round the trunk
        half = min(half, 0.6 + 0.09 * way.other.figure.height)
    radius = min(half + _FREE + 0.5 * reach(way.who.figure), room)
    begin = max(way.beat.start, float(times[0]))
    share = np.clip((times - begin) / max(min(way.beat.end, times[-1]) - begin, 0.6), 0.0, 1.0)
    begun = int(np.argmax(share > 0.0))
    if way.ahead_of:
        chaser = _there(bodies[way.ahead_of])[0] - there[0]
        gap = _APART * (reach(way.who.figure) + 0.5) / radius
        angles = np.full(len(angles), np.arctan2(chaser[1], chaser[0]) + min(gap, 2.0))
    turn = angles[max(begun - 1, 0)] + _ROUND * share
    round_ = there[:, :2] + radius * np.stack([np.cos(turn), np.sin(turn)], axis=-1)
    moved = np.zeros_like(root)
    moved[:, :2] = round_ - root[:, :2]
    facing = turn + 0.5 * np.pi - heading_of(who.rotations[:, 0])
    for name in together(way.who.name, blocking) & set(bodies):
        bodies[name] = _carried(bodies[name], moved, facing, root)


def _fly_low(way: _Way, blocking: Blocking, bodies: dict[str, Body]) -> None:
    """Bring who flies round something far below them down to it: a bee to the jar of honey."""
    above = any({way.who.name, way.other.name} == {one.a, one.b} and one.kind in ("above", "under")
                for one in blocking.scene.relations)  # fmt: skip
    own, other = box_of(bodies[way.who.name]), box_of(bodies[way.other.name])
    gap = float(np.nanmedian(own[0][:, 2] - other[1][:, 2]))
    if above or not way.who.on_the_wing or gap <= _HIGH_OVER * (1.0 + way.other.figure.height):
        return
    middle, there = (float(np.nanmedian((low + high)[:, 2] / 2)) for low, high in (own, other))
    down = np.array([0.0, 0.0, min(there - middle + 0.2 * way.other.figure.height, 0.0)])
    for name in together(way.who.name, blocking) & set(bodies):
        body = bodies[name]
        bodies[name] = replace(body, positions=single(body.positions + down))


def _room(way: _Way, middle: Array, blocking: Blocking, bodies: Mapping[str, Body]) -> float:
    """Metres round the `middle` that there are inside of what somebody is in: a globe, a cage."""
    around = [one.b for one in blocking.scene.relations
              if one.kind == "in" and one.a == way.who.name and one.b in bodies]  # fmt: skip
    rooms = [float("inf")]
    for name in around:
        low, high = (corner[0, :2] for corner in box_of(bodies[name]))
        off = float(np.linalg.norm((low + high) / 2 - middle[:2]))
        half = 0.5 * float((high - low).min())
        rooms.append(max(_INSIDE * half - off, _LEAST_ROUND * half))
    return min(rooms)


def _carried(body: Body, off: Array, turn: Array, pivot: Array) -> Body:
    """A body by some metres (N, 3) elsewhere, turned by radians (N,) about a pivot (N, 3)."""
    about = yaw(turn)
    lever = body.positions.astype(np.float64) - pivot[:, None]
    positions = pivot[:, None] + np.einsum("nij,nkj->nki", about, lever) + off[:, None]
    rotations = np.einsum("nij,nkjl->nkil", about, body.rotations)
    return replace(body, positions=single(positions), rotations=single(rotations))


def _put_across(way: _Way, blocking: Blocking, bodies: dict[str, Body], times: Array) -> None:
    """Put what is gone through in the way of who goes through it, if it is not there."""
    body, gate = bodies[way.who.name], bodies[way.other.name]
    low, high = box_of(body)
    path = ((low + high) / 2)[:, :2]
    low, high = box_of(gate)
    inside = ((path >= low[:, :2]) & (path <= high[:, :2])).all(axis=1)
    if inside.any() and not inside.all():
        return
    since = np.flatnonzero((times >= way.beat.start) & np.isfinite(path).all(axis=1))
    if len(since) < 2 or way.other.role not in ("prop", "fixture") or way.other.holder:
        return
    steps = np.linalg.norm(np.diff(path[since], axis=0), axis=1)
    far = float(steps.sum())
    if far < min(_GONE * way.who.figure.longest, _ENOUGH) or reach(way.other.figure) > _LARGE:
        return
    half = int(since[int(np.argmax(np.cumsum(steps) >= 0.5 * far)) + 1])
    around = max(half - 2, int(since[0])), min(half + 2, int(since[-1]))
    ahead = path[around[1]] - path[around[0]]
    if float(np.linalg.norm(ahead)) < 1e-3:
        return
    hole = opening(way.other.figure)
    heading = float(np.arctan2(ahead[1], ahead[0])) - (0.0 if hole.lengthwise else np.pi / 2)
    root = _there(gate)
    turn = heading - heading_of(gate.rotations[:, 0])
    middle = ((low + high) / 2)[:, :2]
    off = np.zeros_like(root)
    off[:, :2] = path[half] - middle
    pivot = np.concatenate([middle, root[:, 2:]], axis=1)
    for name in together(way.other.name, blocking) & set(bodies) - {way.who.name}:
        bodies[name] = _carried(bodies[name], off, turn, pivot)
