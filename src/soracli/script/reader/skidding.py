"""Skidding: a car that drifts stays on the road; only boats and balloons drift off the ground."""

from soracli.script.presets import Presets
from soracli.script.reader.families import family_of
from soracli.story.scene import Action, Scene

_LOOSE = frozenset(("drift", "float", "slide"))
"""Motions of what nothing holds."""
_NO_ROADS = frozenset(("space", "sea", "lake", "river", "underwater", "sky"))


def on_the_road(scene: Scene, presets: Presets) -> Scene:
    """The scene in which vehicles that are said to drift drive, and slew round as they do."""
    if scene.place in _NO_ROADS:
        return scene
    actions = tuple(
        one.model_copy(update={"motion": "drive"}) if _skids(one, scene, presets) else one
        for one in scene.actions
    )
    return scene.model_copy(update={"actions": actions})


def _skids(one: Action, scene: Scene, presets: Presets) -> bool:
    if one.motion not in _LOOSE or one.verb.split()[0] != "drift" or len(one.agents) != 1:
        return False
    return family_of(one.agents[0], scene, presets) == "vehicle"
