"""Where great things are built and sent off: a shipyard and a launch pad."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fixtures import floodlight, railing, tower_crane
from soracli.stage.places.land import land, patched, ridge, strip
from soracli.stage.places.lights import COOL, NEUTRAL, lamps_at
from soracli.stage.places.markings import stripe
from soracli.stage.places.occasion import Occasion
from soracli.stage.shapes import cylinder, ellipsoid, lathe, sheet, tube
from soracli.stage.things.forms import boxes, copies

_RED, _HULL, _STEEL, _RUST, _YELLOW = "#a8352a", "#2f4a6a", "#9aa1a7", "#8a4f34", "#e8b030"


def shipyard(on: Occasion) -> SetPiece:
    """A concrete yard before a ship on its blocks: scaffolds, a portal crane over it, steel plates
    in piles, halls to both sides."""
    yard = patched(strip((-90, 90), (-40, 60), 0.0, "#8b8a84", Surface.CONCRETE, 60), 0.12,
        on.seed, 3.0)  # fmt: skip
    rails = [boxes([(0, y, 0.005)], (160, 0.12, 0.03), "#5a5550", Surface.METAL)
        for y in (6.6, 7.4)]  # fmt: skip
    ground = strip((-260, 260), (-260, 260), -0.4, "#7f8a80", Surface.GRASS, 20)
    halls = [boxes([(s * 56.0, 22.0, 8.0)], (30, 40, 16.0), "#7f8f96", Surface.METAL)
        for s in (-1, 1)]  # fmt: skip
    gates = [boxes([(s * 40.9, 20.0, 5.5)], (0.3, 14.0, 11.0), "#4f5a60", Surface.METAL)
        for s in (-1, 1)]  # fmt: skip
    cranes = [tower_crane(30.0, 26.0, _YELLOW).moved((-30.0, 34.0, 0)),
        tower_crane(34.0, 24.0, _RED).moved((24.0, 40.0, 0))]  # fmt: skip
    masts = [floodlight(16.0, on.lit).moved((x, 11.5, 0)) for x in (-33.0, 33.0)]
    mesh = [ground, yard, *rails, _ship().moved((0, 17.5, 1.6)), _scaffold(), _portal(), *halls,
        *gates, *cranes, *masts, _stock(on), ridge(on.seed + 821, 380, 40, "#76877c")]  # fmt: skip
    walls = (
        Collider("box", (26.0, 5.0, 6.0), (0.0, 17.5, 6.0)),
        *(Collider("box", (15.0, 20.0, 8.0), (s * 56.0, 22.0, 8.0)) for s in (-1, 1)),
    )
    lamps = lamps_at([(x, 8.5, 9.0) for x in (-12.0, 0.0, 12.0)], 6.0, COOL) if on.lit else ()
    return SetPiece("shipyard", join(mesh), "concrete", 5.0, walls, lamps, length=16.0,
        far_color="#7f8a80", far_level=-0.4)  # fmt: skip


def _ship() -> Mesh:
    """A hull 46 m long, red below and blue above the waterline, its bow toward -x, on blocks."""
    along = np.linspace(-1, 1, 34)
    beam = 4.6 * np.clip(1 - np.clip(-along - 0.35, 0, 1) ** 1.7 * 2.0, 0.02, 1)
    rise = 2.4 * np.clip(-along - 0.3, 0, 1) ** 2 + 0.5 * np.clip(along - 0.5, 0, 1)
    parts = []
    levels = (
        (0.0, 0.5),
        (0.8, 0.86),
        (2.2, 0.97),
        (4.2, 1.0),
        (4.2, 1.0),
        (6.4, 1.02),
        (9.2, 1.05),
    )
    for low, high, color in ((0, 4, _RED), (4, 7, _HULL)):
        for s in (-1, 1):
            rows = [np.stack([23.0 * along - (0.25 * z * (along < -0.9)), s * beam * share,
                z + rise * (z / 9.2)], 1)[:: s] for z, share in levels[low:high]]  # fmt: skip
            parts.append(sheet(np.array(rows, np.float32), color, Surface.METAL))
    parts.append(boxes([(0, 0, 8.9), (23.0, 0, 4.6), (0, 0, 0.1)], [(43.0, 8.8, 0.4),
        (0.4, 9.0, 8.8), (38.0, 4.0, 0.3)], "#6a6f70", Surface.METAL))  # fmt: skip
    house = [boxes([(14.0, 0, 12.0), (13.6, 0, 16.0)], [(9.0, 7.6, 6.0), (6.0, 8.4, 2.4)],
        "#e9e6dc", Surface.METAL), boxes([(13.6, -4.22, 16.2)], (5.4, 0.06, 1.0), "#2f4254",
        Surface.WINDOW), cylinder((16.0, 0, 15.0), (16.0, 0, 21.0), 1.3, None, _RED,
        Surface.METAL)]  # fmt: skip
    ports = boxes([(x, -4.84, 7.4) for x in np.arange(-10.0, 20.0, 2.2)], (0.5, 0.08, 0.5),
        "#1d2a34", Surface.WINDOW)  # fmt: skip
    blocks = boxes([(x, y, -0.8) for x in np.arange(-16.0, 21.0, 3.0) for y in (-1.6, 1.6)],
        (1.0, 1.2, 1.6), "#7a5a3a", Surface.WOOD)  # fmt: skip
    bare = boxes([(x, -4.79, 5.6) for x in (-4.0, 3.0, 11.0)], (2.6, 0.06, 2.2), _RUST,
        Surface.METAL)  # fmt: skip
    return join([*parts, *house, ports, blocks, bare])


def _scaffold() -> Mesh:
    """Poles, decks and ladders along the side of the ship."""
    x = np.arange(-14.0, 19.0, 2.6)
    poles = boxes([(u, y, 5.5) for u in x for y in (10.2, 11.6)], (0.09, 0.09, 11.0), _STEEL, 6)
    decks = boxes([(2.2, 10.9, z) for z in (2.8, 5.4, 8.0, 10.4)], (33.4, 1.4, 0.08), "#a5814f",
        Surface.PLANKS)  # fmt: skip
    bars = boxes([(2.2, 10.2, z + 1.0) for z in (2.8, 5.4, 8.0, 10.4)], (33.4, 0.06, 0.06), _STEEL)
    webs = [
        tube([(u, 10.2, 0.1), (u + 2.6, 10.2, 2.8)], 0.035, _STEEL, 6, 4, False) for u in x[::3]
    ]
    return join([poles, decks, bars, *webs])


def _portal() -> Mesh:
    """A yellow portal crane that spans the ship, its hook hanging."""
    parts = []
    for x in (-9.0, -6.0):
        for y in (7.0, 29.0):
            parts.append(tube([(x - (1.2 if x < -7 else -1.2), y, 0), (x, y, 22.0)], 0.5, _YELLOW,
                Surface.METAL, 6, False))  # fmt: skip
    parts.append(boxes([(-7.5, 18.0, 22.8)], (3.4, 30.0, 2.2), _YELLOW, Surface.METAL))
    parts.append(boxes([(-7.5, 13.0, 21.2)], (2.4, 2.4, 1.4), "#e9e6dc", Surface.METAL))
    parts.append(tube([(-7.5, 13.0, 20.6), (-7.5, 13.0, 13.6)], 0.06, "#26282b", 6, 4, False))
    parts.append(boxes([(-7.5, 13.0, 13.2)], (3.4, 2.2, 0.5), _RUST, Surface.METAL))
    return join(parts)


def _stock(on: Occasion) -> Mesh:
    """Piles of plates, pipes, cable drums and boxes of tools about the yard."""
    chance = on.chance(822)
    piles = ((-9.0, 6.0), (10.5, 5.6))
    plates = boxes([(x, y, 0.1 + 0.16 * k) for x, y in piles for k in range(5)],
        [(3.4 + 0.2 * float(chance.uniform()), 1.8, 0.12) for _ in range(10)], _RUST,
        Surface.METAL)  # fmt: skip
    drum = join(
        [
            cylinder((0, -0.5, 0.9), (0, 0.5, 0.9), 0.55, None, "#3a3d40", 8),
            *(
                cylinder((0, y, 0.9), (0, y + 0.1, 0.9), 0.9, None, "#a5814f", 9)
                for y in (-0.6, 0.5)
            ),
        ]
    )
    pipes = [cylinder((4.4 + 0.1 * k, 6.0 + 0.55 * (k % 3), 0.26 + 0.44 * (k // 3)),
        (8.0 + 0.1 * k, 6.0 + 0.55 * (k % 3), 0.26 + 0.44 * (k // 3)), 0.24, None, _STEEL, 6)
        for k in range(6)]  # fmt: skip
    chest = boxes([(-5.6, 4.6, 0.5), (14.6, 4.4, 0.5)], (1.2, 0.7, 1.0), "#c8702a", Surface.METAL)
    bottles = [cylinder((-4.6 + 0.32 * k, 4.6, 0), (-4.6 + 0.32 * k, 4.6, 1.4), 0.13, None, tone, 6)
        for k, tone in enumerate(("#3f6f9a", "#c8352a"))]  # fmt: skip
    return join([plates, copies(drum, [(-13.5, 6.0, 0), (-15.8, 7.0, 0)]), *pipes, chest, *bottles])


def launch_pad(on: Occasion) -> SetPiece:
    """A launch pad by the sea: a concrete apron with its rings, the gantry tower with its arms,
    masts against lightning, a water tower, tanks, and flat land to the horizon."""
    ground = land(lambda x, y: x * 0 - 0.06, 400, "#86975a", Surface.GRASS, 60, 3.0, on.seed, 0.14)
    apron = patched(strip((-34, 34), (-26, 26), 0.0, "#a5a39b", Surface.CONCRETE, 60), 0.09,
        on.seed, 4.0)  # fmt: skip
    turns = np.linspace(0, 2 * np.pi, 60)
    rings = [stripe([(r * np.cos(a), r * np.sin(a)) for a in turns], 0.35, 0.006, tone,
        Surface.CONCRETE) for r, tone in ((4.6, "#f2c230"), (12.0, "#f0f0ea"))]  # fmt: skip
    burnt = [stripe([(2.4 * np.cos(a), 2.4 * np.sin(a)) for a in turns], 1.4, 0.004, "#6f6c66",
        Surface.CONCRETE)]  # fmt: skip
    road = strip((-3.5, 3.5), (26, 200), -0.02, "#8f8a78", Surface.DIRT, 30)
    masts = [join([cylinder((x, y, 0), (x, y, 34.0), 0.7, 0.5, _STEEL, 6),
        cylinder((x, y, 34.0), (x, y, 46.0), 0.25, 0.05, "#f0f0ea", 6)])
        for x, y in ((-17.0, 20.0), (22.0, 22.0), (-20.0, -22.0), (20.0, -24.0))]  # fmt: skip
    hall = [boxes([(-70.0, 150.0, 22.0)], (44, 40, 44.0), "#d9dcdc", Surface.CONCRETE),
        boxes([(-66.0, 129.8, 20.0)], (16, 0.6, 40.0), "#8a9298", Surface.METAL),
        boxes([(-84.0, 129.8, 32.0)], (8, 0.6, 12.0), "#2f5f9a", Surface.METAL)]  # fmt: skip
    fence = [railing((-34.0, 25.6), (-5.0, 25.6), 1.6), railing((5.0, 25.6), (34.0, 25.6), 1.6),
        railing((-34, -25.6), (34, -25.6), 1.2)]  # fmt: skip
    flood = [floodlight(14.0, on.lit).moved((x, 17.0, 0)) for x in (-27.0, 29.0)]
    mesh = [ground, apron, *rings, *burnt, road, _gantry(), *masts, *hall, *fence, *flood,
        _tanks(), ridge(on.seed + 831, 390, 9, "#6f8a68", rough=0.4)]  # fmt: skip
    walls = (Collider("box", (2.6, 2.6, 20.0), (9.5, 8.5, 20.0)),)
    lamps = lamps_at([(7.0, 6.0, z) for z in (3.0, 9.0, 16.0)], 4.0, NEUTRAL)
    lamps += lamps_at([(x, -3.0, 9.0) for x in (-10.0, 10.0)], 4.0, NEUTRAL)
    return SetPiece("launch pad", join(mesh), "concrete", 9.0, walls, lamps if on.lit else (),
        far_color="#86975a", far_level=-0.5)  # fmt: skip


def _gantry() -> Mesh:
    """The red tower of girders beside the pad, 40 m high, with arms toward the middle."""
    x, y, half, high = 9.5, 8.5, 2.2, 40.0
    legs = boxes([(x + a * half, y + b * half, high / 2) for a in (-1, 1) for b in (-1, 1)],
        (0.4, 0.4, high), _RED, Surface.METAL)  # fmt: skip
    floors = np.arange(3.0, high + 1, 4.0)
    decks = boxes([(x, y, z) for z in floors], (5.2, 5.2, 0.22), "#7a3028", Surface.METAL)
    webs = [
        tube(
            [(x - s * half, y - half, z), (x + s * half, y - half, z + 4.0)],
            0.12,
            _RED,
            Surface.METAL,
            4,
            False,
        )
        for k, z in enumerate(floors[:-1])
        for s in (1 if k % 2 else -1,)
    ]
    side = [
        tube(
            [(x - half, y - s * half, z), (x - half, y + s * half, z + 4.0)],
            0.12,
            _RED,
            Surface.METAL,
            4,
            False,
        )
        for k, z in enumerate(floors[:-1])
        for s in (1 if k % 2 else -1,)
    ]
    arms = [boxes([(4.9, y - 2.0, z)], (4.6, 1.2, 0.9), tone, Surface.METAL)
        for z, tone in ((11.0, _RED), (19.0, _STEEL), (27.0, _RED))]  # fmt: skip
    lift = boxes([(x + 1.0, y + 1.0, high / 2)], (1.8, 1.8, high), "#c9ccce", Surface.METAL)
    crane = [boxes([(x - 4.0, y, high + 2.2)], (14.0, 0.8, 0.8), _YELLOW, Surface.METAL),
        boxes([(x, y, high + 1.2)], (1.2, 1.2, 2.6), _YELLOW, Surface.METAL)]  # fmt: skip
    return join([legs, decks, *webs, *side, *arms, lift, *crane])


def _tanks() -> Mesh:
    """A water tower on its leg, round tanks of fuel, a blockhouse, pipes along the ground."""
    tower = [lathe([(1.6, 0), (0.9, 2.0), (0.8, 15.0), (1.6, 17.0)], "#f0f0ea", 6, 16),
        ellipsoid((4.4, 4.4, 3.6), (0, 0, 19.5), "#f0f0ea", Surface.METAL, 22)]  # fmt: skip
    balls = [ellipsoid(3.2, (x, 30.0, 4.2), "#f4f4f0", Surface.METAL, 22) for x in (-21.0, -29.0)]
    legs = boxes([(x + a, 30.0 + b, 1.2) for x in (-21.0, -29.0) for a in (-1.8, 1.8)
        for b in (-1.8, 1.8)], (0.3, 0.3, 2.6), _STEEL, 6)  # fmt: skip
    hut = boxes([(-12.0, 12.5, 1.4), (-12.0, 12.5, 2.9)], [(6.0, 4.0, 2.8), (6.6, 4.6, 0.3)],
        "#b5b3aa", Surface.CONCRETE)  # fmt: skip
    pane = boxes([(-12.0, 10.46, 1.7)], (3.6, 0.06, 0.7), "#2f4254", Surface.WINDOW)
    pipe = tube([(-18.0, 27.0, 0.5), (-6.0, 10.5, 0.5), (6.0, 9.0, 0.5)], 0.2, _STEEL, 6, 8)
    return join([join(tower).moved((28.0, 34.0, 0)), *balls, legs, hut, pane, pipe])
