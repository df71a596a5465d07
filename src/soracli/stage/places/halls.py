"""Halls of stone: church, throne room, dungeon."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import arched_window, chandelier, column, put
from soracli.stage.places.lights import NEUTRAL, WARM, lamps_at
from soracli.stage.places.masonry import face
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.seats import pew
from soracli.stage.places.shell import Shell, shell_mesh, shell_walls
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, ellipsoid, torus, tube
from soracli.stage.things.forms import block, boxes, copies, lumpy, turn

_GLASS = ("#2f6fd0", "#d93a3a", "#f2c23c", "#3fae6a", "#8a4fd0")


def church(on: Occasion) -> SetPiece:
    """A nave: pillars and pews on both sides, colored windows, a red carpet to the altar."""
    shell = Shell(-7.5, 7.5, -18.0, 9.0, 9.5, ("#a39c8e", Surface.CONCRETE),
        ("#d3cab8", Surface.CONCRETE), "#6b5640", trim="", cells=22)  # fmt: skip
    lamps = lamps_at([(0.0, 6.0, 4.0)], 3.0, WARM) + lamps_at(
        [(s * 1.0, 6.4, 1.9) for s in (-1, 1)], 0.6, WARM
    )
    lamps += lamps_at([(s * 3.8, y, 4.6) for s in (-1, 1) for y in (-8.0, -2.0, 3.5)], 2.6, NEUTRAL)
    lamps += lamps_at([(0.0, -1.0, 5.5)], 2.4, NEUTRAL)
    mesh = [shell_mesh(shell), _nave(), _altar(), _glass()]
    del on
    walls = (*shell_walls(shell), Collider("box", (1.2, 0.6, 0.6), (0.0, 6.6, 0.6)),
        *(Collider("box", (1.4, 7.0, 0.5), (s * 4.6, -5.0, 0.5)) for s in (-1, 1)))  # fmt: skip
    return SetPiece("church", join(mesh), "stone", 3.0, walls, lamps, indoor=True, length=5.0,
        lengthwise=np.pi / 2)  # fmt: skip


def _nave() -> Mesh:
    """Pillars with pointed arches, pews, the carpet, beams of the roof."""
    pillars = copies(column(6.2, 0.34, "#cfc5b0", Surface.CONCRETE),
        [(s * 6.2, y, 0) for s in (-1, 1) for y in (-14.0, -9.5, -5.0, -0.5, 4.0)])  # fmt: skip
    arches = []
    t = np.linspace(0, 1, 9)
    for s in (-1, 1):
        for y in (-14.0, -9.5, -5.0, -0.5):
            rise = 6.2 + 2.0 * np.sqrt(np.clip(1 - np.abs(2 * t - 1) ** 1.6, 0, 1))
            path = np.column_stack([np.full(9, s * 6.2), y + 4.5 * t, rise])
            arches.append(tube(path, 0.2, "#cfc5b0", Surface.CONCRETE, 6, caps=False))
    benches = copies(
        pew(2.6), [(s * 4.6, y, 0) for s in (-1, 1) for y in np.arange(-12.0, 2.4, 1.15)]
    )
    carpet = boxes([(0, -4.5, 0.004)], (1.7, 19.0, 0.008), "#8f1c24", Surface.CARPET)
    beams = boxes(
        [(0, y, 8.6) for y in np.arange(-16, 9, 3.0)], (15, 0.3, 0.5), "#4f3c2a", Surface.WOOD
    )
    return join([pillars, *arches, benches, carpet, beams])


def _altar() -> Mesh:
    """Steps, the altar with a white cloth and candles, a golden cross over it."""
    gold = "#d9b24a"
    candles = [(x, 6.5, 1.25) for x in (-0.9, -0.65, 0.65, 0.9)]
    return join(
        [
            boxes(
                [(0, 7.0, 0.07), (0, 7.3, 0.21)],
                [(6.4, 4.0, 0.14), (5.6, 3.4, 0.14)],
                "#b5ab98",
                19,
            ),
            block((2.4, 0.9, 0.78), (0, 6.6, 0.67), 0.03, "#e4dcc8", Surface.PLASTER),
            boxes([(0, 6.6, 1.08)], (2.6, 1.0, 0.05), "#fbfaf4", Surface.CLOTH),
            boxes([(0, 6.1, 0.85)], (1.2, 0.03, 0.5), "#fbfaf4", Surface.CLOTH),
            boxes(candles, (0.06, 0.06, 0.3), "#fbf6e0", Surface.PAPER),
            boxes(
                [(x, y, z + 0.2) for x, y, z in candles],
                (0.04, 0.04, 0.1),
                "#ffd27a",
                Surface.EMISSIVE,
            ),
            boxes(
                [(0, 8.6, 3.0), (0, 8.6, 3.6)],
                [(0.22, 0.14, 3.0), (1.7, 0.14, 0.22)],
                gold,
                Surface.METAL,
            ),
            *(
                put(piece_of("prop", "vase", 0.5, "#e9e4d6"), s * 1.9, 6.5, 0, 0.28)
                for s in (-1, 1)
            ),
        ]
    )


def _glass() -> Mesh:
    """Colored windows: three behind the altar, the others along the sides; a rose over them."""
    tall = arched_window(1.5, 4.4, _GLASS)
    parts = [arched_window(1.7, 5.0, _GLASS).moved((s * 3.0, 8.98, 1.9)) for s in (-1, 1)]
    for s in (-1, 1):
        for y in (-11.8, -7.2, -2.8, 1.8):
            parts.append(tall.moved((s * 7.46, y, 1.8), turn(-s * np.pi / 2)))
    for k, r in enumerate((1.15, 0.75, 0.35)):
        rose = cylinder(
            (0, 8.97 - 0.02 * k, 7.0),
            (0, 8.95 - 0.02 * k, 7.0),
            r,
            color=_GLASS[k],
            surface=26,
            segments=20,
        )
        parts.append(rose)
    rim = torus(1.2, 0.08, color="#4a4640", surface=Surface.ROCK).moved(
        (0, 8.92, 7.0), turn(0, 0, np.pi / 2)
    )
    spokes = boxes(
        [(0, 8.9, 7.0)] * 2, [(2.3, 0.05, 0.07), (0.07, 0.05, 2.3)], "#1b1a1c", Surface.METAL
    )
    return join([*parts, rim, spokes])


def throne_room(on: Occasion) -> SetPiece:
    """A castle's hall: a throne on steps under banners, pillars, torches, a red carpet."""
    shell = Shell(-8.0, 8.0, -16.0, 7.5, 7.5, ("#8f887c", Surface.CONCRETE),
        ("#6f685e", Surface.ROCK), "#4f3c2a", trim="", cells=22)  # fmt: skip
    torches = [(s * 4.9, y, 3.0) for s in (-1, 1) for y in (-8.0, -3.5, 1.0)]
    lamps = lamps_at(torches, 1.7, WARM) + lamps_at(
        [(0.0, 4.6, 4.4), (0.0, -1.5, 5.0), (0.0, -8.0, 5.0)], 2.6, WARM
    )
    mesh = [shell_mesh(shell), _ashlar(on, shell), _throne(), _pillars(torches),
        put(chandelier(2.4, 1.1, 7.5, 10), 0.0, -1.5),
        put(chandelier(2.4, 1.1, 7.5, 10), 0.0, -8.0)]  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (2.6, 1.6, 0.4), (0.0, 5.9, 0.4)),
        *(Collider("cylinder", (0.5,), (s * 5.4, y, 0.0), (s * 5.4, y, 6.0)) for s in (-1, 1)
        for y in (-8.0, -3.5, 1.0)))  # fmt: skip
    return SetPiece("throne room", join(mesh), "stone", 3.4, walls, lamps, indoor=True)


