"""Where people go for an evening or a haircut: circus, bowling alley, barber's shop."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import put, sign
from soracli.stage.places.lights import COOL, NEUTRAL, WARM, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.seats import crowd, stand
from soracli.stage.places.shell import Opening, Shell, outside, shell_mesh, shell_walls
from soracli.stage.shapes import cylinder, ellipsoid, lathe, tube
from soracli.stage.things.forms import block, boxes, copies

_RED, _WHITE, _GOLD, _STEEL = "#b5202b", "#f2ece0", "#d9b24a", "#b5bcc2"
_RING = 6.5
"""Metres from the middle of a circus ring to its kerb; real rings are 13 m wide, since Astley."""


def circus(on: Occasion) -> SetPiece:
    """Inside the big top: a ring of sawdust in its kerb, striped walls, people on benches."""
    shell = Shell(-19.0, 19.0, -22.0, 17.0, 13.0, ("#7a5a3a", Surface.DIRT),
        ("#7a1620", Surface.CLOTH), "", trim="", cells=20)  # fmt: skip
    lamps = lamps_at([(x, y, 7.6) for x in (-4.0, 4.0) for y in (-3.5, 2.5)], 6.5, WARM)
    lamps += lamps_at([(0.0, 0.0, 8.4)], 5.0, NEUTRAL)
    tiers = []
    for k, (x, y, yaw) in enumerate(((0.0, 8.2, 0.0), (11.5, 0.0, -1.57), (-11.5, 0.0, 1.57))):
        rows = [stand(17.0, 7, "#8a1c24", 0.5, 0.95), crowd(on.chance(600 + k), 17.0, 7, 0.8, 0.5,
            0.95)]  # fmt: skip
        tiers.append(put(join(rows), x, y, yaw))
    mesh = [shell_mesh(shell), _canvas(), _ring(), *tiers, _rigging()]
    return SetPiece(
        "circus", join(mesh), "sand", 4.8, shell_walls(shell), lamps, indoor=True, stand_off=17.0
    )


def _canvas() -> Mesh:
    """Stripes of cloth down the walls, and the roof that rises from them to its poles."""
    stripes = [
        boxes([(x, 16.8, 4.6) for x in np.arange(-18 + 3 * k, 19, 6.0)], (3.0, 0.1, 9.2), c, 4)
        for k, c in enumerate((_RED, _WHITE))
    ]
    sides = [
        boxes([(s * 18.8, y, 4.6) for y in np.arange(-20 + 3 * k, 17, 6.0)], (0.1, 3.0, 9.2), c, 4)
        for k, c in enumerate((_RED, _WHITE))
        for s in (-1, 1)
    ]
    roof = [
        lathe([(27.0, 8.6), (9.0, 11.5), (0.2, 15.0)], c, Surface.CLOTH, 28) for c in ("#8f1a24",)
    ]
    return join([*stripes, *sides, *roof])


def _ring() -> Mesh:
    """Sawdust, the kerb in red and white, two drums that animals stand on."""
    dust = cylinder((0, 0, -0.02), (0, 0, 0.004), _RING, color="#d8b27a", surface=Surface.SAND,
        segments=48)  # fmt: skip
    angles = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    kerb = []
    for k, color in enumerate((_RED, _WHITE)):
        piece = block((1.32, 0.34, 0.42), (0, 0, 0.21), 0.06, color, Surface.CLOTH)
        kerb += [
            put(piece, _RING * float(np.cos(a)), _RING * float(np.sin(a)), float(a) + np.pi / 2)
            for a in angles[k::2]
            if not -2.4 < a - 2 * np.pi < -0.75 or abs(np.cos(a)) > 0.75
        ]
    drum = join([lathe([(0.62, 0), (0.48, 0.55), (0.02, 0.56)], "#2f5fb0", Surface.WOOD, 22),
        lathe([(0.64, 0), (0.64, 0.06), (0.6, 0.08)], _GOLD, Surface.METAL, 22)])  # fmt: skip
    return join([dust, *kerb, put(drum, -4.6, 3.4), put(drum, 4.6, 3.4)])


def _rigging() -> Mesh:
    """King poles with rings of bulbs, and the spotlights between them."""
    parts: list[Mesh] = []
    for x in (-8.2, 8.2):
        parts.append(cylinder((x, 6.6, 0), (x, 6.6, 12.5), 0.16, color="#e8e2d4", surface=6,
            segments=12))  # fmt: skip
        for z in (3.0, 6.0, 9.0):
            bulbs = [(x + 0.3 * np.cos(a), 6.6 + 0.3 * np.sin(a), z) for a in np.arange(0, 6.2, 1)]
            bulb = ellipsoid(0.07, (0, 0, 0), "#ffe2a0", Surface.EMISSIVE, 8)
            parts.append(copies(bulb, bulbs))
    swag = [(x, 6.6, 8.6 - 1.6 * (1 - (x / 8.2) ** 2)) for x in np.linspace(-8.2, 8.2, 17)]
    parts.append(tube(swag, 0.03, "#26282b", Surface.CLOTH, 5, caps=False))
    parts.append(copies(ellipsoid(0.1, (0, 0, 0), "#ffd98a", Surface.EMISSIVE, 8), swag))
    return join(parts)


def bowling_alley(on: Occasion) -> SetPiece:
    """Five lanes that run away from the camera to their pins, under a glowing wall."""
    shell = Shell(-8.0, 8.0, -12.5, 21.5, 3.6, ("#3a3f58", Surface.CARPET),
        ("#2a2f4a", Surface.PLASTER), "#1b1e2e", trim="", cells=16)  # fmt: skip
    del on
    lanes = [_lane().moved((x, 0, 0)) for x in (-5.2, -2.6, 0.0, 2.6, 5.2)]
    lamps = lamps_at([(x, y, 3.3) for x in (-3.6, 3.6) for y in (-3.0, 1.5)], 1.6, NEUTRAL)
    lamps += lamps_at([(x, 18.6, 2.0) for x in (-4.0, 0.0, 4.0)], 1.8, COOL)
    lamps += lamps_at([(0.0, 10.0, 3.2)], 1.3, (0.75, 0.35, 1.0))
    mesh = [shell_mesh(shell), *lanes, _masks(), _returns().moved((0, 2.6, 0)),
        _benches().moved((0, -4.0, 0))]  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (0.25, 1.0, 0.4), (-1.3, 3.5, 0.4)),
        Collider("box", (0.25, 1.0, 0.4), (3.9, 3.5, 0.4)))  # fmt: skip
    return SetPiece("bowling alley", join(mesh), "wood", 2.6, walls, lamps, indoor=True)


def _lane() -> Mesh:
    """One lane along y: boards, gutters, arrows, ten pins in their triangle."""
    boards = boxes([(0, 5.0, 0.0)], (1.9, 27.6, 0.02), "#c99a5e", Surface.PLANKS)
    lane = boxes([(0, 11.0, 0.012)], (1.06, 15.6, 0.02), "#e0b878", Surface.PLANKS)
    gutters = boxes([(s * 0.68, 11.0, 0.014)  for s in (-1, 1)], (0.24, 15.6, 0.02), "#26282d",
        Surface.PLASTIC)  # fmt: skip
    foul = boxes([(0, 3.2, 0.014)], (1.9, 0.06, 0.02), "#26282d")
    darts = boxes([(x, 7.4 - abs(x), 0.024) for x in (-0.4, -0.2, 0.0, 0.2, 0.4)],
        (0.05, 0.3, 0.004), "#7a2a1c")  # fmt: skip
    pin = join([lathe([(0.03, 0), (0.06, 0.12), (0.025, 0.26), (0.034, 0.34), (0.004, 0.38)],
        _WHITE, Surface.PLASTIC, 12), lathe([(0.027, 0.245), (0.027, 0.275)], _RED,
        Surface.PLASTIC, 12)])  # fmt: skip
    spots = [(0.15 * (2 * k - n), 17.6 + 0.26 * n, 0.02) for n in range(4) for k in range(n + 1)]
    return join([boards, lane, gutters, foul, darts, copies(pin, spots)])


def _masks() -> Mesh:
    """The glowing picture over the pins, the dark pits behind, scores on screens."""
    pits = boxes([(0, 20.6, 0.6)], (14.0, 0.3, 1.2), "#101218", Surface.PLASTIC)
    wall = [boxes([(x, 18.5, 2.3)], (2.56, 0.1, 1.9), c, Surface.EMISSIVE) for x,
        c in ((-5.2, "#8a1f7a"), (-2.6, "#3f2fa0"), (0.0, "#1f5fb0"), (2.6, "#3f2fa0"),
        (5.2, "#8a1f7a"))]  # fmt: skip
    stars = boxes([(x, 18.42, 1.8 + 0.5 * (k % 3)) for k, x in enumerate(np.arange(-6, 6.1, 0.8))],
        (0.12, 0.04, 0.12), "#ffd98a", Surface.EMISSIVE)  # fmt: skip
    title = sign("bowling", 5.0, 0.9, "#1b1e2e", "#ff5aa0", glow=True).moved((0, 18.3, 2.5))
    screens = [sign(text, 1.5, 0.6, "#101218", "#7fe0ff", glow=True).moved((x, 3.4, 3.1))
        for x, text in ((-3.9, "7 2"), (0.0, "10"), (3.9, "9 1"))]  # fmt: skip
    return join([pits, *wall, stars, title, *screens])


def _returns() -> Mesh:
    """Racks between the lanes with balls in loud colors."""
    rack = block((0.5, 2.0, 0.5), (0, 0, 0.32), 0.08, "#2b3042", Surface.PLASTIC)
    tones = ("#d8302a", "#2f7ae0", "#f2b02f", "#3fae5a", "#8a3fd0")
    balls = [ellipsoid(0.11, (0.12 * (k % 2) - 0.06, -0.75 + 0.24 * k, 0.68), tones[k % 5],
        Surface.PLASTIC, 14) for k in range(7)]  # fmt: skip
    one = join([rack, *balls])
    return join([put(one, x, 0.9) for x in (-1.3, 3.9)])


def _benches() -> Mesh:
    """Seats that look down the lanes, tables for drinks."""
    seat = join([block((2.2, 0.5, 0.12), (0, 0, 0.44), 0.04, "#e0702a", Surface.LEATHER),
        block((2.2, 0.12, 0.6), (0, -0.3, 0.72), 0.04, "#e0702a", Surface.LEATHER),
        boxes([(x, 0, 0.2) for x in (-0.9, 0.9)], (0.08, 0.4, 0.4), _STEEL, 6)])  # fmt: skip
    return join([put(seat, x, -5.6) for x in (-4.6, -1.6, 1.6, 4.6)])


def salon(on: Occasion) -> SetPiece:
    """A barber's shop: chairs before lit mirrors, bottles, a striped pole, a chequered floor."""
    window = (Opening("left", -2.6, 2.4, 0.6, 2.5, (2, 1), "#2b2d31"),)
    shell = Shell(-5.0, 5.0, -9.3, 3.6, 3.1, ("#e6e2d8", Surface.TILE),
        ("#cfe0d8", Surface.PLASTER), "#f2efe8", dado="#2f5a52", dado_high=0.95,
        openings=window)  # fmt: skip
    lamps = lamps_at([(x, 2.9, 2.3) for x in (-2.8, 0.0, 2.8)], 1.0, WARM)
    lamps += lamps_at([(x, -2.0, 2.9) for x in (-2.2, 2.2)], 1.2, NEUTRAL)
    checks = boxes([(x, y, 0.001) for i, x in enumerate(np.arange(-4.6, 4.8, 0.8))
        for j, y in enumerate(np.arange(-8.8, 3.6, 0.8)) if (i + j) % 2], (0.8, 0.8, 0.004),
        "#2f3a3a", Surface.TILE)  # fmt: skip
    stations = [_station().moved((x, 3.55, 0)) for x in (-2.8, 0.0, 2.8)]
    chairs = [put(_barber_chair(), x, 2.8) for x in (-2.8, 2.8)]
    mesh = [shell_mesh(shell), outside(on, shell, "city"), checks, *stations, *chairs,
        _pole().moved((4.7, 2.6, 1.2))]  # fmt: skip
    mesh.append(sign("barber", 2.2, 0.5, "#2f5a52", _GOLD).moved((0, 3.5, 2.75)))
    walls = (*shell_walls(shell), Collider("box", (4.4, 0.3, 0.5), (0.0, 3.4, 0.5)),
        *(Collider("box", (0.4, 0.45, 0.5), (s * 2.8, 2.8, 0.5)) for s in (-1, 1)))  # fmt: skip
    return SetPiece("salon", join(mesh), "tiles", 2.0, walls, lamps, indoor=True)


