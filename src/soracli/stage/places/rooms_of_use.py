"""Rooms for one use: a bus, a sauna, a hangar, a pantry, a tea house, a canteen, a cottage."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import Lamp, SetPiece
from soracli.stage.places.fittings import counter, doorway, framed_picture, pendant, put, sign
from soracli.stage.places.lights import COOL, NEUTRAL, WARM, lamps_at
from soracli.stage.places.markings import stripe
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.places.seats import seat
from soracli.stage.places.shell import (
    Opening,
    Shell,
    ceiling_lights,
    outside,
    shell_mesh,
    shell_walls,
)
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, ellipsoid, lathe, torus, tube
from soracli.stage.things.forms import block, boxes, copies, lumpy, turn

_STEEL, _BLACK, _YELLOW = "#a9b0b5", "#26282b", "#f2c23c"
_PINE, _OAK = "#c99a5f", "#7a5230"


def bus(on: Occasion) -> SetPiece:
    """Inside a city bus that is long away from the camera: red seats in pairs, yellow poles, wide
    windows on the town, the driver's place and the windscreen at the front."""
    panes = tuple(Opening(side, y, 1.75, 0.85, 2.05, (1, 1), "#3a3f45") for side in
        ("left", "right") for y in np.arange(-9.0, 6.2, 1.95))  # fmt: skip
    panes += (Opening("back", 0.0, 2.1, 0.9, 2.1, (1, 1), "#2b2d31"),)
    shell = Shell(-2.4, 2.4, -10.5, 7.2, 2.45, ("#4a4f57", Surface.RUBBER),
        ("#e6e2d4", Surface.PLASTIC), "#efece2", dado="#b8352c", dado_high=0.75,
        dado_surface=Surface.PLASTIC, trim="#3a3f45", openings=panes, cells=10)  # fmt: skip
    pair = join([seat("#c0392f", "#4a4f57").moved((s * 0.27, 0, 0)) for s in (-1, 1)])
    turned = np.concatenate([np.arange(-9.2, -6.0, 1.1), np.arange(2.6, 5.0, 1.1)])
    seats = copies(pair, [(s * 1.78, float(y), 0) for s in (-1, 1) for y in turned])
    bench = [put(join([seat("#c0392f", "#4a4f57").moved((0.56 * k, 0, 0)) for k in range(-5, 6)]),
        s * 2.08, -1.7, -s * np.pi / 2) for s in (-1, 1)]  # fmt: skip
    rails = [tube([(s * 1.2, -10.2, 2.02), (s * 1.2, 5.2, 2.02)], 0.02, _YELLOW, Surface.METAL, 6)
        for s in (-1, 1)]  # fmt: skip
    poles = [tube([(s * 1.2, y, 0), (s * 1.2, y, 2.45)], 0.022, _YELLOW, Surface.METAL, 8,
        caps=False) for s in (-1, 1) for y in (-5.4, 1.9, 5.0)]  # fmt: skip
    straps = [tube([(s * 1.2, y, 2.0), (s * 1.2, y, 1.78)], 0.018, _BLACK, Surface.LEATHER, 5)
        for s in (-1, 1) for y in np.arange(-4.6, 1.6, 0.75)]  # fmt: skip
    loops = [torus(0.07, 0.014, (0, 0, 0), "#f2f0e8", Surface.PLASTIC, 12).moved((s * 1.2, y,
        1.71),
        turn(0, 0, 1.57)) for s in (-1, 1) for y in np.arange(-4.6, 1.6, 0.75)]  # fmt: skip
    light = boxes([(s * 0.6, -2.0, 2.42) for s in (-1, 1)], (0.2, 15.0, 0.04), "#fbfdff",
        Surface.EMISSIVE)  # fmt: skip
    mesh = [shell_mesh(shell), outside(on, shell, "town").moved((0, 0, -0.9)), seats, *bench,
        *rails, *poles, *straps, *loops, light, _drivers_place()]  # fmt: skip
    lamps = lamps_at([(0.0, y, 2.2) for y in (-8.0, -4.5, -1.0, 2.5, 5.8)], 0.6, NEUTRAL)
    walls = (*shell_walls(shell), *(Collider("box", (0.6, 1.4, 0.6), (s * 1.8, 3.8, 0.6))
        for s in (-1, 1)))  # fmt: skip
    return SetPiece("bus", join(mesh), "rubber", 1.6, walls, lamps, indoor=True, length=5.0,
        lengthwise=np.pi / 2)  # fmt: skip


