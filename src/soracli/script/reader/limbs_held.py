"""How somebody has their arms meanwhile: who crosses a line "with both arms raised" raises them as
they cross it, and who waits "with folded arms" folds them."""

import re

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
_RAISED_BY = re.compile(r"\b(?:hold|rais|lift|throw|fling|stretch|put|wav)\w*\W+$", re.IGNORECASE)


def plain_limbs(text: str) -> str:
    """The text with how arms are held told as what is done with them. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    return _FOLDED.sub(", crossing arms", _UP.sub(_raising, text))


def _raising(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    if _RAISED_BY.search(before):
        return found[0]  # "throws her hands up"
    what = (found["what"] or found["bare"]).lower()
    return ", raising both arms" if what.endswith("s") or "both" in found[0] else (
        f", raising {'a fist' if what == 'fist' else 'a hand'}")  # fmt: skip
