"""Carrying: who carries something somewhere goes there, and who carries somebody has them on."""

from dataclasses import replace

from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast


def carry(act: Act, things: list[str], acts: list[Act], cast: Cast) -> bool:
    """Make a carrying a walk where it goes somewhere, or nothing else is told of who does it:
    "carries the crates to the boat", "carries a tray up the stairs".

    Gives back whether the things are in the hands from the start; people are on who carries them.
    """
    more = any(one is not act and set(one.agents) & set(act.agents) for one in acts)
    goes = bool(act.instrument) or act.direction is not None
    goes = goes or (act.verb == "carry" and not more)
    people = [one for one in (*things, act.goal) if one and cast[one].family == "person"]
    if people and act.agents and cast[act.agents[0]].family == "person":
        cast.relate("on", people[:1], act.agents[:1])  # a bride, a child
        act.motion, act.instrument = ("walk" if goes or act.source else "hold"), ""
        act.goal = "" if act.motion == "walk" else people[0]
        return False
    if any(cast[one].living for one in things):
        if goes and len(act.agents) > 1 and not any(_weighs_little(one, cast) for one in things):
            act.motion, act.instrument = "walk", ""
            act.goal = "" if act.goal in things else act.goal
            return False
        _take_on(act, things, cast, alone=act.verb == "carry" and not more)
        return False
    if not goes:
        return False
    act.motion, act.instrument = "walk", ""
    act.goal = "" if act.goal in things else act.goal
    return True


def borne_together(act: Act, cast: Cast) -> list[Act]:
    """ "Five dancers carry a dragon around a drum": the dragon goes with them."""
    if act.verb != "carry" or act.motion != "walk" or len(act.agents) < 2:
        return []
    things = tuple(one for one in act.objects if one and cast[one].living)
    borne = {one.a for one in cast.relations if one.kind == "on"}
    if not things or borne & {*things} or any(cast[one].family == "person" for one in things):
        return []
    return [replace(act, verb="be carried", agents=things, objects=(), motion="float")]


def _take_on(act: Act, things: list[str], cast: Cast, alone: bool) -> None:
    """ "Carries a calf out of a barn": an animal is on who goes somewhere with it, or does nothing
    else (`alone`)."""
    to = act.goal if act.goal not in things else ""
    goes = alone or bool(act.source or act.over) or act.direction is not None
    goes = goes or (to != "" and not cast[to].living)
    doer = cast[act.agents[0]].family if act.agents else ""
    if doer == "person" and goes and all(_weighs_little(one, cast) for one in things):
        cast.relate("on", things[:1], act.agents[:1])
        act.motion, act.instrument, act.goal = "walk", "", to


def _weighs_little(animal: str, cast: Cast) -> bool:
    member = cast[animal]
    known = member.family in _HELD and member.kind in cast.kinds
    return known and cast.kinds[member.kind].size * member.scale <= _CARRIED


def brings_along(act: Act, cast: Cast) -> bool:
    """Whether a thing is pushed or pulled where somebody goes with it; who pulls a rope against
    somebody does it to them."""
    to_somebody = act.goal != "" and cast[act.goal].living
    return act.motion == "push" or (act.motion == "pull" and not to_somebody)


def in_arms(act: Act, cast: Cast) -> None:
    """ "Cradles a koala", "holds a kitten": a small animal is on who holds it."""
    animal = act.goal
    if not animal or not act.agents or cast[act.agents[0]].family != "person":
        return
    member = cast[animal]
    if not member.living or member.family not in _HELD or member.kind not in cast.kinds:
        return
    told = any(one.a == animal and one.kind in ("on", "in") for one in cast.relations)
    if not told and cast.kinds[member.kind].size * member.scale <= _LARGEST:
        cast.relate("on", (animal,), act.agents[:1])


_HELD = frozenset(("quadruped", "bird", "creature"))
_LARGEST, _CARRIED = 0.75, 1.6
"""Families of animals that are taken into the arms, and how many metres they measure at most who
are only held, and who are carried away: a calf."""
