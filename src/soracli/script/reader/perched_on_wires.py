"""Perched on wires: the wire that birds sit on is strung between poles, and lies in no coil; the
wash on a washing line hangs there."""

from collections.abc import Mapping

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Scene

_STRUNG, _LINE = "overhead_wire", "washing_line"
_WIRES = frozenset(("wire", "cable", "line"))
_FOLDED, _HUNG = frozenset(("blanket", "folded_shirt", "towel", "pillow")), "hanging_sheet"
"""Kinds of cloth that lies folded, and what it is on a line."""


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
    return _pegged(scene.model_copy(update={"entities": entities}), presets)


def _pegged(scene: Scene, presets: Presets) -> Scene:
    """The scene in which all that is on a washing line, and is not said to do anything, hangs."""
    there = {one.id: one for one in scene.entities}
    doing = {name for one in scene.actions for name in one.agents}
    wash: dict[str, list[str]] = {}
    for one in scene.relations:
        lined = one.b in there and there[one.b].kind == _LINE and one.kind == "on"
        if lined and one.a not in doing and not _is_bird(one.a, there, presets):
            wash.setdefault(one.b, []).append(one.a)
    hung = (
        Action(motion="stand", verb="hang", agents=tuple(names), target=line, order=0)
        for line, names in wash.items()
    )
    scene = scene.model_copy(update={"actions": (*scene.actions, *hung)}) if wash else scene
    return _unfolded(scene, there)


def _unfolded(scene: Scene, there: Mapping[str, Entity]) -> Scene:
    """The scene in which cloth that hangs on a washing line from the start is not folded."""
    lines = {name for name, one in there.items() if one.kind == _LINE}
    hangs = [one for one in scene.actions if one.verb == "hang" and one.target in lines]
    up = {name for one in hangs for name in one.agents}
    return scene.model_copy(update={"entities": tuple(
        one.model_copy(update={"kind": _HUNG}) if one.id in up and one.kind in _FOLDED else one
        for one in scene.entities
    )})  # fmt: skip


def _is_bird(name: str, there: Mapping[str, Entity], presets: Presets) -> bool:
    one = there.get(name)
    kind = presets.kinds.get(one.kind) if one is not None else None
    return kind is not None and kind.family == "bird"
