"""Out of the ground: who climbs out of a hatch, a manhole or a burrow comes up from below it.

A hatch in the desert is no door in a wall, and a manhole no plate that somebody walks off.
"""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Scene

_LIDS = frozenset(("hatch", "escape hatch", "manhole", "manhole cover", "hatchway", "trap hatch"))
"""Nouns of what closes a way down, where no ship or capsule is told of that it is a part of."""
_KIND, _HOLE = "floor_hatch", "ground_hole"
_WHOLES = frozenset(("vehicle", "boat", "aircraft", "building"))
"""Families of what has hatches of its own."""
_COMES = frozenset(("emerge", "surface", "appear"))
_LIVING = frozenset(("person", "quadruped", "creature", "bird"))


def out_of_the_ground(scene: Scene, presets: Presets) -> Scene:
    """The scene with those who come out of openings in the ground standing in them first."""
    families = {one.id: presets.kinds[one.kind].family
                for one in scene.entities if one.kind in presets.kinds}  # fmt: skip
    holes = {one.id for one in scene.entities if one.kind == _HOLE}
    if not _WHOLES & set(families.values()):
        holes |= {one.id for one in scene.entities if one.noun in _LIDS}
    comers = [one for one in scene.actions if _comes_out(one, holes)]
    comers = [one for one in comers if families.get(one.agents[0], "") in _LIVING]
    if not comers:
        return scene
    used = {one.target or one.over for one in comers}
    entities = tuple(
        one.model_copy(update={"kind": _KIND, "scale": 1.0})
        if one.id in used and one.noun in _LIDS
        else one
        for one in scene.entities
    )
    actions = tuple(
        one.model_copy(update={"motion": "climb", "direction": "up", "over": "",
                               "target": one.target or one.over})
        if one in comers else one
        for one in scene.actions
    )  # fmt: skip
    who = {one.agents[0] for one in comers}
    relations = tuple(one for one in scene.relations if not (one.a in who and one.b in used))
    return scene.model_copy(
        update={"entities": entities, "actions": actions, "relations": relations}
    )


def _comes_out(one: Action, holes: set[str]) -> bool:
    words = one.verb.split()
    out = words[-1] == "out" or words[0] in _COMES
    return out and len(one.agents) == 1 and (one.target or one.over) in holes
