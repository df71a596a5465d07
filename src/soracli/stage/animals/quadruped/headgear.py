"""What grows on heads: horns, antlers, tusks, trunks, manes and beards."""

from collections.abc import Callable

import numpy as np

from soracli.stage.animals.clay import Armature, Clay, Frame, Numbers, mirrored
from soracli.stage.animals.quadruped.proportions import Proportions
from soracli.stage.animals.quadruped.skeleton import head_frame, neck_path
from soracli.stage.animals.species import Species, blend
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.shapes import tube

Path = list[tuple[float, float, float]]


def headgear(armature: Armature, species: Species, shape: Proportions) -> list[Mesh]:
    """Everything of this kind that the species wears, bound to the head (manes to the neck too)."""
    frame = head_frame(armature, species.size, shape)
    head = armature.index("head")
    meshes = []
    grow = _HORNS.get(species.word("horns", ""))
    if grow is not None:
        meshes.append(grow(species, shape, frame).bound_to(head))
    if species.flag("trunk_nose"):
        meshes.append(_trunk(armature, species, shape, frame))
    if species.flag("tusks"):
        meshes.append(_tusks(species, shape, frame).bound_to(head))
    mane = species.word("mane", "")
    if mane == "lion":
        meshes.append(_lion_mane(armature, species, shape, frame))
    elif mane:
        meshes.append(_crest(armature, species, shape, tall=mane == "zebra"))
    if species.flag("topknot"):
        meshes.append(_topknot(armature, species, shape, frame))
    if species.flag("goatee"):
        clay = Clay(armature, frame)
        clay.cone((0.72, 0, -0.22), (0.66, 0, -0.52), (0.055, 0.012), "jaw", species.coat("chest"))
        meshes.append(clay.melt(0.02, 0.02, Surface.HAIR, 0.02))
    return meshes


def _pair(paths: list[Path], radii: list[float], color: str, frame: Frame) -> Mesh:
    """Tapering tubes along paths in the frame of the head, and their twins on the right."""
    parts = []
    for path in paths:
        points = _curve(np.array([frame.point(*point) for point in path]), 4)
        width = np.interp(np.linspace(0, 1, len(points)), np.linspace(0, 1, len(radii)), radii)
        parts.append(
            tube(
                points.astype(np.float32),
                (width * frame.scale).astype(np.float32),
                color,
                Surface.PLASTIC,
                9,
            )
        )
    left = join(parts)
    return join([left, mirrored(left)])


def _curve(points: Numbers, finer: int) -> Numbers:
    """A Catmull-Rom curve through points (P, 3)."""
    padded = np.concatenate([[2 * points[0] - points[1]], points, [2 * points[-1] - points[-2]]])
    found = []
    for place in range(len(points) - 1):
        a, b, c, d = padded[place : place + 4]
        for share in np.linspace(0, 1, finer, endpoint=False):
            square, cube = share * share, share**3
            found.append(
                0.5
                * (
                    2 * b
                    + (c - a) * share
                    + (2 * a - 5 * b + 4 * c - d) * square
                    + (3 * b - a - 3 * c + d) * cube
                )
            )
    found.append(points[-1])
    return np.array(found)


def _top(shape: Proportions) -> float:
    return shape.skull_height + 0.04


def _cow_horns(species: Species, shape: Proportions, frame: Frame) -> Mesh:
    wide, top = shape.skull_width, _top(shape)
    path = [
        (0.12, 0.5 * wide, top - 0.06),
        (0.12, 1.25 * wide, top),
        (0.20, 1.65 * wide, top + 0.22),
    ]
    return _pair([path], [0.062, 0.05, 0.012], species.color("horns", "#e4d8c0"), frame)


def _goat_horns(species: Species, shape: Proportions, frame: Frame) -> Mesh:
    top = _top(shape)
    path = [
        (0.26, 0.09, top - 0.05),
        (0.20, 0.12, top + 0.22),
        (0.02, 0.16, top + 0.36),
        (-0.16, 0.21, top + 0.36),
    ]
    return _pair([path], [0.06, 0.055, 0.04, 0.01], species.color("horns", "#6e6254"), frame)


def _ram_horns(species: Species, shape: Proportions, frame: Frame) -> Mesh:
    wide = shape.skull_width
    turn = np.linspace(0, 1.55 * 2 * np.pi * 0.72, 9)
    path = [
        (
            0.18 - 0.17 * float(np.sin(angle)),
            0.6 * wide + 0.05 * float(angle),
            0.08 + 0.19 * float(np.cos(angle)),
        )
        for angle in turn
    ]
    return _pair([path], [0.085, 0.075, 0.06, 0.015], species.color("horns", "#8a7a62"), frame)


