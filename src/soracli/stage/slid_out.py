"""Slid out: who slides or rolls out from under a car lies on the back all the while, as on a board
with wheels, and comes out at its side."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.figure import Figure
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, single, smooth
from soracli.stage.ways_held import together
from soracli.story.scene import Scene

_SLIDES = frozenset(("slide", "roll", "scoot", "wheel", "slip", "emerge", "glide"))
"""First words of verbs by which one comes out lying."""
_COMES = "crawl"
"""As what they are read where somebody is under something."""
_UNDER, _OUT = 0.55, 0.75
"""Metres further below than who only lies there at first, and out at its side in the end."""
_BEGINS, _LASTS = 0.15, 0.5
"""Shares of the time at which it begins, and that it takes."""


def lying_there(
    beats: Mapping[str, Sequence[Beat]], scene: Scene, figures: Mapping[str, Figure]
) -> dict[str, list[Beat]]:
    """The beats by entity id, with lying for all people who slide out from under something."""
    people = {name for name, one in figures.items() if one.family == "person"}
    below = {one.a for one in scene.relations if one.kind == "under"} & people
    found = {name: list(own) for name, own in beats.items()}
    for name in below & set(found):
        found[name] = [
            replace(one, motion="lie", start=min(one.start, -1.6)) if _slides(one) else one
            for one in found[name]
        ]
    return found


def _slides(beat: Beat) -> bool:
    action = beat.action
    return action.motion == _COMES and action.verb.split(" ")[0] in _SLIDES


def slide_out(blocking: Blocking, bodies: Mapping[str, Body], times: Array) -> dict[str, Body]:
    """The bodies by entity id, with who slides out from under something moved toward the camera."""
    found = dict(bodies)
    for mark in blocking.marks.values():
        beat = next((one for one in mark.beats if one.motion == "lie" and _slides(one)), None)
        if beat is None or mark.name not in found:
            continue
        ends = min(beat.end, float(times[-1]))
        share = smooth(np.clip((times - _BEGINS * ends) / (_LASTS * ends), 0.0, 1.0))
        off = np.zeros((len(times), 3))
        off[:, 1] = _UNDER - (_UNDER + _OUT) * share
        for name in together(mark.name, blocking) & set(found):
            body = found[name]
            found[name] = replace(body, positions=single(body.positions + off[:, None]))
    return found
