"""The company: everybody and everything of a shot, put together frame by frame."""

from dataclasses import replace

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage import aboard, acting, beasts, birds, crawling, mounting, speaking
from soracli.stage.acting import Acted
from soracli.stage.bearing import borne
from soracli.stage.beasts import Beast
from soracli.stage.blocking import Blocking
from soracli.stage.burning import flames
from soracli.stage.carriage import pose
from soracli.stage.climbing import climb
from soracli.stage.dealings import Dealings
from soracli.stage.dribbling import dribbled
from soracli.stage.gaze import Gazes, eyes_of
from soracli.stage.gliding import glide, skates, stand_on_board
from soracli.stage.gripping import gripped
from soracli.stage.grounding import keep_above
from soracli.stage.handling import Handling
from soracli.stage.heaped_hands import held_among
from soracli.stage.hearing.happenings import Played, happenings
from soracli.stage.hearing.steps import footsteps, waddle
from soracli.stage.jets import jets
from soracli.stage.loads import hang
from soracli.stage.lying import UNLOOKED, is_seat
from soracli.stage.marks import Mark, carried, seat_height
from soracli.stage.performance import Body, Contact, Effect, SetPiece
from soracli.stage.rolling import roll_wheels
from soracli.stage.route import Footfalls
from soracli.stage.simulation import RELEASES, Simulation
from soracli.stage.skating import axel, balance
from soracli.stage.slopes import along_slope
from soracli.stage.speaking import SILENCE, Voices
from soracli.stage.spraying import breaches, exhaust, plunges, splashes, wheels_splash
from soracli.stage.tail import last_of, last_of_effect
from soracli.stage.turns import Array, heading_of, normal, single, turned, yaw


