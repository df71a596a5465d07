"""Openings that tell what the camera does and name no camera: "Circling a sculptor clockwise",
"Wide locked shot:", "Zoom-in dolly-out"; each in words that the reader knows."""

import re
from collections.abc import Callable

_STARTS = r"(?:^\W*|(?<=[.!?:\n] ))"
_ADVERB = r"(?:(?:slowly|quickly|gently|smoothly|closely|steadily) )?"
_GOES = {
    "following": "follows", "trailing": "follows", "tracking": "tracks", "leading": "leads",
    "circling": "circles", "orbiting": "orbits", "chasing": "follows",
}  # fmt: skip
"""What a camera does to whom the first words name, as participles and as verbs."""
_FLIES = {
    "gliding": "glides", "flying": "flies", "drifting": "drifts", "soaring": "soars",
    "floating": "floats", "swooping": "swoops", "sweeping": "sweeps", "racing": "flies",
    "moving": "moves", "creeping": "moves", "sliding": "moves", "travelling": "moves",
}  # fmt: skip
_TURNS = {
    "zooming": "zooms", "panning": "pans", "tilting": "tilts", "tracking": "tracks",
    "dollying": "dollies", "trucking": "trucks", "craning": "cranes", "booming": "booms",
    "pulling": "pulls", "pushing": "pushes", "arcing": "arcs", "whip-panning": "whip pans",
}  # fmt: skip
_SIZES = r"(?:wide|medium(?: wide| close-up)?|close-up|full|long|overhead|low|high|two)"
_STILL = r"(?:locked(?:[- ](?:off|down))?|fixed|stationary|unmoving|tripod|static)"
_CLOCK = r"(?:(?:counter|anti)[- ]?)?clockwise"
Words = Callable[[re.Match[str]], str]


def _does(verbs: dict[str, str]) -> Words:
    def words(found: re.Match[str]) -> str:
        adverb = found.groupdict().get("how") or ""
        return f"The camera {adverb}{verbs[found['verb'].lower()]}"

    return words


def _passing(found: re.Match[str]) -> str:
    return f"The camera {_FLIES[found['verb'].lower()]} {found['where']} and {found['rest']}"


