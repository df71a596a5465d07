"""Alighting: who gets off a horse or a bicycle has been on it, and gets down from it."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Relation, Scene

_VERBS = frozenset(
    ("get off", "get down", "get down from", "dismount", "climb off", "climb down", "hop off",
     "swing off", "slide off", "step off", "jump down", "dismount from", "climb down from",
     "swing down", "swing down from", "jump off", "leap off", "leap down", "get down off")
)  # fmt: skip
_MOTIONS = frozenset(("leave", "walk", "climb", "hop", "jump", "stand_up"))
"""Motions that these verbs have where nobody is on anything."""
_ASTRIDE = frozenset(("bicycle", "motorcycle", "scooter", "moped", "tricycle", "unicycle"))
_BEASTS = frozenset(("quadruped", "dragon"))
_LEAST = 1.3
"""Metres long at least that an animal is which somebody rides."""
DISMOUNTS = "dismount"


def alighting(scene: Scene, presets: Presets) -> Scene:
    """The scene with all who get off what they are astride of on it until then."""
    for action in scene.actions:
        if action.verb in _VERBS and action.motion in _MOTIONS and len(action.agents) == 1:
            scene = _down(action, scene, presets)
    return scene


def _down(action: Action, scene: Scene, presets: Presets) -> Scene:
    name = action.agents[0]
    under = {one.b for one in scene.relations if one.a == name and one.kind == "on"}
    mounts = (one for one in scene.entities if one.id in {action.target, action.over, *under})
    mount = next((one for one in mounts if _is_astride(one.id, scene, presets)), None)
    who = scene.entity(name)
    kind = presets.kinds.get(who.kind) if who is not None else None
    if mount is None or kind is None or kind.family != "person":
        return scene
    other = any(one.a == name and one.kind in ("in", "under") for one in scene.relations)
    if other or (action.side and mount.id not in under):
        return scene
    before = [one for one in scene.actions if name in one.agents and one.order < action.order]
    first = not before
    off = action.model_copy(
        update={"motion": DISMOUNTS, "target": mount.id, "side": None, "over": "",
                "order": action.order + first}
    )  # fmt: skip
    later = tuple(
        off if one is action
        else one.model_copy(update={"order": one.order + 1})
        if first and one.order >= action.order and not _goes_on(one, mount.id)
        else one
        for one in scene.actions
    )  # fmt: skip
    sits = Action(motion="sit", verb="ride", agents=(name,), target=mount.id, order=action.order)
    actions = (sits, *later) if first else later
    kept = tuple(one for one in scene.relations if not (one.a == name and one.kind != "in front of")
                 and not (one.a == mount.id and one.b == name))  # fmt: skip
    relations = (*kept, Relation(kind="on", a=name, b=mount.id))
    return scene.model_copy(update={"actions": actions, "relations": relations})


def _goes_on(action: Action, mount: str) -> bool:
    """Whether it is what the mount does meanwhile."""
    return mount in action.agents


def _is_astride(name: str, scene: Scene, presets: Presets) -> bool:
    one = scene.entity(name)
    kind = presets.kinds.get(one.kind) if one is not None else None
    if one is None or kind is None:
        return False
    large = kind.family in _BEASTS and kind.size * one.scale >= _LEAST
    return large or one.kind in _ASTRIDE
