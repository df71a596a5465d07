"""Who goes after whom: "crawls across the floor after a lemon" crawls after the lemon, whatever way
is told in between; what comes after dinner or after the rain is nobody to go after."""

import re

from soracli.script.lexicon import Lexicon
from soracli.script.reader.unspoken import LONGEST, unspoken
from soracli.script.reader.way_words import GOES

_WAY = (
    r"(?:across|along|down|up|through|over|past|around|into|out of|from|on) "
    r"(?:(?!after\b|and\b|while\b|as\b|to\b)[\w'-]+ ){1,5}?"
)
_AFTER = re.compile(
    rf"\b(?P<go>(?:{GOES})) (?P<way>{_WAY})after "
    r"(?P<whom>(?:an?|the|his|her|its|their|two|three|some) (?:[\w-]+ ){0,2}?(?P<who>[\w-]+))"
    r"(?=\s*(?:[.,;:!?]|$)| (?:and|while|as|who|that|with|in)\b)",
    re.IGNORECASE,
)
_GOING = ("person", "quadruped", "bird", "creature", "insect", "fish", "dragon", "vehicle", "boat",
          "aircraft", "ball", "prop", "board")  # fmt: skip
"""Families of what goes somewhere."""


_HAD = ("meal", "dinner", "lunch", "supper", "breakfast", "tea", "coffee", "drink", "beer", "bath",
        "shower", "game", "match", "party", "concert", "storm")  # fmt: skip
"""Nouns of what is over rather than gone after."""


def plain_after(text: str, lexicon: Lexicon) -> str:
    """The text with whom somebody goes after right behind the verb. What is spoken stays."""
    if len(text) > LONGEST or " after " not in text:
        return text
    return unspoken(text, lambda part: _AFTER.sub(lambda found: _close(found, lexicon), part))


def _close(found: re.Match[str], lexicon: Lexicon) -> str:
    words = found["who"].lower()
    nouns = (lexicon.noun_named(one) for one in lexicon.forms(words))
    noun = next((one for one in nouns if one is not None), None)
    if words in _HAD or noun is None or noun.family not in _GOING:
        return found[0]
    return f"{found['go']} after {found['whom']} {found['way'].rstrip()}"
