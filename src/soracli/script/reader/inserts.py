"""Inserts: a close-up of somebody's hands is of what they are doing, and so is what one sees over
their shoulder."""

import re

from soracli.script.reader.over_shoulders import over_whose
from soracli.story.scene import Scene

_HANDS = re.compile(
    r"\b(?:close[- ]?ups?|macro|detail|insert|tight(?: shot)?)\b[^,.;:]*?"
    r"\b(?:hands?|fingers?|fingertips|thumbs?|fists?)\b",
    re.IGNORECASE,
)
_NEAR = ("close-up", "extreme close-up", "medium close-up")


def at_hands(scene: Scene, text: str) -> Scene:
    """The scene, with its camera on what the hands hold or touch of which the text says that they
    are seen closely; the same scene where it says nothing of that."""
    scene = over_whose(scene)
    camera = scene.camera
    if camera.framing not in _NEAR or camera.over or camera.eyes or not _HANDS.search(text):
        return scene
    for action in scene.actions:
        thing = scene.entity(action.target or action.instrument)
        if thing is not None and thing.id not in action.agents and not thing.wears:
            # so near that the hands at it are seen too
            nearer = camera.model_copy(update={"on": thing.id, "framing": "medium close-up"})
            return scene.model_copy(update={"camera": nearer})
    return scene
