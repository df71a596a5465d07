"""Loads: what is large and hangs from its handle is carried with a straight arm."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.acting import Acted
from soracli.stage.blocking import Blocking
from soracli.stage.handling import Handling, grip
from soracli.stage.marks import Mark, reach, rest_height
from soracli.stage.turns import Array, mix, smooth

_LARGE = 0.3
"""Metres from which what hangs from a hand keeps the arm down."""
_HANDLE = 0.8
"""The share of its height from which the grip of a thing is a handle."""
_DOWN = np.array([0.1, 0.13, -0.96])
"""Where the hand of a hanging arm is, from the shoulder in arm lengths: forward, outward, up."""
_SWING = 0.3
"""How much of the swing of a free arm is left to one with a load."""
_TAKES = 0.5
"""Seconds in which an arm goes down with its load, and comes up again without it."""


def hang(handling: Handling, blocking: Blocking, people: Mapping[str, Acted], times: Array) -> None:
    """Let the arms hang that carry a load at world seconds `times` (N,)."""
    for name, phases in handling.phases.items():
        if not hangs(blocking.marks[name]):
            continue
        for place, phase in enumerate(phases):
            acted = people.get(phase.holder)
            if phase.kind != "hand" or acted is None:
                continue
            until = phases[place + 1].start if place + 1 < len(phases) else np.inf
            weight = smooth((times - phase.start) / _TAKES)
            weight = weight * smooth((until + _TAKES - times) / _TAKES)
            _let_down(acted, phase.side, weight, blocking.marks[name])


def _let_down(acted: Acted, side: str, weight: Array, thing: Mark) -> None:
    place, carriage = 0 if side == "L" else 1, acted.carriage
    down = np.tile(_DOWN, (len(weight), 1))
    down[:, 0] += _SWING * (carriage.hands[place][:, 0] - _DOWN[0])
    down[:, 1] += 0.5 * thing.figure.width / sum(acted.build.arm)
    carriage.hands[place] = mix(carriage.hands[place], down, weight)


def hangs(thing: Mark) -> bool:
    """Whether a thing is large and held by a handle at its top: a suitcase, a basket, a bucket."""
    skin = thing.figure.mesh.vertices
    if not len(skin) or max(reach(thing.figure), thing.figure.height) < _LARGE:
        return False
    low, high = -rest_height(thing.figure), float(skin[:, 2].max())
    return bool(grip(thing)[2] - low > _HANDLE * (high - low))
