"""Untangled: no two of a group are in one place, or of two only one would be seen.

Who wades to the only ford, sits down in the last seat or hangs above the same stall is sent to
where others already are. What was played is looked at: those of a group who are in one place all
the time are set beside each other, along their way where they have one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.figure import Figure
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.turns import Array, single

_ONE_PLACE = 0.3
"""The share of its size within which two of a group are in one place."""
_CLOSE, _MOST = 0.6, 8
"""The same for who is set somewhere else, and how many places to each side are tried."""
_BEHIND = 0.65
"""How far behind each other, in shares of how far they are apart."""
_APART = {True: 1.1, False: 1.25}
"""How far apart they are set, in sizes across: the living, and things."""
_SEATED = 0.5
"""Metres between those who share what carries them."""
_UNDER_WAY = 0.5
"""Metres on from which on somebody has a way."""
_LOOKS = 5
"""Moments at which it is looked where they are."""


def untangle(blocking: Blocking, bodies: Mapping[str, Body]) -> dict[str, Body]:
    """The bodies by entity id, with those of a group apart who were in one place all the time."""
    found = dict(bodies)
    for names, together in _tangles(blocking, bodies):
        step = _step(blocking.marks[together[0]], bodies[together[0]])
        for name in together[1:]:
            others = [found[one] for one in names if one != name]
            offset = next((one for one in _sides(step) if _free(found[name], one, others)), step)
            for moved in (name, *_with(blocking, name)):
                if moved in found:
                    found[moved] = _shifted(found[moved], offset)
    return found


def _sides(step: Array) -> Iterator[Array]:
    """Ways (3,) to one side and to the other, further and further, a little behind each other."""
    behind = np.array([-step[1], step[0], 0.0]) * _BEHIND
    for place in range(1, _MOST + 1):
        for back in (0.0, 1.0, -1.0):
            yield step * place + behind * back
            yield -step * place + behind * back
            if back and place == 1:
                yield behind * back


def _free(body: Body, offset: Array, others: Iterable[Body]) -> bool:
    """Whether nobody of the others is where a body would be."""
    moved = _shifted(body, offset)
    return not any(_together(other, moved, _CLOSE) for other in others)


def _tangles(blocking: Blocking, bodies: Mapping[str, Body]) -> list[tuple[list[str], list[str]]]:
    """The names of a group, and of those of it who are in one place, the first named first."""
    groups: dict[str, list[str]] = {}
    ends = {one.b for one in blocking.scene.relations if one.kind == "between"}
    for mark in blocking.marks.values():
        if mark.figure.family == "plant" or mark.name in ends:
            continue  # the crowns of two trees touch; who is between two has them at either hand
        if mark.entity.group and mark.role != "held" and not mark.holder and mark.name in bodies:
            groups.setdefault(mark.entity.group, []).append(mark.name)
    found: list[tuple[list[str], list[str]]] = []
    for names in groups.values():
        heaps: list[list[str]] = []
        for name in names:
            heap = next((one for one in heaps if _together(bodies[one[0]], bodies[name])), None)
            if heap is None:
                heaps.append([name])
            else:
                heap.append(name)
        found += [(names, heap) for heap in heaps if len(heap) > 1]
    return found


def _together(one: Body, other: Body, share: float = _ONE_PLACE) -> bool:
    """Whether two bodies are in one place whenever it is looked."""
    if len(one.positions) != len(other.positions):
        return False
    looks = np.linspace(0, len(one.positions) - 1, _LOOKS).astype(int)
    apart = np.linalg.norm(one.positions[looks, 0] - other.positions[looks, 0], axis=1)
    return bool((apart < share * _across(one.figure)).all())


def _across(figure: Figure) -> float:
    return float(max(min(figure.width, figure.longest), 0.05))


def _step(mark: Mark, body: Body) -> Array:
    """The way (3,) from one to the next: along the way they go, else across the picture."""
    way = (body.positions[-1, 0] - body.positions[0, 0]).astype(np.float64)
    way[2] = 0.0
    gone = float(np.linalg.norm(way))
    along = way / gone if gone > _UNDER_WAY else np.array([1.0, 0.0, 0.0])
    figure = mark.figure
    alive = figure.family in ALIVE
    size = figure.longest if gone > _UNDER_WAY and not alive else _across(figure)
    if gone > _UNDER_WAY and figure.family != "person":
        size = max(figure.length, figure.width)
    return along * (_SEATED if mark.mount else _APART[alive] * size)


def _with(blocking: Blocking, name: str) -> list[str]:
    """Who and what goes along with somebody: riders, and what is in their hands."""
    marks = blocking.marks.values()
    return [one.name for one in marks if name in (one.mount, one.holder) and one.name != name]


def _shifted(body: Body, offset: Array) -> Body:
    return replace(body, positions=single(body.positions + offset))
