"""On somebody's behalf: who lights a lamp for her twins does that to the lamp, and not to them."""

from soracli.script.reader.act import Act
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.references import Cast

_MEANT_FOR = frozenset(
    ("give", "throw", "pour", "read", "put_down", "drop", "catch", "shoot",
     "kick", "play", "sing", "dance", "talk", "wave", "photograph", "type", "phone")
)  # fmt: skip
"""Motions by which a thing goes to whom it is for, or that are turned to them."""


def on_behalf(act: Act, prep: Chunk, ids: tuple[str, ...], cast: Cast) -> bool:
    """Whether somebody does to a thing what they do for another, who has no part in it."""
    if prep.match is None or prep.match.words != "for" or not (act.objects and act.agents):
        return False
    words = cast.lexicon.words
    moved = act.likely in _MEANT_FOR or act.likely in words.instruments
    moved = moved or act.likely in words.ballistic or act.likely in words.moving
    return cast[ids[0]].living and not cast[act.objects[0]].living and not moved
