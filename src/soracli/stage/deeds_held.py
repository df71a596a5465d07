"""Deeds held: once all is played, it is measured whether who does something to somebody or to a
thing gets at it while they do it.

A customer who sniffs the bread of another one's table is beside that table, a bouquet that is
reached for comes down to those hands, and goats that butt heads have them together. Whatever placed
them, who is too far off for what they do comes to it, or it comes to them: whichever no words put
anywhere.
`within_reach` does the same before the play, for what stands where it is; this is what is left.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.marks import Mark, reach
from soracli.stage.nearness import APPROACHES, FED_FROM_AFAR, WITH_SOMEBODY
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.told_places import Box
from soracli.stage.turns import Array, single, smooth, yaw
from soracli.stage.ways_held import together
from soracli.stage.whole_body import is_at_hand

_ARM, _LONGER = 0.3, 0.08
"""Metres between two boxes over which an arm reaches, and more of it for each metre of a body."""
_STRUCK = 0.18
"""Metres between two who touch with more than a hand."""
_CLOSE = 0.08
"""Metres that are left between them, once they are brought together."""
_TOUCHES = frozenset(("hug", "kiss", "collide", "high_five", "shake_hands", "hit", "kick", "fight"))
"""What is done with both bodies near each other."""
_STRIKES = ("strike", "hit")
"""Verbs of what touches what it strikes by whatever motion that is played: lightning."""
_TASTED = frozenset(
    ("eat", "drink", "sniff", "lick", "peck", "graze", "pet", "catch", "pick_up", "play", "hold")
)
"""What takes a mouth or a hand, besides what is worked at."""
_FROM_AFAR = frozenset(("throw", "shoot", "fell", "pop", "push", "pull", "blow", "read", "hammer"))
"""What another room brings together, or nobody needs to be near for."""
_INTO_HAND = ("catch", "pick_up")
"""What ends with it in a hand or a mouth, which need not be where it was."""
_HAND, _SMALL = 0.55, 0.6
"""Of the height of who catches it how high it is then, and how long, in their lengths, something
alive is at most that is caught so."""
_FLOATING = ("bird", "fish", "insect", "drifter")
_COMES = 0.8
"""Seconds in which one comes to the other."""
_LARGE = 2.4
"""Metres from which on a thing stays where it is."""
_BOUND = frozenset(("on", "in", "under", "above", "between", "left of", "right of", "in front of",
                    "behind", "around"))  # fmt: skip
"""Relations that put somebody somewhere."""
_HANGS = 0.6
"""Metres over the ground from which a thing hangs in the air, a moon, and may be reached down."""
_STANDS = ("building", "plant", "vehicle", "ramp", "boat", "aircraft")


@dataclass(frozen=True)
class _Deed:
    """Somebody who does something to another one, in these frames (first, last)."""

    doer: Mark
    other: Mark
    beat: Beat
    frames: Array


def hold_deeds(blocking: Blocking, bodies: Mapping[str, Body], times: Array) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, with those together who do something to
    each other."""
    found = dict(bodies)
    done: set[tuple[str, str]] = set()
    for deed in _deeds(blocking, found, times):
        pair = deed.doer.name, deed.other.name
        if pair in done or pair[::-1] in done:
            continue
        done.add(pair)
        _bring_together(deed, blocking, found, times)
    return found


def _deeds(blocking: Blocking, bodies: Mapping[str, Body], times: Array) -> Iterator[_Deed]:
    for mark in blocking.marks.values():
        if mark.film or mark.kept or mark.name not in bodies:
            continue
        for beat in mark.beats:
            other = _dealt_with(mark, beat, blocking)
            if other is None or other.name not in bodies or other.kept or beat.said:
                continue
            inside = np.flatnonzero((times >= beat.start - 1e-6) & (times <= beat.end + 1e-6))
            seen = bodies[mark.name].visible & bodies[other.name].visible
            inside = inside[seen[inside]]
            if len(inside) > 1:
                yield _Deed(mark, other, beat, inside)


