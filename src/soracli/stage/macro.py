"""Macro: an extreme close-up that names nobody is of what its sentence begins with."""

from collections.abc import Sequence

from soracli.stage.casting import ALIVE
from soracli.stage.marks import Mark
from soracli.story.scene import Scene

_LARGE = 2.5
"""Metres: of what is larger nobody takes an extreme close-up, unless it is a model of it."""


def close_to(scene: Scene, marks: Sequence[Mark]) -> Mark | None:
    """The thing that an extreme close-up is of, where its sentence begins with what that does and
    tells of a living being only then: the dandelion, and not the face of the child who blows on
    it. None for all other shots."""
    camera = scene.camera
    if camera.framing != "extreme close-up" or camera.on or camera.over or camera.eyes:
        return None
    doing = {name for action in scene.actions for name in action.agents}
    first = next((one.id for one in scene.entities if one.id in doing and not one.implied), "")
    mark = next((one for one in marks if one.name == first), None)
    if mark is None or mark.figure.family in ALIVE:
        return None
    return mark if mark.figure.longest < _LARGE or "model" in scene.text.lower() else None
