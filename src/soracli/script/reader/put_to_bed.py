"""Who sleeps indoors, and nobody says on what, lies in a bed or on a sofa; who wakes somebody is at
them there."""

import re

from soracli.script.presets import Presets
from soracli.script.reader.tables import brought
from soracli.story.scene import Action, Entity, Relation, Scene

_BEDS = {"bedroom": "bed", "": "bed", "hospital": "bed", "attic": "bed", "room": "sofa",
         "lobby": "sofa"}  # fmt: skip
"""What one sleeps on in a place; where no place is told one is in a bedroom."""
_BEDROOM, _CRIB, _BABY = "bedroom", "crib", 0.5
"""Of grown people how large who sleeps in a crib is at most."""
_MOST = 3
_ELSEWHERE = re.compile(
    r"\b(?:floors?|ground|grass|tents?|sleeping bags?|mats?|rug|carpet|hay|straw|sand|hammocks?|"
    r"standing|stood|sitting|chairs?|armchairs?|desks?|tables?|outdoors?|outside|stars|sky|moon|"
    r"trees?|forest|cars?|bus|train|plane|boat|ship|bench|roof|clouds?|snow|rain|river|lake|"
    r"coffins?|cave|lap|arms|shoulders?|back|trunk|park|pumpkin|boxes?|baskets?|leaf|flowers?|"
    r"corners?|doorways?|steps|stairs|dragon|giant|sleepwalks?|bath|bathtub|mattress|statue)\b",
    re.IGNORECASE,
)
"""Words of a text in which somebody may sleep somewhere else."""
_WAKES = ("wake", "awaken", "rouse", "waken")
_AT_THEM = {"person": "pet", "quadruped": "paw"}
"""How somebody of a family wakes another one."""
_AT_HOME = ("person", "quadruped", "prop", "furniture", "bird", "box")


def put_to_bed(scene: Scene, presets: Presets) -> Scene:
    """The scene with a bed or a sofa under all people who only sleep, indoors."""
    scene = _waking(scene, presets)
    noun = _BEDS.get(scene.place, "")
    if not noun or _ELSEWHERE.search(scene.text) or not _at_home(scene, presets):
        return scene
    sleepers = [
        name
        for action in scene.actions
        if action.motion == "sleep" and not (action.target or action.over)
        for name in action.agents
        if _lies_nowhere(name, scene)
    ][:_MOST]
    for number, name in enumerate(dict.fromkeys(sleepers)):
        scene = _with_bed(name, noun, number + 1, scene, presets)
    if sleepers and not scene.place:
        scene = scene.model_copy(update={"place": _BEDROOM})
    return scene


def _at_home(scene: Scene, presets: Presets) -> bool:
    """Whether all that is there may be in a bedroom."""
    kinds = (presets.kinds.get(one.kind) for one in scene.entities)
    return scene.place != "" or all(one is None or one.family in _AT_HOME for one in kinds)


def _lies_nowhere(name: str, scene: Scene) -> bool:
    who = scene.entity(name)
    placed = any(one.a == name and one.kind in ("on", "in", "under") for one in scene.relations)
    goes = any(name in one.agents and one.motion in ("walk", "run", "fly", "sit", "drive", "ride")
               for one in scene.actions)  # fmt: skip
    return who is not None and who.kind == "person" and not (placed or goes)


def _with_bed(name: str, noun: str, number: int, scene: Scene, presets: Presets) -> Scene:
    who = scene.entity(name)
    small = who is not None and who.scale <= _BABY and noun == "bed"
    bed = brought(_CRIB if small else noun, noun, scene, presets, number)
    lies = Relation(kind="in" if small else "on", a=name, b=bed.id)
    wakers = (one for one in scene.actions if one.motion == "paw" and one.target == name)
    pets = tuple(Relation(kind="on", a=pet, b=bed.id) for one in wakers for pet in one.agents
                 if not any(pet in (other.a, other.b) for other in scene.relations))  # fmt: skip
    actions = tuple(
        one.model_copy(update={"target": bed.id})
        if one.motion == "sleep" and one.agents == (name,)
        else one
        for one in scene.actions
    )
    return scene.model_copy(
        update={
            "entities": (*scene.entities, bed),
            "relations": (*scene.relations, lies, *pets),
            "actions": actions,
        }
    )


def _waking(scene: Scene, presets: Presets) -> Scene:
    """The scene with those who wake another one at them, who sleeps until then."""
    for action in scene.actions:
        if action.verb.split(" ")[0] not in _WAKES or len(action.agents) != 1:
            continue
        other = scene.entity(action.target or action.over)
        who = scene.entity(action.agents[0])
        if other is None or who is None or other.kind != "person" or other.id == who.id:
            continue
        scene = _woken(action, who, other, scene, presets)
    return scene


def _woken(action: Action, who: Entity, other: Entity, scene: Scene, presets: Presets) -> Scene:
    family = presets.kinds[who.kind].family if who.kind in presets.kinds else ""
    motion = _AT_THEM.get(family, action.motion)
    wakes = action.model_copy(
        update={"motion": motion, "target": other.id, "over": "", "direction": None}
    )
    actions = [wakes if one is action else one for one in scene.actions]
    if not any(other.id in one.agents for one in actions):
        actions.append(Action(motion="sleep", verb="sleep", agents=(other.id,), order=action.order))
    return scene.model_copy(update={"actions": tuple(actions)})
