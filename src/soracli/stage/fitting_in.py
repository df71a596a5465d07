"""Fitting in: how large things are made that do not go into one another as they are.

A castle in an aquarium is a small one, five fish have a bowl that holds them, and who shelters
under a parasol has room there. What is not said to be in or under anything keeps its size.
"""

from collections.abc import Callable, Mapping

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.opened import opened
from soracli.stage.things import FAMILIES
from soracli.story.scene import Relation, Scene

_VESSELS = ("prop", "box", "furniture")
"""The families of what has an inside that others can be seen in."""
_LARGE = ("building", "vehicle", "aircraft", "boat", "furniture", "plant", "hoop", "ramp")
"""What is rather made small than that its vessel is made large: a ship in a bottle."""
_INNER = 0.78
"""The share of its sides that is inside of a vessel."""
_GETS, _INTO = ("jump", "hop", "climb", "crawl"), ("inside", "into", "in")
_ANIMALS = ("quadruped", "bird", "creature")
"""Motions by which one gets into a vessel, how their verbs end, and who is seen in one then."""
_GROWS, _PILES = 2.5, 3
"""How many times as large a vessel is made at most, and how many lie in it on top of each other."""
_AMONG = 0.6
"""How much smaller something large is among others in a vessel."""
_STEMS = 1.5
"""How many times as high as a vase the flowers in it are at most."""
_SHELTERS = ("umbrella", "parasol", "leaf", "mushroom", "beach_umbrella")
"""Kinds that are large enough to be under, once somebody is."""
_HEADROOM, _POLE = 1.3, 2.1
"""How many times as high as who is under it a shelter is, and metres of one for people and their
chairs."""
_ABREAST = 0.8
"""Of their lengths how wide a roof over several is for each of them."""
_GROWN = ("rock", "boulder", "stone", "log", "stump", "leaf", "pebble", "mound", "snowball")
"""What there is in any size, and is as large as who is on it or hides behind it needs."""
_BEARS, _HIDES, _LARGEST_ROCK = 0.9, 0.8, 12.0
"""Of the length of who is on a rock how wide it is, of who is behind it how high and wide, and by
how much it is larger than a rock by itself at most."""
_IN_A_POT = 0.5
"""Metres that a plant is high on a shelf or a table."""
_ON_TOP = 0.7
"""Of the depth of a shelf how long a figurine on it is at most."""
_ROOMS = frozenset(("room", "bedroom", "kitchen", "bathroom", "office", "classroom", "cafe", "bar",
                    "hallway", "laboratory", "hospital", "salon", "library"))  # fmt: skip
"""Places with a ceiling as one has it at home."""
_IN_A_ROOM = 2.2
"""Metres up to which a tree grows, or is cut off, under such a ceiling."""
_SMALL, _NEAR_ONE = 0.02, 1.04
_DWARFS, _TINY = 5.0, 0.1
"""How many times as long as what is between them two things are at most, and how small that makes
them at most."""
_NATURAL = ("volcano_model", "outcrop", "cliff", "hill_slope", "sand_dune", "haystack")
"""Kinds of what no builder has given a size."""
_TABLETOP = ("above", "behind", "beside", "on", "under", "near", "left of", "right of",
             "in front of")  # fmt: skip
_CALLED_TINY, _HANDY = 0.4, 0.8
"""The scale of what is called tiny or a miniature, and metres of what one can carry."""
_TINY_MOST, _TINY_WANTED = 2.5, 1.5
"""How many times as long as a thing beside it what is tiny is at most, and is then."""
Build = Callable[[str, float], Figure]


