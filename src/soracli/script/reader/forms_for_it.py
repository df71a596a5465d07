"""Forms for it: what is used in a way has the form that allows that: a drawbridge that somebody
crosses is down, and a sink that somebody is under stands high on its legs."""

from soracli.story.scene import Entity, Scene

_FORMS = {
    ("on", "castle_drawbridge"): "lowered_drawbridge",
    ("under", "sink"): "console_sink",
}
"""The kind of what somebody is to as the relation says, and the kind that it is then."""


def with_forms_for_it(scene: Scene) -> Scene:
    """The scene in which things have the form in which what is told of them can be."""
    moving = {name for one in scene.actions for name in one.agents}
    at_work = {name for one in scene.actions if one.target for name in one.agents}
    kinds = {one.id: one.kind for one in scene.entities}
    fit = {
        one.b: _FORMS[one.kind, kinds[one.b]]
        for one in scene.relations
        if one.b in kinds
        and (one.kind, kinds[one.b]) in _FORMS
        and one.b not in moving
        and not (one.kind == "under" and one.a in at_work)  # hands at work are in reach of it
    }
    if not fit:
        return scene
    return scene.model_copy(update={"entities": tuple(_formed(one, fit) for one in scene.entities)})


def _formed(entity: Entity, fit: dict[str, str]) -> Entity:
    kind = fit.get(entity.id)
    return entity if kind is None else entity.model_copy(update={"kind": kind})
