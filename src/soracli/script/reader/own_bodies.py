"""The same verb is another motion for another body: a swan that glides swims, a crocodile that
slides crawls, a parrot that cracks a nut bites it, and an ant that carries a leaf walks with it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from soracli.script.lexicon import Lexicon
from soracli.script.reader.member import Member
from soracli.script.reader.references import Cast

if TYPE_CHECKING:
    from soracli.script.reader.act import Act

_BEASTS = frozenset(("quadruped", "bird", "insect", "fish", "creature", "dragon", "drifter"))
_ON_THE_WING = frozenset(("flying_bat", "bee", "butterfly", "dragonfly", "fly", "moth", "mosquito",
                          "wasp", "firefly", "hummingbird"))  # fmt: skip
"""Kinds that fly where others run: bees swarm out."""
_HOPPERS = frozenset(("frog", "toad", "rabbit", "kangaroo", "grasshopper"))
"""Kinds that get about by leaps, and ways in which they do."""
_ACROSS = ("left to right", "right to left")
_ONWARD = (*_ACROSS, "across", "forward", "away from camera", "toward camera")
_WATERFOWL = frozenset(("duck", "penguin"))
"""Kinds of birds that glide on water rather than in the air."""
_GLIDING = frozenset(("glide", "coast", "skim"))
_APART = frozenset(
    ("fall apart", "fall to pieces", "come apart", "go to pieces", "fly apart", "break apart",
     "break in two", "break in half", "break open", "burst apart", "break into pieces")
)  # fmt: skip
"""Verbs of what goes to pieces where it is."""
_STANDING = frozenset(("furniture", "building"))
_CRACKING = frozenset(("crack", "splinter", "fracture"))
"""What things do of themselves that break."""
_JOLTING = frozenset(("rattle", "jolt", "lurch", "bump", "heave"))
_CARRYING = frozenset(("carry", "bring", "bear", "transport", "haul", "lug"))
_BY_MOUTH = frozenset(("hammer", "shoot", "break", "cut"))
"""What people do with a tool to what beasts bite."""
_WAYS = {"bird": "fly", "insect": "walk", "fish": "swim", "drifter": "swim", "dragon": "fly"}
"""How those of a family go that carry something; all others walk."""
_SLIDES = {"boat": "sail", "aircraft": "fly", "fish": "swim", "drifter": "swim",
           "creature": "crawl", "dragon": "fly"}  # fmt: skip
"""What sliding and gliding are for these."""
_WINGS = frozenset(("paper_airplane", "kite", "leaf", "boomerang"))
"""Kinds of things that glide through the air."""

_BOBBING = frozenset(("prop", "ball", "box", "board"))
_AIRY = frozenset(("balloon_toy", "balloon", "bubble", "leaf", "paper_airplane", "kite", "rug",
                   "lantern", "umbrella", "parasol", "dandelion", "planet"))  # fmt: skip
"""Families of what floats on water, where no place is named, and kinds that the air bears."""
WATERS = frozenset(("lake", "sea", "fjord", "river", "pond", "harbor", "bathroom", "beach",
                    "swamp"))  # fmt: skip
"""Places with water."""
_HANDLED = frozenset(("pick_up", "hold", "put_down", "give", "stack"))
"""What hands do with a load, and machines without them."""
_SENT = frozenset(("shoot", "point", "throw", "drive", "sail", "cut"))
"""What shooting, launching or cruising off is read as, of whoever goes so."""
_SIGNALING = frozenset(("direct", "point", "gesture", "signal", "conjure", "summon", "indicate"))
"""First words of verbs by which somebody points, and does not go anywhere."""
_LEGS = frozenset(
    (
        "walk",
        "run",
        "hop",
        "skip",
        "march",
        "gallop",
        "trot",
        "strut",
        "stagger",
        "crawl",
        "limp",
        "trudge",
        "tiptoe",
        "sneak",
        "waddle",
        "cross",
        "flutter",
    )
)
_ABOUT: dict[str, dict[str, frozenset[str]]] = {
    "quadruped": {"run": _SENT | {"flutter"}, "swim": frozenset(("float",))},
    "creature": {"run": _SENT | {"flutter"}, "swim": frozenset(("float", "fly"))},
    "fish": {"swim": _SENT | _LEGS | {"fly"}},
    "drifter": {"swim": _SENT | _LEGS | {"fly"}},
    "bird": {"fly": _SENT, "jump": frozenset(("hop",))},
    "insect": {"fly": _SENT},  # and on the wing, who has wings: `_get_about`
    "vehicle": {"drive": (_LEGS | {"bounce", "push", "knead", "shoot", "point", "throw", "swim",
                                    "wipe", "sweep", "brush_hair", "cut"})},
    "boat": {"sail": _LEGS | {"bounce", "push", "shoot", "point", "throw", "cut", "drive"}},
    "aircraft": {"fly": _LEGS | _SENT},
    "ball": {"roll": frozenset(("drive", "knead", "turn", "cross", "curve"))},
    "prop": {"roll": frozenset(("knead",))},
}  # fmt: skip
"""By family: how it goes, and for which motions that stands where nothing is done to anybody."""
MACHINES = frozenset(("vehicle", "aircraft", "boat"))
"""Families of things that push, pull and lift by themselves."""
_DRIVEN = frozenset(("push", "pull"))
_DRAWS = frozenset(("draw",))
"""First words of verbs that are writing with hands, and pulling with hoofs."""


_SWIFT = frozenset(("dart", "shoot", "zip", "whiz", "swoop", "flit", "race", "speed", "rush"))
"""First words of verbs by which a bird flies, though they are read as running."""
_SURFACING = ("surface", "resurface", "break surface", "come up for air")
_ASUNDER = frozenset(("scatter", "disperse"))
_FLEES = {"bird": "fly", "insect": "fly", "dragon": "fly", "fish": "swim", "drifter": "swim"}
"""By which verbs many go off to all sides, and how those of a family do that do not run."""
_FIGURES = frozenset(("snowman", "scarecrow", "teddy_bear", "doll", "toy_robot", "statue"))
"""Kinds of things that are made like somebody: told to do what takes hands, they do it."""
_TOOLS = frozenset(("cut", "hammer", "weld", "saw", "chop", "slice", "carve", "trim", "snip", "mow",
                    "shear", "forge", "nail", "solder", "chisel", "prune", "clip"))  # fmt: skip
"""First words of verbs of what takes a tool, so that no beast bites instead, unless it pecks."""


def able(member: Member, motion: str) -> bool:
    """Whether somebody does what takes hands: who is alive does, and a machine pushes and pulls."""
    alive = member.living or member.kind in _FIGURES
    return alive or (member.family in MACHINES and motion in _DRIVEN)


def _comes_apart(act: "Act") -> bool:
    """Whether a verb says that a thing goes to pieces without a blow: "splits open"."""
    words = act.verb.split()
    return words[:1] in (["crack"], ["split"], ["splinter"]) or act.verb in _APART


def do_as_bodies_do(act: "Act", cast: Cast, lexicon: Lexicon) -> None:
    """Settle how the body of who does it does it, once the sense of the verb is chosen."""
    doer = cast[act.agents[0]] if act.agents else None
    first = act.verb.split()[0] if act.verb else ""
    if doer is not None and doer.family == "person" and first in _ASUNDER and not act.objects:
        act.motion = "run"
    onward = act.motion == "bounce" and not act.objects and act.direction in _ONWARD
    if onward and doer is not None and doer.living:
        act.motion = "hop"  # an astronaut who bounces away
    if doer is None or doer.family == "person":
        return
    if act.motion == "write" and first in _DRAWS and doer.family == "quadruped":
        act.motion = "pull"  # mules that draw a coach
    if act.motion == "slide":
        _slide(act, cast)
    elif doer.family in MACHINES and act.motion in _HANDLED:
        _as_a_machine(act, cast, lexicon)
    elif doer.family in _BEASTS:
        _as_a_beast(act, cast)
    if doer.family == "bird" and act.motion == "run" and first in _SWIFT:
        act.motion = "fly"
    if not act.objects:
        _get_about(act, doer)
    if act.motion == "turn" and act.objects and not doer.living:
        act.objects = ()  # a mill that turns its sails
    bobs = act.motion == "float" and act.direction not in ("up", "down")
    if bobs and doer.kind not in _AIRY and doer.family in _BOBBING:
        doer.place = doer.place if doer.place in WATERS else "lake"
    if act.verb in _SURFACING and doer.place not in WATERS - {"beach"}:
        doer.place = "sea"  # a seal lies on a beach otherwise
    if act.motion == "blow" and not doer.living and doer.family in ("prop", "box", "plant"):
        act.motion = "drift"  # a newspaper that blows across the street
    if act.motion == "give" and first in ("slide", "slip") and not doer.living:
        act.motion = "slide"  # a puck that slides over the ice
    if first in _ASUNDER and not act.objects and not act.direction:
        # oranges that scatter over the street, pigeons that scatter, and a crowd
        act.motion = _FLEES.get(doer.family, "run") if doer.living else "fall"
    _as_it_is_made(act, doer, first)


def _as_it_is_made(act: "Act", doer: Member, first: str) -> None:
    """What a body of its kind does where the verb, beginning with `first`, means another's."""
    if first in _CRACKING and not doer.living and not act.objects:
        act.motion, act.outcome = "fall", "shatter"
    if _comes_apart(act) and not doer.living and not act.objects:
        act.verb, act.motion, act.outcome = "crack", "pop", "shatter"  # where it is
    if act.outcome == "shatter" and doer.family in _STANDING and not act.objects:
        act.motion = "pop"  # a window breaks where it is, and does not fall first
    if act.motion == "fall" and first == "drop" and doer.family in MACHINES and act.objects:
        act.motion, act.direction = "drop", None  # a helicopter lets go of what hangs on it
    if act.motion == "fall" and doer.family == "aircraft" and first == "drop" and act.objects:
        act.motion = "drop"  # a drone has its parcel below it till then
    if act.motion == "fall" and doer.family == "aircraft":
        act.motion, act.direction = "fly", "down"
    if act.motion == "rock" and doer.family == "vehicle" and first in _JOLTING:
        act.motion = "drive"  # "rattles over a bridge"
    if act.motion == "leave" and first == "jump" and doer.family in MACHINES:
        act.motion = "jump"
    if act.motion == "enter" and first in ("hop", "leap") and doer.family != "person":
        act.motion = "jump"  # frogs hop in
    if act.motion == "roll" and doer.family == "quadruped" and not act.direction:
        act.motion = "roll_over"
    if act.motion == "fly" and doer.family == "boat" and first in _GLIDING:
        act.motion = "sail"  # "glides over the bay"
    if act.motion == "dive" and doer.family == "boat":
        act.direction = act.direction or "down"


