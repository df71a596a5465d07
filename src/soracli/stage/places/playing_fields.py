"""Where towns do sports: skate park, stadium, race track and an outdoor pool."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.performance import Lamp, SetPiece
from soracli.stage.places.facades import skyline
from soracli.stage.places.fittings import put, sign
from soracli.stage.places.fixtures import (
    floodlight,
    parasol,
)
from soracli.stage.places.greenery import grove, standing
from soracli.stage.places.land import patched, ridge, strip
from soracli.stage.places.lights import COOL, lamps_at
from soracli.stage.places.markings import arc, outline, stripe
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.parks import lawn, woods
from soracli.stage.places.seats import crowd, stand
from soracli.stage.shapes import cylinder, ellipsoid, sheet, torus, tube
from soracli.stage.things.forms import block, boxes, copies, turn
from soracli.stage.things.outdoors import bench

_WHITE, _STEEL = "#f4f4ee", "#9aa1a7"


def skate_park(on: Occasion) -> SetPiece:
    """Concrete with quarter pipes, a ramp, rails and steps, walls full of graffiti."""
    ground = patched(
        strip((-18, 18), (-14, 9), 0.0, "#a9a8a4", Surface.CONCRETE, 50), 0.07, on.seed, 2.5
    )
    pipe = _quarter(9.0)
    parts = [put(pipe, -4.0, 6.0), put(_quarter(6.0), 8.6, 6.0),
        put(_quarter(8.0), -10.6, -2.0, np.pi / 2), put(_quarter(8.0), 11.6, -3.5, -np.pi
        / 2)]  # fmt: skip
    box_ = [block((2.4, 1.2, 0.45), (6.4, 2.9, 0.22), 0.02, "#8f8e8a", Surface.CONCRETE),
        boxes([(6.4, 2.32, 0.44)], (2.4, 0.06, 0.06), _STEEL, Surface.METAL)]  # fmt: skip
    rail = [tube([(-7.4, 2.9, 0), (-7.4, 2.9, 0.5), (-4.4, 2.9, 0.5), (-4.4, 2.9, 0)], 0.035,
        "#d9342b", Surface.METAL, 8)]  # fmt: skip
    wall = boxes([(0, 9.4, 1.8)], (36, 0.3, 3.6), "#b5b0a6", Surface.CONCRETE)
    mesh = [lawn(on), ground, *parts, *box_, *rail, wall, _graffiti(on),
        woods(on, 260, (13, 28), 18), woods(on, 261, (-34, -17), 16),
        skyline(on, 75.0, (-0.9, 4.0), (12, 36), 34), put(bench(), -13.4, 3.0, np.pi
        / 2)]  # fmt: skip
    walls = (Collider("box", (4.5, 1.3, 0.8), (-4.0, 7.4, 0.8)),
        Collider("box", (1.3, 0.7, 0.3), (6.4, 2.9, 0.2)),
        Collider("box", (1.6, 0.1, 0.3), (-5.9, 2.9, 0.3)))  # fmt: skip
    lamps = lamps_at([(-9.0, 8.6, 6.0), (3.0, 8.6, 6.0), (13.0, 8.6, 6.0)], 3.0, COOL, 0.2)
    masts = [boxes([(lamp.position[0], 9.2, 3.1)], (0.14, 0.14, 6.2), "#4b5359", Surface.METAL)
        for lamp in lamps]  # fmt: skip
    return SetPiece("skate park", join([*mesh, *masts]), "concrete", 5.0, walls, lamps,
        far_color="#6b9a44", far_level=-0.3)  # fmt: skip


def _quarter(wide: float, high: float = 1.7) -> Mesh:
    """A quarter pipe along x whose foot is at y = 0; it rises toward +y, a deck on top."""
    t = np.linspace(0, 1.35, 12)
    y, z = 2.2 * np.sin(t), 2.2 * (1 - np.cos(t))
    z = z / z[-1] * high
    rows = np.array(
        [
            np.column_stack([np.full(2, 0.0) + [-wide / 2, wide / 2], np.full(2, v), np.full(2, w)])
            for v, w in zip(y, z, strict=True)
        ]
    )
    skin = sheet(rows.astype(np.float32), "#b9b7b0", Surface.CONCRETE)
    side = np.concatenate([np.column_stack([y, z]), [(y[-1] + 1.2, high), (y[-1] + 1.2, 0.0)]])
    from soracli.stage.mesh import build

    ends = []
    for s in (-1, 1):
        fan = np.column_stack([np.full(len(side), s * wide / 2), side])
        center = np.array([[s * wide / 2, y[-1] + 0.6, 0.02]])
        count = len(side)
        faces = np.array([(count, k, k + 1) for k in range(count - 1)])
        ends.append(
            build(np.concatenate([fan, center]), faces, "#8f8d86", Surface.CONCRETE, smooth=False)
        )
    deck = boxes([(0, y[-1] + 0.6, high - 0.05)], (wide, 1.2, 0.1), "#9a988f", Surface.CONCRETE)
    back = boxes([(0, y[-1] + 1.2, high / 2)], (wide, 0.06, high), "#8f8d86", Surface.CONCRETE)
    coping = tube(
        [(-wide / 2, y[-1], high), (wide / 2, y[-1], high)], 0.04, _STEEL, Surface.METAL, 8
    )
    return join([skin, *ends, deck, back, coping])


def _graffiti(on: Occasion) -> Mesh:
    """Painted letters and shapes in loud colors along the wall."""
    from soracli.stage.things.letters import word

    chance, parts = on.chance(262), []
    tones = ("#e8304a", "#2fa8e0", "#f2c02f", "#5fc44a", "#a04fd0", "#ff7a2f")
    for k, text in enumerate(("skate", "wow", "free", "yeah", "king", "fly")):
        x = -14.0 + 5.6 * k
        for j in range(4):
            at = (
                x + float(chance.uniform(-1.6, 1.6)),
                9.235 - 0.004 * j,
                float(chance.uniform(1.1, 2.6)),
            )
            parts.append(
                ellipsoid(
                    (float(chance.uniform(0.6, 1.3)), 0.004, float(chance.uniform(0.4, 0.9))),
                    at,
                    tones[(k + j) % 6],
                    Surface.PLASTER,
                    16,
                )
            )
        parts.append(word(text, 4.4, 1.5, "#16181c").moved((x + 0.06, 9.2, 1.84)))
        parts.append(
            word(text, 4.4, 1.5, tones[(k + 3) % 6] if k % 2 else _WHITE).moved((x, 9.19, 1.9))
        )
    return join(parts)


def stadium(on: Occasion) -> SetPiece:
    """A football ground: the goal, lines on mown stripes, stands full of people, floodlights."""
    stripes = [strip((-40, 40), (-60 + 6 * k, -54 + 6 * k), 0.0, ("#3f6f30", "#4a7d38")[k % 2],
        Surface.GRASS, 16) for k in range(13)]  # fmt: skip
    paths: list[Numbers | list[tuple[float, float]]] = [*outline((-32, 32), (-60, 12)),
        *outline((-20.15, 20.15), (-4.5, 12)), *outline((-9.16, 9.16), (6.5, 12)),
        arc((0.0, 1.0), 9.15, -2.5, -0.64), arc((0.0, -24.0), 9.15, 0, 2 * np.pi),
        [(-32, -24), (32, -24)]]  # fmt: skip
    lines = [stripe(path, 0.14, 0.006, _WHITE, Surface.GRASS) for path in paths]
    spot = cylinder((0, 1.0, 0), (0, 1.0, 0.006), 0.16, color=_WHITE, surface=15, segments=12)
    tier = join(
        [stand(60.0, 10, "#2f5fb0", 0.55, 0.9), crowd(on.chance(270), 60.0, 10, 0.5, 0.55, 0.9)]
    )
    side = join(
        [stand(60.0, 8, "#b5303a", 0.55, 0.9), crowd(on.chance(271), 60.0, 8, 0.34, 0.55, 0.9)]
    )
    roof = boxes([(0, 24.5, 11.0)], (64, 9.0, 0.3), "#c9d0d6", Surface.METAL)
    posts = boxes([(x, 28.6, 5.6) for x in np.arange(-28, 29, 8.0)], (0.3, 0.3, 11.0), "#8b9096",
        Surface.METAL)  # fmt: skip
    boards = [sign(text, 7.6, 0.9, color, _WHITE).moved((x, 14.4, 0.5)) for x, text,
        color in ((-20.0, "sport", "#1f4f9a"), (-12.0, "goal", "#b5202b"),
        (-4.0, "team", "#1f7a4a"), (4.0, "play", "#1f4f9a"), (12.0, "win", "#d98a1f"),
        (20.0, "sport", "#b5202b"))]  # fmt: skip
    masts = [put(floodlight(22.0, on.lit), x, y, yaw) for x, y,
        yaw in ((-36.0, 26.0, 0.6), (36.0, 26.0, -0.6), (-44.0, -40.0, 2.4),
        (44.0, -40.0, -2.4))]  # fmt: skip
    mesh = [lawn(on, "#41702f"), *stripes, *lines, spot, _goal().moved((0, 12.0, 0)),
        tier.moved((0, 16.5, 0.4)), put(side, 37.0, -20.0, -np.pi / 2, 0.4),
        put(side, -37.0, -20.0, np.pi / 2, 0.4), roof, posts, *boards, *masts,
        skyline(on, 130.0, (-2.4, -0.7), (10, 26), 12)]  # fmt: skip
    lamps = tuple(Lamp(at, (46.0, 46.0, 44.0), 0.0) for at in ((-34.0, 22.0, 22.0),
        (34.0, 22.0, 22.0), (-40.0, -38.0, 22.0), (40.0, -38.0, 22.0)))  # fmt: skip
    return SetPiece("stadium", join(mesh), "grass", 9.0,
        (Collider("box", (40.0, 0.4, 0.6), (0.0, 14.6, 0.6)),), lamps, far_color="#41702f",
        far_level=-0.4)  # fmt: skip


def _goal() -> Mesh:
    """A goal 7.32 m by 2.44 m with its net, open toward -y (Laws of the Game, law 1)."""
    w, h, d = 3.66, 2.44, 1.9
    bars = [tube([(-w, 0, 0), (-w, 0, h), (w, 0, h), (w, 0, 0)], 0.06, "#fbfbfb", Surface.METAL, 8),
        *(tube([(s * w, 0, h), (s * w, d * 0.5, h), (s * w, d, 0)], 0.03, "#d9dde0", 6, 6)
        for s in (-1, 1))]  # fmt: skip
    net = [
        tube(
            [(x, 0, h), (x, d * 0.5, h), (x, d, 0)], 0.008, "#f4f4f4", Surface.CLOTH, 3, caps=False
        )
        for x in np.arange(-w, w + 0.01, 0.3)
    ]
    across = [(d * 0.5 * k / 3, h) for k in range(1, 4)] + [
        (d * (0.5 + 0.5 * k / 8), h * (1 - k / 8)) for k in range(1, 8)
    ]
    net += [
        tube([(-w, y, z), (w, y, z)], 0.008, "#f4f4f4", Surface.CLOTH, 3, caps=False)
        for y, z in across
    ]
    return join([*bars, *net])


def race_track(on: Occasion) -> SetPiece:
    """A racing track along x: kerbs in red and white, the start gantry, a grandstand, pits."""
    road = patched(
        strip((-160, 160), (-7.0, 6.0), 0.0, "#4f5155", Surface.ASPHALT, 200), 0.06, on.seed, 4.0
    )
    kerbs = [boxes([(x, y, 0.0)], (1.0, 0.9, 0.07), ("#d0202a", "#f6f6f2")[k % 2], Surface.PLASTIC)
        for y in (6.2, -7.2) for k, x in enumerate(np.arange(-60, 60, 1.0))]  # fmt: skip
    tier = join(
        [stand(70.0, 9, "#2f5fb0", 0.55, 0.9), crowd(on.chance(280), 70.0, 9, 0.5, 0.55, 0.9)]
    ).moved((0, 14.0, 0.6))
    roof = [boxes([(0, 19.0, 8.6)], (72, 9.6, 0.3), "#e4e8ec", Surface.METAL),
        boxes([(x, 22.6, 4.3) for x in np.arange(-34, 35, 8.5)], (0.3, 0.3, 8.6), "#8b9096",
        6)]  # fmt: skip
    tires = torus(0.26, 0.12, (0, 0, 0.12), "#1c1d1f", Surface.RUBBER, 8)
    wall = copies(tires, [(float(x), 10.6, 0.24 * k) for x in np.arange(-30, 31, 0.78)
        for k in range(3)], tint=None)  # fmt: skip
    band = boxes([(0, 10.26, 0.36)], (62, 0.05, 0.3), "#d0202a", Surface.RUBBER)
    pits = [boxes([(0, -20.0, 2.4)], (70, 6.0, 4.8), "#dfe3e6", Surface.METAL),
        boxes([(x, -16.96, 1.7) for x in np.arange(-31, 32, 6.2)], (4.6, 0.1, 3.2), "#3a3f45", 34),
        boxes([(0, -16.9, 4.3)], (70, 0.2, 0.6), "#b5202b", 6),
        boxes([(0, -11.0, 0.5)], (80, 0.3, 1.0), "#f4f4f0", Surface.CONCRETE)]  # fmt: skip
    mesh = [lawn(on, "#6a9a44", 190), road, *kerbs, _start_line(), tier, *roof, wall, band, *pits,
        woods(on, 281, (34, 70), 24, 100), ridge(on.seed + 21, 320, 36, "#6f8f4a",
        Surface.GRASS)]  # fmt: skip
    lamps = lamps_at([(x, 9.0, 9.0) for x in (-22.0, -7.0, 8.0, 23.0)], 7.0, COOL)
    return SetPiece("race track", join(mesh), "asphalt", 5.6,
        (Collider("box", (60.0, 0.4, 0.5), (0.0, 10.6, 0.5)),), lamps, length=22.0,
        far_color="#6a9a44", far_level=-0.4)  # fmt: skip


def _start_line() -> Mesh:
    """Chequered line, starting places and the gantry with its lights."""
    check = [boxes([(7.0 + 0.5 * (j + 0.5), -6.75 + 0.5 * k, 0.002)], (0.5, 0.5, 0.006),
        ("#f6f6f2", "#16181c")[(j + k) % 2], 18) for j in range(2) for k in range(26)]  # fmt: skip
    slots = [stripe([(x, y), (x, y + 2.2), (x - 3.0, y + 2.2)], 0.12, 0.005, _WHITE,
        Surface.ASPHALT) for x, y in ((2.0, -5.0), (-2.0, 1.0), (-6.0, -5.0),
        (-10.0, 1.0))]  # fmt: skip
    flags = [boxes([(7.6 + 0.3 * j, -0.06, 7.3 + 0.3 * k)], (0.3, 0.02, 0.3),
        ("#f6f6f2", "#16181c")[(j + k) % 2], 7) for j in range(-6, 6)
        for k in range(3)]  # fmt: skip
    flags = [one.moved((-7.6, 0, 0)).moved((7.3, 0.0, 0), turn(np.pi / 2)) for one in flags]
    gantry = [boxes([(7.5, y, 3.4) for y in (7.6, -8.6)], (0.5, 0.5, 6.8), "#c9d0d6",
        Surface.METAL), boxes([(7.5, -0.5, 7.3)], (0.7, 16.6, 1.4), "#b5202b", Surface.METAL),
        boxes([(7.1, -3.6 + 1.2 * k, 6.3) for k in range(6)], (0.3, 0.7, 0.5), "#16181c",
        Surface.METAL), boxes([(6.92, -3.6 + 1.2 * k, 6.3) for k in range(6)], (0.06, 0.4, 0.34),
        "#ff3a2a", 26)]  # fmt: skip
    return join([*check, *slots, *flags, *gantry])


def pool_garden(on: Occasion) -> tuple[Mesh, float]:
    """An outdoor pool of 24 m by 12 m whose middle is the origin, and its water's depth below the
    edge: tiles, ladders, a board to dive from, loungers under sunshades, palms, a white house."""
    level = -0.22
    deck = "#d9cdb5"
    slabs = [strip((-30, 30), (6.0, 20.0), 0.0, deck, Surface.TILE, 40),
        strip((-30, 30), (-26.0, -6.0), 0.0, deck, Surface.TILE, 40),
        strip((-30, -12), (-6, 6), 0.0, deck, Surface.TILE, 14),
        strip((12, 30), (-6, 6), 0.0, deck, Surface.TILE, 14)]  # fmt: skip
    bed = join([boxes([(0, -0.25, 0.3)], (0.65, 1.3, 0.06), "#f8f8f4", Surface.CLOTH),
        boxes([(0, 0, 0)], (0.65, 0.75, 0.06), "#f8f8f4", 4).moved((0, 0.65, 0.5), turn(0, 0, 0.6)),
        boxes([(s * 0.28, y, 0.14) for s in (-1, 1) for y in (-0.8, 0.35)], (0.05, 0.05, 0.28),
        "#8f7348", Surface.WOOD)])  # fmt: skip
    places = [(-8.0, 9.0), (-5.6, 9.0), (-1.2, 9.0), (1.2, 9.0), (5.6, 9.0), (8.0, 9.0)]
    shade = [parasol(color).moved((x, 9.4, 0)) for x,
        color in ((-6.8, "#2f8ac4"), (0.0, "#f2a62f"), (6.8, "#2f8ac4"))]  # fmt: skip
    chance = on.chance(290)
    trees = grove(standing(np.array([(-13, 11), (13.5, 11.5), (-10, 14), (9.5, 15), (-17, 3),
        (18, 2), (-16, -12), (16, -13)], np.float32)), chance, (5.5, 8.0), "palm")  # fmt: skip
    house = [boxes([(0, 24.0, 3.2)], (44, 8.0, 6.4), "#f4f1e8", Surface.PLASTER),
        boxes([(x, 19.98, 1.5 + 3.1 * k) for x in np.arange(-19, 20, 4.2) for k in (0, 1)],
        (2.6, 0.1, 2.0), "#5f8aa0", Surface.WINDOW), boxes([(0, 19.7, 3.2)], (44, 0.6, 0.2),
        "#d9d4c4", 31)]  # fmt: skip
    hedge_ = boxes([(0, -27.0, 0.9), (-31.0, -4, 0.9), (31.0, -4, 0.9)],
        [(64, 1.2, 1.8), (1.2, 48, 1.8), (1.2, 48, 1.8)], "#3c6b2f", Surface.FOLIAGE)  # fmt: skip
    return join([lawn(on, hole=(-29.0, -25.0, 29.0, 19.0)), *slabs, _basin(level),
        copies(bed, [(x, y, 0) for x, y in places]), *shade, trees, *house, hedge_,
        woods(on, 291, (30, 50), 16), woods(on, 292, (-50, -30), 14)]), level  # fmt: skip


def _basin(level: float) -> Mesh:
    """The basin of tiles with ladders, a board to dive from and a swim ring."""
    tile = "#7fd0e0"
    basin = [strip((-12, 12), (-6, 6), -2.0, tile, Surface.TILE, 24),
        boxes([(0, s * 6.1, -1.0) for s in (-1, 1)], (24.4, 0.2, 1.99), tile, Surface.TILE),
        boxes([(s * 12.1, 0, -1.0) for s in (-1, 1)], (0.2, 12.4, 1.99), tile, Surface.TILE),
        boxes([(0, s * 6.15, 0.03) for s in (-1, 1)], (24.6, 0.4, 0.06), "#f4f4ee", Surface.TILE),
        boxes([(s * 12.15, 0, 0.03) for s in (-1, 1)], (0.4, 12.6, 0.06), "#f4f4ee", Surface.TILE),
        *(boxes([(0, y, -1.99)], (22.0, 0.25, 0.02), "#2f5f8a", Surface.TILE)
        for y in (-3.0, 0.0, 3.0))]  # fmt: skip
    steps = [tube([(x, 6.6, 0), (x, 6.5, 0.85), (x, 5.9, 0.8), (x, 5.8, -1.2)], 0.025, "#c9d0d4",
        Surface.METAL, 6) for x in (-7.3, -6.8, 6.8, 7.3)]  # fmt: skip
    board = [boxes([(13.6, 0, 0.5)], (1.2, 0.5, 1.0), "#8b9096", Surface.METAL),
        boxes([(12.4, 0, 1.05)], (4.4, 0.5, 0.07), "#f4f8fa", Surface.PLASTIC)]  # fmt: skip
    ring = torus(0.42, 0.13, (3.6, 3.2, level + 0.06), "#f25f7a", Surface.RUBBER, 24)
    return join([*basin, *steps, *board, ring])
