"""The physics half of a shot: props, boats, balls in the air, and those who push them."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.acting import Acted
from soracli.stage.blocking import Blocking
from soracli.stage.carriage import pose
from soracli.stage.catching import Catch, catches, flight
from soracli.stage.drifting import FUMES, Drift, wind_of
from soracli.stage.floating import Hull
from soracli.stage.handling import Handling
from soracli.stage.launching import Launching
from soracli.stage.marks import Mark, anchor, carried, center, reach
from soracli.stage.performance import Contact, SetPiece
from soracli.stage.physics import Fixture, Hold, Motion, Prop, Pusher, World
from soracli.stage.pushing import Holds
from soracli.stage.rallying import KICKED, Strokes, send_off
from soracli.stage.resting import AT_REST, contained, lies
from soracli.stage.riding import Rider
from soracli.stage.schedule import Beat
from soracli.stage.skating import WIND_UP
from soracli.stage.steering import HEEL, sails, steer
from soracli.stage.striking import Batting
from soracli.stage.sweeping import foremost
from soracli.stage.throwing import Target, ballistic, shot
from soracli.stage.tipping_over import falls_alone
from soracli.stage.turns import Array, roll, yaw

RELEASES = {"shoot": 0.70, "throw": 0.66, "kick": KICKED, "drop": 0.35}
"""The part of the gesture at which the ball leaves hand or foot."""
_OFF_THE_BODY = ("shoot", "throw", "kick")
"""Motions that would hurl what they let go of against the body itself."""
_STIRS = ("knock_over", "kick", "collide", "catch", "push", "pull", "hit")
_NEAR = 0.45
"""Metres within which somebody who goes by stirs what lies there."""
_DOWN = 0.5
"""Seconds from the beginning of a fall until the body goes down."""
_CHEST = np.array([0.0, 0.0, 1.2])
"""Where one throws at somebody, from the ground under them, metres."""
_OWN = ("drop", "push", "pull", "hit", "catch", "open", "close", "cut", "pour")
"""Motions whose target is in the hands of who does it: it does not feel the rest of the body."""
_BATHED = 0.3
"""The share of its height that a thing is in the water at first, before it finds its own."""
_BLOWN = ("drift", "fly", "flutter", "hover", "float", "leave")
"""Motions of a light thing that the air carries."""
_HOLLOW = 0.12
"""What is built up to be knocked over is light: toy blocks are hollow."""


class Simulation:
    """Runs the props of a blocked scene; then it knows what happened.

    `motions` and `riders` are by entity id, the times of `contacts` in clip seconds.
    """

    def __init__(
        self,
        spec: TakeSpec,
        blocking: Blocking,
        set_piece: SetPiece,
        times: Array,
        seconds: float,
        handling: Handling | None = None,
    ) -> None:
        """`times` (N,) are the world seconds of the frames, `seconds` those of the whole shot.

        `handling` tells who lets go of what, and when.
        """
        self.spec, self.blocking, self.set_piece = spec, blocking, set_piece
        self.times, self.seconds = times, seconds
        self.motions: dict[str, Motion] = {}
        self.riders: dict[str, Rider] = {}
        self.contacts: list[Contact] = []
        self.catches = catches(blocking.marks)
        self._people: dict[str, Acted] = {}
        self._hit: Callable[[str], Batting | Strokes | None] = lambda name: None
        self._handling = handling
        self._launching = Launching(spec.scene, blocking.marks, set_piece.indoor)

    def run(
        self,
        people: dict[str, Acted],
        settle: float = 0.0,
        hit: Callable[[str], Batting | Strokes | None] = lambda name: None,
    ) -> None:
        """Simulate, if anything is there to move; `people` are the acted bodies by entity id.

        `hit` tells by entity id which ball is batted. What still moves at the end is followed for
        `settle` seconds more.
        """
        self._people, self._hit = people, hit
        props = [
            self._prop(mark)
            for mark in self.blocking.of("prop", "floating")
            if not contained(mark, self.spec.scene)
        ]
        for mark in self.blocking.of("held"):
            beat = self._release(mark)
            if beat is not None:
                props.append(self._thrown(mark, *beat))
        if not props or self._nothing_stirs(props):
            return
        world = World(
            self.set_piece.ground,
            self.set_piece.colliders,
            [self._fixture(mark) for mark in self.blocking.of("fixture")],
            props,
            self._pushers(props),
            self.set_piece.water,
            floor=not self.blocking.wet,
            deck=self.set_piece.deck,
        )
        afloat = bool(self.blocking.of("floating"))
        self.motions, contacts = world.run(self.seconds + 0.05, 0.0 if afloat else settle)
        scale = self.spec.scene.time_scale
        heard = (*contacts, *self._launching.heard)
        self.contacts += [contact.stretched(scale) for contact in heard]

    def _pushers(self, props: list[Prop]) -> list[Pusher]:
        rolling = [
            self._driver(mark)
            for mark in self.blocking.of("driver")
            if mark.route is not None and np.ptp(mark.route.position, axis=0).max() > 0.1
        ]
        return rolling + [
            self._pusher(mark, {prop.id for prop in props})
            for mark in self.blocking.of("actor")
            if mark.figure.family not in ("insect", "bird", "fish")
            and not mark.plays(*(_OFF_THE_BODY if mark.film else RELEASES), "sit")
            and not (mark.film and self._stands_in(mark, props))
        ]

    @staticmethod
    def _driver(mark: Mark) -> Pusher:
        """What drives is as large as it looks."""
        route = mark.route
        assert route is not None
        times, headings = route.times, route.heading

        def heading(time: float) -> float:
            return float(np.interp(time, times, headings))

        made, figure = mark.figure.material, mark.figure
        return Pusher(mark.name, 0.5, 1.0, made, route.point, (), figure, heading)

    @staticmethod
    def _stands_in(mark: Mark, props: list[Prop]) -> bool:
        """Whether a body begins so close to a thing that it would throw it away."""
        if mark.route is None:
            return False
        here = mark.route.at(np.zeros(1))[0]
        room = 0.28 * max(mark.figure.width, 0.2) + 0.02
        return any(
            np.linalg.norm((prop.position - here)[:2]) < room + 0.5 * reach(prop.figure)
            for prop in props
            if prop.hold is None
        )

    def _nothing_stirs(self, props: list[Prop]) -> bool:
        """Whether all lie as an earlier take left them, and nobody comes near."""
        marks = [self.blocking.marks[prop.id] for prop in props]
        doing = [one for one in self.spec.scene.actions if one.motion not in AT_REST]
        acted = {name for action in doing for name in action.agents}
        acted |= {action.target for action in self.spec.scene.actions if action.motion in _STIRS}
        for mark, prop in zip(marks, props, strict=True):
            if mark.role != "prop" or mark.name in acted:
                return False
            if not mark.kept and not lies(mark, prop, self.spec.scene):
                return False
            near = 0.5 * reach(mark.figure) + _NEAR
            for walker in self.blocking.of("actor", "driver"):
                if walker.route is None:
                    continue
                gaps = np.linalg.norm((walker.route.at(self.times) - mark.position)[:, :2], axis=1)
                if np.ptp(walker.route.at(self.times), axis=0).max() > 0.1 and gaps.min() < near:
                    return False
        return True

    def _prop(self, mark: Mark) -> Prop:
        floating = mark.role == "floating"
        hull = Hull.of(mark.figure) if floating else None
        position = mark.position.copy()
        if hull is not None and self.set_piece.water is not None:
            x, y = position[:2]
            position[2] = float(self.set_piece.water.height(x, y, 0.0)) - hull.draft
        figure = mark.figure
        if any(
            action.motion == "knock_over" and self._grouped(action.target, mark.name)
            for action in self.spec.scene.actions
        ):
            figure = replace(figure, mass=figure.mass * _HOLLOW)
        prop = Prop(
            mark.name,
            figure,
            position,
            rotation=yaw(np.array([mark.heading if floating else 0.0]))[0]
            if mark.rotation is None
            else mark.rotation,
            hull=hull,
        )
        self._set_off(mark, prop)
        return prop

    def _set_off(self, mark: Mark, prop: Prop) -> None:
        """What moves a thing, from outside or to begin with."""
        drift, water = self._drift(mark), self.set_piece.water
        if drift is not None and prop.hull is None:
            prop.push = drift
        if self.blocking.wet and water is not None and mark.position[2] < mark.figure.height:
            x, y = prop.position[:2]  # it is in the water already
            level = float(water.height(x, y, 0.0))
            prop.position[2] += 0.0 if prop.hull else level - _BATHED * mark.figure.height
        if prop.hull is not None:
            aboard = [one for one in self.blocking.of("rider") if one.mount == mark.name]
            prop.push = steer(mark, prop.hull, [self._board(one) for one in aboard])
            if sails(mark):
                prop.rotation = prop.rotation @ roll(np.array([HEEL]))[0]
            if mark.route is not None:
                prop.velocity = mark.route.velocity_at(np.zeros(1))[0]
        elif (batted := self._hit(mark.name)) is not None:
            prop.hold, prop.released = batted.hold, batted.time
            prop.position, prop.velocity = batted.hold(0.0)[0], batted.goes()
        elif mark.route is not None:
            prop.push = Holds(mark.route, mark.figure.mass, reach(mark.figure))
        elif (comes := next((one for one in self.catches if one.thing is mark), None)) is not None:
            self._comes_flying(comes, prop)
        elif mark.holder:
            send_off(mark, prop, self.blocking.marks)
        else:
            self._launching.launch(mark, prop)

    def _drift(self, mark: Mark) -> Drift | None:
        """The air and the water about a thing, where it feels either."""
        drifts = any(beat.motion in _BLOWN for beat in mark.beats)
        if mark.entity.kind == FUMES and not drifts:
            return None  # there is always more of it where it comes from
        wind = wind_of(self.spec.scene.weather or "clear", drifts, mark.figure.longest)
        place = list(self.blocking.marks).index(mark.name)
        drift = Drift(mark.figure, wind, drifts, self.set_piece.water, self.set_piece, 1.7 * place)
        airy = drift.felt and (bool(wind.any()) or mark.plays("fall"))
        return drift if airy or self.set_piece.water is not None else None

    @staticmethod
    def _comes_flying(comes: Catch, prop: Prop) -> None:
        """A ball that flies in from beside the picture, for somebody to catch it."""
        if comes.start is None:
            return
        start, rotation = comes.start - center(prop.figure), prop.rotation
        prop.position, prop.released = start, max(comes.released, 0.0)
        prop.hold = lambda time: (start, rotation)
        prop.velocity = ballistic(comes.start, comes.point, comes.caught - prop.released)

    def _grouped(self, target: str, name: str) -> bool:
        """Whether a thing is the target of an action, or belongs to the same group."""
        marks = self.blocking.marks
        if target not in marks:
            return False
        group = marks[target].entity.group
        return target == name or (group != "" and marks[name].entity.group == group)

    def _board(self, mark: Mark) -> Rider:
        mount = self.blocking.marks[mark.mount]
        deck = mount.figure.anchors.get("deck", (0, (0.0, 0.0, mount.figure.height)))[1]
        jump = next((beat for beat in mark.beats if beat.motion in ("axel", "jump")), None)
        takeoff = None if jump is None else max(jump.start, 0.0) + WIND_UP
        rocks = any(
            action.motion == "rock" and mark.mount in action.agents
            for action in self.spec.scene.actions
        )
        rider = Rider(mark.figure.mass, np.array(deck), takeoff, lean=0.06 if rocks else 0.03)
        self.riders[mark.name] = rider
        return rider

    def _release(self, mark: Mark) -> tuple[Mark, Beat] | None:
        """Who lets go of a held thing, and in which beat."""
        if self._handling is not None:
            return self._let_go(mark, self._handling)
        holder = self.blocking.marks[mark.holder]
        for beat in holder.beats:
            if beat.motion in RELEASES and holder.name in self._people:
                return holder, beat
        return None

    def _let_go(self, mark: Mark, handling: Handling) -> tuple[Mark, Beat] | None:
        """Who lets go of a handled thing so that it flies or falls, and in which beat."""
        released = handling.released(mark.name)
        if released is None or released > self.seconds:
            return None
        holder = self.blocking.marks[handling.holder_at(mark.name, released - 1e-3)]
        for beat in holder.beats:
            part = RELEASES.get(beat.motion)
            if part is None or holder.name not in self._people:
                continue
            if abs(beat.start + part * (beat.end - beat.start) - released) < 1e-3:
                return holder, beat
        return None

    def _thrown(self, mark: Mark, holder: Mark, beat: Beat) -> Prop:
        part = RELEASES[beat.motion]
        released = beat.start + part * (beat.end - beat.start)
        if beat.motion == "drop":
            hold = self._in_hands(mark, holder, both=False)
            prop = Prop(mark.name, mark.figure, hold(0.0)[0], hold=hold, released=released)
            if holder.route is not None:  # it goes on as fast as who had it
                prop.velocity = holder.route.velocity_at(np.array([released]))[0]
            return prop
        hold = self._in_hands(mark, holder, both=beat.motion == "shoot")
        start = hold(released)[0] + center(mark.figure)
        prop = Prop(mark.name, mark.figure, hold(0.0)[0], hold=hold, released=released)
        hoops = self.blocking.family("hoop")
        if beat.motion == "shoot" and hoops:
            target = Target(anchor(hoops[0], "rim"), anchor(hoops[0], "backboard"))
            prop.velocity, prop.spin = shot(
                prop,
                start,
                self._fixture(hoops[0]),
                target,
                beat.action.outcome,
                self.spec.seed,
                self.set_piece.ground,
            )
            return prop
        prop.velocity = self._way_of(mark, holder, beat, start, released)
        return prop

    def _way_of(self, mark: Mark, holder: Mark, beat: Beat, start: Array, released: float) -> Array:
        """The velocity (3,) of a throw from `start` (3,) at a world second."""
        caught = next((one for one in self.catches if one.thing is mark), None)
        if caught is not None and beat.motion == "throw":
            return ballistic(start, caught.point, caught.seconds)
        goal = self.blocking.marks.get(beat.action.target)
        if goal is not None and goal is not mark:
            end = _met(goal, start, released)
            return ballistic(start, end, flight(start, end))
        way = holder.heading
        if holder.film and holder.route is not None:
            way = float(holder.route.heading_at(np.array([released]))[0])
        far = 7.0 * min(beat.action.speed, 2.0)
        end = start + far * np.array([np.cos(way), np.sin(way), 0.0])
        return ballistic(start, end, flight(start, end))

    def _in_hands(self, mark: Mark, holder: Mark, both: bool) -> Hold:
        acted = self._people[holder.name]
        rotations, positions = pose(acted.build, acted.carriage)
        palms = [
            carried(holder.figure, rotations, positions, f"palm.{side}") for side in ("L", "R")
        ]
        path = (palms[0] + palms[1]) / 2 if both else palms[1]
        middle = center(mark.figure)
        turn = rotations[:, holder.figure.rig.index("chest" if both else "hand.R")]

        def hold(time: float) -> tuple[Array, Array]:
            place = int(np.clip(np.searchsorted(self.times, time), 0, len(self.times) - 1))
            point = np.array([np.interp(time, self.times, path[:, k]) for k in range(3)])
            return point - turn[place] @ middle, turn[place].astype(np.float64)

        return hold

    def _fixture(self, mark: Mark) -> Fixture:
        rotation = yaw(np.array([mark.heading]))[0]
        rotation = rotation if mark.rotation is None else mark.rotation
        return Fixture(mark.name, mark.figure, mark.position, rotation)

    def _pusher(self, mark: Mark, props: set[str]) -> Pusher:
        route = mark.route
        assert route is not None
        falls = [beat.start + _DOWN for beat in mark.beats if beat.motion == "fall"]

        def lying(time: float) -> Array:
            low = 0.75 * mark.figure.height * min(max((time - falls[0]) / 0.4, 0.0), 1.0)
            return np.asarray(route.point(time) - [0.0, 0.0, low])

        radius, path = 0.28 * max(mark.figure.width, 0.2), lying if falls else foremost(mark, route)
        own = {beat.action.target for beat in mark.beats
               if beat.motion in _OWN or falls_alone(beat, self.blocking.marks)}  # fmt: skip
        own |= {one.thing.name for one in self.catches if one.catcher is mark}
        own |= {one.name for one in self.blocking.of("held") if one.holder == mark.name}
        spares = tuple(sorted(own & props))
        return Pusher(mark.name, radius, mark.figure.height, mark.figure.material, path, spares)


def _met(goal: Mark, start: Array, released: float) -> Array:
    """Where a throw from `start` (3,) at a world second meets somebody, who may be under way."""
    end = goal.position + _CHEST
    if goal.film and goal.route is not None:
        for _ in range(3):
            end = goal.route.point(released + flight(start, end)) + _CHEST
    return np.asarray(end)
