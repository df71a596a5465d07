"""Strangers: who is called by a noun that nobody has cast, and is a person all the same."""

from collections.abc import Iterable

from soracli.script.lexicon import Lexicon
from soracli.script.reader.act import Act
from soracli.script.reader.member import Member
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
    """Make those people who are called by what they do ("a bidder"), or by a name that a thing has
    as well ("a fan"), and do what only the living do: they wave and talk as others do, and are no
    stand-ins."""
    for act in acts:
        alive = act.likely in lexicon.words.living and act.verb not in lexicon.words.sounding
        for one in act.agents if alive else ():
            if not make_person(cast[one], lexicon):
                _known_by_name(cast[one], cast, lexicon)


def _known_by_name(member: Member, cast: Cast, lexicon: Lexicon) -> None:
    """ "Vincent paints": a word with a capital letter and no article that nobody has cast, and that
    does what only the living do, is somebody's name."""
    if member.kind or member.living or " " in member.noun:
        return
    tokens = cast.sentence.tokens
    at = next((n for n, token in enumerate(tokens) if token.lower == member.noun), None)
    named = at is not None and tokens[at].text.istitle()
    bare = at == 0 or (at is not None and tokens[at - 1].kind != "word")
    if named and bare:
        person = lexicon.nouns["person"]
        member.kind, member.family, member.living = person.kind, person.family, True


def make_person(member: Member, lexicon: Lexicon) -> bool:
    """Make somebody a person who could be one by their name; False if they are one, or never."""
    named = lexicon.noun_named(lexicon.words.namesakes.get(member.noun, ""))
    trade = not member.kind and member.noun.endswith(_TRADES)
    person = named or (lexicon.nouns["person"] if trade else None)
    if member.living or person is None:
        return False
    member.kind, member.family, member.living = person.kind, person.family, True
    return True


def dressed(named: Iterable[str], cast: Cast, lexicon: Lexicon) -> None:
    """Make those people who were named last, where they are said to be in clothes."""
    for one in named:
        make_person(cast[one], lexicon)
