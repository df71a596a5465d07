"""Let fall: what is dropped by somebody without hands comes down.

Hands let go of a thing before the play, and physics has it from there (`handling`). A drone, a
crane or a beak has its load at a point of its own body; who is told to drop that is seen to do so
here: from the moment on at which a hand would open, the thing falls and lies.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.framing import box_of
from soracli.stage.ground import Ground
from soracli.stage.handling import AT
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, single

_GRAVITY = 9.81
"""Metres per second squared."""
_SLOWED = 0.4
"""The share of the holder's level speed that is left to a thing let go of: the air takes some."""


def let_fall(
    blocking: Blocking, bodies: Mapping[str, Body], ground: Ground, times: Array
) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, with what was dropped on the ground."""
    found = dict(bodies)
    for mark in blocking.marks.values():
        for beat in mark.beats:
            thing = blocking.marks.get(beat.action.target)
            if beat.motion != "drop" or thing is None or not _is_borne(thing, mark):
                continue
            if thing.name in found and mark.name in found:
                found[thing.name] = _dropped(found[thing.name], _opens(beat), ground, times)
    return found


def _is_borne(thing: Mark, holder: Mark) -> bool:
    """Whether somebody without hands has a thing, who lets go of nothing by themselves."""
    return thing.holder == holder.name and not holder.figure.rig.has("hand.R")


def _opens(beat: Beat) -> float:
    """The world second at which a load is let go of."""
    return max(beat.start, 0.0) + AT["drop"] * (beat.end - max(beat.start, 0.0))


def _dropped(body: Body, opens: float, ground: Ground, times: Array) -> Body:
    """A body that falls from a world second on to what is below it."""
    first = int(np.searchsorted(times, opens))
    if first < 1 or first >= len(times) - 1:
        return body
    root = body.positions[:, 0].astype(np.float64)
    low, _ = box_of(body)
    since = np.clip(times - times[first], 0.0, None)
    step = max(float(times[first] - times[first - 1]), 1e-3)
    speed = _SLOWED * (root[first] - root[first - 1]) / step * (1, 1, 0)
    free = max(float(low[first, 2]) - _floor(ground, root[first]), 0.0)
    lands = np.sqrt(2 * free / _GRAVITY)
    gone = np.minimum(since, lands)
    there = root[first] + gone[:, None] * speed
    there[:, 2] = root[first, 2] - np.minimum(0.5 * _GRAVITY * since**2, free)
    after = np.arange(len(times)) >= first
    off = np.where(after[:, None], there - root, 0.0)
    still = np.where(after, first, np.arange(len(times)))
    level = body.positions[still] - body.positions[still, :1] + body.positions[:, :1]
    return replace(body, positions=single(level + off[:, None]), rotations=body.rotations[still])


def _floor(ground: Ground, point: Array) -> float:
    """The height of what is below a point, in metres."""
    water = ground.piece.water
    wet = water is not None and ground.piece.reach <= 0
    return float(water.level) if water is not None and wet else float(ground.level(point))
