"""Places told: where the middle of one has to be that is on, in, under or beside another."""

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.hollows import barred, relief
from soracli.stage.marks import Mark
from soracli.stage.told_places import Box, side_gap
from soracli.stage.turns import Array, turned, yaw
from soracli.story.scene import Spatial

_LOOKS_OUT = 0.55
"""Of the height of somebody in a box how much of it is below its rim at most."""
_TOO_LARGE = 1.7
"""How many times as large as a thing is what cannot be in it."""
_GAP = 0.08
"""Of the longer of two how far they stand apart."""
_BED = 0.27
"""Of the length of a car how far behind its middle its load lies."""
_BARROWS = frozenset(("wheelbarrow", "cart", "shopping_cart", "hand_cart", "pram", "stroller"))
"""Kinds of vehicles without a cab."""
_DEEP_IN = 0.5
"""Of its height how deep a load lies in a barrow."""
_FLAT, _WADES = 0.1, 0.03
"""Metres of a puddle that is no vessel, at most, and how deep somebody stands in it."""
_HEADROOM = 0.3
"""Metres of air under what is above."""
_UNDER = 0.8
"""Of the height of a thing how high something is at most that has room under it."""
_HANDLE = 0.65
"""Of the height of a thing how high its rim is at most where a handle is over that."""
_LYING = 0.003
_HEAPED, _HANDFUL = 0.45, 0.4
"""Of what lies heaped in something how much of it is below the rim, and metres of such things."""
_BASKET_FLOOR = 0.1
"""Of the height of its rim how high the floor of a basket is."""
_REACHES, _ARMS_AT = 1.05, 0.4
"""How many times as wide as a thing is what is wrapped around it, and how high on that."""
_ROAMS, _FLOOR = 0.42, 0.2
"""Of the sides of a thing how far from its middle one goes in it, and of its height its floor."""
Placed = tuple[Mark, Box]
_BACK = (0.88, 0.97)
"""How high the back of somebody is, of all their height as they stand, and as they lie."""


def place_for(
    kind: Spatial, a: Placed, b: Placed, turn: tuple[int, int], heap: float
) -> Array | None:
    """Where the middle (N, 3) of `a` has to be for it to be to `b` as told; None where nobody can
    tell. It is one of several that are so (`turn`: its number among how many), and `heap` metres
    high on those of its own stack (0: it lies in none)."""
    loaded = b[0].figure.family == "vehicle" and a[0].figure.family != "person"
    if kind == "in" and loaded and b[0].entity.kind in _BARROWS:
        return _heaped_in(a, b, turn)
    if kind in ("on", "in") and loaded:
        return _in_the_bed(a, b)
    if kind == "on":
        return _on(a, b, turn, heap)
    if kind == "in":
        return _in(a, b, turn)
    if kind == "under":
        return _under(a, b, turn)
    if kind == "above":
        return _above(a, b, turn)
    return _beside(kind, a[1], b[1], turn)


def _spread(a: Box, b: Box, turn: tuple[int, int]) -> Array:
    """Metres (N, 3) from the middle of what several share to that of one of them."""
    rank, count = turn
    if count < 2:
        return np.zeros_like(a.low)
    axis = int(np.median(b.size[:, 1]) > np.median(b.size[:, 0]))
    room = max(float(np.median(b.size[:, axis] - a.size[:, axis])), 0.0)
    step = min(1.15 * float(np.median(a.size[:, axis])), room / (count - 1))
    found = np.zeros_like(a.low)
    found[:, axis] = step * (rank - (count - 1) / 2)
    return found


def _standing(a: Box, where: Array, bottom: Array) -> Array:
    """A middle over a spot (N, 3) with its lowest point at some height (N,)."""
    return np.column_stack([where[:, 0], where[:, 1], bottom + 0.5 * a.size[:, 2]])


def _anchored(mark: Mark, box: Box) -> Array | None:
    """Where the seat or the deck of a thing is (N, 3); None if it has none."""
    found = mark.figure.anchors.get("seat") or mark.figure.anchors.get("deck")
    if found is None or mark.figure.family in ALIVE:
        return None
    return np.asarray(box.root + turned(yaw(np.array([mark.heading])), np.array(found[1]))[0])


