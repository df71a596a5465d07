"""Looks that are told the other way round: clothes before who wears them ("beige coat, red scarf: a
spy waits"), and a colored part before its whole ("the red roof of a hut").
"""

import re
from functools import cache

from soracli.script.lexicon import Lexicon
from soracli.script.reader.unspoken import unspoken

_DESCRIBED = r"(?:[a-z-]+ ){0,4}?"
_ENDS = (
    r"(?=\s*(?:[.,;:!?]|$)|'s\b| (?:is|are|was|can|could|in|on|at|by|with|near|under|behind|beside|"
    r"above|below|against|and|or|as|while|when|until|to|toward|towards|from|over|glows?|shines?|"
    r"gleams?|glitters?|opens?|closes?|catches|appears?|comes?|stands?|sticks?|shows?|peeks?|turns?|"
    r"rises?)\b)"
)
"""What may stand behind a noun."""
_NOT_THEIRS = frozenset(("eye", "tail", "ear", "beak", "wing", "leg", "foot", "paw", "horn", "back",
                         "bill", "nose", "face", "fin", "body", "skin", "leaf", "petal", "blade",
                         "brick", "hide", "feather", "scale", "contents", "liquid"))  # fmt: skip
"""Parts that something is done by or to, and those that are no part of what stands behind "of"."""

_CURLERS = re.compile(r"\b(?P<wearing>(?:in|wearing) (?:her |his |its )?)curlers\b", re.IGNORECASE)
"""What is in somebody's hair, and not those who play at curling."""


def plain_looks(text: str, lexicon: Lexicon) -> str:
    """The text with who it is before what they wear, and the whole before its part. What is spoken
    stays."""
    words = lexicon.words
    garments = frozenset(word for row in words.garments.values() for word in row)
    parts = frozenset(word for row in words.part_colors.values() for word in row) - _NOT_THEIRS
    colors = frozenset(name for names in words.colors.values() for name in names)
    worn, part = _patterns(garments, parts, colors)

    def plain(said: str) -> str:
        said = _CURLERS.sub(r"\g<wearing>hair curlers", said)
        said = worn.sub(r"\g<who>, wearing \g<worn>\g<end>", said)
        return part.sub(r"\g<whole> with a \g<part>", said)

    return unspoken(text, plain)


@cache
def _patterns(
    garments: frozenset[str], parts: frozenset[str], colors: frozenset[str]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A list of clothes before a colon, and a colored part of something."""
    cloth = rf"(?:an? )?{_DESCRIBED}(?:{_any_of(garments)})"
    worn = (
        rf"(?:(?<=^)|(?<=[.!?] ))(?P<worn>{cloth}(?:,? (?:and )?{cloth})*): "
        r"(?P<who>(?:an?|the|one) [^.!?:]+?)(?P<end>[.!?]|$)"
    )
    part = (
        rf"\b(?:the|an?|its|their) (?P<part>(?:(?:dark|light|pale|bright) )?(?:{_any_of(colors)}) "
        rf"(?:{_any_of(parts)})) of (?P<whole>(?:an?|the|his|her|their|its) "
        rf"(?:[a-z-]+ ){{0,2}}?[a-z-]+){_ENDS}"
    )
    return re.compile(worn, re.IGNORECASE), re.compile(part, re.IGNORECASE)


def _any_of(words: frozenset[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))
