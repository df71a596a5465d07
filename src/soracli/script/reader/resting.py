"""Resting: a dog that rests lies, and who rests on a bench sits there."""

import re

from soracli.script.presets import Presets
from soracli.story.scene import Action, Scene

_LYING = frozenset(("bed", "hammock", "sofa", "lounger", "sun_lounger", "mattress", "rug"))
"""Kinds of things that people lie on to rest."""

_IDLE = frozenset(("relax", "lounge", "laze", "chill", "recline"))
"""What animals do lying down."""
_PART = re.compile(r"\brest(?:s|ed|ing)? (?:his|her|its|their|an?|the) \w+", re.IGNORECASE)
"""A hand or a chin that rests on something, while the rest of the body does what it does."""


def at_rest(scene: Scene, presets: Presets) -> Scene:
    """The scene with those who only rest, somewhere or anywhere, lying or sitting there."""
    if _PART.search(scene.text):
        return scene
    return scene.model_copy(
        update={"actions": tuple(_rested(one, scene, presets) for one in scene.actions)}
    )


def _rested(action: Action, scene: Scene, presets: Presets) -> Action:
    agent = scene.entity(action.agents[0]) if action.agents else None
    if agent is None:
        return action
    family = presets.kinds[agent.kind].family if agent.kind in presets.kinds else ""
    seal = family in ("fish", "creature") and action.motion == "sunbathe"
    if (family == "quadruped" or seal) and action.verb.split(" ")[0] in _IDLE and not action.target:
        return action.model_copy(update={"motion": "lie"})
    if action.motion != "stand" or action.verb.split(" ")[0] != "rest":
        return action
    if family == "quadruped":
        return action.model_copy(update={"motion": "lie"})
    under = next((scene.entity(one.b) for one in scene.relations
                  if one.a == agent.id and one.kind in ("on", "in")), None)  # fmt: skip
    if family != "person" or under is None:
        return action
    return action.model_copy(update={"motion": "lie" if under.kind in _LYING else "sit"})
