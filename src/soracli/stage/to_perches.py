"""To perches: a bird that sits on a fence or pecks at the ground and then flies to a tree is there
until then, and on the tree in the end."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.marks import GOING, Mark, reach, rest_height
from soracli.stage.route import Route, clock
from soracli.stage.schedule import Beat
from soracli.stage.spots import top_under
from soracli.stage.turns import Array, smooth

_FAMILIES = ("bird", "insect")
_WAYS = ("fly", "flutter")
_LATE = 0.3
"""Seconds from the beginning from which somebody flies only after something else."""
_FAR, _BEHIND = 1.6, 0.5
"""Metres beside where it sits, besides half of both, and behind it, that its perch stands."""
_NEAR = 6.0
"""Metres from the middle of the set at which what it sits on at first is near."""
_REST = 0.3
"""Seconds that it sits there at the end."""
_ARCH = 0.35
"""Metres that the way rises over the straight line, and so much of the bird besides."""
_NOT_ONTO = ("around", "in circles", "across", "through")
"""Directions of a way that ends on nothing."""


def send_to_perches(blocking: Blocking) -> None:
    """Give those of a blocked scene their routes who fly from where they are to something that
    stands there, and sit on it in the end."""
    told = blocking.scene.relations
    for mark in blocking.marks.values():
        beat = _flight(mark, blocking.marks)
        if beat is None or mark.route is not None or mark.kept or mark.film:
            continue
        perch = blocking.marks[beat.action.target]
        bases = [
            blocking.marks.get(one.b) for one in told if one.a == mark.name and one.kind == "on"
        ]
        base = next((one for one in bases if one is not None and one is not perch), None)
        free = not any(
            perch.name in (one.a, one.b) and mark.name not in (one.a, one.b) for one in told
        )
        _send(mark, beat, base, perch, free, blocking.seconds)


def _flight(mark: Mark, marks: Mapping[str, Mark]) -> Beat | None:
    """The flight to something that stands, with which somebody ends who did something else."""
    if mark.figure.family not in _FAMILIES or mark.role != "actor" or not mark.beats:
        return None
    last = max(mark.beats, key=lambda one: one.start)
    perch = marks.get(last.action.target)
    if perch is None or perch.role != "fixture" or last.start < _LATE:
        return None
    if last.motion not in _WAYS or last.action.side or last.action.over:
        return None
    before = [one for one in mark.beats if one is not last]
    goes = any(one.motion in (*GOING, *_WAYS) or one.action.direction for one in before)
    return last if last.action.direction not in _NOT_ONTO and not goes else None


def _send(
    mark: Mark, beat: Beat, base: Mark | None, perch: Mark, free: bool, seconds: float
) -> None:
    """From the base, or from the ground beside the perch, up and over to its top."""
    far = _FAR + 0.5 * perch.figure.length + 0.5 * (base.figure.length if base else 0.0)
    across = np.array([far, _BEHIND, 0.0])
    if base is not None:
        if free and np.linalg.norm(base.position[:2]) > _NEAR:  # it made room for a barn
            base.position = base.position * (0, 0, 1)
        start = base.position * (1, 1, 0) + [0.0, 0.0, base.position[2] + top_under(mark, base)]
    else:
        start = (perch.position - across) * (1, 1, 0) if not free else mark.position * (1, 1, 0)
    start = start + [0.0, 0.0, rest_height(mark.figure)]
    if free:
        perch.position = (start + across) * (1, 1, 0)
    top = perch.position[2] + top_under(mark, perch) + rest_height(mark.figure)
    end = perch.position * (1, 1, 0) + [0.0, 0.0, top]
    mark.route = _over(start, end, beat, seconds, _ARCH + reach(mark.figure))
    mark.position = mark.route.point(0.0).copy()


def _over(start: Array, end: Array, beat: Beat, seconds: float, arch: float) -> Route:
    """From second to second of a beat from one point (3,) to another, in an arch."""
    times = clock(seconds)
    lasts = max(min(beat.end, seconds) - _REST - beat.start, 0.5)
    share = smooth((times - beat.start) / lasts)
    path = start + (end - start) * share[:, None]
    path[:, 2] += 4 * arch * share * (1 - share)
    way = np.arctan2(end[1] - start[1], end[0] - start[0])
    return Route(times, path, np.full(len(times), way))
