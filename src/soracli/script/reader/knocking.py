"""Knocking: who knocks and names nothing knocks at the door that the text has, not it over."""

from soracli.story.scene import Action, Scene

_VERBS = frozenset(("knock", "rap", "knock loudly", "knock softly"))
_DOORS = ("door", "gate", "window", "house", "cottage", "log_cabin")
"""Kinds of what is knocked at, the likeliest first."""


def at_the_door(scene: Scene) -> Scene:
    """The scene with every knock that is done to nothing done to a door, or into the air."""
    doors = [one for one in scene.entities if one.kind in _DOORS]
    door = min(doors, key=lambda one: _DOORS.index(one.kind)).id if doors else ""
    actions = tuple(_knocked(one, door) for one in scene.actions)
    return scene if actions == scene.actions else scene.model_copy(update={"actions": actions})


def _knocked(action: Action, door: str) -> Action:
    if action.verb not in _VERBS or action.target or action.motion not in ("knock_over", "hit"):
        return action
    return action.model_copy(update={"motion": "pet", "target": door})
