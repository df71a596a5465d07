"""Umbrellas that come along: who is caught by the rain "with umbrellas" holds them."""

from soracli.story.scene import Scene

_KINDS = frozenset(("umbrella",))


def under_umbrellas(scene: Scene) -> Scene:
    """The scene with the umbrellas, of which nothing else is told, in the hands of its people."""
    held = {name for one in scene.entities for name in one.holds}
    told = {end for one in scene.relations for end in (one.a, one.b)}
    told |= {name for one in scene.actions for name in (*one.agents, one.target, one.over)}
    told |= {one.entity for one in scene.becomings}
    free = [
        one.id
        for one in scene.entities
        if one.kind in _KINDS and one.id not in held | told and not one.implied
    ]
    bare = [one.id for one in scene.entities if one.kind == "person" and not one.holds]
    pairs = dict(zip(bare, free, strict=False))
    if not pairs or len(bare) < len(free):
        return scene
    given = set(pairs.values())
    entities = tuple(
        one.model_copy(update={"holds": (pairs[one.id],)}) if one.id in pairs else one
        for one in scene.entities
    )
    actions = tuple(
        one.model_copy(update={"instrument": ""}) if one.instrument in given else one
        for one in scene.actions
        if one.agents or one.instrument not in given
    )
    return scene.model_copy(update={"entities": entities, "actions": actions})
