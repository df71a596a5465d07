"""How a whole text stands there: in quotation marks though nobody says it, and people whose backs
are turned, who go nowhere for that; the shell of a snail or a turtle is its back."""

import re

_QUOTED = re.compile(r"\s*[\"\u201c]([^\"\u201c\u201d]{12,})[\"\u201d]\s*")
_BACKS = re.compile(
    r",? ?\b(?:with )?(?:his|her|its|their) backs? (?:turned )?(?:to|toward|towards) "
    r"(?:us|the (?:camera|viewer|lens|audience)|camera)\b",
    re.IGNORECASE,
)
_SHELL = re.compile(
    r"\b(?P<whose>(?:snail|turtle|tortoise|terrapin|crab|armadillo|beetle|ladybug|ladybird)s?\b"
    r"(?:[^.;!?]{1,40}? (?:its|his|her|their)|'s?)) shells?\b(?! (?:is|are|of)\b)",
    re.IGNORECASE,
)
"""What those who have one carry things on."""


def without_marks(text: str) -> str:
    """A prompt that is quoted as a whole, without its marks: nobody speaks in it."""
    whole = _QUOTED.fullmatch(text)
    return whole[1] if whole and " " in whole[1].strip() else text


def plain_backs(text: str) -> str:
    """The text without backs turned to the viewer, which is no way that anybody goes, and with what
    is on the shell of somebody on their back."""
    return _SHELL.sub(_back, _BACKS.sub("", text))


def _back(found: re.Match[str]) -> str:
    onto = re.search(r"\b(?:on|onto|off|from)\b", found.string[: found.end("whose")][-60:])
    return f"{found['whose']} back" if onto else found[0]
