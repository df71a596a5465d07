"""The company: everybody and everything of a shot, acted, simulated and put together frame by frame."""

from collections.abc import Callable

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage import acting, beasts, winged
from soracli.stage.acting import Acted
from soracli.stage.beasts import Beast
from soracli.stage.blocking import Blocking, Mark
from soracli.stage.carriage import pose
from soracli.stage.figure import Figure
from soracli.stage.floating import Hull
from soracli.stage.performance import Body, Contact, Effect, SetPiece
from soracli.stage.physics import Fixture, Hold, Motion, Prop, Push, Pusher, World
from soracli.stage.riding import Rider
from soracli.stage.schedule import Beat
from soracli.stage.skating import WIND_UP, axel, balance
from soracli.stage.throwing import Target, ballistic, shot
from soracli.stage.turns import Array, pitch, single, turned, yaw

_RELEASES = {"shoot": 0.70, "throw": 0.66, "kick": 0.55}
"""The part of the gesture at which the ball leaves hand or foot."""


class Company:
    """Plays a blocked scene; then `bodies`, `contacts` and `effects` are what happened."""

    def __init__(
        self,
        spec: TakeSpec,
        blocking: Blocking,
        set_piece: SetPiece,
        times: Array,
        seconds: float,
    ) -> None:
        """`times` (N,) are the world seconds of the frames, `seconds` all the world time there is."""
        self.spec, self.blocking, self.set_piece = spec, blocking, set_piece
        self.times, self.seconds = times, seconds
        self.fps = spec.fps / spec.scene.time_scale
        self.bodies: dict[str, Body] = {}
        self.contacts: list[Contact] = []
        self.effects: list[Effect] = []
        self._people: dict[str, Acted] = {}
        self._motions: dict[str, Motion] = {}
        self._riders: dict[str, Rider] = {}

    def play(self) -> None:
        """Act, simulate, ride, and put everything where it belongs."""
        marks = self.blocking.marks
        for mark in self.blocking.of("actor"):
            if mark.figure.family == "person":
                self._people[mark.entity.id] = acting.act(
                    mark, self.times, self.fps, self._seat(mark)
                )
        self._simulate()
        for name, acted in self._people.items():
            self._finish(marks[name], acted)
        for mark in self.blocking.of("rider"):
            self._ride(mark)
        for mark in marks.values():
            if mark.entity.id not in self.bodies and mark.role != "held":
                self._place(mark)
        for mark in self.blocking.of("held"):
            self._carry(mark)
        self.bodies = {name: self.bodies[name] for name in marks if name in self.bodies}

    # -- the living --------------------------------------------------------------------------

    def _finish(self, mark: Mark, acted: Acted) -> None:
        target = self._gaze(mark)
        if target is not None:
            weight = np.ones(len(self.times))
            acting.look_at(acted.carriage, acted.build, target, weight, self.fps)
        self._body(mark, *pose(acted.build, acted.carriage))
        self._footsteps(mark, acted)

    def _gaze(self, mark: Mark) -> Array | None:
        """What somebody looks at (N, 3): the ball that was thrown, the partner, the quarry."""
        for beat in mark.beats:
            if beat.motion in _RELEASES:
                for name in (*mark.entity.holds, beat.action.target):
                    if name in self._motions:
                        return self._motions[name].at(self.times)[0]
        names = [mark.facing, *(beat.action.target for beat in mark.beats)]
        for name in names:
            if name in self.blocking.marks and name != mark.entity.id:
                return self._eyes_of(self.blocking.marks[name])
        return None

    def _eyes_of(self, mark: Mark) -> Array:
        height = 0.92 if mark.figure.family == "person" else 0.7
        start = mark.route.at(self.times) if mark.route is not None else mark.position[None]
        path = np.broadcast_to(start, (len(self.times), 3)).copy()
        if mark.figure.family not in ("bird", "insect", "fish"):
            path[:, 2] += height * mark.figure.height
        return path

    def _footsteps(self, mark: Mark, acted: Acted) -> None:
        if acted.falls is None or mark.route is None:
            return
        scale = self.spec.scene.time_scale
        for strikes in acted.falls.strikes:
            for time in strikes:
                if 0 <= time <= self.seconds and mark.route.speed_at(np.array([time]))[0] > 0.3:
                    x, y, z = (float(part) for part in mark.route.at(np.array([time]))[0])
                    self.contacts.append(
                        Contact(
                            float(time) / scale,
                            "footstep",
                            mark.entity.id,
                            "ground",
                            ("rubber", self.set_piece.ground),
                            0.12 * mark.figure.mass,
                            (x, y, z),
                        )
                    )

    def _seat(self, mark: Mark) -> float | None:
        for relation in self.spec.scene.relations:
            seat = self.blocking.marks.get(relation.b)
            if relation.kind == "on" and relation.a == mark.entity.id and seat is not None:
                anchor = seat.figure.anchors.get("seat")
                mark.position = mark.position * (1, 1, 0)
                return anchor[1][2] if anchor else seat.figure.height * 0.5
        return None

    # -- physics -----------------------------------------------------------------------------

    def _simulate(self) -> None:
        props = [self._prop(mark) for mark in self.blocking.of("prop", "floating")]
        for mark in self.blocking.of("held"):
            beat = self._release(mark)
            if beat is not None:
                props.append(self._thrown(mark, *beat))
        if not props:
            return
        fixtures = [self._fixture(mark) for mark in self.blocking.of("fixture")]
        pushers = [
            self._pusher(mark)
            for mark in self.blocking.of("actor")
            if mark.figure.family not in ("insect", "bird", "fish")
            and not any(beat.motion in _RELEASES for beat in mark.beats)
        ]
        world = World(
            self.set_piece.ground,
            self.set_piece.colliders,
            fixtures,
            props,
            pushers,
            self.set_piece.water,
            floor=not self.blocking.wet,
        )
        self._motions, contacts = world.run(self.seconds + 0.05)
        scale = self.spec.scene.time_scale
        for contact in contacts:
            if contact.time <= self.seconds:
                fields = {**contact.__dict__, "time": contact.time / scale}
                self.contacts.append(Contact(**fields))

    def _prop(self, mark: Mark) -> Prop:
        floating = mark.role == "floating"
        hull = Hull.of(mark.figure) if floating else None
        position = mark.position.copy()
        if hull is not None and self.set_piece.water is not None:
            x, y = position[:2]
            position[2] = float(self.set_piece.water.height(x, y, 0.0)) - hull.draft
        prop = Prop(
            mark.entity.id,
            mark.figure,
            position,
            rotation=yaw(np.array([mark.heading if floating else 0.0]))[0],
            hull=hull,
        )
        if floating:
            prop.push = self._steer(mark, hull)
            if mark.route is not None:
                prop.velocity = (mark.route.at(np.array([0.02])) - mark.route.at(np.zeros(1)))[
                    0
                ] / 0.02
        else:
            self._set_going(mark, prop)
        return prop

    def _set_going(self, mark: Mark, prop: Prop) -> None:
        """A thing whose verb needs a push or a height gets it."""
        motions = [
            action.motion for action in self.spec.scene.actions if mark.entity.id in action.agents
        ]
        on_ramp = bool(self.blocking.family("ramp"))
        if ("roll" in motions or "slide" in motions) and not on_ramp:
            speed = 2.2
            radius = max(mark.figure.height / 2, 0.02)
            prop.velocity = np.array([speed, 0.0, 0.0])
            prop.spin = np.array([0.0, speed / radius, 0.0]) if "roll" in motions else np.zeros(3)
        if any(motion in ("fall", "bounce") for motion in motions):
            prop.position = prop.position + np.array([0.0, 0.0, 2.2])
            prop.velocity = np.array([0.35, 0.0, 0.0])

    def _steer(self, mark: Mark, hull: Hull | None) -> Push:
        """Keep a boat on its course (or at its mooring), heeled by the wind if it sails."""
        mass, length = mark.figure.mass, mark.figure.length
        riders = [
            self._board(rider)
            for rider in self.blocking.of("rider")
            if rider.mount == mark.entity.id
        ]
        sailing = mark.figure.rig.has("sail") and mark.route is not None
        # a wind that would heel the boat by about eight degrees against its own form stability
        heel = (
            0.14 * mass * 9.81 * mark.figure.width**2 / 12 / max(hull.draft if hull else 0.3, 0.05)
        )

        def push(
            time: float, position: Array, rotation: Array, velocity: Array
        ) -> tuple[Array, Array]:
            now = np.array([time])
            route = mark.route
            goal = route.at(now)[0] if route is not None else mark.position
            pace = (route.at(now + 0.02)[0] - goal) / 0.02 if route is not None else np.zeros(3)
            firm = 1.2 if route is not None else 0.25
            force = mass * (firm * (goal - position) + 2.0 * np.sqrt(firm) * (pace - velocity))
            force[2] = 0.0
            bow = rotation[:, 0]
            wish = float(route.heading_at(now)[0]) if route is not None else mark.heading
            turn = float(np.arctan2(bow[1], bow[0]))
            error = (wish - turn + np.pi) % (2 * np.pi) - np.pi
            torque = np.array([0.0, 0.0, 0.6 * mass * length**2 / 12 * error])
            if sailing:
                torque = torque + bow * heel * (1 + 0.25 * np.sin(0.8 * time))
            for rider in riders:
                more_force, more_torque = rider.push(time, position, rotation, velocity)
                force, torque = force + more_force, torque + more_torque
            return force, torque

        return push

    def _board(self, mark: Mark) -> Rider:
        mount = self.blocking.marks[mark.mount]
        deck = mount.figure.anchors.get("deck", (0, (0.0, 0.0, mount.figure.height)))[1]
        jump = next((beat for beat in mark.beats if beat.motion in ("axel", "jump")), None)
        takeoff = None if jump is None else max(jump.start, 0.0) + WIND_UP
        rider = Rider(mark.figure.mass, np.array(deck), takeoff)
        self._riders[mark.entity.id] = rider
        return rider

    def _release(self, mark: Mark) -> tuple[Mark, Beat] | None:
        """Who lets go of a held thing, and in which beat."""
        holder = self.blocking.marks[mark.holder]
        for beat in holder.beats:
            if beat.motion in _RELEASES and holder.entity.id in self._people:
                return holder, beat
        return None

    def _thrown(self, mark: Mark, holder: Mark, beat: Beat) -> Prop:
        part = _RELEASES[beat.motion]
        released = beat.start + part * (beat.end - beat.start)
        hold = self._in_hands(mark, holder, both=beat.motion == "shoot")
        start = hold(released)[0] + _center(mark.figure)
        prop = Prop(mark.entity.id, mark.figure, hold(0.0)[0], hold=hold, released=released)
        hoops = self.blocking.family("hoop")
        if beat.motion == "shoot" and hoops:
            target = Target(_anchor(hoops[0], "rim"), _anchor(hoops[0], "backboard"))
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
        forward = np.array([np.cos(holder.heading), np.sin(holder.heading), 0.0])
        goal = self.blocking.marks.get(beat.action.target)
        far = 7.0 * min(beat.action.speed, 2.0)
        end = (
            goal.position + [0, 0, 1.2]
            if goal is not None and goal is not mark
            else start + far * forward
        )
        prop.velocity = ballistic(
            start, np.asarray(end), 0.5 + 0.06 * float(np.linalg.norm(end - start))
        )
        return prop

    def _in_hands(self, mark: Mark, holder: Mark, both: bool) -> Hold:
        acted = self._people[holder.entity.id]
        rotations, positions = pose(acted.build, acted.carriage)
        palms = [_palm(holder.figure, rotations, positions, side) for side in ("L", "R")]
        path = (palms[0] + palms[1]) / 2 if both else palms[1]
        middle = _center(mark.figure)
        turn = rotations[:, holder.figure.rig.index("chest" if both else "hand.R")]

        def hold(time: float) -> tuple[Array, Array]:
            place = int(np.clip(np.searchsorted(self.times, time), 0, len(self.times) - 1))
            point = np.array([np.interp(time, self.times, path[:, k]) for k in range(3)])
            return point - turn[place] @ middle, turn[place].astype(np.float64)

        return hold

    def _fixture(self, mark: Mark) -> Fixture:
        rotation = yaw(np.array([mark.heading]))[0]
        return Fixture(mark.entity.id, mark.figure, mark.position, rotation)

    def _pusher(self, mark: Mark) -> Pusher:
        route = mark.route
        assert route is not None
        path: Callable[[float], Array] = lambda time: route.at(np.array([time]))[0]  # noqa: E731
        radius = 0.28 * max(mark.figure.width, 0.2)
        return Pusher(mark.entity.id, radius, mark.figure.height, mark.figure.material, path)

    # -- riders, things and hands ------------------------------------------------------------

    def _ride(self, mark: Mark) -> None:
        rider = self._riders.get(mark.entity.id)
        if rider is None or mark.figure.family != "person":
            mount = self.blocking.marks[mark.mount]
            mark.position = mark.position + mount.position * (0, 0, 1)
            self._place(mark)
            return
        acted = acting.act(mark, self.times, self.fps)
        carriage, build = acted.carriage, acted.build
        carriage.root = rider.path(self.times)
        balance(carriage, build, self.times)
        if rider.takeoff is not None and rider.left is not None:
            landing = rider.landed if rider.landed is not None else self.seconds + 1
            turns = next((beat.action.turns for beat in mark.beats if beat.action.turns), 1)
            axel(carriage, build, self.times, rider.left, landing, turns)
        tilt = rider.tilt(self.times)
        carriage.whole[:, 0] += 0.6 * np.arctan2(tilt[:, 2, 1], tilt[:, 2, 2])
        carriage.whole[:, 1] -= 0.6 * np.arcsin(np.clip(tilt[:, 2, 0], -1, 1))
        self._body(mark, *pose(build, carriage))
        self._splashes(mark, rider)

    def _splashes(self, mark: Mark, rider: Rider) -> None:
        """Water thrown up where the board is pushed down."""
        scale = self.spec.scene.time_scale
        for time, force in ((rider.left, 0.6), (rider.landed, 1.0)):
            if time is None or time > self.seconds:
                continue
            position = rider.path(self.times)
            since = self.times - time
            strength = np.where((since > 0) & (since < 0.25), force * (1 - since / 0.25), 0.0)
            directions = np.tile(np.array([0.0, 0.0, 2.6]), (len(self.times), 1))
            self.effects.append(
                Effect("splash", single(position), single(directions), single(strength))
            )
            x, y, z = (float(part) for part in rider.path(np.array([time]))[0])
            impulse = rider.mass * 9.81 * rider.airtime / 2
            self.contacts.append(
                Contact(
                    time / scale,
                    "splash",
                    mark.mount,
                    "water",
                    ("foam", "water"),
                    impulse,
                    (x, y, z),
                )
            )

    def _place(self, mark: Mark) -> None:
        family = mark.figure.family
        if mark.entity.id in self._motions:
            self._moved(mark)
        elif family in ("quadruped", "dragon"):
            self._beast(mark)
        elif family in ("bird", "insect") and mark.route is not None:
            rate = winged.flap_rate(max(mark.figure.width, mark.figure.length))
            soar = 0.5 if mark.figure.width > 0.9 else 0.0
            self._body(mark, *winged.fly(mark.figure.rig, mark.route, self.times, rate, soar))
        elif family == "fish" and mark.route is not None:
            self._body(mark, *winged.swim(mark.figure.rig, mark.route, self.times, 1.4))
        elif mark.route is not None:
            self._drive(mark)
        else:
            self._still(mark)

    def _moved(self, mark: Mark) -> None:
        position, rotation = self._motions[mark.entity.id].at(self.times)
        self._rigid(mark, position, rotation)

    def _beast(self, mark: Mark) -> None:
        beast: Beast = beasts.act(mark, self.times, self.fps, self._gaze(mark))
        self._body(mark, beast.rotations, beast.positions)
        if beast.fire.max() > 0 and "mouth" in mark.figure.anchors:
            joint, point = mark.figure.anchors["mouth"]
            rig = mark.figure.rig
            turn = beast.rotations[:, joint].astype(np.float64)
            mouth = beast.positions[:, joint] + turned(turn, np.array(point) - rig.rest[joint])
            ahead = turned(beast.rotations[:, rig.index("head")], np.array([9.0, 0.0, -1.6]))
            self.effects.append(Effect("fire", single(mouth), single(ahead), single(beast.fire)))

    def _drive(self, mark: Mark) -> None:
        assert mark.route is not None
        position = mark.route.at(self.times)
        heading = mark.route.heading_at(self.times)
        self._rigid(mark, position, yaw(heading))
        body = self.bodies[mark.entity.id]
        rig = mark.figure.rig
        distance = np.cumsum(mark.route.speed_at(self.times)) / self.fps
        for joint, name in enumerate(rig.names):
            if name.startswith("wheel"):
                spin = pitch(distance / max(float(rig.rest[joint][2]), 0.05))
                body.rotations[:, joint] = single(yaw(heading) @ spin)

    def _still(self, mark: Mark) -> None:
        count = len(self.times)
        rotation = yaw(np.full(count, mark.heading))
        self._rigid(mark, np.tile(mark.position, (count, 1)), rotation)

    def _carry(self, mark: Mark) -> None:
        """A held thing that stays in the hand."""
        if mark.entity.id in self._motions:
            self._moved(mark)
            return
        holder = self.blocking.marks[mark.holder]
        body = self.bodies.get(mark.holder)
        if body is None or not holder.figure.rig.has("hand.R"):
            self._still(mark)
            return
        palm = _palm(holder.figure, body.rotations, body.positions, "R")
        facing = body.rotations[:, 0].astype(np.float64)
        grip = mark.figure.anchors.get("grip")
        middle = np.array(grip[1]) if grip else _center(mark.figure)
        self._rigid(mark, palm - turned(facing, middle), facing)

    def _rigid(self, mark: Mark, position: Array, rotation: Array) -> None:
        rest = mark.figure.rig.rest.astype(np.float64)
        count, joints = len(self.times), len(rest)
        rotations = np.broadcast_to(rotation[:, None], (count, joints, 3, 3)).copy()
        positions = position[:, None] + np.einsum("nij,kj->nki", rotation, rest)
        if mark.figure.rig.has("sail"):
            joint = mark.figure.rig.index("sail")
            swing = 0.34 + 0.05 * np.sin(0.9 * self.times)
            rotations[:, joint] = rotations[:, joint] @ yaw(swing)
        self._body(mark, single(rotations), single(positions))

    def _body(self, mark: Mark, rotations: Array, positions: Array) -> None:
        self.bodies[mark.entity.id] = Body(
            mark.entity.id,
            mark.entity.noun,
            mark.figure,
            single(rotations),
            single(positions),
            np.ones(len(self.times), np.bool_),
        )


def _center(figure: Figure) -> Array:
    if "center" in figure.anchors:
        return np.array(figure.anchors["center"][1])
    vertices = figure.mesh.vertices
    if not len(vertices):
        return np.zeros(3)
    return np.asarray((vertices.min(axis=0) + vertices.max(axis=0)) / 2, np.float64)


def _anchor(mark: Mark, name: str) -> Array:
    point = np.array(mark.figure.anchors[name][1])
    return mark.position + turned(yaw(np.array([mark.heading])), point)[0]


def _palm(figure: Figure, rotations: Array, positions: Array, side: str) -> Array:
    joint, point = figure.anchors[f"palm.{side}"]
    rest = figure.rig.rest[joint].astype(np.float64)
    turn = rotations[:, joint].astype(np.float64)
    return np.asarray(positions[:, joint] + turned(turn, np.array(point) - rest), np.float64)