def _ashlar(on: Occasion, shell: Shell, stone: str = "#8f877a") -> Mesh:
    """Cut blocks on the walls that are seen."""
    chance, e = on.chance(80), 0.03
    a, b, y0, y1 = shell.left + e, shell.right - e, shell.front, shell.back - e
    return join([face((a, y1), (b, y1), 0.0, shell.tall, stone, chance, (1.1, 0.55)),
        face((a, y0), (a, y1), 0.0, shell.tall, stone, chance, (1.3, 0.65)),
        face((b, y1), (b, y0), 0.0, shell.tall, stone, chance, (1.3, 0.65))])  # fmt: skip


def _throne() -> Mesh:
    """The throne of gold and red on three steps; banners and a canopy behind it."""
    gold, red = "#d9b24a", "#8f1620"
    steps = [(0, 5.9 + 0.25 * k, 0.1 + 0.2 * k) for k in range(3)]
    seat_ = [block((1.1, 0.9, 0.5), (0, 6.5, 0.85), 0.04, gold, Surface.METAL),
        block((0.9, 0.75, 0.12), (0, 6.42, 1.12), 0.04, red, Surface.CLOTH),
        block((1.1, 0.16, 2.0), (0, 6.92, 1.7), 0.05, gold, Surface.METAL),
        block((0.8, 0.06, 1.4), (0, 6.82, 1.75), 0.03, red, Surface.CLOTH)]  # fmt: skip
    arms = [
        block((0.16, 0.8, 0.14), (s * 0.5, 6.5, 1.42), 0.04, gold, Surface.METAL) for s in (-1, 1)
    ]
    knobs = [ellipsoid(0.13, (x, 6.9, z), gold, Surface.METAL, 12) for x,
        z in ((-0.5, 2.8), (0.5, 2.8), (0.0, 3.0))]  # fmt: skip
    banners = []
    for x, color in ((-3.4, "#27489a"), (3.4, "#27489a"), (-5.6, red), (5.6, red), (0.0, red)):
        tall = 4.2 if x else 3.4
        cloth = boxes([(x, 7.38, 6.6 - tall / 2)], (1.3, 0.05, tall), color, Surface.CLOTH)
        emblem = block((0.5, 0.04, 0.5), (0, 0, 0), 0.05, gold, Surface.CLOTH).moved(
            (x, 7.33, 5.4), turn(0, np.pi / 4)
        )
        banners += [cloth, emblem, boxes([(x, 7.36, 6.6)], (1.5, 0.08, 0.08), gold, Surface.METAL),
            boxes([(x, 7.34, 6.6 - tall)], (1.3, 0.04, 0.12), gold, Surface.CLOTH)]  # fmt: skip
    carpet = boxes([(0, -5.0, 0.004)], (2.0, 20.0, 0.008), red, Surface.CARPET)
    hems = boxes(
        [(s * 0.94, -5.0, 0.007) for s in (-1, 1)], (0.1, 20.0, 0.008), gold, Surface.CARPET
    )
    sizes = [(5.2 - 0.7 * k, 3.2 - 0.5 * k, 0.2) for k in range(3)]
    return join(
        [
            boxes(steps, sizes, "#a39b8c", Surface.CONCRETE),
            *seat_,
            *arms,
            *knobs,
            *banners,
            carpet,
            hems,
        ]
    )


