"""Fresh water: a river, a waterfall, a pond, a swamp. One stands on the near bank."""

from collections.abc import Callable

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.banks import LEVEL, banked
from soracli.stage.places.distance import far_wood
from soracli.stage.places.falls import waterfall
from soracli.stage.places.greenery import flowers, grass, grove, scattered, spaced
from soracli.stage.places.land import Height, ridge
from soracli.stage.places.lie import Lie, posts, varied
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.places.wild_plants import mangrove, pads, reeds
from soracli.stage.shapes import sheet, tube
from soracli.stage.things.forms import spline, turn
from soracli.stage.water import Water, waves


def _river_bed(seed: int, near: float, far: float, hills: float) -> Height:
    """A bank about the origin, a bed from `near` to `far` metres away along +y that winds beyond
    the acting area, hills of `hills` metres at both sides."""

    def height(x: Numbers, y: Numbers) -> Numbers:
        bend = 5.0 * np.sin(x * 0.045 + 0.6) * ramped(np.abs(x), 10, 40) + 0.7 * fbm(
            x, x * 0, seed, 7.0
        )
        inside = np.minimum(y + bend - near, far - y - bend)
        bed = -1.7 * ramped(inside, -0.9, 3.4)
        up = ramped(-inside, 6, 70) * hills * (0.55 + 0.45 * fbm(x, y, seed + 1, 50.0))
        rough = (
            ramped(-inside, 0.5, 5)
            * ramped(np.hypot(x, y), 8, 16)
            * 0.35
            * fbm(x, y, seed + 2, 9.0)
        )
        return np.asarray(
            bed + np.maximum(up, 0) * ramped(np.hypot(x, y), 9, 30) + rough, np.float32
        )

    return height


def river(on: Occasion) -> SetPiece:
    """A clear river over pebbles behind the bank one stands on; woods and hills on the far side."""
    chance = on.chance(350)
    lie = Lie(_river_bed(on.seed + 350, 3.9, 16.5, 16.0))
    amplitudes, vectors, phases = waves(on.seed, 0.06, 0.0, longest=2.2, shortest=0.25)
    stones = lie.strewn(chance, 900, (-34, 34), (3.2, 18), 0, 0, 0.02, (-1.2, -0.05), 210)
    boulders = lie.strewn(chance, 300, (-26, 26), (13.2, 15.5), 6.0, 2.2, 0.0, (-1.8, -0.6), 14)
    trees = spaced(chance, scattered(chance, 500, (-70, 70), (19, 62)), 4.4)[:80]
    behind = spaced(chance, scattered(chance, 200, (-60, 60), (-60, -22)), 6.0)[:24]
    parts = [
        banked(lie.ground("#6d8a44", Surface.GRASS, on.seed, 240, 110, 3.4, 0.16), "#8f8470"),
        rocks(stones, chance, (0.08, 0.3), "#a09a8c", level=0),
        rocks(boulders + [0, 0, 0.5], chance, (0.5, 1.1), "#7f7b74", level=2),
        far_wood(lie.at(trees, 0.1), chance, (7, 13)),
        far_wood(lie.at(behind, 0.1), chance, (6, 10), "tree"),
        _banks_in_leaf(lie, chance),
        ridge(on.seed + 351, 190, 40, "#4a6640", rough=0.5),
        ridge(on.seed + 352, 480, 120, "#6d8490", rough=0.6),
    ]
    water = Water(amplitudes, vectors, phases, LEVEL, "#1f5a5c", "#4f9a90")
    return SetPiece(
        "river",
        join(parts),
        "grass",
        9.0,
        water_at=(0.0, 10.2),
        water=water,
        far_color="#5d7a44",
        far_level=-8.0,
    )


