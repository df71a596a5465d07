"""The head of a four-legged animal: skull, snout and jaw as clay, then its face."""

import math

import numpy as np

from soracli.stage.animals.clay import Armature, Clay, Frame
from soracli.stage.animals.coat import hide, paint_coat
from soracli.stage.animals.noise import noise, smooth
from soracli.stage.animals.quadruped.face import face
from soracli.stage.animals.quadruped.proportions import Proportions
from soracli.stage.animals.quadruped.skeleton import head_frame, neck_path
from soracli.stage.animals.species import Species
from soracli.stage.mesh import Floats, Mesh, join, linear


def head_meshes(armature: Armature, species: Species, shape: Proportions) -> list[Mesh]:
    """The whole head, bound to the joints neck, head and jaw."""
    frame = head_frame(armature, species.size, shape)
    skull = _skull(armature, species, shape, frame)
    rig = armature.rig()
    nape = hide(skull, rig, species.size, species.seed)
    held = np.where(skull.bones == rig.index("head"), skull.weights, 0).sum(axis=1)[:, None]
    coat = paint_coat(np.tile(linear(species.coat()), (len(held), 1)), nape, species)
    skull.colors[:] = skull.colors * held + coat * (1 - held)
    jaw = _jaw(armature, species, shape, frame)
    return [skull, jaw, *face(armature, species, shape, frame, skull, jaw)]


def _skull(armature: Armature, species: Species, shape: Proportions, frame: Frame) -> Mesh:
    clay = Clay(armature, frame)
    color = species.coat()
    stop = 1 - shape.snout
    wide, high = shape.skull_width, shape.skull_height
    clay.lump((0.50 * stop, 0, 0.08), (0.54 * stop, wide, high), "head", color)
    cheek = shape.cheeks
    clay.lump(
        (0.52 * stop, 0.55 * wide, -0.03 * cheek),
        (0.34 * stop, 0.46 * wide * cheek, 0.68 * high * cheek),
        "head",
        color,
    )
    clay.lump(
        (0.52 * stop, -0.55 * wide, -0.03 * cheek),
        (0.34 * stop, 0.46 * wide * cheek, 0.68 * high * cheek),
        "head",
        color,
    )
    for side in (1, -1) if shape.brow > 0 else ():
        clay.lump(
            (stop - 0.075, side * 0.40 * wide, shape.eye_height + 0.05),
            (0.10, 0.34 * wide, 0.06 * shape.brow + 0.02),
            "head",
            color,
        )
    if species.flag("fierce"):
        # a frown: ridges that fall toward the nose
        for side in (1, -1):
            inner = (stop + 0.04, side * 0.30 * wide, shape.eye_height + 0.035)
            outer = (stop - 0.22, side * 1.02 * wide, shape.eye_height + 0.11)
            clay.cone(inner, outer, (0.035, 0.05), "head", color)
    _snout(clay, species, shape, color)
    _neck_stub(clay, armature, shape, species.size, color)
    mesh = clay.melt(0.046, 0.07, species.surface, 0.10, 0.03)
    mesh.colors[:] = _face_paint(mesh.colors, mesh, species, shape, frame)
    return mesh


def _snout(clay: Clay, species: Species, shape: Proportions, color: str) -> None:
    stop = 1 - shape.snout
    base, tip, drop = shape.snout_base, shape.snout_tip, shape.snout_drop
    end = 1 - tip
    clay.cone((stop - 0.08, 0, -0.25 * drop), (end, 0, -drop), (base, tip), "head", color)
    # the flews: the cushions that carry the whiskers
    for side in (1, -1):
        clay.lump(
            (end - 0.06 * shape.snout, side * 0.50 * tip * shape.snout_width, -drop - 0.30 * tip),
            (0.24 * shape.snout + 0.5 * tip, 0.72 * tip * shape.snout_width, 0.80 * tip),
            "head",
            color,
        )


def _neck_stub(clay: Clay, armature: Armature, shape: Proportions, size: float, color: str) -> None:
    """The upper end of the neck, just inside the body's own, so that the head grows out of it."""
    joints = [name for name in ("neck", "neck.2", "neck.3") if armature.rig().has(name)]
    path = neck_path(shape, len(joints) + 1) * size
    radii = np.linspace(shape.neck_base, shape.neck_top, len(joints) + 1) * size
    body = Clay(armature, Frame())
    # never longer than two thirds of a head, or a giraffe's neck would be melted twice
    share = min(0.6, 0.66 * shape.head * len(joints) / shape.neck)
    start = path[-1] + share * (path[-2] - path[-1])
    thick = radii[-1] + share * (radii[-2] - radii[-1])
    body.cone(
        tuple(start),
        tuple(path[-1]),
        (0.93 * float(thick), 0.95 * float(radii[-1])),
        joints[-1],
        color,
    )
    clay.limbs.extend(body.limbs)


