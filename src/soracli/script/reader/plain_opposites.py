"""From one state to its opposite, in the verb that does it: what goes "from closed to open" opens,
a glass that goes "from empty to full of water" fills with water, one that was full is emptied."""

import re
from collections.abc import Callable

from soracli.script.reader.participles import in_the_form_of
from soracli.script.reader.unspoken import LONGEST, unspoken

_HOW = r"(?:(?:completely|fully|almost|nearly|totally|tightly|wide|slightly|half|being|very) )*"
_GOES = (
    r"(?P<goes>(?:go|turn|chang|shift|transition|transform|mov|pass|switch)(?:es|ing|s|e)?)"
    r"(?: (?:slowly|gradually|suddenly|quickly|steadily|smoothly|back))*"
)
_STUFF = r"(?: (?:of|with) (?P<stuff>(?:[a-z]+ )?[a-z]+))?"
_OPPOSITES: tuple[tuple[str, str, str], ...] = (
    (r"(?:closed|shut)", r"(?:open|opened)", "open"),
    (r"(?:open|opened)", r"(?:closed|shut)", "close"),
    (r"(?:off|unlit|dark and unlit)", r"(?:on|lit|fully lit)", "light up"),
    (r"(?:on|lit)", r"(?:off|unlit)", "go out"),
    (r"(?:asleep|sleeping)", r"(?:awake|wide awake)", "wake up"),
    (r"(?:awake)", r"(?:asleep|sleeping)", "fall asleep"),
    (r"(?:sitting|seated)", r"standing", "stand up"),
    (r"standing", r"(?:sitting|seated)", "sit down"),
    (r"solid", r"(?:liquid|a liquid|fluid)", "melt"),
    (r"(?:whole|intact|in one piece)", r"(?:broken|shattered|in pieces|in shards)", "shatter"),
    (r"(?:invisible|transparent)", r"(?:visible|solid|opaque)", "appear"),
    (r"(?:visible|solid|opaque)", r"(?:invisible|transparent|see-through)", "vanish"),
    (r"(?:flat|limp|deflated)", r"(?:inflated|round|plump|full and round)", "inflate"),
    (r"(?:inflated|plump|full and round)", r"(?:flat|limp|deflated)", "deflate"),
)  # fmt: skip
"""What something was, what it is then, and the verb for that."""
_VESSELS = (
    r"glass|cup|mug|bottle|bowl|jug|pitcher|jar|flask|beaker|vase|bucket|pot|tub|bathtub|tank|"
    r"aquarium|barrel|goblet|tumbler|vial"
)
Words = Callable[[re.Match[str]], str]


def _does(verb: str) -> Words:
    def plain(found: re.Match[str]) -> str:
        first, _, rest = verb.partition(" ")
        return f"{in_the_form_of(found['goes'], first)} {rest}".rstrip()

    return plain


def _fills(found: re.Match[str]) -> str:
    return f"{in_the_form_of(found['goes'], 'fill')} with {found['stuff'] or 'water'}"


def _drained(found: re.Match[str]) -> str:
    """What was in it gets less and less."""
    shrinks = in_the_form_of(found["goes"], "shrink")
    stuff, be = found["stuff"] or "water", found["be"] or ""
    return f"the {stuff} in {found['det'].lower()}{found['what']} {be}{shrinks}"


_WRITTEN: tuple[tuple[str, Words], ...] = (
    (  # "the glass goes from full of water to empty"
        rf"(?P<det>\b(?:the|an?|his|her|its) )(?P<what>(?:[a-z-]+ )??(?:{_VESSELS})) "
        rf"(?P<be>(?:is|are) )?{_GOES} from {_HOW}full{_STUFF} to {_HOW}empty\b",
        _drained,
    ),
    (
        rf"\b{_GOES} from {_HOW}empty to {_HOW}(?:full|filled|brimming){_STUFF}",
        _fills,
    ),
    *(
        (rf"\b{_GOES} from {_HOW}{before} (?:in)?to {_HOW}{after}(?= *(?:[.,;:!]|$|and\b|as\b|"
         r"while\b|in\b|on\b|with\b|then\b))", _does(verb))
        for before, after, verb in _OPPOSITES
    ),
)  # fmt: skip


_PLAINER = tuple((re.compile(one, re.IGNORECASE), words) for one, words in _WRITTEN)


def plain_opposites(text: str) -> str:
    """The text in which what becomes the opposite of what it was does so by a verb. What is spoken
    stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    for pattern, words in _PLAINER:
        text = pattern.sub(words, text)
    return text
