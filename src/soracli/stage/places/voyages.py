"""Far journeys: airport and the bridge of a spaceship."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import doorway, put, sign
from soracli.stage.places.land import strip
from soracli.stage.places.lights import COOL, NEUTRAL, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.seats import seat
from soracli.stage.places.shell import (
    Opening,
    Shell,
    ceiling_lights,
    shell_mesh,
    shell_walls,
)
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, ellipsoid, sheet, torus, tube
from soracli.stage.things.forms import block, boxes, copies, turn
from soracli.stage.things.planes import airliner

_STEEL, _BLACK, _YELLOW = "#a9b0b5", "#26282b", "#f2c23c"


def airport(on: Occasion) -> SetPiece:
    """A departure hall: a glass front on the apron with airliners, seats, gate signs, a board."""
    windows = (Opening("back", 0.0, 25.6, 0.3, 6.4, (12, 3), "#d6dce0"),)
    shell = Shell(-13.0, 13.0, -16.0, 9.0, 7.0, ("#c9cdd0", Surface.TILE),
        ("#dfe3e5", Surface.PLASTER), "#eef1f2", trim="#9aa3a8", openings=windows,
        cells=24)  # fmt: skip
    lamps = lamps_at([(x, y, 6.4) for x in (-6.0, 0.0, 6.0) for y in (-6.5, 1.5)], 4.0, NEUTRAL)
    grid = [(x, y) for x in (-8.0, -4.0, 0.0, 4.0, 8.0) for y in (-9.0, -4.0, 1.0, 6.0)]
    mesh = [shell_mesh(shell), ceiling_lights(grid, 7.0, (2.0, 0.4)), _apron(), _gate()]
    del on
    walls = (*shell_walls(shell), *(Collider("box", (2.2, 0.8, 0.5), (x, 5.6, 0.5))
        for x in (-5.4, 5.4)), Collider("box", (0.9, 0.4, 0.6), (4.6, 2.9, 0.6)))  # fmt: skip
    return SetPiece("airport", join(mesh), "tile", 3.6, walls, lamps, indoor=True)


def _apron() -> Mesh:
    """Concrete outside, two airliners at their gates, a low terminal, a tower far off."""
    from soracli.stage.things.paint import Order
    from soracli.story.preset import Kind
    from soracli.story.scene import Entity

    def plane(color: str) -> Mesh:
        kind = Kind(name="airplane", family="aircraft", size=30.0, colors={"main": color})
        return airliner(Order(kind, Entity(id="plane.0", noun="plane")))[0].bound_to(0)

    low = -3.2
    ground = strip((-160, 160), (9.4, 240), low, "#9a9c9c", Surface.CONCRETE, 12)
    grass_ = strip((-160, 160), (70, 240), low + 0.03, "#7d9450", Surface.GRASS, 12)
    tower = [cylinder((46, 120, low), (46, 120, 22), 3.0, 2.4, "#c9cdd0", 19, 16),
        cylinder((46, 120, 22), (46, 120, 26), 3.2, 4.6, "#2f4a5a", 34, 16),
        cylinder((46, 120, 26), (46, 120, 26.6), 5.0, color="#dfe3e5", surface=19,
        segments=16)]  # fmt: skip
    runway = [
        boxes(
            [(x, 62.0, low + 0.05) for x in np.arange(-110, 111, 12.0)],
            (6.0, 0.6, 0.02),
            "#f4f4f0",
            19,
        )
    ]
    planes = [
        put(plane("#f4f6f8"), -9.0, 34.0, -0.5, low),
        put(plane("#f4f6f8"), 34.0, 52.0, np.pi + 0.3, low),
    ]
    return join([ground, grass_, *tower, *runway, *planes])


def _gate() -> Mesh:
    """Rows of seats, the desk with the gate's number, the board of departures, a trolley."""
    unit = seat("#26282d", "#b5bcc2")
    rows = [copies(unit, [(x + 0.6 * k, y, 0) for k in range(-3, 4)], yaw) for x in (-5.4, 5.4)
        for y, yaw in ((5.2, 0.0), (6.1, np.pi))]  # fmt: skip
    lines = [boxes([(-9.8 + 0.9 * (k % 4), -0.04, 0.9 - 0.22 * (k // 4)) for k in range(36)
        if k % 4 == j], ((1.3, 0.02, 0.1), (0.5, 0.02, 0.1), (0.6, 0.02, 0.1), (0.4, 0.02, 0.1))[j],
        c, 26) for j, c in enumerate(("#ffe08a", "#f4f4f0", "#ffe08a", "#5fe08a"))]  # fmt: skip
    board = join(
        [boxes([(-8.4, 0, 0.1)], (4.6, 0.1, 2.3), "#14171b", Surface.PLASTIC), *lines]
    ).moved((5.0, 8.8, 3.9))
    gates = [
        sign(text, 1.9, 0.6, _YELLOW, "#1c1f24").moved((x, 7.4, 3.6))
        for text, x in (("gate 7", 1.6), ("gate 8", 7.2))
    ]
    rods = [
        tube([(x + d, 7.4, 3.9), (x + d, 7.4, 7.0)], 0.02, _STEEL, 6, 4, caps=False)
        for x in (1.6, 7.2)
        for d in (-0.7, 0.7)
    ]
    desk_ = [block((1.7, 0.7, 1.1), (4.6, 2.9, 0.55), 0.03, "#f4f6f8", Surface.PLASTIC),
        boxes([(4.6, 2.53, 0.6)], (1.5, 0.02, 0.5), "#1f5fa0", 7),
        boxes([(4.6, 2.9, 1.13)], (1.8, 0.8, 0.05), "#8a6238", Surface.WOOD)]  # fmt: skip
    case = join([block((0.42, 0.26, 0.62), (0, 0, 0.36), 0.05, "#c8202a", Surface.PLASTIC),
        tube([(-0.12, 0, 0.66), (-0.12, 0, 1.0), (0.12, 0, 1.0), (0.12, 0, 0.66)], 0.014, _STEEL, 6,
        5)])  # fmt: skip
    return join(
        [
            *rows,
            board,
            *gates,
            *rods,
            *desk_,
            put(case, -3.4, 4.5, 0.4),
            put(piece_of("plant", "potted_plant", 1.6, "#3f7a3a"), 0.0, 7.8),
        ]
    )


def spaceship(on: Occasion) -> SetPiece:
    """The bridge of a ship between stars: a wide window, consoles, a captain's chair."""
    shell = Shell(-6.0, 6.0, -11.0, 6.0, 3.8, ("#454c56", Surface.RUBBER),
        ("#59636e", Surface.PLASTIC), "#2b3038", trim="", cells=18,
        openings=(Opening("back", 0.0, 9.6, 0.9, 3.3, (0, 0)),))  # fmt: skip
    glow = (0.35, 0.7, 1.0)
    lamps = lamps_at([(x, 3.6, 1.3) for x in (-2.6, 0.0, 2.6)], 0.6, glow) + lamps_at(
        [(s * 5.0, y, 2.2) for s in (-1, 1) for y in (-5.0, 0.0)], 1.1, glow
    )
    lamps += lamps_at([(0.0, -0.5, 3.5), (0.0, -6.5, 3.5)], 1.5, COOL)
    mesh = [
        shell_mesh(shell),
        _stars(on),
        _hull(),
        _consoles(on),
        _chair().moved((3.6, 3.0, 0), turn(-0.5)),
    ]
    walls = (
        *shell_walls(shell),
        Collider("box", (4.4, 0.5, 0.6), (0.0, 4.5, 0.6)),
        Collider("box", (0.45, 0.45, 0.7), (3.6, 3.0, 0.7)),
    )
    return SetPiece("spaceship", join(mesh), "metal", 2.7, walls, lamps, indoor=True)


def _stars(on: Occasion) -> Mesh:
    """What is outside: darkness all around, stars, a planet with a ring."""
    chance = on.chance(150)
    t = np.linspace(0, 2 * np.pi, 25)
    rim = np.stack(
        [np.stack([420 * np.cos(t), 420 * np.sin(t), np.full(25, z)], -1) for z in (420.0, -420.0)]
    )
    night = sheet(rim.astype(np.float32), "#010206", Surface.BACKDROP)
    count = 900
    angle, rise = chance.uniform(0.2, np.pi - 0.2, count), chance.uniform(-0.5, 0.9, count)
    at = 380 * np.stack(
        [np.cos(angle) * np.cos(rise), np.sin(angle) * np.cos(rise), np.sin(rise)], 1
    )
    size = chance.uniform(0.35, 1.0, (count, 1)) ** 2 * 1.5 * np.ones((1, 3))
    stars = boxes(
        at.astype(np.float32),
        size,
        np.clip(chance.uniform(0.55, 1.0, (count, 1)) * [1.0, 0.97, 0.95], 0, 1),
        26,
    )
    planet = ellipsoid(46, (0, 0, 0), "#c98f5a", Surface.MATTE, 40)
    bands = [
        torus(46.2 * np.cos(a), 3.0, (0, 0, 46 * np.sin(a)), c, Surface.MATTE, 48)
        for a, c in ((0.25, "#a8683f"), (-0.1, "#e4c08a"), (0.6, "#b57a4a"), (-0.45, "#8f5a3a"))
    ]
    ring = [
        torus(r, 2.4, color=c, surface=0, segments=64).moved(scale=(1, 1, 0.05))
        for r, c in ((68, "#d9c29a"), (76, "#a8906a"), (84, "#cdb48c"))
    ]
    moon = ellipsoid(9, (70, 250, 52), "#b5b8bc", Surface.MATTE, 20)
    return join(
        [
            night,
            stars,
            join([planet, *bands, *ring]).moved((-70, 290, 60), turn(0.3, 0.35, 0.25)),
            moon,
        ]
    )


def _hull() -> Mesh:
    """Slanting frames of the window, strips of light, ribs of the walls, a door at the back."""
    dark, cyan = "#2f353d", "#6fd8ff"
    bars = [tube([(x * 1.12, 5.9, 0.85), (x, 6.1, 3.35)], 0.09, dark, Surface.METAL, 6)
        for x in (-4.4, -2.1, 2.1, 4.4)]  # fmt: skip
    ribs = [boxes([(s * 5.9, y, 1.9)], (0.24, 0.35, 3.8), dark, Surface.METAL) for s in (-1, 1)
        for y in (-8.4, -5.6, -2.8, 0.0, 2.8)]  # fmt: skip
    strips = [boxes([(s * 5.95, y + 1.4, 2.4)], (0.04, 2.2, 0.07), cyan, 26) for s in (-1, 1)
        for y in (-8.4, -5.6, -2.8, 0.0)]  # fmt: skip
    screens = [boxes([(s * 5.94, y + 1.4, 1.55)], (0.06, 1.7, 0.9), "#0f2a3a", Surface.GLASS)
        for s in (-1, 1) for y in (-8.4, -5.6, -2.8, 0.0)]  # fmt: skip
    graphs = [boxes([(s * 5.9, y + 0.75 + 0.18 * k, 1.3 + 0.05 * ((k * 7) % 5))],
        (0.02, 0.1, 0.1 + 0.1 * ((k * 7) % 5)), "#4fd0a0", 26) for s in (-1, 1)
        for y in (-8.4, -5.6, -2.8, 0.0) for k in range(8)]  # fmt: skip
    floor = [boxes([(s * 3.0, -2.0, 0.004)], (0.07, 15.0, 0.008), cyan, Surface.EMISSIVE)
        for s in (-1, 1)]  # fmt: skip
    top = [boxes([(s * 2.2, -2.5, 3.74)], (0.3, 15.0, 0.06), "#dff4ff", Surface.EMISSIVE)
        for s in (-1, 1)]  # fmt: skip
    return join([*bars, *ribs, *strips, *screens, *graphs, *floor, *top,
        put(doorway(1.5, 2.4, "#4a525c", dark), 0.0, -10.95, np.pi)])  # fmt: skip


def _consoles(on: Occasion) -> Mesh:
    """Desks of switches under the window, every light in its own color."""
    chance = on.chance(151)
    desk_ = join([boxes([(0, 0.1, 0.4)], (2.8, 0.7, 0.8), "#3a414a", Surface.PLASTIC),
        block((2.9, 0.8, 0.08), (0, 0, 0), 0.02, "#242a31", 7).moved((0, -0.05, 0.88),
        turn(0, 0, 0.35))])  # fmt: skip
    parts = [desk_.moved((x, 4.5, 0)) for x in (-3.0, 0.0, 3.0)]
    colors = ("#ff5a4a", "#ffd24a", "#4fd0ff", "#5fe08a", "#f4f8ff")
    for k, color in enumerate(colors):
        count = 34
        u, v = chance.uniform(-4.2, 4.2, count), chance.uniform(-0.32, 0.3, count)
        at = np.stack([u, 4.45 + v * 0.94, 0.94 + v * 0.34], 1)
        parts.append(boxes(at, (0.07, 0.06, 0.03 + 0.004 * k), color, Surface.EMISSIVE))
    panels = boxes(
        [(x, 4.2, 0.87) for x in (-3.7, -2.3, -0.7, 0.7, 2.3, 3.7)],
        (0.8, 0.3, 0.1),
        "#2f8ab0",
        Surface.EMISSIVE,
    )
    return join([*parts, panels])


def _chair() -> Mesh:
    """A chair on a pillar with a high back and screens at its arms."""
    grey = "#2b3038"
    return join([cylinder((0, 0, 0), (0, 0, 0.4), 0.16, color=grey, surface=6, segments=14),
        cylinder((0, 0, 0), (0, 0, 0.06), 0.42, color="#6f7a86", surface=6),
        block((0.62, 0.6, 0.14), (0, 0, 0.48), 0.05, "#7a2a2a", Surface.LEATHER),
        block((0.62, 0.14, 1.0), (0, -0.3, 0.98), 0.06, "#7a2a2a", Surface.LEATHER),
        *(block((0.12, 0.55, 0.1), (s * 0.38, 0.05, 0.74), 0.03, grey, Surface.PLASTIC)
        for s in (-1, 1)), *(boxes([(s * 0.38, 0.2, 0.8)], (0.1, 0.16, 0.02), "#4fd0ff",
        Surface.EMISSIVE) for s in (-1, 1))])  # fmt: skip
