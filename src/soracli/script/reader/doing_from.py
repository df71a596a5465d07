"""Doing from somewhere: who watches, feeds or sings from a bench is on it all the while, and who
waves from a window is at it; nobody comes from there."""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_STAYS = (
    r"(?:watch|look|star|gaz|peer|observ|wav|feed|fish|sing|call|shout|yell|hoot|crow|croak|cheer|"
    r"salut|point|film|photograph|read|preach|bark|howl|play|conduct|paint|sketch|draw|smok|greet|"
    r"clap|applaud|listen|bow|laugh|lectur|speak|talk|whistl|chirp|warbl|admir|supervis|guard|spy)"
    r"(?:s|es|ing|ies)?"
)
_SITS = (
    r"(?:bench|stool|chair|armchair|sofa|couch|bed|saddle|swing|hammock|throne|cushion|pillow|log|"
    r"stump|deck chair|lifeguard chair)"
)
_PERCHES = r"(?:branch|perch|fence|wire|lamppost|chimney|treetop|windowsill|post|pole)"
_STANDS = (
    r"(?:rock|roof|rooftop|wall|boat|raft|canoe|dock|pier|jetty|ladder|barrel|crate|podium|"
    r"pedestal)"
)
_AT = r"(?:window|doorway|door|porch|gate|counter)"
_THERE = (
    rf"(?:an?|the|his|her|its|their) (?:[\w-]+ ){{0,2}}?"
    rf"(?P<place>{_SITS}|{_PERCHES}|{_STANDS}|{_AT})\b(?! of\b)"
)
_FROM = re.compile(
    rf"\b(?P<does>{_STAYS}\b(?: (?!from\b)[\w'-]+){{0,7}}?) from (?={_THERE})", re.IGNORECASE
)
_WATCHED = re.compile(
    r"\b(?P<does>(?:watch|observ|film|photograph|record|sketch|paint)(?:es|e|s|ing)? "
    r"(?:him|her|it|them|(?:an?|the|his|her|their) [\w-]+)) from (?=(?:behind|beside|under|below|"
    r"beneath) (?:an?|the|his|her|its|their)\b)",
    re.IGNORECASE,
)
"""Whom or what somebody watches from a side of something: they stand there."""
_GOES = re.compile(r"\b(?:jump|leap|fall|climb|walk|run|fly|drop|div|step|swoop|hang)", re.I)
"""What somebody does from there who comes down."""


def doing_from(text: str) -> str:
    """The text in which all who do something from somewhere are there. What is spoken stays."""
    if " from " not in text or len(text) > LONGEST:
        return text
    return unspoken(
        text, lambda said: _WATCHED.sub(r"\g<does>, standing ", _FROM.sub(_plain, said))
    )


def _plain(found: re.Match[str]) -> str:
    if _GOES.search(found["does"]):
        return found[0]
    return f"{found['does']}{_how(found['place'].lower())} "


def _how(place: str) -> str:
    if re.fullmatch(_AT, place):
        return " at"
    sits, perches = re.fullmatch(_SITS, place), re.fullmatch(_PERCHES, place)
    return f", {'sitting' if sits else 'perched' if perches else 'standing'} on"
