"""What has no shape of its own: a shadow or a reflection is no thing that stands on the set."""

from soracli.script.reader.only_those_there import only_those_there
from soracli.story.scene import Scene

_SHAPELESS = frozenset(
    ("shadow", "shade", "reflection", "glare", "sunbeam", "moonlight", "sunlight", "glow", "glint")
)


def without_the_shapeless(scene: Scene) -> Scene:
    """The scene without the shadows and lights that the words name: no crate stands for them."""
    kept = tuple(one for one in scene.entities if one.kind or one.noun not in _SHAPELESS)
    if len(kept) == len(scene.entities):
        return scene
    return only_those_there(scene.model_copy(update={"entities": kept}))
