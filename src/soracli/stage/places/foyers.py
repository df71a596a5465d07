"""Rooms that the public walks into: a lobby, an arcade, a bakery, a concert hall."""

from dataclasses import replace

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import chandelier, column, counter, lit_up, put, sign
from soracli.stage.places.kitchen import kitchen
from soracli.stage.places.lights import NEUTRAL, WARM, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.shell import Opening, Shell, outside, shell_mesh, shell_walls
from soracli.stage.places.shows import house_seats
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, ellipsoid, tube
from soracli.stage.things.forms import block, boxes, copies
from soracli.stage.things.letters import word

_GOLD, _OAK, _MARBLE = "#c9a24a", "#8a5f38", "#e8e4da"
_CRUST = ("#c98a45", "#b5722f", "#d9a35c")


def lobby(on: Occasion) -> SetPiece:
    """The lobby of a grand hotel: polished marble in squares, columns, a long reception desk."""
    doors = (Opening("left", -2.0, 3.6, 0.0, 3.4, (3, 1), _GOLD),)
    shell = Shell(-9.5, 9.5, -17.0, 8.0, 5.4, (_MARBLE, Surface.TILE),
        ("#efe6d2", Surface.PLASTER), "#f7f2e6", dado="#cfc4ae", dado_high=1.2,
        dado_surface=Surface.TILE, trim=_GOLD, openings=doors)  # fmt: skip
    squares = boxes([(x, y, 0.001) for i, x in enumerate(np.arange(-9.0, 9.4, 1.2))
        for j, y in enumerate(np.arange(-16.4, 8.0, 1.2)) if (i + j) % 2], (1.2, 1.2, 0.004),
        "#4b4a4c", Surface.TILE)  # fmt: skip
    at = [(s * 6.6, y) for s in (-1, 1) for y in (-9.0, -4.0, 1.0, 6.0)]
    pillars = copies(column(5.3, 0.36, _MARBLE, Surface.TILE), [(x, y, 0.0) for x, y in at])
    lights = [put(chandelier(1.5, 1.1, 5.4, 10), 0.0, y) for y in (1.0, -7.0)]
    lamps = lamps_at([(0.0, 1.0, 3.8), (0.0, -7.0, 3.8)], 2.6, WARM)
    lamps += lamps_at([(s * 8.0, y, 3.0) for s in (-1, 1) for y in (-5.0, 3.0)], 1.3, NEUTRAL)
    mesh = [shell_mesh(shell), outside(on, shell, "town"), squares, pillars, *lights,
        _reception()]  # fmt: skip
    walls = (*shell_walls(shell), Collider("box", (3.2, 0.5, 0.6), (0.0, 6.0, 0.6)),
        *(Collider("cylinder", (0.5,), (x, y, 0.0), (x, y, 5.0)) for x, y in at))  # fmt: skip
    return SetPiece("lobby", join(mesh), "tile", 4.6, walls, lamps, indoor=True)


def _reception() -> Mesh:
    """The desk with its bell, keys on the wall behind, armchairs and palms at the sides."""
    desk = counter(6.2, 0.9, 1.12, _OAK, "#2b2a2c").moved((0, 6.0, 0))
    board = boxes([(0, 7.9, 2.5)], (5.2, 0.1, 2.0), "#5a3419", Surface.WOOD)
    keys = boxes([(x, 7.82, z) for x in np.arange(-2.2, 2.3, 0.4) for z in (1.9, 2.4, 2.9)],
        (0.1, 0.04, 0.2), _GOLD, Surface.METAL)  # fmt: skip
    bell = ellipsoid((0.1, 0.1, 0.07), (0.9, 5.8, 1.16), _GOLD, Surface.METAL, 12)
    chair = piece_of("furniture", "armchair", 0.95, "#7a1626", "cloth")
    palm = piece_of("plant", "potted_plant", 1.5, "#4a8a3f")
    seats = [put(chair, x, y, yaw) for x, y, yaw in
        ((-5.2, 5.4, -1.2), (-5.4, 3.2, -1.9), (5.2, 5.4, 1.2 + np.pi))]  # fmt: skip
    plants = [palm.moved((s * 4.1, 6.9, 0)) for s in (-1, 1)]
    name = lit_up(word("reception", 2.6, 0.36, "#ffdf9a")).moved((0, 7.8, 3.95))
    return join([desk, board, keys, bell, *seats, *plants, name])


