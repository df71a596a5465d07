"""A line as it was spoken: when which word and which sound of it is heard."""

from pydantic import Field

from soracli.story.value import Value


class Word(Value):
    """One word, from second `start` to `end` of the line."""

    text: str
    start: float = Field(ge=0)
    end: float = Field(ge=0)


class Phone(Value):
    """One sound of speech in IPA ("ɹ", "uː"), from second `start` to `end` of the line.

    `stress` is that of its syllable: 0 none, 1 secondary, 2 primary.
    """

    ipa: str
    start: float = Field(ge=0)
    end: float = Field(ge=0)
    stress: int = Field(default=0, ge=0, le=2)


class Spoken(Value):
    """A spoken line of `seconds`, its words and its sounds in the order of time."""

    seconds: float = Field(ge=0)
    words: tuple[Word, ...] = ()
    phones: tuple[Phone, ...] = ()
