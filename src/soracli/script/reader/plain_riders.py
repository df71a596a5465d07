"""Riders: who is named for what they ride is on it where they go: a cyclist climbs a pass on a
bicycle, a skateboarder grinds a rail on a skateboard, and a jockey races on a horse."""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_BALANCED = {
    "on {} skateboard": r"skate ?boarders?|skater boys?",
    "on {} snowboard": r"snow ?boarders?",
    "on {} skis": r"skiers?",
    "on {} bicycle": r"(?:road |mountain |racing )?(?:bi)?cyclists?|mountain bikers?",
}
"""What those are on whose own way of going is known: they need it told where they do not go."""
_BORNE = {
    "on {} motorcycle": r"bikers?|motorcyclists?|motorbikers?|motocross riders?|dirt bikers?",
    "on {} horse": r"jockeys?|equestrians?|horsem[ae]n|horsewom[ae]n|show jumpers?",
    "in {} kayak": r"kayakers?",
    "in {} canoe": r"canoeists?|canoers?",
    "in {} rowboat": r"rowers?|oarsm[ae]n",
}
"""What those are on or in who have no way of their own."""
_RIDES = {**_BALANCED, **_BORNE}
_LEAPS = (
    r"jump(?:s|ing)?(?! off| from| onto| down)|leap(?:s|ing)?(?! off| from)|win(?:s|ning)?|"
    r"slid(?:e|es|ing) along|fly|flies|flying|overtak(?:e|es|ing)|rid(?:e|es|ing) up"
)
"""Verbs of what they do on it beside going their own way."""
_GOES = (
    r"rac(?:e|es|ing)|speed(?:s|ing)?|climb(?:s|ing)?|zoom(?:s|ing)?|rush(?:es|ing)?|"
    r"head(?:s|ing)?|go(?:es|ing)?|com(?:e|es|ing)|dash(?:es|ing)?|weav(?:e|es|ing)|"
    r"zip(?:s|ping)?|cruis(?:e|es|ing)|descend(?:s|ing)?|coast(?:s|ing)?|roar(?:s|ing)?|"
    r"overtak(?:e|es|ing)|pass(?:es|ing)?|cross(?:es|ing)?|turn(?:s|ing)?|win(?:s|ning)?|"
    r"glid(?:e|es|ing)|roll(?:s|ing)?|mov(?:e|es|ing)|slid(?:e|es|ing)|grind(?:s|ing)?|"
    r"paddl(?:e|es|ing)|row(?:s|ing)?|sprint(?:s|ing)?|plung(?:e|es|ing)|jump(?:s|ing)?|"
    r"leap(?:s|ing)?|carv(?:e|es|ing)|shoot(?:s|ing)?|navigat(?:e|es|ing)|drift(?:s|ing)?|"
    r"gallop(?:s|ing)?|charg(?:e|es|ing)|thunder(?:s|ing)?|swerv(?:e|es|ing)|"
    r"travel(?:s|ing|ling)?|travers(?:e|es|ing)|wind(?:s|ing)?|fly|flies|flying|tear(?:s|ing)?|"
    r"blast(?:s|ing)?|negotiat(?:e|es|ing)|batt(?:le|les|ling)|pedal(?:s|ing|ling)?|"
    r"approach(?:es|ing)?|clear(?:s|ing)?|tackl(?:e|es|ing)"
)
"""Verbs of what they do on it."""
_OVER = re.compile(r"\s(?:jumps?|leaps?|fl(?:y|ies)) (?:high )?(?:over|across) ", re.IGNORECASE)
_SEEN = re.compile(
    r"\b(?:horse|stallion|mare|pony|steed|racehorse|thoroughbred|bi(?:ke|cycle)|bikes|cycle|"
    r"motor(?:bike|cycle)|moped|scooter|tandem|tricycle|unicycle|penny farthing|skateboard|"
    r"longboard|snowboard|board|skis?|kayak|canoe|raft|boat|rowboat|scull|oar|harley)s?\b",
    re.IGNORECASE,
)
"""What there is of that already."""
_NAMED = (
    r"(?P<who>(?:^|\b(?:an?|the|one|two|three|four|five|six|several|some|of)\s(?:[\w-]+\s){0,3}?"
    r"|,\s|\band\s)(?P<noun>NOUNS))(?=\s(?:is\s|are\s|\w+ly\s)?(?:VERBS)\b)"
)
_CALLED = [
    re.compile(
        _NAMED.replace("NOUNS", "|".join(nouns.values())).replace("VERBS", verbs), re.IGNORECASE
    )
    for nouns, verbs in ((_BALANCED, _LEAPS), (_BORNE, _GOES))
]
_CLIMBS = re.compile(
    r"(?P<who>\b(?:cyclists?|bikers?|motorcyclists?))\s(?P<verb>climb(?:s|ing)?|ascend(?:s|ing)?)"
    r"(?:\sup)?(?=\s(?:an?|the)\s(?:[\w-]+\s){0,3}?"
    r"(?:roads?|hills?|pass|mountains?|slopes?|streets?|trails?|climb)\b)",
    re.IGNORECASE,
)
"""Who is on wheels rides up what others climb."""
_GRINDS = re.compile(
    r"\b(?:grind(?P<end>s|ing|)|boardslid(?P<slides>es|ing|e))\b(?: (?:on|along|down|across))? "
    r"(?=(?:an?|the|his|her)\b(?: \w+){0,2} (?:rail|handrail|ledge|bench|curb|kerb|railing|box)\b)",
    re.IGNORECASE,
)
"""What is done with a board along an edge."""
_AERIALIST = re.compile(
    r"\b(?P<who>(?:tightrope|high[- ]wire|wire|slackline) (?:walker|artist|performer|acrobat)|"
    r"funambulist|slackliner)(?P<s>s?)\b"
    r"(?![^.;]*\b(?:ropes?|wires?|tightropes?|lines?|slacklines?|cables?)\b)",
    re.IGNORECASE,
)
"""Who walks on a rope, where no rope is named behind that."""
_PORTRAIT = re.compile(r"\b(?:portrait|close-up|headshot|statue)\b", re.IGNORECASE)


