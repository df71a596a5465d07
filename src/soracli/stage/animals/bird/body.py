"""The body of a bird: a drop, a neck and a head, painted like its kind."""

import numpy as np

from soracli.stage.animals.bird.proportions import BirdShape
from soracli.stage.animals.clay import Armature, Clay, Frame
from soracli.stage.animals.noise import noise, smooth
from soracli.stage.animals.species import blend
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, linear


def body_mesh(armature: Armature, shape: BirdShape, frame: Frame) -> Mesh:
    """Body, neck and head as one skin."""
    species = shape.species
    clay = Clay(armature, frame)
    color = species.coat()
    girth, length = shape.girth, shape.length
    clay.lump((0, 0, 0), (0.52 * length, 0.92 * girth, girth), "root", color, pitch=-shape.tilt)
    breast = (0.55 * shape.breast[0], 0.0, 0.55 * shape.breast[2] - 0.14 * girth)
    clay.lump(breast, (0.30 * length, 0.92 * girth, 0.98 * girth), "root", color, pitch=-shape.tilt)
    rear = (1.15 * shape.rear[0], 0.0, 1.15 * shape.rear[2])
    clay.cone((0, 0, 0.05 * girth), rear, (0.75 * girth, 0.22 * girth), "root", color)
    base = (0.8 * shape.breast[0], 0.0, 0.8 * shape.breast[2] + 0.1 * girth)
    skull = shape.skull
    thick = species.number("neck_thick", 0.75)
    clay.cone(base, shape.head, (0.72 * girth, thick * skull), "neck", color)
    clay.lump(shape.head, (1.05 * skull, 0.95 * skull, skull), "head", color)
    _tufts_and_thighs(clay, shape, color)
    # the down of a body reads as fur; only wings and tail show single feathers
    down = Surface.FUR if species.surface == Surface.FEATHER else species.surface
    mesh = clay.melt(species.number("cell", 0.020), 0.05, down, 0.04)
    mesh.colors[:] = _paint(mesh, shape, frame)
    return mesh


def _tufts_and_thighs(clay: Clay, shape: BirdShape, color: str) -> None:
    """An owl's ears, and the feathered part of the legs."""
    skull, girth = shape.skull, shape.girth
    x, _, z = shape.head
    for mark, side in (("L", 1), ("R", -1)):
        if shape.species.flag("tufts"):
            root = (x, side * 0.45 * skull, z + 0.7 * skull)
            tip = (x - 0.1 * skull, side * 0.75 * skull, z + 1.5 * skull)
            clay.cone(root, tip, (0.22 * skull, 0.05 * skull), "head", color)
        if shape.leg > 0.08:
            hip = (0.0, side * 0.45 * girth, -0.3 * girth)
            knee = (-0.02, side * 0.5 * girth, -0.55 * girth - 0.12 * shape.leg)
            clay.cone(hip, knee, (0.36 * girth, 0.14 * girth), f"leg.{mark}", color)


def _paint(mesh: Mesh, shape: BirdShape, frame: Frame) -> Floats:
    species = shape.species
    place = (mesh.vertices - np.asarray(frame.origin, np.float32)) / frame.scale
    x, z = place[:, 0], place[:, 2]
    ragged = species.number("ragged", 1.0) * noise(place * 22, species.seed)
    level = mesh.normals[:, 2] + 0.25 * ragged + 0.6 * (x - shape.breast[0]) * (x > 0) * -1
    hx, _, hz = shape.head
    away = np.linalg.norm(place - np.asarray(shape.head, np.float32), axis=1) / shape.skull
    marks = {
        "belly": smooth(0.05, -0.25, level),
        "chest": smooth(0.15, 0.45, mesh.normals[:, 0] + 0.15 * ragged) * smooth(-0.05, 0.05, x),
        "hood": smooth(1.75, 1.55, away + 0.12 * ragged),
        "cap": smooth(1.5, 1.3, away) * smooth(0.10, 0.25, (z - hz) / shape.skull),
        "face": smooth(1.25, 1.05, away + 0.08 * ragged) * smooth(0.1, 0.4, (x - hx) / shape.skull),
        "collar": smooth(0.3, 0.15, np.abs(away - 1.9)) * 1.0,
    }
    colors = mesh.colors
    for mark, share in marks.items():
        if species.marked(mark):
            amount = np.clip(share, 0, 1)[:, None]
            colors = colors * (1 - amount) + linear(species.coat(mark)) * amount
    if species.flag("speckled"):
        specks = smooth(0.3, 0.6, noise(place * 60, species.seed))[:, None] * 0.5
        colors = colors * (1 - specks) + linear(blend(species.coat(), "#000000", 0.5)) * specks
    return colors.astype(np.float32)
