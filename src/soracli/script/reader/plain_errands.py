"""What goes on about the house, in plain words: who watches a movie watches television, who sweeps
the garage sweeps in it, a dog that runs through the house is inside, and a stranger is a person."""

import re

from soracli.script.reader.unspoken import unspoken

_FILMS = (
    r"movies?|films?|videos?|tv shows?|tv series|series|sitcoms?|cartoons?|soap operas?|"
    r"documentary|documentaries|tv news|news|netflix"
)
_SET = r"(?:the )?(?:tv set|television set|tv|television|telly)"
_WATCHED = re.compile(
    r"\b(?P<verb>watch(?:es|ing|ed)?) (?:"
    rf"{_SET}|"
    rf"(?:(?:an?|the|his|her|their|some) )?(?:[\w-]+ ){{0,3}}on {_SET}|"
    rf"(?:(?:an?|the|his|her|their|some) )?(?:[\w-]+ )?(?:{_FILMS}))\b"
    r"(?! (?:on|at|in) (?:an?|the|his|her|their) |-)",
    re.IGNORECASE,
)
"""A film, seen anywhere but in a cinema or on another screen that is named."""
_TIDIED = re.compile(
    r"\b(?P<verb>(?:sweep|mop|clean|tidy|organi[sz]|declutter|vacuum|hoover|dust|scrub)"
    r"(?:s|es|e|ing|p?ing|ies)?|tidies|tidying|tidy(?:ing)? up|clean(?:s|ing)? (?:up|out))"
    r"(?: up| out)? (?P<where>(?:the|his|her|their|an?) "
    r"(?:[\w-]+ )?(?:garage|attic|basement|workshop|barn|stable))(?=[.,;!]| and\b| while\b|$)",
    re.IGNORECASE,
)
"""A room that is a building to look at as well, where somebody cleans it."""

_TYPED = re.compile(
    r"\b(?P<verb>typ(?:es?|ing)) (?:away )?(?:on|at) (?P<whose>an?|the|his|her|their) "
    r"(?:computer )?keyboard\b",
    re.IGNORECASE,
)
"""A keyboard that is no instrument."""

_STRANGER = re.compile(
    r"\b(?P<det>an?|the|another) (?:total |complete |mysterious )?stranger\b",
    re.IGNORECASE,
)
_SOMEONE = re.compile(
    r"\b(?P<prep>at|to|toward|towards|beside|behind|past|with|for|by|near) (?:someone|somebody)"
    r"(?=[.,;:!]|$| (?:and|then|in|on|at|while|with|who)\b)",
    re.IGNORECASE,
)
"""Somebody of whom no more is said, to whom something is done."""
_INDOORS = re.compile(
    r"\b(?P<way>through|all over|all around|throughout) (?P<whose>the|a|an|his|her|their|its) "
    r"(?:(?:whole|entire|empty|quiet|dark) )?(?:house|apartment|flat|home)\b",
    re.IGNORECASE,
)
"""A house that somebody goes through, and which is then seen from inside."""

_RIDE = re.compile(
    r"\b(?:(?P<goes>(?:run|rush|hurr|rac|dash|sprint|hast)\w*) (?:after|to) )?"
    r"(?:catch(?P<ends>es|ing)?|make) (?P<which>an?|the|his|her|their|my) (?:\w+ )?"
    r"(?P<ride>bus|train|tram|streetcar|trolley|taxi|cab|subway|metro|ferry)\b",
    re.IGNORECASE,
)
"""What takes people along, for those who have to be in time for it."""

_NOBODY_ELSE = (
    r"person|individual|human|somebody|someone|child|kid|toddler|student|teenager|teen|worker|"
    r"tourist|customer|chef|cook|dancer|athlete|player|runner|gardener|artist|painter"
)
_THEY = re.compile(
    rf"^(?P<one>(?:an?|the|one) (?:[\w-]+ ){{0,2}}?(?P<who>{_NOBODY_ELSE}))\b(?P<does>[^.]*?), "
    r"(?P<then>then|and then|but then)(?P<how>(?: suddenly| abruptly| quickly| slowly)?) they\b",
    re.IGNORECASE,
)
"""Who is one and is called "they": "a child is stacking blocks, then they knock them over"."""
_SOMEBODY_ELSE = re.compile(
    r"\b(?:an?|the|another|two|three|four|some|several) (?:[\w-]+ ){0,2}?"
    r"(?:m[ae]n|wom[ae]n|boys?|girls?|people|children|friends?|persons?|kids?|dogs?|cats?|horses?|"
    r"family|couple|group)\b",
    re.IGNORECASE,
)


def plain_errands(text: str) -> str:
    """A text with what people do about the house in plain words; what is spoken stays."""
    return unspoken(text, _plain)


def _one_of_them(found: re.Match[str]) -> str:
    """The sentence with its only person called so again, unless others are named before."""
    if _SOMEBODY_ELSE.search(found["does"]):
        return found[0]
    return f"{found['one']}{found['does']}, {found['then']}{found['how']} the {found['who']}"


def _to_a_ride(found: re.Match[str]) -> str:
    """Who catches a bus runs to it."""
    goes = found["goes"] or {"es": "runs", "ing": "running"}.get(found["ends"] or "", "run")
    if not found["goes"] and found[0].lower().startswith("make"):
        return found[0]
    return f"{goes} to {found['which']} {found['ride']}"


def _plain(text: str) -> str:
    text = _RIDE.sub(_to_a_ride, text)
    text = _THEY.sub(_one_of_them, text)
    text = _WATCHED.sub(r"\g<verb> the television", text)
    text = _TYPED.sub(r"\g<verb> on \g<whose> laptop", text)
    text = _STRANGER.sub(r"\g<det> person", _SOMEONE.sub(r"\g<prep> a person", text))
    text = _INDOORS.sub(r"\g<way> \g<whose> living room", text)
    return _TIDIED.sub(r"\g<verb> in \g<where>", text)
