"""Portraits: who sits for a picture that is being made is on the set too."""

from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_PORTRAITS = frozenset(("portrait", "picture", "painting", "drawing", "sketch", "bust"))
_MAKING = frozenset(("paint", "write", "knead", "hammer"))
"""Motions by which portraits are made."""


def portrayed(now: Reading, phrase: NounPhrase) -> bool:
    """ "Paints a portrait of a cat": whether a phrase is of a picture that somebody makes just now,
    and of whom is told."""
    act, inner = now.act, phrase.of
    if act is None or not now.open or inner is None or inner.has("noun") is None:
        return False
    return phrase.noun in _PORTRAITS and act.likely in _MAKING
