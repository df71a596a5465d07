"""What collapses breaks: a tower, a barn or a bridge stands fast and cannot fall over."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Scene

_FALLS_IN = ("collapse", "crumble", "cave in", "fall down", "come down", "fall apart", "topple",
             "tumble down", "give way", "fall in", "crash down", "disintegrate")  # fmt: skip
"""Verbs of what comes down; the first words of longer ones."""
_STANDING = ("building",)
"""Families of what is built."""


def broken_down(scene: Scene, presets: Presets) -> Scene:
    """The scene in which what is built and collapses goes to pieces."""
    families = {
        one.id: presets.kinds[one.kind].family
        for one in scene.entities
        if one.kind in presets.kinds
    }

    def breaks(one: Action) -> Action:
        built = bool(one.agents) and all(families.get(name) in _STANDING for name in one.agents)
        if one.motion != "fall" or not built or not one.verb.startswith(_FALLS_IN):
            return one
        return one.model_copy(update={"motion": "pop", "outcome": "shatter", "direction": None})

    return scene.model_copy(update={"actions": tuple(map(breaks, scene.actions))})
