"""What becomes of things, said as the nouns of a laboratory: "a timelapse captures the oxidation of
a fence" is a fence that rusts, and "the transformation of butter as the temperature rises to 60°C"
is butter that melts.
"""

import re
from collections.abc import Callable

from soracli.script.reader.unspoken import unspoken

_SHOWS = re.compile(
    r"^(?P<lead>\W*)(?:an?|the|this) (?:[\w-]+ )?time-?[ -]?lapse(?: (?:video|film|shot|clip))? "
    r"(?:captur|show|record|document|depict|present|reveal|illustrat|follow|display)(?:e?s|ing) "
    r"(?:how |the way )?",
    re.IGNORECASE,
)
_VERBS = {
    "rusting": "rusting", "corrosion": "rusting", "oxidation": "rusting", "corroding": "rusting",
    "melting": "melting", "freezing": "freezing", "thawing": "melting", "thaw": "melting",
    "wilting": "wilting", "withering": "wilting", "blooming": "blooming", "blossoming": "blooming",
    "growth": "growing", "growing": "growing", "ripening": "ripening", "decay": "rotting",
    "decomposition": "rotting", "rotting": "rotting", "spoiling": "rotting", "molding": "going "
    "moldy",
    "drying": "drying out", "burning": "burning down", "evaporation": "evaporating",
    "yellowing": "turning yellow", "fading": "turning pale", "tarnishing": "tarnishing",
    "weathering": "weathering", "germination": "sprouting", "hatching": "hatching",
    "inflation": "inflating", "deflation": "deflating", "shrinking": "shrinking",
    "erosion": "eroding", "dissolution": "dissolving", "dissolving": "dissolving",
}  # fmt: skip
"""Nouns for what becomes of something, and the verbs of that."""
_OF = (
    r"(?:the )?(?:(?:gradual|slow|natural|steady|rapid|complete|long|visible) )*"
    r"(?:process of )?(?:the )?(?P<what>{})(?: process)? (?:process )?of "
    r"(?P<thing>(?:an? |the |some )?[\w-]+(?: (?!(?:as|over|when|left|exposed|after|under|during|"
    r"through|for)\b)[\w-]+)*?)(?= as | over | when | left | exposed | after | under | during | "
    r"for | through |[.,;!?]|$| in | on )"
)
_PROCESS = re.compile(_OF.format("|".join(_VERBS)), re.IGNORECASE)
_CHANGE = re.compile(
    _OF.format("transformation|change|reaction") + r"(?P<where> in (?:an? |the )?[\w -]+?)?"
    r"(?P<heat> as (?:the )?(?:surrounding |ambient |outside )?temperature [\w ]*?"
    r"(?P<degrees>[-\u2212]?\d+) ?\u00b0 ?[CF]?)",
    re.IGNORECASE,
)
_HEAT = re.compile(
    r",? (?:as|while|when|once) (?:the |it is exposed to an? )?(?:[\w-]+ )?temperature [\w ]*?"
    r"[-\u2212]?\d+ ?\u00b0 ?[CF]?\b|,? (?:at|to) (?:an? temperature of )?[-\u2212]?\d+ ?\u00b0 "
    r"?[CF]?",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r",? (?:when |while |after |being )*(?:left (?:outdoors?|outside|out)(?: in (?:the )?(?:humid|"
    r"wet|damp|open)(?: \w+)?)?|"
    r"(?:left )?"
    r"exposed to (?:(?:the )?(?:outdoor |natural |harsh )?(?:elements|air|moisture|humidity|rain|"
    r"sun|"
    r"sunlight|weather|salt|water|wind)(?: and )?)+)(?= over | for |[.,;!?]|$| in )",
    re.IGNORECASE,
)
_LONG = re.compile(
    r",? (?:over|for) (?:the course of )?(?:several|many|a few|some|a|the|long) (?:long )?(?:years|"
    r"seasons|months|weeks|days|time|decades|year)(?= *[.,;!?]|$)",
    re.IGNORECASE,
)
_PASSING = re.compile(
    r",? as (?:the |many )?(?:decades|years|centuries|seasons|months|weeks|days|hours|time|autumn|"
    r"fall|summer|winter|spring|season) (?:pass|passes|go|goes|progresses|progress|wears?|rolls?)"
    r"(?: by| on| past)?\b",
    re.IGNORECASE,
)
_STEAM = re.compile(
    r"(?:the transformation (?:as|when) )?(?P<what>steam|mist|fog|(?:water )?vapou?r|"
    r"moisture)\b[^.]*? "
    r"(?:comes|coming|come) into contact with (?P<thing>(?:an? |the )[\w -]+?)"
    r"(?: at (?P<degrees>[-\u2212]?\d+) ?\u00b0 ?[CF]?)?(?=[.,;!?]|$)",
    re.IGNORECASE,
)
_HOLLOWED = re.compile(
    r"\b(?P<verb>(?:sag|sagg|collaps|slump|deflat|cav)(?:e?s|ing|e)? (?:in )?)"
    r"into an? (?:[\w-]+ ){0,2}(?:crater|dip|hollow|dent|dimple)\b",
    re.IGNORECASE,
)
"""What sinks in itself, and the shape that it has then, which is no body of its own."""
_MELTS = {"butter": 32, "ice cream": -2, "ice": 0, "wax": 45, "candle": 55, "cheese": 45,
          "chocolate": 30, "snow": 0, "coconut oil": 24, "margarine": 30, "gelatin": 30,
          "snowman": 0, "icicle": 0, "popsicle": -2}  # fmt: skip
