"""What is left of somebody who is gone, and the house that a beast carries with it.

"She fades away until only her cape is left on the floor": the cape lies there then, and is not worn
any more. "A snail disappears into its shell": its shell is a part of it, and no second thing.
"""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_GONE = (
    r"(?P<gone>\b(?:vanish|disappear|fade|dissolve|melt|evaporate|crumble|turn to dust|explode)"
    r"(?:s|es|d|ed|ing)?\b[^.;]*?)"
)
_ONLY = r"(?:only|nothing but|just|all that)"
_REST = r"(?:the|an?|his|her|its|their) (?P<what>(?:[\w-]+ ){0,2}?[\w-]+)"
_WHERE = r"(?P<where>(?:on|in|under|beside|upon|at) (?:the|an?|his|her|its|their) [^.,;]+)"
_LEFT = re.compile(
    rf"{_GONE},? (?:until|till|and(?: then| soon| finally)?|so that|leaving) (?:behind )?"
    rf"(?:{_ONLY} )?{_REST}(?: (?:is|are|remains?|lies?|stays?))?(?: (?:left|lying|behind|there))* "
    rf"{_WHERE}",
    re.IGNORECASE,
)
"""What lies somewhere once somebody is gone."""
_TELLS = re.compile(
    r"\b(?:only|nothing but|just|all that|leaving|left|remains?|behind)\b", re.IGNORECASE
)
_HOUSED = r"(?:snail|turtle|tortoise|terrapin|hermit crab|clam|nautilus)s?"
_INTO_SHELL = re.compile(
    rf"(?P<who>\b{_HOUSED}\b[^.;]*?)\b(?:hid(?:e|es|ing)|retreat(?:s|ing)?|withdraw(?:s|ing)?|"
    r"disappear(?:s|ing)?|vanish(?:es|ing)?|pull(?:s|ing)?|tuck(?:s|ing)?|duck(?:s|ing)?|"
    r"shrink(?:s|ing)?|draw(?:s|ing)?|go(?:es|ing)?|slip(?:s|ping)?|crawl(?:s|ing)?)"
    r"(?: (?:back|itself|(?:in )?its (?:head|legs|body|horns|neck)(?: and (?:its )?\w+)?|quickly|"
    r"slowly|all the way|completely))* (?:into|in|inside|within) its (?:own )?shell\b",
    re.IGNORECASE,
)


def plain_remains(text: str) -> str:
    """The text in which what is left of somebody appears where it lies, and who draws back into
    the own shell curls up. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    return _INTO_SHELL.sub(r"\g<who>curls up", _LEFT.sub(_appears, text))


def _appears(found: re.Match[str]) -> str:
    if not _TELLS.search(found[0][len(found["gone"]) :]):
        return found[0]
    many = found["what"].lower().endswith("s") and not found["what"].lower().endswith("ss")
    one = "" if many else "an " if found["what"][0].lower() in "aeiou" else "a "
    return (
        f"{found['gone']}, then {one}{found['what']} appear{'' if many else 's'} {found['where']}"
    )
