"""Surfacing: who comes up out of the water stays in it, and is seen from there on.

Rising is a way up through air or water (`rising`), and knows no surface: a hippo that is said to
surface would go on into the sky. So where a set is open water, the height of who surfaces is told
here, once all is played, and that of who sinks again or dives after that.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.framing import box_of
from soracli.stage.ground import Ground
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, single, smooth
from soracli.stage.ways_held import together

_SURFACES = ("surface", "resurface", "break surface", "come up for air")
"""Verbs of who comes up out of the water."""
_UNDER = ("fall", "dive", "sink")
_WET, _DEEP = 0.55, 1.15
"""Of its height: how much of what has surfaced is in the water, and how much deeper it was."""
_TAKES = 1.8
"""Seconds in which it comes up at most."""


def surfaced(
    blocking: Blocking, bodies: Mapping[str, Body], ground: Ground, times: Array
) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, with who surfaces in the water and not
    over it."""
    found, water = dict(bodies), ground.piece.water
    if water is None or ground.piece.reach > 0 or ground.piece.sky == "water":
        return found
    for mark in blocking.marks.values():
        up = next((one for one in mark.beats if one.action.verb in _SURFACES), None)
        if up is None or mark.film or mark.kept or mark.name not in found:
            continue
        low, _ = box_of(found[mark.name])
        off = np.zeros((len(times), 3))
        off[:, 2] = _since_it_dived(mark, up, times) * (
            water.level + _heights(mark, up, times) - low[:, 2]
        )
        for name in together(mark.name, blocking) & set(found):
            moved = found[name].positions + off[:, None]
            found[name] = replace(found[name], positions=single(moved))
    return found


def _since_it_dived(mark: Mark, up: Beat, times: Array) -> Array:
    """How much of somebody's dive is done (N,), 0 to 1, who was over the water before: a pelican
    plunges, and comes up with a fish. 1 all along for who is under water at first."""
    dive = next((one for one in mark.beats if _dives(one) and one.start < up.start), None)
    if dive is None:
        return np.ones(len(times))
    share = np.clip(
        (times - max(dive.start, 0.0)) / max(up.start - max(dive.start, 0.0), 0.5), 0, 1
    )
    return smooth(share)


def _heights(mark: Mark, up: Beat, times: Array) -> Array:
    """How high the lowest point of somebody is over the water (N,), metres."""
    high = mark.figure.height
    deep = 1.0 - _share(up, times)
    for beat in mark.beats:
        if _dives(beat) and beat.start > up.start:
            deep = deep + _share(beat, times)
    return -high * (_WET + _DEEP * np.clip(deep, 0.0, 1.0))


def _dives(beat: Beat) -> bool:
    """Whether somebody goes under water by a beat, as a whale does by swimming down."""
    return beat.motion in _UNDER or (
        beat.motion in ("swim", "float") and beat.action.direction == "down"
    )


def _share(beat: Beat, times: Array) -> Array:
    """How much of a way up or down is done (N,), 0 to 1."""
    begin = max(beat.start, 0.0)
    end = min(beat.end, float(times[-1]), begin + _TAKES)
    return smooth(np.clip((times - begin) / max(end - begin, 0.5), 0.0, 1.0))
