"""Building a body: an armature of named joints, and clay put onto it in a local frame."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from soracli.stage.figure import Rig
from soracli.stage.flesh import Limb, melt
from soracli.stage.flesh import lump as ellipsoid_limb
from soracli.stage.mesh import Mesh

Point = tuple[float, float, float]
Numbers = NDArray[np.floating[Any]]
Vector = Sequence[float] | Numbers


class Armature:
    """Joints added one by one, a parent before its children; positions in metres, body frame."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._parents: list[int] = []
        self._rest: list[Point] = []

    def add(self, name: str, parent: str | None, point: Sequence[float]) -> None:
        """One more joint; `parent` None for the root."""
        self._parents.append(-1 if parent is None else self._names.index(parent))
        self._names.append(name)
        self._rest.append((float(point[0]), float(point[1]), float(point[2])))

    def index(self, name: str) -> int:
        """The index of a joint. Raises ValueError if there is none."""
        return self._names.index(name)

    def at(self, name: str) -> Point:
        """Where a joint rests."""
        return self._rest[self.index(name)]

    def rig(self) -> Rig:
        """The finished rig."""
        return Rig(tuple(self._names), tuple(self._parents), np.array(self._rest, np.float32))


@dataclass(frozen=True)
class Frame:
    """A local frame: `scale` metres to its unit, tipped front down by `pitch` radians about y."""

    origin: Point = (0.0, 0.0, 0.0)
    scale: float = 1.0
    pitch: float = 0.0

    def point(self, x: float, y: float, z: float) -> Point:
        """A local point in the body frame."""
        forward, side, up = self.direction(x, y, z)
        ox, oy, oz = self.origin
        return (ox + self.scale * forward, oy + self.scale * side, oz + self.scale * up)

    def direction(self, x: float, y: float, z: float) -> Point:
        """A local direction in the body frame, its length kept."""
        cosine, sine = math.cos(self.pitch), math.sin(self.pitch)
        return (cosine * x + sine * z, y, cosine * z - sine * x)


@dataclass
class Clay:
    """Limbs gathered in a local frame; joints are named, and `.L` limbs can be mirrored to `.R`."""

    armature: Armature
    frame: Frame = Frame()
    limbs: list[Limb] = field(default_factory=list)

    def cone(
        self,
        a: Sequence[float],
        b: Sequence[float],
        radii: tuple[float, float],
        joint: str,
        color: str,
        mirror: bool = False,
    ) -> None:
        """A round cone between two local points; with `mirror` its twin on the right as well."""
        start, end = self.frame.point(*a), self.frame.point(*b)
        first, last = radii[0] * self.frame.scale, radii[1] * self.frame.scale
        self.limbs.append(Limb(start, end, first, last, self.armature.index(joint), color))
        if mirror:
            right = self.armature.index(joint.replace(".L", ".R"))
            self.limbs.append(Limb(_flip(start), _flip(end), first, last, right, color))

    def lump(
        self,
        center: Sequence[float],
        radii: Sequence[float],
        joint: str,
        color: str,
        mirror: bool = False,
        pitch: float = 0.0,
    ) -> None:
        """An ellipsoid about a local point, tipped by `pitch` radians in its frame."""
        middle = self.frame.point(*center)
        scale, tilt = self.frame.scale, self.frame.pitch + pitch
        size = (radii[0] * scale, radii[1] * scale, radii[2] * scale)
        self.limbs.append(ellipsoid_limb(middle, size, self.armature.index(joint), color, tilt))
        if mirror:
            right = self.armature.index(joint.replace(".L", ".R"))
            self.limbs.append(ellipsoid_limb(_flip(middle), size, right, color, tilt))

    def chain(
        self, path: Numbers, radii: Sequence[float], joints: Sequence[str], color: str
    ) -> None:
        """A row of cones along local points (P, 3); `joints` names the joint of each piece."""
        for place, joint in enumerate(joints):
            self.cone(
                tuple(path[place]),
                tuple(path[place + 1]),
                (radii[place], radii[place + 1]),
                joint,
                color,
            )

    def melt(
        self, cell: float, blend: float, surface: int, binding: float, paint_blend: float = 0.0
    ) -> Mesh:
        """All of it as one skin; lengths in local units."""
        scale = self.frame.scale
        return melt(
            self.limbs, cell * scale, blend * scale, surface, binding * scale, paint_blend * scale
        )


def _flip(point: Point) -> Point:
    return (point[0], -point[1], point[2])


def mirrored(mesh: Mesh) -> Mesh:
    """The mesh on the other side of the body."""
    return mesh.moved(scale=(1.0, -1.0, 1.0))