def _drivers_place() -> Mesh:
    """The driver's seat behind a partition, the great wheel, the dashboard, the fare box, a lit
    sign."""
    wheel = torus(0.28, 0.024, (0, 0, 0), _BLACK, Surface.RUBBER, 22)
    return join([seat("#2b3a55").moved((-1.25, 6.0, 0), turn(np.pi)),
        wheel.moved((-1.25, 6.55, 0.98), turn(0, 0, -0.5)),
        boxes([(0, 7.0, 0.5)], (4.2, 0.36, 0.9), "#2f3338", Surface.PLASTIC),
        boxes([(-1.25, 5.45, 0.7)], (1.5, 0.06, 1.4), "#b8352c", Surface.PLASTIC),
        boxes([(-0.45, 5.9, 0.6)], (0.26, 0.3, 1.2), _STEEL, Surface.METAL),
        sign("stop", 0.8, 0.22, "#14161a", "#ff5a3c", glow=True).moved((0, 5.2,
        2.28))])  # fmt: skip


def sauna(on: Occasion) -> SetPiece:
    """A sauna of pale boards: three benches like steps, an iron stove with glowing stones, a pail
    with a ladle, a small window, a thermometer."""
    windows = (Opening("left", -2.0, 0.9, 1.2, 1.9, (1, 1), _OAK),)
    shell = Shell(-4.0, 4.0, -9.5, 4.4, 2.7, (_PINE, Surface.PLANKS), ("#d2a468", Surface.PLANKS),
        "#c9985a", trim="", openings=windows)  # fmt: skip
    slats, risers = [], []
    for step in range(3):
        high, far = 0.45 * (step + 1), 2.5 + 0.65 * step
        slats += [(-0.9, far + 0.15 * k, high) for k in range(4)]
        risers.append((-0.9, far - 0.07, high / 2))
    back = [(-0.9, 4.32, 1.65 + 0.22 * k) for k in range(3)]
    benches = join([boxes(slats, (6.0, 0.11, 0.05), "#deb478", Surface.WOOD),
        boxes(risers, [(5.9, 0.04, 0.45 * (k + 1) - 0.06) for k in range(3)], "#b98a50",
        Surface.PLANKS), boxes(back, (6.0, 0.06, 0.14), "#deb478", Surface.WOOD)])  # fmt: skip
    hot = np.column_stack([np.tile([2.95, 3.2, 3.45, 3.08, 3.32], 2), np.repeat([2.9, 3.2], 5),
        np.tile([1.02, 1.06, 1.02, 1.14, 1.12], 2)]).astype(np.float32)  # fmt: skip
    stove = join([block((1.0, 0.9, 0.95), (3.2, 3.05, 0.5), 0.04, "#33363a", Surface.METAL),
        rocks(hot, on.chance(1011), (0.12, 0.17), "#6a625c", level=1),
        boxes([(3.2, 2.59, 0.35)], (0.5, 0.03, 0.3), "#ff7a2a", Surface.EMISSIVE),
        cylinder((3.2, 3.45, 0.95), (3.2, 3.45, 2.7), 0.1, None, "#33363a", Surface.METAL, 12),
        boxes([(3.2, 2.45, 0.35), (2.6, 3.0, 0.35)], [(1.3, 0.05, 0.7), (0.05, 1.1, 0.7)],
        "#deb478",
        Surface.WOOD)])  # fmt: skip
    pail = join([lathe([(0.13, 0), (0.17, 0.28), (0.15, 0.28), (0.01, 0.05)], "#b07a42",
        Surface.WOOD, 16), tube([(0.05, 0, 0.1), (0.34, -0.05, 0.5)], 0.014, _OAK, Surface.WOOD, 6),
        torus(0.165, 0.012, (0, 0, 0.2), _STEEL, Surface.METAL, 18)])  # fmt: skip
    dial = cylinder((2.4, 4.38, 1.9), (2.4, 4.34, 1.9), 0.14, None, "#f4f1e8", Surface.PAPER, 18)
    towel = boxes([(-3.92, 0.6, 1.35)], (0.05, 0.6, 0.9), "#f2f2ee", Surface.CLOTH)
    mesh = [shell_mesh(shell), outside(on, shell, "garden"), benches, stove, put(pail, 2.2, 2.2),
        dial, towel]  # fmt: skip
    lamps = lamps_at([(-2.6, 3.6, 2.3), (1.4, 3.6, 2.3), (0.0, -1.0, 2.5), (0.0, -4.6, 2.4)], 0.75,
        WARM) + (Lamp((3.2, 2.3, 0.8), (1.2, 0.5, 0.15), 0.05),)  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (3.0, 1.0, 0.6), (-0.9, 3.5, 0.6)),
        Collider("box", (0.7, 0.8, 0.6), (3.2, 3.0, 0.6)))  # fmt: skip
    return SetPiece("sauna", join(mesh), "wood", 1.8, walls, lamps, indoor=True)


