"""A castle: a field before its walls, the road to its gate, towers and a keep, hills behind."""

from dataclasses import replace

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, join
from soracli.stage.performance import Lamp, SetPiece
from soracli.stage.places.distance import far_wood, peaks
from soracli.stage.places.greenery import flowers, grass, grove, scattered, spaced, standing
from soracli.stage.places.heraldry import hanging, pavilion, standard
from soracli.stage.places.land import land, ridge
from soracli.stage.places.markings import stripe
from soracli.stage.places.masonry import arched, face, mortar, parapet, tower, wall
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.shapes import ellipsoid
from soracli.stage.things.buildings import gable_roof
from soracli.stage.things.forms import boxes, spline

_STONE, _SLATE = "#a89e8c", "#3d5274"
_RED, _GOLD, _BLUE = "#b3262b", "#e0b23c", "#2b4a8c"
_FOOT = 1.6
_FRONT, _BACK = 44.0, 76.0
_GATE = -9.0


def castle(on: Occasion) -> SetPiece:
    """Grass around the origin; the curtain wall stands at y = 44, the camp behind y = -20."""
    torches = [(_GATE + s * 2.15, _FRONT - 2.9, _FOOT + 3.0) for s in (-1, 1)]
    return SetPiece(
        name="castle",
        mesh=join(
            [
                _field(on),
                _road(on),
                _walls(on),
                _gatehouse(on, torches),
                _keep(on),
                _camp(on),
                _country(on),
            ]
        ),
        ground="grass",
        reach=14.0,
        lamps=tuple(Lamp((x, y - 0.2, z + 0.3), (2.4, 1.35, 0.55), 0.14) for x, y, z in torches),
        far_color="#7d9a58",
        far_level=-0.3,
    )


def _height(on: Occasion, x: Floats, y: Floats) -> Floats:
    """A flat field that rises a little toward the walls and rolls far out."""
    rise = _FOOT * ramped(y, 16.0, 40.0) * (1 - ramped(np.abs(x), 54.0, 90.0))
    rough = 0.12 * fbm(x, y, on.seed + 1, 7.0) * ramped(np.hypot(x, y), 15.0, 24.0)
    away = np.maximum(ramped(np.abs(x), 56.0, 130.0), ramped(np.abs(y - 20), 80.0, 150.0))
    roll = away * (3.5 + 4.5 * fbm(x, y, on.seed + 2, 70.0))
    return np.asarray(rise + rough + np.maximum(roll, 0), np.float32)


def _lifted(on: Occasion, points: Floats, by: float = 0.0) -> Floats:
    return standing(points, _height(on, points[:, 0], points[:, 1]) + by)


def _field(on: Occasion) -> Mesh:
    chance = on.chance(40)
    ground = land(
        lambda x, y: _height(on, x, y), 240, "#5c7d3c", Surface.GRASS, 96, 3.6, on.seed, 0.16
    )
    near = scattered(chance, 2600, (-16, 16), (-10, 10), clear=0.8)
    wide = scattered(chance, 1300, (-38, 38), (-18, 28), clear=11.0)
    tufts = grass(_lifted(on, near), chance, 0.1, "#6f9147", 4)
    tall = grass(_lifted(on, wide), chance, 0.3, "#7d934e", 4)
    bloom = scattered(chance, 220, (-30, 30), (-16, 26), clear=7.0)
    blossoms = flowers(
        _lifted(on, bloom), chance, ("#ffffff", "#ffd84a", "#c85a8a", "#7f6fd0"), 0.24, 0.045, 5
    )
    blades = join([tufts, tall, blossoms])
    # of the ground's own surface, so that drawn looks ink no outline around each blade and petal
    blades = replace(blades, surfaces=np.full_like(blades.surfaces, Surface.GRASS))
    stones = rocks(
        _lifted(on, scattered(chance, 26, (-36, 36), (-18, 38), clear=15.5)),
        chance,
        (0.15, 0.7),
        "#8d877c",
        level=1,
    )
    return join([ground, blades, stones])


def _way() -> Floats:
    """The line of the road from far behind the camera to the gate, (120, 2)."""
    bends = [(14, -60), (16, -24), (15.5, -7), (12.5, 8), (4, 18), (-5, 29), (_GATE, _FRONT + 1)]
    return spline(np.array(bends, np.float32), 120)


