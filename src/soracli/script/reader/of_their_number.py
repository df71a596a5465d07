"""Of their number: who of several is told of by a word or two, where a grammar looks for more.

"Five of them black and one of them orange" says what color they are; "the drummer last" is a
drummer who comes behind them; the one boy of two children is one of the children; those who "lay a
plate on a table" put it there, and do not lie.
"""

import re

from soracli.script.reader.unspoken import unspoken

_NUMBER = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|some|most|the rest|all"
_COLORS = (
    "red", "orange", "yellow", "green", "blue", "purple", "violet", "pink", "brown", "black",
    "white", "gr[ae]y", "gold", "golden", "silver", "turquoise", "peach", "rose", "cream", "lime",
    "lilac", "plum", "olive", "amber", "coral", "teal", "tan",
)  # fmt: skip
_OF_THEM = re.compile(
    rf"\b(?P<many>{_NUMBER})(?P<of> of (?:them|which))? "
    rf"(?P<how>(?:(?:bright|dark|pale|light|deep) )?(?:{'|'.join(_COLORS)}))"
    r"(?=\s*(?:[,.;!?]|$|and\b|but\b))",
    re.IGNORECASE,
)
_SOME_OF_THEM = re.compile(rf"\b(?:{_NUMBER}) of (?:them|which) ", re.IGNORECASE)
_LAST = re.compile(
    r", (?P<who>(?:the|an?|his|her|their) (?:[a-z'-]+ ){0,3}?[a-z'-]+?) "
    r"(?:last(?: of all)?|bringing up the rear|at the (?:very )?rear|at the (?:very )?back)"
    r"(?=\s*(?:[.;,!?]|$))",
    re.IGNORECASE,
)
_NOT_WHO = re.compile(
    r"\b(?:the (?:very|previous|one)|to|at|in|on|of|for|is|are|was|comes?|goes|lasts?|and|that|"
    r"who|which|until|as)$",
    re.IGNORECASE,
)
_COUNTED = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)"
_WHOLE = re.compile(
    rf"\b{_COUNTED} (?:[a-z-]+ )?(?P<all>children|kids|toddlers|teenagers|pupils|schoolchildren|"
    r"siblings|twins|people|dancers|acrobats|skaters|students)\b",
    re.IGNORECASE,
)
_YOUNG = ("children", "kids", "toddlers", "teenagers", "pupils", "schoolchildren", "siblings",
          "twins", "students")  # fmt: skip
_SINGLE = {
    "children": "child", "kids": "kid", "toddlers": "toddler", "teenagers": "teenager",
    "pupils": "pupil", "schoolchildren": "child", "siblings": "sibling", "twins": "twin",
    "people": "person", "dancers": "dancer", "acrobats": "acrobat", "skaters": "skater",
    "students": "student",
}  # fmt: skip
_LAYS = re.compile(
    r"\blay (?=(?:an?|the|his|her|its|their|some|several|many|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|\d+) (?!(?:days?|nights?|mornings?|hours?|minutes?|while)\b))",
    re.IGNORECASE,
)
_LAID = re.compile(r"^[^.;]*\b(?:on|onto|in|into|upon|across|over|before|beside|under|down)\b")
_GAIT = re.compile(
    r"\b(?P<go>march|walk|parade|run|swim|stroll|trot|ride|jog|race|waddle|skate|ski|cycle)(?:e?s)?\b"
)


def of_their_number(text: str) -> str:
    """The text in which each of several is told of in a clause. What is spoken stays."""

    def plain(part: str) -> str:
        part = _LAYS.sub(lambda found: _put(found, part), part)
        part = _OF_THEM.sub(_are, part) if _SOME_OF_THEM.search(part) else part
        return _one_of(_LAST.sub(lambda found: _behind(found, part), part))

    return unspoken(text, plain)


def _put(found: re.Match[str], part: str) -> str:
    """Those who lay something somewhere put it; "lay an egg" stays."""
    return "put " if _LAID.search(part[found.end() :]) else found[0]


def _are(found: re.Match[str]) -> str:
    if not found["of"]:
        return found[0]
    is_ = "is" if found["many"].lower() == "one" else "are"
    return f"{found['many']}{found['of']} {is_} {found['how']}"


def _behind(found: re.Match[str], part: str) -> str:
    """Who comes last goes as the others go, behind them."""
    before, who = part[: found.start()], found["who"]
    gaits = list(_GAIT.finditer(before))
    if not gaits or _NOT_WHO.search(who):
        return found[0]
    return f", and {who} follows behind them"


def _one_of(part: str) -> str:
    """The only boy told of after "two children" is one of them."""
    whole = _WHOLE.search(part)
    if whole is None:
        return part
    who = "boy|girl" if whole["all"].lower() in _YOUNG else "man|woman|boy|girl"
    one = _SINGLE[whole["all"].lower()]
    single = re.compile(rf"(?<!at )\bone (?:{who})(?='s\b|\b(?!s))", re.IGNORECASE)
    found = list(single.finditer(part, whole.end()))
    others = re.search(rf"\b(?:the |an?|another|other|two|three) ?(?:other )?(?:{who})s?\b", part)
    if len(found) != 1 or others:
        return part
    return f"{part[: found[0].start()]}one {one}{part[found[0].end() :]}"
