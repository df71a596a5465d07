"""Where people work and learn: office, classroom, laboratory, hospital, library."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import (
    column,
    curtain,
    desk,
    doorway,
    monitor,
    office_chair,
    poster,
    put,
    sign,
)
from soracli.stage.places.lights import COOL, NEUTRAL, WARM, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.seats import rows_of, school_desk
from soracli.stage.places.shell import (
    Opening,
    Shell,
    ceiling_lights,
    outside,
    shell_mesh,
    shell_walls,
)
from soracli.stage.places.shelving import book_wall
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, ellipsoid, lathe, tube
from soracli.stage.things.forms import block, boxes, copies, turn
from soracli.stage.things.letters import word

_GRID = [(x, y) for x in (-3.4, 0.0, 3.4) for y in (-9.0, -4.5, 0.5, 4.0)]


def office(on: Occasion) -> SetPiece:
    """An open-plan office high over a city: desks with screens, a glass front, light panels."""
    windows = tuple(
        Opening("back", x, 2.9, 0.5, 2.7, (2, 1), "#5d656d") for x in (-4.8, -1.6, 1.6, 4.8)
    )
    shell = Shell(-6.8, 6.8, -12.5, 6.0, 3.0, ("#59636e", Surface.CARPET),
        ("#e4e6e6", Surface.PLASTER), "#f4f5f5", trim="#aeb4b8", openings=windows)  # fmt: skip
    lamps = lamps_at([(x, y, 2.9) for x in (-3.4, 3.4) for y in (-6.0, 0.0, 4.5)], 0.85, NEUTRAL)
    mesh = [shell_mesh(shell), outside(on, shell, "city"), ceiling_lights(_GRID, 3.0, (1.2, 0.6)),
        _desks(), _office_rest()]  # fmt: skip
    tables = tuple(Collider("box", (0.8, 0.9, 0.5), (x, y, 0.5)) for x in (-4.6, 4.6)
        for y in (-0.2, 3.2))  # fmt: skip
    return SetPiece("office", join(mesh), "carpet", 2.9, (*shell_walls(shell), *tables), lamps,
        indoor=True)  # fmt: skip


def _desks() -> Mesh:
    """Pairs of desks face to face along both sides and under the windows."""
    parts = []
    one = join(
        [
            desk(1.5, "#d9c3a0"),
            put(monitor(), 0.0, 0.2, 0.0, 0.74),
            boxes([(0, -0.12, 0.75)], (0.44, 0.14, 0.02), "#26282b", Surface.PLASTIC),
            put(office_chair(), 0.1, -0.75, np.pi + 0.3),
            boxes([(-0.55, -0.05, 0.76)], (0.22, 0.3, 0.03), "#ffffff", Surface.PAPER),
        ]
    )
    for x in (-4.7, 4.7):
        for y in (-6.6, -3.4, -0.2, 3.1):
            inward = -np.pi / 2 if x < 0 else np.pi / 2
            parts.append(put(one, x, y, -inward))
            wall = boxes([(x + (-0.45 if x < 0 else 0.45), y, 0.9)], (0.05, 1.6, 0.6), "#6f8a9a", 4)
            parts.append(wall)
    for x in (-1.9, 1.9):
        parts.append(put(one, x, 4.6))
    return join(parts)


def _office_rest() -> Mesh:
    plant = piece_of("plant", "potted_plant", 1.4, "#3f7a3a")
    cooler = join([boxes([(0, 0, 0.5)], (0.34, 0.34, 1.0), "#e9edf0", Surface.PLASTIC),
        cylinder((0, 0, 1.0), (0, 0, 1.42), 0.15, color="#7fb8d8", surface=10)])  # fmt: skip
    chart = [boxes([(0.25 * k - 0.5, -0.03, -0.3 + 0.1 * (k % 3 + 1))],
        (0.16, 0.01, 0.2 * (k % 3 + 1)), c) for k, c in enumerate(
        ("#d9573f", "#2f7fc4", "#3fa35a", "#e0a63c", "#7a4f8a"))]  # fmt: skip
    board = join([boxes([(0, 0, 0)], (2.0, 0.05, 1.2), "#fbfcfc", Surface.PLASTIC), *chart])
    return join([put(plant, -6.2, 5.4), put(plant, 6.2, 5.4), put(plant, 0.0, 5.4),
        put(cooler, -6.5, 1.4, np.pi / 2), board.moved((6.72, 1.4, 1.6), turn(-np.pi / 2)),
        put(doorway(1.0, 2.2, "#b5a58a"), -6.75, -1.9, np.pi / 2),
        put(piece_of("prop", "clock", 0.4, "#f4f1e8"), -6.7, 3.2, np.pi / 2, 2.2)])  # fmt: skip


def classroom(on: Occasion) -> SetPiece:
    """A school room: the board at the back, the teacher's desk, pupils' desks at the sides."""
    windows = tuple(Opening("left", y, 1.9, 0.9, 2.7, (2, 2)) for y in (-6.5, -3.4, -0.3, 2.6))
    shell = Shell(-6.0, 6.0, -11.5, 4.6, 3.2, ("#b58d5e", Surface.PLANKS),
        ("#e9e2c4", Surface.PLASTER), dado="#8fa58a", dado_high=1.1, dado_surface=Surface.PLASTER,
        openings=windows)  # fmt: skip
    lamps = lamps_at([(x, y, 3.05) for x in (-3.0, 3.0) for y in (-6.0, -1.0, 3.0)], 0.8, NEUTRAL)
    grid = [(x, y) for x in (-3.0, 3.0) for y in (-8.0, -4.5, -1.0, 2.5)]
    pupils = rows_of(
        school_desk(),
        np.array([-5.0, -3.4, 3.4, 5.0]),
        np.array([-8.0, -6.0, -4.0, -2.0, 0.0, 2.0]),
    )
    mesh = [shell_mesh(shell), outside(on, shell, "garden"), pupils, _board_wall(),
        ceiling_lights(grid, 3.2, (0.3, 1.6))]  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (1.2, 5.4, 0.4), (-4.2, -3.2, 0.4)),
        Collider("box", (1.2, 5.4, 0.4), (4.2, -3.2, 0.4)),
        Collider("box", (0.85, 0.4, 0.4), (2.3, 3.2, 0.4)))  # fmt: skip
    return SetPiece("classroom", join(mesh), "wood", 2.6, walls, lamps, indoor=True)


def _board_wall() -> Mesh:
    """Green board with chalk on it, letters over it, a map, a globe on the teacher's desk."""
    sums = [(-1.29, 4.5, 2.05), (-1.29, 4.5, 2.05), (-0.71, 4.5, 2.1), (-0.71, 4.5, 2.0)]
    strokes = [(0.2, 0.01, 0.04), (0.04, 0.01, 0.2), (0.2, 0.01, 0.03), (0.2, 0.01, 0.03)]
    chalk = [word("2 2 4", 1.8, 0.4, "#f4f4ee").moved((-1.0, 4.5, 2.05)),
        boxes(sums, strokes, "#f4f4ee"), word("abc", 1.0, 0.3, "#f4f4ee").moved((0.9, 4.5, 1.95)),
        boxes([(-1.0 + 0.02 * k, 4.505, 1.6 - 0.2 * k) for k in range(3)],
        [(1.5 - 0.3 * k, 0.01, 0.02) for k in range(3)], "#e9e9e2")]  # fmt: skip
    board = [boxes([(0, 4.56, 1.75)], (4.4, 0.06, 1.5), "#8a6238", Surface.WOOD),
        boxes([(0, 4.53, 1.75)], (4.2, 0.04, 1.34), "#2f5a48", Surface.MATTE),
        boxes([(0, 4.48, 0.98)], (4.2, 0.12, 0.04), "#8a6238", Surface.WOOD)]  # fmt: skip
    cards = [boxes([(x, 4.57, 2.85)], (0.34, 0.03, 0.3), c, Surface.PAPER) for x,
        c in zip(np.arange(-4.8, 4.9, 0.4), ("#e8c24a", "#d9573f", "#5f9ad0", "#6fae5a") * 7,
        strict=False)]  # fmt: skip
    land = [ellipsoid((0.3, 0.02, 0.2), (3.6 + dx, 4.53, 1.75 + dz), "#7fa35a", Surface.PAPER, 12)
        for dx, dz in ((-0.35, 0.2), (0.3, 0.25), (0.45, -0.25), (-0.2, -0.25))]  # fmt: skip
    globe = join([ellipsoid(0.18, (0, 0, 0.26), "#3f7fc4", Surface.PLASTIC, 18),
        cylinder((0, 0, 0), (0, 0, 0.05), 0.1, color="#7a5233", surface=9)])  # fmt: skip
    return join([*board, *chalk, *cards, *land, boxes([(3.6, 4.56, 1.75)], (1.7, 0.03, 1.15),
        "#9fc8e0", Surface.PAPER), put(desk(1.6, "#9a6b42"), 2.3, 3.2, np.pi),
        put(piece_of("furniture", "chair", 0.95, "#8a6238", "wood"), 2.3, 3.9, 0.0),
        put(globe, 2.8, 3.2, 0.0, 0.74), put(piece_of("prop", "apple", 0.09, "#c4271e"), 1.8, 3.1,
        0, 0.74), put(piece_of("prop", "clock", 0.42, "#f4f1e8"), -3.1, 4.5, 0.0, 2.3),
        poster(0.9, 1.2, "#e0a63c").moved((-4.4, 4.57, 1.7)),
        put(doorway(0.95, 2.1, "#9a6b42"), 5.96, 2.6, -np.pi / 2),
        put(piece_of("furniture", "shelf", 1.5, "#9a6b42", "wood"), 5.8, 0.6, -np.pi
        / 2)])  # fmt: skip


