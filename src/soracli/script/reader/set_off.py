"""What things set off in other things: a wave that rocks a boat has the boat rock, lightning that
splits a tree has the tree break, and who is played against plays, too."""

import re

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Scene

_STIRRED = frozenset(("rock", "swing", "spin", "shake", "rattle", "sway", "jolt", "bounce"))
"""First words of verbs of what a thing does to which something without hands does it."""
_TO_IT = r"(?: \w+ly)? (?:it|them|an?|the|his|her|its|their|two|three|several|some)\b"
"""What stands right behind a verb that is done to something."""
_BREAKS = frozenset(("split", "shatter", "smash", "break", "crack", "snap", "burst", "crush"))
"""First words of verbs by which a thing is in pieces afterwards."""
_WHOLE = frozenset(("person", "quadruped", "bird", "creature", "dragon", "insect", "vehicle"))
"""Families of what does not fly to pieces."""
_AGAINST = re.compile(r"\b(?:against|with)\b", re.IGNORECASE)
_BOTH = frozenset(
    ("play", "race", "compete", "duel", "spar", "wrestle", "box", "battle", "fence", "arm",
     "chat", "argue", "debate", "quarrel", "gossip", "dance", "waltz", "tango", "tussle", "brawl")
)  # fmt: skip
"""First words of verbs that two do to each other."""
_AFOOT = frozenset(("run", "drive", "swim", "gallop"))


def set_off(scene: Scene, presets: Presets) -> Scene:
    """The scene in which all do what others bring about in them."""
    more: list[Action] = []
    actions: list[Action] = []
    for one in scene.actions:
        found = _stirred(one, scene, presets) or _broken(one, scene, presets)
        found = found or _the_other(one, scene, presets)
        more += [found] if found is not None else []
        actions.append(one)
    return scene.model_copy(update={"actions": (*actions, *more)}) if more else scene


def _stirred(one: Action, scene: Scene, presets: Presets) -> Action | None:
    """What a thing does that is rocked or swung by something without hands."""
    thing = scene.entity(one.target)
    first = one.verb.split()[0] if one.verb else ""
    if thing is None or first not in _STIRRED or _does(thing, scene):
        return None
    if not re.search(rf"\b{first.rstrip('e')[:4]}\w*{_TO_IT}", scene.text, re.IGNORECASE):
        return None
    if any(_is_alive(scene.entity(name), presets) for name in one.agents):
        return None
    return one.model_copy(update={"agents": (thing.id,), "target": "", "direction": None})


def _broken(one: Action, scene: Scene, presets: Presets) -> Action | None:
    """What happens to a thing that is split or smashed by something without hands."""
    thing = scene.entity(one.target)
    first = one.verb.split()[0] if one.verb else ""
    if thing is None or first not in _BREAKS or one.outcome or _does(thing, scene):
        return None
    kind = presets.kinds.get(thing.kind)
    if kind is None or kind.family in _WHOLE:
        return None
    if any(_is_alive(scene.entity(name), presets) for name in one.agents):
        return None
    return Action(motion="pop", verb="crack", agents=(thing.id,), order=one.order,
                  outcome="shatter")  # fmt: skip


def _the_other(one: Action, scene: Scene, presets: Presets) -> Action | None:
    """What the one does against whom, or with whom, somebody does something."""
    other = scene.entity(one.target)
    first = one.verb.split()[0] if one.verb else ""
    if other is None or len(one.agents) != 1 or first not in _BOTH or _does(other, scene):
        return None
    if not _is_alive(other, presets) or not _is_told(one, other, scene):
        return None
    away = "" if one.motion in _AFOOT else one.agents[0]
    return one.model_copy(update={"agents": (other.id,), "target": away, "instrument": ""})


def _is_told(one: Action, other: Entity, scene: Scene) -> bool:
    """Whether the words say "against" or "with" whom: nobody plays with a ball in return."""
    before, _, _ = scene.text.lower().partition(other.noun.lower().split()[-1])
    return _AGAINST.search(before) is not None and bool(one.agents)


def _does(one: Entity, scene: Scene) -> bool:
    return any(one.id in action.agents for action in scene.actions)


def _is_alive(one: Entity | None, presets: Presets) -> bool:
    kind = presets.kinds.get(one.kind) if one is not None else None
    return kind is not None and (
        kind.family in ("person", "quadruped", "bird", "creature", "dragon", "insect")
    )
