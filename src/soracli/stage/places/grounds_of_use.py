"""Open grounds that people use: a campsite, a quarry, a junkyard, a patio, a research station."""

from dataclasses import replace

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.performance import Lamp, SetPiece
from soracli.stage.places.fittings import put
from soracli.stage.places.fixtures import strings_of_lights
from soracli.stage.places.forest import forest
from soracli.stage.places.garden import garden
from soracli.stage.places.greenery import bush, scattered, standing
from soracli.stage.places.land import Height, land, patched, ridge, strip
from soracli.stage.places.lights import WARM, lamps_at
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.places.stock import piece_of
from soracli.stage.places.waters import arctic
from soracli.stage.shapes import cylinder, lathe, torus, tube
from soracli.stage.things.forms import block, boxes, copies, lumpy, turn
from soracli.stage.things.vehicles import parked

_STEEL, _RUST = "#8f969b", "#8a4f30"
_STEP, _BENCH, _PIT = 6.0, 9.0, 20.0
"""The height and the depth of a step of a quarry, and how wide its floor is, metres."""


def campsite(on: Occasion) -> SetPiece:
    """A clearing in a wood with tents, a ring of stones around a fire, logs to sit on."""
    piece = forest(on)
    tones = ("#d9742a", "#2f6fa0", "#3f8a4a", "#c8a02f")
    at = [(-6.4, 5.4, 0.25), (5.8, 6.6, -0.3), (-1.2, 9.4, 0.1), (-8.6, -9.5, 2.8)]
    tents = [put(piece_of("building", "tent", 2.3, tone, "cloth"), x, y, yaw)
        for tone, (x, y, yaw) in zip(tones, at, strict=True)]  # fmt: skip
    fire = (2.9, 4.4, 0.0)
    angles = np.linspace(0, 6.28, 11, endpoint=False)
    ring = np.column_stack([fire[0] + 0.6 * np.cos(angles), fire[1] + 0.6 * np.sin(angles),
        np.full(11, 0.03)]).astype(np.float32)  # fmt: skip
    sticks = [tube([(fire[0] + 0.35 * np.cos(a), fire[1] + 0.35 * np.sin(a), 0.02), (fire[0],
        fire[1], 0.42)], 0.05, "#4a3524", Surface.WOOD, 6) for a in angles[::2]]  # fmt: skip
    glow = lumpy((0.2, 0.2, 0.3), 3, 0.4, "#ff9a3c", Surface.EMISSIVE, 2).moved(
        (fire[0], fire[1], 0.22)
    )
    logs = [cylinder((fire[0] + dx, fire[1] + dy, 0.2), (fire[0] + dx + ex, fire[1] + dy + ey, 0.2),
        0.2, None, "#6b4a2e", Surface.WOOD, 12) for dx, dy, ex, ey in (
        (-1.7, 0.9, 0.5, 1.4), (1.3, 1.1, -1.2, 0.9))]  # fmt: skip
    line = tube([(-9.5, 7.6, 1.9), (-5.0, 8.4, 1.75), (-0.6, 8.0, 1.9)], 0.015, "#e9e6dc", 4, 5)
    mesh = join([piece.mesh, *tents, rocks(ring, on.chance(931), (0.12, 0.17), "#8a857c", level=1),
        *sticks, glow, *logs, line])  # fmt: skip
    lamps = (*piece.lamps, Lamp((fire[0], fire[1], 0.6), (2.4, 1.2, 0.4), 0.1))
    return replace(piece, name="campsite", mesh=mesh, lamps=lamps)


