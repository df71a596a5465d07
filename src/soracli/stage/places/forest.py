"""A forest: trunks all around beyond a clearing, undergrowth, moss and fallen leaves."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear, unit
from soracli.stage.performance import SetPiece
from soracli.stage.places.greenery import bush, grass, grove, scattered, spaced, standing
from soracli.stage.places.land import land, ridge
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.shapes import sheet, tube
from soracli.stage.things.forms import copies, raw, recolored, spline, turn
from soracli.stage.things.trees import clump_hearts, leaf_cards


def forest(on: Occasion) -> SetPiece:
    """A clearing 5 m deep and 20 m wide; a lane toward the camera stays free of trunks."""
    trunks = _spots(on)
    near = trunks[np.hypot(trunks[:, 0], trunks[:, 1]) < 14]
    return SetPiece(
        name="forest",
        mesh=join([_ground(on), _trunks(on, trunks), _undergrowth(on), _backdrop(on)]),
        ground="dirt",
        reach=8.0,
        colliders=tuple(
            Collider("cylinder", (0.32,), (float(x), float(y), 0.0), (float(x), float(y), 8.0))
            for x, y in near[:24]
        ),
        far_color="#3c4a2c",
        far_level=-0.6,
    )


def _level(on: Occasion, x: Numbers, y: Numbers) -> Numbers:
    away = ramped(np.hypot(x / 1.5, y), 8.5, 24.0)
    return np.asarray(away * (0.9 * fbm(x, y, on.seed + 100, 12.0) + 0.35), np.float32)


def _lifted(on: Occasion, points: Numbers, sink: float = 0.0) -> Numbers:
    return standing(points, _level(on, points[:, 0], points[:, 1]) - sink)


def _spots(on: Occasion) -> Numbers:
    chance = on.chance(101)
    points = scattered(chance, 900, (-46, 46), (-40, 52))
    x, y = points.T
    lane = (np.abs(x) < 8.5) & (y < 4.8) & (y > -15.5)
    clearing = (np.abs(x) < 40) & (np.abs(y) < 3.2)
    return spaced(chance, points[~lane & ~clearing], 2.5)[:190]


def _ground(on: Occasion) -> Mesh:
    return land(
        lambda x, y: _level(on, x, y), 120, "#4a4229", Surface.DIRT, 84, seed=on.seed, patches=0.35
    )


def _trunks(on: Occasion, spots: Numbers) -> Mesh:
    """Tall bare stems with crowns above, the far ones conifers."""
    chance = on.chance(102)
    away = np.hypot(spots[:, 0], spots[:, 1])
    near, far = spots[away < 19], spots[away >= 19]
    tall = [_tall_tree(int(chance.integers(0, 2**31)), 15.0) for _ in range(3)]
    which = chance.integers(0, 3, len(near))
    parts = []
    for variant in range(3):
        at = _lifted(on, near[which == variant], 0.1)
        count = len(at)
        parts.append(
            copies(
                tall[variant],
                at,
                chance.uniform(0, 6.28, count).astype(np.float32),
                chance.uniform(0.8, 1.15, count).astype(np.float32),
                np.repeat(chance.uniform(0.8, 1.15, (count, 1)), 3, axis=1),
            )
        )
    parts.append(
        grove(
            _lifted(on, far, 0.1),
            chance,
            (11, 17),
            "conifer",
            leaves=300,
            variants=3,
            color="#33523a",
        )
    )
    return join(parts)


def _tall_tree(seed: int, height: float) -> Mesh:
    """A forest tree: a long trunk with moss at its foot, stubs, and a high crown."""
    chance = np.random.default_rng(seed)
    lean = chance.normal(0, 0.25, 2)
    path = spline([(0, 0, -0.2), (0, 0, 0.3), (*(lean * 0.4), height * 0.4), (*lean, height)], 14)
    thick = np.interp(np.linspace(0, 1, 14), [0, 0.1, 0.5, 1], [0.5, 0.33, 0.25, 0.08])
    trunk = tube(path, thick.astype(np.float32), "#5d4a38", Surface.WOOD, 9, caps=False)
    moss = ramped(trunk.vertices[:, 2], 1.6, 0.1)[:, None] * 0.55
    trunk = recolored(trunk, trunk.colors * (1 - moss) + linear("#5d7034") * moss)
    parts = [trunk]
    centers, radii = [], []
    for place in range(11):
        z = height * chance.uniform(0.5, 0.98)
        angle, out = chance.uniform(0, 6.28), chance.uniform(0.6, 2.4)
        tip = np.array([lean[0] + out * np.cos(angle), lean[1] + out * np.sin(angle), z])
        base = np.array([lean[0] * 0.7, lean[1] * 0.7, z - 1.1])
        parts.append(tube([base, tip], (0.09, 0.03), "#5d4a38", Surface.WOOD, 5, caps=False))
        centers.append(tip)
        radii.append(chance.uniform(0.9, 1.6) if place else 1.7)
    crown = leaf_cards(
        np.array(centers, np.float32), np.array(radii), 800, 0.55, "#4f7030", chance, kites=False
    )
    hearts = clump_hearts(np.array(centers, np.float32), np.array(radii) * 0.6, "#3f5a28", seed, 1)
    return join([*parts, crown, hearts])


def fern(seed: int) -> Mesh:
    """A fern of arching fronds, about 0.6 m high; each frond is a folded strip."""
    chance = np.random.default_rng(seed)
    share = np.linspace(0, 1, 5)
    half = 0.1 * np.array([0.3, 1.0, 0.9, 0.6, 0.05])
    fronds = []
    for place in range(9):
        curl = float(chance.uniform(1.2, 1.8))
        bend = 1.15 - curl * share
        out, up = np.cumsum(np.cos(bend)) * 0.15, np.cumsum(np.sin(bend)) * 0.15
        rows = [
            np.stack([out, way * half, up - 0.35 * half * abs(way)], axis=1) for way in (-1, 0, 1)
        ]
        strip = sheet(np.array(rows, np.float32), "#557f34", Surface.FOLIAGE)
        fronds.append(
            strip.moved((0, 0, -0.1), turn(place * 0.7 + float(chance.uniform(-0.2, 0.2))))
        )
    return join(fronds)


def _undergrowth(on: Occasion) -> Mesh:
    chance = on.chance(103)
    spots = scattered(chance, 420, (-20, 20), (3.4, 20))
    sides = scattered(chance, 160, (-26, 26), (-24, 4), clear=10.5)
    sides = sides[(np.abs(sides[:, 0]) > 9.8) & (np.abs(sides[:, 1]) > 2.9)]
    at = _lifted(on, np.concatenate([spots[:170], sides[:50]]))
    ferns = copies(
        fern(on.seed),
        at,
        chance.uniform(0, 6.28, len(at)).astype(np.float32),
        chance.uniform(0.6, 1.3, len(at)).astype(np.float32),
    )
    tufts = grass(
        _lifted(on, scattered(chance, 2600, (-16, 16), (-12, 16), 1.2)), chance, 0.24, "#5f7a36", 4
    )
    stones = rocks(
        _lifted(on, scattered(chance, 34, (-22, 22), (4.5, 24), 6.0)),
        chance,
        (0.2, 0.8),
        "#6b7060",
        level=1,
    )
    log = tube(
        spline([(-8.5, 6.2, 0.25), (-6.4, 5.7, 0.34), (-3.6, 5.4, 0.3)], 8),
        0.3,
        "#5a4632",
        Surface.WOOD,
        10,
    )
    bushes = [
        bush(on.seed + k, 1.3, "#46682c", 260).moved((x, y, 0))
        for k, (x, y) in enumerate(((7.6, 7.2), (-11.5, 8.4), (12.5, 5.0), (2.2, 10.5)))
    ]
    return join([ferns, tufts, stones, log, _litter(on), *bushes])


def _litter(on: Occasion) -> Mesh:
    """Fallen leaves lying about."""
    chance = on.chance(104)
    at = _lifted(on, scattered(chance, 1500, (-16, 16), (-12, 16)))
    count = len(at)
    angle = chance.uniform(0, 6.28, count)
    along = (
        np.stack([np.cos(angle), np.sin(angle), chance.uniform(-0.2, 0.5, count)], axis=1) * 0.09
    )
    side = np.stack([-np.sin(angle), np.cos(angle), np.zeros(count)], axis=1) * 0.04
    middle = at + [0, 0, 0.012]
    points = np.stack([middle - along * 0.5, middle + side, middle + along], axis=1).reshape(-1, 3)
    points[:, 2] = np.maximum(points[:, 2], np.repeat(at[:, 2], 3) + 0.006)
    table = np.stack([linear(c) for c in ("#8a5a2a", "#a8742e", "#6d4a24", "#7a6a30", "#94402a")])
    colors = np.repeat(table[chance.integers(0, 5, count)], 3, axis=0)
    up = unit(np.tile(np.array([[0.0, 0.1, 1.0]], np.float32), (len(points), 1)))
    faces = np.arange(3 * count, dtype=np.int32).reshape(-1, 3)
    return raw(points, up, colors, faces, Surface.FOLIAGE)


def _backdrop(on: Occasion) -> Mesh:
    return ridge(on.seed + 105, 95, 20, "#2f4a30", rough=0.35, depth=0.25)
