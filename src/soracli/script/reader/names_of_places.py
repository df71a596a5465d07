"""Proper names of places: "in Maui", "downtown Hanoi", "in the old town of Zubrowka"."""

from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_WHERE = frozenset(
    ("in", "at", "from", "across", "through", "around", "of", "near", "over", "to", "toward",
     "into", "along")
)  # fmt: skip
"""Prepositions before a place on the map."""
_TOWN = "street"
"""The set of a place on the map that nobody knows, where nothing else tells one."""


def is_on_the_map(now: Reading, phrase: NounPhrase) -> bool:
    """Take a name that nobody knows, written with a capital letter behind a preposition of place,
    as one on the map ("in old Zubrowka"), and as nothing that stands on a set."""
    if phrase.head != "unknown" or phrase.of is not None or phrase.count:
        return False
    at = phrase.head_at[0]
    listed = now.prep is None and _behind_a_place(now, phrase)
    where = now.prep is not None and now.prep.key in _WHERE
    if not (where or listed) or not _is_name(now, at) or phrase.determiner == "indefinite":
        return False
    if phrase.determiner == "definite" and at == phrase.start + 1 and not listed:
        return False  # "to the Zorblax" may be somebody
    if now.prep is not None and now.prep.key in ("to", "toward", "of") and _to_somebody(now):
        return False
    now.sentence.use(phrase.start, phrase.end)
    if now.prep is not None and now.prep.key in ("in", "at", "across", "through", "around"):
        now.setting.somewhere = now.setting.somewhere or _TOWN
    for match in phrase.modifiers:
        now.setting.take(match)
    now.prep = None
    return True


def is_home(now: Reading, phrase: NounPhrase) -> bool:
    """Whether somebody is only said to be from a place on the map, and does something wherever
    they are: "a grandmother from Sicily bakes bread"."""
    place = phrase.has("place")
    home = place is not None and place.words in now.lexicon.world and now.act is None
    if home:
        now.sentence.use(phrase.start, phrase.end)
    return home


def _is_name(now: Reading, at: int) -> bool:
    """Whether a word is written as a name is, among others that are not."""
    tokens = now.sentence.tokens
    small = sum(token.text[:1].islower() for token in tokens if token.kind == "word")
    return at > 0 and tokens[at].text.istitle() and small > len(tokens) // 3


def _behind_a_place(now: Reading, phrase: NounPhrase) -> bool:
    """ "In Bangkok, Zubrowka": a larger place behind a smaller one."""
    before = phrase.start - 1
    told = now.sentence.kind(before) == "comma" and now.sentence.tokens[before - 1].text.istitle()
    return told and now.verb_ahead() is None


def _to_somebody(now: Reading) -> bool:
    """ "Talks to Zubrowka": somebody it is done to."""
    return now.act is not None and now.act.likely in now.lexicon.words.living
