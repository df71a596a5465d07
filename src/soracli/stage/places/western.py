"""The old West: a dirt street of false fronts with its saloon, and the saloon from the inside."""

from dataclasses import replace

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import chandelier, counter, framed_picture, put
from soracli.stage.places.land import land, patched, ridge, strip
from soracli.stage.places.lights import WARM, lamps_at
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rockforms import MESA, risen
from soracli.stage.places.shell import Opening, Shell, outside, shell_mesh, shell_walls
from soracli.stage.places.shelving import bottles
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, lathe, torus, tube
from soracli.stage.things.buildings import gable_roof
from soracli.stage.things.forms import block, boxes, copies, turn
from soracli.stage.things.letters import word

_DARK, _PALE, _OAK, _BRASS = "#5a3a22", "#e8d6a8", "#7d4a28", "#c9a24a"
_FRONT = 8.4
"""Where the fronts of the houses are, metres along y."""
_HOUSES = (
    (-21.5, 8.0, 5.6, "#8a6a48", "hotel", "#e8d6a8"),
    (-12.2, 8.6, 5.0, "#7f8a78", "bank", "#f0e4c0"),
    (0.0, 12.4, 7.4, "#a8663c", "saloon", "#ffe9b0"),
    (11.6, 8.6, 5.2, "#9a7a52", "store", "#f0e0b4"),
    (20.8, 7.6, 4.8, "#6f5440", "sheriff", "#f2e6c8"),
)
"""Middle along x, width and height in metres, color of the boards, name and color of its paint."""


def western_town(on: Occasion) -> SetPiece:
    """A dusty street along x between wooden false fronts with porches; a saloon in the middle."""
    ground = land(lambda x, y: x * 0 - 0.01, 330, "#c09a68", Surface.SAND, 60, 3.0, on.seed, 0.12)
    street = patched(strip((-70, 70), (-6.4, 5.4), 0.0, "#b08a5c", Surface.DIRT, 110), 0.14,
        on.seed, 2.5)  # fmt: skip
    near = [put(_front(*house), house[0], _FRONT) for house in _HOUSES]
    far = [put(_front(-x, wide, tall, tone, name, ink), -x, -17.0, np.pi)
        for x, wide, tall, tone, name, ink in _HOUSES if name != "saloon"]  # fmt: skip
    mesas = [risen(on.seed + k, 46.0, 40.0, MESA, "#b5764a").moved((x, y, -2.0))
        for k, (x, y) in enumerate(((-150.0, 170.0), (120.0, 210.0), (210.0, -60.0)))]  # fmt: skip
    mesh = [ground, street, *near, *far, *_about(), *mesas,
        ridge(on.seed + 811, 420, 40, "#b58a66", Surface.ROCK, rough=0.6)]  # fmt: skip
    lamps = lamps_at([(x, _FRONT - 1.0, 2.6) for x in (-12.2, -3.0, 3.0, 11.6)], 1.3, WARM,
        0.05 if on.lit else 0.0) if on.lit else ()  # fmt: skip
    walls = (Collider("box", (30.0, 1.4, 0.18), (0.0, 7.1, 0.18)),
        Collider("box", (30.0, 3.0, 2.5), (0.0, _FRONT + 3.0, 2.5)))  # fmt: skip
    return SetPiece("western town", join(mesh), "dirt", 5.0, walls, lamps, length=20.0,
        far_color="#c09a68", far_level=-0.4, stand_off=15.0)  # fmt: skip


