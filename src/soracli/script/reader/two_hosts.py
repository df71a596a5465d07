"""Two hosts: two armies, teams or gangs that go at each other are two groups, of which each one has
one of the others before him; they do not all run the same way.
"""

import re

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Scene

_TWO = re.compile(
    r"\b(?:two|2|both) (?:[\w-]+ ){0,3}?(?:armies|teams|gangs|hordes|packs|mobs|squads|crowds|"
    r"groups|bands|platoons|clans|tribes|families|sides|herds|legions|regiments)\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:(?:at|towards?|against|into|to|with) (?:each other|one another)|head[- ]on|clash\w*|"
    r"fight\w*|fought|battl\w*|collid\w*|face off|brawl\w*|each other)\b",
    re.IGNORECASE,
)
_GOES = frozenset(("run", "walk", "march", "gallop", "charge", "fight", "ride"))
_FEWEST = 4
_COATS = ("#8c2326", "#24457d")
"""What those of either host wear, where the words give them no colors."""


def two_hosts(scene: Scene, presets: Presets) -> Scene:
    """The scene with either half of those against the other who go at each other in two groups."""
    if not (_TWO.search(scene.text) and _AT.search(scene.text)):
        return scene
    found = next((one for one in scene.actions if _is_of_both(one, scene)), None)
    if found is None:
        return scene
    half = len(found.agents) // 2
    left, right = found.agents[:half], found.agents[half : 2 * half]
    pairs = [(a, b, "left to right") for a, b in zip(left, right, strict=True)]
    pairs += [(b, a, "right to left") for a, b in zip(left, right, strict=True)]
    goes = found.motion != "fight"
    deeds = tuple(
        found.model_copy(
            update={"agents": (one,), "target": other, "direction": way if goes else None}
        )
        for one, other, way in pairs
    )
    at = scene.actions.index(found)
    entities = tuple(_of_host(one, right, scene, presets) for one in scene.entities)
    actions = (*scene.actions[:at], *deeds, *scene.actions[at + 1 :])
    return scene.model_copy(update={"entities": entities, "actions": actions})


def _is_of_both(one: Action, scene: Scene) -> bool:
    groups = {entity.group for entity in scene.entities if entity.id in one.agents}
    many = len(one.agents) >= _FEWEST and len(groups) == 1 and "" not in groups
    return many and one.motion in _GOES and not one.target


def _of_host(one: Entity, right: tuple[str, ...], scene: Scene, presets: Presets) -> Entity:
    """One of either host: those of the second are a group of their own, in coats of their own."""
    group = next((it.group for it in scene.entities if it.id == right[0]), "")
    if one.group != group:
        return one
    second = one.id in right
    changed: dict[str, object] = {"group": f"{group}.other"} if second else {}
    person = one.kind in presets.kinds and presets.kinds[one.kind].family == "person"
    if person and one.color is None and one.wears:
        coat = _COATS[second]
        changed["wears"] = tuple(
            it.model_copy(update={"color": coat}) if it.kind in _COLORED else it for it in one.wears
        )
    return one.model_copy(update=changed)


_COLORED = frozenset(("jacket", "shirt", "coat", "tunic", "trousers", "jersey"))
"""Kinds of clothes by which one tells two hosts apart."""