def _antlers(species: Species, shape: Proportions, frame: Frame) -> Mesh:
    top = _top(shape)
    beam: Path = [
        (0.22, 0.09, top - 0.06),
        (0.10, 0.26, top + 0.22),
        (-0.02, 0.48, top + 0.48),
        (0.06, 0.56, top + 0.85),
        (0.22, 0.48, top + 1.1),
    ]
    tines: list[Path] = [
        [(0.15, 0.18, top + 0.10), (0.36, 0.22, top + 0.22), (0.46, 0.22, top + 0.42)],
        [(0.03, 0.40, top + 0.40), (0.24, 0.44, top + 0.52), (0.32, 0.40, top + 0.74)],
        [(0.03, 0.55, top + 0.75), (-0.14, 0.66, top + 0.92), (-0.14, 0.68, top + 1.1)],
    ]
    color = species.color("horns", "#8a6f4e")
    return join(
        [
            _pair([beam], [0.05, 0.045, 0.04, 0.032, 0.012], color, frame),
            _pair(tines, [0.034, 0.026, 0.008], color, frame),
        ]
    )


def _knobs(species: Species, shape: Proportions, frame: Frame) -> Mesh:
    top = _top(shape)
    path = [(0.20, 0.11, top - 0.08), (0.15, 0.14, top + 0.10), (0.12, 0.15, top + 0.22)]
    return _pair([path], [0.038, 0.032, 0.05], species.color("horns", "#5a4030"), frame)


def _unicorn(species: Species, shape: Proportions, frame: Frame) -> Mesh:
    top = _top(shape)
    path = np.array([frame.point(0.42 + 0.30 * s, 0, top - 0.08 + 0.62 * s) for s in (0, 0.5, 1)])
    radii = np.array([0.045, 0.03, 0.004]) * frame.scale
    return tube(
        path.astype(np.float32),
        radii.astype(np.float32),
        species.color("horns", "#f0d9a0"),
        Surface.METAL,
        10,
    )


def _nose_horn(species: Species, shape: Proportions, frame: Frame) -> Mesh:
    color = species.color("horns", "#8d8577")
    parts = []
    for x, z, tall, thick in ((0.86, 0.02, 0.42, 0.085), (0.66, 0.10, 0.20, 0.07)):
        path = np.array(
            [
                frame.point(x, 0, z),
                frame.point(x + 0.05, 0, z + 0.5 * tall),
                frame.point(x, 0, z + tall),
            ]
        )
        radii = np.array([1.0, 0.62, 0.1]) * thick * frame.scale
        parts.append(
            tube(path.astype(np.float32), radii.astype(np.float32), color, Surface.LEATHER, 10)
        )
    return join(parts)


def _dragon_horns(species: Species, shape: Proportions, frame: Frame) -> Mesh:
    wide, top = shape.skull_width, _top(shape)
    color = species.color("horns", "#d8c9a6")
    great: Path = [
        (0.16, 0.55 * wide, top - 0.10),
        (-0.08, 0.85 * wide, top + 0.10),
        (-0.34, 1.0 * wide, top + 0.16),
        (-0.58, 0.95 * wide, top + 0.34),
    ]
    lesser: list[Path] = [
        [(0.14, 0.9 * wide, 0.02), (-0.06, 1.3 * wide, -0.02), (-0.24, 1.45 * wide, 0.03)],
        [(0.22, 0.85 * wide, -0.14), (0.06, 1.2 * wide, -0.22), (-0.08, 1.3 * wide, -0.26)],
    ]
    small = _pair(lesser, [0.045, 0.032, 0.006], color, frame)
    return join([_pair([great], [0.085, 0.07, 0.05, 0.008], color, frame), small])


_HORNS: dict[str, Callable[[Species, Proportions, Frame], Mesh]] = {
    "cow": _cow_horns,
    "goat": _goat_horns,
    "ram": _ram_horns,
    "antlers": _antlers,
    "knobs": _knobs,
    "unicorn": _unicorn,
    "rhino": _nose_horn,
    "dragon": _dragon_horns,
}


def _trunk(armature: Armature, species: Species, shape: Proportions, frame: Frame) -> Mesh:
    """An elephant's trunk: hangs from the face, its end curling forward."""
    drop = shape.snout_drop
    points = np.array(
        [
            frame.point(*point)
            for point in (
                (0.66, 0, 0.02),
                (0.90, 0, -drop - 0.05),
                (1.03, 0, -drop - 0.36),
                (1.04, 0, -drop - 0.76),
                (1.04, 0, -drop - 1.02),
                (1.14, 0, -drop - 1.22),
                (1.32, 0, -drop - 1.26),
            )
        ]
    )
    curve = _curve(points, 6)
    share = np.linspace(0, 1, len(curve))
    rings = 1 + 0.035 * np.sin(share * 150)
    radii = frame.scale * (0.20 * (1 - share) ** 1.3 + 0.062) * rings
    mesh = tube(
        curve.astype(np.float32), radii.astype(np.float32), species.coat(), species.surface, 16
    )
    return mesh.bound_to(armature.index("head"))


