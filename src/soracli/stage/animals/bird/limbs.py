"""What a bird stands on, steers with and flies by: legs, tail and wings."""

import math
from dataclasses import replace

import numpy as np

from soracli.stage.animals.bird.proportions import BirdShape, about_x, arm_points
from soracli.stage.animals.clay import Armature, Frame, Numbers, Point, mirrored
from soracli.stage.animals.plumage import fanned, feather
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import capsule, polygon, tube


def legs(armature: Armature, shape: BirdShape, unit: float) -> list[Mesh]:
    """The two legs, bare from the knee, and their feet."""
    color = shape.species.color("legs", "#e0a32e")
    thin = shape.species.number("leg_thick", 0.013) * unit
    toe = shape.species.number("toe", 0.09) * unit
    parts = []
    for mark in ("L", "R"):
        hip, foot = armature.at(f"leg.{mark}"), armature.at(f"foot.{mark}")
        knee_high = min((shape.leg + 0.35 * shape.girth) * unit, 0.95 * hip[2])
        shank = tube(
            np.array([(-0.02 * unit, hip[1], knee_high), (0.0, hip[1], thin)], np.float32),
            thin,
            color,
            Surface.SKIN,
            8,
        )
        parts.append(shank.bound_to(armature.index(f"leg.{mark}")))
        pads = []
        for turn in (-0.45, 0.0, 0.45, math.pi):
            reach = toe * (0.55 if turn == math.pi else 1.0)
            end = (foot[0] + reach * math.cos(turn), foot[1] + reach * math.sin(turn), 0.35 * thin)
            pads.append(
                capsule(
                    (foot[0], foot[1], 0.9 * thin),
                    end,
                    0.85 * thin,
                    0.3 * thin,
                    color,
                    Surface.SKIN,
                    6,
                )
            )
        if shape.species.flag("webbed"):
            pads.append(_web(foot, toe, thin, color))
        parts.append(join(pads).bound_to(armature.index(f"foot.{mark}")))
    return parts


def _web(foot: Point, toe: float, thin: float, color: str) -> Mesh:
    """The skin between the toes."""
    turns = np.linspace(-0.45, 0.45, 7)
    rim = [
        (foot[0] + 0.9 * toe * math.cos(turn), foot[1] + 0.9 * toe * math.sin(turn), 0.4 * thin)
        for turn in turns
    ]
    middle = (foot[0], foot[1], 0.5 * thin)
    return polygon(np.array([middle, *rim], np.float32), color, Surface.SKIN)


def tail(armature: Armature, shape: BirdShape, frame: Frame) -> list[Mesh]:
    """The fan of the tail."""
    species = shape.species
    count = int(species.number("tail_feathers", 7))
    spread = math.radians(species.number("tail_spread", 26.0))
    droop = species.number("tail_drop", 0.12)
    root = (0.92 * shape.rear[0], 0.0, 0.92 * shape.rear[2] + 0.02)
    fork = species.number("fork", 0.0)
    colors = (
        species.coat("tail", species.coat()),
        species.coat("tail_tip", species.coat("tail", species.coat())),
    )
    parts = []
    for place in range(count):
        turn = spread * (2 * place / (count - 1) - 1)
        middle = 1 - abs(2 * place / (count - 1) - 1)
        long = shape.tail * (1 - fork * middle)
        along = frame.direction(-math.cos(turn), math.sin(turn), -droop)
        base = frame.point(root[0], 0.35 * shape.girth * math.sin(turn), root[2] + 0.012 * middle)
        parts.append(
            feather(
                base,
                along,
                long * frame.scale,
                0.055 * frame.scale * species.number("tail_width", 1.0),
                colors,
                tip_share=0.2,
            )
        )
    return [join(parts).bound_to(armature.index("tail"))]


def wings(armature: Armature, shape: BirdShape, frame: Frame) -> list[Mesh]:
    """Both wings, spread; birds that do not fly let them hang."""
    left = _hung(_wing(armature, shape, frame), armature, shape)
    meshes = list(left)
    swap = {
        armature.index(f"wing.{part}.L"): armature.index(f"wing.{part}.R")
        for part in ("inner", "outer")
    }
    for mesh in left:
        twin = mirrored(mesh)
        bones = twin.bones.copy()
        for here, there in swap.items():
            bones[twin.bones == here] = there
        meshes.append(replace(twin, bones=bones))
    return meshes


