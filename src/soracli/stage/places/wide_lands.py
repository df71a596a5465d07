"""Wide lands and ways through towns: a valley, a salt flat, a crossroads, a cobbled street."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.distance import far_wood, peaks
from soracli.stage.places.facades import facades, row, skyline
from soracli.stage.places.fittings import put
from soracli.stage.places.greenery import flowers, grass, scattered, spaced, standing
from soracli.stage.places.land import Height, land, patched, strip
from soracli.stage.places.lie import Lie
from soracli.stage.places.lights import post_light
from soracli.stage.places.markings import stripe
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.places.squares import cobbles, gabled
from soracli.stage.shapes import cylinder
from soracli.stage.things.buildings import house_mesh
from soracli.stage.things.forms import boxes, copies, spline, turn
from soracli.stage.things.outdoors import bench, lamp_post

_SIDES = 62.0
"""How high the sides of a valley rise, metres."""
_KERB, _CORNER = 5.2, 9.4
"""Half the width of each road of a crossing, and where the houses at its corners begin, metres."""
_WALLS = ("#d9c4a0", "#c98f6a", "#e6ddc6", "#b9a890", "#d8b08a", "#cfc8b4")


def valley(on: Occasion) -> SetPiece:
    """A green valley that runs away between two high, wooded sides: a stream, a few farms, and blue
    mountains at its end."""
    chance = on.chance(971)
    lie = Lie(_trough(on.seed))
    ground = land(lie.height, 420, "#7aa24c", Surface.GRASS, 130, 3.0, on.seed, 0.15)
    tufts = grass(lie.at(scattered(chance, 2600, (-15, 15), (-10, 14), clear=1.2)), chance, 0.2,
        "#86a84e", 4)  # fmt: skip
    wild = flowers(lie.at(scattered(chance, 500, (-16, 16), (2, 14), clear=2.4)), chance,
        ("#ffffff", "#f2d23c", "#c86ad0"), 0.3, 0.09, 5)  # fmt: skip
    way = spline([(9.0, 14.0), (5.0, 26.0), (-4.0, 44.0), (3.0, 70.0), (-2.0, 110.0),
        (2.0, 190.0)], 70)  # fmt: skip
    stream = stripe(way, 3.4, 0.06, "#6f9fb8", Surface.GLASS)
    spots = spaced(chance, scattered(chance, 1500, (-150, 150), (4, 210)), 5.5)
    steep = spots[(np.abs(spots[:, 0]) > 34) & (np.abs(spots[:, 0]) < 120)][:230]
    woods = far_wood(lie.at(steep, 0.4), chance, (7, 12), "pine")
    lone = far_wood(lie.at(np.array([(-14, 24), (17, 30), (-19, 46), (12, 60), (-26, -16),
        (24, -20)], np.float32)), chance, (6, 8), "tree")  # fmt: skip
    homes = [(-16.0, 62.0, 0.4), (-9.0, 78.0, 0.1), (15.0, 88.0, -0.4)]
    farms = [put(house_mesh(8.0, "#efe6d2", "#9a4a36", "#5a3a22"), x, y, yaw)
        for x, y, yaw in homes]  # fmt: skip
    stones = rocks(lie.at(scattered(chance, 30, (-26, 26), (5, 40), clear=8.0)), chance,
        (0.2, 0.7), level=1)  # fmt: skip
    far = [peaks(on.seed + 972, 620, 190, "#6a7688", 0.55, (1.0, 2.1), 300),
        peaks(on.seed + 973, 700, 150, "#6a7688", 0.6, (-2.1, -1.0), 200)]  # fmt: skip
    mesh = [ground, tufts, wild, stream, woods, lone, *farms, stones, *far]
    return SetPiece("valley", join(mesh), "grass", 12.0, far_color="#7f9a54", far_level=-1.0)


def _trough(seed: int) -> Height:
    """Flat along y, and up to both sides."""

    def height(x: Numbers, y: Numbers) -> Numbers:
        middle = 6.0 * ramped(np.abs(y), 20.0, 90.0) * fbm(y * 0.6, y * 0.0, seed + 974, 60.0)
        side = np.abs(x - middle)
        up = _SIDES * ramped(side, 17.0, 150.0) ** 1.15
        return np.asarray(up * (1 + 0.22 * fbm(x, y, seed, 46.0)), np.float32)

    return height


def salt_flat(on: Occasion) -> SetPiece:
    """White salt as far as one sees, cracked into many-sided plates with raised rims; far off a
    line of bare blue mountains."""
    ground = land(lambda x, y: x * 0, 420, "#eeeae2", Surface.SNOW, 90, 3.2, on.seed, 0.035)
    far = [peaks(on.seed + 981, 560, 62, "#8a8698", 2.0, (0.5, 2.7), 260),
        peaks(on.seed + 982, 640, 56, "#8a8698", 2.0, (3.7, 5.7), 220)]  # fmt: skip
    mesh = [ground, _plates(on.chance(983)), *far]
    return SetPiece("salt flat", join(mesh), "sand", 14.0, far_color="#e9e5dd", far_level=-0.2)


def _plates(chance: np.random.Generator) -> Mesh:
    """The rims of the plates: six-sided, none quite like the other."""
    wide, lines = 1.7, []
    for row_ in range(-9, 26):
        for column in range(-18, 19):
            x = wide * 1.5 * column
            y = wide * np.sqrt(3.0) * (row_ + 0.5 * (column % 2))
            turns = np.array([0.0, np.pi / 3, 2 * np.pi / 3, np.pi])
            lines.append(np.column_stack([x + wide * np.cos(turns), y + wide * np.sin(turns)]))
    corners = np.concatenate(lines)
    shift = 0.3 * np.column_stack([fbm(corners[:, 0], corners[:, 1], k, 2.3) for k in (3, 4)])
    corners = (corners + shift).reshape(-1, 4, 2)
    a, b = corners[:, :-1].reshape(-1, 2), corners[:, 1:].reshape(-1, 2)
    middle, span = (a + b) / 2, b - a
    long = np.hypot(*span.T)
    thick = chance.uniform(0.05, 0.11, len(a))
    size = np.column_stack([long + 0.05, thick, np.full(len(a), 0.05)])
    at = np.column_stack([middle, np.full(len(a), 0.0)])
    return boxes(at, size, "#cfc8bc", Surface.SAND, np.arctan2(span[:, 1], span[:, 0]))


def crossroads(on: Occasion) -> SetPiece:
    """Two streets that cross: zebra stripes on all four arms, traffic lights at the corners, houses
    along both, towers at the ends."""
    tone = "#4b4d50"
    roads = [strip((-90, 90), (-_KERB, _KERB), 0.0, tone, Surface.ASPHALT, 120),
        strip((-_KERB, _KERB), (_KERB, 90), 0.0, tone, Surface.ASPHALT, 16),
        strip((-_KERB, _KERB), (-90, -_KERB), 0.0, tone, Surface.ASPHALT, 16)]  # fmt: skip
    blocks = boxes([(s * (_KERB + 40), t * (_KERB + 40), 0.0) for s in (-1, 1) for t in (-1, 1)],
        (80, 80, 0.24), "#a39e95", Surface.CONCRETE)  # fmt: skip
    mesh = [patched(join(roads), 0.08, on.seed, 4.0), blocks, _lines(), _corners(on), _signals(),
        skyline(on, 115.0, (1.45, 1.7), (20, 44), 7, 994),
        skyline(on, 115.0, (-0.16, 0.16), (18, 44), 6, 995),
        skyline(on, 115.0, (np.pi - 0.16, np.pi + 0.16), (18, 44), 6, 996)]  # fmt: skip
    posts = [(s * (_KERB + 1.1), t * (_KERB + 9.0)) for s in (-1, 1) for t in (-1, 1)]
    mesh.append(copies(lamp_post(on.lit), [(x, y, 0.12) for x, y in posts]))
    return SetPiece("crossroads", join(mesh), "asphalt", 5.0, (), tuple(post_light(x, y) for x, y in
        posts), length=13.0, far_color="#77797a", far_level=-0.3, stand_off=16.0)  # fmt: skip


def _lines() -> Mesh:
    """Zebra stripes before each arm, stop lines, dashes down the middle of the arms."""
    along = [(s * (_KERB + 1.6), y, 0.0) for s in (-1, 1) for y in np.arange(-4.4, 4.5, 1.1)]
    across = [(x, s * (_KERB + 1.6), 0.0) for s in (-1, 1) for x in np.arange(-4.4, 4.5, 1.1)]
    middle = [(s * u, 0, 0.0) for s in (-1, 1) for u in np.arange(11.0, 60.0, 5.0)]
    other = [(0, s * u, 0.0) for s in (-1, 1) for u in np.arange(11.0, 60.0, 5.0)]
    paint, floor = "#ece8dc", Surface.ASPHALT
    return join([boxes(along, (2.6, 0.5, 0.012), paint, floor),
        boxes(across, (0.5, 2.6, 0.012), paint, floor),
        boxes(middle, (2.2, 0.13, 0.012), paint, floor),
        boxes(other, (0.13, 2.2, 0.012), paint, floor)])  # fmt: skip


def _corners(on: Occasion) -> Mesh:
    """Houses at the four corners, along both streets."""
    parts = []
    for s in (-1, 1):
        left, right = (_CORNER, 62.0) if s > 0 else (-62.0, -_CORNER)
        parts.append(facades(row(on, 990 + s, (left, right), (3, 6)), on, 991).moved(
            (0, _CORNER, 0)))  # fmt: skip
        parts.append(facades(row(on, 992 + s, (left, right), (3, 6)), on, 993).moved(
            (0, -_CORNER - 5.0, 0), turn(np.pi)))  # fmt: skip
        side = facades(row(on, 997 + s, (0.0, 50.0), (3, 6)), on, 998)
        quarter = turn(np.pi / 2) if s < 0 else turn(-np.pi / 2)
        start = _CORNER + 10.4 if s < 0 else _CORNER + 60.4
        parts.append(side.moved((s * _CORNER, start, 0), quarter))
    return join(parts)


def _signals() -> Mesh:
    """A traffic light at each corner."""
    one = join([cylinder((0, 0, 0), (0, 0, 3.4), 0.07, None, "#3a3d40", Surface.METAL, 8),
        boxes([(0, 0, 3.2)], (0.34, 0.34, 1.0), "#22252a", Surface.METAL),
        *(boxes([(0, 0, z)], (0.2, 0.37, 0.2), tone, Surface.EMISSIVE)
        for z, tone in ((3.5, "#e8342a"), (3.2, "#5a4a1c"), (2.9, "#1f4a2c")))])  # fmt: skip
    at = _KERB + 0.7
    return copies(one, [(s * at, t * at, 0.1) for s in (-1, 1) for t in (-1, 1)])


def cobbled_street(on: Occasion) -> SetPiece:
    """A lane of cobbles between old gabled houses, a gutter down its middle, iron lanterns, flower
    tubs; it goes on to both sides."""
    ground = cobbles(on, (-70, 70), (-11.0, 6.4), "#837c74")
    x, y = np.meshgrid(np.arange(-19, 19, 0.34), np.arange(-4.4, 5.2, 0.3))
    chance = on.chance(1001)
    at = np.column_stack([x.ravel() + 0.17 * (np.arange(x.size) // x.shape[1] % 2), y.ravel(),
        np.full(x.size, -0.008)])  # fmt: skip
    tones = ("#8f8880", "#7d766e", "#a09890", "#6f6a64")
    pick = chance.integers(0, 4, len(at))
    stones = [boxes(at[pick == k], (0.29, 0.25, 0.034), tone, Surface.ROCK)
        for k, tone in enumerate(tones)]  # fmt: skip
    gutter = boxes([(0, 5.3, 0.0)], (140, 0.4, 0.03), "#5f5a54", Surface.ROCK)
    path = boxes([(0, 6.1, 0.03)], (140, 1.2, 0.16), "#a39a8c", Surface.CONCRETE)
    mesh = [ground, *stones, gutter, path, _old_houses(on), _lanterns(on)]
    posts = [(u, 5.9) for u in (-16.0, -5.4, 5.4, 16.0)]
    walls = (Collider("box", (60.0, 1.0, 2.0), (0.0, 7.6, 2.0)),)
    return SetPiece("cobbled street", join(mesh), "stone", 4.6, walls, tuple(post_light(u, v)
        for u, v in posts), length=12.0, far_color="#827c74", far_level=-0.3,
        stand_off=10.0)  # fmt: skip


def _old_houses(on: Occasion) -> Mesh:
    chance = on.chance(1002)
    parts, x = [], -46.0
    while x < 46.0:
        wide = float(chance.uniform(5.4, 8.0))
        for y, yaw in ((6.7, 0.0), (-11.0, np.pi)):
            house = gabled(wide, int(chance.integers(2, 4)),
                _WALLS[int(chance.integers(0, len(_WALLS)))], ("#8a4a36", "#5b5450",
                "#9a5a40")[int(chance.integers(0, 3))])  # fmt: skip
            parts.append(house.moved((x + wide / 2, y, 0), turn(yaw)))
        x += wide
    return join(parts)


def _lanterns(on: Occasion) -> Mesh:
    tub = cylinder((0, 0, 0), (0, 0, 0.5), 0.3, 0.36, "#6b4a2e", Surface.WOOD, 12)
    bloom = flowers(standing(on.chance(1003).uniform(-0.26, 0.26, (26, 2)), 0.48), on.chance(1004),
        ("#e0314a", "#ffffff", "#f2a03c"), 0.24, 0.09)  # fmt: skip
    posts = [(u, 5.9, 0.1) for u in (-16.0, -5.4, 5.4, 16.0)]
    return join([copies(lamp_post(on.lit), posts), copies(join([tub, bloom]),
        [(-9.4, 6.1, 0.1), (-2.1, 6.1, 0.1), (2.6, 6.1, 0.1), (10.2, 6.1, 0.1)]),
        bench().moved((7.6, 6.2, 0.1))])  # fmt: skip
