"""Young animals and their mothers, children and their friends: who is of whose kind."""

from collections.abc import Iterator
from typing import Protocol

from soracli.script.lexicon import Lexicon, Noun
from soracli.script.reader.member import Member
from soracli.script.reader.noun_phrase import NounPhrase

_YOUNG = 0.45
"""How large a cub is beside its mother: as much as the cubs of the casting files."""

_FELLOWS = frozenset(
    ("friend", "best friend", "playmate", "classmate", "pal", "buddy", "schoolmate")
)
"""Who is as old as those whose they are."""


class Named(Protocol):
    """Everybody named in a text."""

    lexicon: Lexicon
    members: dict[str, Member]
    recent: list[tuple[str, ...]]


def parent_of(cast: Named, phrase: NounPhrase, word: str, noun: Noun | None) -> Member | None:
    """The animal whose young one a cub is: "a lioness and her cub", "with two cubs"."""
    human = noun is None or noun.family == "person"
    if word not in cast.lexicon.words.young:
        return None
    parent = next(_beasts(cast), None)
    mother = parent is not None and bool({*parent.attributes} & {*cast.lexicon.words.elders})
    if human and not mother and _last_is_a_person(cast):
        return None  # "a girl feeds ducks, a woman holds her baby"
    return parent if not human or phrase.whose or mother else None


def take_after(parent: Member, young: Member) -> None:
    """A young one is of its mother's kind and looks, and smaller."""
    young.kind, young.family = parent.kind, parent.family
    young.color, young.material = parent.color, parent.material
    young.traits, young.scale = dict(parent.traits), _YOUNG * parent.scale


def elder(cast: Named, phrase: NounPhrase, word: str, noun: Noun | None) -> tuple[str, Noun | None]:
    """The word and the noun of "their mother" where ducklings were named: a duck is meant; and of
    a girl's friend, who is a child."""
    if word in _FELLOWS and phrase.whose and _last_is_a_child(cast):
        return word, cast.lexicon.noun_named("kid") or noun
    if word not in cast.lexicon.words.elders or not phrase.whose:
        return word, noun
    named = (cast.members[one] for ids in reversed(cast.recent) for one in ids)
    young = next((one for one in named if one.living), None)
    if young is None or young.family == "person":
        return word, noun
    grown = cast.lexicon.noun_named(young.kind.replace("_", " "))
    return (word, grown) if grown is not None else (word, noun)


def _last_is_a_person(cast: Named) -> bool:
    """Whether the one named last is a person, and not an animal."""
    named = (cast.members[one] for ids in reversed(cast.recent) for one in ids)
    last = next((one for one in named if one.living), None)
    return last is not None and last.family == "person"


def _last_is_a_child(cast: Named) -> bool:
    """Whether the one named last is a child."""
    named = (cast.members[one] for ids in reversed(cast.recent) for one in ids)
    last = next((one for one in named if one.living), None)
    return last is not None and last.traits.get("age") == "child"


def _beasts(cast: Named) -> Iterator[Member]:
    """The animals that were named, the last first."""
    named = (cast.members[one] for ids in reversed(cast.recent) for one in ids)
    return (one for one in named if one.living and one.family != "person")
