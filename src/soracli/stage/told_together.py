"""Told together: who faces whom, who is between two others, and who stands around something."""

import numpy as np

from soracli.stage.between_told import aside_of, is_between
from soracli.stage.casting import ALIVE
from soracli.stage.facing_told import turned_about, turned_away
from soracli.stage.figure import Figure
from soracli.stage.places_told import wrapped
from soracli.stage.told_bodies import ToldBodies
from soracli.stage.told_places import is_kept

_STILL = frozenset(
    ("", "stand", "sit", "lie", "sleep", "look", "float", "rock", "swing", "hang", "spin", "stack",
     "burn", "balance", "crouch", "dance", "flutter")
)  # fmt: skip
"""What is said of a thing that stays where it is."""
_BORNE = ("on", "in")


class Together(ToldBodies):
    """Mends what is told of several at once."""

    def _turn_to(self, a: str, b: str) -> None:
        """Who faces somebody is turned to them, with the seat that they have for themselves."""
        mark = self.marks[a]
        turns = mark.figure.family in (*ALIVE, "plant")  # a cactus faces whom it is told to
        if self.goes(a) or mark.role in ("held", "rider") or not turns:
            return
        angle = turned_away(self.bodies[a], self.bodies[b])
        if not angle:
            return
        borne = [one for one in self.told if one.kind in _BORNE]
        sat = [one.b for one in borne if one.a == a and "seat" in self.marks[one.b].figure.anchors]
        own = [seat for seat in sat if sum(one.b == seat for one in borne) == 1]
        pivot = self.box(own[0] if own else a).root[-1]
        for name in {*own, *self._along(a)}:
            self.bodies[name] = turned_about(self.bodies[name], pivot, angle)
            self.boxes.pop(name, None)

    def _ring(self, b: str, names: list[str]) -> None:
        """Those around something stand on all sides of it."""
        ring = [one for one in names if self.marks[one].role not in ("held", "rider")]
        for name in ring:
            if self.marks[name].role == "prop" and not self.goes(name):
                self._freeze(name)
        if len(ring) == 1 and not self.goes(ring[0]):
            self._move_each(self._along(ring[0]), wrapped(self.box(ring[0]), self.box(b)))
        if len(ring) < 2 or (self._is_round(b, ring) and not self._is_borne(b)):
            return
        middle = self.box(b)
        widest = max(_longer(self.marks[one].figure) for one in ring)
        inner = 0.5 * float(np.median(np.hypot(*middle.size[:, :2].T)))
        radius = max(inner + 0.6 * widest, 1.05 * widest * len(ring) / (2 * np.pi))
        for place, name in enumerate(ring):
            turn = 2 * np.pi * (place + 0.5) / len(ring)
            spot = middle.middle + radius * np.array([np.cos(turn), np.sin(turn), 0.0])
            by = spot - self.box(name).middle
            up = middle.low[:, 2] - self.box(name).low[:, 2]
            by[:, 2] = up if self._is_borne(b) else 0.0
            for one in self._along(name):
                self._move(one, by)

    def _put_between(self, a: str, two: tuple[str, str]) -> None:
        """What is between two others is on the way from one to the other, with room for it: it
        comes between them, or they stand to its sides where somebody has to do with it."""
        if self._lies_between(a, two):
            return
        before, names = (dict(self.bodies), dict(self.boxes)), {a, *two}
        score = self._true(names)
        left = [one.b for one in self.told if one.kind in _BORNE and one.a == a]
        shared = {one.b for one in self.told if one.kind in _BORNE and one.a in two}
        mover = next((b for b in left if b not in shared and self.marks[b].role == "prop"), a)
        for ways in (self._come_between, self._make_room):
            ways(mover, two)
            if self._lies_between(a, two) and self._true(names) >= score:
                return
            if ways == self._make_room or not self._lies_between(a, two):
                self.bodies, self.boxes = dict(before[0]), dict(before[1])

    def _lies_between(self, a: str, two: tuple[str, str]) -> bool:
        seen = np.logical_and.reduce([self.bodies[one].visible for one in (a, *two)])
        return is_kept(is_between(self.box(a), *(self.box(one) for one in two)), seen)

    def _come_between(self, mover: str, two: tuple[str, str]) -> None:
        """Take what is between two others to their middle, unless somebody has to do with it."""
        busy = any(mover in (*one.agents, one.target, one.over, one.instrument)
                   and one.motion not in _STILL for one in self.scene.actions)  # fmt: skip
        if busy or self.goes(mover) or self.marks[mover].role == "held":
            return
        near, far = (self.box(one).middle for one in two)
        by = ((near + far) / 2 - self.box(mover).middle) * (1, 1, 0)
        self._move_each(self._along(mover), by)

    def _make_room(self, a: str, two: tuple[str, str]) -> None:
        """Have two stand to the left and to the right of what is between them."""
        first, second = (float(np.median(self.box(one).middle[:, 0])) for one in two)
        sides = (-1.0, 1.0) if first <= second else (1.0, -1.0)
        for name, side in zip(two, sides, strict=True):
            mark = self.marks[name]
            if self.goes(name) or mark.kept or mark.role in ("held", "rider"):
                continue
            by = aside_of(self.box(a), self.box(name), side)
            self._move_each(self._along(name) - {a}, by)

    def _is_borne(self, name: str) -> bool:
        """Whether a thing stands on something: who is around it is up there, too."""
        return any(one.kind == "on" and one.a == name for one in self.told)

    def _is_round(self, b: str, ring: list[str]) -> bool:
        ways = np.concatenate([self.box(one).root[:, :2] - self.box(b).root[:, :2] for one in ring])
        turns = np.sort(np.arctan2(ways[:, 1], ways[:, 0]))
        turns = turns[np.isfinite(turns)]
        gaps = np.diff(np.append(turns, turns[:1] + 2 * np.pi))
        return bool(len(gaps) and gaps.max() <= np.radians(190))


def _longer(figure: Figure) -> float:
    return max(figure.length, figure.width)
