"""Knocked down: a wall that a bulldozer knocks down, a table that a bull knocks over, falls.

Physics moves what is loose; what stands fast on the set was left standing. Once all is played, what
somebody is said to knock over and that still stands tips over from when they are at it, away from
them and over its thin side.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.framing import box_of
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, single

_TALLEST, _STANDS = 4.5, 0.5
"""Metres up to which a thing is knocked over as a whole, and radians that it leans if it stands."""
_TOUCHES, _TAKES, _LIES = 0.3, 0.8, 0.47 * np.pi
"""Metres between two who touch, the seconds of a fall, and radians by which it lies then."""
_THIN = 0.5
"""Of its width how deep a thing is at most that falls over its thin side, whoever comes."""


def knock_down(blocking: Blocking, bodies: Mapping[str, Body], times: Array) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, with all that is knocked over lying."""
    found = dict(bodies)
    for mark in blocking.marks.values():
        for beat in mark.beats:
            other = blocking.marks.get(beat.action.target)
            if beat.motion != "knock_over" or other is None or mark.name not in found:
                continue
            dead = other.figure.family not in ALIVE and not other.kept and other is not mark
            if dead and other.name in found and _still_stands(found[other.name]):
                doer = found[mark.name]
                found[other.name] = _toppled(beat, doer, found[other.name], times)
    return found


def _still_stands(body: Body) -> bool:
    up = body.rotations[:, 0, :, 2].astype(np.float64)
    lean = np.arccos(np.clip(up @ up[0], -1.0, 1.0))
    low, high = box_of(body)
    moved = float(np.linalg.norm(body.positions[-1, 0] - body.positions[0, 0]))
    tall = float(high[0, 2] - low[0, 2])
    in_pieces = body.figure.rig.has("piece.0")
    return not in_pieces and lean.max() < _STANDS and moved < 0.3 * tall and tall <= _TALLEST


def _toppled(beat: Beat, doer: Body, body: Body, times: Array) -> Body:
    (low, high), (a, b) = box_of(body), box_of(doer)
    gap = np.maximum(np.maximum(a - high, low - b), 0.0)
    near = np.flatnonzero((np.linalg.norm(gap, axis=1) <= _TOUCHES) & (times >= beat.start - 0.1))
    middle = 0.5 * (max(beat.start, 0.0) + min(beat.end, float(times[-1])))
    begin = float(times[near[0]]) if len(near) else middle
    begin = min(max(begin, beat.start + 0.2), float(times[-1]) - _TAKES)
    size = (high - low)[0]
    frame = int(np.searchsorted(times, begin))
    way = (0.5 * (low[frame] + high[frame]) - doer.positions[frame, 0]) * np.array([1, 1, 0])
    thin = int(size[1] < size[0])
    if min(size[:2]) < _THIN * max(size[:2]):
        way = np.where(np.arange(3) == thin, np.sign(way[thin]) or 1.0, 0.0)
    way = way / max(float(np.linalg.norm(way)), 1e-6)
    pivot = 0.5 * (low + high)[0] + 0.5 * np.abs(way) * size * np.sign(way)
    pivot[2] = low[0, 2]
    share = np.clip((times - begin) / _TAKES, 0.0, 1.0) ** 2
    return _tipped(body, way, pivot, _LIES * share)


def _tipped(body: Body, way: Array, pivot: Array, angle: Array) -> Body:
    """A body turned about a point (3,) toward a level way (3,), by radians (N,)."""
    axis = np.cross([0.0, 0.0, 1.0], way)
    cross = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    turn = (
        np.eye(3)
        + np.sin(angle)[:, None, None] * cross
        + (1 - np.cos(angle))[:, None, None] * (cross @ cross)
    )
    lever = body.positions - pivot
    positions = pivot + np.einsum("nij,nkj->nki", turn, lever)
    rotations = np.einsum("nij,nkjl->nkil", turn, body.rotations)
    return replace(body, positions=single(positions), rotations=single(rotations))
