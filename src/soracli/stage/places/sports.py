"""Where people train and play under a roof: gym, ice rink, boxing ring."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import put, sign
from soracli.stage.places.lights import COOL, NEUTRAL, lamps_at
from soracli.stage.places.markings import arc, stripe
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.seats import crowd, stand
from soracli.stage.places.shell import (
    Opening,
    Shell,
    ceiling_lights,
    outside,
    shell_mesh,
    shell_walls,
)
from soracli.stage.shapes import cylinder, ellipsoid, lathe, tube
from soracli.stage.things.forms import block, boxes, copies, turn

_STEEL, _BLACK = "#b5bcc2", "#26282b"


def gym(on: Occasion) -> SetPiece:
    """A weight room: dumbbells before mirrors, barbells, treadmills, a punching bag."""
    windows = tuple(
        Opening("right", y, 2.6, 0.6, 2.8, (2, 1), "#3a3f45") for y in (-6.5, -3.3, -0.1, 3.1)
    )
    shell = Shell(-6.5, 6.5, -12.0, 5.2, 3.5, ("#3a3d42", Surface.RUBBER),
        ("#d9dcd8", Surface.PLASTER), "#2b2e33", dado="#e0702a", dado_high=0.35,
        dado_surface=Surface.PLASTER, trim="", openings=windows)  # fmt: skip
    grid = [(x, y) for x in (-3.5, 0.0, 3.5) for y in (-8.0, -3.5, 1.0, 4.0)]
    lamps = lamps_at([(x, y, 3.3) for x in (-3.2, 3.2) for y in (-6.0, -1.0, 3.4)], 1.1, COOL)
    mesh = [shell_mesh(shell), outside(on, shell, "city"),
        ceiling_lights(grid, 3.5, (1.6, 0.14), "#f4f9ff"), _weights(), _machines()]  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (2.6, 0.35, 0.5), (-0.3, 4.4, 0.5)),
        Collider("box", (1.1, 0.9, 0.6), (-4.3, 1.6, 0.6)),
        *(Collider("box", (0.9, 0.4, 0.6), (5.2, y, 0.6))
        for y in (-4.5, -2.7, -0.9, 0.9)))  # fmt: skip
    return SetPiece("gym", join(mesh), "rubber", 2.8, walls, lamps, indoor=True)


def _barbell(plates: int = 2) -> Mesh:
    """A loaded bar along x, its middle at the origin."""
    parts = [cylinder((-1.1, 0, 0), (1.1, 0, 0), 0.018, color=_STEEL, surface=6, segments=8)]
    for s in (-1, 1):
        for k in range(plates):
            a, r = s * (0.72 + 0.06 * k), 0.225 - 0.05 * k
            color = ("#b5202b", "#1f4fa0", "#26282b")[k % 3]
            parts.append(
                cylinder((a, 0, 0), (a + s * 0.045, 0, 0), r, color=color, surface=8, segments=22)
            )
    return join(parts)


def _weights() -> Mesh:
    """A rack of dumbbells before a mirror, a bench under a bar, a rack to squat in."""
    bell = join([cylinder((0, -0.08, 0), (0, 0.08, 0), 0.02, color=_STEEL, surface=6, segments=8),
        *(cylinder((0, s * 0.07, 0), (0, s * 0.16, 0), 0.075, color=_BLACK, surface=8, segments=6)
        for s in (-1, 1))])  # fmt: skip
    at = [
        (x, 4.4 + 0.1 * k, z)
        for k, z in enumerate((0.42, 0.78))
        for x in np.arange(-2.6, 2.1, 0.24)
    ]
    rack = [boxes([(-0.3, 4.4 + 0.1 * k, z - 0.1) for k, z in enumerate((0.42, 0.78))],
        (5.2, 0.36, 0.04), _BLACK, 6), boxes([(x, 4.5, 0.4) for x in (-2.8, 2.2)], (0.08, 0.5, 0.8),
        _BLACK, Surface.METAL)]  # fmt: skip
    mirror = [boxes([(x, 5.17, 1.75) for x in (-3.6, -1.4, 0.8, 3.0)], (2.12, 0.04, 2.3), "#a9bcc4",
        Surface.GLASS), boxes([(-0.3, 5.18, 2.94)], (9.0, 0.05, 0.08), _BLACK,
        Surface.METAL)]  # fmt: skip
    bench = join([block((0.34, 1.2, 0.1), (0, -0.3, 0.42), 0.03, "#b5202b", Surface.LEATHER),
        boxes([(0, y, 0.2) for y in (-0.75, 0.1)], (0.3, 0.06, 0.4), _BLACK, Surface.METAL),
        boxes([(s * 0.5, 0.35, 0.55) for s in (-1, 1)], (0.06, 0.06, 1.1), _BLACK, Surface.METAL),
        _barbell(3).moved((0, 0.3, 1.05))])  # fmt: skip
    cage = join([boxes([(x, y, 1.15) for x in (-0.6, 0.6) for y in (-0.5, 0.5)], (0.08, 0.08, 2.3),
        "#e0702a", 6), boxes([(0, y, 2.26) for y in (-0.5, 0.5)], (1.28, 0.08, 0.08), "#e0702a",
        Surface.METAL), boxes([(x, 0, 2.26) for x in (-0.6, 0.6)], (0.08, 1.0, 0.08), "#e0702a",
        Surface.METAL), _barbell(2).moved((0, -0.58, 1.45))])  # fmt: skip
    return join(
        [copies(bell, at), *rack, *mirror, put(bench, -4.3, 1.7, np.pi), put(cage, 4.6, 4.2)]
    )


def _machines() -> Mesh:
    """Treadmills at the windows, a bag on its chain, balls, a kettlebell, mats, a motto."""
    mill = join([block((0.8, 1.7, 0.18), (0, 0, 0.12), 0.04, _BLACK, Surface.PLASTIC),
        boxes([(0, -0.1, 0.215)], (0.5, 1.4, 0.02), "#17181a", Surface.RUBBER),
        *(tube([(s * 0.37, 0.7, 0.2), (s * 0.37, 0.6, 1.15), (s * 0.37, 0.1, 1.05)], 0.03, _STEEL,
        6, 6) for s in (-1, 1)), block((0.76, 0.1, 0.4), (0, 0.62, 1.28), 0.03, _BLACK,
        Surface.PLASTIC), boxes([(0, 0.56, 1.3)], (0.5, 0.02, 0.22), "#4fb0e0",
        Surface.EMISSIVE)])  # fmt: skip
    mills = [put(mill, 5.2, y, -np.pi / 2) for y in (-4.5, -2.7, -0.9, 0.9)]
    bag = [lathe([(0.02, 1.0), (0.19, 1.04), (0.19, 2.0), (0.02, 2.06)], "#8a1f22", Surface.LEATHER,
        18), tube([(0, 0, 2.05), (0, 0, 3.5)], 0.015, _STEEL, Surface.METAL, 5,
        caps=False)]  # fmt: skip
    ball = ellipsoid(0.33, (3.1, 3.9, 0.33), "#3f8ad0", Surface.RUBBER, 20)
    kettle = join([ellipsoid(0.12, (0, 0, 0.12), _BLACK, Surface.METAL, 14),
        tube([(-0.08, 0, 0.18), (-0.07, 0, 0.3), (0.07, 0, 0.3), (0.08, 0, 0.18)], 0.018, _BLACK, 6,
        6)])  # fmt: skip
    bells = copies(kettle, [(-5.9, y, 0) for y in (-3.6, -3.2, -2.8, -2.4)])
    mats = boxes([(-5.2, 3.6, 0.02)], (1.8, 2.4, 0.04), "#2f6f9a", Surface.RUBBER)
    motto = sign("no limits", 3.2, 0.6, "#26282b", "#e0702a").moved(
        (-6.42, 0.2, 2.3), turn(np.pi / 2)
    )
    return join([*mills, put(join(bag), -5.2, 3.6), ball, bells, mats, motto])


def ice_rink(on: Occasion) -> SetPiece:
    """A hockey rink: white ice with lines, boards with glass, stands with people, a steel roof."""
    shell = Shell(-26.0, 26.0, -22.0, 24.0, 11.0, ("#8b9096", Surface.CONCRETE),
        ("#8fa3b5", Surface.METAL), "#aeb8c0", trim="", cells=16)  # fmt: skip
    places = [(x, y, 9.6) for x in (-10.0, 0.0, 10.0) for y in (-8.0, 2.0, 12.0)]
    lamps = lamps_at(places, 9.0, COOL)
    mesh = [shell_mesh(shell).moved((0, 0, -0.1)), _ice(), _boards(), _tiers(on), _trusses(places)]
    edge = (
        Collider("box", (20.0, 0.15, 0.6), (0.0, 10.2, 0.6)),
        Collider("box", (20.0, 0.15, 0.6), (0.0, -14.2, 0.6)),
    )
    return SetPiece(
        "ice rink", join(mesh), "ice", 8.0, (*shell_walls(shell), *edge), lamps, indoor=True
    )


def _ice() -> Mesh:
    level, ice = 0.004, Surface.ICE
    sheet = boxes([(0, -2.0, -0.02)], (40.0, 24.0, 0.04), "#e6f1f7", ice)
    lines = [stripe([(x, -14), (x, 10)], w, level, c, ice) for x, w,
        c in ((0.0, 0.3, "#c8323c"), (-7.5, 0.3, "#2f5fb0"), (7.5, 0.3, "#2f5fb0"),
        (-17.0, 0.06, "#c8323c"), (17.0, 0.06, "#c8323c"))]  # fmt: skip
    rings = [stripe(arc(at, r, 0, 2 * np.pi), 0.07, level, c, ice) for at, r,
        c in (((0.0, -2.0), 4.5, "#2f5fb0"), ((12.5, 4.0), 4.5, "#c8323c"),
        ((-12.5, 4.0), 4.5, "#c8323c"))]  # fmt: skip
    spots = [cylinder((x, y, -0.01), (x, y, 0.005), 0.3, color="#c8323c", surface=ice, segments=16)
        for x, y in ((0.0, -2.0), (12.5, 4.0), (-12.5, 4.0))]  # fmt: skip
    goal = join([tube([(0, -0.9, 0), (0, -0.9, 1.2), (0, 0.9, 1.2), (0, 0.9, 0)], 0.05, "#c8323c",
        6, 8), boxes([(0.5, y, 0.6) for y in np.linspace(-0.9, 0.9, 10)], (0.02, 0.02, 1.2),
        "#f4f4f4", 4), boxes([(0.5, 0, z) for z in np.linspace(0.1, 1.2, 6)], (0.02, 1.8, 0.02),
        "#f4f4f4", 4)])  # fmt: skip
    return join(
        [sheet, *lines, *rings, *spots, put(goal, 17.0, -2.0), put(goal, -17.0, -2.0, np.pi)]
    )


def _boards() -> Mesh:
    """White boards with adverts, a yellow foot, and posts of the glass over them."""
    parts = []
    for y in (10.1, -14.1):
        parts += [boxes([(0, y, 0.55)], (40.0, 0.1, 1.1), "#f6f8fa", Surface.PLASTIC),
            boxes([(0, y, 0.1)], (40.0, 0.13, 0.2), "#f2c23c", Surface.PLASTIC),
            boxes([(0, y, 1.12)], (40.0, 0.16, 0.06), "#2f5fb0", Surface.PLASTIC),
            boxes([(x, y, 1.9) for x in np.arange(-20, 20.1, 2.0)], (0.05, 0.05, 1.5), _STEEL, 6),
            boxes([(0, y, 2.64)], (40.0, 0.05, 0.05), _STEEL, Surface.METAL)]  # fmt: skip
    for x in (-20.0, 20.0):
        parts.append(boxes([(x, -2, 0.55)], (0.1, 24.0, 1.1), "#f6f8fa", Surface.PLASTIC))
    names = (("hockey", "#2f5fb0"), ("ice", "#c8323c"), ("sport", "#26282b"))
    for k, x in enumerate(np.arange(-15.0, 16.0, 6.0)):
        text, color = names[k % 3]
        parts.append(sign(text, 3.0, 0.6, "#f6f8fa", color).moved((float(x), 10.02, 0.62)))
    return join(parts)


def _tiers(on: Occasion) -> Mesh:
    """Stands along the far side with people, a board for the score above."""
    tiers = stand(40.0, 9, "#2f5fb0", 0.5, 1.0).moved((0, 11.5, 0.2))
    people = crowd(on.chance(90), 40.0, 9, 0.55, 0.5, 1.0).moved((0, 11.5, 0.2))
    score = [boxes([(0, 21.0, 7.6)], (6.0, 0.4, 2.0), "#14161a", Surface.PLASTIC),
        sign("2 1", 3.0, 1.1, "#14161a", "#ff5a3c", glow=True).moved((0, 20.75, 7.6))]  # fmt: skip
    return join([tiers, people, *score])


def _trusses(lights: list[tuple[float, float, float]]) -> Mesh:
    parts = []
    for y in (-12.0, -4.0, 4.0, 12.0):
        chords = [
            boxes([(0, y, z)], (52.0, 0.16, 0.16), "#c9d0d6", Surface.METAL) for z in (9.4, 10.8)
        ]
        web = [[(x, y, 9.4), (x + 2, y, 10.8), (x + 4, y, 9.4)] for x in range(-26, 26, 4)]
        parts += [*chords, *(tube(w, 0.05, "#c9d0d6", Surface.METAL, 4, caps=False) for w in web)]
    parts += [
        boxes([(x, y, z + 0.2)], (2.4, 0.5, 0.14), "#f6fbff", Surface.EMISSIVE)
        for x, y, z in lights
    ]
    return join(parts)


def boxing_ring(on: Occasion) -> SetPiece:
    """A boxing hall: the ring's canvas with its corner posts, people in the dark around it."""
    shell = Shell(-16.0, 16.0, -20.0, 16.0, 8.0, ("#26282d", Surface.CONCRETE),
        ("#1f2126", Surface.MATTE), "#141518", trim="", cells=14)  # fmt: skip
    lamps = lamps_at([(x, y, 5.4) for x in (-2.0, 2.0) for y in (-2.6, 1.6)], 4.2, NEUTRAL)
    tiers = []
    for k, (x, y) in enumerate(((0.0, 7.6), (9.2, -2.0), (-9.2, -2.0))):
        rows = join(
            [
                stand(16.0, 6, "#3a3d44", 0.45, 0.9),
                crowd(on.chance(95 + k), 16.0, 6, 0.85, 0.45, 0.9),
            ]
        )
        tiers.append(put(rows, x, y, (0.0, -np.pi / 2, np.pi / 2)[k], -0.9))
    rig = [boxes([(0, y, 5.7) for y in (-2.6, 1.6)], (7.0, 0.2, 0.2), "#3a3f45", Surface.METAL),
        boxes([(x, y, 5.55) for x in (-2.0, 0.0, 2.0) for y in (-2.6, 1.6)], (1.1, 0.5, 0.12),
        "#fff8e8", 26)]  # fmt: skip
    mesh = [shell_mesh(shell).moved((0, 0, -0.9)), _ring(), *tiers, *rig]
    ropes = tuple(Collider("box", (4.1, 0.06, 0.8), (0.0, y, 0.8)) for y in (3.6,))
    return SetPiece(
        "boxing ring", join(mesh), "cloth", 2.9, (*shell_walls(shell), *ropes), lamps, indoor=True
    )


