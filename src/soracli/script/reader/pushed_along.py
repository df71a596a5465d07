"""Who walks and pushes something does so all the way: "walks to the left, pushing a broom" pushes
the broom to the left, and does not leave it where it stood."""

from soracli.story.scene import Action, Scene

_ON_FOOT = frozenset(("walk", "run", "march", "trudge", "cross", "leave", "enter", "hike"))
_SHOVES = frozenset(("push", "pull"))


def pushed_along(scene: Scene) -> Scene:
    """The scene in which what somebody pushes or pulls on the way goes with them."""
    actions = list(scene.actions)
    for shove in scene.actions:
        if shove.motion not in _SHOVES or not shove.target or shove.side is not None:
            continue
        way = next((one for one in actions if _is_its_way(one, shove)), None)
        if way is None:
            continue
        at = next(place for place, one in enumerate(actions) if one is shove)
        actions[at] = shove.model_copy(
            update={
                "direction": shove.direction or way.direction,
                "over": shove.over or way.over,
                "speed": way.speed if way.speed != 1.0 else shove.speed,
            }
        )
        actions.remove(way)
    changed = len(actions) < len(scene.actions)
    return scene.model_copy(update={"actions": tuple(actions)}) if changed else scene


def _is_its_way(one: Action, shove: Action) -> bool:
    """Whether somebody goes that way while they push something that is not where they go to."""
    same = one.agents == shove.agents and one.order == shove.order and one is not shove
    return same and one.motion in _ON_FOOT and one.side is None and not one.target
