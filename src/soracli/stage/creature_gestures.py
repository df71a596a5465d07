"""What creatures do where they are: a monkey waves, a cobra rears, an otter curls up, a crab digs.

They have the gestures of four-legged bodies, laid over any number of legs, over claws and over a
body without any.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from soracli.stage.figure import Rig
from soracli.stage.gestures import Gesture
from soracli.stage.motions.alike import deed_gesture
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, euler, turned, window, yaw

_LIMBS = ("forelimb", "claw", "paw", "arm")
"""How the chains are called that are no feet: what is done with hands is done with these."""
_CURLED = ("curl_up", "sleep")
_BENT = {"body": 0.45, "neck": 0.7, "tail": 0.55}
"""Radians by which each joint of who is curled up turns aside, by the name of its chain."""
_AT_REST, _LAID = ("lie", "sleep"), 0.8
"""What a body without legs does with its neck on the ground, and radians by which that is bent."""
_TOPPLES = frozenset(("topple", "tip", "keel", "collapse"))
"""First words of verbs after which a small body lies on its side."""
_ON_ITS_SIDE = 1.4
"""Radians by which it is turned then."""
_SWUNG = 1.5
"""Radians that a limb swings up for each leg length that a paw rises."""
_RAISED, _LIFTS = 0.42, 0.8
"""The share of a long body that is raised, and how far upright, of a quarter of a circle."""
_HANDIWORK = {
    "open": "paw", "close": "paw", "pet": "paw", "hit": "paw", "hammer": "paw", "give": "paw",
    "put_down": "graze", "throw": "rear", "feed": "paw", "catch": "rear", "pick_up": "graze",
    "kick": "paw", "collide": "paw",
}  # fmt: skip
"""What creatures do with what is near them, and the gesture of a four-legged body for it."""
_REARING = (
    "rear", "stand_up", "cheer", "wave", "fight", "pounce", "dance", "bow", "look", "roar", "box",
    "reach_up", "talk",
)  # fmt: skip
"""What a body without legs does with its front raised."""


@dataclass(eq=False)
class Overlay:
    """What beats add over N frames to how a creature carries itself.

    In metres, (N, 3) forward, left and up: `trunk` moves the body over its feet, `rise` both, and
    `fore` and `hind` the feet of the first and of the last pair of legs (forward, outward, up). In
    radians, (N, 3): `turn` of the body, `head` and `neck`. `swing` (N,) lifts claws and arms,
    `curl` and `raised` (N,) are how far it is curled up and how far a long body is raised, 0..1.
    """

    trunk: Array
    rise: Array
    fore: Array
    hind: Array
    turn: Array
    head: Array
    neck: Array
    swing: Array
    curl: Array
    raised: Array


def overlay(rig: Rig, beats: Sequence[Beat], times: Array) -> Overlay:
    """The beats of a creature over world `times` (N,)."""
    count, leg = len(times), leg_length(rig)
    made = Overlay(*(np.zeros((count, 3)) for _ in range(7)), *(np.zeros(count) for _ in range(3)))
    for beat in beats:
        weight = window(times, beat.start, beat.end, 0.35)
        if beat.motion in _CURLED:
            made.curl = np.maximum(made.curl, weight)
        if beat.motion == "fall" and beat.action.verb.split()[0] in _TOPPLES:
            made.turn[:, 0] += _ON_ITS_SIDE * weight
        if beat.motion in _AT_REST and not _has_legs(rig):
            made.neck[:, 1] += _LAID * weight
        if beat.motion in _REARING:
            made.raised = np.maximum(made.raised, weight)
        gesture = deed_gesture(_HANDIWORK.get(beat.motion, beat.motion))
        if gesture is not None and not beat.said:
            _lay(made, gesture, (times - max(beat.start, 0.0)), weight, leg)
    return made


def _lay(made: Overlay, gesture: Gesture, own: Array, weight: Array, leg: float) -> None:
    turns = (("trunk_turn", made.turn), ("whole", made.turn), ("neck", made.neck))
    gesture.add_turns((*turns, ("head", made.head)), own, weight)
    moves = (("trunk", made.trunk), ("rise", made.rise), ("fore", made.fore), ("hind", made.hind))
    for channel, target in moves:
        move = gesture.sample(channel, own, 3)
        if move is None and channel == "fore":
            move = gesture.sample("fore.R", own, 3)
        if move is not None:
            target += move * leg * weight[:, None]
            if channel == "fore":
                made.swing += _SWUNG * move[:, 2] * weight


def _has_legs(rig: Rig) -> bool:
    return any(name.startswith(("leg", "leap")) for name in rig.names)


def leg_length(rig: Rig) -> float:
    """Metres from the hips to the ground; of a body without legs, what its middle is high."""
    hips = [
        float(rig.rest[at][2])
        for at, name in enumerate(rig.names)
        if name.startswith(("leg", "leap")) and name.endswith(".1")
    ]
    return float(np.mean(hips)) if hips else max(float(rig.rest[0][2]), 0.02)


def joint_turn(rig: Rig, joint: int, over: Overlay) -> Array | None:
    """What the beats add to the turn (N, 3, 3) of a joint against its parent; None for nothing."""
    name = rig.names[joint]
    chain, _, number = name.rpartition(".")
    zero = np.zeros(len(over.curl))
    if name == "head":
        return euler(over.head if rig.has("neck.1") else over.head + over.neck)
    if name == "neck.1":
        return euler(over.neck + np.stack([zero, zero, _BENT["neck"] * over.curl], -1))
    if chain in _BENT and number.isdigit():
        return euler(np.stack([zero, zero, _BENT[chain] * over.curl], -1))
    if chain.startswith(_LIMBS) and number == "1":
        return euler(np.stack([zero, -over.swing, zero], -1))
    return None


def foot_steps(over: Overlay, place: int, last: int, side: float, heading: Array) -> Array:
    """How far (N, 3) the feet of the pair `place` (0 is the first, `last` the last) are moved;
    `side` is -1 on the right. What stands on one pair alone keeps its feet where they are."""
    step = over.rise.copy()
    if last > 0 and place in (0, last):
        step += (over.fore if place == 0 else over.hind) * np.array([1.0, side, 1.0])
    return np.asarray(turned(yaw(heading), step))


def raise_front(rig: Rig, over: Overlay, rotations: Array, positions: Array) -> None:
    """Raise the front of a long body off the ground, as a cobra does, in place."""
    rest = rig.rest.astype(np.float64)
    joints = [at for at, name in enumerate(rig.names) if name.startswith("spine.")]
    joints.sort(key=lambda at: rest[at, 0])
    long = float(np.ptp(rest[joints, 0]))
    first = rest[joints[-1], 0] - _RAISED * long
    front = [at for at in joints if rest[at, 0] > first]
    if not front or not over.raised.any():
        return
    hinge = max((at for at in joints if at not in front), key=lambda at: rest[at, 0])
    bend = _LIFTS * 0.5 * np.pi * over.raised / (_RAISED * long)  # radians a metre
    ahead = rotations[:, hinge, :, 0]
    for at in front:
        far = rest[at, 0] - rest[hinge, 0]
        angle = np.maximum(bend * far, 1e-6)
        radius = far / angle
        along, up = radius * np.sin(angle), radius * (1 - np.cos(angle))
        bent = positions[:, hinge] + ahead * along[:, None] + np.outer(up, [0.0, 0.0, 1.0])
        weight = np.minimum(3.0 * over.raised, 1.0)[:, None]
        positions[:, at] = positions[:, at] * (1 - weight) + bent * weight
        zero = np.zeros(len(angle))
        rotations[:, at] = rotations[:, at] @ euler(
            np.stack([zero, -angle * weight[:, 0], zero], -1)
        )
