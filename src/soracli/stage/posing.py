"""Posing: a gesture laid over how a two-legged body carries itself."""

import numpy as np

from soracli.stage.carriage import OUTWARD, SIDES, Build, Carriage, tilted
from soracli.stage.gestures import Gesture
from soracli.stage.turns import Array, mix, turned, yaw


def lay(carriage: Carriage, build: Build, gesture: Gesture, own: Array, weight: Array) -> None:
    """Lay a gesture over the carriage, at its own seconds (N,), as much as `weight` (N,), 0..1.

    Hands and hanging feet go where it says; turns, hips and what planted feet do are added.
    """
    _spin(carriage, gesture, own, weight)
    _arms(carriage, gesture, own, weight)
    turns = (
        ("chest", carriage.chest_turn),
        ("head", carriage.head_turn),
        ("hips_turn", carriage.hips_turn),
        ("whole", carriage.whole),
    )
    gesture.add_turns(turns, own, weight)
    hips = gesture.sample("hips", own, 3)
    if hips is not None:
        carriage.hips += hips * build.leg_length * weight[:, None]
    stood = carriage.root
    _rise(carriage, build, gesture, own, weight)
    _feet(carriage, build, gesture, own, weight)
    _face(carriage, gesture, own, weight)
    kick = gesture.sample("kick.R", own, 3)
    if kick is not None:
        _swing_leg(carriage, build, kick, weight)
    _plant_hands(carriage, build, gesture, (own, stood), weight)


def _sided(gesture: Gesture, name: str, side: int, own: Array, width: int) -> Array | None:
    """A channel of one side ("hand.L"), else that of both ("hands")."""
    found = gesture.sample(f"{name}.{SIDES[side]}", own, width)
    both = {"foot": "feet"}.get(name, f"{name}s")
    return gesture.sample(both, own, width) if found is None else found


def _arms(carriage: Carriage, gesture: Gesture, own: Array, weight: Array) -> None:
    for side in (0, 1):
        hand = _sided(gesture, "hand", side, own, 3)
        if hand is not None:
            carriage.hands[side] = mix(carriage.hands[side], hand, weight)
        elbow = _sided(gesture, "elbow", side, own, 3)
        if elbow is not None:
            carriage.elbows[side] = mix(carriage.elbows[side], elbow, weight)


def _spin(carriage: Carriage, gesture: Gesture, own: Array, weight: Array) -> None:
    """Turn about the root, feet and all."""
    turn = gesture.sample("turn", own, 1)
    if turn is None:
        return
    angle = np.radians(turn[:, 0]) * weight
    carriage.heading = carriage.heading + angle
    for side in (0, 1):
        from_root = carriage.soles[side] - carriage.root
        carriage.soles[side] = carriage.root + turned(yaw(angle), from_root)
        carriage.sole_heading[side] += angle


def _rise(carriage: Carriage, build: Build, gesture: Gesture, own: Array, weight: Array) -> None:
    """Move the whole body off its place."""
    rise = gesture.sample("rise", own, 3)
    if rise is None:
        return
    by = turned(yaw(carriage.heading), rise * build.leg_length) * weight[:, None]
    carriage.root = carriage.root + by
    carriage.soles = carriage.soles + by


def _feet(carriage: Carriage, build: Build, gesture: Gesture, own: Array, weight: Array) -> None:
    """Planted feet are moved from where they stand; legs that hang go where the gesture says."""
    for side in (0, 1):
        mirror = np.array([1.0, OUTWARD[side], 1.0])
        foot = _sided(gesture, "foot", side, own, 3)
        if foot is not None:
            step = turned(yaw(carriage.heading), foot * mirror * build.leg_length)
            carriage.soles[side] = carriage.soles[side] + step * weight[:, None]
        knee = _sided(gesture, "knee", side, own, 3)
        if knee is not None:
            carriage.knees[side] = mix(carriage.knees[side], knee, weight)
        toe = _sided(gesture, "toe", side, own, 1)
        if toe is not None:
            carriage.sole_pitch[side] += np.radians(toe[:, 0]) * weight
        out = _sided(gesture, "out", side, own, 1)
        if out is not None:
            carriage.sole_heading[side] += OUTWARD[side] * np.radians(out[:, 0]) * weight
        leg = _sided(gesture, "leg", side, own, 3)
        if leg is not None:
            carriage.free_feet[side] = mix(carriage.free_feet[side], leg, weight)
            carriage.free[side] = np.maximum(carriage.free[side], weight)


def _face(carriage: Carriage, gesture: Gesture, own: Array, weight: Array) -> None:
    jaw = gesture.sample("jaw", own, 1)
    if jaw is not None:
        carriage.jaw += np.radians(jaw[:, 0]) * weight
    lids = gesture.sample("lids", own, 1)
    if lids is not None:
        carriage.lids = np.maximum(carriage.lids, lids[:, 0] * weight)
    mouth = gesture.sample("mouth", own, 5)
    if mouth is not None:
        carriage.mouth += mouth * weight[:, None]


def _plant_hands(
    carriage: Carriage, build: Build, gesture: Gesture, when: tuple[Array, Array], weight: Array
) -> None:
    """Take the wrists to points of the ground, however the body is tilted and raised.

    `when` are the seconds of the gesture (N,), and where the root (N, 3) was before it rose.
    """
    own, stood = when
    upright = np.swapaxes(tilted(carriage), -1, -2)
    for side in (0, 1):
        palm = _sided(gesture, "palm", side, own, 3)
        if palm is None:
            continue
        mirror = np.array([1.0, OUTWARD[side], 1.0])
        point = turned(yaw(carriage.heading), palm * mirror * build.leg_length)
        point = stood + point - carriage.root
        carriage.reach[side] = carriage.root + turned(upright, point)
        carriage.reach_weight[side] = np.maximum(carriage.reach_weight[side], weight)
        carriage.flat[side] = np.maximum(carriage.flat[side], weight)


def _swing_leg(carriage: Carriage, build: Build, foot: Array, weight: Array) -> None:
    """Swing the right foot on a path given from the hip in leg lengths, the left one standing."""
    hip = np.array([0.0, -build.stance, build.leg_length + build.ankle])
    local = hip + foot * build.leg_length - np.array([0, 0, build.ankle])
    target = carriage.root + turned(yaw(carriage.heading), local)
    lifted = weight * (1 - np.clip((foot[:, 2] + 1.0) * -50 + 1, 0, 1))
    carriage.soles[1] = mix(carriage.soles[1], target, lifted)
    carriage.sole_pitch[1] += 0.4 * np.clip(-foot[:, 0], 0, 1) * weight
