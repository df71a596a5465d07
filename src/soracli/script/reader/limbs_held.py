"""How somebody has their arms meanwhile: who crosses a line "with both arms raised" raises them as
they cross it, and who waits "with folded arms" folds them."""

import re
from functools import partial

from soracli.script.reader.unspoken import LONGEST, unspoken

_WHOSE = r"(?:(?:both|one|an?)(?: of)? )?(?:his |her |its |their |the )?"
_HIGH = (
    r"(?:raised|lifted|up|aloft|held (?:high|up|aloft)|thrown up|flung up|stretched up|in the air|"
    r"overhead|(?:raised |up |high )?(?:above|over) (?:his|her|its|their|the) heads?)"
    r"(?: (?:high|in (?:victory|triumph|joy|celebration|the air)|to the (?:sky|heavens|crowd)|"
    r"overhead|(?:above|over) (?:his|her|its|their|the) heads?))?"
)
_END = r"(?=\s*(?:[.,;:!?]|$)| (?:and|while|as|in|on|at|before|behind|under|near|beside|toward)\b)"
_UP = re.compile(
    rf",? with {_WHOSE}(?P<what>arms?|hands?|fists?) {_HIGH}{_END}|"
    rf"(?<=\w),? (?P<bare>arms|hands|fists) {_HIGH}{_END}",
    re.IGNORECASE,
)
_FOLDED = re.compile(
    rf"(?:,? with {_WHOSE}|(?<=\w), )(?:arms (?:crossed|folded)|(?:crossed|folded) arms)"
    r"(?: (?:over|across|in front of) (?:his|her|its|their|the) chests?)?" + _END,
    re.IGNORECASE,
)
_UP_FIRST = re.compile(
    rf",? with (?:his |her |its |their )?(?:both )?(?:raised|uplifted|upraised|lifted) "
    rf"(?P<what>arms?|hands?|fists?)(?: and)?{_END}",
    re.IGNORECASE,
)
_WIDE = (
    r"(?:outstretched|outspread|spread(?: (?:wide|out|open|apart))?|stretched (?:out|wide)|"
    r"wide open|open wide|flung wide|extended)"
)
_SO = (
    (rf",? with {_WHOSE}arms {_WIDE}{_END}|,? with (?:{_WIDE}|open) arms{_END}|"
     rf"(?<=\w), arms {_WIDE}{_END}", ", spreading arms"),
    (rf",? (?:with )?(?:(?:his|her|its|their) )?(?:both )?hands? in (?:(?:his|her|its|their|the) )"
     rf"(?:\w+ )?pockets?{_END}", ", keeping hands in pockets"),
    (rf",? with {_WHOSE}heads? (?:bowed|down|lowered|hanging|bent){_END}|"
     rf",? with (?:a )?(?:bowed|lowered|bent) heads?{_END}|"
     rf"(?<=\w), heads? (?:bowed|lowered){_END}", ", bowing head"),
    (rf",? with {_WHOSE}eyes (?:closed|shut){_END}|,? with closed eyes{_END}|"
     rf"(?<=\w), eyes (?:closed|shut){_END}", ", keeping eyes closed"),
)  # fmt: skip
"""How arms, hands, head and eyes are held, and what is done with them then."""
_HELD = tuple((re.compile(words, re.IGNORECASE), done) for words, done in _SO)
_PUT_BY = re.compile(r"\b(?:put|stick|thrust|slip|shov|stuff|bur|dig|keep)\w*\W+$", re.IGNORECASE)
_RAISED_BY = re.compile(r"\b(?:hold|rais|lift|throw|fling|stretch|put|wav)\w*\W+$", re.IGNORECASE)


def plain_limbs(text: str) -> str:
    """The text with how arms are held told as what is done with them. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    text = _FOLDED.sub(", crossing arms", _UP.sub(_raising, _UP_FIRST.sub(_raising, text)))
    for pattern, done in _HELD:
        text = pattern.sub(partial(_holding, done), text)
    return text


def _holding(done: str, found: re.Match[str]) -> str:
    """What is done with what is held so, unless a verb tells that already."""
    return found[0] if _PUT_BY.search(found.string[: found.start()]) else done


def _raising(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    if _RAISED_BY.search(before):
        return found[0]  # "throws her hands up"
    what = (found["what"] or found.groupdict().get("bare") or "").lower()
    return ", raising both arms" if what.endswith("s") or "both" in found[0] else (
        f", raising {'a fist' if what == 'fist' else 'a hand'}")  # fmt: skip
