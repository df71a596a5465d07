"""The flesh of a four-legged body: trunk, neck, tail and legs as one clay."""

import math
from collections.abc import Callable

import numpy as np

from soracli.stage.animals.clay import Armature, Clay, Frame, Point
from soracli.stage.animals.quadruped.proportions import Proportions
from soracli.stage.animals.quadruped.skeleton import (
    elbow_height,
    hip_height,
    neck_path,
    tail_path,
)
from soracli.stage.animals.species import Species


def body_clay(armature: Armature, species: Species, shape: Proportions) -> Clay:
    """Everything behind the head, in heights at the withers."""
    clay = Clay(armature, Frame(scale=species.size))
    color = species.coat()
    _trunk(clay, shape, color)
    _neck(clay, shape, color)
    _fore_legs(clay, species, shape, color)
    _hind_legs(clay, species, shape, color)
    _tail(clay, species, shape, color)
    if species.flag("wool"):
        _wool(clay, shape, color, species.number("wool", 1.0))
    if species.flag("udder"):
        clay.lump((0.10, 0, 0.95 - shape.chest_depth), (0.11, 0.09, 0.09), "pelvis", color)
    return clay


def _trunk(clay: Clay, shape: Proportions, color: str) -> None:
    length, depth = shape.trunk, shape.chest_depth
    waist_top = 0.5 * (0.965 + shape.croup)
    clay.lump(
        (0.70 * length, 0, 0.985 - 0.5 * depth),
        (0.36 * length + 0.03, shape.chest_width, 0.5 * depth),
        "chest",
        color,
        pitch=0.06,
    )
    clay.lump(
        (length - 0.01, 0, 0.90 - 0.30 * depth),
        (0.13, 0.8 * shape.chest_width, 0.36 * depth),
        "chest",
        color,
    )
    clay.lump(
        (0.36 * length, 0, waist_top - 0.5 * shape.waist_depth),
        (0.30 * length, shape.waist_width, 0.5 * shape.waist_depth),
        "spine",
        color,
    )
    clay.lump(
        (-0.01, 0, shape.croup - 0.14),
        (0.17, shape.hip_width, 0.14),
        "pelvis",
        color,
        pitch=-0.12,
    )
    # a straight back over it all
    clay.cone(
        (-0.02, 0, shape.croup - 0.09), (0.45 * length, 0, 0.88), (0.075, 0.07), "spine", color
    )
    clay.cone((0.45 * length, 0, 0.88), (0.93 * length, 0, 0.90), (0.07, 0.085), "chest", color)
    _extras(clay, shape, color)


def _extras(clay: Clay, shape: Proportions, color: str) -> None:
    """Humps and a paunch, where there are any."""
    length, depth = shape.trunk, shape.chest_depth
    if shape.camel_hump > 0:
        peak = 0.92 + shape.camel_hump
        clay.cone((0.44 * length, 0, 0.84), (0.46 * length, 0, peak), (0.19, 0.10), "spine", color)
    if shape.hump > 0:
        clay.lump((0.9 * length, 0, 0.94), (0.2, 0.1, 0.08 + shape.hump), "chest", color)
    if shape.belly > 0:
        clay.lump(
            (0.42 * length, 0, 0.96 - 0.52 * depth),
            (0.34 * length, shape.chest_width * (1 + shape.belly), 0.5 * depth * (1 + shape.belly)),
            "spine",
            color,
        )


def _neck(clay: Clay, shape: Proportions, color: str) -> None:
    joints = [name for name in ("neck", "neck.2", "neck.3") if clay.armature.rig().has(name)]
    path = neck_path(shape, len(joints) + 1)
    radii = np.linspace(shape.neck_base, shape.neck_top, len(joints) + 1)
    # the throat: from the breast up to the first third of the neck
    pitch = math.radians(shape.neck_pitch)
    under = path[0] + 0.45 * (path[-1] - path[0]) / len(joints)
    clay.cone(
        (shape.trunk + 0.03, 0, 0.94 - 0.55 * shape.chest_depth),
        (float(under[0] + 0.04 * math.sin(pitch)), 0, float(under[2] - 0.03)),
        (0.75 * shape.neck_base, 0.8 * shape.neck_top),
        "chest" if len(joints) == 1 else "neck",
        color,
    )
    clay.cone(
        (0.86 * shape.trunk, 0, 0.89),
        tuple(path[0]),
        (0.8 * shape.neck_base, shape.neck_base),
        "chest",
        color,
    )
    clay.chain(path, [float(radius) for radius in radii], joints, color)
    if shape.ruff > 0:
        for share in (0.25, 0.6, 0.9):
            middle = path[0] + share * (path[-1] - path[0])
            clay.lump(
                (float(middle[0]) + 0.04, 0, float(middle[2]) - 0.05),
                (
                    shape.neck_base * 0.8 + 0.4 * shape.ruff,
                    shape.neck_base + 0.6 * shape.ruff,
                    shape.neck_base + 0.8 * shape.ruff,
                ),
                "neck",
                color,
            )


