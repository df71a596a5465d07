"""How a two-legged body carries itself through N frames, and the pose of every joint that follows.

A `Carriage` is what an animator would set: where the hips are, how the trunk bends, where hands and
feet are. `pose` solves the limbs with two-bone reaches, so feet stay planted and hands arrive.
"""

from dataclasses import dataclass

import numpy as np

from soracli.stage.features import place_features
from soracli.stage.figure import Rig
from soracli.stage.turns import (
    Array,
    bend_point,
    between,
    euler,
    frame,
    mix,
    pitch,
    reached,
    single,
    swing,
    turned,
    yaw,
)
from soracli.stage.visemes import PARTS

SIDES = ("L", "R")
OUTWARD = (1.0, -1.0)


@dataclass(eq=False)
class Carriage:
    """Every array has N frames; sides are left, right.

    `root` (N, 3) ground point, `heading` (N,), `whole` (N, 3) turn of the whole body about the root
    (lying, falling, leaning on a rocking board), roll and pitch as the body faces. `hips` (N, 3)
    offset from standing, body frame. `hips_turn`, `chest_turn`, `head_turn` (N, 3) roll, pitch,
    yaw. `hands` (2, N, 3) from the shoulder in arm lengths: forward, outward, up. `elbows` (2, N,
    3) where the elbow points, same axes. `reach` (2, N, 3) world points, `reach_weight` (2, N) how
    much a hand goes there instead. `soles` (2, N, 3) world points under the ankles, `sole_pitch`
    (2, N) heel up is positive, `sole_heading` (2, N). `free_feet` (2, N, 3) soles relative to the
    hips in leg lengths and `free` (2, N) how much they count (in the air). `jaw` (N,) opening in
    radians, `mouth` (N, 5) the shape of the lips (`visemes.PARTS`; the jaw is moved by `jaw`
    alone), `lids` (N,) how far the eyes are shut, 0..1. `knees` (2, N, 3) is where the knees point,
    as with the elbows, and `flat` (2, N) how much a hand lies flat on the ground, 0..1.
    """

    root: Array
    heading: Array
    whole: Array
    hips: Array
    hips_turn: Array
    chest_turn: Array
    head_turn: Array
    hands: Array
    elbows: Array
    reach: Array
    reach_weight: Array
    soles: Array
    sole_pitch: Array
    sole_heading: Array
    free_feet: Array
    free: Array
    jaw: Array
    mouth: Array
    lids: Array
    knees: Array
    flat: Array

    @classmethod
    def standing(cls, root: Array, heading: Array, stance_width: float) -> "Carriage":
        """At ease on both feet, arms hanging.

        `root` (N, 3) and `heading` (N,) as above; each sole `stance_width` metres off the middle.
        """
        count = len(heading)
        zero = np.zeros((count, 3))
        hands = np.tile(np.array([0.06, 0.13, -0.97]), (2, count, 1))
        elbows = np.tile(np.array([-1.0, 0.35, 0.0]), (2, count, 1))
        offsets = np.array([[0.0, side * stance_width, 0.0] for side in OUTWARD])
        soles = np.stack([root + turned(yaw(heading), offset) for offset in offsets])
        free_feet = np.tile(np.array([0.0, 0.0, -1.0]), (2, count, 1))
        flat = np.zeros((2, count))
        return cls(
            root=np.array(root, np.float64),
            heading=np.array(heading, np.float64),
            whole=zero.copy(),
            hips=zero.copy(),
            hips_turn=zero.copy(),
            chest_turn=zero.copy(),
            head_turn=zero.copy(),
            hands=hands,
            elbows=elbows,
            reach=np.zeros((2, count, 3)),
            reach_weight=flat.copy(),
            soles=soles,
            sole_pitch=flat.copy(),
            sole_heading=np.stack([heading, heading]),
            free_feet=free_feet,
            free=flat.copy(),
            jaw=np.zeros(count),
            mouth=np.zeros((count, len(PARTS))),
            lids=np.zeros(count),
            knees=np.tile(np.array([1.0, 0.12, 0.0]), (2, count, 1)),
            flat=flat.copy(),
        )


