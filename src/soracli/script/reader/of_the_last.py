"""Phrases that tell of what was named last: "left of a teapot on a table"."""

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.reading import Reading
from soracli.script.words import Preposition

_BESIDE = frozenset(("left of", "right of", "beside", "near", "front", "behind", "between"))
_MET, _SMALL = ("into", "in", "against", "toward", "past", "at"), ("prop", "ball", "box")
"""Prepositions of what one comes to, and the families of what lies where it comes to it."""
_POSTURES = frozenset(("stand", "sit", "lie", "crouch", "sleep"))


def of_the_last(now: Reading, prep: Chunk, kind: Preposition) -> bool:
    """Whether a phrase tells of the thing before it too: "left of a teapot on a table", "in a
    jar on a shelf"."""
    before = now.last_role.removeprefix("after ")
    if not now.last or before == now.last_role or kind.relation is None:
        return False
    if before in _BESIDE:
        return prep.key in ("on", "in", "under")
    if before in _MET and now.cast[now.last[0]].family in _SMALL:
        return prep.key in ("on", "in", "under")  # "rolls into an apple on a table": both
    stays = now.act is None or now.act.likely in _POSTURES
    return stays and before in ("on", "in", "under") and not now.cast[now.last[0]].living


def only_of_the_last(now: Reading, prep: Chunk, kind: Preposition) -> bool:
    """ "Around a man on a bench", "past a girl on a swing": who sits there is the last one."""
    before = now.last_role.removeprefix("after ")
    gone = before in ("around", "past", "toward", "to", "at", "after", "facing")
    gone = gone or (before == "between" and _is_an_end(now))
    alive = bool(now.last) and now.cast[now.last[0]].living
    small = bool(now.last) and now.cast[now.last[0]].family in _SMALL
    alive = alive or (small and before == "around")  # a wasp, around a glass on a table
    placed = prep.key in ("on", "in", "under") and kind.relation is not None
    return gone and alive and placed and now.act is not None


def _is_an_end(now: Reading) -> bool:
    """Whether what was named last is one of the two ends that something is between."""
    ends = [one.b for one in now.cast.relations if one.kind == "between"]
    both = len({*ends}) > 1 and ends[-1:] == list(now.last)
    return both or now.ahead(("conj",), ()) != ""


def beside_it(now: Reading, prep: Chunk, ids: tuple[str, ...]) -> bool:
    """ "A cat on a table next to a vase": a small thing is beside what is on the table."""
    before, there = now.cast[now.last[0]], now.cast[ids[0]]
    on = now.last_role in ("after on", "after in") and prep.key in _BESIDE
    return on and before.family == "furniture" and there.family in ("prop", "box", "ball")