"""At how many degrees Celsius stuff of the kitchen melts, about."""
_WET = ("water", "juice", "milk", "river", "lake", "ocean", "sea", "pond", "beer", "wine", "tea",
        "coffee", "stream", "puddle", "lemonade", "soup", "waterfall", "fountain")  # fmt: skip
_FREEZES = 0
"""Degrees Celsius below which water is ice."""


def plain_processes(text: str) -> str:
    """The text with what becomes of things in plain verbs. What is spoken stays."""
    return unspoken(text, _plain)


def _plain(text: str) -> str:
    shown = _SHOWS.sub(r"\g<lead>A timelapse of ", text)
    for pattern, words in _PASSES:
        shown = pattern.sub(words, shown)
    return shown


def _goes(found: re.Match[str]) -> str:
    return f"{found['thing'].strip()} {_VERBS[found['what'].lower()]}"


def _by_heat(found: re.Match[str]) -> str:
    """What becomes of stuff at a temperature: it melts, it freezes, or it stays as it is."""
    thing, degrees = found["thing"].strip(), int(found["degrees"].replace("\u2212", "-"))
    where = found["where"] or ""
    below = re.search(r"\b(?:below|under)\b", found["heat"]) is not None
    words = thing.lower()
    if any(re.search(rf"\b{one}\b", words) for one in _WET):
        frozen = degrees < _FREEZES or (below and degrees <= _FREEZES)
        vessel = re.sub(r"^ in (?:an? |the )?(?:untextured )?", "", where)
        held = f"a {vessel} of {thing}" if vessel else thing
        return f"{held} freezing" if frozen else held
    melts = next((at for one, at in _MELTS.items() if re.search(rf"\b{one}\b", words)), None)
    return f"{thing}{where}{' melting' if melts is not None and degrees > melts else ''}"


def _settles(found: re.Match[str]) -> str:
    degrees = int((found["degrees"] or "20").replace("\u2212", "-"))
    ends = "frosting over" if degrees < _FREEZES else "fogging up"
    return f"{found['thing'].strip()} {ends} in the {found['what']}"


_PASSES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str] | str], ...] = (
    (_LEFT, ""),
    (_HOLLOWED, lambda found: found["verb"].strip()),
    (_LONG, ""),
    (_PASSING, ""),
    (_STEAM, _settles),
    (_CHANGE, _by_heat),
    (_HEAT, ""),
    (_PROCESS, _goes),
)