class Company:
    """Plays a blocked scene; then `bodies` (by entity id), `extras` (bodies without a name),
    `contacts` and `effects` tell of it."""

    def __init__(
        self,
        spec: TakeSpec,
        blocking: Blocking,
        set_piece: SetPiece,
        times: Array,
        seconds: float,
        handling: Handling | None = None,
        heard: Voices = SILENCE,
    ) -> None:
        """`times` (N,) are the world seconds of the frames, `seconds` those of the whole shot.

        `handling` tells what the hands do, if they do anything, `heard` who says what.
        """
        self.spec, self.blocking, self.set_piece = spec, blocking, set_piece
        self.times, self.seconds, self.handling, self.heard = times, seconds, handling, heard
        self.fps = spec.fps / spec.scene.time_scale
        self.bodies: dict[str, Body] = {}
        self.contacts: list[Contact] = []
        self.effects: list[Effect] = []
        self._people: dict[str, Acted] = {}
        self._gazes = Gazes(blocking, times)
        self.dealings = Dealings(blocking, set_piece, times, seconds)
        self.extras = self.dealings.extras
        self._simulation = Simulation(spec, blocking, set_piece, times, seconds, handling)

    def play(self, settle: float = 0.0) -> None:
        """Act, simulate, ride, put everything where it belongs, and follow what still moves at the
        end for `settle` seconds more, until it lies."""
        marks = self.blocking.marks
        for mark in marks.values():
            mark.listens = self.heard.listens(mark.name)
        self._act()
        self._simulation.run(self._people, settle, self.dealings.flight)
        scale = self.spec.scene.time_scale
        found = [one.stretched(1 / scale) for one in self._simulation.contacts]
        found = self.dealings.simulated(self._simulation.motions, found, settle)
        self.contacts += [one.stretched(scale) for one in found]
        for name, acted in self._people.items():
            self._finish(marks[name], acted)
        for mark in self.blocking.of("rider"):
            self._ride(mark)
        for mark in marks.values():
            if mark.name not in self.bodies and mark.role != "held":
                self._place(mark)
        for mark in self.blocking.of("held"):
            self._carry(mark)
        self.bodies = {name: self.bodies[name] for name in marks if name in self.bodies}
        self.dealings.finish(self.bodies)
        self.effects += [*self.dealings.effects, *jets(marks, self.bodies, self.times)]
        self.effects += breaches(marks.values(), self.bodies, self.set_piece.water, self.times)
        self.effects += flames(self.spec, self.bodies, len(self.times))
        self.contacts += [one.stretched(scale) for one in self.dealings.contacts]
        self._listen()

    def _act(self) -> None:
        """What everybody does with body and hands, before anything is moved by it."""
        for mark in self.blocking.of("actor"):
            if mark.figure.family == "person":
                mark.guided = self.handling is not None
                lifted = self.handling.lifted(mark.name, self.times) if self.handling else None
                self._people[mark.name] = acting.act(
                    mark, self.times, self.fps, self._seat(mark), lifted
                )
                climb(mark, self._people[mark.name], self.times)
                if skates(mark):
                    glide(mark, self._people[mark.name], self.times)
        if self.handling is not None:
            hang(self.handling, self.blocking, self._people, self.times)
            self.handling.guide(self._people, self.times)
        self.dealings.guide(self._people, self._posed, self._simulation.catches)

    def _listen(self) -> None:
        """Note what is heard of all they do."""
        scale = self.spec.scene.time_scale
        played = Played(
            self.blocking,
            self.handling,
            self.bodies,
            self.set_piece,
            self.times,
            self.spec.seed,
            [one.stretched(1 / scale) for one in self._simulation.contacts],
        )
        self.contacts += [one.stretched(scale) for one in happenings(played)]
        self.contacts.sort(key=lambda one: one.time)

    def keep_last(self, frames: int, since: float) -> None:
        """Keep so many frames only, the first of them at world second `since`."""
        scale = self.spec.scene.time_scale
        self.bodies = {name: last_of(body, frames) for name, body in self.bodies.items()}
        self.extras = [last_of(body, frames) for body in self.extras]
        self.effects = [last_of_effect(one, frames) for one in self.effects]
        found = [one.since(since / scale, self.seconds / scale) for one in self.contacts]
        self.contacts = [one for one in found if one is not None]
        self.times = self.times[-frames:]

    def rest_of(self, mark: Mark) -> tuple[Array, Array]:
        """Where a thing lies (3,) and how (3, 3) when it has come to rest after the last frame."""
        motion = self._simulation.motions.get(mark.name)
        flown = self.handling is None or not self.handling.handled(mark.name)
        if self.handling is not None and self.handling.released(mark.name) is not None:
            flown = True
        if motion is not None and flown:
            end = np.array([max(motion.times[-1], self.times[-1])])
            position, rotation = motion.at(end)
            return position[0], rotation[0]
        body = self.bodies[mark.name]
        return body.positions[-1, 0].astype(np.float64), body.rotations[-1, 0].astype(np.float64)

    # -- the living --------------------------------------------------------------------------

    def _finish(self, mark: Mark, acted: Acted) -> None:
        if mark.film:
            found = self._gazes.of(mark, self.fps)
            target, weight = found if found is not None else (None, np.zeros(len(self.times)))
        else:
            target, weight = self._gaze(mark), np.ones(len(self.times))
        if target is not None:
            acting.look_at(acted.carriage, acted.build, target, weight, self.fps)
        self._person(mark, acted)
        self._ground(mark)
        self.effects += plunges(mark, self.bodies[mark.name], self.set_piece.water, self.times)
        self._footsteps(mark, acted.falls)

    def _ground(self, mark: Mark) -> None:
        water, body = self.set_piece.water is not None, self.bodies[mark.name]
        keep_above(mark, body, self.blocking.wet, water, self.times)

    def _gaze(self, mark: Mark) -> Array | None:
        """What somebody looks at (N, 3): the ball that was thrown, the partner, the quarry."""
        for beat in mark.beats:
            if beat.motion in RELEASES:
                for name in (*mark.entity.holds, beat.action.target):
                    if name in self._simulation.motions:
                        return self._simulation.motions[name].at(self.times)[0]
        looked_at = [beat for beat in mark.beats if beat.motion not in UNLOOKED]
        names = [mark.facing, *(beat.action.target for beat in looked_at)]
        for name in names:
            if name in self.blocking.marks and name != mark.name:
                return eyes_of(self.blocking.marks[name], self.times)
        return None

    def _footsteps(self, mark: Mark, falls: Footfalls | None) -> None:
        if falls is None or mark.route is None:
            return
        body, scale = self.bodies[mark.name], self.spec.scene.time_scale
        self.contacts += footsteps(mark, body, falls, self.set_piece, self.times, scale)

    def _seat(self, mark: Mark) -> float | None:
        if mark.seat in self.blocking.marks:
            return seat_height(self.blocking.marks[mark.seat])
        for relation in self.spec.scene.relations:
            seat = self.blocking.marks.get(relation.b)
            if relation.a != mark.name or seat is None:
                continue
            if relation.kind == "on" or is_seat(relation, seat.figure):
                return seat_height(seat)
        return None

    # -- riders, things and hands ------------------------------------------------------------

    def _ride(self, mark: Mark) -> None:
        rider = self._simulation.riders.get(mark.name)
        aboard = self.blocking.marks[mark.mount].figure.family == "boat" and mark.plays("sit")
        if rider is None or aboard or mark.figure.family != "person":
            self._mounted(mark)
            return
        acted = acting.act(mark, self.times, self.fps)
        carriage, build = acted.carriage, acted.build
        carriage.root = rider.path(self.times)
        balance(carriage, build, self.times)
        if rider.takeoff is not None and rider.left is not None:
            landing = rider.landed if rider.landed is not None else self.seconds + 1
            turns = next((beat.action.turns for beat in mark.beats if beat.action.turns), 1)
            axel(carriage, build, self.times, rider.left, landing, turns)
        facing = yaw(carriage.heading)
        tilt = np.swapaxes(facing, -1, -2) @ rider.tilt(self.times) @ facing
        carriage.whole[:, 0] += 0.6 * np.arctan2(tilt[:, 2, 1], tilt[:, 2, 2])
        carriage.whole[:, 1] -= 0.6 * np.arcsin(np.clip(tilt[:, 2, 0], -1, 1))
        self._person(mark, acted)
        scale, made = self.spec.scene.time_scale, self.blocking.marks[mark.mount].figure.material
        effects, contacts = splashes(rider, mark.mount, made, self.times, self.seconds)
        self.effects += effects
        self.contacts += [one.stretched(scale) for one in contacts]

    def _mounted(self, mark: Mark) -> None:
        """Who sits on an animal or a vehicle: the hips go where the seat goes."""
        mount = self.blocking.marks[mark.mount]
        if mount.name not in self.bodies:
            self._place(mount)
        body, figure = self.bodies[mount.name], mount.figure
        if figure.family == "person" == mark.figure.family:
            figure = mounting.seat_on_somebody(figure, mark.figure.height)
        if "seat" not in figure.anchors:
            top = figure.anchors.get("deck", (0, (0.0, 0.0, figure.height)))
            figure = replace(figure, anchors={"seat": top})
        others = [one for one in self.blocking.of("rider") if one.mount == mark.mount]
        figure, name = mounting.place_for(figure, others.index(mark), len(others))
        seat = carried(figure, body.rotations, body.positions, name)
        heading = heading_of(body.rotations[:, 0]) + np.pi * (name == "seat.2")
        if mark.figure.family != "person":
            there = mounting.borne_by(mark, others, body, seat)
            self._body(mark, *aboard.pose(mark, self.times, there, yaw(heading)))
            return
        acted = acting.act(mark, self.times, self.fps)
        if figure.family == "board":
            stand_on_board(acted.carriage, acted.build, seat, heading, self.times)
        else:
            joints = (body.rotations, body.positions)
            mounting.mount(mark, figure, (name, *joints), acted.carriage, acted.build, self.times)
        self._person(mark, acted)

    def _place(self, mark: Mark) -> None:
        family = mark.figure.family
        if mark.name in self._simulation.motions:
            self._moved(mark)
        elif family in ("quadruped", "dragon"):
            self._beast(mark)
        elif family in ("bird", "insect") and mark.route is not None:
            self._body(mark, *birds.pose_of(mark, self.times, self.seconds))
            scale, body = self.spec.scene.time_scale, self.bodies[mark.name]
            if family == "bird" and not mark.on_the_wing and not mark.plays("swim"):
                self.contacts += waddle(mark, body, self.set_piece, self.times, scale)
        elif family in ("fish", "creature", "drifter") and mark.route is not None:
            self._body(mark, *crawling.pose_of(mark, self.times))
        elif mark.route is not None:
            self._drive(mark)
        else:
            self._still(mark)

    def _moved(self, mark: Mark) -> None:
        there = self._simulation.motions[mark.name].at(self.times)
        self._rigid(mark, *self.dealings.as_caught(mark.name, *there))

    def _posed(self, mark: Mark) -> tuple[Array, Array] | None:
        """The joints of an animal on its feet, before its turn to be played."""
        if mark.figure.family not in ("quadruped", "dragon") or mark.route is None:
            return None
        beast = beasts.act(mark, self.times, self.fps, self._gaze(mark))
        return beast.rotations, beast.positions

    def _beast(self, mark: Mark) -> None:
        target = self._gaze(mark)
        beast: Beast = beasts.act(mark, self.times, self.fps, target)
        self._body(mark, beast.rotations, beast.positions)
        self._ground(mark)
        if not mark.plays("fly", "hover"):
            self._footsteps(mark, beast.falls)
        if beast.fire.max() > 0 and "mouth" in mark.figure.anchors:
            mouth = carried(mark.figure, beast.rotations, beast.positions, "mouth")
            head = beast.rotations[:, mark.figure.rig.index("head")]
            ahead = 9.0 * turned(head, np.array([1.0, 0.0, -0.1]))
            if target is not None:
                # it aims: half where the head points, half at the chest of the other
                ahead = (ahead + 9.0 * normal(target - [0, 0, 0.3] - mouth)) / 2
            self.effects.append(Effect("fire", single(mouth), single(ahead), single(beast.fire)))

    def _drive(self, mark: Mark) -> None:
        assert mark.route is not None
        position, heading = mark.route.at(self.times), mark.route.heading_at(self.times)
        self._rigid(mark, *along_slope(mark, self.times))
        if any(beat.action.direction == "up" for beat in mark.beats):
            self.effects += exhaust(mark, position, self.times)
        self.effects += wheels_splash(mark, position, self.blocking.marks.values(), self.times)
        distance = np.cumsum(mark.route.speed_at(self.times)) / self.fps
        roll_wheels(self.bodies[mark.name], distance, heading)

    def _still(self, mark: Mark) -> None:
        count = len(self.times)
        own = mark.rotation
        rotation = yaw(np.full(count, mark.heading)) if own is None else np.tile(own, (count, 1, 1))
        self._rigid(mark, np.tile(mark.position, (count, 1)), rotation)

    def _carry(self, mark: Mark) -> None:
        """A held thing that stays in the hand."""
        path = dribbled(mark, self.blocking.marks, self.bodies, self.times)
        if path is not None:
            self._rigid(mark, path, yaw(np.zeros(len(path))))
            return
        if self.handling is not None and self.handling.handled(mark.name):
            self._handle(mark, self.handling)
            return
        if mark.name in self._simulation.motions:
            self._moved(mark)
            return
        holder, body = self.blocking.marks[mark.holder], self.bodies.get(mark.holder)
        if body is None or not holder.figure.rig.has("hand.R"):
            if body is None:
                self._still(mark)
            else:
                self._rigid(mark, *borne(mark, holder, body, self.times))
            return
        point = carried(holder.figure, body.rotations, body.positions, "palm.R")
        facing = body.rotations[:, 0].astype(np.float64)
        held = held_among(mark, self.blocking.marks, point, facing)
        if holder.figure.family == "person":
            held = gripped(mark, holder, body, held, self.times)
        self._rigid(mark, *self.dealings.in_hands(mark.name, *held))

    def _handle(self, mark: Mark, handling: Handling) -> None:
        """A thing that changes hands, is taken up or put down; the physics has it once it flies."""
        joints = {name: (body.rotations, body.positions) for name, body in self.bodies.items()}
        position, rotation = handling.path(mark.name, joints, self.times)
        released = handling.released(mark.name)
        if released is not None and mark.name in self._simulation.motions:
            there, lies = self._simulation.motions[mark.name].at(self.times)
            flies = (self.times >= released) & (self.times < self.dealings.caught_at(mark.name))
            position = np.where(flies[:, None], there, position)
            rotation = np.where(flies[:, None, None], lies, rotation)
        position, rotation = self.dealings.in_hands(mark.name, position, rotation)
        self._rigid(mark, position, rotation)
        seen = self.bodies[mark.name].visible
        for name in {phase.holder for phase in handling.phases[mark.name]} & set(self.bodies):
            held = np.array([handling.holder_at(mark.name, time) == name for time in self.times])
            seen[held] &= self.bodies[name].visible[held]

    def _rigid(self, mark: Mark, position: Array, rotation: Array) -> None:
        parts = self.dealings.joints(mark, position, rotation)
        if parts is not None:
            self._body(mark, *parts)
            return
        rest = mark.figure.rig.rest.astype(np.float64)
        count, joints = len(self.times), len(rest)
        rotations = np.broadcast_to(rotation[:, None], (count, joints, 3, 3)).copy()
        positions = position[:, None] + np.einsum("nij,kj->nki", rotation, rest)
        if mark.figure.rig.has("sail"):
            joint = mark.figure.rig.index("sail")
            swing = 0.34 + 0.05 * np.sin(0.9 * self.times)
            rotations[:, joint] = rotations[:, joint] @ yaw(swing)
        self._body(mark, single(rotations), single(positions))

    def _person(self, mark: Mark, acted: Acted) -> None:
        """A person with a face that speaks and blinks."""
        said, carriage = self.heard.lines.get(mark.name, ()), acted.carriage
        speaking.speak(carriage, mark.name, said, self.times, self.fps)
        blinks = speaking.blinks(mark.name, said, self.times, mark.clock)
        closed = np.maximum(carriage.lids, speaking.asleep(mark.beats, self.times))
        carriage.lids = np.maximum(blinks, closed)
        self._body(mark, *pose(acted.build, carriage))

    def _body(self, mark: Mark, rotations: Array, positions: Array) -> None:
        said = self.heard.lines.get(mark.name, ())
        if said and mark.figure.family != "person":
            rotations, positions = speaking.speak_otherwise(
                mark.figure, mark.name, said, self.times, self.fps, (rotations, positions)
            )
        self.bodies[mark.name] = Body(
            mark.name,
            mark.entity.noun,
            mark.figure,
            single(rotations),
            single(positions),
            (self.times >= mark.shown[0]) & (self.times <= mark.shown[1]),
        )
