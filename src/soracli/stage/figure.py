"""A figure: a mesh skinned to a rig of named joints, and the colliders the physics feels.

Body frame: origin on the ground below the hips (or under the middle of a thing), x forward,
y to its left, z up. All joint frames are parallel to the body frame at rest, so a joint is moved by
a world rotation R and a world position p, and a vertex v bound to it goes to R (v - rest) + p.
"""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from soracli.stage.mesh import Floats, Mesh


@dataclass(frozen=True, eq=False)
class Rig:
    """J joints, a parent before its children.

    `names`, `parents` (index, -1 for the root), and `rest` (J, 3) positions in the body frame,
    metres.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    rest: Floats

    def index(self, name: str) -> int:
        """The index of a joint. Raises ValueError if there is none."""
        return self.names.index(name)

    def has(self, name: str) -> bool:
        """Whether the rig has this joint."""
        return name in self.names


@dataclass(frozen=True)
class Collider:
    """A convex shape moving with a joint, in the body frame at rest.

    sphere: `size` (radius,), at `a`. capsule: `size` (radius,), from `a` to `b`.
    box: `size` half extents (x, y, z), centered at `a`. cylinder: (radius,), axis from `a` to `b`.
    hull: the convex hull of `points`. `joint` is the index of the joint. All in metres.
    A `net` gives nothing back, whatever meets it.
    """

    shape: Literal["sphere", "capsule", "box", "cylinder", "hull"]
    size: tuple[float, ...]
    a: tuple[float, float, float]
    b: tuple[float, float, float] = (0.0, 0.0, 0.0)
    joint: int = 0
    points: tuple[tuple[float, float, float], ...] = ()
    net: bool = False


@dataclass(frozen=True, eq=False)
class Figure:
    """A body ready to be moved. `height`, `length`, `width` are its box at rest in metres.

    `mass` in kg; `material` is the name of its substance; `family` says how it moves; `anchors`
    are named points (joint index, position in the body frame at rest): "seat", "grip", "rim",
    "backboard", "deck", "mouth", "eyes", "palm.L", "palm.R" …
    """

    family: str
    mesh: Mesh
    rig: Rig
    height: float
    length: float
    width: float
    mass: float
    material: str
    colliders: tuple[Collider, ...] = ()
    anchors: dict[str, tuple[int, tuple[float, float, float]]] = field(default_factory=dict)

    @property
    def longest(self) -> float:
        """Its longest side, metres."""
        return max(self.height, self.length, self.width)


def one_joint() -> Rig:
    """The rig of a rigid thing: a single joint "root" at the origin of the body frame."""
    return Rig(("root",), (-1,), np.zeros((1, 3), np.float32))
