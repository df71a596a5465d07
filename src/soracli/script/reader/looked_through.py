"""Looking through: who looks through a telescope or a keyhole has an eye at it, and does not go
through it as who walks through a gate does."""

from collections.abc import Sequence

from soracli.script.presets import Presets
from soracli.story.scene import Action, Relation, Scene


def looked_through(scene: Scene, presets: Presets) -> Scene:
    """The scene in which all who look through something are at it."""
    through = [one for one in scene.actions if _is_through(one)]
    if not through:
        return scene
    scene = _with_lenses(scene, through)
    actions = tuple(_at_it(one) if one in through else one for one in scene.actions)
    told = {name for one in scene.relations for name in (one.a, one.b)}
    beside = tuple(
        Relation(kind="near", a=who, b=one.over)
        for one in through
        for who in one.agents[:1]
        if who not in told and _is_stood_at(one.over, scene, presets)
    )
    return scene.model_copy(update={"actions": actions, "relations": (*scene.relations, *beside)})


_LENSES = ("magnifying_glass", "binoculars", "monocle", "camera", "spyglass", "loupe")
"""Ends of the kinds that one looks through with them in a hand."""


def _with_lenses(scene: Scene, through: Sequence[Action]) -> Scene:
    """The scene in which who looks through a lens has it in hand."""
    lenses = {one.id for one in scene.entities if one.kind.endswith(_LENSES)}
    has = {one.agents[0]: one.over for one in through if one.agents and one.over in lenses}
    borne = {it for one in scene.entities for it in one.holds} | {one.a for one in scene.relations}
    entities = tuple(
        one.model_copy(update={"holds": (*one.holds, has[one.id])})
        if one.id in has and has[one.id] not in borne
        else one
        for one in scene.entities
    )
    return scene.model_copy(update={"entities": entities})


def _is_through(one: Action) -> bool:
    return one.motion == "look" and one.direction == "through" and bool(one.over)


def _at_it(one: Action) -> Action:
    target = one.target or one.over
    return one.model_copy(update={"target": target, "over": "", "direction": None})


def _is_stood_at(name: str, scene: Scene, presets: Presets) -> bool:
    """Whether a thing stands somewhere, and is no lens in a hand."""
    entity = scene.entity(name)
    kind = presets.kinds.get(entity.kind) if entity is not None else None
    held = any(name in one.holds for one in scene.entities)
    return kind is not None and not held
