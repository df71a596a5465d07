"""Slow motion: as slow as the words say, but never so slow that half of what is told is cut off."""

from soracli.story.scene import Scene

_EACH, _FASTEST = 0.22, 0.7
"""The share of real time for each of the things that happen one after the other, and the most of
it that is still seen to be slow."""


def with_time_for_all(scene: Scene) -> Scene:
    """The scene in slow motion only so slow that all that happens in turn has time to."""
    if scene.time_scale > 1:
        return _with_steady_skies(scene)
    orders = {one.order for one in scene.actions} | {one.order for one in scene.becomings}
    turns = len(orders)
    if scene.time_scale >= _FASTEST or turns < 3:
        return scene
    scale = max(scene.time_scale, min(_FASTEST, _EACH * turns))
    return scene.model_copy(update={"time_scale": scale})


def _with_steady_skies(scene: Scene) -> Scene:
    """In a time-lapse clouds race as fast as they are seen to, and are not gone at once."""
    clouds = {one.id for one in scene.entities if one.kind == "skyfaring_cloud"}
    actions = tuple(
        one.model_copy(update={"speed": max(one.speed / scene.time_scale, 0.05)})
        if clouds and set(one.agents) <= clouds
        else one
        for one in scene.actions
    )
    return scene.model_copy(update={"actions": actions})
