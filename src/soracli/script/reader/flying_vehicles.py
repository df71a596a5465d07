"""Flying vehicles: cars that are said to fly go on flying, whatever word tells how they go."""

from collections.abc import Sequence

from soracli.script.lexicon import VerbSense
from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast

_ON_WHEELS = ("vehicle", "boat", "furniture")
"""Families of what flies only where words say so."""


def fly_on(acts: Sequence[Act], cast: Cast) -> None:
    """Let those go by air who have been told to fly, and are told to go somewhere."""
    moving = cast.lexicon.words.moving
    flying = {name for one in acts if one.likely == "fly" for name in one.agents}
    flying = {name for name in flying if cast[name].family in _ON_WHEELS}
    for act in acts:
        if act.agents and set(act.agents) <= flying and act.likely in moving:
            act.senses, act.motion = (VerbSense("fly"),), ""
