"""Swimmers: fish, sharks, dolphins and whales, as one spindle with fins."""

import math

import numpy as np

from soracli.stage.animals.clay import Armature, Frame, Numbers, mirrored
from soracli.stage.animals.eyes import eye
from soracli.stage.animals.finish import finished
from soracli.stage.animals.noise import noise, smooth
from soracli.stage.animals.rays import hit, struck
from soracli.stage.animals.species import Species
from soracli.stage.figure import Collider, Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, join, linear, unit
from soracli.stage.shapes import sheet, tube

# x of the joints in body lengths, the snout at +0.5 and the fork of the tail at -0.42
_HEAD, _TAIL_1, _TAIL_2 = 0.20, -0.14, -0.34


def build_fish(species: Species) -> Figure:
    """The figure of a swimmer; `size` is its length. It rests with its belly at z = 0."""
    size, deep = species.size, species.number("depth", 0.15)
    frame = Frame((0.0, 0.0, deep * size * 1.02), size)
    armature = _skeleton(species, frame, deep)
    body = _body(armature, species, frame)
    parts = [body, *_face(armature, species, frame, body), *_fins(armature, species, frame)]
    trunk = (frame.point(-0.25, 0, 0), frame.point(0.35, 0, 0))
    head = armature.index("head")
    return finished(
        species,
        armature,
        parts,
        (Collider("capsule", (0.8 * deep * size,), *trunk),),
        {
            "mouth": (head, frame.point(0.48, 0, -0.2 * deep)),
            "eyes": (head, frame.point(0.36, 0, 0.2 * deep)),
            "top": (head, frame.point(0.3, 0, deep)),
        },
    )


def _skeleton(species: Species, frame: Frame, deep: float) -> Armature:
    armature = Armature()
    armature.add("root", None, frame.origin)
    armature.add("head", "root", frame.point(_HEAD, 0, 0))
    armature.add("tail.1", "root", frame.point(_TAIL_1, 0, 0))
    armature.add("tail.2", "tail.1", frame.point(_TAIL_2, 0, 0))
    x, y = species.number("fin_x", 0.14), 0.75 * species.number("width", 0.085)
    armature.add("fin.L", "root", frame.point(x, y, -0.4 * deep))
    armature.add("fin.R", "root", frame.point(x, -y, -0.4 * deep))
    return armature


def _profile(species: Species, x: Numbers) -> tuple[Numbers, Numbers]:
    """Half height and half width of the body along x, in body lengths."""
    front = species.number("bluntness", 0.62)
    share = np.clip((0.5 - x) / 0.9, 0, 1)
    waist = species.number("waist", 0.16)
    nose = np.clip(share / 0.36, 0, 1)
    bow = np.sqrt(np.clip(1 - (1 - nose) ** 2, 0, 1)) ** (1.7 - front)
    stern = waist + (1 - waist) * (1 - np.clip((share - 0.34) / 0.66, 0, 1) ** 1.35)
    form = np.where(share < 0.36, bow, np.minimum(stern, 1))
    deep = species.number("depth", 0.15) * form
    wide = species.number("width", 0.085) * form ** np.where(share < 0.36, 1.0, 1.25)
    return deep, wide


def _body(armature: Armature, species: Species, frame: Frame) -> Mesh:
    """The spindle as rings, each bound smoothly to the joints along it."""
    rings, around = 56, 32
    x = 0.05 + 0.45 * np.cos(np.linspace(0, np.pi, rings))[::-1]
    deep, wide = _profile(species, x)
    turn = np.linspace(0, 2 * np.pi, around, endpoint=False)
    arch = species.number("arch", 0.0) * np.sin(np.pi * np.clip((x + 0.4) / 0.9, 0, 1))
    points = np.stack(
        [
            np.broadcast_to(x[:, None], (rings, around)),
            wide[:, None] * np.sin(turn)[None],
            deep[:, None] * -np.cos(turn)[None] + arch[:, None],
        ],
        axis=-1,
    )
    if species.flag("beak"):
        _draw_out_beak(points, species.number("beak", 0.0))
    placed = np.asarray(frame.origin) + frame.scale * points
    mesh = sheet(placed[:, ::-1].astype(np.float32), species.coat(), species.surface, closed=True)
    mesh.colors[:] = _paint(mesh, species, frame)
    return _bound(mesh, armature, frame)


def _draw_out_beak(points: Numbers, length: float) -> None:
    """Push the tip of the snout forward into a bottle nose (in place)."""
    share = smooth(0.46, 0.5, points[..., 0].astype(np.float32))
    points[..., 0] += length * share
    points[..., 2] -= 0.022 * share


