"""Seating: a chair that comes to a set with a table stands at the table, its seat toward it."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.ground import Ground, Spot
from soracli.stage.marks import GOING, Mark, anchor, reach
from soracli.stage.turns import Array, turned, yaw

_LOWEST, _HIGHEST = 0.6, 0.95
"""Metres: how high a table is that one sits at."""
_WIDEST = 0.8
"""Metres: what is wider than that is a sofa, and stands for itself."""
_AWAY = 0.24
"""Metres from the edge of a table to the middle of a seat at it."""
_BACK = 0.8
"""Metres behind the middle of the set at which a table stands, so that people pass before it."""
_LATE, _BEFORE, _COMES = 0.4, 0.42, 1.7
"""Seconds from which somebody sits down late, and the metres before the seat at which they stand
till then, and from which they come."""
_AT_THE_KNEES, _KNEES = ("pet", "brush_hair", "groom", "apply", "hug"), 0.1
"""What is done sitting to somebody who stands there, and so many metres before the feet."""
_BODY = 0.25
"""Metres that who sits there needs to all sides."""
_ROOM = 0.2
"""Metres by which a row of chairs at a side may be longer than that side, in all."""


def come_to_sit(mark: Mark, seat: Mark) -> None:
    """Who sits down only after something else, and was put on the seat, stands before it till
    then; who goes somewhere first comes from further off."""
    sits = min((one.start for one in mark.beats if one.motion == "sit"), default=0.0)
    earlier = [one for one in mark.beats if one.start < sits - 0.1]
    if sits < _LATE or not earlier or mark.film:
        return
    place, heading = mark.position * (1, 1, 0), mark.heading
    ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
    mark.spot, mark.seat = (place, heading), seat.name
    goes = any(one.motion in GOING and one.motion != "enter" for one in earlier)
    far = _COMES if goes else _BEFORE
    mark.position = place + far * ahead + [-0.6 * (far > _BEFORE), 0.0, 0.0]
    mark.heading = heading + np.pi * (far > _BEFORE)


def sits_through(mark: Mark) -> bool:
    """Whether somebody sits from the start, and does the rest sitting there: feeding pigeons."""
    sits = [one.action.order for one in mark.beats if one.motion == "sit" and one.start < _LATE]
    rest = [one for one in mark.beats if one.motion != "sit"]
    return bool(sits) and all(
        one.action.order <= sits[0] and one.motion not in GOING for one in rest
    )


def bring_to_knees(mark: Mark, marks: Mapping[str, Mark]) -> None:
    """Whom somebody who sits strokes or combs is before their knees, turned to them."""
    if not sits_through(mark):
        return
    ahead = np.array([np.cos(mark.heading), np.sin(mark.heading), 0.0])
    for beat in mark.beats:
        other = marks.get(beat.action.target)
        if beat.motion in _AT_THE_KNEES and other is not None and other.role == "actor":
            far = _BEFORE + _KNEES + 0.3 * reach(other.figure)
            other.position = mark.position * (1, 1, 0) + far * ahead
            other.heading = mark.heading + np.pi - 0.6


def draw_up(blocking: Blocking, ground: Ground, new: set[str]) -> None:
    """Put each of the `new` tables where there is room around it, and each of the `new` chairs to
    a free side of the nearest table.

    Where the words say where something stands, it stands there.
    """
    said = {one.a for one in blocking.scene.relations if one.kind != "facing"}
    fixtures = blocking.of("fixture")
    tables = [one for one in fixtures if _is_table(one)]
    for table in tables:
        if table.name in new - said and ground.indoor:
            _bring_forward(table, blocking, ground, new)
    chairs = [one for one in fixtures if one.name in new - said and _is_chair(one)]
    for chair in chairs:
        for table in sorted(tables, key=lambda one: _apart(one.position, chair.position)):
            place = _free_side(chair, table, blocking, ground, len(chairs))
            if place is not None:
                chair.position, chair.heading = place
                break


def _bring_forward(table: Mark, blocking: Blocking, ground: Ground, new: set[str]) -> None:
    """Put a table where one can sit on all sides of it."""
    taken = [
        Spot(one.position, 0.62 * reach(one.figure))
        for one in blocking.of("fixture", "actor")
        if one.name not in new and one.figure.height < ground.reach
    ]
    room = min(0.5 * reach(table.figure) + 2 * _AWAY, 0.6 * ground.reach)
    table.position = ground.free(np.array([0.0, _BACK, 0.0]), room, taken) * (1, 1, 0)


def _is_chair(mark: Mark) -> bool:
    return mark.figure.family == "furniture" and "seat" in mark.figure.anchors and (
        max(mark.figure.length, mark.figure.width) <= _WIDEST
    )  # fmt: skip


def _is_table(mark: Mark) -> bool:
    anchors = mark.figure.anchors
    if mark.figure.family != "furniture" or "top" not in anchors or "seat" in anchors:
        return False
    return bool(_LOWEST <= anchor(mark, "top")[2] <= _HIGHEST)


def _free_side(
    chair: Mark, table: Mark, blocking: Blocking, ground: Ground, count: int
) -> tuple[Array, float] | None:
    """Where at a table one of so many chairs can stand, and its heading: at an end, else at the far
    side, where as many have room beside each other as come; then on the near side."""
    others = [
        Spot(one.position, 0.5 * reach(one.figure))
        for one in blocking.of("fixture")
        if one is not table and one is not chair
    ]
    skin = table.figure.mesh.vertices
    half = np.ptp(skin[:, :2], axis=0) / 2 + _AWAY
    turn = yaw(np.array([table.heading]))
    for x, y, along in _seats_at(count, half[0] - _AWAY):
        way = turned(turn, np.array([x, y, 0.0]))[0]
        aside = turned(turn, np.array([along, 0.0, 0.0]))[0]
        spot = table.position * (1, 1, 0) + way * (half[0] if x else half[1]) + aside
        if ground.clear(spot, _BODY, others):
            # a seat is to the -y of its own frame
            return spot, float(np.arctan2(-way[1], -way[0]) + np.pi / 2)
    return None


def _seats_at(count: int, half: float) -> list[tuple[float, float, float]]:
    """The sides of a table of this half length at which so many sit, as (x, y) of the way there
    and the metres along the side: nobody sits before somebody else, as one sees it."""
    ends = [(-1.0, 0.0, 0.0), (1.0, 0.0, 0.0)]
    row = min(max(count - 2, 1), max(int((2 * half + _ROOM) / (2 * _BODY)), 1))
    step = 2 * (half + 0.5 * _ROOM) / row
    far = sorted((step * (place - (row - 1) / 2) for place in range(row)), key=abs)
    near = [*[along + 0.5 * step for along in far[:-1]], far[-1]] if count > row + 2 else [0.0]
    return [*ends, *((0.0, 1.0, one) for one in far), *((0.0, -1.0, one) for one in near)]


def _apart(a: Array, b: Array) -> float:
    return float(np.linalg.norm((a - b)[:2]))
