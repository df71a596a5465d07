"""Wheeling overhead: who is said to fly above others, and not across or away, stays about there."""

import re

from soracli.story.scene import Action, Relation, Scene

_ABOUT = r"(?:over ?head|above|nearby|around(?! (?:the|an?)\b))(?! (?:the|an?|his|her|their|its)\b)"
_HIGH = (
    r"(?:over ?head\b(?! (?:shot|view|the|an?)\b)|"
    r"above(?=\s*(?:[.,;:!?]|$|(?:and|while|as|when|then)\b)))"
)
"""How it is told that somebody is over all others, whoever they are."""
_FLYING = ("fly", "hover")


def wheeling_overhead(scene: Scene) -> Scene:
    """The scene in which "crows fly overhead" go round in circles while somebody else is there.

    One that flies by above ("a plane passes overhead") keeps its way.
    """
    actions = tuple(
        one.model_copy(update={"direction": "in circles"}) if _stays(scene, one) else one
        for one in scene.actions
    )
    relations = (*scene.relations, *_above_others(scene))
    return scene.model_copy(update={"actions": actions, "relations": relations})


def _above_others(scene: Scene) -> list[Relation]:
    """Over whom one flies of whom no more is said than "overhead": who does something below."""
    found: list[Relation] = []
    for action in scene.actions:
        said = rf"\b{_stem(action)}\w*(?: [\w-]+){{0,2}}? {_HIGH}"
        if action.motion not in _FLYING or len(action.agents) != 1 or action.target:
            continue
        if not re.search(said, scene.text, re.IGNORECASE):
            continue
        placed = any(one.a in action.agents for one in scene.relations)
        below = [
            name
            for other in scene.actions
            if other.motion not in _FLYING
            for name in other.agents
            if name not in action.agents
        ]
        if below and not placed:
            found.append(Relation(kind="above", a=action.agents[0], b=below[0]))
    return found


def _stays(scene: Scene, action: Action) -> bool:
    """Whether several birds fly about somewhere, and something else is to be seen with them."""
    if action.motion not in _FLYING or action.direction or action.over or len(action.agents) < 2:
        return False
    others = {one.id for one in scene.entities if not one.implied} - set(action.agents)
    if not others or (action.target and action.target not in others):
        return False
    said = rf"\b{_stem(action)}\w*(?: \w+ly| high| low)? {_ABOUT}"
    return re.search(said, scene.text, re.IGNORECASE) is not None


def _stem(action: Action) -> str:
    """How the verb of an action begins in all its forms: "fly" and "flies"."""
    return re.escape(action.verb.split(" ")[0][:3]).removesuffix("y")
