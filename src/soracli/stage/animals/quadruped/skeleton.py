"""Where the joints of a four-legged animal rest."""

import math

import numpy as np

from soracli.stage.animals.clay import Armature, Frame
from soracli.stage.animals.quadruped.proportions import Proportions
from soracli.stage.mesh import Floats

LEGS = ("fore.L", "fore.R", "hind.L", "hind.R")


def skeleton(
    size: float, shape: Proportions, extra_neck: int = 0, tail_joints: int = 3
) -> Armature:
    """The armature of an animal `size` metres high at the withers.

    `extra_neck` joints neck.2, neck.3 … stand between neck and head; `tail_joints` beyond three are
    appended right after tail.3.
    """
    armature = Armature()
    neck = [point * size for point in neck_path(shape, extra_neck + 2)]
    armature.add("pelvis", None, (0, 0, hip_height(shape) * size))
    armature.add("spine", "pelvis", (0.38 * shape.trunk * size, 0, 0.80 * size))
    armature.add("chest", "spine", (0.70 * shape.trunk * size, 0, 0.80 * size))
    armature.add("neck", "chest", neck[0])
    last = "neck"
    for place in range(extra_neck):
        armature.add(f"neck.{place + 2}", last, neck[place + 1])
        last = f"neck.{place + 2}"
    armature.add("head", last, neck[-1])
    frame = head_frame(armature, size, shape)
    armature.add("jaw", "head", frame.point(0.5 * (1 - shape.snout), 0, -0.10))
    _add_tail(armature, size, shape, tail_joints)
    _add_legs(armature, size, shape)
    return armature


def hip_height(shape: Proportions) -> float:
    """The height of the hip joints in heights at the withers."""
    return shape.croup - 0.125


def elbow_height(shape: Proportions) -> float:
    """The height of the elbows: just above the underside of the chest."""
    return 1.0 - 0.93 * shape.chest_depth


def neck_path(shape: Proportions, count: int) -> Floats:
    """`count` points up the neck, in heights at the withers.

    `neck_arch` degrees make it steeper at the base and flatter at the head, as a swan's.
    """
    point = np.array(
        [shape.trunk + 0.02, 0, 0.90 - 0.02 * math.sin(math.radians(shape.neck_pitch))]
    )
    path = [point]
    for place in range(count - 1):
        bend = shape.neck_arch * (0.5 - (place + 0.5) / (count - 1))
        pitch = math.radians(shape.neck_pitch + bend)
        step = np.array([math.cos(pitch), 0, math.sin(pitch)])
        point = point + shape.neck / (count - 1) * step
        path.append(point)
    return np.array(path, np.float32)


def head_frame(armature: Armature, size: float, shape: Proportions) -> Frame:
    """The frame of the head: its unit is the head's length."""
    return Frame(armature.at("head"), shape.head * size, math.radians(shape.head_pitch))


def tail_path(shape: Proportions, count: int) -> Floats:
    """`count` points from the root of the tail to its tip, in heights at the withers."""
    lift = math.radians(shape.tail_lift)
    curl = math.radians(shape.tail_curl)
    step = shape.tail / (count - 1)
    point = np.array([-0.115, 0, shape.croup + shape.tail_base])
    path = [point]
    for place in range(count - 1):
        # the bend comes mostly in the outer half, as a tail hangs before it swings up
        angle = lift + curl * ((place + 0.5) / (count - 1)) ** 1.4
        point = point + step * np.array([-math.cos(angle), 0, math.sin(angle)])
        path.append(point)
    return np.array(path, np.float32)


def _add_tail(armature: Armature, size: float, shape: Proportions, joints: int) -> None:
    path = tail_path(shape, 3 * joints + 1) * size
    parent = "pelvis"
    for place in range(joints):
        name = f"tail.{place + 1}"
        armature.add(name, parent, path[3 * place])
        parent = name


def _add_legs(armature: Armature, size: float, shape: Proportions) -> None:
    elbow = elbow_height(shape)
    bend = shape.angulation * elbow / 0.56
    sole = foot_height(shape)
    shoulder = elbow + 0.40 * shape.chest_depth
    fore = (
        (0.035 * bend, shoulder),
        (-0.055 * bend, elbow),
        (-0.005 * bend, 0.40 * elbow),
        (0.03 * bend, sole),
    )
    hip = hip_height(shape)
    hind = (
        (0.0, hip),
        (0.085 * bend, 0.60 * hip),
        (-0.115 * bend, 0.315 * hip),
        (-0.045 * bend, sole),
    )
    for leg in LEGS:
        start, points = (shape.trunk, fore) if leg.startswith("fore") else (0.0, hind)
        side = shape.track if leg.endswith("L") else -shape.track
        parent = "chest" if leg.startswith("fore") else "pelvis"
        for part, (x, z) in zip(("upper", "lower", "pastern", "paw"), points, strict=True):
            name = f"{leg}.{part}"
            armature.add(name, parent, ((start + x) * size, side * size, z * size))
            parent = name


def foot_height(shape: Proportions) -> float:
    """The height of the paw joint: the thickness of the foot."""
    return 0.62 * shape.foot