def laboratory(on: Occasion) -> SetPiece:
    """White benches with glassware in colors, a microscope, hoods, screens, cold light."""
    shell = Shell(-5.6, 5.6, -12.0, 4.6, 3.0, ("#c9d3d8", Surface.TILE),
        ("#e9eff0", Surface.PLASTER), "#f6f8f8", trim="#8fa0a8",
        openings=(Opening("right", 0.5, 3.2, 1.1, 2.4, (3, 1), "#aeb8bd"),))  # fmt: skip
    grid = [(x, y) for x in (-2.6, 2.6) for y in (-8.0, -4.0, 0.0, 3.0)]
    lamps = lamps_at([(x, y, 2.9) for x in (-2.6, 2.6) for y in (-5.0, 0.0, 3.0)], 0.85, COOL)
    mesh = [shell_mesh(shell), outside(on, shell, "city"),
        ceiling_lights(grid, 3.0, (0.6, 1.2), "#f2f8ff"), _benches(), _hoods()]  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (2.4, 0.4, 0.5), (0.0, 3.0, 0.5)),
        Collider("box", (0.5, 3.6, 0.5), (-4.9, 0.0, 0.5)))  # fmt: skip
    return SetPiece("laboratory", join(mesh), "tile", 2.4, walls, lamps, indoor=True)


