"""Practical lights that bodies bring along: lanterns, candles, headlights, screens, glowing eyes.

Whatever has surfaces that glow is a lamp. How much light it gives goes by how large they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh
from soracli.stage.performance import Body

_LEAST, _MOST = 0.03, 0.75
"""How strong such a lamp is at least to count, and at most (1 lights a face fully at 2 m)."""
_BY_SIZE = 1.7
"""Its strength by the root of its glowing square metres: a lantern lights who carries it."""
_AT_HAND, _HIGH = 2.0, 2.0
"""Metres above the ground from which a lamp is the stronger the higher it hangs, so that a street
lamp lights whom it stands over, and up to how many times as high."""
_BEFORE = 0.45
"""Metres before a glowing surface that its light comes from, if it all faces one way."""


@dataclass(frozen=True, eq=False)
class Practical:
    """A lamp on a body: the number of the body and of its joint, where the lamp is in the body
    frame at rest (3,), metres, and the linear color times power (3,)."""

    body: int
    joint: int
    place: Floats
    color: Floats


def practicals_of(bodies: Sequence[Body]) -> tuple[Practical, ...]:
    """Every lamp on the bodies, the strongest first."""
    found = []
    for number, body in enumerate(bodies):
        found += _on(number, body.figure.mesh)
    return tuple(sorted(found, key=lambda one: -float(one.color.max())))


def _on(number: int, mesh: Mesh) -> list[Practical]:
    glowing = np.flatnonzero(mesh.surfaces == Surface.EMISSIVE)
    if not len(glowing):
        return []
    corners = mesh.vertices[mesh.faces[glowing]].astype(np.float64)
    facing = 0.5 * np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    area = np.linalg.norm(facing, axis=1)
    first = mesh.faces[glowing, 0]
    joints = mesh.bones[first, 0]
    tints = np.round(mesh.colors[first] * 4).astype(int)
    lamps = []
    for alike in {(int(joint), *map(int, tint)) for joint, tint in zip(joints, tints, strict=True)}:
        own = (joints == alike[0]) & (tints == alike[1:]).all(axis=1)
        total = float(area[own].sum())
        middle = (corners[own].mean(axis=1) * area[own, None]).sum(axis=0) / total
        high = float(np.clip(middle[2] / _AT_HAND, 1.0, _HIGH)) ** 2
        power = min(_BY_SIZE * total**0.5, _MOST) * high
        if power < _LEAST:
            continue
        ahead = facing[own].sum(axis=0) / total  # shorter the more ways it faces
        color = mesh.colors[first[own]].mean(axis=0)
        bright = color / max(float(color.max()), 1e-3) * power
        place = middle + _BEFORE * ahead
        lamps.append(Practical(number, alike[0], place.astype(np.float32), bright))
    return lamps


def lamps_at(
    practicals: Sequence[Practical], bodies: Sequence[Body], frame: int
) -> tuple[Floats, Floats]:
    """Where the lamps of visible bodies are at a frame (L, 3), metres, and their light (L, 3)."""
    places, colors = [], []
    for lamp in practicals:
        body = bodies[lamp.body]
        if not body.visible[frame]:
            continue
        lever = lamp.place - body.figure.rig.rest[lamp.joint]
        turn = body.rotations[frame, lamp.joint]
        places.append(turn @ lever + body.positions[frame, lamp.joint])
        guise = body.guise
        gain = 1.0 if guise is None else float(guise.glow[frame] * guise.there[frame])
        colors.append(lamp.color * np.float32(gain))
    shape = np.float32
    return np.array(places, shape).reshape(-1, 3), np.array(colors, shape).reshape(-1, 3)