def _on(a: Placed, b: Placed, turn: tuple[int, int], heap: float) -> Array:
    (mark, own), (other, base) = a, b
    over = own.middle + 0.0
    flat = (own.low >= base.low) & (own.high <= base.high)
    lies = other.figure.family not in ALIVE and heap == 0
    inside = np.asarray(flat[:, 0] & flat[:, 1] & lies)[:, None]
    spot = base.middle + (0.0 if heap else _spread(own, base, turn))
    over[:, :2] = np.where(inside, over[:, :2], spot[:, :2])
    seat = _anchored(other, base)
    if mark.figure.family == "person" and seat is not None and mark.plays("sit"):
        return _standing(own, seat, base.low[:, 2])  # the feet are on the ground
    if seat is not None and mark.figure.family in ALIVE:
        beside = 0.0 if turn[1] < 2 else spot - base.middle
        return _standing(own, seat + beside, seat[:, 2])
    if other.figure.family in ALIVE:  # on their back, be it that they stand or lie
        top = base.low[:, 2] + _BACK[other.plays("sleep", "lie")] * base.size[:, 2]
    else:
        top = base.root[:, 2] + _top(other, mark, over - base.root)
    return _standing(own, over, top + heap + _LYING)


def _top(base: Mark, mark: Mark, way: Array) -> Array:
    """How high over the root of a thing another lies on it (N,), some way (N, 3) from that."""
    figure = base.figure
    if not len(figure.mesh.vertices):
        return np.full(len(way), 0.8 * figure.height)
    local = turned(yaw(np.array([-base.heading])), np.median(way, axis=0))[0]
    radius = 0.3 * max(mark.figure.length, mark.figure.width)
    return np.full(len(way), relief(figure).under(local[:2], radius))


def _in(a: Placed, b: Placed, turn: tuple[int, int]) -> Array | None:
    (mark, own), (other, base) = a, b
    size, room = float(np.median(own.size.max(axis=1))), float(np.median(base.size.max(axis=1)))
    flat = float(np.median(base.size[:, 2])) < _FLAT
    large = size > _TOO_LARGE * room and not flat
    if other.figure.family in (*ALIVE, "building") or large:
        return None
    where = base.middle + _spread(own, base, turn)
    floor = base.low[:, 2] + 0.06 * base.size[:, 2]
    if "basket" in other.figure.anchors:
        return _in_the_basket(a, b, turn)
    if flat:
        return _standing(own, where, base.high[:, 2] - _WADES)
    if mark.figure.family in ALIVE:
        floor = np.maximum(floor, _brim(other, base) - _LOOKS_OUT * own.size[:, 2])
    elif is_hidden_in(a, b):
        floor = np.maximum(floor, base.high[:, 2] - _HEAPED * own.size[:, 2])
    return _standing(own, where, floor)


def _brim(mark: Mark, box: Box) -> Array:
    """How high (N,) the rim of a vessel is, below its handle."""
    figure = mark.figure
    if figure.family != "prop" or not len(figure.mesh.vertices):
        return box.high[:, 2]
    above = relief(figure)
    tall = float(above.high[2] - above.low[2])
    part = (above.rim - float(above.low[2])) / max(tall, 1e-6)
    return box.high[:, 2] if part > _HANDLE else box.low[:, 2] + part * box.size[:, 2]


def is_hidden_in(a: Placed, b: Placed) -> bool:
    """Whether a thing lies so deep in another that nobody sees it there: oranges in a crate that
    is carried past."""
    (mark, own), (other, base) = a, b
    figure = other.figure
    opaque = figure.family in ("prop", "box") and figure.material != "glass" and not barred(figure)
    small = mark.figure.family in ("prop", "ball") and mark.figure.longest < _HANDFUL
    deep = float(np.median(base.high[:, 2] - own.high[:, 2])) > 0.25 * _HANDFUL * figure.height
    return opaque and small and deep and other.role == "held"


def _in_the_basket(a: Placed, b: Placed, turn: tuple[int, int]) -> Array:
    """In the basket of a balloon, seen over its rim."""
    (_, own), (other, base) = a, b
    rim = np.array(other.figure.anchors["basket"][1])
    where = base.root + turned(yaw(np.array([other.heading])), rim)[0]
    where[:, 0] += (turn[0] - (turn[1] - 1) / 2) * np.minimum(0.8 * own.size[:, 0], 0.5 * rim[2])
    floor = base.root[:, 2] + _BASKET_FLOOR * rim[2]
    return _standing(own, where, np.maximum(floor, where[:, 2] - _LOOKS_OUT * own.size[:, 2]))


