"""A cauldron is stirred with a ladle as long as an arm: who stirs one has it in the hands, and not
the staff that they carry otherwise."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Scene

_CAULDRON, _STIRS = "cauldron", "stir"
_LADLE, _LONG, _WOOD = "spoon", 1.25, "#8a6238"
"""The kind of the ladle, how many metres it is long, and its color."""


def with_ladles(scene: Scene, presets: Presets) -> Scene:
    """The scene with a long ladle in the hands of everybody who stirs a cauldron."""
    for action in scene.actions:
        vessel = _stirred(action, scene)
        who = scene.entity(action.agents[0]) if action.agents else None
        if vessel is not None and who is not None and who.kind == "person":
            scene = _given(action, who, vessel, scene, presets)
    return scene


def _stirred(action: Action, scene: Scene) -> Entity | None:
    """The cauldron that somebody stirs, or in which what they stir is."""
    if action.motion != _STIRS:
        return None
    inside = (one.b for one in scene.relations if one.a == action.target and one.kind == "in")
    things = (scene.entity(name) for name in (action.target, *inside))
    return next((one for one in things if one is not None and one.kind == _CAULDRON), None)


def _given(action: Action, who: Entity, vessel: Entity, scene: Scene, presets: Presets) -> Scene:
    spoons = (one.id for one in scene.entities if one.kind == _LADLE)
    told = scene.entity(action.instrument or next(spoons, ""))
    ladle = told or Entity(id=_fresh(scene), noun="ladle", kind=_LADLE, color=_WOOD, implied=True)
    if ladle.kind == _LADLE:
        ladle = ladle.model_copy(update={"scale": _LONG / presets.kinds[_LADLE].size})
    holder = who.model_copy(
        update={
            "holds": tuple(dict.fromkeys((*who.holds, ladle.id))),
            "traits": {**who.traits, "carries": ""},
        }
    )
    others = (one for one in scene.entities if one.id not in (ladle.id, who.id))
    entities = {one.id: one for one in (*others, holder, ladle)}
    order = [*(one.id for one in scene.entities), ladle.id]
    stirs = action.model_copy(update={"instrument": ladle.id, "target": vessel.id})
    return scene.model_copy(
        update={
            "entities": tuple(entities[name] for name in dict.fromkeys(order)),
            "actions": tuple(stirs if one is action else one for one in scene.actions),
        }
    )


def _fresh(scene: Scene) -> str:
    """An id for a ladle that nobody has."""
    taken = {one.id for one in scene.entities}
    return next(name for at in range(1, 100) if (name := f"{_LADLE}.{at}") not in taken)
