"""Steam: over a steaming cup there is some, whoever says only that it steams."""

from soracli.script.presets import Presets
from soracli.script.reader.fumes import KIND, plume_size
from soracli.story.scene import Entity, Relation, Scene

_TOLD = {"steaming": "steam", "smoking": "smoke", "smoldering": "smoke", "piping hot": "steam",
         "bubbling": "steam", "boiling": "steam", "simmering": "steam"}  # fmt: skip
"""Words for what is seen to give off fumes, and of which sort they are."""
_DONE = {"steam": "steam", "smoke": "smoke", "smolder": "smoke", "bubble": "steam",
         "simmer": "steam", "boil": "steam", "boil over": "steam"}  # fmt: skip
_SEETHES = frozenset(("bubble", "simmer", "boil", "boil over"))
"""Verbs of what is seen to rattle with its lid, too."""
_HOT = frozenset(("prop", "box", "building", "furniture", "mound"))
"""Families of what steams and smokes where it stands: boats and engines steam along."""
_STEAM = "#e6e9ea"
_COLD = frozenset(("aquarium", "fishbowl", "fountain", "bathtub", "glass", "bottle", "soda_cup"))
_BUBBLES = "bubbling"
"""Kinds of what bubbles and is not hot, and what is said of them."""
_MOST = 6
"""Plumes in a scene at most."""


def with_steam(scene: Scene, presets: Presets) -> Scene:
    """The scene with a plume over everything that is said to steam or to smoke."""
    if any(one.kind == KIND for one in scene.entities):
        return scene
    fuming = [(one, sort) for one in scene.entities if (sort := _sort(one, scene, presets))][:_MOST]
    if not fuming:
        return scene
    ids = {one.id for one, _ in fuming}
    plumes = [_plume(place, *pair, presets) for place, pair in enumerate(fuming, 1)]
    over = [
        Relation(kind="on", a=plume.id, b=one.id)
        for plume, (one, _) in zip(plumes, fuming, strict=True)
    ]
    seen = (one for one in scene.actions if one.motion != "rock")
    gone = {id(one) for one in seen if one.verb in _DONE and ids & set(one.agents)}
    kept = [
        one.model_copy(update={"motion": "rock"}) if one.verb in _SEETHES else one
        for one in scene.actions
        if id(one) not in gone or one.verb in _SEETHES
    ]
    return scene.model_copy(
        update={
            "entities": (*scene.entities, *plumes),
            "relations": (*scene.relations, *over),
            "actions": tuple(kept),
        }
    )


def _sort(one: Entity, scene: Scene, presets: Presets) -> str:
    """The fumes that something gives off: "steam", "smoke" or ""."""
    kind = presets.kinds.get(one.kind)
    if kind is None or kind.family not in _HOT:
        return ""
    words = [word for word in one.attributes if word != _BUBBLES or one.kind not in _COLD]
    said = next((_TOLD[word] for word in words if word in _TOLD), "")
    done = (_DONE[act.verb] for act in scene.actions if one.id in act.agents and act.verb in _DONE)
    return said or next(done, "")


def _plume(number: int, one: Entity, sort: str, presets: Presets) -> Entity:
    size = presets.kinds[one.kind].size * one.scale
    return Entity(
        id=f"{KIND}.{number}",
        noun=sort,
        kind=KIND,
        color=_STEAM if sort == "steam" else None,
        scale=plume_size(size) / presets.kinds[KIND].size,
        implied=True,
    )
