"""Lands of their own: a fjord, a coastal road, rice terraces, an airfield, falls in a jungle."""

from dataclasses import replace

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.distance import far_wood, peaks
from soracli.stage.places.falls import waterfall
from soracli.stage.places.fittings import put
from soracli.stage.places.greenery import grass, grove, scattered, spaced
from soracli.stage.places.land import Height, patched, ridge, strip
from soracli.stage.places.lie import Lie, uneven, varied
from soracli.stage.places.meadow import meadow
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.places.wild_plants import broad_leaf, giant, liana
from soracli.stage.shapes import cylinder, lathe, sheet, tube
from soracli.stage.things.buildings import house_mesh
from soracli.stage.things.forms import boxes, turn
from soracli.stage.water import Water, waves

_NARROW = 34.0
"""Metres from the middle of a fjord to its shores."""
_LANE, _RAIL = 3.6, 6.2
"""Metres from the middle of a road to its edge, and to the rail over the sea."""
_LEVEL = -9.0
_STEP, _RISE = 6.0, 1.5
"""Metres that a rice terrace is deep, and how much higher the next one lies."""


def fjord(on: Occasion) -> SetPiece:
    """A narrow arm of the sea between steep walls of rock, fir woods at their feet, snow above."""
    chance = on.chance(730)
    amplitudes, vectors, phases = waves(on.seed, 0.16, 0.3, longest=6.0, shortest=0.5)
    bed = Lie(_walls(on.seed + 730))
    firs = spaced(chance, scattered(chance, 900, (-80, 80), (-60, 150)), 3.6)
    level = bed.height(firs[:, 0], firs[:, 1])
    firs = firs[(level > 0.8) & (level < 26)][:190]
    huts = [house_mesh(5.0, "#a83228", "#3d3a38", "#f2ece0", Surface.PLANKS).moved(
        (x, y, float(bed.height(np.array(x), np.array(y)))), turn(yaw))
        for x, y, yaw in ((38.0, 30.0, -1.2), (-39.0, 46.0, 1.1), (38.5, 62.0, -1.3))]  # fmt: skip
    parts = [
        patched(bed.ground("#6a6e6a", Surface.ROCK, on.seed, 420, 130, 2.2, 0.2), 0.2, on.seed),
        far_wood(bed.at(firs, 0.2), chance, (5, 11)),
        *huts,
        peaks(on.seed + 731, 420, 260, "#555c66", 0.42, (-0.9, 1.2), 300, green="#41583a"),
        peaks(on.seed + 732, 420, 260, "#555c66", 0.42, (1.95, 4.05), 300, green="#41583a"),
        peaks(on.seed + 733, 900, 260, "#6a7480", 0.4, (1.2, 1.95), 160),
    ]
    return SetPiece(
        name="fjord",
        mesh=join(parts),
        ground="water",
        reach=0.0,
        water=Water(amplitudes, vectors, phases, 0.0, "#0f3a48", "#2f7a80"),
        far_color="#123e4a",
        far_level=-30.0,
        stand_off=_NARROW - 6.0,
    )


def _walls(seed: int) -> Height:
    """The bed of a fjord along y and its sides, which rise steeply from the water."""

    def height(x: Numbers, y: Numbers) -> Numbers:
        bend = 8.0 * np.sin(y * 0.02) + 4.0 * fbm(x, y, seed, 30.0)
        out = np.abs(x + bend) - _NARROW
        foot = np.clip(out * 0.5, -6.0, 3.0)
        crag = 1 + 0.35 * fbm(x, y, seed + 1, 24.0)
        return np.asarray(foot + ramped(out, 4.0, 90.0) * 150.0 * crag, np.float32)

    return height


