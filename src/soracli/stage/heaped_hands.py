"""Heaped hands: several alike in one hand lie beside and on one another, so that each is seen: the
loaves on a baker's arm, the cards of a player, fanned out."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.marks import Mark, center
from soracli.stage.sheets import is_sheet
from soracli.stage.turns import Array, pitch, turned, yaw

_BROAD = 0.5
"""Metres across before who holds them that a layer of a heap takes up at most."""
_SINKS = 0.9
"""The share of its height by which a layer is over the one below: they sink into one another."""
_LONGEST = 0.7
"""Metres from which on things are held one by one, as umbrellas and balloons are."""
_HANDLE = 0.75
"""The share of its height from which on the grip of a thing is its handle, from which it hangs."""
_TALL = 2.0
"""How many times as high as wide a stem is at least."""
_FANNED = 0.55
"""The share of its width by which a sheet is beside the one before it in a hand."""
_APART = 0.004
"""Metres by which a sheet lies before the one before it."""


_SPREAD = 0.65
"""Radians by which the outermost of many stems or strings in one hand leans."""
_GOLDEN = 2.4
"""Radians from one stem to the next about the hand, the first to the left: the golden angle, by
which none hides another."""


def heaped(thing: Mark, place: int, count: int) -> Array:
    """How far from the palm the `place`-th of `count` alike is (3,), in the frame of who holds
    them: x ahead, y to the left, z up; nothing for the only one and for what leans instead."""
    if count < 2 or _has_a_handle(thing):
        return np.zeros(3)
    skin = thing.figure.mesh.vertices
    deep, wide, high = (float(np.ptp(skin[:, axis])) for axis in range(3))
    if is_sheet(thing):
        middle = place - (count - 1) / 2
        return np.array([_APART * place, -_FANNED * max(wide, deep) * middle, 0.0])
    row = min(max(int(_BROAD / max(wide, 1e-3)), 1), count)
    layer, at = divmod(place, row)
    here = min(row, count - layer * row)
    return np.array([0.0, (at - (here - 1) / 2) * wide, layer * _SINKS * high])


def leaning(thing: Mark, place: int, count: int) -> Array:
    """How the `place`-th of `count` alike leans in a hand (3, 3): stems, strings and handles go
    apart from where they are held, as those of a bouquet and of a bunch of balloons."""
    if count < 2 or not _has_a_handle(thing) or is_sheet(thing):
        return np.eye(3)
    tilt, about = _SPREAD * np.sqrt((place + 0.5) / count), _GOLDEN * place + 0.5 * np.pi
    return np.asarray(
        (yaw(np.array([about])) @ pitch(np.array([tilt])) @ yaw(np.array([-about])))[0]
    )


def _has_a_handle(thing: Mark) -> bool:
    """Whether a thing is held by one end, so that it stands up from the hand or hangs from it."""
    figure = thing.figure
    if is_sheet(thing):
        return False
    handle = figure.anchors.get("grip")
    skin = figure.mesh.vertices[:, 2]
    share = (handle[1][2] - skin.min()) / max(float(np.ptp(skin)), 1e-6) if handle else 0.5
    tall = figure.height > _TALL * max(figure.length, figure.width)
    return bool(figure.longest > _LONGEST or share > _HANDLE or (tall and share < 1 - _HANDLE))


def held_among(
    thing: Mark, marks: Mapping[str, Mark], palm: Array, facing: Array
) -> tuple[Array, Array]:
    """Where a thing is (N, 3) and how it is turned (N, 3, 3) that somebody has in the `palm` (N, 3)
    all along, `facing` (N, 3, 3), among others of its kind; all `marks` by name."""
    handle = thing.figure.anchors.get("grip")
    grip = np.array(handle[1]) if handle else center(thing.figure)
    kind = thing.name.rpartition(".")[0]
    alike = [one.name for one in marks.values() if _is_with(one, thing, kind)]
    place, count = alike.index(thing.name), len(alike)
    turn = facing @ leaning(thing, place, count)
    return palm - turned(turn, grip) + turned(facing, heaped(thing, place, count)), turn


def _is_with(one: Mark, thing: Mark, kind: str) -> bool:
    return one.holder == thing.holder and one.name.rpartition(".")[0] == kind