def _banks_in_leaf(lie: Lie, chance: np.random.Generator) -> Mesh:
    """Reeds, grass and flowers on the banks."""
    return join(
        [
            varied(
                reeds,
                lie.strewn(chance, 500, (-30, 30), (3, 17), 6, 0.5, 0, (-0.6, -0.15), 26),
                chance,
            ),
            grass(
                lie.strewn(chance, 2600, (-16, 16), (-11, 4.2), 1.0, heights=(-0.1, 9)),
                chance,
                0.2,
                "#7fa048",
                4,
            ),
            flowers(
                lie.strewn(chance, 120, (-13, 13), (-9, 3.6), 3.0),
                chance,
                ("#ffffff", "#f2d23c"),
                0.2,
                0.04,
                5,
            ),
        ]
    )


def pond(on: Occasion) -> SetPiece:
    """A round pond with lily pads, reeds and willows behind a mown bank; a plank bridge beyond."""
    chance = on.chance(358)
    lie = Lie(_pond_bed(on.seed + 358))
    amplitudes, vectors, phases = waves(on.seed, 0.025, 0.4, longest=1.6, shortest=0.2)
    leaves = lie.strewn(chance, 300, (-12, 12), (5, 18), 0, 1.1, 0, (-3, -0.75), 26)
    leaves[:, 2] = LEVEL
    parts = [
        banked(lie.ground("#6f9a48", Surface.GRASS, on.seed, 220, 104, 3.4, 0.14), "#6a5f45"),
        varied(pads, leaves, chance, (0.8, 1.2), 4),
        _round_the_pond(lie, chance),
        _meadow_by_the_pond(lie, chance),
        ridge(on.seed + 359, 240, 26, "#6d8a58", rough=0.4),
    ]
    water = Water(amplitudes, vectors, phases, LEVEL, "#27503f", "#5a8a66")
    return SetPiece(
        "pond",
        join(parts),
        "grass",
        9.0,
        water_at=(0.0, 11.2),
        water=water,
        far_color="#76965a",
        far_level=-8.0,
    )


def _round_the_pond(lie: Lie, chance: np.random.Generator) -> Mesh:
    """Reeds, stones and trees about the pond."""
    return join(
        [
            varied(
                reeds,
                lie.strewn(chance, 900, (-17, 17), (4, 21), 6.4, 0.45, 0, (-0.62, -0.2), 70),
                chance,
                (0.75, 1.1),
            ),
            rocks(
                lie.strewn(chance, 300, (-14, 14), (3.4, 20), 4.0, 0.6, 0, (-0.4, -0.1), 34),
                chance,
                (0.14, 0.4),
                "#8a8678",
                level=1,
            ),
            grove(
                lie.at(
                    np.array(
                        [(-13, 11), (14, 13), (-8, 24), (9, 26), (-24, -16), (22, -20)], np.float32
                    )
                ),
                chance,
                (6, 8),
                leaves=620,
                color="#6a9440",
            ),
        ]
    )


def _meadow_by_the_pond(lie: Lie, chance: np.random.Generator) -> Mesh:
    """Woods beyond, a bridge, grass and flowers."""
    return join(
        [
            far_wood(
                lie.at(spaced(chance, scattered(chance, 200, (-70, 70), (32, 74)), 5.5)[:50]),
                chance,
                (7, 11),
                "tree",
            ),
            _plank_bridge().moved((7.5, 17.5, 0), turn(0.5)),
            grass(
                lie.strewn(chance, 2400, (-15, 15), (-11, 4.2), 0.8, heights=(-0.08, 9)),
                chance,
                0.14,
                "#7fae4c",
                4,
            ),
            flowers(
                lie.strewn(chance, 240, (-14, 14), (-9, 4.0), 3.0),
                chance,
                ("#ffffff", "#f6d84a", "#c48ad8"),
                0.2,
                0.04,
                6,
            ),
        ]
    )


def _pond_bed(seed: int) -> Height:
    def height(x: Numbers, y: Numbers) -> Numbers:
        inside = 1 - np.hypot(x / 14.0, (y - 11.8) / 8.4) + 0.09 * fbm(x, y, seed, 6.0)
        bed = -1.5 * ramped(inside, -0.07, 0.5)
        away = ramped(np.hypot(x, y - 6), 20, 70)
        return np.asarray(
            bed + away * np.maximum(2.2 * fbm(x, y, seed + 1, 40.0) + 0.6, 0), np.float32
        )

    return height


