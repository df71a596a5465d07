"""What is not spoken: a text is put into plain words, and what somebody says in it stays."""

import re
from collections.abc import Callable

SPOKEN = re.compile(r"(\"[^\"]*\"|\u201c[^\u201d]*\u201d)")
"""Words between quotation marks."""
LONGEST = 6_000
"""Characters of a text that are put into plain words; a longer one stays."""


def unspoken(text: str, plain: Callable[[str], str]) -> str:
    """The text with all that nobody speaks made plain."""
    parts = SPOKEN.split(text)
    return "".join(part if number % 2 else plain(part) for number, part in enumerate(parts))
