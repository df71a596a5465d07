"""Out of doors, where there is one thing to go to: a ski resort, a waterhole, a vegetable patch, a
jetty on a lake, an esplanade before a landmark."""

from dataclasses import replace

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.performance import SetPiece
from soracli.stage.places.distance import far_wood
from soracli.stage.places.drylands import savanna
from soracli.stage.places.facades import facades, row, skyline
from soracli.stage.places.fences import picket
from soracli.stage.places.fittings import put
from soracli.stage.places.greenery import grass, grove, hedge, scattered, spaced, standing
from soracli.stage.places.lake import lake
from soracli.stage.places.land import Height, patched, ridge, strip
from soracli.stage.places.lie import Lie, varied
from soracli.stage.places.lights import WARM, lamps_at, post_light
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.parks import lawn
from soracli.stage.places.rocks import rocks
from soracli.stage.places.stock import piece_of
from soracli.stage.places.waters import snowfield
from soracli.stage.places.wild_plants import reeds
from soracli.stage.shapes import cylinder, ellipsoid, tube
from soracli.stage.things.buildings import house_mesh
from soracli.stage.things.forms import boxes, copies, lumpy, recolored, turn
from soracli.stage.things.outdoors import bench, lamp_post
from soracli.stage.water import Water, waves

_WOOD, _PALE = "#7a5530", "#a8814f"


def ski_resort(on: Occasion) -> SetPiece:
    """A ski slope with its lift, and at its foot wooden chalets under snow with lit windows, skis
    stuck in the snow before them."""
    piece = snowfield(on)
    chalet = house_mesh(7.6, _WOOD, "#f2f6fa", "#4a2f1c", Surface.PLANKS)
    lodge = house_mesh(10.5, "#8a6238", "#f2f6fa", "#5a3a22", Surface.PLANKS)
    at = [
        (chalet, -17.0, 12.5, 0.35),
        (lodge, 14.5, 15.0, -0.25),
        (chalet, 27.0, 11.0, -0.5),
        (chalet, -28.0, 9.0, 0.5),
        (chalet, 12.0, -21.0, 3.0),
        (chalet, -14.0, -23.0, 3.3),
    ]
    homes = [put(mesh, x, y, yaw, 0.1) for mesh, x, y, yaw in at]
    tones = ("#d0282a", "#2a58c0", "#f2b632", "#2f9a5a", "#e0602a", "#8a4fb0")
    skis = [tube([(x, y, -0.1), (x + 0.06, y + 0.1, 1.75)], 0.045, tones[k % 6], Surface.PLASTIC, 6)
        for k, (x, y) in enumerate([(5.6 + 0.22 * k, 6.2 + 0.1 * (k % 2)) for k in range(12)]
        + [(-7.6 - 0.22 * k, 6.0 + 0.1 * (k % 2)) for k in range(10)])]  # fmt: skip
    racks = [boxes([(x, 6.3, 0.9)], (3.2, 0.1, 0.1), _WOOD, Surface.WOOD) for x in (6.8, -8.6)]
    flags = [join([cylinder((x, 8.0, 0), (x, 8.0, 4.6), 0.05, None, "#e9e6dc", 6),
        boxes([(x + 0.5, 8.0, 4.1)], (0.95, 0.03, 0.7), tone, Surface.CLOTH)])
        for x, tone in ((-5.0, "#d0282a"), (4.6, "#2a58c0"))]  # fmt: skip
    hut = [boxes([(-11.0, 9.4, 1.5)], (3.0, 2.6, 3.0), "#b02a2a", Surface.PLANKS),
        boxes([(-11.0, 9.4, 3.15)], (3.6, 3.2, 0.4), "#f2f6fa", Surface.SNOW),
        boxes([(-11.0, 8.07, 1.8)], (1.8, 0.06, 1.0), "#ffdf9a", Surface.EMISSIVE)]  # fmt: skip
    lamps = lamps_at([(-17.0, 8.6, 2.6), (13.5, 9.6, 3.0), (-11.0, 7.4, 2.2), (6.8, 7.0, 3.0)],
        2.0, WARM)  # fmt: skip
    mesh = join([piece.mesh, *homes, *skis, *racks, *flags, *hut])
    walls = (*piece.colliders, Collider("box", (5.0, 4.0, 3.0), (15.0, 15.0, 3.0)))
    return replace(piece, name="ski resort", mesh=mesh, lamps=(*piece.lamps, *lamps), reach=9.0,
        colliders=walls)  # fmt: skip


