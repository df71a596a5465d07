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
_ON_THE_WAY = frozenset(
    ("hold", "water", "sweep", "talk", "phone", "sing", "eat", "drink", "look", "wave",
     "photograph", "text", "mop", "vacuum")
)  # fmt: skip
"""Motions of what people do as they walk along."""
_STOPS = ("stop", "halt", "pause")
"""Verbs of who has been going till then."""
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
    """The actions, with somebody walking who works their way through something, or who is told to
    do something on the spot: a camera that goes along with them tells that they are going."""
    through = _WORKS_THROUGH.search(SPOKEN.sub(" ", scene.text))
    own = sorted((one for one in scene.actions if name in one.agents), key=lambda one: one.order)
    if not own or not (through or (_is_person(scene, name) and own[0].motion in _ON_THE_WAY)):
        return scene.actions
    walk = Action(motion="walk", verb="go", agents=(name,), order=own[0].order)
    if own[0].motion == "hold":  # "carries two suitcases"
        walk = walk.model_copy(update={"verb": own[0].verb})
        later = walk.order + 1
        return tuple(
            walk if one is own[0] else one.model_copy(update={"order": later})
            if one.verb in _STOPS and one in own and one.order < later else one
            for one in scene.actions
        )  # fmt: skip
    return (*scene.actions, walk)


def _is_person(scene: Scene, name: str) -> bool:
    entity = scene.entity(name)
    return entity is not None and entity.kind == "person"