def _front(x: float, wide: float, tall: float, tone: str, name: str, ink: str) -> Mesh:
    """One house, its front on y = 0: boards, a square false front, a porch on posts, its name."""
    del x
    deep = 7.0
    body = boxes([(0, deep / 2 + 0.1, 0.42 * tall)], (wide - 0.4, deep, 0.84 * tall), tone,
        Surface.PLANKS)  # fmt: skip
    face = boxes([(0, 0, tall / 2)], (wide, 0.24, tall), tone, Surface.PLANKS)
    cap = boxes([(0, -0.12, tall), (0, -0.06, tall - 0.35)], [(wide + 0.5, 0.5, 0.26),
        (wide + 0.1, 0.34, 0.14)], _DARK, Surface.WOOD)  # fmt: skip
    walk = boxes([(0, -1.3, 0.16)], (wide + 0.6, 2.6, 0.32), "#8f7048", Surface.PLANKS)
    porch = boxes([(0, -1.3, 3.05)], (wide + 0.4, 2.7, 0.14), _DARK, Surface.PLANKS)
    count = max(3, round(wide / 3.0))
    posts = boxes([(u, -2.45, 1.6) for u in np.linspace(-wide / 2 + 0.2, wide / 2 - 0.2, count)],
        (0.16, 0.16, 2.8), _DARK, Surface.WOOD)  # fmt: skip
    high = list(np.linspace(-wide / 2 + 1.3, wide / 2 - 1.3, count)) if tall > 7 else []
    panes = [(s * wide * 0.3, 1.75) for s in (-1, 1)] + [(u, 4.2) for u in high]
    frames = boxes([(u, -0.13, z) for u, z in panes], (1.5, 0.06, 1.5), _PALE, Surface.WOOD)
    glass = boxes([(u, -0.17, z) for u, z in panes], (1.24, 0.04, 1.24), "#4a5a5e", Surface.WINDOW)
    dark = boxes([(0, -0.13, 1.4)], (1.7, 0.06, 2.3), "#1f140c")
    wings = boxes([(s * 0.42, -0.2, 1.25) for s in (-1, 1)], (0.8, 0.08, 1.1), _PALE,
        Surface.PLANKS)  # fmt: skip
    sign_at = tall - 1.35
    board = boxes([(0, -0.16, sign_at)], (0.82 * wide, 0.08, 1.25), _DARK, Surface.WOOD)
    letters = word(name, 0.72 * wide, 0.86, ink).moved((0, -0.24, sign_at))
    small = word(name, 1.5, 0.42, ink).moved((-0.15 * wide, -0.16, 2.2))
    return join(
        [body, face, cap, walk, porch, posts, frames, glass, dark, wings, board, letters, small]
    )


def _about() -> list[Mesh]:
    """Hitching rails, a trough, barrels, wagon wheels, a water tower, cactuses, a gallows of a
    telegraph pole."""
    rail = join([boxes([(s * 1.2, 0, 0.5) for s in (-1, 1)], (0.14, 0.14, 1.0), _DARK, 9),
        tube([(-1.5, 0, 0.95), (1.5, 0, 0.95)], 0.06, _DARK, Surface.WOOD, 8)])  # fmt: skip
    trough = boxes([(0, 0, 0.3), (0, 0, 0.52)], [(2.0, 0.6, 0.6), (1.8, 0.44, 0.2)], "#6f5436", 9)
    keg = join([lathe([(0.28, 0), (0.36, 0.45), (0.28, 0.9), (0.01, 0.9)], "#7a5030", 9, 16),
        *(torus(0.34, 0.02, (0, 0, z), "#2a2420", 6) for z in (0.25, 0.65))])  # fmt: skip
    wheel = join([torus(0.55, 0.05, color=_DARK, surface=9), *(tube([(-0.55 * np.cos(a),
        -0.55 * np.sin(a), 0), (0.55 * np.cos(a), 0.55 * np.sin(a), 0)], 0.025, _DARK, 9, 5)
        for a in np.linspace(0, np.pi, 4, endpoint=False))])  # fmt: skip
    leant = [wheel.moved((x, 5.5, 0.58), turn(0, 0, 1.35)) for x in (8.6, -8.4)]
    cactus = piece_of("plant", "cactus", 3.0, "#5f7f42")
    plants = [put(cactus, x, y) for x, y in
        ((-31.0, 9.0), (29.0, 12.0), (36.0, -9.0), (-38.0, -12.0))]  # fmt: skip
    legs = [tube([(27.0 + 1.7 * a, 15.0 + 1.7 * b, 0), (27.0 + 1.1 * a, 15.0 + 1.1 * b, 6.4)],
        0.16, _DARK, 9, 6) for a in (-1, 1) for b in (-1, 1)]  # fmt: skip
    tank = [cylinder((27.0, 15.0, 6.4), (27.0, 15.0, 9.6), 1.9, None, "#8a6440", Surface.PLANKS),
        cylinder((27.0, 15.0, 9.6), (27.0, 15.0, 11.0), 2.1, 0.05, _DARK, 9)]  # fmt: skip
    rails = [rail.moved((x, 4.9, 0)) for x in (-10.5, -3.2, 4.0, 10.5)]
    kegs = [keg.moved((x, 6.3, 0.32)) for x in (4.6, 5.4, -15.4)]
    crates = boxes([(-5.0, 6.4, 0.66), (-5.1, 6.4, 1.26), (16.0, 6.4, 0.66)], (0.7, 0.7, 0.64),
        "#a07a4a", Surface.PLANKS)  # fmt: skip
    barn = join([boxes([(0, 4, 2.4)], (9, 8, 4.8), "#7a3a2a", Surface.PLANKS),
        gable_roof((-4.8, 0, 4.7), (4.8, 8, 7.2), 0.3, "#4a3a30")])  # fmt: skip
    return [*rails, trough.moved((-5.6, 4.9, 0)), *kegs, crates, *leant, *plants, *legs, *tank,
        put(barn, -34.0, 16.0, 0.2)]  # fmt: skip