def waterhole(on: Occasion) -> SetPiece:
    """A savanna with a brown pool in a ring of trodden mud, reeds on its far side, stones and
    tracks about it."""
    piece = savanna(on)
    chance = on.chance(871)
    lie = Lie(_hollow(on.seed + 871))
    still = waves(on.seed, 0.02, 0.4, longest=1.6, shortest=0.2)
    ground = _muddy(lie.ground("#b09550", Surface.GRASS, on.seed, 420, 110, 3.5, 0.2))
    seen = piece.mesh.vertices[piece.mesh.faces].mean(axis=1)
    pool = np.hypot(seen[:, 0] / 15.0, (seen[:, 1] - 12.0) / 9.6) < 1.0
    flat = (np.hypot(seen[:, 0], seen[:, 1]) < 420) & (seen[:, 2] < 1.2) & pool
    kept = _without(
        piece.mesh, flat | (piece.mesh.surfaces == Surface.GRASS) & _is_land(piece.mesh)
    )
    growth = varied(reeds, lie.strewn(chance, 900, (-14, 14), (13, 23), 5.0, 0.5, 0,
        (-0.5, -0.12), 46), chance, (0.6, 1.0))  # fmt: skip
    stones = rocks(lie.strewn(chance, 160, (-15, 15), (3.6, 20), 5.0, 1.0, 0, (-0.4, 0.05), 26),
        chance, (0.1, 0.5), "#a08a66", level=1)  # fmt: skip
    dry = grass(lie.strewn(chance, 2200, (-26, 26), (-10, 30), 3.0, heights=(-0.05, 0.5)), chance,
        0.34, "#b59a52", 4)  # fmt: skip
    mesh = join([ground, kept, growth, stones, dry])
    return replace(piece, name="waterhole", mesh=mesh, reach=8.0, water_at=(0.0, 12.0),
        water=Water(*still, -0.24, "#4a4630", "#8f8458"), far_level=-6.0)  # fmt: skip


def _is_land(mesh: Mesh) -> Numbers:
    """Which triangles of a savanna are its ground: they are large, and lie."""
    a, b, c = (mesh.vertices[mesh.faces[:, k]] for k in range(3))
    normal = np.cross(b - a, c - a)
    area = np.linalg.norm(normal, axis=1)
    return np.asarray((area > 0.01) & (np.abs(normal[:, 2]) > 0.8 * area))


def _without(mesh: Mesh, gone: Numbers) -> Mesh:
    """The mesh without some of its triangles."""
    kept = np.flatnonzero(gone == 0)
    return Mesh(mesh.vertices, mesh.normals, mesh.colors, mesh.faces[kept], mesh.surfaces[kept],
        mesh.bones, mesh.weights)  # fmt: skip


def _hollow(seed: int) -> Height:
    def height(x: Numbers, y: Numbers) -> Numbers:
        inside = 1 - np.hypot(x / 12.0, (y - 12.0) / 7.4) + 0.1 * fbm(x, y, seed, 6.0)
        pool = -1.3 * ramped(inside, -0.1, 0.5)
        away = ramped(np.hypot(x, y), 22.0, 60.0)
        return np.asarray(pool + away * 1.6 * fbm(x, y, seed + 1, 46.0), np.float32)

    return height


def _muddy(mesh: Mesh) -> Mesh:
    """Ground trodden to mud about the pool."""
    x, y, _ = mesh.vertices.T
    share = (0.85 * ramped(np.hypot(x / 15.5, (y - 12) / 11.0), 1.05, 0.72))[:, None]
    return recolored(mesh, mesh.colors * (1 - share) + linear("#7a6040") * share)


