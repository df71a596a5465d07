"""One each: two surfers who surf have two boards, though nobody names one."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from soracli.script.reader.references import Cast

_CARRIES_ONE = frozenset(
    ("surfboard", "skateboard", "snowboard", "skis", "bicycle", "unicycle", "scooter")
)
"""Kinds that nobody shares; in a rowing boat there is room for all."""


def bring_each(cast: "Cast", noun: str, owners: int) -> tuple[str, ...]:
    """What so many `owners` bring along by its noun, in one group: one for each of them where it
    carries only one; what is there already, if it is."""
    ids = cast.bring_noun(noun)
    if owners < 2 or not ids or cast[ids[0]].kind not in _CARRIES_ONE:
        return ids
    first = cast[ids[0]]
    if first.group or not first.implied:
        return tuple(one for one in cast.members if first.group == cast[one].group != "") or ids
    for _ in range(owners - 1):
        ids = (*ids, *cast.bring(first.kind, noun))
    for one in ids:
        cast[one].group = f"{first.id.split('.')[0]}s.1"
    return ids
