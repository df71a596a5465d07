"""Swept from: a camera that pans right from a saw to a carpenter has the saw left of him."""

import re

from soracli.story.scene import Entity, Relation, Scene, Spatial

_SWEEPS = re.compile(
    r"\b(?:pan|truck|track|slid|sweep|dolli|dolly|glid|mov|swing|travel)\w*(?: \w+ly)? "
    r"(?:to the |from (?:left|right) to )?(?P<way>left|right)(?:wards?)?\b"
    r"[^.;!?]*?\bfrom (?P<first>(?!left\b|right\b)[^.;!?]+?) to (?P<then>[^.;!?]+)",
    re.IGNORECASE,
)
"""A move of the camera to a side, from one thing to another."""
_SIDES: dict[str, Spatial] = {"right": "left of", "left": "right of"}
"""Where what is seen first is to what is seen then."""


def swept_from(scene: Scene) -> Scene:
    """The scene with what a camera sees first on the side from which it comes."""
    found = _SWEEPS.search(scene.text) if "camera" in scene.text.lower() else None
    if found is None:
        return scene
    first, then = _named(found["first"], scene), _named(found["then"], scene)
    if first is None or then is None or first.id == then.id:
        return scene
    one = next((rel.b for rel in scene.relations if rel.a == first.id and rel.kind == "on"), "")
    told = Relation(kind=_SIDES[found["way"].lower()], a=one or first.id, b=then.id)
    pair = {told.a, told.b}
    others = tuple(rel for rel in scene.relations if {rel.a, rel.b} != pair or rel.kind != "near")
    if any({rel.a, rel.b} == pair for rel in others) or told.a == told.b:
        return scene
    return scene.model_copy(update={"relations": (*others, told)})


def _named(words: str, scene: Scene) -> Entity | None:
    """Whom some words name first."""
    found = [(at.start(), one) for one in scene.entities if (at := _at(one, words)) is not None]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _at(one: Entity, words: str) -> re.Match[str] | None:
    noun = one.noun.split()[-1]
    return re.search(rf"\b{re.escape(noun)}s?\b", words, re.IGNORECASE) if noun else None
