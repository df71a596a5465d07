"""Levitating: who levitates a book, or makes it float, points at it, and the book is in the air."""

from soracli.script.presets import Presets
from soracli.script.reader.families import family_of
from soracli.story.scene import Action, Scene

_LIFTS = frozenset(("levitate", "float", "hover"))
"""First words of verbs that tell of the thing, where they have an object."""
_ALOFT = frozenset(("hover", "float"))


def levitating(scene: Scene, presets: Presets) -> Scene:
    """The scene in which what somebody levitates is in the air, and not who does that."""
    people = {one.id for one in scene.entities if family_of(one.id, scene, presets) == "person"}
    actions: list[Action] = []
    for one in scene.actions:
        by_hand = bool(one.agents) and {*one.agents} <= people and bool(one.target)
        if by_hand and one.motion in _ALOFT and one.verb.split()[0] in _LIFTS:
            aloft = one.model_copy(update={"agents": _all_of(one.target, scene), "target": ""})
            actions += [_pointing(one), _rising(aloft, people)]
        elif by_hand and one.verb == "make" and _floats_then(one, scene):
            actions.append(_pointing(one))
        elif one.motion in _ALOFT and _is_made_to(one, scene):
            actions.append(_rising(one, people))
        else:
            actions.append(one)
    return scene.model_copy(update={"actions": tuple(actions)})


def _all_of(name: str, scene: Scene) -> tuple[str, ...]:
    """Somebody or something, with the rest of their group."""
    first = scene.entity(name)
    group = first.group if first is not None else ""
    return tuple(one.id for one in scene.entities if group and one.group == group) or (name,)


def _rising(action: Action, people: set[str]) -> Action:
    """What is levitated: people hang in the air, things rise into it."""
    if {*action.agents} & people:
        return action.model_copy(update={"motion": "hover"})
    return action.model_copy(update={"motion": "float", "direction": "up"})


def _is_made_to(action: Action, scene: Scene) -> bool:
    """Whether somebody "makes" it go up."""
    return any(
        one.verb == "make" and (one.target,) == action.agents and one.order == action.order
        for one in scene.actions
    )


def _pointing(action: Action) -> Action:
    return action.model_copy(update={"motion": "point"})


def _floats_then(made: Action, scene: Scene) -> bool:
    """Whether what somebody "makes" goes up at that time."""
    return any(
        one.agents == (made.target,) and one.motion in _ALOFT and one.order == made.order
        for one in scene.actions
    )
