"""Getting in: who gets into a car, climbs into a biplane or boards a bus goes to its door, and is
in it from then on."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Scene

_GETS_IN = frozenset(
    ("get into", "get in", "climb into", "climb in", "step into", "hop into", "jump into", "board",
     "get aboard", "climb aboard", "slip into", "slide into", "scramble into", "enter", "go into",
     "pile into", "squeeze into")
)  # fmt: skip
_FAMILIES = frozenset(("vehicle", "aircraft"))
_ASTRIDE = frozenset(("bicycle", "motorcycle", "scooter", "tricycle", "skateboard", "sled",
                      "sleigh", "cart", "wagon", "chariot", "rickshaw", "carriage",
                      "hot_air_balloon", "balloon", "hang_glider", "paraglider", "kart",
                      "tractor"))  # fmt: skip
"""Kinds without a cabin."""
_ROOM = 2.4
"""Metres of the longest side of what has a cabin, at least."""


def getting_in(scene: Scene, presets: Presets) -> Scene:
    """The scene in which all who get into what stays where it is end in it."""
    gone = {one.target for one in scene.actions if one.motion in ("drive", "ride")}
    gone |= {name for one in scene.actions for name in one.agents if one.motion in ("drive", "fly")}
    actions = tuple(_gets_in(one, scene, gone, presets) for one in scene.actions)
    return scene if actions == scene.actions else scene.model_copy(update={"actions": actions})


def _gets_in(action: Action, scene: Scene, gone: set[str], presets: Presets) -> Action:
    cabin = scene.entity(action.target) if action.target else None
    kind = presets.kinds.get(cabin.kind) if cabin is not None else None
    if action.verb not in _GETS_IN or action.side is not None or cabin is None or kind is None:
        return action
    if action.target in gone or set(action.agents) & gone or cabin.kind in _ASTRIDE:
        return action
    if kind.family not in _FAMILIES or kind.size * cabin.scale < _ROOM:
        return action
    on_foot = all(_walks(name, scene, presets) for name in action.agents)
    changed = {"motion": "walk", "side": "in", "direction": None}
    return action.model_copy(update=changed) if on_foot and action.agents else action


def _walks(name: str, scene: Scene, presets: Presets) -> bool:
    one = scene.entity(name)
    kind = presets.kinds.get(one.kind) if one is not None else None
    return kind is not None and kind.family in ("person", "quadruped")
