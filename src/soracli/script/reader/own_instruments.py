"""Own instruments: "her instrument" is the cello of a cellist, the drum of a drummer."""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_PLAYED = {
    "cellist": "cello", "violinist": "violin", "fiddler": "violin", "pianist": "piano",
    "guitarist": "guitar", "drummer": "drum", "flutist": "flute", "flautist": "flute",
    "trumpeter": "trumpet", "saxophonist": "saxophone", "harpist": "harp", "violist": "violin",
    "bassist": "double bass", "accordionist": "accordion", "trombonist": "trombone",
    "clarinetist": "clarinet", "organist": "organ", "percussionist": "drum",
}  # fmt: skip
_WHO = re.compile(rf"\b(?P<who>{'|'.join(_PLAYED)})s?\b", re.IGNORECASE)
_INSTRUMENT = re.compile(r"\b(?P<whose>his|her|their|its) instruments?\b", re.IGNORECASE)
_BOWED = re.compile(
    r"\b(?P<draw>draw)(?P<form>s|ing)? (?:the|his|her|a) bow "
    r"(?:back and forth )?(?:across|over|along) "
    r"(?:the|his|her|its) (?:strings?|cello|violin|viola|fiddle|double bass)",
    re.IGNORECASE,
)
"""Drawing a bow over strings is playing."""


def own_instruments(text: str) -> str:
    """The text in which a musician's instrument is called by its name. What is spoken stays."""
    who = _WHO.search(text) if len(text) <= LONGEST else None
    if who is None:
        return text
    noun = _PLAYED[who["who"].lower()]
    text = unspoken(text, lambda said: _INSTRUMENT.sub(rf"\g<whose> {noun}", said))
    return unspoken(text, lambda said: _BOWED.sub(lambda one: _plays(one, noun), said))


def _plays(found: re.Match[str], noun: str) -> str:
    return f"play{found['form'] or ''} the {noun}"
