"""Slow motion: as slow as the words say, but never so slow that half of what is told is cut off."""

from soracli.story.scene import Scene

_EACH, _FASTEST = 0.22, 0.7
"""The share of real time for each of the things that happen one after the other, and the most of
it that is still seen to be slow."""


def with_time_for_all(scene: Scene) -> Scene:
    """The scene in slow motion only so slow that all that happens in turn has time to."""
    orders = {one.order for one in scene.actions} | {one.order for one in scene.becomings}
    turns = len(orders)
    if scene.time_scale >= _FASTEST or turns < 3:
        return scene
    scale = max(scene.time_scale, min(_FASTEST, _EACH * turns))
    return scene.model_copy(update={"time_scale": scale})
