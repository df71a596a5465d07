"""Where a shot is seen from: over a shoulder, through somebody's eyes; and two-shots and inserts.

Such words are turned into plainer ones about the camera, which the reader knows how to read, and
what they meant is put into the camera afterwards.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from soracli.script.reader.member import Member

Kind = Literal["", "shoulder of", "shoulder", "eyes", "own eyes", "two"]
_PRONOUNS = {"her": "her", "his": "him", "their": "them", "its": "it"}
_LONGEST = 20_000
"""Characters of a text that are looked through."""
_NOUNS = r"(?P<who>(?:the |a |an |his |her |their )?(?:[\w-]+ ){0,3}?[\w-]+)"
_VIEW = r"(?:point of view|pov|perspective|eyes)"


class Vantage(NamedTuple):
    """A text in plainer words, and what was meant by them."""

    text: str
    kind: Kind = ""


def _framed(framing: str) -> Callable[[re.Match[str]], str]:
    """What the words in a match become: a plain framing of who is named, as a sentence."""

    def words(match: re.Match[str]) -> str:
        return f"{framing} of {match['who']}. "

    return words


_STOP = r"(?:\s*[,:;.]\s*|\s+(?=we (?:see|look|watch|glimpse|spot)\b)|\s*$)"
_BEGIN = r"(?:^|(?<=[.,;:!?] )|(?<=\bshot )|(?<=\bview )|(?<=\bseen ))"
_FIRST = r"(?:^|(?<=[.!?] ))"
_WAYS: tuple[tuple[Kind, str, Callable[[re.Match[str]], str] | str], ...] = (
    (
        "shoulder of",
        rf"{_BEGIN}over (?:the |a )?shoulders? of {_NOUNS}{_STOP}",
        _framed("Medium close-up"),
    ),
    ("shoulder of", rf"{_BEGIN}over {_NOUNS}['’]s shoulders?{_STOP}", _framed("Medium close-up")),
    (
        "shoulder",
        r"\b(?:an? )?(?:over[- ]the[- ]shoulder|ots)(?: shot| view)?(?: of| on)\b",
        "A medium close-up of",
    ),
    (
        "shoulder",
        r"[,;]?\s*\b(?:shot|filmed|seen|viewed|view) over (?:his|her|their) shoulder\b",
        ", medium close-up",
    ),
    (
        "eyes",
        rf"\b(?:through|from) (?:the )?{_VIEW} of {_NOUNS}{_STOP}",
        _framed("Close-up"),
    ),
    (
        "eyes",
        rf"(?:{_FIRST}(?:seen|shot|filmed) )?\b(?:through|from) (?:the )?{_VIEW} of"
        rf" {_NOUNS}(?=\s+\w+ing\b)",
        lambda match: f"Close-up of {match['who']}",
    ),
    (
        "eyes",
        rf"{_FIRST}(?:an? )?(?:first[- ]person|pov)(?: view| shot| pov| perspective)?\s*[,:]?"
        r"\s*(?:you|we|i)(?: are|['’]re| am|['’]m)?(?= )",
        "Close-up of a person who",
    ),
    ("eyes", rf"\b(?:through|from) {_NOUNS}['’]s {_VIEW}{_STOP}", _framed("Close-up")),
    (
        "eyes",
        rf"\b(?:through|from) (?P<who>her|his|their|its) {_VIEW}{_STOP}",
        lambda match: f"Close-up of {_PRONOUNS[match['who'].lower()]}. ",
    ),
    (
        "eyes",
        r"\b(?:an? )?(?:first[- ]person(?: view| shot| pov| perspective| point of view)?|pov"
        r"|point of view)(?: shot| view)? of\b",
        "Close-up of",
    ),
    (
        "eyes",
        rf"{_FIRST}(?:an? )?(?:first[- ]person|pov)(?: view| shot| pov| perspective)?\s*[,:]?"
        r"\s*(?=[a-z]+ing\b)",
        "Close-up of a person ",
    ),
    (
        "eyes",
        rf"{_FIRST}(?:an? )?(?:first[- ]person|pov) (?P<what>(?!view|shot|pov)(?:[\w-]+ ){{1,3}}?)"
        r"(?:ride|descent|race|drive)\b",
        lambda match: f"Close-up of a person riding a {match['what'].strip()}",
    ),
    (
        "own eyes",
        r"[,;]?\s*\b(?:(?:shot |filmed |seen )?(?:from|in|as) )?(?:an? |the )?first[- ]person"
        r"(?: view| shot| pov| perspective| point of view| camera)*",
        "",
    ),
    ("", r"\b(?P<who>bird|worm|god|bug)['’]s[- ]eye\b", lambda match: f"{match['who']} eye"),
    ("two", r"\b(?:an? )?(?:two|2)[- ]shot\b", "a medium wide shot"),
    ("", rf"{_FIRST}(?:an? )?insert(?: shot)?(?: of| on|:)", "Close-up of"),
    ("", rf"{_FIRST}(?:we are |tight |in )?close (?:on|in on)\b", "Close-up of"),
    ("", r"\b(?:an? |the )?reverse (?:angle|shot)(?: of| on|:)", "A shot of"),
)


_NUMBERED = re.compile(
    r"((?:^|(?<=[.!?;\n]))\s*)\(?(?:(?:step|shot|scene|part|beat)\s+)?\d{1,2}\s?[.:)]\s+(?=[a-z])",
    re.IGNORECASE,
)
"""The number of a shot or of a step, before what it tells: "1. ...", "Step 2: ...", "(3) ..."."""


def plainly(text: str) -> Vantage:
    """The text with the first such words in plainer ones. What is between quotes stays."""
    if len(text) > _LONGEST:
        return Vantage(text)
    text = _NUMBERED.sub(r"\1", text)
    for kind, pattern, words in _WAYS:
        found = re.search(pattern, text, re.IGNORECASE)
        if found is None or _quoted(text, found.start()):
            continue
        plain = words if isinstance(words, str) else words(found)
        return Vantage(text[: found.start()] + plain + text[found.end() :], kind)
    return Vantage(text)


def _quoted(text: str, at: int) -> bool:
    before = text[:at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def seen_from(kind: Kind, camera: dict[str, Any], members: Sequence[Member]) -> dict[str, Any]:
    """The fields of a camera as they were read from the plainer words, as they were meant."""
    on = camera.get("on", "")
    if kind == "two":
        two = {"framing": "two-shot"} if camera.get("framing") == "medium wide" else {}
        return {**camera, **two}
    if kind == "own eyes":
        seen = next((one.id for one in members if one.living and not one.implied), "")
        return {**camera, "eyes": seen} if seen else camera
    if kind == "" or not on:
        return camera
    others = [one.id for one in members if one.living and one.id != on]
    if kind == "shoulder":
        return camera  # whose it is, what is done there tells (`over_shoulders`)
    kept = {name: value for name, value in camera.items() if name != "on"}
    if kind == "eyes":
        return {**{name: value for name, value in kept.items() if name != "framing"}, "eyes": on}
    return {**kept, "over": on, **({"on": others[0]} if len(others) == 1 else {})}