def _fore_legs(clay: Clay, species: Species, shape: Proportions, color: str) -> None:
    at = _local(clay)
    shoulder, elbow = at("fore.L.upper"), at("fore.L.lower")
    wrist, paw = at("fore.L.pastern"), at("fore.L.paw")
    leg = shape.leg
    clay.lump(
        (shoulder[0] - 0.045, shoulder[1] * 0.92, shoulder[2] + 0.04),
        (0.095, 0.055 + 0.4 * leg, 0.36 * shape.chest_depth),
        "fore.L.upper",
        color,
        mirror=True,
        pitch=0.25,
    )
    clay.cone(shoulder, elbow, (1.7 * leg, 1.2 * leg), "fore.L.upper", color, mirror=True)
    clay.cone(elbow, wrist, (1.15 * leg, 0.60 * leg), "fore.L.lower", color, mirror=True)
    clay.cone(
        wrist, _sole(paw, leg), (0.60 * leg, 0.70 * leg), "fore.L.pastern", color, mirror=True
    )
    if shape.feathering > 0:
        for share in (0.05, 0.25, 0.45, 0.65):
            point = _between(elbow, wrist, share)
            clay.cone(
                (point[0] - 0.8 * leg, point[1], point[2]),
                (point[0] - leg - 0.5 * shape.feathering, point[1], point[2] - 0.07),
                (0.6 * leg, 0.022),
                "fore.L.lower",
                color,
                mirror=True,
            )


def _hind_legs(clay: Clay, species: Species, shape: Proportions, color: str) -> None:
    at = _local(clay)
    hip, stifle = at("hind.L.upper"), at("hind.L.lower")
    hock, paw = at("hind.L.pastern"), at("hind.L.paw")
    # where two cones meet the melt swells, so the joints are drawn thinner than they come out
    leg, thigh = shape.leg, shape.thigh
    middle = _between(hip, stifle, 0.45)
    clay.lump(
        (middle[0] - 0.02, middle[1] * 0.95, middle[2] + 0.02),
        (1.2 * thigh, 0.70 * thigh, 0.62 * (hip[2] - stifle[2]) + 0.05),
        "hind.L.upper",
        color,
        mirror=True,
        pitch=-0.3 * shape.angulation,
    )
    clay.cone(hip, stifle, (0.75 * thigh, 0.62 * thigh), "hind.L.upper", color, mirror=True)
    bulge = _between(stifle, hock, 0.3)
    bulge = (bulge[0] - 0.25 * thigh * shape.angulation, bulge[1], bulge[2])
    clay.cone(stifle, hock, (0.58 * thigh, 0.58 * leg), "hind.L.lower", color, mirror=True)
    clay.lump(bulge, (0.42 * thigh, 0.36 * thigh, 0.6 * thigh), "hind.L.lower", color, mirror=True)
    heel = (hock[0] - 0.45 * leg * shape.angulation, hock[1], hock[2] + 0.35 * leg)
    clay.lump(heel, (0.44 * leg, 0.44 * leg, 0.75 * leg), "hind.L.pastern", color, mirror=True)
    clay.cone(hock, _sole(paw, leg), (0.58 * leg, 0.70 * leg), "hind.L.pastern", color, mirror=True)
    if shape.feathering > 0:
        for share in (0.15, 0.4, 0.65, 0.9):
            point = _between(hip, stifle, share)
            clay.cone(
                (point[0] - 0.8 * thigh, point[1], point[2]),
                (point[0] - thigh - 0.5 * shape.feathering, point[1], point[2] - 0.12),
                (0.05, 0.028),
                "hind.L.upper",
                color,
                mirror=True,
            )


def foot_clay(armature: Armature, species: Species, shape: Proportions) -> Clay:
    """The four feet, whose toes want a finer hand than the body."""
    clay = Clay(armature, Frame(scale=species.size))
    for leg in ("fore.L", "hind.L"):
        _foot(clay, species, shape, leg, species.coat())
    return clay


