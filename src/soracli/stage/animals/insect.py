"""Insects: a body in three parts, six legs, feelers and four wings."""

from collections.abc import Sequence

import numpy as np

from soracli.stage.animals.clay import Armature, Clay, Frame, mirrored
from soracli.stage.animals.eyes import eye
from soracli.stage.animals.finish import finished
from soracli.stage.animals.species import Species
from soracli.stage.animals.wings import fan, membrane, veined
from soracli.stage.figure import Collider, Figure
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join, linear
from soracli.stage.shapes import ellipsoid, sheet, tube


def build_insect(species: Species) -> Figure:
    """The figure of an insect; `size` is its wingspan, and its unit half of that."""
    unit = 0.5 * species.size
    height = species.number("stance", 0.16) * unit
    armature = Armature()
    armature.add("root", None, (0, 0, height))
    thorax = species.number("thorax", 0.11)
    armature.add("head", "root", (1.05 * thorax * unit, 0, height + 0.02 * unit))
    ahead, level = species.number("wing_ahead", 0.04), height + 0.7 * thorax * unit
    for name, x in (("wing", ahead), ("wing.hind", ahead - 0.06)):
        for mark, side in (("L", 1), ("R", -1)):
            armature.add(f"{name}.{mark}", "root", (x * unit, side * 0.5 * thorax * unit, level))
    frame = Frame((0.0, 0.0, height), unit)
    parts = [_body(armature, species, frame), _face(armature, species, frame)]
    parts += [_feelers(armature, species, frame), _legs(armature, species, frame, height)]
    parts += _wings(armature, species, unit)
    return finished(
        species,
        armature,
        parts,
        (Collider("sphere", (0.3 * unit,), (0.0, 0.0, height)),),
        {
            "mouth": (1, frame.point(2.2 * thorax, 0, 0)),
            "eyes": (1, frame.point(1.9 * thorax, 0, 0.04)),
            "top": (1, frame.point(1.6 * thorax, 0, 1.2 * thorax)),
        },
    )


def _body(armature: Armature, species: Species, frame: Frame) -> Mesh:
    clay = Clay(armature, frame)
    thorax = species.number("thorax", 0.11)
    length = species.number("abdomen", 0.42)
    thick = species.number("abdomen_width", 0.075)
    color = species.color("body", "#2a211c")
    clay.lump((0, 0, 0), (1.15 * thorax, 0.9 * thorax, 0.95 * thorax), "root", color)
    taper = species.number("abdomen_taper", 0.45)
    droop = species.number("droop", 0.05)
    start, end = (-0.8 * thorax, 0.0, -0.01), (-0.8 * thorax - length, 0.0, -droop)
    clay.cone(start, end, (thick, thick * taper), "root", color)
    if species.flag("bulb"):
        middle = (-0.9 * thorax - 0.5 * length, 0.0, -0.5 * droop)
        clay.lump(middle, (0.55 * length, 1.15 * thick, 1.1 * thick), "root", color)
    head = 0.62 * thorax * species.number("head", 1.0)
    clay.lump((1.55 * thorax, 0, 0.01), (head, 1.15 * head, head), "head", color)
    mesh = clay.melt(species.number("cell", 0.022), 0.03, species.surface, 0.02)
    stripes = int(species.number("bands", 0))
    if stripes:
        x = (mesh.vertices[:, 0] - frame.origin[0]) / frame.scale
        along = (-0.6 * thorax - x) / (length + 0.3 * thorax)
        band = (np.sin(2 * np.pi * stripes * along) < 0) & (along > 0)
        mesh.colors[band] = linear(species.color("band", "#1d1712"))
    return mesh


def _face(armature: Armature, species: Species, frame: Frame) -> Mesh:
    thorax = species.number("thorax", 0.11)
    head = 0.62 * thorax * species.number("head", 1.0)
    size = species.number("eye", 0.5) * head
    center = frame.point(1.55 * thorax + 0.45 * head, 0.75 * head, 0.01 + 0.3 * head)
    ball = eye(
        center,
        size * frame.scale,
        (0.8, 0.75, 0.1),
        species.color("eyes", "#3a2415"),
        species.color("eye_white", "#e6dccf"),
        pupil_share=0.6,
    )
    return join([ball, mirrored(ball)]).bound_to(armature.index("head"))


def _feelers(armature: Armature, species: Species, frame: Frame) -> Mesh:
    thorax = species.number("thorax", 0.11)
    reach = species.number("feelers", 0.34)
    color = species.color("feelers", species.color("body", "#2a211c"))
    share = np.linspace(0, 1, 7)
    path = np.array(
        [
            frame.point(
                1.8 * thorax + reach * part * 0.85,
                0.25 * thorax + reach * part * 0.5,
                0.5 * thorax + reach * 0.55 * float(np.sin(part * 2.1)),
            )
            for part in share
        ],
        np.float32,
    )
    thin = 0.010 * frame.scale
    feeler = tube(path, thin, color, Surface.MATTE, 5)
    club = ellipsoid(2.4 * thin, tuple(path[-1]), color, Surface.MATTE, 8)
    left = join([feeler, club])
    return join([left, mirrored(left)]).bound_to(armature.index("head"))


