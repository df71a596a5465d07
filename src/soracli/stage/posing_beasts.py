"""Posing of four-legged bodies: a gesture laid over how one carries itself."""

import numpy as np

from soracli.stage.gestures import Gesture
from soracli.stage.quadruped import LEGS, Quadruped
from soracli.stage.turns import Array, turned, yaw

_SIDES = (1.0, -1.0, 1.0, -1.0)


def lay(
    body: Quadruped, leg: float, gesture: Gesture, own: Array, weight: Array, times: Array
) -> None:
    """Lay a gesture over the body, at its own seconds (N,), as much as `weight` (N,), 0..1.

    `leg` is the length of a leg in metres, `times` (N,) are world seconds, by which a tail wags.
    """
    turns = (
        ("trunk_turn", body.trunk_turn),
        ("neck", body.neck_turn),
        ("head", body.head_turn),
        ("whole", body.whole),
    )
    gesture.add_turns(turns, own, weight)
    trunk = gesture.sample("trunk", own, 3)
    if trunk is not None:
        body.trunk += trunk * leg * weight[:, None]
    for channel, bends in (("arch", body.arch), ("jaw", body.jaw)):
        bend = gesture.sample(channel, own, 1)
        if bend is not None:
            bends += np.radians(bend[:, 0]) * weight
    _paws(body, leg, gesture, own, weight)
    _tail(body, gesture, own, weight, times)
    rise = gesture.sample("rise", own, 3)
    if rise is not None:
        by = turned(yaw(body.heading), rise * leg) * weight[:, None]
        body.root += by
        body.paws += by


def _paws(body: Quadruped, leg: float, gesture: Gesture, own: Array, weight: Array) -> None:
    for place, name in enumerate(LEGS):
        step = gesture.sample(name, own, 3)
        step = gesture.sample(name[:4], own, 3) if step is None else step
        if step is None:
            continue
        step = step * np.array([1.0, _SIDES[place], 1.0]) * leg
        body.paws[place] += turned(yaw(body.heading), step) * weight[:, None]
        body.paw_pitch[place] += 0.9 * np.clip(step[:, 2] / leg, 0.0, 1.0) * weight


def _tail(body: Quadruped, gesture: Gesture, own: Array, weight: Array, times: Array) -> None:
    tail = gesture.sample("tail", own, 3)
    if tail is None:
        return
    body.tail[:, 0] += np.radians(tail[:, 0]) * weight
    body.tail[:, 1] += (np.radians(tail[:, 1]) - body.tail[:, 1]) * weight
    body.tail[:, 2] += (2 * np.pi * tail[:, 2] * times - body.tail[:, 2]) * weight