_WRITTEN: tuple[tuple[str, Words | str], ...] = (
    (
        rf"{_STARTS}{_ADVERB}(?P<verb>{'|'.join(_FLIES)}) "
        r"(?P<where>(?:through|over|past|along|across|above|down|into|between|among) [^,.;]+?),?"
        r" (?:the|our) camera (?P<rest>\w+s\b)",
        _passing,
    ),
    (
        rf"{_STARTS}(?P<how>{_ADVERB})(?P<verb>{'|'.join(_GOES)})"
        r"(?= (?:the|an?|his|her|two|three|some|our) [^,.;]*(?:[.;]|$))",
        _does(_GOES),
    ),
    (
        rf"{_STARTS}(?P<how>{_ADVERB})(?P<verb>{'|'.join(_TURNS)})"
        rf"(?= {_ADVERB}(?:in|out|back|away|left|right|up|down|across|over|along|from|with|to)\b)",
        _does(_TURNS),
    ),
    (
        rf"{_STARTS}(?P<how>{_ADVERB})(?P<verb>{'|'.join(_FLIES)})"
        r"(?= (?:through|over|past|along|across|above|into|between|among) [^,.;]*(?:[.;]|$))",
        _does(_FLIES),
    ),
    (
        r"(?P<with>\b(?:handheld|hand-held|steadicam|gimbal|drone|long take|oner)[^,.;]*), "
        rf"(?P<verb>{'|'.join(_GOES)})(?= (?:the|an?|his|her|two|three|some) )",
        lambda found: f"{found['with']}. The camera {_GOES[found['verb'].lower()]}",
    ),
    (
        r"\b(?P<verb>(?:zoom|doll(?:y|ie)|pan|tilt|pull|push|track|crane|truck)(?:e?s|ing)?) "
        r"(?P<how>slowly|quickly|gently|smoothly|steadily|rapidly|hard|gradually) "
        r"(?P<way>in|out|back|away|left|right|up|down)\b",
        r"\g<how> \g<verb> \g<way>",
    ),
    (
        r"(?P<shot>\btwo[- ]shot\b(?:,[^:.]*)?(?: of|:)) (?!(?:the|an?|his|her|two|my|our)\b)"
        r"(?=(?-i:[a-z]+ )?(?-i:[a-z]+[^s\W]s) (?:\w+ing|on|in|at|by|over|with)\b)",
        r"\g<shot> two ",
    ),
    (
        rf"\b(?P<verb>orbit\w*|circl\w*|arc\w*|revolv\w*|circle)(?P<rest> [^.;]*?),?"
        rf" (?P<way>{_CLOCK})\b",
        lambda found: f"{found['verb']} {found['way']}{found['rest']}",
    ),
    (rf"\b(?P<size>{_SIZES}) {_STILL} (?=shot|view|frame|camera)", r"static \g<size> "),
    (
        rf"\b(?:an? |the )?{_STILL}[ ,-]+(?=(?:{_SIZES}[ -])?(?:shot|view|frame|framing|angle)\b)"
        rf"|\b(?:an? |the )?{_STILL}[ -]+(?:tripod[ -]+)?camera\b(?! (?:moves|pans|follows))",
        "static camera, ",
    ),
    (
        r"\bzoom[- ]?in[ ,/-]+(?:and )?(?:dolly|track|pull)[- ]?(?:out|back)\b"
        r"|\b(?:dolly|track|push)[- ]?in[ ,/-]+(?:and )?zoom[- ]?out\b",
        "dolly zoom",
    ),
    (
        r"\boblique (?:shot|view|angle)(?P<rest>[^.;]*?)\b(?P<by>(?:airborne|aerial|drone|flying) "
        r"(?:camera )?(?:dolly|tracking|push[- ]in|flight|movement|move)\b)",
        r"high angle shot\g<rest>\g<by>",
    ),  # seen from the air it is no tilted horizon
    (
        r"\b(?:airborne|flying) (?:camera )?(?:dolly|tracking|push[- ]in|flight)"
        r"(?: (?:movement|motion|move|shot))?\b",
        "dolly in from a high angle",
    ),
    (
        r"\bfrom (?:just )?behind (?P<who>(?:the|an?|his|her) [\w -]+?)['\u2019]s shoulders?,?"
        r" (?:we see )?",
        r"over the shoulder of \g<who>, ",
    ),
    (  # how a move is made tells nothing of who else is there
        r"\b(?:steady|smooth|fluid|stable|continuous|unbroken|seamless|graceful)[ ,-]+(?=(?:follow|"
        r"following|tracking|leading|lead|chase|trucking|dolly|crane|orbit|orbiting)[ -]shot\b)",
        "",
    ),
    (  # what the camera does is told twice
        r"(?P<lead>\bcamera lead(?:s|ing)\b[^.;,]*), (?:\w+ly )?(?:moving|walking|gliding|going|"
        r"backing|retreating|travell?ing)(?: (?:backwards?|away|back))* (?:in front|ahead) of "
        r"(?:him|her|them|it)(?=\s*(?:[.,;]|$))",
        r"\g<lead>",
    ),
    (
        r"\b(?P<view>(?:first[- ]person|pov)(?: view| shot| perspective)? of) some(?:body|one)\b",
        r"\g<view> a person",
    ),
    (  # who is followed through a tunnel goes through it
        r"(?P<lead>\b(?:camera|shot) follow(?:s|ing)? (?:an?|the) (?:(?!\w+ing\b)[\w-]+ ){1,3}?)"
        r"(?=through (?:an?|the) (?:[\w-]+ ){0,2}?(?:tunnel|gate|archway|arch|doorway)\b)",
        r"\g<lead>going ",
    ),
)
_PLAINER = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _WRITTEN)


def camera_named(text: str) -> str:
    """The text, with a camera in it that does what the words tell of no camera."""
    for pattern, words in _PLAINER:
        text = pattern.sub(words, text)
    return text
