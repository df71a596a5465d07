"""How a whole text stands there: in quotation marks though nobody says it, and people whose backs
are turned, who go nowhere for that."""

import re

_QUOTED = re.compile(r"\s*[\"\u201c]([^\"\u201c\u201d]{12,})[\"\u201d]\s*")
_BACKS = re.compile(
    r",? ?\b(?:with )?(?:his|her|its|their) backs? (?:turned )?(?:to|toward|towards) "
    r"(?:us|the (?:camera|viewer|lens|audience)|camera)\b",
    re.IGNORECASE,
)


def without_marks(text: str) -> str:
    """A prompt that is quoted as a whole, without its marks: nobody speaks in it."""
    whole = _QUOTED.fullmatch(text)
    return whole[1] if whole and " " in whole[1].strip() else text


def plain_backs(text: str) -> str:
    """The text without backs turned to the viewer, which is no way that anybody goes."""
    return _BACKS.sub("", text)
