"""The country: the top of a hill with one tree, and a farmyard."""

from collections.abc import Callable

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.performance import Lamp, SetPiece
from soracli.stage.places.distance import far_wood
from soracli.stage.places.farmyard import bale, barn, silo, trough
from soracli.stage.places.fences import rails
from soracli.stage.places.greenery import flowers, grass, scattered, spaced
from soracli.stage.places.land import Height, ridge, rolling, strip
from soracli.stage.places.lie import Lie, rows, varied
from soracli.stage.places.moorland import moor
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.places.stock import piece_of
from soracli.stage.things.buildings import house_mesh
from soracli.stage.things.forms import lumpy, turn
from soracli.stage.things.trees import broadleaf


def hill(on: Occasion) -> SetPiece:
    """The grassy top of a hill with one big tree; fields and woods lie far below on all sides."""
    chance = on.chance(426)
    lie = Lie(_knoll(on.seed + 426))
    tree = broadleaf(on.seed + 427, 6.4, "#55853a", leaves=1500, spread=1.15)
    woods = lie.strewn(chance, 330, (-240, 240), (-240, 260), 90.0, 9.0, 0.2)[:150]
    parts = [
        lie.ground("#86ab4c", Surface.GRASS, on.seed, 420, 120, 3.2, 0.16),
        tree.moved(lie.at(np.array([(5.4, 12.5)]))[0] - [0, 0, 0.1]),
        far_wood(woods, chance, (8, 13), "tree"),
        *(
            house_mesh(7.0, "#e8dfcc", "#a8583c", "#5a4632").moved(p, turn(0.5 * k))
            for k, p in enumerate(
                lie.strewn(chance, 60, (-160, 160), (60, 220), 110.0, 40.0, 0.2)[:5]
            )
        ),
        grass(
            lie.at(scattered(chance, 3000, (-16, 16), (-12, 14), 0.8)), chance, 0.22, "#93b654", 4
        ),
        flowers(
            lie.at(scattered(chance, 420, (-14, 14), (-10, 12), 2.4)),
            chance,
            ("#ffffff", "#f6e04a", "#b894d8"),
            0.24,
            0.045,
            6,
        ),
        rocks(
            lie.strewn(chance, 14, (-14, 14), (3, 12), 6.0), chance, (0.2, 0.5), "#98948a", level=1
        ),
        ridge(on.seed + 428, 520, 50, "#7a9a64", rough=0.5).moved((0, 0, -16)),
        ridge(on.seed + 429, 1200, 130, "#8499a4", rough=0.5).moved((0, 0, -16)),
    ]
    trunk = (Collider("cylinder", (0.4,), (5.4, 12.5, -1.0), (5.4, 12.5, 4.0)),)
    return SetPiece("hill", join(parts), "grass", 9.0, trunk, far_color="#8aa660", far_level=-17.0)


def _knoll(seed: int) -> Height:
    def height(x: Numbers, y: Numbers) -> Numbers:
        away = np.hypot(x, y)
        down = -16.0 * ramped(away, 10.0, 90.0)
        lumps = ramped(away, 9, 30) * 0.8 * fbm(x, y, seed, 24.0) + ramped(away, 90, 300) * 9 * fbm(
            x, y, seed + 1, 120.0
        )
        return np.asarray(down + lumps, np.float32)

    return height


_FENCES = (
    ((-16, 8.6), (-2.6, 10.6)), ((10, 9.6), (19, 8.2)), ((-16, 8.6), (-16, -12)),
    ((19, 8.2), (19, -12)),
)  # fmt: skip
_BARN = Collider("box", (5.0, 7.0, 3.0), (5.5, 20.5, 3.0))


def farm(on: Occasion) -> SetPiece:
    """A farmyard: a red barn, silos, a white house, rail fences, round bales, a trough, fields."""
    chance = on.chance(430)
    lie = Lie(rolling(on.seed + 430, 45.0, 9.0, 120.0))
    bales = np.array(
        [
            (-8.6, 7.0),
            (-10.2, 6.2),
            (-9.3, 9.6),
            (-24, 30),
            (22, 40),
            (34, 34),
            (-36, 44),
            (14.5, 5.4),
        ],
        np.float32,
    )
    trees = spaced(chance, scattered(chance, 300, (-90, 90), (50, 110)), 8.0)[:30]
    furrows = rows((-46, 10), (38, 90), 3.0, 2.2)
    parts = [
        lie.ground("#86a04a", Surface.GRASS, on.seed, 420, 90, patches=0.16),
        strip((-13, 13), (-13, 13), 0.004, "#a08a62", Surface.DIRT, 26),
        barn(8.5).moved((5.5, 20.5, 0), turn(-0.3)),
        silo(7.5).moved((12.6, 22.5, 0)), silo(6.5).moved((15.8, 21.5, 0)),
        house_mesh(6.0, "#f0ece2", "#6a5a52", "#7a3a30").moved((-13.0, 24, 0), turn(0.3)),
        *(rails(start, end, 1.15) for start, end in _FENCES),
        varied(lambda seed: bale(0.62), lie.at(bales), chance, (0.9, 1.1), 1),
        trough().moved((6.6, 5.0, 0), turn(0.2)),
        piece_of("building", "windmill", 8.0, "#c9c2b4").moved((-24, 46, 0)),
        far_wood(lie.at(trees), chance, (6, 10), "tree"),
        varied(_cabbage, lie.at(furrows), chance, (0.8, 1.2), 2),
        grass(lie.strewn(chance, 1600, (-18, 18), (8, 18), 1.0), chance, 0.2, "#8aa84e", 4),
        grass(lie.strewn(chance, 200, (-12, 12), (-10, 8), 2.0), chance, 0.12, "#9aa056", 4),
        ridge(on.seed + 431, 340, 28, "#8a9d5a", Surface.GRASS, rough=0.4),
        ridge(on.seed + 432, 900, 90, "#7d968c", rough=0.5),
    ]  # fmt: skip
    lamp = Lamp((2.4, 15.8, 3.4), (1.6, 1.15, 0.65), 0.1)
    return SetPiece(
        "farm", join(parts), "dirt", 10.0, (_BARN,), (lamp,), far_color="#90a458", far_level=-1.0
    )


def _cabbage(seed: int) -> Mesh:
    return lumpy((0.5, 0.5, 0.35), seed, 0.3, "#6a9448", Surface.FOLIAGE, 0, True).moved(
        (0, 0, 0.15)
    )


COUNTRYSIDE: dict[str, Callable[[Occasion], SetPiece]] = {
    "hill": hill,
    "farm": farm,
    "moor": moor,
}
