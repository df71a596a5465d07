"""Group nouns: "a wolf pack", "a band of six", "two pairs of skaters"."""

from soracli.script.lexicon import Lexicon, Match
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.sentence import Sentence

_MOST = 12
"""How many all of several groups are at most, if the words count nobody in them."""

HEAPED = ("tower", "pile", "pyramid")
"""Arrangements of what lies one on the other, of which each of several is a heap of its own."""


def unpack_group(
    lexicon: Lexicon, sentence: Sentence, phrase: NounPhrase
) -> tuple[NounPhrase, int, str]:
    """A group noun: its members' phrase, how many, and how they stand."""
    group = lexicon.words.groups[phrase.roles["group"].key]
    sentence.use(*phrase.head_at)
    if phrase.count_at:
        sentence.use(*phrase.count_at)
    inner, several = phrase.of, 0
    if inner is not None and not inner.head and group.of:
        several = inner.count or 0  # "a band of six"
        inner = None
    own = _of_a_kind(lexicon, phrase) if inner is None else ""
    if inner is None and not (group.of or own):
        return phrase, phrase.count or 1, ""  # "a line" of nothing is one line
    if inner is None:
        noun, *others = (own or group.of).split("/")
        inner = NounPhrase(
            phrase.start,
            phrase.end,
            modifiers=phrase.modifiers,
            noun=noun,
            head="noun",
            head_at=phrase.head_at,
        )
        inner.roles = {"noun": Match(*phrase.head_at, "noun", noun, noun, False)}
        inner.mixed = (noun, *others) if others else ()
    else:
        inner.modifiers += [match for match in phrase.modifiers if match.role != "size"]
        for match in phrase.modifiers:
            sentence.use(match.start, match.end)
    pairs = group.count == 2 and not phrase.noun.startswith("twin")  # "two twins" are two
    twins = group.count == 2 and not pairs
    times = 1 if twins else phrase.count or 1
    if pairs or times == 1:
        return inner, (several or inner.count or group.count * times), group.arrangement
    each = several or inner.count or max(min(group.count, _MOST // times), 2)
    return inner, each * times, group.arrangement


def _of_a_kind(lexicon: Lexicon, phrase: NounPhrase) -> str:
    """ "A husky team", "a wolf pack": the noun before the group, if it is of somebody alive."""
    words = [match.words for match in phrase.modifiers if match.role == "noun"]
    known = {word: lexicon.noun_named(word) for word in words}
    return next((word for word, noun in known.items() if noun and noun.living), "")
