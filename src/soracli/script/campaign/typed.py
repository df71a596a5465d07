"""What a value of YAML is to a template: a text, a number or a truth, as it was meant.

Only what is filled in just as it was written becomes a number: 5 does; 007, 1.50 and 1e3 stay text,
and so do `no` and `on`, which are words and a country here.
"""

import re

from soracli.script.board.part import Part
from soracli.script.campaign.spots import line_from
from soracli.story.campaign import Scalar

_WHOLE = re.compile(r"0|-?[1-9]\d{0,14}", re.ASCII)
_BROKEN = re.compile(r"-?(0|[1-9]\d{0,11})\.\d{1,6}", re.ASCII)
_QUOTES = ("'", '"', "|", ">", "!")
_TRUTHS = {"true": True, "false": False}


def typed(part: Part) -> Scalar | None:
    """The value of a part; None where it is a mapping or a list. Nothing is an empty text."""
    if part.content is None:
        return ""
    text = part.text
    if text is None or line_from(part.spot)[:1] in _QUOTES:
        return text
    if text in _TRUTHS:
        return _TRUTHS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _BROKEN.fullmatch(text) and str(float(text)) == text:
        return float(text)
    return text
