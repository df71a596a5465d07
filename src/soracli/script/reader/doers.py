"""Who does it, where the word just before a verb names something that cannot."""

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.member import FIGURES, Member
from soracli.script.reader.reading import Reading

_THERE = ("after on", "after in", "after at", "after beside", "after near", "after under",
          "after behind", "after against", "after front")  # fmt: skip
_ASIDE = frozenset(
    ("behind", "beside", "near", "under", "front", "past", "around", "above", "over")
)
"""Where one is to somebody who only stands there."""
_AT_REST = frozenset(("lie", "lean", "rest", "stand", "sit"))
_LIES = frozenset(("lie", "stand", "rest"))
_LAID_DOWN = frozenset(("prop", "box", "ball"))
"""What things do as well, and families of what lies about."""
_IDLE = frozenset(("furniture", "building", "plant", "prop", "box", "door", "wall", "fence", ""))
"""Families of what does nothing to anything: who is there does."""


_TOLD_BY = _ASIDE | {"against", "on", "in", "at", "to", "from", "left of", "right of"}
"""Prepositions by which what stands there tells where somebody is."""
_FIXED = frozenset(("furniture", "building", "door", "wall", "fence", "stairs"))
"""Families of what stands there."""


def as_if_alive(member: Member) -> bool:
    """Whether somebody is alive, or made like it."""
    return member.living or member.kind in FIGURES


def told_plainly(now: Reading, chunk: Chunk) -> bool:
    """Whether the verb stands right behind who is made like somebody: "and a snowman sneezes"; or
    behind a thing, which lies or leans somewhere as well: "and a wrench lies beside him"."""
    before = now.chunks[now.at - 1].kind if now.at else ""
    if before == "pronoun" and now.chunks[now.at - 1].key in ("he", "she") and now.subject:
        return as_if_alive(now.cast[now.subject[0]])
    named = before == "noun" and now.prep is None and bool(now.last)
    rests = chunk.match is not None and chunk.match.words in _AT_REST and now.last == now.subject
    able = rests or (bool(now.last) and as_if_alive(now.cast[now.last[0]]))
    return named and chunk.form in ("s", "base") and able


def seen_doing(now: Reading) -> tuple[str, ...]:
    """ "Watches a bus race past": whoever is watched does it, alive or not; () for all else."""
    before = now.chunks[now.at - 1].kind if now.at else ""
    watched = now.act is not None and now.act.likely == "look" and now.last_role == "object"
    return now.last if watched and before == "noun" and not now.comma else ()


def works_there(now: Reading, chunk: Chunk) -> bool:
    """ "A clerk sits at a desk stamping a form": what is done to something is not done by what one
    sits at; "a servant stands behind him carrying bread": nor by whom one is beside."""
    prep, pronoun = (None, *now.chunks[: now.at])[-2:] if now.at else (None, None)
    aside = pronoun is not None and pronoun.kind == "pronoun"
    aside = aside and prep is not None and prep.kind == "prep" and prep.key in _ASIDE
    if chunk.form == "ing" and aside and now.act is not None and now.subject:
        return now.cast[now.subject[0]].living
    if chunk.form != "ing" or now.last_role not in _THERE or not (now.subject and now.last):
        return False
    if not now.cast[now.subject[0]].living or now.cast[now.last[0]].living:
        return False
    done_to = "det" in now.sentence.roles(chunk.end)
    return done_to and now.cast[now.last[0]].family in _IDLE


def changes_beside(now: Reading, chunk: Chunk) -> bool:
    """ "An icicle above a porch growing longer": who is told of first changes, and not what stands
    there to tell where that is, as long as nothing else has been said of them."""
    if chunk.form != "ing" or not {"change", "changing"} & chunk.roles.keys():
        return False
    if now.act is not None or not (now.subject and now.last):
        return False
    prep = now.last_role.removeprefix("after ")
    first, there = now.cast[now.subject[0]], now.cast[now.last[0]]
    fixed = there.family in _FIXED and first.family not in _FIXED and not there.living
    return now.last_role != prep and prep in _TOLD_BY and fixed


def lies_as_a_thing(now: Reading, chunk: Chunk) -> bool:
    """ "A fly lands on an orange lying between a knife and a cup": what lies there is what was
    named right before, where somebody else has something else to do."""
    words = chunk.match.words if chunk.match else ""
    right_behind = now.at > 0 and now.chunks[now.at - 1].kind == "noun"
    small = bool(now.last) and now.cast[now.last[0]].family in _LAID_DOWN
    return words in _LIES and chunk.form == "ing" and right_behind and small and now.act is not None


def somebody_alive(now: Reading, chunk: Chunk, ids: tuple[str, ...]) -> tuple[str, ...]:
    """ "A baker's face dusted with flour, smiling": who was named last of the living; the same as
    before if nobody was, or if the verb tells plainly who does it ("a teapot dances")."""
    before = now.chunks[now.at - 1].kind if now.at else ""
    aside = chunk.form == "ing" and before == "comma"
    if not ids or now.cast[ids[0]].living or (now.subject and not aside):
        return ids
    told = (one for one in reversed(now.cast.recent) if one[0] in now.cast.members)
    return next((one for one in told if now.cast[one[0]].living), ids)
