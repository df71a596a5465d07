"""What comes down or flies up loosely is many: petals, confetti, sparks, or strawberries that rain.

Three petals on the floor are no shower. Where no number is said, a plural of such things is a dozen
and more, and the stage lets one after the other of them fall, rise or blow by.
"""

import re

from soracli.script.presets import Presets
from soracli.story.scene import Action, Becoming, Entity, Relation, Scene

SHOWER = "shower"
"""The arrangement of what comes one after the other, here and there."""
_MANY = 16
"""How many pieces a shower has."""
_LOOSE = frozenset(("leaf", "spark_shower", "confetti_flake", "coin", "bubble", "water_drop",
                    "snow_crystal", "hail_stone"))  # fmt: skip
"""Kinds of what is light or small enough to fly about by itself."""
_FLIES = frozenset(("fall", "float", "fly", "flutter", "drift", "hover", "drop", "spin", "swing",
                    "bounce", "collide"))  # fmt: skip
"""Motions by which it does."""
_RAINS = re.compile(
    r"\b(?:rain(?:s|ed|ing)?|shower(?:s|ed|ing)?|hail(?:s|ing)|snow(?:s|ing)|flurry|pour(?:s|ing)?|"
    r"from (?:the |a )?(?:[a-z]+ )?(?:sky|heavens?|ceiling|clouds?|above|air))\b",
    re.IGNORECASE,
)
"""Words by which things of any kind come down in numbers."""
_SMALL = 0.6
"""Metres up to which things do."""
_COUNTED = r"\b(?:two|three|four|five|six|seven|eight|nine|ten|a few|few|several|both|\d+)"
_SPARK, _SPARKLE = "spark_shower", 0.4
"""The kind of a bundle of sparks, and the scale of which it is one spark."""
_CONFETTI, _HAIL = "confetti_flake", "hail_stone"
_PAPERS = ("#e8402f", "#f2c22a", "#2f7fd0", "#3fa85a", "#d84a9a", "#f08a24")
"""Colors of confetti of which none is said, #rrggbb, one piece after the other."""


def with_showers(scene: Scene, presets: Presets) -> Scene:
    """The scene with as many pieces of what falls or flies about loosely as make a shower."""
    for group in _groups(scene, presets):
        scene = _multiplied(scene, group)
    if scene.weather is None and any(one.kind == _HAIL for one in scene.entities):
        return scene.model_copy(update={"weather": "storm"})
    return scene


def _groups(scene: Scene, presets: Presets) -> list[tuple[Entity, ...]]:
    groups: dict[str, list[Entity]] = {}
    for one in scene.entities:
        if one.group and one.arrangement in ("", SHOWER, "flock"):
            groups.setdefault(one.group, []).append(one)
    return [tuple(one) for one in groups.values() if _is_loose(one, scene, presets)]


def _is_loose(group: list[Entity], scene: Scene, presets: Presets) -> bool:
    first = group[0]
    kind = presets.kinds.get(first.kind)
    names = {one.id for one in group}
    acts = [one for one in scene.actions if set(one.agents) & names and one.motion in _FLIES]
    if kind is None or kind.family in ("person", "vehicle") or not acts:
        return False
    if any(names < set(one.agents) or not names <= set(one.agents) for one in acts):
        return False  # it falls with others, or one of them alone
    noun = re.escape(first.noun.split()[-1][:3])
    said = rf"{_COUNTED} (?:of (?:the )?)?(?:[\w-]+ ){{0,3}}?{noun}"
    if first.arrangement != SHOWER and re.search(said, scene.text, re.IGNORECASE):
        return False
    rains = _RAINS.search(scene.text) and any(one.motion == "fall" or one.direction == "down"
                                              for one in acts)  # fmt: skip
    return first.kind in _LOOSE or bool(rains and kind.size * first.scale <= _SMALL)


def _multiplied(scene: Scene, group: tuple[Entity, ...]) -> Scene:
    """The scene with more of a group, all of which do the same."""
    old = {one.id for one in group}
    base, taken = group[0].id.rsplit(".", 1)[0], {one.id for one in scene.entities}
    free = (f"{base}.{number}" for number in range(1, 200) if f"{base}.{number}" not in taken)
    more = tuple(group[at % len(group)].model_copy(update={"id": next(free)})
                 for at in range(max(_MANY - len(group), 0)))  # fmt: skip
    ids = tuple(one.id for one in (*group, *more))
    pieces = [_piece(one, at) for at, one in enumerate((*group, *more))]
    first = next(at for at, one in enumerate(scene.entities) if one.id in old)
    others = [one for one in scene.entities if one.id not in old]
    changed = {
        "entities": (*others[:first], *pieces, *others[first:]),
        "relations": tuple(one for one in scene.relations if not _bound(one, old)),
        "actions": tuple(_all_do(one, old, ids) for one in scene.actions),
        "becomings": tuple(
            each for one in scene.becomings for each in _all_become(one, group[0].id, old, ids)
        ),
    }
    return scene.model_copy(update=changed)


def _bound(one: Relation, names: set[str]) -> bool:
    """Whether a relation would hold a piece where it is to come down, or comes from."""
    return one.a in names and one.kind in ("on", "in", "under", "above", "near")


def _piece(one: Entity, place: int) -> Entity:
    scale = _SPARKLE if one.kind == _SPARK else one.scale
    color = one.color or (_PAPERS[place % len(_PAPERS)] if one.kind == _CONFETTI else None)
    return one.model_copy(update={"arrangement": SHOWER, "scale": scale, "color": color})


def _all_do(one: Action, old: set[str], ids: tuple[str, ...]) -> Action:
    return one.model_copy(update={"agents": ids}) if set(one.agents) & old else one


def _all_become(one: Becoming, first: str, old: set[str], ids: tuple[str, ...]) -> list[Becoming]:
    """The same change for every piece of a group, of which `first` is told with the others."""
    if one.entity == first:
        return [one.model_copy(update={"entity": name}) for name in ids]
    return [] if one.entity in old else [one]