def _ring() -> Mesh:
    """The canvas at z = 0, its apron, four padded posts, and the ropes the camera looks past.

    The ropes toward the camera are let down, as they are for the cameras of a film.
    """
    low, high, side = -9.2, 3.6, 3.9
    parts = [boxes([(0, (low + high) / 2, -0.06)], (2 * side + 0.8, high - low + 0.8, 0.12),
        "#dfe6ec", Surface.CLOTH), boxes([(0, high + 0.42, -0.5)], (2 * side + 0.8, 0.05, 0.8),
        "#1f3f8a", Surface.CLOTH), *(boxes([(s * (side + 0.42), (low + high) / 2, -0.5)],
        (0.05, high - low + 0.8, 0.8), "#1f3f8a", 4) for s in (-1, 1)),
        cylinder((0, -1.0, 0.0), (0, -1.0, 0.004), 1.3, color="#1f3f8a", surface=4, segments=32),
        cylinder((0, -1.0, 0.0), (0, -1.0, 0.006), 1.1, color="#dfe6ec", surface=4,
        segments=32)]  # fmt: skip
    for s, color in ((-1, "#b5202b"), (1, "#1f4fb0")):
        parts += [cylinder((s * side, high, -0.9), (s * side, high, 1.5), 0.07, color=_STEEL,
            surface=6, segments=12), block((0.3, 0.3, 1.1), (s * (side - 0.2), high - 0.2, 0.8),
            0.06, color, Surface.LEATHER)]  # fmt: skip
    for z, color in ((0.45, "#b5202b"), (0.8, "#f4f4f4"), (1.15, "#1f4fb0"), (1.45, "#b5202b")):
        line = [(-side, low, z), (-side, high - 0.1, z), (-side + 0.1, high, z),
            (side - 0.1, high, z), (side, high - 0.1, z), (side, low, z)]  # fmt: skip
        parts.append(tube(line, 0.025, color, Surface.CLOTH, 7, caps=False))
    return join(parts)
