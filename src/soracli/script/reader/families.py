"""Of which family somebody or something of a scene is."""

from soracli.script.presets import Presets
from soracli.story.scene import Scene


def family_of(name: str, scene: Scene, presets: Presets) -> str:
    """The family of the kind of an entity by its id; "" for nobody, and for a stand-in."""
    entity = scene.entity(name)
    kind = presets.kinds.get(entity.kind) if entity is not None else None
    return kind.family if kind is not None else ""
