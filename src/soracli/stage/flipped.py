"""Flipped: a coin, a pancake or a ball flies up from where it is, turns over and comes down there.

It leaves a hand, a pan or a grill as fast as falling back takes it there in time, turns about an
axis across who flips it, and is there again for the next time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.motions.handwork import FLIP_SECONDS, FLUNG
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, heading_of, pitch, yaw
from soracli.stage.water import GRAVITY

_MOTION = "flip"
_HIGH, _OF_A_HAND = 0.30, 0.50
"""Of the height of who flips it how far something flies up, from a pan or a grill and out of a
hand."""
_COINS, _ROUND = 0.05, 0.8
"""Metres up to which a thing spins in its flight, and the least ratio of its shortest side to its
longest by which it has no side to turn over to."""


@dataclass(frozen=True)
class _Flight:
    """How far up, metres, and by what turn, radians, a thing goes at every moment (N,)."""

    rise: Array
    turn: Array


def flip(blocking: Blocking, bodies: Mapping[str, Body], times: Array) -> dict[str, Body]:
    """The bodies by entity id at world seconds `times` (N,), with what is flipped in the air."""
    found = dict(bodies)
    for mark in blocking.marks.values():
        body = found.get(mark.name)
        beats = [beat for beat in mark.beats if beat.motion == _MOTION]
        if body is None or not beats or mark.figure.family != "person":
            continue
        for name in _things(blocking, beats[0].action.target):
            if name in found:
                share = _OF_A_HAND if name in mark.entity.holds else _HIGH
                flight = _flight(beats, times, share * mark.figure.height, found[name])
                found[name] = _flown(found[name], body, flight)
    return found


def _things(blocking: Blocking, target: str) -> list[str]:
    """The target and all of its group."""
    mark = blocking.marks.get(target)
    if mark is None or mark.figure.family == "person":
        return []
    group = mark.entity.group
    every = blocking.marks.values()
    return [one.name for one in every if one is mark or group == one.entity.group != ""]


def _flight(beats: list[Beat], times: Array, high: float, thing: Body) -> _Flight:
    """The flights of a thing, `high` metres up: one every `FLIP_SECONDS` of all the beats that is
    over in time."""
    speed = float(np.sqrt(2 * GRAVITY * high))
    lasts = 2 * speed / GRAVITY
    late, over = np.zeros(len(times)), np.zeros(len(times))
    for beat in beats:
        leaves = beat.start + FLUNG * FLIP_SECONDS
        while leaves + lasts <= min(beat.end, float(times[-1])):
            passed = np.clip(times - leaves, 0.0, lasts)
            over += passed / lasts
            late = np.where(passed < lasts, late + passed, late)
            leaves += FLIP_SECONDS
    size = np.ptp(thing.figure.mesh.vertices, axis=0)
    ball = size.min() > _ROUND * size.max()
    each = 6 * np.pi if size.max() < _COINS else (0.0 if ball else 2 * np.pi)
    return _Flight(speed * late - 0.5 * GRAVITY * late**2, each * over)


def _flown(thing: Body, thrower: Body, flight: _Flight) -> Body:
    """A thing in flight, turned about the middle of it and an axis across who flung it."""
    heading = heading_of(thrower.rotations[:, 0])
    turn = yaw(heading) @ pitch(-flight.turn) @ yaw(-heading)
    middle = thing.figure.mesh.vertices.mean(axis=0) - thing.figure.rig.rest[0]
    center = thing.positions[:, 0] + np.einsum("nij,j->ni", thing.rotations[:, 0], middle)
    off = thing.positions - center[:, None]
    lifted = center + flight.rise[:, None] * np.array([0.0, 0.0, 1.0])
    return replace(
        thing,
        positions=(lifted[:, None] + np.einsum("nij,nkj->nki", turn, off)).astype(np.float32),
        rotations=np.einsum("nij,nkjl->nkil", turn, thing.rotations).astype(np.float32),
    )
