"""Casting: every entity of a scene gets a figure, built by the family of its kind."""

from soracli.plan.take import TakeSpec
from soracli.stage.animals import build_animal
from soracli.stage.figure import Figure
from soracli.stage.people import build_person
from soracli.stage.things import build_stand_in, build_thing
from soracli.story.scene import Entity

ANIMALS = ("quadruped", "bird", "insect", "fish", "dragon")
ALIVE = ("person", *ANIMALS)


def cast(spec: TakeSpec) -> dict[str, Figure]:
    """A figure for every entity, by entity id. Things that look the same share one figure; the
    living are each built for themselves, so that two women are two women."""
    made: dict[str, Figure] = {}
    figures: dict[str, Figure] = {}
    for entity in spec.scene.entities:
        kind = spec.cast.get(entity.kind)
        alike = kind is not None and kind.family not in ALIVE
        hidden = {"group": "", "holds": (), "implied": False} | ({"id": ""} if alike else {})
        key = entity.model_copy(update=hidden).model_dump_json()
        if key not in made:
            made[key] = _build(spec, entity)
        figures[entity.id] = made[key]
    return figures


def _build(spec: TakeSpec, entity: Entity) -> Figure:
    kind = spec.cast.get(entity.kind)
    if kind is None:
        return build_stand_in(entity)
    if kind.family == "person":
        return build_person(kind, entity)
    if kind.family in ANIMALS:
        return build_animal(kind, entity)
    return build_thing(kind, entity)