@dataclass(frozen=True, eq=False)
class Build:
    """The lengths of a two-legged rig, metres.

    `hip` (3,) is the pelvis at rest, `leg` thigh and shin, `arm` upper arm and forearm, `ankle` its
    height, `stance` the hip joints off the middle, `foot_ahead` and `heel_behind` from the ankle to
    the ball of the foot and to the heel.
    """

    rig: Rig
    hip: Array
    leg: tuple[float, float]
    arm: tuple[float, float]
    ankle: float
    stance: float
    foot_ahead: float
    heel_behind: float

    @classmethod
    def of(cls, rig: Rig) -> "Build":
        """Measure a rig with two arms and two legs."""
        rest = rig.rest.astype(np.float64)
        thigh, shin, foot, toe = (rest[rig.index(f"{name}.L")] for name in _LEG)
        upper, fore, hand = (rest[rig.index(f"{name}.L")] for name in _ARM)
        return cls(
            rig=rig,
            hip=rest[rig.index("pelvis")],
            leg=(_gap(thigh, shin), _gap(shin, foot)),
            arm=(_gap(upper, fore), _gap(fore, hand)),
            ankle=float(foot[2]),
            stance=float(thigh[1]),
            foot_ahead=float(toe[0] - foot[0]),
            heel_behind=0.35 * float(toe[0] - foot[0]),
        )

    @property
    def leg_length(self) -> float:
        """Hip joint to ankle joint, metres."""
        return self.leg[0] + self.leg[1]


_LEG = ("thigh", "shin", "foot", "toe")
_ARM = ("upper_arm", "forearm", "hand")


def _gap(a: Array, b: Array) -> float:
    return float(np.linalg.norm(a - b))


def pose(build: Build, carriage: Carriage) -> tuple[Array, Array]:
    """Rotations (N, J, 3, 3) and positions (N, J, 3) of every joint, single precision."""
    rig = build.rig
    count = len(carriage.heading)
    rotations = np.tile(np.eye(3), (count, len(rig.names), 1, 1))
    positions = np.zeros((count, len(rig.names), 3))
    _trunk(build, carriage, rotations, positions)
    for side in (0, 1):
        _arm(build, carriage, side, rotations, positions)
        _leg(build, carriage, side, rotations, positions)
    if np.any(carriage.whole):
        tilt = tilted(carriage)
        positions = (
            np.einsum("nij,nkj->nki", tilt, positions - carriage.root[:, None])
            + carriage.root[:, None]
        )
        rotations = tilt[:, None] @ rotations
    return single(rotations), single(positions)


def tilted(carriage: Carriage) -> Array:
    """The turn of the whole body about its root (N, 3, 3), in world axes."""
    facing = yaw(carriage.heading)
    return np.asarray(facing @ euler(carriage.whole) @ np.swapaxes(facing, -1, -2))


def _trunk(build: Build, carriage: Carriage, rotations: Array, positions: Array) -> None:
    rig, rest = build.rig, build.rig.rest.astype(np.float64)
    facing = yaw(carriage.heading)
    positions[:, 0] = carriage.root + turned(facing, carriage.hips + build.hip)
    rotations[:, 0] = facing @ euler(carriage.hips_turn)
    half = euler(carriage.chest_turn / 2)
    turns = {
        "spine": half,
        "chest": half,
        "neck": euler(carriage.head_turn * 0.4),
        "head": euler(carriage.head_turn * 0.6),
        "jaw": pitch(carriage.jaw),
    }
    for name, turn in turns.items():
        joint = rig.index(name)
        parent = rig.parents[joint]
        rotations[:, joint] = rotations[:, parent] @ turn
        positions[:, joint] = positions[:, parent] + turned(
            rotations[:, parent], rest[joint] - rest[parent]
        )
    if rig.has("lids"):
        place_features(rig, carriage.jaw, carriage.mouth, carriage.lids, rotations, positions)


