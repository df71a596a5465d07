"""Colors that people say in more words than one: "in shades of emerald", "a vivid red in color"."""

import re

from soracli.script.reader.unspoken import unspoken

_SHADES = re.compile(
    r"(?P<worn>\b(?:dressed|clad|clothed|all) )?"
    r"\bin (?:(?:various|different|many|soft|rich|deep|several) )?"
    r"(?:shades|hues|tones|tints) of\b",
    re.IGNORECASE,
)
_IN_COLOR = re.compile(r",? in colou?r\b(?=\s*(?:[.,;:!?]|and\b|$))", re.IGNORECASE)


def plain_colors(text: str) -> str:
    """The text with its colors in plain words: "in shades of emerald" is "colored emerald".
    What is spoken stays."""
    return unspoken(text, lambda part: _IN_COLOR.sub("", _SHADES.sub(_said, part)))


def _said(found: re.Match[str]) -> str:
    """In what somebody is dressed is no color of their own."""
    return f"{found['worn']}in" if found["worn"] else "colored"
