"""Birds: a drop of a body on two thin legs, a beak, and wings spread at rest."""

from soracli.stage.animals.bird.body import body_mesh
from soracli.stage.animals.bird.face import face
from soracli.stage.animals.bird.limbs import legs, tail, wings
from soracli.stage.animals.bird.proportions import BirdShape, skeleton
from soracli.stage.animals.clay import Frame
from soracli.stage.animals.species import Species
from soracli.stage.figure import Collider, Figure
from soracli.stage.mesh import join


def build_bird(species: Species) -> Figure:
    """The figure of a bird; `size` is its wingspan, and the unit of its body half of that."""
    unit = 0.5 * species.size
    shape = BirdShape(species)
    armature = skeleton(shape, unit)
    frame = Frame((0.0, 0.0, shape.hip * unit), unit)
    body = body_mesh(armature, shape, frame)
    parts = [body, *face(armature, shape, frame, body), *legs(armature, shape, unit)]
    parts += tail(armature, shape, frame)
    parts += wings(armature, shape, frame)
    mesh = join(parts)
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    length, width, height = (float(side) for side in high - low)
    head = armature.index("head")
    hx, _, hz = shape.head
    return Figure(
        family="bird",
        mesh=mesh,
        rig=armature.rig(),
        height=height,
        length=length,
        width=width,
        mass=species.mass,
        material=species.material,
        colliders=(
            Collider(
                "capsule",
                (0.8 * shape.girth * unit,),
                frame.point(-0.5 * shape.length, 0, 0),
                frame.point(0.4 * shape.length, 0, 0),
            ),
        ),
        anchors={
            "mouth": (head, frame.point(hx + shape.skull + shape.beak, 0, hz)),
            "eyes": (head, frame.point(hx + 0.6 * shape.skull, 0, hz + 0.2 * shape.skull)),
            "top": (head, frame.point(hx, 0, hz + shape.skull)),
        },
    )