def _flask(color: str, size: float = 0.2) -> Mesh:
    """A conical flask half full of something."""
    s = size
    glass = [
        (0.42 * s, 0),
        (0.45 * s, 0.05 * s),
        (0.16 * s, 0.65 * s),
        (0.16 * s, s),
        (0.19 * s, s),
    ]
    return join([lathe([(0.44 * s, 0.01), (0.46 * s, 0.06 * s), (0.27 * s, 0.45 * s),
        (0.01, 0.45 * s)], color, Surface.EMISSIVE, 16),
        lathe(glass, "#dff0f4", Surface.GLASS, 16).moved((0, 0, 0.3 * s),
        scale=(0.9, 0.9, 0.72))])  # fmt: skip


def _benches() -> Mesh:
    """A bench before the back wall and one along the left, with what is on them."""
    bench = join([boxes([(0, 0, 0.44)], (4.8, 0.7, 0.88), "#f1f4f5", Surface.PLASTIC),
        boxes([(x, -0.36, 0.45) for x in np.arange(-2.0, 2.1, 0.8)], (0.7, 0.02, 0.7), "#cfd8dc",
        7), block((4.9, 0.8, 0.05), (0, 0, 0.92), 0.01, "#2b3238", Surface.PLASTIC)])  # fmt: skip
    colors = ("#3fc46f", "#d94fb0", "#3f9ae0", "#f2a03c", "#b04fe0", "#e8e03c")
    flasks = [put(_flask(c, 0.24 + 0.05 * (k % 3)), -2.0 + 0.42 * k, 3.0 - 0.12 * (k % 2), 0.0,
        0.94) for k, c in enumerate(colors)]  # fmt: skip
    tubes = [cylinder((0.72 + 0.07 * k, 2.85, 0.98), (0.72 + 0.07 * k, 2.85, 1.16), 0.016, color=c,
        surface=26, segments=8) for k, c in enumerate(colors)]  # fmt: skip
    rack = boxes([(0.9, 2.85, 1.08), (0.9, 2.85, 0.98)], (0.5, 0.1, 0.02), "#c9a06a", Surface.WOOD)
    scope = join([boxes([(0, 0, 0.02)], (0.2, 0.28, 0.04), "#26282b", Surface.METAL),
        tube([(0, 0.1, 0.03), (0, 0.14, 0.2), (0, 0.05, 0.34)], 0.03, "#e9edf0", 6, 8),
        cylinder((0, -0.02, 0.1), (0, 0.04, 0.4), 0.035, color="#26282b", surface=6, segments=12),
        boxes([(0, -0.02, 0.09)], (0.16, 0.14, 0.02), "#26282b", Surface.METAL)])  # fmt: skip
    side = bench.moved((-5.1, 0.0, 0), turn(np.pi / 2))
    more = [put(_flask(c, 0.3), -5.0, -1.6 + 0.9 * k, 0, 0.94) for k, c in enumerate(colors[:4])]
    return join([bench.moved((0, 3.0, 0)), *flasks, *tubes, rack, put(scope, 1.7, 2.95, 0.4, 0.94),
        side, *more, put(monitor(0.6, "#4fd0a0"), -5.2, 1.9, np.pi / 2, 0.94)])  # fmt: skip