def _pillars(torches: list[tuple[float, float, float]]) -> Mesh:
    """Pillars with torches burning on them, and ribs of the vault."""
    places = [(s * 5.4, y, 0.0) for s in (-1, 1) for y in (-12.5, -8.0, -3.5, 1.0)]
    parts = [copies(column(6.2, 0.42, "#a09788", Surface.CONCRETE), places)]
    t = np.linspace(0, np.pi, 13)
    for y in (-12.5, -8.0, -3.5, 1.0):
        path = np.column_stack([5.4 * np.cos(t), np.full(13, y), 6.1 + 1.3 * np.sin(t)])
        parts.append(tube(path, 0.2, "#8f877a", Surface.CONCRETE, 6, caps=False))
    for x, y, z in torches:
        way = 1 if x < 0 else -1
        parts += [tube([(x - way * 0.1, y, z - 0.6), (x + way * 0.08, y, z - 0.1)], 0.05, "#4a3420",
            9, 7), lumpy((0.12, 0.12, 0.24), 3, 0.3, "#ffb04a", Surface.EMISSIVE, 1,
            True).moved((x + way * 0.1, y, z + 0.1))]  # fmt: skip
    return join(parts)


def dungeon(on: Occasion) -> SetPiece:
    """A vault under a castle: wet stone, a cell behind bars, chains, straw, two torches."""
    shell = Shell(-4.6, 4.6, -11.0, 4.6, 3.2, ("#55524c", Surface.ROCK), ("#4a4640", Surface.ROCK),
        "#3a3733", trim="", cells=22)  # fmt: skip
    torches = [(-4.3, 1.2, 2.0), (4.3, -1.5, 2.0), (-4.3, -6.0, 2.0)]
    lamps = lamps_at(torches, 1.35, WARM) + lamps_at([(2.4, 4.0, 2.4)], 0.5, (0.5, 0.7, 1.0))
    mesh = [shell_mesh(shell), _ashlar(on, shell, "#6f6a60"), _cell(on), _flames(torches)]
    walls = (*shell_walls(shell), Collider("box", (2.5, 0.1, 1.4), (2.2, 2.7, 1.4)))
    return SetPiece("dungeon", join(mesh), "stone", 2.4, walls, lamps, indoor=True)


