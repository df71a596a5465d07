"""Stunts of cars: a chase has two that go after each other, a car door is on a car, and what is
splashed by a car is beside a puddle through which that drives."""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_CARS = r"(?:car|truck|motorcycle|motorbike|bike|boat|speedboat|taxi|van|police|horse|helicopter)"
_CHASE = re.compile(
    rf"^(?P<head>(?:[^.,;:]*?\b(?:shot|view|scene|footage) of )?)(?:an? |the )?"
    rf"(?P<how>(?:(?!{_CARS}\b)[\w-]+ ){{0,2}}?)(?P<what>{_CARS}) chase\b"
    r"(?= (?:through|in|on|along|across|down|over|around|at|under|between)\b|\s*[.,;]|\s*$)",
    re.IGNORECASE,
)
"""A chase that is only named."""
_FLYING = re.compile(
    r"(?:,| and| with| as)? (?P<what>(?:cardboard )?(?:boxes|crates|barrels|cartons|bins|"
    r"trash cans|fruit stands|baskets)) (?:are )?"
    r"(?:fly(?:ing)?|scatter(?:ing)?|tumbl(?:e|ing)|crash(?:ing)?)"
    r"(?: (?:everywhere|around|about|through the air|in all directions|aside))?"
    r"(?=\s*(?:$|[.,;]))",
    re.IGNORECASE,
)
"""What the cars of a chase run over."""
_SPLASH = re.compile(
    r"\b(?P<car>(?:an?|the) (?:[\w-]+ )?(?:car|taxi|bus|truck|van|cab|lorry|jeep)) "
    r"(?:splash(?P<end>es|ed|ing)|soak(?P<ends>s|ed|ing)|drench(?P<ended>es|ed|ing)) "
    r"(?P<who>(?:an?|the) (?:[\w-]+ )?[\w-]+)(?= (?:on|in|at|with|by|who|standing|waiting)\b|"
    r"\s*(?:$|[.,;]))",
    re.IGNORECASE,
)


_LEAP = re.compile(
    r"\b(?:leap|jump|soar|spring|fl|ris)(?P<end>s|ing|ies|es|e|)"
    r"(?: up| high| into the air| toward the (?:hoop|rim|basket)| through the air)*,? (?:and|to) "
    r"(?:slam[ -])?dunk(?:s|ing)?\b",
    re.IGNORECASE,
)
"""The leap of a dunk is a part of it."""


def _dunks(found: re.Match[str]) -> str:
    end = found["end"].lower()
    return "dunking" if end == "ing" else "dunks" if end in ("s", "ies", "es") else "dunk"


def plain_stunts(text: str) -> str:
    """A text in which it is said which cars do what. What is spoken stays."""
    if len(text) > LONGEST:
        return text
    return unspoken(text, _plain)


def _plain(text: str) -> str:
    if _CHASE.search(text):
        text = _CHASE.sub(_chases, _FLYING.sub(r" and knocks over \g<what>", text), count=1)
    return _LEAP.sub(_dunks, _SPLASH.sub(_drives_by, text))


def _chases(found: re.Match[str]) -> str:
    what, how = found["what"].lower(), found["how"]
    what = "police car" if what == "police" else what
    other = "car" if what == "police car" else what
    article = "A" if not found["head"] else "a"
    return f"{found['head']}{article} {how}{what} chases another {other}"


def _drives_by(found: re.Match[str]) -> str:
    ends = found["end"] or found["ends"] or found["ended"]
    drives = "driving" if ends.lower() == "ing" else "drives"
    return f"{found['car']} {drives} through a puddle past {found['who']}"
