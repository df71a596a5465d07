"""Stuff in the form of a lump: a rope of pink taffy is pink, and so is a ball of pink yarn."""

from soracli.script.reader.noun_phrase import NounPhrase

_LUMPS = frozenset(
    ("ball", "rope", "lump", "sheet", "cloud", "pile", "heap", "mound", "bundle", "block", "slab",
     "coil", "strip", "ribbon", "bar", "roll", "skein", "string", "strand", "bolt", "scrap",
     "spool", "piece", "length", "square", "bow", "wad", "clump", "dollop", "scoop", "stick", "log",
     "reel")
)  # fmt: skip
"""Nouns for the form of what they are of."""


def take_color(phrase: NounPhrase, stuff: NounPhrase) -> None:
    """Let what is made of some stuff have the color that is said of the stuff."""
    color = stuff.modified("color")
    if color is not None and phrase.noun in _LUMPS and phrase.modified("color") is None:
        phrase.modifiers.append(color)


def is_lump(noun: str) -> bool:
    """Whether a noun tells only the form of some stuff."""
    return noun in _LUMPS
