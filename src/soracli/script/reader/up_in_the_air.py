"""Up in the air: what has wings or a canopy and is said to be above the place is up there, though
it goes nowhere: a parachute that opens high above a valley does not lie in it."""

import re

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Scene

_BORNE_BY_AIR = frozenset(("aircraft", "bird", "insect", "dragon"))
"""Families of what stays in the air."""
_LIGHT = frozenset(("kite", "balloon_toy", "balloon", "paper_lantern", "drone", "saucer"))
_STAYS = frozenset(("stand", "open", "float", "look", ""))
"""Motions by which such a one goes nowhere."""
_OVER = r"s?\b(?: (?!and\b|while\b)[\w'-]+){0,3}?,? (?:(?:high|far|up) )?(?:above|over)\b"
"""What stands behind the noun of who is above something."""
_PLACED = frozenset(("on", "in", "under", "beside", "near", "between", "behind", "in front of"))


def up_in_the_air(scene: Scene, presets: Presets) -> Scene:
    """The scene in which those hover who are said to be above it and are told nothing else."""
    aloft = {one.id for one in scene.entities if _is_above(one, scene, presets)}
    if not aloft:
        return scene
    actions = [
        one.model_copy(update={"motion": "hover", "target": "", "over": ""})
        if one.agents and set(one.agents) <= aloft and one.motion in _STAYS
        else one
        for one in scene.actions
    ]
    doing = {name for one in actions for name in one.agents}
    idle = tuple(one.id for one in scene.entities if one.id in aloft - doing)
    if idle:
        actions.append(Action(motion="hover", verb="hover", agents=idle))
    return scene.model_copy(update={"actions": tuple(actions)})


def _is_above(one: Entity, scene: Scene, presets: Presets) -> bool:
    """Whether the words put somebody above something, and no action takes them anywhere."""
    kind = presets.kinds.get(one.kind)
    if kind is None or not (kind.family in _BORNE_BY_AIR or one.kind in _LIGHT):
        return False
    if any(rel.a == one.id and rel.kind in _PLACED for rel in scene.relations):
        return False
    doing = [act for act in scene.actions if one.id in act.agents]
    if any(act.motion not in _STAYS or act.direction for act in doing):
        return False
    noun = re.escape(one.noun.split()[-1])
    return re.search(rf"\b{noun}{_OVER}", scene.text, re.IGNORECASE) is not None
