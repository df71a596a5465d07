"""Practicing: who practices or rehearses, and it is not said what, does what their art is: a
ballerina dances, a boxer boxes; and so does who is only seen by their hands."""

import re
from collections.abc import Mapping, Sequence
from functools import partial

from soracli.script.reader.unspoken import unspoken

_VERBS = re.compile(
    r"(?P<v>practi[cs]|rehears|train|warm)(?P<e>es|ing|e|s|)(?P<up> up)?"
    r"(?: (?:her|his|their) (?:moves|routine|steps|act|skills|art|technique))?"
    r"(?= (?:alone|together|in|on|at|by|before|beside|for|every|hard|under|near|until|late|all|"
    r"again|outside|backstage|with (?:her|his|their|the|an?) (?:teacher|coach|partner|friend)s?)\b"
    r"|[.,;:!]|$)",
    re.IGNORECASE,
)
_CLOSE = r"(?P<close>\b(?:close[- ]?up|macro|detail|tight)(?: shot)? (?:of|on) )"
_FINGERS = r"(?:hands?|fingers?|fingertips)(?=\s*(?:[.,;:]|$|(?:in|under|by|lit|against)\b))"
_HANDS = re.compile(rf"['\u2019]s {_FINGERS}", re.IGNORECASE)
_E = re.compile(r"e$")


def plain_practice(text: str, arts: Mapping[str, Sequence[str]]) -> str:
    """A text in which who practices does what the `arts` say, names of artists by what they do
    ("dance"). What is spoken stays."""
    return unspoken(text, lambda part: _plain(part, arts))


def _plain(text: str, arts: Mapping[str, Sequence[str]]) -> str:
    text = _at_it(text, arts) if _HANDS.search(text) else text
    if not _VERBS.search(text):
        return text
    for done, names in arts.items():
        who = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        found = re.compile(
            rf"\b(?P<who>(?:{who})s?(?: (?:is|are|was|were))?(?: \w+ly)?) {_VERBS.pattern}",
            re.IGNORECASE,
        )
        text = found.sub(partial(_said, done=done), text)
    return text


def _at_it(text: str, arts: Mapping[str, Sequence[str]]) -> str:
    """Whose hands are seen closely, and do nothing that is told, is at what their art is."""
    for done, names in arts.items():
        who = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        verb, _, rest = done.partition(" ")
        said = rf"\g<close>\g<one>\g<who> who {verb}s {rest}".rstrip()
        text = re.sub(
            rf"{_CLOSE}(?P<one>an? |the )(?P<who>(?:[\w-]+ )?(?:{who}))['\u2019]s {_FINGERS}",
            said, text, flags=re.IGNORECASE,
        )  # fmt: skip
    return text


def _said(found: re.Match[str], done: str) -> str:
    """What is done ("shoot an arrow") with the ending that the verb had in the text."""
    verb, _, rest = done.partition(" ")
    ending = found["e"].lower()
    if ending == "ing":
        verb = _E.sub("", verb) + "ing" if verb not in _DOUBLED else _DOUBLED[verb]
    elif ending == "es" or (ending == "s" and found["v"].lower() in ("train", "warm")):
        verb += "es" if verb.endswith(("x", "s", "sh", "ch")) else "s"
    return f"{found['who']} {verb} {rest}".rstrip()


_DOUBLED = {"swim": "swimming"}
"""Verbs that double their last letter before -ing."""
