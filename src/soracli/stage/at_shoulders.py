"""Hands on somebody's shoulders: who dresses, helps or tidies up another does it there, and not on
the top of the head, where a dog is patted."""

import numpy as np

from soracli.stage.figure import Rig
from soracli.stage.turns import Array, turned

_STROKING = ("pet", "stroke", "pat", "caress", "ruffle", "fondle", "tousle", "cuddle", "bless")
"""First words of verbs by which a hand goes over the hair."""
_SECONDS = 2.2
"""Seconds in which hands smooth the clothes once down the arms and up again."""
_OUT, _DOWN, _AHEAD = 0.05, -0.16, 0.07
"""Metres from the joint of a shoulder: outward, down to where hands go, and before it, for a body
of 1.75 m."""


def on_shoulders(verb: str, person: bool) -> bool:
    """Whether a verb is done at the shoulders of whom it is done to."""
    return person and not verb.startswith(_STROKING)


def shoulders(rig: Rig, rotations: Array, positions: Array, height: float, times: Array) -> Array:
    """Where the right and the left hand are (2, N, 3) at seconds `times` (N,): they go from the
    collar down the upper arms and back. Joints (N, J, 3, 3) and (N, J, 3) of who is dressed."""
    size = height / 1.75
    share = (0.5 - 0.5 * np.cos(2 * np.pi * times / _SECONDS))[:, None]
    paths = []
    for name, side in (("upper_arm.R", -1), ("upper_arm.L", 1)):
        joint = rig.index(name)
        collar = np.array([_AHEAD, -0.07 * side, 0.03]) * size
        sleeve = np.array([_AHEAD, _OUT * side, _DOWN]) * size
        lever = collar + share * (sleeve - collar)
        paths.append(positions[:, joint] + turned(rotations[:, 0], lever))
    return np.stack(paths)
