"""Borne along: what stands on something goes with it, where that is carried or drives off.

Two glasses on a tray that is in somebody's hands, a surfboard on a van: the physics of the set
knows nothing of these, as hands and wheels go where they are led.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.marks import Mark, rest_height
from soracli.stage.performance import Body
from soracli.stage.resting import stays
from soracli.stage.spots import along_top, skin_under, top_under
from soracli.stage.turns import Array, single
from soracli.story.scene import Relation

_LOADS, _GOING = ("prop", "fixture", "driver", "floating"), ("driver", "actor", "floating")
"""The roles of what lies on something, and of what takes along what lies on it."""
_BACK = 0.14
"""Of the length of a beast how far before its hips the middle of its back is."""
_STILL = 0.05
"""Metres that something may stir that stands where it is."""


def bear_along(blocking: Blocking, bodies: Mapping[str, Body]) -> dict[str, Body]:
    """The bodies by entity id, with those moved along that are on or in what is moved."""
    found, placed = dict(bodies), dict[str, int]()
    for one in blocking.scene.relations:
        a, b = blocking.marks.get(one.a), blocking.marks.get(one.b)
        if a is None or b is None or one.kind not in ("on", "in") or not _goes_with(a, b, found):
            continue
        place = placed.get(one.b, 0)
        placed[one.b] = place + 1
        found[one.a] = _moved(found[one.a], found[one.b], _where(a, b, one, place))
    return found


def _goes_with(a: Mark, b: Mark, bodies: Mapping[str, Body]) -> bool:
    """Whether a thing lies there by itself, and what it is on does not stay where it is."""
    lies = a.role in _LOADS and stays(a) and not b.kept
    if not lies or a.name not in bodies or b.name not in bodies:
        return False
    if b.role == "held":
        return True
    goes = np.ptp(bodies[b.name].positions[:, 0, :2], axis=0).max() > _STILL
    return bool(b.role in _GOING and goes)


def _where(a: Mark, b: Mark, relation: Relation, place: int) -> Array:
    """Where (3,) it is in the frame of what carries it."""
    spot = along_top(a, replace(b, heading=0.0), place)
    beast = b.figure.family == "quadruped"  # on its back, and not at the height of its head
    if beast:  # its body frame is below the hips
        spot = spot + [_BACK * b.figure.length, 0.0, 0.0]
    high = skin_under(a, b, spot) if beast else top_under(a, b)
    spot = spot + [0.0, 0.0, high + rest_height(a.figure) + 0.002]
    return np.asarray(spot - b.figure.rig.rest[0])  # from its hips


def _moved(body: Body, bearer: Body, spot: Array) -> Body:
    """A body at a spot (3,) in the frame of the root of another."""
    turn, root = bearer.rotations[:, 0].astype(np.float64), bearer.positions[:, 0]
    rest = body.figure.rig.rest.astype(np.float64)
    here = root + np.einsum("nij,j->ni", turn, spot)
    positions = here[:, None] + np.einsum("nij,kj->nki", turn, rest)
    rotations = np.repeat(turn[:, None], len(rest), axis=1)
    return replace(
        body, rotations=single(rotations), positions=single(positions), visible=bearer.visible
    )
