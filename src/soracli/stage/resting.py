"""What only lies there: things that physics need not be asked about until somebody touches them."""

from soracli.stage.marks import Mark
from soracli.stage.physics import Prop
from soracli.story.scene import Scene

_LYING = 0.02
"""Metres off the ground at which a thing still lies on it."""
AT_REST = ("stand", "sit", "lie", "sleep", "look")
"""What is said of a thing that only lies there."""
_STILL = (*AT_REST, "float")
"""What is said of a thing that stays where it is."""


def stays(mark: Mark) -> bool:
    """Whether a thing lies where it is: nobody has it, and nothing is done with it."""
    stirs = any(beat.motion not in AT_REST for beat in mark.beats)
    return not (stirs or mark.holder or mark.kept)


def contained(mark: Mark, scene: Scene) -> bool:
    """Whether a thing is in another one and nobody takes it out: what is full of ducks would burst,
    because its inside is as solid to physics as its walls."""
    inside = any(one.kind == "in" and one.a == mark.name for one in scene.relations)
    return inside and mark.role == "prop" and not _told(mark, scene)


def lies(mark: Mark, prop: Prop, scene: Scene) -> bool:
    """Whether a thing begins where it may stay: on something, or on the ground."""
    if prop.push or prop.hold or prop.velocity.any() or prop.spin.any() or _told(mark, scene):
        return False
    on = any(one.kind == "on" and one.a == mark.name for one in scene.relations)
    return on or abs(float(prop.position[2])) < _LYING


def _told(mark: Mark, scene: Scene) -> bool:
    """Whether the words do something with a thing."""
    return any(
        mark.name in (*action.agents, action.target, action.instrument)
        for action in scene.actions
        if action.motion not in _STILL
    )
