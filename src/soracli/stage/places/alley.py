"""A narrow back alley running away from the camera: brick walls, fire escapes, bins, one lamp."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.performance import Lamp, SetPiece
from soracli.stage.places.facades import skyline
from soracli.stage.places.land import patch, patched, strip
from soracli.stage.places.lights import WARM
from soracli.stage.places.occasion import Occasion
from soracli.stage.shapes import cylinder, ellipsoid, lathe, tube
from soracli.stage.things.boxes import crate_mesh
from soracli.stage.things.buildings import windows_on
from soracli.stage.things.forms import boxes, turn
from soracli.stage.things.outdoors import barrel, bin_, dumpster, fire_escape, trash_bag

_HALF = 4.9
_END = 22.0


def alley(on: Occasion) -> SetPiece:
    """Walls at x = -4.9 and x = 4.9 and across the end; open behind the camera to a street."""
    lamps = (
        Lamp((-4.2, 7.2, 3.5), (WARM[0] * 3.4, WARM[1] * 3.4, WARM[2] * 3.4), 0.12),
        Lamp((2.6, _END - 0.6, 3.1), (1.9, 1.1, 0.6), 0.1),
        Lamp((4.2, -2.2, 3.4), (2.0, 1.7, 1.3), 0.1),
        Lamp((4.2, -8.0, 3.6), (1.9, 2.1, 2.6), 0.1),
        Lamp((-4.2, -12.0, 3.6), (1.6, 1.1, 0.7), 0.1),
    )
    return SetPiece(
        name="alley",
        mesh=join([_ground(on), _walls(on), _clutter(on), _lamp_heads(on, lamps)]),
        ground="snow" if on.snowy else "asphalt",
        reach=5.0,
        length=13.0,
        lengthwise=np.pi / 2,
        colliders=(
            Collider("box", (0.5, 30.0, 6.0), (-_HALF - 0.5, 0.0, 6.0)),
            Collider("box", (0.5, 30.0, 6.0), (_HALF + 0.5, 0.0, 6.0)),
            Collider("box", (8.0, 0.5, 6.0), (0.0, _END + 0.5, 6.0)),
        ),
        lamps=lamps,
        far_color="#55575a",
        far_level=-0.3,
    )


def _ground(on: Occasion) -> Mesh:
    floor = strip((-9, 9), (-46, 24), 0.0, "#3f4144", Surface.ASPHALT, 40)
    gutter = strip((-0.35, 0.35), (3.5, 22), 0.004, "#35373a", Surface.CONCRETE, 2)
    chance = on.chance(40)
    puddles = []
    for x, y, r in (
        (-2.4, 3.6, 0.8),
        (1.7, 5.8, 1.1),
        (-0.6, 9.5, 1.0),
        (2.9, -4.6, 0.8),
        (-3.6, -6.0, 1.1),
        (0.8, 15.0, 1.3),
    ):
        angle = np.linspace(0, 2 * np.pi, 22, endpoint=False)
        wobble = r * (1 + 0.22 * np.sin(2 * angle + chance.uniform(0, 6)) + 0.1 * np.sin(5 * angle))
        rim = np.stack([x + wobble * np.cos(angle) * 1.3, y + wobble * np.sin(angle)], axis=1)
        puddles.append(patch(rim.astype(np.float32), 0.006, "#1a2026", Surface.GLASS))
    return join([patched(floor, 0.2, on.seed, 3.0), gutter, *(puddles if on.wet else ())])


def _walls(on: Occasion) -> Mesh:
    parts = [
        boxes([(-_HALF - 2, -8, 7)], (4, 60, 15), "#7d4234", Surface.BRICK),
        boxes([(_HALF + 2, -8, 8)], (4, 60, 17), "#6b4a3c", Surface.BRICK),
        boxes([(0, _END + 2, 6)], (24, 4, 13), "#5f4a44", Surface.BRICK),
        boxes([(s * (_HALF + 0.02), -8, 0.35) for s in (-1, 1)], (0.16, 60, 0.9), "#4b4744", 19),
    ]
    rows = [
        (y, z) for y in (-12.5, -8.5, -4.5, 0.5, 5.0, 9.5, 14.0, 18.5) for z in (5.2, 8.4, 11.6)
    ]
    left = np.array([(-_HALF - 0.0, y, z) for y, z in rows])
    right = np.array([(_HALF, y + 1.4, z) for y, z in rows])
    parts.append(windows_on(left, (1, 0), 1.1, 1.6, "#8f8a80"))
    parts.append(windows_on(right, (-1, 0), 1.1, 1.6, "#8f8a80"))
    parts.append(
        windows_on(
            np.array([(x, _END, z) for x in (-4.0, 0.2, 4.4) for z in (6.2, 9.6)]),
            (0, -1),
            1.2,
            1.7,
            "#8f8a80",
        )
    )
    parts.append(fire_escape(3).moved((-_HALF, 11.0, 1.1), turn(np.pi / 2)))
    parts.append(fire_escape(4).moved((_HALF, 4.0, 0.6), turn(-np.pi / 2)))
    parts.append(fire_escape(3).moved((_HALF, -14.0, 0.6), turn(-np.pi / 2)))
    for x, y in ((-_HALF + 0.12, 4.4), (_HALF - 0.12, 9.4), (_HALF - 0.12, -3.2)):
        parts.append(tube([(x, y, 0), (x, y, 14)], 0.07, "#4a4d50", Surface.METAL, 8))
    parts += [
        _doorway((-_HALF, 7.2), turn(np.pi / 2), "#3f5a4c"),
        _doorway((2.6, _END), turn(0), "#6b2f28"),
        _doorway((_HALF, -6.0), turn(-np.pi / 2), "#394a5c"),
    ]
    wires = [[(-_HALF, y, 9.0), (0, y + 0.5, 8.3), (_HALF, y + 1, 9.4)] for y in (8.0, 13.5)]
    parts += [tube(wire, 0.015, "#17181a", Surface.RUBBER, 4, caps=False) for wire in wires]
    back = skyline(on, 62.0, (-2.3, -0.84), (14, 34), 9, 41)
    return join([*parts, back])


def _doorway(at: tuple[float, float], rotation: Numbers, color: str) -> Mesh:
    return join(
        [
            boxes([(0, -0.02, 1.2)], (1.4, 0.1, 2.5), "#55504a", Surface.CONCRETE),
            boxes([(0, -0.06, 1.12)], (1.05, 0.1, 2.15), color, Surface.METAL),
            boxes([(0, -0.4, 0.09)], (1.5, 0.8, 0.18), "#77736c", Surface.CONCRETE),
            boxes([(0, -0.4, 2.75)], (1.7, 0.8, 0.08), "#34373a", Surface.METAL),
            ellipsoid(0.05, (0.38, -0.14, 1.05), "#b9a25a", Surface.METAL, 8),
        ]
    ).moved((*at, 0), rotation)


def _lamp_heads(on: Occasion, lamps: tuple[Lamp, ...]) -> Mesh:
    glow = Surface.EMISSIVE if on.lit else Surface.GLASS
    parts = []
    for lamp in lamps:
        x, y, z = lamp.position
        parts.append(ellipsoid(0.1, (x, y, z - 0.04), "#ffd9a0", glow, 12))
        parts.append(
            lathe([(0.26, 0), (0.1, 0.14), (0.03, 0.2)], "#2b2f33", 6, 16).moved((x, y, z))
        )
        wall = -_HALF if x < -3 else _HALF if x > 3.5 else x
        out = (wall, y, z + 0.2) if wall != x else (x, y + 0.6, z + 0.2)
        parts.append(tube([(x, y, z + 0.18), out], 0.025, "#2b2f33", Surface.METAL, 6))
    return join(parts)


def _clutter(on: Occasion) -> Mesh:
    crate = crate_mesh("#8a6238", "#6d4a2a")
    parts = [
        dumpster().moved((_HALF - 0.75, 6.6, 0), turn(-np.pi / 2)),
        dumpster("#39506b").moved((-_HALF + 0.8, 15.0, 0), turn(np.pi / 2)),
        bin_("#55595c").moved((-_HALF + 0.5, 4.5, 0)),
        bin_("#55595c").moved((-_HALF + 1.1, 4.9, 0)),
        crate.moved((_HALF - 0.6, 10.4, 0)),
        crate.moved((_HALF - 0.62, 10.3, 0.7), turn(0.25)),
        crate.moved((_HALF - 1.35, 10.8, 0), turn(0.6)),
        barrel("#4b5a66").moved((-_HALF + 0.6, 9.6, 0)),
    ]
    for k, (x, y) in enumerate(
        ((-4.3, 5.6), (-3.9, 6.1), (3.9, 8.4), (4.3, 8.9), (-4.2, 16.8), (4.2, -4.6), (-4.3, -5.2))
    ):
        parts.append(trash_bag(on.seed + k).moved((x, y, 0), turn(k * 1.3)))
    pallet = boxes([(0, 0, z) for z in np.linspace(0.1, 1.1, 6)], (1.2, 0.05, 0.13), "#8f7348", 9)
    parts.append(pallet.moved((3.9, _END - 0.3, 0), turn(0, 0, -0.2)))
    pipe = cylinder(
        (-_HALF + 0.6, 19.0, 0.8), (-_HALF + 0.6, 19.0, 2.4), 0.5, color="#6f757a", surface=6
    )
    return join([*parts, pipe])
