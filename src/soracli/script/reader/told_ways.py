"""Told ways: which way somebody goes by words that no rule of the verb knows.

"Crosses a river" is across it, what tumbles down the stairs goes down, a balloon that floats away
goes up, and who climbs down from a balcony has a ladder there.
"""

import re
from dataclasses import replace

from soracli.script.reader.act import Act
from soracli.script.reader.reading import Reading

_UPRIGHT = ("up", "down")
_LEVEL = frozenset(("left to right", "right to left", "toward camera", "away from camera"))
_CARRIES, _ROOMY = ("hold", "lift", "pick_up", "haul"), ("lift_cabin", "basket_prop", "cage")
"""Motions of who carries somebody, and kinds that one is in rather than on."""
_BY_THEMSELVES = {"vehicle": "drive", "boat": "sail", "aircraft": "fly"}
_SAID = re.compile(
    r"\b(?:left to right|right to left|towards? (?:the )?camera|away from (?:the )?camera)\b"
)
_CROSSING = frozenset(("cross", "traverse", "ford", "cross over"))
"""Verbs that are ways across by themselves."""
_SINKS = frozenset(("descend", "drop", "sink", "plunge", "plummet", "tumble", "cascade", "crash"))
"""First words of verbs of what goes down by itself."""
_UP = re.compile(
    r"\b(?:upwards?|skywards?|heavenwards?|aloft|up (?:into|through|toward|towards|to|from|above|"
    r"over|out)|(?:high )?into the (?:air|sky|clouds|heavens)|ever higher|off the ground)\b"
)
_DOWN = re.compile(
    r"\b(?:downwards?|groundwards?|earthwards?|down (?:into|onto|on|from|past|through|to|toward|"
    r"towards|off|out)|(?:in)?to the (?:ground|floor|pavement|earth|depths|seabed|bottom)|"
    r"from (?:above|the (?:sky|ceiling|roof|trees?|branch(?:es)?|shelf|clouds?)))\b|\bdown$"
)
_STEEP = re.compile(
    r"\b(?P<way>up|down) (?:an?|the|its|his|her|their|some)? ?(?:[\w-]+ ){0,3}?"
    r"(?:\w*hill|slope|(?:hill|mountain)side|mountain|piste|dune|\w*bank|ramp|half[- ]?pipe|"
    r"embankment|glacier|bluff|volcano|levee|iceberg|snow|ice(?= *$))s?\b"
    r"(?! (?:path|road|trail|pass|street|lane|track))"
)
_HILL = re.compile(r"\b(?P<way>up|down)hill\b")
"""Where one goes up or down as well, whichever way that leads in the picture."""
_ROAD = re.compile(r"\b(?:road|highway|street|lane|avenue|freeway|motorway)s?$")
_CLIMBS = frozenset(("climb", "rise", "ascend", "soar", "lift"))
"""First words of verbs of what goes up by itself."""
_BORNE = frozenset(("float", "drift", "fly", "sail", "leave", "hover"))
_LIGHTER = ("balloon", "lantern", "bubble", "zeppelin", "blimp", "airship")
"""Last words of nouns of what the air carries up as soon as it is let go."""
_FALLS = frozenset(("fall", "roll", "slide", "bounce", "enter", "drop", "float", "drive", ""))
_RISES = frozenset(
    ("float", "drift", "fly", "hover", "enter", "run", "leave", "shoot", "jump", "climb", "")
)
_WITHOUT_FEET = frozenset(("swim", "float", "fly", "drift", "hover"))
"""Motions in which those rise and sink who have feet."""
_FEET = frozenset(("person", "quadruped", "creature"))
_ENDS = frozenset(("and", "while", "as", "but", "then", "when", "until", "before", "after", "who",
                   "which", "that", "where"))  # fmt: skip
"""Words that begin something else."""
_PUSHES = frozenset(("push", "poke", "shoot", "break", "burst", "sprout", "spring", "grow"))
"""First words of verbs by which a plant comes out of the ground."""
_ON_ROCK = frozenset(("rock", "boulder", "mountaineer"))
"""First words of verbs of who climbs on rocks."""
_SHAFT, _LADDER, _PLATFORM, _ROCK = "well", "ladder", "platform", "rock face"
_LONGEST = 14
"""Words at most that are read for the way of one verb."""


