"""Spoken lines as Markdown and screenplays write them, and whom a name there means."""

import re

from soracli.script.board.naming import name_of
from soracli.script.board.part import Page, Part, Spot


def spot_of(page: Page, line: int, text: str) -> Spot:
    """Where the words of this line begin."""
    return Spot(page, line, len(text) - len(text.lstrip()))


def without(text: str, start: str, end: str) -> str:
    """The text without what stands from `start` to `end`; the lines keep their numbers.

    What is never ended is left as it is.
    """
    kept, at = [], 0
    while (begin := text.find(start, at)) >= 0 and (close := text.find(end, begin)) >= 0:
        kept += [text[at:begin], "\n" * text.count("\n", begin, close)]
        at = close + len(end)
    return "".join([*kept, text[at:]])


def names_in(world: Part | None) -> dict[str, str]:
    """What a character may be called, in small letters, and the name in the world that it means."""
    characters = world.child("characters") if world else None
    names: dict[str, str] = {}
    for name, member in characters.fields.items() if characters else ():
        said = member.child("name")
        names[name] = name
        names[name.replace("-", " ").replace("_", " ")] = name
        if said and said.text:
            names[said.text.lower()] = name
    return names


def who_is(words: str, names: dict[str, str]) -> str:
    """The name in the world that these words mean; a name made of them if nobody is called so."""
    plain = " ".join(words.lower().split())
    short = re.sub(r"^(?:the|a|an)\s+", "", plain)
    return names.get(plain) or names.get(short) or name_of(short, "nobody")


def without_emphasis(text: str) -> str:
    """Text without *stars* and _underlines_ around words; escaped ones stay."""
    text = re.sub(r"(?<!\\)\*{1,3}", "", text)
    text = re.sub(r"(?<![\w\\])_(?=\S)|(?<=\S)(?<!\\)_(?!\w)", "", text)
    return re.sub(r"\\([*_])", r"\1", text)
