"""Who rocks, soothes or nurses a baby has it in the arms; a baby is as small as babies are,
whatever else it is called."""

from soracli.story.scene import Action, Entity, Relation, Scene

_BABIES = ("baby", "infant", "newborn")
_SMALL = ("baby", "infant", "newborn", "toddler", "little one", "child", "kid", "son", "daughter")
"""Whom one takes into the arms to soothe, by what they are called."""
_SIZE, _CARRIED = 0.42, 0.55
"""How large a baby is, of a grown body, and a child that is rocked in the arms at most."""
_ROCKS = frozenset(("rock", "lull", "soothe", "cradle", "calm", "hush", "nurse", "comfort", "shush",
                    "burp", "swaddle", "breastfeed", "bottle-feed", "sing to sleep"))  # fmt: skip
"""Verbs of what is done to a baby in the arms, and of which a larger child is only rocked."""
_TO_SLEEP = ("rock", "lull")
_BEDS = frozenset(("crib", "bed", "stroller", "cradle", "sofa", "basket_prop", "bathtub", "table"))
"""Kinds in or on which a baby lies that nobody has in the arms."""


def rocked_in_arms(scene: Scene) -> Scene:
    """The scene with every baby that is rocked or soothed in the arms of who does it."""
    scene = scene.model_copy(update={"entities": tuple(_sized(one) for one in scene.entities)})
    for action in scene.actions:
        who = scene.entity(action.agents[0]) if len(action.agents) == 1 else None
        baby = scene.entity(action.target)
        if who is None or baby is None or who.kind != "person" or who.id == baby.id:
            continue
        if _is_rocked(action, baby) and not _lies(baby, scene):
            scene = _in_arms(action, who, baby, scene)
    return scene


def _is_baby(one: Entity) -> bool:
    words = {*one.noun.split(), *one.attributes}
    return one.kind == "person" and bool(words & {*_BABIES})


def _sized(one: Entity) -> Entity:
    """Somebody; a newborn son is no boy of ten."""
    if not _is_baby(one) or one.scale <= _SIZE or one.noun in _BABIES:
        return one
    traits = {"age": "child", "hair": "bald", **one.traits}
    return one.model_copy(update={"scale": _SIZE, "traits": traits})


def _is_rocked(action: Action, baby: Entity) -> bool:
    verb = action.verb if action.verb in _ROCKS else action.verb.split(" ")[0]
    small = baby.kind == "person" and baby.noun.split()[-1] in _SMALL
    return verb in (_ROCKS if _is_baby(baby) else _TO_SLEEP) and (small or _is_baby(baby))


def _lies(baby: Entity, scene: Scene) -> bool:
    """Whether a baby is in its bed."""
    on = [one.b for one in scene.relations if one.a == baby.id and one.kind in ("on", "in")]
    return any((bed := scene.entity(name)) is not None and bed.kind in _BEDS for name in on)


def _in_arms(action: Action, who: Entity, baby: Entity, scene: Scene) -> Scene:
    held = action.model_copy(update={"motion": "hold"})
    small = baby.model_copy(update={"scale": min(baby.scale, _CARRIED)})
    others = tuple(
        one for one in scene.relations if baby.id not in (one.a, one.b) or one.kind != "near"
    )
    known = any(one.a == baby.id and one.b == who.id and one.kind == "on" for one in others)
    on = () if known else (Relation(kind="on", a=baby.id, b=who.id),)
    return scene.model_copy(
        update={
            "entities": tuple(small if one.id == baby.id else one for one in scene.entities),
            "actions": tuple(held if one is action else one for one in scene.actions),
            "relations": (*others, *on),
        }
    )
