"""The camera as it is said: what the words ask of it and the reading has not got yet.

The clauses about the camera are read word by word (`camera_words`). Here all of the text is looked
through once more for phrases that mean a move, an angle or a framing and nothing else: whatever is
still open is filled in. A lens in millimetres is kept to the millimetre.
"""

import re
from collections.abc import Mapping

from soracli.script.reader.unspoken import SPOKEN

_MILLIMETRES = re.compile(
    r"\b(?P<lens>\d{1,3})(?:\s|-)?(?:mm|millimet(?:er|re)s?)\b(?!\s*(?:film|stock|footage|grain|look|"
    r"feel|print|reel|celluloid|aesthetic|style|movie|projector|wide\b(?!\s*(?:angle|lens|shot))|"
    r"thick|long|tall|high|deep|bolt|nut|screw|drill|wrench|gun|shell|rain))",
    re.IGNORECASE,
)
_GAUGES = frozenset((8, 16, 65, 70))
"""Millimetres that are those of a film rather than of a lens, unless a lens is named."""
_SHORTEST, _LONGEST = 8.0, 600.0
_HEIGHTS = re.compile(
    r"\b(?:from|at|camera) (?:about )?(?:knee|ankle|shin|floor|ground|grass|hip|boot|wheel|foot)"
    r"(?:[- ](?:height|level))\b|\blow[- ](?:camera )?angle\b|\bhero angle\b", re.IGNORECASE,
)  # fmt: skip
_ABOVE = re.compile(
    r"\b(?:seen|shot|viewed|filmed|camera|looking|view|shown)\b[^.;:]{0,24}\b(?:directly|straight|"
    r"right) (?:overhead|above|down)\b|\boverhead (?:angle|camera|framing)\b|"
    r"\btop[- ]down (?:angle|camera|framing|shot|view)\b", re.IGNORECASE,
)  # fmt: skip
_FIXED = re.compile(
    r"\b(?:locked|fixed|static|tripod|stationary|unmoving|motionless|still)(?:[- ](?:off|down|on))?"
    r"[ ,-]+(?:[\w-]+ )?(?:camera|shot|frame|framing|time[- ]?lapse|tripod|lens)\b|"
    r"\b(?:camera|frame|framing|shot|tripod) (?:(?:is|stays|remains|holds|held|keeps|kept|stands|"
    r"rests|being|absolutely|completely|perfectly|entirely|totally|utterly|dead|rock|quite|very|"
    r"almost|itself) )*(?:still|static|fixed|motionless|stationary|unmoving|immobile|"
    r"locked(?:[- ](?:off|down))?|steady as a rock|rock[- ]steady)(?=\s*(?:[.,;:!?]|$|while\b|as\b|"
    r"and\b|on\b|throughout\b))|"
    r"\bon a tripod\b|\blocked[- ](?:off|down)\b|"
    r"\b(?:no|without(?: any)?) camera (?:movement|motion|moves?)\b", re.IGNORECASE,
)  # fmt: skip
_SHAKEN = re.compile(r"\b(?:hand-?held|shaky|camcorder|wobbly camera)\b", re.IGNORECASE)
_LEADING = re.compile(
    r"\bcamera (?:\w+ly )?(?:back(?:s|ing)|retreat(?:s|ing)|mov(?:es|ing) backwards?|"
    r"walk(?:s|ing) backwards?|glid(?:es|ing) backwards?) (?:away |backwards? )?(?:in front of|"
    r"ahead of|before)\b", re.IGNORECASE,
)  # fmt: skip
_ROLLING = re.compile(
    r"\b(?:camera|horizon) (?:(?:\w+ly|is|then|itself|starts to|begins to) )*(?:tumbl(?:es|ing)|"
    r"somersaults?|corkscrews?|capsiz(?:es|ing)|(?:turns?|turning) (?:over|upside down)|"
    r"rolls? over)\b|\bcamera\b[^.;:,]{0,40}\b(?:full|complete|barrel) roll\b", re.IGNORECASE,
)  # fmt: skip
_MOVES: Mapping[str, re.Pattern[str]] = {
    "lead": _LEADING,
    "roll clockwise": _ROLLING,
    "static": _FIXED,
    "handheld": _SHAKEN,
}
_TELL_MORE = ("lead", "roll clockwise")
"""Moves that are told by more words than the plain one that was read of them."""


def as_said(camera: Mapping[str, object], text: str) -> dict[str, object]:
    """The fields of a camera, with those filled in that the text says in so many words."""
    silent, found = SPOKEN.sub(" ", text), dict(camera)
    lens = lens_in(silent)
    if lens is not None:
        found["lens"] = lens
    for move, pattern in _MOVES.items():
        if pattern.search(silent) and (not found.get("move") or move in _TELL_MORE):
            found["move"] = move
            break
    if not found.get("angle"):
        angle = "overhead" if _ABOVE.search(silent) else "low" if _HEIGHTS.search(silent) else ""
        found.update({"angle": angle} if angle else {})
    return found


def lens_in(text: str) -> float | None:
    """The lens in millimetres that a text names; None for none, or for the gauge of a film."""
    for match in _MILLIMETRES.finditer(text):
        value = float(match["lens"])
        named = re.match(
            r"[^.;]{0,16}\b(?:lens|telephoto|prime|macro|portrait)\b", text[match.end() :]
        )
        if value in _GAUGES and not named:
            continue
        if _SHORTEST <= value <= _LONGEST:
            return value
    return None
