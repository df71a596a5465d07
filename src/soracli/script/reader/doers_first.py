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


_STRANDED = re.compile(
    r"\b(?P<det>the|a|an|his|her|its|their) (?P<what>(?:[\w-]+ ){0,2}?[\w-]+)(?: that| which)? "
    r"(?:it|he|she|they)(?:'s|'re| is| are) (?P<rests>sitting|standing|lying|perched|perching|"
    r"sleeping|resting|leaning|hanging|riding|crouching|kneeling|walking) "
    r"(?P<prep>on|in|under|behind|beside|against|from|inside|along|over)"
    r"(?=\s*(?:[.,;:!?]|$)| (?:and|while|as|then|before|until|turns?|to)\b)",
    re.IGNORECASE,
)
"""What somebody is on or in, told behind it: "the sponge it is sitting on"."""


_ASIDE = re.compile(
    r"\b(?P<join>as|while|when|and then|then), "
    r"(?P<where>(?:right |just |close )?(?:behind|beside|next to|near|above|below|under|opposite|"
    r"in front of|to the (?:left|right) of) (?:her|him|it|them|the [\w-]+)), "
    r"(?P<who>(?:an?|the|his|her|two|three|four|several) (?:[\w-]+ ){0,2}?[\w-]+)"
    r"(?= (?:\w+ly )?[a-z]{2,}(?:s|ing)?\b)",
    re.IGNORECASE,
)
"""Where somebody is, between the conjunction and who it is: "as, behind her, a janitor mops"."""


def doers_first(text: str, lexicon: Lexicon) -> str:
    """The text with those named first whom "her" or "its" in its first words means. What is spoken
    stays."""
    if len(text) > LONGEST:
        return text
    text = unspoken(text, lambda part: _STRANDED.sub(_there, part))
    text = unspoken(text, lambda part: _ASIDE.sub(_at_once, part))
    return unspoken(text, lambda part: _BEHIND.sub(lambda found: _told(found, lexicon), part))


def _at_once(found: re.Match[str]) -> str:
    join = "while" if found["join"].lower() in ("as", "when") else found["join"]
    return f"{join} {found['where']} {found['who']}"


def _there(found: re.Match[str]) -> str:
    what, rests = found["what"], found["rests"].lower().replace("perched", "perching")
    aside = "" if re.match(r"\s*[.,;:!?]|$", found.string[found.end() :]) else ","
    return f"{found['det']} {what}, {rests} {found['prep']} the {what}{aside}"


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
