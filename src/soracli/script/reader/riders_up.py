"""Riders up: a jockey beside whom there is a horse is on it, where the words put them nowhere."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Relation, Scene

_RIDERS = ("rider", "jockey", "horseman", "horsewoman", "equestrian")
"""Last words of the nouns for somebody who is on the back of a beast."""
_RIDDEN, _HAND_HELD = 1.4, frozenset(("hold", "stand"))
"""Metres that a beast measures at least that is ridden, and what is seen of who holds on to it."""


def riders_up(scene: Scene, presets: Presets) -> Scene:
    """The scene with every rider on the one beast that there is."""
    riders = [one for one in scene.entities if one.noun.split()[-1:] and _is_rider(one)]
    bound = {name for one in scene.relations for name in (one.a, one.b)}
    beasts = [one for one in scene.entities if _is_ridden(one, presets)]
    if len(riders) != 1 or len(beasts) != 1 or riders[0].id in bound or beasts[0].id in bound:
        return scene
    rider, beast = riders[0].id, beasts[0].id
    if any({rider, beast} <= {*one.agents, one.target} for one in scene.actions):
        return scene  # a rider who leads a horse
    actions = tuple(_seated(one, rider, beast) for one in scene.actions)
    up = Relation(kind="on", a=rider, b=beast)
    return scene.model_copy(update={"actions": actions, "relations": (*scene.relations, up)})


def _is_rider(one: Entity) -> bool:
    return one.noun.split()[-1].lower() in _RIDERS


def _is_ridden(one: Entity, presets: Presets) -> bool:
    kind = presets.kinds.get(one.kind)
    return kind is not None and kind.family == "quadruped" and kind.size * one.scale >= _RIDDEN


def _seated(one: Action, rider: str, beast: str) -> Action:
    if one.agents != (rider,) or one.motion not in _HAND_HELD or one.target:
        return one
    return one.model_copy(update={"motion": "sit", "target": beast})
