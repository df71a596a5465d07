"""Which way nearer or away, in plain words: "closer and closer", "bears down on us", "off into the
fog", "until it is a dot"."""

import re

from soracli.script.reader.way_words import (
    AWAY,
    FRAME,
    GOES,
    NEARER,
    US,
    Rule,
    verb_as,
)

_FARNESS = (
    r"(?P<there>distance|horizon|background|haze|vanishing point|far end|depths?|dusk|"
    r"twilight|blackness|darkness|dark|gloom|night|mist|fog|murk|smoke|blizzard|snowstorm|sunset|sunrise|blue|"
    r"setting sun|rising sun|evening|unknown)"
)
_AT = {"sunset": "at sunset", "setting sun": "at sunset", "sunrise": "at sunrise",
       "rising sun": "at sunrise", "night": "at night", "dusk": "at dusk",
       "twilight": "at twilight", "evening": "in the evening", "dark": "in the dark",
       "darkness": "in the dark"}  # fmt: skip
"""When it is, where somebody goes off into it, and..."""
_WEATHERS = ("mist", "fog", "murk", "smoke", "blizzard", "snowstorm", "haze")
"""... into what weather."""
_HOW = r"(?P<how>(?: (?:slowly|quickly|fast|steadily|rapidly|silently|straight|directly|\w+ly))?)"


def _comes(found: re.Match[str]) -> str:
    return f"{verb_as(found, 'come')}{found['how'] or ''} {NEARER}"


def _into_the_distance(found: re.Match[str]) -> str:
    """Into the distance is away; into the fog, away in the fog."""
    there = found["there"].lower()
    rest = _AT.get(there, f"in the {there}" if there in _WEATHERS else "")
    return f"{found['verb']} {AWAY} {rest}".rstrip()


def _off_into(found: re.Match[str]) -> str:
    """ "Trundles off along the street into the fog"."""
    there = found["there"].lower()
    rest = _AT.get(there, f"in the {there}" if there in _WEATHERS else "")
    return f"{found['verb']} {AWAY}{found['how']} {rest}".rstrip()


def _far_off(found: re.Match[str]) -> str:
    """Who goes off and gets smaller goes away; a leaf that somebody eats only gets smaller."""
    before = re.split(r"[.;!?]", found.string[: found.start()])[-1]
    goes = re.search(rf"{GOES}|\b(?:leav|depart|reced|set)\w*", before, re.IGNORECASE) is not None
    of_its_own = re.search(r", (?:the|its|his|her|their|an?) (?:[\w-]+ ){0,2}?[\w-]+$", before)
    return f" {AWAY}" if goes and not of_its_own else found[0]


def _goes_away(found: re.Match[str]) -> str:
    return f"{found['verb']} {AWAY}"


