"""Where one strolls: the quay of a canal between old houses, and a golf course."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fittings import put
from soracli.stage.places.greenery import bush, grove, scattered, spaced, standing
from soracli.stage.places.land import land, patched, ridge, rolling, strip
from soracli.stage.places.lights import post_light
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.squares import cobbles, gabled
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import cylinder, ellipsoid, sheet, tube
from soracli.stage.things.forms import boxes, copies, turn
from soracli.stage.things.outdoors import lamp_post
from soracli.stage.water import Water, waves

_EDGE, _BANK, _LEVEL = 3.0, 15.0, -0.7
"""Where the canal begins and ends along y, and how low its water lies under the quay, in metres."""
_STUCCO = ("#d9a066", "#c8704a", "#e8cf9a", "#b5564a", "#e6dcc4", "#d98f7a", "#c9b27a")


def canal(on: Occasion) -> SetPiece:
    """A quay before a canal: old houses rise out of the water, boats lie at striped poles."""
    calm = waves(on.seed, 0.05, 0.2, longest=3.0, shortest=0.3)
    lamps = [(-9.0, 2.2), (8.5, 2.2)]
    mesh = [_quay(on), _across(on), _bridges(), _moored(), copies(lamp_post(on.lit),
        [(x, y, 0) for x, y in lamps])]  # fmt: skip
    behind = [gabled(8.0, 3, _STUCCO[k], "#a85a40").moved((-24 + 8.1 * k, 0, 0)) for k in range(7)]
    mesh.append(join(behind).moved((0, -19.0, 0), turn(np.pi)))
    return SetPiece(
        "canal",
        join(mesh),
        "stone",
        2.6,
        (Collider("box", (40.0, 0.3, 5.0), (0.0, -19.2, 5.0)),),
        tuple(post_light(x, y, power=1.3) for x, y in lamps),
        Water(*calm, _LEVEL, "#1f4f4a", "#5a8f7a", _EDGE),
        far_color="#5f7f74",
        far_level=-4.0,
        stand_off=16.0,
        length=12.0,
        water_at=(0.0, 8.3),
    )


def _quay(on: Occasion) -> Mesh:
    """Paving up to the edge, a kerb of white stone, the wall under it, steps to the water."""
    stone = cobbles(on, (-60, 60), (-20, _EDGE), "#a39a8c")
    kerb = boxes([(0, _EDGE, -0.02)], (120, 0.5, 0.14), "#e2dccd", Surface.CONCRETE)
    wall = boxes([(0, _EDGE + 0.1, -2.0)], (120, 0.3, 3.9), "#8a8276", Surface.BRICK)
    steps = boxes([(5.0, _EDGE + 0.3 + 0.3 * k, -0.2 - 0.2 * k) for k in range(4)],
        (2.4, 0.34, 0.2), "#d6cfbf", Surface.CONCRETE)  # fmt: skip
    return join([stone, kerb, wall, steps])


def _across(on: Occasion) -> Mesh:
    """The houses of the far side: stucco in warm colors, green with weed at the waterline."""
    chance, parts, x, k = on.chance(640), [], -48.0, 0
    while x < 48.0:
        wide = float(chance.uniform(6.5, 9.5))
        wall = _STUCCO[k * 3 % len(_STUCCO)]
        house = gabled(wide, int(chance.integers(3, 5)), wall, "#a8583c").moved(
            (x + wide / 2, 0, 0)
        )
        parts.append(house)
        x, k = x + wide + 0.05, k + 1
    foot = boxes([(0, 0.0, -0.6)], (100, 0.2, 1.2), "#8f8a78", Surface.BRICK)
    weed = boxes([(0, -0.12, -0.75)], (100, 0.04, 0.4), "#4f6a48", Surface.BRICK)
    return join([*parts, foot, weed]).moved((0, _BANK, 0))


def _bridges() -> Mesh:
    """An arched bridge of stone far down the canal on each side."""
    angle = np.linspace(0.12, np.pi - 0.12, 15)
    half = (_BANK - _EDGE) / 2
    parts = []
    for x in (-26.0, 30.0):
        low = np.stack([np.full(15, x), 9.0 + half * np.cos(angle), -0.4 + 3.2 * np.sin(angle)], 1)
        high = low + np.array([0, 0, 0.9])
        for s in (-1.5, 1.5):
            edge = np.array([low + [s, 0, 0], high + [s, 0, 0]])
            parts.append(sheet(edge.astype(np.float32), "#d8cfbc", Surface.CONCRETE))
            rail = high + np.array([s, 0, 0.75])
            parts.append(tube(rail.tolist(), 0.12, "#e6dfce", Surface.CONCRETE, 6))
        deck = np.array([high + [-1.5, 0, -0.1], high + [1.5, 0, -0.1]])
        under = np.array([low + [-1.5, 0, 0], low + [1.5, 0, 0]])
        parts += [sheet(one.astype(np.float32), "#bdb4a2", Surface.CONCRETE)
            for one in (deck, under)]  # fmt: skip
    return join(parts)


def _moored() -> Mesh:
    """Mooring poles in red and white, and two long dark boats beside them."""
    poles = []
    for x in (-15.0, -12.4, 12.6, 15.2, 17.8):
        poles += [cylinder((x, 12.6, -2.0 + 0.4 * k), (x, 12.6, -1.6 + 0.4 * k), 0.1,
            color=("#b5202b", "#f2ece0")[k % 2], surface=Surface.WOOD, segments=10)
            for k in range(9)]  # fmt: skip
        poles.append(ellipsoid(0.14, (x, 12.6, 1.65), "#d9b24a", Surface.METAL, 10))
    boat = piece_of("boat", "rowboat", 8.0, "#1d1c22")
    boats = [put(boat, x, 12.9, 0.06, _LEVEL) for x in (-13.8, 14.6)]
    return join([*poles, *boats])


def golf_course(on: Occasion) -> SetPiece:
    """Mown grass: a green with its flag, bunkers of white sand, the fairway between trees."""
    chance = on.chance(660)
    lie = rolling(on.seed + 5, 15.0, 5.0, 48.0)
    ground = land(lie, 260, "#5f9a3f", Surface.GRASS, 96, seed=on.seed, patches=0.1)
    fairway = [patched(strip((-26, 26), (y, y + 3.0), 0.012, tone, Surface.GRASS, 30), 0.04,
        on.seed, 5.0) for y, tone in zip(np.arange(-12.0, 8.0, 3.0), ("#7cba4e", "#6fae45") * 4,
        strict=False)]  # fmt: skip
    trees = spaced(chance, scattered(chance, 240, (-95, 95), (24, 95)), 5.0)[:46]
    back = spaced(chance, scattered(chance, 60, (-60, 60), (-70, -26)), 6.0)[:10]
    points = np.concatenate([trees, back])
    woods = grove(standing(points, lie(points[:, 0], points[:, 1])), chance, (7, 12), leaves=420)
    shrubs = [bush(on.seed + k, 1.2, leaves=260).moved((x, y, float(lie(np.array([x]),
        np.array([y]))[0]))) for k, (x, y) in enumerate(((-13.0, 17.0), (15.5, 18.0),
        (20.0, 15.5)))]  # fmt: skip
    hills = [ridge(on.seed + 661, 300, 26, "#5f8a4c", Surface.GRASS, rough=0.5),
        ridge(on.seed + 662, 800, 90, "#7d968c", rough=0.55)]  # fmt: skip
    mesh = [ground, *fairway, _green(), _bunkers(), woods, *shrubs, *hills]
    return SetPiece("golf course", join(mesh), "grass", 11.0, far_color="#6f9a52", far_level=-1.0)


def _green() -> Mesh:
    """The green, its hole, and the flag in it."""
    x, y = 3.6, 9.5
    green = cylinder((x, y, 0.0), (x, y, 0.02), 4.4, color="#8fd05f", surface=Surface.GRASS,
        segments=48)  # fmt: skip
    rim = cylinder((x, y, 0.0), (x, y, 0.016), 5.2, color="#79bd4e", surface=Surface.GRASS,
        segments=48)  # fmt: skip
    hole = cylinder((x, y, 0.0), (x, y, 0.024), 0.11, color="#1d2018", surface=0, segments=16)
    pole = tube([(x, y, 0), (x, y, 2.3)], 0.018, "#f4f4ee", Surface.METAL, 8)
    wave = np.linspace(0, 1, 9)
    rows = np.array([[(x + 0.62 * t, y + 0.05 * np.sin(6 * t), z - 0.08 * t) for t in wave]
        for z in (1.86, 2.28)])  # fmt: skip
    cloth = sheet(rows.astype(np.float32), "#d8302a", Surface.CLOTH)
    return join([green, rim, hole, pole, cloth])


def _bunkers() -> Mesh:
    """Pits of white sand with lips of turf, one of them where one stands."""
    parts = []
    for x, y, wide, deep in ((-3.4, 4.6, 2.6, 1.5), (10.0, 7.0, 2.2, 1.4), (-11.0, 9.5, 2.8, 1.7)):
        parts.append(ellipsoid((wide + 0.35, deep + 0.35, 0.12), (x, y, 0.0), "#5a9440",
            Surface.GRASS, 30))  # fmt: skip
        parts.append(ellipsoid((wide, deep, 0.14), (x, y - 0.1, 0.0), "#f0e2ba", Surface.SAND, 30))
    return join(parts)
