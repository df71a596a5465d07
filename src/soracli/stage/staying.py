"""Staying: who is said to be in, over or around something is there while they move, too.

Everybody has got a route by then (`travel`); those of who flies or swims are led to where the words
have them. On the ground nobody is moved: there the way itself was made for it.
"""

from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.keeping_beside import BESIDE, kept_beside, may_keep_beside
from soracli.stage.marks import Mark, center, reach
from soracli.stage.nearness import APPROACHES
from soracli.stage.over_heads import carried_by
from soracli.stage.roofs import ROOF, is_closed
from soracli.stage.route import Route, along, clock
from soracli.stage.spots import extents, holds, spot_beside, top_under
from soracli.stage.turns import Array
from soracli.stage.under_way import LEVEL
from soracli.stage.winged import flutter
from soracli.story.scene import Spatial

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
_LEAVES = (
    "jump", "leave", "fall", "climb", "fly", "land", "dive", "swim", "drive", "flee", "chase",
)  # fmt: skip
"""What takes somebody off what they are on."""
_EDGE, _MAT, _RUG = 0.6, 0.15, 0.9
"""Of its own length how far from the end of a wall one turns, and metres of how low and how long
what is no more than a piece of floor is."""
_LANES: tuple[Spatial, ...] = ("behind", "in front of")
"""Where one is that goes there, too."""
_BUZZ = 0.12
"""Metres that an insect moves about over something."""
_STEP = 0.1
"""Metres that somebody is lower at last who has got down."""
_LOOSE = 1.5
"""Of its size how far from over something the middle of a way may be."""


def stay(blocking: Blocking) -> None:
    """Lead those to where they are said to be who move there."""
    for number, relation in enumerate(blocking.scene.relations):
        a, b = blocking.marks.get(relation.a), blocking.marks.get(relation.b)
        if a is None or b is None or a.kept or a.route is None or a.entity.implied:
            continue
        if any(beat.action.side is not None for beat in a.beats):
            continue  # they do not stay there
        if relation.kind == "under" and b.route is not None and _is_aloft(b) and not b.kept:
            b.route = _lifted(b, a, blocking)
        elif relation.kind == "on" and _got_down(a.route):
            continue
        elif relation.kind == "on" and a.role == "actor" and not (b.kept or a.seat == b.name):
            a.route = _along_top(a, b, blocking) or a.route
        elif relation.kind in BESIDE and a.route is not None and not a.film:
            a.route = _in_its_lane(a, b, relation.kind, blocking)
        elif relation.kind == "in" and a.figure.family in _SWIMS and holds(b, a) and not b.kept:
            rounds = any(beat.action.direction in _ROUNDS for beat in a.beats)
            way = _round_in if rounds else _about_in
            a.route = way(a, b, number, blocking)
        elif relation.kind == "above" and _is_aloft(a):
            _keep_over(a, b, blocking)
            a.route = _lifted(a, b, blocking)


def _got_down(route: Route) -> bool:
    """Whether a way leads down from what one is on."""
    return bool(route.position[-1, 2] < route.position[0, 2] - _STEP)


def _is_aloft(mark: Mark) -> bool:
    flies = mark.plays("fly", "hover", "float", "drift", "circle", "swim")
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
    if a.figure.family in ("fish", "drifter"):  # round and round
        angle = 2 * np.pi * (times / max(blocking.seconds, 4.0) + 0.382 * number)
        height = np.full(len(times), 0.35 * float(np.sin(3 * angle[0])))
        ring = np.stack([np.cos(angle), np.sin(angle), height], -1)
        middle = b.position * (1, 1, 0) + [0.0, 0.0, _bottom(b) + 0.5 * b.figure.height]
        return along(blocking.seconds, middle - [0, 0, center(a.figure)[2]] + ring * room)
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


def _in_its_lane(a: Mark, b: Mark, kind: Spatial, blocking: Blocking) -> Route:
    """The way of who goes behind or before something, or left of it, moved to there, and folded to
    and fro where who goes can turn."""
    assert a.route is not None
    still = b.route is None or not _moves(b.route)
    if not still or not _moves_at_all(a.route, a) or a.mount or a.plays(*APPROACHES, "follow"):
        return a.route
    if may_keep_beside(a, kind):
        route = kept_beside(a, b, kind, blocking.seconds)
        a.position = route.point(0.0).copy()
        return route
    if kind not in _LANES:
        return a.route
    spot = spot_beside(a, b, kind, 0)
    inside = a.route.times >= 0
    off = (spot - a.route.position[inside].mean(axis=0)) * (1, 1, 0)
    a.position = a.position + off
    return replace(a.route, position=a.route.position + off)


