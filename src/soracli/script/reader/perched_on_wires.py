"""Perched on wires: the wire that birds sit on is strung between poles, and lies in no coil."""

from collections.abc import Mapping

from soracli.script.presets import Presets
from soracli.story.scene import Entity, Scene

_STRUNG = "overhead_wire"
_WIRES = frozenset(("wire", "cable", "line"))


def perched_on_wires(scene: Scene, presets: Presets) -> Scene:
    """The scene with poles under every wire that a bird is on."""
    there = {one.id: one for one in scene.entities}
    strung = {one.b for one in scene.relations
              if one.kind == "on" and _is_bird(one.a, there, presets)}  # fmt: skip
    entities = tuple(
        one.model_copy(update={"kind": _STRUNG, "scale": 1.0, "color": None})
        if one.id in strung and one.noun.split()[-1] in _WIRES
        else one
        for one in scene.entities
    )
    return scene.model_copy(update={"entities": entities})


def _is_bird(name: str, there: Mapping[str, Entity], presets: Presets) -> bool:
    one = there.get(name)
    kind = presets.kinds.get(one.kind) if one is not None else None
    return kind is not None and kind.family == "bird"