def arcade(on: Occasion) -> SetPiece:
    """A dark hall of video games: cabinets with glowing screens in rows, neon along the walls."""
    del on
    shell = Shell(-7.0, 7.0, -13.0, 6.0, 3.5, ("#1a1830", Surface.CARPET),
        ("#221a3a", Surface.PLASTER), "#14121f", trim="#ff3fa4")  # fmt: skip
    chance = np.random.default_rng(17)
    spots = np.column_stack([chance.uniform(-6.8, 6.8, 150), chance.uniform(-12.5, 5.8, 150),
        np.full(150, 0.002)])  # fmt: skip
    dots = [boxes(spots[k::3], (0.2, 0.06, 0.004), tone, Surface.CARPET, 0.9 * k)
        for k, tone in enumerate(("#ff4fa8", "#3fd0ff", "#ffe25a"))]  # fmt: skip
    tones = ((1.0, 0.2, 0.7), (0.2, 0.7, 1.0), (0.8, 0.3, 1.0))
    lamps = sum((lamps_at([(-4.5 + 4.5 * k, 2.6, 2.7)], 1.8, tone)
        for k, tone in enumerate(tones)), ())  # fmt: skip
    lamps += lamps_at([(0.0, -2.5, 3.1), (0.0, -8.0, 3.1)], 1.5, (0.75, 0.65, 1.0))
    neon = boxes([(0, 5.93, 2.95), (-6.93, -3.5, 2.95), (6.93, -3.5, 2.95)],
        [(13.8, 0.05, 0.07), (0.05, 18.8, 0.07), (0.05, 18.8, 0.07)], "#ff4fc0",
        Surface.EMISSIVE)  # fmt: skip
    cabinets = [put(_cabinet(k), x, 5.4) for k, x in enumerate(np.arange(-6.2, 6.3, 1.15))]
    cabinets += [put(_cabinet(k + 2), s * 6.4, y, -s * np.pi / 2) for s in (-1, 1)
        for k, y in enumerate((-7.4, -5.9, -4.4, -2.9, -1.4, 0.1))]  # fmt: skip
    name = sign("arcade", 3.0, 0.7, "#14121f", "#4fe8ff", glow=True).moved((0, 5.9, 2.6))
    walls = (*shell_walls(shell), Collider("box", (7.0, 0.5, 1.0), (0.0, 5.4, 1.0)),
        *(Collider("box", (0.5, 4.6, 1.0), (s * 6.4, -3.6, 1.0)) for s in (-1, 1)))  # fmt: skip
    mesh = [shell_mesh(shell), *dots, neon, *cabinets, name]
    return SetPiece("arcade", join(mesh), "carpet", 3.6, walls, lamps, indoor=True)


def _cabinet(number: int) -> Mesh:
    """One machine 1.9 m tall that looks toward -y: a lit screen, a stick, buttons, a lit crown."""
    body = ("#c8303a", "#2f6fd0", "#2f9a5a", "#e0a02a", "#7a3fc0")[number % 5]
    glow = ("#6fe0ff", "#ff9af0", "#9affa0", "#ffe27a")[number % 4]
    case = block((0.72, 0.7, 1.0), (0, 0.05, 0.5), 0.04, body, Surface.PLASTIC)
    back = block((0.72, 0.4, 0.95), (0, 0.2, 1.42), 0.04, body, Surface.PLASTIC)
    screen = boxes([(0, -0.01, 1.36)], (0.56, 0.04, 0.46), glow, Surface.EMISSIVE)
    figures = boxes([(u, -0.04, 1.36 + w) for u, w in ((-0.16, 0.1), (0.1, -0.06), (0.18, 0.14),
        (-0.05, -0.14))], (0.07, 0.02, 0.07), "#20203a", Surface.EMISSIVE)  # fmt: skip
    crown = boxes([(0, -0.02, 1.78)], (0.68, 0.06, 0.18), "#fff0a8", Surface.EMISSIVE)
    shelf = block((0.72, 0.36, 0.08), (0, -0.3, 1.0), 0.02, "#1b1b22", Surface.PLASTIC)
    stick = [tube([(-0.18, -0.32, 1.03), (-0.18, -0.32, 1.14)], 0.012, "#c9ccd0", 6, 6),
        ellipsoid(0.035, (-0.18, -0.32, 1.16), "#e0302a", Surface.PLASTIC, 8)]  # fmt: skip
    keys = [cylinder((x, -0.34, 1.04), (x, -0.34, 1.06), 0.03, color=c, surface=7, segments=10)
        for x, c in ((0.02, "#ffd23f"), (0.12, "#3fd07a"), (0.22, "#e0302a"))]  # fmt: skip
    return join([case, back, screen, figures, crown, shelf, *stick, *keys])


