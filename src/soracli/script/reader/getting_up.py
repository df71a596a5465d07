"""Who gets up has sat before: "a man is reading, then gets up and sweeps the floor" reads on a
chair, though no word says so."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Relation, Scene

_ON_A_CHAIR = frozenset(
    ("look", "read", "type", "write", "text", "phone", "talk", "drink", "eat", "knit", "think",
     "play", "guitar", "hold", "laugh", "cry", "yawn", "sing", "paint", "rub_eyes", "pet", "sigh", "smile",
     "listen", "cut", "stir", "toast", "apply", "brush_hair", "cover_face", "cross_arms", "wait")
)  # fmt: skip
"""Motions of what one does on a chair as well as standing."""
_PLACED = ("on", "in", "under")
_SCREENS = frozenset(("television",))
_DESKS = frozenset(("table", "desk"))
_SIT = "sit"


def seated_before_getting_up(scene: Scene, presets: Presets) -> Scene:
    """The scene with a seat under everybody who is said to get up from no seat and have done
    only what one does on a chair: at the table they work at, or on a sofa before the television.
    """
    for person in scene.entities:
        if person.kind == "person" and _gets_up_from_nothing(person.id, scene):
            scene = _with_seat(scene, person.id, presets)
    return scene


def _gets_up_from_nothing(name: str, scene: Scene) -> bool:
    """Whether somebody gets up after having done something that one may do on a chair."""
    own = [one for one in scene.actions if name in one.agents]
    rises = next((one for one in own if one.motion == "stand_up"), None)
    before = [one for one in own if rises is not None and one.order < rises.order]
    may_sit = all(one.motion in _ON_A_CHAIR for one in before)
    placed = any(one.a == name and one.kind in _PLACED for one in scene.relations)
    return bool(before) and may_sit and not placed


def _with_seat(scene: Scene, name: str, presets: Presets) -> Scene:
    """The scene with one more seat, and somebody who sits on it from the start."""
    first = next(one for one in scene.actions if name in one.agents)
    watched = scene.entity(first.target)
    screen = watched is not None and watched.kind in _SCREENS
    seat = _brought("sofa" if screen else "chair", scene, presets)
    behind = next((one for one in scene.relations if one.a == name and one.kind == "behind"), None)
    table = scene.entity(behind.b) if behind is not None else None
    desk = table if table is not None and table.kind in _DESKS and table.implied else None
    target = desk.id if desk is not None else seat.id
    sits = Action(motion=_SIT, verb=_SIT, agents=(name,), target=target, order=first.order)
    at = scene.actions.index(first)
    relations = tuple(one for one in scene.relations if desk is None or one is not behind)
    return scene.model_copy(
        update={
            "entities": (*scene.entities, seat),
            "actions": (*scene.actions[:at], sits, *scene.actions[at:]),
            "relations": (*relations, Relation(kind="on", a=name, b=seat.id)),
        }
    )


def _brought(noun: str, scene: Scene, presets: Presets) -> Entity:
    known = presets.lexicon.noun_named(noun)
    kind = known.kind if known else noun
    taken = {one.id for one in scene.entities}
    number = next(one for one in range(1, len(taken) + 2) if f"{kind}.{one}" not in taken)
    return Entity(id=f"{kind}.{number}", noun=noun, kind=kind, implied=True)