def _along_top(a: Mark, b: Mark, blocking: Blocking) -> Route | None:
    """Along what one is on, where one goes on it: a cat on a wall, a ladybug on a leaf."""
    assert a.route is not None
    fixed = b.role in ("fixture", "prop") and not (b.route is not None and _moves(b.route))
    if not fixed or not _moves_at_all(a.route, a) or a.plays(*_LEAVES, "sit") or _is_floor(b):
        return None
    long = b.figure.length >= b.figure.width
    way = b.heading if long else b.heading + 0.5 * np.pi
    if np.cos(way - float(np.median(a.route.heading))) < 0:
        way += np.pi
    half = 0.5 * max(b.figure.length, b.figure.width) - _EDGE * reach(a.figure)
    half *= ROOF if is_closed(b) else 1.0
    inside = (a.route.times >= 0) & (a.route.times <= blocking.seconds)
    steps = np.linalg.norm(np.diff(a.route.position[:, :2], axis=0, prepend=0.0), axis=1)
    steps[0] = 0.0
    gone = np.cumsum(steps)
    gone -= 0.5 * (gone[inside][0] + gone[inside][-1])
    gone *= min(1.0, max(half, 0.02) / max(float(np.abs(gone[inside]).max()), 1e-6))
    ahead = np.array([np.cos(way), np.sin(way), 0.0])
    deck = b.figure.anchors.get("deck")  # within a wheel, not on its rim
    high = float(deck[1][2]) if deck is not None and b.figure.family == "furniture" else None
    high = top_under(a, b) if high is None else high
    top = b.position * (1, 1, 0) + [0.0, 0.0, float(b.position[2]) + high]
    path = top + np.clip(gone, -1.2 * half, 1.2 * half)[:, None] * ahead
    a.position, a.heading = path[np.searchsorted(a.route.times, 0.0)].copy(), float(way)
    return Route(a.route.times, path, np.full(len(path), float(way)))


def _is_floor(b: Mark) -> bool:
    """Whether something is a piece of floor, like a rug."""
    return b.figure.height < _MAT and reach(b.figure) > _RUG


def _moves_at_all(route: Route, mark: Mark) -> bool:
    return bool(np.ptp(route.position[:, :2], axis=0).max() > 0.3 * reach(mark.figure))


def _bottom(mark: Mark) -> float:
    """How high over the ground the lowest point of a thing is, metres."""
    vertices = mark.figure.mesh.vertices
    low = float(vertices[:, 2].min()) if len(vertices) else 0.0
    return float(mark.position[2]) + low


def _lifted(a: Mark, b: Mark, blocking: Blocking) -> Route:
    """The same way, so high that it is over what it is said to be over, and not far off to a side
    of that."""
    assert a.route is not None
    passes = any(beat.action.direction in LEVEL for beat in a.beats)
    if a.figure.family == "insect" and not passes and (b.route is None or not _moves(b.route)):
        return _over_it(a, b, blocking)
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
    rounds = any(beat.action.direction == "in circles" for beat in a.beats)
    if rounds and not alone and b.route is not None:
        route = carried_by(route, b.route)
        a.position = route.point(0.0).copy()
    if not shift.any():
        return route
    a.position = a.position + shift
    return replace(route, position=route.position + shift)


def _over_it(a: Mark, b: Mark, blocking: Blocking) -> Route:
    """Of an insect over a flower: to and fro close over it."""
    over = _bottom(b) + b.figure.height + _BUZZ
    center = b.position * (1, 1, 0) + [0.0, 0.0, over]
    path = flutter(clock(blocking.seconds), center, np.full(3, _BUZZ), 5, np.zeros(3))
    return along(blocking.seconds, path)


def _keep_over(a: Mark, b: Mark, blocking: Blocking) -> None:
    """Let who flies over or under something that hovers there go to and fro."""
    for one, other in ((a, b), (b, a)):
        stays = other.route is None or not _moves(other.route)
        goes = one.route is not None and _moves_at_all(one.route, one)
        if stays and goes and may_keep_beside(one, "above") and one.figure.family != "insect":
            one.route = kept_beside(one, other, "above", blocking.seconds)
            one.position = one.route.point(0.0).copy()
            return


def _moves(route: Route) -> bool:
    return bool(np.ptp(route.position[:, :2], axis=0).max() > 0.5)


def _toward(route: Route, there: Array, loose: float) -> Array:
    """How far (2,) a way has to be moved for its middle to be so near to a place (3,)."""
    inside = (route.times >= 0) & (route.times <= route.times[-1] - 1.5)
    off = there[:2] - route.position[inside, :2].mean(axis=0)
    far = float(np.linalg.norm(off))
    return np.asarray(off * max(0.0, 1.0 - loose / max(far, 1e-9)))
