"""Seats that no word tells of: "a man is reading, then gets up and sweeps the floor" reads on a
chair, and who watches television sits before it."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Relation, Scene

_ON_A_CHAIR = frozenset(
    ("look", "read", "type", "write", "text", "phone", "talk", "drink", "eat", "knit", "think",
     "play", "guitar", "hold", "laugh", "cry", "yawn", "sing", "paint", "rub_eyes", "pet", "sigh",
     "smile", "cut", "stir", "toast", "apply", "brush_hair", "cover_face", "cross_arms")
)  # fmt: skip
"""Motions of what one does on a chair as well as standing."""
_PLACED = ("on", "in", "under")
_SCREENS = frozenset(("television",))
_DESKS = frozenset(("table", "desk"))
_SIT = "sit"
_MOST = 4
"""So many find room on one sofa."""


def seated_before_getting_up(scene: Scene, presets: Presets) -> Scene:
    """The scene with a seat under everybody who is said to get up from no seat and have done
    only what one does on a chair: at the table they work at, or on a sofa before the television.
    """
    for person in scene.entities:
        if person.kind == "person" and _gets_up_from_nothing(person.id, scene):
            scene = _with_seat(scene, person.id, presets)
    return scene


def seated_at_the_screen(scene: Scene, presets: Presets) -> Scene:
    """The scene with a sofa for those of whom it says first, and nothing else meanwhile, that they
    watch television."""
    for action in scene.actions:
        screen = scene.entity(action.target)
        if action.motion != "look" or screen is None or screen.kind not in _SCREENS:
            continue
        people = [one for one in map(scene.entity, action.agents) if one is not None]
        free = all(one.kind == "person" and _only(one.id, action, scene) for one in people)
        told = any(screen.id in (one.a, one.b) for one in scene.relations)
        if free and not told and 0 < len(people) <= _MOST:
            return _with_seat(scene, people[0].id, presets, action.agents)
    return scene


def _only(name: str, action: Action, scene: Scene) -> bool:
    """Whether somebody has no place, and does only what one does on a sofa, until they have watched
    something."""
    placed = any(one.a == name for one in scene.relations)
    own = [one for one in scene.actions if name in one.agents and one.order <= action.order]
    return not placed and all(one.motion in _ON_A_CHAIR for one in own)


def _gets_up_from_nothing(name: str, scene: Scene) -> bool:
    """Whether somebody gets up after having done something that one may do on a chair."""
    own = [one for one in scene.actions if name in one.agents]
    rises = next((one for one in own if one.motion == "stand_up"), None)
    before = [one for one in own if rises is not None and one.order < rises.order]
    may_sit = all(one.motion in _ON_A_CHAIR for one in before)
    placed = any(one.a == name and one.kind in _PLACED for one in scene.relations)
    return bool(before) and may_sit and not placed


def _with_seat(scene: Scene, name: str, presets: Presets, all_names: tuple[str, ...] = ()) -> Scene:
    """The scene with one more seat, and somebody who sits on it from the start, with `all_names`
    where it is for several."""
    names = all_names or (name,)
    first = next(one for one in scene.actions if name in one.agents)
    watched = scene.entity(first.target)
    screen = bool(all_names) or (watched is not None and watched.kind in _SCREENS)
    seat = _brought("sofa" if screen else "chair", scene, presets)
    behind = next((one for one in scene.relations if one.a == name and one.kind == "behind"), None)
    table = scene.entity(behind.b) if behind is not None else None
    desk = table if table is not None and table.kind in _DESKS and table.implied else None
    target = desk.id if desk is not None else seat.id
    sits = Action(motion=_SIT, verb=_SIT, agents=names, target=target, order=first.order)
    at = scene.actions.index(first)
    relations = tuple(one for one in scene.relations if desk is None or one is not behind)
    return scene.model_copy(
        update={
            "entities": (*scene.entities, seat),
            "actions": (*scene.actions[:at], sits, *scene.actions[at:]),
            "relations": (*relations, *(Relation(kind="on", a=one, b=seat.id) for one in names)),
        }
    )


def _brought(noun: str, scene: Scene, presets: Presets) -> Entity:
    known = presets.lexicon.noun_named(noun)
    kind = known.kind if known else noun
    taken = {one.id for one in scene.entities}
    number = next(one for one in range(1, len(taken) + 2) if f"{kind}.{one}" not in taken)
    return Entity(id=f"{kind}.{number}", noun=noun, kind=kind, implied=True)
