"""Birds: a drop of a body on two thin legs, a beak, and wings spread at rest."""

import math
from dataclasses import replace

import numpy as np

from soracli.stage.animals.clay import Armature, Clay, Frame, mirrored
from soracli.stage.animals.eyes import eye, lids
from soracli.stage.animals.noise import noise, smooth
from soracli.stage.animals.plumage import fanned, feather
from soracli.stage.animals.rays import hit
from soracli.stage.animals.species import Species, blend
from soracli.stage.figure import Collider, Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, join, linear
from soracli.stage.shapes import capsule, ellipsoid, lathe, tube


def build_bird(species: Species) -> Figure:
    """The figure of a bird; `size` is its wingspan, and the unit of its body half of that."""
    unit = 0.5 * species.size
    build = _Build(species)
    armature = _skeleton(build, unit)
    frame = Frame((0.0, 0.0, build.hip * unit), unit)
    body = _body(armature, build, frame)
    parts = [body, *_face(armature, build, frame, body), *_legs(armature, build, unit)]
    parts += _tail(armature, build, frame)
    parts += _wings(armature, build, frame)
    mesh = join(parts)
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    length, width, height = (float(side) for side in high - low)
    head = armature.index("head")
    hx, _, hz = build.head
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
                (0.8 * build.girth * unit,),
                frame.point(-0.5 * build.length, 0, 0),
                frame.point(0.4 * build.length, 0, 0),
            ),
        ),
        anchors={
            "mouth": (head, frame.point(hx + build.skull + build.beak, 0, hz)),
            "eyes": (head, frame.point(hx + 0.6 * build.skull, 0, hz + 0.2 * build.skull)),
            "top": (head, frame.point(hx, 0, hz + build.skull)),
        },
    )


class _Build:
    """The proportions of one bird, in half wingspans, from its traits."""

    def __init__(self, species: Species) -> None:
        number = species.number
        self.species = species
        self.length = number("body", 0.42)
        self.girth = number("girth", 0.135)
        self.tilt = math.radians(number("tilt", 14.0))
        self.neck = number("neck", 0.14)
        self.skull = number("skull", 0.085)
        self.beak = number("beak", 0.11)
        self.leg = number("leg", 0.20)
        self.tail = number("tail", 0.30)
        self.chord = number("chord", 0.26)
        # an upright bird sits higher over its feet
        upright = 0.46 * self.length * math.sin(self.tilt) - 0.35 * self.girth
        self.hip = self.leg + 0.55 * self.girth + max(0.0, upright)
        cosine, sine = math.cos(self.tilt), math.sin(self.tilt)
        front = 0.42 * self.length
        self.breast = (front * cosine, 0.0, front * sine)
        pitch = math.radians(number("neck_pitch", 58.0))
        self.head = (
            self.breast[0] + 0.3 * self.girth + self.neck * math.cos(pitch),
            0.0,
            self.breast[2] + 0.35 * self.girth + self.neck * math.sin(pitch),
        )
        self.rear = (-0.5 * self.length * cosine, 0.0, -0.5 * self.length * sine)


def _skeleton(build: _Build, unit: float) -> Armature:
    frame = Frame((0.0, 0.0, build.hip * unit), unit)
    armature = Armature()
    armature.add("root", None, frame.point(0, 0, 0))
    armature.add("neck", "root", frame.point(build.breast[0], 0, build.breast[2] + 0.2 * build.girth))
    armature.add("head", "neck", frame.point(*build.head))
    armature.add("jaw", "head", frame.point(build.head[0] + 0.5 * build.skull, 0, build.head[2] - 0.25 * build.skull))
    armature.add("tail", "root", frame.point(*build.rear))
    shoulder, elbow, _ = _arm(build)
    drop = math.radians(build.species.number("wing_drop", 0.0))
    elbow = shoulder + _about_x(-drop) @ (elbow - shoulder)
    for mark, side in (("L", 1), ("R", -1)):
        armature.add(f"wing.inner.{mark}", "root", frame.point(shoulder[0], side * shoulder[1], shoulder[2]))
        armature.add(f"wing.outer.{mark}", f"wing.inner.{mark}", frame.point(elbow[0], side * elbow[1], elbow[2]))
    for mark, side in (("L", 1), ("R", -1)):
        y = side * 0.5 * build.girth * unit
        armature.add(f"leg.{mark}", "root", (0, y, build.hip * unit))
        armature.add(f"foot.{mark}", f"leg.{mark}", (0, y, 0.03 * build.leg * unit))
    return armature


