"""A mountain lake: calm water, a wooden dock, wooded shores and hills close around."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.distance import peaks
from soracli.stage.places.greenery import grass, grove, scattered, spaced, standing
from soracli.stage.places.land import land, ridge
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.shapes import tube
from soracli.stage.things.buildings import house_mesh
from soracli.stage.things.forms import boxes, copies, turn
from soracli.stage.water import Water, waves

_NEAR, _FAR = -40.0, 66.0
_OFF = 30.0
"""Metres from the middle up to which a camera is over the water."""


def lake(on: Occasion) -> SetPiece:
    """Water for 40 m toward the camera and 66 m away from it; its mean level is z = 0."""
    rough = {"storm": 0.5, "rain": 0.2}.get(on.weather, 0.14)
    amplitudes, vectors, phases = waves(on.seed, rough, 0.3, longest=5.0, shortest=0.5)
    return SetPiece(
        name="lake",
        mesh=join([_shores(on), _dock(on), _woods(on), _hills(on)]),
        ground="water",
        reach=0.0,
        water=Water(amplitudes, vectors, phases, 0.0, "#12454f", "#3b8f8c"),
        far_color="#4d6b45",
        far_level=-6.0,
        stand_off=_OFF,
    )


def _bed(on: Occasion, x: Numbers, y: Numbers) -> Numbers:
    """The ground: deep in the middle, rising out of the water along a ragged shore."""
    ragged = 5.0 * fbm(x, y, on.seed + 50, 26.0)
    inside = np.minimum(np.minimum(_FAR - y, y - _NEAR), 74 - np.abs(x)) + ragged
    spit = np.hypot((x + 36) / 1.6, y - 22) - 11 + 0.6 * ragged
    inside = np.minimum(inside, spit)
    shore = np.clip(-inside * 0.16, -4, 1.2)
    rise = ramped(-inside, 4, 60) * (6 + 5 * fbm(x, y, on.seed + 51, 50.0))
    return np.asarray(shore + rise, np.float32)


def _shores(on: Occasion) -> Mesh:
    return land(lambda x, y: _bed(on, x, y), 260, "#6b7f45", Surface.GRASS, 110, 2.4, on.seed, 0.14)


def _dock(on: Occasion) -> Mesh:
    """A jetty at the left, from a wooded spit toward the middle of the lake."""
    del on
    planks = np.arange(0, 12.0, 0.28)
    boards = boxes([(p, 0, 0.52) for p in planks], (0.25, 1.7, 0.06), "#8d6f4a", Surface.WOOD)
    posts = [(x, s * 0.85, 0.0) for x in (0.3, 4.0, 8.0, 11.6) for s in (-1, 1)]
    post = tube([(0, 0, -2.2), (0, 0, 1.15)], 0.11, "#5e4930", Surface.WOOD, 9)
    beams = boxes([(6, s * 0.7, 0.43) for s in (-1, 1)], (12, 0.12, 0.14), "#6d5436", Surface.WOOD)
    return join([boards, beams, copies(post, posts)]).moved((-19.5, 15.0, 0), turn(-0.42))


def _woods(on: Occasion) -> Mesh:
    chance = on.chance(52)

    def ashore(points: Numbers, low: float) -> Numbers:
        height = _bed(on, points[:, 0], points[:, 1])
        keep = height > low
        return standing(points[keep], height[keep] - 0.1)

    far = spaced(chance, scattered(chance, 420, (-80, 80), (62, 95)), 3.4)
    left = spaced(chance, scattered(chance, 120, (-98, -66), (-40, 62)), 4.5)
    right = spaced(chance, scattered(chance, 120, (66, 98), (-40, 62)), 4.5)
    near = spaced(chance, scattered(chance, 60, (-50, 50), (-64, -44)), 5.0)
    spit = spaced(chance, scattered(chance, 60, (-52, -24), (14, 31)), 3.8)
    firs = grove(
        ashore(np.concatenate([spit, far, left, right])[:190], 0.7),
        chance,
        (7, 14),
        "conifer",
        leaves=300,
    )
    leafy = grove(ashore(near, 0.6), chance, (6, 9), leaves=460)
    stones = ashore(scattered(chance, 700, (-76, 76), (-46, 72)), -0.35)
    edge = stones[stones[:, 2] < 0.35][:90]
    reeds = ashore(scattered(chance, 5000, (-78, 78), (-50, 76)), -0.12)
    tall = grass(reeds[reeds[:, 2] < 0.25][:320], chance, 1.2, "#7f8f4a", 6)
    cabin = house_mesh(5.0, "#7a5533", "#4a3a30", "#3f5a3a", Surface.PLANKS)
    spot = (34.0, 74.0)
    height = float(_bed(on, np.array(spot[0]), np.array(spot[1])))
    return join(
        [
            firs,
            leafy,
            rocks(edge, chance, (0.4, 1.4), level=1),
            tall,
            cabin.moved((*spot, height), turn(-0.2)),
        ]
    )


def _hills(on: Occasion) -> Mesh:
    return join(
        [
            ridge(on.seed + 53, 230, 42, "#41583a", rough=0.6),
            peaks(on.seed + 54, 400, 125, "#4a4f57", 0.5, (0.2, 3.0), 420, green="#41583a"),
        ]
    )
