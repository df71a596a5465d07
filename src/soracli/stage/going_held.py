"""Going held: a thing that is said to fly is in the air, and one that is said to go gets somewhere.

A wardrobe, a teapot, a tree have no wings and no legs, and the rooms that play a way only know
those that have. Once all is played, what is where it was is taken along, with all that is on it.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.framing import box_of
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, single, smooth
from soracli.stage.ways_held import together

_THINGS = ("prop", "furniture", "box", "fabric", "plant", "ball", "vehicle", "instrument")
"""Families of what has neither wings nor legs."""
_FLIES = frozenset(("fly", "soar", "float", "hover", "glide", "levitate", "flap", "drift", "zoom"))
"""First words of verbs of what is in the air."""
_GOES = frozenset(
    ("fly", "float", "drift", "walk", "run", "march", "waddle", "hop", "slide", "roll", "strut",
     "sneak", "tiptoe", "flee", "leave", "cross", "skate", "trot", "gallop", "chase", "hover")
)  # fmt: skip
"""Motions by which one gets somewhere."""
_STAYS = frozenset(("hover", "levitate", "float"))
"""First words of verbs of what stays where it is in the air."""
_OFF, _LEAST_OFF, _MOST_OFF = 0.5, 0.35, 3.0
"""Of its height how far over the ground it flies, and the metres of that at least and at most."""
_SEEN = 0.25
"""Metres over the ground at which one is seen to be in the air."""
_GONE, _LEAST_GONE = 0.4, 0.2
"""Of its size, and metres, that one has gone who has gone somewhere."""
_FAR, _LEAST_FAR, _MOST_FAR = 1.6, 0.8, 6.0
"""Of its size how far it is taken, and the metres of that at least and at most."""
_BOB, _PERIOD = 0.05, 2.2
"""Of its height how far what flies goes up and down, and the seconds in which it does."""


def hold_going(
    blocking: Blocking, bodies: Mapping[str, Body], times: Array, wet: bool = False
) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, with those things in the air that fly, and
    those on their way that go. Where it is `wet`, what floats is on the water."""
    found = dict(bodies)
    for mark in blocking.marks.values():
        beat = next((one for one in mark.beats if _goes(one, mark)), None)
        if beat is None or mark.name not in found or not _is_free(mark, blocking):
            continue
        body = found[mark.name]
        off = _aloft(mark, beat, body, times, wet) + _along(beat, body, times)
        if np.abs(off).max() > 0:
            for one in together(mark.name, blocking) & set(found):
                moved = found[one].positions + off[:, None]
                found[one] = replace(found[one], positions=single(moved))
    return found


def _goes(beat: Beat, mark: Mark) -> bool:
    """Whether a thing does this by itself, and nobody sends it."""
    action = beat.action
    own = beat.motion in _GOES and mark.name in action.agents
    return own and action.direction not in ("up", "down", "around")


def _is_free(mark: Mark, blocking: Blocking) -> bool:
    """Whether it is no part of the film before it, in nobody's hands, and sent by nobody."""
    if mark.film or mark.kept or mark.role in ("held", "rider", "floating") or mark.holder:
        return False
    sent = any(
        mark.name in (one.target, one.instrument) and mark.name not in one.agents
        for one in blocking.scene.actions
    )
    return mark.figure.family in _THINGS and not sent


def _aloft(mark: Mark, beat: Beat, body: Body, times: Array, wet: bool) -> Array:
    """The metres (N, 3) by which it is lifted that flies."""
    off = np.zeros((len(times), 3))
    said = beat.action.verb.split()[0] if beat.action.verb else ""
    low, high = box_of(body)
    if said not in _FLIES or wet or beat.motion not in ("fly", "float", "drift", "hover"):
        return off
    during = (times >= beat.start) & (times <= beat.end)
    if not during.any() or np.nanmax(low[during, 2]) >= _SEEN:
        return off
    tall = float(np.nanmedian((high - low)[:, 2]))
    up = float(np.clip(_OFF * tall + _LEAST_OFF, _LEAST_OFF, _MOST_OFF))
    since = smooth((times - beat.start) / 0.8) if beat.start > 0.3 else np.ones(len(times))
    bob = _BOB * tall * np.sin(2 * np.pi * times / _PERIOD)
    off[:, 2] = since * (up + bob)
    return off


def _along(beat: Beat, body: Body, times: Array) -> Array:
    """The metres (N, 3) by which it is taken along that goes and has not gone anywhere."""
    off = np.zeros((len(times), 3))
    said = beat.action.verb.split()[0] if beat.action.verb else ""
    begin, end = max(beat.start, float(times[0])), min(beat.end, float(times[-1]))
    during = (times >= begin) & (times <= end)
    if said in _STAYS or during.sum() < 2:
        return off
    root = body.positions[during, 0].astype(np.float64)
    low, high = box_of(body)
    size = float(np.nanmedian((high - low).max(axis=1)))
    gone = float(np.linalg.norm(np.diff(root, axis=0), axis=1).sum())
    if gone >= max(_LEAST_GONE, _GONE * min(size, 3.0)):
        return off
    far = float(np.clip(_FAR * size, _LEAST_FAR, _MOST_FAR))
    share = np.clip((times - begin) / max(end - begin, 0.6), 0.0, 1.0)
    left = beat.action.direction == "right to left"
    off[:, 0] = (-1.0 if left else 1.0) * far * (share - 0.5)
    return off
