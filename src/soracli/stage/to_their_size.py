"""To their size: what a being plays, reads or works at is one made for it: the banjo of a crab, the
newspaper of a teapot, the violin of a whale."""

from collections.abc import Callable, Mapping

from soracli.stage.figure import Figure
from soracli.stage.whole_body import is_at_hand
from soracli.story.scene import Action, Scene

_HELD, _WORKED_AT = 0.8, 1.6
"""How long what a being holds is, and what it works at, in its own longest sides at most."""
_SEEN, _GIANT, _LARGER = 0.2, 2.6, 8.0
"""Of its own length how long at least what a giant has is, metres from which a being is one, and
how many times as large as usual its things are at most."""
_ROOM, _GROWS = 0.9, 14.0
"""How wide what serves as a boat is, in the lengths of who is in it, and how many times as large as
usual at most."""
_SMALL = 0.12
"""What is smaller still than this share of what it was stays as it is: nobody would know it."""
_DRIVEN, _SEATED, _LEAST = ("vehicle", "aircraft", "boat"), 5.0, 0.08
"""Families of what is driven, how long it is in the lengths of an animal that drives it, and how
many times as large as usual at least."""
_BELOW = 0.6
"""Of the height and the length of a piece of furniture how long something under it is at most."""
_PUT = ("prop", "box", "ball", "furniture", "aircraft", "plant", "vehicle")
_LET_GO, _HOLD, _FITS = ("drop", "put_down"), ("prop", "box", "furniture", "vehicle"), 0.75
"""Families of what is put into a thing, motions by which that is done, the families of such
things, and how long it is at most, of how long they are."""
_READ = ("read", "hold", "drink", "phone", "text", "photograph", "look")
"""What is had in the hands, besides what is played."""
_FAMILIES = ("prop", "box", "furniture", "ball")
Build = Callable[[str, float], Figure]


def to_their_size(scene: Scene, figures: Mapping[str, Figure], build: Build) -> dict[str, Figure]:
    """The figures by entity id, with things built anew (`build` by id and factor) that are far too
    large or small for the being, no person, that alone has to do with them."""
    found = dict(figures)
    placed = {one.b for one in scene.relations} | {one.a for one in scene.relations}
    for action in scene.actions:
        doers = [found[name] for name in action.agents if name in found]
        if not doers or any(one.family == "person" for one in doers):
            continue
        own = max(one.longest for one in doers)
        for name in (action.target, action.instrument):
            thing = found.get(name)
            if thing is None or thing.family not in _FAMILIES or name in placed:
                continue
            if name in action.agents or _is_shared(name, action, scene):
                continue
            factor = _factor(action.motion, own, thing)
            if _SMALL < factor < 1.0 or factor > 1.0:
                found[name] = build(name, factor)
    found |= _driven(scene, found, build)
    found |= _put_in(scene, found, build)
    return {**found, **_vessels(scene, found, build), **_below(scene, found, build)}


def _put_in(scene: Scene, figures: Mapping[str, Figure], build: Build) -> dict[str, Figure]:
    """What is put into a thing that it is too large for, made small enough, with all of its group:
    the moon in a wheelbarrow."""
    found: dict[str, Figure] = {}
    groups = {one.id: one.group for one in scene.entities}
    for action in scene.actions:
        thing, vessel = figures.get(action.target), figures.get(action.over)
        if action.motion not in _LET_GO or action.side != "in" or thing is None or vessel is None:
            continue
        room = _FITS * max(vessel.length, vessel.width)
        if thing.family not in _PUT or vessel.family not in _HOLD or thing.longest <= room:
            continue
        group = groups.get(action.target, "")
        for name in figures:
            if name == action.target or (group and groups.get(name) == group):
                found[name] = build(name, max(room / thing.longest, _SMALL))
    return found


def _driven(scene: Scene, figures: Mapping[str, Figure], build: Build) -> dict[str, Figure]:
    """What a small animal drives or flies, made small enough for it to be seen there: the biplane
    of a hamster."""
    found = {}
    for action in scene.actions:
        wheels = figures.get(action.target)
        riders = [figures[one] for one in action.agents if one in figures]
        if action.motion != "sit" or wheels is None or wheels.family not in _DRIVEN or not riders:
            continue
        aboard = {one.a for one in scene.relations if one.b == action.target}
        if any(one.family == "person" for one in riders) or aboard - set(action.agents):
            continue
        room = _SEATED * max(one.longest for one in riders)
        if wheels.longest > 2 * room:
            found[action.target] = build(action.target, max(room / wheels.longest, _LEAST))
    return found


def _below(scene: Scene, figures: Mapping[str, Figure], build: Build) -> dict[str, Figure]:
    """What is told to be under a piece of furniture, made small enough: the pipe under a sink."""
    found = {}
    for one in scene.relations:
        thing, over = figures.get(one.a), figures.get(one.b)
        if one.kind != "under" or thing is None or over is None or over.family != "furniture":
            continue
        room = _BELOW * min(over.height, over.longest)
        if thing.family in ("prop", "box", "ball") and thing.longest > room:
            found[one.a] = build(one.a, max(room / thing.longest, _SMALL))
    return found


def _vessels(scene: Scene, figures: Mapping[str, Figure], build: Build) -> dict[str, Figure]:
    """What serves as a boat, made large enough for who is in it."""
    found = {}
    for action in scene.actions:
        for name in action.agents if action.motion == "sail" else ():
            aboard = [
                one.a for one in scene.relations if one.b == name and one.kind in ("on", "in")
            ]
            long = max((figures[one].longest for one in aboard if one in figures), default=0.0)
            vessel = figures.get(name)
            if vessel is None or vessel.family not in _FAMILIES or not long:
                continue
            factor = _ROOM * long / max(vessel.length, vessel.width, 1e-3)
            if factor > 1.0:
                found[name] = build(name, min(factor, _GROWS))
    return found


def _factor(motion: str, own: float, thing: Figure) -> float:
    """By how much smaller a thing is for a being of `own` metres that does this with it."""
    held = thing.family != "furniture" and (motion in _READ or is_at_hand(motion))
    if not held and not is_at_hand(motion):
        return 1.0
    share = own / max(thing.longest, 1e-6)
    if held and _SEEN * share > 1.0 and own > _GIANT:
        return min(_SEEN * share, _LARGER)
    return min((_HELD if held else _WORKED_AT) * share, 1.0)


def _is_shared(name: str, action: Action, scene: Scene) -> bool:
    """Whether others have to do with a thing, too."""
    others = (one for one in scene.actions if set(one.agents) - set(action.agents))
    return any(name in (one.target, one.instrument, one.over) for one in others)
