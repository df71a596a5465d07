"""Grounding: whoever tumbles, rolls or lies is on the ground, and never in it."""

import numpy as np

from soracli.stage.framing import skin_of
from soracli.stage.marks import Mark
from soracli.stage.motions import MOTIONS
from soracli.stage.motions.adrift import HELD_UP
from soracli.stage.motions.alike import beast_gesture
from soracli.stage.performance import Body
from soracli.stage.turns import Array, single

_POINTS = 900
"""Points of the skin that are looked at."""
_LEAPING = ("run", "gallop")
"""Gaits of leaps: a hoof that reaches far down at the end of one would be in the ground."""
_PRESSES = 0.01
"""Metres that flesh gives where it lies."""


def keep_above(mark: Mark, body: Body, wet: bool, water: bool, times: Array) -> None:
    """Lift somebody, in place, in those frames, at world seconds `times` (N,), in which a part of
    them would be below their way: that of most of the shot, or lower where they have got down.

    Only where their beats tilt them; on open water (`wet`) nobody is lifted, and where there is
    `water` at all nobody who dives or swims.
    """
    if wet or mark.route is None or mark.mount:
        return
    if not any(_tilts(mark, one.motion, water) for one in mark.beats):
        return
    frames = np.arange(len(body.positions))
    low = skin_of(body, frames, _POINTS)[..., 2].min(axis=1)
    floor = np.minimum(np.median(mark.route.position[:, 2]), mark.route.at(times)[:, 2])
    lift = np.maximum(floor - _PRESSES - low, 0.0)
    body.positions[..., 2] += single(lift)[:, None]


def _tilts(mark: Mark, motion: str, water: bool) -> bool:
    """Whether a motion takes a body off its feet."""
    if water and motion in ("dive", *HELD_UP):
        return False
    if mark.figure.family == "person":
        gesture = MOTIONS.get(motion)
        tilted = gesture is not None and bool({"whole", "rise"} & set(gesture.tracks))
        return motion == "fall" or tilted
    beast = mark.figure.family == "quadruped"
    return beast and (motion in _LEAPING or beast_gesture(motion) is not None)
