"""Still lives: food and dishes of which nobody says where they stand are on a table, not on the
floor of the kitchen."""

from soracli.script.presets import Presets
from soracli.script.reader.fumes import KIND
from soracli.story.scene import Entity, Relation, Scene

_ROOMS = frozenset(("room", "kitchen", "cafe", "bar"))
"""Sets in which small things are on tables."""
_STILL = frozenset(("", "stand", "lie", "spin", "glow", "burn", "steam"))
"""What things do without leaving their place."""
LIQUID = "liquid"
"""The kind of what is in a cup."""
_LARGEST, _MOST = 0.45, 8
"""Metres: what is larger stands on the floor, as a lamp does; and how many find room."""
_LAID = ("on", "in", "under", "above", "between")
"""Relations that put something somewhere else than on a table."""


def with_laid_table(scene: Scene, presets: Presets) -> Scene:
    """The scene with a table under its things, where only small things are named, in a room that
    nobody named, and all stay where they are."""
    fumes = {one.id for one in scene.entities if one.kind == KIND or one.arrangement == "shower"}
    told = [one for one in scene.entities if not one.implied and one.id not in fumes]
    homes = (presets.kinds[one.kind].place for one in told if one.kind in presets.kinds)
    home = scene.place or next((place for place in homes if place), "")
    indoors = home in _ROOMS and not scene.place_words
    small = all(_is_small(one, presets) for one in told)
    own = (action for action in scene.actions if not set(action.agents) <= fumes)
    still = all(action.motion in _STILL for action in own)
    if not told or len(told) > _MOST or not (indoors and small and still):
        return scene
    placed = {one.a for one in scene.relations if one.kind in _LAID}
    free = [one.id for one in told if one.id not in placed]
    table = presets.lexicon.noun_named("table")
    others = [one for one in scene.entities if one.implied and one.kind != LIQUID]
    if table is None or not free or others:
        return scene
    under = Entity(id=f"{table.kind}.1", noun="table", kind=table.kind, implied=True)
    laid = (Relation(kind="on", a=name, b=under.id) for name in free)
    return scene.model_copy(
        update={
            "entities": (*scene.entities, under),
            "relations": (*scene.relations, *laid),
        }
    )


def _is_small(one: Entity, presets: Presets) -> bool:
    """Whether a thing is one that stands on tables."""
    kind = presets.kinds.get(one.kind)
    fits = kind is not None and kind.family in ("prop", "box")
    return fits and kind is not None and kind.size * one.scale <= _LARGEST