def _station() -> Mesh:
    """A mirror in a frame of bulbs over a shelf with bottles and brushes."""
    frame = boxes([(0, -0.03, 1.62)], (1.5, 0.06, 1.5), "#5a3f28", Surface.WOOD)
    glass = boxes([(0, -0.07, 1.62)], (1.3, 0.03, 1.3), "#b9cdd4", Surface.GLASS)
    shelf = block((1.9, 0.4, 0.06), (0, -0.2, 0.84), 0.02, "#5a3f28", Surface.WOOD)
    bulbs = [(s * 0.7, -0.1, z) for s in (-1, 1) for z in (1.1, 1.45, 1.8, 2.15)]
    bulb = ellipsoid(0.05, (0, 0, 0), "#fff0d0", Surface.EMISSIVE, 10)
    return join([frame, glass, shelf, copies(bulb, bulbs), _lotions()])


def _lotions() -> Mesh:
    """A row of lotions on the shelf."""
    tones = ("#3f6b8a", "#c9a24a", "#8a2f2a", "#3f7a4a", "#e6e2d8")
    flask = [(0.045, 0), (0.05, 0.12), (0.02, 0.16), (0.02, 0.22), (0.002, 0.225)]
    at = np.linspace(-0.8, 0.8, 9)
    return join([lathe(flask, tones[k % 5], Surface.GLASS, 10).moved((float(x), -0.2, 0.87))
        for k, x in enumerate(at)])  # fmt: skip


