"""Raised things: what somebody waves or drinks a toast with is in their hand.

"Fans wave flags" has a flag in each hand that waves, and none on the ground before them.
"""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Scene

_WAVED = ("wave", "toast", "raise_hand", "cheer")
"""What is done with a thing in the hand that is up."""
_TOASTS = ("raise", "lift")
_GLASSES = ("glass", "champagne_glass", "tankard", "mug")
"""Verbs and kinds by which people drink a toast."""
_HAND, _POLE = 0.75, 1.1
"""Metres up to which a thing is raised with one hand, and that a flag has which somebody waves."""
_FAMILIES = ("prop", "ball", "box", "plant")
_NO_HANDFULS = ("umbrella", "parasol", "placard", "barbell", "dumbbell", "kite", "weight")
"""Kinds that are held in a way of their own."""
_FLAGS = ("flag",)
_PLACED = ("on", "in", "under", "between", "above")


def raised_things(scene: Scene, presets: Presets) -> Scene:
    """The scene with what people wave, and what they drink a toast with, in their hands."""
    for action in scene.actions:
        for name in action.agents if _is_raising(action, scene) else ():
            scene = _raised(action, name, scene, presets)
    return scene


def _is_raising(action: Action, scene: Scene) -> bool:
    thing = scene.entity(action.target)
    glass = thing is not None and thing.kind in _GLASSES and action.verb in _TOASTS
    return action.motion in _WAVED or glass


def _raised(action: Action, name: str, scene: Scene, presets: Presets) -> Scene:
    """The scene with the one thing of an action in the hand of somebody, where it has room there;
    what several do with one thing only the first of them has."""
    thing, who = scene.entity(action.target or action.instrument), scene.entity(name)
    if thing is None or not thing.kind or who is None or name != action.agents[0]:
        return scene
    if who.kind != "person":
        return scene
    kind = presets.kinds.get(thing.kind)
    size = 0.3 if kind is None else kind.size * thing.scale
    flag = thing.kind in _FLAGS
    family = "prop" if kind is None else kind.family
    if family not in _FAMILIES or thing.kind in _NO_HANDFULS or (size > _HAND and not flag):
        return scene
    if any(one.a == thing.id and one.kind in _PLACED for one in scene.relations):
        return scene
    first = (one for one in scene.actions if one.order < action.order)
    if any(thing.id in (one.target, one.instrument) for one in first):
        return scene  # who takes a cup first has it since then
    motion = action.motion if action.motion in _WAVED else "toast"
    changed = {"target": "", "instrument": thing.id, "motion": motion}
    told = action.model_copy(update=changed)
    return scene.model_copy(
        update={
            "actions": tuple(told if one is action else one for one in scene.actions),
            "entities": tuple(_having(one, who, thing, size, flag) for one in scene.entities),
        }
    )


def _having(one: Entity, who: Entity, thing: Entity, size: float, flag: bool) -> Entity:
    if one.id == who.id:
        return one.model_copy(update={"holds": tuple(dict.fromkeys((*one.holds, thing.id)))})
    if one.id == thing.id and flag and size > _POLE:
        return one.model_copy(update={"scale": round(one.scale * _POLE / size, 3)})
    if who.id != one.id and thing.id in one.holds:
        return one.model_copy(update={"holds": tuple(x for x in one.holds if x != thing.id)})
    return one
