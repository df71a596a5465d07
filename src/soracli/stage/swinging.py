"""Swinging: pendulums, swings, lamps and bells about what they hang from, and see-saws."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.deeds import Deed
from soracli.stage.felling import about
from soracli.stage.figure import Figure
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.pieces import parted
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, smooth, turned
from soracli.stage.water import GRAVITY

HANGS, TILTS = "hangs", "tilts"
"""The anchors at which a thing that swings hangs, and about which a see-saw tilts."""
_WIDE, _SMALL = 0.55, 0.16
"""Radians to which a swing goes out, and a lamp that is only stirred."""
_CENTER = 0.67
"""Where the weight of what hangs is, as a share of its length from where it hangs."""
_HIT = 0.11
"""Radians to which a punching bag gives way."""
_SEESAW, _TILT = 2.6, 0.24
"""Seconds of one ride of a see-saw up and down, and radians to which it tilts."""


class Swinging(Deed):
    """A thing swings about its anchor as a pendulum does, or as one that is pushed."""

    def __init__(self, mark: Mark, other: Mark, beat: Beat, times: Array, seconds: float) -> None:
        """What swings of the other is its joint "swing" or "plank", if it has one, else all."""
        super().__init__(mark, other, beat, times, seconds)
        figure = other.figure
        name = HANGS if HANGS in figure.anchors else TILTS if TILTS in figure.anchors else "top"
        self.pivot = figure.anchors.get(name, (0, (0.0, 0.0, figure.height)))[1]
        self.joint = 0
        if "sways" in figure.anchors:
            other.figure, self.joint = _apart(figure, name, np.array(self.pivot)), 2
        low = float(figure.mesh.vertices[:, 2].min(initial=0.0))
        length = max(self.pivot[2] - low, 0.1)
        begins = beat.start if beat.start > 0 else -np.inf
        grown = smooth((times - begins) / 1.5) if np.isfinite(begins) else np.ones(len(times))
        gone = smooth((beat.end - times) / 1.5) if beat.end < seconds else np.ones(len(times))
        if name == TILTS:
            self.angle = _TILT * np.sin(2 * np.pi * times / _SEESAW) * grown * gone
        else:
            wide = _WIDE if mark is not other or figure.height > 1.0 else _SMALL * 2.5
            wide = _HIT if beat.motion == "hit" else wide
            self.angle = pendulum(times, _CENTER * length, wide) * grown * gone
        # seen from before it swings to and fro across the picture
        self.axis = np.array([0.0, 1.0, 0.0])

    def joints(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array] | None:
        """The thing, or the joint of it that swings, turned about the anchor."""
        if name != self.other.name:
            return None
        rest = self.other.figure.rig.rest.astype(np.float64)
        turn = about(self.axis, self.angle)
        rotations = np.repeat(rotation[:, None], len(rest), axis=1).astype(np.float64)
        positions = position[:, None] + np.einsum("nij,kj->nki", rotation, rest)
        pivot = np.array(self.pivot)
        moved = [self.joint] if self.joint else range(len(rest))
        for joint in moved:
            rotations[:, joint] = rotation @ turn
            lever = pivot + turned(turn, rest[joint] - pivot)
            positions[:, joint] = position + turned(rotation, lever)
        return rotations, positions

    def finish(self, bodies: Mapping[str, Body]) -> None:
        """It creaks as it turns back."""
        if self.beat.motion == "hit":
            return  # the blows drown it
        turns = np.flatnonzero(np.diff(np.sign(np.gradient(self.angle))) != 0)
        where = self.other.position + [0.0, 0.0, self.pivot[2]]
        for frame in turns:
            if abs(self.angle[frame]) > 0.1:
                self.sound(float(self.times[frame]), where, "impact", "put", 0.25)


def _apart(figure: Figure, name: str, pivot: Array) -> Figure:
    """A figure whose frame stands (piece 0) while what hangs or tilts (piece 1) moves."""
    reach = np.array(figure.anchors["sways"][1])[:2]
    middles = figure.mesh.vertices[figure.mesh.faces].mean(axis=1).astype(np.float64)
    moving = (np.abs(middles[:, :2] - pivot[:2]) < reach).all(axis=1)
    if name == TILTS:
        moving &= middles[:, 2] > pivot[2] - 0.01
    else:
        moving &= (middles[:, 2] < pivot[2]) & (middles[:, 2] > 0.08 * pivot[2])
    two = parted(figure, moving.astype(np.int64), np.stack([np.zeros(3), pivot])).figure
    seats = {
        key: (2, point) if key.startswith("seat") else (joint, point)
        for key, (joint, point) in figure.anchors.items()
    }
    return replace(two, anchors=seats)


def period(figure: Figure) -> float:
    """Seconds in which a thing swings to and fro."""
    return float(2 * np.pi * np.sqrt(_CENTER * figure.anchors[HANGS][1][2] / GRAVITY))


def pendulum(times: Array, length: float, wide: float) -> Array:
    """The angle (N,) of a pendulum of so many metres that goes out `wide` radians.

    Its period is 2 pi sqrt(l / g) (1 + a^2 / 16), the first terms for an amplitude a.
    """
    period = 2 * np.pi * np.sqrt(length / GRAVITY) * (1 + wide**2 / 16)
    return np.asarray(wide * np.cos(2 * np.pi * times / period))


def swings(mark: Mark, beat: Beat, marks: Mapping[str, Mark]) -> Mark | None:
    """What swings in a beat: a thing by itself, or what its rider sits on (None: nothing)."""
    if beat.motion not in ("swing", "rock", "play", "sit", "push", "hit"):
        return None
    thing = mark if mark.figure.family not in ("person",) else marks.get(mark.mount)
    if beat.motion in ("push", "hit"):
        other = marks.get(beat.action.target)
        thing = marks.get(other.mount) if other is not None and other.mount else other
    if thing is None or thing.role not in ("fixture", "prop"):
        return None
    hung = HANGS in thing.figure.anchors or TILTS in thing.figure.anchors
    alone = beat.motion == "swing" and thing is mark and thing.figure.family != "ball"
    return thing if hung or alone else None
