"""Which way across the picture, nearer or away: whatever the words for it, they become the few
phrases that the reader knows."""

import re

from soracli.script.reader.across_ways import ACROSS
from soracli.script.reader.depth_ways import DEPTH
from soracli.script.reader.unspoken import LONGEST, unspoken
from soracli.script.reader.way_words import AWAY, GOES, LEFT, NEARER, RIGHT, SAID, US

_OPPOSITE = {RIGHT: LEFT, LEFT: RIGHT, NEARER: AWAY, AWAY: NEARER}
_FROM_BEHIND = re.compile(
    r"\b(?:seen|viewed|shown|filmed|shot) (?:directly |straight )?from (?:directly )?"
    r"(?:behind|the back|the rear)\b|\b(?:rear|back) view\b|"
    rf"\bbacks? (?:turned )?to(?:ward|wards)? {US}",
    re.IGNORECASE,
)  # fmt: skip
_GOING = re.compile(rf"\b{GOES}\b", re.IGNORECASE)
_OTHER_WAY = re.compile(
    r"\b(?:in |going |heading )?(?:the )?(?:opposite|other|reverse)(?: (?:way|direction))"
    r"(?: (?:round|around))?\b", re.IGNORECASE,
)  # fmt: skip
_CLAUSES = re.compile(r"(?<=[.!?;,:\u2014]\s)")
_CAMERA_MEANT = re.compile(
    r"\b(?:toward|towards|from|at|to|into|past|by|for|on|upon|over|under|behind|of|approach\w*|near\w*|"
    r"pass\w*|reach\w*|leav\w*|left|exit\w*|enter\w*|off|fac\w*|before|in front of) "
    r"(?:the |our |a )?(?:static |fixed |still )?camera(?:'s)?\b|\boff[- ]camera\b", re.IGNORECASE,
)  # fmt: skip
"""Where a camera is only what somebody goes to, or from."""
_CAMERA_DOES = re.compile(
    r"\bcamera\b|"
    r"\b(?:pan|pans|panning|tilt\w*|doll(?:y|ies|ying)|truck(?:s|ing) (?:left|right|shot)|zoom\w* "
    r"(?:in|out|shot)|orbit\w*|crane shot|tracking shot|whip pan|steadicam|pull(?:s)? back|"
    r"we (?:move|glide|track|pan|fly|push|pull|follow|drift|sweep|float|travel|ride|go|drive|walk|"
    r"zoom|rise))\b",
    re.IGNORECASE,
)
"""Clauses that tell how the camera goes: their ways are its own."""
_RULES = tuple((re.compile(one, re.IGNORECASE), words) for one, words in (*ACROSS, *DEPTH))


_ONE_WAY = re.compile(
    r"(?P<way>\b(?:down|up|off|across|through|along|over|past|from|to|onto|into|on|in) "
    r"(?:the|an?|its|his|her|their|one|another) (?:[\w'-]+ ){0,3}[\w'-]+), "
    rf"(?:straight |right |directly |all the way )?(?=[{''.join(SAID)}])",
    re.IGNORECASE,
)
"""Two ways of one going, with a comma between them: "down the ramp, toward us"."""


def level_ways(text: str) -> str:
    """The text with the ways across the picture, nearer and away in plain words. What is spoken
    stays, and so does what the camera does."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    clauses = _CLAUSES.split(text)
    told = "".join(one if _of_the_camera(one) else _plainly(one) for one in clauses)
    told = _ONE_WAY.sub(r"\g<way> ", _from_behind(_other_way(told)))
    for way, words in SAID.items():
        told = told.replace(way, words)
    return told


def _of_the_camera(clause: str) -> bool:
    return bool(_CAMERA_DOES.search(_CAMERA_MEANT.sub(" ", clause)))


def _plainly(clause: str) -> str:
    for pattern, words in _RULES:
        clause = pattern.sub(words, clause)
    return clause


def _other_way(text: str) -> str:
    """ "The other way" is against the way that was told last."""
    found = _OTHER_WAY.search(text)
    while found is not None:
        before = _told(text[: found.start()])
        if not before:
            return text
        text = text[: found.start()] + _OPPOSITE[before[-1]] + text[found.end() :]
        found = _OTHER_WAY.search(text)
    return text


def _told(text: str) -> list[str]:
    """The ways that a text tells, in order, in plain words or gone through already."""
    for way, words in SAID.items():
        text = text.replace(words, way)
    return [one for one in text if one in SAID]


def _from_behind(text: str) -> str:
    """Who is seen from behind goes away, if they go and no other way is told."""
    found = None if _told(text) or not _FROM_BEHIND.search(text) else _GOING.search(text)
    return text if found is None else f"{text[: found.end()]} {AWAY}{text[found.end() :]}"
