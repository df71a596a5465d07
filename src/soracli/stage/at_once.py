"""At once: what rises while something else falls is seen with it, in one picture.

Each of them alone has the picture for itself, and goes many times its own size; together they go
only so far, and fly only so high, that the smallest of them is made out beside the way of all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.route import Route
from soracli.stage.turns import Array
from soracli.story.scene import Relation

_UPRIGHT, _ACROSS = ("up", "down"), ("left to right", "right to left")
_SIZES, _METERS = 1.5, 0.5
"""How far things go up or down together: of the size of the largest, and metres besides."""
_SMALL = 1.5
"""Metres up to which the largest is a thing that this is for."""
_OVER, _LEAST = 1.2, 0.4
"""Of its own size, and metres at least, that a flyer is over those who go the other way."""
_BY_THEMSELVES = ("driver", "actor")


def fit_together(marks: Mapping[str, Mark], relations: Sequence[Relation]) -> None:
    """Let those who go ways of their own at the same time go them near each other.

    `marks` by entity id; who is said to be above or below another stays there.
    """
    bound = {name for one in relations for name in (one.a, one.b)}
    goers = [mark for mark in marks.values() if _goes(mark) and mark.name not in bound]
    if len({mark.entity.group or mark.name for mark in goers}) < 2:
        return
    _shorten([mark for mark in goers if _says(mark, _UPRIGHT)])
    _lower([mark for mark in goers if _says(mark, _ACROSS)])


def _goes(mark: Mark) -> bool:
    """Whether somebody is said to go a way, about nobody else."""
    if mark.kept or mark.film or any(beat.action.target or beat.action.over for beat in mark.beats):
        return False
    return _says(mark, (*_UPRIGHT, *_ACROSS))


def _says(mark: Mark, ways: Sequence[str]) -> bool:
    return any(beat.action.direction in ways for beat in mark.beats)


def _shorten(marks: list[Mark]) -> None:
    """Let small things rise and sink no further than all of them are seen."""
    largest = max((mark.figure.longest for mark in marks), default=0.0)
    if len(marks) < 2 or largest > _SMALL:
        return
    most = _SIZES * largest + _METERS
    for mark in marks:
        route = mark.route
        if route is None or mark.role not in _BY_THEMSELVES:
            continue
        low, far = float(route.position[:, 2].min()), float(np.ptp(route.position[:, 2]))
        if far > most:
            mark.route = _at(route, low + (route.position[:, 2] - low) * most / far)
            mark.position = mark.route.point(0.0).copy()


def _lower(marks: list[Mark]) -> None:
    """Let who flies high above those who go the other way fly just above them."""
    high = {mark.name: _height(mark) for mark in marks if mark.route is not None}
    if len(high) < 2:
        return
    lowest = min(marks, key=lambda mark: high.get(mark.name, np.inf))
    floor = high[lowest.name] + lowest.figure.height
    for mark in marks:
        if mark is lowest or mark.route is None:
            continue
        wanted = floor + max(_OVER * mark.figure.height, _LEAST)
        if high[mark.name] > wanted + mark.figure.height:
            lift = wanted - high[mark.name]
            mark.route = _at(mark.route, mark.route.position[:, 2] + lift)
            mark.position = mark.route.point(0.0).copy()


def _height(mark: Mark) -> float:
    assert mark.route is not None
    return float(np.median(mark.route.position[:, 2]))


def _at(route: Route, heights: Array) -> Route:
    """The same way at other heights (N,), metres."""
    path = route.position.copy()
    path[:, 2] = heights
    return replace(route, position=path)
