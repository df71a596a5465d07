"""A subject that grows, shrinks, or turns into something of another size: the camera keeps near."""

from dataclasses import replace

import numpy as np

from soracli.stage.framing import box_of
from soracli.stage.moves import Setup
from soracli.stage.performance import Body
from soracli.stage.resting import AT_REST
from soracli.stage.subject import Subject
from soracli.stage.turns import Array, blurred
from soracli.story.scene import Scene

_ASPECTS = ("size", "vanish", "appear")
_LEAST = 2.5
"""By how many times the size must change for the camera to go along with it."""
_PART = 0.8
"""How much of that it goes along, as a power: 1 would show no change but that of the set."""
_SMALL = 0.12
"""The share of the whole subject below which something is lost in it."""
_AROUND = 0.6
"""How much around it is shown of what would be lost, in its own sizes."""
_NEAREST = 0.35
"""Metres that the camera stays off, at least."""
_TOWERS = 30.0
"""Metres from which on the camera stays where it sees all of what grows or shrinks."""
_CALM = 0.5
"""Seconds over which it evens out what comes at once."""


def as_it_becomes(subject: Subject, scene: Scene, bodies: dict[str, Body]) -> Subject:
    """The subject with the box in every frame of what is there in it, if that grows or shrinks by
    much. `bodies` are by entity id, with what becomes of them."""
    changing = {one.entity for one in scene.becomings if one.aspect in _ASPECTS}
    names = [name for name in (*subject.ids, *sorted(changing)) if name in bodies]
    if not changing & set(names) or scene.camera.move is not None or subject.over:
        return subject
    low, high = _there([bodies[name] for name in dict.fromkeys(names)])
    if not np.isfinite(low).any():
        return _beside_others(subject, scene, bodies)
    low, high = _kept(low), _kept(high)
    low, high = _close_on_the_small(low, high, scene, bodies)
    size = (high - low).max(axis=1)
    if size.max() < _LEAST * max(float(size.min()), 1e-6):
        return _beside_others(_with_room(subject), scene, bodies)
    if size.max() > _TOWERS:  # from near what is left of a tower the tower is not seen
        whole = replace(subject, low=low, high=high, travels=False, face=None)
        return _with_room(whole)
    return replace(subject, low=low, high=high, resizes=True, travels=False, face=None)


def _with_room(subject: Subject) -> Subject:
    """The subject with all the room that it takes at any time, for what grows by less than that."""
    if subject.travels:
        return subject
    count = len(subject.low)
    low, high = np.nanmin(subject.low, axis=0), np.nanmax(subject.high, axis=0)
    return replace(subject, low=np.tile(low, (count, 1)), high=np.tile(high, (count, 1)))


def _beside_others(subject: Subject, scene: Scene, bodies: dict[str, Body]) -> Subject:
    """The subject, or only what changes in it where that is lost beside the rest: of a table with a
    coin that disappears, the coin."""
    names = {one.entity for one in scene.becomings} & bodies.keys()
    told = (
        scene.camera.on
        or scene.camera.framing
        or any(action.motion not in AT_REST for action in scene.actions)
    )
    if not names or told:
        return subject
    boxes = [box_of(bodies[name]) for name in sorted(names)]
    low = np.min([one for one, _ in boxes], axis=0)
    high = np.max([one for _, one in boxes], axis=0)
    if (high - low).max() > _SMALL * (subject.high - subject.low).max():
        return subject
    around = _AROUND * (high - low).max(axis=1, keepdims=True)
    return replace(subject, low=low - around, high=high + around, travels=False)


def along_with_it(setup: Setup, subject: Subject, fps: float) -> Setup:
    """The camera nearer while its subject is small, and on it wherever that is."""
    size = (subject.high - subject.low).max(axis=1)
    share = (size / size.max()) ** _PART
    calm = np.exp(blurred(np.log(share)[:, None], _CALM * fps)[:, 0])
    middle = blurred((subject.low + subject.high) / 2, _CALM * fps)
    return replace(setup, target=middle, distance=np.maximum(setup.distance * calm, _NEAREST))


def _close_on_the_small(
    low: Array, high: Array, scene: Scene, bodies: dict[str, Body]
) -> tuple[Array, Array]:
    """The box, from where something small appears in it on that of the small thing alone: of the
    witch and the frog that was a prince, the frog."""
    whole = float((high - low).max())
    for one in scene.becomings:
        if one.aspect != "appear" or one.entity not in bodies:
            continue
        small = _there([bodies[one.entity]])
        there = np.asarray(np.isfinite(small[0]).all(axis=1))
        if there.any() and (small[1] - small[0])[there].max() < _SMALL * whole:
            low = np.where(there[:, None], small[0], low)
            high = np.where(there[:, None], small[1], high)
    return low, high


def _kept(side: Array) -> Array:
    """One side (N, 3) of the box, where nobody is there the last one before, or the first one: the
    camera still looks to where somebody vanished."""
    known = np.flatnonzero(np.isfinite(side).all(axis=1))
    frames = np.arange(len(side))
    last = np.searchsorted(known, frames, side="right") - 1
    return np.asarray(side[known[np.maximum(last, 0)]])


def _there(bodies: list[Body]) -> tuple[Array, Array]:
    """The box (N, 3) around those who are there in each frame; NaN where nobody is."""
    lows, highs = [], []
    for body in bodies:
        low, high = box_of(body)
        gone = ~body.visible if body.guise is None else body.guise.there < 0.5
        lows.append(np.where(gone[:, None], np.inf, low))
        highs.append(np.where(gone[:, None], -np.inf, high))
    low, high = np.min(lows, axis=0), np.max(highs, axis=0)
    nobody = ~np.isfinite(low)
    return np.where(nobody, np.nan, low), np.where(nobody, np.nan, high)