def hangar(on: Occasion) -> SetPiece:
    """A hangar under a round roof of iron ribs: an airplane with a propeller, its doors open on the
    daylight, ladders, drums, tool carts, lines on the floor."""
    del on
    shell = Shell(-17.0, 17.0, -22.0, 15.0, 5.4, ("#8a8d8f", Surface.CONCRETE),
        ("#9fb0b8", Surface.PLASTIC), "", trim="", cells=18)  # fmt: skip
    turns = np.linspace(0, np.pi, 17)
    arch = np.column_stack([-17.0 * np.cos(turns), 5.4 + 6.2 * np.sin(turns)])
    roof, ribs = [], []
    for (x0, z0), (x1, z1) in zip(arch[:-1], arch[1:], strict=True):
        roof.append(boxes([(0, 0, 0)], (float(np.hypot(x1 - x0, z1 - z0)) + 0.1, 37.0, 0.1),
            "#a9b6bc", Surface.PLASTIC).moved(((x0 + x1) / 2, -3.5, (z0 + z1) / 2),
            turn(0, -float(np.arctan2(z1 - z0, x1 - x0)))))  # fmt: skip
    for y in np.arange(-20.0, 15.0, 3.8):
        ribs.append(tube([(float(x), y, float(z) - 0.12) for x, z in arch], 0.13, "#4a5a66",
            Surface.METAL, 6))  # fmt: skip
    top = [(float(x), float(z)) for x, z in arch[1:-1]]
    gable = boxes([(x, 14.95, 5.4 + (z - 5.4) / 2) for x, z in top], [(2.9, 0.1, z - 5.4)
        for _, z in top], "#8fa0a8", Surface.PLASTIC)  # fmt: skip
    light = boxes([(0, 14.85, 2.6)], (15.0, 0.06, 5.2), "#dfeeff", Surface.EMISSIVE)
    posts = boxes([(x, 14.75, 2.6) for x in np.arange(-7.5, 7.6, 3.0)], (0.16, 0.1, 5.2), "#4a5a66",
        Surface.METAL)  # fmt: skip
    plane = put(piece_of("aircraft", "plane", 11.0, "#f2f2ee", "metal"), 5.5, 8.6, -2.5)
    lines = [stripe([(-14, 2.9), (14, 2.9)], 0.14, 0.004, _YELLOW, Surface.CONCRETE),
        stripe([(0.0, -20), (0.0, 13)], 0.12, 0.004, _YELLOW, Surface.CONCRETE)]  # fmt: skip
    drum = cylinder((0, 0, 0), (0, 0, 0.88), 0.29, None, "#2f5a8a", Surface.METAL, 16)
    cart = join([block((1.1, 0.55, 0.8), (0, 0, 0.52), 0.03, "#c8201e", Surface.METAL),
        boxes([(0, -0.28, 0.3 + 0.16 * k) for k in range(4)], (1.0, 0.02, 0.12), "#e8524a",
        6)])  # fmt: skip
    ladder = join([tube([(s * 0.35, 0, 0), (s * 0.3, 0.9, 2.6)], 0.03, _YELLOW, Surface.METAL, 6)
        for s in (-1, 1)] + [boxes([(0, 0.31 * k, 0.3 + 0.86 * 0.31 * k * 3.0 / 2.8)
        for k in range(3)], (0.66, 0.1, 0.03), _YELLOW, Surface.METAL)])  # fmt: skip
    mesh = [shell_mesh(shell), *roof, *ribs, gable, light, posts, plane, *lines, put(ladder, 1.4,
        6.6),
        copies(drum, [(-11.0, 9.0, 0), (-10.3, 9.0, 0), (-10.6, 8.4, 0), (-12.6, 2.0, 0)]),
        put(cart, -4.6, 6.4, 0.2), put(cart, -8.2, 10.6, -0.3)]  # fmt: skip
    lamps = lamps_at([(x, y, 7.2) for x in (-7.0, 7.0) for y in (-8.0, 0.0, 8.0)], 5.0, COOL)
    walls = (*shell_walls(shell), Collider("box", (5.0, 4.0, 1.5), (6.0, 9.4, 1.5)))
    return SetPiece("hangar", join(mesh), "concrete", 4.0, walls, lamps, indoor=True, length=8.0)


