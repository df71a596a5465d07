"""A person's measures and rig: from traits ("female", "child", "heavy") to metres and joints."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from soracli.stage.figure import Rig
from soracli.story.scene import Trait

Point = tuple[float, float, float]

JOINTS = (
    ("pelvis", ""),
    ("spine", "pelvis"),
    ("chest", "spine"),
    ("neck", "chest"),
    ("head", "neck"),
    ("jaw", "head"),
    ("upper_arm.L", "chest"),
    ("forearm.L", "upper_arm.L"),
    ("hand.L", "forearm.L"),
    ("upper_arm.R", "chest"),
    ("forearm.R", "upper_arm.R"),
    ("hand.R", "forearm.R"),
    ("thigh.L", "pelvis"),
    ("shin.L", "thigh.L"),
    ("foot.L", "shin.L"),
    ("toe.L", "foot.L"),
    ("thigh.R", "pelvis"),
    ("shin.R", "thigh.R"),
    ("foot.R", "shin.R"),
    ("toe.R", "foot.R"),
    ("lids", "head"),
    ("lip.upper", "head"),
    ("lip.lower", "jaw"),
    ("corner.L", "head"),
    ("corner.R", "head"),
)
NAMES = tuple(name for name, _ in JOINTS)
INDEX = {name: place for place, name in enumerate(NAMES)}
ARM_ANGLE = np.deg2rad(25.0)

# How many heads tall: a little under life (7.5) for adults, which reads better on a small picture.
HEADS = {"child": 5.7, "young": 7.1, "adult": 7.2, "old": 7.0}


@dataclass(frozen=True)
class Measures:
    """Lengths in metres. `unit` is what all body fractions multiply: the height of an adult with
    this body below the chin. `female`, `fat`, `old` and `young` run from 0 to 1, `slim` too."""

    height: float
    head: float
    unit: float
    female: float
    fat: float
    slim: float
    age: str

    @property
    def child(self) -> bool:
        """Whether this is a child."""
        return self.age == "child"

    @property
    def chin(self) -> float:
        """Height of the chin above the ground."""
        return self.height - self.head

    @property
    def shoulder(self) -> Point:
        """The left shoulder joint."""
        narrow = 0.012 * self.female + 0.004 * self.slim + (0.01 if self.child else 0.0)
        return (-0.004 * self.unit, (0.100 - narrow) * self.unit, 0.812 * self.unit)

    @property
    def arm(self) -> tuple[float, float, float]:
        """Lengths of the upper arm, the forearm and the hand."""
        return (0.166 * self.unit, 0.146 * self.unit, 0.106 * self.unit)

    @property
    def hip(self) -> Point:
        """The left hip joint."""
        return (0.0, 0.053 * self.unit, 0.52 * self.unit)

    @property
    def knee(self) -> float:
        """Height of the knee."""
        return 0.285 * self.unit

    @property
    def ankle(self) -> float:
        """Height of the ankle."""
        return 0.045 * self.unit

    @property
    def head_center(self) -> Point:
        """The middle of the head: between the eyes' level, on the axis of the skull."""
        return (0.016 * self.unit, 0.0, self.chin + 0.5 * self.head)

    def along_arm(self, side: int, metres: float) -> Point:
        """A point on the axis of an arm (side 1 left, -1 right), so far from the shoulder."""
        x, y, z = self.shoulder
        return (
            x,
            side * (y + metres * float(np.sin(ARM_ANGLE))),
            z - metres * float(np.cos(ARM_ANGLE)),
        )


def measure(traits: Mapping[str, Trait], height: float) -> Measures:
    """The measures of a person `height` metres tall with these traits."""
    age = str(traits.get("age", "adult"))
    age = age if age in HEADS else "adult"
    build = str(traits.get("build", "average"))
    heads = HEADS[age] * (1 + 0.01 * (traits.get("sex") == "female"))
    head = height / heads
    female = 1.0 if traits.get("sex") == "female" else 0.0
    return Measures(
        height=height,
        head=head,
        unit=(height - head) / 0.863,
        female=0.15 * female if age == "child" else female,
        fat={"heavy": 1.0, "average": 0.18 if age == "old" else 0.0}.get(build, 0.0),
        slim=1.0 if build == "slim" else 0.0,
        age=age,
    )


def rig_of(m: Measures) -> Rig:
    """The rig: joint positions at rest, standing with arms 25 degrees out."""
    upper, fore, _ = m.arm
    u = m.unit
    rest: dict[str, Point] = {
        "pelvis": (0.0, 0.0, 0.535 * u),
        "spine": (0.0, 0.0, 0.605 * u),
        "chest": (-0.004 * u, 0.0, 0.70 * u),
        "neck": (-0.008 * u, 0.0, 0.83 * u),
        "head": (0.0, 0.0, m.chin + 0.22 * m.head),
        "jaw": (0.012 * u + 0.05 * m.head, 0.0, m.chin + 0.33 * m.head),
        "lids": _in_head(m, 0.262 - 0.012 * m.child, 0.0, -0.035 * m.child),
        "lip.upper": _in_head(m, 0.39, 0.0, -0.27),
        "lip.lower": _in_head(m, 0.39, 0.0, -0.29),
        "corner.L": _in_head(m, 0.335, 0.094 - 0.012 * m.child, -0.27),
        "corner.R": _in_head(m, 0.335, -0.094 + 0.012 * m.child, -0.27),
    }
    for side, name in ((1, "L"), (-1, "R")):
        rest[f"upper_arm.{name}"] = m.along_arm(side, 0.0)
        rest[f"forearm.{name}"] = m.along_arm(side, upper)
        rest[f"hand.{name}"] = m.along_arm(side, upper + fore)
        y = side * m.hip[1]
        rest[f"thigh.{name}"] = (0.0, y, m.hip[2])
        rest[f"shin.{name}"] = (0.0, y, m.knee)
        rest[f"foot.{name}"] = (0.0, y, m.ankle)
        rest[f"toe.{name}"] = (0.075 * u, y, 0.016 * u)
    return Rig(
        NAMES,
        tuple(INDEX[parent] if parent else -1 for _, parent in JOINTS),
        np.array([rest[name] for name in NAMES], np.float32),
    )


def _in_head(m: Measures, forward: float, left: float, up: float) -> Point:
    """A point of the body given from the middle of the head, in heads."""
    x, y, z = m.head_center
    return (x + forward * m.head, y + left * m.head, z + up * m.head)