def vegetable_patch(on: Occasion) -> SetPiece:
    """A kitchen garden: beds of dark soil with rows of cabbages, carrots, pumpkins and tomatoes on
    canes, a path between them, a picket fence, a shed and a cottage."""
    chance = on.chance(881)
    path = patched(strip((-30, 30), (-2.6, 2.6), 0.0, "#a58a62", Surface.DIRT, 50), 0.14, on.seed,
        2.0)  # fmt: skip
    ways = [strip((x - 0.5, x + 0.5), (2.6, 10.0), 0.002, "#a58a62", Surface.DIRT, 6)
        for x in (-5.2, 5.2)]  # fmt: skip
    beds = [(x, y) for x in (-8.9, 0.0, 8.9) for y in (3.6, 5.5, 7.4, 9.3)]
    beds += [(x, -11.4) for x in (-8.9, 0.0, 8.9)]
    wide = (6.2, 9.2, 6.2)
    sizes = [(wide[k // 4 % 3] if k < 12 else 6.2, 1.3, 0.2) for k in range(len(beds))]
    soil = [patched(boxes([(x, y, 0.05)], size, "#5a3f28", Surface.DIRT), 0.2, on.seed + k, 0.6)
        for k, ((x, y), size) in enumerate(zip(beds, sizes, strict=True))]  # fmt: skip
    plants = [_bed(k, wide[k // 4 % 3] if k < 12 else 6.2, chance).moved((x, y, 0.15))
        for k, (x, y) in enumerate(beds)]  # fmt: skip
    fence = [picket((-16.0, 11.4), (16.0, 11.4)), picket((-16.0, -13.4), (16.0, -13.4))]
    shed = put(house_mesh(3.8, "#8a6a48", "#5b5450", "#4a6b52", Surface.PLANKS), -13.5, 15.0, 0.2)
    home = put(house_mesh(7.0, "#efe6d2", "#8d4436", "#3f6a5a"), 10.0, 20.0, -0.15)
    can = put(piece_of("prop", "bucket", 0.36, "#8f969b", "metal"), 3.6, 3.0)
    trees = grove(standing(np.array([(-22, 16), (24, 14), (-3.0, 22), (-24, -16), (20, -18)],
        np.float32)), chance, (5.0, 6.5), leaves=460)  # fmt: skip
    far = far_wood(standing(spaced(chance, scattered(chance, 160, (-70, 70), (36, 80)), 6.0)[:36]),
        chance, (7, 11), "tree")  # fmt: skip
    mesh = [lawn(on, "#76a04a"), path, *ways, *soil, *plants, *fence, shed, home, can, trees, far,
        hedge((-17.0, -12.0), (-17.0, 11.0), 1.2, 0.7, chance, leaves=260),
        hedge((17.0, -12.0), (17.0, 11.0), 1.2, 0.7, chance, leaves=260),
        ridge(on.seed + 882, 260, 28, "#7d9458", Surface.GRASS)]  # fmt: skip
    walls = (Collider("box", (3.0, 2.4, 1.5), (-13.5, 15.0, 1.5)),)
    return SetPiece("vegetable patch", join(mesh), "dirt", 2.6, walls, length=12.0,
        far_color="#76a04a", far_level=-0.3)  # fmt: skip


def _bed(number: int, wide: float, chance: np.random.Generator) -> Mesh:
    """What grows in one bed, in a row or two along x."""
    what = number % 5
    x = np.arange(-wide / 2 + 0.35, wide / 2 - 0.2, (0.62, 0.3, 1.0, 0.8, 0.45)[what])
    at = np.column_stack([x, chance.uniform(-0.12, 0.12, len(x)), np.zeros(len(x))])
    yaw = chance.uniform(0, 6.28, len(x)).astype(np.float32)
    rows = np.concatenate([at + [0, -0.32, 0], at + [0, 0.32, 0]])
    turns = np.concatenate([yaw, yaw + 1])
    if what == 0:
        return copies(_cabbage(), rows, turns)
    if what == 1:
        return copies(_carrot(), rows, turns)
    if what == 2:
        return copies(_pumpkin(), at, yaw)
    return copies(_tomato() if what == 3 else _cabbage("#7fc04a", 0.8), rows[: len(x)], turns[
        : len(x)])  # fmt: skip


def _cabbage(color: str = "#6fa88a", size: float = 1.0) -> Mesh:
    """A head with leaves around it."""
    head = ellipsoid(0.16 * size, (0, 0, 0.15 * size), "#a8d08a", Surface.FOLIAGE, 8)
    leaves = [
        ellipsoid((0.2 * size, 0.05, 0.17 * size), (0, 0, 0), color, Surface.FOLIAGE, 6).moved(
            (0.17 * size * np.cos(a), 0.17 * size * np.sin(a), 0.13 * size),
            turn(float(a) + np.pi / 2, 0, 0.6),
        )
        for a in np.linspace(0, 6.28, 6, endpoint=False)
    ]
    return join([head, *leaves])


def _carrot() -> Mesh:
    """The orange top of a carrot and its feathery green."""
    root = cylinder((0, 0, -0.05), (0, 0, 0.05), 0.03, 0.045, "#ee7f24", Surface.MATTE, 8)
    green = [tube([(0, 0, 0.04), (0.1 * np.cos(a), 0.1 * np.sin(a), 0.34)], 0.018, "#4f9a3a", 12, 4)
        for a in np.linspace(0, 6.28, 5, endpoint=False)]  # fmt: skip
    return join([root, *green])


def _pumpkin() -> Mesh:
    """An orange pumpkin on its vine."""
    ribs = [ellipsoid((0.12, 0.17, 0.18), (0.13 * np.cos(a), 0.13 * np.sin(a), 0.17), "#e8802a",
        Surface.MATTE, 10) for a in np.linspace(0, 6.28, 7, endpoint=False)]  # fmt: skip
    vine = tube([(0, 0, 0.32), (0.05, 0.02, 0.42)], 0.025, "#4f7a2f", Surface.WOOD, 5)
    leaf = [ellipsoid((0.2, 0.18, 0.03), (s * 0.38, 0.1 * s, 0.12), "#4f8a3a", 12, 8)
        for s in (-1, 1)]  # fmt: skip
    return join([*ribs, vine, *leaf])


def _tomato() -> Mesh:
    """A tomato plant on its cane, with red fruit."""
    cane = tube([(0, 0, 0), (0, 0, 1.45)], 0.015, "#c9a86a", Surface.WOOD, 5)
    leaves = [lumpy((0.22, 0.2, 0.22), k, 0.4, "#4a8a3a", Surface.FOLIAGE, 1).moved((0, 0, z))
        for k, z in enumerate((0.35, 0.7, 1.05))]  # fmt: skip
    fruit = [ellipsoid(0.06, (0.2 * np.cos(a), 0.2 * np.sin(a), z), "#d8301f", Surface.PLASTIC, 8)
        for a, z in ((0.3, 0.4), (4.4, 0.5), (5.2, 0.8), (3.9, 1.0), (4.8, 0.66))]  # fmt: skip
    return join([cane, *leaves, *fruit])


_LONG, _WIDE, _OVER = 9.0, 2.7, 0.6
"""Half the length and half the width of a jetty's head, and its height over the water, metres."""


def jetty(on: Occasion) -> SetPiece:
    """The head of a wooden jetty in a lake: weathered boards on posts, a rope, a ladder, a moored
    rowing boat; woods and hills around."""
    piece = lake(on)
    assert piece.water is not None
    chance = on.chance(891)
    x = np.arange(-_LONG, _LONG, 0.3)
    tones = ("#8d6f4a", "#86694a", "#957751", "#7f6444")
    boards = [boxes([(u + 0.15, 0, -0.035) for u in x[k::4]], (0.28, 2 * _WIDE, 0.07), tone,
        Surface.WOOD) for k, tone in enumerate(tones)]  # fmt: skip
    back = [boxes([(s * 12.0, 0.9, -0.05)], (7.0, 1.7, 0.08), tones[k], Surface.PLANKS)
        for k, s in enumerate((-1, 1))]  # fmt: skip
    beams = boxes([(0, s * 2.3, -0.2) for s in (-1, 1)], (2 * _LONG, 0.22, 0.26), "#5e4930", 9)
    places = [(u, _WIDE, 0.0) for u in np.arange(-_LONG + 0.3, _LONG, 2.9)]
    places += [(s * u, -_WIDE, 0.0) for u in (5.2, 8.4) for s in (-1, 1)]
    post = tube([(0, 0, -3.6), (0, 0, 0.85)], 0.13, "#4f3d29", Surface.WOOD, 10)
    line = [
        tube(
            [(a, _WIDE, 0.7), (a + 1.45, _WIDE, 0.5), (a + 2.9, _WIDE, 0.7)],
            0.025,
            "#c9b07a",
            Surface.CLOTH,
            5,
            False,
        )
        for a in np.arange(-_LONG + 0.3, _LONG - 3, 2.9)
    ]
    boat = put(piece_of("boat", "rowboat", 3.4, "#b5503a", "wood"), 6.2, 4.2, 0.1, -_OVER)
    lamp = put(lamp_post(on.lit), -7.6, 2.3)
    mesh = join([piece.mesh.moved((0, 0, -_OVER)), *boards, *back, beams, *line, boat, lamp,
        copies(post, places, chance.uniform(0, 6.28, len(places)).astype(np.float32))])  # fmt: skip
    return replace(piece, name="jetty", mesh=mesh, ground="wood", reach=_WIDE - 0.2,
        lamps=(post_light(-7.6, 2.3),), water=replace(piece.water, level=-_OVER),
        far_level=piece.far_level - _OVER, deck=(_LONG, _WIDE), water_at=(0.0, 18.0))  # fmt: skip


def esplanade(on: Occasion) -> SetPiece:
    """A long lawn with gravel walks and rows of clipped trees in a great city: wide open in the
    middle, so that a landmark stands free; stone houses far to both sides."""
    green = lawn(on, "#6f9a48", 300.0)
    walks = [
        patched(
            strip((-160, 160), (-9.0, 5.4), 0.0, "#d6c6a0", Surface.SAND, 60), 0.06, on.seed, 3.0
        ),
        strip((-5.0, 5.0), (5.4, 120.0), -0.02, "#d6c6a0", Surface.SAND, 10),
    ]
    rows_ = [(s * u, y) for s in (-1, 1) for u in (20.0, 27.0) for y in np.arange(12.0, 90.0, 7.5)]
    trees = copies(_clipped(), [(x, y, 0) for x, y in rows_])
    west, east = (facades(row(on, 900 + k, (-90, 100), (4, 6)), on, 902 + k).moved(
        (s * 118.0, 30.0, 0), turn(-s * np.pi / 2)) for k, s in enumerate((-1, 1)))  # fmt: skip
    behind = facades(row(on, 904, (-110, 110), (4, 6)), on, 905).moved((0, -84.0, 0), turn(np.pi))
    posts = [(x, 6.2) for x in (-18.0, -9.5, 9.5, 18.0)]
    edge = [hedge((s * 6.2, 8.0), (s * 16.0, 8.0), 0.6, 0.6, on.chance(906), leaves=500)
        for s in (-1, 1)]  # fmt: skip
    seats = [put(bench(), x, 6.0) for x in (-13.0, 13.0, -24.0, 24.0)]
    mesh = [green, *walks, trees, west, east, behind, *edge, *seats,
        copies(lamp_post(on.lit), [(x, y, 0) for x, y in posts]),
        skyline(on, 230.0, (1.05, 2.1), (9, 17), 24, 907)]  # fmt: skip
    return SetPiece("esplanade", join(mesh), "sand", 5.0, (), tuple(post_light(x, y) for x, y in
        posts), length=26.0, far_color="#6f9a48", far_level=-0.3, stand_off=40.0)  # fmt: skip


def _clipped() -> Mesh:
    """A lime tree cut to a box on its trunk, as in the avenues of a palace."""
    trunk = cylinder((0, 0, 0), (0, 0, 2.6), 0.16, 0.13, "#5e4930", Surface.WOOD, 8)
    crown = lumpy((1.7, 2.6, 1.7), 5, 0.18, "#4a7a34", Surface.FOLIAGE, 2).moved((0, 0, 4.1))
    return join([trunk, crown])
