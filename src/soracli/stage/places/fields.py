"""Fields: what is sown and planted stands in rows around a small clearing and on to the horizon."""

from collections.abc import Callable
from functools import partial

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.crops import ears, fruited, lavender, maize, sunflower, tulips, vine
from soracli.stage.places.distance import far_wood
from soracli.stage.places.farmyard import barn, silo
from soracli.stage.places.fences import rails
from soracli.stage.places.greenery import flowers, grass, grove, scattered
from soracli.stage.places.land import land, ridge, rolling
from soracli.stage.places.lie import Lie, plain, rows, varied
from soracli.stage.places.occasion import Occasion
from soracli.stage.shapes import ellipsoid, polygon
from soracli.stage.things.buildings import house_mesh
from soracli.stage.things.forms import copies, lumpy, turn
from soracli.stage.things.trees import broadleaf


def wheat(on: Occasion) -> SetPiece:
    """Ripe wheat to the horizon; where people stand it is trodden to the knees."""
    chance = on.chance(300)
    lie = Lie(rolling(on.seed + 300, 30.0, 9.0, 110.0))
    near = scattered(chance, 2600, (-15, 15), (-12, 16))
    inside = (np.abs(near[:, 0]) < 4.9) & (near[:, 1] > -9.8) & (near[:, 1] < 3.1)
    trodden = near[inside & (np.hypot(near[:, 0], near[:, 1]) > 0.7)]
    tall = np.concatenate([near[~inside], scattered(chance, 1100, (-46, 46), (10, 60), 12.0)])
    crop = [
        varied(lambda seed: ears(seed, 0.46, 6), lie.at(trodden[:420]), chance, (0.8, 1.05)),
        varied(ears, lie.at(tall[:2100]), chance, (0.9, 1.15)),
        flowers(lie.at(tall[::40]), chance, ("#d8342c",), 0.95, 0.07, 5),
    ]
    field = lie.ground("#b8944a", Surface.GRASS, on.seed, 420, 90, patches=0.14)
    return _field(
        on, "wheat field", [field, *crop, _lone_oak(on, lie), _rim(on, "#8f9a55")], "#c2a052"
    )


def cornfield(on: Occasion) -> SetPiece:
    """Maize higher than a man on three sides of a clearing, rows that run away from the camera."""
    chance = on.chance(302)
    near = rows((-10.4, 11), (-7, 8), 0.95, 0.62, (-4.9, 4.9, -16, 3.3))
    mid = rows((-20, 20), (-16, 17), 0.95, 0.9, (-10.6, 10.6, -16, 8))
    near = near + chance.normal(0, 0.06, near.shape).astype(np.float32)
    lie = plain()
    far = rows((-46, 46), (17, 42), 1.9, 1.8)
    stubble = scattered(chance, 500, (-5, 5), (-12, 3.3), 0.8)
    crop = [
        varied(maize, lie.at(near), chance, (0.85, 1.12), 4),
        varied(lambda seed: maize(seed, 2.3, 4), lie.at(mid), chance, (0.85, 1.12), 2),
        varied(_far_stalk, lie.at(far), chance, (0.9, 1.1), 2),
        grass(lie.at(stubble), chance, 0.14, "#a89a52", 4),
    ]
    field = land(lie.height, 420, "#7a6238", Surface.DIRT, 84, seed=on.seed, patches=0.2)
    return _field(on, "cornfield", [field, *crop, _rim(on, "#6f8a4a"), _barn()], "#7d9148")


def _far_stalk(seed: int) -> Mesh:
    return ears(seed, 2.0, 12, "#7d9a42")


def sunflowers(on: Occasion) -> SetPiece:
    """Sunflowers in bloom, all facing the camera, low where people stand."""
    chance = on.chance(304)
    lie = Lie(rolling(on.seed + 304, 30.0, 8.0, 120.0))
    near = rows((-11, 11.2), (-4, 8.5), 0.8, 0.72, (-4.4, 4.4, -9.6, 3.0))
    far = rows((-40, 41), (9, 44), 1.9, 1.7)
    jitter = [chance.normal(0, 0.12, one.shape).astype(np.float32) for one in (near, far)]
    low = scattered(chance, 90, (-4.2, 4.2), (-5, 2.6), 1.3)
    crop = [
        varied(sunflower, lie.at(near + jitter[0]), chance, (0.8, 1.1), 4, yaw=(-0.4, 0.4)),
        varied(_far_sunflower, lie.at(far + jitter[1]), chance, (0.9, 1.1), 2, yaw=(-0.4, 0.4)),
        grass(
            lie.at(np.concatenate([low, scattered(chance, 900, (-9, 9), (-9, 4), 0.6)])),
            chance,
            0.22,
            "#6f9440",
            5,
        ),
    ]
    field = lie.ground("#6d7a3a", Surface.GRASS, on.seed, 420, 90, patches=0.16)
    far_yellow = ridge(on.seed + 305, 110, 7, "#c9a52e", Surface.GRASS, (0.3, 2.84), 0.3)
    return _field(on, "sunflower field", [field, *crop, far_yellow, _rim(on, "#7f9a50")], "#a8963a")


