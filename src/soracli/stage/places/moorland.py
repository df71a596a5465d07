"""A moor: wide, treeless ground of heather and tussocks that rises and falls to the horizon."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import join
from soracli.stage.performance import SetPiece
from soracli.stage.places.greenery import flowers, grass, scattered
from soracli.stage.places.land import ridge
from soracli.stage.places.lie import Lie, uneven
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks

_HEATHER = ("#8e5a92", "#a56aa0", "#7a4a80")


def moor(on: Occasion) -> SetPiece:
    """Brown grass and heather in bloom around the origin, granite lying about, bare hills far."""
    chance = on.chance(680)
    lie: Lie = uneven(on.seed + 680, 8.0, 3.4, 46.0)
    tussocks = lie.at(scattered(chance, 3600, (-22, 22), (-14, 24), 0.9))
    heather = lie.at(scattered(chance, 3200, (-24, 24), (-13, 26), 3.2))
    stones = lie.at(scattered(chance, 46, (-26, 26), (4.5, 30), 4.5))
    tor = lie.at(np.array([(9.0, 25.0), (10.6, 26.0), (9.9, 25.4), (8.2, 26.2)], np.float32))
    parts = [
        lie.ground("#7c7a4c", Surface.GRASS, on.seed, 420, 110, 3.0, 0.22),
        grass(tussocks, chance, 0.3, "#9a8f58", 5),
        flowers(heather, chance, _HEATHER, 0.26, 0.1, 5),
        rocks(stones, chance, (0.2, 0.7), "#8f8d88", level=1),
        rocks(tor, chance, (1.2, 2.4), "#85837e", level=1),
        ridge(on.seed + 681, 230, 22, "#7a7558", rough=0.4),
        ridge(on.seed + 682, 520, 60, "#85858a", rough=0.4),
    ]
    return SetPiece("moor", join(parts), "grass", 9.0, far_color="#7f7a58", far_level=-6.0)
