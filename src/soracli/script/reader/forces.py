"""What wind, waves and currents do to things, told of those: "the wind rattles the shutters" has
shutters that rattle in the wind. No body does it, so it would be nobody's doing."""

import re

from soracli.script.reader.participles import progressive
from soracli.script.reader.unspoken import unspoken

_AIR = (
    r"(?:gusts? of (?:cold |warm |icy )?wind|wind gusts?|winds?|breezes?|gusts?|gales?|drafts?|"
    r"draughts?)"
)
_STORM = r"(?:storms?|blizzards?|hurricanes?|typhoons?|thunderstorms?)"
_SEA = r"(?:waves|swells?|surf|choppy sea|rough sea|stormy sea|sea|ocean|tide|current)"
_QUAKE = r"(?:earthquakes?|quakes?|tremors?)"
_OF_IT = r"(?:(?:an?|the|some|another) )?(?:[a-z-]+ ){0,2}?"
_STIRS = {
    "sway": "sway", "rock": "rock", "shake": "shake", "rattle": "rattle", "swing": "swing",
    "ruffle": "flutter", "rustle": "sway", "stir": "sway", "whip": "flutter", "bend": "sway",
    "buffet": "sway", "batter": "shake", "toss": "rock", "jostle": "rock", "flap": "flap",
    "flutter": "flutter", "spin": "spin", "turn": "turn", "jolt": "shake", "bob": "rock",
    "pitch": "rock", "lash": "sway", "billow": "flutter", "tousle": "flutter",
}  # fmt: skip
"""What a thing does to which this is done."""
_BEARS = {
    "blow": "drift", "carry": "drift", "push": "slide", "sweep": "drift", "drive": "drift",
    "bear": "drift", "drag": "slide", "waft": "drift", "chase": "tumble", "roll": "roll",
    "whisk": "fly", "send": "drift", "wash": "drift", "scatter": "drift", "tumble": "tumble",
}  # fmt: skip
"""And what it does where it is taken along a way."""
_WAY = (
    r"(?:across|along|down|through|over|past|into|onto|toward|towards|from|away|off|out|around|"
    r"back|ashore|to)\b"
)
_ENDS = (
    r"(?=\s*(?:[.,;:!?]|$)|\s+(?:and|while|as|until|back|from|to|in|on|at|so|then|before|gently|"
    r"violently|wildly|softly|side)\b)"
)
_OPENS = r"(?P<opens>(?:^|(?<=[.!?;,\n] )|(?<=[.!?;,\n] and )|(?<=\bas )|(?<=\bwhile )))"
_THING = (
    r"(?P<what>(?:an?|the|his|her|its|their|some|two|three|four|five|six|several|many) "
    r"(?:(?!and\b|while\b|as\b|across\b|along\b|from\b|to\b)[\w'-]+ ){0,3}?[\w'-]+|"
    r"(?!(?:across|towards|upwards|its|his|this|out)\b)(?:[a-z-]+ ){0,1}?[a-z-]+s(?<!ss))"
)
_HOW = r"(?:\w+ly )?"


def _verbs(table: dict[str, str]) -> str:
    forms = {form: base for base in table
             for form in (base, f"{base}s", progressive(base), f"{base[:-1]}ies")}  # fmt: skip
    forms |= {f"{base}es": base for base in table if base.endswith(("s", "sh", "ss"))}
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))


_FORCE = rf"{_OF_IT}(?:(?P<air>{_AIR})|(?P<storm>{_STORM})|(?P<sea>{_SEA})|{_QUAKE})"
_STIRRED = re.compile(
    rf"{_OPENS}{_FORCE} {_HOW}(?P<verb>{_verbs(_STIRS)}) {_HOW}{_THING}{_ENDS}", re.IGNORECASE
)
_BORNE = re.compile(
    rf"{_OPENS}{_FORCE} {_HOW}(?P<verb>{_verbs(_BEARS)}) {_HOW}{_THING} (?P<way>{_WAY}[^.,;:!?]*)",
    re.IGNORECASE,
)
_FLIES_OFF = re.compile(r"off (?=(?:an?|the|his|her|its|their|somebody|someone)\b)", re.IGNORECASE)


def plain_forces(text: str) -> str:
    """The text in which things do what wind and waves do to them. What is spoken stays."""
    return unspoken(text, _plain)


def _plain(text: str) -> str:
    text = _STIRRED.sub(lambda found: _told(found, _STIRS), text)
    return _BORNE.sub(_taken, text)


def _taken(found: re.Match[str]) -> str:
    way = _FLIES_OFF.sub("off ", found["way"])
    return f"{_told(found, _BEARS, way)}"


def _told(found: re.Match[str], table: dict[str, str], way: str = "") -> str:
    """ "A gate is swinging in the wind", as it was said that the wind swings it."""
    base = next(one for one in sorted(table, key=len, reverse=True) if _is(found["verb"], one))
    what = found["what"]
    several = re.search(r"[^s']s$", what) is not None
    place = " in the wind" if found["air"] else ""
    if found["storm"]:
        place = " in the storm"
    elif found["sea"]:
        place = " on the waves" if found["sea"].lower() in ("waves", "surf") else ""
    told = f"{what} {'are' if several else 'is'} {progressive(table[base])}"
    begins = found["opens"] == "" and found.start() == 0
    told = told[:1].upper() + told[1:] if begins else told
    return f"{told} {way}{place}" if way else f"{told}{place}"


def _is(written: str, base: str) -> bool:
    written = written.lower()
    return written in (base, f"{base}s", f"{base}es", progressive(base), f"{base[:-1]}ies")
