"""On stilts: who has stilts on the feet goes as high above the ground as their footrests are."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.framing import box_of
from soracli.stage.performance import Body
from soracli.stage.turns import single
from soracli.stage.ways_held import together

_STILTS = "walking_stilts"


def raise_on_stilts(blocking: Blocking, bodies: Mapping[str, Body]) -> dict[str, Body]:
    """The bodies by entity id, with those on stilts, and all that they bear, up on their footrests;
    the stilts themselves stand upright on the ground below them."""
    found = dict(bodies)
    for mark in blocking.marks.values():
        if mark.entity.kind != _STILTS or mark.holder not in found or mark.name not in found:
            continue
        _, deck = mark.figure.anchors["deck"]
        for name in (together(mark.holder, blocking) - {mark.name}) & found.keys():
            up = np.array([0.0, 0.0, deck[2]])
            found[name] = replace(found[name], positions=single(found[name].positions + up))
        found[mark.name] = _stood(found[mark.name])
    return found


def _stood(stilts: Body) -> Body:
    """Stilts with their lower ends on the ground, whatever the feet on them do."""
    sunk = box_of(stilts)[0][:, 2]
    return replace(
        stilts, positions=single(stilts.positions - sunk[:, None, None] * np.array([0.0, 0.0, 1.0]))
    )
