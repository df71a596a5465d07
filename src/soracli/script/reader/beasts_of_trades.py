"""Animals that people of a trade are: an "owl teacher" is an owl in what teachers wear, and so is
an "astronaut cat" a cat in a space suit; a "dog trainer" is a person."""

from soracli.script.lexicon import Lexicon, Match, Noun
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.sentence import Sentence

_OF_ANIMALS = frozenset(
    ("walker", "rider", "hunter", "watcher", "trainer", "owner", "lover", "tamer", "groomer",
     "breeder", "farmer", "keeper", "handler", "lady", "whisperer", "catcher", "charmer", "herder",
     "shearer", "seller", "vendor", "thief", "man", "woman", "boy", "girl", "person", "people",
     "vet", "veterinarian", "jockey", "racer", "fighter", "rustler", "musher", "feeder", "sitter",
     "butcher", "fisherman", "rancher", "breaker", "dealer", "merchant", "milker", "kid", "child",
     "guy", "monger", "rescuer", "driver", "family", "baby", "mother", "father")
)  # fmt: skip
"""Whoever is called like an animal before such a word deals with animals of the kind."""


def as_beast(phrase: NounPhrase, noun: Noun | None, sentence: Sentence) -> Noun | None:
    """The noun that a phrase is cast as: an animal where one of a trade is said to be one."""
    if noun is None or not noun.living or phrase.head != "noun":
        return noun
    before = [one for one in _before(phrase, sentence) if one.kind != noun.kind]
    if noun.family == "person":
        beast = next((one for one in before if one.living and one.family != "person"), None)
        words = set(phrase.noun.split())
        if beast is None or words & _OF_ANIMALS or not noun.over.wears:
            return noun
        return _dressed(beast, noun)
    trade = next((one for one in before if one.family == "person" and one.over.wears), None)
    return noun if trade is None else _dressed(noun, trade)


def _before(phrase: NounPhrase, sentence: Sentence) -> list[Noun]:
    """The nouns in the phrase before its head."""
    found: list[Noun] = []
    for at in range(phrase.start, phrase.head_at[0]):
        match: Match | None = sentence.role(at, "noun")
        if match is None or match.end > phrase.head_at[0]:
            continue
        size = sentence.role(at, "size")
        if size is not None and size.end == match.end:
            continue  # "a giant frog" is nobody's trade
        known = _known(match, sentence.lexicon)
        if known is not None:
            found.append(known)
    return found


def _known(match: Match, lexicon: Lexicon) -> Noun | None:
    return lexicon.nouns.get(match.key)


def _dressed(beast: Noun, trade: Noun) -> Noun:
    """The animal in the clothes of the trade, and where that is done."""
    over = beast.over.model_copy(
        update={"wears": {**beast.over.wears, **trade.over.wears}, "place": trade.over.place}
    )
    return beast._replace(over=over)
