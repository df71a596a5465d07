"""Rallies: a ball that goes to and fro between people, kicked along the ground or struck."""

from collections.abc import Mapping, Sequence

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.marks import Mark, center
from soracli.stage.physics import Prop
from soracli.stage.schedule import Beat
from soracli.stage.striking import Batting
from soracli.stage.team_play import Pass, at_foot, passes
from soracli.stage.throwing import ballistic
from soracli.stage.turns import Array
from soracli.stage.water import GRAVITY

KICKED = 0.55
"""The part of a kick at which the foot is at the ball."""
_SLOWS, _STOPS = 0.35, 0.85
"""How much of its way a ball on the ground loses to friction, and the part of the time until it is
played on in which it comes."""
_ALONE, _UP, _SPIN = 7.0, 0.42, -8.0
"""Metres per second of a ball that is kicked to nobody, how steeply it rises, and its spin."""
_LAST = 3.2
"""Metres per second of a ball that is passed and that nobody plays on."""


def send_off(mark: Mark, prop: Prop, marks: Mapping[str, Mark]) -> None:
    """A ball lies there until a foot sends it off, maybe to somebody who kicks it on."""
    played = [one for one in passes(marks) if one.ball == mark.name]
    if played:
        kicks = Kicks(played, mark.figure)
        prop.hold, prop.released, prop.velocity = kicks.hold, kicks.time, kicks.goes()
        return
    kicker = marks[mark.holder]
    beat = next(beat for beat in kicker.beats if beat.motion == "kick")
    start, rotation = prop.position.copy(), prop.rotation
    prop.hold = lambda time: (start, rotation)
    prop.released = beat.start + KICKED * (beat.end - beat.start)
    speed = _ALONE * min(beat.action.speed, 2.0)
    forward = np.array([np.cos(kicker.heading), np.sin(kicker.heading), _UP])
    across = np.array([-forward[1], forward[0], 0.0])
    prop.velocity, prop.spin = speed * forward, _SPIN * across


class Kicks:
    """A ball that is kicked along the ground from one to the next.

    Until `time` (world seconds) it goes as `hold` says, then physics has it.
    """

    def __init__(self, kicks: Sequence[Pass], ball: Figure) -> None:
        self._ball = ball
        self._times = np.array([_touched(one.beat) for one in kicks])
        self._points = np.array([at_foot(one.player, ball) for one in kicks])
        self._last = kicks[-1].player.heading
        self.time = float(self._times[-1])

    def hold(self, time: float) -> tuple[Array, Array]:
        """Position (3,) and rotation (3, 3) of the ball at a world second."""
        at = int(np.searchsorted(self._times, time, side="right")) - 1
        if at < 0 or at + 1 >= len(self._times):
            return self._points[max(at, 0)], np.eye(3)
        start, end = self._points[at], self._points[at + 1]
        whole = _STOPS * (self._times[at + 1] - self._times[at])
        share = float(np.clip((time - self._times[at]) / whole, 0.0, 1.0))
        share = (1 + _SLOWS) * share - _SLOWS * share**2
        way = end - start
        turn = _rolled(way, share, self._ball.height / 2)
        middle = center(self._ball)
        return start + share * way + middle - turn @ middle, turn

    def goes(self) -> Array:
        """The velocity (3,) after the last kick, metres per second."""
        return _LAST * np.array([np.cos(self._last), np.sin(self._last), 0.0])


def _touched(beat: Beat) -> float:
    begin = max(beat.start, 0.0)
    return begin + KICKED * (beat.end - begin)


def _rolled(way: Array, share: float, radius: float) -> Array:
    """How a ball is turned (3, 3) that has rolled a share of its way, by Rodrigues' formula."""
    far = float(np.linalg.norm(way))
    if far < 1e-6:
        return np.eye(3)
    x, y = -way[1] / far, way[0] / far
    angle = share * far / radius
    cross = np.array([[0.0, 0.0, y], [0.0, 0.0, -x], [-y, x, 0.0]])
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross)


class Strokes:
    """A ball that is struck from one to the next and flies between them.

    Until `time` (world seconds) it goes as `hold` says, then physics has it.
    """

    def __init__(self, strokes: Sequence[Batting]) -> None:
        """`strokes` in order of time, two at least."""
        self._strokes = strokes
        self._times = np.array([one.time for one in strokes])
        self._points = np.array([one.where() for one in strokes])
        self._still = strokes[0].hold(strokes[0].time)[0] - self._points[0]
        self.time = float(self._times[-1])

    def hold(self, time: float) -> tuple[Array, Array]:
        """Position (3,) and rotation (3, 3) of the ball at a world second."""
        at = int(np.searchsorted(self._times, time, side="right")) - 1
        if at < 0:
            return self._strokes[0].hold(time)
        at = min(at, len(self._times) - 2)
        gone = time - self._times[at]
        speed = ballistic(
            self._points[at], self._points[at + 1], self._times[at + 1] - self._times[at]
        )
        fallen = np.array([0.0, 0.0, 0.5 * GRAVITY * gone**2])
        return self._points[at] + speed * gone - fallen + self._still, np.eye(3)

    def goes(self) -> Array:
        """The velocity (3,) after the last stroke, metres per second: back to the other."""
        return ballistic(self._points[-1], self._points[-2], 1.0)
