"""What becomes of what is hit, in the order in which it happens: "a mirror breaks when struck by a
stone" is a stone that strikes a mirror, and then the mirror breaks."""

import re

from soracli.script.lexicon import Lexicon
from soracli.script.reader.participles import progressive
from soracli.script.reader.sentence import Sentence
from soracli.script.reader.unspoken import LONGEST, unspoken

_DONE = {
    "hit": "hits", "struck": "strikes", "pricked": "pricks", "kicked": "kicks",
    "touched": "touches", "tapped": "taps", "poked": "pokes", "punctured": "punctures",
    "pierced": "pierces", "pushed": "pushes", "knocked": "hits", "bumped": "bumps",
    "nudged": "nudges", "shot": "hits", "smashed": "hits", "pecked": "pecks", "flicked": "flicks",
    "stabbed": "pokes", "pulled": "pulls", "squeezed": "squeezes", "licked": "licks",
}  # fmt: skip
"""What is done to somebody, and what whoever does it does."""
_STRUCK = re.compile(
    r"(?P<start>^\s*|[.!?;:]\s+)(?P<who>(?:[\w'-]+ ){1,4}?)(?P<does>\w+s)"
    r"(?P<rest>(?: [\w-]+){0,4}?),? (?:when|as|after|once|the moment)"
    rf"(?: (?:it|he|she|they)(?: is| are|'s|'re| gets)(?: being)?| being)? "
    rf"(?P<done>{'|'.join(_DONE)}) (?:by|with) (?P<by>[^,.;:!?]+)",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"\b(?P<lead>[^,.;:!?]{0,200}?)\b(?P<picks>picks up|is picking up|picking up|catches|returns) "
    r"(?P<what>(?:an?|the|some)?(?: ?[\w-]+){1,3}?) (?:that was |which was )?"
    r"(?P<done>dropped|thrown|tossed|kicked|lost) by "
    r"(?P<by>another(?! \w)|(?:an?|the|his|her|another)(?: [\w-]+){1,2})",
    re.IGNORECASE,
)
_DONE_BY = re.compile(r"\w (?:by|with) \w", re.IGNORECASE)
_LETS = {"dropped": "drops", "thrown": "throws", "tossed": "tosses", "kicked": "kicks",
         "lost": "drops"}  # fmt: skip


def plain_blows(text: str, lexicon: Lexicon) -> str:
    """The text with blows before what they do to whom they hit. What is spoken stays."""
    if len(text) > LONGEST:
        return text
    return unspoken(text, lambda part: _plain(part, lexicon))


def _plain(text: str, lexicon: Lexicon) -> str:
    if not _DONE_BY.search(text):  # nothing to look for through a long text
        return text
    text = _DROPPED.sub(_dropped, text)
    return _STRUCK.sub(lambda found: _struck(found, lexicon), text)


def _struck(found: re.Match[str], lexicon: Lexicon) -> str:
    who, does = found["who"].strip(), found["does"].lower()
    verb = Sentence(does, lexicon).role(0, "verb") or Sentence(does, lexicon).role(0, "changing")
    if verb is None:
        return found[0]
    bare = re.sub(r"^(?:an?|the|one) ", "", who, flags=re.IGNORECASE)
    by = found["by"].strip()
    first = f"{by[:1].upper()}{by[1:]} {_DONE[found['done'].lower()]} {who[:1].lower()}{who[1:]}"
    return f"{found['start']}{first}. Then the {bare} is {progressive(verb.words)}{found['rest']}"


def _dropped(found: re.Match[str]) -> str:
    """ "Picks up a glove dropped by another": that one drops it first."""
    by, what, lead = found["by"], found["what"].strip(), found["lead"].strip()
    what = "a box" if what in ("something", "an object") else what
    them = "it" if not what.endswith("s") else "them"
    alone = by.lower() in ("another", "another person")
    who = "another" if alone else by
    if alone and lead:
        lets = _LETS[found["done"].lower()]
        return f"{lead} watches while {who} {lets} {what}. Then the other {found['picks']} {them}"
    dropped = f"{who[:1].upper()}{who[1:]} {_LETS[found['done'].lower()]} {what}"
    return f"{dropped}. Then {lead[:1].lower()}{lead[1:]} {found['picks']} {them}"
