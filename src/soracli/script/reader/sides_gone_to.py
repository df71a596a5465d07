"""Sides gone to: to which side of what was named somebody goes who was at another one: "a dog is on
the left of a table, then it runs to the front of the table"."""

from soracli.script.reader.act import Act
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.holders import is_hollow
from soracli.script.reader.references import Cast
from soracli.script.words import Preposition
from soracli.story.scene import Spatial

_STAYS_WITH = frozenset(
    ("follow", "chase", "lead", "push", "pull", "drag", "carry", "fall", "enter", "leave", "ride",
     "row", "cycle")
)  # fmt: skip
"""Motions of going that lead to no side of what is named behind them, but along with it."""
_BRINGS = frozenset(("carry", "bring", "haul", "lug"))
"""Verbs of who takes a thing along to another side."""
_BY_WORDS: tuple[tuple[str, Spatial], ...] = (
    ("front", "in front of"),
    ("back", "behind"),
    ("rear", "behind"),
    ("behind", "behind"),
    ("bottom", "under"),
    ("underside", "under"),
    ("above", "above"),
    ("top", "on"),
    ("onto", "on"),
    ("upon", "on"),
)
"""The sides that words of a preposition tell which is no relation by itself: "to the back of"."""
_SIDES: frozenset[Spatial] = frozenset(
    ("left of", "right of", "in front of", "behind", "under", "above", "on", "beside")
)
_FROM: frozenset[Spatial] = _SIDES | {"between"}
_INTO, _INSIDE = ("into", "inside", "in to"), ("in",)
"""Prepositions of who gets into what is hollow, from beside it."""
_OPPOSITE: dict[Spatial, Spatial] = {
    "left of": "right of",
    "right of": "left of",
    "in front of": "behind",
    "behind": "in front of",
    "on": "under",
    "under": "on",
}


def side_gone_to(
    act: Act, prep: Chunk, kind: Preposition, ids: tuple[str, ...], cast: Cast
) -> Spatial | None:
    """The side of `ids` that an act leads to, told by a preposition; None where those who do it
    only are there.

    Who was on another side before goes to this one, and so does who carries what was there.
    """
    brings = act.verb in _BRINGS and bool(act.objects)
    if not act.agents or act.goal or set(ids) & set(act.agents):
        return None
    goes = act.likely in cast.lexicon.words.moving and act.likely not in _STAYS_WITH
    if not goes and not brings:
        return None
    who = act.objects if brings else act.agents
    before = sides_before(who, ids[0], cast)
    words = prep.match.words if prep.match else ""
    side = next((side for word, side in _BY_WORDS if word in words.split()), kind.relation)
    if words in _INTO and is_hollow(cast[ids[0]]) and before:
        side = "in"
    if "other side" in words and before:
        side = _OPPOSITE.get(before[-1])
    if side not in (*_SIDES, *_INSIDE) or not set(before) - {side}:
        return None
    if brings:  # who brings it comes to where it is first
        cast.relate(before[-1], act.agents, ids[:1])
    return side


def sides_before(who: tuple[str, ...], thing: str, cast: Cast) -> list[Spatial]:
    """On which sides of a thing those are already, as far as the words have told."""
    told = (one for one in cast.relations if one.a in who and one.b == thing)
    return [one.kind for one in told if one.kind in _FROM]