def _far_sunflower(seed: int) -> Mesh:
    """Five flowers of a few triangles each."""
    chance = np.random.default_rng(seed)
    turns = np.linspace(0, 2 * np.pi, 6, endpoint=False)
    rim = np.stack([np.cos(turns), np.zeros(6), np.sin(turns)], axis=1)
    heads = []
    for x, y in chance.uniform(-0.7, 0.7, (5, 2)):
        at = np.array([x, y, chance.uniform(1.5, 1.8)])
        petals = polygon((at + 0.24 * rim).astype(np.float32), "#f0bd20", Surface.FOLIAGE)
        seeds = polygon((at - [0, 0.02, 0] + 0.1 * rim).astype(np.float32), "#4a2f1a", 12)
        heads += [petals, seeds]
    return join([*heads, ears(seed, 1.35, 6, "#55853a")])


def lavender_field(on: Occasion) -> SetPiece:
    """Rows of violet cushions that run to hills; a stone house and cypresses beyond."""
    chance = on.chance(306)
    lie = Lie(rolling(on.seed + 306, 40.0, 12.0, 130.0))
    near = rows((-14.4, 15), (-9, 15), 1.6, 0.72, (-2.3, 2.3, -12, 2.9))
    far = rows((-46.4, 47), (15, 60), 1.6, 1.35)
    crop = [
        varied(lavender, lie.at(near), chance, (0.85, 1.1), 3),
        varied(_far_lavender, lie.at(far), chance, (0.9, 1.1), 2, yaw=(-0.1, 0.1)),
    ]
    house = house_mesh(7.0, "#cbb48c", "#a8593c", "#5b7a9a")
    at = lie.at(np.array([[21.0, 66.0]], np.float32))[0]
    trees = grove(
        lie.at(np.array([(12.0, 64.0), (14.5, 66.0), (28, 68), (-24, 72), (-21, 73)], np.float32)),
        chance, (7, 10), "conifer", 300, 2, "#2f4a2e",
    )  # fmt: skip
    field = lie.ground("#a08a62", Surface.DIRT, on.seed, 420, 90, patches=0.1)
    far_rows = ridge(on.seed + 307, 130, 9, "#7d68a8", Surface.GRASS, (0.4, 2.74), 0.3)
    parts = [field, *crop, house.moved(at - [0, 0, 0.2], turn(-0.3)), trees, far_rows]
    return _field(on, "lavender field", [*parts, _rim(on, "#8a9a80")], "#8f8468", "dirt")


def _far_lavender(seed: int) -> Mesh:
    return lumpy((0.5, 0.78, 0.5), seed, 0.2, "#6f54b0", Surface.FOLIAGE, 0, True)


_TULIPS = ("#d8323c", "#f2c230", "#e86a9a", "#f4f0e6", "#7d3a8c", "#f0803a")


def tulip_field(on: Occasion) -> SetPiece:
    """Bands of tulips, each of its color, that run flat to a row of trees under a wide sky."""
    chance = on.chance(308)
    lie = Lie(rolling(on.seed + 308, 20.0, 0.0, 160.0))
    crop: list[Mesh] = []
    for band, color in enumerate(_TULIPS * 4):
        left = -36.0 + 3.0 * band
        here = abs(left + 1.2) < 14
        near = rows((left, left + 2.5), (-9, 11), 0.55, 0.55, (-3.1, 3.1, -12, 3.1))
        near, far = near[: len(near) * here], rows((left, left + 2.5), (11, 57), 1.0, 1.7)
        aside = rows((left, left + 2.5), (-9, 11), 1.0, 1.4)
        far = far if here else np.concatenate([aside, far])
        crop.append(varied(partial(tulips, color=color), lie.at(near), chance, (0.85, 1.1), 3))
        crop.append(varied(partial(_far_tulips, color=color), lie.at(far), chance, (0.9, 1.1), 2))
    field = lie.ground("#8a7a58", Surface.DIRT, on.seed, 420, 90, patches=0.1)
    far_rows = ridge(on.seed + 309, 130, 2.5, "#c0454f", Surface.GRASS, (0.3, 2.84), 0.2)
    parts = [field, *crop, far_rows, _lone_oak(on, lie), _rim(on, "#8aa07a")]
    return _field(on, "tulip field", parts, "#9a8a68", "dirt")


def _far_tulips(seed: int, color: str) -> Mesh:
    return lumpy((0.55, 0.95, 0.26), seed, 0.25, color, Surface.FOLIAGE, 0, True)


