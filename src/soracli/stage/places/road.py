"""A country road along x, paved or of dirt: fields of wheat, fences, poles, a farm, hills."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fences import rails
from soracli.stage.places.greenery import flowers, grass, grove, scattered, spaced, standing
from soracli.stage.places.land import land, patched, ridge, strip
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.shapes import tube
from soracli.stage.things.buildings import house_mesh
from soracli.stage.things.forms import boxes, copies, turn

_EDGE, _TRAIL = 3.6, 1.9
"""Metres from the middle of a road, and of a trail, to its edge."""


def road(on: Occasion) -> SetPiece:
    """Two lanes, |y| < 3.6, straight along x; fields on both sides."""
    return SetPiece(
        name="road",
        mesh=join([_ground(on), _roadway(on), _roadside(on), _farm(on), _hills(on)]),
        ground="snow" if on.snowy else "asphalt",
        reach=9.0,
        far_color="#8a9a58",
        far_level=-1.0,
    )


def trail(on: Occasion) -> SetPiece:
    """A way of trodden earth and gravel, |y| < 1.9, straight along x; fields on both sides."""
    return SetPiece(
        name="trail",
        mesh=join([_ground(on), _trodden(on), _roadside(on, paved=False), _farm(on), _hills(on)]),
        ground="snow" if on.snowy else "dirt",
        reach=9.0,
        far_color="#8a9a58",
        far_level=-1.0,
    )


def _trodden(on: Occasion) -> Mesh:
    way = strip((-300, 300), (-_TRAIL, _TRAIL), 0.0, "#a08a68", Surface.DIRT, 300)
    verge = [
        strip((-300, 300), edges, -0.008, "#86794e", Surface.DIRT, 120)
        for edges in ((_TRAIL, _TRAIL + 0.9), (-_TRAIL - 0.9, -_TRAIL))
    ]
    return join([patched(way, 0.12, on.seed, 2.0), *verge])


def _height(on: Occasion, x: Numbers, y: Numbers) -> Numbers:
    away = ramped(np.abs(y), 22, 110)
    return np.asarray(away * (6 * fbm(x, y, on.seed + 150, 90.0) + 3.0) - 0.03, np.float32)


def _ground(on: Occasion) -> Mesh:
    return land(
        lambda x, y: _height(on, x, y), 330, "#82954a", Surface.GRASS, 84, 2.6, on.seed, 0.16
    )


def _roadway(on: Occasion) -> Mesh:
    lane = strip((-300, 300), (-_EDGE, _EDGE), 0.0, "#54565a", Surface.ASPHALT, 300)
    verge = [
        strip((-300, 300), edges, -0.005, "#94805c", Surface.DIRT, 120)
        for edges in ((_EDGE, _EDGE + 0.7), (-_EDGE - 0.7, -_EDGE))
    ]
    parts = [patched(lane, 0.07, on.seed, 4.0), *verge]
    if not on.snowy:
        dashes = np.arange(-150, 150, 6.0)
        parts.append(boxes([(x, 0, 0.0) for x in dashes], (3.0, 0.13, 0.008), "#f0d98a", 18))
        parts.append(
            boxes(
                [(0, s * (_EDGE - 0.25), 0.0) for s in (-1, 1)],
                (600, 0.12, 0.008),
                "#f2f0e6",
                Surface.ASPHALT,
            )
        )
    return join(parts)


def _roadside(on: Occasion, paved: bool = True) -> Mesh:
    chance, edge = on.chance(151), 4.4 if paved else _TRAIL + 0.9
    near = scattered(chance, 2000, (-40, 40), (edge, 8.5))
    front = scattered(chance, 700, (-30, 30), (-9.5, -edge - 0.1))
    wheat = scattered(chance, 4200, (-60, 60), (10.0, 24.0))
    gold = grass(standing(wheat, _height(on, wheat[:, 0], wheat[:, 1])), chance, 0.95, "#d0ad57", 3)
    wild = scattered(chance, 420, (-40, 40), (4.6, 8.8))
    fence = [rails((-70, 9.0), (70, 9.0), 1.15), rails((-60, -15.0), (60, -15.0), 1.15)]
    return join(
        [
            grass(standing(near, -0.03), chance, 0.34, "#7f9a48", 4),
            grass(standing(front, -0.03), chance, 0.22, "#7f9a48", 4),
            flowers(
                standing(wild, -0.03),
                chance,
                ("#e8463a", "#ffffff", "#f2d23c", "#5c86d6"),
                0.42,
                0.06,
                5,
            ),
            gold,
            *(_poles() if paved else ()),
            *fence,
        ]
    )


def _poles() -> list[Mesh]:
    """Telegraph poles every 30 m and the wires sagging between them."""
    wood = "#6b5540"
    pole = join(
        [
            tube([(0, 0, 0), (0, 0, 8.0)], (0.15, 0.11), wood, Surface.WOOD, 8),
            boxes([(0, 0, 7.3)], (0.1, 2.0, 0.12), wood, Surface.WOOD),
        ]
    )
    places = np.arange(-105, 106, 30.0)
    share = np.linspace(0, 1, 9)
    sag = 7.45 - 2.4 * share * (1 - share)
    wires = []
    for side in (-0.85, 0.0, 0.85):
        for start in places[:-1]:
            path = np.stack([start + 30.0 * share, np.full(9, 9.3 + side), sag], axis=1)
            wires.append(tube(path, 0.018, "#1d1d1f", Surface.RUBBER, 3, caps=False))
    return [copies(pole, [(float(x), 9.3, 0.0) for x in places]), *wires]


def _farm(on: Occasion) -> Mesh:
    chance = on.chance(152)
    house = house_mesh(7.0, "#f2ece0", "#6b4a42", "#3f5a6b")
    barn = house_mesh(9.0, "#9b3128", "#5b5450", "#f2ece0", Surface.PLANKS)

    def lifted(points: Numbers) -> Numbers:
        return standing(points, _height(on, points[:, 0], points[:, 1]) - 0.1)

    at = lifted(np.array([(-26.0, 46.0), (-44.0, 52.0)], np.float32))
    homes = [house.moved(at[0], turn(0.1)), barn.moved(at[1], turn(-0.2))]
    back = spaced(chance, scattered(chance, 150, (-140, 140), (32, 130)), 7.0)
    back = back[np.hypot(back[:, 0] + 34, back[:, 1] - 48) > 18][:26]
    front = spaced(chance, scattered(chance, 80, (-100, 100), (-90, -18)), 8.0)[:16]
    lone = np.array([(13.0, 14.5), (48.0, 13.0), (-62.0, 14.0)], np.float32)
    trees = grove(lifted(np.concatenate([back, front])), chance, (6.5, 11), leaves=400)
    return join([*homes, trees, grove(lifted(lone), chance, (8, 10), leaves=1100, variants=1)])


def _hills(on: Occasion) -> Mesh:
    return join(
        [
            ridge(on.seed + 153, 380, 38, "#7d9458", Surface.GRASS, rough=0.5),
            ridge(on.seed + 154, 1000, 120, "#7d968c", rough=0.55),
        ]
    )
