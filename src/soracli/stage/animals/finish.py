"""The last step of every animal: its parts joined, measured and handed over as a figure."""

from collections.abc import Sequence

from soracli.stage.animals.clay import Armature, Point
from soracli.stage.animals.species import Species
from soracli.stage.figure import Collider, Figure
from soracli.stage.mesh import Mesh, join


def finished(
    species: Species,
    armature: Armature,
    parts: Sequence[Mesh],
    colliders: Sequence[Collider],
    anchors: dict[str, tuple[int, Point]],
) -> Figure:
    """The figure made of bound `parts`."""
    mesh = join(parts)
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    length, width, height = (float(side) for side in high - low)
    return Figure(
        family=species.kind.family,
        mesh=mesh,
        rig=armature.rig(),
        height=height,
        length=length,
        width=width,
        mass=species.mass,
        material=species.material,
        colliders=tuple(colliders),
        anchors=anchors,
    )
