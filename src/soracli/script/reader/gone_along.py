"""Whom the camera goes along with: they are going, and it is on them.

"The camera leads it" is on what drives there. Who "cuts through the vines, the camera following
behind" makes their way through them.
"""

import re

from soracli.script.presets import Presets
from soracli.script.reader.unspoken import SPOKEN
from soracli.story.scene import Action, Scene

_ALONG = ("follow", "lead", "track", "track side")
_CARRIERS = ("vehicle", "boat", "board", "aircraft")
_WORKS_THROUGH = re.compile(
    r"\b(?:cut|hack|slash|chop|hew|push|fight|wade|force|battle|claw|machete)\w*"
    r"(?: (?:his|her|their|its|a) (?:way|path))? through\b",
    re.IGNORECASE,
)


def goes_along(scene: Scene, presets: Presets) -> Scene:
    """The scene with its camera on whom it goes along with, who is under way."""
    camera, moving = scene.camera, presets.lexicon.words.moving
    if camera.move not in _ALONG:
        return scene
    going = [one for one in scene.actions if one.motion in moving and one.agents]
    first = {one.agents for one in going if one.order == min(each.order for each in going)}
    if not camera.on and not camera.framing and len(first) == 1:
        camera = camera.model_copy(update={"on": _driven(next(iter(first)), scene, presets)})
    actions = scene.actions
    if camera.on and not any(_takes(one, camera.on, scene) for one in going):
        actions = _under_way(scene, camera.on)
    return scene.model_copy(update={"camera": camera, "actions": actions})


def _driven(agents: tuple[str, ...], scene: Scene, presets: Presets) -> str:
    """Who drives what goes alone, or what drives by itself; "" for the living, whom a camera finds
    by itself."""
    entity = scene.entity(agents[0])
    kind = presets.kinds.get(entity.kind) if entity is not None else None
    if kind is None or kind.family not in _CARRIERS or len(agents) > 1:
        return ""
    riders = [one.a for one in scene.relations if one.b == agents[0] and one.kind in ("on", "in")]
    return riders[0] if riders else agents[0]


def _takes(action: Action, name: str, scene: Scene) -> bool:
    """Whether somebody goes somewhere in an action, or what they are on or in does."""
    under = {one.b for one in scene.relations if one.a == name and one.kind in ("on", "in")}
    return bool({name, *under} & set(action.agents))


def _under_way(scene: Scene, name: str) -> tuple[Action, ...]:
    """The actions, with somebody walking who works their way through something."""
    through = _WORKS_THROUGH.search(SPOKEN.sub(" ", scene.text))
    for action in scene.actions if through else ():
        if name in action.agents:
            walk = Action(motion="walk", verb="go", agents=(name,), order=action.order)
            return (*scene.actions, walk)
    return scene.actions