def vineyard(on: Occasion) -> SetPiece:
    """Trellised vines left and right of a grassy lane, a wine house on the hill beyond."""
    chance = on.chance(308)
    lie = Lie(rolling(on.seed + 308, 26.0, 16.0, 120.0))
    near = rows((-13.8, 14), (-8, 16), 2.3, 2.4, (-5.2, 5.2, -16, 4.8))
    far = rows((-43.7, 45), (17, 66), 2.3, 2.8)
    crop = [
        varied(vine, lie.at(near), chance, (0.95, 1.05), 3, yaw=(-0.03, 0.03)),
        varied(_far_vine, lie.at(far), chance, (0.95, 1.05), 2, yaw=(-0.03, 0.03)),
        grass(lie.at(scattered(chance, 1500, (-9, 9), (-12, 9), 1.0)), chance, 0.13, "#83a04a", 4),
    ]
    spot = lie.at(np.array([[-17.0, 74.0]], np.float32))[0]
    house = house_mesh(9.0, "#e0cda4", "#b0603c", "#5a4632").moved(spot - [0, 0, 0.3], turn(0.3))
    trees = grove(
        lie.at(np.array([(-6, 72), (-9, 76), (-27, 74), (24, 70)], np.float32)),
        chance, (7, 10), "conifer", 300, 2, "#2f4a2e",
    )  # fmt: skip
    field = lie.ground("#8a9a52", Surface.GRASS, on.seed, 420, 90, patches=0.16)
    return _field(on, "vineyard", [field, *crop, house, trees, _rim(on, "#7d9460")], "#8f9a58")


def _far_vine(seed: int) -> Mesh:
    bush = lumpy((0.45, 1.5, 0.62), seed, 0.25, "#587f34", Surface.FOLIAGE, 0, True)
    return bush.moved((0, 0, 1.05))


def orchard(on: Occasion) -> SetPiece:
    """Apple trees in rows with red fruit, windfalls and daisies in the grass, a ladder, baskets."""
    chance = on.chance(310)
    lie = plain()
    near = rows((-16.2, 17), (-8.6, 14), 5.4, 5.2, (-6, 6, -14, 4.4))
    far = rows((-43.2, 44), (17, 52), 5.4, 7.0)
    fallen = scattered(chance, 60, (-10, 10), (3, 9), 4.0)
    trees = [
        varied(_apple_tree, lie.at(near), chance, (0.85, 1.1), 3),
        far_wood(lie.at(far), chance, (3.4, 4.4), "tree", "#5d8a3a"),
        copies(ellipsoid(0.045, (0, 0, 0.04), "#c4302a", Surface.PLASTIC, 6), lie.at(fallen)),
        grass(
            lie.at(scattered(chance, 2400, (-15, 15), (-11, 13), 1.0)), chance, 0.17, "#7fa848", 4
        ),
        flowers(
            lie.at(scattered(chance, 260, (-13, 13), (-9, 11), 2.6)),
            chance,
            ("#ffffff", "#f6e45a"),
            0.16,
            0.035,
            7,
        ),
    ]
    field = lie.ground("#76983f", Surface.GRASS, on.seed, 420, 84, patches=0.14)
    fence = rails((-24, 26.5), (24, 26.5), 1.1)
    return _field(on, "orchard", [field, *trees, fence, _rim(on, "#7a9650")], "#7d9a4a")


def _apple_tree(seed: int) -> Mesh:
    chance = np.random.default_rng(seed)
    return fruited(
        broadleaf(seed, 3.9, "#5a8a36", leaves=520, spread=1.2), chance, "#d0281f", 46, 1.5
    )


def _field(on: Occasion, name: str, parts: list[Mesh], far: str, ground: str = "grass") -> SetPiece:
    """A set of these parts: free for 12 m about, open on all sides."""
    del on
    return SetPiece(
        name=name, mesh=join(parts), ground=ground, reach=12.0, far_color=far, far_level=-1.0
    )


def _rim(on: Occasion, color: str) -> Mesh:
    """Hills close around a field, wooded ones beyond them."""
    return join(
        [
            ridge(on.seed + 320, 330, 30, color, Surface.GRASS, rough=0.5),
            ridge(on.seed + 321, 800, 95, "#7d968c", rough=0.55),
        ]
    )


def _lone_oak(on: Occasion, lie: Lie) -> Mesh:
    chance = on.chance(322)
    spots = np.array([(-16.0, 34.0), (38.0, 58.0), (30.0, -34.0), (-30.0, -38.0)], np.float32)
    return grove(lie.at(spots, 0.1), chance, (8.0, 10.5), leaves=700, variants=2)


def _barn() -> Mesh:
    return join([barn(9.0).moved((24, 58, 0), turn(-0.5)), silo(8.0).moved((33, 60, 0))])


FIELDS: dict[str, Callable[[Occasion], SetPiece]] = {
    "wheat field": wheat,
    "cornfield": cornfield,
    "sunflower field": sunflowers,
    "lavender field": lavender_field,
    "tulip field": tulip_field,
    "vineyard": vineyard,
    "orchard": orchard,
}