def sizes(scene: Scene, figures: Mapping[str, Figure]) -> dict[str, float]:
    """By which factor some entities are larger or smaller than they would be by themselves.

    `figures` are theirs, by entity id, before that.
    """
    factors: dict[str, float] = {}
    held = {name for entity in scene.entities for name in entity.holds}
    for vessel in dict.fromkeys(one.b for one in scene.relations if one.kind == "in"):
        _fill(vessel, scene, figures, factors)
    for name, vessel in _gone_into(scene, figures):
        room = _INNER * min(figures[vessel].length, figures[vessel].width)
        need = _needed(figures[name], 1) / max(room, _SMALL)
        factors[vessel] = max(factors.get(vessel, 1.0), min(need, _GROWS))
    for one in scene.relations:
        if one.kind == "under" and one.b not in held:
            _shelter(one, scene, figures, factors)
        if one.kind in ("on", "behind") and one.b not in held:
            _bear(one, scene, figures, factors)
        if one.kind == "between" and one.b not in held:
            _stand_beside(one, figures, factors)
        if one.kind in _TABLETOP:
            _be_tiny(one, scene, figures, factors)
    for name in _under_a_ceiling(scene, figures):
        factors[name] = min(factors.get(name, 1.0), _IN_A_ROOM / figures[name].height)
    return {name: factor for name, factor in factors.items() if not _is_plain(factor)}


def _gone_into(scene: Scene, figures: Mapping[str, Figure]) -> list[tuple[str, str]]:
    """Which animals climb into which basket or crate that they are too large for as it is."""
    deeds = (one for one in scene.actions if one.motion in _GETS and one.verb.split()[-1] in _INTO)
    pairs = [(one.agents[0], one.target) for one in deeds if len(one.agents) == 1]
    return [
        (name, vessel)
        for name, vessel in pairs
        if {name, vessel} <= set(figures)
        and figures[name].family in _ANIMALS
        and figures[vessel].family in ("prop", "box")
    ]


def _under_a_ceiling(scene: Scene, figures: Mapping[str, Figure]) -> list[str]:
    """The trees in a living room, which are as high as a Christmas tree there."""
    if scene.place not in _ROOMS:
        return []
    plants = [name for name, one in figures.items() if one.family == "plant"]
    return [name for name in plants if figures[name].height > _IN_A_ROOM]


def _stand_beside(one: Relation, figures: Mapping[str, Figure], factors: dict[str, float]) -> None:
    """Let an iceberg be no larger than that a kayak between two of them is still seen."""
    between, end = figures.get(one.a), figures.get(one.b)
    grown = end is not None and (end.family == "prop" or one.b.split(".")[0] in _NATURAL)
    if between is None or end is None or not grown:
        return
    most = _DWARFS * between.longest / max(end.longest, _SMALL)
    factors[one.b] = min(factors.get(one.b, 1.0), max(most, _TINY), 1.0)


def _be_tiny(
    one: Relation, scene: Scene, figures: Mapping[str, Figure], factors: dict[str, float]
) -> None:
    """Let a tiny whale over a toaster be as large as toasters are: tiny is what is tiny there."""
    who, other, entity = figures.get(one.a), figures.get(one.b), scene.entity(one.a)
    if who is None or other is None or entity is None or entity.scale > _CALLED_TINY:
        return
    if who.longest <= _TINY_MOST * other.longest or other.longest > _HANDY:
        return
    factor = _TINY_WANTED * other.longest / who.longest
    factors[one.a] = min(factors.get(one.a, 1.0), factor)


def _is_plain(factor: float) -> bool:
    return 1 / _NEAR_ONE < factor < _NEAR_ONE


def _fill(
    vessel: str, scene: Scene, figures: Mapping[str, Figure], factors: dict[str, float]
) -> None:
    """Let a vessel and what is in it have sizes that go together."""
    figure = figures.get(vessel)
    names = [one.a for one in scene.relations if one.kind == "in" and one.b == vessel]
    inside = [name for name in dict.fromkeys(names) if name in figures]
    seat = figure is not None and "seat" in figure.anchors and figure.family == "furniture"
    if figure is None or figure.family not in _VESSELS or not inside or seat:
        return
    room = _INNER * min(figure.length, figure.width) * factors.get(vessel, 1.0)
    need = max(_needed(figures[name], len(inside)) for name in inside)
    if all(figures[name].family not in _LARGE for name in inside):
        grown = min(max(need / room, 1.0), _GROWS)
        factors[vessel] = factors.get(vessel, 1.0) * grown
        room *= grown
    high = figure.height * factors.get(vessel, 1.0)
    for name in inside:
        factors[name] = min(_smaller(figures[name], len(inside), room, high), 1.0)
        stays = figures[name].family in _LARGE and figures[name].family != "plant"
        if stays and len(inside) > 1:
            factors[name] *= _AMONG  # the others go around it