def _plank_bridge() -> Mesh:
    """A small arched footbridge along x."""
    t = np.linspace(-1, 1, 15)
    arch = np.stack([2.8 * t, 0 * t, 0.25 + 0.75 * (1 - t**2)], axis=1)
    parts = []
    for y in (-0.6, 0.6):
        parts.append(tube(arch + [0, y, 0], 0.07, "#8a4a34", Surface.WOOD, 6, False))
        parts.append(tube(arch + [0, y, 0.75], 0.045, "#a8563a", Surface.WOOD, 6, False))
        for at in arch[::2]:
            parts.append(
                tube([at + [0, y, 0], at + [0, y, 0.75]], 0.04, "#a8563a", Surface.WOOD, 5, False)
            )
    deck = np.stack([arch + [0, -0.65, 0.05], arch + [0, 0.65, 0.05]])
    parts.append(sheet(deck.astype(np.float32), "#9a7a55", Surface.PLANKS))
    return join(parts)


def swamp(on: Occasion) -> SetPiece:
    """Murky water between bare flared trees hung with moss; one stands on a muddy island."""
    chance = on.chance(360)
    lie = Lie(_mud(on.seed + 360))
    amplitudes, vectors, phases = waves(on.seed, 0.012, 0.4, longest=1.6, shortest=0.2)
    every = spaced(chance, scattered(chance, 700, (-34, 34), (-30, 44), 6.5), 4.0)
    lane = (np.abs(every[:, 0]) < 7.0) & (every[:, 1] < 4.6) & (every[:, 1] > -15)
    trees = lie.at(every[~lane][:66], 0.2)
    scum = lie.strewn(chance, 700, (-20, 20), (-14, 26), 6.0, 1.0, 0, (-3, -0.5), 60)
    scum[:, 2] = LEVEL
    log = tube(
        spline([(-7, 6.4, -0.3), (-5, 6.0, -0.15), (-3.4, 6.4, -0.25)], 7),
        0.24,
        "#4a4234",
        Surface.WOOD,
        9,
    )
    parts = [
        banked(lie.ground("#4f4a2c", Surface.DIRT, on.seed, 160, 96, 3.2, 0.3), "#38341f"),
        varied(mangrove, trees, chance, (0.75, 1.3), 4, 0.2),
        _in_the_mire(lie, chance, scum),
        log,
        ridge(on.seed + 361, 62, 15, "#3f4a34", rough=0.4, depth=0.2),
    ]
    water = Water(amplitudes, vectors, phases, LEVEL + 0.05, "#24301c", "#4a5a30")
    return SetPiece(
        "swamp",
        join(parts),
        "dirt",
        5.0,
        posts(trees, 0.5, 5.0),
        water=water,
        far_color="#3a4028",
        far_level=-6.0,
    )


def _in_the_mire(lie: Lie, chance: np.random.Generator, scum: Numbers) -> Mesh:
    """Pads, reeds and grass."""
    return join(
        [
            varied(lambda seed: pads(seed, 1.3, ""), scum, chance, (0.7, 1.3), 3, 0.3),
            varied(
                reeds,
                lie.strewn(chance, 900, (-17, 17), (-11, 18), 5.0, 0.5, 0, (-0.5, -0.1), 80, 5.2),
                chance,
                (0.6, 1.0),
            ),
            grass(
                lie.strewn(chance, 900, (-10, 10), (-9, 8), 1.2, heights=(-0.3, 1)),
                chance,
                0.3,
                "#6f7a3a",
                5,
            ),
        ]
    )


def _mud(seed: int) -> Height:
    def height(x: Numbers, y: Numbers) -> Numbers:
        away = np.hypot(x, y)
        lumps = 0.7 * fbm(x, y, seed, 9.0) - 0.75
        return np.asarray(ramped(away, 4.6, 9.0) * lumps, np.float32)

    return height


WETLANDS: dict[str, Callable[[Occasion], SetPiece]] = {
    "river": river,
    "waterfall": waterfall,
    "pond": pond,
    "swamp": swamp,
}