def _barber_chair() -> Mesh:
    """A chair of red leather on its round foot, its back toward the camera's side."""
    return join([lathe([(0.34, 0), (0.32, 0.05), (0.07, 0.09), (0.06, 0.42)], _STEEL, 6, 20),
        block((0.56, 0.52, 0.14), (0, 0, 0.5), 0.05, _RED, Surface.LEATHER),
        block((0.54, 0.14, 0.72), (0, -0.3, 0.92), 0.05, _RED, Surface.LEATHER),
        *(block((0.09, 0.46, 0.07), (s * 0.32, 0, 0.72), 0.03, _STEEL, 6) for s in (-1, 1)),
        block((0.4, 0.3, 0.05), (0, 0.5, 0.2), 0.02, _STEEL, 6)])  # fmt: skip


def _pole() -> Mesh:
    """The barber's sign: stripes in red, white and blue that wind up a pole."""
    tones = (_RED, _WHITE, "#2f5fb0", _WHITE)
    rings = [cylinder((0, 0, 0.05 * k), (0, 0, 0.05 * k + 0.05), 0.11, color=tones[k % 4],
        surface=Surface.PLASTIC, segments=16) for k in range(20)]  # fmt: skip
    caps = [ellipsoid(0.13, (0, 0, z), _STEEL, Surface.METAL, 14) for z in (-0.02, 1.02)]
    bracket = boxes([(0.15, 0, z) for z in (0.1, 0.9)], (0.3, 0.04, 0.04), _STEEL, Surface.METAL)
    return join([*rings, *caps, bracket])
