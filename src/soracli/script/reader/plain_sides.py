"""Sides in plain words: what something is to the left of although a word is left out, as in "a bird
is on the left a tree"."""

import re

from soracli.script.reader.unspoken import unspoken
from soracli.script.reader.way_words import GOES

_IS = r"\b(?P<is>(?:is|are|was|were|sits?|stands?|lies|lie|waits?|sitting|standing|lying)) "
_LEFT_OUT = re.compile(
    _IS + r"(?P<side>(?:on|to|at) the (?:left|right)(?: side)?|in the front|in front)"
    r" (?P<what>(?:an?|the|its|his|her|their) [\w-]+(?: [\w-]+)?)"
    r"(?=\s*(?:[.,;]|$| and then\b| then\b))",
    re.IGNORECASE,
)
"""Where somebody is to something, and no "of" before that."""


_NOUN = r"(?P<what>\b(?:an?|the|one|two|three|some|his|her|its) (?:[\w'-]+ ){0,3}?[\w'-]+)"
_ON = (
    r"(?:on|onto|atop|under|underneath|beneath|below|behind|beside|above|over|next to|in front of|"
    r"between|against|near|by|at the foot of|to the left of|to the right of)"
)
_PUT = re.compile(
    _NOUN + r"(?P<is> (?:is|are|was|were))? (?:(?:neatly|carefully|carelessly|casually|gently|"
    r"loosely|elegantly|safely|precariously|proudly|permanently|temporarily) )?"
    rf"(?:left(?= (?:lying )?{_ON}\b)|(?:stored|draped|mounted|stationed|situated|located|"
    rf"positioned|displayed|installed|abandoned|forgotten|discarded|propped|stashed|nestled|set|"
    rf"affixed|fastened|exhibited)(?= (?:{_ON}|in|inside)\b(?! motion| place\b| stone\b)))"
    r"(?! (?:fire|foot|sail)\b)",
    re.IGNORECASE,
)
"""What somebody has put somewhere, and is there now."""
_NOT_THERE = re.compile(
    rf",? (?:and |but )?not (?:{_ON}|inside|in) (?:it|him|her|them)(?=\s*(?:[.,;!?]|$))",
    re.IGNORECASE,
)
"""Where something is said not to be, beside where it is."""
_OPEN = re.compile(r"\b(?P<lies>lying|lies|lie) (?:wide )?open\b", re.IGNORECASE)
"""How a book lies there, which nobody opens then."""
_STRUNG = re.compile(rf"\b(?:strung|slung)(?= (?:up )?{_ON}\b)", re.IGNORECASE)
_DRONE = re.compile(
    rf"(?P<to>\b(?:{_ON}|around|past|toward|towards|of) (?:an?|the|one) (?:(?!shot)[\w-]+ )?)drone"
    r"(?! (?:shot|view|footage|video|show))\b",
    re.IGNORECASE,
)
"""One that something is beside or under, which is no view from the air."""


def _put(found: re.Match[str]) -> str:
    """What is left somewhere is there; who goes left, or to the left, goes there."""
    goes = re.search(rf"(?:\b{GOES}|\bthe|\bto|\bfrom)$", found["what"], re.IGNORECASE)
    if goes is not None and not found["is"]:
        return found[0]
    return found["what"] + (found["is"] or "")


_FROM_SIDE = re.compile(
    rf"(?P<verb>\b{GOES}) from (?P<side>the (?:left|right)(?: side)? of|behind|under|underneath|"
    r"beneath|in front of|the (?:front|back|top) of|on top of|beside|above) "
    r"(?P<what>(?:an?|the|its|his|her) (?:[\w-]+ ){0,2}?[\w-]+) "
    r"(?=(?:to|onto) (?:the |its |his |her )?(?:left|right|front|back|top|other side|far side|side|"
    r"rear|bottom)\b)",
    re.IGNORECASE,
)
"""From one side to another, in one breath."""
_AT = {"the front of": "in front of", "the back of": "behind", "the top of": "on"}


def plain_sides(text: str) -> str:
    """A text that says of what something is on the left, and where what was put there is. What is
    spoken stays."""
    return unspoken(text, _plain)


def _plain(text: str) -> str:
    text = _NOT_THERE.sub("", text)
    text = _OPEN.sub(r"\g<lies>", text)
    text = _STRUNG.sub("hanging", text)
    text = _PUT.sub(_put, text)
    text = _DRONE.sub(r"\g<to>quadcopter", text)
    text = _FROM_SIDE.sub(_from_side, text)
    return _LEFT_OUT.sub(r"\g<is> \g<side> of \g<what>", text)


def _from_side(found: re.Match[str]) -> str:
    """ "Rolls from the left of a mug to": is on the left of it, then rolls to."""
    side, what, verb = found["side"].lower(), found["what"], found["verb"]
    side = _AT.get(side, f"on {side}" if side.startswith("the ") else side)
    if verb.endswith("ing"):
        return f"{side} {what} {verb} "
    return f"is {side} {what}, then {verb} "
