"""Played on: who "plays on a white keyboard", or "a tune on her violin", plays that."""

import re
from functools import cache

from soracli.script.lexicon import Lexicon
from soracli.script.reader.unspoken import unspoken

_TUNES = (
    r"(?:(?:an? |the |some )?(?:[a-z]+ )?"
    r"(?:tune|song|melody|waltz|march|solo|ballad|lullaby|jazz|music|scales?|something) )?"
)
_DETERMINERS = r"(?:an?|the|his|her|their|its|one|two|three|four)"


def played_on(text: str, lexicon: Lexicon) -> str:
    """The text in which an instrument is played, and not played on. What is spoken stays."""
    if "play" not in text.lower():
        return text
    kinds = {kind for kinds in lexicon.words.instruments.values() for kind in kinds}
    pattern = _pattern(tuple(name for name, noun in lexicon.nouns.items() if noun.kind in kinds))
    return unspoken(text, lambda part: pattern.sub(r"\g<verb> \g<what>", part))


@cache
def _pattern(nouns: tuple[str, ...]) -> re.Pattern[str]:
    named = "|".join(re.escape(name) for name in sorted(nouns, key=len, reverse=True))
    return re.compile(
        rf"\b(?P<verb>play(?:s|ed|ing)?) (?:away |softly |quietly |along )?{_TUNES}(?:up)?on "
        rf"(?P<what>{_DETERMINERS} (?:[a-z-]+ ){{0,3}}?(?:{named})s?\b)(?! (?:stool|bench|lid))",
        re.IGNORECASE,
    )
