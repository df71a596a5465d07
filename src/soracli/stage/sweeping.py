"""Sweeping: a cat on a table walks along it and pushes off what stands there."""

from collections.abc import Callable

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.marks import Mark, reach, rest_height
from soracli.stage.pace import pace
from soracli.stage.route import Route, straight
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, turned, yaw

_EDGE = 0.62
"""Of its own length how far what is pushed off stands from the edge of what it stands on."""
_UNDER = 0.25
"""Metres: what is higher carries somebody who pushes things off it."""

_OVER = 0.6
"""Of the length of what is pushed off how far the nose comes over the edge: it has to fall."""
_IN_TIME = 0.6
"""The share of the shot after which it is over the edge at the latest: one sees it fall."""
_NOSE = 0.4
"""Of its length how far before its middle an animal touches what it pushes."""


def sweep(blocking: Blocking) -> None:
    """Put animals that knock a thing off a table on that table, and send them along it."""
    for mark in blocking.of("actor"):
        beat = next((one for one in mark.beats if one.motion == "knock_over"), None)
        done = mark.kept or mark.route is not None
        if beat is None or mark.figure.family != "quadruped" or done:
            continue
        thing = blocking.marks.get(beat.action.target)
        under = {one.b for one in blocking.scene.relations if thing and one.a == thing.name}
        table = next((one for one in blocking.of("fixture") if one.name in under), None)
        if thing is not None and table is not None and _carries(table, mark):
            _along(blocking, mark, beat, thing, table)


def _carries(table: Mark, mark: Mark) -> bool:
    """Whether an animal is small enough to walk on a thing."""
    figure = table.figure
    return figure.height > max(_UNDER, mark.figure.height) and reach(figure) > mark.figure.length


def _along(blocking: Blocking, mark: Mark, beat: Beat, thing: Mark, table: Mark) -> None:
    """From one end of the table to the other, before which the thing stands."""
    figure, long = table.figure, table.figure.length >= table.figure.width
    heading = table.heading + (0.0 if long else 0.5 * np.pi)
    heading += np.pi if np.cos(heading) < -1e-6 else 0.0  # from left to right
    half, size = 0.5 * reach(figure), reach(thing.figure)
    top = table.position * (1, 1, 0) + [0.0, 0.0, table.position[2] + figure.height]
    ahead = turned(yaw(np.array([heading])), np.array([1.0, 0.0, 0.0]))[0]
    thing.position = top + (half - _EDGE * size) * ahead + [0.0, 0.0, rest_height(thing.figure)]
    begin, speed = max(beat.start, 0.0) + 0.4, pace(mark, beat)
    start = top - (half - 0.5 * mark.figure.length) * ahead
    way = 2 * half - (_NOSE + 0.5) * mark.figure.length + _OVER * size
    mark.position, mark.heading = start, heading
    speed = max(speed, way / max(_IN_TIME * blocking.seconds - begin, 0.5))
    end = begin + way / speed + 0.5
    mark.route = straight(blocking.seconds, start, heading, speed, begin, end)


def foremost(mark: Mark, route: Route) -> Callable[[float], Array]:
    """What of somebody touches things, by world second (3,): their middle, of a cat that sweeps
    something off a table its paws and nose."""
    if not (mark.plays("knock_over") and mark.position[2] > _UNDER):
        return route.point
    way = _NOSE * mark.figure.length * np.array([np.cos(mark.heading), np.sin(mark.heading), 0.0])
    return lambda time: np.asarray(route.point(time) + way)
