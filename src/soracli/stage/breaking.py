"""Breaking: what breaks when, into what, and where the pieces fly.

Glass and china break on anything hard that they hit fast enough; whatever the words say breaks,
breaks at its first hard blow, or when it is said to.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from soracli.stage.marks import Mark
from soracli.stage.performance import Contact, SetPiece
from soracli.stage.physics import Fixture, Motion, Prop, World
from soracli.stage.pieces import Parted, shards
from soracli.stage.turns import Array

BLASTS = {
    **dict.fromkeys(("explode", "blow up", "detonate", "blow apart", "burst into flame"), 7.0),
    **dict.fromkeys(("pop", "burst", "prick", "puncture"), 1.8),
}
"""Metres per second with which what bursts flies apart, by the verb."""
POPS = ("pop", "burst", "prick", "puncture")
VERBS = frozenset(("break", "shatter", "smash", "break apart", "crack", *BLASTS))
_SHRUNK = 0.45
"""The size of the scraps of a balloon, by what they were while it was full."""
_BRITTLE = frozenset(("glass", "ceramic"))
_SOFT = frozenset(
    (
        "sand",
        "wet sand",
        "grass",
        "snow",
        "cloth",
        "foam",
        "skin",
        "fur",
        "feather",
        "dirt",
        "water",
    )
    + ("foliage", "rubber", "leather", "paper", "carpet")
)
"""What a glass may fall on."""
_HARD, _BREAKS = 1.5, 3.0
"""Metres per second of the blow at which that breaks which is said to; and a glass by itself: three
are those of a fall from half a metre."""
_JOLTED = 0.8
"""Metres per second by which a blow has to jolt a thing of glass or china for it to break: a berry
that falls into a bowl does not."""
_SHARDS = 16
"""Pieces that something breaks into, at most."""
_ON, _OUT, _UP = 0.25, 0.26, 0.22
"""The shares of the speed of the blow with which shards go on, fly apart, and fly up."""
_ALIVE = ("person", "quadruped", "dragon", "bird", "insect", "fish")
_TWIRL = 9.0
"""Radians per second at which they spin, about."""


@dataclass(frozen=True, eq=False)
class Broken:
    """A thing that broke at a world second: in which pieces, and where each of them went."""

    time: float
    parted: Parted
    motions: tuple[Motion, ...]
    shrinks: bool = False

    def pose(self, position: Array, rotation: Array, times: Array) -> tuple[Array, Array]:
        """All joints through world `times` (N,): rotations (N, J, 3, 3) and positions (N, J, 3).

        `position` (N, 3) and `rotation` (N, 3, 3) are those of the thing while it is whole.
        """
        rotations, positions = self.parted.placed(position, rotation)
        late = times >= self.time
        for number, motion in enumerate(self.motions):
            there, lies = motion.at(times[late] - self.time)
            size = _SHRUNK if self.shrinks else 1.0
            positions[late, number + 1], rotations[late, number + 1] = there, lies * size
        return rotations, positions

    def ends(self) -> tuple[Array, Array]:
        """Where the pieces are when they have come to rest: rotations and positions of joints."""
        first = self.motions[0]
        size = _SHRUNK if self.shrinks else 1.0
        lying = [motion.rotations[-1] * size for motion in self.motions]
        rotations = np.stack([np.eye(3), *lying])
        positions = np.stack([first.positions[0], *(one.positions[-1] for one in self.motions)])
        return rotations, positions


def shattered_figure(mark: Mark) -> Parted:
    """The shards of a thing: the same in every shot."""
    return shards(mark.figure, _SHARDS, zlib.crc32(mark.name.encode()))


def said_to_break(mark: Mark) -> bool:
    """Whether the words say of a thing that it breaks."""
    return any(beat.action.outcome == "shatter" or beat.action.verb in VERBS for beat in mark.beats)


def word_for(mark: Mark, others: Iterable[Mark]) -> str:
    """The verb with which a thing is said to break, if it is ("" if not)."""
    for other in others:
        for beat in other.beats:
            if beat.motion == "blow":
                continue  # who blows up a balloon breaks nothing
            if beat.action.verb in VERBS and (other is mark or beat.action.target == mark.name):
                return beat.action.verb
    return ""


def break_of(
    mark: Mark, others: Iterable[Mark], contacts: Sequence[Contact], seconds: float
) -> tuple[float, float] | None:
    """When a thing breaks in a shot of so many world `seconds`, and how fast it was hit, in metres
    per second; None if it stays whole. `contacts` in world seconds."""
    if mark.figure.family in _ALIVE or mark.pieces is not None:
        return None
    blows = [one for one in contacts if one.kind == "impact" and mark.name in (one.a, one.b)]
    said = said_to_break(mark)
    hard = [one for one in blows if one.speed > _HARD and (said or _breaks(mark, one))]
    if hard:
        first = min(hard, key=lambda one: one.time)
        return first.time, first.speed
    for other in others:
        for beat in other.beats:
            done = beat.action.outcome == "shatter" or beat.action.verb in VERBS
            alone = beat.motion in ("", "pop", "explode") and not beat.action.target
            hit = beat.action.target == mark.name if other is not mark else alone
            if done and hit:
                return 0.5 * (max(beat.start, 0.0) + min(beat.end, seconds)), _BREAKS
    return None


def _breaks(mark: Mark, blow: Contact) -> bool:
    other = blow.materials[1] if blow.a == mark.name else blow.materials[0]
    brittle = mark.figure.material in _BRITTLE and mark.role in ("prop", "held")
    hard = blow.speed > _BREAKS and blow.impulse > _JOLTED * mark.figure.mass
    return brittle and other not in _SOFT and hard


def fly_apart(
    mark: Mark,
    at: tuple[float, float],
    state: tuple[Array, Array, Array],
    piece: SetPiece,
    fixtures: list[Fixture],
    seconds: float,
    settle: float,
    verb: str = "",
) -> Broken:
    """What becomes of the pieces of a thing that breaks `at` a world second, hit so fast.

    `state` is its position (3,), rotation (3, 3) and velocity (3,) then, `seconds` the length of
    the shot, after which what still moves is followed for `settle` seconds more. `verb` is the word
    for it, if it is said: what explodes flies far.
    """
    time, speed = at
    parted = shattered_figure(mark)
    props = _flying(mark, parted, speed, BLASTS.get(verb, 0.0), state)
    world = World(
        piece.ground, piece.colliders, fixtures, props, [], None, deck=piece.deck, strangers=True
    )
    motions, _ = world.run(max(seconds - time, 0.0) + 0.1, settle)
    rubber = mark.figure.material == "rubber"
    return Broken(time, parted, tuple(motions[prop.id] for prop in props), rubber)


def _flying(
    mark: Mark, parted: Parted, speed: float, blast: float, state: tuple[Array, Array, Array]
) -> list[Prop]:
    """The pieces as they fly off: outward, up, and on as they went."""
    position, rotation, velocity = state
    chance = np.random.default_rng(zlib.crc32(mark.name.encode()) + 1)
    middle = parted.pivots.mean(axis=0)
    # scraps of rubber do not bounce as a ball of it does
    made = "cloth" if mark.figure.material == "rubber" else mark.figure.material
    props = []
    for number, pivot in enumerate(parted.pivots):
        outward = rotation @ (pivot - middle)
        outward = outward / max(float(np.linalg.norm(outward)), 1e-6)
        outward[2] = abs(outward[2])
        way = _ON * velocity * (1, 1, 0) + _OUT * speed * chance.uniform(0.4, 1.0) * outward
        way[2] += _UP * speed * chance.uniform(0.2, 1.0)
        way += blast * chance.uniform(0.4, 1.0) * outward
        figure, spin = replace(parted.piece(number), material=made), chance.normal(0, 1, 3)
        place = position + rotation @ pivot
        shard = Prop(f"shard.{number}", figure, place, rotation, velocity=way, spin=_TWIRL * spin)
        props.append(shard)
    return props
