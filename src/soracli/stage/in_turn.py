"""In turn: what is told to come after something else begins when that is over, though it came late.

Beats have their time before anybody's way is known. Who has a long way to what they deal with does
so later than its turn; those who stand where they are and do something afterwards wait for that.
"""

from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.marks import GOING, Mark
from soracli.stage.schedule import Beat

_LEAST, _MADE_OUT, _STAYS = 0.15, 1.2, 0.6
"""World seconds by which something begins too early at least, those in which a doing is made out,
and those after which one is seen to sit, lie or stand."""
_TAIL = 0.9
"""World seconds that are left at least of a clip for what comes last in it."""
_STILL = 0.15
"""Metres that somebody goes at most during a doing on the spot."""
_POSTURES = frozenset(("sit", "lie", "sleep", "stand", "kneel", "crouch", "hold", "float", "hover",
                       "perch", "lean", "nod_off", "swim", "fly", "rock"))  # fmt: skip
"""What goes on while other things are done."""


def keep_turns(blocking: Blocking) -> None:
    """Let the beats of every order begin when those of the one before have been made out."""
    orders = sorted({action.order for action in blocking.scene.actions})
    for before, order in zip(orders, orders[1:], strict=False):
        over = _over(blocking, before)
        if over <= 0.0:
            continue
        for mark in blocking.marks.values():
            mark.beats = [
                _later(mark, beat, over, blocking.seconds) if beat.action.order == order else beat
                for beat in mark.beats
            ]


def _over(blocking: Blocking, order: int) -> float:
    """The world second at which all of an order has been made out; 0 where nothing is played."""
    return max(
        (
            _ends(beat, blocking.seconds)
            for mark in blocking.marks.values()
            for beat in mark.beats
            if beat.action.order == order and beat.motion and not (beat.kept or beat.said)
        ),
        default=0.0,
    )


def _ends(beat: Beat, seconds: float) -> float:
    begins = max(beat.start, 0.0)
    lasts = _STAYS if beat.motion in _POSTURES else _MADE_OUT
    return min(beat.end, begins + lasts, seconds - _TAIL)


def _later(mark: Mark, beat: Beat, over: float, seconds: float) -> Beat:
    """The beat from when it is its turn, where it can be done then and began before that."""
    if beat.start >= over - _LEAST or beat.kept or beat.said or not beat.motion:
        return beat
    lasts = min(beat.end, seconds + 1.0) - beat.start
    there = not beat.action.target or _on_the_spot(mark, beat.start, over + lasts)
    if beat.start < 0.0 or beat.motion in GOING or mark.role != "actor" or not there:
        return beat  # what a thing does is physics, or hangs on what is done to it
    return replace(beat, start=over, end=max(beat.end, over + max(lasts, _TAIL)))


def _on_the_spot(mark: Mark, start: float, end: float) -> bool:
    """Whether somebody stays where they are meanwhile."""
    if mark.route is None:
        return True
    places = [mark.route.point(float(time))[:2] for time in np.linspace(start, end, 4)]
    return bool(max(np.linalg.norm(one - places[0]) for one in places) <= _STILL)