def pantry(on: Occasion) -> SetPiece:
    """A small room with boards up to the ceiling, full of jars of preserves, sacks, baskets, a
    string of onions, hams from a beam."""
    shell = Shell(-3.5, 3.5, -9.0, 3.4, 2.7, ("#b5653f", Surface.TILE),
        ("#e6dcc4", Surface.PLASTER), "#d9c9a6", trim="")  # fmt: skip
    chance = on.chance(1021)
    tones = ("#a8322a", "#d98a2a", "#7a2f4a", "#c9b04a", "#4f7a3a", "#e0b878")
    jar = [join([lathe([(0.065, 0), (0.075, 0.02), (0.075, 0.14), (0.05, 0.17), (0.01, 0.17)], tone,
        Surface.PLASTIC, 12), cylinder((0, 0, 0.165), (0, 0, 0.195), 0.056, None, "#c9a24a",
        Surface.METAL, 12)]) for tone in tones]  # fmt: skip
    levels = (0.55, 0.98, 1.41, 1.84, 2.27)
    across = [(x, 3.16, z + 0.02) for z in levels for x in np.arange(-3.2, 3.25, 0.19)]
    sides = [(s * 3.28, y, z + 0.02) for s in (-1, 1) for z in levels
        for y in np.arange(-4.6, 2.8, 0.19)]  # fmt: skip
    at = np.array(across + sides)
    pick = (np.arange(len(at)) // 7 + chance.integers(0, 2, len(at))) % len(tones)
    jars = [copies(jar[k], [tuple(p) for p in at[pick == k]]) for k in range(len(tones))]
    boards = join([boxes([(0, 3.18, z) for z in levels], (6.9, 0.36, 0.035), _OAK, Surface.WOOD),
        boxes([(s * 3.3, -1.0, z) for s in (-1, 1) for z in levels], (0.36, 7.6, 0.035), _OAK,
        Surface.WOOD), boxes([(x, 3.18, 1.3) for x in (-1.5, 1.5)], (0.05, 0.34, 2.6), _OAK,
        Surface.WOOD)])  # fmt: skip
    sacks = [lumpy((0.34, 0.3, 0.42), k, 0.14, "#c9b48a", Surface.CLOTH, 2, True).moved((x, y,
        0.36))
        for k, (x, y) in enumerate(((-2.4, 2.75), (-1.6, 2.85), (2.4, 2.75)))]  # fmt: skip
    basket = join([lathe([(0.2, 0), (0.3, 0.26), (0.28, 0.26), (0.02, 0.04)], "#a8783f",
        Surface.WOOD, 16), *(ellipsoid(0.09, (0.12 * np.cos(k), 0.12 * np.sin(k), 0.25), "#c8322a",
        Surface.PLASTIC, 10) for k in range(6))])  # fmt: skip
    onions = [ellipsoid(0.06, (-0.9 + 0.03 * (k % 2), 2.9, 2.3 - 0.1 * k), "#c9863a",
        Surface.PLASTIC, 10) for k in range(8)]  # fmt: skip
    hams = [lathe([(0.01, 0), (0.12, 0.12), (0.1, 0.28), (0.02, 0.46)], "#8a3f2f", Surface.MATTE,
        14).moved((x, 2.7, 2.1)) for x in (0.5, 1.0)]  # fmt: skip
    beam = boxes([(0, 2.7, 2.6)], (7.0, 0.16, 0.16), _OAK, Surface.WOOD)
    mesh = [shell_mesh(shell), boards, *jars, *sacks, put(basket, 1.3, 2.75), *onions, *hams, beam,
        put(pendant(0.6, 0.16, "#2f3a38", 2.7), 0.0, 0.2)]  # fmt: skip
    lamps = lamps_at([(0.0, 0.2, 2.0), (0.0, -3.0, 2.4), (-1.6, 1.2, 2.3), (1.6, 1.2, 2.3)], 0.75,
        WARM)  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (3.1, 0.3, 1.3), (0.0, 3.1, 1.3)))
    return SetPiece("pantry", join(mesh), "tile", 1.6, walls, lamps, indoor=True)


