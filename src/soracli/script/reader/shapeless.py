"""What has no shape of its own: a shadow or a reflection is no thing that stands on the set."""

from soracli.story.scene import Scene

_SHAPELESS = frozenset(
    ("shadow", "shade", "reflection", "glare", "sunbeam", "moonlight", "sunlight", "glow", "glint")
)


def without_the_shapeless(scene: Scene) -> Scene:
    """The scene without the shadows and lights that the words name: no crate stands for them."""
    gone = {one.id for one in scene.entities if not one.kind and one.noun in _SHAPELESS}
    if not gone:
        return scene
    actions = tuple(
        one.model_copy(
            update={
                "agents": tuple(who for who in one.agents if who not in gone),
                "target": "" if one.target in gone else one.target,
                "instrument": "" if one.instrument in gone else one.instrument,
                "over": "" if one.over in gone else one.over,
            }
        )
        for one in scene.actions
        if not set(one.agents) <= gone
    )
    relations = tuple(one for one in scene.relations if not {one.a, one.b} & gone)
    becomings = tuple(one for one in scene.becomings if one.entity not in gone)
    kept = tuple(one for one in scene.entities if one.id not in gone)
    changed = {
        "entities": kept,
        "relations": relations,
        "actions": actions,
        "becomings": becomings,
    }
    return scene.model_copy(update=changed)
