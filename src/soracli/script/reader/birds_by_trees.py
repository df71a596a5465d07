"""Birds by trees: a tree that a bird flies about is so young, and a bird of no particular kind so
large, that both are seen in one picture."""

from soracli.script.presets import Presets
from soracli.story.scene import Entity, Scene

_ABOUT = frozenset(("left of", "right of", "in front of", "behind", "above", "beside", "near"))
"""Relations of what flies to a tree that is seen together with it."""
_FLYING = ("bird", "insect")
_TALL, _TIMES, _LEAST = 3.0, 5.0, 0.4
"""Metres from which a plant is a tree, how many times as high as the bird it is then, and its
height at least, against its kind."""
_ANY_BIRD, _AS_A_CROW = "bird", 2.0
"""The noun of a bird that is no wren and no eagle, and how large it is there, against its kind."""
_GROWN = frozenset(
    ("old", "ancient", "tall", "high", "huge", "large", "big", "giant", "gigantic", "enormous",
     "towering", "mighty", "massive", "great", "majestic", "grown", "centuries-old")
)  # fmt: skip


def with_birds_by_trees(scene: Scene, presets: Presets) -> Scene:
    """The scene with a young tree wherever a bird is said to be beside it or over it, unless it is
    said to be large."""
    about: dict[str, float] = {}
    birds: set[str] = set()
    pairs = [(one.a, one.b) for one in scene.relations if one.kind in _ABOUT]
    to = [one for one in scene.actions if one.side or (one.motion == "fly" and one.order > 0)]
    pairs += [(who, one.target) for one in to for who in one.agents]
    for flyer, tree in pairs:
        one = scene.entity(flyer)
        size = _size_of_flyer(one, presets)
        if one is not None and _is_tree(scene.entity(tree), presets) and _any_bird(one):
            birds.add(flyer)
            size *= _AS_A_CROW
        about[tree] = max(size, about.get(tree, 0.0))
    return scene.model_copy(
        update={
            "entities": tuple(
                one.model_copy(update={"scale": _AS_A_CROW})
                if one.id in birds
                else _young(one, about, presets)
                for one in scene.entities
            )
        }
    )


def _any_bird(one: Entity) -> bool:
    return one.noun == _ANY_BIRD and one.scale == 1.0


def _is_tree(one: Entity | None, presets: Presets) -> bool:
    known = presets.kinds.get(one.kind) if one is not None else None
    return bool(one and known and known.family == "plant" and known.size * one.scale > _TALL)


def _size_of_flyer(one: Entity | None, presets: Presets) -> float:
    """How large what flies is, metres; 0 for anybody else."""
    known = presets.kinds.get(one.kind) if one is not None else None
    if one is None or known is None or known.family not in _FLYING:
        return 0.0
    return known.size * one.scale


def _young(one: Entity, about: dict[str, float], presets: Presets) -> Entity:
    """The tree as high as is seen together with whom it has about it; anything else as it is."""
    size = about.get(one.id, 0.0)
    if not size or not _is_tree(one, presets) or _GROWN & set(one.attributes) or one.group:
        return one
    scale = max(_TIMES * size / presets.kinds[one.kind].size, _LEAST * one.scale)
    return one.model_copy(update={"scale": min(scale, one.scale)})
