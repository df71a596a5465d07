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
                     "staircase", "steps", "keyboard", "board", "bridge", "rope",
                     "hose", "windowsill", "ledge", "railing", "pier", "jetty", "gangplank",
                     "mantelpiece", "counter", "desk", "piano", "twig", "branch"))  # fmt: skip
"""Words of kinds along which one goes on top of them."""
_SLOPES = frozenset(("stairs", "staircase", "steps", "ramp", "slide"))
"""Those down which something rolls and is still on it; off any other it rolls and falls."""
_BLOWS = frozenset(("knock_over", "collide", "hit"))
_FLAT = 0.12
"""Metres up to which a thing is lain under who goes over it."""
_HIDDEN = 6.0
"""How many times as high as a flat thing somebody is at most who is lifted onto it."""
_OFTEN = 0.4
"""The share of the frames in which one has to be on it."""
_ENDS = 0.42
"""Of its length how far from the middle of a thing the way along it begins and ends."""
_GONE, _LIES = 0.15, 0.01
"""Metres that one goes at least to go along anything, and over it that one is."""
_NOT_ON_IT = ("through", "around", "in circles", "down to", "past")
"""Ways of who is not on what they go by."""
_SMALL_ONES = frozenset(("creature", "insect", "ball", "prop", "box"))
_BEARS = frozenset(("prop", "box", "ball", "furniture", "board", "plant"))
_SMALL, _AS_LARGE, _HIGH = 0.6, 2.0, 1.2
"""Families of what crawls or rolls, and of what it is on then; metres that such a one measures at
most, how many times as long as the thing, and metres that the thing is high at most."""
_OVERHANG = 1.6
"""How many times as long as a flat thing a way over it is at most for the thing to be laid under
it: over a shorter one the way is led."""
_STALKS = frozenset(("plant_stem", "pole", "hanging_rope", "tree_trunk"))
_STEM, _STEM_PART = 1.6, (0.15, 0.85)
"""Kinds of what stands upright, how many times as high as wide such a one is, along which one goes
up, and the part of it that is gone up."""
_APART, _ROOM = 1.2, 0.3
"""Of their own lengths how far those who go in file are apart, and of the way along a thing how
much of it has to be left for each of them to go."""


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
        hops = one.motion == "jump" and one.verb == "hop" and one.direction in _LEVEL
        over = one.over or (one.target if one.direction == "across" else "")
        if not (hops or one.motion in _GOES) or not {*one.agents, over} <= set(bodies):
            continue
        there = marks[over]
        words = {*there.entity.kind.split("_"), *there.entity.noun.lower().split()}
        bound = any(marks[name].role in ("rider", "held") or marks[name].kept or name == over
                    for name in one.agents)  # fmt: skip
        tops = words & _ON_TOP or _crawls_on(one, [marks[name] for name in one.agents], there)
        falls = one.motion == "roll" and one.direction == "down" and not words & _SLOPES
        if not tops or bound or there.kept or falls or _strikes(one, scene):
            continue
        b, count = boxes[over], len(one.agents)
        if any(_is_kept_on(one, boxes[name], b, scene) for name in one.agents):
            sunk = one.agents if there.figure.height < _FLAT else ()
            found += (led for name in sunk for led in _on_its_top(name, boxes[name], b))
            continue
        if there.figure.height < _FLAT and count == 1 and _reaches(boxes[one.agents[0]], b):
            found += _lain_under(one, over, boxes[one.agents[0]], b, scene)
            found += _on_its_top(one.agents[0], boxes[one.agents[0]], b)
            continue
        for rank, name in enumerate(one.agents):
            found += _led(one, marks[name], there, boxes[name], b, (rank, count))
    return found


def _strikes(action: Action, scene: Scene) -> bool:
    """Whether those who go along something hit something else then: the blow is played, and
    whoever was moved along afterwards would never come there."""
    blows = (one for one in scene.actions if one.motion in _BLOWS and one.order >= action.order)
    return any({*one.agents} & {*action.agents} for one in blows)


def _crawls_on(one: Action, who: list[Mark], there: Mark) -> bool:
    """Whether what goes over or along a thing is so small that it is on it: a snail on a pebble, a
    crab on a boot."""
    figure = there.figure
    fits = _is_upright(there) or (figure.family in _BEARS and figure.height <= _HIGH)
    if one.direction in _NOT_ON_IT or not fits:
        return False
    return all(
        mark.figure.family in _SMALL_ONES
        and mark.figure.longest <= min(_SMALL, _AS_LARGE * figure.longest)
        for mark in who
    )


