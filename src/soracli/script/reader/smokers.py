"""Who lights a cigarette, a cigar or a pipe has it in the hand, at the lips."""

from soracli.script.reader.handed_things import with_things_in_hand
from soracli.story.scene import Action, Scene

_LIT = frozenset(("cigarette", "cigar", "pipe", "joint", "cigarillo", "cheroot"))
_LIGHTS, _AT_LIPS = ("light", "light up", "relight"), "apply"
"""Verbs of lighting, and the motion of a hand at the mouth."""


def smokers(scene: Scene) -> Scene:
    """The scene with what people light to smoke at their lips."""
    held: dict[str, tuple[str, ...]] = {}
    actions: list[Action] = []
    for action in scene.actions:
        thing, who = scene.entity(action.target), scene.entity(next(iter(action.agents), ""))
        smoked = thing is not None and thing.noun.split(" ")[-1] in _LIT
        if who is None or not smoked or who.kind != "person" or action.verb not in _LIGHTS:
            actions.append(action)
            continue
        held[who.id] = (action.target,)
        actions.append(action.model_copy(update={"motion": _AT_LIPS, "instrument": action.target}))
    if not held:
        return scene
    entities = with_things_in_hand(scene.entities, held)
    return scene.model_copy(update={"actions": tuple(actions), "entities": entities})
