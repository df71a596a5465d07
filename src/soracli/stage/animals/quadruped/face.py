"""A face on a skull: eyes between their lids, nose, lips, tongue and teeth, ears."""

import math

import numpy as np

from soracli.stage.animals.clay import Armature, Frame, Point, mirrored
from soracli.stage.animals.ears import ear
from soracli.stage.animals.eyes import eye, lids
from soracli.stage.animals.quadruped.proportions import Proportions
from soracli.stage.animals.rays import hit, struck
from soracli.stage.animals.species import Species, blend
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import capsule, ellipsoid, tube


def face(
    armature: Armature,
    species: Species,
    shape: Proportions,
    frame: Frame,
    skull: Mesh,
    jaw: Mesh,
) -> list[Mesh]:
    """Everything that sits on the skull, found by casting rays at it."""
    head, chin = armature.index("head"), armature.index("jaw")
    fixed = [*_eyes(species, shape, frame, skull), *_nose(species, shape, frame, skull)]
    fixed += [*_lips(species, shape, frame, skull), *_ears(species, shape, frame, skull)]
    fixed += whiskers(species, shape, frame)
    hung = _tongue(species, shape, frame)
    if species.flag("fangs"):
        upper, lower = _fangs(shape, frame)
        fixed.append(upper)
        hung.append(lower)
    fixed += _teeth(species, shape, frame, skull)
    return [join(fixed).bound_to(head), join(hung).bound_to(chin)]


def eye_point(shape: Proportions) -> Point:
    """Where the left eye looks out, in head lengths, before the surface is found."""
    return (1 - shape.snout - 0.09, 0.5 * shape.skull_width, shape.eye_height)


def _eyes(species: Species, shape: Proportions, frame: Frame, skull: Mesh) -> list[Mesh]:
    side = math.radians(shape.eye_side)
    gaze = (math.cos(side), math.sin(side), 0.10)
    x, y, z = eye_point(shape)
    reach = 2.0
    origin = frame.point(x + reach * gaze[0], y + reach * gaze[1], z + reach * gaze[2])
    ray = frame.direction(-gaze[0], -gaze[1], -gaze[2])
    surface = np.asarray(hit(skull, origin, ray))
    radius = shape.eye * frame.scale
    inward = np.asarray(ray) * radius * (0.62 - shape.eye_out)
    center = surface + inward
    look = (gaze[0], gaze[1] * 0.75, 0.02)
    ball = eye(
        center,
        radius,
        look,
        species.color("eyes", "#6b4423"),
        iris_share=shape.iris_share,
        pupil_share=shape.pupil,
        slit=shape.slit,
        glow=species.flag("glow"),
    )
    rim = species.color("eyelid", blend(species.coat(), "#000000", 0.12))
    cover = lids(
        center,
        radius * 1.02,
        look,
        rim,
        upper=shape.lid,
        lower=shape.lid + 8,
        surface=species.surface,
        tilt=species.number("eye_tilt", -8.0),
    )
    both = join([ball, cover])
    return [both, mirrored(both)]


def _nose(species: Species, shape: Proportions, frame: Frame, skull: Mesh) -> list[Mesh]:
    tip, drop = shape.snout_tip, shape.snout_drop
    kind = species.word("nose_kind", "button")
    color = species.color("nose", "#1d1819")
    z = -drop + 0.42 * tip
    front = hit(skull, frame.point(3, 0, z), frame.direction(-1, 0, 0))
    unit = frame.scale * tip * shape.nose
    if kind == "button":
        return _button(front, unit, color)
    if kind == "disc":
        return _disc(frame, shape, skull, color)
    return _nostrils(frame, shape, skull, species.color("nostril", "#2a1d1b"))


def _button(front: Point, unit: float, color: str) -> list[Mesh]:
    x, y, z = front
    parts = [
        ellipsoid(
            (0.34 * unit, 0.50 * unit, 0.34 * unit), (x - 0.05 * unit, y, z), color, Surface.LEATHER
        ),
        ellipsoid(
            (0.28 * unit, 0.26 * unit, 0.34 * unit), (x, y, z - 0.16 * unit), color, Surface.LEATHER
        ),
    ]
    hole = "#060505"
    for side in (1, -1):
        place = (x + 0.17 * unit, y + side * 0.25 * unit, z - 0.04 * unit)
        parts.append(
            ellipsoid((0.12 * unit, 0.10 * unit, 0.08 * unit), place, hole, Surface.MATTE, 10)
        )
    return parts


