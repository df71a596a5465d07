"""Shapes that things are said to have: "a heart-shaped cushion", "a round window", "a balloon in
the shape of a star"."""

import re
from collections.abc import Sequence

from soracli.script.lexicon import Match
from soracli.script.reader.unspoken import unspoken
from soracli.script.tokens import Token

_NOUN = (
    r"(?!(?:the|an?|my|his|her|its|their|our|your|this|that|these|those|one|two|three|four|five|it|"
    r"him|them|us|me|you|and|or|of|in|on|at|to|for|with|from|about|by|up|down|into|near|robin|"
    r"trip|dance|danc\w+|trips|number|away|is|are|was|off|as|where|while|when|full|filled|"
    r"surrounded|lined|beside|behind|below|above|under|over|between|next)\b)"
)
"""What follows is no noun of which it is said."""
_BEFORE = (
    r"(?:^|(?<=[.!?;:] )|(?<=[.,] )|\b(?:an?|the|one|two|three|four|five|six|seven|eight|"
    r"his|her|its|their|this|that|every|each|some|many|several|and|with) (?:(?:small|large|big|"
    r"little|huge|tiny|wide|low|tall|old|new|perfectly|perfect|white|black|red|blue|green|yellow|brown|gr[ae]y|"
    r"pink|purple|orange|silver|golden|gold|dark|bright|wooden|metal|glass|stone|marble|plain|flat|"
    r"shiny|simple|ornate|antique),? )*)"
)
_CROWD = r"(?:people|men|women|children|kids|couples|dancers|pigeons|tourists|musicians|crowds?)\b"
"""Who is in a square: "in the square people dance"."""
_ROUND = re.compile(
    rf"{_BEFORE}(?P<shape>round|square(?! {_CROWD}))"
    rf"(?= {_NOUN}[a-z]{{3}})",
    re.IGNORECASE,
)
"""A "round" or "square" that is an adjective: elsewhere one is a way and the other a place."""
_LIKE = re.compile(
    r"\b(?P<det>an?|the|one|his|her|its) (?P<noun>(?:[a-z]+[ -]){0,2}?[a-z]+),? "
    r"(?:in the (?:shape|form) of|shaped like) (?:an? )?(?P<shape>[a-z]+)\b(?! of\b)",
    re.IGNORECASE,
)

_NO_NOUNS = frozenset(
    ("the", "a", "an", "his", "her", "its", "their", "my", "some", "like", "by", "with", "into",
     "it", "and", "in", "from", "out", "to", "on")
)  # fmt: skip
"""What follows where somebody shaped something: "a potter shaped a bowl"."""


_AFTER = re.compile(
    r"\b(?P<where>in|into|on|onto|from|at|behind|under|beside|near) (?P<shape>round|square)"
    r"(?= (?:[a-z]+ ){0,2}?[a-z]+s\b)",
    re.IGNORECASE,
)


def plain_shapes(text: str) -> str:
    """The text with its shapes in plain words: "a round rug" has a "round-shaped rug", and "a cake
    in the shape of a star" is "a star-shaped cake". What is spoken stays."""
    return unspoken(text, _shaped)


def _shaped(text: str) -> str:
    text = _LIKE.sub(r"\g<det> \g<shape>-shaped \g<noun>", text)
    text = _AFTER.sub(r"\g<where> \g<shape>-shaped", text)  # "in round vats", and around nothing
    return _ROUND.sub(lambda found: f"{found[0]}-shaped", text)


def shape_said(tokens: Sequence[Token], at: int) -> Match | None:
    """The shape that "heart-shaped" says, whatever stands before "shaped"."""
    if at + 2 >= len(tokens) or tokens[at + 1].lower != "shaped":
        return None
    word, after = tokens[at], tokens[at + 2]
    if word.kind != "word" or after.kind != "word" or after.lower in _NO_NOUNS:
        return None
    words = f"{word.lower} shaped"
    return Match(at, at + 2, "trait", f"shape={word.lower}", words, False)
