"""Lights and windows of something large: "the lights in the house go out"."""

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading
from soracli.script.reader.roles import RoleReader

_PAINT = ("paint", "varnish", "coating", "paintwork")
"""What is all over a thing, which then is of that color."""
_WHOLES = frozenset(("building", "vehicle", "aircraft", "boat", "plant", "tower", "train"))


def lights_of(now: Reading, roles: RoleReader, phrase: NounPhrase) -> bool:
    """Whether these are the lights of something named behind them, which then is what lights up.

    No lamp is brought for them. False where nothing of that is said.
    """
    words = now.lexicon.words
    verb = now.verb_ahead()
    paint = phrase.noun in _PAINT
    if (
        not (paint or phrase.noun in words.lit_parts)
        or verb is None
        or now.open
        or now.prep is not None
    ):
        return False
    if not {"change", "changing"} & verb.roles.keys():
        return False
    whole, chunks = _whole(now, phrase)
    noun = whole.has("noun") if whole is not None else None
    known = now.lexicon.nouns.get(noun.key) if noun is not None else None
    if whole is None or known is None or not (paint or known.family in _WHOLES):
        return False
    now.sentence.use(phrase.start, phrase.end)
    ids = now.cast.introduce(whole)
    for chunk in chunks:
        now.use(chunk)
        chunk.kind = "empty"
    roles.place(ids)
    now.subject_is, now.part = "part", ""
    return bool(ids)


def _whole(now: Reading, phrase: NounPhrase) -> tuple[NounPhrase | None, list[Chunk]]:
    """What the lights are of, in or on, and the chunks that say so."""
    if phrase.of is not None:
        return phrase.of, []
    following = now.chunks[now.at + 1 : now.at + 3]
    if len(following) < 2 or following[0].kind != "prep" or following[1].kind != "noun":
        return None, []
    if now.sentence.lower(following[0].start) not in ("in", "of", "on", "inside"):
        return None, []
    return following[1].phrase, list(following)
