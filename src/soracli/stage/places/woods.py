"""Woods of other climates and seasons: jungle, bamboo, an autumn forest, pines."""

from collections.abc import Callable

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join, linear, unit
from soracli.stage.performance import SetPiece
from soracli.stage.places.distance import far_wood
from soracli.stage.places.forest import fern
from soracli.stage.places.greenery import grass, grove, scattered, spaced
from soracli.stage.places.land import ridge
from soracli.stage.places.lie import Lie, around, posts, uneven, varied
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.places.wild_plants import bamboo, broad_leaf, giant, liana
from soracli.stage.shapes import tube
from soracli.stage.things.forms import raw, spline
from soracli.stage.things.trees import broadleaf

_LEAVES = ("#c9701f", "#d99a2b", "#a83a22", "#8a5a2a", "#d8b13c")


def jungle(on: Occasion) -> SetPiece:
    """A small clearing among giants: big leaves, ferns and lianas close on all sides."""
    chance = on.chance(330)
    lie = uneven(on.seed + 330, 8.0, 0.7, 11.0, 0.2)
    tall = spaced(chance, around(scattered(chance, 500, (-30, 30), (-26, 34))), 4.6)[:44]
    low = around(scattered(chance, 900, (-20, 20), (-14, 18)), 6.4, -13.0, 3.9)
    low = low[np.abs(low[:, 1]) > 2.4]
    palms = spaced(chance, around(scattered(chance, 120, (-22, 22), (3, 26)), 7.0), 5.0)[:8]
    thicket = spaced(chance, scattered(chance, 400, (-34, 34), (-34, 36), 13.0), 3.2)
    thicket = thicket[(np.abs(thicket[:, 1]) > 9) | (np.abs(thicket[:, 0]) > 24)][:80]
    banana = np.array([(-6.4, 4.6), (5.9, 5.4), (-9.4, 7.0), (9.6, 3.9), (1.0, 8.4)], np.float32)
    parts = [
        lie.ground("#4a4426", Surface.DIRT, on.seed, 120, 72, patches=0.35),
        varied(giant, lie.at(tall, 0.1), chance, (0.85, 1.15), 3),
        varied(broad_leaf, lie.at(low[:190]), chance, (0.6, 1.5), 3, 0.25),
        varied(_banana, lie.at(banana), chance, (0.8, 1.2), 2, 0.2),
        far_wood(lie.at(thicket, 0.6), chance, (5.5, 10), "tree", "#3f7a2c"),
        varied(_bright_leaf, lie.at(low[190:250]), chance, (0.5, 1.0), 2, 0.2),
        varied(fern, lie.at(low[250:330]), chance, (0.7, 1.4), 2),
        grove(lie.at(palms), chance, (4.5, 7.5), "palm", variants=2),
        grass(lie.at(scattered(chance, 1300, (-13, 13), (-10, 12), 1.4)), chance, 0.24, "#557f34"),
        _lianas(on),
        ridge(on.seed + 331, 62, 17, "#2c4a26", rough=0.35, depth=0.25),
    ]
    mesh = join(parts)
    return SetPiece(
        "jungle",
        mesh,
        "dirt",
        8.0,
        posts(lie.at(tall), 0.6, 8.0),
        far_color="#2f4324",
        far_level=-0.6,
    )


def _banana(seed: int) -> Mesh:
    return broad_leaf(seed, 3.4, 7, "#558f36")


def _bright_leaf(seed: int) -> Mesh:
    return broad_leaf(seed, 1.3, 9, "#6a9a34")


def _lianas(on: Occasion) -> Mesh:
    """Ropes of leaves between the crowns behind the clearing."""
    chance = on.chance(332)
    parts = []
    for place in range(9):
        x = -14 + 3.4 * place + chance.uniform(-1, 1)
        y, z = chance.uniform(4.6, 9), chance.uniform(3.3, 5.2)
        to = (x + chance.uniform(2.5, 5), y + chance.uniform(-1, 2), z + chance.uniform(-0.5, 2))
        parts.append(liana(on.seed + place, (x, y, z), to, float(chance.uniform(1.2, 3.0))))
        parts.append(liana(on.seed + 20 + place, (x, y, z + 5), (x + 0.3, y, 1.6), 0.0))
    return join(parts)


