"""Opening and closing: doors, lids, covers, curtains and umbrellas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from soracli.stage.acting import Acted
from soracli.stage.deeds import Deed
from soracli.stage.figure import Figure
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.pieces import Parted, parted
from soracli.stage.reaching import bend, bring_palms, lowness
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, pitch, roll, smooth, turned, window, yaw

_SECONDS = 1.2
"""How long something takes to open."""
_GRIPS = 0.35
"""The part of the beat at which the hand has hold of it."""
_DOOR, _LID, _COVER = 1.35, 1.9, 2.7
"""Radians that a door, a lid and the cover of a book open."""
_GATHERED = 0.22
"""How wide a drawn curtain is, as a share of itself."""
_FURLED = 0.16
"""How wide a furled umbrella is, as a share of itself."""
_AT_THE_CHEST, _OVERHEAD = (0.21, 0.02, 0.62), (0.13, -0.13, 0.64)
"""Where a small thing is held while it is opened, and the handle of an umbrella: forward, left and
up, by the height of the body."""
_TOP, _TOP_OF_BOX = 0.8, 0.97
"""The share of its height from which a thing is its lid; of a box, whose lid is flat."""
_LEAVES = {"gate": (0.78, 0.0, 0.85), "window": (0.88, 0.06, 0.94)}
"""Kinds of which a leaf turns: its width as a share of half of the whole, and from which share of
the height to which it goes."""
_DRAWN_OPEN = {
    "open_gate": (0.66, 0.78),
    "open_window": (0.55, 0.68),
    "open_doorway": (0.6, 0.86),
}
"""Kinds that are drawn with their leaves open: between which shares of half of the whole these are,
behind it."""
_FALLS_OPEN, _BRIDGE = ("castle_drawbridge",), 1.5
"""Kinds that fall open about their foot, and how far, radians."""
_CABINETS, _FRONT = ("fridge",), 0.0875
"""Kinds with a door before them, and the share of their depth that this takes up."""
_DOMES, _DOME, _CROWN, _SKIN = ("dome",), 0.47, 1.03, 0.93
"""Kinds with a round roof, from which share of the height it is that, how much higher than it is
its ellipse would be, and from which share of its radius one is in its skin."""
_SECTOR, _TURNS = 0.62, 1.35
"""Radians to each side of its front that slide open, and how far round."""
_SLIDES, _BELOW = 0.26, 0.12
"""How far the hand goes up the shaft of an umbrella that opens it, and from how far below the other
hand, by the height of the body."""
_CANOPY = 0.35
"""The share of the height of an umbrella from which it is canopy."""


@dataclass(frozen=True, eq=False)
class Hinge:
    """What moves of a thing: its `parted` figure, whose piece 1 turns about its pivot by `angle` on
    an axis of the body ("x", "y" or "z"), or is as wide as `narrow` at first (an umbrella), or as
    wide as `gathers` at last (a curtain).

    `grip` (3,) is where the hand takes hold of it, metres, body frame, closed.
    """

    parted: Parted
    axis: str
    angle: float
    grip: Array
    narrow: float = 1.0
    gathers: float = 1.0
    leaves: bool = False
    """Whether it is drawn open; piece 2, if any, is its other leaf, which turns the other way."""

    def turn(self, share: Array) -> Array:
        """The turn of the piece (N, 3, 3) when it is open by a share (N,)."""
        if self.narrow < 1.0:
            wide = self.narrow + (1 - self.narrow) * share
            scale = np.zeros((len(share), 3, 3))
            scale[:, 0, 0] = scale[:, 1, 1] = wide
            scale[:, 2, 2] = 1.0 + 0.1 * (1 - share)
            return scale
        if self.gathers < 1.0:
            scale = np.tile(np.eye(3), (len(share), 1, 1))
            scale[:, 0, 0] = 1 - (1 - self.gathers) * share
            return scale
        share = share - 1 if self.leaves else share
        about = {"x": roll, "y": pitch, "z": yaw}[self.axis]
        return about(self.angle * share)


def hinge_of(mark: Mark) -> Hinge | None:
    """How a thing opens; None for what has nothing that opens."""
    figure, kind = mark.whole or mark.figure, mark.entity.kind
    mesh = figure.mesh
    if not len(mesh.faces) or len(figure.rig.names) > 1:
        return None
    middles = mesh.vertices[mesh.faces].mean(axis=1).astype(np.float64)
    low, high = mesh.vertices.min(axis=0).astype(float), mesh.vertices.max(axis=0).astype(float)
    if kind == "door":
        return _door(figure, middles)
    if kind in ("umbrella", "parasol"):
        moving = middles[:, 2] > low[2] + _CANOPY * (high[2] - low[2])
        pivots = np.array([[0.0, 0.0, low[2]], [0.0, 0.0, 0.0]])
        return Hinge(_in_two(figure, moving, pivots), "z", 0.0, np.zeros(3), _FURLED)
    if "curtain" in kind:
        halves = _in_two(figure, middles[:, 2] > -1.0, low[None].repeat(2, 0))
        return Hinge(halves, "z", 0.0, high, 1.0, _GATHERED)
    if kind in _DRAWN_OPEN:
        return _leaves(figure, *_DRAWN_OPEN[kind])
    if kind in _LEAVES:
        return _leaf(figure, middles, *_LEAVES[kind])
    if kind in _FALLS_OPEN:
        return Hinge(_in_two(figure, middles[:, 2] > 0.01, np.zeros((2, 3))), "x", _BRIDGE, high)
    if kind in _DOMES:
        return _shutter(figure, middles)
    if kind in _CABINETS or "lid" in figure.anchors:
        return (_front if kind in _CABINETS else _lid)(figure, middles)
    flat = figure.family == "box" and figure.height < 0.4 * figure.length
    share = 0.5 if flat else _TOP_OF_BOX if figure.family == "box" else _TOP
    moving = middles[:, 2] > low[2] + share * (high[2] - low[2])
    if figure.family not in ("box", "prop") or moving.all() or not moving.any():
        return None
    edge = np.array([0.0, high[1], high[2] if not flat else low[2]])
    front = np.array([0.0, low[1], high[2]])
    angle = -(_COVER if flat else _LID)
    return Hinge(_in_two(figure, moving, np.stack([edge, edge])), "x", angle, front)


def _lid(figure: Figure, middles: Array) -> Hinge:
    """A lid that is drawn as one, from its anchor upward, which is in the middle of its hinge."""
    edge = np.array(figure.anchors["lid"][1])
    front = np.array([0.0, -edge[1], edge[2]])
    moving = middles[:, 2] > edge[2]
    return Hinge(_in_two(figure, moving, np.stack([edge, edge])), "x", -_LID, front)


def _front(figure: Figure, middles: Array) -> Hinge:
    """The whole front is a door, which turns toward who stands before it, at its left edge."""
    half, deep = 0.5 * figure.length, 0.5 * figure.width
    edge = float(figure.mesh.vertices[:, 1].min()) + 2.4 * _FRONT * figure.width
    pivot = np.array([-half, -deep, 0.0])
    grip = np.array([0.76 * half, -deep, 0.6 * figure.height])
    leaf = middles[:, 1] < edge
    return Hinge(_in_two(figure, leaf, np.stack([np.zeros(3), pivot])), "z", -_DOOR, grip)


def _leaf(figure: Figure, middles: Array, wide: float, low: float, high: float) -> Hinge:
    """The right leaf of a gate or a window: from the middle to a share `wide` of half its length,
    from `low` to `high` of its height."""
    half, tall = 0.5 * figure.length, figure.height
    x, z = middles[:, 0], middles[:, 2]
    leaf = (x > 0.01 * half) & (x < wide * half) & (z > low * tall) & (z < high * tall)
    pivot = np.array([wide * half, 0.0, 0.0])
    grip = np.array([0.1 * half, -0.05, min(0.45 * tall, 1.1)])
    return Hinge(_in_two(figure, leaf, np.stack([np.zeros(3), pivot])), "z", -_DOOR, grip)


def _leaves(figure: Figure, inner: float, outer: float) -> Hinge | None:
    """The leaves of what is drawn open, between two shares of half its length and behind it."""
    half = 0.5 * figure.length
    corners = figure.mesh.vertices[figure.mesh.faces].astype(np.float64)
    x, behind = corners[..., 0] / half, corners[..., 1] > 0.03 * half
    sides = [(behind & (way * x > inner) & (way * x < outer)).all(axis=1) for way in (1, -1)]
    found = [(way, own) for way, own in zip((1, -1), sides, strict=True) if own.any()]
    if not found:
        return None
    labels = sum(own.astype(np.int64) * (at + 1) for at, (_, own) in enumerate(found))
    edge = float(corners[found[0][1]][..., 1].min())
    at = 0.5 * (inner + outer) * half
    pivots = np.array([[0.0, 0.0, 0.0], *([way * at, edge, 0.0] for way, _ in found)])
    pieces = parted(figure, np.asarray(labels), pivots)
    grip = np.array([0.1 * half, -0.05, min(0.45 * figure.height, 1.1)])
    return Hinge(pieces, "z", -found[0][0] * 0.5 * np.pi, grip, leaves=True)


def _shutter(figure: Figure, middles: Array) -> Hinge:
    """A sector of the skin of a dome that slides around over the rest of it."""
    foot, radius = _DOME * figure.height, 0.5 * figure.width
    up = np.clip((middles[:, 2] - foot) / (_CROWN * (figure.height - foot)), 0.0, 1.0)
    skin = np.hypot(middles[:, 0], middles[:, 1]) > _SKIN * radius * np.sqrt(1 - up**2)
    front = np.abs(np.arctan2(middles[:, 0], -middles[:, 1])) < _SECTOR
    moving = skin & front & (middles[:, 2] > foot)
    return Hinge(_in_two(figure, moving, np.zeros((2, 3))), "z", _TURNS, np.zeros(3))


def _door(figure: Figure, middles: Array) -> Hinge:
    """The leaf turns at its left edge, away from who stands before it."""
    box = next(one for one in figure.colliders if one.shape == "box")
    half, tall = box.size[0], 2 * box.size[2]
    leaf = (np.abs(middles[:, 0]) < half + 0.005) & (middles[:, 2] < 0.975 * tall)
    pivot = np.array([-half, 0.0, 0.0])
    grip = np.array(figure.anchors.get("grip", (0, (0.8 * half, -0.05, 1.0)))[1])
    return Hinge(_in_two(figure, leaf, np.stack([np.zeros(3), pivot])), "z", _DOOR, grip)


def _in_two(figure: Figure, moving: Array, pivots: Array) -> Parted:
    return parted(figure, moving.astype(np.int64), pivots)


def take_turns(openings: Sequence["Opening"]) -> None:
    """What is opened, closed and opened again is each time as the last of them has left it."""
    for one in openings:
        same = [other for other in openings if other.other is one.other]
        same.sort(key=lambda other: other.begins)
        if one is not same[0] or len(same) < 2:
            continue
        share = one.share
        for later in same[1:]:
            share = np.where(one.times >= later.begins, later.share, share)
        for other in same:
            other.share = share


class Opening(Deed):
    """A thing is opened or closed, by a hand or by itself."""

    def __init__(
        self, mark: Mark, other: Mark, beat: Beat, times: Array, seconds: float, hinge: Hinge
    ) -> None:
        """`hinge` tells what of the other moves; its figure gets a joint for it."""
        super().__init__(mark, other, beat, times, seconds)
        self.hinge = hinge
        other.whole = other.whole or other.figure
        other.figure = hinge.parted.figure
        lasts = min(_SECONDS, 0.5 * max(self.end - self.start, 0.4)) / min(beat.action.speed, 3.0)
        self.begins = self.start + _GRIPS * (self.end - self.start)
        share = smooth((times - self.begins) / lasts)
        self.stops = self.begins + lasts
        self.share = 1 - share if beat.motion == "close" else share
        self._acted: Acted | None = None

    def guide(self, people: Mapping[str, Acted]) -> None:
        """The right palm goes with the handle, and lets it go when it is done."""
        acted = people.get(self.mark.name)
        if acted is None or self.mark is self.other:
            return
        self._acted = acted
        if self.other.role == "held":
            self._hold_it(acted)
            return
        goal = self._grip()
        tall = self.mark.figure.height
        until = self.begins + 0.75 * (self.stops - self.begins)
        weight = window(self.times, self.start, until + 0.5, 0.5)
        bend(acted, 0.9 * lowness(goal[0], tall), 0.5, weight)
        bring_palms(acted, self.mark.figure, {1: (goal, weight)})

    def _hold_it(self, acted: Acted) -> None:
        """A small thing in the left hand, its lid in the right one; an umbrella overhead."""
        whole = np.ones(len(self.times))
        if self.hinge.narrow < 1.0:
            ahead, left, up = _OVERHEAD  # the left hand slides the canopy up the shaft
            slid = self._own(ahead, left, up)
            slid[:, 2] += self.mark.figure.height * (_SLIDES * smooth(self.share) - _BELOW)
            weight = window(self.times, self.start, self.stops + 0.3, 0.4)
            right = (self._own(*_OVERHEAD), whole)
            bring_palms(acted, self.mark.figure, {0: (slid, weight), 1: right})
            return
        position, rotation = self._before(acted)
        low = self.hinge.parted.figure.mesh.vertices[:, 2].min()
        pivot = self.hinge.parted.pivots[1]
        lever = turned(self.hinge.turn(self.share), self.hinge.grip - pivot)
        under = position + turned(rotation, np.array([-0.06, 0.0, float(low)]))
        lid = position + turned(rotation, pivot + lever)
        acted.carriage.head_turn[:, 1] += 0.25
        weight = window(self.times, self.start - 1.0, self.stops + 0.4, 0.5)
        bring_palms(acted, self.mark.figure, {0: (under, whole), 1: (lid, weight)})

    def _own(self, ahead: float, left: float, up: float) -> Array:
        assert self._acted is not None
        carriage, tall = self._acted.carriage, self.mark.figure.height
        return carriage.root + turned(yaw(carriage.heading), np.array([ahead, left, up]) * tall)

    def _before(self, acted: Acted) -> tuple[Array, Array]:
        """Where a thing in the hands is (N, 3) and how it lies: its front to the body."""
        rotation = yaw(acted.carriage.heading - 0.5 * np.pi)
        middle = np.array([0.0, 0.0, 0.5 * self.other.figure.height])
        return self._own(*_AT_THE_CHEST) - turned(rotation, middle), rotation

    def path(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array]:
        """A small thing is held before the chest, an umbrella over the head."""
        if name != self.other.name or self.other.role != "held" or self._acted is None:
            return position, rotation  # what opens by itself is in nobody's way
        if self.hinge.narrow < 1.0:
            upright = yaw(self._acted.carriage.heading)
            grip = np.array(self.other.figure.anchors.get("grip", (0, (0.0, 0.0, 0.1)))[1])
            return self._own(*_OVERHEAD) - turned(upright, grip), upright
        return self._before(self._acted)

    def _grip(self) -> Array:
        other, hinge = self.other, self.hinge
        heading = np.full(len(self.times), other.heading if other.role == "fixture" else 0.0)
        pivot = hinge.parted.pivots[1]
        lever = turned(hinge.turn(self.share), hinge.grip - pivot)
        return other.position + turned(yaw(heading), pivot + lever)

    def joints(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array] | None:
        """The thing with its leaf, lid or canopy as far open as it is."""
        if name != self.other.name:
            return None
        rotations, positions = self.hinge.parted.placed(position, rotation)
        turn = self.hinge.turn(self.share)
        rotations[:, 2] = rotations[:, 2] @ turn
        if self.hinge.leaves and rotations.shape[1] > 3:
            rotations[:, 3] = rotations[:, 3] @ np.swapaxes(turn, 1, 2)
        return rotations, positions

    def finish(self, bodies: Mapping[str, Body]) -> None:
        """A door is heard by its own ear (`hearing.doings`), anything else as it is touched."""
        body = bodies.get(self.other.name)
        if body is None or self.other.entity.kind == "door":
            return
        time = self.stops if self.beat.motion == "close" else self.begins
        frame = int(np.searchsorted(self.times, time).clip(0, len(self.times) - 1))
        self.sound(time, body.positions[frame, 0], "impact", "put", 0.4)
