"""Words for what is no thing: joy, patterns, California, "with great care", "the street is damp".

What nobody has cast gets a labelled stand-in; but not what nobody could put on a set.
"""

import re

from soracli.script.reader.fumes import rises
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading
from soracli.script.reader.spelling import meant

_ABSTRACT = re.compile(
    r"(?:[ts]ion|ness|ment|[aei]nce|[aei]ncy|ity|ism|ship|hood|acy|tude|ology|onomy)s?$"
)
"""Endings of nouns for what has no shape. What ends so and can be seen is cast by name."""
_ADJECTIVE = re.compile(r"(?:ive|ous|ful|less|ical|able|ible|ish|ly|ed|ing)$")
"""Endings of adjectives, adverbs and participles: bare, such a word is no noun."""


_PANES = frozenset(("pane", "windowpane"))
"""What is in the windows of the set, and no thing of its own where nothing is done to it: snow
drifts past the panes."""


def is_unshown(now: Reading, phrase: NounPhrase) -> bool:
    """Whether a phrase is known to be nothing that could stand there, or can be no thing."""
    told = phrase.noun in now.lexicon.words.unshown and not phrase.count
    told = told and not rises(now, phrase)
    glazed = phrase.noun in _PANES and (now.prep is not None or not now.open)
    return told or glazed or is_no_thing(now, phrase)


def is_no_thing(now: Reading, phrase: NounPhrase) -> bool:
    """Whether an unknown noun names nothing that could stand on the set.

    English has an article before one thing: an unknown word without any behind a verb or a
    preposition is stuff, a feeling, a place on the map or an adjective.
    """
    last = phrase.noun.split()[-1] if phrase.noun else ""
    if phrase.head != "unknown" or last == "":
        return False
    if last in now.lexicon.words.abstract:
        return True
    if meant(phrase.noun, now.lexicon):
        return False
    if _ABSTRACT.search(last):
        return True
    bare = phrase.determiner == "" and phrase.count is None and not phrase.plural
    done_to = now.open and now.act is not None and now.act.likely != ""  # "carries driftwood"
    if bare and _ADJECTIVE.search(last) and not phrase.modifiers:
        return True
    inside = now.prep is not None or bool(now.subject)
    return bare and inside and not done_to and not phrase.modifiers
