"""Arrivals: who leaps onto something, lands on it or climbs into it is on it or in it in the end,
and so is all of a batch of which somebody puts one there."""

import re
from collections.abc import Iterator, Mapping

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.story.scene import Action, Relation, Scene, Spatial

_COMES = frozenset(("jump", "hop", "climb", "fly", "flutter", "crawl", "leap"))
"""Motions by which one gets onto something, or into it."""
_INSIDE = ("inside", "into", "in")
"""How the verb of who gets into something ends."""
_PAST = ("across", "around", "in circles", "through", "left to right", "right to left", "away")
"""Ways of who does not stay there."""
_BEARS = ("prop", "box", "furniture", "board", "vehicle", "boat")
_LET_GO = ("put_down", "drop")
_ONE = re.compile(r"\bone\b", re.IGNORECASE)
"""Words by which only some of them are put there."""
_MOUTHS = frozenset(("oven", "furnace", "kiln", "mailbox", "postbox", "letterbox", "fridge",
                     "refrigerator", "locker", "drawer", "safe", "microwave", "freezer", "slot",
                     "toaster", "dishwasher", "fireplace", "stove"))  # fmt: skip
"""Words for what things are put into, though no vessel is open there."""
_VESSELS = frozenset(("basket_prop", "bucket", "bowl", "box", "crate", "pot", "cauldron", "barrel",
                      "sack", "wheelbarrow", "shopping_cart", "cart", "treasure_chest", "suitcase",
                      "jar", "vase", "bathtub", "sink", "glass", "mug", "trash_can"))  # fmt: skip
"""Kinds that are open above and hold what is put into them."""
_LARGER = 1.6
"""How many times as large as that one may be, at most."""
_SMALLER = 6.0
"""How many times as high as one is long it may be, at most."""
_THERE = 0.75
"""When in a clip one has arrived at the latest, as a share of it."""
_SETTLES, _LATE = 0.35, 4
"""Metres from its last place within which one has arrived, and frames that are left for that."""


def arrivals(
    scene: Scene, marks: Mapping[str, Mark], bodies: Mapping[str, Body]
) -> Iterator[tuple[Relation, int]]:
    """What is in or on something in the end because it went there, and from which frame on."""
    for one in scene.actions:
        aside = one.side is not None or one.direction in _PAST  # to the right of it, past it
        if one.motion in _COMES and len(one.agents) == 1 and not aside:
            name, landed = one.agents[0], _landed_on(one, scene)
            there = landed or one.target
            if {name, there} <= set(bodies) and (landed or _may(one, scene, marks)):
                inside = one.verb.split()[-1] in _INSIDE
                kind: Spatial = "in" if inside else "on"
                told = Relation(kind=kind, a=name, b=there)
                yield told, _arrives(bodies[name])
        elif one.motion in _LET_GO and one.target in bodies and one.over in bodies:
            yield from _batch(one, scene, marks, bodies)


def _landed_on(one: Action, scene: Scene) -> str:
    """What somebody comes down onto last of all, and is told to be on; "" for nothing."""
    name = one.agents[0]
    later = any(name in two.agents and two.order > one.order for two in scene.actions)
    told = any(two.kind == "on" and (two.a, two.b) == (name, one.over) for two in scene.relations)
    return one.over if one.direction == "down" and told and not later and one.order > 0 else ""


def _batch(
    one: Action, scene: Scene, marks: Mapping[str, Mark], bodies: Mapping[str, Body]
) -> Iterator[tuple[Relation, int]]:
    """All of those that somebody has in hand who puts one of them somewhere; into what has a
    mouth, an oven or a mailbox, and onto anything else."""
    first, there = marks[one.target].entity, marks[one.over].entity
    closed = bool(_MOUTHS & {*there.noun.lower().split(), *there.kind.split("_")})
    held = {name for other in scene.entities if other.id in one.agents for name in other.holds}
    batch = [
        mark.name
        for mark in marks.values()
        if first.group and mark.entity.group == first.group and mark.name in bodies
    ]
    mates = [name for name in batch if name in held]
    if not mates and _ONE.search(scene.text) is None:
        mates = batch
    later = any(one.target in (*two.agents, two.target) and two.order > one.order
                for two in scene.actions)  # fmt: skip
    if later or (not closed and len(mates) < 2):
        return
    inside = one.side == "in" or closed or there.kind in _VESSELS
    kind: Spatial = "in" if inside else "on"
    since = _arrives(bodies[one.target])
    for name in dict.fromkeys((one.target, *mates)):
        yield Relation(kind=kind, a=name, b=one.over), since


def _may(one: Action, scene: Scene, marks: Mapping[str, Mark]) -> bool:
    """Whether somebody can be there, and nothing is told of them later."""
    who, there = marks[one.agents[0]], marks[one.target]
    later = any(one.agents[0] in two.agents and two.order > one.order for two in scene.actions)
    if later or who.role in ("rider", "held") or who.figure.family not in ALIVE or who.kept:
        return False
    if who.figure.family == "person" or there.figure.family not in _BEARS:
        return False
    small = who.figure.longest <= _LARGER * max(there.figure.longest, there.figure.height)
    return small and there.figure.height <= _SMALLER * who.figure.longest + 2.0


def _arrives(body: Body) -> int:
    """The frame in which somebody comes to where they are in the end."""
    root = body.positions[:, 0].astype(np.float64)
    away = np.linalg.norm(root - root[-1], axis=1) > _SETTLES
    last = int(np.flatnonzero(away)[-1]) + 1 if away.any() else 0
    count = len(root)
    return int(np.clip(last, min(6, count - 1), min(int(_THERE * count), count - _LATE)))
