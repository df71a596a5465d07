"""Along the roads of towns: parking lot, gas station, construction site, railway platform."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.distance import far_wood
from soracli.stage.places.facades import skyline
from soracli.stage.places.fittings import lit_up, put, sign
from soracli.stage.places.fixtures import railing, tower_crane
from soracli.stage.places.greenery import standing
from soracli.stage.places.land import patched, ridge, strip
from soracli.stage.places.lights import COOL, NEUTRAL, WARM, lamps_at
from soracli.stage.places.markings import stripe
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.parks import lawn, woods
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, lathe, tube
from soracli.stage.things.buildings import gable_roof
from soracli.stage.things.forms import block, boxes, copies, lumpy, turn
from soracli.stage.things.letters import word
from soracli.stage.things.outdoors import bench, bin_
from soracli.stage.things.vehicles import parked

_WHITE, _STEEL, _BLACK, _YELLOW = "#f0f0ea", "#9aa1a7", "#26282b", "#f2b632"
_RED, _CREAM = "#d0282a", "#f6f4ee"
_IRON, _GREEN = "#2f4a42", "#2f5a48"


def parking_lot(on: Occasion) -> SetPiece:
    """Asphalt with white bays, parked cars in rows, tall lamps, a mall behind, trolleys."""
    ground = patched(strip((-50, 50), (-34, 24), 0.0, "#55575a", Surface.ASPHALT, 60), 0.1, on.seed,
        3.5)  # fmt: skip
    lines = [stripe([(x, 3.4), (x, 8.6)], 0.12, 0.004, _WHITE, Surface.ASPHALT)
        for x in np.arange(-30.4, 31, 2.7)]  # fmt: skip
    lines += [stripe([(x, -15.4), (x, -10.2)], 0.12, 0.004, _WHITE, Surface.ASPHALT)
        for x in np.arange(-30.4, 31, 2.7)]  # fmt: skip
    lines += [stripe([(x, -0.9), (x + 1.6, -0.9)], 0.14, 0.004, _WHITE, Surface.ASPHALT)
        for x in np.arange(-20, 20, 4.5)]  # fmt: skip
    cars = [parked("car", color) for color in ("#b5342b", "#2f4f7a", "#d9d9d6", "#3a3d40")]
    spots = [(-16.85, 6.2), (-11.45, 6.2), (-8.75, 6.2), (-3.35, 6.2), (4.75, 6.2), (7.45, 6.2),
        (12.85, 6.2), (18.25, 6.2), (-14.15, -12.8), (-6.05, -12.8), (7.45, -12.8),
        (15.55, -12.8)]  # fmt: skip
    fleet = [put(cars[k % 4], x, y, np.pi / 2 * (1 if k % 3 else -1)) for k,
        (x, y) in enumerate(spots)]  # fmt: skip
    posts = [(-12.0, 10.0), (4.0, 10.0), (20.0, 10.0), (-6.0, -17.0), (12.0, -17.0)]
    mast = join([tube([(0, 0, 0), (0, 0, 8)], (0.14, 0.09), _STEEL, Surface.METAL, 8),
        boxes([(s * 0.8, 0, 8.0) for s in (-1, 1)], (1.3, 0.4, 0.16), "#f4f6ff", Surface.EMISSIVE
        if on.lit else Surface.GLASS)])  # fmt: skip
    mall = [boxes([(0, 26.0, 4.0)], (80, 12, 8.0), "#d9cdb8", Surface.PLASTER),
        boxes([(0, 19.8, 3.6)], (80, 0.6, 0.5), "#b5503f", Surface.PLASTER),
        boxes([(x, 19.95, 1.7) for x in np.arange(-36, 37, 4.0)], (3.2, 0.1, 2.8), "#5f8aa0",
        Surface.WINDOW), sign("mall", 9.0, 2.2, "#b5202b", "#fff6e0",
        glow=True).moved((-4.0, 19.9, 6.0)), sign("food", 5.0, 1.4, "#2f7a4a", "#fff6e0",
        glow=True).moved((16.0, 19.9, 6.0))]  # fmt: skip
    island = [boxes([(0, 9.9, 0.06)], (60, 1.6, 0.16), "#b5b0a6", Surface.CONCRETE),
        boxes([(0, 9.9, 0.1)], (59, 1.2, 0.14), "#6b8a48", Surface.GRASS)]  # fmt: skip
    trees = far_wood(standing(np.array([(x, 9.9) for x in (-20.0, -7.0, 9.0, 15.0)], np.float32)),
        on.chance(300), (4.0, 5.2), "tree")  # fmt: skip
    mesh = [lawn(on), ground, *lines, *fleet, copies(mast, [(x, y, 0) for x, y in posts]), *mall,
        *island, trees, woods(on, 301, (-55, -36), 20),
        skyline(on, 120.0, (-0.7, 3.8), (12, 34), 22)]  # fmt: skip
    walls = (Collider("box", (22.0, 2.2, 0.7), (0.0, 6.4, 0.7)),)
    return SetPiece("parking lot", join(mesh), "asphalt", 3.2, walls,
        lamps_at([(x, y, 7.7) for x, y in posts], 5.0, NEUTRAL, 0.1), length=12.0,
        far_color="#77797a", far_level=-0.3)  # fmt: skip


def gas_station(on: Occasion) -> SetPiece:
    """Pumps under a bright canopy, a shop with a lit front, a price board, a car at the pump."""
    ground = patched(strip((-40, 40), (-30, 22), 0.0, "#6b6d6f", Surface.CONCRETE, 50), 0.09,
        on.seed, 3.0)  # fmt: skip
    car = put(parked("car", "#2f5f9a"), -3.6, 7.0, np.pi)
    road = strip((-150, 150), (-31, -22), 0.005, "#4b4d50", Surface.ASPHALT, 100)
    mesh = [lawn(on, "#8a9a58"), ground, road, _forecourt(on), _shop(), car,
        woods(on, 310, (24, 50), 22, 80), woods(on, 311, (-70, -40), 16, 80),
        ridge(on.seed + 9, 300, 30, "#7d9458", Surface.GRASS)]  # fmt: skip
    walls = (*(Collider("box", (1.6, 0.5, 1.0), (s * 3.6, 4.6, 1.0)) for s in (-1, 1)),
        Collider("box", (2.3, 1.0, 0.7), (-3.6, 7.0, 0.7)),
        Collider("box", (9.0, 3.5, 2.0), (0.0, 15.0, 2.0)))  # fmt: skip
    lamps = lamps_at([(x, y, 4.6) for x in (-5.0, 0.0, 5.0) for y in (1.0, 5.4)], 1.8,
        COOL) + lamps_at([(-5.0, 10.6, 2.6), (5.0, 10.6, 2.6)], 1.2, WARM)  # fmt: skip
    return SetPiece("gas station", join(mesh), "concrete", 3.8, walls, lamps, far_color="#8a9a58",
        far_level=-0.3)  # fmt: skip


def _shop() -> Mesh:
    """The shop with its name, the board of prices, a bin, a chest of ice."""
    shop = [boxes([(0, 15.0, 2.1)], (18, 7, 4.2), _CREAM, Surface.PLASTER),
        boxes([(0, 11.4, 3.7)], (18.2, 0.4, 0.9), _RED, Surface.METAL),
        boxes([(x, 11.45, 1.6) for x in (-6.6, -3.9, 3.9, 6.6)], (2.5, 0.1, 2.6), "#9fc4d8",
        Surface.WINDOW), boxes([(s * 0.7, 11.44, 1.3) for s in (-1, 1)], (1.3, 0.1, 2.5), "#8fb4c8",
        Surface.WINDOW), lit_up(word("shop", 3.4, 0.6, "#fff6e0")).moved(
        (0, 11.15, 3.7))]  # fmt: skip
    price = [boxes([(11.0, 6.6, 3.2)], (2.4, 0.4, 6.4), _RED, Surface.METAL),
        *(sign(text, 2.0, 0.8, "#16181c", "#ffd23c", glow=True).moved((11.0, 6.38, z)) for z,
        text in ((5.6, "1 79"), (4.6, "1 84"), (3.6, "1 92")))]  # fmt: skip
    extras = [put(bin_(), 0.0, 4.9), put(piece_of("prop", "bucket", 0.36, "#2f6f9a"), 0.5, 4.6),
        boxes([(-8.0, 11.1, 0.7)], (1.2, 0.7, 1.4), "#dfe8ee", Surface.METAL),
        sign("ice", 1.0, 0.4, "#2f7fc4", "#ffffff").moved((-8.0, 10.7, 1.0))]  # fmt: skip
    return join([*shop, *price, *extras])


def _forecourt(on: Occasion) -> Mesh:
    """Four pumps on their islands under the canopy."""
    pump = join([block((0.7, 0.5, 1.7), (0, 0, 0.95), 0.04, _RED, Surface.METAL),
        boxes([(0, -0.26, 1.45)], (0.5, 0.02, 0.36), "#1c2a22", Surface.GLASS),
        boxes([(0, -0.275, 1.5)], (0.36, 0.01, 0.09), "#8aff9a", 26),
        boxes([(0, 0, 1.88)], (0.76, 0.54, 0.18), _CREAM, Surface.EMISSIVE),
        tube([(0.36, -0.05, 1.3), (0.56, -0.1, 0.6), (0.42, -0.12, 1.1)], 0.025, _BLACK,
        Surface.RUBBER, 6)])  # fmt: skip
    at = [(-4.6, 4.6), (-2.6, 4.6), (2.6, 4.6), (4.6, 4.6)]
    islands = [boxes([(s * 3.6, 4.6, 0.08)], (4.0, 1.0, 0.18), "#b5b0a6", Surface.CONCRETE)
        for s in (-1, 1)]  # fmt: skip
    posts = boxes([(s * 3.6, 4.6, 2.4) for s in (-1, 1)], (0.35, 0.35, 4.8), _CREAM, Surface.METAL)
    canopy = [boxes([(0, 3.2, 5.0)], (15.0, 9.0, 0.5), _CREAM, Surface.METAL),
        boxes([(0, -1.33, 5.0)], (15.1, 0.06, 0.56), _RED, Surface.METAL),
        boxes([(s * 7.53, 3.2, 5.0) for s in (-1, 1)], (0.06, 9.0, 0.56), _RED, 6),
        boxes([(x, y, 4.73) for x in (-5.0, 0.0, 5.0) for y in (1.0, 5.4)], (1.2, 0.7, 0.06),
        "#fffdf4", Surface.EMISSIVE if on.lit else Surface.GLASS),
        lit_up(word("gas", 3.0, 0.42, "#fff6e0")).moved((0, -1.4, 5.0))]  # fmt: skip
    return join([*(put(pump, x, y) for x, y in at), *islands, posts, *canopy])


def construction_site(on: Occasion) -> SetPiece:
    """A building going up: concrete floors with rods, scaffolding, a crane, an excavator, sand."""
    ground = patched(strip((-46, 46), (-34, 44), 0.0, "#9a8060", Surface.DIRT, 56), 0.2, on.seed,
        3.0)  # fmt: skip
    mesh = [lawn(on), ground, _shell_of_building(), _scaffold(),
        put(tower_crane(26.0, 22.0), 11.0, 24.0, 2.4), put(_excavator(), 7.2, 6.2, -0.5),
        _piles(on), skyline(on, 110.0, (-0.7, 3.8), (12, 38), 24),
        woods(on, 321, (-60, -38), 14)]  # fmt: skip
    walls = (Collider("box", (8.0, 4.0, 3.0), (-6.0, 14.4, 3.0)),
        Collider("box", (1.7, 1.7, 1.2), (7.2, 6.2, 1.2)),
        Collider("cylinder", (1.7,), (-6.4, 5.4, 0.0), (-6.4, 5.4, 1.0)))  # fmt: skip
    lamps = lamps_at([(-1.5, 8.6, 3.6), (5.0, 9.0, 3.6)], 2.6, COOL, 0.14)
    return SetPiece("construction site", join(mesh), "dirt", 4.6, walls, lamps, far_color="#8f9a6a",
        far_level=-0.3)  # fmt: skip


def _shell_of_building() -> Mesh:
    """Four raw floors on columns, walls of red brick half laid, rods sticking out above."""
    grey = "#b5b3ad"
    floors = boxes([(-6.0, 15.0, 3.3 * k + 3.2) for k in range(4)], (16.4, 9.4, 0.3), grey,
        Surface.CONCRETE)  # fmt: skip
    posts = boxes([(-6.0 + x, 15.0 + y, 1.6 + 3.3 * k) for x in (-7.6, -2.6, 2.6, 7.6)
        for y in (-4.2, 0.0, 4.2) for k in range(4)], (0.45, 0.45, 3.2), grey,
        Surface.CONCRETE)  # fmt: skip
    bricks = [boxes([(-11.1, 10.9, 1.3), (-6.0, 10.9, 0.6), (-11.1, 10.9, 4.6), (-0.9, 19.1, 1.6)],
        [(4.6, 0.3, 2.6), (4.4, 0.3, 1.2), (4.6, 0.3, 2.4), (4.6, 0.3, 3.1)], "#a8553c",
        Surface.BRICK)]  # fmt: skip
    rods = boxes([(-6.0 + x + dx, 15.0 + y + dy, 14.2) for x in (-7.6, -2.6, 2.6, 7.6)
        for y in (-4.2, 0.0, 4.2) for dx in (-0.14, 0.14) for dy in (-0.14, 0.14)],
        (0.035, 0.035, 1.6), "#8a5a3a", Surface.METAL)  # fmt: skip
    return join([floors, posts, *bricks, rods])


def _scaffold() -> Mesh:
    """Steel tubes and planks before the right half of the front, a tarpaulin, a sign, a fence."""
    parts = [boxes([(x, y, 5.5) for x in np.arange(-3.6, 2.8, 1.55) for y in (9.0, 10.2)],
        (0.07, 0.07, 11.0), _STEEL, Surface.METAL), boxes(
        [(-0.5, y, 1.9 * k) for k in range(1, 6) for y in (9.0, 10.2)], (6.4, 0.06, 0.06), _STEEL,
        Surface.METAL), boxes([(-0.5, 9.6, 1.9 * k + 0.05) for k in range(1, 6)], (6.4, 1.2, 0.06),
        "#b58a58", Surface.WOOD), boxes([(-0.5, 9.0, 1.9 * k + 1.0) for k in range(1, 6)],
        (6.4, 0.05, 0.05), _STEEL, 6)]  # fmt: skip
    slants = [tube([(x, 8.98, z), (x + 1.55, 8.98, z + 1.9)], 0.03, _STEEL, Surface.METAL, 5) for k,
        z in enumerate(np.arange(0, 9.4, 1.9)) for x in (-3.6 + 1.55 * (k % 4),)]  # fmt: skip
    warn = sign("danger", 1.8, 0.6, _YELLOW, _BLACK).moved((-0.5, 8.9, 2.5))
    barriers = []
    for x in (-3.2, -1.2, 2.9):
        bars = [boxes([(x - 0.6 + 0.3 * k, 4.9, 0.85)], (0.3, 0.06, 0.24),
            ("#d9342b", "#f6f4ee")[k % 2], Surface.PLASTIC) for k in range(5)]  # fmt: skip
        barriers += [*bars, boxes([(x + s * 0.55, 4.95, 0.45) for s in (-1, 1)], (0.08, 0.4, 0.9),
            _STEEL, Surface.METAL)]  # fmt: skip
    cone = join([boxes([(0, 0, 0.02)], (0.4, 0.4, 0.04), "#e8641e", Surface.RUBBER),
        lathe([(0.16, 0.04), (0.11, 0.28), (0.03, 0.7)], "#e8641e", Surface.PLASTIC, 14),
        lathe([(0.125, 0.26), (0.09, 0.42)], "#f8f8f4", 7, 14)])  # fmt: skip
    return join([*parts, *slants, warn, *barriers, copies(cone,
        [(-4.6, 4.2, 0), (0.4, 4.6, 0), (4.4, 3.6, 0)]),
        railing((-44, 33), (44, 33), 2.0, "#8f9a9f", 0.5)])  # fmt: skip


def _excavator() -> Mesh:
    """A yellow digger on tracks, its arm toward -x."""
    tracks = [block((3.0, 0.55, 0.75), (0, s * 0.95, 0.4), 0.2, _BLACK, Surface.RUBBER)
        for s in (-1, 1)]  # fmt: skip
    arm = [tube([(-0.9, 0.35, 1.3), (-2.6, 0.35, 3.6), (-3.6, 0.35, 3.4)], 0.2, _YELLOW,
        Surface.METAL, 8), tube([(-3.6, 0.35, 3.4), (-4.5, 0.35, 1.3)], 0.15, _YELLOW,
        Surface.METAL, 8), tube([(-1.2, 0.35, 2.2), (-2.4, 0.35, 3.1)], 0.07, _STEEL, 6, 6),
        block((0.8, 0.9, 0.7), (-4.4, 0.35, 0.85), 0.12, _YELLOW, Surface.METAL),
        boxes([(-4.75, 0.05 + 0.2 * k, 0.5) for k in range(4)], (0.1, 0.08, 0.25), _STEEL,
        6)]  # fmt: skip
    cab = [block((2.6, 2.0, 0.9), (0.4, 0, 1.35), 0.12, _YELLOW, Surface.METAL),
        block((1.1, 0.9, 1.4), (-0.4, -0.5, 2.3), 0.1, _YELLOW, Surface.METAL),
        boxes([(-0.96, -0.5, 2.45), (-0.4, -0.96, 2.45)], [(0.04, 0.7, 0.8), (0.8, 0.04, 0.8)],
        "#2b3a44", Surface.GLASS), boxes([(1.5, 0, 1.5)], (0.6, 1.8, 1.0), _BLACK,
        Surface.METAL)]  # fmt: skip
    return join([*tracks, *arm, *cab])


def _piles(on: Occasion) -> Mesh:
    """Sand, bricks on pallets, pipes, planks, a mixer, a wheelbarrow."""
    sand = lumpy((1.7, 1.5, 1.1), on.seed + 3, 0.14, "#d9bd86", Surface.SAND, 3,
        True).moved((-6.4, 5.4, 0.05))  # fmt: skip
    bricks = boxes([(-9.6 + 0.9 * k, 4.6, 0.55) for k in range(2)], (0.8, 0.7, 0.9), "#a8553c",
        Surface.BRICK)  # fmt: skip
    pipes = [cylinder((4.4, y, z), (8.6, y, z), 0.22, color="#c46a3a", surface=7, segments=14)
        for y, z in ((10.2, 0.22), (10.66, 0.22), (11.12, 0.22), (10.43, 0.6), (10.89, 0.6),
        (10.66, 0.98))]  # fmt: skip
    planks = boxes([(11.6, 4.2, 0.06 + 0.07 * k) for k in range(6)], (3.4, 0.9, 0.05), "#b58a58",
        Surface.WOOD)  # fmt: skip
    mixer = join([lathe([(0.1, 0), (0.45, 0.3), (0.5, 0.6), (0.28, 1.0)], "#e8742a", Surface.METAL,
        16).moved((0, 0, 0.7), turn(0, -0.6)), boxes([(0, s * 0.4, 0.45) for s in (-1, 1)],
        (0.9, 0.06, 0.9), "#2f5a8a", 6), *(cylinder((0.35, s * 0.45, 0.2), (0.35, s * 0.52, 0.2),
        0.2, color=_BLACK, surface=8, segments=14) for s in (-1, 1))])  # fmt: skip
    return join([sand, bricks, *pipes, planks, put(mixer, -4.2, 6.4, 0.5)])


def platform(on: Occasion, with_train: bool = True) -> SetPiece:
    """A railway station under the sky: platform, tracks, a clock, a train, a house behind.

    Without the train of its own one track runs through the origin, level with low platforms on both
    its sides: there a train comes in that plays a part.
    """
    end = 3.4 if with_train else -2.0
    ground = patched(strip((-120, 120), (-24, end), 0.0, "#9a958c", Surface.CONCRETE, 120), 0.06,
        on.seed, 3.0)  # fmt: skip
    edge = [boxes([(0, end - 0.1, -0.4)], (240, 0.3, 0.82), "#b5b0a6", Surface.CONCRETE),
        boxes([(0, end - 0.65, 0.003)], (240, 0.14, 0.006), "#f4f4ee",
        Surface.CONCRETE)]  # fmt: skip
    tracks = _tracks() if with_train else _tracks((0.0,), -0.06, end, False)
    if not with_train:
        edge += [patched(strip((-120, 120), (2.0, 15.0), 0.0, "#9a958c", Surface.CONCRETE, 120),
            0.06, on.seed + 1, 3.0), boxes([(0, 2.65, 0.003)], (240, 0.14, 0.006), "#f4f4ee",
            Surface.CONCRETE)]  # fmt: skip
    mesh = [lawn(on, hole=(-110.0, -23.0, 110.0, 14.8)), ground, *edge, tracks, _station(end - 0.8),
        woods(on, 330, (24, 50), 26, 90), ridge(on.seed + 11, 300, 34, "#7d9458",
        Surface.GRASS)]  # fmt: skip
    lamps = lamps_at([(x, -10.8, 3.2) for x in (-13.5, -4.5, 4.5, 13.5)], 2.2, WARM,
        0.1) + lamps_at([(x, 16.6, 3.2) for x in (-9.0, 3.0)], 1.1, WARM, 0.1)  # fmt: skip
    return SetPiece("train station", join(mesh), "concrete", 2.5, (), lamps, length=14.0,
        far_color="#7f9a48", far_level=-1.2)  # fmt: skip


def _station(front: float) -> Mesh:
    """The station's house behind, the platform across, a clock at `front` along y, benches."""
    posts = [(x, -13.5) for x in np.arange(-27, 28, 9.0)]
    pillar = join([lathe([(0.2, 0), (0.2, 0.3), (0.1, 0.4), (0.09, 3.2), (0.2, 3.4)], _IRON,
        Surface.METAL, 12), *(tube([(0, 0, 2.7), (0, s * 0.6, 3.1), (0, s * 1.5, 3.5)], 0.05, _IRON,
        6, 5) for s in (-1, 1))])  # fmt: skip
    roof = [boxes([(0, -13.5, 3.6)], (60, 6.0, 0.12), "#8a9096", Surface.ROOF),
        boxes([(0, -10.5, 3.45)], (60, 0.06, 0.5), _GREEN, Surface.WOOD)]  # fmt: skip
    house = [boxes([(0, -20.6, 3.0)], (44, 7.0, 6.0), "#a8553c", Surface.BRICK),
        gable_roof((-22, -24.1, 6.0), (22, -17.1, 8.6), 0.5, "#4a5560"),
        boxes([(x, -17.05, 1.9) for x in np.arange(-19, 20, 4.2)], (1.6, 0.1, 2.4), "#5f8aa0",
        Surface.WINDOW)]  # fmt: skip
    far = [boxes([(0, 17.6, -0.2)], (120, 5.0, 1.0), "#9a958c", Surface.CONCRETE),
        boxes([(0, 17.2, 3.5)], (40, 3.4, 0.12), "#8a9096", Surface.ROOF),
        boxes([(x, 17.6, 1.9) for x in np.arange(-18, 19, 6.0)], (0.16, 0.16, 3.2), _IRON, 6),
        *(sign("central", 3.0, 0.7, "#1f4f8a", "#ffffff").moved((x, 16.6, 1.9))
        for x in (-9.0, 3.0, 15.0)), *(put(bench(), x, 18.0, 0.0, 0.3)
        for x in (-3.0, 9.0))]  # fmt: skip
    clock = [lathe([(0.16, 0), (0.1, 0.3), (0.06, 0.5), (0.05, 2.7)], _IRON, Surface.METAL,
        12).moved((4.9, front, 0)), put(piece_of("prop", "clock", 0.8, "#f8f6ee"), 4.9, front, 0.0,
        2.5)]  # fmt: skip
    seats = [put(bench(), x, -11.4, np.pi) for x in (-9.0, 0.0, 9.0)]
    return join([copies(pillar, [(x, y, 0) for x, y in posts]), *roof, *house, *far, *clock,
        *seats])  # fmt: skip