def _cell(on: Occasion) -> Mesh:
    """Iron bars across the right back, straw, chains with shackles, a barrel, a grated window."""
    iron = "#26282a"
    bars = [
        tube([(x, 2.7, 0), (x, 2.7, 3.2)], 0.028, iron, Surface.METAL, 6, caps=False)
        for x in np.arange(-0.4, 4.6, 0.2)
    ]
    beams = boxes([(2.1, 2.7, z) for z in (0.35, 1.6, 2.8)], (5.0, 0.05, 0.07), iron, Surface.METAL)
    chance = on.chance(83)
    straw = boxes(np.column_stack([chance.uniform(0.8, 4.2, 160), chance.uniform(3.0, 4.4, 160),
        chance.uniform(0.01, 0.12, 160)]), (0.4, 0.015, 0.012), "#c9a84f", Surface.FOLIAGE,
        chance.uniform(0, 6.28, 160).astype(np.float32))  # fmt: skip
    chains = []
    for x in (-3.2, -1.9):
        links = [torus(0.045, 0.012, color=iron, surface=6,
            segments=10).moved((x, 4.5, 2.3 - 0.08 * k), turn(0, np.pi / 2, 1.57 * (k % 2)))
            for k in range(9)]  # fmt: skip
        chains += [*links, torus(0.09, 0.02, (x, 4.46, 1.52), iron, Surface.METAL, 14)]
    hole = boxes([(2.4, 4.56, 2.4)], (0.9, 0.04, 0.6), "#a9c4e0", Surface.EMISSIVE)
    grate = boxes(
        [(2.05 + 0.18 * k, 4.52, 2.4) for k in range(5)], (0.04, 0.04, 0.6), iron, Surface.METAL
    )
    return join([*bars, beams, straw, *chains, hole, grate,
        put(piece_of("prop", "barrel", 0.9, "#6d4a2a", "wood"), -3.9, 3.6),
        put(piece_of("prop", "bucket", 0.35, "#6d4a2a", "wood"), -2.9, 3.9),
        boxes([(3.4, 4.3, 0.45)], (1.6, 0.5, 0.08), "#5e452c", Surface.WOOD)])  # fmt: skip


def _flames(torches: list[tuple[float, float, float]]) -> Mesh:
    parts = []
    for x, y, z in torches:
        way = 1 if x < 0 else -1
        parts += [tube([(x - way * 0.25, y, z - 0.6), (x, y, z - 0.1)], 0.05, "#4a3420", 9, 7),
            lumpy((0.11, 0.11, 0.22), 3, 0.3, "#ffb04a", Surface.EMISSIVE, 1,
            True).moved((x, y, z + 0.08))]  # fmt: skip
    return join(parts)
