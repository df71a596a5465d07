"""What something is only compared with is not there: "a cloud no bigger than a pillow" is as large
as one, and who plucks the moon "like an apple" plucks no apple."""

import re

from soracli.script.reader.unspoken import unspoken

_NO_LARGER = re.compile(
    r"(?<! is)(?<! are)(?<! be),? (?:no|not|hardly|barely|scarcely|not much) "
    r"(?:bigger|larger|taller|longer|wider|higher) than (?=an? |the )",
    re.IGNORECASE,
)
_LIKE = re.compile(
    r"\b(?P<whom>them|him|her|it|heads?) like an? (?P<noun>[\w-]+)(?= (?:and|then|before|while|as|"
    r"into|from|in|on|to|over|across|through)\b|\W|$)",
    re.IGNORECASE,
)


def plain_comparisons(text: str) -> str:
    """The text with sizes told as such, and without what something is only likened to. What is
    spoken stays."""
    return unspoken(text, _plain)


def _plain(text: str) -> str:
    return _LIKE.sub(lambda found: found["whom"], _NO_LARGER.sub(" the size of ", text))
