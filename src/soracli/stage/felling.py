"""Felling: a tree is cut through near the ground and falls over, faster and faster."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.deeds import Deed
from soracli.stage.marks import HEADINGS, Mark
from soracli.stage.performance import Body, Effect
from soracli.stage.pieces import parted
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, single
from soracli.stage.water import GRAVITY

_STUMP = 0.075
"""The height of the stump, as a share of that of the tree."""
_LEANS = 0.03
"""Radians by which it leans as it begins to fall."""
_CUT = 0.42
"""The part of the beat at which it is cut through."""
_EARLY = 1.2
"""Seconds before its turn at which a tall tree may begin to tip of itself."""
_LIES = 0.5 * np.pi - 0.10
"""Radians at which branches hold it up."""


class Felling(Deed):
    """A tree, a pole or a tower of wood is cut through, or falls by itself."""

    def __init__(self, mark: Mark, other: Mark, beat: Beat, times: Array, seconds: float) -> None:
        """The figure of the other gets a stump and a trunk."""
        super().__init__(mark, other, beat, times, seconds)
        mesh = other.figure.mesh
        tall = other.figure.height
        cut = _STUMP * tall if beat.motion == "fell" else -1.0
        middles = mesh.vertices[mesh.faces].mean(axis=1)
        pivots = np.array([[0.0, 0.0, 0.0], [0.0, 0.0, max(cut, 0.0)]])
        self.parted = parted(other.figure, (middles[:, 2] > cut).astype(np.int64), pivots)
        other.figure = self.parted.figure
        begins = self.start + (_CUT * (self.end - self.start) if beat.motion == "fell" else 0.3)
        if mark is other and self.start > 0:  # early enough to be seen lying there
            _, lasts = falls_over(times, tall)
            begins = float(np.clip(seconds - lasts - 0.2, self.start - _EARLY, begins))
        self.angle, self.lands = falls_over(times - begins, tall - max(cut, 0.0))
        self.lands += begins

    def _ahead(self) -> Array:
        """To where it falls (3,): away from who fells it, else to where it is said to, or to the
        right."""
        if self.mark is self.other:
            heading = HEADINGS.get(self.beat.action.direction or "", 0.0)
            return np.array([np.cos(heading), np.sin(heading), 0.0])
        here = self.mark.position if self.mark.route is None else self.mark.route.point(self.start)
        way = (self.other.position - here) * (1, 1, 0)
        return np.asarray(way / max(float(np.linalg.norm(way)), 1e-6))

    def joints(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array] | None:
        """The stump stands, the trunk turns about the cut."""
        if name != self.other.name:
            return None
        rotations, positions = self.parted.placed(position, rotation)
        axis = np.cross([0.0, 0.0, 1.0], self._ahead())
        rotations[:, 2] = about(axis, self.angle) @ rotations[:, 2]
        return rotations, positions

    def finish(self, bodies: Mapping[str, Body]) -> None:
        """It is heard as it comes down, and raises dust along its length."""
        far = 0.6 * self.other.figure.height
        where = self.other.position + far * self._ahead()
        if self.lands > self.seconds:
            return
        since = self.times - self.lands
        strength = np.where((since > 0) & (since < 0.5), 1 - since / 0.5, 0.0)
        for share in (0.5, 1.0, 1.4):
            spot = np.tile(self.other.position + share * far * self._ahead(), (len(since), 1))
            up = np.tile(np.array([0.0, -0.4, 1.2]), (len(since), 1))
            self.effects.append(Effect("dust", single(spot), single(up), single(strength)))
        self.sound(self.lands, where, "impact", "crash", 6.0)
        self.sound(self.lands - 1.0, self.other.position, "break", "crack", 3.0)


def falls_over(since: Array, tall: float) -> tuple[Array, float]:
    """How far a rod of so many metres has tipped about its foot (N,) so many seconds `since` it
    was let go, in radians; and after how many seconds it lies.

    A uniform rod: its angle a grows by a'' = 3 g sin(a) / (2 l).
    """
    step, angle, rate = 0.002, _LEANS, 0.12
    path = [0.0]
    while angle < _LIES and len(path) < 20000:
        rate += 1.5 * GRAVITY / max(tall, 0.1) * np.sin(angle) * step
        angle += rate * step
        path.append(angle)
    lies = len(path) * step
    rocks = (
        0.05
        * np.exp(-4.0 * np.maximum(since - lies, 0))
        * np.abs(np.sin(9.0 * np.maximum(since - lies, 0)))
    )
    found = np.interp(since, np.arange(len(path)) * step, path)
    return np.asarray(np.where(since > 0, found, 0.0) - rocks * (since > lies)), lies


def about(axis: Array, angle: Array) -> Array:
    """Rotations (N, 3, 3) about an axis (3,) by angles (N,), after Rodrigues."""
    x, y, z = axis / max(float(np.linalg.norm(axis)), 1e-9)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    angle = np.asarray(angle)[:, None, None]
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross)