def _nostrils(frame: Frame, shape: Proportions, skull: Mesh, color: str) -> list[Mesh]:
    tip, drop = shape.snout_tip, shape.snout_drop
    turn = math.radians(48)
    parts = []
    for side in (1, -1):
        ray = (-math.cos(turn), -side * math.sin(turn), 0)
        aim = (1 - 1.1 * tip, 0.1 * side * tip, -drop + 0.25 * tip)
        origin = frame.point(aim[0] - 2 * ray[0], aim[1] - 2 * ray[1], aim[2])
        place = hit(skull, origin, frame.direction(*ray))
        unit = frame.scale * tip * shape.nose
        parts.append(
            ellipsoid((0.16 * unit, 0.10 * unit, 0.22 * unit), place, color, Surface.MATTE, 12)
        )
    return parts


def _disc(frame: Frame, shape: Proportions, skull: Mesh, color: str) -> list[Mesh]:
    tip = shape.snout_tip
    x, y, z = frame.point(1 - 0.12 * tip, 0, -shape.snout_drop)
    unit = frame.scale * tip
    parts = [ellipsoid((0.30 * unit, 1.12 * unit, 1.0 * unit), (x, y, z), color, Surface.SKIN)]
    for side in (1, -1):
        place = (x + 0.24 * unit, y + side * 0.40 * unit, z + 0.05 * unit)
        hole = (0.12 * unit, 0.17 * unit, 0.30 * unit)
        parts.append(ellipsoid(hole, place, blend(color, "#401010", 0.7), Surface.MATTE, 12))
    return parts


def _lips(species: Species, shape: Proportions, frame: Frame, skull: Mesh) -> list[Mesh]:
    if species.word("nose_kind", "button") == "disc":
        return []
    tip, drop = shape.snout_tip, shape.snout_drop
    line = species.color("lip", "#221a18")
    aim = (1 - 1.3 * tip - 0.12 * shape.snout, 0.0)
    turns = np.linspace(0, math.radians(118), 12)
    smile = species.number("smile", 0.75)
    path = []
    for place, turn in enumerate(turns):
        share = place / 11
        # high under the nose, low at the flews, and up again to the corner: a smile
        rise = tip * (0.30 * math.exp(-((share / 0.16) ** 2)) + smile * share**2.5)
        z = -drop - 0.78 * tip + rise
        ray = (-math.cos(turn), -math.sin(turn), 0.0)
        origin = frame.point(aim[0] - 2 * ray[0], aim[1] - 2 * ray[1], z)
        found = struck(skull, origin, frame.direction(*ray))
        if found is not None:
            path.append(found)
    if len(path) < 4:
        return []
    radii = 0.055 * tip * frame.scale * np.interp(np.linspace(0, 1, len(path)), [0.7, 1], [1, 0.35])
    side = tube(np.array(path, np.float32), radii.astype(np.float32), line, Surface.MATTE, 6)
    parts = [side, mirrored(side)]
    if species.word("nose_kind", "button") == "button":
        top = hit(skull, frame.point(3, 0, -drop + 0.1 * tip), frame.direction(-1, 0, 0))
        groove = capsule(top, path[0], 0.045 * tip * frame.scale, None, line, Surface.MATTE, 6)
        parts.append(groove)
    return parts


def _tongue(species: Species, shape: Proportions, frame: Frame) -> list[Mesh]:
    tip, drop, base = shape.snout_tip, shape.snout_drop, shape.snout_base
    start = frame.point(1 - shape.snout, 0, -0.24 * base - 0.03)
    end = frame.point(1 - 1.5 * tip, 0, -drop - 0.26 * tip)
    flat = capsule(
        (0, 0, 0), (1, 0, 0), 0.30, 0.26, species.color("tongue", "#c9656c"), Surface.SKIN
    )
    along = np.asarray(end) - np.asarray(start)
    length = float(np.linalg.norm(along))
    pitch = math.atan2(-along[2], along[0])
    turn = np.array(
        [[math.cos(pitch), 0, math.sin(pitch)], [0, 1, 0], [-math.sin(pitch), 0, math.cos(pitch)]],
        np.float32,
    )
    wide = 2.2 * tip * frame.scale * shape.snout_width
    thin = 0.5 * tip * frame.scale
    return [flat.moved(scale=(length, wide, thin)).moved(start, turn)]


def _fangs(shape: Proportions, frame: Frame) -> tuple[Mesh, Mesh]:
    tip, drop = shape.snout_tip, shape.snout_drop
    ivory = "#f3ecd8"
    upper, lower = [], []
    for side in (1, -1):
        y = side * 0.62 * tip * shape.snout_width
        root = frame.point(1 - 1.15 * tip, y, -drop - 0.55 * tip)
        point = frame.point(1 - 1.12 * tip, y * 0.95, -drop - 1.25 * tip)
        upper.append(
            capsule(
                root,
                point,
                0.13 * tip * frame.scale,
                0.02 * tip * frame.scale,
                ivory,
                Surface.PLASTIC,
                8,
            )
        )
        root = frame.point(1 - 1.35 * tip, y * 0.7, -drop - 0.95 * tip)
        point = frame.point(1 - 1.30 * tip, y * 0.7, -drop - 0.45 * tip)
        lower.append(
            capsule(
                root,
                point,
                0.11 * tip * frame.scale,
                0.02 * tip * frame.scale,
                ivory,
                Surface.PLASTIC,
                8,
            )
        )
    return join(upper), join(lower)


