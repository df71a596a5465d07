"""What is wrapped in paper looks out of it: "roses wrapped in brown paper" lie on brown paper, as
they do in a picture of them. People and what cloth is wound around are no such parcels."""

import re

from soracli.script.reader.unspoken import LONGEST, unspoken

_WRAPPED = re.compile(
    r",? (?:loosely |neatly |half |partly )?(?:wrapped|bundled|rolled) (?:up )?in "
    r"(?P<paper>(?:(?:an?|some|the) )?(?:sheets? of )?(?:[\w-]+ )?"
    r"(?:paper|newspaper|newsprint|foil|tinfoil|tissue|cellophane|parchment))\b",
    re.IGNORECASE,
)


def plain_wrappings(text: str) -> str:
    """The text with what is wrapped in paper on that paper. What is spoken stays."""
    if len(text) > LONGEST:
        return text
    return unspoken(text, lambda part: _WRAPPED.sub(r" on \g<paper>", part))
