"""Put there: where things are in the end that somebody puts down, drops or throws somewhere."""

from collections.abc import Iterator, Mapping

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.hollows import relief
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.story.scene import Action, Relation, Scene

_LET_GO = ("put_down", "drop")
_THROWN = ("throw",)
_INTO = ("in", "on")
_STOWED = frozenset(("tuck", "pack", "stuff", "stow", "hide", "cram", "store", "bury"))
"""First words of verbs of what is put into something, and never on top of it."""
_PUT = 0.75
"""When in a clip something is there that no hand has really brought, as a share of it."""
_ONTO = ("climb", "jump", "hop", "crawl")
_ARRIVES = 0.6
"""When in a clip who climbs onto something is there, as a share of it."""
_REACHED, _STEP = 6.0, 0.8
"""How high something is at most that one climbs onto, in one's own lengths and metres more."""
_LYING = 0.05
"""Metres that something may still stir that has come to rest."""
_FALLING = 0.1
"""Metres over its last place at which something still comes down."""
_HOLLOW = 0.6
"""Of the height of its rim how high the floor of a vessel is at most."""
_BEARS = ("furniture", "prop", "box", "board", "vehicle")


def put_there(
    scene: Scene, marks: Mapping[str, Mark], bodies: Mapping[str, Body]
) -> Iterator[tuple[Relation, int]]:
    """What is in or on something in the end, and the frame in which it comes to rest there."""
    yield from _climbed_onto(scene, marks, bodies)
    for one in scene.actions:
        thing, place = _goal(one, scene)
        if not {thing, place} <= set(bodies) or thing == place:
            continue
        base = marks[place]
        if marks[thing].figure.family == "person" or base.figure.family not in _BEARS:
            continue
        after = [two for two in scene.actions if two.order > one.order and _deals(two, thing)]
        if not after:
            stowed = one.side == "in" or one.verb.split()[0] in _STOWED
            inside = stowed or _is_hollow(base.figure)
            aside = one.side if one.side not in _INTO else None
            kind = aside or ("in" if inside else "on")
            told = Relation.model_validate({"kind": kind, "a": thing, "b": place})
            rest = _at_rest(bodies[thing])
            yield told, rest if rest >= 0 else int(_PUT * len(bodies[thing].positions))


def _climbed_onto(
    scene: Scene, marks: Mapping[str, Mark], bodies: Mapping[str, Body]
) -> Iterator[tuple[Relation, int]]:
    """Who climbs or leaps from one thing onto another is on that in the end."""
    stood = {one.a: one.b for one in scene.relations if one.kind == "on"}
    for one in scene.actions:
        name = one.agents[0] if len(one.agents) == 1 else ""
        if one.motion not in _ONTO or stood.get(name, one.target) == one.target:
            continue
        after = [two for two in scene.actions if two.order > one.order and name in two.agents]
        if after or not {name, one.target} <= set(bodies) or marks[name].role == "rider":
            continue
        if marks[one.target].figure.height > _REACHED * marks[name].figure.longest + _STEP:
            continue
        told = Relation.model_validate({"kind": "on", "a": name, "b": one.target})
        yield told, int(_ARRIVES * len(bodies[name].positions))


def _goal(one: Action, scene: Scene) -> tuple[str, str]:
    """What is brought somewhere, and where, by the verb or else by a relation; "" for nothing."""
    if one.motion in _LET_GO:
        there = (rel.b for rel in scene.relations if rel.a == one.target and rel.kind in _INTO)
        return one.target, one.over or next(there, "")
    return (one.instrument, one.target) if one.motion in _THROWN else ("", "")


def _deals(one: Action, thing: str) -> bool:
    return thing in (*one.agents, one.target, one.instrument)


def _is_hollow(figure: Figure) -> bool:
    """Whether a thing is a vessel: a bucket, a jar, a crib; not a table."""
    if figure.family not in ("prop", "box", "furniture") or "seat" in figure.anchors:
        return False
    above = relief(figure)
    low = float(above.low[2])
    return above.level - low < _HOLLOW * (above.rim - low)


def _at_rest(body: Body) -> int:
    """The frame in which something comes down to its last place, where it may still roll; -1 if it
    stays where it is, or hovers till the end."""
    root = body.positions[:, 0].astype(np.float64)
    falls = np.abs(root[:, 2] - root[-1, 2]) > _FALLING
    stirs = falls if falls.any() else np.linalg.norm(root - root[-1], axis=1) > _LYING
    rest = int(np.flatnonzero(stirs)[-1]) + 1 if stirs.any() else -1
    return rest if rest < len(root) - 1 else -1
