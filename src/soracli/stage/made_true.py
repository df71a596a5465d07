"""Made true: what the words say of where things are is measured on what was played, and mended.

A cup that physics let slide off its table stands on it again, who is in a box is in it, a ring
around something has no gap. A whole body is moved, with all that it bears; a move is kept only
where more of what was told holds after it than before.
"""

from collections.abc import Mapping

import numpy as np

from soracli.stage.along_things import led_along
from soracli.stage.arrivals import arrivals
from soracli.stage.between_told import ends_between
from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.in_arms import held_in_arms
from soracli.stage.landmarks import is_landmark
from soracli.stage.met_there import PASSED, are_met, drives, moved_to_its_end, moved_way
from soracli.stage.performance import Body
from soracli.stage.places_told import place_for, within
from soracli.stage.put_there import put_there
from soracli.stage.told_places import holds, pairs_of
from soracli.stage.told_together import Together
from soracli.stage.turns import Array
from soracli.story.scene import Relation, Spatial

_STIRS = 0.01
"""Metres from one frame to the next below which nobody goes anywhere."""
_COURSE = 0.5
"""Of its height how much higher the next one of a stack lies at least."""
_SPREAD, _OVER_THEM = 0.2, 0.01
_SHEETS = ("prop", "box", "furniture")
"""Metres that a sheet is high at most as it lies there, metres that it is over who is below it, and
its families."""
_OVER_GROUND = 1.3
"""Metres over the ground at which what hangs from something hangs."""
_ALOFT = ("fish", "boat", "bird", "aircraft", "drifter", "dragon")
"""Families that are over others in the water or in the air."""
_OVER_ANOTHER = 0.6
"""Metres of water or air that are between two of whom one is below the other."""
_BORNE = ("on", "in")
_ASIDE = ("left of", "right of", "in front of", "behind", "beside", "near")
_WAYS = frozenset(
    ("walk", "run", "trot", "gallop", "march", "fly", "swim", "crawl", "hop", "jump", "sneak",
     "skip", "waddle", "tiptoe", "drive", "sail", "climb", "limp")
)  # fmt: skip
"""Motions by which one gets away from somewhere."""
_OPPOSITE: dict[Spatial, Spatial] = {
    "left of": "right of",
    "right of": "left of",
    "in front of": "behind",
    "behind": "in front of",
    "beside": "beside",
}
"""The side of the first at which the second is, for each side of the second."""
_COMES_DOWN = 6
"""Frames in which what is dropped or put down comes to where it is put."""
_PERCHED = 0.06
"""Metres over where it would be in something at which one only stands on its rim or its handle."""


def make_true(blocking: Blocking, bodies: Mapping[str, Body]) -> dict[str, Body]:
    """The bodies by entity id, moved to where the words put them if they are not there."""
    return _Mending(blocking, bodies).mended()


