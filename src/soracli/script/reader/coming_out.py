"""Coming out of something: "a dog runs out of a barn" is in the barn at first, and then before it;
"a cat jumps out of a box" is then beside the box."""

import re
from collections.abc import Mapping

from soracli.script.presets import Presets
from soracli.script.reader.getting_in import getting_in
from soracli.story.scene import Action, Entity, Relation, Scene, Spatial

_OUT = r"\bout (?:of|from (?:inside|within))\b(?: (?:of|inside))?[^.,;:!?]*?\b"
_HOLLOW = ("building", "furniture", "prop", "box", "landmark", "vehicle", "aircraft")
"""Families of what somebody can come out of."""
_CARS = ("vehicle", "aircraft")
_THINGS = ("prop", "ball", "box", "drifter")
"""Families of what pops out through the air."""
_WITH_A_DOOR = ("building", "landmark", *_CARS)
"""Families of what has its way out before it; from all else one comes over its edge."""
_GOES = {
    "run": "run", "rush": "run", "dash": "run", "sprint": "run", "race": "run", "burst": "run",
    "bolt": "run", "storm": "run", "flee": "run", "jump": "jump", "leap": "jump", "hop": "jump",
    "spring": "jump", "bound": "jump", "crawl": "crawl", "creep": "crawl", "slither": "crawl",
    "float": "float", "drift": "float", "fly": "fly", "flutter": "fly", "soar": "fly",
    "drive": "drive", "roll": "roll",
    "gush": "float", "spurt": "float", "squirt": "float", "spout": "float", "spray": "float",
}  # fmt: skip
"""Verbs of coming out, with their motions; any other way out is walked."""
_RISES = frozenset(("rise", "ascend", "levitate", "pop", "soar"))
_SHOOTS = frozenset(("pop", "shoot", "burst"))
"""First words of verbs of who leaves something through the air, and at once."""
_WAYS = frozenset(
    ("leave", "enter", "walk", "run", "jump", "crawl", "climb", "hop", "pour", "step", "fly",
     "sneak", "march", "stagger", "waddle", "trot", "skip", "float")
)  # fmt: skip
"""Motions as which these are read."""
_HANDLED = frozenset(("push", "pull", "hold", "carry", "drag", "lead", "throw", "pick_up"))
"""Motions of what is done to things that one has with one."""
_GETS_OUT = re.compile(r"(?:get|climb|step|jump|hop|come) (?:out|off)|alight|disembark|get down")
_LANDS = frozenset(("land", "touch", "descend", "set"))
"""First words of verbs by which what flies comes down; one gets out of it then."""
_AWAY = re.compile(r"\bout\b|\boff\b|\balight|\bdisembark|\bexit|\bdown from\b", re.IGNORECASE)
"""Words without which nobody comes out of anything."""
_DECKED = frozenset(
    ("bus", "train", "tram", "subway_train", "bullet_train", "railway_carriage", "airplane",
     "airliner", "ferry", "school_bus", "double_decker", "helicopter", "plane")
)  # fmt: skip
"""Kinds that one is in although one gets on and off them."""
_SIDES: dict[str, Spatial] = {"right to left": "left of", "toward camera": "in front of"}
"""The sides of what somebody was hidden by to which ways lead."""
_LOOSELY = ("near", "on")
"""Relations that are read where somebody only comes from there."""
_REAR = ("behind", "in back of", "the back of")
_HIDDEN = re.compile(
    r"\bfrom (?P<where>behind|in back of|the back of|underneath|under|beneath|below)\b",
    re.IGNORECASE,
)
"""Words for where somebody comes from who was hidden there."""
_ROOM = 0.45
"""The share of its own size that something has at least of which somebody comes out."""


def coming_out(scene: Scene, presets: Presets) -> Scene:
    """The scene in which all who come out of something are in it before that."""
    scene = getting_in(scene, presets)
    down = tuple(_comes_down(one, scene, presets) for one in scene.actions)
    scene = scene.model_copy(update={"actions": down}) if down != scene.actions else scene
    scene = _from_behind(scene, presets)
    if _AWAY.search(scene.text) is None:
        return scene
    actions = [_comes_out(one, scene, presets) for one in scene.actions]
    out = [one for one, before in zip(actions, scene.actions, strict=True) if one is not before]
    told = {(one.a, one.b) for one in scene.relations}
    within = [
        Relation(kind="in", a=agent, b=one.target)
        for one in out
        for agent in one.agents
        if one.target and (agent, one.target) not in told
    ]
    raised = {one.agents[0]: one.target for one in out if one.side == "above"}
    relations = (_of_the_source(one, raised) for one in scene.relations)
    actions = [_through_the_air(one) for one in actions]
    update = {"actions": tuple(actions), "relations": (*relations, *within)}
    return scene.model_copy(update=update) if out else scene