def _arm(build: _Build) -> tuple[Floats, Floats, Floats]:
    """Shoulder, wrist and tip of the left wing, about the middle of the body."""
    sweep = build.species.number("sweep", 0.06)
    shoulder = np.array([0.5 * build.breast[0], build.species.number("shoulder", 0.55) * build.girth, 0.55 * build.girth + 0.5 * build.breast[2]])
    wrist = shoulder + np.array([0.10, 0.40 - 0.4 * build.girth, 0.05])
    reach = build.species.number("wing_reach", 1.0)
    tip = np.array([wrist[0] - 0.12 - sweep, reach, wrist[2] + 0.015])
    return shoulder, wrist, tip


def _body(armature: Armature, build: _Build, frame: Frame) -> Mesh:
    species = build.species
    clay = Clay(armature, frame)
    color = species.coat()
    girth, length = build.girth, build.length
    clay.lump((0, 0, 0), (0.52 * length, 0.92 * girth, girth), "root", color, pitch=-build.tilt)
    breast = (0.55 * build.breast[0], 0.0, 0.55 * build.breast[2] - 0.14 * girth)
    clay.lump(breast, (0.30 * length, 0.92 * girth, 0.98 * girth), "root", color, pitch=-build.tilt)
    rear = (1.15 * build.rear[0], 0.0, 1.15 * build.rear[2])
    clay.cone((0, 0, 0.05 * girth), rear, (0.75 * girth, 0.22 * girth), "root", color)
    base = (0.8 * build.breast[0], 0.0, 0.8 * build.breast[2] + 0.1 * girth)
    skull = build.skull
    thick = species.number("neck_thick", 0.75)
    clay.cone(base, build.head, (0.72 * girth, thick * skull), "neck", color)
    clay.lump(build.head, (1.05 * skull, 0.95 * skull, skull), "head", color)
    if species.flag("tufts"):
        x, _, z = build.head
        clay.cone((x, 0.45 * skull, z + 0.7 * skull), (x - 0.1 * skull, 0.75 * skull, z + 1.5 * skull), (0.22 * skull, 0.05 * skull), "head", color)
        clay.cone((x, -0.45 * skull, z + 0.7 * skull), (x - 0.1 * skull, -0.75 * skull, z + 1.5 * skull), (0.22 * skull, 0.05 * skull), "head", color)
    if build.leg > 0.08:
        for mark, side in (("L", 1), ("R", -1)):
            knee = (-0.02, side * 0.5 * girth, -0.55 * girth - 0.12 * build.leg)
            clay.cone((0.0, side * 0.45 * girth, -0.3 * girth), knee, (0.36 * girth, 0.14 * girth), f"leg.{mark}", color)
    mesh = clay.melt(species.number("cell", 0.020), 0.05, species.surface, 0.04)
    mesh.colors[:] = _paint(mesh, build, frame)
    return mesh


