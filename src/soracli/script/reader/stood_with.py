"""Stood with: a cake with candles on a table is on it, and its candles are on the cake; a girl with
a flower on a bench sits there, not the flower."""

import re

from soracli.story.scene import Entity, Relation, Scene

_SUPPORTS = ("on", "in")
_TOPPED = ("layer_cake", "cake_slice", "muffin", "pie")
"""Kinds with which candles are on top of them."""


def stood_with(scene: Scene) -> Scene:
    """The scene in which what comes last in "one with another on a third" is told of the first."""
    swapped: dict[Relation, Relation] = {}
    for near in scene.relations:
        one, other = scene.entity(near.b), scene.entity(near.a)
        if near.kind != "near" or one is None or other is None:
            continue
        told = [r for r in scene.relations if r.a == near.a and r.kind in _SUPPORTS]
        for under in told if _is_said(one, other, scene.text) else []:
            swapped[under] = under.model_copy(update={"a": one.id})
            if one.kind in _TOPPED:
                swapped[near] = near.model_copy(update={"kind": "on"})
    if not swapped:
        return scene
    relations = tuple(dict.fromkeys(swapped.get(one, one) for one in scene.relations))
    return scene.model_copy(update={"relations": relations})


def _is_said(one: Entity, other: Entity, text: str) -> bool:
    """Whether the words go on with "on a ..." after "one with another": not "on the", which is a
    part of the first, and not "on her"."""
    with_it = rf"\b{re.escape(one.noun)}s? with (?:[\w-]+ ){{0,4}}?{re.escape(other.noun)}(?:s|es)?"
    return re.search(rf"{with_it} (?:on|in) an? ", text, re.IGNORECASE) is not None
