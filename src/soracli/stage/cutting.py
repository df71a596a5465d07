"""Cutting: a knife goes to and fro through a cake or a loaf, and a piece comes off."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.acting import Acted
from soracli.stage.deeds import Deed, extra
from soracli.stage.handling import grip
from soracli.stage.marks import Mark
from soracli.stage.materials import Surface
from soracli.stage.mesh import join
from soracli.stage.performance import Body
from soracli.stage.pieces import parted
from soracli.stage.reaching import bend, bring_palms
from soracli.stage.schedule import Beat
from soracli.stage.shapes import cylinder
from soracli.stage.turns import Array, frame, smooth, turned, window, yaw

_TABLE = 0.76
"""Metres from the ground to the top of a table that is put under what is cut on no table."""
_SLICE, _OFF = 0.5, 0.06
"""The half angle of a slice of cake in radians, and metres that it is drawn away."""
_STROKE, _SAWS = 0.05, 0.7
"""Metres of one stroke of the knife, and seconds of it to and fro."""
_CUT = 0.7
"""The part of the beat after which the piece is off."""
_COLOR = "#8a5f3c"


class Cutting(Deed):
    """What is cut has a piece of its own, that comes off in the end."""

    def __init__(
        self, mark: Mark, other: Mark, beat: Beat, times: Array, seconds: float, knife: Mark | None
    ) -> None:
        """`knife` is what it is cut with, if anything is named or at hand."""
        super().__init__(mark, other, beat, times, seconds)
        self.knife = knife
        self._hand: Array | None = None
        self._table = other.role == "prop" and other.position[2] < 0.4
        if self._table:
            other.position = other.position * (1, 1, 0) + [0.0, 0.0, _TABLE]
            other.role = "fixture"
        mesh = other.figure.mesh
        middles = mesh.vertices[mesh.faces].mean(axis=1).astype(np.float64)
        here = mark.position if mark.route is None else mark.route.point(self.start)
        way = (here - other.position) * (1, 1, 0)
        way = way / max(float(np.linalg.norm(way)), 1e-6)
        self._out = yaw(np.array([-other.heading]))[0] @ way
        round_ = abs(other.figure.length - other.figure.width) < 0.15 * other.figure.length
        if round_:
            turn = np.arctan2(middles[:, 1], middles[:, 0])
            turn = turn - np.arctan2(self._out[1], self._out[0])
            own = np.abs((turn + np.pi) % (2 * np.pi) - np.pi) < _SLICE
        else:
            along = int(other.figure.width > other.figure.length)
            self._out = np.eye(3)[along]
            own = middles[:, along] > 0.28 * max(other.figure.length, other.figure.width)
        self.parted = parted(other.figure, own.astype(np.int64), np.zeros((2, 3)))
        other.figure = self.parted.figure
        done = self.start + _CUT * (self.end - self.start)
        self._drawn = smooth((times - done) / 0.6)

    def _edge(self) -> Array:
        """Where the knife cuts (N, 3), world metres."""
        figure = self.other.figure
        top = np.array([0.0, 0.0, figure.height])
        out = yaw(np.array([self.other.heading]))[0] @ self._out
        near = 0.16 * max(figure.length, figure.width)
        down = (0.15 + 0.75 * np.clip((self.times - self.start) / 2.0, 0, 1)) * figure.height
        saw = _STROKE * np.sin(2 * np.pi * self.times / _SAWS)
        place = self.other.position + top + near * out
        return np.asarray(place + saw[:, None] * out - down[:, None] * [0, 0, 0.6])

    def guide(self, people: Mapping[str, Acted]) -> None:
        """The knife hand saws, the other one holds on to the table's edge."""
        acted = people.get(self.mark.name)
        if acted is None:
            return
        facing = yaw(acted.carriage.heading)
        weight = window(self.times, self.beat.start, self.beat.end, 0.5)
        bend(acted, 0.12, 0.45, weight)
        acted.carriage.head_turn[:, 1] += 0.35 * weight
        hand = self._edge() - turned(facing, np.array([0.13, 0.05, -0.07]))
        bring_palms(acted, self.mark.figure, {1: (hand, weight)})
        self._hand = hand

    def path(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array]:
        """The knife points from the hand to where it cuts."""
        if self.knife is None or name != self.knife.name or self._hand is None:
            return position, rotation
        way = self._edge() - self._hand
        lies = frame(way, np.array([0.0, 0.0, 1.0]))[:, :, [1, 2, 0]]
        return self._hand - turned(lies, grip(self.knife)), lies

    def joints(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array] | None:
        """The slice is drawn away from the rest."""
        if name != self.other.name:
            return None
        rotations, positions = self.parted.placed(position, rotation)
        positions[:, 2] += turned(rotation, self._out) * (_OFF * self._drawn)[:, None]
        return rotations, positions

    def finish(self, bodies: Mapping[str, Body]) -> None:
        """The table under it, and the strokes of the knife."""
        if self._table:
            size = 0.5 * max(self.other.figure.length, self.other.figure.width) + 0.1
            top = cylinder((0, 0, _TABLE - 0.04), (0, 0, _TABLE), size, None, _COLOR, Surface.WOOD)
            leg = cylinder((0, 0, 0), (0, 0, _TABLE), 0.05, 0.04, _COLOR, Surface.WOOD)
            foot = cylinder((0, 0, 0), (0, 0, 0.03), 0.5 * size, None, _COLOR, Surface.WOOD)
            count = len(self.times)
            where = np.tile(self.other.position * (1, 1, 0), (count, 1))
            lies = np.tile(np.eye(3), (count, 1, 1))
            mesh = join([top, leg, foot])
            self.extras.append(extra("table", mesh, where, lies, np.ones(count, bool)))
        for time in np.arange(self.start + 0.4, self.start + _CUT * (self.end - self.start), _SAWS):
            self.sound(float(time), self.other.position, "impact", "put", 0.2)
