"""Beasts of burden: what a donkey, a camel or an elephant carries is on its back, and not in its
mouth, unless a mouth is spoken of."""

import re

from soracli.script.presets import Presets
from soracli.story.scene import Entity, Relation, Scene

_BEASTS = frozenset(("horse", "camel", "elephant", "cow", "reindeer", "deer", "sheep", "dragon",
                     "rhino", "hippo", "tortoise", "turtle"))  # fmt: skip
"""Kinds that carry on their backs: a donkey is a small horse, a llama a tall sheep."""
_LIGHT = 0.25
"""Metres up to which one single thing is carried in the mouth."""
_CARRIES = re.compile(r"\b(?:carr(?:y|ies|ying)|bear(?:s|ing)?|haul(?:s|ing)?|laden|loaded|lug)")
_MOUTH = re.compile(
    r"\b(?:mouth|teeth|trunk|beak|jaws|muzzle|snout|tail|hands?|hoof|hooves|antlers?)\b"
)


def beasts_of_burden(scene: Scene, presets: Presets) -> Scene:
    """The scene with what such beasts hold lying on their backs."""
    text = scene.text.lower()
    if _CARRIES.search(text) is None or _MOUTH.search(text):
        return scene
    relations: list[Relation] = []
    entities: list[Entity] = []
    for one in scene.entities:
        burden = [name for name in one.holds if _is_heavy(name, len(one.holds), scene, presets)]
        if one.kind in _BEASTS and burden and not _plays(one.id, scene):
            relations += [Relation(kind="on", a=name, b=one.id) for name in burden]
            rest = tuple(name for name in one.holds if name not in burden)
            entities.append(one.model_copy(update={"holds": rest}))
        else:
            entities.append(one)
    if not relations:
        return scene
    told = tuple(dict.fromkeys((*scene.relations, *relations)))
    return scene.model_copy(update={"entities": tuple(entities), "relations": told})


def _is_heavy(name: str, many: int, scene: Scene, presets: Presets) -> bool:
    thing = scene.entity(name)
    kind = presets.kinds.get(thing.kind) if thing is not None else None
    if thing is None or kind is None or kind.animate:
        return False
    return many > 1 or kind.size * thing.scale > _LIGHT


def _plays(name: str, scene: Scene) -> bool:
    """Whether somebody does something with what they hold: throws it, puts it down."""
    return any(name in one.agents and one.instrument for one in scene.actions)
