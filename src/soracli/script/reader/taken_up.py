"""Taken up: who picks up a cup and drinks does so from that cup, and brings no other."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Scene

_VESSELS = frozenset(
    ("mug", "glass", "bottle", "soda_cup", "bowl", "can", "milk_carton", "jar", "champagne_glass",
     "bowl_of_soup", "drink_can", "tankard", "teacup", "coconut", "thermos", "water_bottle")
)  # fmt: skip
"""What is drunk from."""
_NO_FOOD = frozenset(
    ("plate", "bowl", "fork", "spoon", "table_knife", "knife", "chopsticks", "napkin", "box",
     "basket_prop", "mug", "glass", "bottle", "pan", "pot", "book", "phone", "newspaper",
     "umbrella", "backpack", "suitcase", "hat", "chair", "remote", "key", "letter", "towel",
     "brush", "broom")
)  # fmt: skip
"""Small things that nobody eats."""
_IN_HANDS = 0.6
"""Metres up to which an animal is lifted to be kissed."""
_HANDLED = ("pick_up", "pour", "hold", "open", "shake_up", "catch", "give", "toast", "cut", "peel")
"""What puts something into one's hands, or fills it."""


def in_the_hands(scene: Scene) -> Scene:
    """The scene in which what somebody holds is nowhere but there: no board lies near who carries
    it."""
    held = {(name, one.id) for one in scene.entities for name in one.holds}
    kept = tuple(
        one
        for one in scene.relations
        if one.kind not in ("near", "beside") or (one.a, one.b) not in held
    )
    return scene.model_copy(update={"relations": kept})


def with_what_was_taken(scene: Scene, presets: Presets) -> Scene:
    """The scene in which what came along to drink from, to eat or to play is what was taken up."""
    scene = _lifted(scene, presets)
    swapped: dict[str, str] = {}
    actions = []
    for act in scene.actions:
        taken = _taken(act, scene, presets)
        if taken is None:
            actions.append(act)
            continue
        swapped[act.instrument] = taken.id
        motion = _played(taken, presets) if act.motion == "play" else act.motion
        changed = {"instrument": "", "motion": motion, "target": taken.id}
        actions.append(act.model_copy(update=changed))
    swapped.pop("", None)
    if actions == list(scene.actions):
        return scene
    entities = (_without(one, swapped) for one in scene.entities if one.id not in swapped)
    return scene.model_copy(update={"entities": tuple(entities), "actions": tuple(actions)})


def _lifted(scene: Scene, presets: Presets) -> Scene:
    """The scene in which a small animal that somebody kisses is in their hands, and not under the
    hem of their gown."""
    busy = {name for act in scene.actions for name in act.agents}
    busy |= {one.a for one in scene.relations}
    small = {
        one.id
        for one in scene.entities
        if (kind := presets.kinds.get(one.kind)) is not None
        and kind.animate
        and kind.size * one.scale <= _IN_HANDS
    }
    lifted = {
        act.agents[0]: act.target
        for act in scene.actions
        if act.motion == "kiss" and len(act.agents) == 1 and act.target in small - busy
    }
    people = {one.id for one in scene.entities if one.kind == "person"}
    entities = tuple(
        one.model_copy(update={"holds": (*one.holds, lifted[one.id])})
        if one.id in people & lifted.keys() and lifted[one.id] not in one.holds
        else one
        for one in scene.entities
    )
    return scene.model_copy(update={"entities": entities}) if lifted else scene


def _taken(act: Action, scene: Scene, presets: Presets) -> Entity | None:
    """What the doer of an act had taken up before that it is done with; None for nothing."""
    brought = scene.entity(act.instrument)
    if act.motion not in ("drink", "eat", "play") or len(act.agents) != 1 or act.target:
        return None
    if brought is not None and not brought.implied:
        return None
    before = (
        one
        for one in scene.actions
        if one.order < act.order and one.motion in _HANDLED and one.agents == act.agents
    )
    names = [name for one in before for name in (one.target, one.instrument) if name]
    found = [thing for name in names if (thing := scene.entity(name)) is not None]
    return next((one for one in found if _serves(one, act.motion, presets)), None)


def _serves(thing: Entity, motion: str, presets: Presets) -> bool:
    """Whether a thing is drunk from, eaten or played."""
    if motion == "drink":
        return thing.kind in _VESSELS
    if motion == "play":
        return bool(_played(thing, presets))
    kind = presets.kinds.get(thing.kind)
    return kind is not None and kind.family == "prop" and thing.kind not in _NO_FOOD


def _played(thing: Entity, presets: Presets) -> str:
    """The motion of who plays this instrument; "" for what is none."""
    played = presets.lexicon.words.instruments
    return next((motion for motion, kinds in played.items() if thing.kind in kinds), "")


def _without(one: Entity, gone: dict[str, str]) -> Entity:
    """Somebody who holds nothing of what does not come along."""
    kept = tuple(name for name in one.holds if name not in gone)
    return one if kept == one.holds else one.model_copy(update={"holds": kept})