def bamboo_grove(on: Occasion) -> SetPiece:
    """Green canes in their hundreds on both sides of a clearing strewn with dry leaves."""
    chance = on.chance(334)
    lie = uneven(on.seed + 334, 9.0, 0.5, 12.0, 0.2)
    canes = around(scattered(chance, 1800, (-26, 26), (-24, 34)), 4.9, -14.0, 3.4)
    close = canes[np.hypot(canes[:, 0], canes[:, 1]) < 17][:330]
    behind = canes[np.hypot(canes[:, 0], canes[:, 1]) >= 17][:260]
    parts = [
        lie.ground("#6d6238", Surface.DIRT, on.seed, 120, 72, patches=0.3),
        varied(bamboo, lie.at(close), chance, (0.8, 1.25), 3, 0.25),
        varied(lambda seed: bamboo(seed, 9.0, 26), lie.at(behind), chance, (0.9, 1.3), 2, 0.25),
        litter(lie, chance, 900, ("#a8a05a", "#8a8442", "#c2b878")),
        rocks(
            lie.strewn(chance, 24, (-14, 14), (3.4, 14), 4.5),
            chance,
            (0.2, 0.6),
            "#7d8272",
            level=1,
        ),
        grass(lie.at(scattered(chance, 600, (-13, 13), (-10, 14), 2.0)), chance, 0.2, "#7d9a44"),
        ridge(on.seed + 335, 48, 15, "#5d8a3c", rough=0.3, depth=0.2),
    ]
    at = lie.at(close)
    return SetPiece(
        "bamboo forest",
        join(parts),
        "dirt",
        8.0,
        posts(at, 0.09, 6.0, 10.0),
        far_color="#5a6a34",
        far_level=-0.6,
    )


def autumn(on: Occasion) -> SetPiece:
    """A wood in October: gold, orange and red crowns, and their leaves all over the ground."""
    chance = on.chance(336)
    lie = uneven(on.seed + 336, 9.0, 0.9, 16.0, 0.3)
    trees = spaced(
        chance, around(scattered(chance, 400, (-34, 34), (-30, 40)), 7.0, -15.5, 4.4), 5.0
    )[:60]
    near = trees[np.hypot(trees[:, 0], trees[:, 1]) < 20]
    far = trees[np.hypot(trees[:, 0], trees[:, 1]) >= 20]
    beyond = spaced(chance, scattered(chance, 300, (-70, 70), (40, 76)), 5.0)[:60]
    crowns = []
    for place, color in enumerate(("#c9701f", "#dba32c", "#b5402a")):
        crowns.append(varied(_tree_of(color), lie.at(near[place::3], 0.1), chance, (0.85, 1.15), 2))
        crowns.append(far_wood(lie.at(far[place::3], 0.1), chance, (8, 12), "tree", color))
        crowns.append(far_wood(lie.at(beyond[place::3], 0.1), chance, (9, 13), "tree", color))
    parts = [
        lie.ground("#7a5530", Surface.DIRT, on.seed, 140, 76, patches=0.3),
        *crowns,
        litter(lie, chance, 2600, _LEAVES),
        grass(lie.at(scattered(chance, 900, (-14, 14), (-11, 14), 1.2)), chance, 0.18, "#8f8a42"),
        tube(
            spline([(-7.5, 5.6, 0.2), (-5, 5.2, 0.3), (-3.2, 5.0, 0.24)], 6), 0.26, "#5a4632", 9, 9
        ),
        ridge(on.seed + 337, 105, 24, "#a8652c", rough=0.4, depth=0.25),
    ]
    at = lie.at(near)
    return SetPiece(
        "autumn forest",
        join(parts),
        "dirt",
        8.0,
        posts(at, 0.3, 5.0),
        far_color="#7d5a34",
        far_level=-0.6,
    )


def _tree_of(color: str) -> Callable[[int], Mesh]:
    return lambda seed: broadleaf(seed, 9.5, color, "#4f4036", leaves=620, spread=1.05)


