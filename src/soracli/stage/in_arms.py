"""In arms: an animal or a child that somebody is told to hold is there all the while, whatever else
they do meanwhile: a firefighter who climbs down a ladder with a cat."""

from collections.abc import Iterator, Mapping

import numpy as np

from soracli.stage.along_things import Led
from soracli.stage.casting import ALIVE
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.told_places import Box
from soracli.stage.turns import Array
from soracli.story.scene import Scene

_CHEST, _AHEAD = 0.62, 0.16
"""Of the height of who holds it how high its middle is, and metres before theirs."""
_ASIDE = 0.2
"""Metres toward the usual camera, from where it is seen."""
_NEAR, _OFTEN = 0.12, 0.5
"""Metres between two that touch, and the share of the frames in which they have to."""
_OFF = 0.25
"""Of the height of who holds it how high over their feet it is at least."""
_IN_ARMS = ("kiss",)
"""What is done to who is there in the arms."""
_LARGEST = 0.8
"""Of the height of who holds it how long it is at most."""


def held_in_arms(
    scene: Scene, marks: Mapping[str, Mark], bodies: Mapping[str, Body], boxes: Mapping[str, Box]
) -> Iterator[Led]:
    """Whom to move by how many metres (N, 3) for them to be in the arms that they are told in."""
    dealt = {
        name
        for one in scene.actions
        for name in (*one.agents, one.instrument, "" if one.motion in _IN_ARMS else one.target)
    }
    for entity in scene.entities:
        for name in entity.holds:
            if not {entity.id, name} <= set(bodies) or name in dealt:
                continue
            holder, held = marks[entity.id], marks[name]
            if holder.figure.family != "person" or held.figure.family not in ALIVE or held.kept:
                continue
            small = held.figure.longest <= _LARGEST * holder.figure.height
            a, b = boxes[name], boxes[entity.id]
            if small and float(_touches(a, b).mean()) < _OFTEN:
                yield Led(name, _to_the_chest(holder, a, b))


def _touches(a: Box, b: Box) -> Array:
    """In which frames (N,) one is at the body of another, off the ground."""
    apart = np.maximum(np.maximum(a.low - b.high, b.low - a.high), 0.0)
    lifted = a.low[:, 2] > b.low[:, 2] + _OFF * b.size[:, 2]
    return np.asarray((np.linalg.norm(apart, axis=1) < _NEAR) & lifted)


def _to_the_chest(holder: Mark, a: Box, b: Box) -> Array:
    ahead = np.array([np.cos(holder.heading), np.sin(holder.heading)]) * _AHEAD
    spot = b.middle + 0.0
    spot[:, :2] += ahead - [0.0, _ASIDE]
    spot[:, 2] = b.low[:, 2] + _CHEST * holder.figure.height
    return np.asarray(spot - a.middle)
