"""Asleep over it: who falls asleep at a desk, a table or a computer sits there, and does not lie on
the floor before it."""

import re

from soracli.script.presets import Presets
from soracli.script.reader.tables import brought
from soracli.story.scene import Action, Entity, Relation, Scene

_DESKS = frozenset(("table", "desk", "counter", "round_table", "picnic_table", "bar"))
_ON_DESKS = frozenset(
    ("computer", "laptop", "keyboard", "typewriter", "book", "sewing_machine", "microscope",
     "chessboard", "screen")
)  # fmt: skip
"""Kinds of what stands or lies on the table that one works at."""
_AT = ("near", "beside", "on", "in front of", "behind", "at", "facing")
_UNDER_IT = re.compile(
    r"\b(?:under|below|beneath|on top of|on the floor|lies|lying|floor)\b|"
    r"\b(?:asleep|sleeps?|sleeping|naps?|napping|snoozes|dozing|dozes) on (?:the|a|his|her) "
    r"(?:\w+ )?(?:table|desk|counter|bench)\b",
    re.IGNORECASE,
)
"""Words of who lies there indeed."""


def asleep_at(scene: Scene, presets: Presets) -> Scene:
    """The scene with a chair under everybody who falls asleep at what one sits at."""
    if _UNDER_IT.search(scene.text):
        return scene
    for action in scene.actions:
        if action.motion == "sleep" and len(action.agents) == 1:
            scene = _seated(action, scene, presets)
    return scene


def _seated(action: Action, scene: Scene, presets: Presets) -> Scene:
    who = scene.entity(action.agents[0])
    things = _at(action, scene)
    if who is None or who.kind != "person" or not things:
        return scene
    if any(one.motion in ("sit", "stand_up") and who.id in one.agents for one in scene.actions):
        return scene
    desk = next((one for one in things if one.kind in _DESKS), None)
    added: list[Entity] = []
    if desk is None:
        desk = brought("desk", "desk", scene, presets)
        added.append(desk)
    chair = brought("chair", "chair", scene, presets)
    work = [one for one in things if one.kind in _ON_DESKS]
    names = {who.id, *(one.id for one in work), desk.id}
    relations = [one for one in scene.relations if not (one.a in names and one.b in names)]
    relations += [Relation(kind="on", a=one.id, b=desk.id) for one in work]
    relations.append(Relation(kind="on", a=who.id, b=chair.id))
    sits = Action(motion="sit", verb="sit", agents=(who.id,), target=desk.id, order=action.order)
    asleep = action.model_copy(update={"target": "", "over": ""})
    actions = tuple(
        each for one in scene.actions for each in ((sits, asleep) if one is action else (one,))
    )
    entities = (*scene.entities, *added, chair)
    return scene.model_copy(
        update={"entities": entities, "relations": tuple(relations), "actions": actions}
    )


def _at(action: Action, scene: Scene) -> list[Entity]:
    """What somebody is asleep at: of the desks, and of what stands on desks."""
    name = action.agents[0]
    near = {action.target, action.over}
    near |= {one.b for one in scene.relations if one.a == name and one.kind in _AT}
    things = [one for one in scene.entities if one.id in near]
    return [one for one in things if one.kind in (*_DESKS, *_ON_DESKS)]
