"""Against each other: of two who go at each other one comes from the left and one from the right;
they do not go side by side."""

import re

from soracli.story.scene import Action, Scene

_MEET = r"(?<!next )(?<!close )\b(?:towards?|at|to|into) (?:each other|one another)\b"
"""How it is told that two go at each other, and not beside, after or around each other."""
_CHARGES = ("charge", "rush", "lunge", "attack", "advance")
"""Verbs that say so by themselves."""
_GOES = frozenset(("walk", "run", "gallop", "trot", "skate", "ride", "drive", "swim", "sail", "fly",
                   "glide", "slide", "march"))  # fmt: skip
"""Motions in which somebody goes somewhere by themselves."""


def against_each_other(scene: Scene) -> Scene:
    """The scene with two who go toward each other, and do nothing else to each other later, on
    their ways across the picture."""
    ways: dict[int, str] = {}
    for one in scene.actions:
        other = next((act for act in scene.actions if _meet(one, act)), None)
        if other is None or id(one) in ways or _dealt_with_later(one, scene):
            continue
        if one.verb.startswith(_CHARGES) or re.search(_MEET, scene.text, re.IGNORECASE):
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
    return one is not other and alone and free and same and one.motion in _GOES


def _dealt_with_later(one: Action, scene: Scene) -> bool:
    """Whether one of two does something once they have met, or with the other."""
    both = {*one.agents, one.target}
    return any(both & {*act.agents, act.target} for act in scene.actions if act.order > one.order)
