"""Stuff in the form of a lump: a rope of pink taffy is pink, and so is a ball of pink yarn; a
jar of blue paint is not blue, but what is in it."""

from collections.abc import Iterable, Mapping

from soracli.script.reader.noun_phrase import NounPhrase

_LUMPS = frozenset(
    ("ball", "rope", "lump", "sheet", "cloud", "pile", "heap", "mound", "bundle", "block", "slab",
     "coil", "strip", "ribbon", "bar", "roll", "skein", "string", "strand", "bolt", "scrap",
     "spool", "piece", "length", "square", "bow", "wad", "clump", "dollop", "scoop", "stick", "log",
     "reel")
)  # fmt: skip
"""Nouns for the form of what they are of."""
_HOLDING = "holding "
"""Before the color of what a vessel holds, among the words that are said of it."""


def take_color(
    phrase: NounPhrase, stuff: NounPhrase, liquids: Mapping[str, tuple[str, ...]]
) -> None:
    """Let what is made of some stuff have the color that is said of the stuff; a vessel of one of
    the `liquids`, words by their colors, remembers it."""
    color = stuff.modified("color")
    if color is None:
        return
    if phrase.noun in _LUMPS and phrase.modified("color") is None:
        phrase.modifiers.append(color)
    elif any(stuff.noun in words for words in liquids.values()):
        said = f"{color.words} {stuff.noun}"  # red wine is not as red as paint is
        own = next((tint for tint, words in liquids.items() if said in words), color.key)
        phrase.modifiers.append(color._replace(role="adjective", words=_HOLDING + own))


def contents_color(attributes: Iterable[str]) -> str:
    """The color that is said of what is in a vessel, "#rrggbb", by the vessel's words; "" if
    none is."""
    said = (word.removeprefix(_HOLDING) for word in attributes if word.startswith(_HOLDING))
    return next(said, "")


def is_lump(noun: str) -> bool:
    """Whether a noun tells only the form of some stuff."""
    return noun in _LUMPS