def _paint(mesh: Mesh, build: _Build, frame: Frame) -> Floats:
    species = build.species
    place = (mesh.vertices - np.asarray(frame.origin, np.float32)) / frame.scale
    x, z = place[:, 0], place[:, 2]
    ragged = species.number("ragged", 1.0) * noise(place * 22, species.seed)
    level = mesh.normals[:, 2] + 0.25 * ragged + 0.6 * (x - build.breast[0]) * (x > 0) * -1
    hx, _, hz = build.head
    away = np.linalg.norm(place - np.asarray(build.head, np.float32), axis=1) / build.skull
    marks = {
        "belly": smooth(0.05, -0.25, level),
        "chest": smooth(0.15, 0.45, mesh.normals[:, 0] + 0.15 * ragged) * smooth(-0.05, 0.05, x),
        "hood": smooth(1.75, 1.55, away + 0.12 * ragged),
        "cap": smooth(1.5, 1.3, away) * smooth(0.10, 0.25, (z - hz) / build.skull),
        "face": smooth(1.25, 1.05, away + 0.08 * ragged) * smooth(0.1, 0.4, (x - hx) / build.skull),
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


def _face(armature: Armature, build: _Build, frame: Frame, body: Mesh) -> list[Mesh]:
    species, skull = build.species, build.skull
    x, _, z = build.head
    side = math.radians(species.number("eye_side", 62.0))
    gaze = (math.cos(side), math.sin(side), 0.05)
    aim = (x + 0.30 * skull, 0.2 * skull * math.cos(side), z + 0.22 * skull)
    origin = frame.point(aim[0] + gaze[0], aim[1] + gaze[1], aim[2] + gaze[2])
    surface = np.asarray(hit(body, origin, (-gaze[0], -gaze[1], -gaze[2])))
    radius = species.number("eye", 0.24) * skull * frame.scale
    center = surface - np.asarray(gaze) * radius * 0.5
    parts = []
    if species.marked("disc"):
        disc = ellipsoid((0.35 * radius, 2.0 * radius, 2.2 * radius), (0, 0, 0), species.coat("disc"), Surface.FEATHER)
        turn = np.array([[gaze[0], -gaze[1], 0], [gaze[1], gaze[0], 0], [0, 0, 1]], np.float32)
        parts.append(disc.moved(rotation=turn).moved(surface - np.asarray(gaze) * 0.15 * radius))
    ball = eye(
        center,
        radius,
        gaze,
        species.color("eyes", "#2b1d12"),
        species.color("eye_white", "#1a1512"),
        iris_share=0.95,
        pupil_share=species.number("pupil", 0.6),
    )
    cover = lids(
        center,
        1.02 * radius,
        gaze,
        blend(species.coat("face", species.coat("hood")), "#000000", 0.15),
        upper=species.number("lid", 52.0),
        lower=58.0,
        surface=Surface.FEATHER,
        tilt=species.number("eye_tilt", 0.0),
    )
    parts += [ball, cover]
    left = join(parts)
    head = armature.index("head")
    upper, lower = _beak(build, frame)
    return [
        join([left, mirrored(left), upper, *_comb(build, frame)]).bound_to(head),
        lower.bound_to(armature.index("jaw")),
    ]


def _comb(build: _Build, frame: Frame) -> list[Mesh]:
    """A hen's comb and wattles."""
    tall = build.species.number("comb", 0.0) * build.skull
    if tall <= 0:
        return []
    x, _, z = build.head
    color, unit = build.species.color("comb", "#c8302a"), frame.scale
    parts = []
    for ahead, rise in ((0.55, 0.75), (0.2, 1.0), (-0.2, 0.95), (-0.55, 0.7)):
        center = frame.point(x + ahead * build.skull, 0, z + 0.85 * build.skull + 0.2 * tall * rise)
        radii = (0.26 * build.skull * unit, 0.10 * build.skull * unit, 0.55 * tall * rise * unit)
        parts.append(ellipsoid(radii, center, color, Surface.SKIN, 12))
    for side in (1, -1):
        center = frame.point(x + 0.85 * build.skull, side * 0.2 * build.skull, z - 0.75 * build.skull)
        radii = (0.16 * tall * unit, 0.10 * tall * unit, 0.42 * tall * unit)
        parts.append(ellipsoid(radii, center, color, Surface.SKIN, 10))
    return parts


def _beak(build: _Build, frame: Frame) -> tuple[Mesh, Mesh]:
    species, skull, long = build.species, build.skull, build.beak
    x, _, z = build.head
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
    path: Floats, radii: Floats, frame: Frame, color: str, flat: float, level: float
) -> Mesh:
    """A tube in body units, widened sideways by `flat`."""
    points = np.array([frame.point(*point) for point in path], np.float32)
    mesh = tube(points, radii * frame.scale, color, Surface.PLASTIC, 12)
    mesh.vertices[:, 1] *= flat
    if flat > 1.2:
        middle = frame.origin[2] + frame.scale * level
        mesh.vertices[:, 2] = middle + 0.55 * (mesh.vertices[:, 2] - middle)
    return mesh


