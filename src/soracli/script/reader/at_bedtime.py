"""At bedtime: whom a bedtime story is read to lies in bed, and who reads it sits at it; it is
night."""

import re

from soracli.script.presets import Presets
from soracli.script.reader.tables import brought
from soracli.story.scene import Action, Relation, Scene

_BEDTIME = re.compile(
    r"\b(?:bedtime|good ?night (?:story|kiss)|lullab(?:y|ies)|tuck(?:s|ing|ed)?|goodnight)\b",
    re.IGNORECASE,
)
_TO_THEM = ("read", "talk", "sing", "look", "kiss", "pet")
"""Motions of what is done for somebody who lies in bed."""
_AT_IT = ("read", "talk", "sing")
"""Those of them that one does sitting there."""
_ELSEWHERE = re.compile(
    r"\b(?:outdoors?|tent|campfire|garden|forest|sofa|couch|armchair|lap|floor|arms|crib|cradle|"
    r"rock(?:s|ing)?|stand(?:s|ing)?|bench|stage|napkin|shirt)\b",
    re.IGNORECASE,
)
_ANYHOW = ("under", "near", "beside", "facing")
"""Relations that somebody in bed is in as well: under a lamp, beside her brother."""
_PLACES = ("", "bedroom", "room", "attic")
_MOST = 2


def at_bedtime(scene: Scene, presets: Presets) -> Scene:
    """The scene with those in bed for whom somebody does at their bed what one does at bedtime."""
    if scene.place not in _PLACES or not _BEDTIME.search(scene.text):
        return scene
    found = next((one for one in scene.actions if _is_for_somebody(one, scene)), None)
    if found is None or _ELSEWHERE.search(scene.text):
        return scene
    child = scene.entity(found.target)
    group = [one.id for one in scene.entities if child and child.group == one.group != ""]
    lying = (group or [found.target])[:_MOST]
    placed = {one.a for one in scene.relations if one.kind not in _ANYHOW}
    if placed & {*lying, *found.agents}:
        return scene
    beds = [one for one in scene.entities if one.kind == "bed"]
    bed = beds[0] if beds else brought("bed", "bed", scene, presets)
    things = [] if beds else [bed]
    relations = [Relation(kind="on", a=one, b=bed.id) for one in lying]
    doing = [Action(motion="lie", verb="lie", agents=tuple(lying), target=bed.id)]
    if found.motion in _AT_IT:
        relations.append(Relation(kind="on", a=found.agents[0], b=bed.id))
        doing.append(Action(motion="sit", verb="sit", agents=found.agents, target=bed.id))
    return scene.model_copy(
        update={
            "entities": (*scene.entities, *things),
            "relations": (*scene.relations, *relations),
            "actions": (*doing, *scene.actions),
            "place": "bedroom",
            "time": scene.time or "night",
        }
    )


def _is_for_somebody(action: Action, scene: Scene) -> bool:
    """Whether one person does it for another one, who does nothing that needs them up."""
    other = scene.entity(action.target)
    if other is None or other.kind != "person" or len(action.agents) != 1:
        return False
    up = any(
        other.id in one.agents and one.motion not in ("listen", "look", "smile", "sleep", "laugh")
        for one in scene.actions
    )
    return action.motion in _TO_THEM and not up and action.order == 0
