"""What follows for others from what somebody does to them: a cradle rocks, a boxer goes down."""

from soracli.script.lexicon import Lexicon
from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast

_SHOVING = ("push", "tackle", "throw", "bowl", "tip", "trip", "crash", "burst")
"""First words of verbs by which somebody is brought down, but not with the fists."""
_POSTURES = frozenset(("sit", "stand", "lie", "crouch", "kneel"))
_SET_GOING = frozenset(("rock", "spin"))
"""What somebody makes a thing do, where it is done to one."""

_RELEASING = frozenset(
    ("blow", "blow bubble", "release", "let go of", "let go", "set free", "let loose")
)
"""Verbs by which something light is let go."""
_LIGHT = frozenset(("bubble", "balloon_toy", "paper_lantern", "balloon"))


def set_going(act: Act, acts: list[Act], cast: Cast) -> list[Act]:
    """ "A mother rocks a cradle": her hand is at it, and the cradle rocks."""
    things = [one for one in act.objects if one and not cast[one].living]
    if act.motion not in _SET_GOING or not things or not _living(act, cast):
        return []
    who, act.agents, act.objects, act.goal = act.agents, tuple(things), (), ""
    same = (one for one in acts if one.agents == who and one.order == act.order)
    if any(one.likely not in _POSTURES for one in same):
        return []  # the hands have something else to do
    return [Act(act.verb, agents=who, goal=things[0], motion="pet", order=act.order)]


_SCARING = ("scare", "frighten", "shoo", "spook")
"""First words of verbs by which somebody is made to flee."""


def released(act: Act, acts: list[Act], cast: Cast) -> list[Act]:
    """ "A girl blows bubbles", "he lets a balloon go": what is lighter than air rises then."""
    things = tuple(one for one in act.objects if one and cast[one].kind in _LIGHT)
    told = any(set(things) & set(one.agents) for one in acts)
    if act.verb not in _RELEASING or not things or told or not _living(act, cast):
        return []
    if act.motion != "blow":
        act.motion = "point"  # the hand goes after it
    return [Act("rise", agents=things, motion="float", direction="up", order=act.order)]


def scared_off(act: Act, acts: list[Act], cast: Cast) -> list[Act]:
    """ "A boy scares the pigeons away": he waves at them, and then they flee. What comes later
    waits for it."""
    whom = tuple(one for one in act.objects if one and cast[one].living)
    told = any(set(whom) & set(one.agents) and one.order > act.order for one in acts)
    if act.verb.split()[0] not in _SCARING or not whom or told or not _living(act, cast):
        return []
    groups = {cast[one].group for one in whom} - {""}
    mates = (one.id for one in cast.members.values() if one.group in groups)
    whom = tuple(dict.fromkeys((*whom, *mates)))
    act.motion = "wave" if cast[act.agents[0]].family == "person" else act.motion
    for one in acts:
        one.order += one.order > act.order
    flees = Act("flee", agents=whom, motion="flee", order=act.order + 1)
    acts.append(flees)
    return [flees]


def there_already(act: Act, acts: list[Act]) -> bool:
    """Whether who is said to pop up has done something before, and so does not appear."""
    pops = act.shift is not None and act.shift.aspect == "appear" and act.verb.endswith(" up")
    return pops and any(set(one.agents) & set(act.agents) for one in acts if one is not act)


def floored(act: Act, acts: list[Act], cast: Cast) -> list[Act]:
    """ "Knocks down a boxer": strikes him, and then he goes down backward. What comes later waits
    for it."""
    whom = tuple(one for one in act.objects if one and cast[one].family == "person")
    thrown = act.motion == "throw" and bool(whom) and _is_floor(act, cast)
    if not (act.motion == "knock_over" or thrown) or not whom or not _living(act, cast):
        return []
    act.motion = "push" if thrown or act.verb.startswith(_SHOVING) else "hit"
    if thrown:  # "throws her opponent onto the mat"
        act.goal, act.over, act.direction = whom[0], "", None
    for one in acts:
        one.order += one.order > act.order
    falls = Act("fall", agents=whom, motion="slip", order=act.order + 1)
    acts.append(falls)
    return [falls]