def tell_ways(now: Reading) -> None:
    """Let go the ways that are told of them all who have none yet."""
    for act in tuple(now.acts.all):
        if act.shift is None and act.start >= 0 and act.agents:
            _carried(now, act)
            _cross(now, act)
            _float_off(now, act)
            _into_the_well(now, act)
            _fall_or_rise(now, act)
            _sprouts(now, act)
            _up_a_wall(now, act)
            _climb(now, act)
            _slope(now, act)
            _level_too(now, act)


def _tail(now: Reading, act: Act) -> str:
    """What is said behind the verb, up to where something else is told."""
    words: list[str] = []
    for at in range(act.start + 1, min(act.start + 1 + _LONGEST, len(now.sentence))):
        if not now.sentence.is_word(at):
            break
        if now.sentence.lower(at) in _ENDS:
            break
        words.append(now.sentence.lower(at))
    return " ".join(words)


def _carried(now: Reading, act: Act) -> None:
    """ "An elevator carries two tourists up", "a conveyor belt carries ducks to the left": they are
    in it or on it, and what has no hands holds nobody."""
    carrier = now.cast[act.agents[0]]
    if act.likely not in _CARRIES or carrier.living or not act.objects or act.direction is None:
        return
    inside = carrier.kind in _ROOMY or carrier.family in ("vehicle", "aircraft")
    now.cast.relate("in" if inside else "on", act.objects, act.agents[:1])
    if carrier.family == "furniture":  # a belt stays, and what is on it goes
        act.agents = act.objects
    act.objects, act.goal = (), ""
    act.motion = "float" if act.direction in _UPRIGHT else "slide"
    if carrier.family in _BY_THEMSELVES and act.direction not in _UPRIGHT:
        act.motion = _BY_THEMSELVES[carrier.family]


def _cross(now: Reading, act: Act) -> None:
    """ "A ferry crosses a river", which is the place and no thing to get to."""
    if act.verb in _CROSSING and act.direction is None and not act.goal:
        act.direction = "across"


def _float_off(now: Reading, act: Act) -> None:
    """A balloon that floats away goes up and away."""
    last = {now.cast[one].noun.split()[-1].rstrip("s") for one in act.agents}
    away = re.search(r"\b(?:away|off)\b(?! from\b)", f"{act.verb} {_tail(now, act)}")
    free = act.direction in (None, "away from camera")
    if last <= set(_LIGHTER) and act.likely in _BORNE and away and free:
        act.motion, act.direction = "float", "up"


def _fall_or_rise(now: Reading, act: Act) -> None:
    """What no legs carry goes down where it is told to fall there, and up likewise."""
    if act.direction not in (None, "through", "across", "around"):
        return
    feet = any(now.cast[one].family in _FEET for one in act.agents)
    first = act.verb.split()[0]
    if feet and act.likely not in _WITHOUT_FEET and not (first == "sink" and act.likely == "fall"):
        return
    if any(now.cast[one].family != "building" for one in act.objects):
        return  # somebody drops it
    tail = f"{' '.join(act.verb.split()[1:])} {_tail(now, act)}".strip()
    if act.likely == "swim" and act.goal and "up to" in tail:
        return  # "swims up to a boat": nearer
    falls = first in _SINKS or act.likely == "fall"
    if act.likely in (*_FALLS, "swim") and (_DOWN.search(tail) or (falls and first in _SINKS)):
        act.direction = "down"
        act.motion = "swim" if feet and act.likely == "fall" else act.motion  # a diver that sinks
        return
    climbs = first in _CLIMBS and (not act.goal or act.direction == "around")
    if act.likely in (*_RISES, "swim") and (_UP.search(tail) or climbs):
        act.direction, act.over, act.objects = "up", "", ()


