"""By the roadside: a house or a church that something drives past stands free beside a road, and
not behind the row of houses of a street that nobody has named."""

from soracli.script.presets import Presets
from soracli.story.scene import Entity, Scene

_STREET, _ROAD = "street", "road"
_FREE = ("", _STREET, "farm", "meadow", "park", "suburb")
"""Places of buildings that may as well stand by a road."""
_TALL = 40.0
"""Metres from which on a building belongs into a city and is seen over its roofs."""


def by_the_roadside(scene: Scene, presets: Presets) -> Scene:
    """The scene on a road, where a vehicle and a building are told of and no place is."""
    if scene.place_words or scene.place not in ("", _STREET):
        return scene
    seen = [one for one in scene.entities if not one.implied and one.kind in presets.kinds]
    drives = any(presets.kinds[one.kind].family == "vehicle" for one in seen)
    if not drives or not any(_stands_free(one, presets) for one in seen):
        return scene
    return scene.model_copy(update={"place": _ROAD})


def _stands_free(one: Entity, presets: Presets) -> bool:
    """Whether this is a building of some size that may stand anywhere."""
    kind = presets.kinds[one.kind]
    high = kind.size * one.scale
    free = kind.place in _FREE and kind.material not in ("light", "cloth", "foam")
    return kind.family == "building" and free and 3 < high < _TALL and not _in_the_sky(one)


def _in_the_sky(one: Entity) -> bool:
    """Whether this is a cloud, a moon or a star, which are bodies as large as houses."""
    return one.noun.startswith("skyborne")
