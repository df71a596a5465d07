"""What the rest of the stage needs to know about a person: anchors, colliders and weight."""

import numpy as np

from soracli.stage.figure import Collider, Rig
from soracli.stage.people.body import SIDES, arm_axis
from soracli.stage.people.measures import INDEX, Measures, Point

Anchors = dict[str, tuple[int, Point]]


def anchors_of(m: Measures) -> Anchors:
    """Named points: palms, grips, mouth, eyes, top of the head, and the back for a rider."""
    u, (x, _, z) = m.unit, m.head_center
    head = INDEX["head"]
    found: Anchors = {
        "mouth": (INDEX["jaw"], (x + 0.43 * m.head, 0.0, z - 0.27 * m.head)),
        "eyes": (head, (x + 0.40 * m.head, 0.0, z + 0.01 * m.head)),
        "top": (head, (x - 0.03 * m.head, 0.0, m.height)),
        "seat": (INDEX["pelvis"], (-0.03 * u, 0.0, 0.475 * u)),
    }
    for side, name in SIDES:
        wrist = np.array(m.along_arm(side, m.arm[0] + m.arm[1]))
        inward = side * np.cross(arm_axis(side), (1.0, 0.0, 0.0))
        palm = wrist + 0.048 * u * np.array(arm_axis(side)) + 0.014 * u * inward
        point = (float(palm[0]), float(palm[1]), float(palm[2]))
        found[f"palm.{name}"] = (INDEX[f"hand.{name}"], point)
        found[f"grip.{name}"] = (INDEX[f"hand.{name}"], point)
    return found


def colliders_of(m: Measures, rig: Rig) -> tuple[Collider, ...]:
    """Capsules for trunk and limbs and a sphere for the head."""
    u = m.unit
    rest = {name: tuple(float(value) for value in rig.rest[i]) for i, name in enumerate(rig.names)}
    x, _, z = m.head_center
    wide = (0.085 + 0.03 * m.fat) * u

    def limb(name: str, to: Point, radius: float) -> Collider:
        x, y, z = rest[name]
        return Collider("capsule", (radius * u,), (x, y, z), to, INDEX[name])

    parts = [
        Collider("capsule", (wide,), (0, 0, 0.53 * u), (0, 0, 0.60 * u), INDEX["pelvis"]),
        Collider("capsule", (wide,), (0, 0, 0.62 * u), (0, 0, 0.76 * u), INDEX["chest"]),
        Collider("sphere", (0.42 * m.head,), (x, 0, z), joint=INDEX["head"]),
    ]
    for side, name in SIDES:
        y = side * m.hip[1]
        parts += [
            limb(f"upper_arm.{name}", m.along_arm(side, m.arm[0]), 0.028),
            limb(f"forearm.{name}", m.along_arm(side, m.arm[0] + m.arm[1]), 0.022),
            limb(f"hand.{name}", m.along_arm(side, sum(m.arm) - 0.02 * u), 0.02),
            limb(f"thigh.{name}", (0, y, m.knee), 0.048),
            limb(f"shin.{name}", (0, y, m.ankle), 0.034),
            limb(f"foot.{name}", (0.09 * u, y, 0.024 * u), 0.024),
        ]
    return tuple(parts)


def weight_of(m: Measures) -> float:
    """The weight in kilograms: a body mass index of 23 for an adult, less for a child."""
    index = (23 - 2 * m.female + 9 * m.fat - 3 * m.slim) * (0.75 if m.child else 1.0)
    return index * m.height**2