def _sprouts(now: Reading, act: Act) -> None:
    """ "A shoot pushes up through the soil": it comes out of the ground."""
    doer = now.cast[act.agents[0]]
    said = f"{act.verb} {_tail(now, act)}".split()
    if doer.family == "plant" and said[0] in _PUSHES and "up" in said:
        act.motion, act.direction, act.over, act.goal, act.objects = "float", "up", "", "", ()


def _into_the_well(now: Reading, act: Act) -> None:
    """ "A bucket descends into a well"."""
    named = (act.goal, act.over, *act.objects)
    there = next((one for one in named if one and now.cast[one].kind == _SHAFT), "")
    living = now.cast[act.agents[0]].living
    if there and act.verb.split()[0] in (*_SINKS, "fall", "go") and not living:
        act.motion, act.direction, act.over, act.goal, act.objects = "float", "down", there, "", ()


def _up_a_wall(now: Reading, act: Act) -> None:
    """ "A window cleaner rises up a skyscraper": not on their feet, and on what carries them."""
    if act.likely != "stand_up" or act.direction not in _UPRIGHT or not act.over:
        return
    if now.cast[act.over].family == "building":
        act.motion, act.objects = "float", ()
        if _PLATFORM in _tail(now, act).split():
            for one in now.cast.bring_noun(_PLATFORM):
                now.cast.relate("on", act.agents, (one,))
            now.setting.place = "street"


def _climb(now: Reading, act: Act) -> None:
    """Who climbs up or down where nothing is named does it on a ladder, or on rocks."""
    if act.likely != "climb" or act.over or act.goal or act.objects or act.height:
        return
    if act.verb.split()[0] in _ON_ROCK:
        act.goal = next(iter(now.cast.bring_noun(_ROCK)), "")
        return
    said = f"{act.verb} {_tail(now, act)}".split()
    before = next((one.over for one in now.acts.all if one is not act and one.over
                   and one.agents == act.agents and one.direction in _UPRIGHT), "")  # fmt: skip
    if before:  # "climbs down a rope, then climbs back up"
        act.over = before
        act.direction = act.direction or next((way for way in _UPRIGHT if way in said), "up")
    elif now.cast[act.agents[0]].family == "person":
        own = next((one.direction for one in act.senses if one.direction), None)
        found = next((way for way in _UPRIGHT if way in said), "up")
        act.direction = act.direction or own or found
        act.over = next(iter(now.cast.bring_noun(_LADDER)), "")


def _slope(now: Reading, act: Act) -> None:
    """ "Straight toward us down a steep slope": down the slope, and it leads there."""
    goes = {act.motion, *(one.motion for one in act.senses)} & set(now.lexicon.words.moving)
    if not goes or act.over or (act.height and not act.direction):
        return
    found = _STEEP.search(_tail(now, act)) or _HILL.search(f"{act.verb} {_tail(now, act)}")
    ridden = {rel.b for rel in now.cast.relations if rel.a in act.agents and rel.kind == "on"}
    if found is None or not set(act.objects) <= ridden:
        return
    if found[0].endswith(" ice") and act.likely == "slide" and act.verb.split()[0] == "skate":
        return  # along a rink
    if act.direction in _LEVEL:
        now.acts.all.append(replace(act, height="", goal="", source=""))
    elif act.direction not in (None, found["way"]) or (act.direction and found.re is _STEEP):
        return
    act.direction, act.height = found["way"], act.height or found[0].split(" ", 1)[-1]


def _level_too(now: Reading, act: Act) -> None:
    """ "Drops down the slope toward the camera": nearer as well as down."""
    found = _SAID.search(_tail(now, act)) if act.direction in _UPRIGHT and not act.objects else None
    if found is not None:
        way = {"toward": "toward camera", "away": "away from camera"}.get(found[0].split()[0], "")
        if _ROAD.search(act.height) and not act.over:
            act.height, act.direction = "", way or found[0]  # a road leads here: no hill is in it
            return
        level = replace(act, height="", over="", goal="", source="", direction=way or found[0])
        if not any(one.agents == act.agents and one.direction in _LEVEL for one in now.acts.all):
            now.acts.all.append(level)