def litter(lie: Lie, chance: np.random.Generator, count: int, colors: tuple[str, ...]) -> Mesh:
    """Fallen leaves on a land about the origin, one triangle each."""
    at = lie.at(scattered(chance, count, (-15, 15), (-11, 14)))
    angle = chance.uniform(0, 6.28, len(at))
    flat = np.stack([np.cos(angle), np.sin(angle), chance.uniform(0.0, 0.5, len(at))], axis=1)
    side = np.stack([-np.sin(angle), np.cos(angle), np.zeros(len(at))], axis=1)
    size = chance.uniform(0.05, 0.1, (len(at), 1))
    middle = at + [0, 0, 0.015]
    points = np.stack(
        [middle - flat * size * [1, 1, 0], middle + side * size * 0.8, middle + flat * size], 1
    )
    table = np.stack([linear(color) for color in colors])
    tint = np.repeat(table[chance.integers(0, len(colors), len(at))], 3, axis=0)
    normals = unit(np.tile(np.array([[0.0, -0.1, 1.0]]), (3 * len(at), 1)))
    faces = np.arange(3 * len(at), dtype=np.int32).reshape(-1, 3)
    return raw(points.reshape(-1, 3), normals, tint, faces, Surface.FOLIAGE)


def pines(on: Occasion) -> SetPiece:
    """A mountain forest of dark firs around a clearing of needles, boulders and a fallen trunk."""
    chance = on.chance(338)
    lie = uneven(on.seed + 338, 9.0, 1.0, 18.0, 0.3)
    trees = spaced(
        chance, around(scattered(chance, 700, (-40, 40), (-34, 48)), 8.0, -15.5, 6.8), 3.6
    )[:120]
    away = np.hypot(trees[:, 0], trees[:, 1])
    near, far = trees[away < 15], trees[away >= 15]
    parts = [
        lie.ground("#5a4a34", Surface.DIRT, on.seed, 140, 76, patches=0.3),
        grove(lie.at(near[:16], 0.1), chance, (8, 13), "conifer", 600, 2, "#2f5638"),
        grove(lie.at(far[:60], 0.1), chance, (10, 16), "conifer", 300, 3, "#2f5638"),
        far_wood(
            lie.at(spaced(chance, scattered(chance, 300, (-80, 80), (46, 90)), 4.0)[:110]),
            chance,
            (11, 17),
        ),
        rocks(
            lie.strewn(chance, 40, (-18, 18), (3.6, 20), 5.0),
            chance,
            (0.2, 0.9),
            "#7a7a74",
            level=1,
        ),
        varied(fern, lie.strewn(chance, 60, (-14, 14), (3.6, 14), 4.5), chance, (0.5, 0.9), 2),
        varied(_dead_twig, lie.strewn(chance, 12, (-12, 12), (-9, 9), 5.0), chance, (0.5, 1.0), 2),
        grass(lie.at(scattered(chance, 1300, (-14, 14), (-11, 14), 1.2)), chance, 0.2, "#6d7f40"),
        ridge(on.seed + 339, 110, 32, "#2c4632", rough=0.4, depth=0.25),
    ]
    at = lie.at(near)
    return SetPiece(
        "pine forest",
        join(parts),
        "dirt",
        8.0,
        posts(at, 0.25, 6.0),
        far_color="#3f4a34",
        far_level=-0.6,
    )


def _dead_twig(seed: int) -> Mesh:
    chance = np.random.default_rng(seed)
    path = np.cumsum(chance.normal(0, 0.3, (4, 3)) * [1, 1, 0.12] + [0.4, 0, 0], axis=0) * [1, 1, 0]
    return tube(path + [0, 0, 0.05], (0.04, 0.035, 0.025, 0.01), "#5a4a3a", Surface.WOOD, 5, False)


WOODS: dict[str, Callable[[Occasion], SetPiece]] = {
    "jungle": jungle,
    "bamboo forest": bamboo_grove,
    "autumn forest": autumn,
    "pine forest": pines,
}
