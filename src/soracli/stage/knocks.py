"""Knocks: what is heard of hands that meet, and of fists that hit."""

from collections.abc import Iterator, Mapping

import numpy as np

from soracli.stage.marks import Mark, carried
from soracli.stage.performance import Body, Contact
from soracli.stage.schedule import Beat
from soracli.stage.touching import PUNCHES
from soracli.stage.turns import Array

_CLAPS, _STRIKES = 4.4, 2.1
"""Metres per second of the palm in the quickest twentieth of a high five and of a blow, as measured
on these motions."""
_HAND, _FIST = 0.006, 2.9
"""The mass of a hand as a share of the body's (de Leva 1996), and the kilograms that count in a
boxer's blow (Walilko, Viano and Bir 2005)."""


def knocks(
    mark: Mark, other: Mark, beat: Beat, bodies: Mapping[str, Body], times: Array
) -> Iterator[Contact]:
    """The blows of a beat, in world seconds; `bodies` by entity id over world `times` (N,)."""
    body = bodies[mark.name]
    if not body.figure.rig.has("hand.R"):
        return
    if beat.motion == "high_five":
        hand = (_HAND * body.figure.mass, _CLAPS)
        yield from _at(mark, other, body, 0.5 * (beat.start + beat.end), 1, hand, times)
    elif beat.motion == "hit" and not beat.action.instrument:
        first, last = max(beat.start, 0.0) + 0.5, min(beat.end, float(times[-1]))
        for count in range(int(max(last - first, 0.0) / PUNCHES) + 2):
            time = beat.start + PUNCHES * (0.5 + count)
            if first < time < last:
                yield from _at(mark, other, body, time, count % 2, (_FIST, _STRIKES), times)


def _at(
    mark: Mark,
    other: Mark,
    body: Body,
    time: float,
    side: int,
    hand: tuple[float, float],
    times: Array,
) -> Iterator[Contact]:
    """One blow of the left (0) or right (1) `hand`, of so many kilograms and metres per second."""
    if not times[0] < time < times[-1]:
        return
    frame = int(np.searchsorted(times, time))
    palm = carried(body.figure, body.rotations, body.positions, f"palm.{'LR'[side]}")[frame]
    x, y, z = (float(part) for part in palm)
    made, push = ("skin", other.figure.material), hand[0] * hand[1]
    met = (mark.name, other.name)
    yield Contact(time, "impact", *met, made, push, (x, y, z), speed=hand[1], sort="blow")
