"""Over one's head: who holds or lifts something above their head has both hands up with it."""

from soracli.script.reader.act import Act
from soracli.script.reader.done_to import sense_by_object
from soracli.script.reader.reading import Reading

_HOLDS, _LIFTS = frozenset(("hold",)), frozenset(("pick_up",))
_SWINGS = frozenset(("whirl", "wave", "shake_up", "spin", "juggle", "hang"))
"""Motions of the hands that are the same over one's head."""
_ABOVE = frozenset(("above", "over"))
_WHOSE = frozenset(("his", "her", "their", "its", "the"))
_HEAD = frozenset(("head", "heads"))
_ALOFT = frozenset(("aloft", "overhead"))
_OVERHEAD = ("umbrella", "parasol")
"""Kinds that are held over the head in any case."""
_FARTHEST = 9
"""Tokens from the verb to the words that say so, at most."""
_UP = "cheer"
"""The motion with both hands up over the head."""


def hold_overhead(now: Reading) -> None:
    """Settle who has something over their head, once all the words are read."""
    for act in tuple(now.acts.all):
        people = bool(act.agents) and all(now.cast[one].family == "person" for one in act.agents)
        things = [one for one in act.objects if one and _is_raised(now, one)]
        if people and things and act.start >= 0 and _is_over_head(now, act):
            _raise(now, act, things)
        elif people and _is_swung(now, act):
            now.cast.relate("above", tuple(things), act.agents[:1])


def _is_raised(now: Reading, thing: str) -> bool:
    """Whether it is a thing that is not over one's head anyway."""
    return not now.cast[thing].living and now.cast[thing].kind not in _OVERHEAD


def _is_swung(now: Reading, act: Act) -> bool:
    """Whether somebody has something over their head that they whirl or wave."""
    things = [one for one in act.objects if one and _is_raised(now, one)]
    dealt = sense_by_object(act, now.cast, now.lexicon)
    swings = act.likely in _SWINGS or (dealt is not None and dealt.motion in _SWINGS)
    return bool(things) and act.start >= 0 and swings and _is_told_overhead(now, act)


def _is_over_head(now: Reading, act: Act) -> bool:
    """Whether what one holds or lifts is told to be over one's head."""
    return act.likely in _HOLDS | _LIFTS and _is_told_overhead(now, act)


def _is_told_overhead(now: Reading, act: Act) -> bool:
    """Whether "above his head" or "aloft" follows a verb, before the next one."""
    for at in range(act.start + 1, min(act.start + 1 + _FARTHEST, len(now.sentence))):
        words = [now.sentence.lower(one) for one in range(at, min(at + 3, len(now.sentence)))]
        if now.sentence.kind(at) == "stop":
            return False
        if words[0] in _ALOFT:
            return True
        if len(words) == 3 and words[0] in _ABOVE and words[1] in _WHOSE and words[2] in _HEAD:
            return True
    return False


def _raise(now: Reading, act: Act, things: list[str]) -> None:
    """Up with it: at once if it is in hand, else as soon as it is."""
    if act.likely in _LIFTS:
        for one in now.acts.all:
            one.order += one.order > act.order
        up = Act("hold", agents=act.agents, motion=_UP, order=act.order + 1)
        now.acts.all.insert(now.acts.all.index(act) + 1, up)
        now.cast.relate("above", tuple(things), act.agents[:1])
        return
    before = [one for one in now.acts.all if one.likely in _LIFTS and {*things} & {*one.objects}]
    if not before:
        now.cast[act.agents[0]].holds.extend(things)
    now.cast.relate("above", tuple(things), act.agents[:1])
    act.motion, act.objects, act.senses = _UP, (), ()
    _get_up(now, act)


def _get_up(now: Reading, act: Act) -> None:
    """Who has fallen is on their feet again when they hold something over their head."""
    own = [one for one in now.acts.all if one.agents == act.agents and one.order < act.order]
    fell = [one.order for one in own if one.likely == "fall"]
    if not fell or any(one.likely == "stand_up" and one.order >= fell[-1] for one in own):
        return
    rises = Act("get up", agents=act.agents, motion="stand_up", order=act.order)
    for one in now.acts.all:
        one.order += one.order >= rises.order
    now.acts.all.insert(now.acts.all.index(act), rises)