def coastal_road(on: Occasion) -> SetPiece:
    """Two lanes along x on a cliff over the sea, a rail at the edge, dry hills on the land side."""
    rough = {"storm": 1.6, "rain": 0.7}.get(on.weather, 0.4)
    amplitudes, vectors, phases = waves(on.seed, rough, -1.2, longest=20.0)
    chance = on.chance(740)
    lie = Lie(_cut(on.seed + 740))
    stones = lie.strewn(chance, 300, (-70, 70), (-26, -7.5), 0.0, 2.0, 0.1, None, 70)
    surf = np.column_stack([chance.uniform(-90, 90, 50), chance.uniform(13, 34, 50),
        np.full(50, _LEVEL - 0.4)])  # fmt: skip
    tufts = lie.at(scattered(chance, 1500, (-34, 34), (-9.5, -4.6)))
    pines = lie.at(spaced(chance, scattered(chance, 60, (-80, 80), (-60, -16)), 7.0)[:16])
    parts = [
        lie.ground("#8f8a58", Surface.GRASS, on.seed, 330, 110, 2.8, 0.2),
        two_lanes(on),
        guard_rail(),
        rocks(stones, chance, (0.3, 1.4), "#8d7f6c", level=1),
        rocks(surf.astype(np.float32), chance, (0.8, 2.8), "#5f564c"),
        grass(tufts, chance, 0.3, "#a09a58", 4),
        grove(pines, chance, (5, 9), leaves=320),
        ridge(on.seed + 741, 300, 60, "#8a8a5c", Surface.GRASS, arc=(3.3, 6.1), rough=0.5),
        ridge(on.seed + 742, 520, 70, "#7d8c80", arc=(-0.3, 0.35), rough=0.5, depth=0.2),
        ridge(on.seed + 743, 560, 80, "#7d8c80", arc=(2.8, 3.5), rough=0.5, depth=0.2),
    ]
    return SetPiece(
        name="coastal road",
        mesh=join(parts),
        ground="asphalt",
        reach=6.0,
        water=Water(amplitudes, vectors, phases, _LEVEL, "#0e3f5f", "#2d8090"),
        far_color="#123e58",
        far_level=-40.0,
        length=60.0,
    )


def _cut(seed: int) -> Height:
    """Flat along x where the road is, a cliff down to the sea at +y, hills up at -y."""

    def height(x: Numbers, y: Numbers) -> Numbers:
        edge = 8.2 + 1.2 * fbm(x, x * 0, seed, 9.0)
        fall = ramped(y, edge, edge + 4.0) * (_LEVEL - 5.0)
        up = ramped(-y, 9.0, 60.0) * (9.0 + 8.0 * fbm(x, y, seed + 1, 40.0))
        return np.asarray(fall + np.maximum(up, 0.0) - 0.04, np.float32)

    return height


def two_lanes(on: Occasion) -> Mesh:
    """A road of two lanes along x, with verges; no lines under snow."""
    lane = patched(strip((-200, 200), (-_LANE, _LANE), 0.0, "#54565a", Surface.ASPHALT, 240), 0.07,
        on.seed, 4.0)  # fmt: skip
    verge = strip((-200, 200), (_LANE, 8.0), -0.006, "#a08a66", Surface.DIRT, 120)
    if on.snowy:
        return join([lane, verge])
    dashes = boxes([(x, 0, 0.0) for x in np.arange(-150, 150, 6.0)], (3.0, 0.13, 0.008), "#f0d98a",
        Surface.ASPHALT)  # fmt: skip
    lines = boxes([(0, s * (_LANE - 0.25), 0.0) for s in (-1, 1)], (400, 0.12, 0.008), "#f2f0e6",
        Surface.ASPHALT)  # fmt: skip
    return join([lane, verge, dashes, lines])


def guard_rail() -> Mesh:
    """A rail of steel on posts between the road and the drop beside it."""
    posts = boxes([(float(x), _RAIL, 0.35) for x in np.arange(-90, 91, 3.0)], (0.12, 0.14, 0.7),
        "#9aa0a4", Surface.METAL)  # fmt: skip
    bands = boxes([(0, _RAIL - 0.1, z) for z in (0.5, 0.68)], (182, 0.06, 0.12), "#c4c9cc", 6)
    return join([posts, bands])