def tea_house(on: Occasion) -> SetPiece:
    """A Japanese tea room: straw mats, sliding screens of paper, an alcove with a scroll and a
    branch, a low table with a pot and bowls, an iron kettle on a sunken hearth."""
    windows = (Opening("right", 0.4, 3.6, 0.02, 2.0, (4, 1), "#3f2a1a"),)
    shell = Shell(-4.2, 4.2, -10.0, 3.6, 2.6, ("#c6b67c", Surface.CARPET),
        ("#d9c9a0", Surface.PLASTER), "#a88a5a", trim="#3f2a1a", openings=windows)  # fmt: skip
    edges = boxes([(x, -3.0, 0.004) for x in (-2.8, -0.94, 0.94, 2.8)], (0.06, 13.0, 0.006),
        "#2f3a2a", Surface.CLOTH)  # fmt: skip
    cross = boxes([(0, y, 0.004) for y in np.arange(-8.6, 3.5, 1.9)], (8.3, 0.06, 0.006), "#2f3a2a",
        Surface.CLOTH)  # fmt: skip
    screens = [_paper_screen().moved((x, 3.5, 0)) for x in (-3.2, -1.9, -0.6)]
    screens += [_paper_screen().moved((-4.12, y, 0), turn(np.pi / 2)) for y in (-4.4, -2.9, -1.4,
        0.1, 1.6)]  # fmt: skip
    alcove = join([boxes([(2.3, 3.3, 0.09)], (3.4, 0.6, 0.18), "#4a2f1c", Surface.WOOD),
        boxes([(0.55, 3.3, 1.3), (4.05, 3.3, 1.3)], (0.14, 0.5, 2.6), "#4a2f1c", Surface.WOOD),
        boxes([(2.4, 3.55, 1.5)], (0.66, 0.02, 1.5), "#f2ecd8", Surface.PAPER),
        boxes([(2.4, 3.53, 1.5)], (0.06, 0.02, 0.8), "#1c1c1e", Surface.PAPER),
        lathe([(0.08, 0), (0.12, 0.14), (0.05, 0.26), (0.06, 0.3)], "#3f6a7a", Surface.PLASTIC,
        16).moved((3.4, 3.25, 0.18)), tube([(3.4, 3.25, 0.4), (3.5, 3.2, 0.8), (3.3, 3.15, 1.15)],
        0.014, "#4a3424", Surface.WOOD, 5), *(ellipsoid(0.05, (3.4 + 0.1 * np.cos(k), 3.2, 0.75
        + 0.07 * k), "#f2a8c0", Surface.FOLIAGE, 8) for k in range(6))])  # fmt: skip
    bowl = lathe([(0.03, 0), (0.065, 0.03), (0.07, 0.07), (0.055, 0.07), (0.01, 0.02)], "#5a6b4a",
        Surface.PLASTIC, 14)  # fmt: skip
    table = join([block((1.3, 0.7, 0.05), (0, 0, 0.34), 0.02, "#5a2f1c", Surface.WOOD),
        boxes([(s * 0.55, t * 0.26, 0.16) for s in (-1, 1) for t in (-1, 1)], (0.07, 0.07, 0.32),
        "#5a2f1c", Surface.WOOD), copies(bowl, [(-0.35, -0.1, 0.37), (0.3, 0.12, 0.37)]),
        ellipsoid((0.11, 0.11, 0.09), (0.02, 0, 0.45), "#2b2d31", Surface.METAL, 14)])  # fmt: skip
    hearth = join([boxes([(0, 0, 0.03)], (0.8, 0.8, 0.06), "#3f2a1a", Surface.WOOD),
        boxes([(0, 0, 0.05)], (0.66, 0.66, 0.05), "#8a857c", Surface.SAND),
        ellipsoid((0.17, 0.17, 0.15), (0, 0, 0.2), "#2b2d31", Surface.METAL, 16),
        torus(0.14, 0.012, (0, 0, 0.34), "#2b2d31", Surface.METAL, 16)])  # fmt: skip
    cushion = block((0.5, 0.5, 0.08), (0, 0, 0.05), 0.03, "#7a2f3a", Surface.CLOTH)
    mesh = [shell_mesh(shell), outside(on, shell, "garden"), edges, cross, *screens, alcove,
        put(table, 2.3, 1.6), put(hearth, -2.3, 1.8), put(cushion, -1.4, 2.2), put(cushion, 3.2,
        0.7)]  # fmt: skip
    lamps = lamps_at([(-2.6, 2.2, 1.9), (2.2, 2.4, 2.1), (0.0, -1.0, 2.4), (0.0, -5.0, 2.3)], 0.7,
        WARM)  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (0.7, 0.4, 0.3), (2.3, 1.6, 0.3)))
    return SetPiece("tea house", join(mesh), "carpet", 1.7, walls, lamps, indoor=True)


