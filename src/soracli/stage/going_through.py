"""Going through: who goes through an arch, a hoop, a gate or a hole has it in their way.

Once all routes are known, what is gone through is put across the way, and those who go through it
in a bunch draw together, so that its opening holds them.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.figure import Figure
from soracli.stage.hollows import skin_of
from soracli.stage.marks import GOING, Mark, body_radius, reach, rest_height
from soracli.stage.pace import pace
from soracli.stage.route import Route, straight
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, turned, yaw

_CELLS = 31
"""Cells along either side of a thing seen from before, in which its opening is looked for."""
_LEAST = 0.12
"""The share of its sides that an opening has at least."""
_UP_TO = 0.55
"""Of its height up to where an opening begins; what is above that is seen over a closed gate."""
_ROOM = 1.15
"""How much more than a body takes is left free around it."""
_GOES = 1.4
"""Of their own sizes that they go at least."""
_RAISED = 0.25
"""Metres over the ground from which a body is in the air, and what is gone through is too."""
_OPEN = ("tunnel_mouth", "arch")
"""Kinds that one goes through whichever way else is said: "through a tunnel toward us"."""
_EVENLY = 2.4
"""Radians from one to the next of those who are spread evenly over a round."""
_SPANS = ("bridge", "arch", "tunnel_mouth")
"""Kinds that one goes under from side to side."""
_HANGS = ("hoop", "prop", "furniture", "ball")
"""Families of what hangs in the air where somebody flies or leaps through it."""


@dataclass(frozen=True)
class Opening:
    """The opening of a thing in its body frame: its middle (3,), half its width and height in
    metres, and whether one goes through it along its length rather than across it."""

    middle: Array
    wide: float
    high: float
    lengthwise: bool


def go_through(blocking: Blocking) -> None:
    """Put what somebody goes through in their way. In a film things stay where they stand."""
    parties: dict[str, list[tuple[Mark, Beat]]] = {}
    for mark in blocking.marks.values():
        found = _passage(mark, blocking)
        if found is not None:
            parties.setdefault(found[1].name, []).append((mark, found[0]))
    for name, party in parties.items():
        _lead_through(party, blocking.marks[name], blocking.seconds)


def _passage(mark: Mark, blocking: Blocking) -> tuple[Beat, Mark] | None:
    """The beat in which a mark goes through something, and that."""
    if mark.role in ("held", "rider", "prop") or mark.film or mark.kept:
        return None
    going = next((one for one in mark.beats if one.motion in GOING), None)
    bridge = _spanning(mark, blocking) if going is not None else None
    if going is not None and bridge is not None:
        way = {"direction": "through", "over": bridge.name}
        under = replace(going, action=going.action.model_copy(update=way))
        mark.beats = [under if one is going else one for one in mark.beats]
        return under, bridge
    for beat in mark.beats:
        said = beat.action.direction == "through"
        for name in (beat.action.over, beat.action.target):
            thing = blocking.marks.get(name)
            if thing is None or thing is mark or thing.role not in ("fixture", "prop"):
                continue
            if not said and (name != beat.action.over or thing.entity.kind not in _OPEN):
                continue
            if not (thing.kept or thing.film or thing.holder):
                return beat, thing
    return None


def _spanning(mark: Mark, blocking: Blocking) -> Mark | None:
    """The bridge that somebody goes under, if they do."""
    names = [
        one.b for one in blocking.scene.relations if one.kind == "under" and one.a == mark.name
    ]
    found = [blocking.marks[name] for name in names if name in blocking.marks]
    return next((one for one in found if one.entity.kind in _SPANS and one.role == "fixture"
                 and not (one.kept or one.film)), None)  # fmt: skip


def _lead_through(party: list[tuple[Mark, Beat]], thing: Mark, seconds: float) -> None:
    first, beat = party[0]
    for mark, one in party:
        near = mark.route is None or _gone(mark, one, seconds) < _GOES * reach(mark.figure)
        if near and not _leaps(mark):
            _send(mark, one, seconds)
    route = first.route
    assert route is not None
    middle = _half_way(beat, seconds)
    if first.hurdle is not None:
        middle = first.hurdle[0] + 0.5 * first.hurdle[1]
    elif _leaps(first):
        middle = float(route.times[int(np.argmax(route.position[:, 2]))])
    here, way = route.point(middle), _heading(route, middle)
    hole = opening(thing.figure)
    thing.role = "fixture"
    thing.heading = way - (0.0 if hole.lengthwise else np.pi / 2)
    lever = turned(yaw(np.array([thing.heading])), hole.middle)[0]
    thing.position = here * (1, 1, 0) - lever * (1, 1, 0)
    high = here[2] + 0.5 * first.figure.height if here[2] > _RAISED else 0.0
    if _leaps(first) and first.figure.family == "fish":  # it stands on the bottom
        thing.position[2] = here[2] + 0.5 * first.figure.height - hole.middle[2]
    elif high and thing.figure.family in _HANGS:
        thing.position[2] = max(high - hole.middle[2], 0.0)
    else:
        thing.position[2] = rest_height(thing.figure) if thing.figure.family == "prop" else 0.0
    _draw_together([mark for mark, _ in party], thing, hole, (here, way))


def _send(mark: Mark, beat: Beat, seconds: float) -> None:
    """Give somebody a plain way on who stays where they are otherwise."""
    speed = max(pace(mark, replace(beat, motion="walk")), _GOES * reach(mark.figure) / seconds)
    start = mark.position - np.array([0.5 * speed * seconds, 0.0, 0.0])
    mark.route = straight(seconds, start, 0.0, speed, -np.inf, np.inf)
    mark.position, mark.heading = start.copy(), 0.0


def _gone(mark: Mark, beat: Beat, seconds: float) -> float:
    """Metres that somebody goes in the time of a beat."""
    assert mark.route is not None
    begin, end = max(beat.start, 0.0), min(beat.end, seconds)
    return float(np.linalg.norm((mark.route.point(end) - mark.route.point(begin))[:2]))


def _leaps(mark: Mark) -> bool:
    return mark.route is not None and float(np.ptp(mark.route.position[:, 2])) > _RAISED


def _half_way(beat: Beat, seconds: float) -> float:
    """The second at which the thing is passed: late enough for it to be seen before that."""
    begin, end = max(beat.start, 0.0), min(beat.end, seconds)
    return begin + 0.5 * (end - begin)


def _heading(route: Route, time: float) -> float:
    ahead = route.point(time + 0.25) - route.point(time - 0.25)
    if np.linalg.norm(ahead[:2]) < 1e-3:
        return float(route.heading_at(np.array([time]))[0])
    return float(np.arctan2(ahead[1], ahead[0]))


def _draw_together(
    marks: list[Mark], thing: Mark, hole: Opening, gate: tuple[Array, float]
) -> None:
    """Lead all who go through so near to each other that the opening holds them, at its height."""
    here, way = gate
    aside = np.array([-np.sin(way), np.cos(way), 0.0])
    widest = max((abs(float((mark.position - here) @ aside)) for mark in marks), default=0.0)
    free = max(hole.wide - _ROOM * max(_radius(mark) for mark in marks), 0.02)
    share = min(1.0, free / max(widest, 1e-6))
    middle = thing.position[2] + hole.middle[2]
    for place, mark in enumerate(marks):
        route = mark.route
        assert route is not None
        path = route.position.copy()
        off = float(np.median(path[:, 2]))
        across = (path - here) @ aside
        if abs(off) <= _RAISED or _leaps(mark):
            path -= np.outer(across * (1.0 - share), aside)
        else:  # a shoal or a flock, evenly over the opening
            out = np.sqrt((place + 0.3) / len(marks)) * (len(marks) > 1)
            turn = _EVENLY * place
            path -= np.outer(across - np.median(across), aside) * 0.5
            path += (out * free * np.cos(turn) - np.median(across)) * aside
            high = 0.7 * (hole.high - mark.figure.height) * out * np.sin(turn)
            path[:, 2] += middle - 0.5 * mark.figure.height + max(high, -hole.high) - off
        mark.route = Route(route.times, path, route.heading)
        mark.position = mark.route.point(0.0).copy()


def _radius(mark: Mark) -> float:
    """Half of what a body takes across its way, metres."""
    return min(body_radius(mark), 0.6 * mark.figure.width)


@lru_cache(maxsize=64)
def opening(figure: Figure) -> Opening:
    """The opening of a thing: the largest one that one looks through from before, else from its
    side; where there is none, the whole of it."""
    points = skin_of(figure)
    low, high = points.min(axis=0), points.max(axis=0)
    size, middle = high - low, (low + high) / 2
    found = [_hole(points, low, high, 0), _hole(points, low, high, 1)]
    holes = [one if one is not None and _is_low(one, low, high) else None for one in found]
    for axis, hole in enumerate(holes):
        other = holes[1 - axis]
        if hole is None or (other is not None and other[2] * other[3] > 1.5 * hole[2] * hole[3]):
            continue
        middle[axis], middle[2] = hole[0], hole[1]
        return Opening(middle, hole[2] / 2, hole[3] / 2, axis == 1)
    lengthwise = bool(size[0] < size[1])  # through a wall, and not along it
    wide = float(size[1 if lengthwise else 0])
    return Opening(middle, wide / 2, float(size[2]) / 2, lengthwise)


def _is_low(hole: tuple[float, float, float, float], low: Array, high: Array) -> bool:
    return hole[1] - hole[3] / 2 < float(low[2] + _UP_TO * (high - low)[2])


def _hole(
    points: Array, low: Array, high: Array, axis: int
) -> tuple[float, float, float, float] | None:
    """The largest gap between the sides of a thing as seen along the other axis: its middle along
    `axis` and its height, its width and how high it is, metres; None where there is none."""
    size = np.maximum(high - low, 1e-9)
    cell = np.clip(((points - low) / size * _CELLS).astype(np.intp), 0, _CELLS - 1)
    filled = np.zeros((_CELLS, _CELLS), bool)
    filled[cell[:, axis], cell[:, 2]] = True
    left = np.logical_or.accumulate(filled, axis=0)
    right = np.logical_or.accumulate(filled[::-1], axis=0)[::-1]
    first, wide, bottom, tall = _largest(~filled & left & right)
    if wide * tall < (_LEAST * _CELLS) ** 2:
        return None
    step = size / _CELLS
    return (
        float(low[axis] + (first + wide / 2) * step[axis]),
        float(low[2] + (bottom + tall / 2) * step[2]),
        float(wide * step[axis]),
        float(tall * step[2]),
    )


def _largest(free: Array) -> tuple[int, int, int, int]:
    """The largest rectangle of true cells: where it begins and how long it is, along both axes."""
    best = (0, 0, 0, 0)
    for first in range(len(free)):
        whole = np.ones(free.shape[1], bool)
        for wide in range(1, len(free) - first + 1):
            whole &= free[first + wide - 1]
            if not whole.any():
                break
            bottom, tall = _longest(whole)
            if wide * tall > best[1] * best[3]:
                best = (first, wide, bottom, tall)
    return best


def _longest(row: Array) -> tuple[int, int]:
    """Where the longest run of true begins, and how long it is."""
    best, start = (0, 0), 0
    for place, one in enumerate([*row, False]):
        if one:
            continue
        if place - start > best[1]:
            best = (start, place - start)
        start = place + 1
    return best
