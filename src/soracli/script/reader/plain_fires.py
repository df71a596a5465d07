"""Fires in plain words: a house "on fire", "in flames" or "ablaze" is a burning house."""

import re

from soracli.script.reader.unspoken import unspoken

_THE = (
    r"(?<!\bsets )(?<!\bset )(?<!\bsetting )(?<!\bbetween )(?<!\bbeside )(?<!\bnear )(?<!\bon )"
    r"(?<!\bbehind )(?<!\bto )(?<!\bunder )"
    r"(?P<the>\b(?:an?|the|his|her|its|their|this|that|one|two|three|four|five|several|some))"
)
_NOUN = (
    r"(?P<noun>(?: (?!(?:is|are|was|were|which|that|goes?|going|bursts?|bursting|erupts?|up|"
    r"shoots?)\b)[a-z-]+){1,3}?)"
)
_ON_FIRE = (
    r"(?:completely |fully |partly |all )?(?:on fire|in flames|ablaze|aflame|"
    r"engulfed (?:in|by) (?:flames|fire)|wreathed in flames)\b"
)
_BURNS = (
    r"(?:burns?|blazes?|(?:is|are) (?:burning|blazing))(?: (?:brightly|fiercely|down|away))?"
    r"(?=\s*(?:[.,;:!?]|$)| (?:at|in|behind|under|while|as|and|near|beside)\b)"
)
_RULES = (
    (re.compile(rf"{_THE}{_NOUN},? (?:that|which) (?:is|are) {_ON_FIRE}", re.IGNORECASE), ""),
    (re.compile(rf"{_THE}{_NOUN} (?:is|are|stands?) {_ON_FIRE}", re.IGNORECASE), " stands"),
    (re.compile(rf"{_THE}{_NOUN} {_ON_FIRE}", re.IGNORECASE), ""),
    (re.compile(rf"{_THE}{_NOUN} {_BURNS}", re.IGNORECASE), " stands"),
)
"""Ways to say it, and what stays behind the noun."""
_OWN_FLAME = re.compile(r"\b(?:candles?|fires?|torch(?:es)?|lamps?|lanterns?|match(?:es)?|logs?)\b")


def plain_fires(text: str) -> str:
    """The text in which all that is on fire is burning; what is made to burn does so anyway."""
    return unspoken(text, _plain)


def _plain(text: str) -> str:
    for pattern, stays in _RULES:
        text = pattern.sub(lambda found, stays=stays: _told(found, stays), text)  # type: ignore[misc]
    return text


def _told(found: re.Match[str], stays: str) -> str:
    if _OWN_FLAME.search(found["noun"]):
        return found[0]
    the = re.sub(r"(?i)\ban$", "a" if found["the"][0].islower() else "A", found["the"])
    return f"{the} burning{found['noun']}{stays}"
