"""Juggled: what somebody juggles flies from hand to hand, one after the other, and lies nowhere.

A cascade: each thing leaves one hand, rises over the head and comes down in the other, all of them
on the same arc and evenly apart in time.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.turns import Array

_MOTION = "juggle"
_HANDS = ("hand.R", "hand.L")
_GRAVITY = 9.81
_HIGH, _EACH = 0.24, 0.05
"""Of the juggler's height how far over the hands three things fly, and each one more."""
_SPREAD = 0.07
"""Of the juggler's height how far the arc reaches beyond the hands, to both sides."""
_BEFORE = 0.06
"""Of the juggler's height how far before the hands it lies, where nothing hides it."""


def keep_in_the_air(
    blocking: Blocking, bodies: Mapping[str, Body], times: Array
) -> dict[str, Body]:
    """The bodies by entity id at world seconds `times` (N,), with what is juggled in the air."""
    found = dict(bodies)
    for mark in blocking.marks.values():
        beats = [beat for beat in mark.beats if beat.motion == _MOTION]
        body = found.get(mark.name)
        if not beats or body is None or not all(body.figure.rig.has(one) for one in _HANDS):
            continue
        things = _things(blocking, mark, beats[0].action.target)
        flying = [one for one in things if one in found]
        later = [beat for beat in mark.beats if beat.start >= beats[-1].end and beat.motion]
        end = beats[-1].end if later else float(times[-1]) + 1.0
        during = (times >= beats[0].start) & (times <= end)
        for place, name in enumerate(flying):
            way = _cascade(body, times - beats[0].start, place, len(flying))
            found[name] = _taken(found[name], way, during)
    return found


def _things(blocking: Blocking, mark: Mark, target: str) -> list[str]:
    """The ids of all that somebody juggles: the target's group, shared out among its jugglers."""
    other = blocking.marks.get(target)
    if other is None or other.figure.family == "person":
        return []
    group = other.entity.group
    if not group:
        return [target]
    alike = [name for name, one in blocking.marks.items() if one.entity.group == group]
    jugglers = [
        one.name
        for one in blocking.marks.values()
        if any(beat.motion == _MOTION and beat.action.target in alike for beat in one.beats)
    ]
    return alike[jugglers.index(mark.name) :: len(jugglers)]


def _cascade(body: Body, seconds: Array, place: int, many: int) -> Array:
    """Where one of many things is (N, 3), `seconds` after the first throw."""
    rig, tall = body.figure.rig, body.figure.height
    right, left = (body.positions[:, rig.index(one)].astype(np.float64) for one in _HANDS)
    high = tall * (_HIGH + _EACH * max(many - 3, 0))
    flight = 2 * np.sqrt(2 * high / _GRAVITY)
    turn = np.asarray(seconds) / flight + 2.0 * place / max(many, 1)
    leg = np.floor(turn).astype(int)
    part = (turn - leg)[:, None]
    middle, across = (right + left) / 2, left - right
    wide = np.linalg.norm(across, axis=1, keepdims=True)
    across = across / np.maximum(wide, 1e-6) * (wide + 2 * _SPREAD * tall)
    begin = np.where((leg % 2 == 0)[:, None], -0.5, 0.5)
    ahead = body.rotations[:, 0, :, 0] * (_BEFORE * tall)
    way = middle + across * (begin - 2 * begin * part) + ahead
    way[:, 2] = middle[:, 2] + 4 * high * (part * (1 - part))[:, 0]
    return np.asarray(way)


def _taken(body: Body, way: Array, during: Array) -> Body:
    """A thing on a way (N, 3) of its middle while it is juggled."""
    middle = body.figure.mesh.vertices.mean(axis=0) - body.figure.rig.rest[0]
    root = way - np.einsum("nij,j->ni", body.rotations[:, 0], middle)
    shift = np.where(during[:, None], root - body.positions[:, 0], 0.0)
    positions = (body.positions + shift[:, None]).astype(np.float32)
    return replace(body, positions=positions)
