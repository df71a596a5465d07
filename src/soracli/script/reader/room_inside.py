"""Room inside: what somebody gets into is as large as it has to be, and who lands on a limb lands
on whoever has one."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Scene

_INSIDE = ("inside", "into")
_LANDS = frozenset(("land", "alight", "perch", "settle"))
_WINGED = frozenset(("bird", "insect"))
_LIMBS = frozenset(("arm", "shoulder", "hand", "finger", "head", "hat", "wrist", "nose", "back"))
_UPRIGHT = frozenset(("scarecrow", "statue", "snowman", "mannequin", "robot"))
"""Kinds that have limbs on which others land, beside people and animals."""
_CRAWLS, _CRAWLERS = ("crawl", "walk", "sneak"), ("creature", "insect")
_PEBBLES = ("ball", "prop")
"""Motions and families of what creeps, and families of what it creeps over."""
_CREEPS, _BROADER = 0.4, 2.6
"""Metres that such a one measures at most, and how large a stone is for it, of its own size."""
_STALK, _STALK_LONG = "plant_stem", 7.0
"""The kind of a stalk, and how many times as long as who creeps along it one is at most, for both
to be seen."""
_FITS, _MOST = 0.9, 3.0
"""How large a vessel is at least, of who gets into it, and how much larger than usual at most."""


def with_room_inside(scene: Scene, presets: Presets) -> Scene:
    """The scene with vessels into which those fit who climb into them, and with those landed on
    whose arm is told of."""
    scales = dict(_larger(one, scene, presets) for one in scene.actions if _gets_in(one))
    scales |= dict(_broad_enough(one, scene, presets) for one in scene.actions if one.over)
    entities = tuple(
        one.model_copy(update={"scale": scales[one.id]}) if scales.get(one.id) else one
        for one in scene.entities
    )
    actions = tuple(_landed(one, scene, presets) for one in scene.actions)
    return scene.model_copy(update={"entities": entities, "actions": actions})


def _gets_in(one: Action) -> bool:
    return bool(one.target) and len(one.agents) == 1 and one.verb.split()[-1] in _INSIDE


def _larger(one: Action, scene: Scene, presets: Presets) -> tuple[str, float]:
    """What somebody gets into, and the scale that it needs for that; 0 if it is large enough."""
    who, there = scene.entity(one.agents[0]), scene.entity(one.target)
    kinds = presets.kinds
    if who is None or there is None or not {who.kind, there.kind} <= kinds.keys():
        return one.target, 0.0
    own, room = kinds[who.kind].size * who.scale, kinds[there.kind].size * there.scale
    vessel = kinds[there.kind].family in ("prop", "box") and own < _MOST * room
    return one.target, there.scale * _FITS * own / room if vessel and room < _FITS * own else 0.0


def _broad_enough(one: Action, scene: Scene, presets: Presets) -> tuple[str, float]:
    """What somebody small crawls over, and the scale that it needs for them to be on it; 0 if it is
    large enough, or no such thing."""
    who, there = scene.entity(one.agents[0] if one.agents else ""), scene.entity(one.over)
    kinds = presets.kinds
    if who is None or there is None or not {who.kind, there.kind} <= kinds.keys():
        return one.over, 0.0
    crawls = one.motion in _CRAWLS and kinds[who.kind].family in _CRAWLERS
    own, room = kinds[who.kind].size * who.scale, kinds[there.kind].size * there.scale
    if crawls and there.kind == _STALK and room > _STALK_LONG * own:
        return one.over, there.scale * _STALK_LONG * own / room
    small = crawls and kinds[there.kind].family in _PEBBLES and own <= _CREEPS and room < own
    return one.over, there.scale * _BROADER * own / room if small else 0.0


def _landed(one: Action, scene: Scene, presets: Presets) -> Action:
    """ "A crow lands on its arm": on the only one that has arms."""
    first = one.verb.split()[0]
    if first not in _LANDS or one.target or one.over or len(one.agents) != 1:
        return one
    who = scene.entity(one.agents[0])
    winged = who is not None and who.kind in presets.kinds
    if who is None or not winged or presets.kinds[who.kind].family not in _WINGED:
        return one
    limbs = {*scene.text.lower().replace(",", " ").replace(".", " ").split()} & _LIMBS
    others = [other for other in scene.entities if other.id != who.id and _has_limbs(other)]
    if not limbs or len(others) != 1:
        return one
    return one.model_copy(update={"target": others[0].id, "direction": "down"})


def _has_limbs(one: Entity) -> bool:
    return one.kind in _UPRIGHT
