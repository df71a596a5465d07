"""Rooms that one goes through or works in: tunnels for cars and trains, a stairwell, a mill."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import lit_up, put, sign
from soracli.stage.places.fixtures import railing
from soracli.stage.places.land import patched, strip
from soracli.stage.places.lights import COOL, NEUTRAL, WARM, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.shell import Opening, Shell, outside, shell_mesh, shell_walls
from soracli.stage.shapes import cylinder, disc, ellipsoid, lathe, sheet, tube
from soracli.stage.things.forms import block, boxes, copies, turn
from soracli.stage.things.letters import word

_NEAR, _END = -16.0, 62.0
"""From where to where a tunnel goes, metres along y; its far mouth is open to the light."""


def tunnel(on: Occasion) -> SetPiece:
    """A road tunnel that goes away from the camera: a vault of pale tiles, a row of lights along
    each side, white lines, walkways, and daylight at its end."""
    road = patched(strip((-6.0, 6.0), (_NEAR, _END), 0.0, "#4b4d50", Surface.ASPHALT, 24), 0.08,
        on.seed, 3.0)  # fmt: skip
    walks = boxes([(s * 6.6, 23.0, 0.09) for s in (-1, 1)], (1.3, 78.0, 0.2), "#a5a39b", 19)
    dashes = boxes([(0, y, 0.003) for y in np.arange(_NEAR, _END, 5.0)], (0.14, 2.4, 0.008),
        "#f2f0e6", Surface.ASPHALT)  # fmt: skip
    edges = boxes([(s * 5.6, 23.0, 0.003) for s in (-1, 1)], (0.12, 78.0, 0.008), "#f2f0e6", 18)
    wall = boxes(
        [(s * 7.1, 23.0, 1.25) for s in (-1, 1)], (0.1, 78.0, 2.5), "#e9e2cc", Surface.TILE
    )
    band = boxes([(s * 7.03, 23.0, 1.0) for s in (-1, 1)], (0.04, 78.0, 0.34), "#c8702a", 21)
    glow = boxes([(s * 4.3, y, 5.25) for s in (-1, 1) for y in np.arange(-14.0, _END, 4.0)],
        (0.36, 2.2, 0.1), "#ffe0a0", Surface.EMISSIVE)  # fmt: skip
    doors = [put(sign("exit", 1.1, 0.42, "#1f8a4a", "#f4fff4", glow=True), s * 6.98, y,
        -s * np.pi / 2, 2.5) for s in (-1, 1) for y in (9.0, 33.0)]  # fmt: skip
    fans = [cylinder((s * 1.7, y, 5.6), (s * 1.7, y + 2.6, 5.6), 0.5, None, "#8f969b", 6)
        for s in (-1, 1) for y in (13.0, 37.0)]  # fmt: skip
    mesh = [road, walks, dashes, edges, wall, band, glow, *doors, *fans,
        _vault(7.15, 2.4, 6.5, "#b5ae9c", Surface.CONCRETE), *_mouth(on, 7.2, 6.5)]  # fmt: skip
    lamps = lamps_at([(s * 4.0, y, 4.9) for s in (-1, 1) for y in (-9.0, -2.0, 5.0, 13.0, 24.0)],
        2.4, (1.0, 0.84, 0.55))  # fmt: skip
    lamps += lamps_at([(0.0, y, 5.0) for y in (38.0, 52.0)], 4.0, NEUTRAL)
    return SetPiece("tunnel", join(mesh), "asphalt", 4.5, _sides(7.1), lamps, indoor=True,
        length=24.0, lengthwise=np.pi / 2)  # fmt: skip


def railway_tunnel(on: Occasion) -> SetPiece:
    """A railway tunnel of sooty brick: two tracks on gravel, lamps and cables along the walls,
    and the light of its mouth far off."""
    bed = patched(strip((-5.2, 5.2), (_NEAR, _END), 0.0, "#6a645c", Surface.DIRT, 30), 0.25,
        on.seed, 1.2)  # fmt: skip
    sleepers = boxes([(s * 2.2, y, -0.02) for s in (-1, 1) for y in np.arange(_NEAR, _END, 0.75)],
        (2.5, 0.24, 0.06), "#4a3b2c", Surface.WOOD)  # fmt: skip
    rails = boxes([(s * 2.2 + t * 0.74, 23.0, 0.005) for s in (-1, 1) for t in (-1, 1)],
        (0.08, 78.0, 0.04), "#b5b8ba", Surface.METAL)  # fmt: skip
    ledge = boxes([(s * 4.9, 23.0, 0.2) for s in (-1, 1)], (0.7, 78.0, 0.44), "#8a857a", 19)
    wall = boxes(
        [(s * 5.3, 23.0, 1.4) for s in (-1, 1)], (0.1, 78.0, 2.8), "#6f4538", Surface.BRICK
    )
    niches = boxes([(s * 5.24, y, 1.5) for s in (-1, 1) for y in np.arange(-10.0, _END, 14.0)],
        (0.06, 1.3, 2.1), "#1a1412")  # fmt: skip
    cables = [tube([(s * 5.2, _NEAR, z), (s * 5.2, _END, z)], 0.04, "#1c1c1e", 8, 5, False)
        for s in (-1, 1) for z in (2.5, 2.7)]  # fmt: skip
    lights = np.arange(-12.0, _END, 7.0)
    glow = boxes([(s * 5.12, y, 3.0) for s in (-1, 1) for y in lights], (0.14, 0.5, 0.2),
        "#ffdc9a", Surface.EMISSIVE)  # fmt: skip
    arcs = [tube([(5.25 * np.cos(a), y, 2.75 + 3.3 * np.sin(a)) for a in np.linspace(0, np.pi, 18)],
        0.14, "#5a3a30", Surface.BRICK, 6, False) for y in np.arange(-8.0, _END, 8.0)]  # fmt: skip
    mesh = [bed, sleepers, rails, ledge, wall, niches, *cables, glow, *arcs,
        _vault(5.35, 2.7, 3.4 + 2.7, "#5f3d33", Surface.BRICK), *_mouth(on, 5.4, 6.1)]  # fmt: skip
    lamps = lamps_at([(s * 4.6, y, 3.0) for s in (-1, 1) for y in (-9.0, -2.0, 5.0, 14.0, 26.0)],
        1.5, WARM)  # fmt: skip
    lamps += lamps_at([(0.0, y, 3.6) for y in (40.0, 54.0)], 3.4, COOL)
    return SetPiece("railway tunnel", join(mesh), "stone", 4.0, _sides(5.2), lamps, indoor=True,
        length=24.0, lengthwise=np.pi / 2)  # fmt: skip


def _vault(half: float, spring: float, top: float, color: str, surface: int) -> Mesh:
    """The vault over a tunnel that is 2 `half` wide, from the height `spring` up to `top`."""
    turns = np.linspace(0, np.pi, 26)
    y = np.linspace(_NEAR - 1, _END, 14)
    rows = [np.stack([half * np.cos(turns), np.full(26, v), spring + (top - spring) *
        np.sin(turns)], 1) for v in y]  # fmt: skip
    inner = sheet(np.array(rows, np.float32), color, surface)
    back = boxes([(0, _NEAR - 0.6, top / 2)], (2 * half + 1, 0.2, top + 1), "#101010")
    return join([inner, back])


def _mouth(on: Occasion, half: float, top: float) -> list[Mesh]:
    """What is seen through the far mouth: bright sky over a hill by day, a dark one by night."""
    night = on.time in ("night", "blue hour")
    sky, hill = ("#1a2438", "#10160f") if night else ("#eaf4fb", "#8fae6a")
    surface = Surface.EMISSIVE
    return [boxes([(0, _END + 1.0, top / 2 + 1)], (2 * half + 4, 0.1, top + 6), sky, surface),
        boxes([(0, _END + 0.8, 0.55)], (2 * half, 0.1, 1.1), hill, surface)]  # fmt: skip


def _sides(half: float) -> tuple[Collider, ...]:
    """The walls of a tunnel, and its near end."""
    middle, long = (_NEAR + _END) / 2, (_END - _NEAR) / 2
    return (*(Collider("box", (0.3, long, 3.0), (s * (half + 0.3), middle, 3.0)) for s in (-1, 1)),
        Collider("box", (half + 1, 0.3, 3.0), (0.0, _NEAR - 0.4, 3.0)))  # fmt: skip


def stairwell(on: Occasion) -> SetPiece:
    """A stairwell: a flight up to a landing, another one back above it, steel rails, a number on
    the wall, a lamp on every landing."""
    shell = Shell(
        -5.4,
        5.4,
        -10.5,
        7.2,
        7.6,
        ("#9a968c", Surface.CONCRETE),
        ("#d2d0c4", Surface.PLASTER),
        "#c9c6ba",
        dado="#5f8274",
        dado_high=1.4,
        dado_surface=Surface.PLASTER,
        trim="",
        openings=(Opening("back", 0.0, 1.6, 3.3, 5.8),),
    )
    first = _flight(-1.9, 2.7, 0.0, 1)
    second = _flight(1.9, 5.5, 1.98, -1)
    landing = boxes([(0, 6.35, 1.9)], (7.6, 1.7, 0.2), "#a8a49a", Surface.CONCRETE)
    upper = boxes([(1.9, 1.9, 3.86)], (3.4, 1.6, 0.2), "#a8a49a", Surface.CONCRETE)
    third = boxes([(-1.9, 2.9, 4.1)], (3.6, 3.6, 0.2), "#b5b1a6", Surface.CONCRETE)
    number = word("2", 0.8, 1.1, "#3f6456").moved((-3.4, 7.1, 3.2))
    door = put(join([boxes([(0, 0, 1.1)], (1.2, 0.08, 2.2), "#7a3a30", Surface.METAL),
        boxes([(0.42, -0.08, 1.05)], (0.16, 0.06, 0.06), "#c9ccd0", Surface.METAL)]), -5.3, 0.2,
        np.pi / 2)  # fmt: skip
    glow = boxes(
        [(0.0, 7.1, 2.9), (-5.32, -3.0, 2.7), (5.32, -1.0, 2.7)],
        [(0.9, 0.1, 0.16), (0.1, 0.9, 0.16), (0.1, 0.9, 0.16)],
        "#fff4d8",
        Surface.EMISSIVE,
    )
    exit_ = lit_up(word("exit", 0.9, 0.26, "#5fe08a")).moved((-3.6, 7.1, 2.5))
    mesh = [shell_mesh(shell), outside(on, shell, "city"), first, second, landing, upper, third,
        number, door, glow, exit_]  # fmt: skip
    lamps = lamps_at([(-4.8, -3.0, 2.7), (4.8, -1.0, 2.7), (0.0, 6.0, 3.0)], 1.8, NEUTRAL)
    lamps += lamps_at([(0.0, -1.0, 5.6), (2.6, 3.0, 6.2)], 1.6, NEUTRAL)
    walls = (*shell_walls(shell), Collider("box", (1.7, 1.4, 1.0), (-1.9, 4.1, 1.0)),
        Collider("box", (1.7, 1.4, 1.5), (1.9, 4.1, 1.5)))  # fmt: skip
    return SetPiece("stairwell", join(mesh), "concrete", 2.6, walls, lamps, indoor=True)


def _flight(x: float, y: float, z: float, way: int) -> Mesh:
    """Eleven steps 3.2 m wide that rise toward +y (`way` 1) or -y, and the rails beside them."""
    steps = boxes([(x, y + way * 0.255 * k, z + 0.09 + 0.18 * k) for k in range(11)],
        (3.2, 0.3, 0.18), "#b0aca0", Surface.CONCRETE)  # fmt: skip
    noses = boxes([(x, y + way * (0.255 * k - 0.13), z + 0.175 + 0.18 * k) for k in range(11)],
        (3.2, 0.05, 0.03), "#d9b23c", Surface.RUBBER)  # fmt: skip
    end = (y + way * 2.6, z + 1.95)
    rails = [tube([(x + s * 1.6, y, z + 0.95), (x + s * 1.6, end[0], end[1] + 0.95)], 0.035,
        "#3a4a44", Surface.METAL, 8) for s in (-1, 1)]  # fmt: skip
    bars = boxes([(x + s * 1.6, y + way * 0.255 * k, z + 0.18 * k + 0.5) for k in range(11)
        for s in (-1, 1)], (0.03, 0.03, 0.95), "#3a4a44", Surface.METAL)  # fmt: skip
    return join([steps, noses, *rails, bars])


def mill(on: Occasion) -> SetPiece:
    """Inside of an old mill: thick beams, a great shaft with its wooden gears, millstones under a
    hopper, sacks of flour, light through small windows."""
    windows = tuple(Opening("left", y, 1.1, 1.3, 2.6, (2, 2), "#4a3420") for y in (-4.5, -0.5))
    shell = Shell(-5.8, 5.8, -11.0, 5.6, 5.2, ("#8a6a44", Surface.PLANKS),
        ("#b5a88f", Surface.ROCK), "#5f4328", trim="", openings=windows)  # fmt: skip
    beams = boxes([(0, y, 4.5) for y in (-8.0, -4.0, 0.4, 4.6)], (11.6, 0.36, 0.4), "#4f3620",
        Surface.WOOD)  # fmt: skip
    posts = boxes([(s * 4.4, y, 2.3) for s in (-1, 1) for y in (-8.0, -4.0, 4.6)],
        (0.36, 0.36, 4.6), "#4f3620", Surface.WOOD)  # fmt: skip
    braces = [tube([(s * 4.4, 4.6, 3.2), (s * 3.0, 4.6, 4.4)], 0.13, "#4f3620", 9, 6)
        for s in (-1, 1)]  # fmt: skip
    sack = join([ellipsoid((0.3, 0.24, 0.42), (0, 0, 0.4), "#d9c8a0", Surface.CLOTH, 14),
        tube([(0, 0, 0.74), (0, 0, 0.92)], 0.09, "#d9c8a0", Surface.CLOTH, 8)])  # fmt: skip
    at = [(-4.9, 3.4, 0), (-4.3, 3.9, 0), (-4.6, 3.2, 0.0), (-4.6, 3.6, 0.7), (4.6, -2.6, 0),
        (5.1, -3.2, 0), (4.9, -2.0, 0), (-4.9, -7.0, 0)]  # fmt: skip
    flour = [ellipsoid((0.8, 0.6, 0.18), (2.7, 2.75, 0.0), "#f4efe2", Surface.MATTE, 14)]
    lamps = lamps_at([(-4.8, -4.5, 2.2), (-4.8, -0.5, 2.2)], 1.8, (1.0, 0.92, 0.74))
    lamps += lamps_at([(0.0, 1.5, 3.6), (2.6, -2.0, 3.4), (0.0, -7.0, 3.6)], 1.4, WARM)
    mesh = [shell_mesh(shell), outside(on, shell, "garden"), beams, posts, *braces, *_works(),
        copies(sack, at), *flour]  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (2.3, 1.1, 0.8), (1.4, 4.0, 0.8)))
    return SetPiece("mill", join(mesh), "wood", 2.6, walls, lamps, indoor=True)


def _works() -> list[Mesh]:
    """The shaft with a crown wheel under the beams, a lantern gear, the stones and their hopper."""
    wood, dark = "#8a5f34", "#5f4022"
    shaft = cylinder((0.0, 4.1, 0.9), (0.0, 4.1, 5.2), 0.26, None, dark, Surface.WOOD)
    crown = _gear(1.7, 26, wood).moved((0.0, 4.1, 3.7))
    small = _gear(0.7, 12, wood).moved((2.3, 4.1, 3.7))
    spindle = cylinder((2.3, 4.1, 1.2), (2.3, 4.1, 4.0), 0.13, None, "#3a3a3c", Surface.METAL)
    brake = _gear(1.25, 22, wood).moved((-2.5, 4.6, 2.5), turn(0, 0, np.pi / 2))
    axle = cylinder((-2.5, 5.4, 2.5), (-2.5, 3.2, 2.5), 0.2, None, dark, Surface.WOOD)
    stage = block((3.4, 2.0, 0.7), (2.0, 4.1, 0.35), 0.04, dark, Surface.PLANKS)
    stones = [cylinder((2.3, 4.1, z), (2.3, 4.1, z + 0.26), 0.85, None, tone, Surface.ROCK)
        for z, tone in ((0.7, "#8f8b80"), (0.99, "#b5b0a4"))]  # fmt: skip
    hopper = lathe([(0.16, 1.5), (0.7, 2.3), (0.74, 2.3), (0.2, 1.46)], wood, Surface.PLANKS, 4)
    grain = disc(0.66, (2.3, 4.1, 2.22), "#d9b05a", Surface.SAND, 12)
    chute = tube([(2.5, 3.4, 0.8), (2.7, 2.8, 0.2)], 0.14, wood, Surface.WOOD, 6)
    ladder = [boxes([(-4.7, 5.2 - 0.04 * k, 0.35 + 0.32 * k) for k in range(13)], (0.6, 0.06, 0.06),
        wood, 9), *(tube([(-4.7 + s * 0.32, 5.3, 0), (-4.7 + s * 0.32, 4.7, 4.6)], 0.05, wood, 9, 6)
        for s in (-1, 1))]  # fmt: skip
    rail = railing((-1.2, 3.1), (0.3, 3.1), 0.9, dark, 0.3)
    return [shaft, crown, small, spindle, brake, axle, stage, *stones, hopper.moved((2.3, 4.1, 0)),
        grain, chute, *ladder, rail]  # fmt: skip


def _gear(radius: float, teeth: int, color: str) -> Mesh:
    """A lying wooden wheel with spokes and teeth around its rim."""
    angle = np.linspace(0, 2 * np.pi, teeth, endpoint=False)
    rim = lathe([(radius - 0.2, -0.12), (radius, -0.12), (radius, 0.12), (radius - 0.2, 0.12),
        (radius - 0.2, -0.12)], color, Surface.WOOD, 32)  # fmt: skip
    teeth_ = boxes([((radius + 0.08) * np.cos(a), (radius + 0.08) * np.sin(a), 0) for a in angle],
        (0.2, 0.12, 0.16), "#b58a52", Surface.WOOD, angle.astype(np.float32))  # fmt: skip
    spokes = boxes([(0, 0, 0), (0, 0, 0)], [(2 * radius - 0.2, 0.18, 0.16), (0.18, 2 * radius - 0.2,
        0.16)], color, Surface.WOOD)  # fmt: skip
    return join([rim, teeth_, spokes])
