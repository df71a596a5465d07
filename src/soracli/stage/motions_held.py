"""Motions held: who spins is seen to turn round, and what sways or rocks is seen to tilt.

A dancer who spins on the way across the stage faces where they go, and lanterns under a beam were
hung there after they had been played. Once all is played, this is put right.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.framing import box_of
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.running import runs_by_itself
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, heading_of, pitch, roll, single, window, yaw
from soracli.stage.ways_held import together

_SPINS = frozenset(("spin", "whirl", "twirl", "axel", "pirouette"))
_SPUN = frozenset((*_SPINS, "rotate", "revolve", "twist", "swirl"))
"""First words of verbs of things that spin by whatever motion they are played."""
_ROUNDS, _TURNED = 0.6, 0.95 * np.pi
"""Turns a second of who spins, and radians over which it is seen."""
_ROCKS = frozenset(("rock", "swing"))
_TILTS, _SEEN, _PERIOD = 0.16, 0.06, 1.7
"""Radians to which a thing sways, those that are seen, and seconds of a swaying."""
_EASE = 0.5
"""Seconds to get into it."""
_LOOKS, _STILL, _LIES = 0.6, 0.5, 1.25
"""Radians to which a thing turns that looks aside, those that it may have turned by itself, and
those by which it is turned that has tipped over."""
_OVER = frozenset(("tip", "topple", "fall", "keel", "tumble", "overturn"))
_TOPPLES = 0.7
"""First words of verbs of what tips over, and the seconds in which it does."""
_TOPPLING = ("topple", "keel", "overturn", "capsize")
"""Those of them that need no "over"."""
_DIGS, _MACHINES = frozenset(("dig", "chop", "saw")), ("vehicle",)
"""What heaves a machine up and down that does it where it is, and the families of such ones."""
_ON_FOOT = frozenset(
    ("walk", "march", "run", "strut", "waddle", "trudge", "tiptoe", "stagger", "limp", "leave",
     "enter", "cross", "trot", "follow")
)  # fmt: skip
_WADDLES, _STEP = 0.1, 0.7
"""Radians to which a thing without legs leans to the left and right as it goes, and seconds of two
of its steps."""
_STIFF = ("prop", "furniture", "box", "ball", "fabric")


def hold_motions(blocking: Blocking, bodies: Mapping[str, Body], times: Array) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, spinning and swaying as they are said
    to."""
    found = dict(bodies)
    for mark in blocking.marks.values():
        if mark.film or mark.kept or mark.name not in found:
            continue
        for beat in mark.beats:
            spins = _is_spun(mark, beat) and mark.role not in ("held", "rider")
            if spins and mark.name in beat.action.agents:
                _spin(mark, beat, blocking, found, times)
            elif _sways(mark, beat):
                found[mark.name] = _swayed(mark, beat, blocking, found[mark.name], times)
            elif beat.motion in _ON_FOOT and mark.figure.family in _STIFF:
                found[mark.name] = _waddled(beat, found[mark.name], times)
            elif beat.motion == "look" and _is_stiff(mark):
                found[mark.name] = _looked(beat, found[mark.name], times)
            elif beat.motion == "fall" and _falls_over(mark, beat, found[mark.name]):
                found[mark.name] = _tipped(beat, found[mark.name], times)
    return found


def _is_spun(mark: Mark, beat: Beat) -> bool:
    """Whether somebody spins, or a thing does on its way down, through the air or along."""
    if runs_by_itself(mark):
        return False  # the blades of a fan turn, and not the fan
    if {beat.motion, beat.action.motion} & _SPINS:
        return True
    said = beat.action.verb.split()[:1]
    return bool(said) and said[0] in _SPUN and mark.figure.family in _STIFF


def _sways(mark: Mark, beat: Beat) -> bool:
    """Whether somebody rocks, or is a machine that heaves up and down as it digs."""
    digs = beat.motion in _DIGS and mark.figure.family in _MACHINES
    return digs or (beat.motion in _ROCKS and _is_stiff(mark) and not beat.action.target)


def _is_stiff(mark: Mark) -> bool:
    return mark.figure.family in (*_STIFF, "hoop") and mark.role in ("prop", "fixture")


def _spin(
    mark: Mark, beat: Beat, blocking: Blocking, bodies: dict[str, Body], times: Array
) -> None:
    """Turn a living body round and round while it spins, with what it has in its hands."""
    body = bodies[mark.name]
    inside = (times >= beat.start - 1e-6) & (times <= beat.end + 1e-6)
    if mark.figure.family not in (*ALIVE, *_STIFF) or inside.sum() < 2:
        return
    faced = np.unwrap(heading_of(body.rotations[inside, 0]))
    if float(np.ptp(faced)) >= _TURNED:
        return
    lasts = np.clip(times - max(beat.start, 0.0), 0.0, beat.end - max(beat.start, 0.0))
    turns = max(round(_ROUNDS * float(lasts.max())), 1)
    about = yaw(2 * np.pi * turns * lasts / max(float(lasts.max()), 1e-6))
    pivot = body.positions[:, :1].astype(np.float64)
    for name in together(mark.name, blocking) & set(bodies):
        bodies[name] = _turned(bodies[name], about, pivot)