def saloon(on: Occasion) -> SetPiece:
    """The bar room of a saloon: swing doors to the bright street, a long bar with a mirror and
    bottles, round card tables, a piano, a gallery and a chandelier."""
    doors = (Opening("left", -1.0, 2.0, 0.0, 2.9, (0, 0)),
        Opening("left", -5.4, 1.9, 0.9, 2.5, (2, 2), _DARK))  # fmt: skip
    shell = Shell(-6.4, 6.4, -12.0, 5.2, 4.6, ("#8a6038", Surface.PLANKS),
        ("#8f4a3a", Surface.PLASTER), "#4a3020", dado="#5a3218", dado_high=1.3, trim="",
        openings=doors)  # fmt: skip
    mesh = [shell_mesh(shell), outside(on, shell, "town"), _long_bar(), _swing_doors(),
        _card_tables(), _gallery(), put(chandelier(1.5, 0.9, 4.6, 8), 0.0, 0.6)]  # fmt: skip
    lamps = lamps_at([(0.0, 0.6, 3.0), (0.0, -6.0, 3.2)], 2.0, WARM)
    lamps += lamps_at([(s * 3.0, 4.2, 2.6) for s in (-1, 1)], 1.2, WARM)
    lamps += lamps_at([(-5.4, -1.0, 2.0), (5.0, -1.5, 2.4)], 1.0, WARM)
    walls = (*shell_walls(shell), Collider("box", (3.8, 0.45, 0.6), (0.4, 3.5, 0.6)),
        *(Collider("box", (0.6, 0.6, 0.5), (x, y, 0.5)) for x, y in _CARD_TABLES))  # fmt: skip
    piece = SetPiece("saloon", join(mesh), "wood", 2.6, walls, lamps, indoor=True)
    return replace(piece, far_color=None)


_CARD_TABLES = ((-4.9, 2.6), (4.9, 0.4), (4.8, -4.6), (-4.8, -8.0))
"""Where the tables stand (x, y)."""