def _arm(build: Build, carriage: Carriage, side: int, rotations: Array, positions: Array) -> None:
    rig, rest = build.rig, build.rig.rest.astype(np.float64)
    upper, fore, hand = (rig.index(f"{name}.{SIDES[side]}") for name in _ARM)
    chest = rig.parents[upper]
    facing = rotations[:, chest]
    shoulder = positions[:, chest] + turned(facing, rest[upper] - rest[chest])
    mirror = np.array([1.0, OUTWARD[side], 1.0])
    length = sum(build.arm)
    target = shoulder + turned(facing, carriage.hands[side] * mirror * length)
    target = mix(target, carriage.reach[side], carriage.reach_weight[side])
    target = reached(shoulder, target, length)
    pole = turned(facing, carriage.elbows[side] * mirror)
    elbow = bend_point(shoulder, target, *build.arm, pole)
    rest_pole = np.array([-1.0, 0.0, 0.0])
    positions[:, upper], positions[:, fore], positions[:, hand] = shoulder, elbow, target
    rotations[:, upper] = swing(rest[fore] - rest[upper], rest_pole, elbow - shoulder, pole)
    rotations[:, fore] = swing(rest[hand] - rest[fore], rest_pole, target - elbow, pole)
    rotations[:, hand] = _wrist(carriage, side, rotations[:, fore], rest[hand] - rest[fore])


def _wrist(carriage: Carriage, side: int, fore: Array, along: Array) -> Array:
    """How a hand is turned (N, 3, 3): with the forearm, or flat on the ground, fingers ahead."""
    weight = carriage.flat[side]
    if not np.any(weight):
        return fore
    inward = OUTWARD[side] * np.cross(along, np.array([1.0, 0.0, 0.0]))
    lies = frame(np.array([1.0, 0.0, 0.0]), np.array([0.0, 0.0, -1.0])) @ frame(along, inward).T
    down = np.swapaxes(tilted(carriage), -1, -2) @ yaw(carriage.heading) @ lies
    return between(fore, down, weight)


def _leg(build: Build, carriage: Carriage, side: int, rotations: Array, positions: Array) -> None:
    rig, rest = build.rig, build.rig.rest.astype(np.float64)
    thigh, shin, foot, toe = (rig.index(f"{name}.{SIDES[side]}") for name in _LEG)
    hips = rotations[:, 0]
    joint = positions[:, 0] + turned(hips, rest[thigh] - rest[0])
    mirror = np.array([1.0, OUTWARD[side], 1.0])
    facing = yaw(carriage.sole_heading[side]) @ pitch(carriage.sole_pitch[side])
    planted = _ankle(build, carriage, side)
    hanging = joint + turned(hips, carriage.free_feet[side] * mirror * build.leg_length)
    ankle = mix(planted, hanging, carriage.free[side])
    ankle = reached(joint, ankle, build.leg_length)
    bends = carriage.knees[side] * mirror
    pole = turned(hips, bends) + 0.5 * turned(yaw(carriage.heading), bends)
    knee = bend_point(joint, ankle, *build.leg, pole)
    rest_pole = np.array([1.0, 0.0, 0.0])
    positions[:, thigh], positions[:, shin], positions[:, foot] = joint, knee, ankle
    rotations[:, thigh] = swing(rest[shin] - rest[thigh], rest_pole, knee - joint, pole)
    rotations[:, shin] = swing(rest[foot] - rest[shin], rest_pole, ankle - knee, pole)
    rotations[:, foot] = facing
    positions[:, toe] = ankle + turned(facing, rest[toe] - rest[foot])
    flat = np.minimum(carriage.sole_pitch[side], 0)
    rotations[:, toe] = yaw(carriage.sole_heading[side]) @ pitch(flat)


def _ankle(build: Build, carriage: Carriage, side: int) -> Array:
    """Where the ankle (N, 3) is as the sole rolls: over the ball of the foot, or over the heel."""
    lean = carriage.sole_pitch[side]
    facing = yaw(carriage.sole_heading[side])
    ball = np.array([build.foot_ahead, 0.0, 0.0])
    heel = np.array([-build.heel_behind, 0.0, 0.0])
    pivot = np.where(lean[:, None] > 0, ball, heel)
    lever = np.array([0.0, 0.0, build.ankle]) - pivot
    return np.asarray(carriage.soles[side] + turned(facing, pivot + turned(pitch(lean), lever)))