def _is_upright(there: Mark) -> bool:
    figure = there.figure
    return there.entity.kind in _STALKS and figure.height > _STEM * max(figure.length, figure.width)


def _is_kept_on(one: Action, a: Box, b: Box, scene: Scene) -> bool:
    """Whether somebody is on it anyway, and at the end too, unless something else comes then."""
    held = holds("on", a, b)
    then = any(two.order > one.order and set(two.agents) & set(one.agents) for two in scene.actions)
    falls = one.motion == "roll" and not then and not held[-max(1, len(held) // 5) :].any()
    return float(held.mean()) >= _OFTEN and not falls


def _reaches(a: Box, b: Box) -> bool:
    """Whether a thing is about as long as a way over it."""
    way = float(np.ptp(a.middle[:, :2], axis=0).max())
    return way <= _OVERHANG * float(b.size[0, :2].max())


def _lain_under(one: Action, over: str, a: Box, b: Box, scene: Scene) -> list[Led]:
    """The thing with its middle where the way has its own."""
    told = any(over in (rel.a, rel.b) and rel.kind != "on" for rel in scene.relations)
    if told:
        return []
    middle = a.middle[:, :2]
    by = np.zeros_like(a.low)
    by[:, :2] = np.median(middle, axis=0) - b.middle[0, :2]
    return [Led(over, by)]


def _on_its_top(name: str, a: Box, b: Box) -> list[Led]:
    """Who is so low that a blanket hides them is lifted by as much as that is thick."""
    lift = float(np.median(b.high[:, 2])) + _LIES - float(np.median(a.low[:, 2]))
    if float(np.median(a.size[:, 2])) > _HIDDEN * float(np.median(b.size[:, 2])) or lift <= 0:
        return []
    return [Led(name, np.tile([0.0, 0.0, min(lift, _FLAT)], (len(a.low), 1)))]


def _led(one: Action, who: Mark, there: Mark, a: Box, b: Box, turn: tuple[int, int]) -> list[Led]:
    """Who goes along it, from one of its ends to the other: from the higher one, if it is down. One
    of several (`turn`: its number among how many) goes in file with the others."""
    share = _progress(a)
    if share is None:
        return []
    figure, top = there.figure, relief(there.figure)
    if _is_upright(there):
        return [_led_up(one, who, a, b, share)]
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
    local = first + (last - first) * _in_file(share, a, 2 * half, turn)[:, None]
    tops = np.array([top.under(point, radius) for point in local])
    flat = turned(yaw(np.full(len(local), there.heading)), np.column_stack([local, 0.0 * share]))
    spot = b.root + flat
    by = np.zeros_like(a.low)
    by[:, :2] = spot[:, :2] - a.middle[:, :2]
    by[:, 2] = b.root[:, 2] + tops + _LIES - a.low[:, 2]
    return [Led(who.name, by)]


def _led_up(one: Action, who: Mark, a: Box, b: Box, share: Array) -> Led:
    """Who goes along what stands upright goes up it, on its front: a beetle on a stalk."""
    part = 1.0 - share if one.direction == "down" else share
    spot = b.middle.copy()
    spot[:, 1] = b.low[:, 1] - 0.25 * a.size[:, 1]
    low, high = _STEM_PART
    spot[:, 2] = b.low[:, 2] + (low + (high - low) * part) * b.size[:, 2]
    return Led(who.name, spot - a.middle)


def _in_file(share: Array, a: Box, far: float, turn: tuple[int, int]) -> Array:
    """How much of the way along a thing, `far` metres, one of several has gone in each frame (N,):
    they are one behind the other, and where it is too short for all of them, they come from before
    it and go on behind it at their own pace."""
    rank, count = turn
    gap = _APART * float(np.median(a.size[:, :2].max(axis=1))) / far
    line = (count - 1) * gap
    if 1.0 - line >= _ROOM:
        return np.asarray(line - rank * gap + share * (1.0 - line))
    gone = float(np.linalg.norm(np.diff(a.root[:, :2], axis=0), axis=1).sum()) / far
    return np.asarray(0.5 + 0.5 * line - rank * gap + (share - 0.5) * max(gone, 1.0))


def _progress(a: Box) -> Array | None:
    """How much of the way is gone in each frame (N,); None where nobody goes."""
    steps = np.linalg.norm(np.diff(a.root, axis=0, prepend=a.root[:1]), axis=1)
    steps = np.where(np.isfinite(steps), steps, 0.0)
    gone = float(steps.sum())
    return np.asarray(np.cumsum(steps) / gone) if gone > _GONE else None
