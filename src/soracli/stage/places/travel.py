"""On the way: subway platform, train, a long hallway."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import doorway, poster, put, sign
from soracli.stage.places.land import strip
from soracli.stage.places.lights import NEUTRAL, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.seats import seat
from soracli.stage.places.shell import (
    Opening,
    Shell,
    ceiling_lights,
    outside,
    shell_mesh,
    shell_walls,
)
from soracli.stage.places.shelving import lockers
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, torus, tube
from soracli.stage.things.forms import block, boxes, copies, turn

_STEEL, _BLACK, _YELLOW = "#a9b0b5", "#26282b", "#f2c23c"


def subway(on: Occasion) -> SetPiece:
    """A platform along x under a tiled vault: the tracks, the wall across with posters, a train."""
    del on
    places = [(x, y, 3.5) for x in (-9.0, -3.0, 3.0, 9.0) for y in (-3.5, 1.6)] + [
        (x, 5.2, 3.6) for x in (-6.0, 6.0)
    ]
    lamps = lamps_at(places, 1.35, NEUTRAL)
    mesh = [_platform(), _tunnel(), _signs(), _coach().moved((15.5, 5.0, -1.1))]
    walls = (Collider("box", (40.0, 0.2, 2.0), (0.0, 8.0, 2.0)),
        Collider("box", (40.0, 0.2, 2.0), (0.0, -11.2, 2.0)),
        *(Collider("cylinder", (0.3,), (x, -6.0, 0.0), (x, -6.0, 3.6))
        for x in (-13.5, -4.5, 4.5, 13.5)))  # fmt: skip
    return SetPiece("subway", join(mesh), "tile", 2.9, walls, lamps, indoor=True, length=12.0)


def _platform() -> Mesh:
    """The platform with its yellow edge, benches, bins, and the track beyond the edge."""
    bench = join([boxes([(0, 0, 0.45)], (1.8, 0.42, 0.05), "#9a6b42", Surface.WOOD),
        boxes([(s * 0.7, 0, 0.22) for s in (-1, 1)], (0.08, 0.4, 0.44), _BLACK,
        Surface.METAL)])  # fmt: skip
    dots = [(x, y, 0.012) for x in np.arange(-20, 20.1, 0.32) for y in (2.98, 3.14)]
    sleepers = boxes(
        [(x, 5.0, -1.12) for x in np.arange(-34, 34, 0.9)],
        (0.26, 2.5, 0.12),
        "#4a4038",
        Surface.WOOD,
    )
    rails = boxes(
        [(0, 5.0 + s * 0.75, -1.0) for s in (-1, 1)], (80, 0.08, 0.14), "#8f8a84", Surface.METAL
    )
    third = boxes([(0, 6.7, -0.9)], (80, 0.12, 0.1), _YELLOW, Surface.METAL)
    return join([strip((-40, 40), (-11, 3.4), 0.0, "#a9a7a2", Surface.TILE, 60),
        boxes([(0, 3.38, -0.6)], (80, 0.06, 1.24), "#6f6c68", Surface.CONCRETE),
        boxes([(0, 3.06, 0.003)], (80, 0.4, 0.006), _YELLOW, Surface.TILE),
        boxes(dots, (0.06, 0.06, 0.012), "#d9a82f", Surface.RUBBER),
        boxes([(0, 3.36, 0.003)], (80, 0.1, 0.006), "#f4f4f0", Surface.TILE),
        strip((-40, 40), (3.4, 8.0), -1.2, "#3f3b38", Surface.DIRT, 40), sleepers, rails, third,
        *(put(bench, x, -9.6, np.pi) for x in (-6.0, 0.0, 6.0)),
        copies(cylinder((0, 0, 0), (0, 0, 3.7), 0.28, color="#2f5f8a", surface=21, segments=16),
        [(x, -6.0, 0) for x in (-22.5, -13.5, -4.5, 4.5, 13.5, 22.5)])])  # fmt: skip


def _tunnel() -> Mesh:
    """The walls of white tiles, the vault over the track, the dark mouths of the tunnel."""
    white = "#e6e6dc"
    parts = [boxes([(0, 8.1, 1.2)], (80, 0.2, 5.0), white, Surface.TILE),
        boxes([(0, -11.1, 1.9)], (80, 0.2, 3.9), white, Surface.TILE),
        boxes([(0, 7.97, 0.2), (0, 7.97, 3.1), (0, -10.98, 0.4)], (80, 0.04, 0.22), "#2f5f8a",
        Surface.TILE), boxes([(0, -1.4, 3.9)], (80, 19.6, 0.2), "#c9c7be", Surface.PLASTER),
        boxes([(s * 34.0, 1.0, 2.0) for s in (-1, 1)], (0.3, 26, 8.0), "#050505",
        Surface.MATTE)]  # fmt: skip
    tubes = [
        boxes(
            [(x, y, 3.76) for x in np.arange(-18, 19, 3.0)],
            (1.5, 0.14, 0.08),
            "#fbfdff",
            Surface.EMISSIVE,
        )
        for y in (-3.5, 1.6)
    ]
    beams = boxes(
        [(x, -1.4, 3.7) for x in np.arange(-33, 34, 3.0)],
        (0.3, 19.4, 0.26),
        "#b5b3aa",
        Surface.PLASTER,
    )
    cable = [
        tube([(-34, 7.85, z), (34, 7.85, z)], 0.035, _BLACK, Surface.RUBBER, 5)
        for z in (2.75, 2.62)
    ]
    return join([*parts, *tubes, beams, *cable])


def _signs() -> Mesh:
    """The station's name and posters on the wall across, arrows and a clock over the platform."""
    parts = []
    for k, x in enumerate((-12.0, -4.2, 3.6, 11.4)):
        name = sign("central", 2.3, 0.5, "#1f4f8a", "#ffffff").moved((x, 7.95, 1.9))
        ring = torus(0.42, 0.08, color="#d0202a", surface=7, segments=24).moved(
            (x - 1.8, 7.93, 1.9), turn(0, 0, np.pi / 2)
        )
        parts += [
            name,
            ring,
            boxes([(x - 1.8, 7.9, 1.9)], (1.1, 0.05, 0.2), "#1f3f8a", Surface.PLASTIC),
        ]
        parts.append(
            poster(1.5, 1.9, ("#e0702a", "#3f9a6a", "#8a4fb0", "#d9b23c")[k]).moved(
                (x + 2.9, 7.96, 1.5)
            )
        )
    for x in (-6.0, 6.0):
        board = sign("exit", 1.3, 0.4, "#1c1f24", "#ffe9a0", glow=True).moved((x, 1.2, 3.1))
        rods = [
            tube([(x + d, 1.2, 3.3), (x + d, 1.2, 3.8)], 0.015, _BLACK, 6, 4, caps=False)
            for d in (-0.5, 0.5)
        ]
        parts += [board, *rods]
    clock = piece_of("prop", "clock", 0.5, "#f4f1e8")
    return join([*parts, put(clock, 0.0, 1.2, 0.0, 2.9)])


