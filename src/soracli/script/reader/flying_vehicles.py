"""Flying vehicles: cars that are said to fly go on flying, whatever word tells how they go; and a
train that glides above a market goes by air, as do fishes over a town."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from soracli.script.lexicon import VerbSense
from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast

if TYPE_CHECKING:
    from soracli.script.reader.reading import Reading

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


def note_flight(now: "Reading") -> None:
    """Let those fly who go above or over the place that is being named."""
    act, prep = now.act, now.prep
    if act is None or not act.agents or prep is None or prep.key not in ("above", "over"):
        return
    who = [now.cast[one] for one in act.agents]
    goes = act.likely in now.lexicon.words.moving and act.likely not in ("jump", "hop", "climb")
    rolls = prep.key == "over" and act.likely != "fly"  # "a tank rolls over a field"
    if goes and not rolls and all(one.family in _ON_WHEELS for one in who):
        act.senses, act.motion = (VerbSense("fly"),), "fly"
