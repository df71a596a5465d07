"""Whom they follow: "a hiker crosses a bridge, and five goats follow" follow the hiker."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Scene

_FOLLOWS = ("follow", "chase")
"""Motions of who goes after somebody."""
_GOING = frozenset(
    ("walk", "run", "drive", "fly", "swim", "gallop", "trot", "crawl", "slide", "climb", "hop",
     "skate", "ski", "march", "sail", "float", "leave", "enter")
)  # fmt: skip
"""Motions of who can be gone after."""
_FAMILIES = frozenset(
    ("person", "quadruped", "bird", "creature", "insect", "fish", "dragon", "vehicle", "boat")
)
"""Families of who follows by their own will."""


def whom_they_follow(scene: Scene, presets: Presets) -> Scene:
    """The scene in which who follows nobody that is named follows who went before them."""
    living = {
        one.id
        for one in scene.entities
        if one.kind in presets.kinds and presets.kinds[one.kind].family in _FAMILIES
    }
    before: list[Action] = []
    actions: list[Action] = []
    for one in scene.actions:
        if one.motion in _FOLLOWS and not one.target and set(one.agents) <= living:
            ahead = _ahead(before, one)
            one = one.model_copy(update={"target": ahead}) if ahead else one
        before += [one] if one.agents else []
        actions.append(one)
    return scene.model_copy(update={"actions": tuple(actions)})


def _ahead(before: list[Action], one: Action) -> str:
    """Who went last before somebody who follows; "" where nobody did."""
    went = (goes for goes in reversed(before) if goes.motion in _GOING)
    return next((goes.agents[0] for goes in went if not set(goes.agents) & set(one.agents)), "")
