"""What stands on something that is said to be "with" it: a desk with a lamp, a bench with two cats,
a horse with a rider."""

from collections.abc import Mapping

from soracli.script.reader.holders import HOLDERS, fits_in
from soracli.script.reader.member import Member
from soracli.script.reader.references import Cast
from soracli.story.preset import Kind
from soracli.story.scene import Spatial

_TOPS = frozenset(("table", "desk", "bed", "sofa", "bench", "windowsill", "piano", "armchair"))
"""Kinds with a top without an anchor that says so, on which small things stand or lie."""
_STAND_ABOUT = frozenset(("furniture", "building", "plant", "vehicle", "aircraft", "boat", "ramp",
                          "hoop", "person"))  # fmt: skip
"""Families of what stands beside a table and not on it: four chairs."""
_LARGEST = 0.62
"""Of the longest side of what bears it how large something is at most."""
_HANDY = frozenset(("prop", "ball", "box"))
_RIDERS = frozenset(
    ("rider", "jockey", "equestrian", "cowboy", "cowgirl", "horseman", "horsewoman")
)


def has_them(cast: Cast, owner: tuple[str, ...], ids: tuple[str, ...], near: bool = True) -> None:
    """Put things where somebody or something has them: in the hand, on top, inside or `near`."""
    first, thing = cast[owner[0]], cast[ids[0]]
    if first.living and thing.family in _HANDY and not thing.living:
        first.holds.append(ids[0])
    elif near and (where := borne_with(first, thing, cast.kinds)):
        cast.relate(where, ids, owner)
    elif near:
        aboard = thing.living and first.family in ("boat", "vehicle", "aircraft")
        cast.relate("in" if aboard else "near", ids, owner)


def borne_with(first: Member, thing: Member, kinds: Mapping[str, Kind]) -> Spatial | None:
    """Where a thing is that something is "with"; None where it may be anywhere near it."""
    if first.kind in HOLDERS and first.kind not in _TOPS and fits_in(first, thing):
        return HOLDERS[first.kind]
    if first.living and thing.noun.split()[-1:] and thing.noun.split()[-1] in _RIDERS:
        return "on" if first.family == "quadruped" else None
    return "on" if _has_top(first, kinds) and _is_small(thing, first, kinds) else None


def _has_top(first: Member, kinds: Mapping[str, Kind]) -> bool:
    if first.kind in _TOPS:
        return True
    kind = kinds.get(first.kind)
    return kind is not None and kind.family == "furniture" and "top" in kind.anchors


def _is_small(thing: Member, first: Member, kinds: Mapping[str, Kind]) -> bool:
    kind, base = kinds.get(thing.kind), kinds.get(first.kind)
    if kind is None or base is None or kind.family in _STAND_ABOUT:
        return False
    return kind.size * thing.scale <= _LARGEST * base.size * first.scale
