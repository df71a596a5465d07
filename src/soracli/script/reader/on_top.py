"""On top: who is on something already, and who goes along it, off it or down onto it."""

from collections.abc import Collection

from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast

_ALONG = frozenset(("roll", "slide", "walk", "run", "march", "crawl", "drive", "hop", "waddle"))
"""Ways of going that lead along a table or a shelf, or off it."""
_LOW = frozenset(("wall", "quay_wall", "fence", "bench", "log"))
"""Kinds that a row of people sits on, along all of their length."""
_NARROW = frozenset(("shelf", "windowsill", "mantelpiece", "beam", "railing", "plank"))
"""Kinds along which nobody goes beside them, however large."""
_CRAWLERS = frozenset(("creature", "insect", "reptile", "snake", "mollusk"))
_LAID = frozenset(("rope", "branch", "log", "plank", "twig", "leaf"))
"""Families of what crawls, and kinds of what lies there that it crawls along the top of."""
_LARGE = frozenset(("person", "vehicle", "boat", "aircraft", "building"))
_WINGED = frozenset(("bird", "insect", "dragon"))
_LANDS, _AFLOAT = frozenset(("land", "alight", "settle")), frozenset(("boat", "vehicle", "board"))
"""What a bird does that comes down, on what is no ride for it: a boat, the roof of a car."""

_HANGS = frozenset(("hang", "dangle", "swing", "suspend", "droop", "sway"))
_JUMPS_UP = ("jump up", "leap up", "hop up", "spring up")


def goes_on_top(act: Act, thing: str, cast: Cast) -> bool:
    """Whether who goes along something is on it: an egg on a shelf, a cat on a table; who sits
    along a wall is, too."""
    if act.likely == "sit" and act.agents and cast[thing].kind in _LOW:
        return True
    goes = any(one.motion in _ALONG for one in act.senses) and not act.objects
    if not goes or not act.agents:
        return False
    who, there = cast[act.agents[0]], cast[thing]
    if who.family in _CRAWLERS and there.kind in _LAID:
        return True
    narrow = there.kind in _NARROW or who.family not in _LARGE
    return there.family == "furniture" and narrow


def is_up(who: Collection[str], ids: Collection[str], cast: Cast) -> bool:
    """Whether somebody is on something else already, from where they fall."""
    return any(one.kind == "on" and one.a in who and one.b not in ids for one in cast.relations)


def comes_down(act: Act, onto: bool, thing: str, cast: Cast) -> bool:
    """Whether who flies `onto` a thing, or lands on somebody, comes down there."""
    flies = act.likely in ("fly", "flutter") and bool(act.agents)
    winged = flies and cast[act.agents[0]].family in _WINGED
    lands = act.verb.split()[0] in _LANDS and cast[thing].family in _AFLOAT
    return winged and (onto or lands or cast[thing].living)


def jumps_up(act: Act, prep: str) -> bool:
    """ "A frog jumps up on a lily pad" jumps onto it, and was not on it before."""
    if act.verb not in _JUMPS_UP or prep not in ("on", "onto"):
        return False
    act.verb = act.verb.replace(" up", " onto")
    return True


def hangs(act: Act) -> bool:
    """Whether who does it is below what they do it "from": a bat hangs from a branch."""
    return act.verb.split()[0] in _HANGS


def gets_there(act: Act, ways: Collection[str], cast: Cast) -> bool:
    """Whether who goes "onto" something is on it afterwards, and not before: one hops up there."""
    if act.likely == "hop":
        act.motion = "jump"
    return act.likely in {*ways, *cast.lexicon.words.moving, "throw", "shoot", "kick", "collide"}