def _smaller(figure: Figure, count: int, room: float, high: float) -> float:
    """How much smaller something has to be to go into a room of so many metres."""
    if figure.family == "plant" or figure.height > 2 * max(figure.length, figure.width):
        return _STEMS * high / max(figure.height, _SMALL)  # flowers, brushes: they look out of it
    return room / max(_needed(figure, count), _SMALL)


def _needed(figure: Figure, count: int) -> float:
    """How wide a vessel has to be inside for `count` such things, metres."""
    side = max(figure.length, figure.width)
    if figure.height > 2 * side or figure.family == "plant":
        return 0.0
    if figure.family not in FAMILIES:  # the living do not lie in layers
        return side * float(np.sqrt(count))
    return side * (1.0 if count == 1 else max(1.4, float(np.sqrt(count / _PILES))))


def _shelter(
    one: Relation, scene: Scene, figures: Mapping[str, Figure], factors: dict[str, float]
) -> None:
    """Let an umbrella that nobody holds be as high as those under it need."""
    under, over, entity = figures.get(one.a), figures.get(one.b), scene.entity(one.b)
    if under is None or over is None or entity is None or entity.kind not in _SHELTERS:
        return
    high = _HEADROOM * under.height
    if under.family == "furniture" or (under.family == "person"):
        high = max(high, _POLE)
    beside = sum(other.b == one.b and other.kind == "under" for other in scene.relations)
    wide = beside * max(under.length, under.width) * _ABREAST if beside > 1 else 0.0
    factor = max(high / max(over.height, _SMALL), wide / max(over.length, _SMALL))
    factors[one.b] = max(factors.get(one.b, 1.0), factor)


def _bear(
    one: Relation, scene: Scene, figures: Mapping[str, Figure], factors: dict[str, float]
) -> None:
    """Let a rock be as large as who is on it or behind it needs it; let an elephant of brass on a
    shelf be as small as the shelf."""
    above, base, entity = figures.get(one.a), figures.get(one.b), scene.entity(one.b)
    if above is None or base is None or entity is None:
        return
    own, side = max(above.length, above.width), max(base.length, base.width)
    figurine = scene.entity(one.a)
    if one.kind == "on" and above.family == "plant" and base.family == "furniture":
        most = _IN_A_POT / max(above.height, _SMALL)  # a cactus on a windowsill is one in a pot
        factors[one.a] = min(factors.get(one.a, 1.0), max(most, 0.05), 1.0)
        return
    if one.kind == "on" and figurine is not None and figurine.material is not None:
        most = _ON_TOP * min(base.length, base.width)
        if above.family not in FAMILIES and own > most:
            factors[one.a] = min(factors.get(one.a, 1.0), most / own)
        return
    if entity.noun.split()[-1] not in _GROWN or above.family in FAMILIES:
        return
    need = own * (_BEARS if one.kind == "on" else _HIDES) / max(side, _SMALL)
    if one.kind == "behind":
        need = max(need, _HIDES * above.height / max(base.height, _SMALL))
    factors[one.b] = max(factors.get(one.b, 1.0), min(need, _LARGEST_ROCK))


def fitted(scene: Scene, figures: Mapping[str, Figure], build: Build) -> dict[str, Figure]:
    """The figures, those built anew (`build` by id and factor) that have to be of another size, and
    those opened that something is in."""
    found = dict(figures)
    for name, factor in sizes(scene, figures).items():
        found[name] = build(name, factor)
    held = {one.a: one.b for one in scene.relations if one.kind == "in"}
    leapt = {one.target for one in scene.actions if one.motion == "jump" and one.agents[0] in held}
    for name in sorted({*held.values(), *leapt} & set(found)):
        if found[name].family in _VESSELS and "seat" not in found[name].anchors:
            found[name] = opened(found[name])
    return found
