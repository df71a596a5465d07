"""Verbs that only say where things are to each other: two chairs flank a hearth."""

from soracli.script.reader.act import Act
from soracli.script.reader.holders import HOLDERS
from soracli.script.reader.references import Cast

_BETWEEN = frozenset(("flank", "frame"))
_AROUND = frozenset(("surround", "encircle", "ring", "enclose"))
_BEARS = frozenset(("carry", "bear", "lug", "tote", "haul", "parade"))
"""First words of verbs of who goes around something with what they have."""
_IN = frozenset(("hold", "contain", "house", "store", "harbor", "harbour", "cradle", "bear"))
_VESSELS = ("prop", "box", "furniture", "plant")
_ON = frozenset(("top", "crown", "cap", "surmount", "occupy", "adorn"))


_PEERS = frozenset(("look", "peer", "gaze", "stare", "glance", "squint", "peek"))
_ROUND = frozenset(
    ("stir", "play", "sing", "laugh", "clap", "cheer", "smile", "pray", "meditate", "toast", "bark",
     "howl", "paint", "kneel", "wave", "drum", "guitar", "violin", "flute", "write", "type", "cry",
     "think", "shiver", "knit", "cut", "point", "hold", "yawn", "shout", "warm", "feed")
)  # fmt: skip
"""What several do who are around something, and stay there."""
_CLINGS = frozenset(("cling", "perch", "roost"))
_PERCHING = frozenset(("insect", "bird", "creature", "quadruped"))
"""Families of who is on what it clings to."""
_UNDER = frozenset(("slide", "roll", "crawl", "scoot", "wriggle", "squeeze", "work", "lie", "slip"))


def relate_by_verb(act: Act, cast: Cast) -> None:
    """Where those are who flank, surround or top something, which then is what they do; who looks
    into something is not in it."""
    if act.verb.split()[:1] and act.verb.split()[0] in _PEERS:
        seen = {act.goal, act.over, *act.objects}
        cast.relations[:] = [
            one for one in cast.relations
            if not (one.kind == "in" and one.a in act.agents and one.b in seen)
        ]  # fmt: skip
    if act.likely == "pick_up" and act.source and act.objects and not cast[act.source].living:
        where = HOLDERS.get(cast[act.source].kind)  # "takes a book from the shelf"
        lies = {one.a for one in cast.relations if one.kind in ("on", "in")}
        if where and not lies & set(act.objects):
            cast.relate(where, act.objects, (act.source,))
    if act.verb.split()[0] in _CLINGS and _clings(act, cast):
        _perch(act, cast)
    if act.verb in _UNDER and _beneath(act, cast):
        _lie_under(act, cast)
    stays = act.likely in _ROUND and act.verb.split()[0] not in _BEARS
    if act.direction == "around" and act.goal and len(act.agents) > 1 and stays:
        cast.relate("around", act.agents, (act.goal,))  # "roast marshmallows around a fire"
        act.direction, act.goal = None, "" if act.objects else act.goal
    if not act.agents or not act.objects or set(act.agents) & set(act.objects):
        return
    first = cast[act.agents[0]]
    if act.verb in _IN and not first.living and first.family in _VESSELS:
        cast.relate(HOLDERS.get(first.kind, "in"), act.objects, act.agents[:1])
        first.holds = [one for one in first.holds if one not in act.objects]
        act.motion = "stand"
        return
    if act.verb in _BETWEEN and len(act.agents) > 1:
        cast.relate("between", act.objects, act.agents)
    elif act.verb in _AROUND and len(act.agents) > 1:
        cast.relate("around", act.agents, act.objects)
    elif act.verb in _ON and not first.living:
        cast.relate("on", act.agents, act.objects)
    else:
        return
    act.motion = act.motion or "stand"


def _clings(act: Act, cast: Cast) -> bool:
    """Whether something small and alive that has no hands clings to a thing: a moth to a twig."""
    on = act.objects or ((act.goal,) if act.goal else ())
    families = {cast[one].family for one in act.agents}
    return bool(on) and not cast[on[0]].living and bool(families) and families <= _PERCHING


def _perch(act: Act, cast: Cast) -> None:
    """Put who clings to something on it, with nothing in the hands."""
    clung = act.objects or (act.goal,)
    cast.relate("on", act.agents, clung)
    for one in act.agents:
        cast[one].holds = [held for held in cast[one].holds if held not in clung]
    act.motion, act.goal, act.objects = "sit", clung[0], ()


def _lie_under(act: Act, cast: Cast) -> None:
    """Let who works underneath a vehicle lie there, or come out on the back."""
    act.motion = "lie"  # "slides under a car": nobody stands up there
    if act.start >= 0 and cast.sentence.lower(act.start + 1) == "out":
        act.motion, act.goal = "crawl", ""  # "slides out from underneath a truck"
        act.direction = act.direction or "toward camera"


def _beneath(act: Act, cast: Cast) -> bool:
    """Whether people do something underneath a vehicle."""
    pairs = [one for one in cast.relations if one.kind == "under" and one.a in act.agents]
    people = all(cast[agent].family == "person" for agent in act.agents)
    return people and any(cast[one.b].family == "vehicle" for one in pairs)
