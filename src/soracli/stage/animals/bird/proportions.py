"""The numbers that make one bird another, and where its joints rest."""

import math

import numpy as np

from soracli.stage.animals.clay import Armature, Frame, Numbers
from soracli.stage.animals.species import Species
from soracli.stage.mesh import Floats


class BirdShape:
    """The proportions of one bird, in half wingspans, from its traits.

    Traits: body, girth, tilt (degrees the breast is raised), neck, neck_pitch (degrees), skull,
    beak, leg, tail, chord (depth of the wing), sweep, shoulder, wing_reach, wing_drop (degrees).
    """

    def __init__(self, species: Species) -> None:
        number = species.number
        self.species = species
        self.length = number("body", 0.42)
        self.girth = number("girth", 0.135)
        self.tilt = math.radians(number("tilt", 14.0))
        self.neck = number("neck", 0.14)
        self.skull = number("skull", 0.085)
        self.beak = number("beak", 0.11)
        self.leg = number("leg", 0.20)
        self.tail = number("tail", 0.30)
        self.chord = number("chord", 0.26)
        # an upright bird sits higher over its feet
        upright = 0.46 * self.length * math.sin(self.tilt) - 0.35 * self.girth
        self.hip = self.leg + 0.55 * self.girth + max(0.0, upright)
        cosine, sine = math.cos(self.tilt), math.sin(self.tilt)
        front = 0.42 * self.length
        self.breast = (front * cosine, 0.0, front * sine)
        pitch = math.radians(number("neck_pitch", 58.0))
        self.head = (
            self.breast[0] + 0.3 * self.girth + self.neck * math.cos(pitch),
            0.0,
            self.breast[2] + 0.35 * self.girth + self.neck * math.sin(pitch),
        )
        self.rear = (-0.5 * self.length * cosine, 0.0, -0.5 * self.length * sine)


def skeleton(shape: BirdShape, unit: float) -> Armature:
    """The armature of a bird whose half wingspan is `unit` metres."""
    frame = Frame((0.0, 0.0, shape.hip * unit), unit)
    armature = Armature()
    armature.add("root", None, frame.point(0, 0, 0))
    armature.add(
        "neck", "root", frame.point(shape.breast[0], 0, shape.breast[2] + 0.2 * shape.girth)
    )
    armature.add("head", "neck", frame.point(*shape.head))
    armature.add(
        "jaw",
        "head",
        frame.point(shape.head[0] + 0.5 * shape.skull, 0, shape.head[2] - 0.25 * shape.skull),
    )
    armature.add("tail", "root", frame.point(*shape.rear))
    shoulder, elbow, _ = arm_points(shape)
    drop = math.radians(shape.species.number("wing_drop", 0.0))
    elbow = shoulder + about_x(-drop) @ (elbow - shoulder)
    for mark, side in (("L", 1), ("R", -1)):
        armature.add(
            f"wing.inner.{mark}", "root", frame.point(shoulder[0], side * shoulder[1], shoulder[2])
        )
        armature.add(
            f"wing.outer.{mark}",
            f"wing.inner.{mark}",
            frame.point(elbow[0], side * elbow[1], elbow[2]),
        )
    for mark, side in (("L", 1), ("R", -1)):
        y = side * 0.5 * shape.girth * unit
        armature.add(f"leg.{mark}", "root", (0, y, shape.hip * unit))
        armature.add(f"foot.{mark}", f"leg.{mark}", (0, y, 0.03 * shape.leg * unit))
    return armature


def arm_points(shape: BirdShape) -> tuple[Numbers, Numbers, Numbers]:
    """Shoulder, wrist and tip of the left wing, about the middle of the body."""
    sweep = shape.species.number("sweep", 0.06)
    shoulder = np.array(
        [
            0.5 * shape.breast[0],
            shape.species.number("shoulder", 0.55) * shape.girth,
            0.55 * shape.girth + 0.5 * shape.breast[2],
        ]
    )
    wrist = shoulder + np.array([0.10, 0.40 - 0.4 * shape.girth, 0.05])
    reach = shape.species.number("wing_reach", 1.0)
    tip = np.array([wrist[0] - 0.12 - sweep, reach, wrist[2] + 0.015])
    return shoulder, wrist, tip


def about_x(angle: float) -> Floats:
    """The rotation (3, 3) by `angle` radians about x."""
    cosine, sine = math.cos(angle), math.sin(angle)
    return np.array([[1, 0, 0], [0, cosine, -sine], [0, sine, cosine]], np.float32)
