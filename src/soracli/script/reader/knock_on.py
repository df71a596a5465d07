"""What an act means once all are named: who tips a bike over knocks it over, and two who exchange
books give each other one."""

from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast

_EXCHANGING = frozenset(("exchange", "swap", "trade", "switch", "exchange with", "swap with"))
_FALLING = frozenset(("fall", "drop"))
_TIPPING = frozenset(("tip over", "tip", "topple", "overturn", "upset", "collapse", "knock off",
                      "spill"))  # fmt: skip


def tipped(act: Act, cast: Cast) -> None:
    """ "A horse tips a bike over": knocks it over, and does not fall itself."""
    things = [one for one in act.objects if one and not cast[one].living]
    living = bool(act.agents) and cast[act.agents[0]].living
    if act.motion in _FALLING and act.verb in _TIPPING and things and living:
        act.motion, act.over = "knock_over", "" if act.verb == "spill" else act.over


def exchanged(act: Act, acts: list[Act], cast: Cast) -> list[Act]:
    """ "Two people exchange books": one gives one, then the other does; with a single book, it
    goes from one to the other."""
    between = act.motion == "give" and len(act.agents) == 2 and not act.goal
    passed = act.verb in ("pass", "hand") and _each_other(act, cast)
    if not between or not (act.verb in _EXCHANGING or passed):
        return []
    things = [one for one in (*act.objects, act.instrument) if one and not cast[one].living]
    if not things:
        return []
    one, other = act.agents
    for place, thing in enumerate(dict.fromkeys(things)):
        for holder in cast.members.values():
            holder.holds[:] = [held for held in holder.holds if held != thing]
        cast[one if place == 0 else other].holds += [thing] if place < 2 else []
    act.agents, act.goal, act.objects, act.instrument = (one,), other, (things[0],), things[0]
    back = list(dict.fromkeys(things))[1:2]
    if not back and not passed:
        return []
    for later in acts:
        later.order += later.order > act.order
    return [
        Act(act.verb, agents=(other,), goal=one, motion="give", order=act.order + 1,
            instrument=(back or things)[0])
    ]  # fmt: skip


def _each_other(act: Act, cast: Cast) -> bool:
    """Whether something goes "between them": who does it is between who does it."""
    told = [one for one in cast.relations
            if one.kind == "between" and one.a in act.agents]  # fmt: skip
    for one in told:
        cast.relations.remove(one)
    return bool(told)


def pelted(act: Act, cast: Cast) -> list[Act]:
    """ "Two kids throw snowballs at each other": each throws one of them at the other."""
    things = [one for one in act.objects if one and not cast[one].living]
    if act.motion != "throw" or len(act.agents) != 2 or act.goal or len(things) < 2:
        return []
    one, other = act.agents
    act.agents, act.goal, act.objects = (one,), other, (things[0],)
    return [Act(act.verb, agents=(other,), goal=one, motion="throw", order=act.order,
                instrument=things[1])]  # fmt: skip


_TAKEN = frozenset(("knock_over", "pick_up", "hit", "catch"))
_TOPS = frozenset(("table", "desk", "counter", "shelf", "sideboard", "workbench"))
"""Words of kinds on which no person is who does something to a thing there."""


def stood_there(act: Act, prep: str, place: str, cast: Cast) -> bool:
    """ "Picks up a hat on a chair": it is the hat that was on it, not who picks it up."""
    things = [one for one in act.objects if one]
    small = bool(things) and all(
        not cast[one].living and cast[one].family not in ("furniture", "vehicle", "building")
        for one in things
    )
    who = cast[act.agents[0]] if act.agents else None
    dealt = act.likely in _TAKEN or (
        who is not None and who.family == "person" and bool(_TOPS & {*cast[place].kind.split("_")})
    )
    stood = small and prep == "on" and dealt and cast[place].family == "furniture"
    doer = who if stood else None
    if doer is not None and doer.living and doer.family != "person" and doer.kind in cast.kinds:
        low = cast.kinds[doer.kind].size * doer.scale < cast.kinds[cast[place].kind].size
        if low:  # a parrot that knocks over what stands on a table is up there
            cast.relate("on", act.agents, (place,))
    return stood


_ROCKERS = frozenset(("rocking_chair", "rocking_horse", "cradle", "hammock", "porch_swing"))


def rocked(act: Act, cast: Cast) -> list[Act]:
    """ "An old man rocks in a rocking chair": he sits there, and the chair rocks; a rocking horse
    that is ridden rocks, too."""
    if act.motion == "slide" and all(cast[one].kind in _ROCKERS for one in act.agents):
        act.motion = "rock"
    seats = [one.b for one in cast.relations
             if one.a in act.agents and cast[one.b].kind in _ROCKERS]  # fmt: skip
    if act.motion != "rock" or not seats or cast[act.agents[0]].family != "person":
        return []
    who, act.agents, act.goal = act.agents, (seats[0],), ""
    return [Act("sit", agents=who, goal=seats[0], motion="sit", order=act.order)]
