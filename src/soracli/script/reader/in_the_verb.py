"""What a verb itself names is there: who "plays banjo" has a banjo, who "shuffles cards" cards, and
who "turns the pages" a page."""

from typing import TYPE_CHECKING

from soracli.script.lexicon import Lexicon
from soracli.script.reader.references import Cast

if TYPE_CHECKING:
    from soracli.script.reader.act import Act

_DONE_WITH = frozenset(("guitar", "violin", "flute", "trumpet", "drum", "drink", "play", "point"))
"""Motions that are played with a thing in the hands."""
_DONE_TO = frozenset(("open", "close", "pet", "twist", "knit", "read", "write", "hold", "wipe"))
"""Motions that are done to a thing that is held or stands there."""
_IDIOMS = frozenset(
    ("bow", "ball", "net", "motor", "map", "toy", "blade", "fire", "shoelace", "phone", "watch",
     "shoe", "shutter", "breakfast", "lunch", "dinner", "bed", "cake", "shoes", "shoelaces", "iron",
     "bowl", "paper", "form", "fang", "tooth", "note", "notes")
)  # fmt: skip
"""Last words of verbs that name no thing, or one that is brought in another way."""

_ITS_OWN = frozenset(("skip_rope", "lift_weight", "juggle", "conduct", "hula", "row"))
"""Motions that come with the thing they are done with."""


def bring_what_is_in_the_verb(act: "Act", cast: Cast, lexicon: Lexicon) -> None:
    """Let the thing that a verb names come along, where its clause names no other one."""
    noun = _thing_in(act.verb, lexicon)
    if not noun or act.motion in _ITS_OWN or any((*act.objects, act.goal, act.instrument)):
        return
    known = lexicon.nouns[noun]
    held = [one for one in cast[act.agents[0]].holds if cast[one].kind == known.kind]
    ids = tuple(held) or cast.bring_noun(noun)
    if not ids or act.motion not in _DONE_WITH | _DONE_TO:
        return
    cast[ids[0]].implied = False
    if act.motion in _DONE_WITH:
        act.instrument = ids[0]
    else:
        act.goal = ids[0]
    small = cast[ids[0]].family == "prop" and act.motion not in ("wipe", "open", "close")
    if small and ids[0] not in cast[act.agents[0]].holds:
        cast[act.agents[0]].holds.append(ids[0])


def _thing_in(verb: str, lexicon: Lexicon) -> str:
    """The castable noun that is the last word of a verb of several; "" if none is."""
    first, _, rest = verb.rpartition(" ")
    if rest in ("card", "cards") and first in ("play", "deal"):
        return ""  # those who play have them anyway
    words = (f"playing {rest.removesuffix('s')}", rest, rest.removesuffix("s"))
    found = next((one for one in words if one in lexicon.nouns), "") if first else ""
    if not found or found in _IDIOMS or lexicon.nouns[found].living:
        return ""
    return found if lexicon.nouns[found].family in ("prop", "furniture", "box", "board") else ""
