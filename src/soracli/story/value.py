"""The base of every value the crew hands on: frozen, strict, printable as JSON."""

import re

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value; an unknown field is an error, so nothing written is dropped in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def in_words(refused: str) -> str:
    """What pydantic says against a value, as a sentence: "It should be a valid integer."."""
    words = re.sub("^(Input|String|Value) should", "It should", refused)
    words = re.sub(", unable to parse .*$", "", words)
    return f"{words.rstrip('.')}."
