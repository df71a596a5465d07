"""What pydantic says against a value, as a sentence for people."""

import re


def in_words(refused: str) -> str:
    """A message of pydantic as a hint: "It should be a valid integer."."""
    words = re.sub("^(Input|String|Value) should", "It should", refused)
    words = re.sub(", unable to parse .*$", "", words)
    return f"{words.rstrip('.')}."
