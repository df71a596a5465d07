"""Sentences turned round, in plain order: "through an arch comes a gondola" is a gondola that comes
through an arch; who "urges his horse over a hedge" rides one that leaps over it; what is "brought
crashing down" is brought down; who brushes "the hair of a bride" brushes a bride's hair, and who
brushes pollen from a flower brushes the flower; a tin soldier is the toy that is told of later."""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken
from soracli.script.reader.way_words import GOES

_NOUN = r"(?:an?|the|its|his|her|their|two|three|four|five|six|several|some|one) "
_NAMED = rf"{_NOUN}(?:[\w-]+ ){{0,4}}?[\w-]+"
_WAYS = (
    r"through|across|over|along|up|down|around|past|towards?|between|out of|from behind|from under|"
    r"into|off|onto"
)
_FRONTED = re.compile(
    rf"(?P<start>^|[.!?;:]\s+|\band then |\bthen )(?P<way>{_WAYS}) (?P<what>{_NAMED}),? "
    rf"(?P<verb>(?:{GOES}|climbs?|clambers?|emerges?|vaults?|scrambles?)) (?P<who>{_NAMED})"
    r"(?P<told>,? (?:\w+ed|led|drawn|driven|ridden|wearing|carrying|in|with) [^.,;:!?]+)?"
    r"(?=\s*(?:[.,;:!?]|$))",
    re.IGNORECASE,
)
"""A way, what it leads through or over, a verb of going, and only then who goes."""
_BEASTS = (
    r"(?:horse|pony|stallion|mare|steed|camel|donkey|mule|elephant|bull|ostrich|mount|reindeer|"
    r"dragon|unicorn)"
)
_URGED = re.compile(
    r"\b(?P<verb>urg|spurr?|coax|guid|steer|driv|press|push|kick|whipp?|send|nudg)"
    r"(?P<form>es|s|e|ing|ed)? (?:on )?"
    rf"(?P<mount>(?:an?|the|his|her|its) (?:[\w-]+ ){{0,2}}{_BEASTS}) "
    r"(?P<way>over|across|through|up|down|along|into|toward|towards|forward|onward)\b",
    re.IGNORECASE,
)
"""What a rider has their mount do."""
_FORMS = {"ing": "riding", "ed": "rode", "": "ride", "e": "ride"}
_BLOWS = re.compile(
    r"\b(?P<verb>bring|swing|send|slam|drive)(?P<form>s|ing)? (?P<what>it|them|[\w-]+ (?:[\w-]+ )?"
    r"[\w-]+) (?:crashing|smashing|slamming|hurtling|thundering|whistling|sweeping|hard|swiftly|"
    r"heavily) down\b",
    re.IGNORECASE,
)
"""Roundabout ways to bring something down."""
_HAIR = re.compile(
    r"\b(?P<verb>brush|comb|braid|plait|groom|trim|cut|wash|stroke|curl|dry|style)"
    r"(?P<form>e?s|ing|ed)? the (?P<hair>(?:[\w-]+ ){0,2}?(?:hair|mane|beard|fur|coat|tail)) of "
    r"(?P<who>(?:an?|the|his|her) (?:[\w-]+ )?[\w-]+?)"
    r"(?=\s*(?:[.,;:]|$)| (?:who|that|seated|sitting|lying|with|in|on|at|by|before|standing|while|"
    r"and|as)\b)",
    re.IGNORECASE,
)
_FINE = re.compile(
    r"\b(?P<verb>(?:brush|wip|dust|sweep|scrap|polish|lick|clean|wash|shak|blow|flick|rub|rins)"
    r"(?:e|es|s|ing|ed)?) (?:the )?(?:[\w-]+ )?(?:pollen|dust|dirt|grime|soot|sweat|rust|frost|"
    r"cobwebs?|ash|lint|dew) (?:from|off|off of) (?=(?:an?|the|his|her|its|their)\b)",
    re.IGNORECASE,
)
"""What is too fine for a body of its own: it is done to what it is on."""
_KEEPS_UP = re.compile(
    r"(?P<camera>\b(?:pan|pans|panning|camera|track\w*|tilt\w*|truck\w*)\b[^.,;:]*?) "
    r"to keep (?:up|pace)(?: with (?:him|her|it|them))?\b",
    re.IGNORECASE,
)
"""What a camera moves for."""
_TOY = re.compile(
    r"\b(?P<toy>(?:tin|clockwork|wind-up|stuffed|plush|toy|wooden|mechanical) "
    r"(?:soldier|robot|bear|mouse|monkey|car|train|duck|horse|dog|rabbit|frog|drummer|ballerina))\b"
    r"(?P<between>(?:(?!\btoys?\b).)*?)\bthe toy\b(?!-| (?:box|chest|shop|store|car|train))",
    re.IGNORECASE | re.DOTALL,
)
_DOWN = {"s": "lowers", "ing": "lowering", None: "lower"}


def turned_round(text: str) -> str:
    """A text in plain order. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    text = _FRONTED.sub(_straight, text)
    text = _URGED.sub(_ridden, text)
    text = _KEEPS_UP.sub(r"\g<camera>", text)
    text = _HAIR.sub(r"\g<verb>\g<form> \g<who>'s \g<hair>", text)
    text = _FINE.sub(r"\g<verb> ", text)
    text = _TOY.sub(r"\g<toy>\g<between>the \g<toy>", text)
    return _BLOWS.sub(lambda one: f"{_DOWN[one['form']]} {one['what']}", text)


def _straight(found: re.Match[str]) -> str:
    who, way, told = found["who"], found["way"].lower(), found["told"] or ""
    who = who[0].upper() + who[1:] if found["way"][0].isupper() else who
    told = f"{told}," if told.startswith(",") else told
    return f"{found['start']}{who}{told} {found['verb']} {way} {found['what']}"


def _ridden(found: re.Match[str]) -> str:
    """ "Urges his horse over a hedge": rides it, and it leaps."""
    way, form = found["way"].lower(), (found["form"] or "").lower()
    rides = _FORMS.get(form, "rides")
    goes = "leaps" if way == "over" else "gallops"
    mount = re.sub(r"^(?:an?|his|her|its) ", "the ", found["mount"], flags=re.IGNORECASE)
    first = f"{rides} {found['mount']}"
    return f"{first}; {mount} {goes} {'' if way in ('forward', 'onward') else way}".rstrip()