def _get_about(act: "Act", doer: Member) -> None:
    """The way in which a body gets about where the words have one that it has not: a lizard that
    darts runs, a squid that shoots away swims, a truck that bounces along drives."""
    if doer.kind in _ON_THE_WING and act.motion in (_LEGS - {"flutter"}) | {"enter", "leave"}:
        act.motion = "fly"
    if act.motion == "jump" and doer.kind in _HOPPERS and act.direction in _ACROSS:
        act.motion = "hop"  # a frog that leaps to the left
    if act.motion == "hop" and doer.family == "bird":
        act.turns = act.turns or 4
    if doer.kind == "skyfaring_cloud" and act.motion in {*_LEGS, "fly", "sail", "roll"}:
        act.motion = "drift"  # in a time-lapse, too, it stays in sight
        return
    ways = _ABOUT.get(doer.family, {})
    way = next((way for way, motions in ways.items() if act.motion in motions), "")
    if way and act.motion == "point" and act.verb.split()[0] in _SIGNALING:
        act.motion = "paw" if doer.family == "quadruped" else "beckon"
    elif way and not (way == "drive" and act.motion == "turn"):
        act.motion = way


def _slide(act: "Act", cast: Cast) -> None:
    doer = cast[act.agents[0]]
    first = act.verb.split()[0]
    if doer.family == "bird":
        swims = doer.kind in _WATERFOWL
        if first in _GLIDING:
            act.motion = "swim" if swims and act.direction not in ("up", "down") else "fly"
    elif doer.kind in _WINGS and first in _GLIDING:
        act.motion = "fly"
    elif doer.family in _SLIDES and (first in _GLIDING or doer.living):
        act.motion = _SLIDES[doer.family]


