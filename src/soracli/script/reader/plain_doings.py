"""Roundabout ways to say what people do, in plain words: "a baker at work" kneads dough, and a
camera that "runs along with a soldier" follows a soldier who runs."""

import re
from collections.abc import Mapping, Sequence

from soracli.script.reader.unspoken import unspoken

_AT_WORK = r"(?:is |are )?(?:(?:hard|busy|busily|quietly) )?at work(?! bench)"
_GOING = {
    "run": "running", "walk": "walking", "jog": "jogging", "ride": "riding", "fly": "flying",
    "drive": "driving", "swim": "swimming", "sprint": "sprinting", "march": "marching",
    "ski": "skiing", "skate": "skating", "cycle": "cycling", "race": "racing",
}  # fmt: skip
"""What a camera may do as somebody else does, and what that one does then."""
_BESIDE = re.compile(
    r"\b(camera) (?P<verb>" + "|".join(_GOING) + r")e?s (?:along )?"
    r"(?:with|beside|alongside|behind|next to) "
    r"(?P<who>(?:an?|the|two|three|four|five|several|his|her) (?:[\w-]+ ){0,3}?[\w-]+)"
    r"(?= (?:through|across|along|down|up|over|into|in|on|under|around|past|at|as)\b|[.,;:]|$)",
    re.IGNORECASE,
)


_GOES = re.compile(
    r"\b(?:go|goes|going|went)(?= (?:jogging|running|swimming|skiing|sledding|skating|ice-skating|"
    r"ice skating|surfing|hiking|cycling|biking|dancing|climbing|sailing|rowing|kayaking|riding|"
    r"snowboarding|skateboarding|diving|horse riding|bowling)\b) ",
    re.IGNORECASE,
)
"""Helpers before what somebody goes for: "kids go sledding" are kids sledding."""
_IN_HAND = re.compile(r"\bhand[ -]in[ -]hand(?! with)\b", re.IGNORECASE)
_IN_LINE = re.compile(r"\b((?:wait|stand)(?:s|ing)?) in (?:an? )?(?:long )?(?:line|queue)\b", re.I)
_HEADED = re.compile(
    r"^(?:an? |the )?(?:[\w-]+ ){1,2}(?:class|lesson|practice|rehearsal|session|training|workout): "
    r"(?=.*\b(?:do|does|practi[sc]es?|performs?|runs?|jumps?|\w+ing|stretch(?:es)?|dances?)\b)",
    re.IGNORECASE,
)
"""What the shot is of, before who does what there: "Yoga class: five women do the tree pose"."""


_WAYS_FIRST = re.compile(
    r"(?P<before>^|[,;:.!?] (?:and |then |and then )?|\band |\bthen )"
    r"(?P<way>out|in|up|down|off|away|along|past|over|back|through) "
    r"(?P<verb>(?:climb|jump|step|come|walk|run|pop|fly|fall|go|leap|hop|roll|swim|crawl|trot|rush|"
    r"stride|burst|march|ride|drive|swoop|stroll|creep|hobble|stagger|dart|dash)(?:e?s)) "
    r"(?P<who>(?:(?:an?|the|his|her|its|two|three|four|five|several|some) (?:[\w'-]+ ){0,3}?)?"
    r"[\w'-]+)"
    r"(?P<after>$|[,;:.!?]| (?:with|in|on|from|to|of|and|at|into|through|wearing|holding)\b)",
    re.IGNORECASE,
)
"""A way told first, before who goes it: "out climbs Santa with a sack"."""


def plain_doings(text: str, trades: Mapping[str, Sequence[str]]) -> str:
    """A text with those said to be at work doing what people of their trade do, and with those
    whom a camera goes along with going as it does. `trades` are the names of the trades by what
    is done in them ("kneading dough"). What is spoken stays."""
    return unspoken(text, lambda part: _plain(part, trades))


def _plain(text: str, trades: Mapping[str, Sequence[str]]) -> str:
    text = _IN_LINE.sub(r"\1 side by side", _IN_HAND.sub("holding hands", text))
    text = _GOES.sub("", _HEADED.sub("", _BESIDE.sub(_followed, text)))
    text = _WAYS_FIRST.sub(r"\g<before>\g<who> \g<verb> \g<way>\g<after>", text)
    if "at work" not in text.lower():
        return text
    for said, names in trades.items():
        verb, _, thing = said.partition(" ")
        doing = verb if thing and re.search(rf"\b{thing}\b", text, re.I) else said
        for name in sorted(names, key=len, reverse=True):
            text = re.sub(
                rf"\b({re.escape(name)}s?) {_AT_WORK}\b", rf"\1 {doing}", text, flags=re.I
            )
    return text


def _followed(found: re.Match[str]) -> str:
    doing = _GOING[found["verb"].lower()]
    return f"{found[1]} follows {found['who']} {doing}"
