"""Where things are made and kept: workshop, warehouse, factory."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import pendant, put, sign
from soracli.stage.places.lights import COOL, NEUTRAL, WARM, lamps_at
from soracli.stage.places.markings import stripe
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.shell import (
    Opening,
    Shell,
    ceiling_lights,
    outside,
    shell_mesh,
    shell_walls,
)
from soracli.stage.places.shelving import pallet_rack
from soracli.stage.shapes import cylinder, ellipsoid, lathe, torus, tube
from soracli.stage.things.forms import block, boxes, copies, turn
from soracli.stage.things.vehicles import parked

_STEEL, _BLACK, _YELLOW = "#9aa1a7", "#26282b", "#f2b632"


def garage(on: Occasion) -> SetPiece:
    """A workshop for cars: one on the lift, tools on the wall, benches, tires, a rolling door."""
    shell = Shell(-6.5, 6.5, -12.5, 5.8, 3.9, ("#77797b", Surface.CONCRETE),
        ("#c4c8c6", Surface.BRICK), "#8b9094", dado="#2f5a7a", dado_high=1.0,
        dado_surface=Surface.BRICK, trim="", openings=(
        Opening("left", -3.5, 3.0, 1.4, 2.8, (4, 2), "#3a3f45"),))  # fmt: skip
    grid = [(x, y) for x in (-3.0, 3.0) for y in (-8.0, -3.5, 1.0, 4.0)]
    lamps = lamps_at([(x, y, 3.6) for x in (-3.0, 3.0) for y in (-6.0, 0.0, 3.4)], 1.25, COOL)
    mesh = [shell_mesh(shell), outside(on, shell, "town"),
        ceiling_lights(grid, 3.9, (0.2, 1.8), "#f4f9ff"), _lift(), _tools(), _tires()]  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (2.3, 1.0, 0.9), (2.7, 4.1, 0.9)),
        Collider("box", (1.5, 0.4, 0.5), (-3.6, 5.3, 0.5)))  # fmt: skip
    return SetPiece("garage", join(mesh), "concrete", 2.8, walls, lamps, indoor=True)


def _lift() -> Mesh:
    """A red car on a two-post lift, a tool trolley beside it."""
    car = parked("car", "#b5202b").moved((2.7, 4.1, 1.25))
    posts = [boxes([(x, 4.1, 1.5)], (0.3, 0.4, 3.0), "#2a5a9a", Surface.METAL) for x in (0.1, 5.3)]
    arms = boxes([(0.1 + s, 4.1 + t, 1.22) for s, t in ((0.7, 0.4), (0.7, -0.4), (4.5, 0.4),
        (4.5, -0.4))], (1.3, 0.12, 0.1), "#2a5a9a", Surface.METAL)  # fmt: skip
    trolley = join([block((0.7, 0.45, 0.8), (0, 0, 0.52), 0.02, "#c8201e", Surface.METAL),
        boxes([(0, -0.23, 0.24 + 0.15 * k) for k in range(5)], (0.62, 0.02, 0.12), "#e03a34", 6),
        boxes([(0, -0.25, 0.26 + 0.15 * k) for k in range(5)], (0.5, 0.02, 0.02), _STEEL,
        6)])  # fmt: skip
    return join([car, *posts, arms, put(trolley, -0.9, 4.9)])


def _tools() -> Mesh:
    """A workbench under a board of tools."""
    board = boxes([(-3.6, 5.74, 1.75)], (3.2, 0.04, 1.3), "#c9a06a", Surface.WOOD)
    parts = [board]
    for k in range(9):
        x, z = -4.95 + 0.33 * k, 1.85
        if k % 3 == 0:
            parts += [boxes([(x, 5.68, z)], (0.035, 0.03, 0.42), "#5a3a22", Surface.WOOD),
                boxes([(x, 5.68, z + 0.22)], (0.2, 0.05, 0.07), _STEEL, Surface.METAL)]  # fmt: skip
        elif k % 3 == 1:
            parts += [boxes([(x, 5.69, z)], (0.045, 0.02, 0.5), _STEEL, Surface.METAL),
                torus(0.06, 0.018, color=_STEEL, surface=6, segments=14).moved((x, 5.69, z + 0.28),
                turn(0, 0, 1.57))]  # fmt: skip
        else:
            parts += [boxes([(x, 5.69, z + 0.1)], (0.02, 0.02, 0.3), _STEEL, Surface.METAL),
                boxes([(x, 5.69, z - 0.14)], (0.05, 0.04, 0.2),
                ("#d9342b", "#f2b632", "#2f7fc4")[k // 3 % 3], 7)]  # fmt: skip
    bench = [block((3.2, 0.8, 0.08), (-3.6, 5.35, 0.9), 0.015, "#9a6b42", Surface.WOOD),
        boxes([(x, 5.35, 0.44) for x in (-5.0, -3.6, -2.2)], (0.1, 0.7, 0.86), "#3a3f45",
        Surface.METAL), boxes([(-2.5, 5.1, 1.03)], (0.22, 0.3, 0.18), "#2a5a9a", Surface.METAL),
        boxes([(-4.4, 5.3, 1.03)], (0.5, 0.28, 0.2), "#c8201e", Surface.METAL)]  # fmt: skip
    return join([*parts, *bench])


def _tires() -> Mesh:
    """Stacks of tires, oil drums, a rolling door at the right, stains and lines on the floor."""
    tire = torus(0.26, 0.1, (0, 0, 0.1), "#1c1d1f", Surface.RUBBER, 20)
    at = [
        (x, y, 0.2 * k)
        for x, y, n in ((-5.8, 3.4, 5), (-5.8, 2.6, 4), (-5.2, 4.2, 3))
        for k in range(n)
    ]
    drum = join([cylinder((0, 0, 0), (0, 0, 0.88), 0.29, color="#2f5a8a", surface=6, segments=18),
        *(torus(0.29, 0.012, (0, 0, z), "#2f5a8a", Surface.METAL, 18)
        for z in (0.3, 0.6, 0.87))])  # fmt: skip
    slats = boxes(
        [(6.46, -2.6, 0.16 * k + 0.08) for k in range(18)],
        (0.06, 3.4, 0.145),
        "#b5bcc0",
        Surface.METAL,
    )
    stain = cylinder(
        (1.2, 1.0, 0), (1.2, 1.0, 0.004), 0.55, color="#3f4042", surface=19, segments=20
    )
    bay = [
        stripe([(x, 2.2), (x, 5.6)], 0.09, 0.004, _YELLOW, Surface.CONCRETE) for x in (-0.4, 5.8)
    ]
    return join(
        [copies(tire, at), copies(drum, [(5.9, 1.2, 0), (5.9, 0.5, 0)]), slats, stain, *bay]
    )


def warehouse(on: Occasion) -> SetPiece:
    """An aisle between high racks of cartons on pallets, lines on the floor, high lamps."""
    shell = Shell(-13.0, 13.0, -22.0, 18.0, 8.5, ("#8f9193", Surface.CONCRETE),
        ("#a9b0b4", Surface.METAL), "#7d8488", trim="", cells=18)  # fmt: skip
    places = [(x, y, 7.4) for x in (-4.6, 4.6) for y in (-10.0, -2.0, 6.0)] + [
        (0.0, 14.0, 7.4),
        (0.0, 2.0, 7.4),
    ]
    lamps = lamps_at(places, 5.5, NEUTRAL)
    racks = []
    for s in (-1, 1):
        for k, y in enumerate((-13.0, -4.4, 4.2)):
            racks.append(
                put(pallet_rack(8.4, 6.4, on.seed + 7 * k + s), s * 4.3, y, -s * np.pi / 2)
            )
    back = [
        pallet_rack(8.4, 6.4, on.seed + 50 + k).moved((-8.8 + 8.8 * k, 15.0, 0)) for k in range(3)
    ]
    lines = [
        stripe([(s * 3.3, -20), (s * 3.3, 12)], 0.1, 0.004, _YELLOW, Surface.CONCRETE)
        for s in (-1, 1)
    ]
    heads = [
        lathe([(0.35, z), (0.12, z + 0.3), (0.02, z + 0.32)], "#c9d0d4", 6, 14).moved((x, y, 0))
        for x, y, z in places
    ]
    glow = [
        cylinder((x, y, z), (x, y, z + 0.03), 0.3, color="#fff6e4", surface=26, segments=14)
        for x, y, z in places
    ]
    mesh = [shell_mesh(shell), *racks, *back, *lines, *heads, *glow, put(_truck(), 2.3, 9.6, -0.5)]
    walls = (*shell_walls(shell), *(Collider("box", (0.65, 13.0, 3.0), (s * 4.3, -4.4, 3.0))
        for s in (-1, 1)), Collider("box", (0.6, 1.2, 1.0), (2.3, 9.6, 1.0)))  # fmt: skip
    return SetPiece("warehouse", join(mesh), "concrete", 3.0, walls, lamps, indoor=True, length=7.0,
        lengthwise=np.pi / 2)  # fmt: skip


def _truck() -> Mesh:
    """A forklift truck, its forks toward -y, a pallet with cartons on them."""
    wheels = [cylinder((s * 0.5, y, 0.26), (s * 0.36, y, 0.26), 0.26, color="#1c1d1f", surface=8,
        segments=16) for s in (-1, 1) for y in (-0.6, 0.75)]  # fmt: skip
    cage = [tube([(s * 0.46, -0.35, 1.0), (s * 0.42, -0.2, 2.05), (s * 0.42, 0.75, 2.05),
        (s * 0.46, 0.85, 1.0)], 0.035, _BLACK, Surface.METAL, 6) for s in (-1, 1)]  # fmt: skip
    return join([block((1.0, 1.7, 0.7), (0, 0.2, 0.6), 0.1, _YELLOW, Surface.METAL),
        block((0.95, 0.5, 0.35), (0, 0.85, 1.0), 0.08, _YELLOW, Surface.METAL),
        block((0.5, 0.45, 0.12), (0, 0.25, 1.02), 0.04, _BLACK, Surface.LEATHER), *wheels, *cage,
        boxes([(0, 0.28, 2.05)], (0.84, 0.95, 0.04), _BLACK, Surface.METAL),
        boxes([(s * 0.3, -0.85, 1.2) for s in (-1, 1)], (0.08, 0.1, 2.3), _BLACK, Surface.METAL),
        boxes([(s * 0.25, -1.35, 0.3) for s in (-1, 1)], (0.1, 1.0, 0.05), _STEEL, Surface.METAL),
        boxes([(0, -1.4, 0.4)], (1.0, 0.9, 0.12), "#9a7a4e", Surface.WOOD),
        boxes([(0, -1.4, 0.85)], (0.9, 0.85, 0.78), "#b58a58", Surface.PAPER)])  # fmt: skip


def factory(on: Occasion) -> SetPiece:
    """A hall of machines: a conveyor with boxes, robot arms, tanks and pipes, warning stripes."""
    windows = tuple(
        Opening("back", x, 4.2, 4.2, 6.4, (6, 3), "#4a4f55") for x in (-7.5, -2.5, 2.5, 7.5)
    )
    shell = Shell(-11.0, 11.0, -17.0, 9.0, 7.5, ("#6f7376", Surface.CONCRETE),
        ("#8a5a48", Surface.BRICK), "#5d6266", trim="", openings=windows, cells=20)  # fmt: skip
    places = [(x, y, 5.8) for x in (-5.0, 0.0, 5.0) for y in (-6.0, 3.0)]
    lamps = lamps_at(places, 3.6, NEUTRAL) + lamps_at([(6.6, 6.0, 2.6)], 1.2, WARM)
    lights = [put(pendant(1.7, 0.4, "#3f5a4c", 7.5), x, y) for x, y, _ in places]
    mesh = [
        shell_mesh(shell),
        outside(on, shell, "town"),
        _conveyor(on),
        _arms(),
        _tanks(),
        *lights,
    ]
    walls = (*shell_walls(shell), Collider("box", (6.0, 0.6, 0.5), (0.0, 4.2, 0.5)),
        *(Collider("box", (1.2, 1.2, 2.0), (s * 7.6, 5.6, 2.0)) for s in (-1, 1)))  # fmt: skip
    return SetPiece("factory", join(mesh), "concrete", 3.2, walls, lamps, indoor=True)


def _conveyor(on: Occasion) -> Mesh:
    """A belt on rollers along x with cartons, hazard stripes on the floor before it."""
    chance = on.chance(130)
    x = np.arange(-5.6, 5.8, 0.3)
    roller = cylinder((0, -0.42, 0), (0, 0.42, 0), 0.06, color=_STEEL, surface=6, segments=10)
    loads = [
        (float(u), 4.2, 1.07) for u in np.arange(-5.2, 5.4, 1.3) + chance.uniform(-0.15, 0.15, 9)
    ]
    marks = [boxes([(u, 2.95, 0.004)], (0.26, 0.24, 0.006), _YELLOW if k % 2 else _BLACK, 19) for k,
        u in enumerate(np.arange(-5.9, 6.0, 0.26))]  # fmt: skip
    panel = join([boxes([(0, 0, 0.6)], (0.7, 0.4, 1.2), "#4f6b7a", Surface.METAL),
        boxes([(0, -0.21, 1.0)], (0.4, 0.02, 0.24), "#4fd08a", Surface.EMISSIVE),
        *(cylinder((-0.2 + 0.14 * k, -0.2, 0.72), (-0.2 + 0.14 * k, -0.24, 0.72), 0.04, color=c,
        surface=26, segments=10) for k, c in enumerate(
        ("#e03a34", "#f2b632", "#3fc46f", "#3f8ad0")))])  # fmt: skip
    return join([boxes([(0, 4.2, 0.86)], (11.8, 0.8, 0.04), "#2f3235", Surface.RUBBER),
        boxes([(0, 4.2 + s * 0.45, 0.82) for s in (-1, 1)], (12.0, 0.08, 0.2), "#2a5a9a",
        Surface.METAL), boxes([(u, 4.2 + s * 0.4, 0.36) for u in (-5.6, -2.8, 0.0, 2.8, 5.6)
        for s in (-1, 1)], (0.1, 0.1, 0.72), "#2a5a9a", 6),
        copies(roller, [(float(u), 4.2, 0.78) for u in x]),
        boxes(loads, (0.55, 0.45, 0.4), "#b58a58", Surface.PAPER), *marks, put(panel, -4.6, 3.2),
        put(panel, 4.6, 3.2)])  # fmt: skip


def _arms() -> Mesh:
    """Two orange robot arms over the belt."""
    color = "#e8742a"
    arm = join([cylinder((0, 0, 0), (0, 0, 0.5), 0.36, color=_BLACK, surface=6, segments=18),
        ellipsoid(0.32, (0, 0, 0.7), color, Surface.METAL, 16),
        tube([(0, 0, 0.7), (0.1, 0.25, 2.0)], 0.17, color, Surface.METAL, 12),
        ellipsoid(0.24, (0.1, 0.25, 2.05), _BLACK, Surface.METAL, 14),
        tube([(0.1, 0.25, 2.05), (0.1, -0.95, 2.25)], 0.13, color, Surface.METAL, 12),
        tube([(0.1, -0.95, 2.25), (0.1, -1.2, 1.7)], 0.08, _BLACK, Surface.METAL, 8),
        boxes([(0.1 + s, -1.22, 1.55) for s in (-0.12, 0.12)], (0.04, 0.08, 0.3), _STEEL,
        6)])  # fmt: skip
    return join([put(arm, -2.6, 5.6, 0.15), put(arm, 2.6, 5.6, -0.2)])


def _tanks() -> Mesh:
    """Tanks with gauges at both ends, pipes along the back wall, a press at each side."""
    parts = []
    for x in (-7.8, 7.8):
        tank = lathe([(0.3, 0.4), (1.2, 0.9), (1.2, 3.4), (0.7, 3.9), (0.02, 4.0)], "#b5bcc2",
            Surface.METAL, 24)  # fmt: skip
        legs = boxes([(s * 0.8, t * 0.8, 0.45) for s in (-1, 1) for t in (-1, 1)],
            (0.14, 0.14, 0.9), _BLACK, 6)  # fmt: skip
        dial = cylinder(
            (0, -1.22, 2.2), (0, -1.28, 2.2), 0.2, color="#fbfcfc", surface=7, segments=18
        )
        parts.append(put(join([tank, legs, dial, boxes([(0.05, -1.3, 2.24)], (0.14, 0.01, 0.03),
            "#d9342b")]), x, 6.6))  # fmt: skip
    for k, (z, color) in enumerate(
        ((2.4, "#c8a02f"), (2.9, "#4f8a5a"), (3.4, "#b5bcc2"), (3.75, "#a8402f"))
    ):
        parts.append(tube([(-10.9, 8.7 - 0.15 * k, z), (10.9, 8.7 - 0.15 * k, z)], 0.14, color,
            Surface.METAL, 10))  # fmt: skip
        joints = [(x + 0.6 * k, 8.7 - 0.15 * k, z) for x in (-6.0, 0.0, 5.0)]
        parts += [cylinder((x - 0.08, y, v), (x + 0.08, y, v), 0.2, color=color, surface=6,
            segments=12) for x, y, v in joints]  # fmt: skip
    for s in (-1, 1):
        for y in (-6.5, -2.5, 1.5):
            press = join([block((1.6, 1.2, 2.2), (0, 0, 1.1), 0.06, "#4f7a6a", Surface.METAL),
                boxes([(0, -0.61, 1.2)], (0.9, 0.04, 0.7), "#1c2022", Surface.GLASS),
                boxes([(0, -0.62, 0.35)], (1.6, 0.03, 0.16), _YELLOW, Surface.METAL),
                cylinder((0.6, -0.3, 2.2), (0.6, -0.3, 2.6), 0.07, color="#e03a34", surface=26,
                segments=10)])  # fmt: skip
            parts.append(put(press, s * 9.0, y, -s * np.pi / 2))
    plate = sign("danger", 1.5, 0.5, _YELLOW, "#26282b").moved((0.0, 8.93, 1.7))
    return join([*parts, plate])
