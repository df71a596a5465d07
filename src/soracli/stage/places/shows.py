"""Where something is performed: theatre stage and concert stage."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import curtain, put
from soracli.stage.places.lights import NEUTRAL, WARM, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.seats import rows_of
from soracli.stage.places.shell import Shell, shell_mesh, shell_walls
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, ellipsoid, lathe, tube
from soracli.stage.things.forms import block, boxes, copies, turn


def theater(on: Occasion) -> SetPiece:
    """A stage of boards between red curtains, spotlights above, the seats of the house in front."""
    shell = Shell(-11.0, 11.0, -26.0, 6.0, 9.0, ("#3a2418", Surface.CARPET),
        ("#4a2326", Surface.PLASTER), "#241618", trim="", cells=20)  # fmt: skip
    lamps = lamps_at([(-3.4, -3.6, 6.2), (0.0, -4.0, 6.4), (3.4, -3.6, 6.2)], 5.5, NEUTRAL)
    lamps += lamps_at([(s * 4.5, 2.5, 5.6) for s in (-1, 1)], 2.6, WARM)
    lamps += lamps_at([(s * 10.0, y, 4.0) for s in (-1, 1) for y in (-12.0, -20.0)], 1.6, WARM)
    del on
    mesh = [shell_mesh(shell), _stage(), _drapery(), house_seats()]
    walls = (*shell_walls(shell), Collider("box", (7.0, 0.3, 3.0), (0.0, 4.4, 3.0)))
    return SetPiece("theater", join(mesh), "wood", 3.6, walls, lamps, indoor=True)


def _stage() -> Mesh:
    """The boards at z = 0, footlights along their edge, a truss of spotlights."""
    planks = [boxes([(0, y, -0.02) for y in np.arange(-4.6 + 0.3 * k, 4.6, 0.9)],
        (16.0, 0.29, 0.08), c, 9) for k, c in enumerate(
        ("#a87844", "#9c6e3c", "#b3824c"))]  # fmt: skip
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


def house_seats() -> Mesh:
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
    shell = Shell(-12.0, 12.0, -24.0, 7.0, 9.0, ("#2b2c31", Surface.RUBBER),
        ("#15161a", Surface.MATTE), "#101114", trim="", cells=20)  # fmt: skip
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
        lathe([(0.26, 0), (0.05, 0.03), (0.01, 0.05)], "#d9b24a", 6, 18).moved((x, y, h),
        turn(0, 0.2))]) for x, y, h in ((-0.9, 4.3, 1.7), (0.9, 4.3, 1.75),
        (-0.75, 3.7, 1.25))]  # fmt: skip
    kick = cylinder((0, 3.6, 0.75), (0, 4.1, 0.75), 0.36, color="#b5202b", surface=7, segments=24)
    skin = cylinder((0, 3.59, 0.75), (0, 3.6, 0.75), 0.33, color="#f4f1e8", surface=11, segments=24)
    kit = [kick, skin, *cymbal, *(put(drum, x, y, 0, z) for x, y,
        z in ((-0.7, 3.9, 0.5), (0.7, 3.9, 0.5), (-0.25, 3.9, 1.05),
        (0.3, 3.9, 1.05)))]  # fmt: skip
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
