"""Leaps held: who is said to jump or hop is off the ground for it.

In a puddle, on a bed or over a hose somebody may be put back on the ground after they jumped, and a
toad that is taken across the picture does not hop by that. Once all is played, they do.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.framing import box_of
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, single
from soracli.stage.ways_held import together

_JUMPS = frozenset(("jump", "hop", "leap", "skip"))
_SEEN, _SEEN_LEAST = 0.1, 0.04
"""Of its height, and metres, that one rises at least who is seen to jump."""
_HIGH, _LEAST, _MOST = 0.22, 0.06, 0.6
"""Of its height how high one jumps, and the metres of that at least and at most."""
_CROUCH, _PAUSE = 0.3, 0.35
"""Seconds before a jump, and between two of them."""
_GRAVITY = 9.81
_SHORTEST = 0.3
"""Seconds that a jump lasts at least."""


def hold_leaps(blocking: Blocking, bodies: Mapping[str, Body], times: Array) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, with those off the ground who jump."""
    found = dict(bodies)
    for mark in blocking.marks.values():
        beat = next((one for one in mark.beats if _jumps(one, mark)), None)
        if beat is None or mark.name not in found:
            continue
        off = _leap(mark, beat, found[mark.name], times)
        if off is None:
            continue
        for one in together(mark.name, blocking) & set(found):
            moved = found[one].positions + off[:, None]
            found[one] = replace(found[one], positions=single(moved))
    return found


def _jumps(beat: Beat, mark: Mark) -> bool:
    """Whether somebody alive jumps by themselves, and from where they stand."""
    free = not (mark.film or mark.kept) and mark.role not in ("held", "rider", "floating")
    own = mark.name in beat.action.agents and beat.action.direction not in ("up", "down")
    return free and own and beat.motion in _JUMPS and mark.figure.family in ALIVE


def _leap(mark: Mark, beat: Beat, body: Body, times: Array) -> Array | None:
    """The metres (N, 3) by which somebody is lifted who jumps; None where they do by themselves."""
    low, high = box_of(body)
    alone = len(mark.beats) == 1  # all the time, and not only once
    begin = float(times[0]) if alone else max(beat.start, float(times[0]))
    end = float(times[-1]) if alone else min(beat.end, float(times[-1]))
    during = (times >= begin) & (times <= end + 0.3)
    tall = float(np.nanmedian((high - low)[:, 2]))
    if during.sum() < 3 or not np.isfinite(tall):
        return None
    if float(np.ptp(low[during, 2])) >= max(_SEEN * tall, _SEEN_LEAST):
        return None
    up = float(np.clip(_HIGH * tall, _LEAST, _MOST))
    lasts = max(2 * float(np.sqrt(2 * up / _GRAVITY)), _SHORTEST)
    pause = _PAUSE if mark.figure.family == "person" else 0.1
    many = max(int((end - begin - _CROUCH + pause) // (lasts + pause)), 1)
    off = np.zeros((len(times), 3))
    for number in range(many):
        since = (times - begin - _CROUCH - number * (lasts + pause)) / lasts
        arc = 4 * up * since * (1 - since)
        off[:, 2] += np.where((since > 0) & (since < 1), arc, 0.0)
    return off
