"""Two paints that are mixed: each is seen to turn into what painters get of both."""

import re

from soracli.script.reader.unspoken import unspoken

_COLORS = (
    "red|orange|yellow|green|blue|purple|violet|pink|white|black|brown|magenta|cyan|turquoise|gray|"
    "grey"
)
_PAINTS = re.compile(
    rf"\b(?:(?:equal|some|small|large) )*(?:amounts? |drops? |dollops? |blobs? )?(?:of )?"
    rf"(?P<one>{_COLORS})(?: paint)? and (?P<other>{_COLORS}) (?:paints?|dyes?|inks?|"
    rf"watercolou?rs?) "
    r"(?:(?:are|is|get|slowly|rapidly|gently|being|quickly|vigorously|gradually) )*"
    r"(?:combined|mixed|blended|stirred|swirled|mix|blend|combine|swirl|merge|merged)\b[^.!?]*",
    re.IGNORECASE,
)
_MIXED = {
    frozenset(("yellow", "blue")): "green", frozenset(("yellow", "red")): "orange",
    frozenset(("blue", "red")): "purple", frozenset(("black", "white")): "gray",
    frozenset(("red", "white")): "pink", frozenset(("blue", "white")): "light blue",
    frozenset(("red", "purple")): "magenta", frozenset(("blue", "magenta")): "purple",
    frozenset(("brown", "yellow")): "ochre", frozenset(("yellow", "white")): "cream",
    frozenset(("green", "white")): "light green", frozenset(("green", "yellow")): "lime",
    frozenset(("green", "blue")): "teal", frozenset(("cyan", "yellow")): "green",
    frozenset(("magenta", "yellow")): "red", frozenset(("cyan", "magenta")): "blue",
    frozenset(("red", "black")): "maroon", frozenset(("blue", "black")): "navy",
    frozenset(("brown", "white")): "tan", frozenset(("pink", "blue")): "lavender",
    frozenset(("purple", "white")): "lavender", frozenset(("orange", "white")): "peach",
}  # fmt: skip
"""What two paints of equal amounts give: subtractive mixing as painters' charts have it."""
_MUD = "brown"
"""What any other two give."""


def mixed_paints(text: str) -> str:
    """The text in which paints that are mixed turn into a color. What is spoken stays."""
    return unspoken(text, lambda part: _PAINTS.sub(_turn, part))


def _turn(found: re.Match[str]) -> str:
    one, other = (found[name].lower().replace("grey", "gray") for name in ("one", "other"))
    mixed = _MIXED.get(frozenset((one, other)), _MUD)
    return f"A {one} puddle of paint and a {other} puddle of paint turn {mixed}"
