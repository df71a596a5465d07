"""Going by: who goes somewhere while somebody else does something passes them closely, and not
right through them; what flutters about keeps them company. So one picture holds both.

Only those are moved who have nothing to do with one another: "a deer grazes as a rabbit hops by".
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.ground import Ground
from soracli.stage.marks import Mark, body_radius, reach
from soracli.stage.over_heads import in_the_swarm, ring_over, stays_about
from soracli.stage.turns import Array
from soracli.stage.under_way import DEEP
from soracli.story.scene import Scene

_GONE, _LEAST = 1.2, 0.8
"""Of their own sizes, and metres, from which on somebody is under way."""
_GAP = 0.3
"""Metres between somebody and who passes them, beside half of both."""
_LOWER = 0.95
"""Who has less than this share of the height of others passes before them, else behind them."""
_CLOSE, _BEFORE, _NEARER = 0.35, 0.45, 1.1
"""Metres that what flutters keeps beside somebody, metres at least that it keeps before them, and
of their height: it is small, and nearer to the camera it is seen."""
_HEAD, _LOWEST, _HIGHEST = 0.85, 0.3, 1.5
"""How high that is of their height, and metres that it is at least and at most."""
_OVERHEAD, _OVER = 1.1, 0.3
"""How high a bird flies over others, of their height and metres more."""
_WAYS, _LEAST_WAY = 24.0, 8.0
"""How far a bird flies past somebody in a shot, of their length, and metres: a small picture it
would be through in a moment."""


def go_by(blocking: Blocking, ground: Ground) -> None:
    """Bring the ways of those who go, and of what flutters about, to those who stay."""
    scene = blocking.scene
    doing = [mark for mark in blocking.marks.values() if _does(mark)]
    stay = [mark for mark in doing if not is_under_way(mark)]
    for mark in [one for one in doing if one.figure.family in ALIVE or _carries(one)]:
        strangers = [one for one in doing if not are_bound(scene, mark, one)]
        if blocking.wet or any(beat.action.direction in DEEP for beat in mark.beats):
            continue
        if mark.figure.family == "insect" and mark.on_the_wing:
            others = [one for one in strangers if one.figure.family != "insect"]
            _flutter_about(mark, others, [one for one in doing if _swarms(one)])
        elif mark.on_the_wing and stays_about(mark):
            below = [one for one in strangers if one in stay and not one.on_the_wing]
            company = [one for one in doing if one.entity.group == mark.entity.group]
            company = company if mark.entity.group else [mark]
            if below and not blocking.wet:
                mark.route = ring_over(mark, company, below, blocking.seconds)
                mark.position = mark.route.point(0.0).copy()
        elif mark not in stay:
            _pass(mark, [one for one in strangers if one in stay], ground)


def are_bound(scene: Scene, one: Mark, other: Mark) -> bool:
    """Whether two have to do with each other: one does something to the other, carries it, or
    stands to it as the words say. One is bound to oneself."""
    if one is other or one.mount == other.name or other.mount == one.name:
        return True
    if one.entity.group == other.entity.group != "":
        return True
    pair = {one.name, other.name}
    if any({relation.a, relation.b} == pair for relation in scene.relations):
        return True
    for action in scene.actions:
        named = {action.target, action.instrument, action.over} & pair
        if pair <= set(action.agents) or (named and pair & set(action.agents)):
            return True
    return False


def is_under_way(mark: Mark) -> bool:
    """Whether somebody goes further than about their own size."""
    if mark.route is None or mark.climbs:
        return False
    return float(np.ptp(mark.route.position[:, :2], axis=0).max()) > max(
        _LEAST, _GONE * reach(mark.figure)
    )


def _does(mark: Mark) -> bool:
    """Whether somebody does something of their own in a clip of its own."""
    new = not (mark.kept or mark.film)
    return new and bool(mark.beats) and mark.role in ("actor", "driver", "floating", "fixture")


def _carries(mark: Mark) -> bool:
    return mark.role == "driver" and mark.figure.family == "vehicle"


def _pass(mark: Mark, others: Sequence[Mark], ground: Ground) -> None:
    """Shift the way of somebody so that half of it lies before those who stay, or behind them."""
    others = [one for one in others if one.figure.family in ALIVE]
    if mark.route is None or not others or mark.climbs:
        return
    route = mark.route
    middle = 0.5 * (route.point(0.0) + route.point(float(route.times[-1]) - 1.5))
    place = np.mean([_where(one) for one in others], axis=0)
    tall = max(one.figure.height for one in others)
    if mark.on_the_wing:
        high = _OVERHEAD * tall + _OVER + 0.4 * mark.figure.width
        lower = min(high - middle[2], 0.0)
        _shift(mark, np.array([place[0] - middle[0], 0.0, lower]))
        _slow_down(mark, max(_WAYS * max(one.figure.longest for one in others), _LEAST_WAY))
        return
    for side in (-1.0, 1.0) if mark.figure.height < _LOWER * tall else (1.0, -1.0):
        lane = max(side * _where(one)[1] + _apart(mark, one) for one in others)
        shift = np.array([place[0] - middle[0], side * lane - middle[1], 0.0])
        if ground.clear(middle + shift, min(body_radius(mark), 0.5), []):
            _shift(mark, shift)
            return


def _swarms(mark: Mark) -> bool:
    """Whether something is an insect that flutters about and goes nowhere of its own."""
    return mark.figure.family == "insect" and mark.on_the_wing and not _settles(mark)


def _slow_down(mark: Mark, most: float) -> None:
    """Let a way be no longer than so many metres, about its middle."""
    if mark.route is None:
        return
    route = mark.route
    middle = route.position[len(route.times) // 2]
    far = float(np.linalg.norm(route.position[-1] - route.position[0]))
    share = np.array([1.0, 1.0, 0.0]) * min(1.0, most / max(far, 1e-6)) + [0.0, 0.0, 1.0]
    mark.route = replace(route, position=middle + share * (route.position - middle))
    mark.position = mark.route.point(0.0)


def _flutter_about(mark: Mark, others: Sequence[Mark], swarm: Sequence[Mark]) -> None:
    """Bring what flutters to one of those who do something, and let it go with them; of a `swarm`
    each has a place of its own there."""
    others = [one for one in others if one.figure.family in ALIVE]
    if mark.route is None or not others or _settles(mark):
        return
    route, other = mark.route, others[0]
    carrier = other.route if other.route is not None else None
    there = carrier.at(route.times) if carrier is not None else _where(other)[None]
    tall, half = other.figure.height, 0.5 * reach(other.figure)
    center = np.mean(route.position, axis=0)
    aside = np.array([0.5 * half + _CLOSE, -max(half, _BEFORE, _NEARER * tall), 0.0])
    wish = there * (1, 1, 0) + aside
    wish[:, 2] = np.clip(_HEAD * tall, _LOWEST, _HIGHEST)
    size = max(min(tall, 1.2), 0.3)
    drift = (route.position - center) * min(
        1.0, 0.7 * size / max(np.ptp(route.position[:, 0]), 1e-6)
    )
    mark.route = replace(route, position=wish + in_the_swarm(mark, swarm, drift))
    mark.position = mark.route.point(0.0)


def _settles(mark: Mark) -> bool:
    """Whether an insect has something that it flies to or about."""
    return any(beat.action.target or beat.action.over or beat.action.direction
               for beat in mark.beats)  # fmt: skip


def _where(mark: Mark) -> Array:
    if mark.route is None or mark.climbs:
        return mark.position
    return mark.route.point(0.0)


def _apart(mark: Mark, other: Mark) -> float:
    """Metres between the middle of somebody and the lane of who passes them."""
    heading = mark.heading if mark.route is None else other.heading
    deep = abs(np.sin(heading)) * other.figure.length + abs(np.cos(heading)) * other.figure.width
    return 0.5 * float(deep) + 0.5 * mark.figure.width + _GAP


def _shift(mark: Mark, by: Array) -> None:
    if mark.route is not None:
        mark.route = replace(mark.route, position=mark.route.position + by)
        mark.position = mark.route.point(0.0)


def passers(scene: Scene, marks: Iterable[Mark]) -> set[str]:
    """The ids of those who go past a stranger who stays about there and does something."""
    marks = [one for one in marks if one.figure.family in ALIVE or _carries(one)]
    there = [one for one in marks if not is_under_way(one) and one.beats]
    going = [one for one in marks if is_under_way(one)]
    return {one.name for one in going if any(not are_bound(scene, one, it) for it in there)}


def stays_before_goers(scene: Scene, marks: Iterable[Mark]) -> list[Mark]:
    """Those of a shot in the order in which it is about them: who stays about there, and does
    something, before a stranger who only passes."""
    marks = list(marks)
    passing = passers(scene, marks)
    return sorted(marks, key=lambda mark: mark.name in passing)


def doers(scene: Scene, alive: list[Mark]) -> list[Mark]:
    """Of these those who do something: of a rabbit and who pulls it out of a hat, the latter."""
    doing = {name for action in scene.actions for name in action.agents}
    near = [mark for mark in alive if mark.name not in {one.mount for one in alive}]
    doing = set() if scene.camera.framing == "two-shot" else doing
    return [mark for mark in near if mark.name in doing] or near
