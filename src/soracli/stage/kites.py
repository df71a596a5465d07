"""Kites: high up in the wind, on a string from a hand."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.acting import Acted
from soracli.stage.deeds import Deed
from soracli.stage.handling import grip
from soracli.stage.marks import Mark, carried
from soracli.stage.performance import Body
from soracli.stage.reaching import bring_palms
from soracli.stage.ropes import rope
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, pitch, roll, turned, yaw
from soracli.story.scene import Scene

_UP, _OFF = 2.2, 1.7
"""Metres above and downwind of the hand of a grown person at which a kite is."""
_SWAYS = 0.55
"""Metres that it goes to and fro and up and down."""
_GROWN, _LEAST = 1.75, 0.65
"""How tall grown people are, metres, and the share of those ways that it has at least in the hand
of a child: one who is far below a kite is too small in the picture to be known."""


class Kiting(Deed):
    """A kite that flies; `mark` holds its string (the kite itself: nobody does)."""

    def __init__(self, mark: Mark, other: Mark, beat: Beat, times: Array, seconds: float) -> None:
        """The kite is where its string leads, and dances there."""
        super().__init__(mark, other, beat, times, seconds)
        self._hand = np.tile(other.position * (1, 1, 0) + [0.0, 0.0, 0.9], (len(times), 1))
        self._goes = mark is other and other.route is not None
        if other.route is not None and mark is other:  # the wind has it
            self._hand = other.route.at(times) * (1, 1, 0) + [0.0, 0.0, 0.9]
        if mark is not other:
            root = mark.position if mark.route is None else mark.route.at(times)
            tall = mark.figure.height
            self._hand = root + np.array([0.16, -0.10, 0.66]) * tall + np.zeros((len(times), 3))

    def guide(self, people: Mapping[str, Acted]) -> None:
        """Both hands at the string, the head up."""
        acted = people.get(self.mark.name)
        if acted is None:
            return
        facing = yaw(acted.carriage.heading)
        tall = self.mark.figure.height
        hand = acted.carriage.root + turned(facing, np.array([0.2, -0.04, 0.66]) * tall)
        self._hand = hand + 0.03 * np.sin(2.3 * self.times)[:, None] * np.array([0, 0, 1.0])
        whole = np.ones(len(self.times))
        low = self._hand - turned(facing, np.array([0.06, -0.08, 0.08]))
        bring_palms(acted, self.mark.figure, {1: (self._hand, whole), 0: (low, whole)})

    def _place(self) -> tuple[Array, Array]:
        own, share = self.times, self._share()
        sway = (
            share
            * _SWAYS
            * np.stack(
                [np.sin(1.1 * own), 0.4 * np.cos(0.7 * own), 0.5 * np.sin(2.2 * own + 0.5)], axis=-1
            )
        )
        hand = self._hand if self._goes else self._hand.mean(axis=0)
        middle = hand + share * np.array([_OFF, 0.6, _UP]) + sway
        tilt = (
            yaw(np.full(len(own), -0.35))
            @ pitch(0.12 * np.sin(1.6 * own))
            @ roll(0.25 * np.cos(1.1 * own) - 0.35)
        )
        return middle - turned(tilt, grip(self.other)), tilt

    def _share(self) -> float:
        """How far it is off, of the usual."""
        if self.mark is self.other:
            return 1.0
        return float(np.clip(self.mark.figure.height / _GROWN, _LEAST, 1.0))

    def joints(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array] | None:
        """The kite in the air."""
        if name != self.other.name or len(self.other.figure.rig.names) > 1:
            return None
        place, tilt = self._place()
        return tilt[:, None], place[:, None]

    def finish(self, bodies: Mapping[str, Body]) -> None:
        """The string."""
        kite, holder = bodies.get(self.other.name), bodies.get(self.mark.name)
        if kite is None or holder is None:
            return
        hand = self._hand
        if holder is not kite and self.mark.figure.rig.has("hand.R"):
            hand = carried(self.mark.figure, holder.rotations, holder.positions, "palm.R")
        place, tilt = self._place()
        self.extras.append(
            rope(hand, place + turned(tilt, grip(self.other)), 0.03, kite.visible, 0.003)
        )


def against_the_sky(scene: Scene) -> Scene:
    """The scene, with its camera down low where somebody flies a kite and no words say from where
    it looks."""
    kites = {one.id for one in scene.entities if "kite" in one.kind}
    held = any({*one.holds} & kites for one in scene.entities)
    if not held or scene.camera.angle or scene.camera.eyes:
        return scene
    low = scene.camera.model_copy(update={"angle": "low"})
    return scene.model_copy(update={"camera": low})


def is_kite(mark: Mark) -> bool:
    """Whether a thing is a kite."""
    return "kite" in mark.entity.kind
