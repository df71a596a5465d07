"""Orders to whoever makes the picture: "Put a birdcage on the wardrobe" shows a birdcage there."""

import re

from soracli.script.reader.unspoken import unspoken

_PUT = (
    "put|place|set|position|situate|locate|arrange|add|insert|include|lay|hang|rest|stick|prop|"
    "lean|stand|sit|park|balance|perch|line up"
)
_NAMED = r"(?=(?:an?|the|some|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b)"
_SOMEWHERE = (
    r"(?=[^.!?;\n]*\b(?:on|onto|in|inside|into|under|underneath|beneath|below|above|over|behind|"
    r"beside|between|before|near|by|against|around|next to|left of|right of|in front of|atop|"
    r"alongside)\b)"
)
_POLITE = r"(?:(?:please|now|then|next|finally|first|also|let's|can you|could you),? )*"
_ASKED = re.compile(
    r"^\s*(?:(?:please|hi|hey|hello|ok|okay),? )*(?:(?:can|could|would|will) you (?:please )?"
    r"(?:make|create|generate|show|give|draw|film|animate|render|do)(?: me| us)?|"
    r"(?:i(?:'d| would)? (?:want|like|need|love)(?: you)?"
    r"(?: to (?:see|make|create|generate|have))?)|"
    r"(?:make|create|generate|give|render|animate)(?: me| us)?) "
    r"(?:(?:an?|the|some) (?:\w+ )?(?:video|clip|scene|shot|film|movie|animation|footage|image|"
    r"picture)(?: (?:of|where|in which|that shows|showing|with))?,? )?(?=\w)",
    re.IGNORECASE,
)
"""How a picture is asked for, before what is to be in it."""
_ONLY = re.compile(r"\bnothing (?:but|except|other than) ", re.IGNORECASE)
_FIRST = re.compile(
    rf"(?:^|(?<=[.!?;:\n] )){_POLITE}(?:{_PUT}) {_NAMED}{_SOMEWHERE}", re.IGNORECASE
)
_MORE = re.compile(rf"(?<=, |; )(?:and |then )*(?:{_PUT}) {_NAMED}{_SOMEWHERE}", re.IGNORECASE)
_JOINED = re.compile(rf"(?<= and )(?:then )?(?:{_PUT}) {_NAMED}{_SOMEWHERE}", re.IGNORECASE)


def plain_orders(text: str) -> str:
    """A text in which what is ordered to be put somewhere is there.

    Only what is told nobody: "puts a cup on the table" is done by somebody. What is spoken stays.
    """
    return unspoken(text, _plain)


def _plain(text: str) -> str:
    text = _ONLY.sub("", _ASKED.sub("", text))
    if not _FIRST.search(text):
        return text
    return _JOINED.sub("", _MORE.sub("", _FIRST.sub("", text)))
