"""Words that mean something else in some company: where chess is played, a queen is a piece and a
board has squares; a goldfish bowl has a goldfish in it, and a boat trailer a boat on it.
"""

import re

from soracli.script.reader.unspoken import unspoken

_CHESS = re.compile(r"\b(?:chess\w*|pawns?|checkmates?)\b", re.IGNORECASE)
_PLAYERS = re.compile(
    r"\b(?:wears?|wearing|throne|palace|castle|crown|says?|talks?|drinks?|plays?)\b", re.I
)
"""Words of queens and kings who are people."""
_PIECE = re.compile(
    r"(?<!chess )(?<!beauty )\b(?P<piece>queens?|kings?|knights?|bishops?|rooks?|board)\b(?! game)",
    re.IGNORECASE,
)
_KITE = re.compile(
    r"(?P<toy>\b(?:fl(?:y|ies|ying|ew)|holds?|holding|launch(?:es|ing)?|with|let(?:s|ting)? go of|"
    r"chas(?:es|ing)) (?:an?|the|his|her|their) (?:\w+ )?)red kite\b",
    re.IGNORECASE,
)
"""A toy on a string, and no bird of that name."""
_GLASSES = re.compile(
    r"\b(?P<verb>rais(?:es|ing|e)|lift(?:s|ing)?|clink(?:s|ing)?|fill(?:s|ing)?) "
    r"(?:up )?(?:their|his|her|the) glass(?P<many>es)?(?! (?:of|frames?|slipper))\b",
    re.IGNORECASE,
)
"""Glasses to drink from, where nothing else is raised to a toast."""
_URGES = re.compile(
    r"\b(?P<verb>urg(?:es|ing|e)|spurr?(?:s|ing)?)(?: on)? "
    r"(?P<mount>(?:an?|the|his|her|their) (?:[a-z-]+ ){0,3}?"
    r"(?:horse|pony|stallion|mare|steed|mount|camel|donkey|mule|racehorse))(?: on(?:ward)?s?)?\b",
    re.IGNORECASE,
)
"""Who urges a horse over a hedge rides it."""


def plain_senses(text: str) -> str:
    """The text with words of several senses as what they mean here. What is spoken stays."""
    if _CHESS.search(text) and not _PLAYERS.search(text):
        text = unspoken(text, lambda part: _PIECE.sub(r"chess \g<piece>", part))
    text = unspoken(text, lambda part: _KITE.sub(r"\g<toy>red colored kite", part))
    text = unspoken(text, lambda part: _GLASSES.sub(r"\g<verb> wine glass\g<many>", part))
    return unspoken(text, lambda part: _URGES.sub(_ridden, part))


def _ridden(found: re.Match[str]) -> str:
    verb = found["verb"].lower()
    riding = "riding" if verb.endswith("ing") else "rides" if verb.endswith("s") else "ride"
    return f"{riding} {found['mount']}"