def _paper_screen() -> Mesh:
    """A sliding screen 1.3 m wide: paper that glows, a grid of dark laths."""
    dark = "#3f2a1a"
    return join([boxes([(0, 0.03, 1.05)], (1.28, 0.01, 2.1), "#f6f0dc", Surface.PAPER),
        boxes([(x, 0, 1.05) for x in np.linspace(-0.64, 0.64, 5)], (0.035, 0.03, 2.1), dark,
        Surface.WOOD), boxes([(0, 0, z) for z in np.linspace(0.02, 2.1, 7)], (1.3, 0.03, 0.035),
        dark, Surface.WOOD)])  # fmt: skip


def _menu() -> Mesh:
    """The board with what there is to eat, on the wall behind the counter."""
    return join([boxes([(-0.6, 6.54, 2.2)], (4.2, 0.05, 1.0), "#23302a", Surface.MATTE),
        sign("menu", 1.0, 0.3, "#23302a", "#f4efe0").moved((-0.6, 6.49, 2.52)),
        boxes([(-1.7 + 2.2 * k, 6.5, 2.2 - 0.16 * r) for k in (0, 1) for r in range(3)],
        (1.4, 0.01, 0.05), "#d9cfb8")])  # fmt: skip


def canteen(on: Occasion) -> SetPiece:
    """A canteen: long tables with benches, a steel counter with steaming trays behind glass, a
    stack of trays, a board with the menu."""
    windows = tuple(Opening("left", y, 2.4, 1.0, 2.7, (2, 1)) for y in (-7.0, -3.6, -0.2))
    shell = Shell(-7.5, 7.5, -14.0, 6.6, 3.4, ("#d9d4c4", Surface.TILE),
        ("#e8e6da", Surface.PLASTER), "#f4f4ef", dado="#5fa08a", dado_high=1.1,
        dado_surface=Surface.PLASTER, openings=windows)  # fmt: skip
    board = join([boxes([(0, 0, 0.75)], (3.4, 0.8, 0.05), "#e9b64a", Surface.PLASTIC),
        boxes([(s * 1.3, 0, 0.37) for s in (-1, 1)], (0.1, 0.6, 0.74), _STEEL, Surface.METAL),
        boxes([(0, t * 0.72, 0.44) for t in (-1, 1)], (3.3, 0.3, 0.05), "#3f7ab0", Surface.PLASTIC),
        boxes([(s * 1.3, t * 0.72, 0.22) for s in (-1, 1) for t in (-1, 1)], (0.08, 0.24, 0.44),
        _STEEL, Surface.METAL)])  # fmt: skip
    tray = join([boxes([(0, 0, 0.785)], (0.44, 0.32, 0.02), "#c8502f", Surface.PLASTIC),
        cylinder((-0.08, 0, 0.795), (-0.08, 0, 0.81), 0.1, None, "#f6f4ee", Surface.PLASTIC, 16),
        cylinder((0.14, 0.06, 0.795), (0.14, 0.06, 0.9), 0.035, None, "#8fc4e0", Surface.GLASS,
        10)])  # fmt: skip
    tables = copies(board, [(s * 4.9, y, 0) for s in (-1, 1) for y in (-8.2, -5.4, -2.6, 0.4)])
    trays = copies(tray, [(s * 4.9 + dx, y + dy, 0) for s in (-1, 1) for y in (-5.4, -2.6, 0.4)
        for dx, dy in ((-0.9, -0.2), (0.5, 0.2))])  # fmt: skip
    food = ("#c8502f", "#e0b04a", "#5f9a40", "#e8dcc0", "#8a4f2f")
    pans = [boxes([(-2.9 + 1.15 * k, 4.35, 1.0)], (1.0, 0.6, 0.05), tone, Surface.MATTE)
        for k, tone in enumerate(food)]  # fmt: skip
    line = join([counter(6.6, 0.9, 0.98, "#b9c2c8", "#8a9298").moved((-0.6, 4.3, 0)), *pans,
        boxes([(-0.6, 3.86, 1.36)], (6.4, 0.02, 0.5), "#dfeef2", Surface.GLASS),
        boxes([(-0.6, 3.95, 1.63)], (6.5, 0.34, 0.03), _STEEL, Surface.METAL),
        boxes([(-0.6, 3.6, 0.86)], (6.4, 0.34, 0.03), _STEEL, Surface.METAL),
        boxes([(3.4, 4.3, 0.92 + 0.03 * k) for k in range(14)], (0.5, 0.36, 0.02), "#c8502f",
        Surface.PLASTIC), counter(1.0, 0.6, 0.9, "#b9c2c8", "#8a9298").moved((3.4, 4.3,
        0))])  # fmt: skip
    spots = [(x, y) for x in (-4.4, 0.0, 4.4) for y in (-9.0, -4.5, 0.0, 4.0)]
    lamps = lamps_at(
        [(x, y, 3.2) for x in (-4.0, 0.0, 4.0) for y in (-6.0, 0.0, 3.4)], 1.0, NEUTRAL
    )
    mesh = [shell_mesh(shell), outside(on, shell, "town"), ceiling_lights(spots, 3.4, (0.6, 1.2)),
        tables, trays, line, _menu()]  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (3.5, 0.6, 0.6), (-0.6, 4.2, 0.6)),
        *(Collider("box", (1.8, 0.9, 0.4), (s * 4.9, y, 0.4)) for s in (-1, 1)
        for y in (-2.6, 0.4)))  # fmt: skip
    return SetPiece("canteen", join(mesh), "tile", 2.8, walls, lamps, indoor=True)


