"""Sizes told by what is as large: "a dragon the size of a bus" is no bus beside a dragon."""

from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_SIZES = frozenset(("size", "height", "length"))
_LEAST, _MOST = 0.1, 8.0
"""By how much somebody is made smaller or larger at most, so that the set still holds them."""


def is_size(now: Reading, phrase: NounPhrase) -> bool:
    """Whether a phrase only tells how large the one before it is, who then is as large."""
    inner = phrase.of
    if phrase.noun not in _SIZES or inner is None or not now.last or phrase.has("noun"):
        return False
    noun = inner.has("noun")
    known = now.lexicon.nouns.get(noun.key) if noun is not None else None
    if known is None or known.kind not in now.cast.kinds:
        return False
    wanted = now.cast.kinds[known.kind].size * known.over.size
    for one in now.last:
        member = now.cast[one]
        if member.kind in now.cast.kinds:
            own = now.cast.kinds[member.kind].size
            member.scale = min(max(wanted / own, _LEAST), _MOST)
    now.sentence.use(phrase.start, phrase.end)
    now.prep = None
    return True