def _hoods() -> Mesh:
    """A fume hood, a fridge, shelves with jars and a table of the elements on the back wall."""
    hood = [boxes([(-4.2, 4.2, 1.3)], (1.6, 0.8, 2.6), "#dfe6e9", Surface.METAL),
        boxes([(-4.2, 3.79, 1.45)], (1.3, 0.02, 0.9), "#9fd0e0", Surface.GLASS),
        boxes([(-4.2, 3.78, 2.1)], (1.3, 0.03, 0.1), "#e9c23c", Surface.PLASTIC)]  # fmt: skip
    cells, tints = [], ("#e86f5f", "#f2c04a", "#7fc46f", "#6fb0e0", "#b58fd0")
    for row in range(6):
        for col in range(16):
            if row > 1 or col < 2 or col > 10:
                cells.append((col, row))
    table = [boxes([(-0.9 + 0.15 * c, 4.55, 2.5 - 0.15 * r) for c, r in cells if (c + r) % 5 == k],
        (0.13, 0.02, 0.13), tint, Surface.PAPER) for k, tint in enumerate(tints)]  # fmt: skip
    plate = boxes([(0.2, 4.57, 2.12)], (2.7, 0.03, 1.15), "#fbfcfc", Surface.PAPER)
    jars = [cylinder((2.3 + 0.25 * k, 4.4, z), (2.3 + 0.25 * k, 4.4, z + 0.22), 0.08, color=c,
        surface=10, segments=12) for k, c in enumerate(
        ("#b5653f", "#7fa35a", "#dfe8ea", "#5f9ad0", "#e0a63c")) for z in (1.55, 2.0)]  # fmt: skip
    boards = boxes([(2.8, 4.42, z) for z in (1.53, 1.98)], (1.7, 0.3, 0.03), "#cfd8dc", 6)
    fridge = put(piece_of("prop", "fridge", 1.9, "#f4f6f6"), 4.8, 4.1)
    return join([*hood, plate, *table, *jars, boards, fridge,
        put(doorway(0.95, 2.1, "#8fb0b8"), -5.56, -2.9, np.pi / 2)])  # fmt: skip


