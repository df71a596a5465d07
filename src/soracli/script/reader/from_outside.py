"""From outside: who stands before a church is not in it, and who runs around one neither."""

import re

from soracli.script.presets import Presets
from soracli.story.scene import Entity, Scene
from soracli.story.sets import INDOORS

_ABOUT = ("near", "in front of", "beside", "behind", "left of", "right of", "around", "facing")
_LEAVING = re.compile(r"\b(?:out|leave|exit)$")
"""What is told of who is outside then."""
_OUTSIDE = "village"
"""Where a building stands that is at home in itself."""
_COVERED = ("street", "square", "village", "park", "market", "neon street", "suburb")
"""Places of which houses or trees take the whole background."""
_CLIFF = "cliff_face"
_HIGH = 24.0
"""Metres from which on a building is a landmark."""


def from_outside(scene: Scene, presets: Presets) -> Scene:
    """The scene outside, if its place is the inside of a building that others are before."""
    if scene.place not in INDOORS:
        return scene
    inside = {one.b for one in scene.relations if one.kind in ("in", "on")}
    before = {one.b for one in scene.relations if one.kind in _ABOUT}
    before |= {one.target for one in scene.actions if one.direction == "around"}
    left = {one.target for one in scene.actions if _LEAVING.search(one.verb)}
    before, inside = before | left, inside - left  # who comes out of a church is seen before it
    for one in scene.entities:
        if one.id in before - inside and _is_house_of(one, scene.place, presets):
            home = presets.kinds[one.kind].place
            place = home if home and home not in INDOORS else _OUTSIDE
            return scene.model_copy(update={"place": place})
    return scene


def on_the_cliffs(scene: Scene) -> Scene:
    """The scene on the coast, if there is a rock face in it where only the sea is named: "climbs a
    cliff, far below the sea"."""
    cliffs = any(one.kind == _CLIFF for one in scene.entities)
    return scene.model_copy(update={"place": "coast"}) if cliffs and scene.place == "sea" else scene


def before_landmarks(scene: Scene, presets: Presets) -> Scene:
    """The scene on open ground, if a landmark is in it that the houses of a street would cover:
    what is known of a great city stands on an esplanade there."""
    if _stands_in_its_city(scene, presets):
        return scene.model_copy(update={"place": "esplanade"})
    if scene.place_words:
        return scene
    cast = ((one, presets.kinds[one.kind]) for one in scene.entities if one.kind in presets.kinds)
    cast = ((one, kind) for one, kind in cast if one.kind != "skyscraper")  # that is the street
    sizes = (kind.size * one.scale for one, kind in cast if kind.family == "building")
    covered = scene.place in _COVERED and max(sizes, default=0.0) >= _HIGH
    return scene.model_copy(update={"place": "meadow"}) if covered else scene


def _stands_in_its_city(scene: Scene, presets: Presets) -> bool:
    """Whether there is a landmark of a city in the scene, and no place named but that city."""
    cities = presets.lexicon.words.city_landmarks
    known = {name: city for city, names in cities.items() for name in names}
    found = [known[one.noun] for one in scene.entities if one.noun in known]
    words = scene.place_words.removeprefix("the ")
    return bool(found) and (not words or words in cities or words == "esplanade")


def _is_house_of(one: Entity, place: str, presets: Presets) -> bool:
    """Whether somebody would call this building by the name of the place that is inside it."""
    kind = presets.kinds.get(one.kind)
    words = presets.lexicon.words.places.get(place, ())
    return kind is not None and kind.family == "building" and one.noun.split()[-1] in words
