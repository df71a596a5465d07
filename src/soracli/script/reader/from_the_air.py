"""Seen from the air: where one is who flies over a reef, over a street, or among the clouds."""

import re

from soracli.script.reader.only_those_there import only_those_there
from soracli.story.scene import Scene

_ABOVE = {"underwater": "lagoon", "street": "metropolis", "neon street": "metropolis"}
"""What is seen from high above of a place that is narrow, or below the water."""
_TOWERS = ("skyscraper", "needle_tower")
"""Kinds that rise over a city."""
_SKY = re.compile(r"\b(?:sky|skies|clouds|cloudscape)\b", re.IGNORECASE)
_BELOW = re.compile(r"\b(?:over|above|ground|field|horizon|night|stars?|starry)\b", re.IGNORECASE)


def from_the_air(scene: Scene) -> Scene:
    """The scene where it can be seen from: a bird sees the sea over a reef and the roofs of a
    city; and who tells of clouds in the sky and of nothing else looks at them."""
    camera, place = scene.camera, scene.place or ""
    if camera.angle == "aerial" and place in _ABOVE:
        return _over(scene, _ABOVE[place])
    if _is_a_tower(scene) and place in ("", "street", "office", "room"):
        return scene.model_copy(update={"place": "metropolis"})
    bare = not scene.entities and not place and not scene.becomings
    if bare and _SKY.search(scene.text) and not _BELOW.search(scene.text):
        return scene.model_copy(update={"place": "clouds"})
    return scene


def _over(scene: Scene, place: str) -> Scene:
    """The scene high above; a reef is then no clump of coral but what the water is full of."""
    doing = {one.target for one in scene.actions} | {who for a in scene.actions for who in a.agents}
    reefs = [one for one in scene.entities if one.noun.endswith("reef") and one.id not in doing]
    gone = {one.id for one in reefs}
    words = scene.place_words or next((one.noun for one in reefs), "")
    entities = tuple(one for one in scene.entities if one.id not in gone)
    changed = {"place": place, "place_words": words, "entities": entities}
    return only_those_there(scene.model_copy(update=changed))


def _is_a_tower(scene: Scene) -> bool:
    """Whether the scene is of a skyscraper and of nobody before it."""
    high = [one for one in scene.entities if one.kind in _TOWERS]
    return len(high) > 0 and len(high) == len(scene.entities)
