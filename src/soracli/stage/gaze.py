"""Gaze: what everybody looks at from moment to moment."""

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.marks import Mark
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, blurred

_EARLY, _LATE = 0.25, 0.4
"""Seconds that eyes are with a speaker before the first word and after the last."""
_CLOSED = ("sleep", "lie", "fall", "faint", "sunbathe", "curl_up")
_AT_WHAT_IS_DONE = (
    "sit",
    "stand",
    "leave",
    "flee",
    "enter",
    "drink",
    "eat",
    "hold",
    "read",
    "play",
)
"""Motions whose target is not looked at, or the gesture itself turns the head to it."""


def eyes_of(mark: Mark, times: Array) -> Array:
    """The point (N, 3) one looks at to look somebody in the eyes, or at a thing."""
    height = 0.92 if mark.figure.family == "person" else 0.7
    if mark.posture == "sit" and mark.film:
        height = 0.66
    start = mark.route.at(times) if mark.route is not None else mark.position[None]
    path = np.broadcast_to(start, (len(times), 3)).copy()
    if mark.figure.family not in ("bird", "insect", "fish"):
        path[:, 2] += height * mark.figure.height
    return path


class Gazes:
    """What everybody in a film looks at: who speaks, who is spoken to, what is being done."""

    def __init__(self, blocking: Blocking, times: Array) -> None:
        """`times` (N,) are the world seconds of the frames."""
        self._blocking, self._times = blocking, times

    def of(self, mark: Mark, fps: float) -> tuple[Array, Array] | None:
        """The points (N, 3) one looks at and how firmly (N,), 0..1; None for nothing at all."""
        if mark.posture in _CLOSED or mark.plays(*_CLOSED):
            return None
        goal = np.zeros((len(self._times), 3))
        weight = np.zeros(len(self._times))
        for start, end, name in self._turns(mark):
            other = self._blocking.marks.get(name)
            if other is None or other is mark:
                continue
            now = (self._times >= start) & (self._times <= end)
            goal[now] = eyes_of(other, self._times)[now]
            weight[now] = 1.0
        if not weight.any():
            return None
        held = np.flatnonzero(weight)
        nearest = held[np.argmin(np.abs(held[None, :] - np.arange(len(weight))[:, None]), axis=1)]
        return goal[nearest], np.clip(blurred(weight, 0.15 * fps), 0, 1)

    def _turns(self, mark: Mark) -> list[tuple[float, float, str]]:
        """From when to when one looks at whom: later ones go before."""
        turns: list[tuple[float, float, str]] = []
        if mark.facing:
            turns.append((-np.inf, np.inf, mark.facing))
        for beat in mark.beats:
            if not beat.said and beat.action.target and beat.motion not in _AT_WHAT_IS_DONE:
                turns.append((beat.start - 0.3, beat.end, beat.action.target))
        for other, beat in self._spoken():
            if other is not mark:
                turns.append((beat.start - _EARLY, beat.end + _LATE, other.name))
        for other, beat in self._spoken():
            if other is mark and beat.action.target:
                turns.append((beat.start - _EARLY, beat.end + _LATE, beat.action.target))
        return turns

    def _spoken(self) -> list[tuple[Mark, Beat]]:
        marks = self._blocking.marks.values()
        return [(mark, beat) for mark in marks for beat in mark.beats if beat.said]
