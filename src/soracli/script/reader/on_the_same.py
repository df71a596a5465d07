"""On the same: "a table with a teapot, and four cups around it" has the cups around the teapot, on
the table; and a bowl in which a fish swims is one of glass. Who carries cups on a tray holds the
tray; and what sits there is on the windowsill that a note names: "A cat asleep, windowsill"."""

import re

from soracli.script.presets import Presets
from soracli.script.reader.small_waters import small_waters
from soracli.story.scene import Entity, Relation, Scene, Spatial

_ABOUT: frozenset[Spatial] = frozenset(
    ("around", "beside", "near", "left of", "right of", "in front of", "behind")
)
_IT = re.compile(
    r"\b(?:around|beside|next to|near|by|behind|in front of|(?:left|right) of) (?:it|them)\b",
    re.IGNORECASE,
)
_BELOW_IT = re.compile(r"\b(?:below|under|underneath|beneath) it\b", re.IGNORECASE)
_LARGEST = 0.45
"""Metres: what is larger stands around a table, as chairs do."""
_TOPS = frozenset(("table", "desk", "counter", "shelf", "windowsill", "tray", "coffee_table"))
_TRAYS = frozenset(("plate",))
"""Kinds of what others are carried on."""
_NOTED = re.compile(
    r",\s*(?:(?:an?|the) )?(?:[a-z]+ )?"
    r"(?P<top>windowsill|window sill|window ledge|table|tabletop|desk|counter|shelf)\s*(?:[,.;]|$)",
    re.IGNORECASE,
)
_LOOKED_DOWN_ON = re.compile(
    r"\b(?:overhead|top-down|top down|bird's-eye|flat lay) (?:shot|view|photo|picture)? ?of "
    r"(?:an?|the) (?P<top>(?:[\w-]+ ){0,3}?(?:table|tabletop|desk|tray|blanket|rug|counter|"
    r"countertop|worktop|workbench))(?=[,:;])",
    re.IGNORECASE,
)
"""A top that one looks down on, with what is told of next: "overhead shot of a desk, a hand"."""
_ABOVE_GROUND = frozenset(("bird", "insect", "aircraft", "person"))
"""Families of what is not put on a table by a note alone."""


def on_the_same(scene: Scene, presets: Presets) -> Scene:
    """The scene with small things about what stands on a table, and on that too, where they are
    said to be about "it"; and with small waters that one can look into."""
    scene = _on_noted_top(_with_trays(small_waters(scene, presets)), presets)
    scene = _beside_what_stands_there(_below_what_hangs_there(scene), presets)
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


def _below_what_hangs_there(scene: Scene) -> Scene:
    """The scene in which what is told to be "below it" is below what hangs on a wall, not below the
    wall: "a clock on the wall, an armchair below it"."""
    if _BELOW_IT.search(scene.text) is None:
        return scene
    walls = {one.id for one in scene.entities if one.kind == "wall"}
    hung = {
        one.b: one.a for one in reversed(scene.relations) if one.kind == "on" and one.b in walls
    }
    relations = tuple(
        one.model_copy(update={"b": hung[one.b]})
        if one.kind == "under" and one.b in hung and hung[one.b] != one.a
        else one
        for one in scene.relations
    )
    return scene.model_copy(update={"relations": relations})


def _beside_what_stands_there(scene: Scene, presets: Presets) -> Scene:
    """The scene in which a kettle beside a toaster that is on a counter is on that, too."""
    tops = {one.id for one in scene.entities if one.kind in _TOPS}
    stands = {one.a: one.b for one in scene.relations if one.kind == "on" and one.b in tops}
    placed = {one.a for one in scene.relations if one.kind in ("on", "in", "under")}
    busy = {name for one in scene.actions for name in one.agents}
    held = {name for one in scene.entities for name in one.holds}
    more = tuple(
        Relation(kind="on", a=one.a, b=stands[one.b])
        for one in scene.relations
        if one.kind in _ABOUT and one.b in stands and one.a not in placed | busy | held | tops
        if _is_small(scene.entity(one.a), presets)
    )
    return scene.model_copy(update={"relations": (*scene.relations, *dict.fromkeys(more))})


def _is_small(entity: Entity | None, presets: Presets) -> bool:
    kind = presets.kinds.get(entity.kind) if entity is not None else None
    if entity is None or kind is None or kind.family not in ("prop", "box", "ball", "plant"):
        return False
    return kind.size * entity.scale <= _LARGEST


def _with_trays(scene: Scene) -> Scene:
    """The scene with the tray in the hands of who carries what is on it."""
    trays = {one.id for one in scene.entities if one.kind in _TRAYS}
    on = {one.a: one.b for one in scene.relations if one.kind == "on" and one.b in trays}
    held = {one for entity in scene.entities for one in entity.holds}
    if not on or trays & held:
        return scene
    entities = tuple(
        one.model_copy(update={"holds": tuple(dict.fromkeys(on.get(it, it) for it in one.holds))})
        for one in scene.entities
    )
    return scene.model_copy(update={"entities": entities})


def _on_noted_top(scene: Scene, presets: Presets) -> Scene:
    """The scene with the small things on the table or windowsill that only a note names."""
    said = _NOTED.search(scene.text) or _LOOKED_DOWN_ON.search(scene.text)
    words = f" {said['top'].lower()}" if said else ""
    top = next((one for one in scene.entities
                if one.noun and words.endswith(f" {one.noun}")), None)  # fmt: skip
    if top is None and _LOOKED_DOWN_ON.search(scene.text):
        top = _brought(words.split()[-1], scene, presets)
        more = (*scene.entities, top) if top is not None else scene.entities
        scene = scene.model_copy(update={"entities": more})
    told = {one.b for one in scene.relations} | {one.target for one in scene.actions}
    if top is None or top.id in told or any(one.a == top.id for one in scene.relations):
        return scene
    borne = {one.a for one in scene.relations if one.kind in ("on", "in", "under")}
    held = {it for one in scene.entities for it in one.holds}
    new = tuple(
        Relation(kind="on", a=one.id, b=top.id)
        for one in scene.entities
        if one.id not in (borne | held | {top.id}) and _would_sit_there(one, presets)
    )
    return scene.model_copy(update={"relations": (*scene.relations, *new)})


def _brought(noun: str, scene: Scene, presets: Presets) -> Entity | None:
    """The top that a picture is of, which was only the name of a place: a kitchen counter."""
    found = presets.lexicon.noun_named(noun)
    if found is None or any(one.kind == found.kind for one in scene.entities):
        return None
    return Entity(id=f"{found.kind}.1", noun=noun, kind=found.kind)


def _would_sit_there(entity: Entity, presets: Presets) -> bool:
    kind = presets.kinds.get(entity.kind)
    if kind is None or kind.family in _ABOVE_GROUND:
        return False
    return kind.size * entity.scale <= _LARGEST
