"""Up there: a car that flies does so over the street, and who falls through the sky is in it.

What was played on the ground is taken up with all that is on it, before anything else is made true.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.turns import Array, single
from soracli.stage.ways_held import together

_OVER_STREETS = 4.0
"""Metres over the ground at which a car flies."""
_ON_THE_GROUND = 1.0
"""Metres up to which something flies no higher than it stands."""
_FALLS_FROM, _FALLS_TO = 9.0, 4.0
"""Metres over the clouds at which who falls through the sky is at first and in the end."""
_SKY = frozenset(("clouds", "sky"))
"""Places without a ground to fall on."""
_FALLING = frozenset(("skydiver", "parachutist", "parachuter", "freefaller"))
"""Who is in the air there, whatever they do meanwhile."""
_PLUMMETS = ("fall", "dive", "sink")


def take_up(blocking: Blocking, bodies: Mapping[str, Body]) -> dict[str, Body]:
    """The bodies by entity id, those in the air who fly there or fall through the sky."""
    found = dict(bodies)
    done: set[str] = set()
    for mark in blocking.marks.values():
        if mark.name not in found or mark.name in done:
            continue
        off = _lift(mark, found[mark.name], blocking)
        if off is None:
            continue
        for one in (together(mark.name, blocking) & set(found)) - done:
            moved = found[one].positions + off[:, None]
            found[one] = replace(found[one], positions=single(moved))
            done.add(one)
    return found


def _lift(mark: Mark, body: Body, blocking: Blocking) -> Array | None:
    """The metres (N, 3) by which one is taken up; None for who stays on the ground."""
    root = body.positions[:, 0].astype(np.float64)
    off = np.zeros_like(root)
    if mark.figure.family == "vehicle":
        flies = [one for one in mark.beats if one.motion == "fly"]
        low = float(np.median(root[:, 2])) < _ON_THE_GROUND
        if not flies or not low or flies[0].start > 0.5 or mark.holder or mark.mount:
            return None
        off[:, 2] = _OVER_STREETS
        return off
    falls = any(one.motion in _PLUMMETS and not one.action.target for one in mark.beats)
    falls = falls or (mark.entity.noun.split()[-1] in _FALLING and mark.role == "actor")
    if mark.figure.family != "person" or blocking.scene.place not in _SKY or not falls:
        return None
    off[:, 2] = np.linspace(_FALLS_FROM, _FALLS_TO, len(off))
    return off
