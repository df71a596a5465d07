"""There first: who is said to be beside something, and *then* to go elsewhere, is seen there first:
"a lamb is beside a trough, then it hops onto a bale"."""

import re

from soracli.script.presets import Presets
from soracli.script.reader.before_them import before_them
from soracli.script.reader.families import family_of
from soracli.script.reader.on_escalators import on_escalators
from soracli.script.reader.unspoken import SPOKEN
from soracli.story.scene import Action, Scene

_IS_THEN = re.compile(r"^\s*[^,.;!?]*\b(?:is|are)\b[^,.;!?]*[,;]? (?:and )?then\b", re.IGNORECASE)
_BY = frozenset(("beside", "near", "left of", "right of", "in front of", "behind", "between"))
_FAMILIES = frozenset(("person", "quadruped"))
"""Families of those who stand there; a bird may fly, and what crawls has no stance of its own."""


def set_right(scene: Scene, presets: Presets) -> Scene:
    """The scene with all where they are at first: on the escalator that they ride, before what is
    in front of them, and beside what they leave."""
    return before_them(on_escalators(there_first(scene, presets)), presets)


def there_first(scene: Scene, presets: Presets) -> Scene:
    """The scene in which somebody stands where they are told to be, before what they do then."""
    first = next((one for one in scene.actions if one.order == 0), None)
    if first is None or first.side is not None or not _IS_THEN.match(SPOKEN.sub(" ", scene.text)):
        return scene
    others = [one for one in scene.actions if one.order == 0 and one is not first]
    told = {one.id for one in scene.entities if not one.implied} - {first.target}
    placed = {one.a for one in scene.relations if one.kind in _BY and one.b in told}
    if others or not first.agents or not set(first.agents) <= placed:
        return scene
    if not all(_stands(name, scene, presets) for name in first.agents):
        return scene
    stands = Action(motion="stand", verb="stand", agents=first.agents)
    later = [one.model_copy(update={"order": one.order + 1}) for one in scene.actions]
    becomings = [one.model_copy(update={"order": one.order + 1}) for one in scene.becomings]
    return scene.model_copy(update={"actions": (stands, *later), "becomings": tuple(becomings)})


def _stands(name: str, scene: Scene, presets: Presets) -> bool:
    return family_of(name, scene, presets) in _FAMILIES