class _Mending(Together):
    """Mends one relation after the other, from what bears to what is borne."""

    def mended(self) -> dict[str, Body]:
        for pile in self.piles:
            self._stack(pile)
        for one in self.told:
            if one.kind in ("facing", "around", "between") or self._holds(one):
                continue
            self._try(one)
        for one in self.told:
            if one.kind in _OPPOSITE and not self._holds(one):
                self._bring_other(one)
        for one in self.told:
            if one.kind in PASSED and self._passes(one):
                self._meet(one)
        for one in self.told:
            if one.kind == "facing":
                self._turn_to(one.a, one.b)
        boxes = {name: self.box(name) for one in self.told if one.kind == "between"
                 for name in (one.a, one.b)}  # fmt: skip
        for a, two in ends_between(self.told, self.marks, boxes).items():
            self._put_between(a, two)
        for b, ring in pairs_of(tuple(self.told), "around").items():
            self._ring(b, ring)
        there = self.scene, self.marks, self.bodies
        got_in = {(one.a, one.b): (one, since) for one, since in arrivals(*there)}
        for one, since in put_there(*there):
            told, early = got_in.pop((one.a, one.b), (one, since))
            self._bring_there(told, max(since, early))
        for one, since in got_in.values():
            self._bring_there(one, since)
        boxes = {name: self.box(name) for name in self.bodies}
        for led in (*held_in_arms(*there, boxes), *led_along(*there, boxes)):
            for name in self._along(led.name):
                self._move(name, led.by)
        return self.bodies

    def _try(self, one: Relation) -> None:
        """Move who is not where they are told to be, and look whether that was better."""
        mark = self.marks[one.a]
        other = self.marks[one.b]
        aboard = mark.role == "rider" and not (one.kind in _BORNE and mark.mount == one.b)
        if mark.role == "held" or aboard or mark.kept or other.holder == one.a:
            return
        if mark.beyond or other.beyond or (one.kind in _ASIDE and self.goes(one.a)):
            return  # it is far off, where it is seen, or on its way
        if one.kind in _ASIDE and (is_landmark(mark) or is_landmark(other)):
            return
        before = dict(self.bodies), dict(self.boxes)
        along = self._along(one.a)
        score = self._true(along)
        if self._hangs(one):
            self._raise(one)
        if self._sits_late(one):
            self._bring_seat(one)
        if not self._holds(one) and self._sets_out(one):
            self._start_there(one, along)
        if not self._holds(one):
            self._to(one, along)
        if one.kind == "under" and not self._holds(one):
            self._lift(one)
        asleep = mark.plays("sleep", "lie")
        if one.kind == "under" and asleep and not self._holds(one) and self._is_spread(one.b):
            self._cover(one)
        roams = mark.role in ("actor", "driver") and self.goes(one.a)
        if one.kind == "in" and roams and not self._holds(one):
            self._move_each(along, within(self.box(one.a), self.box(one.b)))
        if self._true(along) <= score and not (self._comes_to(one) and self._holds(one)):
            self.bodies, self.boxes = before

    def _bring_other(self, one: Relation) -> None:
        """Where who is told to be at a side of something cannot go there, because they sit or are
        busy elsewhere, that thing stands at the opposite side of them."""
        mark, other = self.marks[one.a], self.marks[one.b]
        placed = any(each.beyond or is_landmark(each) for each in (mark, other))
        if placed or other.kept or mark.role == "held" or self.goes(one.a) or self.goes(one.b):
            return
        alone = all(two.a != one.b for two in self.told)
        if other.role not in ("prop", "fixture") or not alone:
            return
        before = dict(self.bodies), dict(self.boxes)
        along = self._along(one.b)
        score = self._true(along | {one.a})
        pair = (other, self.box(one.b)), (mark, self.box(one.a))
        target = place_for(_OPPOSITE[one.kind], *pair, (0, 1), 0.0)
        if target is None or one.a in along:
            return
        by = (target - self.box(one.b).middle) * (1, 1, 0)
        self._move_each(along, by)
        if self._true(along | {one.a}) <= score:
            self.bodies, self.boxes = before

    def _passes(self, one: Relation) -> bool:
        """Whether one goes and the other stays, or is on foot where the one drives."""
        a, b = self.marks[one.a], self.marks[one.b]
        overtakes = a.role == "driver" and b.role == "actor" and b.figure.family in ALIVE
        return self.goes(one.a) and (overtakes or not self.goes(one.b))

    def _meet(self, one: Relation) -> None:
        """Bring the way of who goes to whom it is told to lead past, or who stays to its end."""
        a, b = (self.marks[one.a], self.box(one.a)), (self.marks[one.b], self.box(one.b))
        pair = (a[0], b[0])
        seen = self.bodies[one.a].visible & self.bodies[one.b].visible
        bound = any(one.b in (act.target, act.over) for act in self.scene.actions
                    if one.a in act.agents)  # fmt: skip
        placed = any(mark.beyond or mark.kept or is_landmark(mark) for mark in pair)
        if bound or placed or a[0].role in ("held", "rider") or b[0].role in ("held", "rider"):
            return
        if are_met(one, a[1], b[1], seen) or self._holds(one):
            return
        before = dict(self.bodies), dict(self.boxes)
        by = moved_way(one, a, b) if drives(a[0]) else moved_to_its_end(one, a, b)
        names = self._along(one.a if drives(a[0]) else one.b)
        score = self._true(names - {one.a, one.b})
        if by is None or {one.a, one.b} <= names:
            return
        self._move_each(names, by)
        if self._true(names - {one.a, one.b}) < score:
            self.bodies, self.boxes = before

    def _comes_to(self, one: Relation) -> bool:
        """Whether somebody was elsewhere before and gets to what they are on in the end."""
        return one.kind in _BORNE and any(
            one.a in act.agents and act.target == one.b and act.order > 0
            for act in self.scene.actions
        )

    def _sets_out(self, one: Relation) -> bool:
        """Whether somebody does something there, and goes off after that: "splashes in a puddle,
        then runs away"."""
        own = sorted((act for act in self.scene.actions if one.a in act.agents),
                     key=lambda act: act.order)  # fmt: skip
        if len(own) < 2 or own[-1].order <= own[0].order or one.b in (own[-1].target, own[-1].over):
            return False
        return own[-1].motion == "leave" or (own[-1].motion in _WAYS and bool(own[-1].direction))

    def _start_there(self, one: Relation, along: set[str]) -> None:
        """Who goes off from somewhere is there at first, and goes the same way from there."""
        pair = (self.marks[one.a], self.box(one.a)), (self.marks[one.b], self.box(one.b))
        target = place_for(one.kind, *pair, (0, 1), 0.0)
        if target is not None and self.goes(one.a):
            by = (target - self.box(one.a).middle)[0]
            self._move_each(along, np.tile(by, (len(target), 1)))

    def _sits_late(self, one: Relation) -> bool:
        """Whether somebody comes from elsewhere to a seat that nothing else is told of."""
        free = self.marks[one.b].role in ("prop", "fixture") and not self.goes(one.b)
        alone = all({two.a, two.b} == {one.a, one.b} for two in self.told
                    if one.b in (two.a, two.b))  # fmt: skip
        return one.kind == "on" and free and alone and self.goes(one.a)

    def _bring_seat(self, one: Relation) -> None:
        """What somebody sits down on in the end is where they sit down."""
        a, b = (self.marks[one.a], self.box(one.a)), (self.marks[one.b], self.box(one.b))
        target = place_for("on", a, b, (0, 1), 0.0)
        if target is not None:
            by = (self.box(one.a).middle - target)[-1] * (1, 1, 0)
            self._move_each({one.b}, np.tile(by, (len(target), 1)))

    def _to(self, one: Relation, along: set[str]) -> None:
        mark, other = self.marks[one.a], self.marks[one.b]
        if not self.goes(one.a) and mark.role == "prop":
            self._freeze(one.a)
        group = pairs_of(tuple(self.told), one.kind)[one.b]
        a, b = self.box(one.a), self.box(one.b)
        heap = self._heaped(one.a, group)
        rank, count = group.index(one.a), len(group)
        target = place_for(one.kind, (mark, a), (other, b), (rank, count), heap)
        if self._hangs(one) and target is not None:
            target[:, 2] = b.low[:, 2] - 0.5 * a.size[:, 2]
        if target is None:
            return
        by = target - a.middle
        if self.goes(one.a):
            by = self._by_the_end(one.a, by)
        self._move_each(along, by)

    def _lift(self, one: Relation) -> None:
        """What swims, floats or flies over another that cannot go lower is so much higher."""
        a, b = self.box(one.a), self.box(one.b)
        if self.marks[one.b].figure.family not in _ALOFT:
            return
        missing = float(np.nanmax(a.high[:, 2]) - np.nanmin(b.low[:, 2])) + _OVER_ANOTHER
        aside = np.zeros_like(a.low) if self.goes(one.a) else a.middle - b.middle
        aside[:, 2] = max(missing, 0.0)
        self._move_each(self._along(one.b) - {one.a}, aside)

    def _is_spread(self, name: str) -> bool:
        """Whether something is loose and flat, and may lie over somebody: a newspaper, a towel."""
        mark = self.marks[name]
        loose = mark.role in ("prop", "fixture") and not mark.kept and not self.goes(name)
        return loose and mark.figure.height < _SPREAD and mark.figure.family in _SHEETS

    def _cover(self, one: Relation) -> None:
        """What somebody is asleep under lies over them, whatever they lie on."""
        self._freeze(one.b)
        a, b = self.box(one.a), self.box(one.b)
        low = int(np.nanargmin(a.high[:, 2]))  # who sleeps there may get up
        by = a.middle[low] - b.middle[low]
        by[2] = a.high[low, 2] + _OVER_THEM - b.low[low, 2]
        self._move_each({one.b}, np.tile(by, (len(a.low), 1)))

    def _raise(self, one: Relation) -> None:
        """What a thing hangs from is up there: a beam, a branch with lanterns under it."""
        a, b = self.box(one.a), self.box(one.b)
        room = float(np.median(b.size[:, 2]))
        missing = float(np.median(a.size[:, 2] - b.low[:, 2])) + _OVER_GROUND
        free = self.marks[one.b].role in ("prop", "fixture") and not self.goes(one.b)
        if free and missing > _OVER_GROUND and room < float(np.median(a.high[:, 2])) + _OVER_GROUND:
            self._move_each(self._along(one.b), np.tile([0.0, 0.0, missing], (len(a.low), 1)))

    def _heaped(self, name: str, group: list[str]) -> float:
        """Metres of those of its stack that lie below something; 0 for what lies beside them."""
        entity = self.marks[name].entity
        stacked = entity.arrangement in ("stack", "tower", "pile") or any(
            one.motion == "stack" and name in (*one.agents, one.target)
            for one in self.scene.actions
        )
        if not stacked or not entity.group:
            return 0.0
        below = [one for one in group[: group.index(name)] if
                 self.marks[one].entity.group == entity.group]  # fmt: skip
        return sum(float(np.median(self.box(one).size[:, 2])) for one in below) + 1e-3

    def _by_the_end(self, name: str, by: Array) -> Array:
        """Who gets there on the way goes where they go, and a little further each step."""
        root = self.bodies[name].positions[:, 0].astype(np.float64)
        steps = np.linalg.norm(np.diff(root, axis=0, prepend=root[:1]), axis=1)
        steps = np.where(steps < _STIRS, 0.0, steps)  # who breathes goes nowhere
        if not steps.any():  # what is only worked on lies where it lies: a horseshoe on an anvil
            return np.tile(by[-1], (len(by), 1))
        part = np.cumsum(steps) / max(float(steps.sum()), 1e-6)
        return np.asarray(part[:, None] * by[-1])

    def _bring_there(self, one: Relation, since: int) -> None:
        """What is put, dropped or thrown somewhere is there in the end: from a frame on it comes
        down a little further to one side."""
        a, b = self.box(one.a), self.box(one.b)
        last = slice(-max(1, len(a.low) // 5), None)
        pair = (self.marks[one.a], a), (self.marks[one.b], b)
        target = place_for(one.kind, *pair, (0, 1), 0.0)
        if since < 0 or target is None or not np.isfinite(target[-1]).all():
            return
        perched = one.kind == "in" and float((a.middle - target)[-1, 2]) > _PERCHED
        if holds(one.kind, a, b)[last].all() and not perched:
            return
        frames = np.arange(len(a.low))
        begin = max(since - _COMES_DOWN, 0)
        part = np.clip((frames - begin) / max(since - begin, 1), 0.0, 1.0)
        self._move(one.a, part[:, None] * np.nan_to_num(target - a.middle))

    def _stack(self, pile: list[str]) -> None:
        """What lies in a stack lies on one another, however it fell."""
        boxes = [self.box(one) for one in pile]
        tops = np.median([box.high[:, 2] for box in boxes], axis=1)
        if (np.diff(tops) > _COURSE * np.median(boxes[0].size[:, 2])).all():
            return
        for one in pile:
            self._freeze(one)
        first = self.box(pile[0])
        height = first.high[:, 2] + 0.0
        for one in pile[1:]:
            own = self.box(one)
            spot = np.column_stack([first.middle[:, :2], height + 0.5 * own.size[:, 2]])
            self._move(one, spot - own.middle)
            height = height + own.size[:, 2]
