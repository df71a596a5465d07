"""Tossed by who has no hands: a dolphin flips a ball up with its nose, and the ball flies up."""

from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast

_TOSSING = frozenset(("toss", "flip", "fling", "flick", "bat", "throw", "hurl", "lob", "bounce",
                      "juggle", "nudge", "chuck", "launch"))  # fmt: skip
"""First words of verbs by which a thing is sent up."""
_MOUTHFUL = 0.4
"""Of its own size how large a thing is at most that an animal has in its mouth."""
_BEASTS = frozenset(("quadruped", "fish", "creature", "bird", "dragon"))


def fit_to_mouths(cast: Cast) -> None:
    """Let what animals have in their mouths be no larger than these hold, as a mouse its cheese."""
    for member in cast.members.values():
        if member.family not in _BEASTS or member.kind not in cast.kinds or member.known:
            continue
        size = cast.kinds[member.kind].size * member.scale
        for one in member.holds:
            thing = cast[one]
            if thing.kind in cast.kinds and not thing.known:
                most = _MOUTHFUL * size / cast.kinds[thing.kind].size
                thing.scale = min(thing.scale, max(most, 0.02))


def tossed(act: Act, acts: list[Act], cast: Cast) -> list[Act]:
    """The thing that an animal tosses, which jumps up; the animal plays with it meanwhile."""
    if not act.agents or cast[act.agents[0]].family not in _BEASTS:
        return []
    things = tuple(one for one in (*act.objects, act.goal) if one and not cast[one].living)
    small = bool(things) and cast[things[0]].family in ("ball", "prop", "box")
    if act.verb.split()[0] not in _TOSSING or not small:
        return []
    if any(things[0] in one.agents for one in acts):
        return []
    juggles = act.verb.split()[0] == "juggle"
    act.motion, act.objects, act.goal = "juggle" if juggles else "play", (), things[0]
    act.direction = None
    flung = things if juggles else things[:1]
    return [Act("toss", agents=flung, motion="jump", direction="up", order=act.order)]