def _from_behind(scene: Scene, presets: Presets) -> Scene:
    """The scene with those behind or under something who come from there, and go to its side."""
    actions, hidden = list(scene.actions), []
    for at, one in enumerate(scene.actions if _HIDDEN.search(scene.text) else ()):
        verb = re.escape(one.verb.split()[0][:4]) if one.verb else "-"
        for other in scene.entities:
            noun = re.escape(other.noun.split()[-1])
            said = re.search(rf"\b{verb}\w*\b[^.,;:!?]*?{_HIDDEN.pattern}[^.,;:!?]*?\b{noun}\b",
                             scene.text, re.IGNORECASE)  # fmt: skip
            gone_on = one.target not in ("", other.id) or one.side is not None
            if said is None or other.id in one.agents or gone_on or other.kind not in presets.kinds:
                continue
            kind: Spatial = "behind" if said["where"].lower() in _REAR else "under"
            told = {(rel.a, rel.b) for rel in scene.relations if rel.kind not in _LOOSELY}
            hidden += [
                Relation(kind=kind, a=name, b=other.id)
                for name in one.agents
                if (name, other.id) not in told
            ]
            low = one.motion == "slide" and kind == "under"
            if low or one.motion in (*_WAYS, *_GOES.values()):
                actions[at] = _on_all_fours(_to_its_side(one, other.id, kind), kind, scene)
            break
    pairs = {(one.a, one.b) for one in hidden}
    kept = [one for one in scene.relations if one.kind != "on" or (one.a, one.b) not in pairs]
    update = {"actions": tuple(actions), "relations": (*kept, *hidden)}
    return scene.model_copy(update=update) if hidden or actions != [*scene.actions] else scene


def _on_all_fours(action: Action, hidden: Spatial, scene: Scene) -> Action:
    """Somebody who rolls out from under a truck is low, and does no somersaults."""
    who = scene.entity(action.agents[0]) if action.agents else None
    low = hidden == "under" and who is not None and who.kind == "person"
    return action.model_copy(update={"motion": "crawl"}) if low and action.side else action


def _to_its_side(action: Action, source: str, hidden: Spatial) -> Action:
    """The same action, led to the side of what somebody comes out from behind, or from under: to
    the right, if no other way is told."""
    if action.direction == "up" or action.verb.endswith(" up") or action.verb in _RISES:
        up = {"target": "", "over": "", "direction": "up"}
        return action.model_copy(update=up)  # a balloon that drifts up from behind a barn
    side = _SIDES.get(action.direction or "", "right of")
    motion = _GOES.get(action.verb.split()[0], "crawl" if hidden == "under" else "walk")
    changed = {"motion": motion, "target": source, "side": side, "direction": None, "over": ""}
    return action.model_copy(update=changed)


def _comes_down(action: Action, scene: Scene, presets: Presets) -> Action:
    """Who jumps down from something is on it first, and then beside it, or where they leap to."""
    leaps = action.motion in ("jump", "hop") and action.direction == "down" and action.over
    onto = {(one.a, one.b) for one in scene.relations if one.kind == "on"}
    if not leaps or action.side is not None or (*action.agents[:1], action.over) not in onto:
        return action
    if action.target not in ("", action.over):  # from one rock onto another
        return action.model_copy(update={"over": "", "direction": None})
    kind = presets.kinds.get(next(one.kind for one in scene.entities if one.id == action.over))
    if kind is None or kind.family not in _HOLLOW:
        return action
    changed = {"target": action.over, "over": "", "side": "right of", "direction": None}
    return action.model_copy(update=changed)


