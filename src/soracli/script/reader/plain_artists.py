"""Who entertains others does what their art is, and what somebody does for a living may be only a
name: "a trumpet player and a juggler entertain the guests" is one who plays the trumpet and one who
juggles for them, and a "hedge-cutting bear" is a bear.
"""

import re
from collections.abc import Mapping, Sequence

from soracli.script.lexicon import Lexicon
from soracli.script.reader.participles import in_the_form_of
from soracli.script.reader.unspoken import LONGEST, unspoken

_AMUSES = (
    r"(?:entertain|amuse|delight|dazzle|enthral?l|regale)(?P<end>s|ing|)|"
    r"perform(?P<ending>s|ing|) (?:for|before|in front of)"
)
_FORMS = {"s": "does", "ing": "doing", "": "do"}
_KEPT = ("fire", "self")
"""What is no thing in such a name: fire is breathed and eaten, and seen."""
_NAMED_BY = re.compile(
    r"(?P<before>^|\b(?:an?|the|one|two|three|four|five|several) (?:[a-z]+ )??)"
    r"(?P<what>[a-z]+)-(?P<doing>[a-z]+ing) (?P<who>[a-z]+)\b",
    re.IGNORECASE,
)
"""Somebody, called by what they do to something."""


def plain_artists(text: str, lexicon: Lexicon) -> str:
    """The text with entertainers at their arts. What is spoken stays."""
    if len(text) > LONGEST:
        return text
    return unspoken(text, lambda part: _plain(part, lexicon))


def _plain(text: str, lexicon: Lexicon) -> str:
    text = _NAMED_BY.sub(lambda found: _called(found, lexicon), text)
    if re.search(_AMUSES, text, re.IGNORECASE) is None:
        return text
    return _at_their_arts(text, lexicon.words.arts)


def _called(found: re.Match[str], lexicon: Lexicon) -> str:
    """The doer alone, where a thing is named to which that is done, and nothing is called so."""
    what, doing, who = (found[one].lower() for one in ("what", "doing", "who"))
    whole = f"{what}-{doing}"
    known = lexicon.noun_named(f"{whole} {who}") or lexicon.noun_named(whole)
    known = known or lexicon.noun_named(f"{what} {doing} {who}")
    thing = next((one for one in lexicon.forms(what) if lexicon.noun_named(one)), None)
    doer = next((n for one in lexicon.forms(who) if (n := lexicon.noun_named(one))), None)
    if known is not None or what in _KEPT or thing is None or doer is None or not doer.living:
        return found[0]
    before = found["before"]
    if before.lower().rstrip() in ("a", "an"):
        before = ("An " if who[0] in "aeiou" else "A ") if before[0] == "A" else (
            "an " if who[0] in "aeiou" else "a ")  # fmt: skip
    return f"{before}{found['who']}"


def _at_their_arts(text: str, arts: Mapping[str, Sequence[str]]) -> str:
    names = {name: done for done, all_of in arts.items() for name in all_of}
    artist = "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))
    one = rf"(?:\b(?:an?|the|two|three|four|five|several) (?:[\w-]+ )??)(?:{artist})s?"
    show = re.compile(
        rf"(?P<who>{one}(?:(?:, and |, | and )(?:{one}))*) (?:{_AMUSES}) ", re.IGNORECASE
    )
    return show.sub(lambda found: _acts(found, one, names), text)


def _acts(found: re.Match[str], one: str, names: Mapping[str, str]) -> str:
    """ "A singer and a dancer" with what each of them does."""
    said = []
    alone = len(re.findall(one, found["who"], re.IGNORECASE)) == 1
    form = _FORMS[(found["end"] or found["ending"] or "").lower()]
    for who in re.findall(one, found["who"], re.IGNORECASE):
        noun = next(name for name in sorted(names, key=len, reverse=True)
                    if re.search(rf"\b{re.escape(name)}s?$", who, re.IGNORECASE))  # fmt: skip
        verb, _, rest = names[noun].partition(" ")
        several = not re.match(r"(?:an?|the) ", who, re.I) or not who.lower().endswith(noun)
        own = form if alone or form == "doing" else "do" if several else "does"
        said.append(f"{who} {in_the_form_of(own, verb)} {rest}".rstrip())
    return f"{' and '.join(said)} in front of "