def _foot(clay: Clay, species: Species, shape: Proportions, leg: str, color: str) -> None:
    kind = species.word("feet", "paw")
    if kind in ("hoof", "cloven"):
        return
    x, y, _ = _local(clay)(f"{leg}.paw")
    foot, joint = shape.foot, f"{leg}.paw"
    if kind == "pad":
        clay.lump((x, y, 0.52 * foot), (foot, foot, 0.5 * foot), joint, color, mirror=True)
        return
    length = 1.6 if kind == "sole" and leg.startswith("hind") else 1.0
    clay.lump(
        (x + 0.10 * foot - 0.45 * (length - 1) * foot, y, 0.55 * foot),
        (foot * length, 0.78 * foot, 0.55 * foot),
        joint,
        color,
        mirror=True,
    )
    for across, ahead in ((-0.62, 0.55), (-0.22, 0.86), (0.22, 0.86), (0.62, 0.55)):
        clay.lump(
            (x + foot * (0.1 + ahead), y + 0.72 * foot * across, 0.34 * foot),
            (0.36 * foot, 0.21 * foot, 0.34 * foot),
            joint,
            color,
            mirror=True,
        )


def _tail(clay: Clay, species: Species, shape: Proportions, color: str) -> None:
    joints = [name for name in clay.armature.rig().names if name.startswith("tail.")]
    count = 3 * len(joints) + 1
    path = tail_path(shape, count)
    share = np.linspace(0, 1, count)
    root = shape.tail_root
    profiles = {
        "whip": root * (1 - 0.72 * share),
        "taper": root * (1 - 0.93 * share),
        "brush": root * (0.75 + 1.5 * np.sin(np.pi * np.clip(share * 0.94 + 0.04, 0, 1)) ** 1.3),
        "plume": root
        * (0.8 + 0.55 * np.sin(np.pi * np.clip(share, 0, 0.9)))
        * (1 - 0.75 * share**4),
        "tuft": root * (1 - 0.7 * share) + 1.15 * root * np.exp(-(((share - 0.93) / 0.09) ** 2)),
        "puff": root * (1 + 0.4 * np.sin(np.pi * share)),
        "round": root * (1 - 0.25 * share),
        "hair": root * (0.7 + 1.1 * np.sin(np.pi * np.clip(share * 0.9 + 0.05, 0, 1)) ** 0.8),
    }
    radii = profiles[species.word("tail_shape", "round")]
    pieces = [joints[min(place // 3, len(joints) - 1)] for place in range(count - 1)]
    clay.chain(path, [float(radius) for radius in radii], pieces, color)
    if shape.feathering > 0:
        for place in range(2, count - 1):
            x, y, z = (float(value) for value in path[place])
            fall = shape.feathering * (0.6 + 1.2 * math.sin(math.pi * place / count))
            clay.cone(
                (x, y, z), (x - 0.3 * fall, y, z - fall), (0.7 * root, 0.022), pieces[place], color
            )


def _wool(clay: Clay, shape: Proportions, color: str, deep: float) -> None:
    """A fleece: curls all over the barrel, standing off it by `deep` (1 for a sheep)."""
    length, depth = shape.trunk, shape.chest_depth
    rows, around = 8, 12
    for row in range(rows):
        x = -0.13 + (length + 0.22) * row / (rows - 1)
        joint = "pelvis" if row < 2 else "spine" if row < 5 else "chest"
        end = 0.82 if row in (0, rows - 1) else 1.0
        for place in range(around):
            turn = 2 * math.pi * (place + 0.5 * (row % 2)) / around
            y = end * (shape.chest_width + 0.03 * deep - 0.03) * math.sin(turn)
            z = 0.98 - 0.5 * depth + end * (0.5 * depth + 0.03 * deep - 0.03) * math.cos(turn)
            clay.lump((x, y, z), (0.082, 0.07, 0.075), joint, color)


def _sole(paw: Point, leg: float) -> Point:
    """Where the leg ends over the paw, so that its round end stays above the ground."""
    return (paw[0], paw[1], max(paw[2], 0.85 * leg))


def _between(a: Point, b: Point, share: float) -> Point:
    return (
        a[0] + share * (b[0] - a[0]),
        a[1] + share * (b[1] - a[1]),
        a[2] + share * (b[2] - a[2]),
    )


def _local(clay: Clay) -> Callable[[str], Point]:
    """Joint positions in the clay's units, by name."""
    scale = clay.frame.scale

    def position(name: str) -> Point:
        x, y, z = clay.armature.at(name)
        return (x / scale, y / scale, z / scale)

    return position


def barrel(shape: Proportions) -> tuple[float, float]:
    """Height of the middle of the trunk and its radius, for the collider."""
    top = min(1.0, hip_height(shape) + 0.12)
    return (0.5 * (top + elbow_height(shape)), 0.5 * shape.chest_depth)
