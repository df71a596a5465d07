"""Halls for many: theatre stage, concert stage, church, throne room, dungeon."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import arched_window, chandelier, column, curtain, put
from soracli.stage.places.lights import NEUTRAL, WARM, lamps_at
from soracli.stage.places.masonry import face
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.seats import pew, rows_of
from soracli.stage.places.shell import Shell, shell_mesh, shell_walls
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, ellipsoid, lathe, torus, tube
from soracli.stage.things.forms import block, boxes, copies, lumpy, turn

_GLASS = ("#2f6fd0", "#d93a3a", "#f2c23c", "#3fae6a", "#8a4fd0")


def theater(on: Occasion) -> SetPiece:
    """A stage of boards between red curtains, spotlights above, the seats of the house in front."""
    shell = Shell(-11.0, 11.0, -26.0, 6.0, 9.0, ("#3a2418", Surface.CARPET), ("#4a2326", Surface.PLASTER),
                  "#241618", trim="", cells=20)  # fmt: skip
    lamps = lamps_at([(-3.4, -3.6, 6.2), (0.0, -4.0, 6.4), (3.4, -3.6, 6.2)], 5.5, NEUTRAL)
    lamps += lamps_at([(s * 4.5, 2.5, 5.6) for s in (-1, 1)], 2.6, WARM)
    lamps += lamps_at([(s * 10.0, y, 4.0) for s in (-1, 1) for y in (-12.0, -20.0)], 1.6, WARM)
    del on
    mesh = [shell_mesh(shell), _stage(), _drapery(), _house_seats()]
    walls = (*shell_walls(shell), Collider("box", (7.0, 0.3, 3.0), (0.0, 4.4, 3.0)))
    return SetPiece("theater", join(mesh), "wood", 3.6, walls, lamps, indoor=True)


def _stage() -> Mesh:
    """The boards at z = 0, footlights along their edge, a truss of spotlights."""
    planks = [boxes([(0, y, -0.02) for y in np.arange(-4.6 + 0.3 * k, 4.6, 0.9)], (16.0, 0.29, 0.08), c, 9)
              for k, c in enumerate(("#a87844", "#9c6e3c", "#b3824c"))]  # fmt: skip
    edge = boxes([(0, -4.95, 0.03)], (16.0, 0.16, 0.12), "#c9a24a", Surface.WOOD)
    shells = [ellipsoid((0.13, 0.1, 0.11), (x, -4.9, 0.1), "#d9b24a", Surface.METAL, 10)
              for x in np.arange(-6.4, 6.5, 1.6)]  # fmt: skip
    truss = [
        tube([(-8, -3.5, 6.6 + dz), (8, -3.5, 6.6 + dz)], 0.04, "#26282b", 6, 6) for dz in (0, 0.35)
    ]
    heads = []
    for x in (-4.5, -2.7, -0.9, 0.9, 2.7, 4.5):
        can = cylinder(
            (x, -3.5, 6.5), (x, -3.2, 6.1), 0.16, color="#1f2124", surface=6, segments=14
        )
        glow = cylinder(
            (x, -3.21, 6.11), (x, -3.19, 6.09), 0.14, color="#fff3d6", surface=26, segments=14
        )
        heads += [can, glow]
    return join([*planks, edge, *shells, *truss, *heads])


def _drapery() -> Mesh:
    """The red curtain at the back, the drawn ones at the sides, the valance with gold fringe."""
    parts = [curtain(13.0, 7.6, "#5e0f16", 9.0, 0.16).moved((0, 4.9, 0))]
    for s in (-1, 1):
        for k in range(3):
            wing = curtain(2.2, 7.4, "#8f1620", 12.0, 0.14)
            parts.append(wing.moved((s * (4.3 + 1.1 * k), 3.3 - 2.6 * k, 0)))
        parts.append(boxes([(s * 9.6, -4.9, 4.0)], (3.2, 0.6, 8.0), "#c9a24a", Surface.PLASTER))
        tie = [(s * 3.15, 3.05, 1.35), (s * 4.3, 3.0, 1.25), (s * 5.4, 3.05, 1.35)]
        parts.append(tube(tie, 0.08, "#d9b24a", Surface.CLOTH, 8))
        parts.append(_tassel().moved((s * 3.25, 3.0, 0.75)))
    for y, foot, tall in ((3.2, 3.3, 4.0), (-4.6, 6.9, 1.5)):
        parts.append(curtain(17.0, tall, "#8f1620", 9.0, 0.16).moved((0, y, foot)))
        parts.append(boxes([(0, y - 0.1, foot)], (17.0, 0.3, 0.16), "#d9b24a", Surface.CLOTH))
    arch = boxes([(0, -4.9, 8.4)], (22.0, 0.6, 1.2), "#c9a24a", Surface.PLASTER)
    return join([*parts, arch])


def _tassel() -> Mesh:
    profile = [(0.1, 0), (0.06, 0.4), (0.09, 0.46), (0.05, 0.56), (0.01, 0.6)]
    return lathe(profile, "#d9b24a", Surface.CLOTH, 12)


def _house_seats() -> Mesh:
    """Rows of red seats that look at the stage."""
    x = np.array([v for v in np.arange(-8.4, 8.5, 0.6) if abs(v) > 0.7])
    one = boxes(
        [(0, 0, 0.4), (0, -0.22, 0.72)],
        [(0.5, 0.46, 0.12), (0.5, 0.1, 0.56)],
        "#9a1c26",
        Surface.CLOTH,
    )
    low = join([rows_of(one, x, np.arange(-11.0, -24.5, -1.1), 0.0, 0.06)])
    return low.moved((0, 0, -0.3))


def concert(on: Occasion) -> SetPiece:
    """A stage at night: a wall of light, beams in color, towers of loudspeakers, a drum kit."""
    shell = Shell(-12.0, 12.0, -24.0, 7.0, 9.0, ("#2b2c31", Surface.RUBBER), ("#15161a", Surface.MATTE),
                  "#101114", trim="", cells=20)  # fmt: skip
    tones = ((1.0, 0.15, 0.5), (0.2, 0.45, 1.0), (0.6, 0.2, 1.0), (0.1, 0.9, 0.9))
    lamps = sum(
        (lamps_at([(-4.8 + 3.2 * k, 1.8, 5.6)], 3.4, tone) for k, tone in enumerate(tones)), ()
    )
    lamps += lamps_at([(0.0, -4.5, 5.5)], 3.2, NEUTRAL) + lamps_at(
        [(0.0, 5.0, 3.2)], 1.6, (0.7, 0.3, 1.0)
    )
    mesh = [shell_mesh(shell), _wall_of_light(on), _rig(), _backline()]
    walls = (*shell_walls(shell), Collider("box", (1.3, 1.0, 0.8), (0.0, 4.2, 0.8)),
             *(Collider("box", (0.8, 0.6, 1.8), (s * 6.4, 2.6, 1.8)) for s in (-1, 1)))  # fmt: skip
    return SetPiece("concert", join(mesh), "wood", 3.4, walls, lamps, indoor=True)


def _wall_of_light(on: Occasion) -> Mesh:
    """A screen of glowing bars behind the stage, like a spectrum."""
    chance, parts = on.chance(70), []
    x = np.arange(-7.6, 7.7, 0.4)
    tall = 1.2 + 3.6 * np.abs(np.sin(x * 0.9)) * chance.uniform(0.6, 1.0, len(x))
    for k, color in enumerate(("#b0125a", "#6a1fb5", "#1f3fb5", "#128aa5")):
        band = np.clip(tall - 1.2 * k, 0, 1.2)
        keep = band > 0.05
        at = np.column_stack([x, np.full(len(x), 6.8), 1.0 + 1.2 * k + band / 2])[keep]
        size = np.column_stack([np.full(len(x), 0.3), np.full(len(x), 0.06), band])[keep]
        parts.append(boxes(at, size, color, Surface.EMISSIVE))
    return join([boxes([(0, 6.9, 3.4)], (16.0, 0.1, 5.4), "#08090c", Surface.PLASTIC), *parts])


def _rig() -> Mesh:
    """Trusses with moving heads, and the cones of light that fall from them."""
    steel, parts = "#8b9096", []
    for y in (-1.5, 2.5):
        for dy, dz in ((0, 0), (0.4, 0), (0.2, 0.35)):
            parts.append(tube([(-8, y + dy, 6.4 + dz), (8, y + dy, 6.4 + dz)], 0.03, steel, 6, 5))
        webs = [
            [(x, y, 6.4), (x + 0.5, y + 0.2, 6.75), (x + 1.0, y + 0.4, 6.4)]
            for x in np.arange(-8, 8, 1.0)
        ]
        parts += [tube(web, 0.018, steel, Surface.METAL, 4, caps=False) for web in webs]
    for k, x in enumerate(np.linspace(-5.6, 5.6, 8)):
        color = ("#ff2f8a", "#3f8aff", "#a04fff", "#2fe0d0")[k % 4]
        head = cylinder(
            (x, 2.7, 6.3), (x * 0.96, 2.5, 5.9), 0.17, color="#17181b", surface=6, segments=12
        )
        lens = cylinder(
            (x * 0.96, 2.49, 5.89),
            (x * 0.96, 2.47, 5.85),
            0.15,
            color=color,
            surface=26,
            segments=12,
        )
        parts += [head, lens]
    return join(parts)


def _backline() -> Mesh:
    """Drums on a riser, stacks of loudspeakers, amplifiers, monitors at the stage's edge."""
    drum = piece_of("prop", "drum", 0.5, "#b5202b")
    cymbal = [join([tube([(x, y, 0.4), (x, y, h)], 0.012, "#c9ccd0", 6, 5),
                    lathe([(0.26, 0), (0.05, 0.03), (0.01, 0.05)], "#d9b24a", 6, 18).moved((x, y, h), turn(0, 0.2))])
              for x, y, h in ((-0.9, 4.3, 1.7), (0.9, 4.3, 1.75), (-0.75, 3.7, 1.25))]  # fmt: skip
    kick = cylinder((0, 3.6, 0.75), (0, 4.1, 0.75), 0.36, color="#b5202b", surface=7, segments=24)
    skin = cylinder((0, 3.59, 0.75), (0, 3.6, 0.75), 0.33, color="#f4f1e8", surface=11, segments=24)
    kit = [kick, skin, *cymbal, *(put(drum, x, y, 0, z) for x, y, z in
           ((-0.7, 3.9, 0.5), (0.7, 3.9, 0.5), (-0.25, 3.9, 1.05), (0.3, 3.9, 1.05)))]  # fmt: skip
    box_ = join([block((1.3, 0.9, 1.0), (0, 0, 0.5), 0.03, "#1c1d20", Surface.PLASTIC),
                 *(cylinder((x, -0.46, 0.5), (x, -0.43, 0.5), 0.27, color="#33363b", surface=6, segments=18)
                   for x in (-0.31, 0.31))])  # fmt: skip
    stacks = copies(box_, [(s * 6.4, 2.6, k * 1.0) for s in (-1, 1) for k in range(4)])
    amps = copies(
        box_.moved(scale=(0.7, 0.7, 0.8)),
        [(s * 2.6, 4.6, k * 0.8) for s in (-1, 1) for k in range(2)],
    )
    wedge = block((0.7, 0.45, 0.35), (0, 0, 0.18), 0.05, "#1c1d20", Surface.PLASTIC)
    stand_ = [tube([(1.5, 3.0, 0.02), (1.5, 3.0, 1.45)], 0.014, "#26282b", 6, 6),
              cylinder((1.5, 3.0, 0), (1.5, 3.0, 0.03), 0.16, color="#26282b", surface=6, segments=16),
              ellipsoid((0.035, 0.035, 0.05), (1.5, 2.98, 1.5), "#c9ccd0", Surface.METAL, 8)]  # fmt: skip
    riser = boxes([(0, 4.3, 0.2)], (3.2, 2.2, 0.4), "#26282b", Surface.WOOD)
    rim = boxes([(0, 3.18, 0.38)], (3.2, 0.03, 0.05), "#3f8aff", Surface.EMISSIVE)
    fence = boxes(
        [(x, -9.6, 0.55) for x in np.arange(-10, 10.1, 0.25)], (0.04, 0.04, 1.1), "#8b9096", 6
    )
    return join([*kit, stacks, amps, copies(wedge, [(s * 3.4, -4.2, 0) for s in (-1, 1)], np.pi),
                 *stand_, riser, rim, fence])  # fmt: skip


