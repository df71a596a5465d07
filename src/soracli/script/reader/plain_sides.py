"""Sides in plain words: what something is to the left of although a word is left out, as in "a bird
is on the left a tree"."""

import re

from soracli.script.reader.unspoken import unspoken

_IS = r"\b(?P<is>(?:is|are|was|were|sits?|stands?|lies|lie|waits?|sitting|standing|lying)) "
_LEFT_OUT = re.compile(
    _IS + r"(?P<side>(?:on|to|at) the (?:left|right)(?: side)?|in the front|in front)"
    r" (?P<what>(?:an?|the|its|his|her|their) [\w-]+(?: [\w-]+)?)"
    r"(?=\s*(?:[.,;]|$| and then\b| then\b))",
    re.IGNORECASE,
)
"""Where somebody is to something, and no "of" before that."""


def plain_sides(text: str) -> str:
    """A text that says of what something is on the left. What is spoken stays."""
    return unspoken(text, lambda part: _LEFT_OUT.sub(r"\g<is> \g<side> of \g<what>", part))
