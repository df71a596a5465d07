"""Wheeling overhead: who is said to fly above others, and not across or away, stays about there."""

import re

from soracli.story.scene import Action, Scene

_ABOUT = r"(?:over ?head|above|nearby|around(?! (?:the|an?)\b))(?! (?:the|an?|his|her|their|its)\b)"
_FLYING = ("fly", "hover")


def wheeling_overhead(scene: Scene) -> Scene:
    """The scene in which "crows fly overhead" go round in circles while somebody else is there.

    One that flies by above ("a plane passes overhead") keeps its way.
    """
    actions = tuple(
        one.model_copy(update={"direction": "in circles"}) if _stays(scene, one) else one
        for one in scene.actions
    )
    return scene if actions == scene.actions else scene.model_copy(update={"actions": actions})


def _stays(scene: Scene, action: Action) -> bool:
    """Whether several birds fly about somewhere, and something else is to be seen with them."""
    if action.motion not in _FLYING or action.direction or action.over or len(action.agents) < 2:
        return False
    others = {one.id for one in scene.entities if not one.implied} - set(action.agents)
    if not others or (action.target and action.target not in others):
        return False
    stem = re.escape(action.verb.split(" ")[0][:3])
    said = rf"\b{stem}\w*(?: \w+ly| high| low)? {_ABOUT}"
    return re.search(said, scene.text, re.IGNORECASE) is not None
