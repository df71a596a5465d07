"""Seats: on what somebody sits down who has just gone to it."""

from collections.abc import Sequence

from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast


def sit_there(act: Act, acts: Sequence[Act], cast: Cast) -> None:
    """ "Walks to the bench and sits down", "share a bench": on it, where the words put who sits
    nowhere else."""
    before = [one for one in acts if one.agents == act.agents and one.order < act.order]
    goal = before[-1].goal or (before[-1].objects or ("",))[0] if before else ""
    shared = act.objects[0] if act.objects and not cast[act.objects[0]].living else ""
    placed = any(one.a in act.agents and one.kind in ("on", "in") for one in cast.relations)
    seat = goal and cast[goal].noun.split()[-1] in cast.lexicon.words.seats
    goal = shared or goal
    if (seat or shared) and not placed:
        act.goal = goal
        cast.relate("on", act.agents, (goal,))
