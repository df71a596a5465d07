"""The ground of a set: where a body can stand, how far it can go, and the way round what is there.

Everything is seen from above; points are (3,) in world metres with z ignored.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from soracli.stage.marks import HEADINGS
from soracli.stage.performance import SetPiece
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array

_EDGE = 0.3
"""Metres that people keep from the edge of the acting area."""
_LOW = 0.3
"""Metres: what is lower is stepped on, not walked around."""
_STRIP = 0.5
"""The half width of the strip along a long set, as a share of its reach."""
_DEEP = {"away from camera": 0.5 * np.pi, "toward camera": -0.5 * np.pi}
"""Ways into a room and out of it, radians: the camera looks along +y."""
_OPEN = 15.0
"""Metres of reach where a set names none (open water)."""


@dataclass(frozen=True, eq=False)
class Spot:
    """A round place that is taken: its middle (3,) and its radius in metres."""

    middle: Array
    radius: float


class Ground:
    """Where one can stand and walk on a set."""

    def __init__(self, set_piece: SetPiece) -> None:
        """Take the measures of the set, which stays at hand as `piece`."""
        self.piece = set_piece
        self.reach = set_piece.reach or _OPEN
        self.length, self.lengthwise = set_piece.length, set_piece.lengthwise
        self.indoor = set_piece.indoor and self.reach < _OPEN
        self._steps = [
            (np.array(one.a[:2]), np.array(one.size[:2]), one.a[2] + one.size[2])
            for one in set_piece.colliders
            if one.shape == "box" and one.a[2] + one.size[2] <= _LOW
        ]
        self._boxes = [
            (np.array(one.a[:2]), np.array(one.size[:2]))
            for one in set_piece.colliders
            if one.shape == "box" and one.a[2] + one.size[2] > _LOW
        ]

    @property
    def out(self) -> float:
        """Metres from the middle at which somebody is off the set."""
        return self.reach + (1.2 if self.indoor else 0.6)

    def inside(self, point: Array) -> bool:
        """Whether a point is well within the acting area, or on the strip along a long set."""
        if float(np.hypot(point[0], point[1])) <= self.reach - _EDGE:
            return True
        along = np.array([np.cos(self.lengthwise), np.sin(self.lengthwise)])
        aside = abs(float(along[0] * point[1] - along[1] * point[0]))
        far = abs(float(along @ np.asarray(point)[:2]))
        return far <= self.length - _EDGE and aside <= _STRIP * self.reach

    def far(self, heading: float) -> float:
        """Metres from the middle to the edge of the set this way (radians)."""
        return max(self.reach, self.length) if self.is_along(heading) else self.reach

    def is_along(self, heading: float) -> bool:
        """Whether one goes along a long set, this way (radians) or the other."""
        return self.length > 0 and abs(float(np.cos(heading - self.lengthwise))) > 0.9

    @property
    def is_deep(self) -> bool:
        """Whether the set is long away from the camera, and not across the picture."""
        return bool(abs(np.sin(self.lengthwise)) >= 0.5)

    @property
    def is_room(self) -> bool:
        """Whether there are walls to the sides and behind, and the camera stands before it."""
        return self.indoor and self.length <= 0

    def heading(self, direction: str | None) -> float:
        """Which way a direction goes here, radians; no direction is that of a long set.

        Where a set is long away from the camera, one comes and goes that way; in a room, to and
        from the side that is open to the camera.
        """
        if direction in _DEEP and self.is_room:
            return _DEEP[str(direction)]
        across = direction in ("left to right", "right to left", "across")
        if across or not self.is_deep:
            return HEADINGS.get(direction or "left to right", 0.0)
        return self.lengthwise if direction == "away from camera" else self.lengthwise + np.pi

    def way_of(self, beat: Beat) -> float:
        """Where a beat leads here, radians."""
        return self.heading(beat.action.direction) if beat.way is None else beat.way

    def level(self, point: Array) -> float:
        """How high the ground is at a point, metres: a pavement is higher than the road."""
        over = [top for a, half, top in self._steps if np.all(np.abs(point[:2] - a) < half + 0.3)]
        return max(over, default=0.0)

    def within(self, point: Array) -> float:
        """The factor, at most 1, that brings a point back into the acting area."""
        if self.inside(point):
            return 1.0
        return min(1.0, (self.reach - _EDGE / 2) / max(float(np.hypot(point[0], point[1])), 1e-6))

    def clear(self, point: Array, radius: float, others: Sequence[Spot]) -> bool:
        """Whether a body of this radius can stand at a point."""
        for spot in others:
            if np.linalg.norm((point - spot.middle)[:2]) < radius + spot.radius:
                return False
        for middle, half in self._boxes:
            gap = np.maximum(np.abs(point[:2] - middle) - half, 0.0)
            if np.linalg.norm(gap) < radius:
                return False
        return self.inside(point)

    def free(self, wish: Array, radius: float, others: Sequence[Spot]) -> Array:
        """The clear point nearest to the one wished for (that itself if there is none)."""
        start = np.array(wish, np.float64)
        away = float(np.hypot(start[0], start[1]))
        if not self.inside(start) and away > self.reach - _EDGE:
            start[:2] *= (self.reach - _EDGE) / away
        if self.clear(start, radius, others):
            return start
        for ring in range(1, 26):
            for turn in range(16):
                angle = 2 * np.pi * turn / 16 + (0.2 if ring % 2 else 0.0)
                step = 0.2 * ring * np.array([np.cos(angle), np.sin(angle), 0.0])
                if self.clear(start + step, radius, others):
                    return np.asarray(start + step)
        return start

    def room(self, start: Array, heading: float, radius: float, others: Sequence[Spot]) -> float:
        """Metres one can go straight on from a point before something is in the way."""
        ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
        leaving = [spot for spot in others if _gap(start, spot) > radius]
        for spot in others:
            if spot not in leaving and (spot.middle - start) @ ahead > 0.2:
                return 0.0
        far = 0.0
        while far < 2.2 * max(self.reach, self.length):
            if not self.clear(start + (far + 0.25) * ahead, radius, leaving):
                break
            far += 0.25
        return far

    def way(self, start: Array, goal: Array, radius: float, others: Sequence[Spot]) -> list[Array]:
        """The points of a way from `start` to `goal` around what stands between: ends included."""
        points = [np.array(start, np.float64), np.array(goal, np.float64)]
        passed: set[int] = set()
        for _ in range(4):
            found = self._first_hit(points, radius, others, passed)
            if found is None:
                break
            leg, place = found
            passed.add(place)
            points.insert(leg + 1, _beside(points[leg], points[leg + 1], others[place], radius))
        return points

    @staticmethod
    def _first_hit(
        points: list[Array], radius: float, others: Sequence[Spot], passed: set[int]
    ) -> tuple[int, int] | None:
        for leg in range(len(points) - 1):
            a, b = points[leg], points[leg + 1]
            for place, spot in enumerate(others):
                ends = min(_gap(points[0], spot), _gap(points[-1], spot)) + spot.radius
                need = min(radius + spot.radius, 0.95 * ends)
                if place in passed or need < 0.5 * spot.radius:
                    continue
                along = b - a
                size = float(along[:2] @ along[:2])
                share = float((spot.middle - a)[:2] @ along[:2]) / max(size, 1e-9)
                nearest = a + np.clip(share, 0, 1) * along
                if 0 < share < 1 and np.linalg.norm((spot.middle - nearest)[:2]) < need:
                    return leg, place
        return None


def _gap(point: Array, spot: Spot) -> float:
    return float(np.linalg.norm((point - spot.middle)[:2])) - spot.radius


def _beside(a: Array, b: Array, spot: Spot, radius: float) -> Array:
    """A point to pass a spot at, on the side on which the straight way passes it."""
    along = (b - a)[:2] / max(float(np.linalg.norm((b - a)[:2])), 1e-9)
    left = np.array([-along[1], along[0]])
    side = 1.0 if (spot.middle - a)[:2] @ left <= 0 else -1.0
    out = spot.middle[:2] + side * left * (spot.radius + radius + 0.12)
    return np.array([out[0], out[1], a[2]])