def hospital(on: Occasion) -> SetPiece:
    """A sick room: two beds with rails, drips, a screen with a pulse, a curtain on its rail."""
    shell = Shell(-5.0, 5.0, -11.5, 4.6, 2.9, ("#bfcfcf", Surface.TILE),
        ("#d6e6e2", Surface.PLASTER), "#f6f8f8", dado="#9fc4be", dado_high=0.95,
        dado_surface=Surface.PLASTER, trim="#e9efee", openings=(
        Opening("back", 0.1, 1.8, 0.95, 2.3, (2, 1), "#dfe6e6"),))  # fmt: skip
    lamps = lamps_at([(x, y, 2.8) for x in (-2.2, 2.2) for y in (-5.5, -0.5, 2.6)], 0.8, COOL)
    grid = [(x, y) for x in (-2.2, 2.2) for y in (-7.5, -3.5, 0.5)]
    beds = [put(_sick_bed(), x, 3.5, -np.pi / 2) for x in (-2.6, 2.8)]
    mesh = [shell_mesh(shell), outside(on, shell, "garden"),
        ceiling_lights(grid, 2.9, (0.6, 1.2), "#f2f8ff"), *beds, _ward()]  # fmt: skip
    walls = (
        *shell_walls(shell),
        *(Collider("box", (0.55, 1.1, 0.4), (x, 3.5, 0.4)) for x in (-2.6, 2.8)),
    )
    return SetPiece("hospital", join(mesh), "tile", 2.3, walls, lamps, indoor=True)


def _sick_bed() -> Mesh:
    """A bed on wheels along x, its raised head at -x."""
    steel = "#c9d0d4"
    rails = [tube([(-0.5, s * 0.48, 0.55), (-0.5, s * 0.48, 0.86), (0.4, s * 0.48, 0.86),
        (0.4, s * 0.48, 0.55)], 0.018, steel, 6, 6) for s in (-1, 1)]  # fmt: skip
    posts = [(x, s * 0.4, 0.25) for x in (-0.9, 0.9) for s in (-1, 1)]
    head = block((0.8, 0.88, 0.12), (0, 0, 0), 0.04, "#f6f9fa", Surface.CLOTH)
    return join(
        [
            boxes(posts, (0.05, 0.05, 0.5), steel, Surface.METAL),
            boxes([(0, 0, 0.48)], (2.0, 0.9, 0.06), steel, Surface.METAL),
            block((1.3, 0.88, 0.14), (0.33, 0, 0.58), 0.04, "#f6f9fa", Surface.CLOTH),
            head.moved((-0.62, 0, 0.72), turn(0, 0.5)),
            block((0.95, 0.94, 0.08), (0.45, 0, 0.66), 0.03, "#7fb5c4", Surface.CLOTH),
            ellipsoid((0.14, 0.28, 0.07), (-0.78, 0, 0.9), "#ffffff", Surface.CLOTH, 14),
            boxes([(s * 1.02, 0, 0.65) for s in (-1, 1)], (0.04, 0.9, 0.5), "#e9eef0", 7),
            *rails,
        ]
    )


