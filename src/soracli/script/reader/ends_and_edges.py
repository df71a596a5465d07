"""Ends and edges: what is at the end of a stick is on it, what melts over the edge of a bench is on
that; a thing with a piece missing is that thing, and nothing more is there."""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_AT_ITS_END = re.compile(
    r"\bat the (?:very )?(?:end|tip|point|far end|top end) of (?=(?:an?|the|his|her|its|their) "
    r"(?:[\w'-]+ ){0,2}?(?:pipe|blowpipe|stick|rod|pole|wand|branch|twig|spear|lance|straw|brush|"
    r"paintbrush|needle|fork|skewer|spoon|staff|cane|finger|tail|nose|ruler|plank|beam|tongs|"
    r"chopsticks?)s?\b)",
    re.IGNORECASE,
)
"""What is slender, and has something at one end."""
_OVER_ITS_EDGE = re.compile(
    r"(?P<verb>\b(?:melt|drape|droop|hang|dangle|sag|slump|flop|lie|lean|drip|ooze|spill|fold|bend)"
    r"(?:s|es|ed|d|ing|ped|ping|ging|ged)?|\bhung|\blay|\blying) (?:down )?over the "
    r"(?:edge|rim|side|lip|end|corner|back|arm) of (?=(?:an?|the|his|her|its|their) )",
    re.IGNORECASE,
)
"""What lies on something and hangs down over its edge."""
_MISSING = re.compile(
    r" with (?:(?:just|only) )?(?:an?|one|two|three|some|several|the last|its last|a single) "
    r"missing [a-z]+s?(?=\s*(?:[.,;:!?]|$|(?:and|while|as|in|on|at|beside|near|under)\b))",
    re.IGNORECASE,
)
"""What is not there."""


def ends_and_edges(text: str) -> str:
    """A text that says plainly on what something is. What is spoken stays."""
    return text if len(text) > LONGEST else unspoken(text, _plain)


def _plain(text: str) -> str:
    text = _AT_ITS_END.sub("on ", text)
    return _MISSING.sub("", _OVER_ITS_EDGE.sub(r"\g<verb> on ", text))
