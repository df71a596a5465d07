"""Told below: "far below, a mouse runs" is a mouse that runs below; "and above it a crow circles"
is a clause of its own; of "birds on their backs" behind a comma it is those named before who have
these backs."""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_CLAUSE = r"(?P<rest>(?:an?|the|two|three|four|five|six|several|some|many) [^.,;:!?]+)"
_BELOW_FIRST = re.compile(
    r"(?P<lead>^|[.;:] |, |\b(?:and|while|as|but)(?:,| then)? )"
    r"(?P<where>(?:(?:on|in|at|along|across) the (?:[\w-]+ ){1,2}?)?)"
    r"(?:(?:far|deep|high|way|just|right|somewhere|down) )?(?P<how>below|beneath|underneath), "
    + _CLAUSE,
    re.IGNORECASE,
)
"""Where those are of whom a clause tells that begins with that."""
_THERE_FIRST = re.compile(
    r"(?:,(?![^.,;]*ing\b)|,? (?:and|but|while),?) "
    r"(?P<where>(?:behind|beside|above|below|beneath|underneath|under|over|next to|in front of|"
    r"near|on|on top of) (?:it|him|her|them)),? "
    r"(?=(?:an?|two|three|four|five|six|several|some|many) [a-z])",
    re.IGNORECASE,
)
"""How a clause begins that tells of somebody who is by another one: "and above it a crow circles",
which would be where that other one did something."""
_HOW_FAR = re.compile(
    r"\b(?:far|deep|way|well|a long way|some way) (?=(?:below|beneath|underneath|above)\b)",
    re.IGNORECASE,
)
"""How far below, which adds nothing to where somebody is."""
_ON_BACKS = re.compile(
    r", (?P<what>(?:(?:an?|two|three|four|five|several|some) (?:[\w-]+ )?)?"
    r"(?!(?:hands?|arms?|feet|legs|eyes|fingers|paws|hair|flat|asleep|still|rolling)\b)[\w-]+"
    r"(?<!ing)(?<!ly)) (?P<on>on (?:their|its|his|her) (?:backs?|heads?|shoulders?|laps?))"
    r"(?=\s*(?:[.,;:!?]|$))",
    re.IGNORECASE,
)
"""What somebody has on their back, named alone behind a comma."""


def told_below(text: str) -> str:
    """The text with where somebody is behind what they do. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    text = _BELOW_FIRST.sub(
        lambda found: f"{found['lead']}{found['rest']} {found['where']}{found['how']}", text
    )
    text = _THERE_FIRST.sub(r"; \g<where>, ", text)
    text = _ON_BACKS.sub(r" with \g<what> \g<on>", text)
    return _HOW_FAR.sub("", text)
