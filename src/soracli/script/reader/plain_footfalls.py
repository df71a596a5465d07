"""Footfalls: whose sneakers hit the ground run, and whose heels click down a hallway walk there."""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_FEET = (
    r"(?:feet|shoes|sneakers|trainers|boots|heels|sandals|loafers|stilettos|cleats|soles|paws|"
    r"hooves|hoofs|footsteps)"
)
_RUNS = r"(?:hit|pound|strik|slap|thump|hammer|drum|thunder)"
_WALKS = r"(?:click|clack|tap|crunch|squelch|splash|shuffl|clomp|echo|tread|sink|squeak)"
_ON = r"(?:(?:against|on|onto|along|down|across|over|into|through|in|up) )?"
_FALLS = re.compile(
    rf"\b(?P<feet>{_FEET})(?P<who>(?: of [a-z ]{{3,24}}?)?) (?P<be>are |were )?"
    rf"(?:(?P<runs>{_RUNS})|(?P<walks>{_WALKS}))(?P<end>e?s|ting|ding|ing|e?d|e|)\b "
    rf"(?P<on>{_ON})(?=(?:the|a|an|wet|hot|cold|fresh|soft|hard|bare|muddy|fallen|dry|gravel|snow|"
    r"leaves|puddles?|asphalt|concrete|stone)\b)",
    re.IGNORECASE,
)
"""What feet do on the ground, and on which."""
_WORN = re.compile(r"\b(?:in|with|wearing)(?: [\w-]+){0,2} $", re.IGNORECASE)
"""Who wears boots does it, and not they."""
_BARE = re.compile(r"(?<!\bin )(?<!\bwith )(?<!\bher )(?<!\bhis )\bbare (?=feet\b)", re.IGNORECASE)
_WHOSE = re.compile(
    r"(?P<who>\b(?:an?|the|one) (?:[a-z-]+ ){0,2}?[a-z-]+)['\u2019]s "
    r"(?P<shoes>(?:[a-z-]+ ){0,2}?(?:shoes|sneakers|trainers|boots|heels|sandals|loafers|"
    r"stilettos|cleats)) (?P<goes>(?:walk|run|runn|stepp|danc|tap-danc|climb)ing)\b",
    re.IGNORECASE,
)
"""Whose shoes go somewhere."""


def plain_footfalls(text: str) -> str:
    """The text with what feet do to the ground told as the going that it is."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    text = _BARE.sub("barefoot ", _FALLS.sub(_goes, text))
    return _WHOSE.sub(r"\g<who> in \g<shoes> \g<goes>", text)


def _goes(found: re.Match[str]) -> str:
    if _WORN.search(found.string, 0, found.start()):
        return found[0]
    verb = "run" if found["runs"] else "walk"
    doing = found["end"].endswith("ing")
    form = {"run": "running", "walk": "walking"}[verb] if doing else verb
    on = found["on"] or "on "
    on = "on " if on.lower().startswith(("against", "into", "onto")) else on
    return f"{found['feet']}{found['who']} {found['be'] or ''}{form} {on}"
