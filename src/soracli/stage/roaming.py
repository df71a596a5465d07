"""Roaming: the ways of those who go nowhere in particular, come by, or leave the set."""

from collections.abc import Sequence

import numpy as np

from soracli.stage.ground import Ground, Spot
from soracli.stage.marks import Mark
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array
from soracli.stage.under_way import LEVEL

_RUN_UP = 0.55
"""The share of the way somebody could go that lies before what they knock over."""
_SOME_WAY = 1.2
"""Metres that are a way to go."""
_LYING = {"fall": 1, "lie": -1, "sleep": -1}
"""To which side of the feet a body lies: who falls lies ahead of where they stood."""


def bent(
    ground: Ground,
    here: Array,
    way: float,
    speed: float,
    far: float,
    radius: float,
    others: Sequence[Spot],
) -> list[Array]:
    """A way of `far` metres from `here` (3,), first to `way` (radians), at metres per second.

    It turns before it meets the edge of the set or any of the `others`.
    """
    points, now, step = [here], here, 0.25
    most = 0.25 * min(1.0, 2.2 / speed)
    look = 0.8 + 0.55 * speed
    for _ in range(int(far / step)):
        if not ground.clear(now + look * _ahead(way), radius, others):
            inward = (np.arctan2(-now[1], -now[0]) - way + np.pi) % (2 * np.pi) - np.pi
            way += most if inward >= 0 else -most
        now = now + step * _ahead(way)
        now = now * np.array([*[ground.within(now)] * 2, 1.0])
        points.append(now)
    return points


def come_by(
    ground: Ground, where: Array, way: float, far: float, radius: float, others: Sequence[Spot]
) -> Array:
    """Where (3,) a way of `far` metres to `way` (radians) begins that passes the middle of the set.

    It leads past `where` (3,), or beside it where others stand on that way.
    """
    ahead = _ahead(way)
    left = np.array([-ahead[1], ahead[0], 0.0])
    half = min(0.5 * far, 0.8 * ground.far(way))
    lane = left * float(left @ where)
    starts = [lane + aside * left - half * ahead for aside in (0.0, -0.9, 0.9, -1.7, 1.7)]
    rooms = [ground.room(one, way, radius, others) for one in starts]
    best = next((k for k, room in enumerate(rooms) if room >= 1.8 * half), None)
    return starts[int(np.argmax(rooms)) if best is None else best]


def run_up(
    ground: Ground, there: Array, way: float, far: float, radius: float, others: Sequence[Spot]
) -> Array:
    """Where (3,) somebody begins who knocks over what is `there` (3,), coming to `way` (radians).

    They could go `far` metres in the time there is, and need some of it for what falls.
    """
    room = ground.room(there * (1, 1, 0), way + np.pi, radius, others)
    return np.asarray(there * (1, 1, 0) - max(min(_RUN_UP * far, room), 1.0) * _ahead(way))


def goes_deeper(
    ground: Ground, here: Array, beat: Beat, others: Sequence[Spot], radius: float
) -> bool:
    """Whether somebody in a room who goes away goes further into it, as the words say: not who
    stands with the nose to a door. `radius` is that of the body in metres."""
    if not ground.is_room or beat.action.direction != "away from camera":
        return False
    return ground.room(here, ground.way_of(beat), radius, others) >= _SOME_WAY


def way_out(ground: Ground, here: Array, heading: float, said: str | None) -> Array:
    """Where (3,) somebody leaves the set to: ahead of them, or to the side that was `said`.

    A long set is left at one of its ends.
    """
    along = _ahead(ground.lengthwise)
    ahead, far = float(np.cos(heading - ground.lengthwise)), float(along @ here)
    side = np.sign(ahead) if abs(ahead) > 0.15 else (1.0 if far >= 0 else -1.0)
    if said in LEVEL:
        if abs(np.cos(ground.heading(said) - ground.lengthwise)) < 0.5:  # past the camera
            return np.asarray(here * (1, 1, 0) + 2 * ground.out * _ahead(ground.heading(said)))
        side = np.sign(np.cos(ground.heading(said) - ground.lengthwise)) or side
    out = max(ground.out, ground.length + 0.6)
    aside = here * (1, 1, 0) - far * along
    return np.asarray(side * max(out, abs(far) + 1.0) * along + 0.7 * aside)


def room_of(mark: Mark, where: Array, radius: float) -> list[Spot]:
    """The room that somebody at `where` (3,) takes: who lies takes it along the whole body."""
    way = _LYING.get(mark.posture, 0)
    if way == 0 or mark.seat:
        return [Spot(where, radius)]
    along = way * mark.figure.height * _ahead(mark.heading)
    return [Spot(where + share * along, radius) for share in (0.0, 0.3, 0.6, 0.9)]


def _ahead(heading: float) -> Array:
    return np.array([np.cos(heading), np.sin(heading), 0.0])
