"""Who comes last in a sentence: "from behind a tree steps a hunter" is a hunter who steps from
behind a tree, and "down the street marches a band" is a band that marches down the street."""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_WHERE = (
    r"(?:from (?:behind|under|underneath|beneath|inside|within|between|above|below|among)|"
    r"out of|out from(?: (?:behind|under|beneath|inside|between))?|down|up|along|across|through|"
    r"over|into|past|toward|towards|onto)"
)
_GOES = (
    r"(?:steps|walks|comes|runs|emerges|appears|rises|crawls|jumps|leaps|flies|marches|rides|drives|"
    r"strides|climbs|creeps|bursts|rolls|floats|swims|slides|hops|trots|gallops|storms|stumbles|"
    r"sails|tiptoes|struts|waddles|slithers|scurries|saunters|strolls|dances|skips|glides|soars|"
    r"swoops|peeks|peers|pops|sneaks|shuffles|hobbles|races|rushes|dashes|drifts|tumbles)"
)
_LAST = re.compile(
    r"(?P<open>^\W*|(?<=[.!?;] ))"
    rf"(?P<where>{_WHERE} (?:the|an?|his|her|their|its) (?:[\w'-]+ ){{0,3}}?[\w'-]+?) "
    rf"(?P<verb>{_GOES}) (?P<who>(?:an?|the|his|her) (?:[\w'-]+ ){{0,4}}?[\w'-]+)"
    r"(?=\s*(?:[.,;:!?]|$|\b(?:and|who|with|in|as|while|that|carrying|holding|wearing|followed)\b))",
    re.IGNORECASE,
)


def plain_last(text: str) -> str:
    """The text with those before their verbs who are told of behind it. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, lambda part: _LAST.sub(_first, part))


def _first(found: re.Match[str]) -> str:
    where = found["where"][0].lower() + found["where"][1:]
    who = found["who"][0].upper() + found["who"][1:]
    return f"{found['open']}{who} {found['verb']} {where}"
