"""Journeys: the way of somebody on foot through a shot, leg by leg, from where they stand.

A leg knows nothing of what comes after it, so that a take that goes on in the movement of the one
before begins in exactly that movement.
"""

from dataclasses import dataclass, field

import numpy as np

from soracli.stage.route import LEAD, RATE, Route, clock
from soracli.stage.turns import Array, blurred, smooth

_EASE = 0.45
"""Seconds to get going, and to come to a stop."""
_UNDER_WAY = -1.0
"""The world second from which somebody goes who is going already when the shot begins."""
_TURN = 3.2
"""Radians per second that a standing body turns at most."""


@dataclass(eq=False)
class Journey:
    """One body from `position` (3,) and `heading`, in samples of `clock(seconds)`.

    `free` is the world second from which it has nothing to do any more.
    """

    seconds: float
    position: Array
    heading: float
    free: float = 0.0
    _path: Array = field(init=False)
    _wish: Array = field(init=False)
    _times: Array = field(init=False)

    def __post_init__(self) -> None:
        self._times = clock(self.seconds)
        self._path = np.tile(np.asarray(self.position, np.float64), (len(self._times), 1))
        self._wish = np.full(len(self._times), float(self.heading))

    def at(self, time: float) -> Array:
        """Where it is (3,) at a world second, as far as is known."""
        return np.array([np.interp(time, self._times, self._path[:, k]) for k in range(3)])

    def facing(self, time: float) -> float:
        """Which way it wants to face at a world second, radians."""
        return float(self._wish[min(int(np.searchsorted(self._times, time)), len(self._wish) - 1)])

    def turn(self, time: float, heading: float) -> None:
        """Face another way from a world second on."""
        self._wish[self._times >= time] = heading
        self.heading = heading

    def stand(self, position: Array, heading: float) -> float:
        """Begin somewhere else than was thought; returns a start for who is under way there."""
        self.position, self.heading = np.array(position, np.float64), heading
        self._path[:], self._wish[:] = self.position, heading
        return _UNDER_WAY

    def walk(self, points: list[Array], start: float, speed: float, stops: bool = True) -> float:
        """Go along points (3,) at `speed` metres per second; returns when it arrives.

        With a `start` before 0 it is under way already when the shot begins. Without `stops` it
        does not slow down at the end (somebody who leaves).
        """
        line = np.array(points, np.float64)
        gaps = np.linalg.norm(np.diff(line, axis=0)[:, :2], axis=1)
        length = float(gaps.sum())
        if length < 0.05:
            return start
        under_way = start < 0
        start = max(start, 0.0)
        since = self._times - start
        run_in, run_out = (0.0 if under_way else _EASE), (_EASE if stops else 0.0)
        run_in, run_out = min(run_in, length / speed), min(run_out, length / speed)
        lasts = length / speed + (run_in + run_out) / 2
        pace = np.full(len(since), speed)
        if run_in:
            pace = pace * smooth(since / run_in)
        if run_out:
            pace = pace * smooth((lasts - since) / run_out)
        gone = np.cumsum(pace) / RATE
        gone -= np.interp(0.0, since, gone)
        after = self._times >= (start if not under_way else -LEAD)
        self._lay(line, gaps, np.minimum(gone, length + 50.0 * (not stops)), after)
        self.position = line[-1].copy()
        return start + lasts

    def _lay(self, line: Array, gaps: Array, gone: Array, after: Array) -> None:
        """Put the samples `after` where they are when so many metres are `gone`."""
        marks = np.concatenate([[0.0], np.cumsum(gaps)])
        placed = np.stack([np.interp(gone, marks, line[:, k]) for k in range(3)], axis=-1)
        first, last = _unit(line[1] - line[0]), _unit(line[-1] - line[-2])
        placed += np.minimum(gone, 0.0)[:, None] * first
        placed += np.maximum(gone - marks[-1], 0.0)[:, None] * last
        if len(line) > 2:
            placed[after] = blurred(placed[after], 0.12 * RATE)
        self._path[after] = placed[after]
        leg = np.clip(np.searchsorted(marks, gone, side="right") - 1, 0, len(gaps) - 1)
        ways = np.diff(line, axis=0)
        headings = np.arctan2(ways[:, 1], ways[:, 0])
        self._wish[after] = headings[leg[after]]
        self.heading = float(headings[-1])

    def shift(self, start: float, end: float, by: Array) -> None:
        """Move by (3,) metres between two world seconds without walking: sitting down, say."""
        share = smooth((self._times - start) / max(end - start, 0.1))
        self._path += share[:, None] * by
        self.position = self.position + by

    def route(self) -> Route:
        """The way in samples: it turns as fast as a body does."""
        heading = np.empty(len(self._wish))
        now = float(self._wish[0])
        most = _TURN / RATE
        for place, wish in enumerate(self._wish):
            left = (wish - now + np.pi) % (2 * np.pi) - np.pi
            now += float(np.clip(left, -most, most))
            heading[place] = now
        return Route(self._times, self._path, blurred(heading, 0.1 * RATE))


def _unit(vector: Array) -> Array:
    flat = vector * np.array([1.0, 1.0, 0.0])
    return np.asarray(flat / max(float(np.linalg.norm(flat)), 1e-9))