def _dealt_with(mark: Mark, beat: Beat, blocking: Blocking) -> Mark | None:
    """Whom or what somebody has to be at for a beat; None where they need not be anywhere."""
    motion, action = beat.motion, beat.action
    near = motion in _TOUCHES | _TASTED or motion in APPROACHES or is_at_hand(motion)
    near = near or action.verb.split()[0] in _STRIKES
    rallies = motion == "hit" and action.over in blocking.marks  # back over to somebody
    if not near or motion in _FROM_AFAR or rallies or mark.name not in action.agents:
        return None
    name = action.over if motion == "put_down" else action.target
    sent = blocking.marks.get(action.instrument)
    if sent is not None and sent.figure.family == "ball" and motion in ("kick", "hit"):
        name = action.instrument  # "kicks a ball to his friend", who is not kicked
    other = blocking.marks.get(name)
    if motion == "feed" and other is not None and other.figure.family in FED_FROM_AFAR:
        return None  # crumbs are thrown to them
    if other is not None and other.holder in set(action.agents) - {mark.name}:
        return None  # two who drink have a cup each, and only one of them is named
    if other is not None and other is not mark:
        return other if mark.holder != other.name and mark.mount != other.name else None
    each = [blocking.marks[name] for name in action.agents if name in blocking.marks]
    if not action.target and motion in _TOUCHES | set(WITH_SOMEBODY) and len(each) == 2:
        return each[1] if each[0] is mark else each[0]  # they butt heads
    return None


def _apart(deed: _Deed, a: Box, b: Box, times: Array) -> tuple[Array, int]:
    """The way (3,) from the one's box to the other's where they are nearest, and the frame."""
    first = deed.beat.start + 0.5 * _COMES
    frames = deed.frames[times[deed.frames] >= first] if first > 0 else deed.frames
    frames = frames if len(frames) else deed.frames[-1:]
    way = np.maximum(b.low[frames] - a.high[frames], 0.0)
    way -= np.maximum(a.low[frames] - b.high[frames], 0.0)
    best = int(np.argmin(np.linalg.norm(way, axis=1)))
    return way[best], int(frames[best])


def _bring_together(deed: _Deed, blocking: Blocking, bodies: dict[str, Body], times: Array) -> None:
    doer, other = deed.doer, deed.other
    a, b = Box.of(bodies[doer.name]), Box.of(bodies[other.name])
    way, frame = _apart(deed, a, b, times)
    touches = deed.beat.motion in _TOUCHES
    enough = _STRUCK if touches else _ARM + _LONGER * min(doer.figure.longest, 3.0)
    gap = float(np.linalg.norm(way))
    if gap <= enough or not np.isfinite(gap) or _is_touched(deed, bodies, b):
        return
    by = way * (1 - _CLOSE / gap)
    up = np.array([0.0, 0.0, 1.0])
    level, high = by * (1, 1, 0), by * up
    floats = doer.figure.family in _FLOATING
    if _comes_to_hand(deed, blocking):
        if deed.beat.motion in _INTO_HAND:
            high = high - up * max(_HAND * doer.figure.height - float(b.low[frame, 2]), 0.0)
        there = -level - (0.0 if floats else 1.0) * high
        _move(other.name, there, deed, blocking, bodies, times)
        _put_along(there, deed, blocking, bodies)
        if floats:
            _move(doer.name, high, deed, blocking, bodies, times)
        return
    _move(doer.name, level + (1.0 if floats else 0.0) * high, deed, blocking, bodies, times)
    hangs = float(b.low[frame, 2]) > _HANGS and float(high[2]) > enough
    if hangs and not floats and other.figure.family not in ALIVE:
        _move(other.name, -high, deed, blocking, bodies, times)


def _put_along(by: Array, deed: _Deed, blocking: Blocking, bodies: dict[str, Body]) -> None:
    """Have what is put into a thing go with it, once it is let go: a letter in a mailbox."""
    thing = deed.beat.action.target
    if deed.beat.motion != "put_down" or thing not in bodies:
        return
    if thing in together(deed.other.name, blocking) or thing == deed.doer.name:
        return
    body, first = bodies[thing], int(deed.frames[0])
    root = body.positions[:, 0].astype(np.float64)
    away = np.linalg.norm(root - root[-1], axis=1)
    share = np.clip(1.0 - away / max(float(away[first]), 1e-6), 0.0, 1.0)
    share[:first] = 0.0
    bodies[thing] = _moved(body, share[:, None] * by, 0.0, root)


def _is_touched(deed: _Deed, bodies: Mapping[str, Body], b: Box) -> bool:
    """Whether a hand, or any other joint of who does it, is at it: arms reach out of a box."""
    caught = deed.beat.motion in _INTO_HAND  # when it comes, which may be late
    frames = slice(int(deed.frames[0]), None if caught else int(deed.frames[-1]) + 1)
    joints = bodies[deed.doer.name].positions[frames].astype(np.float64)
    low, high = b.low[frames][:, None], b.high[frames][:, None]
    away = np.maximum(np.maximum(low - joints, joints - high), 0.0)
    return bool(np.linalg.norm(away, axis=-1).min() <= _STRUCK)


