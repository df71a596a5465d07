"""What turns into something else: that is where the other one was, and not beside it.

The words put what somebody becomes near them, and everybody is given a place of their own. Here
who appears is moved to where the one vanishes whom they come from; who goes on from there comes
back on the own way little by little.
"""

from dataclasses import replace

import numpy as np

from soracli.stage.framing import box_of
from soracli.stage.performance import Body
from soracli.stage.turns import Array, single, smooth
from soracli.story.scene import Scene

_FARTHEST = 12.0
"""Metres that somebody is moved at most, and twelve times the larger size more: what is farther
off is no matter of room."""
_GOES = 0.5
"""Metres from which on somebody is seen to go somewhere after the change."""
_RESTS, _LATELY = 0.02, 6
"""Metres that something goes up and down at most in so many frames, and still rests on what it
stands on."""
_ON_THE_WING = frozenset(("flying_bat", "bee", "butterfly", "dragonfly", "fly", "moth"))
"""Kinds of what is in the air when it comes out of somebody, as high as the middle of them."""


def turned_in_place(scene: Scene, bodies: dict[str, Body]) -> dict[str, Body]:
    """The bodies by entity id, with all that something turns into at the place of that."""
    moved = dict(bodies)
    for new, old in _turned(scene):
        if new in bodies and old in bodies:
            entity = scene.entity(new)
            flies = entity is not None and entity.kind in _ON_THE_WING
            moved[new] = _at(bodies[new], bodies[old], flies)
    return moved


def _turned(scene: Scene) -> list[tuple[str, str]]:
    """Who appears as what somebody turns into who vanishes, and that one: ids."""
    gone = {one.entity: one.order for one in scene.becomings if one.aspect == "vanish"}
    come = {one.entity: one.order for one in scene.becomings if one.aspect == "appear"}
    pairs = [(one.a, one.b) for one in scene.relations if one.kind == "near"]
    found = [(a, b) for a, b in pairs if a in come and gone.get(b) == come[a]]
    olds = [old for _, old in found]
    return [(new, old) for new, old in found if olds.count(old) == 1]  # several share the room


def _at(new: Body, old: Body, flies: bool = False) -> Body:
    """A body where another one is as that fades, in the air if it `flies`."""
    then = _change(new)
    (low, high), (old_low, old_high) = box_of(new), box_of(old)
    aside = (old_low + old_high - low - high)[then] / 2
    aside[2] = 0.0
    before = old_low[max(then - _LATELY, 0) : then + 1, 2]
    at_rest = np.ptp(low[:, 2]) < _RESTS and np.ptp(before) < _RESTS
    if at_rest and flies:
        aside[2] = (old_low[then, 2] + old_high[then, 2] - low[then, 2] - high[then, 2]) / 2
    elif at_rest:
        aside[2] = old_low[then, 2] - low[then, 2]
    large = max(float((high - low)[then].max()), float((old_high - old_low)[then].max()))
    if np.linalg.norm(aside) > _FARTHEST + 12 * large or not np.isfinite(aside).all():
        return new
    shift = _kept(new, then)[:, None, None] * aside
    return replace(new, positions=single(new.positions + shift))


def _change(new: Body) -> int:
    """The frame in which half of a body is there."""
    if new.guise is None:
        return 0
    return int(np.argmax(new.guise.there >= 0.5))


def _kept(new: Body, then: int) -> Array:
    """How much of the shift is kept in each frame (N,): all of it until it goes from there, and
    none where it arrives."""
    steps = np.linalg.norm(np.diff(new.positions[:, 0, :2].astype(np.float64), axis=0), axis=1)
    gone = np.concatenate([[0.0], np.cumsum(steps)])
    gone = np.maximum(gone - gone[then], 0.0)
    return smooth(1 - gone / gone[-1]) if gone[-1] > _GOES else np.ones(len(gone))
