"""Putting a four-legged animal together: skeleton, flesh, coat, head, extras and colliders."""

import numpy as np

from soracli.stage.animals.clay import Armature, Point
from soracli.stage.animals.coat import hide, paint_coat
from soracli.stage.animals.finish import finished
from soracli.stage.animals.noise import smooth
from soracli.stage.animals.quadruped.face import eye_point
from soracli.stage.animals.quadruped.head import head_meshes
from soracli.stage.animals.quadruped.headgear import headgear
from soracli.stage.animals.quadruped.hooves import hooves
from soracli.stage.animals.quadruped.proportions import Proportions
from soracli.stage.animals.quadruped.skeleton import LEGS, head_frame, skeleton
from soracli.stage.animals.quadruped.torso import body_clay, foot_clay
from soracli.stage.animals.species import Species
from soracli.stage.figure import Collider, Figure, Rig
from soracli.stage.mesh import Mesh, join


def build_quadruped(species: Species) -> Figure:
    """The figure of one four-legged animal."""
    shape = Proportions.of(species)
    armature = skeleton(species.size, shape)
    rig = armature.rig()
    skin = sided(body_skin(armature, species, shape), rig)
    body = join([skin, *feet(armature, species, shape)])
    body.colors[:] = paint_coat(body.colors, hide(body, rig, species.size, species.seed), species)
    parts = [body, *head_meshes(armature, species, shape)]
    parts += hooves(armature, species, shape)
    parts += headgear(armature, species, shape)
    size = species.size
    held = colliders(armature, size, shape)
    return finished(species, armature, parts, held, anchors(armature, size, shape))


def body_skin(armature: Armature, species: Species, shape: Proportions) -> Mesh:
    """The melted body; the mesh is finer where the animal is small for its surface."""
    clay = body_clay(armature, species, shape)
    # about the skin area over that of the default animal: the triangles stay as many
    area = shape.trunk * (shape.chest_depth + 2 * shape.chest_width + shape.waist_depth)
    area += 4 * shape.neck * shape.neck_base + 6 * shape.tail * shape.tail_root + 7 * shape.leg
    cell = 0.0285 * max(0.9, (area / 1.4) ** 0.5)
    blend = species.number("blend", 0.065)
    return clay.melt(cell, blend, species.surface, 0.045, 0.02)


def feet(armature: Armature, species: Species, shape: Proportions) -> list[Mesh]:
    """Paws by melting, hooves by turning."""
    if species.word("feet", "paw") in ("hoof", "cloven"):
        return []
    clay = foot_clay(armature, species, shape)
    return [clay.melt(0.22 * shape.foot, 0.30 * shape.foot, species.surface, 0.02)]


def sided(mesh: Mesh, rig: Rig) -> Mesh:
    """The mesh with no left joint pulling on the right half of the body, nor the other way."""
    width = float(np.abs(mesh.vertices[:, 1]).max()) * 0.25
    left = smooth(-width, width, mesh.vertices[:, 1])
    weights = mesh.weights.copy()
    for joint, name in enumerate(rig.names):
        if name.startswith(("fore.L", "hind.L")):
            weights[mesh.bones == joint] *= np.repeat(left[:, None], 4, 1)[mesh.bones == joint]
        elif name.startswith(("fore.R", "hind.R")):
            weights[mesh.bones == joint] *= np.repeat(1 - left[:, None], 4, 1)[mesh.bones == joint]
    total = weights.sum(axis=1, keepdims=True)
    weights = np.where(total > 1e-4, weights / np.maximum(total, 1e-4), mesh.weights)
    mesh.weights[:] = weights
    return mesh


def anchors(armature: Armature, size: float, shape: Proportions) -> dict[str, tuple[int, Point]]:
    """Named points: mouth, eyes, nose, top of the head, collar and seat."""
    frame = head_frame(armature, size, shape)
    head, x = armature.index("head"), eye_point(shape)[0]
    tip, drop = shape.snout_tip, shape.snout_drop
    neck = armature.at("neck")
    return {
        "mouth": (head, frame.point(1 - 0.5 * tip, 0, -drop - 0.8 * tip)),
        "eyes": (head, frame.point(x, 0, shape.eye_height)),
        "nose": (head, frame.point(1, 0, -drop)),
        "top": (head, frame.point(0.4, 0, shape.skull_height + 0.06)),
        "collar": (armature.index("neck"), (neck[0], 0.0, neck[2])),
        "seat": (armature.index("spine"), (0.5 * shape.trunk * size, 0.0, 0.98 * size)),
    }


def colliders(armature: Armature, size: float, shape: Proportions) -> tuple[Collider, ...]:
    """Capsules for the trunk, neck and legs, a sphere for the head."""
    trunk = 0.5 * shape.chest_depth * size
    spine = armature.index("spine")
    level = (1 - 0.5 * shape.chest_depth) * size
    frame = head_frame(armature, size, shape)
    found = [
        Collider(
            "capsule", (0.9 * trunk,), (0.0, 0.0, level), (shape.trunk * size, 0.0, level), spine
        ),
        Collider(
            "capsule",
            (shape.neck_top * size,),
            armature.at("neck"),
            armature.at("head"),
            armature.index("neck"),
        ),
        Collider(
            "capsule",
            (shape.skull_height * frame.scale,),
            frame.point(0.25, 0, 0),
            frame.point(0.75, 0, -0.05),
            armature.index("head"),
        ),
    ]
    for leg in LEGS:
        for part, end in (("upper", "lower"), ("lower", "pastern"), ("pastern", "paw")):
            joint = f"{leg}.{part}"
            a, b = armature.at(joint), armature.at(f"{leg}.{end}")
            found.append(Collider("capsule", (shape.leg * size,), a, b, armature.index(joint)))
    return tuple(found)
