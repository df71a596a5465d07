"""Into the water: who jumps into a lake or a pool dives in, and does not hop beside it."""

import re

from soracli.story.scene import Action, Scene

_WATERS = "sea|ocean|lake|pool|water|river|pond|waves|canal|lagoon|bay|surf"
_INTO = re.compile(
    rf"\b(?:jump|leap|plung|cannonball|spring)\w*(?: [\w-]+){{0,6}}? into (?:the|an?) "
    rf"(?:[\w-]+ ){{0,2}}?(?:{_WATERS})\b",
    re.IGNORECASE,
)
_JUMPS = frozenset(("jump", "leap", "plunge", "cannonball", "spring"))


def into_the_water(scene: Scene) -> Scene:
    """The scene in which those who jump into open water dive."""
    if not _INTO.search(scene.text):
        return scene
    actions = tuple(
        one.model_copy(update={"motion": "dive"}) if _jumps_in(one) else one
        for one in scene.actions
    )
    return scene.model_copy(update={"actions": actions})


def _jumps_in(one: Action) -> bool:
    first = one.verb.split()[0]
    return one.motion == "jump" and first in _JUMPS and not (one.target or one.over)