def _tusks(species: Species, shape: Proportions, frame: Frame) -> Mesh:
    drop, wide = shape.snout_drop, shape.snout_base
    path = [
        (0.78, 0.75 * wide, -drop - 0.12),
        (1.02, 0.95 * wide, -drop - 0.40),
        (1.34, 0.95 * wide, -drop - 0.38),
    ]
    scale = species.number("tusks", 1.0)
    root = np.array(path[0])
    path = [tuple(root + scale * (np.array(point) - root)) for point in path]
    radii = [0.058 * scale**0.5, 0.05 * scale**0.5, 0.014]
    return _pair([path], radii, species.color("tusks", "#efe6d2"), frame)


def _topknot(armature: Armature, species: Species, shape: Proportions, frame: Frame) -> Mesh:
    """A cap of curls."""
    clay = Clay(armature, frame)
    wide, top = 0.62 * shape.skull_width, shape.skull_height + 0.05
    for x, y in ((0.30, 0), (0.14, 0), (0.24, wide), (0.24, -wide), (0.06, wide), (0.06, -wide)):
        clay.lump((x, y, top - 0.25 * abs(y)), (0.13, 0.11, 0.10), "head", species.coat())
    return clay.melt(0.05, 0.05, species.surface, 0.02)


def _lion_mane(armature: Armature, species: Species, shape: Proportions, frame: Frame) -> Mesh:
    """Locks in three rings around the face, swept back over neck and breast."""
    clay = Clay(armature, frame)
    color, dark = species.coat("mane", "#7a4a1e"), species.coat("mane_tip", "#4a2a12")
    wide, high = shape.skull_width, shape.skull_height
    clay.lump((0.06, 0, -0.02), (0.24, wide + 0.14, high + 0.16), "head", color)
    clay.lump((-0.20, 0, -0.14), (0.30, wide + 0.16, high + 0.20), "neck", color)
    clay.lump((-0.16, 0, -0.46), (0.24, 0.28, 0.36), "neck", dark)
    for ring, (x, out, length) in enumerate(
        ((0.22, 1.12, 0.15), (0.02, 1.38, 0.20), (-0.24, 1.4, 0.24))
    ):
        for place in range(16):
            turn = 2 * np.pi * (place + 0.5 * (ring % 2)) / 16
            side, up = float(np.sin(turn)), float(np.cos(turn))
            low = 1.5 if up < -0.2 else 1.0
            root = (x, wide * out * side, 0.02 + high * out * up)
            tip = (x - 0.20, root[1] + length * side, root[2] + length * low * up - 0.05)
            shade = color if place % 2 else blend(color, dark, 0.6)
            clay.cone(root, tip, (0.12, 0.05), "head" if ring < 2 else "neck", shade)
    return clay.melt(0.072, 0.05, Surface.FUR, 0.14, 0.05)


def _crest(armature: Armature, species: Species, shape: Proportions, tall: bool) -> Mesh:
    """A horse's mane falls to one side of the neck; a zebra's stands; both have a forelock."""
    size = species.size
    clay = Clay(armature, Frame(scale=size))
    color = species.coat("mane", "#2a1d16")
    path = neck_path(shape, 9)
    radii = np.linspace(shape.neck_base, shape.neck_top, 9)
    up = np.array([-np.sin(np.radians(shape.neck_pitch)), 0, np.cos(np.radians(shape.neck_pitch))])
    if tall:
        ridge = (path + up * (radii * 0.9 + 0.008)[:, None]).astype(np.float32)
        clay.chain(ridge, [0.8 * shape.neck_top**0.5 * 0.1] * 9, ["neck"] * 8, color)
        crown = (path + up * (radii * 0.9 + 0.035)[:, None]).astype(np.float32)
        clay.chain(crown, [0.018] * 9, ["neck"] * 8, color)
        return clay.melt(0.022, 0.02, Surface.HAIR, 0.05)
    for place in range(9):
        root = path[place] + up * radii[place] * 0.9
        joint = "head" if place == 8 else "neck"
        clay.lump(tuple(root), (0.05, 0.035, 0.04), joint, color)
        tip = root + np.array([-0.02, 1.15 * radii[place], -0.9 * radii[place] - 0.06])
        middle = root + np.array([-0.01, 0.85 * radii[place], -0.02])
        clay.cone(tuple(root), tuple(middle), (0.036, 0.034), joint, color)
        clay.cone(tuple(middle), tuple(tip), (0.034, 0.012), joint, color)
    if not tall:
        frame = head_frame(armature, size, shape)
        lock = Clay(armature, frame)
        lock.cone(
            (0.10, 0, _top(shape) - 0.02),
            (0.40, 0.0, shape.skull_height + 0.0),
            (0.06, 0.02),
            "head",
            color,
        )
        clay.limbs.extend(lock.limbs)
    return clay.melt(0.02, 0.018, Surface.HAIR, 0.05)