def cottage(on: Occasion) -> SetPiece:
    """Inside a cottage: whitewashed walls with dark beams, a hearth of field stones with a fire and
    a kettle, small windows, a dresser with plates, a rocking chair, herbs from the ceiling."""
    windows = (Opening("left", -0.4, 1.2, 0.95, 1.95, (2, 2), _OAK),
        Opening("back", 3.0, 1.2, 0.95, 1.95, (2, 2), _OAK))  # fmt: skip
    shell = Shell(-4.4, 4.4, -10.0, 4.0, 2.6, ("#8a5f3a", Surface.PLANKS),
        ("#efe7d4", Surface.PLASTER), "#e2d6bc", trim="", openings=windows)  # fmt: skip
    beams = boxes([(0, y, 2.52) for y in np.arange(-8.6, 4.0, 1.5)], (8.8, 0.2, 0.18), "#4a301c",
        Surface.WOOD)  # fmt: skip
    posts = boxes([(x, 3.95, 1.3) for x in (-4.3, -0.2, 1.9, 4.3)], (0.18, 0.12, 2.6), "#4a301c",
        Surface.WOOD)  # fmt: skip
    chance = on.chance(1031)
    hearth = [boxes([(-2.3, 3.7, 1.95), (-3.35, 3.55, 0.75), (-1.25, 3.55, 0.75)],
        [(2.2, 0.6, 1.3), (0.5, 0.9, 1.5), (0.5, 0.9, 1.5)], "#8f877a", Surface.ROCK),
        boxes([(-2.3, 3.95, 0.7)], (1.7, 0.1, 1.4), "#1c1816"),
        boxes([(-2.3, 3.35, 1.52)], (2.9, 0.55, 0.12), "#4a301c", Surface.WOOD)]  # fmt: skip
    spots = np.column_stack([chance.uniform(-3.4, -1.2, 44), np.full(44, 3.38),
        chance.uniform(1.6, 2.5, 44)]).astype(np.float32)  # fmt: skip
    stones = rocks(spots, chance, (0.08, 0.16), "#9a9184", level=1)
    logs = [cylinder((-2.8, 3.6, 0.1 + 0.1 * k), (-1.8, 3.5, 0.12 + 0.1 * k), 0.08, None, "#4a3424",
        Surface.WOOD, 10) for k in range(2)]  # fmt: skip
    flames = [lumpy((0.13, 0.1, 0.3), k, 0.4, tone, Surface.EMISSIVE, 2).moved((x, 3.55, 0.42))
        for k, (x, tone) in enumerate(((-2.5, "#ff8a2a"), (-2.25, "#ffc04a"), (-2.0,
        "#ff7a20")))]  # fmt: skip
    kettle = ellipsoid((0.2, 0.2, 0.17), (-2.3, 3.45, 0.95), "#26282b", Surface.METAL, 16)
    dresser = piece_of("furniture", "bookshelf", 1.9, "#6b4426", "wood")
    chair = piece_of("furniture", "rocking_chair", 1.1, "#7a5230", "wood")
    herbs = [lumpy((0.08, 0.08, 0.22), k, 0.4, tone, Surface.FOLIAGE, 1).moved((x, 2.7, 2.3))
        for k, (x, tone) in enumerate(((-0.6, "#6f8a4a"), (-0.2, "#8a7aa8"), (0.2, "#5f7a3a"),
        (0.6, "#a88a4a")))]  # fmt: skip
    rug = cylinder((0, 0.6, 0), (0, 0.6, 0.012), 1.5, None, "#8a3a32", Surface.CARPET, 30)
    mesh = [shell_mesh(shell), outside(on, shell, "garden"), beams, posts, *hearth, stones, *logs,
        *flames, kettle, put(dresser, 0.85, 3.7), put(chair, -3.75, 2.5, 0.8), *herbs, rug,
        put(doorway(0.95, 2.0, "#4f6b4a", "#4a301c"), 4.36, 1.4, -np.pi / 2),
        framed_picture(0.5, 0.6, 91, _OAK).moved((-4.36, 1.6, 1.6), turn(np.pi / 2))]  # fmt: skip
    lamps = lamps_at([(1.2, 2.6, 2.1), (0.0, -1.2, 2.3), (0.0, -5.0, 2.3)], 0.8, WARM) + (
        Lamp((-2.3, 3.0, 0.7), (2.2, 1.1, 0.4), 0.05),)  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (1.5, 0.5, 1.3), (-2.3, 3.6, 1.3)),
        Collider("box", (0.6, 0.3, 1.0), (0.85, 3.7, 1.0)))  # fmt: skip
    return SetPiece("cottage", join(mesh), "wood", 2.0, walls, lamps, indoor=True)
