"""Who does it first: "after tying her laces, the sprinter runs off" is a sprinter who ties her
laces and then runs off, and "before leaving his house, a man yawns" a man who yawns before that."""

import re

from soracli.script.lexicon import Lexicon
from soracli.script.reader.participles import third_person
from soracli.script.reader.unspoken import LONGEST, unspoken

_WHO = (
    r"(?P<who>(?:the|an?) (?:[\w'-]+ ){0,3}?(?!then\b|and\b)[\w'-]+)"
    r"(?= (?:\w+ly )?(?P<verb>(?!as\b|its\b|is\b|has\b|was\b|this\b|plus\b)[a-z]+(?<!s)s)\b)"
)
_BEHIND = re.compile(
    r"(?P<open>^\W*|(?<=[.!?;] ))(?P<join>after|having|upon|once done|before) (?P<doing>[a-z]+) "
    rf"(?P<rest>(?:[^,.;:!?]* )?(?:his|her|its|their)\b[^,.;:!?]*), {_WHO}(?P<main>[^.;!?]*)",
    re.IGNORECASE,
)


def doers_first(text: str, lexicon: Lexicon) -> str:
    """The text with those named first whom "her" or "its" in its first words means. What is spoken
    stays."""
    if len(text) > LONGEST:
        return text
    return unspoken(text, lambda part: _BEHIND.sub(lambda found: _told(found, lexicon), part))


def _told(found: re.Match[str], lexicon: Lexicon) -> str:
    base = _base(found["doing"].lower(), lexicon)
    verb = found["verb"].lower()
    if not base or not any(form in lexicon.verbs for form in lexicon.forms(verb)):
        return found[0]
    who = found["who"][0].upper() + found["who"][1:]
    if found["join"].lower() == "before":
        return f"{found['open']}{who}{found['main']} before {found['doing']} {found['rest']}"
    return f"{found['open']}{who} {third_person(base)} {found['rest']}, then{found['main']}"


def _base(doing: str, lexicon: Lexicon) -> str:
    """The base of "tying" or "tied"; "" where that is no form of a verb."""
    if not doing.endswith(("ing", "ed", "en", "t", "n")):
        return ""
    first = {words.split()[0] for words in lexicon.verbs}
    return next((form for form in lexicon.forms(doing) if form != doing and form in first), "")
