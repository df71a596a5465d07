"""Where people go out to: cafe, bar, supermarket, museum."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import (
    counter,
    doorway,
    framed_picture,
    lit_up,
    pendant,
    pot_light,
    put,
    rope_posts,
    sign,
)
from soracli.stage.places.lights import NEUTRAL, WARM, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.shell import (
    Opening,
    Shell,
    ceiling_lights,
    outside,
    shell_mesh,
    shell_walls,
)
from soracli.stage.places.shelving import bottles, goods
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, ellipsoid, lathe, tube
from soracli.stage.things.forms import block, boxes, copies, lumpy, turn
from soracli.stage.things.letters import word


def cafe(on: Occasion) -> SetPiece:
    """A coffee shop: brick, a counter with a machine and cakes, tables, a window to the street."""
    windows = tuple(Opening("left", y, 2.6, 0.5, 2.6, (2, 1), "#2b2d31") for y in (-6.2, -3.0, 0.2))
    shell = Shell(-5.6, 5.6, -11.5, 4.8, 3.2, ("#8f6b45", Surface.PLANKS),
        ("#a5624a", Surface.BRICK), "#3a3330", trim="#2b2d31", openings=windows)  # fmt: skip
    spots = [(-2.4, 3.4), (-0.8, 3.4), (0.8, 3.4), (2.4, 3.4), (-4.2, 0.2), (4.2, 0.2), (0.0, -6.0)]
    lamps = lamps_at([(x, y, 2.1) for x, y in spots], 0.75, WARM)
    lamps += lamps_at([(0.0, -1.0, 3.0), (0.0, 2.2, 3.0)], 0.8, NEUTRAL)
    lights = [put(pendant(0.95, 0.22, "#2f3a38", 3.2), x, y) for x, y in spots]
    mesh = [
        shell_mesh(shell),
        outside(on, shell, "town"),
        _bar_of_cafe(),
        _tables_of_cafe(),
        *lights,
    ]
    walls = (*shell_walls(shell), Collider("box", (2.9, 0.45, 0.55), (0.0, 3.3, 0.55)),
        *(Collider("box", (0.5, 0.5, 0.4), (s * 4.4, y, 0.4)) for s in (-1, 1)
        for y in (-2.6, 0.4)))  # fmt: skip
    return SetPiece("cafe", join(mesh), "wood", 2.4, walls, lamps, indoor=True)


def _bar_of_cafe() -> Mesh:
    """The counter, what stands on it, and the wall behind with the menu and the cups."""
    machine = join([block((0.9, 0.5, 0.4), (0, 0, 0.3), 0.05, "#c9ccd0", Surface.METAL),
        boxes([(0, 0, 0.55)], (0.8, 0.44, 0.1), "#8a1f2a", Surface.METAL),
        *(cylinder((x, -0.28, 0.18), (x, -0.28, 0.3), 0.05, color="#26282b", surface=6, segments=10)
        for x in (-0.22, 0.22))])  # fmt: skip
    cakes = [lathe([(0.14, 0), (0.14, 0.12), (0.01, 0.14)], c, Surface.PAPER,
        16).moved((-1.9 + 0.36 * k, 3.2, z)) for k, c in enumerate(
        ("#e8a0a8", "#6b4426", "#f2d9a0", "#d9573f")) for z in (1.14, 1.42)]  # fmt: skip
    case = [boxes([(-1.35, 3.3, 1.1), (-1.35, 3.3, 1.4), (-1.35, 3.3, 1.7)], (1.7, 0.5, 0.03),
        "#dfe6e8", 10), boxes([(-2.19, 3.3, 1.4), (-0.51, 3.3, 1.4)], (0.03, 0.5, 0.6), "#dfe6e8",
        10)]  # fmt: skip
    cup = lathe(
        [(0.03, 0), (0.05, 0.08), (0.046, 0.08), (0.01, 0.01)], "#fbf6ea", Surface.PLASTIC, 10
    )
    at = [(x, 4.62, z) for x in np.arange(1.3, 3.6, 0.17) for z in (1.68, 2.08)]
    menu = [boxes([(-1.6, 4.76, 2.15)], (3.6, 0.06, 1.3), "#8a6238", Surface.WOOD),
        boxes([(-1.6, 4.72, 2.15)], (3.44, 0.04, 1.14), "#23282a"),
        word("coffee", 1.9, 0.36, "#f4efe0").moved((-1.6, 4.68, 2.5)),
        boxes([(-2.5 + 1.75 * k, 4.69, 2.12 - 0.16 * r) for k in (0, 1) for r in range(4)],
        [(1.2 - 0.2 * ((k + r) % 3), 0.01, 0.05) for k in (0, 1) for r in range(4)],
        "#d9cfb8")]  # fmt: skip
    return join([counter(5.8, 0.8, 1.08, "#4f6b5e", "#b5895a").moved((0, 3.3, 0)),
        put(machine, 1.5, 3.35, 0.0, 1.1), *cakes, *case, *menu,
        boxes([(2.45, 4.66, z) for z in (1.66, 2.06)], (2.5, 0.26, 0.04), "#8a6238", Surface.WOOD),
        copies(cup, at), counter(5.6, 0.5, 0.9, "#3f4a46", "#b5895a").moved((0, 4.5, 0)),
        boxes([(0.35, 3.2, 1.24)], (0.34, 0.3, 0.24), "#26282b", Surface.PLASTIC)])  # fmt: skip


def _tables_of_cafe() -> Mesh:
    """Round tables with chairs on both sides, plants, pictures."""
    top = join([cylinder((0, 0, 0.71), (0, 0, 0.75), 0.4, color="#b5895a", surface=9, segments=24),
        lathe([(0.26, 0), (0.24, 0.03), (0.035, 0.06), (0.035, 0.71)], "#26282b", 6, 14),
        lathe([(0.03, 0.75), (0.05, 0.84), (0.01, 0.77)], "#fbf6ea", 7,
        10).moved((0.15, 0.1, 0))])  # fmt: skip
    chair = piece_of("furniture", "chair", 0.9, "#5e3f26", "wood")
    parts = []
    for s in (-1, 1):
        for y in (-5.4, -2.6, 0.4):
            parts.append(put(top, s * 4.4, y))
            parts += [put(chair, s * 4.4, y + 0.72), put(chair, s * 4.4, y - 0.72, np.pi)]
    prints = [framed_picture(0.8, 1.0, 20 + k, "#26282b").moved((5.54, -4.2 + 2.9 * k, 1.8),
        turn(-np.pi / 2)) for k in range(3)]  # fmt: skip
    plant = piece_of("plant", "potted_plant", 1.3, "#3f7a3a")
    return join([*parts, *prints, put(plant, -5.0, 2.4), put(plant, 5.0, 2.4),
        put(doorway(1.0, 2.2, "#2f5d50", "#2b2d31"), -5.56, 3.2, np.pi / 2)])  # fmt: skip


def bar(on: Occasion) -> SetPiece:
    """A pub like at night at any hour: the bar with stools, glowing bottles, a sign, booths."""
    shell = Shell(-5.4, 5.4, -11.5, 4.8, 3.0, ("#5a3a24", Surface.PLANKS),
        ("#5f3a30", Surface.BRICK), "#241c18", dado="#3f2818", dado_high=1.2, trim="")  # fmt: skip
    spots = [(x, 3.0) for x in (-2.4, -0.8, 0.8, 2.4)]
    lamps = lamps_at([(x, y, 1.9) for x, y in spots], 0.5, WARM)
    lamps += lamps_at([(s * 4.2, y, 1.8) for s in (-1, 1) for y in (-3.6, 0.2)], 0.8, WARM)
    lamps += lamps_at([(-2.9, 4.3, 2.4)], 0.9, (1.0, 0.2, 0.35)) + lamps_at(
        [(0.0, -1.5, 2.7)], 1.0, WARM
    )
    lights = [put(pendant(1.0, 0.18, "#1f7a4a", 3.0), x, y) for x, y in spots]
    mesh = [shell_mesh(shell), _counter_of_bar(), _booths(), *lights]
    walls = (*shell_walls(shell), Collider("box", (3.2, 0.4, 0.6), (0.0, 3.35, 0.6)),
        *(Collider("box", (0.7, 0.95, 0.5), (s * 4.6, y, 0.5)) for s in (-1, 1)
        for y in (-3.6, 0.2)))  # fmt: skip
    return SetPiece("bar", join(mesh), "wood", 2.4, walls, lamps, indoor=True)


def _counter_of_bar() -> Mesh:
    taps = [join([cylinder((x, 3.3, 1.12), (x, 3.3, 1.45), 0.03, color="#c9a24a", surface=6,
        segments=10), boxes([(x, 3.24, 1.55)], (0.05, 0.05, 0.2), c, Surface.WOOD)]) for x,
        c in ((0.9, "#8a1f2a"), (1.1, "#1f5f3a"), (1.3, "#26282b"))]  # fmt: skip
    pint = lathe([(0.032, 0), (0.042, 0.15), (0.001, 0.15)], "#d9962f", Surface.GLASS, 12)
    stool = piece_of("furniture", "stool", 0.78, "#6b2a22", "leather")
    neon = lit_up(word("bar", 1.0, 0.55, "#ff3f6a")).moved((-2.9, 4.7, 2.35))
    rim = [tube([(-3.6, 4.7, 1.95), (-2.2, 4.7, 1.95), (-2.2, 4.7, 2.75), (-3.6, 4.7, 2.75),
        (-3.6, 4.7, 1.95)], 0.02, "#4fd0ff", Surface.EMISSIVE, 6)]  # fmt: skip
    return join([counter(6.4, 0.7, 1.1, "#4a2a18", "#7d4a28").moved((0, 3.35, 0)),
        tube([(-3.2, 2.92, 0.22), (3.2, 2.92, 0.22)], 0.025, "#c9a24a", Surface.METAL, 8),
        bottles(3.6, 1.3, 5).moved((0.4, 4.6, 1.15)), counter(6.4, 0.45, 0.95, "#3a2214",
        "#5e3a20").moved((0, 4.55, 0)), copies(stool, [(x, 2.62, 0)
        for x in (-2.3, -1.4, 1.5, 2.4)]), *taps, copies(pint,
        [(-1.3, 3.2, 1.13), (-0.4, 3.25, 1.13), (2.1, 3.2, 1.13)]), neon, *rim,
        framed_picture(0.7, 0.9, 31, "#7a5233").moved((3.6, 4.76, 1.9))])  # fmt: skip


def _booths() -> Mesh:
    """Leather benches back to back with tables along both sides; a dartboard."""
    back = join([block((1.3, 0.14, 1.15), (0, 0.42, 0.58), 0.04, "#5e1f20", Surface.LEATHER),
        block((1.3, 0.5, 0.42), (0, 0.15, 0.22), 0.05, "#6b2526", Surface.LEATHER)])  # fmt: skip
    table = join([block((1.1, 0.7, 0.05), (0, 0, 0.74), 0.012, "#5e3a20", Surface.WOOD),
        boxes([(0, 0, 0.36)], (0.12, 0.12, 0.72), "#26282b", Surface.METAL)])  # fmt: skip
    parts = []
    for s in (-1, 1):
        for y in (-6.4, -3.6, 0.2):
            parts += [
                put(table, s * 4.6, y),
                put(back, s * 4.6, y + 0.62),
                put(back, s * 4.6, y - 0.62, np.pi),
            ]
            lamp = ellipsoid(0.12, (s * 5.25, y, 1.8), "#ffcf8a", Surface.EMISSIVE, 10)
            parts.append(lamp)
    rings = [cylinder((5.36 - 0.01 * k, 2.3, 1.7), (5.34 - 0.01 * k, 2.3, 1.7), r, color=c,
        surface=0, segments=24) for k, (r, c) in enumerate(
        ((0.34, "#1f1f22"), (0.24, "#d9cfa4"), (0.15, "#b5342b"), (0.05, "#1f7a4a")))]  # fmt: skip
    door = put(doorway(1.0, 2.1, "#4a2a18", "#3a2214"), -5.36, 2.6, np.pi / 2)
    return join([*parts, *rings, door])


def supermarket(on: Occasion) -> SetPiece:
    """An aisle: shelves full of goods on both sides, coolers at its end, signs from the ceiling."""
    shell = Shell(-8.0, 8.0, -14.0, 8.0, 4.0, ("#e4e6e4", Surface.TILE),
        ("#dfe8e4", Surface.PLASTER), "#eef0f0", trim="")  # fmt: skip
    grid = [(x, y) for x in (-5.5, 0.0, 5.5) for y in (-10.0, -6.0, -2.0, 2.0, 6.0)]
    lamps = lamps_at(
        [(x, y, 3.8) for x in (-2.2, 2.2) for y in (-8.0, -3.0, 1.5, 6.0)], 1.4, NEUTRAL
    )
    mesh = [
        shell_mesh(shell),
        ceiling_lights(grid, 4.0, (0.25, 2.4), "#fbfdff"),
        _aisles(on),
        _end_of_aisle(on),
    ]
    walls = (*shell_walls(shell), *(Collider("box", (0.6, 8.0, 1.0), (s * 3.75, -1.5, 1.0))
        for s in (-1, 1)), Collider("box", (8.0, 0.5, 1.1), (0.0, 7.5, 1.1)))  # fmt: skip
    return SetPiece("supermarket", join(mesh), "tile", 2.8, walls, lamps, indoor=True, length=5.0,
        lengthwise=np.pi / 2)  # fmt: skip


def _aisles(on: Occasion) -> Mesh:
    """Two rows of shelves along y, back to back, and the signs over the aisle."""
    parts = []
    for s in (-1, 1):
        for k, y in enumerate((-8.1, -5.0, -1.9, 1.2, 4.3)):
            shelf = goods(3.05, 1.9, on.seed + 10 * k + s)
            parts.append(put(shelf, s * 3.4, y, s * np.pi / 2 - np.pi if s < 0 else -np.pi / 2))
        parts.append(boxes([(s * 3.9, -1.9, 0.97)], (0.5, 15.4, 1.94), "#c9ced2", Surface.METAL))
    signs = ((4.2, "#2f7f4a", "fruit"), (-0.4, "#d9573f", "bread"), (-6.0, "#2f6f9a", "milk"))
    for y, color, text in signs:
        board = sign(text, 1.5, 0.42, color, "#ffffff").moved((0, y, 3.1))
        wires = [
            tube([(x, y, 3.3), (x, y, 4.0)], 0.01, "#8b9197", 6, 4, caps=False) for x in (-0.6, 0.6)
        ]
        parts += [board, *wires]
    return join(parts)


def _end_of_aisle(on: Occasion) -> Mesh:
    """Coolers along the back wall, crates of fruit before them, a trolley."""
    parts = [
        goods(2.9, 2.0, on.seed + 40 + k, 4, cold=True).moved((-6.0 + 3.0 * k, 7.6, 0))
        for k in range(5)
    ]
    chance = on.chance(60)
    for k, color in enumerate(("#d9342b", "#f2a62f", "#7fb53f", "#f2d93c")):
        x = -1.95 + 1.3 * k
        at = np.column_stack([x + chance.uniform(-0.45, 0.45, 42), 5.6
            + chance.uniform(-0.25, 0.25, 42), 0.72 + chance.uniform(0, 0.1, 42)])  # fmt: skip
        parts += [boxes([(x, 5.6, 0.35)], (1.1, 0.7, 0.7), "#8f7348", Surface.WOOD),
            copies(ellipsoid(0.075, (0, 0, 0), color, Surface.PLASTIC, 8), at)]  # fmt: skip
    wire = "#b5bcc2"
    rails = [tube([(-0.3, y, 0.5), (0.3, y, 0.5), (0.36, y, 1.0), (-0.36, y, 1.0), (-0.3, y, 0.5)],
        0.012, wire, 6, 5) for y in (-0.45, 0.45)]  # fmt: skip
    sides = [
        boxes(
            [(s * 0.33, 0, 0.55 + 0.1 * k) for k in range(5) for s in (-1, 1)],
            (0.015, 0.9, 0.015),
            wire,
            6,
        )
    ]
    wheels = [cylinder((s * 0.28, y, 0.06), (s * 0.25, y, 0.06), 0.06, color="#26282b", surface=8,
        segments=10) for s in (-1, 1) for y in (-0.4, 0.4)]  # fmt: skip
    base = boxes(
        [(0, 0, 0.5), (0, 0, 0.2)], [(0.62, 0.9, 0.02), (0.5, 0.8, 0.03)], wire, Surface.METAL
    )
    handle = tube([(-0.36, -0.52, 1.02), (0.36, -0.52, 1.02)], 0.025, "#d9342b", Surface.PLASTIC, 8)
    return join([*parts, put(join([*rails, *sides, *wheels, base, handle]), 2.3, 3.9, 0.4)])


def museum(on: Occasion) -> SetPiece:
    """A hall with paintings in gold frames, a marble figure on a plinth, ropes, benches."""
    shell = Shell(-7.5, 7.5, -14.0, 6.0, 4.6, ("#a8794a", Surface.PLANKS),
        ("#8f2f34", Surface.PLASTER), "#f4f1ea", dado="#efe9dc", dado_high=0.5,
        dado_surface=Surface.PLASTER, trim="#efe9dc")  # fmt: skip
    lamps = lamps_at([(x, 4.2, 3.9) for x in (-4.6, 0.0, 4.6)], 1.5, NEUTRAL)
    lamps += lamps_at([(s * 5.6, y, 3.9) for s in (-1, 1) for y in (-5.0, 0.0)], 1.5, NEUTRAL)
    lamps += lamps_at([(0.0, -1.0, 4.3), (0.0, -7.5, 4.3)], 1.7, NEUTRAL)
    mesh = [shell_mesh(shell), _paintings(), _sculpture(on)]
    walls = (*shell_walls(shell), Collider("box", (0.5, 0.5, 1.2), (4.0, 3.4, 1.2)),
        Collider("box", (0.9, 0.3, 0.25), (-2.6, 2.9, 0.25)))  # fmt: skip
    return SetPiece("museum", join(mesh), "wood", 3.0, walls, lamps, indoor=True)


def _paintings() -> Mesh:
    """Paintings with their plates and spots on three walls, ropes before the largest."""
    parts = []
    for k, (x, wide, tall) in enumerate(
        ((-5.4, 1.5, 1.9), (-2.4, 2.6, 1.7), (0.8, 1.4, 1.8), (6.2, 1.5, 2.0))
    ):
        parts += [framed_picture(wide, tall, 50 + k).moved((x, 5.94, 2.1)), pot_light(x, 4.4, 4.6)]
        parts.append(boxes([(x + wide / 2 + 0.25, 5.97, 1.4)], (0.22, 0.02, 0.14), "#f4f1ea", 11))
    for s in (-1, 1):
        for k, y in enumerate((-8.0, -4.6, -1.2, 2.4)):
            art = framed_picture(1.9 - 0.3 * (k % 2), 1.5, 60 + 5 * k + s)
            parts += [
                art.moved((s * 7.44, y, 2.0), turn(-s * np.pi / 2)),
                pot_light(s * 6.0, y, 4.6),
            ]
    cornice = [boxes([(0, 5.9, 4.45)], (15.0, 0.2, 0.25), "#efe9dc", Surface.PLASTER),
        boxes([(s * 7.4, -4.0, 4.45) for s in (-1, 1)], (0.2, 20.0, 0.25), "#efe9dc",
        Surface.PLASTER)]  # fmt: skip
    return join([*parts, *cornice, rope_posts([(-3.8, 4.7), (-2.4, 4.7), (-1.0, 4.7)])])


def _sculpture(on: Occasion) -> Mesh:
    """A marble bust on a plinth, a vase in a glass case, a bench for those who look."""
    marble = "#f1eee6"
    bust = join([lathe([(0.1, 0), (0.14, 0.06), (0.08, 0.14), (0.3, 0.34), (0.26, 0.5), (0.1, 0.56),
        (0.09, 0.66)], marble, Surface.PLASTER, 22).moved(scale=(1, 0.62, 1)),
        ellipsoid((0.14, 0.17, 0.21), (0, -0.01, 0.82), marble, Surface.PLASTER, 20),
        lumpy((0.16, 0.18, 0.13), on.seed, 0.25, marble, Surface.PLASTER, 2,
        True).moved((0, 0.04, 0.94)), ellipsoid((0.03, 0.05, 0.05), (0, -0.18, 0.8), marble,
        Surface.PLASTER, 8)])  # fmt: skip
    plinth = [block((0.7, 0.7, 1.1), (4.0, 3.4, 0.55), 0.03, "#efe9dc", Surface.PLASTER),
        block((0.8, 0.8, 0.12), (4.0, 3.4, 0.06), 0.02, "#dcd4c4", Surface.PLASTER)]  # fmt: skip
    bench = [block((1.8, 0.55, 0.12), (-2.6, 2.9, 0.42), 0.03, "#26282b", Surface.LEATHER),
        boxes([(-3.3, 2.9, 0.18), (-1.9, 2.9, 0.18)], (0.08, 0.5, 0.36), "#c9a24a",
        Surface.METAL)]  # fmt: skip
    return join([put(bust.moved(scale=1.25), 4.0, 3.4, 0.35, 1.1), *plinth, *bench,
        put(doorway(1.6, 2.8, "#efe9dc"), -7.46, 4.6, np.pi / 2)])  # fmt: skip
