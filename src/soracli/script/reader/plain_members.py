"""Who somebody is, how many and how large, where a sentence tells it behind them: "three judges,
all of them toads", "led by a goat", "twice their size", "the one on the left, the one on the
right".
"""

import re
from collections.abc import Callable

from soracli.script.lexicon import Lexicon, Noun
from soracli.script.reader.unspoken import unspoken

_MANY = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|both|\d+"
_DET = rf"an?|the|one|all|{_MANY}"
_SURELY = r"(?:clearly|really|actually|obviously|secretly|plainly|in fact|in truth|all|both|just) "
_OF_THEM = r"(?:all|both|each|every one)(?: of (?:them|whom|which))?(?: being| are| is)? "
_ARE = re.compile(
    rf"\b(?:(?P<det>{_DET}) )?(?P<who>[a-z]+)(?:(?P<open>,)? (?:who|that) (?:is|are|was|were) "
    rf"(?:{_SURELY})?|(?P<comma>,) {_OF_THEM})(?P<many>(?:an?|{_MANY}) )?"
    r"(?P<what>[a-z]+)\b(?! of\b)(?P<rest>(?: (?:in|with|wearing) [^,.;]*)?)"
    r"(?P<close>,(?! (?:and|then|while|as)\b))?",
    re.IGNORECASE,
)
"""Whom people of a trade are said to be: animals."""
_HEADED = re.compile(r"\b(?:headed|fronted|spearheaded) by (?=(?:an?|the|one|two) )", re.I)
_LED = re.compile(r", (?:all )?led by (?=(?:an?|the|one|two|his|her|their|\d) )", re.I)
_AS_LARGE = re.compile(
    r"\b(?P<det>an?|the) (?P<what>(?:[\w-]+ ){0,2}?[\w-]+) (?:(?:that is |that's )?)"
    r"(?P<times>twice|double|three times|four times|five times|ten times|many times|half|"
    r"a third|a quarter|a tenth) (?:as (?:large|big|tall|high) as (?:he|she|it|they)(?: is| are)?|"
    r"(?:its|their|his|her) (?:own )?(?:size|height))\b",
    re.IGNORECASE,
)
_SMALLER = ("half", "a third", "a quarter", "a tenth")
_CROWD = re.compile(
    rf"\b(?P<who>(?:{_MANY}|some|the) (?:[\w-]+ )?[a-z]+s|children|people|men|women|mice) "
    r"(?P<verb>crowd|flock|cluster|huddle|swarm|throng|bunch)(?P<ing>ing|s)? "
    r"(?=(?:around|round|about|together|near|at|in front)\b)",
    re.IGNORECASE,
)
"""What a group is called is here what its members do."""
_ONE_OF_THEM = re.compile(
    rf"\b(?P<many>{_MANY}|\w+teen|twenty) (?P<of>(?:[a-z-]+ ){{0,3}}?)(?P<who>[a-z]+s)\b"
    r"(?P<between>[^.;!?]*?)(?<!\bto )(?<!\bin )(?<!\bat )\bthe "
    r"(?P<which>last|first|second|third|fourth|fifth|front|rear|"
    r"leading|largest|biggest|smallest|tallest|youngest|oldest)(?: one)? of "
    r"(?:them|these|those|which|whom)\b",
    re.IGNORECASE,
)
"""One of many, told of by the place that it has among them."""
_PAIR = re.compile(
    r"(?P<before>\b(?:an?|the|one) (?:(?:[a-z]+ ){0,2}pair|couple|duo)\b[^.;!?]*?\b)"
    r"(?P<who>he|she) (?P<does>[a-z]+s) (?P<whom>her|him)\b(?P<rest>[^.;!?]*)",
    re.IGNORECASE,
)
"""Two that are told apart by "he" and "her"."""
_HIM_OR_HER = re.compile(
    r"\b(?:her|him)\b(?=\s*(?:[.,;!?]|$)| (?:up|down|off|on|onto|in|into|to|over|above|back|around|"
    r"across|through|from|with|and|high|gently|softly|slowly|toward|towards|by|at)\b)",
    re.IGNORECASE,
)
_SIDE = r"(?:on|at|to) the (?:left|right|front|back)"
_SIDED = re.compile(
    rf"\bthe (?P<one>[a-z]+) (?P<first>{_SIDE})\b"
    rf"(?P<between>[^.]*?)\bthe (?:other )?(?P=one) (?P<last>{_SIDE})\b",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"\b(?P<whose>its|their|whose) (?:brew|broth|stew|soup|mixture|concoction|potion|liquid)\b"
    r"(?=(?: [a-z]+ly)? (?:turns?|changes?|shifts?|becomes?|goes|glows?|glowing)\b)",
    re.IGNORECASE,
)
"""What is in a pot, and seen to be of another color."""
_BESIDE_ONE = re.compile(r"\bupside down (?=(?:under|beneath|below|from) )", re.IGNORECASE)


