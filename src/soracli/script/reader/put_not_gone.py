"""Put, and not gone: who drops a letter in a mailbox is not in the mailbox, and a forklift that
sets a crate on another one is not on that: what they put is there."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Relation, Scene

_PUTS = frozenset(("drop", "put_down", "hoist"))
_INTO = ("in", "on")
_SMALLER = 0.9
"""Of the size of somebody how large something is at most that they cannot be in or on."""
_CARRIES = ("vehicle", "boat", "board", "aircraft", "quadruped")


def put_not_gone(scene: Scene, presets: Presets) -> Scene:
    """The scene in which what somebody puts somewhere is there, and not who does it."""
    gone: list[Relation] = []
    actions: list[Action] = []
    for action in scene.actions:
        found = (one for one in scene.relations if _is_wrong(one, action, scene, presets))
        wrong = next(found, None)
        if wrong is None:
            actions.append(action)
            continue
        gone.append(wrong)
        side = "in" if wrong.kind == "in" else action.side
        actions.append(action.model_copy(update={"over": wrong.b, "side": side}))
    left = tuple(one for one in scene.relations if one not in gone)
    return scene.model_copy(update={"actions": tuple(actions), "relations": left})


def _is_wrong(one: Relation, action: Action, scene: Scene, presets: Presets) -> bool:
    """Whether somebody would be where they only put something."""
    if action.motion not in _PUTS or one.kind not in _INTO or one.a not in action.agents:
        return False
    if not action.target or action.over not in ("", one.b) or one.b == action.target:
        return False
    at_it = (other for other in scene.actions if one.a in other.agents and other is not action)
    if any(other.target == one.b and other.motion in ("sit", "lie", "sleep") for other in at_it):
        return False
    return not _bears(one, scene, presets)


def _bears(one: Relation, scene: Scene, presets: Presets) -> bool:
    """Whether somebody has room in or on a thing, or what they are on bears people."""
    who, there = scene.entity(one.a), scene.entity(one.b)
    if who is None or there is None or {who.kind, there.kind} - presets.kinds.keys():
        return True
    own, base = presets.kinds[who.kind], presets.kinds[there.kind]
    seat = "seat" in base.anchors or there.noun in presets.lexicon.words.seats
    large = base.size * there.scale > _SMALLER * own.size * who.scale
    return large or seat or base.family in _CARRIES
