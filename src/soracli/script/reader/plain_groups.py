"""Who fills a place, told by the place: "a classroom of children raise their hands" tells what the
children do, and "a table full of friends" of friends at a table."""

import re

from soracli.script.lexicon import Lexicon
from soracli.script.reader.unspoken import unspoken

_ROOMS = (
    "classroom|class|room|stadium|arena|theater|theatre|church|hall|office|courtroom|gym|bar|pub|"
    "restaurant|library|kindergarten|nursery|ballroom|concert hall|cinema|auditorium|lecture hall|"
    "dance floor|living room|kitchen|workshop|playground|field|street|park|beach|boardroom|tavern"
)
_CARRIERS = "bus|boat|train|subway car|van|car|ferry|minibus|truck|rowboat|raft|tram"
_PLACE = re.compile(
    r"\b(?P<det>an?|the) (?P<how>(?:(?!of\b)[a-z-]+ ){0,2}?)"
    rf"(?:(?P<room>{_ROOMS})|(?P<carrier>{_CARRIERS})|(?P<table>table|picnic table|dinner table)) "
    r"(?:of|full of|filled with|packed with|crowded with|crammed with) "
    r"(?P<who>(?:(?!of\b)[a-z-]+ ){0,2}?(?P<noun>[a-z]+))(?= (?P<next>[a-z]+))",
    re.IGNORECASE,
)
"""A place with those who fill it, before what they do."""
_THROUGH = frozenset(("in", "on", "at", "with", "and", "or", "by", "of", "under", "from", "near"))
_CALLED = ("fan",)
"""Kinds of things whose name is that of people as well, who fill a place and not a shelf."""
_MANY, _FEW = "six", "four"
_ONLY_OPENS = re.compile(r"(?:^|[.;,:]\s*|\b(?:and|while|as|then|of) )$", re.IGNORECASE)


def plain_groups(text: str, lexicon: Lexicon) -> str:
    """The text with those who fill a place named first. What is spoken stays."""

    def plain(part: str) -> str:
        return _PLACE.sub(lambda found: _named(found, part, lexicon), part)

    return unspoken(text, plain)


def _named(found: re.Match[str], text: str, lexicon: Lexicon) -> str:
    forms = (found["noun"].lower(), *lexicon.forms(found["noun"].lower()))
    noun = next((one for form in forms if (one := lexicon.noun_named(form)) is not None), None)
    does = found["next"].lower()
    opens = _ONLY_OPENS.search(text[: found.start()]) is not None
    verb = any(form in lexicon.verbs for form in (does, *lexicon.forms(does)))
    people = noun is not None and (noun.family == "person" or noun.kind in _CALLED)
    if not people or not opens or not verb or does in _THROUGH:
        return found[0]
    where = f"{found['det'].lower()} {found['how'].lower()}"
    if found["table"]:
        place, many = f"at {where}{found['table']}", _FEW
    elif found["carrier"]:
        place, many = f"in {where}{found['carrier']}", _FEW
    else:
        place, many = f"in {where}{found['room']}", _MANY
    capital = found[0][0].isupper()
    return f"{many.capitalize() if capital else many} {found['who']} {place}"