def plain_riders(text: str) -> str:
    """A text in which those are on something to ride who are named for it. What is spoken stays."""
    if len(text) > LONGEST:
        return text
    if re.search(r"\b(?:skate|board)", text, re.IGNORECASE):
        text = unspoken(text, lambda part: _GRINDS.sub(_slides, part))
    if not _PORTRAIT.search(text):
        text = unspoken(text, lambda part: _AERIALIST.sub(_on_a_rope, part, count=1))
    if _SEEN.search(text):
        return text
    text = _CLIMBS.sub(_rides_up, text)
    for called in _CALLED:
        text = unspoken(text, lambda part, how=called: how.sub(_mounted, part, count=1))  # type: ignore[misc]
    return text


def _on_a_rope(found: re.Match[str]) -> str:
    return f"{found['who']}{found['s']} on a tightrope"


def _rides_up(found: re.Match[str]) -> str:
    verb = found["verb"].lower()
    form = "riding" if verb.endswith("ing") else "rides" if verb.endswith("s") else "ride"
    return f"{found['who']} {form} up"


def _slides(found: re.Match[str]) -> str:
    end = (found["end"] or found["slides"] or "").lower()
    return {"s": "slides", "es": "slides", "ing": "sliding"}.get(end, "slide") + " along "


def _mounted(found: re.Match[str]) -> str:
    noun = found["noun"]
    on = next(way for way, names in _RIDES.items() if re.fullmatch(names, noun, re.IGNORECASE))
    if on.endswith("skis"):
        return f"{found['who']} on skis"
    if on.endswith("board") and _OVER.match(found.string, found.end()):
        end = "" if noun.lower().endswith("s") else "s"
        return f"{found['who']} {on.split()[-1]}{end} and"  # they come on it, and it leaps along
    several = noun.lower().endswith(("s", "men")) and not noun.lower().endswith("ss")
    way = on.format("").replace("  ", " ") + "s" if several else on.format("a")
    return f"{found['who']} {way}"
