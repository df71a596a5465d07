"""Up from below: who comes out of an opening in the ground is below it first, and rises out of it.

The ground hides them until they are up; then they step out of it to the front.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.framing import box_of
from soracli.stage.performance import Body
from soracli.stage.turns import Array, single, smooth

_OPENINGS = frozenset(("floor_hatch", "ground_hole"))
_FROM, _UP, _OUT = 0.08, 0.6, 0.85
"""The shares of a clip at which one begins to rise, is up, and has stepped out."""
_STEP = 0.35
"""Metres that one steps before the edge of the opening."""
_EDGE = 0.12
"""Metres of the edge of an opening at most that one stands on before that."""
_ALIVE = frozenset(("person", "quadruped", "creature", "bird"))


def come_up(blocking: Blocking, bodies: Mapping[str, Body], times: Array) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, with those out of the ground who come
    out of it."""
    found = dict(bodies)
    for name, opening in _comers(blocking, found):
        found[name] = _risen(found[name], found[opening], times)
    return found


def _comers(blocking: Blocking, bodies: Mapping[str, Body]) -> Iterator[tuple[str, str]]:
    kinds = {one.id: one.kind for one in blocking.scene.entities}
    for action in blocking.scene.actions:
        name = action.agents[0] if action.agents else ""
        goal = action.target or ""
        opens = kinds.get(goal) in _OPENINGS and {name, goal} <= set(bodies)
        if opens and action.motion == "climb" and bodies[name].figure.family in _ALIVE:
            yield name, goal


def _risen(body: Body, opening: Body, times: Array) -> Body:
    """A body that comes up through an opening and stands before it."""
    (low, high), (left, right) = box_of(body), box_of(opening)
    middle, hole = 0.5 * (low + high), 0.5 * (left + right)
    share = (times - times[0]) / max(float(times[-1] - times[0]), 1e-6)
    up = smooth((share - _FROM) / (_UP - _FROM))
    out = smooth((share - _UP) / (_OUT - _UP))
    deep = 0.5 * float(np.median((right - left)[:, 1])) + _STEP
    tall = float(np.median((high - low)[:, 2])) + 0.1
    off = hole - middle
    off[:, 1] -= out * deep
    edge = np.minimum(0.5 * (right - left)[:, 2], _EDGE)
    ground = left[:, 2] + edge * (1 - out)
    off[:, 2] = ground - low[:, 2] - (1 - up) * tall
    return replace(body, positions=single(body.positions + off[:, None]))