def plain_members(text: str, lexicon: Lexicon) -> str:
    """The text with its members in plain words. What is spoken stays."""
    text = unspoken(text, lambda part: _ONE_OF_THEM.sub(_by_name(lexicon), part))
    text = unspoken(text, lambda part: _PAIR.sub(_one_and_other, part))
    return unspoken(text, lambda part: _plain(part, _are(lexicon)))


def _plain(text: str, are: Callable[[re.Match[str]], str]) -> str:
    text = _LED.sub(", following ", _HEADED.sub("led by ", _ARE.sub(are, text)))
    text = _AS_LARGE.sub(_sized, _CROWD.sub(_gathered, text))
    text = _SIDED.sub(_two, text)
    text = _CONTENTS.sub(lambda found: f"{found['whose']} contents", text)
    return _BESIDE_ONE.sub("hanging ", text) if " hang" not in text else text


def _are(lexicon: Lexicon) -> Callable[[re.Match[str]], str]:
    def said(found: re.Match[str]) -> str:
        who, what = _noun(found["who"], lexicon), _noun(found["what"], lexicon)
        if who is None or what is None or who.family != "person" or not what.living:
            return found[0]
        if what.family == "person":
            return found[0]
        name = next(iter(reversed(list(lexicon.forms(found["who"].lower())))))
        trade = f"{name} " if who.over.wears else ""
        det = (found["many"] or "").strip() or found["det"] or ""
        det = found["det"] if det.lower() in ("a", "an") and found["det"] else det
        opened = found["open"] or found["comma"]
        close = "" if opened else (found["close"] or "")
        return f"{det} {trade}{found['what']}{found['rest']}{close}".strip()

    return said


def _one_and_other(found: re.Match[str]) -> str:
    """ "A pair of skaters as he lifts her": one of them lifts the other."""
    if (found["who"].lower(), found["whom"].lower()) not in (("he", "her"), ("she", "him")):
        return found[0]
    rest = _HIM_OR_HER.sub("the other", found["rest"])
    return f"{found['before']}one of them {found['does']} the other{rest}"


def _by_name(lexicon: Lexicon) -> Callable[[re.Match[str]], str]:
    """ "Six kayaks glide by, the last of them tips over": the last kayak does."""

    def said(found: re.Match[str]) -> str:
        forms = lexicon.forms(found["who"].lower())
        one = next((form for form in reversed(forms) if lexicon.noun_named(form)), "")
        if not one:
            return found[0]
        return f"{found[0][: found.start('which') - found.start()]}{found['which']} {one}"

    return said


def _noun(word: str, lexicon: Lexicon) -> Noun | None:
    forms = (word.lower(), *lexicon.forms(word.lower()))
    return next((one for form in forms if (one := lexicon.noun_named(form)) is not None), None)


def _sized(found: re.Match[str]) -> str:
    small = found["times"].lower() in _SMALLER
    det = "a" if found["det"].lower() in ("a", "an") else found["det"]
    return f"{det} {'small' if small else 'huge'} {found['what']}"


def _gathered(found: re.Match[str]) -> str:
    ing = found["ing"] == "ing"
    return f"{found['who']} {'gathering' if ing else 'gather'} "


def _two(found: re.Match[str]) -> str:
    one = found["one"]
    if found["first"].lower() == found["last"].lower():
        return found[0]
    return f"a {one} {found['first']}{found['between']}another {one} {found['last']}"