def _swayed(mark: Mark, beat: Beat, blocking: Blocking, body: Body, times: Array) -> Body:
    """A thing that sways about where it hangs, or about its foot."""
    if float(np.ptp(_tilts(body))) >= _SEEN:
        return body
    low, high = box_of(body)
    hangs = any(one.a == mark.name and one.kind == "under" for one in blocking.scene.relations)
    pivot = (low + high) / 2
    pivot[:, 2] = high[:, 2] if hangs else low[:, 2]
    pace = min(max(beat.action.speed, 0.6), 1.6)
    angle = _TILTS * np.sin(2 * np.pi * pace * times / _PERIOD)
    return _turned(body, pitch(angle * window(times, beat.start, beat.end, _EASE)), pivot[:, None])


def _waddled(beat: Beat, body: Body, times: Array) -> Body:
    """A thing that walks and has no legs, a toy, a bottle: it goes from one side to the other."""
    if float(np.ptp(_tilts(body))) >= _SEEN or body.figure.rig.has("foot.R"):
        return body
    low, high = box_of(body)
    pivot = (low + high) / 2
    pivot[:, 2] = low[:, 2]
    pace = min(max(beat.action.speed, 0.6), 1.6)
    angle = _WADDLES * np.sin(2 * np.pi * pace * times / _STEP)
    lean = roll(angle * window(times, beat.start, beat.end, _EASE))
    facing = yaw(heading_of(body.rotations[:, 0]))
    return _turned(body, facing @ lean @ facing.transpose(0, 2, 1), pivot[:, None])


def _looked(beat: Beat, body: Body, times: Array) -> Body:
    """A thing that turns its head, and has no neck: all of it turns to one side."""
    if not _stands_still(body):
        return body
    begin = max(beat.start, 0.0) + _EASE
    angle = _LOOKS * window(times, begin, max(beat.end, begin + _EASE), _EASE)
    return _turned(body, yaw(angle), body.positions[:, :1].astype(np.float64))


def _falls_over(mark: Mark, beat: Beat, body: Body) -> bool:
    """Whether a thing is to tip over; what topples and has done so is let be."""
    if mark.figure.family not in _STIFF or mark.role in ("held", "rider"):
        return False
    topples = beat.action.verb.split()[0] in _TOPPLING and _stands_still(body)
    return _tips(beat) or (topples and not beat.action.target)


def _tips(beat: Beat) -> bool:
    """Whether something falls over where it stands."""
    words = beat.action.verb.split()
    return words[0] in _OVER and "over" in words and not beat.action.target


def _tipped(beat: Beat, body: Body, times: Array) -> Body:
    """A thing that tips over, about the edge that it stands on, if it has not."""
    if _tilts(body)[-1] >= _LIES:
        return body
    first = np.zeros(len(times), np.intp)  # whatever it leaned on
    body = replace(body, positions=body.positions[first], rotations=body.rotations[first])
    low, high = box_of(body)
    pivot = (low + high) / 2
    pivot[:, 0], pivot[:, 2] = high[:, 0], low[:, 2]
    begin = max(beat.start, 0.0) + 0.2 * max(min(beat.end, float(times[-1])) - beat.start, 0.0)
    share = np.clip((times - begin) / _TOPPLES, 0.0, 1.0) ** 2
    return _turned(body, pitch(0.5 * np.pi * share), pivot[:, None])


def _stands_still(body: Body) -> bool:
    """Whether a body is turned at the end as it was at first, and is where it was."""
    moved = np.ptp(body.positions[:, 0, 2])
    same = _tilts(body).max() < _STILL
    return bool(np.isfinite(moved) and moved < 0.5 * body.figure.height and same)


def _tilts(body: Body) -> Array:
    """Radians (N,) by which a body is turned from how it was first."""
    rotations = body.rotations[:, 0].astype(np.float64)
    trace = np.einsum("nij,ij->n", rotations, rotations[0])
    return np.asarray(np.arccos(np.clip((trace - 1) / 2, -1, 1)))


def _turned(body: Body, about: Array, pivot: Array) -> Body:
    """A body turned by rotations (N, 3, 3) about a pivot (N, 1, 3)."""
    lever = body.positions - pivot
    positions = pivot + np.einsum("nij,nkj->nki", about, lever)
    rotations = np.einsum("nij,nkjl->nkil", about, body.rotations)
    return replace(body, positions=single(positions), rotations=single(rotations))
