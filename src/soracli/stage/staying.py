"""Staying: who is said to be in, over or around something is there while they move, too.

Everybody has got a route by then (`travel`); those of who flies or swims are led to where the words
have them. On the ground nobody is moved: there the way itself was made for it.
"""

from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.marks import Mark, center, reach
from soracli.stage.route import Route, along, clock
from soracli.stage.spots import extents, holds
from soracli.stage.turns import Array
from soracli.stage.winged import flutter
from soracli.story.scene import Relation

_SWIMS = ("fish", "insect", "drifter", "bird", "creature")
"""Who moves about in a jar or a bowl."""
_WITHIN, _TURNS = 0.3, 2.4
"""Of the sides of a vessel how far from its middle they go, and radians from one to the next."""
_ROUNDS, _TIGHTEST = ("in circles", "around"), 0.35
"""Ways that lead round and round, and the radius of the smallest circle in lengths of who swims."""
_OVER = 0.3
"""Metres between what is over something and the top of that, and as much of its own height."""
_AT_MOST = 0.8
"""Of its own size how far higher than that it is at most, for both to be in one picture."""
_LOOSE = 1.5
"""Of its size how far from over something the middle of a way may be."""


def stay(blocking: Blocking) -> None:
    """Lead those to where they are said to be who move there."""
    for number, relation in enumerate(blocking.scene.relations):
        a, b = blocking.marks.get(relation.a), blocking.marks.get(relation.b)
        if a is None or b is None or a.kept or a.route is None or a.entity.implied:
            continue
        if relation.kind == "in" and a.figure.family in _SWIMS and holds(b, a) and not b.kept:
            rounds = any(beat.action.direction in _ROUNDS for beat in a.beats)
            way = _round_in if rounds else _about_in
            a.route = way(a, b, number, blocking)
        elif relation.kind == "above" and _is_aloft(a):
            a.route = _lifted(a, b, relation, blocking)


def _is_aloft(mark: Mark) -> bool:
    flies = mark.plays("fly", "hover", "float", "drift", "circle")
    return mark.figure.family == "aircraft" or mark.on_the_wing or flies


def _about_in(a: Mark, b: Mark, number: int, blocking: Blocking) -> Route:
    """To and fro within a vessel, each in a part of it of its own."""
    times = clock(blocking.seconds)
    long, wide = extents(b)
    room = np.array([long, wide, b.figure.height]) * _WITHIN
    room = np.maximum(room - 0.5 * np.array([reach(a.figure), reach(a.figure), a.figure.height]), 0)
    turn = _TURNS * number
    aside = 0.5 * room * [np.cos(turn), np.sin(turn), np.sin(3 * turn)]
    middle = b.position * (1, 1, 0) + [0.0, 0.0, _bottom(b) + 0.5 * b.figure.height] + aside
    low = np.array([0.0, 0.0, center(a.figure)[2]])
    path = flutter(times, np.zeros(3), np.full(3, 0.5), number + 7, np.zeros(3))
    return along(blocking.seconds, middle - low + np.clip(path, -1, 1) * 0.5 * room)


def _round_in(a: Mark, b: Mark, number: int, blocking: Blocking) -> Route:
    """Round and round within a vessel, one behind the other, once in the shot."""
    times = clock(blocking.seconds)
    radius = max(_WITHIN * min(extents(b)), _TIGHTEST * reach(a.figure))
    angle = _TURNS * number + 2 * np.pi * times / max(blocking.seconds, 1.0)
    ring = radius * np.stack([np.cos(angle), np.sin(angle), 0.0 * angle], -1)
    high = _bottom(b) + 0.5 * b.figure.height - center(a.figure)[2]
    return along(blocking.seconds, b.position * (1, 1, 0) + [0.0, 0.0, high] + ring)


def _bottom(mark: Mark) -> float:
    """How high over the ground the lowest point of a thing is, metres."""
    vertices = mark.figure.mesh.vertices
    low = float(vertices[:, 2].min()) if len(vertices) else 0.0
    return float(mark.position[2]) + low


def _lifted(a: Mark, b: Mark, relation: Relation, blocking: Blocking) -> Route:
    """The same way, so high that it is over what it is said to be over, and not far off to a side
    of that."""
    assert a.route is not None
    route, alone = a.route, b.route is None or not _moves(b.route)
    top = _bottom(b) + b.figure.height
    if b.route is not None:
        top += float(np.median(b.route.position[:, 2])) - float(b.position[2])
    under = float(a.figure.mesh.vertices[:, 2].min()) if len(a.figure.mesh.vertices) else 0.0
    least = top + _OVER * (1.0 + a.figure.height) - under
    shift = np.zeros(3)
    lowest = float(route.position[:, 2].min())
    shift[2] = np.clip(lowest, least, least + _AT_MOST * reach(a.figure)) - lowest
    if alone and b.figure.family not in ALIVE:
        shift[:2] = _toward(route, b.position, _LOOSE * 0.5 * (reach(b.figure) + reach(a.figure)))
    if not shift.any():
        return route
    a.position = a.position + shift
    return replace(route, position=route.position + shift)


def _moves(route: Route) -> bool:
    return bool(np.ptp(route.position[:, :2], axis=0).max() > 0.5)


def _toward(route: Route, there: Array, loose: float) -> Array:
    """How far (2,) a way has to be moved for its middle to be so near to a place (3,)."""
    inside = (route.times >= 0) & (route.times <= route.times[-1] - 1.5)
    off = there[:2] - route.position[inside, :2].mean(axis=0)
    far = float(np.linalg.norm(off))
    return np.asarray(off * max(0.0, 1.0 - loose / max(far, 1e-9)))