def _road(on: Occasion) -> Mesh:
    """A trodden road from behind the camera to the gate, standards beside its last stretch."""
    way = _way()
    track = stripe(way, 3.0, 0.0, "#a58e69", Surface.DIRT)
    x, y = track.vertices[:, 0], track.vertices[:, 1]
    # on the flat a finger's breadth is enough; where the coarser land bends, a hand's
    track.vertices[:, 2] = _height(on, x, y) + 0.012 + 0.035 * ramped(np.hypot(x, y), 13.0, 18.0)
    chance = on.chance(41)
    side = np.where(np.arange(len(way)) % 2, 1.7, -1.7)[:, None]
    along = np.gradient(way, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    edge = way + np.stack([-along[:, 1], along[:, 0]], axis=1) * side
    kerb = rocks(_lifted(on, edge[::3].astype(np.float32)), chance, (0.1, 0.24), "#998f7f", level=0)
    poles = []
    for place, color in ((86, _BLUE), (97, _RED), (108, _BLUE)):
        across = np.array([-along[place, 1], along[place, 0]])
        for way_out in (-1, 1):
            x, y = way[place] + across * way_out * 3.0
            z = float(_height(on, np.array([x]), np.array([y]))[0])
            poles.append(standard(4.6, color, _GOLD).moved((float(x), float(y), z)))
    return join([track, kerb, *poles])


def _walls(on: Occasion) -> Mesh:
    chance = on.chance(42)
    low, high = _FOOT - 0.6, _FOOT + 6.6
    left, right = -40.0, 40.0
    runs = [
        ((left, _FRONT), (_GATE - 5.0, _FRONT)),
        ((_GATE + 5.0, _FRONT), (right, _FRONT)),
        ((right, _FRONT), (right, _BACK)),
        ((right, _BACK), (left, _BACK)),
        ((left, _BACK), (left, _FRONT)),
    ]
    parts = [wall(a, b, low, high, 1.8, _STONE, chance) for a, b in runs]
    towers = (
        (left, _FRONT, 10.5, 3.3, _SLATE),
        (right, _FRONT, 10.5, 3.3, _SLATE),
        (15.0, _FRONT - 0.6, 9.6, 3.0, ""),
        (-23.5, _FRONT - 0.6, 8.8, 2.7, ""),
        (left, _BACK, 12.0, 3.3, _SLATE),
        (right, _BACK, 12.0, 3.3, _SLATE),
    )
    for x, y, tall, radius, roof in towers:
        flag = _RED if roof else _BLUE
        parts.append(tower(tall, radius, _STONE, chance, roof, flag).moved((x, y, _FOOT - 0.2)))
    for x, color in (
        (-30, _BLUE),
        (-17.5, _RED),
        (2.0, _RED),
        (8.0, _BLUE),
        (22.5, _RED),
        (29.0, _BLUE),
    ):
        cloth = hanging(1.7, 4.2, color, _GOLD)
        parts.append(cloth.moved((x, _FRONT - 1.45, _FOOT + 6.0)))
    return join(parts)


def _gatehouse(on: Occasion, torches: list[tuple[float, float, float]]) -> Mesh:
    chance = on.chance(43)
    y, high = _FRONT - 2.6, _FOOT + 8.6
    core = boxes(
        [(_GATE, _FRONT, (high + _FOOT) / 2 - 0.5)],
        (7.6, 5.1, high - _FOOT + 1.0),
        mortar(_STONE),
        Surface.ROCK,
    )
    front = face((_GATE - 3.8, y), (_GATE + 3.8, y), _FOOT - 0.6, high, _STONE, chance)
    back = face(
        (_GATE + 3.8, _FRONT + 2.6), (_GATE - 3.8, _FRONT + 2.6), _FOOT, high, _STONE, chance
    )
    top = parapet((_GATE - 3.8, _FRONT), (_GATE + 3.8, _FRONT), high, 5.2, _STONE)
    gate = arched(_GATE, y, _FOOT - 0.1, 1.55, 2.5, _STONE)
    flanks = [
        tower(10.6, 2.4, _STONE, chance, _SLATE, _RED).moved(
            (_GATE + s * 4.4, y + 0.8, _FOOT - 0.2)
        )
        for s in (-1, 1)
    ]
    crest = hanging(1.9, 2.9, _RED, _GOLD).moved((_GATE, y - 0.45, _FOOT + 8.3))
    flames = []
    for x, at, z in torches:
        flames.append(boxes([(x, at, z - 0.3)], (0.1, 0.3, 0.5), "#2b2724", Surface.METAL))
        flames.append(
            ellipsoid(
                (0.11, 0.11, 0.24),
                (x, at - 0.1, z + 0.15),
                "#ffb648",
                Surface.EMISSIVE if on.lit else Surface.CLOTH,
                8,
            )
        )
    return join([core, front, back, top, gate, *flanks, crest, *flames])


def _keep(on: Occasion) -> Mesh:
    """The great tower at the right, a hall beside it and a slim tower: the skyline."""
    chance = on.chance(44)
    parts = [_block(chance, (9.5, 63.0), (11.0, 10.0), 15.2)]
    for x, y in ((4.0, 58.0), (15.0, 58.0), (4.0, 68.0), (15.0, 68.0)):
        turret = tower(16.6, 1.5, _STONE, chance, _SLATE, _RED if x < 9 else "")
        parts.append(turret.moved((x, y, _FOOT)))
    parts.append(_block(chance, (-4.5, 64.0), (15.0, 8.0), 9.0, False))
    parts.append(gable_roof((-12.0, 60.0, _FOOT + 9.0), (3.0, 68.0, _FOOT + 13.0), 0.5, _SLATE))
    parts.append(_gable((-12.0, 60.0), (3.0, 68.0), _FOOT + 9.0, _FOOT + 13.0))
    slim = tower(17.2, 1.9, _STONE, chance, _SLATE, _BLUE)
    parts.append(slim.moved((-14.0, 63.0, _FOOT)))
    parts.append(tower(13.0, 2.2, _STONE, chance, _SLATE, _RED).moved((24.5, 64.0, _FOOT)))
    panes = [(x, 57.93, _FOOT + z) for x in (7.0, 9.5, 12.0) for z in (8.6, 12.0)]
    panes += [(x, 59.93, _FOOT + 6.8) for x in (-10.5, -7.5, -4.5, -1.5, 1.0)]
    parts.append(boxes(panes, (1.25, 0.2, 2.0), "#8d8474", Surface.ROCK))
    parts.append(boxes(panes, (0.85, 0.28, 1.6), "#3a3020", Surface.WINDOW))
    return join(parts)


def _block(
    chance: np.random.Generator,
    middle: tuple[float, float],
    size: tuple[float, float],
    tall: float,
    crowned: bool = True,
) -> Mesh:
    """A square tower or hall of blocks around `middle` (x, y)."""
    (x, y), (a, b) = middle, (size[0] / 2, size[1] / 2)
    ring = [(x - a, y - b), (x + a, y - b), (x + a, y + b), (x - a, y + b)]
    low, high = _FOOT - 0.5, _FOOT + tall
    parts = [
        boxes(
            [(x, y, (low + high) / 2)],
            (2 * a - 0.1, 2 * b - 0.1, high - low - 0.02),
            mortar(_STONE),
            Surface.ROCK,
        )
    ]
    for start, end in zip(ring, [*ring[1:], ring[0]], strict=True):
        parts.append(face(start, end, low, high, _STONE, chance, (1.4, 0.7)))
    if crowned:
        parts.append(parapet((x - a, y), (x + a, y), high, 2 * b, _STONE))
        parts.append(parapet((x, y - b), (x, y + b), high, 2 * a, _STONE))
    return join(parts)


def _gable(low: tuple[float, float], high: tuple[float, float], eave: float, top: float) -> Mesh:
    from soracli.stage.shapes import polygon

    middle = (low[1] + high[1]) / 2
    ends = [
        np.array([(x, low[1], eave), (x, high[1], eave), (x, middle, top)], np.float32)
        for x in (low[0], high[0])
    ]
    return join([polygon(end, _STONE, Surface.ROCK) for end in ends])


def _camp(on: Occasion) -> Mesh:
    """Pavilions of a camp behind the camera, standards between them."""
    parts = []
    tents = (
        (-20, -27, 3.0, (_RED, "#f0e6cf"), _GOLD),
        (-8.5, -33, 3.6, (_BLUE, "#f0e6cf"), _RED),
        (4.5, -29, 2.7, ("#d9a53a", "#f3ead6"), _RED),
        (26, -30, 3.2, (_RED, _GOLD), _BLUE),
        (-33, -34, 3.2, ("#3f7a4e", "#f0e6cf"), _GOLD),
        (38, -37, 3.0, (_BLUE, "#e8e0cc"), _RED),
    )
    for x, y, radius, colors, flag in tents:
        z = float(_height(on, np.array([x]), np.array([y]))[0])
        parts.append(pavilion(radius, colors, flag).moved((x, y, z)))
    for x, color in ((-14.0, _RED), (-1.5, _BLUE), (9.0, _RED), (20.0, _BLUE)):
        parts.append(standard(5.0, color, _GOLD).moved((x, -24.0, 0)))
    return join(parts)


def _country(on: Occasion) -> Mesh:
    """Oaks at the sides, woods behind the castle and behind the camp, hills, mountains."""
    chance = on.chance(45)
    near = np.array([(-27.5, 17.0), (-33.0, 9.0), (29.0, 14.0), (36.0, 24.0)], np.float32)
    oaks = grove(_lifted(on, near), chance, (7.0, 9.5), leaves=420, color="#4f7836")
    sides = scattered(chance, 160, (-100, 100), (-40, 90))
    sides = spaced(chance, sides[np.abs(sides[:, 0]) > 48], 6.0)[:34]
    back = spaced(chance, scattered(chance, 120, (-90, 90), (-95, -48)), 6.0)[:30]
    trees = far_wood(_lifted(on, np.concatenate([sides, back])), chance, (6.0, 10.0), "tree")
    dark = scattered(chance, 150, (-110, 110), (82, 120))
    pines = far_wood(_lifted(on, dark), chance, (8, 14))
    hills = ridge(on.seed + 3, 330, 40, "#6a8a56", rough=0.6)
    # the castle hides whatever stands behind it: mountains only about the other three quarters
    heights = peaks(on.seed + 4, 700, 135, arc=(-3.55, 0.4), green="#56703f")
    return join([oaks, trees, pines, hills, heights])