def _coach() -> Mesh:
    """The head of a subway train that has stopped down the platform, wheels at z = 0.2."""
    silver, red = "#c9ced2", "#c8202a"
    windows = [
        boxes(
            [(x, s * 1.36, 2.35) for x in (-5.2, -1.8, 1.6, 5.0) for s in (-1, 1)],
            (1.8, 0.06, 0.8),
            "#fff0c8",
            26,
        )
    ]
    doors = [
        boxes(
            [(x, s * 1.37, 2.0) for x in (-3.5, -0.1, 3.3, 6.7) for s in (-1, 1)],
            (1.1, 0.05, 1.9),
            "#8f969b",
            6,
        )
    ]
    front = [boxes([(-7.02, 0, 2.5)], (0.06, 2.0, 0.9), "#16191c", Surface.GLASS),
        boxes([(-7.03, 0, 3.15)], (0.06, 1.2, 0.2), "#ffb43c", 26),
        boxes([(-7.03, s * 0.95, 1.4) for s in (-1, 1)], (0.06, 0.34, 0.2), "#fffbe8",
        Surface.EMISSIVE)]  # fmt: skip
    return join([block((14.0, 2.7, 2.5), (0, 0, 2.15), 0.25, silver, Surface.METAL),
        boxes([(0, 0, 1.5)], (14.04, 2.74, 0.3), red, Surface.METAL),
        boxes([(0, 0, 0.6)], (13.0, 2.2, 0.7), _BLACK, Surface.METAL), *windows, *doors,
        *front])  # fmt: skip