_DECKS = ("raft", "boat", "cart", "sled", "sleigh", "board", "canoe", "kayak", "gondola")
"""Ends of the kinds of what goes that one is on, and not in."""


def _as_a_machine(act: "Act", cast: Cast, lexicon: Lexicon) -> None:
    """What lifts, lowers or carries by itself: a crane, a forklift, a truck, a helicopter."""
    doer = cast[act.agents[0]]
    things = [one for one in act.objects if one]
    if not things:
        return
    riders = [one for one in things if cast[one].living]
    if riders and act.verb.split()[0] in _CARRYING:  # "a rickshaw carries two monks"
        cast.relate("on" if doer.kind.endswith(_DECKS) else "in", riders, act.agents[:1])
    things = [one for one in things if one not in riders]
    doer.holds.extend(one for one in things if one not in doer.holds)
    bears = act.verb.split()[0] in _CARRYING or doer.family != "vehicle"
    if act.motion == "give" or (act.motion == "hold" and bears):
        act.motion, act.objects, act.instrument = lexicon.words.carriers[doer.family][0], (), ""
        return
    if act.motion == "put_down":
        act.direction = "down"
    act.motion, act.goal, act.objects = "hoist", (things or riders)[0], ()


def _has_a_tool(act: "Act", doer: Member) -> bool:
    """Whether a beast is told to work with a tool, as no beast does, and so does it in earnest."""
    return doer.family != "bird" and act.verb.split()[0] in _TOOLS


