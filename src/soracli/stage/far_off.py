"""Far off: what is very large and does something of its own goes on so far behind a small one that
both are seen in one picture: a balloon over a sheep's meadow, a ship beyond a penguin."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.going_by import are_bound, is_under_way
from soracli.stage.ground import Ground
from soracli.stage.marks import Mark, center
from soracli.stage.under_way import DEEP

_FAMILIES = ("aircraft", "boat", "drifter")
_LARGER, _LARGE = 3.0, 1.5
"""How many times as long as the living one something is that goes far off behind it, and metres."""
_WIDE, _LEAST = 4.6, 0.35
"""Of its own lengths how wide the picture is about the small one, and metres that it counts for."""
_NEAR = 1.02
"""The width of a picture of the usual lens by the metres to it."""
_TAKES, _TALL, _SHAPE = 0.3, 0.36, 9 / 16
"""The share of the width and of the height of the picture that the large one takes, and its height
by its width."""
_ASIDE, _UP = 0.2, 0.1
"""How far from the middle of the picture it is, and how far over the small one what is in the air
begins, in shares of its width and of its height."""
_FARTHEST, _NEAREST = 70.0, 6.0
"""Metres that it is off, at most and at least."""
_OFF_THE_MIDDLE = 4.0
"""Metres from the middle of the set at which somebody stood beside what is that large."""
_SLOW = 0.12
"""Widths of the picture that it goes in a second at most."""


def go_far_off(blocking: Blocking, ground: Ground) -> None:
    """Move what is so large as far off as it takes, once everybody has a way."""
    if ground.piece.indoor:
        return
    lead = _lead(blocking.marks)
    if lead is None:
        return
    apart = [one for one in blocking.marks.values() if _is_apart(one, lead, blocking)]
    if apart:
        _back_to_the_middle([one for one in blocking.marks.values() if one not in apart], lead)
    for place, mark in enumerate(apart):
        _move(mark, lead, 1 if place % 2 == 0 else -1)


def _lead(marks: Mapping[str, Mark]) -> Mark | None:
    doing = (one for one in marks.values() if one.figure.family in ALIVE and one.beats)
    return next((one for one in doing if one.figure.family not in ("insect", "drifter")), None)


def _is_apart(mark: Mark, lead: Mark, blocking: Blocking) -> bool:
    """Whether something is that much larger and has nothing to do with anybody."""
    size = mark.figure.longest
    if mark.figure.family not in _FAMILIES or mark.role not in ("driver", "floating", "fixture"):
        return False
    if size < max(_LARGER * max(lead.figure.longest, _LEAST), _LARGE) or not mark.beats:
        return False
    if mark.kept or mark.film or any(one.mount == mark.name for one in blocking.marks.values()):
        return False
    said = any(one.action.direction in DEEP or one.action.target for one in mark.beats)
    related = any(mark.name in (one.a, one.b) for one in blocking.scene.relations)
    return not (said or related or are_bound(blocking.scene, mark, lead))


def _back_to_the_middle(marks: Sequence[Mark], lead: Mark) -> None:
    """Bring those to the middle of the set who had made room for what is so large."""
    shift = np.array([-lead.position[0], 0.0, 0.0])
    if abs(shift[0]) < _OFF_THE_MIDDLE or lead.route is None or is_under_way(lead):
        return
    for mark in marks:
        mark.position = mark.position + shift
        if mark.route is not None:
            mark.route = replace(mark.route, position=mark.route.position + shift)


def _move(mark: Mark, lead: Mark, side: int) -> None:
    width = _WIDE * max(lead.figure.longest, _LEAST)
    wide = max(mark.figure.longest / _TAKES, mark.figure.height / (_TALL * _SHAPE))
    off = float(np.clip(wide / _NEAR, _NEAREST, _FARTHEST))
    here = lead.route.point(0.0) if lead.route is not None else lead.position
    middle = mark.position.copy()
    goal = here * (1, 1, 0) + [0.5 * side * _ASIDE * (width + off), off - width / _NEAR, 0.0]
    goal[2] = middle[2]
    if mark.figure.family != "boat" and max(middle[2], 0.0) > 0.3 or mark.plays("fly", "float"):
        lift = _UP * _SHAPE * off * _NEAR + 0.5 * mark.figure.height
        high = here[2] + 0.5 * lead.figure.height + lift - center(mark.figure)[2]
        goal[2] = middle[2] if mark.figure.family == "boat" else max(high, 0.5)
    mark.beyond = lead.name
    if mark.route is None:
        mark.position = goal
        return
    route = mark.route
    center_of = route.position[len(route.times) // 2]
    way = route.position - center_of
    speed = float(np.linalg.norm(np.diff(way, axis=0), axis=1).max()) / float(
        route.times[1] - route.times[0]
    )
    most = _SLOW * (width + off)
    way = way * min(1.0, most / max(speed, 1e-6))
    mark.route = replace(route, position=goal + way)
    mark.position = mark.route.point(0.0)
