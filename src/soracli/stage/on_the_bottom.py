"""On the bottom: who rests or crawls on the floor of the sea lies on it, and does not swim over it.

Whatever swims keeps some way over the ground. An octopus that changes color on the ocean floor, a
ray that lies on the seabed and a fish that hides among stones there are down on it.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.framing import box_of
from soracli.stage.performance import Body
from soracli.stage.turns import single
from soracli.stage.ways_held import together
from soracli.story.scene import Scene

_UNDER_WATER = "underwater"
_SWIM = ("fish", "drifter")
"""Families of who swims over the ground: rays, and octopuses."""
_DOWN = ("crawl", "lie", "sleep", "sit", "crouch", "walk")
"""Motions of who is down on the ground, whatever the words say of that."""
_THERE = ("stand", "look", "eat", "pet", "dig", "open", "wave", "turn")
"""Motions of who is on it where the words say so."""
_BOTTOM = re.compile(
    r"\b(?:on|onto|along|across|against|in) the (?:sandy |muddy |dark |deep )?"
    r"(?:(?:sea|ocean|lake|river)[- ]?(?:floor|bed|bottom)|bottom)\b",
    re.IGNORECASE,
)
"""Words of the bottom of the water as a place to be on."""
_APART = 0.02
"""Metres over the ground from which on somebody is let down."""


def down_on_the_bottom(
    scene: Scene, blocking: Blocking, bodies: Mapping[str, Body]
) -> dict[str, Body]:
    """The bodies by entity id, with those of the swimmers on the ground who are told to be there,
    in the words of the scene as it was read."""
    found = dict(bodies)
    if scene.place != _UNDER_WATER:
        return found
    told = _BOTTOM.search(scene.text) is not None
    placed = {one.a for one in scene.relations if one.kind in ("on", "in", "above", "under")}
    for mark in blocking.marks.values():
        motions = {beat.motion for beat in mark.beats}
        swims = mark.figure.family in _SWIM and mark.name in found and mark.name not in placed
        down = motions & set(_DOWN) or (told and motions <= {*_THERE, *_DOWN})
        if not swims or not down or mark.film or mark.kept:
            continue
        over = float(np.nanmedian(box_of(found[mark.name])[0][:, 2]))
        if over > _APART:
            for name in together(mark.name, blocking) & set(found):
                lower = found[name].positions - np.array([0.0, 0.0, over])
                found[name] = replace(found[name], positions=single(lower))
    return found
