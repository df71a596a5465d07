"""A meadow: tall grass and wild flowers, a few trees, rolling hills."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.greenery import bush, flowers, grass, grove, scattered, spaced, standing
from soracli.stage.places.land import land, ridge, rolling
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks

_WILD = ("#e8463a", "#f2d23c", "#ffffff", "#7e6bd0", "#5c86d6", "#f08ab0")


def meadow(on: Occasion) -> SetPiece:
    """Open grass around the origin; hills begin 14 m away."""
    return SetPiece(
        name="meadow",
        mesh=join([_ground(on), _growth(on), _trees(on), _hills(on)]),
        ground="grass",
        reach=12.0,
        far_color="#86a35c",
        far_level=-1.0,
    )


def _ground(on: Occasion) -> Mesh:
    return land(
        rolling(on.seed, 14.0, 7.0), 260, "#7d9f4b", Surface.GRASS, 96, seed=on.seed, patches=0.16
    )


def _lifted(on: Occasion, points: Numbers) -> Numbers:
    return standing(points, rolling(on.seed, 14.0, 7.0)(points[:, 0], points[:, 1]))


def _growth(on: Occasion) -> Mesh:
    chance = on.chance(80)
    near = _lifted(on, scattered(chance, 3600, (-17, 17), (-12, 12), clear=1.4))
    mid = _lifted(on, scattered(chance, 1800, (-30, 30), (4, 30), clear=6.0))
    wild = _lifted(on, scattered(chance, 900, (-19, 19), (1.6, 13), clear=2.6))
    front = _lifted(on, scattered(chance, 260, (-14, 14), (-14, -2.5), clear=3.0))
    stones = _lifted(on, scattered(chance, 22, (-24, 24), (5, 26), clear=8.0))
    return join(
        [
            grass(near, chance, 0.2, "#86a84e", 4),
            grass(mid, chance, 0.42, "#8ba650", 4),
            flowers(wild, chance, _WILD, 0.42, 0.11, 5),
            flowers(front, chance, _WILD, 0.28, 0.08, 5),
            rocks(stones, chance, (0.25, 0.8), level=1),
        ]
    )


def _trees(on: Occasion) -> Mesh:
    chance = on.chance(81)
    spots = np.array([(-13.5, 14.5), (15.5, 19.0), (-19.0, -16.0), (21.0, -19.0)], np.float32)
    single = grove(_lifted(on, spots), chance, (7.5, 10.0), leaves=1100, variants=2)
    points = spaced(chance, scattered(chance, 130, (-110, 110), (34, 110)), 6.0)[:22]
    behind = spaced(chance, scattered(chance, 60, (-70, 70), (-80, -34)), 7.0)[:8]
    far = grove(_lifted(on, np.concatenate([points, behind])), chance, (7, 11), leaves=380)
    bushes = join(
        [
            bush(on.seed + k, 1.5, leaves=320).moved(at)
            for k, at in enumerate(
                _lifted(
                    on,
                    np.array(
                        [(-9.5, 17.5), (9.0, 23.0), (-22.0, 9.0), (24.0, 10.5), (-3.0, -22.0)],
                        np.float32,
                    ),
                )
            )
        ]
    )
    return join([single, far, bushes])


def _hills(on: Occasion) -> Mesh:
    return join(
        [
            ridge(on.seed + 82, 330, 34, "#7f9c5c", Surface.GRASS, rough=0.5),
            ridge(on.seed + 83, 900, 110, "#7d968c", rough=0.55),
        ]
    )
