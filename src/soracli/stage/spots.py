"""Spots: where one thing stands to another: beside it, on top of it, in a pile."""

import numpy as np

from soracli.stage.heaps import spiral
from soracli.stage.marks import Mark, reach, rest_height
from soracli.stage.turns import Array
from soracli.story.scene import Relation, Spatial


def goes_along(a: Mark, relation: Relation, b: Mark) -> bool:
    """Whether somebody is in what drives or flies, and goes along."""
    return relation.kind == "in" and a.role == "actor" and b.role == "driver"


def spot_beside(a: Mark, b: Mark, kind: Spatial, before: int) -> Array:
    """Where `a` stands to `b`, when `before` others stand to it in the same way already."""
    room = 0.5 * (reach(a.figure) + reach(b.figure)) + 0.35
    step = before * (1.1 * reach(a.figure) + 0.1)
    aside = step * (-1) ** before
    ways = {
        "left of": (-room - step, 0.0),
        "right of": (room + step, 0.0),
        "beside": (room + step, 0.0),
        "near": (room + step, 0.2),
        "in front of": (aside, -room),
        "behind": (aside, room),
    }
    if kind == "around":
        turn = 2.4 * before  # the golden angle spreads any number evenly
        ways["around"] = (room * np.cos(turn), room * np.sin(turn))
    shift = np.array([*ways.get(kind, (0.0, 0.0)), 0.0])
    position = b.position * (1, 1, 0) + shift + [0, 0, resting_level(a)]
    if kind not in ways:  # in, under, above: at the same spot
        position = position + spiral(before) * reach(a.figure) * 1.05
        if kind == "above":
            position[2] += b.position[2] + b.figure.height + 0.3
    return np.asarray(position, np.float64)


def along_top(a: Mark, b: Mark, before: int) -> Array:
    """Where the next one goes on top of something: beside the others, while it carries them."""
    if before == 0:
        return np.zeros(3)
    step = 1.05 * reach(a.figure)
    sides = (
        (b.figure.length, b.figure.width)
        if abs(np.cos(b.heading)) > 0.7
        else (
            b.figure.width,
            b.figure.length,
        )
    )
    spots = [
        np.array([x, y, 0.0])
        for y in _row_of(step, sides[1])
        for x in _row_of(step, sides[0])
        if abs(x) + abs(y) > 0
    ]
    return spots[(before - 1) % len(spots)] if spots else spiral(before) * step


def _row_of(step: float, side: float) -> list[float]:
    """Places along a side, the middle first, then outward to both ends."""
    count = int((0.5 * side - 0.4 * step) / step)
    return sorted((step * place for place in range(-count, count + 1)), key=abs)


def resting_level(mark: Mark) -> float:
    """How high the origin of what lies there is over the ground, metres."""
    return rest_height(mark.figure) if mark.role == "prop" else 0.0