def _hung(wing: list[Mesh], armature: Armature, shape: BirdShape) -> list[Mesh]:
    """The left wing let down from the shoulder by the `wing_drop` of birds that do not fly."""
    drop = math.radians(shape.species.number("wing_drop", 0.0))
    if drop == 0:
        return wing
    pivot = np.array(armature.at("wing.inner.L"))
    turn = about_x(-drop)
    return [mesh.moved(-pivot).moved(pivot, turn) for mesh in wing]


def _wing(armature: Armature, shape: BirdShape, frame: Frame) -> list[Mesh]:
    """Arm, flight feathers of arm and hand, and coverts over both, on the left."""
    species, scale = shape.species, frame.scale
    shoulder, wrist, tip = arm_points(shape)
    inner, outer = armature.index("wing.inner.L"), armature.index("wing.outer.L")
    coat = species.coat("wing", species.coat())
    parts = []
    for start, end, first, last, joint in (
        (shoulder, wrist, 0.034, 0.027, inner),
        (wrist, wrist + 0.45 * (tip - wrist), 0.027, 0.010, outer),
    ):
        ends = (frame.point(*start), frame.point(*end))
        arm = capsule(*ends, first * scale, last * scale, coat, Surface.FEATHER)
        parts.append(arm.bound_to(joint))
    parts += [part.bound_to(outer) for part in _primaries(shape, frame, wrist, tip)]
    parts += [part.bound_to(inner) for part in _secondaries(shape, frame, shoulder, wrist)]
    return parts + _coverts(shape, frame, shoulder, wrist, tip, (inner, outer), coat)


def _primaries(shape: BirdShape, frame: Frame, wrist: Numbers, tip: Numbers) -> list[Mesh]:
    """The feathers of the hand: the outermost runs along the wing, the innermost straight back."""
    species, scale = shape.species, frame.scale
    count = int(species.number("primaries", 9))
    share = np.linspace(0, 1, count)
    roots = wrist + (0.42 * (1 - share))[:, None] * (tip - wrist)
    angle = np.radians(8) + share**0.9 * np.radians(78)
    aim = np.stack([-np.sin(angle), np.cos(angle), 0 * angle], axis=1)
    reach = np.linalg.norm(tip - wrist)
    broad = 0.30 * (1 - species.number("pointed", 0.8)) * reach * share * (1 - share)
    long = (1 - share) * 0.60 * reach + share * shape.chord + broad
    flight = species.coat("flight", species.coat("wing", species.coat()))
    colors = [(flight, species.coat("wing_tip", flight))] * count
    tips = species.number("tip_share", 0.35)
    placed = _placed(roots, frame)
    return fanned(placed, aim, long * scale, 0.052 * scale, colors, tips, 0.0015 * scale)


def _secondaries(shape: BirdShape, frame: Frame, shoulder: Numbers, wrist: Numbers) -> list[Mesh]:
    """The feathers of the arm, trailing straight back."""
    species, scale = shape.species, frame.scale
    count = int(species.number("secondaries", 8))
    share = np.linspace(0, 1, count)
    roots = wrist + share[:, None] * (shoulder - wrist) - np.array([0, 0, 0.006])
    aim = np.stack([-np.ones(count), 0.10 - 0.25 * share, 0 * share], axis=1)
    long = shape.chord * (1 - 0.06 * share)
    flight = species.coat("flight", species.coat("wing", species.coat()))
    colors = [(flight, species.coat("trailing", flight))] * count
    placed = _placed(roots, frame)
    return fanned(placed, aim, long * scale, 0.048 * scale, colors, 0.15, -0.0015 * scale)


def _coverts(
    shape: BirdShape,
    frame: Frame,
    shoulder: Numbers,
    wrist: Numbers,
    tip: Numbers,
    joints: tuple[int, int],
    coat: str,
) -> list[Mesh]:
    parts = []
    for start, end, joint, count in (
        (shoulder, wrist, joints[0], 7),
        (wrist, wrist + 0.5 * (tip - wrist), joints[1], 6),
    ):
        for place in range(count):
            share = (place + 0.3) / count
            root = start + share * (end - start) + np.array([0.022, 0, 0.016])
            aim = (-1.0, 0.25 if joint == joints[0] else 0.75, -0.06)
            long = 0.50 * shape.chord * (1.0 if joint == joints[0] else 1 - 0.35 * share)
            part = feather(
                frame.point(*root),
                aim,
                long * frame.scale,
                0.048 * frame.scale,
                (coat, coat),
                tip_share=0.2,
            )
            parts.append(part.bound_to(joint))
    return parts


def _placed(points: Numbers, frame: Frame) -> Numbers:
    return np.array([frame.point(*point) for point in points])
