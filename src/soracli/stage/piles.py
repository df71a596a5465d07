"""Piles: who is on a stack is on the uppermost thing of it, and the stack moves as one."""

from collections.abc import Iterable, Mapping, Sequence

from soracli.stage.marks import Mark
from soracli.story.scene import Relation

_STACKED = ("stack", "tower")
_MOST = 8
"""More than that are laid in courses."""


def piles(marks: Mapping[str, Mark], names: Iterable[str]) -> list[list[str]]:
    """The stacks of things among these names, each from the bottom up."""
    found: dict[str, list[str]] = {}
    for name in names:
        entity, mark = marks[name].entity, marks[name]
        if entity.arrangement in _STACKED and entity.group and mark.role in ("prop", "fixture"):
            found.setdefault(entity.group, []).append(name)
    return [one for one in found.values() if 1 < len(one) <= _MOST]


def on_top_of(one: Relation, heaps: Sequence[Sequence[str]]) -> Relation:
    """The relation, with the uppermost of a stack for what something is on."""
    pile = next((heap for heap in heaps if one.b in heap), None)
    if one.kind != "on" or pile is None or one.a in pile:
        return one
    return one.model_copy(update={"b": pile[-1]})


def in_a_pile(name: str, heaps: Sequence[Sequence[str]]) -> bool:
    """Whether something lies on the others of its stack, and goes where they go."""
    return any(name in heap[1:] for heap in heaps)
