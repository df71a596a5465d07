"""Which way things go where the words tell it by the way: a flag is hoisted, a duck leads her
ducklings, a bowling ball rolls away toward the pins."""

import re

from soracli.script.reader.act import Act
from soracli.script.reader.descents import hang_in_parachutes
from soracli.script.reader.fumes import settle_fumes
from soracli.script.reader.hoisting import hoist
from soracli.script.reader.member import Member
from soracli.script.reader.on_stairs import take_stairs
from soracli.script.reader.reading import Reading
from soracli.script.reader.told_ways import tell_ways
from soracli.script.reader.tosses import fit_to_mouths

_FOOTED = frozenset(("person", "quadruped", "creature", "insect"))
"""Families of those who climb with hands or feet."""
_UPRIGHT = frozenset(("up", "down"))
_THINGS = frozenset(("prop", "ball", "box", "furniture"))
_LEVEL = frozenset(("left to right", "right to left", "toward camera", "away from camera"))
_ALOFT = frozenset(("fly", "hover", "flutter", "float", "drift", "swim", "dive", "jump", "leave"))
"""Motions that lead up or down by themselves."""
_TRICKLING = frozenset(("pour", "roll", "slide", "run", "fall", "drip", "sneak", "walk"))
"""What drops do that go down a pane or a cheek."""
_DROPS, _DOWN = ("bubble", "water_drop"), {"fall": ("down",), "drip": ("down",)}
"""Kinds of drops, and the ways in which some motions are so: what falls into a glass falls."""
_GROUNDS = frozenset(("stadium", "arena"))
"""Kinds that one goes around inside of."""
_PASSING = frozenset(("pass", "go", "come", "move", "travel", "cross", "head", "pass over"))
"""What geese do on the wing, if it is over something."""
_FALLING = frozenset(("fall", "roll", "bounce", "slide", "drop", "climb", "throw", "drive", "sail"))
_AWAY = frozenset(("roll", "bounce", "slide", "drift", "float", "fly", "drive", "walk", "run"))
_ALONG = frozenset(("ascend", "descend", "go up", "go down", "climb"))
_ROUND = frozenset(("circle", "circle around", "soar", "glide"))
_WINGED = frozenset(("bird", "insect", "dragon"))
_HULLS = frozenset(("boat", "vehicle", "aircraft"))
_SWIMMING = frozenset(("fish", "drifter"))
_OFF_THE_GROUND = (
    r"\w+ (?:slowly |up |gently )*(?:off the (?:ground|floor|grass|sand|bed|street)|"
    r"(?:up )?(?:in|into|through) the (?:air|sky))\b"
)
"""Whether who rises leaves the ground, from the verb on."""
_SENT = _LEVEL | {"up"}
_OWN_WAY = frozenset(("enter", "leave", "turn", "climb", "jump", "fall", "hover"))
"""Motions whose way is their own, whatever else somebody does."""


def settle_ways(now: Reading) -> None:
    """Settle which way everybody goes, once all the words are read."""
    for act in tuple(now.acts.all):
        if act.shift is None:
            hoist(now, act)
            _launch(now, act)
            _go_away(now, act)
            _flutter_down(now, act)
            _rise(now, act)
            _lead(now, act)
    take_stairs(now)
    tell_ways(now)
    settle_fumes(now)
    hang_in_parachutes(now)
    _on_the_spot(now)
    _same_way(now)
    fit_to_mouths(now.cast)
    now.acts.all = [act for act in now.acts.all if not _leaves_marks(now, act)]


def _on_the_spot(now: Reading) -> None:
    """Who goes around nothing that stands there, or around a whole stadium, goes in circles."""
    for act in now.acts.all:
        goal = act.goal or act.over
        goes = act.likely in now.lexicon.words.moving and not act.objects
        grounds = bool(goal) and now.cast[goal].kind in _GROUNDS
        if act.direction == "around" and act.agents and (not goal or grounds) and goes:
            act.direction, act.goal, act.over = "in circles", "", ""


def _leaves_marks(now: Reading, act: Act) -> bool:
    """ "Leaving tracks in the dust": nobody leaves."""
    if act.verb != "leave" or act.start < 0:
        return False
    behind = {now.sentence.lower(act.start + step) for step in (1, 2, 3)}
    return bool(behind & set(now.lexicon.words.traces))