def _legs(armature: Armature, species: Species, frame: Frame, height: float) -> Mesh:
    thorax = species.number("thorax", 0.11)
    color = species.color("legs", species.color("body", "#2a211c"))
    # the round ends of the feet rest on the ground
    floor = 0.010 - height / frame.scale
    parts = []
    for x in (0.55, 0.0, -0.5):
        knee = (thorax * x * 1.5, 1.35 * thorax, 0.35 * floor)
        path = [
            (thorax * x, 0.5 * thorax, 0.3 * floor),
            knee,
            (thorax * x * 2.4, 1.9 * thorax, floor),
        ]
        points = np.array([frame.point(*point) for point in path], np.float32)
        parts.append(tube(points, 0.010 * frame.scale, color, Surface.MATTE, 5))
    left = join(parts)
    return join([left, mirrored(left)]).bound_to(armature.index("root"))


def _wings(armature: Armature, species: Species, unit: float) -> list[Mesh]:
    meshes = []
    shape = species.word("wings", "butterfly")
    for name in ("wing", "wing.hind"):
        root = armature.at(f"{name}.L")
        left = _WINGS[shape](species, name == "wing.hind", root, unit)
        meshes.append(left.bound_to(armature.index(f"{name}.L")))
        meshes.append(mirrored(left).bound_to(armature.index(f"{name}.R")))
    return meshes


def _butterfly_wing(
    species: Species, hind: bool, root: tuple[float, float, float], unit: float
) -> Mesh:
    colors = (
        species.coat(),
        species.color("border", "#1c1512"),
        species.color("dots", "#fbf6ea"),
    )
    if hind:
        root = (root[0], root[1], root[2] - 0.015 * unit)
        outline = [(8, 0.50), (-18, 0.66), (-40, 0.74), (-62, 0.70), (-82, 0.58), (-100, 0.36)]
        points, out, across = fan(root, _scaled(outline, unit), 0.06, 6, 0.02)
        return veined(points, out, across, colors, 6, 0.80)
    outline = [(52, 0.72), (44, 1.12), (36, 1.20), (22, 1.03), (8, 0.86), (-8, 0.74), (-22, 0.62)]
    points, out, across = fan(root, _scaled(outline, unit), 0.03, 6, 0.05)
    return veined(points, out, across, colors, 7, 0.82)


def _clear_wing(
    species: Species, hind: bool, root: tuple[float, float, float], unit: float
) -> Mesh:
    spread = species.number("wing_width", 1.0)
    middle, reach = (-22.0, 0.66) if hind else (6.0, 0.95)
    middle += species.number("wing_sweep", 0.0)
    outline = [
        (middle + 16 * spread, 0.55 * reach),
        (middle + 9 * spread, 0.98 * reach),
        (middle, reach),
        (middle - 9 * spread, 0.92 * reach),
        (middle - 16 * spread, 0.5 * reach),
    ]
    points, _, across = fan(root, _scaled(outline, unit), 0.0, 1, 0.02, (9, 17))
    color = species.color("wings", "#dfe9f2")
    return membrane(points, across, color, species.color("veins", "#8d98a3"), 4)


def _case_wing(species: Species, hind: bool, root: tuple[float, float, float], unit: float) -> Mesh:
    """A beetle: the fore wings are half a dome over the back, the hind ones are clear."""
    if hind:
        return _clear_wing(species, hind, root, unit)
    polar, turn = np.meshgrid(
        np.linspace(0.02, 0.5 * np.pi, 14), np.linspace(0, np.pi, 22), indexing="ij"
    )
    long, wide, tall = 0.46 * unit, 0.42 * unit, 0.40 * unit
    points = np.stack(
        [
            root[0] - 0.40 * unit + long * np.sin(polar) * np.cos(turn),
            0.008 * unit + wide * np.sin(polar) * np.sin(turn),
            root[2] - 0.22 * unit + tall * np.cos(polar),
        ],
        axis=-1,
    ).astype(np.float32)
    mesh = sheet(points, species.coat(), Surface.PLASTIC)
    flat = (mesh.vertices[:, :2] - np.array([root[0] - 0.40 * unit, 0])) / unit
    for x, y, size in ((0.20, 0.16, 0.085), (-0.06, 0.27, 0.085), (-0.26, 0.13, 0.085)):
        mesh.colors[np.hypot(flat[:, 0] - x, flat[:, 1] - y) < size] = linear("#171414")
    return mesh


def _scaled(outline: Sequence[tuple[float, float]], unit: float) -> list[tuple[float, float]]:
    return [(angle, reach * unit) for angle, reach in outline]


_WINGS = {"butterfly": _butterfly_wing, "clear": _clear_wing, "case": _case_wing}
