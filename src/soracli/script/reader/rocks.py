"""Rocks: one that somebody is on or behind lies broad on the ground, and does not roll."""

from soracli.script.presets import Presets
from soracli.story.scene import Entity, Scene

_STONE, _BROAD = "snowball", "outcrop"
"""The kind of a stone that is thrown, and that of a rock to sit on."""
_ROCKS = frozenset(("rock", "boulder", "stone", "crag", "rocks", "boulders"))
_UNDER = frozenset(
    ("on", "behind", "under", "around", "in front of", "left of", "right of", "beside")
)
"""Relations by which a rock is a place for somebody."""
_LEAST = 0.55
"""How small a rock to sit on is at least, against its kind."""


def with_broad_rocks(scene: Scene, presets: Presets) -> Scene:
    """The scene with a broad rock wherever somebody is on it, behind it, or climbs it."""
    done = {one for action in scene.actions for one in (*action.agents, action.instrument)}
    held = {name for one in scene.entities for name in one.holds}
    climbed = {one.target for one in scene.actions if one.motion == "climb"}
    placed = {
        one.b for one in scene.relations if one.kind in _UNDER and _alive(one.a, scene, presets)
    }
    broad = (placed | climbed) - done - held - _dealt_with(scene)
    return scene.model_copy(
        update={
            "entities": tuple(
                _broad(one, presets) if one.id in broad and _is_rock(one) else one
                for one in scene.entities
            )
        }
    )


def _is_rock(one: Entity) -> bool:
    return one.kind == _STONE and one.noun.split()[-1] in _ROCKS


def _alive(name: str, scene: Scene, presets: Presets) -> bool:
    one = scene.entity(name)
    known = presets.kinds.get(one.kind) if one is not None else None
    return known is not None and known.animate


def _dealt_with(scene: Scene) -> set[str]:
    """What somebody throws, pushes or picks up is no rock to sit on."""
    still = ("sit", "stand", "lie", "climb", "look", "jump", "sleep", "crouch")
    there = [one for one in scene.actions if one.motion not in still and one.side is None]
    return {one.target for one in there}


def _broad(one: Entity, presets: Presets) -> Entity:
    """The same rock, as long as it was."""
    long = presets.kinds[_STONE].size * one.scale
    scale = max(long / presets.kinds[_BROAD].size, _LEAST)
    return one.model_copy(update={"kind": _BROAD, "scale": scale})
