"""Gazing: "a man looking up at the sky" looks there; only a shot that looks up is seen from below.

"Looking up at" and "looking down on" are words of cameras, too, and mean an angle where no one has
been named who could look.
"""

import re

from soracli.script.reader.unspoken import unspoken

_LOOKS = re.compile(
    r"\blooking(?= (?:(?:straight|right|back|out) )?(?:up at|down (?:on|at|upon|onto))\b)", re.I
)
_OVER = re.compile(
    r"\b(?P<verb>look|peer|peek|glance|gaze|lean|read|watch|star)(?P<end>ing|es|s|e|)"
    r"(?: curiously| quietly)? over "
    r"(?:the (?:left |right )?shoulders? of (?P<one>(?:an?|the|his|her) )|"
    r"(?P<other>(?:an?|the) (?:[\w-]+ ){0,2}?[\w-]+)['\u2019]s? (?:left |right )?shoulders?\b)",
    re.IGNORECASE,
)
"""Somebody who looks over the shoulder of somebody else."""
_SHOWN = re.compile(
    r"\b(?:shots?|views?|angle|camera|perspective|frame|framing|lens|drone|pov|footage|clip|video|"
    r"scene|picture|close-?up|overhead|vantage|seen|filmed|viewed|shown|us|we|below|above)"
    r"(?: (?:is|are|was|of \w+))?\W*$",
    re.IGNORECASE,
)
"""What looks somewhere because it shows that, right before the word."""
_OF_A_SHOT = re.compile(r"\b(?:shot|view|angle|close-?up|footage|perspective) of\b", re.IGNORECASE)
_ASIDE = re.compile(r",\s*$")
_DOING = re.compile(r"\b(?:then|and|while|before|after|as)\s*$|\b[a-z]{2,}ing\b", re.IGNORECASE)
"""What tells that somebody does something."""
_SENTENCE = re.compile(r"[.!?;:\n]")


def plain_gazes(text: str) -> str:
    """The text in which everybody who looks up or down somewhere gazes there. What is spoken
    stays."""

    def plain(said: str) -> str:
        said = _LOOKS.sub(lambda found: _plain(found, said), said)
        return _OVER.sub(lambda found: _behind(found, said), said)

    return unspoken(text, plain)


def _behind(found: re.Match[str], text: str) -> str:
    """Who looks over another's shoulder stands behind them; a camera that does is no body."""
    before = _SENTENCE.split(text[: found.start()])[-1]
    if not re.search(r"\w", before) or _SHOWN.search(before):
        return found[0]
    stands = {"": "stand", "e": "stand", "ing": "standing"}.get(found["end"].lower(), "stands")
    return f"{stands} looking behind {found['one'] or found['other']}"


def _plain(found: re.Match[str], text: str) -> str:
    before = _SENTENCE.split(text[: found.start()])[-1]
    if not re.search(r"\w", before) or _SHOWN.search(before):
        return found[0]
    aside = _ASIDE.search(before) is not None
    if aside and _OF_A_SHOT.search(before) and not _DOING.search(before):
        return found[0]
    return "gazing"
