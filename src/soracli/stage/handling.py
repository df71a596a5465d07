"""Handling: who has what in the hand when, and hands that arrive where they should.

A thing goes through phases: it rests, it is in a hand, it flies free (and the physics has it).
"""

from dataclasses import dataclass, field

import numpy as np

from soracli.stage.acting import Acted, tipped
from soracli.stage.blocking import Blocking
from soracli.stage.carriage import pose
from soracli.stage.catching import catches
from soracli.stage.heaped_hands import heaped, leaning
from soracli.stage.marks import Mark, carried, center, reach, rest_height
from soracli.stage.route import Route
from soracli.stage.schedule import Beat
from soracli.stage.sheets import in_hand, is_bound, is_sheet
from soracli.stage.spots import spot_beside
from soracli.stage.turns import Array, between, pitch, smooth, turned, yaw

_ASIDE = ("left of", "right of", "in front of", "behind", "beside")
"""Sides of a thing that something is put to, and not on top of it."""
AT = {"pick_up": 0.5, "put_down": 0.55, "give": 0.5, "drop": 0.35, "throw": 0.66, "shoot": 0.70}
"""The part of its beat at which a thing changes hands."""
TOUCHES = ("hug", "shake_hands")
_TO_THE_TARGET = ("pick_up", "put_down", "drop")
"""Motions done to their target, be it with a tool: tweezers are not what is put down with them."""
_REACH, _RETURN = 0.75, 0.6
"""Seconds a hand takes to get somewhere, and back."""
_LAY = 0.16
"""Seconds in which a thing settles into the hand."""
_TURN = 0.7
"""Seconds in which it is turned as it is carried."""
_PALM = 0.28
"""Metres that a hand goes on beyond a point so that the palm, not the wrist, arrives there."""
_SMALL, _HANDLE = 0.3, 0.8
"""Metres up to which a thing is held up; the share of its height from which a grip is a handle."""
_BEFORE = 0.42
"""Metres before the feet at which a thing is put on the ground."""


@dataclass(eq=False)
class Phase:
    """A thing from `start` on: in the `side` hand of `holder`, at rest, or free (`kind`).

    At rest the body origin is at `position` (3,), turned by `rotation` (3, 3).
    """

    start: float
    kind: str
    holder: str = ""
    side: str = "R"
    position: Array = field(default_factory=lambda: np.zeros(3))
    rotation: Array = field(default_factory=lambda: np.eye(3))


@dataclass(frozen=True, eq=False)
class Touch:
    """A hand of `who` that is at a world point (3,) at a world second, and for `stay` more.

    `low` is how deep the body bends for it and `far` how much it leans over, both 0..1.
    """

    who: str
    side: str
    time: float
    point: Array
    low: float
    far: float = 0.0
    stay: float = 0.0


