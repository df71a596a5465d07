"""Skipping: the rope that goes round somebody who skips it, under the feet while they are up."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.acting import own_time
from soracli.stage.deeds import Deed
from soracli.stage.marks import Mark, carried
from soracli.stage.motions import MOTIONS
from soracli.stage.performance import Body
from soracli.stage.ropes import arched
from soracli.stage.schedule import Beat
from soracli.stage.turns import turned, yaw

_UP = 0.55
"""The part of a jump at which the feet are highest."""
_OFF_THE_GROUND = 0.05
"""Metres over the ground at which the rope passes under the feet."""
_OVER = 1.12
"""How high it goes over the head, in heights of the body."""


def skips(mark: Mark, beat: Beat) -> bool:
    """Whether a beat is skipping, by a body with two hands."""
    return beat.motion == "skip_rope" and mark.figure.rig.has("hand.R")


class Skipping(Deed):
    """A rope from hand to hand, swung forward over the head and under the feet."""

    def finish(self, bodies: Mapping[str, Body]) -> None:
        """Add the rope, as the hands go."""
        body = bodies.get(self.mark.name)
        if body is None:
            return
        gesture = MOTIONS["skip_rope"]
        part = own_time(self.mark, self.beat, gesture, self.times) / gesture.seconds
        angle = 2 * np.pi * (part - _UP)  # 0: below
        left, right = (
            carried(body.figure, body.rotations, body.positions, f"palm.{side}") for side in "LR"
        )
        hands = 0.5 * (left[:, 2] + right[:, 2])
        far = np.maximum(hands - _OFF_THE_GROUND, 0.3)
        facing = body.rotations[:, 0].astype(np.float64)
        ahead = turned(yaw(np.arctan2(facing[:, 1, 0], facing[:, 0, 0])), np.array([1.0, 0, 0]))
        bulge = -np.sin(angle)[:, None] * far[:, None] * ahead
        over = np.maximum(far, _OVER * body.figure.height - hands)
        bulge[:, 2] = -np.cos(angle) * np.where(np.cos(angle) > 0, far, over)
        root = body.positions[:, 0].astype(np.float64)
        bulge[:, :2] += (root - 0.5 * (left + right))[:, :2]  # about the body, not the hands
        shown = body.visible & (self.times >= self.beat.start) & (self.times <= self.beat.end)
        self.extras.append(arched(left, right, bulge, shown))