def _jaw(armature: Armature, species: Species, shape: Proportions, frame: Frame) -> Mesh:
    clay = Clay(armature, frame)
    stop = 1 - shape.snout
    base, tip, drop = shape.snout_base, shape.snout_tip, shape.snout_drop
    low = -0.72 * base - 0.03
    end = (1 - 1.3 * tip, 0, -drop - 0.80 * tip)
    color = species.coat()
    for side in (1, -1):
        clay.cone(
            (0.5 * stop, side * 0.45 * shape.skull_width, low + 0.02),
            (stop + 0.05, side * 0.30 * base, low),
            (0.42 * base * shape.jaw, 0.42 * base * shape.jaw),
            "jaw",
            color,
        )
        clay.cone(
            (stop + 0.05, side * 0.28 * base, low),
            (end[0], side * 0.22 * tip * shape.snout_width, end[2]),
            (0.46 * base * shape.jaw, 0.56 * tip * shape.jaw),
            "jaw",
            color,
        )
    mesh = clay.melt(0.05, 0.07, species.surface, 0.06)
    inside = smooth(0.45, 0.75, _turned(mesh.normals, frame)[:, 2])[:, None]
    lower = linear(species.coat("muzzle", species.coat("belly")))
    mesh.colors[:] = lower * (1 - inside) + linear(species.color("mouth", "#6b2a2c")) * inside
    return mesh


def local(vertices: Floats, frame: Frame) -> Floats:
    """Body points in the units of the head."""
    return _turned((vertices - np.asarray(frame.origin, np.float32)) / frame.scale, frame)


def _turned(vectors: Floats, frame: Frame) -> Floats:
    cosine, sine = math.cos(frame.pitch), math.sin(frame.pitch)
    x, y, z = vectors[:, 0], vectors[:, 1], vectors[:, 2]
    return np.stack([cosine * x - sine * z, y, sine * x + cosine * z], axis=1).astype(np.float32)


def _face_paint(
    colors: Floats, mesh: Mesh, species: Species, shape: Proportions, frame: Frame
) -> Floats:
    place = local(mesh.vertices, frame)
    normal = _turned(mesh.normals, frame)
    x, y, z = place[:, 0], np.abs(place[:, 1]), place[:, 2]
    stop = 1 - shape.snout
    ragged = 0.03 * noise(place * 9, species.seed)
    marks = {
        "head": np.ones(len(place), np.float32),
        "belly": smooth(0.0, -0.6, normal[:, 2]) * smooth(0.10, -0.02, z),
        "cheek": smooth(0.05, -0.10, z + ragged - 0.25 * (y - 0.1)) * smooth(0.0, 0.12, x),
        "cap": smooth(0.0, 0.06, z - shape.eye_height * 0.2 + ragged + 0.5 * (0.25 - x)),
        "forehead": smooth(0.09, 0.05, y + ragged) * smooth(0.0, 0.06, z - 0.1),
        "blaze": smooth(0.075, 0.045, y + ragged) * smooth(0.25, 0.4, x) * smooth(-0.1, 0, z),
        "muzzle": smooth(stop - 0.02, stop + 0.09, x - 0.5 * np.maximum(z, 0) + ragged),
        "bridge": smooth(0.07, 0.04, y) * smooth(stop - 0.2, stop + 0.1, x) * smooth(0, 0.05, z),
        "browspot": _spot(
            place, (stop - 0.03, 0.45 * shape.skull_width, shape.eye_height + 0.15), 0.06
        ),
        "mask": _spot(
            place, (stop - 0.08, 0.62 * shape.skull_width, shape.eye_height - 0.02), 0.16
        ),
        "mouth": smooth(-0.55, -0.8, normal[:, 2])
        * smooth(stop - 0.05, stop, x)
        * smooth(0.62, 0.5, y / (shape.snout_tip * shape.snout_width)),
        "lips": smooth(
            -shape.snout_drop - 0.6 * shape.snout_tip, -shape.snout_drop - 1.0 * shape.snout_tip, z
        )
        * smooth(stop, stop + 0.05, x),
    }
    painted = colors
    for mark, share in marks.items():
        if species.marked(mark):
            amount = np.clip(share, 0, 1)[:, None]
            painted = painted * (1 - amount) + linear(species.coat(mark)) * amount
    if species.pattern in ("tabby", "tiger"):
        painted = _forehead_stripes(painted, place, species)
    return painted.astype(np.float32)


def _spot(place: Floats, center: tuple[float, float, float], radius: float) -> Floats:
    folded = np.stack([place[:, 0], np.abs(place[:, 1]), place[:, 2]], axis=1)
    away = np.linalg.norm(folded - np.asarray(center, np.float32), axis=1)
    return smooth(radius, 0.65 * radius, away)


def _forehead_stripes(colors: Floats, place: Floats, species: Species) -> Floats:
    x, y, z = place[:, 0], np.abs(place[:, 1]), place[:, 2]
    up = np.cos(2 * np.pi * y / 0.13) * smooth(0.14, 0.2, z) * smooth(0.25, 0.4, x)
    side = np.cos(2 * np.pi * (z + 0.4 * x) / 0.15) * smooth(0.22, 0.3, y) * smooth(0.62, 0.5, x)
    share = (smooth(0.2, 0.55, np.maximum(up, side)) * 0.85)[:, None]
    color = linear(species.coat("pattern", "#2a221c"))
    return (colors * (1 - share) + color * share).astype(np.float32)


__all__ = ["head_meshes", "join", "local"]
