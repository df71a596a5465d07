"""Sailing small: boats in a cup or a bathtub float on what is in it, and go round in there.

On the sea, boats have their waterline and a course across the picture. In a vessel the water is a
hand wide: they float on its level, one behind the other on a circle.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.hollows import relief
from soracli.stage.liquids import usual_level
from soracli.stage.performance import Body
from soracli.stage.turns import Array, heading_of, pitch, roll, single, turned, yaw

_LARGEST = 2.5
"""Metres of the largest vessel; a larger one is a pool."""
_INSIDE, _KEEPS = 0.42, 0.5
"""Of the shorter side of a vessel how far from its middle its inside goes, and of its own length
how far the middle of a boat keeps from that."""
_ROUND = 14.0
"""Seconds in which a boat goes round once that sails, whatever the vessel."""
_ROCKS, _PERIOD = 0.09, 2.3
"""Radians by which a small boat rolls on small waves, and the seconds of a roll."""
_HOLLOW = 0.5
"""Of the height of a vessel how high its floor is at most where it holds a liquid of its own."""
_DEEP = 0.12
"""Of its height how deep a boat without a waterline lies."""


def sail_small(blocking: Blocking, bodies: Mapping[str, Body], times: Array) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, with boats afloat in their vessels."""
    found = dict(bodies)
    boats: dict[str, list[str]] = {}
    for one in blocking.scene.relations:
        both = one.kind == "in" and {one.a, one.b} <= set(found)
        if both and found[one.a].figure.family == "boat":
            boats.setdefault(one.b, []).append(one.a)
    for vessel, names in boats.items():
        figure = found[vessel].figure
        if figure.family in ("prop", "furniture", "box") and figure.longest <= _LARGEST:
            _float(vessel, names, blocking, found, times)
    return found


def _float(
    vessel: str, names: list[str], blocking: Blocking, bodies: dict[str, Body], times: Array
) -> None:
    """Let boats go round in a vessel, or rock where they are if they only float."""
    holder = bodies[vessel]
    middle, level = holder.positions[:, 0].astype(np.float64), _level(holder)
    side = min(holder.figure.length, holder.figure.width)
    for rank, name in enumerate(dict.fromkeys(names)):
        body, mark = bodies[name], blocking.marks[name]
        free = max(_INSIDE * side - _KEEPS * body.figure.longest, 0.0)
        sails = any(beat.motion in ("sail", "drive", "race", "circle") for beat in mark.beats)
        turns = (times - times[0]) / _ROUND if sails else np.zeros(len(times))
        angle = 2 * np.pi * (rank / len(names) + turns)
        off = np.column_stack([np.cos(angle), np.sin(angle), np.zeros(len(times))]) * free
        if len(names) == 1 and not sails:
            off = np.zeros((len(times), 3))
        bodies[name] = _placed(body, middle + off, level, angle + 0.5 * np.pi, times + rank)


def _level(body: Body) -> Array:
    """How high the water in a vessel is (N,), metres in the world."""
    inner, brim = relief(body.figure).level, usual_level(body.figure)
    hollow = inner < _HOLLOW * body.figure.height
    return np.asarray(body.positions[:, 0, 2] + (brim if hollow else inner))


def _placed(body: Body, where: Array, level: Array, heading: Array, times: Array) -> Body:
    """A boat on the water (N, 3) with its bow along a heading (N,), as small waves rock it."""
    now = heading_of(body.rotations[:1, 0].astype(np.float64))
    waves = 2 * np.pi * times / _PERIOD
    rocks = roll(_ROCKS * np.sin(waves)) @ pitch(0.5 * _ROCKS * np.sin(0.8 * waves))
    spin = yaw(heading) @ rocks @ yaw(np.full(len(times), -float(now[0])))
    line = body.figure.anchors.get("waterline")
    deep = line[1][2] if line is not None else _DEEP * body.figure.height
    root = where + 0.0
    root[:, 2] = level - deep
    own = body.positions[:1].astype(np.float64)
    parts = turned(spin[:, None], np.repeat(own - own[:, :1], len(times), axis=0)) + root[:, None]
    rotations = spin[:, None] @ body.rotations[:1].astype(np.float64)
    return replace(body, positions=single(parts), rotations=single(rotations))