def _long_bar() -> Mesh:
    """The bar with its brass rail, the mirror behind in a carved frame, rows of bottles."""
    bar = counter(7.6, 0.8, 1.12, "#5a2f16", _OAK).moved((0.4, 3.5, 0))
    foot = tube([(-3.3, 3.0, 0.2), (4.1, 3.0, 0.2)], 0.035, _BRASS, Surface.METAL, 8)
    back = [boxes([(0.4, 5.0, 0.5)], (7.6, 0.4, 1.0), "#4a2814", Surface.WOOD),
        boxes([(0.4, 5.08, 2.2)], (4.6, 0.1, 1.7), _BRASS, Surface.WOOD),
        boxes([(0.4, 5.01, 2.2)], (4.2, 0.06, 1.4), "#5f7074", Surface.WINDOW),
        boxes([(x, 5.0, 2.0) for x in (-2.6, 3.4)], (0.34, 0.3, 2.2), "#4a2814", Surface.WOOD),
        boxes([(0.4, 5.0, 3.2)], (6.6, 0.36, 0.28), "#4a2814", Surface.WOOD)]  # fmt: skip
    name = word("saloon", 3.4, 0.5, "#ffdf9a").moved((0.4, 4.9, 3.75))
    stool = piece_of("furniture", "stool", 0.74, "#6b3a1c", "wood")
    glass = lathe([(0.032, 0), (0.04, 0.13), (0.001, 0.13)], "#d9962f", Surface.GLASS, 10)
    return join([bar, foot, *back, name, bottles(5.8, 0.5, 5).moved((0.4, 4.9, 1.02)),
        copies(stool, [(x, 2.75, 0) for x in (-2.8, -1.9, 2.9, 3.8)]),
        copies(glass, [(x, 3.35, 1.15) for x in (-2.4, -0.6, 1.4, 3.2)])])  # fmt: skip


def _swing_doors() -> Mesh:
    """Two half doors of slats in the doorway at the left."""
    wing = join([boxes([(0, 0, 0)], (0.06, 0.86, 1.15), "#a5713f", Surface.WOOD),
        boxes([(0.04, 0, z) for z in np.arange(-0.46, 0.5, 0.11)], (0.04, 0.66, 0.05), _DARK,
        Surface.WOOD)])  # fmt: skip
    return join([wing.moved((-6.3, -1.0 + s * 0.46, 1.2), turn(s * 0.3)) for s in (-1, 1)])


def _card_tables() -> Mesh:
    """Round tables with cards and chips, chairs around them, an upright piano at the right."""
    top = join([cylinder((0, 0, 0.72), (0, 0, 0.77), 0.62, None, "#2f6a48", Surface.CLOTH, 26),
        torus(0.62, 0.035, (0, 0, 0.75), _OAK, Surface.WOOD),
        lathe([(0.34, 0), (0.3, 0.05), (0.06, 0.1), (0.06, 0.72)], _DARK, 9, 14),
        boxes([(0.2, 0.1, 0.78), (-0.1, -0.25, 0.78), (-0.25, 0.2, 0.78)], (0.1, 0.14, 0.006),
        "#f6f2e6", Surface.PAPER), cylinder((0.05, 0.02, 0.77), (0.05, 0.02, 0.86), 0.04, None,
        "#c8352a", 7)])  # fmt: skip
    chair = piece_of("furniture", "chair", 0.9, _OAK, "wood")
    parts = []
    for x, y in _CARD_TABLES:
        parts.append(put(top, x, y))
        parts += [put(chair, x + 0.95 * np.cos(a), y + 0.95 * np.sin(a), a - np.pi / 2)
            for a in (0.5, 2.4, 4.4)]  # fmt: skip
    piano = [block((1.5, 0.5, 1.25), (0, 0, 0.63), 0.03, "#3f2412", Surface.WOOD),
        boxes([(0, -0.36, 0.72)], (1.4, 0.28, 0.06), "#3f2412", Surface.WOOD),
        boxes([(0, -0.4, 0.76)], (1.3, 0.16, 0.03), "#f6f2e6", Surface.PLASTIC)]  # fmt: skip
    return join(
        [
            *parts,
            put(join(piano), 5.9, 2.9, -np.pi / 2),
            framed_picture(1.3, 0.9, 41, _BRASS).moved((6.34, -1.8, 2.2), turn(-np.pi / 2)),
        ]
    )


def _gallery() -> Mesh:
    """A gallery with a turned rail along the right wall, and the stairs up to it."""
    floor = boxes([(5.5, -4.0, 3.1)], (1.9, 14.0, 0.16), _DARK, Surface.PLANKS)
    rail = boxes([(4.6, -4.0, 4.0)], (0.1, 14.0, 0.1), _DARK, Surface.WOOD)
    posts = boxes([(4.6, y, 3.6) for y in np.arange(-10.8, 3.0, 0.45)], (0.07, 0.07, 0.85), _OAK,
        Surface.WOOD)  # fmt: skip
    return join([floor, rail, posts])