def _bound(mesh: Mesh, armature: Armature, frame: Frame) -> Mesh:
    """Weights by x: head, root, tail.1, tail.2, blended over a fifth of the length."""
    x = (mesh.vertices[:, 0] - frame.origin[0]) / frame.scale
    names = ("tail.2", "tail.1", "root", "head")
    centers = np.array(
        [_TAIL_2 - 0.06, 0.5 * (_TAIL_1 + _TAIL_2), 0.5 * (_TAIL_1 + _HEAD), _HEAD + 0.10]
    )
    for place, name in enumerate(names):
        hat = np.zeros(4)
        hat[place] = 1
        mesh.weights[:, place] = np.interp(x, centers, hat)
        mesh.bones[:, place] = armature.index(name)
    return mesh


def _paint(mesh: Mesh, species: Species, frame: Frame) -> Floats:
    place = (mesh.vertices - np.asarray(frame.origin, np.float32)) / frame.scale
    deep = species.number("depth", 0.15)
    x, z = place[:, 0], place[:, 2] / deep
    ragged = 0.12 * noise(place * 14, species.seed)
    colors = mesh.colors
    line = species.number("belly_line", -0.15)
    colors = _over(colors, species.coat("belly"), smooth(line + 0.14, line - 0.14, z + ragged))
    colors = _over(colors, species.coat("back"), smooth(0.25, 0.7, z + ragged))
    if species.pattern == "tabby" or species.flag("bars"):
        count = species.number("bars", 3.0)
        wave = np.abs(((0.42 - x) / 0.8 * count) % 1 - 0.45)
        bar = smooth(0.17, 0.13, wave) * smooth(0.44, 0.40, x)
        colors = _over(
            colors,
            species.coat("edge", "#20160f"),
            smooth(0.23, 0.19, wave) * smooth(0.44, 0.40, x),
        )
        colors = _over(colors, species.coat("pattern", "#fbf6ec"), bar)
    if species.pattern == "spots":
        specks = smooth(0.35, 0.5, noise(place * 40, species.seed)) * smooth(-0.2, 0.2, z)
        colors = _over(colors, species.coat("pattern", "#2b2a28"), specks)
    if species.pattern == "orca":
        side = np.abs(place[:, 1]) / species.number("width", 0.085)
        patch = np.hypot((x - 0.30) / 0.055, (z - 0.30) / 0.22)
        colors = _over(
            colors, species.coat("belly"), smooth(1.1, 0.9, patch) * smooth(0.2, 0.5, side)
        )
    return colors


def _over(colors: Floats, color: str, share: Numbers) -> Floats:
    amount = np.clip(share, 0, 1)[:, None]
    return (colors * (1 - amount) + linear(color) * amount).astype(np.float32)


def _face(armature: Armature, species: Species, frame: Frame, body: Mesh) -> list[Mesh]:
    deep, wide = species.number("depth", 0.15), species.number("width", 0.085)
    x = species.number("eye_x", 0.36)
    z = species.number("eye_z", 0.18) * deep
    side = math.radians(species.number("eye_side", 72.0))
    gaze = (math.cos(side), math.sin(side), 0.05)
    origin = frame.point(x + gaze[0], gaze[1], z + 0.05)
    surface = np.asarray(hit(body, origin, (-gaze[0], -gaze[1], -gaze[2])))
    radius = species.number("eye", 0.024) * frame.scale
    ball = eye(
        surface - np.asarray(gaze) * radius * 0.45,
        radius,
        gaze,
        species.color("eyes", "#c9a83a"),
        species.color("eye_white", "#e9e4d4"),
        iris_share=0.85,
        pupil_share=0.62,
    )
    parts = [ball, mirrored(ball)]
    parts += _mouth(species, frame, body, deep)
    if species.flag("gills"):
        parts += _gills(species, frame, body, wide, deep)
    return [join(parts).bound_to(armature.index("head"))]


def _mouth(species: Species, frame: Frame, body: Mesh, deep: float) -> list[Mesh]:
    color = species.color("lip", "#2a2222")
    level = species.number("mouth_z", -0.12) * deep
    smile = species.number("smile", 0.10) * deep
    back = species.number("mouth", 0.10)
    tip = 0.5 + species.number("beak", 0.0)
    path = []
    for share in np.linspace(0, 1, 9):
        x = tip - 0.006 - (back + species.number("beak", 0.0)) * share
        z = level + smile * (share**2 - 0.25 * math.sin(math.pi * share))
        path.append(struck(body, frame.point(x, 0.5, z), (0, -1, 0)))
    found = [point for point in path if point is not None]
    if len(found) < 3:
        return []
    front = (found[0][0] + 0.004 * frame.scale, 0.0, found[0][2])
    radii = 0.0045 * frame.scale * np.array([1.0] * len(found) + [0.5])
    side = tube(
        np.array([front, *found], np.float32), radii.astype(np.float32), color, Surface.MATTE, 6
    )
    return [side, mirrored(side)]


