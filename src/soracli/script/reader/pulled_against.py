"""Pulled against: of a tug of war both sides pull, whoever of them the words tell it of."""

from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast

_TUGGED = ("rope", "cable", "chain", "cord", "line")
"""Last words of nouns for what is pulled from both ends."""


def pulled_back(act: Act, cast: Cast) -> list[Act]:
    """The pull of those against whom a rope is pulled; [] for any other act."""
    others = [one for one in (act.goal, *act.objects) if one and cast[one].living]
    ropes = [one for one in (act.instrument, *act.objects) if one and _is_rope(cast, one)]
    if act.motion != "pull" or not (act.agents and others and ropes):
        return []
    whole = tuple(
        name for name, one in cast.members.items()
        if name in others or (cast[others[0]].group and one.group == cast[others[0]].group)
    )  # fmt: skip
    if set(whole) & set(act.agents):
        return []
    return [
        Act(act.verb, agents=whole, motion="pull", goal=act.agents[0], instrument=ropes[0],
            order=act.order)
    ]  # fmt: skip


def _is_rope(cast: Cast, name: str) -> bool:
    return cast[name].noun.split()[-1] in _TUGGED