def church(on: Occasion) -> SetPiece:
    """A nave: pillars and pews on both sides, colored windows, a red carpet to the altar."""
    shell = Shell(-7.5, 7.5, -18.0, 9.0, 9.5, ("#a39c8e", Surface.CONCRETE), ("#d3cab8", Surface.CONCRETE),
                  "#6b5640", trim="", cells=22)  # fmt: skip
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
    shell = Shell(-8.0, 8.0, -16.0, 7.5, 7.5, ("#8f887c", Surface.CONCRETE), ("#6f685e", Surface.ROCK),
                  "#4f3c2a", trim="", cells=22)  # fmt: skip
    torches = [(s * 4.9, y, 3.0) for s in (-1, 1) for y in (-8.0, -3.5, 1.0)]
    lamps = lamps_at(torches, 1.7, WARM) + lamps_at(
        [(0.0, 4.6, 4.4), (0.0, -1.5, 5.0), (0.0, -8.0, 5.0)], 2.6, WARM
    )
    mesh = [shell_mesh(shell), _ashlar(on, shell), _throne(), _pillars(torches),
            put(chandelier(2.4, 1.1, 7.5, 10), 0.0, -1.5), put(chandelier(2.4, 1.1, 7.5, 10), 0.0, -8.0)]  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (2.6, 1.6, 0.4), (0.0, 5.9, 0.4)),
             *(Collider("cylinder", (0.5,), (s * 5.4, y, 0.0), (s * 5.4, y, 6.0)) for s in (-1, 1) for y in (-8.0, -3.5, 1.0)))  # fmt: skip
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
    knobs = [ellipsoid(0.13, (x, 6.9, z), gold, Surface.METAL, 12)
             for x, z in ((-0.5, 2.8), (0.5, 2.8), (0.0, 3.0))]  # fmt: skip
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
        parts += [tube([(x - way * 0.1, y, z - 0.6), (x + way * 0.08, y, z - 0.1)], 0.05, "#4a3420", 9, 7),
                  lumpy((0.12, 0.12, 0.24), 3, 0.3, "#ffb04a", Surface.EMISSIVE, 1, True).moved((x + way * 0.1, y, z + 0.1))]  # fmt: skip
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
    straw = boxes(np.column_stack([chance.uniform(0.8, 4.2, 160), chance.uniform(3.0, 4.4, 160), chance.uniform(0.01, 0.12, 160)]),
                  (0.4, 0.015, 0.012), "#c9a84f", Surface.FOLIAGE, chance.uniform(0, 6.28, 160).astype(np.float32))  # fmt: skip
    chains = []
    for x in (-3.2, -1.9):
        links = [torus(0.045, 0.012, color=iron, surface=6, segments=10).moved((x, 4.5, 2.3 - 0.08 * k), turn(0, np.pi / 2, 1.57 * (k % 2)))
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
                  lumpy((0.11, 0.11, 0.22), 3, 0.3, "#ffb04a", Surface.EMISSIVE, 1, True).moved((x, y, z + 0.08))]  # fmt: skip
    return join(parts)
