"""In their pans: who flips a pancake has it in a pan in the hand, and who throws a ball up and
catches it throws it no farther than their own hand."""

from soracli.script.reader.handed_things import with_things_in_hand
from soracli.story.scene import Action, Relation, Scene

_PANS = ("pan", "wok")
_UP = "up"
_TOSSES = ("toss", "flip", "shake")
"""Verbs of what is thrown up where it is."""


def in_their_pans(scene: Scene) -> Scene:
    """The scene in which what is flipped comes back to where it was."""
    scene = _caught_again(_tossed(scene))
    panned = {
        (one.agents[0], one.instrument, one.target): one
        for one in scene.actions
        if one.motion == "flip" and one.agents and _is_pan(one.instrument, scene) and one.target
    }
    if not panned:
        return scene
    held = {who: pan for who, pan, _ in panned}
    things = {thing: pan for _, pan, thing in panned}
    told = [one for one in scene.relations if one.a not in (*things, *held.values())]
    told += [Relation(kind="in", a=thing, b=pan) for thing, pan in things.items()]
    actions = tuple(
        one.model_copy(update={"instrument": ""}) if one in panned.values() else one
        for one in scene.actions
    )
    scene = _holding(scene, list(held.items()))
    return scene.model_copy(update={"relations": tuple(told), "actions": actions})


def _holding(scene: Scene, held: list[tuple[str, str]]) -> Scene:
    """The scene in which the one of each pair of ids holds the other."""
    mine = {one.id: [thing for who, thing in held if who == one.id] for one in scene.entities}
    return scene.model_copy(update={"entities": with_things_in_hand(scene.entities, mine)})


def _tossed(scene: Scene) -> Scene:
    """The scene in which what is tossed in a pan leaps in it, and is not thrown there."""
    inside = {(one.a, one.b) for one in scene.relations if one.kind == "in"}

    def leaping(one: Action) -> Action:
        there = _is_pan(one.target, scene) and (one.instrument, one.target) in inside
        if one.motion != "throw" or not there or one.verb.split()[0] not in _TOSSES:
            return one
        return one.model_copy(
            update={"motion": "flip", "target": one.instrument, "instrument": one.target}
        )

    return scene.model_copy(update={"actions": tuple(leaping(one) for one in scene.actions)})


def _is_pan(name: str, scene: Scene) -> bool:
    entity = scene.entity(name)
    return entity is not None and entity.kind in _PANS


def _caught_again(scene: Scene) -> Scene:
    """The scene in which who throws something up and then catches it flips it."""
    actions = tuple(
        one.model_copy(update={"motion": "flip", "instrument": "", "direction": None})
        if _comes_back(one, scene)
        else one
        for one in scene.actions
    )
    thrown = {one.target: one.agents[0] for one in actions if one not in scene.actions}
    if not thrown:
        return scene
    scene = _holding(scene, [(who, thing) for thing, who in thrown.items()])
    return scene.model_copy(update={"actions": actions})


def _comes_back(one: Action, scene: Scene) -> bool:
    """Whether somebody throws a thing up that the same one catches next."""
    if one.motion != "throw" or one.direction != _UP or len(one.agents) != 1 or not one.target:
        return False
    return any(
        other.motion == "catch" and other.agents == one.agents
        and other.target == one.target and other.order > one.order
        for other in scene.actions
    )  # fmt: skip
