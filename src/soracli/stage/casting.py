"""Casting: every entity of a scene gets a figure, built by the family of its kind."""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.animals import build_animal
from soracli.stage.figure import Figure
from soracli.stage.fitting_in import fitted
from soracli.stage.fronts import come_alive
from soracli.stage.landmarks import in_perspective
from soracli.stage.made_out import made_out
from soracli.stage.mesh import Floats
from soracli.stage.motley import one_of_many
from soracli.stage.people import build_person
from soracli.stage.things import build_stand_in, build_thing
from soracli.stage.to_their_size import to_their_size
from soracli.story.preset import Kind
from soracli.story.scene import Entity, Garment

ANIMALS = ("quadruped", "bird", "insect", "fish", "dragon", "creature", "drifter")
ALIVE = ("person", *ANIMALS)
IN_HAND = (
    "read", "drink", "eat", "hold", "play", "throw", "drop", "give", "put_down", "guitar", "violin",
    "flute", "trumpet", "phone", "text",
)  # fmt: skip
"""Motions whose target (or what they are done with) is held."""
_HANDY = 0.3
_TRAITS = {"hair": "hair_color", "skin": "skin", "eyes": "eyes"}
"""The traits that are the colors of parts of a body."""
MOST_HANDS = 16
_RIDDEN, _CHILDS = ("bicycle", "scooter"), 0.72
"""What is smaller for a child to ride, and how much smaller: 20 inch wheels for 28."""


def cast(spec: TakeSpec) -> dict[str, Figure]:
    """A figure for every entity, by entity id.

    Things that look the same share one figure; the living are each built for themselves, so that
    two women are two women. What goes into or under something else is of a size that does
    (`fitting_in`).
    """
    _sculpt_ahead(spec)
    held = {name for entity in spec.scene.entities for name in entity.holds}
    held |= {action.target for action in spec.scene.actions if action.motion in IN_HAND}
    figures, entities = {}, {}
    for entity in spec.scene.entities:
        if not entity.kind and entity.id in held:
            # nobody knows how big it is, but it fits into a hand
            entity = entity.model_copy(update={"scale": entity.scale * _HANDY})
        if entity.kind in _RIDDEN and _of_a_child(spec, entity.id):
            entity = entity.model_copy(update={"scale": entity.scale * _CHILDS})
        figures[entity.id], entities[entity.id] = _figure(spec, entity), entity

    def built(name: str, factor: float) -> Figure:
        scale = float(np.clip(entities[name].scale * factor, 1e-3, 100.0))
        return _figure(spec, entities[name].model_copy(update={"scale": scale}))

    seen = made_out(spec.scene, fitted(spec.scene, figures, built), built)
    seen = to_their_size(spec.scene, in_perspective(spec.scene, seen, built), built)
    return come_alive(spec.scene, seen)


def _sculpt_ahead(spec: TakeSpec) -> None:
    """Build the living beside one another: most of it is done in kernels that let go of the GIL."""
    looks = dict.fromkeys(_looks(spec, one) for one in spec.scene.entities if _lives(spec, one))
    hands = min(len(looks), os.cpu_count() or 1, MOST_HANDS)
    if hands > 1:
        with ThreadPoolExecutor(hands, thread_name_prefix="sculptor") as pool:
            list(pool.map(lambda look: _built(*look), looks))


def _lives(spec: TakeSpec, entity: Entity) -> bool:
    kind = spec.cast.get(entity.kind)
    return kind is not None and kind.family in ALIVE


def _of_a_child(spec: TakeSpec, name: str) -> bool:
    """Whether a child rides this."""
    riders = {one.a for one in spec.scene.relations if one.b == name and one.kind == "on"}
    found = [entity for entity in spec.scene.entities if entity.id in riders]
    return any(entity.traits.get("age") == "child" for entity in found)


def recolored(spec: TakeSpec, entity: Entity, color: str, part: str = "") -> Floats:
    """The linear colors (V, 3) of the vertices of an entity, were it, or only its hair, skin, eyes
    its roof, or the garment named by `part`, of this color (#rrggbb)."""
    changes: dict[str, object] = {"color": color}
    if part and not any(one.kind == part for one in entity.wears):
        kind = spec.cast.get(entity.kind)
        beast = kind is not None and kind.family in ANIMALS
        trait = f"{part}_color" if beast else _TRAITS.get(part, f"{part}_color")
        changes = {"traits": {**entity.traits, trait: color}}
    elif part:
        worn = (replaced_color(one, part, color) for one in entity.wears)
        changes = {"wears": tuple(worn)}
    return _figure(spec, entity.model_copy(update=changes)).mesh.colors


def replaced_color(garment: Garment, kind: str, color: str) -> Garment:
    """A garment in another color if it is of a kind, else as it is."""
    return garment.model_copy(update={"color": color}) if garment.kind == kind else garment


def _figure(spec: TakeSpec, entity: Entity) -> Figure:
    """The figure of one entity: built once, also for the takes that come after this one."""
    return _built(*_looks(spec, entity))


def _looks(spec: TakeSpec, entity: Entity) -> tuple[str | None, str]:
    """All that a figure is built from: its kind and its entity, as texts."""
    kind = spec.cast.get(entity.kind)
    hidden: dict[str, object] = {"group": "", "holds": (), "implied": False}
    if kind is not None and kind.family not in ALIVE:
        hidden["id"] = ""
    looks = entity.model_copy(update=one_of_many(kind, entity) | hidden)
    return None if kind is None else kind.model_dump_json(), looks.model_dump_json()


@lru_cache(maxsize=64)
def _built(kind_text: str | None, entity_text: str) -> Figure:
    entity = Entity.model_validate_json(entity_text)
    if kind_text is None:
        return build_stand_in(entity)
    kind = Kind.model_validate_json(kind_text)
    if kind.family == "person":
        return build_person(kind, entity)
    if kind.family in ANIMALS:
        return build_animal(kind, entity)
    return build_thing(kind, entity)
