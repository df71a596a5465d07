"""Seen in it: who peeks out of something is in it, and so was who vanishes from it; what something
reveals that opens lies in it."""

import re

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Relation, Scene, Spatial

_PEEKS = r"\b(?:peek|peep|poke|pok|peer|look|gaz|stick|pop)\w*\b(?: (?:his|her|its|their|a) \w+)?"
_OUT = r"(?: \w+ly)? out (?:of|from(?: inside| within)?)\b"
_VANISHES = r"\b(?:vanish|disappear|dissolv|fad)\w*(?: away)? (?:from(?: inside| within)?|out of)\b"
_UP_TO = r"(?: (?!and\b|while\b|then\b)[\w'-]+){0,4}? "
"""The words that may stand between these and the noun."""
_STAYS = frozenset(("enter", "look", "stand", "crouch", ""))
"""Motions as which a peek is read."""
_GLANCES = frozenset(("peek", "peep", "poke", "peer", "look", "gaze", "stick", "pop"))
_HOLLOW = ("prop", "box")
"""Families of what something small is in."""
_NO_VESSEL = frozenset(("smoke_plume", "mound", "plinth", "mirror", "window", "door", "picture"))
_LARGER = 3.0
"""How many times as large as what they are in those are at most who peek out of it; it grows for
them where it has to."""
_ROOMY = 1.1
"""How large a vessel is at least, of who looks out of it."""
_REVEALS = frozenset(("reveal", "show", "expose", "uncover", "disclose"))


def seen_in_it(scene: Scene, presets: Presets) -> Scene:
    """The scene with those in what they peek out of, vanish from or lie hidden in."""
    within = [*_peeking(scene, presets), *_vanishing(scene, presets), *_revealed(scene, presets)]
    told = {(one.a, one.b) for one in scene.relations if one.kind != "near"}
    within = [one for one in within if (one.a, one.b) not in told]
    if not within:
        return scene
    there = {(one.a, one.b) for one in within}
    relations = [one for one in scene.relations if (one.a, one.b) not in there]
    inside = {one.a for one in within}
    actions = tuple(_stayed(one, inside, scene) for one in scene.actions)
    scene = scene.model_copy(update={"relations": (*relations, *within), "actions": actions})
    return _with_room(scene, within, presets)


def _stayed(one: Action, inside: set[str], scene: Scene) -> Action:
    """Who peeks out of something stays in it, and looks about."""
    first = one.verb.split()[0] if one.verb else ""
    if first not in _GLANCES or one.motion not in _STAYS or not inside & set(one.agents):
        return one
    return one.model_copy(update={"motion": "look", "verb": "look", "target": "", "over": ""})


def _peeking(scene: Scene, presets: Presets) -> list[Relation]:
    """Those who look out of something that is hollow; in the text by what they do."""
    found = []
    for one in scene.actions:
        first = one.verb.split()[0] if one.verb else ""
        if first not in _GLANCES or one.motion not in _STAYS or len(one.agents) != 1:
            continue
        if any(set(other.agents) & set(one.agents) for other in scene.actions if other is not one):
            continue  # it peeks out, and hops out then
        found += _out_of(_PEEKS + _OUT, one.agents[0], scene, presets)
    return found


def _vanishing(scene: Scene, presets: Presets) -> list[Relation]:
    """Those who vanish from something that is hollow."""
    gone = [one.entity for one in scene.becomings if one.aspect == "vanish" and one.entity]
    return [one for name in gone for one in _out_of(_VANISHES, name, scene, presets)]


def _out_of(says: str, name: str, scene: Scene, presets: Presets) -> list[Relation]:
    """Where somebody is whose source is named behind some words, as a relation."""
    for other in scene.entities:
        if other.id == name or not _is_vessel(other, scene.entity(name), presets):
            continue
        noun = re.escape(other.noun.split()[-1])
        if re.search(rf"{says}{_UP_TO}{noun}\b", scene.text, re.IGNORECASE):
            return [_in(name, other.id)]
    return []


def _revealed(scene: Scene, presets: Presets) -> list[Relation]:
    """What a box reveals that opens."""
    opened = {name for one in scene.actions if one.motion == "open" for name in one.agents}
    return [
        _in(one.target, one.agents[0])
        for one in scene.actions
        if one.verb.split()[:1] and one.verb.split()[0] in _REVEALS and len(one.agents) == 1
        if one.agents[0] in opened and one.target and one.target != one.agents[0]
        if _is_vessel(scene.entity(one.agents[0]), scene.entity(one.target), presets)
    ]


def _in(name: str, vessel: str) -> Relation:
    kind: Spatial = "in"
    return Relation(kind=kind, a=name, b=vessel)


def _is_vessel(vessel: Entity | None, who: Entity | None, presets: Presets) -> bool:
    """Whether somebody may be in something."""
    if vessel is None or who is None or not {vessel.kind, who.kind} <= presets.kinds.keys():
        return False
    kind = presets.kinds[vessel.kind]
    held = kind.family in _HOLLOW and vessel.kind not in _NO_VESSEL and not kind.animate
    return held and _size(who, presets) <= _LARGER * _size(vessel, presets)


def _with_room(scene: Scene, within: list[Relation], presets: Presets) -> Scene:
    """The scene with vessels in which those have room who are in them."""
    needed = {
        one.b: _ROOMY * _size(scene.entity(one.a), presets) / _size(scene.entity(one.b), presets)
        for one in within
    }
    entities = tuple(
        one.model_copy(update={"scale": one.scale * max(1.0, needed.get(one.id, 1.0))})
        for one in scene.entities
    )
    return scene.model_copy(update={"entities": entities})


def _size(one: Entity | None, presets: Presets) -> float:
    return presets.kinds[one.kind].size * one.scale if one is not None and one.kind else 1.0
