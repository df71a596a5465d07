"""Hours of the clock ("at 5 am", "7:30 in the evening", "two o'clock") as times of day."""

import re

from soracli.script.reader.unspoken import unspoken

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_HOUR = re.compile(
    rf"(?:\bat )?\b(?P<hour>\d{{1,2}}|{'|'.join(_ONES)})(?:[:.]\d\d)?"
    r"(?: ?o['\u2019]clock)?(?: ?(?P<half>[ap])\.?m\b\.?| (?P<part>in the morning|in the afternoon"
    r"|in the evening|at night)\b|(?<=clock))",
    re.IGNORECASE,
)
_UNTIL = (
    (5, "at night"), (7, "at dawn"), (11, "in the morning"), (17, "at noon"),
    (19, "in the late afternoon"), (21, "at dusk"), (24, "at night"),
)  # fmt: skip


def plain_hours(text: str) -> str:
    """The text with every hour of the clock as a time of day; a bare "o'clock" says none.

    What is spoken in quotation marks stays as it is.
    """
    return unspoken(text, lambda part: _HOUR.sub(_words, part))


def _words(found: re.Match[str]) -> str:
    said = found["hour"].lower()
    hour = int(said) if said.isdigit() else _ONES.index(said) + 1
    if hour > 24 or (found["half"] and hour > 12):
        return found[0]
    clock = "clock" in found[0].lower() or found[0].lower().startswith("at ")
    if found["part"]:
        return found["part"] if clock else found[0]
    if found["half"] is None:
        return ""
    hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    return next(words for most, words in _UNTIL if hour < most)