DEPTH: tuple[Rule, ...] = (
    # nearer
    (rf"(?:,? (?:until|till|and|so that)|,) (?:it|he|she|they|its? (?:face|head|front|grille?)) "
     r"(?:(?:almost|nearly|completely|entirely|finally|soon) )*(?:fill|occup(?:y|ie)|dominate)s? "
     rf"(?:up )?(?:the |our )?(?:whole |entire )?{FRAME}\b", ""),
    (rf"\b(?:from|out of) (?:deep in |far in )?the (?:far )?{_FARNESS},? "
     r"(?:in|on|up)?to(?:wards?)? the (?:foreground|front)\b", NEARER),
    (r"\bfrom (?:the )?(?:back(?:ground)?|far end) to (?:the )?(?:front|foreground)\b", NEARER),
    (r"\bfrom (?:the )?(?:front|foreground) (?:in)?to (?:the )?"
     r"(?:back(?:ground)?|far end|distance)\b", AWAY),
    (rf"\b(?P<verb>(?:approach|near)(?:es|s|ing|ed)?){_HOW} (?:straight |right |directly )?"
     rf"(?:to |toward |towards )?{US}(?!')\b", _comes),
    (rf"\b(?P<verb>approach(?:es|ing|ed)?){_HOW}"
     r"(?=\s*(?:[.,;:!?\u2014]|$)| (?:from|along|out of|through|in|down|on|across|over|at|with|"
     r"under|head[- ]on|slowly|fast|quickly|until|while|and|as)\b)", _comes),
    (rf"\b(?P<verb>(?:come|get|draw|move|grow|creep|edge|inch|press|step)(?:s|ing)?|coming|getting|"
     rf"moving|edging|drew|came|got){_HOW} (?:ever |even |steadily |in )*(?:closer|nearer)"
     rf"(?:(?:,| and) (?:ever )?(?:closer|nearer))*(?: (?:to|on|upon|toward|towards) {US})?"
     r"(?! (?:to|on|upon|toward|towards|together|and|his|her|its|their|a|an|the)\b)", _comes),
    (rf"\b(?P<verb>(?:close|bear|barrel|bore|move)(?:s)?|(?:clos|bear|barrell?|mov)ing){_HOW} "
     rf"(?:in|down) (?:on|upon) {US}\b", _comes),
    (rf"\b(?:ever |even |steadily )?(?:closer|nearer)(?:(?:,| and| -) (?:closer|nearer))*"
     rf" (?:to|toward|towards|on|upon) (?={US}\b){US}\b", NEARER),
    (r"\b(?:ever |steadily )?(?:closer|nearer)(?:,| and) (?:ever )?(?:closer|nearer)"
     r"(?! (?:to|toward|towards|together)\b)", NEARER),
    (r"\b(?:ever|steadily) (?:closer|nearer)(?! (?:to|toward|towards|together)\b)", NEARER),
    (rf"(?P<verb>\b{GOES}) head[- ]on\b(?! into\b)(?: (?:at|for|toward|towards) {US})?",
     lambda found: f"{found['verb']} {NEARER}"),
    (rf"(?P<verb>\b{GOES})(?P<how>(?: \w+ly)?) (?:(?:straight|right|directly|headlong|dead|back|"
     rf"head[- ]on|full[- ]tilt|up) )*(?:at|for|toward|towards|into|to|upon|"
     rf"onto|in the direction of|in front of) {US}(?!'|[- ](?:shop|man|bag|store|crew))\b",
     lambda found: f"{found['verb']}{found['how']} {NEARER}"),
    (rf"\b(?:straight |right |directly |headlong |back )?(?:toward|towards|in the direction of) "
     rf"{US}(?!'|[- ](?:shop|man|bag|store|crew))\b", NEARER),
    (rf"\b(?:straight|directly|headlong|right) (?:at|for|into) {US}(?!'|[- ](?:shop|man|bag))\b",
     NEARER),
    (r"\b(?:our|this) way(?= *(?:[.,;:!?]|$))", NEARER),
    (r"\bin our direction\b", NEARER),
    # away
    (r"\b(?P<verb>(?:dwindl|shrink|diminish|reced)(?:e?s|ing)?|shrank|receded)(?: away)? "
     r"(?:in)?to (?:a |the |no more than a )?(?:[\w-]+ )?"
     r"(?:dot|speck|pinprick|point|distance|horizon|nothing)",
     lambda found: f"{verb_as(found, 'go')} {AWAY}"),
    (r"\b(?P<verb>(?:dwindl|reced)(?:es|ing|ed|e))\b(?: away)?",
     lambda found: f"{verb_as(found, 'go')} {AWAY}"),
    (r",? ?\b(?:until|till) (?:it|he|she|they) (?:is|are|becomes?|looks?|seems?) (?:only |just |"
     r"no |merely |almost )*(?:tiny|out of sight|lost to view|gone|specks?|dots?|more than|"
     r"a (?:\w+ )?"
     r"(?:dot|speck|pinprick|point))\b[^.,;!?]*", f" {AWAY}"),
    (rf"(?P<verb>\b{GOES}) (?:off|away)(?P<how>(?: (?!left|right|and\b|then\b)[\w-]+){{1,6}}?) "
     r"(?:in)?to(?:wards?)? "
     rf"(?:the |an? )?(?:[\w-]+ ){{0,2}}{_FARNESS}\b(?! of\b)", _off_into),
    (r"\b(?P<verb>(?:draw|pull|steam|speed|race)(?:s|ing)?|drew|drawing) (?:away|off)"
     r"(?= from\b)", lambda found: f"{verb_as(found, 'move')} away"),
    (r"\b(?:getting|growing|becoming|grows?|gets?|shrinking|turning) (?:ever |steadily )?"
     r"(?:smaller|tinier|fainter)(?:(?:,| and) (?:ever )?(?:smaller|tinier|fainter))* (?:as|while) "
     rf"(?:it|he|she|they) (?P<verb>{GOES})(?: off| away| on| out)?\b", _goes_away),
    (r",? (?:and )?(?:getting|growing|becoming|ever|always|steadily) (?:smaller|tinier)"
     r"(?:(?:,| and) (?:ever )?(?:smaller|tinier))*(?= *(?:[.,;!?]|$))", _far_off),
    (rf"(?P<verb>\b{GOES}) (?:(?:off|away|out|back|on|deep|deeper|far|further|farther|ever) )*"
     rf"(?:and )?(?:(?:further|farther) )?(?:off |away |out )?(?:in|on|up)?(?:to|toward|towards) "
     rf"the (?P<how>(?:[\w-]+ )?){_FARNESS}\b(?! of\b)", _into_the_distance),
    (rf"\b(?:away|off) from {US}\b", AWAY),
    (r"\b(?:further|farther) (?:and (?:further|farther) )?(?:away|off|out)\b(?! from\b)", AWAY),
)  # fmt: skip
"""What is written about nearer and away."""