def quarry(on: Occasion) -> SetPiece:
    """The floor of a quarry with steps of cut stone all around, heaps of rubble and blocks."""
    chance = on.chance(941)
    ground = land(_stepped(on.seed), 170.0, "#b3a48c", Surface.ROCK, 190, 2.0, on.seed, 0.16)
    floor = patched(strip((-24, 24), (-20, 17), 0.01, "#a99a80", Surface.SAND, 60), 0.14, on.seed,
        3.0)  # fmt: skip
    heaps = [lumpy((wide, wide * 0.8, wide * 0.62), on.seed + k, 0.12, tone, Surface.SAND, 3,
        True).moved((x, y, 0.0)) for k, (x, y, wide, tone) in enumerate((
        (-11.0, 12.0, 3.6, "#b8a888"), (9.0, 14.0, 4.4, "#9d9280"), (15.5, 8.0, 2.8, "#c2b394"),
        (-16.5, 5.0, 2.4, "#a0937c")))]  # fmt: skip
    blocks = boxes([(-4.4 + 2.2 * (k % 3), 13.2 + 0.3 * (k % 2), 0.7 + 1.35 * (k // 3))
        for k in range(5)], (1.9, 1.4, 1.3), "#cfc3aa", Surface.ROCK)  # fmt: skip
    stones = rocks(standing(scattered(chance, 130, (-20, 20), (-14, 17), clear=4.5)), chance,
        (0.06, 0.4), "#9c8f79", level=1)  # fmt: skip
    belt = join([boxes([(0, 0, 0)], (9.0, 0.9, 0.16), "#d9a32f", Surface.METAL).moved((0, 0, 2.2),
        turn(0.0, -0.42)), boxes([(-2.4, 0, 0.6), (2.4, 0, 1.6)], [(0.2, 0.7, 1.2),
        (0.2, 0.7, 3.2)], _STEEL, Surface.METAL)])  # fmt: skip
    mesh = [ground, floor, *heaps, blocks, stones, put(belt, 10.4, 11.6, 0.5),
        ridge(on.seed + 942, 330, 30, "#8a8f64", Surface.GRASS)]  # fmt: skip
    return SetPiece("quarry", join(mesh), "sand", 10.0, far_color="#a59a7c", far_level=-0.4)


def _stepped(seed: int) -> Height:
    """Ground that is flat in the pit and goes up around it in steep steps, four of them."""

    def height(x: Numbers, y: Numbers) -> Numbers:
        away = np.hypot(x * 0.8, np.where(y > 0, y, y * 0.6)) - _PIT
        away = away + 1.6 * fbm(x, y, seed + 943, 14.0)
        steps = sum(ramped(away, k * _BENCH, k * _BENCH + 1.4) for k in range(4))
        return np.asarray(_STEP * steps + 0.5 * ramped(away, 0.0, 8.0) * fbm(x, y, seed, 5.0),
            np.float32)  # fmt: skip

    return height


def junkyard(on: Occasion) -> SetPiece:
    """A yard of trodden dirt between wrecks stacked three high, tires, scrap metal, a fence of
    corrugated iron."""
    chance = on.chance(951)
    ground = patched(strip((-60, 60), (-40, 60), 0.0, "#8a7355", Surface.DIRT, 70), 0.16, on.seed,
        3.0)  # fmt: skip
    mesh = [ground, _wrecks(chance), _tires(), _scrap(on), _iron_fence()]
    mesh.append(ridge(on.seed + 952, 220, 24, "#7f8a5c", Surface.GRASS))
    walls = (Collider("box", (14.0, 2.2, 2.0), (0.0, 9.4, 2.0)),)
    return SetPiece("junkyard", join(mesh), "dirt", 6.0, walls, far_color="#8a8060",
        far_level=-0.3, length=9.0)  # fmt: skip


def _wrecks(chance: np.random.Generator) -> Mesh:
    """Cars in rust and faded paint, piled on one another."""
    tones = (_RUST, "#6f7a80", "#a8653a", "#5a6b4a", "#9a8f78", "#7a3a2a", "#4f6a80")
    parts = []
    piles = [(-11.5, 9.4), (-5.8, 9.8), (0.4, 9.6), (6.4, 9.8), (12.0, 9.2), (-17.0, 3.0),
        (17.0, 3.4), (-13.0, -13.0), (12.0, -14.0)]  # fmt: skip
    for k, (x, y) in enumerate(piles):
        for level in range(2 + k % 2):
            yaw = float(chance.uniform(-0.35, 0.35)) + (np.pi if level % 2 else 0.0)
            roll = np.pi if (k + level) % 4 == 2 else float(chance.uniform(-0.06, 0.06))
            up = 0.82 * level + (1.3 if roll > 3 else 0.0)
            parts.append(parked("car", tones[(k * 2 + level) % 7]).moved(
                (x + float(chance.uniform(-0.4, 0.4)), y, up), turn(yaw, roll)))  # fmt: skip
    return join(parts)


def _tires() -> Mesh:
    """Heaps of tires at both ends."""
    tire = torus(0.3, 0.12, (0, 0, 0.12), "#1c1d1f", Surface.RUBBER, 18)
    at = [(x + 0.62 * (k % 3), y + 0.3 * (k % 2), 0.22 * (k // 3)) for x, y in
        ((-8.4, 6.2), (7.0, 6.0), (3.2, 6.8)) for k in range(11)]  # fmt: skip
    return copies(tire, at)


def _scrap(on: Occasion) -> Mesh:
    """A mound of rusty metal and washing machines, pipes sticking out; an oil drum."""
    chance = on.chance(953)
    mound = lumpy((3.0, 2.0, 1.5), on.seed + 954, 0.3, "#7a5a44", Surface.METAL, 2).moved(
        (-3.0, 7.2, 0.0)
    )
    count = 46
    at = np.column_stack([-3.0 + chance.normal(0, 1.5, count), 7.0 + chance.normal(0, 0.9, count),
        chance.uniform(0.2, 1.7, count)])  # fmt: skip
    plates = [boxes(at[k::4], tuple(chance.uniform(0.15, 0.9, 3)), tone, Surface.METAL,
        chance.uniform(0, 3, len(at[k::4]))) for k, tone in enumerate(
        (_RUST, "#9a9c9f", "#5f6a70", "#b07a4a"))]  # fmt: skip
    pipes = [tube([(x, 7.0, 0.4), (x + dx, 6.5, 2.5)], 0.06, _RUST, Surface.METAL, 7)
        for x, dx in ((-4.4, -0.8), (-2.2, 0.9), (-3.2, 0.2))]  # fmt: skip
    machine = join([block((0.6, 0.6, 0.85), (0, 0, 0.43), 0.02, "#e2e4e2", Surface.METAL),
        cylinder((0, -0.31, 0.45), (0, -0.33, 0.45), 0.2, None, "#3a4046", Surface.GLASS,
        16)])  # fmt: skip
    drum = cylinder((0, 0, 0), (0, 0, 0.88), 0.29, None, "#b5602f", Surface.METAL, 16)
    return join([mound, *plates, *pipes, put(machine, -0.2, 6.6, 0.3), put(machine, 9.6, 6.4, -0.4),
        put(drum, 5.4, 6.3), put(drum, 5.9, 6.8), put(drum, -9.6, 5.4)])  # fmt: skip


def _iron_fence() -> Mesh:
    """Sheets of corrugated iron behind the heaps."""
    x = np.arange(-34, 34, 1.0)
    tones = ("#8f979a", "#7f8a8c", "#96704f")
    return join([boxes([(u, 15.0 + 0.05 * (k % 2), 1.5) for u in x[k::3]], (1.02, 0.05, 3.0), tone,
        Surface.METAL) for k, tone in enumerate(tones)])  # fmt: skip


def patio(on: Occasion) -> SetPiece:
    """A terrace paved with red brick: a table with chairs, pots in flower, a string of lights; the
    garden around."""
    piece = garden(on)
    lawn = _mown(piece.mesh, (-7.6, 7.6), (-6.0, 3.5))
    paved = patched(strip((-7.6, 7.6), (-6.0, 3.5), 0.02, "#a8573f", Surface.BRICK, 60), 0.1,
        on.seed, 2.0)  # fmt: skip
    edge = boxes([(0, 3.56, 0.04), (0, -6.0, 0.04), (-7.6, -1.3, 0.04), (7.6, -1.3, 0.04)],
        [(15.3, 0.16, 0.1), (15.3, 0.16, 0.1), (0.16, 9.4, 0.1), (0.16, 9.4, 0.1)], "#c9b79a",
        Surface.CONCRETE)  # fmt: skip
    table = piece_of("furniture", "table", 0.74, "#6b5a48", "wood")
    chair = piece_of("furniture", "chair", 0.9, "#8a6a48", "wood")
    seats = [put(table, 5.6, 2.2), put(chair, 4.6, 2.3, np.pi / 2), put(chair, 6.7, 2.1,
        -np.pi / 2)]  # fmt: skip
    pot = lathe([(0.16, 0), (0.26, 0.36), (0.28, 0.4), (0.24, 0.4), (0.01, 0.34)], "#b5653f",
        Surface.PLASTER, 14)  # fmt: skip
    spots = [(-6.9, 3.1), (-4.8, 3.1), (-2.7, 3.1), (2.6, 3.1), (7.1, 0.2), (-7.1, 0.4),
        (-7.1, -2.4), (7.1, -2.4)]  # fmt: skip
    blooms = ("#e0314a", "#ffffff", "#f2a03c", "#d94fb0")
    pots = [join([pot, bush(on.seed + k, 0.34, "#4f8a3a", 90, blooms[k % 4]).moved((0, 0, 0.6))])
        .moved((x, y, 0.03)) for k, (x, y) in enumerate(spots)]  # fmt: skip
    posts = [cylinder((s * 7.4, 3.4, 0), (s * 7.4, 3.4, 2.7), 0.05, None, "#5a3f28",
        Surface.WOOD, 8) for s in (-1, 1)]  # fmt: skip
    bulbs = strings_of_lights([(-7.4, 3.4, 2.7), (0.0, 3.4, 2.7), (7.4, 3.4, 2.7)], on.lit)
    mesh = join([lawn, paved, edge, *seats, *pots, *posts, bulbs])
    lamps = (*piece.lamps, *lamps_at([(x, 3.0, 2.3) for x in (-4.0, 4.0)], 0.6, WARM))
    return replace(piece, name="patio", mesh=mesh, ground="brick", reach=6.0, lamps=lamps)


def _mown(mesh: Mesh, x: tuple[float, float], y: tuple[float, float]) -> Mesh:
    """The mesh without what grows on it in a rectangle, up to a man's knee."""
    middle = mesh.vertices[mesh.faces].mean(axis=1)
    inside = (middle[:, 0] > x[0]) & (middle[:, 0] < x[1]) & (middle[:, 1] > y[0])
    inside &= (middle[:, 1] < y[1]) & (middle[:, 2] < 0.5) & (middle[:, 2] > 0.015)
    kept = np.flatnonzero(inside == 0)
    return Mesh(mesh.vertices, mesh.normals, mesh.colors, mesh.faces[kept], mesh.surfaces[kept],
        mesh.bones, mesh.weights)  # fmt: skip


def research_station(on: Occasion) -> SetPiece:
    """Red and blue modules on stilts on the ice, aerials, a dish, a snow vehicle, flags, drums."""
    piece = arctic(on)
    hut = _module("#b8302a")
    other = _module("#2a5a9a")
    huts = [put(hut, -7.5, 10.5, 0.06), put(other, 2.6, 11.5, -0.05), put(hut, 12.6, 11.0, -0.15),
        boxes([(-2.4, 11.4, 2.2), (7.6, 11.4, 2.2)], (1.6, 1.2, 1.6), "#c9ced2", 6)]  # fmt: skip
    mast = [tube([(7.6, 14.5, 0), (7.6, 14.5, 12.0)], 0.09, "#d9342b", Surface.METAL, 6),
        *(tube([(7.6, 14.5, 11.0), (7.6 + dx, 14.5 + dy, 0)], 0.015, _STEEL, Surface.METAL, 4)
        for dx, dy in ((4, 3), (-4, 3), (0, -4)))]  # fmt: skip
    dish = lathe([(0.05, 0), (0.9, 0.25), (1.3, 0.62), (1.26, 0.62), (0.86, 0.3)], "#f2f4f4",
        Surface.METAL, 22).moved((-7.5, 10.5, 4.0), turn(0.0, -0.7))  # fmt: skip
    drums = copies(cylinder((0, 0, 0), (0, 0, 0.88), 0.29, None, "#d9742a", Surface.METAL, 14),
        [(-1.6 + 0.62 * (k % 4), 8.2 + 0.6 * (k // 4), 0) for k in range(7)])  # fmt: skip
    flags = [join([cylinder((x, y, 0), (x, y, 1.7), 0.025, None, "#2b2d31", Surface.WOOD, 6),
        boxes([(x + 0.24, y, 1.5)], (0.46, 0.02, 0.3), "#f2742a", Surface.CLOTH)])
        for x, y in ((-5.4, 5.4), (5.2, 5.8), (-10.5, 4.0), (10.4, 4.6))]  # fmt: skip
    track = join([block((3.0, 1.9, 1.3), (0, 0, 1.35), 0.15, "#f2b632", Surface.METAL),
        boxes([(0, s * 0.8, 0.4) for s in (-1, 1)], (3.2, 0.5, 0.8), "#26282b", Surface.RUBBER),
        boxes([(-0.9, -0.96, 1.65), (0.5, -0.96, 1.65)], (0.9, 0.04, 0.5), "#2b3a44",
        10)])  # fmt: skip
    lamps = lamps_at([(x, 8.7, 3.0) for x in (-7.5, 2.6, 12.4)], 1.6, WARM)
    mesh = join([piece.mesh, *huts, *mast, dish, drums, *flags, put(track, -13.4, 7.6, 0.4)])
    return replace(piece, name="research station", mesh=mesh, lamps=(*piece.lamps, *lamps),
        reach=7.0, colliders=(*piece.colliders, Collider("box", (12.0, 1.8, 2.0),
        (2.5, 11.2, 2.0))))  # fmt: skip


def _module(color: str) -> Mesh:
    """A container one lives in, on stilts: a row of lit windows, a door with steps."""
    windows = boxes([(x, -1.42, 2.5) for x in (-2.8, -1.5, -0.2, 1.1)], (0.8, 0.06, 0.62),
        "#ffe2a0", Surface.EMISSIVE)  # fmt: skip
    stilts = boxes([(x, y, 0.5) for x in (-3.4, 0.0, 3.4) for y in (-1.1, 1.1)], (0.2, 0.2, 1.1),
        _STEEL, Surface.METAL)  # fmt: skip
    steps = boxes([(2.9, -1.7 - 0.35 * k, 0.9 - 0.3 * k) for k in range(3)], (1.1, 0.36, 0.08),
        _STEEL, Surface.METAL)  # fmt: skip
    return join([block((8.0, 2.8, 2.7), (0, 0, 2.35), 0.2, color, Surface.METAL), windows, stilts,
        steps, boxes([(2.9, -1.42, 2.05)], (0.9, 0.06, 1.9), "#e9e6dc", Surface.METAL),
        boxes([(0, -1.42, 1.3)], (8.02, 0.03, 0.2), "#f2f4f4", Surface.METAL)])  # fmt: skip
