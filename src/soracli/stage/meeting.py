"""Meeting: two who go toward each other come from both sides, stop before each other, and stand."""

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.marks import GOING, Mark
from soracli.stage.route import straight
from soracli.stage.schedule import Beat

_STANDS = 1.1
"""Seconds of their time in which they stand before each other."""
_GAP = 0.55
"""Metres between two who have met, beside half the length of both."""
_MOST = 4.2
"""Metres that each of them comes at most, walking: both are in the picture from the start …"""
_RUN, _SECONDS = 2.8, 2.2
"""… and metres a second that who runs is fast at least, and seconds that they run at most."""
_WALKS = ("walk", "tiptoe", "sneak", "limp", "march", "trudge", "stagger", "crawl")


def meet(blocking: Blocking) -> None:
    """Give every two who go toward each other ways that end before each other."""
    if blocking.wet:
        return
    done: set[str] = set()
    for mark in blocking.marks.values():
        beat = _goes(mark)
        other = blocking.marks.get(beat.action.target) if beat is not None else None
        back = _goes(other) if other is not None else None
        if beat is None or other is None or back is None or back.action.target != mark.name:
            continue
        if {mark.name, other.name} & done:
            continue
        done |= {mark.name, other.name}
        _bring_together(blocking.seconds, mark, beat, other, back)


def _goes(mark: Mark) -> Beat | None:
    """The beat of somebody on the ground who goes somewhere, and does nothing before."""
    if mark.figure.family not in ALIVE or mark.role != "actor" or mark.kept or mark.film:
        return None
    beat = min(mark.beats, key=lambda one: one.start, default=None)
    told = beat is not None and beat.motion in GOING and beat.action.side is None
    return beat if told and mark.route is not None and not mark.on_the_wing else None


def _bring_together(seconds: float, mark: Mark, beat: Beat, other: Mark, back: Beat) -> None:
    left, right = (mark, other) if mark.position[0] <= other.position[0] else (other, mark)
    middle = 0.5 * (left.position + right.position)
    begin = max(min(beat.start, back.start), 0.0)
    arrive = min(beat.end, back.end, seconds) - _STANDS
    arrive = max(arrive, begin + 1.0)
    runs = beat.motion not in _WALKS
    for one, heading, way in ((left, 0.0, -1.0), (right, np.pi, 1.0)):
        far, there = _run(begin, arrive) if runs else _walk(one, begin, arrive)
        apart = 0.5 * _GAP + 0.5 * one.figure.length
        start = middle + np.array([way * (apart + far), 0.0, 0.0])
        start[2] = one.position[2]
        one.position, one.heading = start, heading
        lost = 0.25 + (0.25 if begin > 0 else 0.0)  # it eases in and out
        pace = far / max(there - begin - lost, 0.4)
        one.route = straight(seconds, start, heading, pace,
            begin if begin > 0 else -np.inf, there)  # fmt: skip


def _run(begin: float, arrive: float) -> tuple[float, float]:
    """How far who runs comes, metres, and when they are there, world seconds."""
    lasts = min(arrive - begin, _SECONDS)
    return _RUN * lasts, begin + lasts


def _walk(one: Mark, begin: float, arrive: float) -> tuple[float, float]:
    """The same of who walks."""
    assert one.route is not None
    usual = float(one.route.speed_at(np.array([0.5 * (begin + arrive)]))[0])
    return min(max(usual, 0.4) * (arrive - begin), _MOST), arrive
