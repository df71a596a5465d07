"""Served seated: whose hair is cut sits for it, though nobody says so."""

from soracli.script.presets import Presets
from soracli.script.reader.families import family_of
from soracli.script.reader.tables import brought
from soracli.story.scene import Action, Relation, Scene

_SALON, _CHAIR = "salon", "barber chair"
_DONE_TO_HEADS = frozenset(("cut", "apply", "brush_hair"))
"""What is done to somebody's hair, beard or face."""


def served_seated(scene: Scene, presets: Presets) -> Scene:
    """The scene in which all who have something done to their heads in a salon sit on a chair."""
    if scene.place != _SALON:
        return scene
    placed = {one.a for one in scene.relations if one.kind in ("on", "in")}
    busy = {name for one in scene.actions for name in one.agents}
    served = {
        one.target: one
        for one in scene.actions
        if one.motion in _DONE_TO_HEADS and one.agents and one.target not in placed | busy
    }
    for name, action in served.items():
        if family_of(name, scene, presets) != "person":
            continue
        chair = brought(_CHAIR, "chair", scene, presets)
        sits = Action(verb="sit", motion="sit", agents=(name,), target=chair.id, order=action.order)
        told = (Relation(kind="on", a=name, b=chair.id),)
        scene = scene.model_copy(
            update={
                "entities": (*scene.entities, chair),
                "relations": (*scene.relations, *told),
                "actions": (sits, *scene.actions),
            }
        )
    return scene
