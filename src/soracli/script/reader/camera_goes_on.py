"""What a camera does next: "the camera starts on a clock, then it tilts up", "a push in, followed
by a tilt down". Each of its further moves gets the camera itself as its subject, so that nobody
else on the set does it."""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_ONLY_CAMERAS = {
    "tilt": "tilts", "pan": "pans", "zoom": "zooms", "doll": "dollies", "crane": "cranes",
    "cran": "cranes", "orbit": "orbits", "truck": "trucks", "whip pan": "whip pans",
    "whip-pan": "whip pans", "pull back": "pulls back", "pull out": "pulls out",
    "push in": "pushes in", "boom": "booms", "arc": "arcs", "track": "tracks",
    "pedestal": "pedestals",
}  # fmt: skip
"""Beginnings of verbs of what only a camera does, and the verb it then does."""
_ANYBODYS = {
    "ris": "rises", "rise": "rises", "lift": "lifts", "climb": "climbs", "descend": "descends",
    "glid": "glides", "glide": "glides", "drift": "drifts", "circle": "circles", "circl": "circles",
    "swoop": "swoops", "sweep": "sweeps", "swing": "swings", "follow": "follows", "push": "pushes",
    "pull": "pulls", "move": "moves", "mov": "moves", "retreat": "retreats", "back": "backs",
    "creep": "creeps", "soar": "soars", "fly": "flies", "fli": "flies", "lower": "lowers",
    "turn": "turns", "spin": "spins", "slid": "slides", "slide": "slides", "float": "floats",
    "whip": "whips", "roll": "rolls", "ascend": "ascends",
}  # fmt: skip
"""The same of what others do, too: the camera's where it is told of the camera only."""
_STARTS = re.compile(
    r"^\W*(?:[^.:;]{1,40}: )?(?:(?:and |then |finally,? |slowly,? |at last,? )*"
    r"(?:the|our|a|an|this) (?:[\w-]+ ){0,2}(?:camera|shot|view|lens|frame|"
    r"(?<!\ba )(?<!\ban )drone)|"  # who names a drone anew sees it
    r"(?:[\w-]+ )?camera)\b"
    r"(?! (?:of|from|with|in)\b)",
    re.IGNORECASE,
)
"""How a sentence begins that is about the camera."""
_JOINS = (
    r"(?P<join>(?:, (?:and )?(?:then |finally |slowly )?| and then | then |; (?:then )?|"
    r" and finally )"
    r"(?:it |the shot |the view |the frame )?|(?:,? | and )(?:finally |then )?before |"
    r"(?:^\W*)(?:then|finally|next|at last|at the end|after that|slowly|and then),? "
    r"(?:it |the shot |the view )?|^\W*it (?:then |finally )?|,? as it | and (?:it )?)"
)
_HOW = r"(?P<how>(?:(?:\w+ly|then|straight|back|gently) )*?)"
_AFTERWARDS = re.compile(
    r",? (?:and )?(?:followed by|then|into|before|ending with|ending in) (?:an?|one) "
    r"(?P<how>(?:[\w-]+ ){0,2}?)(?P<move>tilt|pan|zoom|dolly|crane|orbit|truck|push|pull|whip pan)"
    r"(?:[- ](?P<way>up|down|left|right|in|out|back|shot))\b",
    re.IGNORECASE,
)
"""Moves told as nouns behind another one."""
_NAMED = {"dolly": "dollies", "push": "pushes"}


def _behind(verbs: dict[str, str]) -> re.Pattern[str]:
    stems = "|".join(sorted(map(re.escape, verbs), key=len, reverse=True))
    return re.compile(
        rf"{_JOINS}{_HOW}(?P<verb>{stems})(?P<end>s|es|ies|ys|ing|ning|ying|ming|ping)?"
        r"(?P<way> (?:in|up|down|out|back|away|left|right|over|around|to|toward|towards|through|"
        r"forward|closer|across|past|along|with|off|on|high|an?|his|her|its|their|two|three|upwards?|downwards?|behind|after|the|"
        r"above|slowly|\w+ly)\b|(?=[.,;]|$))",
        re.IGNORECASE,
    )


_ONLY, _ANY = _behind(_ONLY_CAMERAS), _behind({**_ANYBODYS, **_ONLY_CAMERAS})
_GOES_ON = re.compile(r"\W*(?:then|finally|next|it|slowly|at last)\b", re.IGNORECASE)
_NO_THING = re.compile(r"\b(?:starts|begins|opens|he|she|they|him|her|them|who)\b", re.IGNORECASE)
"""Words of clauses in which nobody else is meant by "it"."""
_SENTENCES = re.compile(r"(?<=[.!?]\s)")
_SOMEBODY = re.compile(r"(?:,| and| then) (?:the|an?|two|three|four|his|her|its) (?!camera)\w+")
"""Where a clause about another one begins: what is dropped behind it is theirs."""


def plain_camera_goes_on(text: str) -> str:
    """The text with every further move of the camera told of the camera. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    found: list[str] = []
    about = False
    for sentence in _SENTENCES.split(_AFTERWARDS.sub(_noun_told, text)):
        goes_on = about and re.match(
            r"\W*(?:then|finally|next|it|slowly|at last)\b", sentence, re.I
        )
        about = bool(_STARTS.match(sentence)) or bool(goes_on)
        found.append(_told(sentence) if about else sentence)
    return "".join(found)


def _told(sentence: str) -> str:
    """A sentence about the camera with its further moves told of it."""

    def again(found: re.Match[str]) -> str:
        before = sentence[: found.start()]
        verb = found["verb"].lower()
        others = _SOMEBODY.search(before) is not None
        asks = re.search(r"\bit $", found["join"]) is not None
        finite = (found["end"] or "").endswith("s") or "before" in found["join"]
        if "camera" in found["join"] or not finite or (others and verb not in _ONLY_CAMERAS):
            return found[0]
        if asks and verb not in _ONLY_CAMERAS and not _NO_THING.search(before):
            return found[0]
        plain = {**_ANYBODYS, **_ONLY_CAMERAS}[verb]
        then = "" if not before.strip() else ", then "
        return f"{then}the camera {found['how']}{plain}{found['way']}"

    return _ANY.sub(again, sentence)


def _noun_told(found: re.Match[str]) -> str:
    """ "Followed by a slow tilt down": a move of the camera."""
    move = found["move"].lower()
    way = "" if found["way"].lower() == "shot" else f" {found['way']}"
    return f", then the camera {_NAMED.get(move, move + 's')}{way}"
