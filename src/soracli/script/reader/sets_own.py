"""What the set has itself: the signs of a neon street, the houses of a town, told in passing."""

import re

from soracli.script.presets import Presets
from soracli.script.reader.only_those_there import only_those_there
from soracli.story.scene import Scene

_COUNTED = (
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|\d+|both|pair of|"
    r"couple of|row of|rows of|line of)\b(?: [\w-]+){0,3} "
)
_STAYS = frozenset(("", "stand", "shine", "rock", "look"))
"""Motions that are none of something's own: signs shine, houses stand."""


_PARTS = re.compile(
    r"(?:.* )?(?:tires?|tyres?|wheels?|rack|headlights?|taillights?|bumpers?|exhaust|hubcaps?)$"
)
"""Nouns of what a vehicle has on it, and of nothing beside it."""
_DRIVEN = ("vehicle", "aircraft")


def _ones_own(scene: Scene, presets: Presets) -> set[str]:
    """What is only told as on a vehicle that is there: "with a roof rack", "from its tires"."""
    families = {
        one.id: kind.family for one in scene.entities if (kind := presets.kinds.get(one.kind))
    }
    driven = {one for one, family in families.items() if family in _DRIVEN}
    parts = {
        one.id
        for one in scene.entities
        if _PARTS.match(one.noun.lower())
        and one.id not in driven
        and _on_it(one.noun.lower().split()[-1], scene.text)
    }
    said = {one for one in parts if not _is_about({one}, scene, frozenset(), ("near", "on"))}
    return said if driven else set()


def _on_it(noun: str, text: str) -> bool:
    """Whether the words say whose a part is: "its tires", "with a black roof rack"."""
    told = rf"\b(?:its|their|his|her|with an?) (?:[\w-]+ ){{0,3}}{re.escape(noun)}"
    return re.search(told, text, re.IGNORECASE) is not None


def the_sets_own(scene: Scene, presets: Presets) -> Scene:
    """The scene without those of which its set is full, where the words neither count them nor
    tell what they do, what they have or where they are; and without parts of a vehicle."""
    has = presets.lexicon.words.set_has.get(scene.place, ())
    groups = {one.group for one in scene.entities if one.group and one.noun.lower() in has}
    own = {group for group in groups if _is_looks(group, scene, presets)}
    parts = _ones_own(scene, presets)
    kept = tuple(one for one in scene.entities if one.group not in own and one.id not in parts)
    if not kept or len(kept) == len(scene.entities):
        return scene
    return only_those_there(scene.model_copy(update={"entities": kept}))


def _is_looks(group: str, scene: Scene, presets: Presets) -> bool:
    """Whether nothing in a scene is about a group but its looks."""
    several = [one for one in scene.entities if one.group == group]
    ids, noun = {one.id for one in several}, re.escape(several[0].noun.split()[-1][:-1])
    if re.search(rf"{_COUNTED}{noun}", scene.text, re.IGNORECASE):
        return False
    kind = presets.kinds.get(several[0].kind)
    stays = _STAYS if kind is not None and kind.family == "prop" else frozenset[str]()
    with_them = re.search(rf"\bwith (?:[\w-]+ ){{0,3}}{noun}", scene.text, re.IGNORECASE)
    return not _is_about(ids, scene, stays, ("near",) if with_them else ())


def _is_about(ids: set[str], scene: Scene, stays: frozenset[str], loose: tuple[str, ...]) -> bool:
    """Whether somebody of those does more than what `stays`, has something done to them, or is
    beside something by a relation that is not a `loose` one."""
    for action in scene.actions:
        does = ids & {*action.agents} and action.motion not in stays
        if does or ids & {action.target, action.instrument, action.over}:
            return True
    held = any(ids & {*one.holds} for one in scene.entities)
    beside = any(ids & {one.a, one.b} for one in scene.relations if one.kind not in loose)
    return held or beside or any(one.entity in ids for one in scene.becomings)
