"""On the same: "a table with a teapot, and four cups around it" has the cups around the teapot, on
the table; and a bowl in which a fish swims is one of glass."""

import re

from soracli.script.presets import Presets
from soracli.story.scene import Entity, Relation, Scene, Spatial

_ABOUT: frozenset[Spatial] = frozenset(
    ("around", "beside", "near", "left of", "right of", "in front of", "behind")
)
_IT = re.compile(
    r"\b(?:around|beside|next to|near|by|behind|in front of|(?:left|right) of) (?:it|them)\b",
    re.IGNORECASE,
)
_LARGEST = 0.45
"""Metres: what is larger stands around a table, as chairs do."""
_TOPS = frozenset(("table", "desk", "counter", "shelf", "windowsill", "tray", "coffee_table"))
_BOWLS = frozenset(("bowl", "glass", "jar", "vase"))
"""Kinds of vessels that are of glass where a fish is in them."""


def on_the_same(scene: Scene, presets: Presets) -> Scene:
    """The scene with small things about what stands on a table, and on that too, where they are
    said to be about "it"; and with fish in bowls that one can look into."""
    scene = _in_glass(scene, presets)
    if _IT.search(scene.text) is None:
        return scene
    relations: list[Relation] = []
    for one in scene.relations:
        bearer, small = scene.entity(one.b), scene.entity(one.a)
        borne = next((two.a for two in scene.relations
                      if two.kind == "on" and two.b == one.b and two.a != one.a), "")  # fmt: skip
        table = bearer is not None and bearer.kind in _TOPS
        if one.kind in _ABOUT and table and borne and _is_small(small, presets):
            relations += [one.model_copy(update={"b": borne}),
                          Relation(kind="on", a=one.a, b=one.b)]  # fmt: skip
        else:
            relations.append(one)
    return scene.model_copy(update={"relations": tuple(dict.fromkeys(relations))})


def _is_small(entity: Entity | None, presets: Presets) -> bool:
    kind = presets.kinds.get(entity.kind) if entity is not None else None
    if entity is None or kind is None or kind.family not in ("prop", "box", "ball"):
        return False
    return kind.size * entity.scale <= _LARGEST


def _in_glass(scene: Scene, presets: Presets) -> Scene:
    """The scene with a fishbowl for a bowl that a fish is in."""
    bowl = presets.lexicon.noun_named("fishbowl")
    fish = {one.id for one in scene.entities
            if one.kind in presets.kinds and presets.kinds[one.kind].family == "fish"}  # fmt: skip
    held = {one.b for one in scene.relations if one.kind == "in" and one.a in fish}
    if bowl is None or not held:
        return scene
    entities = tuple(
        one.model_copy(update={"kind": bowl.kind, "scale": one.scale * bowl.over.size})
        if one.id in held and one.kind in _BOWLS and one.material in (None, "glass")
        else one
        for one in scene.entities
    )
    return scene.model_copy(update={"entities": entities})
