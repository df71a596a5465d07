"""Hooves: one block to a foot, or two toes side by side."""

import numpy as np

from soracli.stage.animals.clay import Armature
from soracli.stage.animals.quadruped.proportions import Proportions
from soracli.stage.animals.quadruped.skeleton import LEGS
from soracli.stage.animals.species import Species
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import lathe


def hooves(armature: Armature, species: Species, shape: Proportions) -> list[Mesh]:
    """The hooves of an animal that has them, else nothing."""
    kind = species.word("feet", "paw")
    if kind not in ("hoof", "cloven"):
        return []
    size = shape.foot * species.size
    color = species.color("hooves", "#2c2622")
    profile = np.array(
        [(0, 0), (1.0, 0), (1.02, 0.12), (0.82, 0.95), (0.72, 1.15), (0, 1.25)], np.float32
    )
    block = lathe(profile * size, color, Surface.LEATHER, 16)
    # the toe leans forward
    block.vertices[:, 0] += 0.35 * (1.1 * size - block.vertices[:, 2]) * 0.8
    meshes = []
    for leg in LEGS:
        x, y, _ = armature.at(f"{leg}.paw")
        joint = armature.index(f"{leg}.paw")
        if kind == "hoof":
            meshes.append(block.moved((x, y, 0)).bound_to(joint))
            continue
        for side in (1, -1):
            half = block.moved((x, y + side * 0.42 * size, 0), scale=(1.05, 0.5, 1.0))
            meshes.append(half.bound_to(joint))
    return [join(meshes)]
