"""Looking into things: a bowl of eggs is seen from above."""

from soracli.stage.performance import Body
from soracli.story.scene import Scene

_LOOKED_INTO = 1.2
"""Metres: what is as high as that is not looked into from above."""
_VESSELS = ("prop", "furniture", "box")
"""The families of what holds other things."""


def seen_into(scene: Scene, bodies: dict[str, Body]) -> Scene:
    """The scene, with its camera looking down into a bowl of eggs or a tub of ducks where the words
    left open from where it looks, but for what is only drunk from it. `bodies` are by entity id."""
    camera = scene.camera
    untold = {one.id for one in scene.entities if one.implied}
    if camera.angle or camera.eyes or camera.on or camera.over:
        return scene
    for relation in scene.relations:
        a, b = bodies.get(relation.a), bodies.get(relation.b)
        if relation.kind != "in" or a is None or b is None or relation.a in untold:
            continue
        if a.figure.longest > b.figure.longest:
            continue
        if b.figure.height < _LOOKED_INTO and b.figure.family in _VESSELS:
            above = camera.model_copy(update={"angle": "high"})
            return scene.model_copy(update={"camera": above})
    return scene
