"""Facing the water: "facing the river" by a river is a way that somebody is turned.

The river is the set and no body, so that there is nobody to turn to: the verb says it.
"""

import re

from soracli.story.scene import Action, Scene

_WATERS = "river|lake|sea|ocean|waves|surf|water"
_FACING = re.compile(rf"\bfac(?:es?|ing) (?:out (?:to|toward|over) )?the (?:{_WATERS})\b", re.I)
_SHORES = ("river", "lake", "beach", "coast")
"""Places with the water on the far side of who stands there."""
FACE_THE_WATER = "face the water"
"""The verb of who is turned to the water of a set."""


def facing_the_water(scene: Scene) -> Scene:
    """The scene in which who faces the water of a shore is said to do so; who is on a bench or in a
    boat is turned as that is."""
    if scene.place not in _SHORES or not _FACING.search(scene.text):
        return scene
    borne = {one.a for one in scene.relations if one.kind in ("on", "in")}
    verb = {"verb": FACE_THE_WATER}
    actions = tuple(
        one.model_copy(update=verb) if _faces(one) and not borne & set(one.agents) else one
        for one in scene.actions
    )
    return scene.model_copy(update={"actions": actions})


def _faces(one: Action) -> bool:
    return one.verb == "face" and one.motion == "look" and not (one.target or one.direction)
