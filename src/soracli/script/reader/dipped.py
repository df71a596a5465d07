"""Dipping: what somebody dips into a barrel is in their hand, and the hand is at the barrel."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Scene

_DIPS = frozenset(("dip", "dunk", "plunge", "submerge", "immerse", "soak", "quench", "douse"))
_HANDY = ("prop", "box", "ball", "board")
_LARGEST = 1.6
"""Families of what a hand holds, and how many metres it measures at most."""


def dipped(scene: Scene, presets: Presets) -> Scene:
    """The scene with all that is dipped in the hands of those who do it."""
    for action in scene.actions:
        scene = _dipped(action, scene, presets)
    return scene


def _dipped(action: Action, scene: Scene, presets: Presets) -> Scene:
    who = scene.entity(action.agents[0]) if len(action.agents) == 1 else None
    thing = scene.entity(action.target)
    if who is None or thing is None or action.verb.split()[0] not in _DIPS:
        return scene
    within = next((one for one in scene.relations if one.kind == "in" and one.a == thing.id), None)
    person = presets.kinds[who.kind].family == "person" if who.kind in presets.kinds else False
    if within is None or not person or not _is_handy(thing, presets):
        return scene
    done = action.model_copy(update={"target": within.b, "instrument": thing.id})
    holds = tuple(dict.fromkeys((*who.holds, thing.id)))
    update = {
        "actions": tuple(done if one == action else one for one in scene.actions),
        "relations": tuple(one for one in scene.relations if one != within),
        "entities": tuple(
            one.model_copy(update={"holds": holds}) if one.id == who.id else one
            for one in scene.entities
        ),
    }
    return scene.model_copy(update=update)


def _is_handy(thing: Entity, presets: Presets) -> bool:
    kind = presets.kinds.get(thing.kind)
    return kind is not None and kind.family in _HANDY and kind.size * thing.scale <= _LARGEST
