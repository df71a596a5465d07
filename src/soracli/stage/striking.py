"""Striking: a ball is hit with a bat or a racket, and flies from where it was hit."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.acting import Acted
from soracli.stage.deeds import Deed
from soracli.stage.handling import grip
from soracli.stage.marks import Mark, center
from soracli.stage.reaching import bring_palms
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, frame, smooth, turned, yaw
from soracli.stage.water import GRAVITY

_COMES, _GOES, _UP = 6.5, 9.0, 0.5
"""Metres per second of a ball that is thrown to a batter and of one that was hit, and the tangent
of the angle at which it rises."""
_SEEN = 0.5
"""Seconds before the hit at which the ball comes into the picture."""
_SWEET = 0.72
"""The part of a bat at which it meets the ball."""
# The swing of a right-handed batter: seconds from the hit; where the hands are and where the bat
# points, forward, left and up in body heights.
_SWING = (
    (-0.9, (0.05, -0.17, 0.76), (-0.45, -0.35, 0.82)),
    (-0.35, (0.02, -0.20, 0.78), (-0.70, -0.45, 0.55)),
    (-0.12, (0.17, -0.10, 0.66), (0.10, -0.98, 0.15)),
    (0.0, (0.25, 0.04, 0.58), (0.86, 0.50, -0.08)),
    (0.12, (0.18, 0.18, 0.64), (0.10, 0.97, 0.20)),
    (0.4, (0.02, 0.20, 0.78), (-0.75, 0.25, 0.60)),
    (0.9, (0.02, 0.18, 0.76), (-0.70, 0.20, 0.65)),
)


def is_batted(mark: Mark, other: Mark, beat: Beat, marks: Mapping[str, Mark]) -> bool:
    """Whether a beat is the hitting of a ball with something long."""
    tool = marks.get(beat.action.instrument)
    small = other.figure.family == "ball" and other.role == "prop"
    return beat.motion == "hit" and tool is not None and small and mark.figure.family == "person"


class Batting(Deed):
    """A ball comes flying, is hit with the bat in both hands, and flies off."""

    def __init__(
        self, mark: Mark, other: Mark, beat: Beat, times: Array, seconds: float, tool: Mark
    ) -> None:
        """`tool` is what it is hit with."""
        super().__init__(mark, other, beat, times, seconds)
        self.tool = tool
        self.time = self.start + min(0.45 * (self.end - self.start), 1.4)
        seen = self.time - _SEEN
        begun = np.isfinite(other.shown[0])  # by who has struck it before
        other.shown = (min(seen, other.shown[0]) if begun else seen, other.shown[1])

    def _frames(self, times: Array) -> tuple[Array, Array, Array]:
        """Where the hands are and where the bat points (N, 3), and which way the body faces."""
        at = np.array([key[0] for key in _SWING])
        hands = np.array([key[1] for key in _SWING]) * self.mark.figure.height
        ways = np.array([key[2] for key in _SWING])
        own = times - self.time

        def sampled(values: Array) -> Array:
            return np.stack([np.interp(own, at, values[:, k]) for k in range(3)], axis=-1)

        route = self.mark.route
        heading = np.full(len(times), self.mark.heading)
        root = np.tile(self.mark.position, (len(times), 1))
        if route is not None:
            heading, root = route.heading_at(times), route.at(times)
        facing = yaw(heading)
        return root + turned(facing, sampled(hands)), turned(facing, sampled(ways)), facing

    def where(self) -> Array:
        """Where the bat meets the ball (3,), world metres."""
        hands, way, _ = self._frames(np.array([self.time]))
        long = _SWEET * max(self.tool.figure.height, self.tool.figure.length)
        return np.asarray((hands + way / np.linalg.norm(way) * long)[0])

    def comes(self, time: float) -> Array:
        """Where the middle of the ball is (3,) until it is hit."""
        left = min(self.time - time, _SEEN)
        fall = 0.5 * GRAVITY * left * (0.35 - left) * (left < 0.35)
        return np.asarray(self.where() + np.array([_COMES * left, 0.0, 0.35 * 0.5 * fall]))

    def goes(self) -> Array:
        """The velocity of the ball (3,) that was hit, metres per second."""
        speed = _GOES * min(self.beat.action.speed, 2.0)
        return np.array([speed, 0.08 * speed, _UP * speed])

    def guide(self, people: Mapping[str, Acted]) -> None:
        """Both palms at the handle, and the trunk turns with the swing."""
        acted = people.get(self.mark.name)
        if acted is None:
            return
        hands, _, _ = self._frames(self.times)
        own = self.times - self.time
        swung = smooth((own + 0.4) / 0.55)
        acted.carriage.chest_turn[:, 2] += -0.5 + 1.1 * swung
        acted.carriage.hips[:, 2] -= 0.05 * acted.build.leg_length
        acted.carriage.head_turn[:, 2] += 0.9 - 0.9 * swung
        weight = np.ones(len(self.times))
        bring_palms(
            acted, self.mark.figure, {0: (hands - [0, 0, 0.05], weight), 1: (hands, weight)}
        )

    def path(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array]:
        """The bat points where the swing says, its handle in the hands."""
        if name != self.tool.name:
            return position, rotation
        hands, way, _ = self._frames(self.times)
        upright = frame(way, np.array([0.0, 0.0, 1.0]) + 0.01 * way)
        lies = upright[:, :, [1, 2, 0]]  # what is up in the bat points along the swing
        return hands - turned(lies, grip(self.tool)), lies

    def hold(self, time: float) -> tuple[Array, Array]:
        """Position (3,) of the ball and its rotation, for the physics to carry it till the hit."""
        return self.comes(time) - center(self.other.figure), np.eye(3)
