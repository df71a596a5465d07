"""Parts and pieces before "of": "a block of cheese", "the leaf of a maple"."""

from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_PIECES = frozenset(
    ("block", "piece", "slice", "chunk", "wedge", "lump", "bit", "portion", "cube", "scrap", "hunk",
     "flame")
)  # fmt: skip
_SINGLE = frozenset(("leaf", "petal", "feather"))
"""Parts of something that are shown by themselves where one of them is named."""


def piece_of(now: Reading, phrase: NounPhrase) -> NounPhrase | None:
    """ "A block of cheese" is cheese: what a piece is of, with what is said of the piece."""
    inner = phrase.of
    if inner is None or inner.has("noun") is None:
        return None
    if phrase.noun in ("wall", "facade") and _is_built(now, inner):
        now.sentence.use(phrase.start, phrase.head_at[1])
        return inner  # "the walls of the house are blue"
    if phrase.noun not in _PIECES:
        return None
    now.sentence.use(phrase.start, phrase.head_at[1])
    inner.determiner, inner.count = phrase.determiner, inner.count or phrase.count
    inner.plural = inner.plural or phrase.plural
    inner.modifiers += phrase.modifiers
    return inner


def _is_built(now: Reading, phrase: NounPhrase) -> bool:
    """Whether a phrase names a building."""
    noun = phrase.has("noun")
    known = now.lexicon.nouns.get(noun.key) if noun else None
    return known is not None and known.family == "building"


def single_part(now: Reading, phrase: NounPhrase) -> bool:
    """Whether one part of a whole is what the clause is about, and not all of that: "the leaf of a
    maple turns red". The phrase is then one of that part alone."""
    if phrase.noun not in _SINGLE or phrase.plural or phrase.of is None or now.prep is not None:
        return False
    if phrase.has("noun") is None or now.verb_ahead() is None:
        return False
    now.sentence.use(phrase.of.start, phrase.of.end)
    phrase.head, phrase.of = "noun", None
    return True