def _ward() -> Mesh:
    """Drips, monitors, the curtain, a cabinet, a red cross over the door."""
    parts = []
    for x in (-3.5, 1.9):
        pole = tube([(x, 3.6, 0.05), (x, 3.6, 2.0)], 0.016, "#c9d0d4", Surface.METAL, 6)
        bag = block((0.14, 0.05, 0.24), (x + 0.1, 3.6, 1.82), 0.02, "#d9eef4", Surface.GLASS)
        line = tube(
            [(x + 0.1, 3.6, 1.7), (x + 0.2, 3.45, 1.1), (x + 0.5, 3.3, 0.8)], 0.006, "#e9f4f6", 7, 4
        )
        feet = boxes([(x, 3.6, 0.05)] * 2, [(0.5, 0.05, 0.04), (0.05, 0.5, 0.04)], "#c9d0d4", 6)
        parts += [pole, bag, line, feet]
    for x in (-1.6, 3.95):
        pulse = [(0, 0), (0.1, 0), (0.14, 0.1), (0.19, -0.08), (0.23, 0), (0.34, 0)]
        trace = tube([(x - 0.17 + u, 3.79, 1.5 + v) for u, v in pulse], 0.008, "#4fff8a", 26, 4)
        parts += [boxes([(x, 3.9, 1.5)], (0.5, 0.2, 0.4), "#dfe6e8", Surface.PLASTIC),
            boxes([(x, 3.8, 1.5)], (0.42, 0.01, 0.32), "#0f1c18", Surface.GLASS), trace,
            tube([(x, 3.95, 0), (x, 3.95, 1.35)], 0.03, "#c9d0d4", 6, 6)]  # fmt: skip
    rail = tube([(-4.9, 1.7, 2.5), (-3.3, 1.7, 2.5)], 0.015, "#c9d0d4", Surface.METAL, 6)
    cloth = curtain(1.0, 2.3, "#8fc4c0", 26).moved((-4.3, 1.9, 0.2))
    cross = [boxes([(4.96, -0.9, 2.45)] * 2, [(0.03, 0.5, 0.16), (0.03, 0.16, 0.5)], "#d9342b", 7)]
    cabinet = put(
        piece_of("furniture", "wardrobe", 1.5, "#e9eef0", "plastic"), -4.5, -0.9, np.pi / 2
    )
    door = put(doorway(1.2, 2.1, "#a9c8c8"), 4.96, -0.9, -np.pi / 2)
    chart = poster(0.6, 0.8, "#7fb5c4").moved((-4.97, 0.6, 1.7), turn(np.pi / 2))
    strips = boxes([(x, 4.57, 1.25) for x in (-2.6, 2.8)], (1.6, 0.06, 0.2), "#c9d6d8", 7)
    glow = boxes([(x, 4.53, 1.9) for x in (-2.6, 2.8)], (0.9, 0.06, 0.08), "#fff6e4", 26)
    return join([*parts, rail, cloth, *cross, cabinet, door, chart, strips, glow])


def library(on: Occasion) -> SetPiece:
    """A reading room between tall bookcases: green lamps on a long table, a ladder, columns."""
    windows = (Opening("back", 0.0, 1.5, 2.1, 4.2, (2, 4), "#5e452c"),)
    shell = Shell(-6.5, 6.5, -13.5, 6.2, 4.8, ("#7d5232", Surface.PLANKS),
        ("#d9c9a4", Surface.PLASTER), "#efe6d0", trim="#5e452c", openings=windows)  # fmt: skip
    lamps = lamps_at([(x, 4.0, 1.35) for x in (-1.0, 1.0)], 0.55, WARM)
    lamps += lamps_at([(x, y, 3.9) for x in (-3.2, 3.2) for y in (-6.0, 0.5)], 1.9, WARM)
    lamps += lamps_at([(0.0, 3.0, 4.0)], 1.6, WARM)
    mesh = [shell_mesh(shell), outside(on, shell, "garden"), _stacks(on), _reading()]
    walls = (*shell_walls(shell), Collider("box", (1.7, 0.5, 0.4), (0.0, 4.0, 0.4)),
        *(Collider("box", (1.35, 0.25, 1.3), (s * 4.9, y, 1.3)) for s in (-1, 1)
        for y in (-4.4, -1.4, 1.6)))  # fmt: skip
    return SetPiece("library", join(mesh), "wood", 2.8, walls, lamps, indoor=True)