def _comes_out(action: Action, scene: Scene, presets: Presets) -> Action:
    """The same action, led to the open side of what somebody comes out of, if they do."""
    if action.motion not in _WAYS or action.side is not None or not action.agents:
        return action
    who = scene.entity(action.agents[0])
    source = next((one for one in scene.entities if _is_left(one, action, scene)), None)
    source = source or _the_car(action, scene, presets)
    if who is None or source is None or not _holds(source, who, presets):
        return action
    verb, family = action.verb.split()[0], presets.kinds[source.kind].family
    if verb == "get" and family not in _CARS:
        return action  # out of bed, off a sofa
    lifeless = presets.kinds[who.kind].family in _THINGS if who.kind in presets.kinds else False
    if verb == "pop" and not lifeless:
        return action  # a rabbit that is in sight all of a sudden
    if verb in _RISES or action.direction == "up":
        return action.model_copy(update={"target": source.id, "side": "above"})
    motion = _GOES.get(verb, "walk")
    side: Spatial = "in front of" if family in _WITH_A_DOOR else "right of"
    changed = {
        "motion": motion,
        "target": source.id,
        "side": side,
        "direction": None,
        "instrument": "",
    }
    return action.model_copy(update=changed)


def _through_the_air(action: Action) -> Action:
    """A genie rises out of a lamp, and a cork pops up out of a bottle: through the air, and not
    over the edge of it."""
    if action.side != "above":
        return action
    motion = "fly" if action.verb.split()[0] in _SHOOTS else "float"
    return action.model_copy(
        update={"motion": motion, "target": "", "over": "", "direction": "up", "side": None}
    )


def _of_the_source(one: Relation, raised: Mapping[str, str]) -> Relation:
    """ "A genie rises out of a lamp on a rug": the lamp is on the rug."""
    source = raised.get(one.a, one.b)
    return one if one.kind != "on" or source == one.b else one.model_copy(update={"a": source})


def _the_car(action: Action, scene: Scene, presets: Presets) -> Entity | None:
    """What somebody "gets out" of, or off, where no more is said: the one car that is there."""
    if not _GETS_OUT.fullmatch(action.verb) or action.target:
        return None
    kinds = ((one, presets.kinds.get(one.kind)) for one in scene.entities)
    flown = {
        name
        for one in scene.actions
        if one.motion == "fly" and one.verb.split()[0] not in _LANDS
        for name in one.agents
    }
    flown |= _taken_along(action, scene)
    cars = [one for one, kind in kinds
            if kind is not None and kind.family in _CARS and one.id not in flown]  # fmt: skip
    return cars[0] if len(cars) == 1 and cars[0].id not in action.agents else None


def _is_left(source: Entity, action: Action, scene: Scene) -> bool:
    """Whether the words say that those who act come out of something."""
    if source.id in action.agents or (action.target and action.target != source.id):
        return False
    if source.id in _taken_along(action, scene):
        return False
    verb = re.escape(action.verb.split()[0][:4])
    noun = re.escape(source.noun.split()[-1])
    said = rf"\b{verb}\w*\b[^.,;:!?]*?{_OUT}{noun}"
    if source.kind in _DECKED:  # nobody stands on its roof who steps off it
        said = rf"{said}|\b{verb}\w*\b[^.,;:!?]*?\b(?:off|down from)\b[^.,;:!?]*?\b{noun}"
        said = rf"{said}|\b(?:exit|alight|disembark)\w*\b[^.,;:!?]*?\b{noun}"
    return re.search(said, scene.text, re.IGNORECASE) is not None


def _taken_along(action: Action, scene: Scene) -> set[str]:
    """What those who come out have with them: a stroller that they push, a kite that they hold."""
    others = (one for one in scene.actions if set(one.agents) & set(action.agents))
    handled = {one.target for one in others if one.motion in _HANDLED}
    held = (scene.entity(one) for one in action.agents)
    return handled | {thing for one in held if one is not None for thing in one.holds}


def _holds(source: Entity, who: Entity, presets: Presets) -> bool:
    """Whether something is hollow, and large enough for somebody."""
    kind = presets.kinds.get(source.kind)
    if kind is None or kind.family not in _HOLLOW:
        return False
    return _size(source, presets) >= _ROOM * _size(who, presets)


def _size(entity: Entity, presets: Presets) -> float:
    kind = presets.kinds.get(entity.kind)
    return kind.size * entity.scale if kind is not None else 1.0
