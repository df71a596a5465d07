"""Birds: a drop of a body on two thin legs, a beak, and wings spread at rest."""

from soracli.stage.animals.bird.body import body_mesh
from soracli.stage.animals.bird.face import face
from soracli.stage.animals.bird.limbs import legs, tail, wings
from soracli.stage.animals.bird.proportions import BirdShape, skeleton
from soracli.stage.animals.clay import Frame
from soracli.stage.animals.finish import finished
from soracli.stage.animals.species import Species
from soracli.stage.figure import Collider, Figure


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
    head = armature.index("head")
    hx, _, hz = shape.head
    trunk = (frame.point(-0.5 * shape.length, 0, 0), frame.point(0.4 * shape.length, 0, 0))
    return finished(
        species,
        armature,
        parts,
        (Collider("capsule", (0.8 * shape.girth * unit,), *trunk),),
        {
            "mouth": (head, frame.point(hx + shape.skull + shape.beak, 0, hz)),
            "eyes": (head, frame.point(hx + 0.6 * shape.skull, 0, hz + 0.2 * shape.skull)),
            "top": (head, frame.point(hx, 0, hz + shape.skull)),
        },
    )
