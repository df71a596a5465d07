"""What a thing is painted with and weighs: the kind's values, overridden by the sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from soracli.stage.figure import Collider, Figure, Rig, one_joint
from soracli.stage.materials import COLORS_OF, Substance, substance
from soracli.stage.mesh import Mesh, Numbers
from soracli.story.preset import Kind
from soracli.story.scene import Entity, Trait

Anchors = dict[str, tuple[int, tuple[float, float, float]]]


@dataclass(frozen=True)
class Order:
    """One thing as ordered: `kind` says what it usually is, `entity` what was said of this one."""

    kind: Kind
    entity: Entity

    @property
    def size(self) -> float:
        """The defining length in metres."""
        return self.kind.size * self.entity.scale

    @property
    def form(self) -> str:
        """Which form of the family: the trait "form", else the name of the kind."""
        return str(self.trait("form", self.kind.name))

    @property
    def material(self) -> str:
        """The name of the substance of the main part."""
        return self.entity.material or self.kind.material

    @property
    def substance(self) -> Substance:
        """The substance of the main part."""
        return substance(self.material)

    @property
    def surface(self) -> int:
        """The surface of the main part."""
        return int(self.substance.surface)

    @property
    def main(self) -> str:
        """The color of the main part, "#rrggbb"."""
        own = self.kind.colors.get("main", "#9a8f80")
        said = self.entity.material
        if said is not None and said != self.kind.material:
            own = COLORS_OF.get(said, own)
        return self.entity.color or own

    def color(self, part: str, default: str) -> str:
        """The color of another part; a noun recolors it by a trait ("icing_color")."""
        own = self.entity.traits.get(f"{part}_color")
        return own if isinstance(own, str) else self.kind.colors.get(part, default)

    def trait(self, name: str, default: Trait) -> Trait:
        """A trait of the entity, else of its kind."""
        return self.entity.traits.get(name, self.kind.traits.get(name, default))

    def mass(self, volume: float) -> float:
        """Kilograms: the kind's own mass grown with scale and substance, else volume x density."""
        density = self.substance.density
        if self.kind.mass is None:
            return max(volume * density, 0.005)
        change = density / substance(self.kind.material).density
        return max(self.kind.mass * self.entity.scale**3 * change, 0.005)


def figure(
    order: Order,
    mesh: Mesh,
    colliders: Sequence[Collider],
    *,
    volume: float,
    anchors: Anchors | None = None,
    rig: Rig | None = None,
) -> Figure:
    """A finished thing; its box is measured on the mesh. `volume` is in cubic metres."""
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    return Figure(
        family=order.kind.family,
        mesh=mesh,
        rig=rig or one_joint(),
        height=float(high[2]),
        length=float(high[0] - low[0]),
        width=float(high[1] - low[1]),
        mass=order.mass(volume),
        material=order.material,
        colliders=tuple(colliders),
        anchors=anchors or {},
    )


def box_around(mesh: Mesh, joint: int = 0) -> Collider:
    """The box collider that holds a mesh."""
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    half = np.maximum((high - low) / 2, 0.004)
    middle = (high + low) / 2
    return Collider("box", _triple(half), _triple(middle), joint=joint)


def hull(points: Sequence[Sequence[float]] | Numbers, joint: int = 0) -> Collider:
    """The convex hull of points as a collider."""
    corners = tuple((float(x), float(y), float(z)) for x, y, z in points)
    return Collider("hull", (), corners[0], joint=joint, points=corners)


def _triple(values: Sequence[float] | Numbers) -> tuple[float, float, float]:
    return (float(values[0]), float(values[1]), float(values[2]))
