"""Made true: what the words say of where things are is measured on what was played, and mended.

A cup that physics let slide off its table stands on it again, who is in a box is in it, a ring
around something has no gap. A whole body is moved, with all that it bears; a move is kept only
where more of what was told holds after it than before.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.along_things import led_along
from soracli.stage.arrivals import arrivals
from soracli.stage.between_told import aside_of, ends_between, is_between
from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.facing_told import turned_about, turned_away
from soracli.stage.figure import Figure
from soracli.stage.landmarks import is_landmark
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.piles import in_a_pile, on_top_of, piles
from soracli.stage.places_told import is_hidden_in, place_for, within, wrapped
from soracli.stage.put_there import put_there
from soracli.stage.supports import in_turn
from soracli.stage.told_places import Box, holds, is_kept, pairs_of
from soracli.stage.turns import Array, single
from soracli.story.scene import Relation, Scene

_STILL = frozenset(
    ("", "stand", "sit", "lie", "sleep", "look", "float", "rock", "swing", "hang", "spin", "stack",
     "burn", "balance", "crouch", "dance", "flutter")
)  # fmt: skip
"""What is said of a thing that stays where it is."""
_STIRS = 0.01
"""Metres from one frame to the next below which nobody goes anywhere."""
_GONE = 0.6
"""Metres from which on somebody has gone somewhere."""
_HANGS = ("hang", "dangle", "swing", "droop", "suspend", "sway")
_WITH_BEDS = ("pickup", "flatbed", "truck")
"""Kinds of cars that have what they carry in the open behind the cab."""
_LOOKS_OVER = 0.3
"""Of their height how much of somebody in a basket is over its rim at least."""
_COURSE = 0.5
"""Of its height how much higher the next one of a stack lies at least."""
_OVER_GROUND = 1.3
"""Metres over the ground at which what hangs from something hangs."""
_ALOFT = ("fish", "boat", "bird", "aircraft", "drifter", "dragon")
"""Families that are over others in the water or in the air."""
_OVER_ANOTHER = 0.6
"""Metres of water or air that are between two of whom one is below the other."""
_BORNE = ("on", "in")
_ASIDE = ("left of", "right of", "in front of", "behind", "beside", "near")
_COMES_DOWN = 6
"""Frames in which what is dropped or put down comes to where it is put."""
_MOST = 60
"""Relations of a scene that are looked after: more than that is a crowd."""


def make_true(blocking: Blocking, bodies: Mapping[str, Body]) -> dict[str, Body]:
    """The bodies by entity id, moved to where the words put them if they are not there."""
    return _Mending(blocking, bodies).mended()


class _Mending:
    """Mends one relation after the other, from what bears to what is borne."""

    def __init__(self, blocking: Blocking, bodies: Mapping[str, Body]) -> None:
        self.scene: Scene = blocking.scene
        self.marks = blocking.marks
        self.bodies = dict(bodies)
        self.boxes: dict[str, Box] = {}
        going = {one for one in bodies if self.goes(one)}
        struck = {self.marks[one].entity.group for one in going} - {""}
        still = [one for one in bodies if self.marks[one].entity.group not in struck]
        self.piles = piles(self.marks, [one for one in still if one not in going])
        unsaid = {one.id for one in self.scene.entities if one.implied}  # the table of a cook
        here = [one for one in self.scene.relations if {one.a, one.b} <= set(bodies)
                and not (one.b in unsaid and one.kind not in _BORNE)]  # fmt: skip
        told = in_turn(dict.fromkeys(on_top_of(one, self.piles) for one in here))
        self.told = [one for one in told if one.a != one.b and not in_a_pile(one.a, self.piles)]
        self.told = self.told[:_MOST]

    def mended(self) -> dict[str, Body]:
        for pile in self.piles:
            self._stack(pile)
        for one in self.told:
            if one.kind in ("facing", "around", "between") or self._holds(one):
                continue
            self._try(one)
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
        for one, since in (*put_there(*there), *arrivals(*there)):
            self._bring_there(one, since)
        boxes = {name: self.box(name) for name in self.bodies}
        for led in led_along(self.scene, self.marks, self.bodies, boxes):
            for name in self._along(led.name):
                self._move(name, led.by)
        return self.bodies

    # -- measuring ---------------------------------------------------------------------------

    def box(self, name: str) -> Box:
        """The box of a body as it is now."""
        if name not in self.boxes:
            self.boxes[name] = Box.of(self.bodies[name])
        return self.boxes[name]

    def _holds(self, one: Relation) -> bool:
        a, b = self.box(one.a), self.box(one.b)
        seen = self.bodies[one.a].visible & self.bodies[one.b].visible
        if self._hangs(one) and not (a.low[:, 2] > 0.2).all():
            return False
        if one.kind == "in":
            pair = (self.marks[one.a], a), (self.marks[one.b], b)
            if is_hidden_in(*pair) or not _is_at_the_basket(self.marks[one.b].figure, a, b):
                return False
        if self._in_the_bed(one) and not _is_behind_the_cab(self.marks[one.b], a, b):
            return False
        return is_kept(holds(one.kind, a, b), seen, start=self.goes(one.a))

    def _hangs(self, one: Relation) -> bool:
        """Whether something is under another because it hangs from it."""
        told = (act.verb.split()[0] for act in self.scene.actions if one.a in act.agents)
        return one.kind == "under" and any(verb in _HANGS for verb in told)

    def _in_the_bed(self, one: Relation) -> bool:
        """Whether an animal or a thing is where a car has an open bed for it."""
        open_car = self.marks[one.b].entity.kind in _WITH_BEDS
        return one.kind in _BORNE and open_car and self.marks[one.a].figure.family != "person"

    def _true(self, names: set[str]) -> int:
        """How much of what is told of these holds."""
        return sum(self._holds(one) for one in self.told if {one.a, one.b} & names)

    def goes(self, name: str) -> bool:
        """Whether somebody gets somewhere by themselves, or something is done with a thing."""
        mark = self.marks[name]
        if mark.figure.family in ALIVE or mark.role in ("driver", "floating"):
            way = np.ptp(self.bodies[name].positions[:, 0, :2], axis=0).max()
            return mark.route is not None and bool(way > min(_GONE, mark.figure.longest))
        return any(
            name in (*one.agents, one.target, one.instrument) and one.motion not in _STILL
            for one in self.scene.actions
        )

    # -- moving ------------------------------------------------------------------------------

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
        if not self._holds(one):
            self._to(one, along)
        if one.kind == "under" and not self._holds(one):
            self._lift(one)
        if one.kind == "in" and self.goes(one.a) and not self._holds(one):
            self._move_each(along, within(self.box(one.a), self.box(one.b)))
        if self._true(along) <= score and not (self._comes_to(one) and self._holds(one)):
            self.bodies, self.boxes = before

    def _comes_to(self, one: Relation) -> bool:
        """Whether somebody was elsewhere before and gets to what they are on in the end."""
        return one.kind in _BORNE and any(
            one.a in act.agents and act.target == one.b and act.order > 0
            for act in self.scene.actions
        )

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

    def _along(self, name: str) -> set[str]:
        """Who goes where somebody goes: what they hold, and who is on or in them."""
        found = {name}
        for _ in range(3):
            found |= {one for pile in self.piles if pile[0] in found for one in pile}
            found |= {one.a for one in self.told if one.kind in _BORNE and one.b in found}
            found |= {
                mark.name for mark in self.marks.values()
                if mark.name in self.bodies and {mark.holder, mark.mount} & found
            }  # fmt: skip
        return found

    def _freeze(self, name: str) -> None:
        """Let a thing that only fell over stand as it stood at first."""
        body = self.bodies[name]
        rotations = np.repeat(body.rotations[:1], len(body.rotations), axis=0)
        positions = np.repeat(body.positions[:1], len(body.positions), axis=0)
        if np.isfinite(positions).all():
            self.bodies[name] = replace(body, rotations=rotations, positions=positions)
            self.boxes.pop(name, None)

    def _by_the_end(self, name: str, by: Array) -> Array:
        """Who gets there on the way goes where they go, and a little further each step."""
        root = self.bodies[name].positions[:, 0].astype(np.float64)
        steps = np.linalg.norm(np.diff(root, axis=0, prepend=root[:1]), axis=1)
        steps = np.where(steps < _STIRS, 0.0, steps)  # who breathes goes nowhere
        part = np.cumsum(steps) / max(float(steps.sum()), 1e-6)
        return np.asarray(part[:, None] * by[-1])

    def _move_each(self, names: set[str], by: Array) -> None:
        for name in names:
            self._move(name, by)

    def _move(self, name: str, by: Array) -> None:
        body = self.bodies[name]
        moved = body.positions + by[:, None]
        self.bodies[name] = replace(body, positions=single(moved))
        self.boxes[name] = self.box(name).moved(by)

    def _bring_there(self, one: Relation, since: int) -> None:
        """What is put, dropped or thrown somewhere is there in the end: from a frame on it comes
        down a little further to one side."""
        a, b = self.box(one.a), self.box(one.b)
        last = slice(-max(1, len(a.low) // 5), None)
        if since < 0 or holds(one.kind, a, b)[last].all():
            return
        pair = (self.marks[one.a], a), (self.marks[one.b], b)
        target = place_for(one.kind, *pair, (0, 1), 0.0)
        if target is None or not np.isfinite(target[-1]).all():
            return
        frames = np.arange(len(a.low))
        begin = max(since - _COMES_DOWN, 0)
        part = np.clip((frames - begin) / max(since - begin, 1), 0.0, 1.0)
        self._move(one.a, part[:, None] * (target - a.middle)[-1])

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

    # -- rings -------------------------------------------------------------------------------

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


def _is_at_the_basket(figure: Figure, a: Box, b: Box) -> bool:
    """Whether somebody is at the basket of a balloon, and not in the balloon itself; True for all
    else."""
    if "basket" not in figure.anchors:
        return True
    rim = b.root[:, 2] + figure.anchors["basket"][1][2]
    looks_out = a.high[:, 2] > rim + _LOOKS_OVER * a.size[:, 2]
    return bool(((a.low[:, 2] < rim) & looks_out).mean() > 0.5)


def _is_behind_the_cab(car: Mark, a: Box, b: Box) -> bool:
    """Whether somebody is in the rear half of a car."""
    ahead = np.array([np.cos(car.heading), np.sin(car.heading)])
    way = (a.middle - b.middle)[0, :2] @ ahead
    return bool(way < -0.1 * car.figure.length)


def _longer(figure: Figure) -> float:
    return max(figure.length, figure.width)
