"""Up and down by ropes and hands: a flag is hoisted, a spider lowers itself on its thread."""

from dataclasses import replace

from soracli.script.reader.act import Act
from soracli.script.reader.reading import Reading
from soracli.story.scene import Relation

_SELF = frozenset(("itself", "himself", "herself", "themselves"))
_PULLED = frozenset(("pull", "haul", "draw", "winch", "heave", "reel", "crank", "let", "send"))
"""Verbs that hoist where they are said to be done up or down."""
_POLES = frozenset(("pole", "rope", "hanging_rope", "well", "tree", "tower", "skyscraper"))
"""Kinds along which things are hoisted, or into which they are let down."""
_VESSELS = frozenset(("basket_prop", "bowl", "bucket", "box", "crate", "pot", "cauldron", "pan",
                      "hat", "top_hat", "shopping_basket", "vase"))  # fmt: skip
"""Kinds out of which something is tossed."""
_CLIMBERS = frozenset(("person", "quadruped", "creature", "insect"))
_BY_LINE = frozenset(("rise", "ascend", "come down", "go down", "climb", "climb down", "climb up"))
"""Verbs of who goes along a rope or a thread that hangs, beside those of sinking."""
_OVERHEAD = frozenset(("prop", "box", "board"))
"""Families of what hangs over a room and has threads hanging from it."""
_NEAR = 9
"""Words after the verb within which it is said from where."""
_HAUL = "haul_rope"
"""The motion of who hoists, hand over hand."""
_DOWN_TO = ("down", "onto", "into")
"""What leads on from a bare participle: something is let down that way."""


def hoist(now: Reading, act: Act) -> None:
    """Let go up or down what is hoisted or let down, by somebody's hands or by nobody's."""
    if _along_a_line(now, act):
        return
    _from_inside(now, act)
    way = _way(now, act)
    if way is None:
        return
    things = [one for one in act.objects if one]
    if act.passive and act.agents and all(now.cast[one].kind in _lines(now) for one in act.agents):
        act.agents = ()  # "is lowered by rope" is done by nobody who is seen
    taken = bool(act.source) and now.cast[act.source].living
    done = bool(act.direction or act.over or act.goal) or _is_told(now, act)
    if not act.agents and act.passive and things and not taken and done:
        act.agents, act.objects = tuple(things), ()
        _lift(now, act, way)
        act.over = _to_a_pole(now, things, act.over)
        _set_down(now, act)
    elif things and act.agents and _by_rope(now, act, things):
        _by_hand(now, act, things, way)
    elif act.agents and not things and _itself(now, act):
        if act.goal and _comes_from(now, act):  # "lowers itself from a beam"
            act.source, act.goal = act.goal, ""
        if not act.goal:
            _lift(now, act, way)


def _way(now: Reading, act: Act) -> str | None:
    """Whether an act leads up or down by a rope or a hand, and which of the two."""
    hoists = now.lexicon.words.hoists
    way = next((way for way, verbs in hoists.items() if act.verb in verbs), None)
    drawn = act.verb.split()[0] in _PULLED and act.direction in ("up", "down")
    named = act.verb.split()[-1] if act.verb.split()[0] in _PULLED else ""
    drawn_way = act.direction if drawn else named if named in ("up", "down") else None
    return way or drawn_way


def _lift(now: Reading, act: Act, way: str) -> None:
    """Let the agents of an act go up or down by themselves."""
    wall = bool(act.over) and now.cast[act.over].kind not in ("pole", "well", *_lines(now))
    if wall and now.cast[act.over].family == "building" and not now.setting.place:
        now.setting.hint = now.setting.hint or "street"  # up the side of a house
    act.motion, act.direction = "float", way
    for one in act.agents:
        whose = [other.id for other in now.cast.members.values()
                 if other.family == "person" and other.noun == now.cast[one].owner]  # fmt: skip
        now.cast.relate("on", whose, (one,))  # a window cleaner's platform
    if act.over and now.cast[act.over].kind in now.lexicon.words.lines:
        act.over = ""  # on a rope, and not along it


def _from_inside(now: Reading, act: Act) -> None:
    """ "Is tossed up from a basket": it was in that before."""
    things = [one for one in (*act.agents, *act.objects) if one and not now.cast[one].living]
    source = now.cast[act.source] if act.source else None
    if act.direction == "up" and things and source is not None and source.kind in _VESSELS:
        now.cast.relate("in", things[:1], (act.source,))


def _set_down(now: Reading, act: Act) -> None:
    """ "Is lowered onto a table": it ends on that, and does not go down along it."""
    furniture = bool(act.over) and now.cast[act.over].family in ("furniture", "prop", "box")
    if act.direction == "down" and furniture and now.cast[act.over].kind not in _POLES:
        act.goal, act.over = act.over, ""
        now.cast.relate("on", act.agents, (act.goal,))


def _is_told(now: Reading, act: Act) -> bool:
    """Whether it is told to happen ("is raised", "lowered onto a dock"), and is no state
    ("trombones raised")."""
    before = range(max(act.start - 3, 0), max(act.start, 0))
    led = any(now.sentence.lower(act.start + one) in _DOWN_TO for one in (1, 2))
    return act.start < 0 or led or any(now.sentence.role(at, "aux") for at in before)


def _lines(now: Reading) -> tuple[str, ...]:
    return tuple(now.lexicon.words.lines)


