"""The face of a bird: eyes, beak, and a comb where there is one."""

import math

import numpy as np

from soracli.stage.animals.bird.proportions import BirdShape
from soracli.stage.animals.clay import Armature, Frame, Numbers, mirrored
from soracli.stage.animals.eyes import eye, lids, turned_to
from soracli.stage.animals.rays import hit
from soracli.stage.animals.species import blend
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join, linear
from soracli.stage.shapes import ellipsoid, tube


def face(armature: Armature, shape: BirdShape, frame: Frame, body: Mesh) -> list[Mesh]:
    """Eyes, beak and comb, bound to head and jaw."""
    left = _eye(shape, frame, body)
    upper, lower = _beak(shape, frame)
    fixed = join([left, mirrored(left), upper, *_comb(shape, frame)])
    return [
        fixed.bound_to(armature.index("head")),
        lower.bound_to(armature.index("jaw")),
    ]


def _eye(shape: BirdShape, frame: Frame, body: Mesh) -> Mesh:
    """The left eye, in its lids and, for owls, in its disc of feathers."""
    species, skull = shape.species, shape.skull
    x, _, z = shape.head
    side = math.radians(species.number("eye_side", 62.0))
    gaze = np.array([math.cos(side), math.sin(side), 0.05])
    aim = np.array([x + 0.30 * skull, 0.2 * skull * math.cos(side), z + 0.22 * skull])
    surface = np.asarray(hit(body, frame.point(*(aim + gaze)), -gaze))
    radius = species.number("eye", 0.24) * skull * frame.scale
    center = surface - gaze * radius * 0.5
    parts = []
    if species.marked("disc"):
        radii = (0.35 * radius, 2.0 * radius, 2.2 * radius)
        disc = ellipsoid(radii, (0, 0, 0), species.coat("disc"), Surface.FUR)
        parts.append(disc.moved(rotation=turned_to(gaze)).moved(surface - gaze * 0.15 * radius))
    iris, white = species.color("eyes", "#2b1d12"), species.color("eye_white", "#1a1512")
    pupil = species.number("pupil", 0.6)
    parts.append(eye(center, radius, gaze, iris, white, iris_share=0.95, pupil_share=pupil))
    cover = lids(
        center,
        1.02 * radius,
        gaze,
        blend(species.coat("face", species.coat("hood")), "#000000", 0.15),
        upper=species.number("lid", 52.0),
        lower=58.0,
        surface=Surface.FUR,
        tilt=species.number("eye_tilt", 0.0),
    )
    return join([*parts, cover])


def _comb(shape: BirdShape, frame: Frame) -> list[Mesh]:
    """A hen's comb and wattles."""
    tall = shape.species.number("comb", 0.0) * shape.skull
    if tall <= 0:
        return []
    x, _, z = shape.head
    color, unit = shape.species.color("comb", "#c8302a"), frame.scale
    parts = []
    for ahead, rise in ((0.55, 0.75), (0.2, 1.0), (-0.2, 0.95), (-0.55, 0.7)):
        center = frame.point(x + ahead * shape.skull, 0, z + 0.85 * shape.skull + 0.2 * tall * rise)
        radii = (0.26 * shape.skull * unit, 0.10 * shape.skull * unit, 0.55 * tall * rise * unit)
        parts.append(ellipsoid(radii, center, color, Surface.SKIN, 12))
    for side in (1, -1):
        center = frame.point(
            x + 0.85 * shape.skull, side * 0.2 * shape.skull, z - 0.75 * shape.skull
        )
        radii = (0.16 * tall * unit, 0.10 * tall * unit, 0.42 * tall * unit)
        parts.append(ellipsoid(radii, center, color, Surface.SKIN, 10))
    return parts


def _beak(shape: BirdShape, frame: Frame) -> tuple[Mesh, Mesh]:
    species, skull, long = shape.species, shape.skull, shape.beak
    x, _, z = shape.head
    kind = species.word("beak_shape", "straight")
    color = species.color("beak", "#e0a32e")
    hook = {"hook": 0.55, "gull": 0.25, "straight": 0.05, "flat": -0.1, "cone": 0.0}[kind]
    flat = {"flat": 1.7, "cone": 1.0}.get(kind, 0.8)
    deep = species.number("beak_depth", 0.36) * skull
    share = np.linspace(0, 1, 9)
    base = np.array([x + 0.72 * skull, 0.0, z - 0.12 * skull])
    fall = hook * long * share**3 + 0.12 * long * share
    path = base + np.stack([(long + 0.25 * skull) * share, 0 * share, -fall], axis=1)
    taper = np.sqrt(np.clip(1 - share**2.2, 0.012, 1)) if kind != "flat" else 1 - 0.35 * share
    upper = _pressed(path, deep * taper, frame, color, flat, base[2])
    if species.marked("beak_tip"):
        tip = upper.vertices[:, 0] > frame.origin[0] + frame.scale * (base[0] + 0.72 * long)
        upper.colors[tip] = linear(species.color("beak_tip"))
    low = base + np.array([0.0, 0.0, -0.30 * deep])
    reach = (0.86 * long + 0.2 * skull) * share
    path = low + np.stack([reach, 0 * share, -0.10 * long * share], axis=1)
    jaw = _pressed(path, 0.62 * deep * taper, frame, blend(color, "#000000", 0.12), flat, low[2])
    return upper, jaw


def _pressed(
    path: Numbers, radii: Numbers, frame: Frame, color: str, flat: float, level: float
) -> Mesh:
    """A tube in body units, widened sideways by `flat`."""
    points = np.array([frame.point(*point) for point in path], np.float32)
    mesh = tube(points, (radii * frame.scale).astype(np.float32), color, Surface.PLASTIC, 12)
    mesh.vertices[:, 1] *= flat
    if flat > 1.2:
        middle = frame.origin[2] + frame.scale * level
        mesh.vertices[:, 2] = middle + 0.55 * (mesh.vertices[:, 2] - middle)
    return mesh
