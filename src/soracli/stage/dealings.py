"""Dealings: what those of a shot do to each other and to things, beyond what one body does alone.

The company asks here at each step of a shot: for the hands, before anybody is posed; for the joints
of a thing that opens, breaks or is cut; and for what comes of it all that is nobody's body.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from soracli.stage.acting import Acted
from soracli.stage.blocking import Blocking
from soracli.stage.breaking import BLASTS, POPS, Broken, break_of, fly_apart, word_for
from soracli.stage.carriage import pose
from soracli.stage.catching import Catch, held_path, hold_out
from soracli.stage.doing import deeds_of
from soracli.stage.hearing.doings import plunges
from soracli.stage.knocks import knocks
from soracli.stage.marks import Mark
from soracli.stage.performance import Body, Contact, ContactKind, Effect, SetPiece
from soracli.stage.physics import Fixture, Motion
from soracli.stage.pushing import SHOVES
from soracli.stage.rallying import Strokes
from soracli.stage.ropes import ropes
from soracli.stage.spraying import blast, spray
from soracli.stage.striking import Batting
from soracli.stage.swinging import HANGS, period
from soracli.stage.touching import TOUCHING, Deal, Joints, hands, lean
from soracli.stage.turns import Array, yaw

_FIERY = 5.0
"""Metres per second of pieces from which it was an explosion, with fire and smoke."""
_SPLASHES = 1.5
"""Metres per second at which what falls in throws up drops."""
_TREMBLES = 0.8
"""Metres per second of a blow on the ground that a pushed thing is not heard by."""


class Dealings:
    """What is done to whom in a blocked scene.

    `broken` tells by entity id what broke; `extras` are bodies without a name (a stream of water, a
    leash), `effects` what has no body, both over the frames; `contacts` are heard, world seconds.
    """

    def __init__(
        self, blocking: Blocking, set_piece: SetPiece, times: Array, seconds: float
    ) -> None:
        """`times` (N,) are the world seconds of the frames, `seconds` those of the whole shot."""
        self._blocking, self._piece = blocking, set_piece
        self._times, self._seconds = times, seconds
        self.broken: dict[str, Broken] = {}
        self.extras: list[Body] = []
        self.effects: list[Effect] = []
        self.contacts: list[Contact] = []
        self.deeds = deeds_of(blocking.marks, times, seconds)
        self._people: Mapping[str, Acted] = {}
        self._catches: dict[str, Catch] = {}

    def guide(
        self,
        people: Mapping[str, Acted],
        pose_of: Callable[[Mark], Joints | None],
        catches: Sequence[Catch],
    ) -> None:
        """Take the hands of these, acted by entity id, to what they deal with.

        `pose_of` gives the joints of an animal through the frames, None for what is none; `catches`
        tell who catches what.
        """
        self._people, self._catches = people, {one.thing.name: one for one in catches}
        deals = [
            Deal(
                mark,
                people[mark.name],
                beat,
                other,
                self._times,
                acted_other=people.get(other.name),
                swing=self._swing(other),
            )
            for mark in self._blocking.marks.values()
            for beat in mark.beats
            if beat.motion in TOUCHING and mark.name in people
            for other in [self._blocking.marks.get(beat.action.target)]
            if other is not None and other is not mark
        ]
        for deal in deals:
            lean(deal)
        for deal in deals:
            theirs = people.get(deal.other.name)
            joints = pose_of(deal.other) if theirs is None else pose(theirs.build, theirs.carriage)
            hands(replace(deal, joints=joints))
        for deed in self.deeds:
            deed.guide(people)
        for one in catches:
            if one.catcher.name in people:
                hold_out(one, people[one.catcher.name], self._times)

    def _swing(self, other: Mark) -> float:
        """The seconds in which the swing that somebody sits on goes to and fro (0: none)."""
        mount = self._blocking.marks.get(other.mount)
        return period(mount.figure) if mount is not None and HANGS in mount.figure.anchors else 0.0

    def caught_at(self, name: str) -> float:
        """The world second at which a thing that flies is caught (infinity: never)."""
        caught = self._catches.get(name)
        return np.inf if caught is None else caught.caught

    def in_hands(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array]:
        """The path of a thing (N, 3) and how it is turned (N, 3, 3): as what is done with it needs,
        and between both hands from when it is caught."""
        for deed in self.deeds:
            position, rotation = deed.path(name, position, rotation)
        return self.as_caught(name, position, rotation)

    def as_caught(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array]:
        """The same, between both hands of who catches the thing, from when that is."""
        caught = self._catches.get(name)
        if caught is None or caught.catcher.name not in self._people:
            return position, rotation
        held = held_path(caught, self._people[caught.catcher.name], self._times, rotation)
        return np.where((self._times >= caught.caught)[:, None], held, position), rotation

    def flight(self, name: str) -> Batting | Strokes | None:
        """The hit that sends a ball off, or those that play it on (None: it is not hit)."""
        hits = [one for one in self.deeds if isinstance(one, Batting) and one.other.name == name]
        hits.sort(key=lambda one: one.time)
        if len({one.mark.name for one in hits if one.beat.action.over}) > 1:
            return Strokes(hits)
        return hits[0] if hits else None

    def simulated(
        self, motions: Mapping[str, Motion], contacts: Sequence[Contact], settle: float
    ) -> list[Contact]:
        """Let break what must, after the physics; gives back the contacts that are left.

        `motions` by entity id, `contacts` in world seconds. Pieces are followed for `settle`
        seconds beyond the shot.
        """
        left = [one for one in contacts if not self._chatters(one)]
        left = [one for one in left if one.time < min(map(self.caught_at, (one.a, one.b)))]
        for mark in self._blocking.marks.values():
            if mark.figure.family in ("ball", "plant", "building") and not mark.beats:
                continue
            at = break_of(mark, self._blocking.marks.values(), contacts, self._seconds)
            if at is None or at[0] > self._seconds:
                continue
            verb = word_for(mark, self._blocking.marks.values())
            state = self._state(mark, motions.get(mark.name), at[0])
            around = [
                Fixture(one.name, one.figure, one.position, yaw(np.array([one.heading]))[0])
                for one in self._blocking.of("fixture")
                if one is not mark
            ]
            self.broken[mark.name] = fly_apart(
                mark, at, state, self._piece, around, self._seconds, settle, verb
            )
            if BLASTS.get(verb, 0.0) > _FIERY:
                self.effects += blast(mark, state[0], at[0], self._times)
            x, y, z = (float(part) for part in state[0])
            made, push = (mark.figure.material, "matte"), mark.figure.mass * at[1]
            sort = "pop" if verb in POPS else "shatter"
            kind: ContactKind = "break"
            if BLASTS.get(verb, 0.0) > _FIERY:
                kind, sort, push = "impact", "crash", 40.0 * push
            here = Contact(at[0], kind, mark.name, "set", made, push, (x, y, z), speed=at[1])
            self.contacts.append(replace(here, sort=sort))
            mark.figure = self.broken[mark.name].parted.figure
            left = [one for one in left if mark.name not in (one.a, one.b) or one.time <= at[0]]
        return left

    def _chatters(self, contact: Contact) -> bool:
        """Whether a thing that is pushed trembles on the ground: its scraping says it all."""
        if contact.kind != "impact" or contact.b != "ground" or contact.speed > _TREMBLES:
            return False
        marks = self._blocking.marks.values()
        return any(
            beat.motion in SHOVES and beat.action.target == contact.a
            for mark in marks
            for beat in mark.beats
        )

    def _state(self, mark: Mark, motion: Motion | None, time: float) -> tuple[Array, Array, Array]:
        """Position (3,), rotation (3, 3) and velocity (3,) of a thing at a world second."""
        if motion is None:
            lies = yaw(np.array([mark.heading]))[0] if mark.rotation is None else mark.rotation
            return mark.position, lies, np.zeros(3)
        now = np.array([time - 0.01, time])
        position, rotation = motion.at(now)
        return position[1], rotation[1], (position[1] - position[0]) / 0.01

    def finish(self, bodies: Mapping[str, Body]) -> None:
        """Add what nobody is: ropes, streams, splashes. `bodies` by entity id, as they are seen."""
        for mark in self._blocking.marks.values():
            for beat in mark.beats:
                other = self._blocking.marks.get(beat.action.target)
                if other is not None and {mark.name, other.name} <= set(bodies):
                    self.extras += ropes(mark, other, beat, bodies)
                    first = mark.name in beat.action.agents and mark.name < other.name
                    if beat.motion == "hit" or first:
                        self.contacts += knocks(mark, other, beat, bodies, self._times)
        for mark in self._blocking.of("prop", "held"):
            body = bodies.get(mark.name)
            for splash in () if body is None else plunges(mark, body, self._piece, self._times):
                if splash.speed < _SPLASHES:
                    continue
                where = np.tile(np.array(splash.position), (len(self._times), 1))
                force = float(np.clip(0.25 * splash.speed, 0.3, 1.0))
                self.effects.append(spray(where, splash.time, force, self._times))
        for deed in self.deeds:
            deed.finish(bodies)
            self.extras += deed.extras
            self.effects += deed.effects
            self.contacts += deed.contacts

    def joints(self, mark: Mark, position: Array, rotation: Array) -> tuple[Array, Array] | None:
        """All joints of a thing in pieces: rotations (N, J, 3, 3) and positions (N, J, 3).

        `position` (N, 3) and `rotation` (N, 3, 3) are those of its root. None for a thing that is
        just moved as one.
        """
        broken = self.broken.get(mark.name)
        if broken is not None:
            return broken.pose(position, rotation, self._times)
        for deed in self.deeds:
            parts = deed.joints(mark.name, position, rotation)
            if parts is not None:
                return parts
        if mark.pieces is not None:
            rotations, positions = mark.pieces
            count = len(self._times)
            return np.tile(rotations, (count, 1, 1, 1)), np.tile(positions, (count, 1, 1))
        return None
