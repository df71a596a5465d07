"""Hauling: what drives, and beasts in harness, push something before them, or pull it behind."""

from dataclasses import dataclass

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ANIMALS
from soracli.stage.ground import Ground
from soracli.stage.marks import Mark, heading_of_way, reach
from soracli.stage.route import Route, clock
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, smooth
from soracli.stage.under_way import LEVEL

HAULS = ("push", "pull")
_PACE, _SIZES, _GATHERS = 1.5, 1.6, 1.2
"""Metres a second of what pushes or pulls, and of its own sizes at most, and the seconds until it
goes so fast."""
_SEEN = 0.14
"""Of its own lengths a second that what is hauled goes at least: a barge is seen to move, too."""
_APART = {"push": 0.05, "pull": 0.7}
"""Metres between the two, less where who hauls is smaller than a metre."""
_ABREAST, _ROWS = 1.7, 1.25
"""In their own widths and lengths, how far those of a team are beside and before each other."""
_ON_RUNNERS = ("vehicle", "board", "boat")
"""What beasts are harnessed to."""

_HIDDEN, _NEAR = 0.5, 0.33
"""In widths of what pushes, what is narrower than this lies at the near end of its blade, so far
from the middle: a wide blade would hide it."""


def haul(blocking: Blocking, ground: Ground) -> None:
    """Give what drives and hauls its way through a shot, beasts that draw something or push it a
    way that is said, and to what they haul."""
    teams: dict[str, int] = {}
    for mark in blocking.marks.values():
        beat = next((one for one in mark.beats if one.motion in HAULS), None)
        thing = blocking.marks.get(beat.action.target) if beat is not None else None
        if beat is None or thing is None or thing is mark or mark.route is not None or mark.kept:
            continue
        if not _hauls(mark, beat, thing) or thing.role in ("held", "rider"):
            continue
        place = teams[thing.name] = teams.get(thing.name, -1) + 1
        count = sum(1 for name in beat.action.agents if name in blocking.marks)
        _go_with(_Haul(mark, beat, thing, place, count), ground, blocking.seconds)


@dataclass(frozen=True)
class _Haul:
    """Who hauls what in which beat: the one at a `place` in a team of `count`."""

    mark: Mark
    beat: Beat
    thing: Mark
    place: int
    count: int


def _hauls(mark: Mark, beat: Beat, thing: Mark) -> bool:
    """Whether somebody pushes or pulls with the whole body: machines, and beasts in harness."""
    if mark.role in ("driver", "floating"):
        return True
    drawn = thing.figure.family in _ON_RUNNERS and beat.motion == "pull"
    if mark.role != "actor" or mark.figure.family not in ANIMALS or thing.role == "actor":
        return False
    return not mark.film and (drawn or beat.action.direction in LEVEL)


def _go_with(told: _Haul, ground: Ground, seconds: float) -> None:
    mark, beat, thing = told.mark, told.beat, told.thing
    heading = ground.way_of(beat) if beat.action.direction in LEVEL else heading_of_way(beat)
    ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
    aside = np.array([-ahead[1], ahead[0], 0.0])
    times = clock(seconds)
    begin = max(beat.start, 0.0)
    usual = max(min(_PACE, _SIZES * reach(mark.figure)), _SEEN * reach(thing.figure))
    pace = usual * min(max(beat.action.speed, 0.5), 1.6)
    since = np.maximum(times - begin, 0.0)
    gone = pace * (since - _GATHERS * smooth(since / (2 * _GATHERS)) * np.exp(-since))
    gone = np.maximum.accumulate(gone) - 0.5 * pace * max(seconds - begin, 0.5)
    side = 1.0 if beat.motion == "push" else -1.0
    apart = _APART[beat.motion] * min(1.0, reach(mark.figure))
    gap = _end(mark, side) + _end(thing, -side) + apart
    row, left = divmod(told.place, 2)
    lane = (left - 0.5) * _ABREAST * mark.figure.width * (told.count > 1)
    lane = 0.0 if told.count % 2 and told.place == told.count - 1 else lane  # the leader
    further = row * _ROWS * reach(mark.figure)
    own = gone[:, None] * ahead - side * (0.5 * gap + further) * ahead + lane * aside
    _send(mark, times, own, heading)
    if thing.role != "actor" and told.place == 0:
        hidden = thing.figure.width < _HIDDEN * mark.figure.width and side > 0
        near = -aside * _NEAR * mark.figure.width * hidden
        _send(thing, times, gone[:, None] * ahead + 0.5 * side * gap * ahead + near, heading)
        thing.role = "driver"


def _end(mark: Mark, side: float) -> float:
    """Metres from the origin of a body to its front (`side` 1) or to its back (-1)."""
    xs = side * mark.figure.mesh.vertices[:, 0]
    return float(xs.max()) if len(xs) else 0.5 * reach(mark.figure)


def _send(mark: Mark, times: Array, path: Array, heading: float) -> None:
    route = path + np.array([0.0, 0.0, max(float(mark.position[2]), 0.0)])
    mark.route = Route(times, route, np.full(len(times), heading))
    mark.position, mark.heading = route[0].copy(), heading
