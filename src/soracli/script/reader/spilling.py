"""What is spilt spreads where it is: ink, oil and milk on a floor are no thing that falls over."""

from soracli.story.scene import Action, Becoming, Scene

_PUDDLE = "puddle"
_FALLING = ("fall", "slide", "roll", "float", "drift", "pour", "leave", "")
"""Motions of what is spilt, runs out, drips or leaks."""
_SPREADS, _FIRST = 2.4, 0.5
"""How many times as wide it becomes, and how wide it is at first, of its kind."""


def spilt(scene: Scene) -> Scene:
    """The scene in which a puddle that is told to fall grows."""
    pools = {one.id for one in scene.entities if one.kind == _PUDDLE}
    falling = [one for one in scene.actions if one.motion in _FALLING and pools & set(one.agents)]
    if not falling:
        return scene
    grown = {name: one for one in reversed(falling) for name in one.agents if name in pools}
    changing = {one.entity for one in scene.becomings if one.aspect == "size"}
    spread = tuple(
        Becoming(entity=name, aspect="size", factor=_SPREADS, order=one.order)
        for name, one in grown.items()
        if name not in changing
    )
    smaller = {one.entity for one in spread}
    entities = tuple(
        one.model_copy(update={"scale": one.scale * _FIRST}) if one.id in smaller else one
        for one in scene.entities
    )
    actions = tuple(_without(one, pools) if one in falling else one for one in scene.actions)
    return scene.model_copy(
        update={
            "entities": entities,
            "actions": tuple(one for one in actions if one.agents),
            "becomings": (*scene.becomings, *spread),
        }
    )


def _without(action: Action, pools: set[str]) -> Action:
    return action.model_copy(
        update={"agents": tuple(name for name in action.agents if name not in pools)}
    )
