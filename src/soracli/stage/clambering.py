"""Animals that go up a tree or a wall: they walk on it as on the ground, turned upright."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.deeds import Deed
from soracli.stage.marks import Mark, reach
from soracli.stage.performance import Body
from soracli.stage.route import Route, clock
from soracli.stage.schedule import Beat
from soracli.stage.turns import pitch, single, smooth, turned, yaw

CLAMBERERS = ("quadruped", "creature", "insect")
_PACE = 0.55
"""Metres per second, by the root of their length, of an animal that climbs."""
_REARS = 0.7
"""Seconds in which it puts its feet on what it climbs."""


def way_up(mark: Mark, beat: Beat, high: float, seconds: float) -> Route:
    """The way of an animal from where it stands at the foot of what it climbs in a beat, `high`
    metres up at most.

    It is told as if what is climbed lay on the ground ahead of it: `Clambering` turns it upright.
    """
    times, foot = clock(seconds), mark.position
    mark.perched = mark.figure.family == "insect"  # it goes on its legs
    ahead = np.array([np.cos(mark.heading), np.sin(mark.heading), 0.0])
    speed = _PACE * float(np.sqrt(reach(mark.figure))) * float(np.clip(beat.action.speed, 0.4, 2.0))
    since = np.clip(times - max(beat.start, 0.0) - (_REARS if beat.start > 0 else 0.0), 0.0, None)
    most = max(high - 0.6 * reach(mark.figure), 0.3)
    gone = np.minimum(speed * since * smooth(0.4 + since), most)
    if beat.action.direction == "down":
        gone = gone[-1] - gone
    begins = 0.55 * reach(mark.figure)
    path = foot + (begins + gone)[:, None] * ahead
    return Route(times, path, np.full(len(times), mark.heading))


class Clambering(Deed):
    """Somebody on all fours goes up the `other`."""

    def finish(self, bodies: Mapping[str, Body]) -> None:
        """Turn the body upright about the foot of what it climbs, from when it begins to."""
        body = bodies[self.mark.name]
        about, heading = self.mark.position, np.full(len(self.times), self.mark.heading)
        share = np.ones(len(self.times))
        if self.beat.start > 0:
            share = smooth((self.times - self.beat.start) / _REARS)
        upright = yaw(heading) @ pitch(-0.5 * np.pi * share) @ yaw(-heading)
        for one in (body, *self._had(body, bodies)):
            for joint in range(one.positions.shape[1]):
                moved = turned(upright, one.positions[:, joint] - about)
                one.positions[:, joint] = single(about + moved)
            one.rotations[:] = single(upright[:, None] @ one.rotations)

    def _had(self, body: Body, bodies: Mapping[str, Body]) -> list[Body]:
        """What it has in the mouth as it climbs, which goes up with it."""
        mine = {beat.action.target for beat in self.mark.beats} | set(self.mark.entity.holds)
        mine -= {self.mark.name, self.other.name}
        found = [bodies[name] for name in sorted(mine) if name in bodies]
        near = 1.2 * reach(self.mark.figure)
        gaps = [np.linalg.norm(one.positions[:, 0] - body.positions[:, 0], axis=1) for one in found]
        return [one for one, gap in zip(found, gaps, strict=True) if float(gap.max()) < near]


def clambers(mark: Mark) -> bool:
    """Whether it is an animal that was put before something to climb."""
    return mark.climbs > 0 and mark.figure.family in CLAMBERERS