def _comes_to_hand(deed: _Deed, blocking: Blocking) -> bool:
    """Whether the thing comes to who does it, and not the other way round."""
    doer, other, action = deed.doer, deed.other, deed.beat.action
    small = other.figure.longest < _SMALL * doer.figure.longest and deed.beat.motion in _INTO_HAND
    if not (_is_loose(other, blocking) or small) or len(action.agents) > 2:
        return False
    told = _bound(blocking)
    return other.name not in told or doer.name in told or bool(doer.mount or doer.seat)


def _bound(blocking: Blocking) -> set[str]:
    """Whoever the words put somewhere."""
    told = [one for one in blocking.scene.relations if one.kind in _BOUND]
    return {one.a for one in told} | {one.b for one in told if one.kind not in ("on", "in")}


def _is_loose(mark: Mark, blocking: Blocking) -> bool:
    """Whether something may be put elsewhere."""
    if mark.figure.family in (*_STANDS, *ALIVE) or mark.mount:
        return False
    bears = any(one.b == mark.name and one.kind in ("on", "in") for one in blocking.scene.relations)
    return reach(mark.figure) <= _LARGE and not (bears and mark.role == "fixture")


def _move(
    name: str, by: Array, deed: _Deed, blocking: Blocking, bodies: dict[str, Body], times: Array
) -> None:
    """Have one of the two there (by metres (3,)) while it is done, with all that goes with it: all
    the time where it stays where it is, else from shortly before."""
    body = bodies[name]
    root = body.positions[:, 0].astype(np.float64)
    still = float(np.ptp(root[np.isfinite(root).all(axis=1)], axis=0).max()) < _ARM
    first = times[deed.frames[0]]
    if still and not _deals_before(name, deed, blocking):
        share = np.ones(len(times))
    else:
        before = 0.0 if deed.beat.motion in _INTO_HAND else 0.5 * _COMES
        early = max(float(first) - before, float(times[0]))
        share = smooth(np.clip((times - early) / _COMES, 0.0, 1.0))
        share = np.where(times < early, 0.0, share)
    turn = 0.0
    if still and name == deed.doer.name and share[0] == 1.0:
        turn = _to_face(deed, bodies, by)
    for one in together(name, blocking) & set(bodies):
        bodies[one] = _moved(bodies[one], share[:, None] * by, turn, root)


def _to_face(deed: _Deed, bodies: Mapping[str, Body], by: Array) -> float:
    """Radians by which somebody turns to what they do something to."""
    if deed.doer.figure.family not in ALIVE or deed.doer.seat:
        return 0.0
    frame = int(deed.frames[len(deed.frames) // 2])
    body, other = bodies[deed.doer.name], bodies[deed.other.name]
    way = (other.positions[frame, 0] - body.positions[frame, 0] - by)[:2]
    ahead = body.rotations[frame, 0, :2, 0]
    if float(np.linalg.norm(way)) < _CLOSE:
        return 0.0
    off = float(np.arctan2(way[1], way[0]) - np.arctan2(ahead[1], ahead[0]))
    return float(np.arctan2(np.sin(off), np.cos(off)))


def _deals_before(name: str, deed: _Deed, blocking: Blocking) -> bool:
    """Whether something else is done with or by somebody before that."""
    start = deed.beat.start
    for mark in blocking.marks.values():
        for beat in mark.beats:
            names = (mark.name, beat.action.target, beat.action.instrument)
            others = {*names, *beat.action.agents} - {name, ""}
            if name in names and beat.start < start - 0.1 and others:
                return True
    return False


def _moved(body: Body, off: Array, turn: float, pivot: Array) -> Body:
    """A body by some metres (N, 3) elsewhere, and turned by some radians about a `pivot` (N, 3)."""
    positions, rotations = body.positions, body.rotations
    if turn:
        about = yaw(np.full(len(pivot), turn))
        lever = positions - pivot[:, None]
        positions = pivot[:, None] + np.einsum("nij,nkj->nki", about, lever)
        rotations = single(np.einsum("nij,nkjl->nkil", about, rotations))
    return replace(body, positions=single(positions + off[:, None]), rotations=rotations)