def _teeth(species: Species, shape: Proportions, frame: Frame, skull: Mesh) -> list[Mesh]:
    """A row of `teeth` a side under the edge of the snout, shown even when the mouth is closed."""
    count = int(species.number("teeth", 0))
    tip = shape.snout_tip
    parts = []
    for place in range(count):
        share = place / max(count - 1, 1)
        x = 1 - 1.1 * tip - share * (0.72 * shape.snout)
        y = 0.86 * (tip * shape.snout_width * (1 - share) + shape.snout_base * 0.8 * share)
        root = hit(skull, frame.point(x, y, -1.5), frame.direction(0, 0, 1))
        long = (0.16 - 0.09 * share + 0.03 * (place % 2)) * 0.62 * frame.scale
        start = (root[0], root[1], root[2] + 0.3 * long)
        end = (root[0] + 0.1 * long, root[1] * 1.02, root[2] - long)
        tooth = capsule(start, end, 0.30 * long, 0.03 * long, "#f3ecd8", Surface.PLASTIC, 5)
        parts += [tooth, mirrored(tooth)]
    return parts


def _ears(species: Species, shape: Proportions, frame: Frame, skull: Mesh) -> list[Mesh]:
    kind = species.word("ears", "drop")
    if kind == "none":
        return []
    outline, seat, sunk, cup, start, end, back = _ear_style(kind, species, shape, frame)
    turn = math.radians(species.number("ear_seat", seat))
    ray = np.array([0.0, math.sin(turn), math.cos(turn)])
    aim = np.array([shape.ear_back, 0.35 * shape.ear_spread, 0.05])
    surface = hit(skull, frame.point(*(aim + 2 * ray)), frame.direction(*-ray))
    root = np.asarray(surface) - sunk * frame.scale * np.asarray(frame.direction(*ray))
    outside = species.coat("ears", species.coat())
    inside = species.color("inner_ear", "#d8a79b")
    if kind == "drop":
        # a hanging ear hides its inside
        inside = blend(outside, "#c08a7c", 0.35)
    size = (shape.ear * frame.scale, shape.ear_width * frame.scale)
    left = ear(outline, root, start, end, back, *size, (outside, inside), cup, species.surface)
    return [left, mirrored(left)]


def _ear_style(
    kind: str, species: Species, shape: Proportions, frame: Frame
) -> tuple[str, float, float, float, Point, Point, Point]:
    """Outline, seat (degrees from the crown), how deep it sits, cup, start, end and back."""
    if kind == "drop":
        return "drop", 48, 0.09, 0.22, (-0.1, 1.0, 0.05), (0.14, 0.10, -1.0), (0.0, 0.3, 1.0)
    if kind == "cow":
        return "leaf", 58, 0.04, 0.55, (-0.1, 1.0, 0.15), (-0.1, 1.0, -0.25), (-0.5, 0.0, 1.0)
    if kind == "fan":
        start, end = (-0.62, 0.78, 0.0), (-0.62, 0.78, -0.02)
        return "round", 72, 0.04, 0.10, start, end, (-0.78, -0.62, 0.0)
    out = math.radians(shape.ear_out)
    lean = species.number("ear_lean", -0.15)
    up = frame.direction(lean, math.sin(out), math.cos(out))
    return kind, 32, 0.04, 0.55, up, up, (-1.0, 0.55, 0.0)


def whiskers(species: Species, shape: Proportions, frame: Frame) -> list[Mesh]:
    """Three long hairs a side, for the animals that are known by them."""
    length = species.number("whiskers", 0.0)
    if length <= 0:
        return []
    tip, drop = shape.snout_tip, shape.snout_drop
    color = species.color("whiskers", "#f4f1ea")
    hairs = []
    for rise in (-0.22, 0.0, 0.22):
        y = 0.95 * tip * shape.snout_width
        start = (1 - 1.2 * tip, y * 0.9, -drop - 0.35 * tip + 0.25 * tip * rise)
        share = np.linspace(0, 1, 6)[:, None]
        away = np.array([-0.28, 1.0, rise]) * length * share + np.array([0, 0, -0.16]) * (
            length * share**2
        )
        path = [frame.point(*(np.asarray(start) + step)) for step in away]
        radii = 0.006 * frame.scale * np.linspace(1.0, 0.35, 6)
        hairs.append(
            tube(
                np.array(path, np.float32),
                radii.astype(np.float32),
                color,
                Surface.HAIR,
                4,
                caps=False,
            )
        )
    left = join(hairs)
    return [left, mirrored(left)]
