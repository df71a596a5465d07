"""Afloat: a boat that carries somebody is on the water; one that is rowed, fished from or sat in
has no sail."""

from soracli.script.presets import Presets
from soracli.script.reader.families import family_of
from soracli.story.scene import Action, Scene

_ASHORE = frozenset(("coast", "harbor", "beach"))
"""Places by the water whose middle is dry: words that only suit them mean no place of their own."""
_SEA = "sea"
_PLAIN, _ROWED = "boat", "rowboat"
_WAVE = "towering_wave"
"""What surfers ride like a boat."""
_FROM_A_ROWBOAT = frozenset(("fish", "row", "drum"))
"""Motions in the boat of who has no sail set."""


def afloat(scene: Scene, presets: Presets) -> Scene:
    """The scene with every boat that carries somebody on the water."""
    boats = {one.b for one in scene.relations if one.kind in ("on", "in") and one.b != one.a}
    boats = {name for name in boats if _is_boat(name, scene, presets)}
    if not boats:
        return scene
    aboard = {one.a: one.b for one in scene.relations if one.b in boats}
    rowing = {who for one in scene.actions if _rows(one) for who in one.agents}
    inside = {one.a for one in scene.relations if one.kind == "in"}
    rowed = {boat for who, boat in aboard.items() if who in rowing | inside}
    rowed -= {name for one in scene.actions if one.verb == "sail" for name in one.agents}
    entities = tuple(
        one.model_copy(update={"kind": _ROWED, "scale": max(one.scale, 1.0)})
        if one.id in rowed and one.noun == _PLAIN  # a small one is no smaller than that
        else one
        for one in scene.entities
    )
    there = scene.place in _ASHORE and not scene.place_words
    return scene.model_copy(update={"entities": entities, "place": _SEA if there else scene.place})


def _is_boat(name: str, scene: Scene, presets: Presets) -> bool:
    entity = scene.entity(name)
    wave = entity is not None and entity.kind == _WAVE
    return family_of(name, scene, presets) == "boat" and not wave


def _rows(action: Action) -> bool:
    return action.motion in _FROM_A_ROWBOAT or action.verb.split()[0] == "row"