def rice_terraces(on: Occasion) -> SetPiece:
    """Paddies in steps up the sides of a green valley, water between the shoots, mud banks."""
    chance = on.chance(750)
    lie = Lie(_steps(on.seed + 750))
    shoots = scattered(chance, 5200, (-26, 26), (3.2, 34))
    near = scattered(chance, 900, (-24, 24), (-13, -4.5))
    palms = lie.at(spaced(chance, scattered(chance, 60, (-60, 60), (10, 60)), 9.0)[:14])
    hut = house_mesh(4.6, "#8a6238", "#b09058", "#6d4a2a", Surface.PLANKS)
    spot = lie.at(np.array([[-17.0, 27.0]], np.float32))[0]
    parts = [
        lie.ground("#6f8f3c", Surface.GRASS, on.seed, 300, 150, 2.6, 0.18),
        _paddies(lie),
        grass(lie.at(shoots), chance, 0.42, "#7fb53c", 3),
        grass(lie.at(near), chance, 0.34, "#7fb53c", 4),
        grove(palms, chance, (5, 8), "palm", variants=2),
        hut.moved(tuple(float(v) for v in spot), turn(0.4)),
        ridge(on.seed + 751, 160, 46, "#4f7a3a", arc=(-0.1, 3.3), rough=0.5),
        ridge(on.seed + 752, 420, 130, "#6a8a78", rough=0.6),
    ]
    return SetPiece("rice terrace", join(parts), "dirt", 8.0, far_color="#55783c", far_level=-4.0)


def _steps(seed: int) -> Height:
    """A flat paddy about the origin, steps up behind it and down before it."""

    def height(x: Numbers, y: Numbers) -> Numbers:
        along = y + 2.4 * np.sin(x * 0.07) * ramped(np.abs(x), 6, 20) + fbm(x, y, seed, 18.0)
        place = (along - 5.0) / _STEP
        step = np.floor(place) + ramped(place - np.floor(place), 0.82, 1.0)
        down = ramped(-y, 14.0, 60.0) * -9.0
        return np.asarray(np.maximum(step + 1, 0) * _RISE + down - 0.02, np.float32)

    return height


def _paddies(lie: Lie) -> Mesh:
    """Sheets of still water on the steps, which mirror the sky."""
    parts = [boxes([(0, -1.0, 0.008)], (56.0, 11.0, 0.012), "#7f9488", Surface.GLASS)]
    for row in range(5):
        y0 = 5.6 + _STEP * row
        x = np.linspace(-34, 34, 60)
        rows = []
        for share in (0.08, 0.4, 0.66):
            y = y0 + _STEP * share - 2.4 * np.sin(x * 0.07) * ramped(np.abs(x), 6, 20)
            level = lie.height(x, y)
            rows.append(np.stack([x, y, np.minimum(level, (row + 1) * _RISE) + 0.05], 1))
        parts.append(sheet(np.array(rows, np.float32), "#8fb0bc", Surface.GLASS))
    return join(parts)


def airfield(on: Occasion) -> SetPiece:
    """A grass airfield: mown turf, a runway behind, hangars, a small tower and a windsock."""
    piece = meadow(on)
    turf = uneven(on.seed + 760, 60.0, 2.0, 70.0)
    runway = strip((-160, 160), (15.0, 23.0), 0.03, "#5c5e62", Surface.ASPHALT, 120)
    dashes = boxes([(float(x), 19.0, 0.04) for x in np.arange(-150, 150, 12)], (6.0, 0.3, 0.01),
        "#f2f0e6", Surface.ASPHALT)  # fmt: skip
    hangars = [put(_hangar(tone), x, 36.0) for x, tone in ((-20.0, "#8f9a9e"), (-2.0, "#a8a294"))]
    ground = turf.ground("#86a050", Surface.GRASS, on.seed, 330, 80, 2.8, 0.1)
    far = ridge(on.seed + 761, 420, 36, "#6f8f6a", rough=0.5)
    parts = [ground, runway, dashes, *hangars, put(_tower(), 20.0, 35.0), _windsock()]
    return replace(piece, name="airfield", mesh=join([*parts, far]), reach=12.0, length=40.0)


