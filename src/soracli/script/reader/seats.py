"""Seats and boxes: on what somebody sits down who has just gone to it, and into what they jump."""

from collections.abc import Sequence

from soracli.script.reader.act import Act
from soracli.script.reader.holders import is_hollow
from soracli.script.reader.references import Cast

_GETS_IN = frozenset(("jump", "leap", "hop", "climb", "clamber", "crawl", "creep", "slip", "dive"))
"""First words of verbs by which one gets into a box or a basket."""


def go_there(act: Act, acts: Sequence[Act], cast: Cast) -> None:
    """Settle where who sits down or jumps in does so, if the words have just named it."""
    if not act.agents:
        return
    if act.motion == "sit" and not act.goal:
        sit_there(act, acts, cast)
    elif act.verb.split()[0] in _GETS_IN and act.verb.endswith((" in", " into", " inside")):
        _get_in(act, acts, cast)


def _get_in(act: Act, acts: Sequence[Act], cast: Cast) -> None:
    """ "Opens a dustbin and jumps in", "climbs into a basket": in there at the end."""
    before = [one for one in acts if one.agents == act.agents and one.order < act.order]
    things = [*act.objects, act.goal, *(name for one in reversed(before)
              for name in (*one.objects, one.goal))]  # fmt: skip
    found = next((one for one in things if one and is_hollow(cast[one])), "")
    if found:
        act.motion, act.goal, act.objects = "jump", found, ()


def sit_there(act: Act, acts: Sequence[Act], cast: Cast) -> None:
    """ "Walks to the bench and sits down", "share a bench": on it, where the words put who sits
    nowhere else."""
    before = [one for one in acts if one.agents == act.agents and one.order < act.order]
    goal = before[-1].goal or (before[-1].objects or ("",))[0] if before else ""
    shared = act.objects[0] if act.objects and not cast[act.objects[0]].living else ""
    where = [one for one in cast.relations if one.a in act.agents and one.kind in ("on", "in")]
    inside = tuple(dict.fromkeys(one.b for one in where if one.kind == "in"))
    around = shared and len(inside) == 1 and all(one.kind == "in" for one in where)
    placed = bool(where) and not around  # "share a swing in a cage": the swing is in there, too
    seat = goal and cast[goal].noun.split()[-1] in cast.lexicon.words.seats
    goal = shared or goal
    if (seat or shared) and not placed:
        act.goal = goal
        cast.relate("on", act.agents, (goal,))
        if around and goal not in inside:
            cast.relate("in", (goal,), inside)
