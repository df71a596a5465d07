"""Who acts in a scene: whom and what a picture of it has to hold."""

from soracli.stage.marks import Mark
from soracli.story.scene import Action, Scene

_TOWERS = 2.2
"""From how many times as high as who climbs it on a picture shows a part of a tree."""


def who_acts(scene: Scene, marks: dict[str, Mark]) -> set[str]:
    """The ids of all that do something, have something done to them, become something else, or
    speak and are spoken to."""
    acting = {agent for action in scene.actions for agent in action.agents}
    acting |= {one.entity for one in scene.becomings if one.entity in marks}
    acting |= {
        action.target
        for action in scene.actions
        if action.target and not _towers_over(action, marks)
    }
    acting |= {action.over for action in scene.actions if action.over}
    acting |= {name for line in scene.lines for name in (line.who, line.to) if name}
    acting |= {mark.mount for mark in marks.values() if mark.mount}
    groups = {marks[name].entity.group for name in acting & set(marks)} - {""}
    acting |= {mark.name for mark in marks.values() if mark.entity.group in groups}
    before = 0
    while len(acting) > before:  # bread in a basket on a blanket: one thing leads to the next
        before = len(acting)
        for relation in scene.relations:
            if {relation.a, relation.b} & acting:
                acting |= {relation.a, relation.b}
    return acting


def _towers_over(action: Action, marks: dict[str, Mark]) -> bool:
    """Whether what is climbed is a tree so high that who climbs it would be lost in a picture of
    all of it."""
    tree = marks.get(action.target)
    who = [marks[name].figure.height for name in action.agents if name in marks]
    if action.motion != "climb" or tree is None or tree.figure.family != "plant" or not who:
        return False
    return tree.figure.height > _TOWERS * max(who)
