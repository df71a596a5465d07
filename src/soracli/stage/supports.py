"""Supports: what is beside something on a table is on that table, and near to it for its size."""

from collections.abc import Collection, Iterable, Mapping

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.marks import GOING, Mark, reach, rest_height
from soracli.story.scene import Action, Relation

ASIDE = ("left of", "right of", "beside", "near", "in front of", "behind")
"""Relations of two that stand on the same thing, if either is on something."""
BORNE = ("on", "in")
_CLOSEST, _APART, _OWN = 0.05, 0.35, 0.45
"""Metres between two at least and at most, and that as a share of the smaller one's length."""
_CARRIED = 0.9
"""Metres: what is longer is not on a table because something beside it is."""
_FLOOR = 0.03
"""Metres over the ground from which on something is on something."""


def _rings(actions: Iterable[Action], marks: Mapping[str, Mark]) -> list[Relation]:
    """Who dances or sings around a fire stands around it."""
    return [
        Relation(kind="around", a=name, b=one.target)
        for one in actions
        if one.direction == "around" and one.motion not in GOING and one.target in marks
        for name in one.agents
        if name != one.target
    ]


def _goes_together(
    one: Relation, support: Relation, placed: Collection[str], marks: Mapping[str, Mark]
) -> bool:
    """Whether what something is on is where that is said to be: the blanket under the oak."""
    below, other = marks.get(support.b), marks.get(one.b)
    if one.kind not in (*ASIDE, "under") or below is None or other is None or below is other:
        return False
    free = below.name not in placed and below.role in ("prop", "fixture") and not below.kept
    return free and below.entity.kind != "" and other.figure.height > below.figure.height


def _with_both(
    one: Relation, under: Mapping[str, Relation], marks: Mapping[str, Mark]
) -> list[Relation]:
    """What is between two candles on a windowsill is on that, too, if it finds room there."""
    mark, support = marks.get(one.a), under[one.b].b
    fits = mark is not None and mark.role == "prop" and reach(mark.figure) < _CARRIED
    found = Relation(kind="on", a=one.a, b=support)
    return [found] if fits and support in marks and support != one.a else []


def with_supports(
    relations: Iterable[Relation], marks: Mapping[str, Mark], actions: Iterable[Action] = ()
) -> list[Relation]:
    """Relations and those that follow: "a cat on a sill beside a plant" has the plant on the sill
    too, if nobody said where that is; who dances around something is around it."""
    told = list(relations)
    told += [one for one in _rings(actions, marks) if one not in told]
    under = {one.a: one for one in told if one.kind == "on"}
    placed = {one.a for one in told if one.kind != "facing"}
    for one in tuple(told):
        support = under.get(one.a)
        if support is not None and _goes_together(one, support, placed, marks):
            told.append(Relation(kind=one.kind, a=support.b, b=one.b))
            placed.add(support.b)
        if one.kind == "between" and one.a not in under and one.b in under:
            told += _with_both(one, under, marks)
            continue
        if one.kind not in ASIDE or support is None or one.b in placed or one.b == support.b:
            continue
        mark = marks.get(one.b)
        if mark is not None and mark.role == "prop" and reach(mark.figure) < _CARRIED:
            told.append(Relation(kind="on", a=one.b, b=support.b))
            placed.add(one.b)
    return told


def in_turn(relations: Iterable[Relation]) -> list[Relation]:
    """Relations in the order in which they can be built: first what others stand to, and what
    something is on before what it is beside there.

    What is in a thing that is on another is not on that other beside it.
    """
    left, ordered = list(relations), []
    borne = {(one.a, one.b) for one in left if one.kind == "in"}
    on = {(one.a, one.b) for one in left if one.kind == "on"}
    within = {(a, under) for a, b in borne for c, under in on if c == b}
    left = [one for one in left if not (one.kind == "on" and (one.a, one.b) in within)]
    while left:
        waiting = {one.a for one in left}
        lifted = {one.a for one in left if one.kind in BORNE}
        ready = [
            one
            for one in left
            if one.b not in waiting and not (one.kind not in BORNE and one.a in lifted)
        ]
        ready = ready or left[:1]
        ordered += ready
        left = [one for one in left if one not in ready]
    return ordered


def gap_between(a: Figure, b: Figure) -> float:
    """Metres from one thing to another beside it: two cups stand nearer than two men."""
    return min(max(_CLOSEST, _OWN * min(reach(a), reach(b))), _APART)


def level_of(b: Mark, a: Mark) -> float:
    """Metres over the ground at which a small thing stands that is beside another one."""
    if a.role != "prop" or b.role != "prop" or reach(a.figure) > _CARRIED:
        return 0.0
    under = float(b.position[2]) - rest_height(b.figure)
    return under if under > _FLOOR else 0.0


def keep_over(a: Mark, b: Mark, support: Mark) -> None:
    """Move two that stand beside each other on one support so far in that both are over it."""
    before = a.position
    _bring_in(a, support)
    b.position = b.position + (a.position - before) * (1, 1, 0)
    _bring_in(b, support)


def _bring_in(a: Mark, support: Mark) -> None:
    turn, way = support.heading, a.position - support.position
    axes = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    sides = np.array([support.figure.length, support.figure.width])
    own = np.minimum(0.5 * reach(a.figure), 0.3 * sides)
    local = np.clip(axes @ way[:2], own - 0.5 * sides, 0.5 * sides - own)
    a.position = np.append(support.position[:2] + local @ axes, a.position[2])


def is_over(a: Mark, support: Mark) -> bool:
    """Whether something is over the top of what it is on, as seen from above."""
    turn = support.heading
    way = a.position - support.position
    along = abs(way[0] * np.cos(turn) + way[1] * np.sin(turn))
    across = abs(-way[0] * np.sin(turn) + way[1] * np.cos(turn))
    return bool(along < 0.5 * support.figure.length and across < 0.5 * support.figure.width)
