"""Under the sky: what rises into the sky, or flies in it, is out of doors."""

import re

from soracli.script.presets import Presets
from soracli.story.scene import Scene

_SKY = re.compile(
    r"\b(?:in|into|to|toward|towards|across|through|from|against) (?:an?|the) (?:[\w-]+ ){0,3}?"
    r"(?:sky|skies|clouds|heavens)\b",
    re.IGNORECASE,
)
_OPEN = "meadow"
"""Where that is, if nothing tells."""


def under_the_sky(scene: Scene, presets: Presets) -> Scene:
    """The scene in the open, where all that is known of where it is, is that there is a sky."""
    if scene.place or scene.place_words or not scene.entities or not _SKY.search(scene.text):
        return scene
    kinds = (presets.kinds.get(one.kind) for one in scene.entities)
    if any(kind is not None and kind.place for kind in kinds):
        return scene
    return scene.model_copy(update={"place": _OPEN})
