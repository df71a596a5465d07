"""Against each other: of two who go at each other one comes from the left and one from the right;
they do not go side by side."""

from soracli.story.scene import Action, Scene

_PASSES = "pass"
"""Who pass each other may be told to have their ways in words of their own, and do it there."""
_GOES = frozenset(("walk", "run", "gallop", "trot", "skate", "ride", "drive", "swim", "sail", "fly",
                   "glide", "slide", "march"))  # fmt: skip
"""Motions in which somebody goes somewhere by themselves."""


def against_each_other(scene: Scene) -> Scene:
    """The scene with two who go toward each other, and do nothing else to each other later, on
    their ways across the picture."""
    ways: dict[int, str] = {}
    for one in scene.actions:
        other = next((act for act in scene.actions if _meet(one, act)), None)
        if other is not None and id(one) not in ways and not _dealt_with_later(one, scene):
            ways |= {id(one): "left to right", id(other): "right to left"}
    if not ways:
        return scene
    actions = tuple(
        act.model_copy(update={"direction": ways[id(act)]}) if id(act) in ways else act
        for act in scene.actions
    )
    return scene.model_copy(update={"actions": actions})


def _meet(one: Action, other: Action) -> bool:
    """Whether each of two goes to the other at the same time, on no way that was told."""
    alone = one.agents == (other.target,) and other.agents == (one.target,)
    free = not (one.direction or other.direction or one.over or other.over)
    same = one.order == other.order and one.motion == other.motion
    goes = one.motion in _GOES and not one.verb.startswith(_PASSES)
    return one is not other and alone and free and same and goes


def _dealt_with_later(one: Action, scene: Scene) -> bool:
    """Whether one of two does something once they have met, or with the other."""
    both = {*one.agents, one.target}
    return any(both & {*act.agents, act.target} for act in scene.actions if act.order > one.order)
