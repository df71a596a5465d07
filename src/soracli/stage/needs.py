"""How long the orders of a scene need on this set: the ways there, and what is done then."""

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.marks import GOING, Mark
from soracli.stage.nearness import APPROACHES
from soracli.stage.pace import pace
from soracli.stage.schedule import NATURAL, Beat
from soracli.stage.turns import Array

_SETTLING = 0.7
"""Seconds of getting going and coming to a stop."""
SEATED, _SITS = frozenset(("sit", "lie", "sleep")), 1.2
"""What is done on a seat to which somebody goes, and the seconds in which it is made out."""


def needed_seconds(blocking: Blocking) -> dict[int, float]:
    """World seconds by order, for those orders in which somebody goes to something and is there.

    Only where one thing is done after another; what is done alone has the whole shot.
    """
    orders = sorted({action.order for action in blocking.scene.actions})
    if len(orders) < 2:
        return {}
    where: dict[str, Array] = {}
    needed: dict[int, float] = {}
    for order in orders:
        spans = []
        for action in blocking.scene.actions:
            if action.order != order or not action.agents:
                continue
            mark = blocking.marks.get(action.agents[0])
            name = action.over if action.motion == "put_down" else action.target
            other = blocking.marks.get(name)
            if mark is not None and other is not None and other is not mark:
                beat = next((one for one in mark.beats if one.action == action), None)
                spans.append(_span(mark, other, beat, where))
        if spans and all(span is not None for span in spans):
            needed[order] = max(span for span in spans if span is not None)
    return needed


def _span(mark: Mark, other: Mark, beat: Beat | None, where: dict[str, Array]) -> float | None:
    """The seconds one needs for a beat that is done at something; None for any other beat."""
    seated = beat is not None and beat.motion in SEATED
    if beat is None or not (seated or beat.motion in (*GOING, *APPROACHES)):
        return None
    if beat.motion in ("enter", "leave", "flee", "follow", "chase", "climb"):
        return None
    here = where.get(mark.name, mark.position)
    there = where.get(other.name, other.position)
    stop = APPROACHES.get(beat.motion, 0.9)
    metres = max(float(np.linalg.norm((there - here)[:2])) - stop, 0.0)
    if seated and (metres <= 0.2 or other.role not in ("prop", "fixture")):
        return None  # they are at their seat already
    where[mark.name] = there
    walked = metres / pace(mark, beat) + (_SETTLING if metres > 0.2 else 0.0)
    return walked + NATURAL.get(beat.motion, _SITS if seated else 0.0)