_GRIPS = ("cling", "grip", "clutch", "grasp", "hug")
"""What a beast does that is on a wall, which is no burden."""
_WASHES = ("wash", "clean", "lick", "scrub")
"""What a beast does to itself with its tongue, or with a paw."""


def _as_a_beast(act: "Act", cast: Cast) -> None:
    """What beasts do without hands: with the mouth, and on the way."""
    doer = cast[act.agents[0]]
    things = [one for one in act.objects if one and not cast[one].living]
    first = act.verb.split()[0]
    if first in _WASHES and not (act.objects or act.goal or act.over):
        act.motion = "groom"  # "a kitten washes its paw"
        return
    if act.verb == "fetch" and things and doer.family == "quadruped":
        doer.holds.extend(one for one in things if one not in doer.holds)
        act.motion, act.objects, act.direction = "run", (), act.direction or "toward camera"
        return
    riders = [one for one in act.objects if one and cast[one].living]
    if act.motion == "hold" and riders and act.verb.split()[0] in _CARRYING:
        act.motion, act.objects = _WAYS.get(doer.family, "walk"), ()
        cast.relate("on", riders, act.agents[:1])  # "an elephant carries a boy"
    elif act.motion in _BY_MOUTH and act.objects and not _has_a_tool(act, doer):
        act.motion = "eat"
    elif act.verb.split()[:1] in (["tear"], ["rip"]) and act.goal and not cast[act.goal].living:
        act.motion = "eat"  # "tears at a bone"
    elif act.motion == "fall" and act.verb.split()[0] == "drop" and act.direction == "down":
        act.motion = "jump"  # a monkey that drops from a branch
    elif act.motion == "spin" and things:
        act.motion, act.goal, act.objects = "crawl", things[0], ()  # a spider spins its web
    elif act.motion == "hold" and first not in _GRIPS and things and _is_burden(cast, things):
        act.motion, act.objects = _WAYS.get(doer.family, "walk"), ()
        cast.relate("on", things, act.agents[:1])  # "a turtle carries a village"
        _bear(doer, things, cast)
    elif act.motion == "hold" and things and act.verb.split()[0] in _CARRYING:
        doer.holds.extend(one for one in things if one not in doer.holds)
        act.motion, act.objects = _WAYS.get(doer.family, "walk"), ()
        act.instrument = ""
    elif act.motion == "stack" and things and act.verb == "balance":
        act.motion, act.objects = "play", ()
        if cast[things[0]].family == "ball" and doer.family in _WITH_NOSES:
            doer.holds.extend(one for one in things if one not in doer.holds)  # on its nose
        else:
            cast.relate("on", things, act.agents)


_BROADER = 1.6
"""How many times as large as a house on its back an animal is at least."""
_WITH_NOSES = ("creature", "quadruped", "fish")
"""Families that balance a ball on their noses."""


def _bear(doer: Member, things: Sequence[str], cast: Cast) -> None:
    """Let who carries houses be as large as that takes."""
    built = [cast[one] for one in things if cast[one].family == "building"]
    if doer.kind in cast.kinds and not doer.known and built:
        most = max(cast.kinds[one.kind].size * one.scale for one in built)
        doer.scale = max(doer.scale, _BROADER * most / cast.kinds[doer.kind].size)


def _is_burden(cast: Cast, things: Sequence[str]) -> bool:
    """Whether what an animal carries is too large for its mouth, and is on its back."""
    return all(cast[one].family in ("building", "furniture", "vehicle", "boat") for one in things)