class Handling:
    """What the hands of a blocked scene do, once everybody has a route."""

    def __init__(self, blocking: Blocking) -> None:
        """Follow every thing through the scene."""
        self._blocking = blocking
        self.phases: dict[str, list[Phase]] = {}
        self.touches: list[Touch] = []
        for mark in sorted(blocking.of("held", "prop"), key=self._turn):
            self.phases[mark.name] = [self._first(mark)]
        events = [
            (beat.start + AT[beat.motion] * (beat.end - beat.start), place, mark, beat)
            for place, mark in enumerate(blocking.marks.values())
            for beat in mark.beats
            if beat.motion in AT and hands_of(mark)
        ]
        for time, _, mark, beat in sorted(events, key=lambda event: event[:2]):
            self._happen(time, mark, beat)
        for one in catches(blocking.marks):
            if one.thing.name in self.phases and hands_of(one.catcher):
                caught = Phase(one.caught, "hand", one.catcher.name, "R")
                self.phases[one.thing.name].append(caught)
        for mark in blocking.of("actor"):
            for beat in mark.beats:
                if beat.motion in TOUCHES and mark.figure.rig.has("hand.R"):
                    self._meet(mark, beat)
        for name, phases in self.phases.items():
            mark = blocking.marks[name]
            if mark.role == "prop" and any(phase.kind == "hand" for phase in phases):
                mark.role = "held"

    def handled(self, name: str) -> bool:
        """Whether a thing is in a hand at any time."""
        return any(phase.kind == "hand" for phase in self.phases.get(name, []))

    def released(self, name: str) -> float | None:
        """When a hand lets a thing go so that it flies or falls (None: never)."""
        free = [phase.start for phase in self.phases.get(name, []) if phase.kind == "free"]
        return free[0] if free else None

    def holder_at(self, name: str, time: float) -> str:
        """Who has a thing in the hand at a world second ("" for nobody)."""
        phase = self._phase(name, time)
        return phase.holder if phase is not None and phase.kind == "hand" else ""

    def side_at(self, name: str, time: float) -> str:
        """The hand that a thing is in at a world second, "L" or "R" ("" for none)."""
        phase = self._phase(name, time)
        return phase.side if phase is not None and phase.kind == "hand" else ""

    def lifted(self, name: str, times: Array) -> Array:
        """How much each hand (2, N), left and right, is held up before the body with what it has:
        a cup, a letter, but not a lantern that hangs from its handle."""
        weights = np.zeros((2, len(times)))
        for thing, phases in self.phases.items():
            if not _is_held_up(self._blocking.marks[thing]):
                continue
            for place, phase in enumerate(phases):
                if phase.kind != "hand" or phase.holder != name:
                    continue
                until = phases[place + 1].start if place + 1 < len(phases) else np.inf
                share = smooth((times - phase.start) / _RETURN)
                share = share * smooth((until + _RETURN - times) / _RETURN)
                side = 0 if phase.side == "L" else 1
                weights[side] = np.maximum(weights[side], share)
        return weights

    def _turn(self, mark: Mark) -> tuple[bool, int]:
        """What a hand has kept keeps it; what somebody else holds is in the order it was taken."""
        holder = self._blocking.marks.get(mark.holder)
        holds = holder.entity.holds if holder is not None else ()
        return not mark.side, holds.index(mark.name) if mark.name in holds else len(holds)

    def _phase(self, name: str, time: float) -> Phase | None:
        begun = [phase for phase in self.phases.get(name, []) if phase.start <= time + 1e-9]
        return begun[-1] if begun else None

    # -- following the things ----------------------------------------------------------------

    def _first(self, mark: Mark) -> Phase:
        holder = self._blocking.marks.get(mark.holder)
        if mark.role == "held" and holder is not None and hands_of(holder):
            side = mark.side or self._free_hand(mark.holder, -np.inf)
            return Phase(-np.inf, "hand", mark.holder, side)
        lies = mark.rotation if mark.rotation is not None else yaw(np.array([mark.heading]))[0]
        return Phase(-np.inf, "rest", position=mark.position, rotation=lies)

    def _free_hand(self, holder: str, time: float) -> str:
        taken = {
            phase.side
            for name in self.phases
            if (phase := self._phase(name, time)) is not None and phase.holder == holder
        }
        return "L" if "R" in taken and "L" not in taken else "R"

    def _happen(self, time: float, mark: Mark, beat: Beat) -> None:
        thing = self._thing(mark, beat, time)
        if thing is None or not hands_of(mark):
            return
        phase = self._phase(thing.name, time)
        assert phase is not None
        if beat.motion == "pick_up":
            if phase.kind == "rest":
                self._pick_up(time, mark, thing, phase)
        elif phase.holder != mark.name:
            return
        elif beat.motion == "put_down":
            self._put_down(time, mark, thing, beat, phase)
        elif beat.motion == "give":
            self._give(time, mark, thing, beat, phase)
        else:
            self.phases[thing.name].append(Phase(time, "free"))

    def _thing(self, mark: Mark, beat: Beat, time: float) -> Mark | None:
        """The thing a beat is about: the one that is named, else what is in the hand."""
        named = beat.action.instrument, beat.action.target
        for name in named[::-1] if beat.motion in _TO_THE_TARGET else named:
            if name in self.phases:
                return self._blocking.marks[name]
        if beat.motion == "pick_up":
            return None
        held = [name for name in self.phases if self.holder_at(name, time) == mark.name]
        return self._blocking.marks[held[-1]] if held else None

    def _pick_up(self, time: float, mark: Mark, thing: Mark, phase: Phase) -> None:
        side = self._free_hand(mark.name, time)
        point = phase.position + phase.rotation @ grip(thing)
        self._touch(mark, side, time, point + _aside(mark, thing, side, time))
        self.phases[thing.name].append(Phase(time, "hand", mark.name, side))

    def _put_down(self, time: float, mark: Mark, thing: Mark, beat: Beat, phase: Phase) -> None:
        place, heading = self._put_where(mark, thing, beat, time)
        rotation = yaw(np.array([heading]))[0]
        point = place + rotation @ grip(thing)
        self._touch(mark, phase.side, time, point + _aside(mark, thing, phase.side, time))
        self.phases[thing.name].append(Phase(time, "rest", "", "R", place, rotation))

    def _put_where(self, mark: Mark, thing: Mark, beat: Beat, time: float) -> tuple[Array, float]:
        route = _route(mark)
        here, heading = route.at(np.array([time]))[0], float(route.heading_at(np.array([time]))[0])
        place = here + _BEFORE * np.array([np.cos(heading), np.sin(heading), 0.0])
        under = self._blocking.marks.get(beat.action.over)
        place[2] = rest_height(thing.figure)
        if under is not None and under is not thing and beat.action.side in _ASIDE:
            place = spot_beside(thing, under, beat.action.side, 0)
            place[2] = max(float(under.position[2]), 0.0) + rest_height(thing.figure)
        elif under is not None and under is not thing:
            deck = under.figure.anchors.get("deck") or under.figure.anchors.get("seat")
            place[2] += deck[1][2] if deck else under.figure.height
            inner = under.position - here
            inner[2] = 0.0
            far = float(np.linalg.norm(inner))
            room = max(0.5 * min(under.figure.length, under.figure.width), 0.05)
            need = max(far - room + min(0.5 * reach(thing.figure) + 0.04, room), 0.0)
            place[:2] = (here + inner / max(far, 1e-6) * min(need, far))[:2]
        return place, heading

    def _give(self, time: float, mark: Mark, thing: Mark, beat: Beat, phase: Phase) -> None:
        other = self._blocking.marks.get(beat.action.target)
        if other is None or other is thing or not hands_of(other):
            return
        side = self._free_hand(other.name, time)
        heights = [0.6 * mark.figure.height, 0.6 * other.figure.height]
        point = (_at(mark, time) + _at(other, time)) / 2 + [0.0, 0.0, min(heights)]
        self._touch(mark, phase.side, time, point + _aside(mark, thing, phase.side, time))
        self._touch(other, side, time, point + _aside(other, thing, side, time))
        self.phases[thing.name].append(Phase(time, "hand", other.name, side))

    def _meet(self, mark: Mark, beat: Beat) -> None:
        """Two right hands meet half way."""
        other = self._blocking.marks.get(beat.action.target)
        if beat.motion != "shake_hands" or other is None or not other.figure.rig.has("hand.R"):
            return
        time = beat.start + 0.5 * (beat.end - beat.start)
        height = min(0.55 * mark.figure.height, 0.55 * other.figure.height)
        point = (_at(mark, time) + _at(other, time)) / 2 + [0.0, 0.0, height]
        self._touch(mark, "R", time, point, stay=0.25 * (beat.end - beat.start))

    def _touch(self, mark: Mark, side: str, time: float, point: Array, stay: float = 0.0) -> None:
        low = float(np.clip(1 - point[2] / (0.55 * mark.figure.height), 0.0, 1.0))
        away = float(np.linalg.norm((point - _at(mark, time))[:2]))
        far = float(np.clip((away - 0.27 * mark.figure.height) / 0.4, 0.0, 1.0))
        self.touches.append(Touch(mark.name, side, time, np.asarray(point), low, far, stay))

    # -- taking the hands there --------------------------------------------------------------

    def guide(self, people: dict[str, Acted], times: Array) -> None:
        """Bend everybody who has to reach something, and take their hands there."""
        for touch in self.touches:
            acted = people.get(touch.who)
            if acted is None:
                continue
            weight = smooth((times - touch.time + touch.stay + _REACH) / _REACH)
            weight = weight * smooth((touch.time + touch.stay + _RETURN - times) / _RETURN)
            carriage, leg = acted.carriage, acted.build.leg_length
            bend = touch.low * weight * (1.0 if carriage.hips[:, 2].min() > -0.25 * leg else 0.4)
            carriage.hips += bend[:, None] * np.array([-0.15, 0.0, -0.44]) * leg
            carriage.chest_turn[:, 1] += 1.05 * bend + 0.75 * touch.far * weight
            carriage.hips[:, 0] -= 0.08 * leg * touch.far * weight
            carriage.head_turn[:, 1] += 0.15 * weight
        for touch in self.touches:
            if touch.who in people:
                self._lead(people[touch.who], touch, times)

    def _lead(self, acted: Acted, touch: Touch, times: Array) -> None:
        """Have the palm, not the wrist, arrive at the point."""
        figure = self._blocking.marks[touch.who].figure
        side = 0 if touch.side == "L" else 1
        weight = smooth((times - touch.time + touch.stay + _REACH) / _REACH)
        weight = weight * smooth((touch.time + touch.stay + _RETURN - times) / _RETURN)
        carriage = acted.carriage
        own = weight >= carriage.reach_weight[side]
        goal = np.tile(touch.point, (len(times), 1))
        carriage.reach[side][own] = goal[own]
        carriage.reach_weight[side] = np.maximum(carriage.reach_weight[side], weight)
        there = int(np.argmin(np.abs(times - touch.time)))
        off = np.zeros(3)
        for _ in range(4):
            rotations, positions = pose(acted.build, carriage)
            palm = carried(figure, rotations, positions, f"palm.{touch.side}")
            off += 0.8 * weight[there] * (goal - palm)[there]
            # what is out of reach is not reached for further still: the hand would snap back
            off *= min(1.0, _PALM / max(float(np.linalg.norm(off)), 1e-9))
            carriage.reach[side][own] = goal[own] + off

    # -- taking the things along -------------------------------------------------------------

    def path(
        self, name: str, bodies: dict[str, tuple[Array, Array]], times: Array
    ) -> tuple[Array, Array]:
        """Where the origin of a handled thing is (N, 3) and how it lies (N, 3, 3), until it flies.

        `bodies` are the joints (rotations, positions) of those who hold it, by entity id.
        """
        mark = self._blocking.marks[name]
        phases = [phase for phase in self.phases[name] if phase.kind != "free"]
        position, rotation = self._during(phases[0], mark, bodies, times)
        for phase in phases[1:]:
            there, lies = self._during(phase, mark, bodies, times)
            share = smooth((times - phase.start) / _LAY)
            position = position + (there - position) * share[:, None]
            rotation = between(rotation, lies, smooth((times - phase.start) / _TURN))
        return position, rotation

    def _during(
        self, phase: Phase, mark: Mark, bodies: dict[str, tuple[Array, Array]], times: Array
    ) -> tuple[Array, Array]:
        holder = self._blocking.marks.get(phase.holder)
        if phase.kind != "hand" or holder is None or phase.holder not in bodies:
            lies = np.broadcast_to(phase.rotation, (len(times), 3, 3))
            return np.tile(phase.position, (len(times), 1)), np.array(lies, np.float64)
        rotations, positions = bodies[phase.holder]
        palm = carried(holder.figure, rotations, positions, hands_of(holder)[phase.side])
        facing = rotations[:, 0].astype(np.float64)
        upright = yaw(np.arctan2(facing[:, 1, 0], facing[:, 0, 0]))
        sheet = is_sheet(mark) or is_bound(mark, holder)
        if sheet and holder.figure.rig.has("hand.R"):
            point, lies = in_hand(mark, holder, phase.side, upright, times)
            aside = turned(upright, self._heap(mark, phase)[0])
            return palm - turned(lies, point) + aside, lies
        aside = turned(upright, self._heap(mark, phase)[0])
        if phase.side == "R" and _is_held_up(mark):
            upright = upright @ pitch(-tipped(holder, times))
        upright = upright @ self._heap(mark, phase)[1]
        return palm - turned(upright, grip(mark, phase.side)) + aside, upright

    def _heap(self, mark: Mark, phase: Phase) -> tuple[Array, Array]:
        """Where a thing lies among those of its kind that are in the same hand (3,), and how it
        leans (3, 3)."""
        alike = [name for name in self.phases if self._shares(mark, name, phase)]
        place, count = alike.index(mark.name), len(alike)
        return heaped(mark, place, count), leaning(mark, place, count)

    def _shares(self, mark: Mark, name: str, phase: Phase) -> bool:
        """Whether something is what a thing is, and is put into the same hand at the same time."""
        alike = name.rpartition(".")[0] == mark.name.rpartition(".")[0]
        hand = ("hand", phase.holder, phase.side, phase.start)
        return alike and any((one.kind, one.holder, one.side, one.start) == hand
            for one in self.phases[name])  # fmt: skip