def _heaped_in(a: Placed, b: Placed, turn: tuple[int, int]) -> Array:
    """In a barrow, and no higher than that one sees it look out."""
    (_, own), (_, base) = a, b
    where = base.middle + 0.5 * _spread(own, base, turn)
    return _standing(own, where, base.high[:, 2] - _DEEP_IN * own.size[:, 2])


def _in_the_bed(a: Placed, b: Placed) -> Array:
    """Behind the cab of a car, where it is open."""
    (mark, own), (other, base) = a, b
    ahead = np.array([np.cos(other.heading), np.sin(other.heading), 0.0])
    where = base.middle - _BED * other.figure.length * ahead
    return _standing(own, where, base.root[:, 2] + _top(other, mark, where - base.root))


def _under(a: Placed, b: Placed, turn: tuple[int, int]) -> Array | None:
    (mark, own), (_, base) = a, b
    where = base.middle + _spread(own, base, turn)
    late = slice(-max(1, len(where) // 5), None)
    low = own.middle[late, 2] < base.middle[late, 2]
    there = own.high[late, 2] <= base.high[late, 2] - 0.05
    if (low & there).all():  # there is room below it
        # at its edge, where one is seen
        where[:, 1] -= 0.25 * base.size[:, 1] if mark.figure.family in ALIVE else 0.0
        return np.column_stack([where[:, :2], own.middle[:, 2]])
    if mark.figure.family not in ALIVE and _fits_below(own, base):  # it lay on top of it
        return _standing(own, where, base.low[:, 2] + _LYING)
    found = _standing(own, where, base.low[:, 2] - own.size[:, 2] - 0.02)
    sinks = float(np.nanmin(found[:, 2] - 0.5 * own.size[:, 2])) < -0.05
    afloat = float(np.nanmin(base.low[:, 2])) < -0.1  # a boat: there is water below
    return None if sinks and not afloat else found


def _fits_below(own: Box, base: Box) -> bool:
    """Whether something has room on the ground below a thing that stands there: under a sink."""
    low = float(np.median(own.size[:, 2])) < _UNDER * float(np.median(base.size[:, 2]))
    return low and abs(float(np.median(base.low[:, 2]))) < _HEADROOM


def _above(a: Placed, b: Placed, turn: tuple[int, int]) -> Array:
    (_, own), (_, base) = a, b
    where = base.middle + _spread(own, base, turn)
    bottom = np.maximum(own.low[:, 2], base.high[:, 2] + _HEADROOM)
    return _standing(own, where, bottom)


def _beside(kind: Spatial, own: Box, base: Box, turn: tuple[int, int]) -> Array | None:
    """Beside another, on the level where it is."""
    axis = 1 if kind in ("in front of", "behind") else 0
    side = -1.0 if kind in ("left of", "in front of") else 1.0
    apart = side_gap(own, base, axis) * 1.02
    apart = apart + _GAP * np.maximum(own.size.max(axis=1), base.size.max(axis=1))
    apart = apart + turn[0] * 1.1 * own.size[:, axis]
    found = base.middle + 0.0
    found[:, axis] += side * apart
    if kind == "behind":  # a part of it looks out
        found[:, 0] -= 0.3 * base.size[:, 0]
    found[:, 2] = own.middle[:, 2]
    return found if np.isfinite(found).all() else None


def within(own: Box, base: Box) -> Array:
    """How far somebody who goes about has to be moved (N, 3) to go about inside of a thing: their
    way is made so small that it has room there."""
    middle = np.nanmedian(own.middle, axis=0)
    reach = np.maximum(np.nanmax(np.abs(own.middle - middle), axis=0), 1e-3)
    room = np.maximum(_ROAMS * np.median(base.size, axis=0) - 0.5 * np.median(own.size, axis=0), 0)
    share = min(1.0, float((room / reach)[:2].min()))
    goal = base.middle + share * (own.middle - middle)
    goal[:, 2] = base.low[:, 2] + _FLOOR * base.size[:, 2] + 0.5 * own.size[:, 2]
    return np.asarray(goal - own.middle)


def wrapped(own: Box, base: Box) -> Array:
    """How far something has to be moved (N, 3) that is wrapped around another, as an octopus is
    around an anchor; nowhere where it does not reach around that."""
    by = np.zeros_like(own.low)
    reaches = np.median(own.size, axis=0) > _REACHES * np.median(base.size, axis=0)
    if not reaches[:2].all():
        return by
    by[:, :2] = (base.middle - own.middle)[:, :2]
    by[:, 2] = base.low[:, 2] + _ARMS_AT * base.size[:, 2] - own.low[:, 2]
    return by