def _tracks(
    along: tuple[float, ...] = (5.2, 9.4), top: float = -0.78, edge: float = 3.4,
    train: bool = True,
) -> Mesh:  # fmt: skip
    """Two tracks `along` these y with their wires, rails at a height of `top` metres behind the
    `edge` of the platform; a train on the farther one."""
    far = along[-1]
    bed = [strip((-110, 110), (edge, 15), top - 0.17, "#7a7268", Surface.ROCK, 60)]
    sleepers = boxes([(x, y, top - 0.12) for x in np.arange(-70, 70, 0.75) for y in along],
        (0.26, 2.5, 0.14), "#5a4a3c", Surface.WOOD)  # fmt: skip
    rails_ = boxes([(0, y + s * 0.75, top) for y in along for s in (-1, 1)],
        (260, 0.08, 0.14), "#8f8a84", Surface.METAL)  # fmt: skip
    coaches = [_carriage().moved((x, far, top)) for x in (13.5, 32.0, 50.5)] if train else []
    wires = [tube([(-120, y, 5.6), (120, y, 5.6)], 0.02, _BLACK, Surface.METAL, 3, caps=False)
        for y in along]  # fmt: skip
    masts = [boxes([(x, far + 3.0, 2.6)], (0.2, 0.2, 7.0), _STEEL, Surface.METAL)
        for x in (-40.0, -10.0, 20.0, 50.0)] + [boxes([(x, far - 0.6, 6.0)], (0.12, 7.4, 0.12),
        _STEEL, 6) for x in (-40.0, -10.0, 20.0, 50.0)]  # fmt: skip
    return join([*bed, sleepers, rails_, *coaches, *wires, *masts])


