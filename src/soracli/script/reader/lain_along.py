"""Lain along: what a camera finds that goes along a table or a shelf lies there: "a puzzle with one
missing piece, truck right along the table"."""

import re

from soracli.script.presets import Presets
from soracli.story.scene import Relation, Scene

_TOPS = r"table|tabletop|desk|counter|countertop|shelf|workbench|bench|bar|windowsill|sideboard"
_ALONG = re.compile(
    rf"\b(?:truck|dolly|pan|slid|track|glid|mov|travel|drift|push|float)\w*\b[^.,;]{{0,30}}?"
    rf"\b(?:along|across|over|down) (?:the|an?) (?:[\w-]+ ){{0,2}}?(?P<top>{_TOPS})\b",
    re.IGNORECASE,
)
_SMALL = ("prop", "box", "ball")


def lain_along(scene: Scene, presets: Presets) -> Scene:
    """The scene with small things of which nothing else is told on the top that the camera goes
    along."""
    found = _ALONG.search(scene.text) if scene.camera.move else None
    tops = [one for one in scene.entities if found and one.noun.split()[-1] == found["top"].lower()]
    if len(tops) != 1:
        return scene
    top = tops[0].id
    placed = {one.a for one in scene.relations} | {name for one in scene.entities
                                                    for name in one.holds}  # fmt: skip
    placed |= {name for one in scene.actions for name in (*one.agents, one.target, one.instrument)}
    loose = [one.id for one in scene.entities
             if one.kind in presets.kinds and presets.kinds[one.kind].family in _SMALL
             and one.id not in placed and one.id != top]  # fmt: skip
    more = tuple(Relation(kind="on", a=name, b=top) for name in loose)
    return scene.model_copy(update={"relations": (*scene.relations, *more)}) if more else scene