def _hangar(color: str) -> Mesh:
    """A vaulted hangar 16 m wide, its doors open toward -y."""
    turns = np.linspace(0, np.pi, 20)
    rows = [np.stack([8.0 * np.cos(turns), np.full(20, y), 6.0 * np.sin(turns)], 1)
        for y in (0.0, 7.0, 14.0)]  # fmt: skip
    vault = sheet(np.array(rows, np.float32), color, Surface.METAL)
    inner = sheet(np.array(rows, np.float32)[::-1] * 0.99, "#4a4f54", Surface.METAL)
    back = boxes([(0, 13.9, 2.4)], (13.0, 0.1, 4.8), "#3a3f44", Surface.METAL)
    doors = boxes([(s * 6.2, -0.1, 2.0) for s in (-1, 1)], (2.6, 0.12, 4.0), color, Surface.METAL)
    return join([vault, inner, back, doors])


def _tower() -> Mesh:
    """A control tower 11 m high with windows all around its top."""
    shaft = boxes([(0, 0, 4.0)], (3.4, 3.4, 8.0), "#e9e6dc", Surface.CONCRETE)
    glass = lathe([(2.3, 8.0), (2.9, 10.2), (0.01, 10.2)], "#7fa6b8", Surface.GLASS, 8)
    roof = lathe([(3.1, 10.2), (3.1, 10.5), (0.01, 10.7)], "#c8352a", Surface.METAL, 8)
    mast = tube([(0, 0, 10.6), (0, 0, 13.0)], 0.06, "#9aa0a4", Surface.METAL, 6)
    return join([shaft, glass, roof, mast])


def _windsock() -> Mesh:
    """An orange and white windsock on its pole."""
    pole = tube([(9.0, 11.0, 0), (9.0, 11.0, 5.4)], 0.06, "#e9e6dc", Surface.METAL, 8)
    bands = []
    for k in range(5):
        a, b = (9.0 + 0.5 * k, 11.0, 5.2 - 0.08 * k), (9.5 + 0.5 * k, 11.0, 5.12 - 0.08 * k)
        bands.append(cylinder(a, b, 0.42 - 0.05 * k, 0.37 - 0.05 * k,
            "#f0702a" if k % 2 == 0 else "#f6f2e8", Surface.CLOTH, 14))  # fmt: skip
    return join([pole, *bands])


def jungle_waterfall(on: Occasion) -> SetPiece:
    """White water over a cliff in the jungle: giants, palms, big leaves and lianas all around."""
    piece = waterfall(on)
    chance = on.chance(770)
    lie = uneven(on.seed + 770, 12.0, 0.4, 12.0)
    tall = spaced(chance, scattered(chance, 300, (-40, 40), (-34, 18)), 5.0)
    tall = tall[(np.abs(tall[:, 0]) > 13.5) | (tall[:, 1] < -20)][:30]
    low = scattered(chance, 700, (-17, 17), (-9, 6))
    low = low[(np.abs(low[:, 0]) > 7.4)][:120]
    palms = np.array([(-12.5, 6.5), (12.8, 7.5), (-15.0, 2.0), (15.5, 1.0), (-10.8, 8.6)])
    hung = [liana(on.seed + k, (x, 13.5, 9.6), (x + 1.0, 13.2, 6.2), 1.0)
        for k, x in enumerate((-7.5, -5.4, 5.2, 8.2))]  # fmt: skip
    parts = [
        piece.mesh,
        varied(giant, lie.at(tall.astype(np.float32), 0.1), chance, (0.85, 1.15), 3),
        varied(broad_leaf, lie.at(low), chance, (0.6, 1.5), 3, 0.25),
        grove(lie.at(palms.astype(np.float32)), chance, (5.0, 8.0), "palm", variants=2),
        *hung,
    ]
    return replace(piece, name="jungle waterfall", mesh=join(parts), far_color="#2f4324")
