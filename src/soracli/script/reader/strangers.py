"""Strangers: who is called by a noun that nobody has cast, and is a person all the same."""

from collections.abc import Iterable

from soracli.script.lexicon import Lexicon
from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast

_TRADES = (
    "er",
    "or",
    "ist",
    "ess",
    "ian",
    "eer",
    "man",
    "woman",
    "smith",
    "wright",
    "monger",
    "ette",
)
"""How nouns end that tell what somebody does."""


def know_people(acts: Iterable[Act], cast: Cast, lexicon: Lexicon) -> None:
    """Make those people who are called by what they do ("a bidder") and do what only the living
    do: they wave and talk as others do, and are no stand-ins."""
    words, person = lexicon.words, lexicon.nouns["person"]
    for act in acts:
        alive = act.likely in words.living and act.verb not in words.sounding
        for one in act.agents if alive else ():
            member = cast[one]
            if not member.kind and member.noun.endswith(_TRADES):
                member.kind, member.family, member.living = person.kind, person.family, True
