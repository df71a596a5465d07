"""Two that are one: what something turns into is seen to be the same thing of another stuff, and as
large as it must be for that."""

from soracli.script.presets import Presets
from soracli.story.preset import Kind
from soracli.story.scene import Becoming, Entity, Scene

_STUFFS = {"metal": "#aab0b6", "wood": "#8a6238", "glass": "#cfe6f2", "plastic": "#d8502e",
           "ceramic": "#eeeae2", "stone": "#8f8b84", "gold": "#d4af37", "paper": "#f4f0e6",
           "cloth": "#b8a68a", "rubber": "#3a3a3c"}  # fmt: skip
"""What things of a stuff mostly look like, where the words say no color."""
_SHARE = 0.25
"""How wide a heap is, at least, beside the height of the building that it was or becomes."""
_HEAPS = frozenset(("rubble", "bricks", "debris", "stones", "ruins", "ashes"))
_NARROW, _WITH_ROOM = frozenset(("street", "alley")), "meadow"
"""Places that hide all but the foot of a tower, and one from where it is seen."""
_ERODING = frozenset(("skyborne mountain", "mountain"))
_WORN_DOWN = 0.35
"""How many times as high a mountain is that has eroded."""


def with_pairs(scene: Scene, presets: Presets) -> Scene:
    """The scene with what turns into another one such that both are seen to be the same."""
    entities = {one.id: one for one in scene.entities}
    for new, old in _pairs(scene):
        if new in entities and old in entities:
            entities[new], entities[old] = _matched(entities[new], entities[old], presets)
    becomings = tuple(_worn_down(one, entities) for one in scene.becomings)
    place = scene.place or _where_it_stands(_pairs(scene), entities, presets)
    return scene.model_copy(
        update={"entities": tuple(entities.values()), "becomings": becomings, "place": place}
    )


def _where_it_stands(
    pairs: list[tuple[str, str]], entities: dict[str, Entity], presets: Presets
) -> str:
    """The place of a building that turns into something or is built of it: there is room for it,
    and need not be where the heap would lie."""
    kinds = (presets.kinds.get(entities[name].kind) for pair in pairs for name in pair)
    place = next((kind.place for kind in kinds if kind and kind.family == "building"), "")
    return _WITH_ROOM if place in _NARROW else place


def _pairs(scene: Scene) -> list[tuple[str, str]]:
    """Ids of who appears, and of who vanishes as that."""
    ends = {one.entity: one.aspect for one in scene.becomings}
    near = [(one.a, one.b) for one in scene.relations if one.kind == "near"]
    return [(a, b) for a, b in near if ends.get(a) == "appear" and ends.get(b) == "vanish"]


def _matched(new: Entity, old: Entity, presets: Presets) -> tuple[Entity, Entity]:
    kinds = presets.kinds
    before, after = kinds.get(old.kind), kinds.get(new.kind)
    if before is None or after is None:
        return new, old
    same_noun = new.noun.split()[-1] == old.noun.split()[-1]
    if same_noun and not before.animate and new.kind != old.kind:
        new = new.model_copy(update={"kind": old.kind, "scale": old.scale})
    if new.kind == old.kind and new.material != old.material:
        new, old = _of_its_stuff(new), _of_its_stuff(old)
    return _as_large(new, after, old, before)


def _of_its_stuff(one: Entity) -> Entity:
    color = _STUFFS.get(one.material or "")
    return one if one.color or color is None else one.model_copy(update={"color": color})


def _as_large(new: Entity, after: Kind, old: Entity, before: Kind) -> tuple[Entity, Entity]:
    """Rubble as large as becomes the building that it was, or that is built of it."""
    if after.family == "building" and _is_heap(old):
        old = _grown(old, before, after.size * new.scale)
    elif before.family == "building" and _is_heap(new):
        new = _grown(new, after, before.size * old.scale)
    return new, old


def _is_heap(one: Entity) -> bool:
    return one.noun.split()[-1] in _HEAPS


def _grown(heap: Entity, kind: Kind, high: float) -> Entity:
    scale = max(heap.scale, _SHARE * high / kind.size)
    return heap.model_copy(update={"scale": min(scale, 100.0)})


def _worn_down(one: Becoming, entities: dict[str, Entity]) -> Becoming:
    """A mountain erodes without melting."""
    entity = entities.get(one.entity)
    if one.aspect != "melt" or entity is None or entity.noun not in _ERODING:
        return one
    return one.model_copy(update={"aspect": "size", "factor": _WORN_DOWN})