def _stacks(on: Occasion) -> Mesh:
    """Bookcases along the back wall, and stacks standing out from both sides."""
    parts = []
    for k, x in enumerate((-5.2, -3.0, 3.0, 5.2)):
        parts.append(book_wall(2.1, 3.6, on.seed + k).moved((x, 6.0, 0)))
    one, other = book_wall(2.6, 2.7, on.seed + 11), book_wall(2.6, 2.7, on.seed + 12)
    for s in (-1, 1):
        for y in (-7.4, -4.4, -1.4, 1.6):
            parts.append(put(one if y < -2 else other, s * 4.95, y - 0.17))
            parts.append(put(other if y < -2 else one, s * 4.95, y + 0.17, np.pi))
        ends = boxes(
            [(s * 3.63, y, 1.35) for y in (-7.4, -4.4, -1.4, 1.6)], (0.06, 0.66, 2.7), "#5e452c", 9
        )
        labels = boxes(
            [(s * 3.59, y, 1.7) for y in (-7.4, -4.4, -1.4, 1.6)], (0.02, 0.3, 0.2), "#efe6d0", 11
        )
        parts += [ends, labels]
    ladder = piece_of("prop", "ladder", 3.4, "#8a5f38", "wood").moved((0, 0, 0), turn(0, 0, -0.2))
    parts.append(ladder.moved((-3.4, 5.25, 0.05)))
    parts += [column(4.8, 0.2, "#d9c9a4").moved((x, 5.7, 0)) for x in (-1.6, 1.6)]
    return join(parts)


def _reading() -> Mesh:
    """A long table with green lamps, books lying open, chairs; lights hanging over the aisle."""
    lamp = join([cylinder((0, 0, 0), (0, 0, 0.03), 0.1, color="#c9a24a", surface=6, segments=14),
        tube([(0, 0, 0), (0, 0, 0.34)], 0.014, "#c9a24a", 6, 6),
        lathe([(0.17, 0.32), (0.12, 0.42), (0.02, 0.44)], "#1f7a4a", Surface.GLASS, 18),
        cylinder((0, 0, 0.31), (0, 0, 0.325), 0.13, color="#fff0c4", surface=26,
        segments=14)])  # fmt: skip
    chair = piece_of("furniture", "chair", 0.95, "#5e3f26", "wood")
    books = [(-0.45, 3.9, 0.8), (0.4, 4.1, 0.79), (1.45, 3.95, 0.8)]
    globes = [(x, y, 3.75) for x in (-3.2, 3.2) for y in (-6.0, 0.5)] + [(0.0, 3.0, 3.85)]
    return join([block((3.4, 1.0, 0.06), (0, 4.0, 0.75), 0.015, "#6b4426", Surface.WOOD),
        boxes([(x, 4.0, 0.36) for x in (-1.4, 1.4)], (0.12, 0.8, 0.72), "#5e3f26", Surface.WOOD),
        *(put(lamp, x, 4.0, 0, 0.78) for x in (-1.0, 1.0)),
        boxes(books, (0.36, 0.26, 0.05), "#f4efe0", Surface.PAPER, np.array([0.2, -0.3, 0.5])),
        copies(chair, [(x, 4.8, 0) for x in (-1.0, 0.0, 1.0)], 0.0),
        *(ellipsoid(0.2, at, "#fff0cc", Surface.EMISSIVE, 14) for at in globes),
        *(tube([(x, y, z + 0.2), (x, y, 4.8)], 0.012, "#c9a24a", 6, 5, caps=False) for x, y,
        z in globes), sign("library", 1.3, 0.3, "#5e452c",
        "#efe6d0").moved((0, 6.1, 4.5))])  # fmt: skip
