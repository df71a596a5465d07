"""Ages in numbers ("an 8-year-old boy", "a man, 72 years old") as words that the lexicon knows."""

import re

from soracli.script.reader.unspoken import unspoken

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBER = rf"\d{{1,3}}|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[:9])}))?|{'|'.join(_ONES)}"
_AGE = re.compile(
    rf"(?P<article>\ban? )?\b(?P<number>{_NUMBER})[- ]years?[- ]old\b(?P<noun>[- ](?=[a-z]))?"
    rf"|,? aged (?P<aged>{_NUMBER})\b",
    re.IGNORECASE,
)
_UNTIL = (
    (12, "preteen", "in the preteens"),
    (19, "teenage", "in the teens"),
    (35, "young", "in the twenties"),
    (59, "grown", "in the forties"),
    (999, "elderly", "in the seventies"),
)


def plain_ages(text: str) -> str:
    """The text with every age as an adjective before its noun, or as a phrase behind it. What is
    spoken stays."""
    lower = text.lower()
    if "year" not in lower and "aged" not in lower:
        return text
    return unspoken(text, lambda part: _AGE.sub(_words, part))


def _words(found: re.Match[str]) -> str:
    age = _number((found["number"] or found["aged"]).lower())
    before, behind = next((before, behind) for most, before, behind in _UNTIL if age <= most)
    if found["aged"]:
        return f" {behind}"
    if found["noun"]:
        article = ("an " if before[0] in "aeiou" else "a ") if found["article"] else ""
        return f"{article}{before} "
    return f"{found['article'] or ''}{behind}"


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    parts = re.split("[- ]", words)
    return sum(
        10 * (_TENS.index(part) + 2) if part in _TENS else _ONES.index(part) + 1 for part in parts
    )