def _gills(species: Species, frame: Frame, body: Mesh, wide: float, deep: float) -> list[Mesh]:
    slits = []
    for place in range(int(species.number("gills", 1))):
        x = 0.235 - 0.022 * place
        path = []
        for share in np.linspace(-0.42, 0.36, 6):
            bent = x - 0.03 * math.cos(2.0 * share)
            path.append(hit(body, frame.point(bent, 4 * wide, share * deep), (0, -1, 0)))
        width = 0.0035 * frame.scale
        slit = tube(
            np.array(path, np.float32), width, species.color("gill", "#3a3f45"), Surface.MATTE, 5
        )
        slits += [slit, mirrored(slit)]
    return slits


def _fins(armature: Armature, species: Species, frame: Frame) -> list[Mesh]:
    deep, wide = species.number("depth", 0.15), species.number("width", 0.085)
    back = species.coat("fins", species.coat("back"))
    tall = species.number("dorsal", 0.13)
    x = species.number("dorsal_x", 0.06)
    long = species.number("dorsal_length", 0.16)
    top = deep * 0.9 + species.number("arch", 0.0)
    parts = []
    if tall > 0:
        sweep = species.number("sweep", 0.12)
        dorsal = _blade((x, 0, top - 0.03), (long, 0, 0), (-sweep, 0, tall + 0.03), frame, back)
        parts.append(_bound(dorsal, armature, frame))
    reach = species.number("fin", 0.16)
    drop = species.number("fin_drop", -0.35)
    root = (species.number("fin_x", 0.14), 0.72 * wide, -0.42 * deep)
    side = _blade(root, (0.10, 0, 0.0), (-0.55 * reach, reach, drop * reach), frame, back)
    parts.append(side.bound_to(armature.index("fin.L")))
    parts.append(mirrored(side).bound_to(armature.index("fin.R")))
    parts += _flukes(armature, species, frame, back)
    anal = species.number("anal", 0.06)
    if anal > 0:
        under = _blade((-0.16, 0, -0.62 * deep), (0.09, 0, 0), (-0.07, 0, -anal), frame, back)
        parts.append(_bound(under, armature, frame))
    return parts


def _flukes(armature: Armature, species: Species, frame: Frame, color: str) -> list[Mesh]:
    """The tail fin: upright for fish and sharks, level for dolphins and whales."""
    span = species.number("fluke", 0.15)
    uneven = species.number("uneven", 0.0)
    root = (-0.36, 0.0, 0.0)
    level = species.flag("level_tail")
    parts = []
    for side in (1, -1):
        reach = span * (1 + uneven * side)
        tip = (-0.16 - 0.3 * uneven * side, 0.0, side * reach)
        if level:
            tip = (tip[0], tip[2], 0.0)
        blade = _blade(
            root, (0.02, 0, 0), tip, frame, color, 0.12, (0, 0, 1) if level else (0, 1, 0)
        )
        parts.append(blade.bound_to(armature.index("tail.2")))
    return parts


def _blade(
    root: tuple[float, float, float],
    base: tuple[float, float, float],
    tip: tuple[float, float, float],
    frame: Frame,
    color: str,
    chord: float | None = None,
    flat: tuple[float, float, float] | None = None,
) -> Mesh:
    """A fin from a base line through `root` to a tip (relative to it), thick in the middle."""
    rows, columns = 9, 9
    start = np.asarray(root)
    line = np.asarray(base, np.float64)
    chord = chord if chord is not None else float(np.linalg.norm(line))
    ahead = np.array([1.0, 0, 0])
    out = np.asarray(tip, np.float64)
    face = np.cross(out, ahead) if flat is None else np.asarray(flat, np.float64)
    face = face / np.linalg.norm(face)
    share = np.linspace(0, 1, rows)
    points = np.zeros((rows, 2 * columns, 3))
    for row, part in enumerate(share):
        width = chord * (1 - part) ** 0.62 * (1 - 0.15 * part) + 0.006
        # swept back along a curve, so that the leading edge is a bow
        middle = (
            start
            + out * part
            + ahead * (0.22 * np.linalg.norm(out) * np.sin(np.pi * part * 0.8) * 0.5)
        )
        across = np.linspace(0.5, -0.5, columns)
        thick = 0.075 * width * np.sqrt(np.clip(1 - (2 * across) ** 2, 0, 1)) * (1 - 0.7 * part)
        points[row, :columns] = middle + ahead * (across * width)[:, None] + face * thick[:, None]
        points[row, columns:] = (
            middle + ahead * (across[::-1] * width)[:, None] - face * thick[::-1, None]
        )
    placed = np.asarray(frame.origin) + frame.scale * points
    mesh = sheet(placed.astype(np.float32), color, Surface.SKIN, closed=True)
    shade = (0.75 + 0.25 * np.repeat(share, 2 * columns))[:, None]
    mesh.colors[:] = mesh.colors * shade.astype(np.float32)
    mesh.normals[:] = unit(mesh.normals)
    return mesh
