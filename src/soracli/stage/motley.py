"""One of many is not like the next: women and men in a crowd, cars of several colors on a road."""

from soracli.story.preset import Kind
from soracli.story.scene import Entity

_ON_THE_ROAD = frozenset(
    ("car", "van", "pickup", "off_roader", "motorcycle", "motor_scooter", "bicycle")
)
"""Kinds of which no two in a street are of one color."""
_PAINTS = ("#c9ccd0", "#b23028", "#2a2c30", "#e6e2d8", "#3f6a4a", "#8f979d", "#c8963a")
_ANYBODY = frozenset(
    ("person", "people", "passerby", "pedestrian", "tourist", "student", "guest", "customer",
     "commuter", "shopper", "spectator", "friend", "colleague", "teenager", "visitor", "traveler",
     "passenger", "child", "kid", "diner", "stranger", "dancer", "hiker", "picnicker")
)  # fmt: skip
"""Nouns of people of whom the words leave open whether they are women or men."""
_SMALLER = 0.94
"""How tall women are, of men: the ratio of NCD-RisC 2016's world means, about."""


def one_of_many(kind: Kind | None, entity: Entity) -> dict[str, object]:
    """What is different of the looks of an entity because it is one of many of its group; the
    first of them is as it would be alone."""
    number = entity.id.rpartition(".")[2]
    place = int(number) - 1 if entity.group and number.isdigit() else 0
    if kind is None or place < 1:
        return {}
    if kind.name in _ON_THE_ROAD and entity.color is None and entity.material is None:
        return {"color": _PAINTS[(place - 1) % len(_PAINTS)]}
    anybody = kind.family == "person" and entity.noun in _ANYBODY and "sex" not in entity.traits
    if anybody and place % 2:
        grown = "age" not in entity.traits
        looks = {"sex": "female", "hair": "long" if grown else "ponytail"}
        scale = entity.scale * (_SMALLER if grown else 1.0)
        return {"traits": {**entity.traits, **looks}, "scale": scale}
    return {}
