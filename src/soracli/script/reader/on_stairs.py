"""On stairs: who goes up or down where stairs or an escalator are named takes them, and who rides
an escalator is borne up or down by it."""

from soracli.script.reader.act import Act
from soracli.script.reader.reading import Reading

_UPRIGHT = ("up", "down")
_GOES = frozenset(("go", "come", "ride", "head", "walk", "run", "move", "travel", "stand"))
"""First words of verbs of who takes stairs."""
_STAIRS = "stairs"
_INSIDE = frozenset(("staircase", "stairwell", "stairway", "stairs"))
"""Words of places that one goes up or down in."""


def take_stairs(now: Reading) -> None:
    """Let all who go up or down take the stairs that there are."""
    stairs = [one.id for one in now.cast.members.values() if one.kind == _STAIRS]
    inside = bool(_INSIDE & set(now.setting.place_words.split()))
    for act in now.acts.all if stairs or inside else ():
        feet = bool(act.agents) and now.cast[act.agents[0]].family in ("person", "quadruped")
        if not feet or act.shift is not None or act.verb.split()[0] not in _GOES:
            continue
        way = _way(now, act)
        if act.goal and act.direction not in _UPRIGHT:
            continue  # "down a street past the stairs"
        if not way or not {act.over, act.goal, *act.objects} <= {"", *stairs}:
            continue
        stairs = stairs or list(now.cast.bring_noun(_STAIRS))
        if not stairs:
            return
        act.over, act.goal, act.objects = act.over or act.goal or stairs[0], "", ()
        act.direction = way
        act.motion = "walk" if act.likely not in ("walk", "run") else act.motion


def _way(now: Reading, act: Act) -> str:
    """Whether it leads up or down, by the verb or the word behind it."""
    if act.direction in _UPRIGHT:
        return str(act.direction)
    behind = act.verb.split()[1:]
    behind += [now.sentence.lower(act.start + 1)] if act.start >= 0 else []
    return next((way for way in _UPRIGHT if way in behind), "")