def _along_a_line(now: Reading, act: Act) -> bool:
    """ "A spider lowers itself on a thread", "a soldier descends on a rope": along what hangs."""
    if not act.agents or act.passive or now.cast[act.agents[0]].family not in _CLIMBERS:
        return False
    words, first = now.lexicon.words, act.verb.split()[0]
    way = next((way for way, verbs in words.hoists.items() if act.verb in verbs), None)
    own = way is not None and not any(one for one in act.objects) and _itself(now, act)
    sinks = first in words.sinking or act.verb in _BY_LINE or act.direction in ("up", "down")
    under = [
        one.b for one in now.cast.relations if one.a in act.agents and one.kind in ("on", "in")
    ]
    named = (act.over, act.goal, act.instrument, *under)
    line = next((one for one in named if one and now.cast[one].kind in words.lines), "")
    if not line or not (own or (sinks and not any(one != line for one in act.objects))):
        return False
    _hang(now, line)
    _hang_from(now, act, line)
    up = act.direction or way or ("up" if first in ("rise", "climb", "ascend") else "down")
    act.motion, act.over, act.goal, act.instrument, act.objects = "climb", line, "", "", ()
    act.direction = up
    for one in act.agents:
        now.cast[one].holds[:] = [name for name in now.cast[one].holds if name != line]
    return True


def _hang(now: Reading, line: str) -> None:
    """Let a rope or a thread hang down, rather than lie there."""
    member = now.cast[line]
    thin = member.noun.split()[-1] in ("thread", "web", "silk", "strand", "string")
    known = now.lexicon.noun_named("hanging thread" if thin else "hanging rope")
    if known is not None:
        member.kind, member.family, member.scale = known.kind, known.family, known.over.size
        color = known.over.color
        member.color = color.lower() if color else None
    now.cast.relations[:] = [one for one in now.cast.relations if one.b != line]


def _comes_from(now: Reading, act: Act) -> bool:
    """Whether it is said behind the verb from where."""
    after = range(act.start, min(act.start + _NEAR, len(now.sentence)))
    return any(now.sentence.lower(at) == "from" for at in after)


def _hang_from(now: Reading, act: Act, line: str) -> None:
    """Let what a thread comes down from be over it: a spider's is a chandelier's or a beam's."""
    above = act.source or (act.goal if _comes_from(now, act) else "")
    if not above or above == line or now.cast[above].family not in _OVERHEAD:
        return
    told = Relation(kind="above", a=above, b=line)
    related = {one.a for one in now.cast.relations} | {one.b for one in now.cast.relations}
    if above not in related:
        now.cast.relations.append(told)


def _by_rope(now: Reading, act: Act, things: list[str]) -> bool:
    """Whether somebody hoists things rather than takes them up: what hangs on ropes, or along a
    pole or out of a well."""
    person = now.cast[act.agents[0]].family == "person"
    if not person or any(now.cast[one].living for one in things):
        return False
    along = {act.over, act.goal, act.source, act.instrument} - {""}
    nouns = {now.cast[one].noun.split()[-1] for one in things}
    wells = any(one.kind == "well" for one in now.cast.members.values())
    drawn = act.verb.split()[0] in _PULLED
    if (wells or drawn) and "bucket" in nouns:
        return True
    hung = bool(nouns & set(now.lexicon.words.let_down) - {"bucket", "balloon", "drone", "lift"})
    return hung or any(now.cast[one].kind in _POLES for one in along)


def _by_hand(now: Reading, act: Act, things: list[str], way: str) -> None:
    """Let things rise or sink, and who hoists them haul on a rope meanwhile."""
    along = next((one for one in (act.over, act.goal, act.source) if one and one not in things), "")
    if along and now.cast[along].kind in now.lexicon.words.lines:
        along = ""
    wells = (one.id for one in now.cast.members.values() if one.kind == "well")
    along = along or next(wells, "")
    along = _to_a_pole(now, things, along)
    goes = replace(act, agents=tuple(things), objects=(), goal="", over=along, source="",
                   instrument="", motion="float", direction=way, passive=False)  # fmt: skip
    now.acts.all.insert(now.acts.all.index(act) + 1, goes)
    for one in act.agents:
        now.cast[one].holds[:] = [name for name in now.cast[one].holds if name not in things]
    act.motion, act.direction, act.objects, act.goal = _HAUL, None, (), things[0]
    act.over, act.source, act.passive = "", "", False


def _to_a_pole(now: Reading, things: list[str], along: str) -> str:
    """What a flag is hoisted along: a pole, even where none is named. It is the cloth alone then;
    any other thing keeps to what was said."""
    flags = [one for one in things if now.cast[one].kind == "flag" and not now.cast[one].known]
    cloth = now.lexicon.noun_named("hoisted flag")
    if not flags or cloth is None:
        return along
    for one in flags:
        now.cast[one].kind, now.cast[one].scale = cloth.kind, cloth.over.size
    poles = [one.id for one in now.cast.members.values() if one.kind == "pole"]
    return along or next(iter(poles or now.cast.bring_noun("flagpole")), "")


def _itself(now: Reading, act: Act) -> bool:
    """Whether it is done to the doer: by the words, or because the doer hangs on ropes anyway."""
    words = {now.sentence.lower(at) for at in range(len(now.sentence))}
    noun = now.cast[act.agents[0]].noun.split()[-1]
    return bool(words & _SELF) or noun in now.lexicon.words.let_down
