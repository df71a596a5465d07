"""Along things: who crawls over a rug, drifts down a staircase or walks along a wall is on it
meanwhile. A flat thing is laid under the way; over any other one the way is led along its top.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from soracli.stage.hollows import relief
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.told_places import Box, holds
from soracli.stage.turns import Array, turned, yaw
from soracli.story.scene import Action, Scene

_GOES = frozenset(("walk", "run", "crawl", "roll", "drift", "float", "slide", "hop", "march",
                   "waddle", "sneak", "trot", "skip", "fly", "bounce"))  # fmt: skip
_LEVEL = ("left to right", "right to left", "toward camera", "away from camera")
"""Ways along something of who hops: without one it is a leap over it."""
_ON_TOP = frozenset(("rug", "carpet", "mat", "doormat", "blanket", "towel", "stairs", "ramp",
                     "fence", "wall", "log", "beam", "plank", "bench", "table", "shelf", "slide",
                     "staircase", "steps", "keyboard", "board"))  # fmt: skip
"""Words of kinds along which one goes on top of them."""
_FLAT = 0.12
"""Metres up to which a thing is lain under who goes over it."""
_OFTEN = 0.4
"""The share of the frames in which one has to be on it."""
_ENDS = 0.42
"""Of its length how far from the middle of a thing the way along it begins and ends."""
_GONE, _LIES = 0.15, 0.01
"""Metres that one goes at least to go along anything, and over it that one is."""


@dataclass(frozen=True)
class Led:
    """What is moved so that somebody is on something while they go along it: `name`, by (N, 3)."""

    name: str
    by: Array


def led_along(
    scene: Scene, marks: Mapping[str, Mark], bodies: Mapping[str, Body], boxes: Mapping[str, Box]
) -> list[Led]:
    """Who is to be moved how far, metres, for everybody to be on what they go along."""
    found: list[Led] = []
    for one in scene.actions:
        name = one.agents[0] if len(one.agents) == 1 else ""
        hops = one.motion == "jump" and one.verb == "hop" and one.direction in _LEVEL
        goes = hops or one.motion in _GOES
        if not goes or not {name, one.over} <= set(bodies) or name == one.over:
            continue
        who, there = marks[name], marks[one.over]
        words = {*there.entity.kind.split("_"), *there.entity.noun.lower().split()}
        if not words & _ON_TOP or who.role in ("rider", "held") or there.kept or who.kept:
            continue
        a, b = boxes[name], boxes[one.over]
        if float(holds("on", a, b).mean()) >= _OFTEN:
            continue
        found += _lain_under(one, a, b, scene) if there.figure.height < _FLAT else []
        found += _led(one, who, there, a, b) if there.figure.height >= _FLAT else []
    return found


def _lain_under(one: Action, a: Box, b: Box, scene: Scene) -> list[Led]:
    """The thing with its middle where the way has its own."""
    told = any(one.over in (rel.a, rel.b) and rel.kind != "on" for rel in scene.relations)
    if told:
        return []
    middle = a.middle[:, :2]
    by = np.zeros_like(a.low)
    by[:, :2] = np.median(middle, axis=0) - b.middle[0, :2]
    return [Led(one.over, by)]


def _led(one: Action, who: Mark, there: Mark, a: Box, b: Box) -> list[Led]:
    """Who goes along it, from one of its ends to the other: from the higher one, if it is down."""
    share = _progress(a)
    if share is None:
        return []
    figure, top = there.figure, relief(there.figure)
    across = figure.width > figure.length
    half = _ENDS * max(figure.length, figure.width)
    ends = np.array([[0.0, half], [0.0, -half]] if across else [[half, 0.0], [-half, 0.0]])
    radius = 0.3 * max(min(who.figure.width, who.figure.length), 0.05)
    high = [top.under(end, radius) for end in ends]
    way = turned(yaw(np.full(2, there.heading)), np.column_stack([ends, [0.0, 0.0]]))
    own = a.middle[-1, :2] - a.middle[0, :2]
    back = float((way[1] - way[0])[:2] @ own) < 0.0
    if abs(high[0] - high[1]) > _FLAT and one.direction in ("up", "down"):
        back = (high[0] < high[1]) == (one.direction == "down")
    first, last = (ends[1], ends[0]) if back else (ends[0], ends[1])
    local = first + (last - first) * share[:, None]
    tops = np.array([top.under(point, radius) for point in local])
    flat = turned(yaw(np.full(len(local), there.heading)), np.column_stack([local, 0.0 * share]))
    spot = b.root + flat
    by = np.zeros_like(a.low)
    by[:, :2] = spot[:, :2] - a.middle[:, :2]
    by[:, 2] = b.root[:, 2] + tops + _LIES - a.low[:, 2]
    return [Led(who.name, by)]


def _progress(a: Box) -> Array | None:
    """How much of the way is gone in each frame (N,); None where nobody goes."""
    steps = np.linalg.norm(np.diff(a.root, axis=0, prepend=a.root[:1]), axis=1)
    steps = np.where(np.isfinite(steps), steps, 0.0)
    gone = float(steps.sum())
    return np.asarray(np.cumsum(steps) / gone) if gone > _GONE else None
