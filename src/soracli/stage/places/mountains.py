"""An alpine meadow below snowy peaks: short grass, boulders, firs, a lake of air beyond."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.distance import peaks
from soracli.stage.places.fences import rails
from soracli.stage.places.greenery import flowers, grass, grove, scattered, spaced, standing
from soracli.stage.places.land import land, ridge
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.things.buildings import house_mesh
from soracli.stage.things.forms import turn


def mountains(on: Occasion) -> SetPiece:
    """A meadow shelf; the ground falls away toward +y and the peaks stand beyond the valley."""
    return SetPiece(
        name="mountains",
        mesh=join([_ground(on), _growth(on), _peaks(on)]),
        ground="grass",
        reach=12.0,
        far_color="#4f6650",
        far_level=-60.0,
    )


def _height(on: Occasion, x: Numbers, y: Numbers) -> Numbers:
    away = ramped(np.hypot(x, y), 13, 40)
    down = -ramped(y, 20, 150) * 55
    up = ramped(-y, 24, 200) * 34
    lumps = away * (1.8 * fbm(x, y, on.seed + 140, 22.0) + 0.4 * np.abs(x) * 0.05)
    return np.asarray(lumps + down + up, np.float32)


def _ground(on: Occasion) -> Mesh:
    return land(
        lambda x, y: _height(on, x, y), 330, "#74924a", Surface.GRASS, 96, 3.0, on.seed, 0.18
    )


def _lifted(on: Occasion, points: Numbers, sink: float = 0.0) -> Numbers:
    return standing(points, _height(on, points[:, 0], points[:, 1]) - sink)


def _growth(on: Occasion) -> Mesh:
    chance = on.chance(141)
    tufts = _lifted(on, scattered(chance, 3200, (-18, 18), (-12, 16), 1.4))
    wild = _lifted(on, scattered(chance, 500, (-18, 18), (2.4, 16), 2.6))
    stones = _lifted(on, scattered(chance, 70, (-34, 34), (-30, 30), 11.0))
    big = _lifted(on, np.array([(-11.0, 7.5), (12.5, 10.0), (-16.0, 12.0), (9.4, 6.2)], np.float32))
    left = scattered(chance, 260, (-90, -12), (4, 90))
    right = scattered(chance, 260, (14, 90), (8, 90))
    behind = scattered(chance, 160, (-70, 70), (-80, -22))
    firs = spaced(chance, np.concatenate([left, right, behind]), 4.4)
    chalet = house_mesh(5.6, "#8a6238", "#4f3d30", "#6d3a2a", Surface.PLANKS)
    spot = np.array([[19.0, 27.0]], np.float32)
    height = float(_lifted(on, spot)[0, 2])
    return join(
        [
            grass(tufts, chance, 0.17, "#7f9a4e", 4),
            flowers(wild, chance, ("#ffffff", "#f2d23c", "#5c7bd6", "#b56bc4"), 0.24, 0.05, 5),
            rocks(stones, chance, (0.15, 0.8), "#8d8a84"),
            rocks(big, chance, (0.9, 1.7), "#8d8a84", level=3),
            grove(_lifted(on, firs, 0.1)[:130], chance, (6, 13), "conifer", leaves=300),
            rails((-18, 10.5), (-3.5, 13.5), 1.05),
            chalet.moved((19.0, 27.0, height - 0.1), turn(-0.35)),
        ]
    )


def _peaks(on: Occasion) -> Mesh:
    low = ridge(on.seed + 142, 240, 46, "#48604a", arc=(-0.2, 3.34), rough=0.5)
    front = peaks(on.seed + 143, 430, 215, "#4a4f57", 0.5, (-0.5, 3.64), 460, green="#47603c")
    behind = peaks(on.seed + 144, 420, 140, "#4a4f57", 0.55, (3.3, 6.2), green="#47603c")
    return join([low.moved((0, 0, -50)), front.moved((0, 0, -55)), behind.moved((0, 0, 30))])
