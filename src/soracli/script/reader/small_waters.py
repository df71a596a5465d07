"""Small waters: who swims or sails in a bowl, a cup or a tank is where that stands, not out at sea;
a bowl that a fish is in is one of glass, and so is the other bowl that it leaps to.
"""

from soracli.script.presets import Presets
from soracli.story.scene import Entity, Relation, Scene

_BOWLS = frozenset(("bowl", "glass", "jar", "vase", "fishbowl", "aquarium"))
"""Kinds of vessels that are of glass where a fish is in them."""
_OPEN_WATERS = frozenset(("sea", "lake", "pond", "river", "underwater", "harbor", "pool", "coast"))
"""Places that are only guessed from swimming and sailing."""
_WORLDS = frozenset(("aquarium",))
"""Kinds of vessels that are seen from within as well: a castle and fish around it."""
_SMALL = 1.0
"""Metres: a larger vessel may stand in the open water itself."""


def small_waters(scene: Scene, presets: Presets) -> Scene:
    """The scene with those who swim and sail in vessels in there."""
    scene = _in_glass(_in_their_bowls(scene, presets), presets)
    held = {one.a: one.b for one in scene.relations if one.kind == "in"}
    vessels = [one for one in scene.entities
               if one.id in held.values() and _is_small(one, presets)]  # fmt: skip
    if not vessels or scene.place_words or scene.place not in _OPEN_WATERS:
        return scene
    place = presets.kinds[vessels[0].kind].place or "room"
    return scene.model_copy(update={"place": place})


def _is_small(one: Entity, presets: Presets) -> bool:
    kind = presets.kinds.get(one.kind)
    vessel = one.kind in {*presets.lexicon.words.holding, *_BOWLS} - _WORLDS
    return vessel and kind is not None and kind.size * one.scale <= _SMALL


def _in_their_bowls(scene: Scene, presets: Presets) -> Scene:
    """The scene with fish in the bowls that they leap from and to, and not on their rims."""
    fish = _fish(scene, presets)
    bowls = {one.id: one.noun for one in scene.entities if one.kind in _BOWLS}
    leaps = [one for one in scene.actions if fish.intersection(one.agents)]
    if not bowls or not leaps:
        return scene
    relations = tuple(
        one.model_copy(update={"kind": "in"})
        if one.kind in ("on", "above") and one.a in fish and one.b in bowls
        else one
        for one in scene.relations
    )
    start = {one.a: one.b for one in relations if one.kind == "in" and one.a in fish}
    actions = tuple(
        one.model_copy(update={"target": _other(start[one.agents[0]], bowls)})
        if one.motion == "jump" and one.agents[0] in start and one.target == start[one.agents[0]]
        else one
        for one in scene.actions
    )
    return scene.model_copy(update={"relations": relations, "actions": actions})


def _other(bowl: str, bowls: dict[str, str]) -> str:
    """The other bowl of that name, which "into another" means; the same where there is none."""
    return next((one for one in bowls if one != bowl and bowls[one] == bowls.get(bowl)), bowl)


def _fish(scene: Scene, presets: Presets) -> set[str]:
    return {one.id for one in scene.entities
            if one.kind in presets.kinds and presets.kinds[one.kind].family == "fish"}  # fmt: skip


def _in_glass(scene: Scene, presets: Presets) -> Scene:
    """The scene with a fishbowl for each bowl that a fish is in or leaps to."""
    bowl = presets.lexicon.noun_named("fishbowl")
    fish = _fish(scene, presets)
    held = {one.b for one in scene.relations if _lies_in(one, fish)}
    held |= {one.target for one in scene.actions
             if one.motion == "jump" and fish.intersection(one.agents)}  # fmt: skip
    if bowl is None or not held:
        return scene
    entities = tuple(
        one.model_copy(update={"kind": bowl.kind, "scale": one.scale * bowl.over.size})
        if one.id in held and one.kind in _BOWLS - {"fishbowl", "aquarium"}
        and one.material in (None, "glass")
        else one
        for one in scene.entities
    )  # fmt: skip
    return scene.model_copy(update={"entities": entities})


def _lies_in(one: Relation, fish: set[str]) -> bool:
    return one.kind == "in" and one.a in fish
