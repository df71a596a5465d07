"""What is named for what is in it: a goldfish bowl has a goldfish in it, and a boat trailer a boat
on it, unless it is told to be empty."""

import re

from soracli.script.presets import Presets
from soracli.story.scene import Entity, Relation, Scene, Spatial

_TANKS = frozenset(("bowl", "tank", "aquarium"))
_CARTS = frozenset(("trailer", "cart", "wagon", "truck", "wheelbarrow", "barrow"))
_BASKETS = frozenset(("basket", "crate", "bowl", "tray", "carton", "box"))
_SWIM = "goldfish"
_LOADS = {"boat": "boat", "hay": "hay bale", "straw": "hay bale", "log": "log", "timber": "log",
          "pumpkin": "pumpkin", "flower": "flower", "fruit": "apple", "apple": "apple"}  # fmt: skip
"""What is on a cart that is named for it, by the first word of its name."""
_FOOD = {"fruit": "apple", "apple": "apple", "orange": "orange", "egg": "egg", "bread": "loaf",
         "lemon": "lemon", "peach": "peach", "pear": "pear", "cherry": "cherry"}  # fmt: skip
_SOME = {"apple": 3, "egg": 4, "loaf": 3, "cherry": 5, "flower": 5}
"""How many there are of it, where it is not one."""
_EMPTY = re.compile(r"\b(?:empty|bare|broken|shattered|overturned|unloads?|fills?|toward an?)\b")


def named_for_contents(scene: Scene, presets: Presets) -> Scene:
    """The scene with what such things hold in them or on them."""
    if _EMPTY.search(scene.text.lower()):
        return scene
    entities, relations = list(scene.entities), list(scene.relations)
    for one in scene.entities:
        noun, kind = _contents(one)
        known = presets.lexicon.nouns.get(noun)
        if known is None or any(other.b == one.id for other in relations) or len(entities) > 30:
            continue
        base = _fitting(known.kind, one, presets)
        for _ in range(_SOME.get(noun, 1)):
            number = sum(other.kind == known.kind for other in entities) + 1
            body = Entity(
                id=f"{known.kind}.{number}", kind=known.kind, noun=noun, scale=base, implied=True
            )
            entities.append(body)
            relations.append(Relation(kind=kind, a=body.id, b=one.id))
    if len(entities) == len(scene.entities):
        return scene
    return scene.model_copy(update={"entities": tuple(entities), "relations": tuple(relations)})


def _contents(one: Entity) -> tuple[str, Spatial]:
    """The noun of what a thing is named for, and where that is to it; ("", "in") for none."""
    words = [*(word for word in one.attributes if word in _LOADS or word in _FOOD),
             *one.noun.split()]  # fmt: skip
    first, last = (words[0], words[-1]) if len(words) > 1 else ("", "")
    if last in _TANKS and first in ("goldfish", "fish") and one.kind in ("aquarium", "fishbowl"):
        return _SWIM, "in"
    if last in _CARTS and first in _LOADS:
        return _LOADS[first], "on"
    if last in _BASKETS and first in _FOOD:
        return _FOOD[first], "in"
    return "", "in"


def _fitting(kind: str, holder: Entity, presets: Presets) -> float:
    """How large the contents are, as a factor: never more than most of what holds them."""
    if kind not in presets.kinds or holder.kind not in presets.kinds:
        return 1.0
    room = presets.kinds[holder.kind].size * holder.scale
    own = presets.kinds[kind].size
    return round(min(1.0, 0.7 * room / own), 3) if own > 0 else 1.0