def _carriage() -> Mesh:
    """A railway carriage 18 m long, its wheels on z = 0."""
    body = "#8a2a2a"
    windows = boxes([(x, s * 1.42, 2.3) for x in np.arange(-7.4, 7.5, 1.65) for s in (-1, 1)],
        (1.1, 0.05, 0.85), "#bcd4e0", Surface.WINDOW)  # fmt: skip
    wheels = [cylinder((x, s * 0.8, 0.42), (x, s * 0.68, 0.42), 0.42, color="#3a3a3c", surface=6,
        segments=16) for x in (-6.6, -5.0, 5.0, 6.6) for s in (-1, 1)]  # fmt: skip
    doors = boxes([(x, s * 1.43, 1.9) for x in (-8.3, 8.3) for s in (-1, 1)], (0.9, 0.05, 2.0),
        "#6f1f20", Surface.METAL)  # fmt: skip
    return join([block((18.0, 2.8, 1.5), (0, 0, 1.5), 0.08, body, Surface.METAL),
        block((18.0, 2.8, 1.1), (0, 0, 2.5), 0.1, _CREAM, Surface.METAL),
        block((18.0, 2.7, 0.5), (0, 0, 3.15), 0.2, "#5d6266", Surface.METAL), windows, doors,
        *wheels, boxes([(0, 0, 0.7)], (14.0, 1.8, 0.3), _BLACK, 6)])  # fmt: skip