def train(on: Occasion) -> SetPiece:
    """Inside a railway car that is long away from the camera: seats, racks, windows on fields."""
    panes = tuple(Opening(side, y, 1.5, 0.95, 2.0, (1, 1), "#8b9196") for side in ("left", "right")
        for y in np.arange(-9.0, 10.0, 2.0))  # fmt: skip
    shell = Shell(-2.3, 2.3, -11.0, 11.0, 2.55, ("#5d6166", Surface.CARPET),
        ("#e6e8e6", Surface.PLASTIC), "#f2f4f4", dado="#c9d0d2", dado_high=0.8,
        dado_surface=Surface.PLASTIC, trim="#4a5056", openings=panes, cells=10)  # fmt: skip
    lamps = lamps_at([(0.0, y, 2.35) for y in (-8.0, -4.5, -1.0, 2.5, 6.0, 9.0)], 0.6, NEUTRAL)
    pair = join([seat("#2f5f8a").moved((s * 0.27, 0, 0)) for s in (-1, 1)])
    rows = np.concatenate([np.arange(-9.0, -6.4, 1.1), np.arange(3.0, 10.0, 1.1)])
    seats = copies(pair, [(s * 1.72, float(y), 0) for s in (-1, 1) for y in rows])
    sides = [put(join([seat("#2f5f8a").moved((0.56 * k, 0, 0)) for k in range(-6, 7)]), s * 2.0,
        -1.6, -s * np.pi / 2) for s in (-1, 1)]  # fmt: skip
    rack = [tube([(s * 1.75, -10.8, 2.1), (s * 1.75, 10.8, 2.1)], 0.018, _STEEL, Surface.METAL, 6)
        for s in (-1, 1)]  # fmt: skip
    shelf = boxes([(s * 2.0, 0, 2.1) for s in (-1, 1)], (0.5, 21.6, 0.03), "#c9d6dc", Surface.GLASS)
    poles = [tube([(s * 0.95, y, 0), (s * 0.95, y, 2.55)], 0.02, _YELLOW, Surface.METAL, 8,
        caps=False) for s in (-1, 1) for y in (2.45, 7.0)]  # fmt: skip
    bags = boxes([(-2.0, -4.0, 2.24), (2.0, 2.0, 2.26), (2.0, 5.4, 2.22), (-2.0, 6.4, 2.25)],
        (0.35, 0.5, 0.24), np.array([[0.3, 0.05, 0.04], [0.05, 0.15, 0.3], [0.1, 0.1, 0.1],
        [0.3, 0.2, 0.05]]), 5)  # fmt: skip
    light = boxes([(0, 0, 2.52)], (0.4, 21.0, 0.04), "#fbfdff", Surface.EMISSIVE)
    mesh = [shell_mesh(shell), _country(on, shell), seats, *sides, *rack, shelf, *poles, bags,
        light, _car_end()]  # fmt: skip
    walls = (*shell_walls(shell), *(Collider("box", (0.6, 3.6, 0.6), (s * 1.75, 6.3, 0.6))
        for s in (-1, 1)))  # fmt: skip
    return SetPiece("train", join(mesh), "carpet", 1.9, walls, lamps, indoor=True, length=6.0,
        lengthwise=np.pi / 2)  # fmt: skip


def _country(on: Occasion, shell: Shell) -> Mesh:
    """The fields outside lie lower than the floor of the car."""
    return outside(on, shell, "garden").moved((0, 0, -1.0))


def _car_end() -> Mesh:
    """The door to the next car with its pane, a lit sign over it."""
    return join([boxes([(0, 10.96, 1.05)], (1.0, 0.06, 2.1), "#8fa0a8", Surface.METAL),
        boxes([(0, 10.92, 1.45)], (0.6, 0.02, 0.9), "#2b3a44", Surface.GLASS),
        sign("next stop", 1.2, 0.22, "#14161a", "#ffb43c", glow=True).moved((0, 10.9, 2.32)),
        boxes([(s * 1.4, 10.95, 1.5) for s in (-1, 1)], (0.6, 0.03, 0.8), "#e0a63c",
        Surface.PAPER)])  # fmt: skip


def hallway(on: Occasion) -> SetPiece:
    """A school's hallway, long away from the camera: lockers, doors, lights down to the far end."""
    del on
    shell = Shell(-3.6, 3.6, -14.0, 20.0, 3.2, ("#c4b08a", Surface.TILE),
        ("#e9e4d0", Surface.PLASTER), "#f2f0e8", dado="#5f8aa0", dado_high=1.1,
        dado_surface=Surface.PLASTER, trim="#3f4a52", cells=16)  # fmt: skip
    ys = (-11.0, -7.0, -3.0, 1.0, 5.0, 9.0, 13.0, 17.0)
    lamps = lamps_at([(0.0, y, 3.0) for y in ys], 1.0, NEUTRAL)
    parts: list[Mesh] = []
    for s, color in ((-1, "#c8402f"), (1, "#2f6fa0")):
        for y in (-9.8, -3.4, 3.0, 9.4, 15.8):
            parts.append(put(lockers(10, color), s * 3.36, y, -s * np.pi / 2))
            parts.append(put(doorway(1.0, 2.2, "#9a6b42"), s * 3.57, y + 3.2, -s * np.pi / 2))
            parts.append(
                boxes([(s * 3.53, y + 3.2, 1.65)], (0.05, 0.5, 0.6), "#bcd4e0", Surface.GLASS)
            )
    end = [boxes([(0, 19.95, 1.25)], (2.4, 0.06, 2.5), "#8fa6b0", Surface.METAL),
        boxes([(s * 0.6, 19.9, 1.5) for s in (-1, 1)], (0.8, 0.04, 1.2), "#f4fbff", 26),
        sign("exit", 0.9, 0.3, "#1f7a3f", "#f4fff4", glow=True).moved((0, 19.8, 2.85))]  # fmt: skip
    clock = put(piece_of("prop", "clock", 0.45, "#f4f1e8"), 3.5, 6.2, -np.pi / 2, 2.4)
    mesh = [shell_mesh(shell), ceiling_lights([(0.0, y) for y in ys], 3.2, (0.5, 1.6)), *parts,
        *end, clock]  # fmt: skip
    walls = (*shell_walls(shell), *(Collider("box", (0.3, 17.0, 1.0), (s * 3.4, 3.0, 1.0))
        for s in (-1, 1)))  # fmt: skip
    return SetPiece("hallway", join(mesh), "tile", 2.6, walls, lamps, indoor=True, length=9.0,
        lengthwise=np.pi / 2)  # fmt: skip