def hands_of(mark: Mark) -> dict[str, str]:
    """The anchors a body holds things with, by side: its palms, or its mouth; none for a thing."""
    if mark.figure.rig.has("hand.R"):
        return {"R": "palm.R", "L": "palm.L"}
    if mark.role == "actor" and "mouth" in mark.figure.anchors:
        return {"R": "mouth", "L": "mouth"}
    return {}


def grip(mark: Mark, side: str = "") -> Array:
    """Where a thing is taken hold of (3,), in its body frame; by a hand of a `side` on its skin."""
    anchor = mark.figure.anchors.get("grip")
    point = np.array(anchor[1]) if anchor else center(mark.figure)
    if anchor is None or not side or not _is_held_up(mark):
        return point
    skin = mark.figure.mesh.vertices
    off = 0.5 * float(np.ptp(skin[:, 1]))
    return np.asarray(point + [0.0, off if side == "L" else -off, 0.0])


def _aside(mark: Mark, thing: Mark, side: str, time: float) -> Array:
    """From where a thing is taken hold of to the palm of that hand (3,), world metres."""
    heading = mark.heading
    if mark.route is not None:
        heading = float(mark.route.heading_at(np.array([time]))[0])
    return np.asarray(yaw(np.array([heading]))[0] @ (grip(thing, side) - grip(thing)))


def _is_held_up(mark: Mark) -> bool:
    """Whether a thing is so small that a hand holds it up, and not hanging from its handle."""
    figure = mark.figure
    low = -rest_height(figure)
    high = float(figure.mesh.vertices[:, 2].max()) if len(figure.mesh.vertices) else low
    hangs = grip(mark)[2] - low > _HANDLE * (high - low)
    return figure.longest <= _SMALL and not hangs


def _route(mark: Mark) -> Route:
    assert mark.route is not None
    return mark.route


def _at(mark: Mark, time: float) -> Array:
    if mark.route is None:
        return mark.position * (1, 1, 0)
    return np.asarray(mark.route.at(np.array([time]))[0] * (1, 1, 0))