def _launch(now: Reading, act: Act) -> None:
    """ "A ball is kicked straight at the camera", "a leaf is blown to the left": by nobody who is
    seen, so that it flies by itself."""
    things = tuple(one for one in act.objects if one)
    way = act.direction or ("up" if act.verb.endswith(" up") else None)
    if act.agents or not act.passive or not things or way not in _SENT:
        return
    if act.likely in now.lexicon.words.ballistic or act.likely in ("hit", "blow", "push", "pull"):
        rolls = act.likely in ("push", "pull")
        act.agents, act.objects, act.goal, act.direction = things, (), "", way
        act.motion = "drive" if rolls else "fly"


def _go_away(now: Reading, act: Act) -> None:
    """ "Rolls away toward the pins": away, though something is there; and who walks away while
    nobody else is there goes away from the camera."""
    others = [one for one in now.cast.members.values() if one.living and one.id not in act.agents]
    if act.verb.endswith(" away") and act.likely == "leave" and not (others or act.goal):
        act.direction = act.direction or "away from camera"
    if act.verb.endswith(" away") and act.likely in _AWAY and act.direction not in _LEVEL:
        act.direction = "away from camera"


def _flutter_down(now: Reading, act: Act) -> None:
    """A leaf that falls, or a flag that flutters down, floats down, to and fro; a lift that goes
    down is let down."""
    nouns = {now.cast[one].noun.split()[-1] for one in act.agents}
    if act.verb in ("go down", "come down") and nouns & set(now.lexicon.words.let_down):
        act.motion, act.direction = "float", "down"
    kinds = {now.cast[one].kind for one in act.agents}
    light = bool(kinds) and kinds <= set(now.lexicon.words.feathery)
    loose = bool(kinds) and not any(now.cast[one].living for one in act.agents)
    if act.verb.startswith("flutter") and loose and act.direction == "down":
        act.motion = "float"  # a flag that flutters down onto a lawn
    if light and act.likely == "fall" and not (act.objects or act.outcome):
        act.motion, act.direction = "float", "down"


def _rise(now: Reading, act: Act) -> None:
    """What has no feet floats up or down, and what has wings or fins uses them."""
    if not act.agents or act.height:
        return
    way = act.direction or next((one.direction for one in act.senses if one.direction), None)
    doer = now.cast[act.agents[0]]
    _suit(act, doer, way)
    _pass_over(now, act, doer)
    if act.verb in _ALONG and act.objects and doer.family not in _FOOTED:
        act.over, act.objects = act.objects[0], ()  # "ascends the side of a hotel"
        act.motion, act.direction = "float", way
    if (
        doer.kind in _DROPS
        and act.likely in _TRICKLING
        and way in _DOWN.get(act.likely, (None, "down"))
    ):
        act.over = act.over or next(iter(act.objects), "")  # a drop on a window
        act.motion, act.direction, act.objects = "float", "down", ()
    if act.over or act.objects or act.motion or _sinks(now, act, doer, way):
        return
    if act.verb == "climb into" and doer.family in ("aircraft", "bird", "prop"):
        act.motion, act.direction = "fly", "up"  # into the clouds
        return
    if act.likely == "stand_up" and doer.family == "person" and _comes_out(now, act):
        return
    if act.verb == "rise" and act.direction == "up" and doer.family != "person":
        act.motion = "fly" if doer.family in _WINGED else "float"  # a toy, through the picture
        return
    if act.likely == "stand_up" and doer.family != "person":
        way = "up" if way in (None, "around") else way  # a splash, around what is dropped in
    if act.likely == "stand_up" and _leaves_the_ground(now, act):
        act.motion = "fly" if doer.family in ("quadruped", "creature") else "float"
        act.direction, act.goal = "up", ""
        return
    if act.verb.split()[0] in now.lexicon.words.sinking and not doer.living:
        way = way or "down"
    if way in _UPRIGHT and act.likely not in _FALLING:
        act.direction = way
        _go_upright(act, doer)


def _leaves_the_ground(now: Reading, act: Act) -> bool:
    """ "A cow rises off the ground", "rises into the air": that is no standing up."""
    said = now.sentence.words(max(act.start, 0), min(act.start + 6, len(now.sentence)))
    return re.match(_OFF_THE_GROUND, said) is not None