def bakery(on: Occasion) -> SetPiece:
    """A kitchen that bakes: an oven of brick with its fire, racks of loaves, a board of dough."""
    piece = kitchen(on)
    rack = join([boxes([(s * 0.6, t * 0.24, 0.95) for s in (-1, 1) for t in (-1, 1)],
        (0.05, 0.05, 1.9), "#8a9096", Surface.METAL),
        *(boxes([(0, 0, z)], (1.24, 0.52, 0.03), "#a9b0b5", Surface.METAL) for z in _TRAYS),
        *(_loaves(0.9, z + 0.02, k) for k, z in enumerate(_TRAYS))])  # fmt: skip
    racks = [put(rack, -3.4, y, np.pi / 2) for y in (-1.4, 0.1)]
    shown = _loaves(1.5, 0.92, 0).moved((-2.6, 3.4, 0.0))
    name = sign("bakery", 1.9, 0.4, "#5a3419", "#f6e2b8").moved((-2.6, 3.66, 2.35))
    walls = (*piece.colliders, Collider("box", (0.35, 1.6, 1.0), (-3.4, -0.7, 1.0)))
    return replace(piece, name="bakery", mesh=join([piece.mesh, *racks, shown, name, _oven()]),
        colliders=walls)  # fmt: skip


_TRAYS = (0.35, 0.75, 1.15, 1.55)
"""Metres over the floor of the trays of a rack."""


def _loaves(wide: float, z: float, number: int) -> Mesh:
    """A row of loaves at a height in metres, along x."""
    x = np.linspace(-wide / 2, wide / 2, 4)
    loaf = ellipsoid((0.14, 0.2, 0.1), (0, 0, 0.08), _CRUST[number % 3], Surface.MATTE, 12)
    return copies(loaf, [(float(u), 0.0, z) for u in x])


def _oven() -> Mesh:
    """A baker's oven of brick at the right wall, its mouth aglow."""
    body = block((1.3, 1.0, 2.0), (0, 0, 1.0), 0.05, "#a5583e", Surface.BRICK)
    mouth = boxes([(0, -0.51, 1.05)], (0.8, 0.03, 0.4), "#2a1510")
    fire = boxes([(0, -0.53, 0.95)], (0.66, 0.02, 0.16), "#ff9a3a", Surface.EMISSIVE)
    ledge = block((1.0, 0.3, 0.08), (0, -0.6, 0.82), 0.02, "#6f6a66", Surface.ROCK)
    return put(join([body, mouth, fire, ledge]), 3.86, -1.6, -np.pi / 2)


def concert_hall(on: Occasion) -> SetPiece:
    """A stage of light wood under the pipes of an organ, a step for the choir, the house before."""
    del on
    shell = Shell(-10.0, 10.0, -26.0, 5.0, 9.0, ("#b3824c", Surface.PLANKS),
        ("#c08c56", Surface.PLANKS), "#efe2c8", trim="", cells=20)  # fmt: skip
    ribs = boxes([(x, 4.9, 4.5) for x in np.arange(-9.6, 9.7, 1.6)], (0.18, 0.2, 9.0), "#8a5a30",
        Surface.WOOD)  # fmt: skip
    sides = boxes([(s * 9.9, y, 4.5) for s in (-1, 1) for y in np.arange(-25.0, 5.0, 2.0)],
        (0.2, 0.24, 9.0), "#8a5a30", Surface.WOOD)  # fmt: skip
    floor = boxes([(0, -15.6, -0.02)], (20.0, 20.6, 0.06), "#6b2a2e", Surface.CARPET)
    x = np.linspace(-4.2, 4.2, 29)
    tall = 1.6 + 1.4 * np.abs(np.sin(x * 0.9)) + 0.3 * np.cos(3 * x)
    pipes = [cylinder((float(u), 4.5, 1.9), (float(u), 4.5, 1.9 + float(h)), 0.13, color="#d9dde0"
        if k % 2 else _GOLD, surface=6, segments=12) for k, (u, h) in enumerate(zip(x, tall,
        strict=True))]  # fmt: skip
    case = boxes([(0, 4.5, 1.0)], (9.4, 0.7, 1.9), "#8a5a30", Surface.WOOD)
    lamps = lamps_at([(-3.4, -3.6, 6.2), (0.0, -4.0, 6.4), (3.4, -3.6, 6.2)], 4.2, WARM)
    lamps += lamps_at([(s * 8.0, y, 5.0) for s in (-1, 1) for y in (-12.0, -20.0)], 1.8, WARM)
    mesh = [shell_mesh(shell), ribs, sides, floor, *pipes, case, house_seats()]
    walls = (*shell_walls(shell), Collider("box", (4.8, 0.4, 1.0), (0.0, 4.5, 1.0)))
    return SetPiece("concert hall", join(mesh), "wood", 3.6, walls, lamps, indoor=True)