def _is_floor(act: Act, cast: Cast) -> bool:
    """Whether it is the ground, or a mat on it, that somebody is thrown to."""
    on = {one.b for one in cast.relations if one.kind == "on" and one.a in act.objects}
    if any(cast[one].kind in _MATS for one in on):
        return True
    if act.goal in act.objects:
        return act.direction == "down"
    down = act.direction == "down" and not act.goal
    return down or (act.goal != "" and cast[act.goal].kind in _MATS)


_MATS = frozenset(("rug", "mattress", "blanket"))
_HELPING = frozenset(("help", "assist", "aid", "pull", "lift", "haul"))
"""Verbs by which somebody is brought to their feet."""


_LIFTING = "lift"
"""Who is lifted up goes up in somebody's arms, unless there is a seat that they are lifted from."""


def helped_up(act: Act, acts: list[Act], cast: Cast) -> list[Act]:
    """ "Helps him up", "helps an old man out of bed": he sits there at first, and gets up."""
    first, _, rest = act.verb.partition(" ")
    whom = tuple(one for one in act.objects if one and cast[one].family == "person")
    if first not in _HELPING or not whom or not _living(act, cast):
        return []
    seats = [one for one in (act.source, act.goal) if one and cast[one].family == "furniture"]
    up = (rest == "up" or act.direction == "up") and first != _LIFTING
    if not seats and not up:
        return []
    if any(set(one.agents) & set(whom) and one.order >= act.order for one in acts):
        return []
    act.motion, act.goal, act.direction = "pet", whom[0], None
    for one in acts:
        one.order += 2 * (one.order >= act.order)
    rises = Act("get up", agents=whom, motion="stand_up", order=act.order + 1)
    acts.append(rises)
    if cast[whom[0]].known:  # in a film they are as they were
        return [rises]
    first_of_all = min(act.order - 2, *(one.order for one in acts))
    sits = Act("sit", agents=whom, goal=(seats or [""])[0], motion="sit", order=first_of_all)
    cast.relate("on", whom, tuple(seats[:1]))
    acts.append(sits)
    return [sits, rises]


_ON_WHEELS = frozenset(
    ("wheelchair", "stroller", "sled", "cart", "wheelbarrow", "shopping_cart", "sleigh", "pram")
)
"""What is pushed or pulled with whoever is in it."""


def wheels_under(goal: str, cast: Cast) -> str:
    """What is pushed with somebody: "pushes an old woman in a wheelchair"; else they themselves."""
    under = (one.b for one in cast.relations if one.a == goal)
    return next((one for one in under if cast[one].kind in _ON_WHEELS), goal)


def sides(act: Act, lexicon: Lexicon) -> list[Act]:
    """A fight of two is two actions, each at the other; everything else stays one."""
    mutual = act.mutual or act.motion in lexicon.words.mutual
    if act.motion in lexicon.words.shared:
        mutual = False
    if mutual and len(act.agents) == 2 and not act.goal:
        one, other = act.agents
        return [
            Act(**{**vars(act), "agents": (one,), "goal": other}),
            Act(**{**vars(act), "agents": (other,), "goal": one}),
        ]
    if act.motion in lexicon.words.shared and len(act.agents) == 2 and not act.goal:
        return [Act(**{**vars(act), "agents": act.agents[:1], "goal": act.agents[1]})]
    return [act]


def _living(act: Act, cast: Cast) -> bool:
    return bool(act.agents) and cast[act.agents[0]].living


FOLLOWS = (set_going, floored, helped_up, released, scared_off)
"""What follows for others, each of an act, all acts and the cast."""
