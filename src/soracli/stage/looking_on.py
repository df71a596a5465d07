"""Looking on: what an animal looks at is before it, and both are seen from the side."""

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.marks import Mark

_TO_CAMERA = 0.3
"""Radians toward the camera that who looks is turned, seen from the side."""
_GAP = 0.3
"""Metres between the head of who looks and what it looks at, and as a share of its length."""
_WITH = ("in", "on", "inside")
"""Relations of what goes along with what it is in or on."""
_LARGEST = 1.5
"""Metres: what is larger is looked at from where it stands."""


def look_on(blocking: Blocking) -> None:
    """Put the thing that an animal does nothing but look at, and of which nothing else is said,
    before it, with all that is in it or on it."""
    for mark in blocking.of("actor"):
        thing = _looked_at(mark, blocking)
        if thing is None or mark.figure.family == "person" or mark.kept or thing.kept:
            continue
        mark.heading = -_TO_CAMERA
        ahead = 0.5 * (mark.figure.length + thing.figure.longest) + _GAP * (1 + mark.figure.length)
        way = np.array([np.cos(mark.heading), np.sin(mark.heading), 0.0])
        goal = mark.position * (1, 1, 0) + ahead * way
        shift = goal - thing.position * (1, 1, 0)
        for one in _with(thing, blocking):
            one.position = one.position + shift


def _looked_at(mark: Mark, blocking: Blocking) -> Mark | None:
    """What somebody looks at and does nothing else to anybody, if it may be moved."""
    if len(mark.beats) != 1 or mark.beats[0].motion != "look":
        return None
    thing = blocking.marks.get(mark.beats[0].action.target)
    within = {one.a: one.b for one in blocking.scene.relations if one.kind in _WITH}
    while thing is not None and thing.name in within:
        thing = blocking.marks.get(within[thing.name])
    if thing is None or thing is mark or thing.role not in ("prop", "fixture") or thing.holder:
        return None
    placed = [one for one in blocking.scene.relations if one.kind not in _WITH]
    told = {name for one in placed for name in (one.a, one.b)}
    free = not {thing.name, mark.name} & told and mark.name not in within
    return thing if free and thing.figure.longest <= _LARGEST else None


def _with(thing: Mark, blocking: Blocking) -> list[Mark]:
    """A thing, and all that is in it or on it."""
    found = [thing]
    for one in found:
        told = (r for r in blocking.scene.relations if r.b == one.name and r.kind in _WITH)
        found += [blocking.marks[r.a] for r in told if r.a in blocking.marks]
    return found
