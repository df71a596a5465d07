"""Two roundabout deeds in plain words: who "lets it go" lets go of it, and who "scrambles to his
feet" gets up.
"""

import re

from soracli.script.reader.unspoken import unspoken

_GO = re.compile(
    r"\b(?P<verb>lets?|letting) "
    r"(?P<what>it|them|(?:the|an?|his|her|their|its|one|both|two|three) (?:[\w-]+ ){0,2}?[\w-]+) "
    r"go\b(?! (?:to|into|in|home|first|ahead|on|out|up|down|away|past|through|back|off)\b)",
    re.IGNORECASE,
)
_FEET = re.compile(
    r"\b(?P<verb>gets?|getting|got|rises?|rising|rose|scrambl(?:es?|ing|ed)|struggl(?:es?|ing|ed)|"
    r"jump(?:s|ing|ed)?|leap(?:s|ing|ed)?|spring(?:s|ing)?|sprang|climb(?:s|ing|ed)?|"
    r"stagger(?:s|ing|ed)?|haul(?:s|ing)? (?:him|her|it|them)sel(?:f|ves)|"
    r"pull(?:s|ing)? (?:him|her|it|them)sel(?:f|ves)|"
    r"push(?:es|ing)? (?:him|her|it|them)sel(?:f|ves))"
    r"(?: slowly| quickly)?(?: back)?(?: up)? (?:to|on|onto) (?:his|her|its|their) (?:own )?"
    r"(?:two )?feet\b(?: again)?",
    re.IGNORECASE,
)


def plain_letting_go(text: str) -> str:
    """The text with these deeds as plain verbs. What is spoken stays."""
    return unspoken(text, lambda said: _FEET.sub(_up, _GO.sub(r"\g<verb> go of \g<what>", said)))


def _up(found: re.Match[str]) -> str:
    verb = found["verb"].split()[0].lower()
    if verb.endswith("ing") and verb != "spring":
        return "getting up"
    return "gets up" if verb.endswith("s") or verb in ("got", "rose", "sprang") else "get up"
