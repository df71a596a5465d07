"""On escalators: who rides one is on it and goes up or down along it, also where it was named
before: "a department store escalator, shoppers riding down"."""

from soracli.story.scene import Action, Relation, Scene

_RIDES = frozenset(("ride", "ride up", "ride down", "go", "go up", "go down", "glide", "stand"))
_CARRIES = frozenset(("escalator", "escalators", "staircase", "walkway"))
_MOVING = frozenset(("moving", "rolling", "travelator"))
_MOTION = "walk"
"""The motion of who goes along with the steps."""


def on_escalators(scene: Scene) -> Scene:
    """The scene with everybody on the escalator that they ride."""
    stairs = next((one.id for one in scene.entities if _is_escalator(one.noun)), "")
    if not stairs:
        return scene
    actions: list[Action] = []
    on = list(scene.relations)
    for one in scene.actions:
        aims = {one.target, one.over} - {""}
        rides = one.verb.split()[0] == "ride" or one.direction in ("up", "down")
        if one.verb not in _RIDES or not rides or aims - {stairs} or stairs in one.agents:
            actions.append(one)
            continue
        update = {"motion": _MOTION, "target": "", "over": stairs, "speed": 1.0}
        actions.append(one.model_copy(update={**update, "direction": one.direction or "up"}))
        on += [Relation(kind="on", a=who, b=stairs) for who in one.agents]
    told = tuple(dict.fromkeys(on))
    return scene.model_copy(update={"actions": tuple(actions), "relations": told})


def _is_escalator(noun: str) -> bool:
    words = noun.lower().split()
    escalator = "escalator" in words or "escalators" in words
    return escalator or bool(_CARRIES & {*words} and _MOVING & {*words})
