"""Open places of old towns: square and market."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.facades import facades, row, skyline
from soracli.stage.places.fittings import put
from soracli.stage.places.fixtures import parasol, stall, strings_of_lights
from soracli.stage.places.land import patched, strip
from soracli.stage.places.lights import WARM, lamps_at, post_light
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, lathe, tube
from soracli.stage.things.buildings import gable_roof, windows_on
from soracli.stage.things.forms import boxes, copies, turn
from soracli.stage.things.outdoors import barrel, bench, lamp_post

_PASTEL = ("#e8c89a", "#d98f6a", "#e9e0c8", "#b5c4a8", "#e0b0a0", "#c4b8d0", "#f0d890", "#a8c4d0")


def cobbles(
    on: Occasion, x: tuple[float, float], y: tuple[float, float], color: str = "#8d8780"
) -> Mesh:
    """A paved ground whose stones differ."""
    return patched(strip(x, y, 0.0, color, Surface.BRICK, 60), 0.12, on.seed, 2.0)


def gabled(wide: float, storeys: int, wall: str, roof: str, deep: float = 8.0) -> Mesh:
    """An old town house, its gable toward -y at y = 0: steep roof, rows of windows, a door."""
    eaves, half = 3.0 * storeys, wide / 2
    top = eaves + 0.95 * half + 0.8
    body = boxes([(0, deep / 2, eaves / 2)], (wide, deep, eaves), wall, Surface.PLASTER)
    tip = boxes([(0, 0, 0)], (0.01, 0.01, 0.01), wall)
    roof_ = gable_roof((0, -half, eaves), (deep, half, top), 0.3, roof).moved(
        (0, 0, 0), turn(np.pi / 2)
    )
    from soracli.stage.shapes import polygon

    face = polygon(
        np.array([(-half, -0.01, eaves), (half, -0.01, eaves), (0, -0.01, top)], np.float32),
        wall,
        Surface.PLASTER,
    )
    xs = np.linspace(-half + 1.1, half - 1.1, max(2, round(wide / 2.2)))
    panes = [(x, -0.03, 3.0 * k + 1.7) for k in range(1, storeys) for x in xs] + [
        (0.0, -0.03, eaves + 0.9)
    ]
    ground = [(x, -0.03, 1.6) for x in xs[1:]]
    door = [boxes([(xs[0], -0.06, 1.1)], (1.1, 0.14, 2.2), "#5a3a22", Surface.WOOD),
        boxes([(xs[0], -0.1, 2.35)], (1.4, 0.2, 0.14), "#efe9dc", Surface.PLASTER)]  # fmt: skip
    boxes_ = [(x, -0.22, 3.0 * k + 0.95) for k in range(1, storeys) for x in xs]
    pots = boxes(boxes_, (1.0, 0.24, 0.2), "#8a4f34", Surface.WOOD)
    bloom = boxes(
        [(x, y, z + 0.16) for x, y, z in boxes_], (0.9, 0.26, 0.16), "#d9483f", Surface.FOLIAGE
    )
    return join(
        [
            body,
            tip,
            roof_,
            face,
            windows_on(np.array(panes + ground), (0, -1), 0.95, 1.3),
            *door,
            pots,
            bloom,
        ]
    )


def _gable_row(on: Occasion, part: int, x: tuple[float, float], tall: tuple[int, int]) -> Mesh:
    """Gabled houses side by side along x, their fronts on y = 0."""
    chance, place, parts, k = on.chance(part), x[0], [], 0
    while place < x[1]:
        wide = float(chance.uniform(6.0, 8.5))
        wall = _PASTEL[(k * 3 + part) % len(_PASTEL)]
        roof = ("#9a4f3a", "#8a4434", "#a85a40")[k % 3]
        parts.append(
            gabled(wide, int(chance.integers(*tall)), wall, roof).moved((place + wide / 2, 0, 0))
        )
        place, k = place + wide + 0.05, k + 1
    return join(parts)


def square(on: Occasion) -> SetPiece:
    """An old town square: gabled houses around, a fountain, a clock tower, tables of a cafe."""
    posts = ((-6.5, 4.6), (7.5, 3.4), (-7.0, -6.0), (8.0, -8.0))
    houses = [_gable_row(on, 200, (-34, 34), (3, 5)).moved((0, 17.0, 0)),
        _gable_row(on, 201, (-30, 30), (3, 5)).moved((0, -24.0, 0), turn(np.pi)),
        _gable_row(on, 202, (-18, 14), (3, 5)).moved((-24.0, -3.0, 0), turn(np.pi / 2)),
        _gable_row(on, 203, (-14, 18), (3, 5)).moved((24.0, -3.0, 0),
        turn(-np.pi / 2))]  # fmt: skip
    fountain = put(piece_of("prop", "fountain", 4.6, "#b5aea0", "stone"), 4.8, 8.2)
    lamp = copies(lamp_post(on.lit), [(x, y, 0) for x, y in posts])
    mesh = [cobbles(on, (-40, 40), (-34, 30)), *houses, fountain, lamp,
        _clock_tower().moved((-9.5, 15.0, 0)), _terrace(),
        copies(bench(), [(-2.6, 6.2, 0), (9.4, 5.0, 0)])]  # fmt: skip
    walls = (
        Collider("cylinder", (2.4,), (4.8, 8.2, 0.0), (4.8, 8.2, 1.0)),
        Collider("box", (34.0, 0.3, 5.0), (0.0, 17.3, 5.0)),
    )
    return SetPiece("square", join(mesh), "stone", 5.0, walls,
        tuple(post_light(x, y, power=1.3) for x, y in posts), far_color="#8d8780", far_level=-0.3,
        stand_off=20.0)  # fmt: skip


def _clock_tower() -> Mesh:
    """A tall tower of stone with a clock on each side and a pointed roof."""
    stone = "#c9b894"
    body = boxes([(0, 0, 10.0)], (4.4, 4.4, 20.0), stone, Surface.CONCRETE)
    bands = boxes(
        [(0, 0, z) for z in (6.0, 12.0, 19.8)], (4.8, 4.8, 0.4), "#a8977a", Surface.CONCRETE
    )
    roof = lathe([(3.4, 20.0), (1.6, 23.0), (0.05, 27.5)], "#4f6f5f", Surface.ROOF, 4).moved(
        rotation=turn(np.pi / 4)
    )
    parts = [body, bands, roof]
    for k in range(4):
        dial = cylinder(
            (0, -2.22, 16.2), (0, -2.28, 16.2), 1.5, color="#f8f4e6", surface=7, segments=28
        )
        hands = boxes(
            [(0, -2.3, 16.7), (0.35, -2.3, 16.2)], [(0.1, 0.04, 1.0), (0.8, 0.04, 0.1)], "#1c1c1c"
        )
        arch = boxes(
            [(0, -2.22, 8.8), (0, -2.22, 3.0)], (0.9, 0.06, 2.2), "#3a3a40", Surface.WINDOW
        )
        parts.append(join([dial, hands, arch]).moved(rotation=turn(k * np.pi / 2)))
    return join(parts)


def _terrace() -> Mesh:
    """Tables and chairs under sunshades before the houses on the right."""
    table = join([cylinder((0, 0, 0.71), (0, 0, 0.74), 0.42, color="#e9e4d6", surface=9,
        segments=20), tube([(0, 0, 0), (0, 0, 0.71)], 0.035, "#26282b", Surface.METAL,
        6)])  # fmt: skip
    chair = piece_of("furniture", "chair", 0.9, "#6b8a5a", "wood")
    parts = []
    for k, (x, y) in enumerate(
        ((10.5, 11.5), (13.6, 12.2), (16.5, 10.8), (-12.0, 11.0), (-14.8, 12.0))
    ):
        parts += [put(table, x, y), put(chair, x - 0.8, y, np.pi / 2),
            put(chair, x + 0.8, y, -np.pi / 2), put(parasol(("#c8402f", "#2f6f5a")[k % 2]), x,
            y)]  # fmt: skip
    return join(parts)


def market(on: Occasion) -> SetPiece:
    """A street market: stalls with fruit under striped awnings, crates, bulbs on strings."""
    chance = on.chance(210)
    fruit = (("#d9342b", "#f2a62f", "#7fb53f"), ("#f2d93c", "#e8782f", "#8a3f8a"),
        ("#3f8a3f", "#d9342b", "#f4ecd0"), ("#b5653f", "#e0a63c", "#6fae3f"))  # fmt: skip
    cloths = ("#c8302a", "#2f7a4a", "#2f5fa0", "#d98a1f", "#7a3f8a")
    parts = []
    for k, x in enumerate(np.arange(-13.6, 14.0, 3.4)):
        parts.append(stall(cloths[k % 5], fruit[k % 4], chance).moved((float(x), 4.6, 0)))
        parts.append(
            put(stall(cloths[(k + 2) % 5], fruit[(k + 1) % 4], chance), float(x), -12.2, np.pi)
        )
    for k, (x, y) in enumerate(((-17.0, 1.5), (17.0, 1.5), (-17.0, -8.5), (17.0, -8.5))):
        parts.append(put(stall(cloths[(k + 1) % 5], fruit[k], chance), x, y, np.pi / 2 if x < 0 else
            -np.pi / 2))  # fmt: skip
    poles = [(x, 6.6, 4.2) for x in (-14.0, -7.0, 0.0, 7.0, 14.0)]
    swags = [strings_of_lights([(x, 6.6, 4.2), (x + 3.0, -1.0, 4.6), (x, -10.2, 4.2)], on.lit)
        for x in (-9.0, -3.0, 3.0, 9.0)]  # fmt: skip
    masts = boxes([(x, 6.6, 2.1) for x, _, _ in poles], (0.1, 0.1, 4.2), "#6b5540", Surface.WOOD)
    houses = [facades(row(on, 211, (-40, 40), (2, 4)), on, 212).moved((0, 11.0, 0)),
        facades(row(on, 213, (-36, 36), (2, 4)), on, 214).moved((0, -17.5, 0),
        turn(np.pi))]  # fmt: skip
    crates = [boxes([(x, 3.2, 0.2), (x + 0.7, 3.3, 0.2)], (0.6, 0.42, 0.38), "#a58a5e",
        Surface.WOOD) for x in (-5.2, 1.7, 6.9)]  # fmt: skip
    things = [put(barrel(), x, 3.4) for x in (-1.8, 5.1)] + [
        put(piece_of("prop", "basket", 0.5, "#b58a58"), x, 3.3) for x in (-3.6, 3.2)
    ]
    lamps = lamps_at([(x, 4.2, 2.3) for x in (-8.5, -3.4, 1.7, 6.8)], 1.0, WARM) + lamps_at(
        [(x, -1.5, 4.4) for x in (-6.0, 0.0, 6.0)], 1.6, WARM
    )
    mesh = [cobbles(on, (-46, 46), (-18, 12)), *parts, *swags, masts, *houses, *crates, *things,
        skyline(on, 70.0, (-0.5, 0.5), (9, 22), 8, 215),
        skyline(on, 70.0, (2.64, 3.64), (9, 22), 8, 216)]  # fmt: skip
    walls = (Collider("box", (15.0, 0.75, 0.6), (0.0, 4.5, 0.6)),)
    return SetPiece("market", join(mesh), "stone", 4.0, walls, lamps, length=10.0,
        far_color="#8d8780", far_level=-0.3, stand_off=11.0)  # fmt: skip