def _pass_over(now: Reading, act: Act, doer: Member) -> None:
    """ "Geese pass over a field": on the wing."""
    if doer.family in _WINGED and act.likely == "walk" and act.verb in _PASSING:
        said = {now.sentence.lower(at) for at in range(max(act.start, 0), len(now.sentence))}
        act.motion = "fly" if said & {"over", "above", "overhead", "sky"} else act.motion


def _sinks(now: Reading, act: Act, doer: Member, way: str | None) -> bool:
    """Whether a fish dives, or a ship goes down: then that is settled."""
    if act.verb.split()[0] not in now.lexicon.words.sinking or way not in (None, "down"):
        return False
    if doer.family not in _SWIMMING | _HULLS:
        return False
    act.motion = "swim" if doer.family in _SWIMMING else "float"
    act.direction = "down"
    return True


def _go_upright(act: Act, doer: Member) -> None:
    """Let each go straight up or down as it can."""
    if doer.family in _WINGED and act.likely == "float":
        act.motion = "fly"  # a hawk that spirals up
    elif act.likely in _ALOFT or any(one.motion in _ALOFT for one in act.senses):
        return
    elif doer.family in _WINGED:
        act.motion = "fly"
    elif doer.family in _SWIMMING:
        act.motion = "swim"
    elif not doer.living:
        act.motion = "float"


def _comes_out(now: Reading, act: Act) -> bool:
    """ "A genie rises out of a lamp": up through the air, over what is too small for him."""
    source = act.source or act.goal
    words = {now.sentence.lower(at) for at in range(max(act.start, 0), len(now.sentence))}
    small = bool(source) and now.cast[source].family in ("prop", "furniture", "box")
    seat = bool(source) and now.cast[source].noun.split()[-1] in now.lexicon.words.seats
    if not small or seat or "out" not in words:
        return False
    act.motion, act.direction, act.goal, act.source = "float", "up", source, ""
    return True


def _suit(act: Act, doer: Member, way: str | None) -> None:
    """Let each go as it can: a frisbee that sails flies, goldfish that circle swim, and a robot
    vacuum that moves in circles has wheels."""
    rowed = act.verb.split()[:1] in (["row"], ["paddle"])  # a bathtub is, by somebody in it
    if act.likely == "sail" and doer.family in _THINGS and not (doer.living or rowed):
        act.motion, act.direction = "fly", way
    elif doer.family == "board" and act.likely == "fly":
        act.motion, act.direction = "slide", way  # a toboggan that hurtles downhill
    elif doer.family == "boat" and act.likely == "fly":
        act.motion, act.direction = "sail", way
    elif doer.family == "fish" and act.likely == "fly" and act.verb in _ROUND:
        act.motion, act.direction = "swim", way
    elif act.over or doer.living or way not in (*_LEVEL, "in circles", "around"):
        return
    elif act.likely in ("walk", "run") and doer.family in _THINGS:
        act.motion, act.direction = "drive", way


def _lead(now: Reading, act: Act) -> None:
    """ "A duck leads her six ducklings across the road": they go the same way behind her."""
    led = tuple(one for one in act.objects if one and now.cast[one].living)
    if act.likely == "lead" and len(led) > 1 and act.agents:
        also = (one.direction for one in now.acts.all if one is not act
                and one.agents == act.agents and one.order == act.order)  # fmt: skip
        way = act.direction or next(filter(None, also), None) or "left to right"
        now.acts.all.append(Act("follow", agents=led, motion="walk", direction=way,
                                over=act.over, order=act.order, speed=act.speed))  # fmt: skip
        act.motion, act.direction, act.objects, act.goal = "walk", way, (), ""


def _same_way(now: Reading) -> None:
    """ "Is carried from left to right and goes under a bridge": who goes on keeps to their way."""
    moving = now.lexicon.words.moving
    for act in now.acts.all:
        plain = act.direction is None and not (act.goal or act.objects or act.over)
        if not act.agents or not plain or act.likely not in moving or act.likely in _OWN_WAY:
            continue
        said = {one.direction for one in now.acts.all
                if one is not act and one.agents == act.agents and one.direction in _LEVEL
                and one.likely not in _OWN_WAY}  # fmt: skip
        if len(said) == 1:
            act.direction = said.pop()