def _legs(armature: Armature, build: _Build, unit: float) -> list[Mesh]:
    color = build.species.color("legs", "#e0a32e")
    thin = build.species.number("leg_thick", 0.013) * unit
    toe = build.species.number("toe", 0.09) * unit
    parts = []
    for mark in ("L", "R"):
        hip, foot = armature.at(f"leg.{mark}"), armature.at(f"foot.{mark}")
        knee_high = min((build.leg + 0.35 * build.girth) * unit, 0.95 * hip[2])
        shank = tube(
            np.array([(-0.02 * unit, hip[1], knee_high), (0.0, hip[1], thin)], np.float32),
            thin,
            color,
            Surface.SKIN,
            8,
        )
        parts.append(shank.bound_to(armature.index(f"leg.{mark}")))
        pads = []
        for turn in (-0.45, 0.0, 0.45, math.pi):
            reach = toe * (0.55 if turn == math.pi else 1.0)
            end = (foot[0] + reach * math.cos(turn), foot[1] + reach * math.sin(turn), 0.35 * thin)
            pads.append(capsule((foot[0], foot[1], 0.9 * thin), end, 0.85 * thin, 0.3 * thin, color, Surface.SKIN, 6))
        if build.species.flag("webbed"):
            pads.append(_web(foot, toe, thin, color))
        parts.append(join(pads).bound_to(armature.index(f"foot.{mark}")))
    return parts


def _web(foot: tuple[float, float, float], toe: float, thin: float, color: str) -> Mesh:
    turns = np.linspace(-0.45, 0.45, 7)
    rim = [(foot[0] + 0.9 * toe * math.cos(t), foot[1] + 0.9 * toe * math.sin(t)) for t in turns]
    profile = np.array([(0, 0), (0.3, 0.2), (0, 0.4)], np.float32) * thin
    web = lathe(profile, color, Surface.SKIN, 8)
    points = np.array([(foot[0], foot[1], 0.5 * thin), *[(x, y, 0.4 * thin) for x, y in rim]], np.float32)
    faces = np.array([(0, place, place + 1) for place in range(1, len(points) - 1)], np.int32)
    return replace(
        web,
        vertices=points,
        normals=np.tile(np.array([0, 0, 1], np.float32), (len(points), 1)),
        colors=np.tile(linear(color), (len(points), 1)),
        faces=faces,
        surfaces=np.full(len(faces), Surface.SKIN, np.uint8),
        bones=np.zeros((len(points), 4), np.int16),
        weights=np.tile(np.array([1, 0, 0, 0], np.float32), (len(points), 1)),
    )


def _tail(armature: Armature, build: _Build, frame: Frame) -> list[Mesh]:
    species = build.species
    count = int(species.number("tail_feathers", 7))
    spread = math.radians(species.number("tail_spread", 26.0))
    droop = species.number("tail_drop", 0.12)
    root = (0.92 * build.rear[0], 0.0, 0.92 * build.rear[2] + 0.02)
    fork = species.number("fork", 0.0)
    colors = (species.coat("tail", species.coat()), species.coat("tail_tip", species.coat("tail", species.coat())))
    parts = []
    for place in range(count):
        turn = spread * (2 * place / (count - 1) - 1)
        middle = 1 - abs(2 * place / (count - 1) - 1)
        long = build.tail * (1 - fork * middle)
        along = frame.direction(-math.cos(turn), math.sin(turn), -droop)
        base = frame.point(root[0], 0.35 * build.girth * math.sin(turn), root[2] + 0.012 * middle)
        parts.append(
            feather(base, along, long * frame.scale, 0.055 * frame.scale * species.number("tail_width", 1.0), colors, tip_share=0.2)
        )
    return [join(parts).bound_to(armature.index("tail"))]


def _wings(armature: Armature, build: _Build, frame: Frame) -> list[Mesh]:
    left = _hung(_wing(armature, build, frame), armature, build)
    meshes = list(left)
    swap = {
        armature.index(f"wing.{part}.L"): armature.index(f"wing.{part}.R")
        for part in ("inner", "outer")
    }
    for mesh in left:
        twin = mirrored(mesh)
        bones = twin.bones.copy()
        for here, there in swap.items():
            bones[twin.bones == here] = there
        meshes.append(replace(twin, bones=bones))
    return meshes


