"""What is sent off a way: "rolls a barrel to the left", "slides a puck toward the camera", "a mouse
rolls a walnut along"."""

from soracli.script.reader.reading import Reading
from soracli.script.reader.strange_verbs import LEVEL_WAYS

_SENDS = frozenset(("roll", "slide", "spin", "bowl", "skim", "shove", "send", "flick", "putt"))
"""First words of verbs for setting something going along the ground."""
_LARGE = 0.45
"""Metres from which on something is too large to be thrown."""


def send_off(now: Reading) -> None:
    """Let who rolls something a way go behind it and push it; what fits in a hand is thrown."""
    for act in now.acts.all:
        things = [one for one in (*act.objects, act.goal) if one and not now.cast[one].living]
        told = act.direction in LEVEL_WAYS and act.verb.split()[0] in _SENDS
        if not told or not things or not act.agents or not now.cast[act.agents[0]].living:
            continue
        by_hand = now.cast[act.agents[0]].family == "person" and not _is_large(now, things[0])
        act.motion, act.objects, act.goal = "throw" if by_hand else "push", (things[0],), ""


def _is_large(now: Reading, thing: str) -> bool:
    member = now.cast[thing]
    known = now.cast.kinds.get(member.kind)
    return known is not None and known.size * member.scale > _LARGE
