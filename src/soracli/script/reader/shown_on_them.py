"""Shown on them: what a canvas or a poster is "with" is painted on it, and stands beside nobody."""

import re

from soracli.story.scene import Entity, Relation, Scene

_PICTURES = frozenset(("picture", "poster", "billboard", "banner"))
"""Kinds of what pictures are on."""
_WITH = r"(?:s|es)? (?:with|of|showing|depicting|that shows|which shows) "
_FAR = 32
"""Letters within which is named what a picture is with."""


def with_what_they_show(scene: Scene) -> Scene:
    """The scene with those on a picture that the words tell it to be with, who do nothing."""
    acting = {name for one in scene.actions for name in (*one.agents, one.target)}
    shown: dict[str, str] = {}
    for sheet in scene.entities:
        found = sheet.kind in _PICTURES and re.search(
            rf"\b{re.escape(sheet.noun.split()[-1])}{_WITH}(?P<what>[^,.;]{{1,{_FAR}}})",
            scene.text,
            re.IGNORECASE,
        )
        if not found:
            continue
        for one in scene.entities:
            if one.id != sheet.id and one.id not in acting and _is_named(one, found["what"]):
                shown[one.id] = sheet.id
    if not shown:
        return scene
    kept = [one for one in scene.relations if not {one.a, one.b} & set(shown)]
    told = [Relation(kind="on", a=name, b=sheet) for name, sheet in shown.items()]
    return scene.model_copy(update={"relations": (*kept, *told)})


def _is_named(one: Entity, words: str) -> bool:
    return not one.implied and re.search(rf"\b{re.escape(one.noun)}", words) is not None
