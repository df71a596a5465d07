"""Shoes that go somewhere are on somebody's feet: boots that march are those of one who marches."""

import re

from soracli.script.reader.participles import third_person
from soracli.script.reader.unspoken import LONGEST, unspoken

_SHOES = (
    r"(?:high heels|stilettos|running shoes|tennis shoes|ballet shoes|ballet slippers|combat boots|"
    r"cowboy boots|rain boots|rubber boots|hiking boots|army boots|dress shoes|leather shoes|"
    r"leather boots|sneakers|boots|heels|shoes|slippers|sandals|trainers|flip flops|loafers)"
)
_OF_WOMEN = ("heels", "stilettos", "ballet")
_STEPS = r"click|clack|clop|tap|clatter|echo|crunch|squelch|squeak|pound|thud|tread|pad|patter"
"""What the steps of shoes sound like: who wears them walks."""
_GOES = (
    r"walk|run|march|step|splash|stomp|stride|race|sprint|jog|trudge|tiptoe|wade|skip|hop|jump|"
    r"leap|climb|dance|pace|shuffle|strut|stroll|wander|hurry|rush|kick|hike|wander|plod|wade"
)
_ACTING = re.compile(
    rf"(?P<start>^|[.:;!?] +|\b(?:of|on) )(?P<det>(?:a pair of|two|the|some) )?"
    rf"(?P<how>(?:(?!(?:of|on|in|with|and|from) )[a-z-]+ ){{0,3}}?)(?P<shoes>{_SHOES}) "
    rf"(?:(?P<steps>{_STEPS})|(?P<goes>{_GOES})|(?P<ing>(?:splash|walk|runn|march|stepp|stomp|click|"
    rf"clack|tapp|crunch|strid|jogg|wad|danc|jump)ing))(?P<way>(?: [a-z]+ly)?) "
    r"(?=across|through|along|down|up|over|into|onto|on|past|in|toward|towards|by|around)",
    re.IGNORECASE,
)
_NOBODYS = re.compile(
    r"\b(?:his|her|their|my|our|your|in|with|on|of|wearing|and|from|lined|empty|puts?|wears?)\b",
    re.IGNORECASE,
)
"""Words before shoes that somebody has named the wearer of, or that nobody has on."""


def worn_by_somebody(text: str) -> str:
    """The text with those in the shoes that it has go somewhere. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, lambda part: _ACTING.sub(_worn, part))


def _worn(found: re.Match[str]) -> str:
    shoes = f"{found['how']}{found['shoes'].removeprefix('hiking ')}"
    if _NOBODYS.search(shoes):
        return found[0]
    who = "A woman" if any(one in shoes.lower() for one in _OF_WOMEN) else "A person"
    who = who if found["start"].strip() not in ("of", "on") else who.lower()
    verb = "walks" if found["steps"] else ""
    verb = verb or (third_person(found["goes"].lower()) if found["goes"] else found["ing"].lower())
    verb = "walking" if found["ing"] and re.match(_STEPS, found["ing"], re.I) else verb
    verb = "walks" if verb == "splashes" else "walking" if verb == "splashing" else verb
    return f"{found['start']}{who} in {shoes.lower()} {verb}{found['way']} "