def _hung(wing: list[Mesh], armature: Armature, build: _Build) -> list[Mesh]:
    """The left wing let down from the shoulder by the `wing_drop` of birds that do not fly."""
    drop = math.radians(build.species.number("wing_drop", 0.0))
    if drop == 0:
        return wing
    pivot = np.array(armature.at("wing.inner.L"))
    turn = _about_x(-drop)
    return [mesh.moved(-pivot).moved(pivot, turn) for mesh in wing]


def _about_x(angle: float) -> Floats:
    cosine, sine = math.cos(angle), math.sin(angle)
    return np.array([[1, 0, 0], [0, cosine, -sine], [0, sine, cosine]], np.float32)


def _wing(armature: Armature, build: _Build, frame: Frame) -> list[Mesh]:
    """Arm, flight feathers of arm and hand, and coverts over both, on the left."""
    species = build.species
    shoulder, wrist, tip = _arm(build)
    inner, outer = armature.index("wing.inner.L"), armature.index("wing.outer.L")
    coat = species.coat("wing", species.coat())
    flight = species.coat("flight", coat)
    ends = species.coat("wing_tip", flight)
    thick = 0.034
    limbs = [
        capsule(frame.point(*shoulder), frame.point(*wrist), thick * frame.scale, 0.8 * thick * frame.scale, coat, Surface.FEATHER).bound_to(inner),
        capsule(frame.point(*wrist), frame.point(*(wrist + 0.45 * (tip - wrist))), 0.8 * thick * frame.scale, 0.3 * thick * frame.scale, coat, Surface.FEATHER).bound_to(outer),
    ]
    pointed = species.number("pointed", 0.8)
    rows: list[Mesh] = []
    chord, fingers = build.chord, int(species.number("primaries", 9))
    # primaries fan from the wrist: the outermost runs along the wing, the innermost straight back
    share = np.linspace(0, 1, fingers)
    roots = wrist + (0.42 * (1 - share))[:, None] * (tip - wrist) * np.array([1, 1, 1])
    reach = np.linalg.norm(tip - wrist)
    angle = np.radians(8) + share**0.9 * np.radians(78)
    aim = np.stack([-np.sin(angle), np.cos(angle), 0 * angle], axis=1)
    long = (1 - share) * 0.60 * reach + share * chord + 0.30 * (1 - pointed) * reach * share * (1 - share)
    rows += [part.bound_to(outer) for part in fanned(_placed(roots, frame), aim, long * frame.scale, 0.052 * frame.scale, [(flight, ends)] * fingers, species.number("tip_share", 0.35), 0.0015 * frame.scale)]
    count = int(species.number("secondaries", 8))
    share = np.linspace(0, 1, count)
    roots = wrist + share[:, None] * (shoulder - wrist) - np.array([0, 0, 0.006])
    aim = np.stack([-np.ones(count), 0.10 - 0.25 * share, 0 * share], axis=1)
    long = chord * (1 - 0.06 * share)
    trail = species.coat("trailing", flight)
    rows += [part.bound_to(inner) for part in fanned(_placed(roots, frame), aim, long * frame.scale, 0.048 * frame.scale, [(flight, trail)] * count, 0.15, -0.0015 * frame.scale)]
    rows += _coverts(build, frame, shoulder, wrist, tip, (inner, outer), coat)
    return limbs + rows


def _coverts(
    build: _Build, frame: Frame, shoulder: Floats, wrist: Floats, tip: Floats, joints: tuple[int, int], coat: str
) -> list[Mesh]:
    parts = []
    for start, end, joint, count in ((shoulder, wrist, joints[0], 7), (wrist, wrist + 0.5 * (tip - wrist), joints[1], 6)):
        for place in range(count):
            share = (place + 0.3) / count
            root = start + share * (end - start) + np.array([0.022, 0, 0.016])
            aim = (-1.0, 0.25 if joint == joints[0] else 0.75, -0.06)
            long = 0.50 * build.chord * (1.0 if joint == joints[0] else 1 - 0.35 * share)
            part = feather(frame.point(*root), aim, long * frame.scale, 0.048 * frame.scale, (coat, coat), tip_share=0.2)
            parts.append(part.bound_to(joint))
    return parts


def _placed(points: Floats, frame: Frame) -> Floats:
    return np.array([frame.point(*point) for point in points])
