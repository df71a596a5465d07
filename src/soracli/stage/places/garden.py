"""A cottage garden: lawn, beds full of flowers, hedge, picket fence, trees, a path and a house."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.performance import Lamp, SetPiece
from soracli.stage.places.fences import picket
from soracli.stage.places.greenery import (
    bush,
    flowers,
    grass,
    grove,
    hedge,
    scattered,
    spaced,
    standing,
)
from soracli.stage.places.land import land, patch, ridge
from soracli.stage.places.markings import stripe
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.shapes import tube
from soracli.stage.things.buildings import house_mesh
from soracli.stage.things.forms import copies, geodesic, spline, turn
from soracli.stage.things.outdoors import bench
from soracli.stage.things.trees import broadleaf, leaf_cards

_REDS = ("#e0314a", "#f06292", "#d81b60", "#ff8a65")
_BRIGHT = ("#ffd23f", "#ff7043", "#ffffff", "#f8bbd0", "#ab47bc", "#7e57c2", "#e53950", "#42a5f5")
_BLUES = ("#5c6bc0", "#7e57c2", "#9575cd", "#42a5f5")


def garden(on: Occasion) -> SetPiece:
    """Lawn around the origin; beds, a fence and a hedge begin at y = 4."""
    return SetPiece(
        name="garden",
        mesh=join([_lawn(on), _beds(on), _bounds(on), _trees(on)]),
        ground="grass",
        reach=9.0,
        lamps=(Lamp((-8.5, 12.2, 2.3), (1.6, 1.15, 0.65), 0.1),),
        far_color="#7fa354",
        far_level=-0.2,
    )


def _lawn(on: Occasion) -> Mesh:
    chance = on.chance(20)
    lawn = land(lambda x, y: x * 0, 130, "#6d9444", Surface.GRASS, 70, seed=on.seed, patches=0.1)
    near = scattered(chance, 2400, (-12, 12), (-9, 8), clear=0.6)
    tufts = grass(standing(near), chance, 0.1, "#7cb54a", 4)
    daisies = flowers(
        standing(scattered(chance, 200, (-13, 13), (-10, 5), clear=2.4)),
        chance,
        ("#ffffff", "#fff6cf"),
        0.11,
        0.024,
        7,
    )
    way = spline([(9.5, -14), (8.6, -6), (7.2, 1.0), (4.6, 5.6), (2.4, 9.5), (1.2, 14)], 60)
    path = stripe(way, 1.15, 0.012, "#c9b48c", Surface.DIRT)
    side = np.array([[np.cos(a), np.sin(a)] for a in np.linspace(0, 6, 60)]) * 0.62
    stones = rocks(
        standing(np.repeat(way[::2], 2, axis=0)[:60] + side, 0.0),
        chance,
        (0.06, 0.13),
        "#b5ac9c",
        level=0,
    )
    return join([lawn, tufts, daisies, path, stones])


def _bed(
    on: Occasion,
    part: int,
    center: tuple[float, float],
    size: tuple[float, float],
    count: int,
    colors: tuple[str, ...],
    height: float,
    head: float,
    petals: int = 6,
    round_: bool = True,
) -> Mesh:
    """An oval bed of earth, full of one sort of flower with leaves between."""
    chance = on.chance(part)
    angle = np.linspace(0, 2 * np.pi, 28, endpoint=False)
    rim = np.stack([np.cos(angle), np.sin(angle)], axis=1) * np.array(size)
    earth = patch((rim + center).astype(np.float32), 0.02, "#5a4330", Surface.DIRT)
    spots = np.sqrt(chance.uniform(0, 0.94, count)) * np.exp(1j * chance.uniform(0, 6.283, count))
    at = np.stack([spots.real, spots.imag], axis=1) * size + center
    leaves = grass(standing(at[: count // 2], 0.02), chance, height * 0.6, "#4e8a3c", 5)
    edge = rocks(
        standing((rim + center).astype(np.float32)), chance, (0.09, 0.16), "#a9a092", level=0
    )
    blooms = flowers(standing(at, 0.02), chance, colors, height, head, petals, round_)
    return join([earth, leaves, edge, blooms])


def _beds(on: Occasion) -> Mesh:
    return join(
        [
            _bed(on, 21, (-3.6, 5.3), (3.9, 1.15), 340, _BRIGHT, 0.5, 0.155),
            _bed(on, 22, (-8.4, 2.6), (1.8, 1.3), 140, _REDS, 0.55, 0.155, 5),
            _bed(on, 23, (8.6, 4.4), (2.4, 1.2), 170, (*_BLUES, "#ffffff"), 0.55, 0.155, 5),
            _bed(on, 24, (-11.2, -5.5), (1.5, 2.4), 110, _BRIGHT, 0.45, 0.16),
            _bed(on, 25, (0.0, -15.6), (6.0, 1.1), 200, (*_REDS, "#ffd23f"), 0.5, 0.155),
            _tall_row(on),
            _arch(on),
        ]
    )


def _arch(on: Occasion) -> Mesh:
    """A rose arch over the gap in the fence, where the path leaves the garden."""
    turns = np.linspace(0, np.pi, 13)
    legs = np.array([(-1.0, 0, z) for z in np.linspace(0, 1.5, 6)])
    bow = np.stack([-np.cos(turns), np.zeros(13), 1.55 + 0.95 * np.sin(turns)], axis=1)
    line = np.concatenate([legs, bow, legs[::-1] * [-1, 1, 1]]).astype(np.float32)
    chance = on.chance(29)
    posts = [
        tube(line + np.array([0, d, 0], np.float32), 0.03, "#f5f3ec", Surface.WOOD, 6)
        for d in (-0.3, 0.3)
    ]
    clumps = line[::2] + chance.normal(0, 0.05, (len(line[::2]), 3))
    size = np.full(len(clumps), 0.26)
    green = leaf_cards(clumps.astype(np.float32), size, 900, 0.13, "#4a7a34", chance)
    roses = leaf_cards(clumps.astype(np.float32), size * 1.12, 300, 0.15, "#e0456e", chance)
    return join([*posts, green, roses]).moved((2.6, 9.3, 0))


def _tall_row(on: Occasion) -> Mesh:
    """Tall flowers along the fence."""
    chance = on.chance(26)
    at = scattered(chance, 260, (-15, 15), (8.1, 8.9))
    at = at[(np.abs(at[:, 0] - 2.6) > 1.1)]
    tall = flowers(
        standing(at),
        chance,
        ("#ffca28", "#f06292", "#ce93d8", "#ef5350", "#ffffff"),
        1.0,
        0.16,
        8,
        False,
    )
    stems = grass(standing(at[:160]), chance, 0.8, "#4a8438", 4)
    return join([tall, stems])


def _bounds(on: Occasion) -> Mesh:
    chance = on.chance(27)
    fences = [picket((-16, 9.3), (1.6, 9.3)), picket((3.6, 9.3), (16, 9.3))]
    hedges = [
        hedge((-16.4, 9.3), (-16.4, -17), 1.7, 0.9, chance),
        hedge((16.4, -17), (16.4, 9.3), 1.7, 0.9, chance),
        hedge((-16, -17.6), (16, -17.6), 1.5, 0.9, chance),
    ]
    plants = [
        bush(on.seed + k, h, leaves=340, bloom=bloom).moved((x, y, 0))
        for k, (x, y, h, bloom) in enumerate(
            (
                (-13.6, 7.4, 1.3, "#f48fb1"),
                (13.2, 7.6, 1.5, "#fff3f5"),
                (7.3, 8.2, 1.0, ""),
                (-14.2, -1.0, 1.4, ""),
                (14.4, -3.0, 1.2, "#ba68c8"),
                (-12.5, -13.6, 1.3, ""),
            )
        )
    ]
    seat = bench("#c9bfa8").moved((12.2, 1.6, 0), turn(-1.1))
    return join([*fences, *hedges, *plants, seat])


def _trees(on: Occasion) -> Mesh:
    chance = on.chance(28)
    cottage = house_mesh(6.2, "#f1e6cf", "#94523f", "#4f7a68").moved((-9, 17.5, 0), turn(0.12))
    apple = broadleaf(on.seed + 6, 5.4, "#5b9a3c", leaves=1500, spread=1.15)
    fruit = _fruit(chance, 5.4)
    specimen = join([apple, fruit]).moved((11.4, 11.8, 0))
    back = spaced(chance, scattered(chance, 80, (-45, 45), (21, 42)), 5.0)
    back = back[np.hypot(back[:, 0] + 9, back[:, 1] - 17.5) > 8][:13]
    front = spaced(chance, scattered(chance, 40, (-40, 40), (-38, -21)), 6.0)[:8]
    woods = grove(standing(np.concatenate([back, front])), chance, (6.5, 10.5), leaves=420)
    hills = ridge(on.seed + 8, 260, 26, "#7f9f68", rough=0.5)
    return join([cottage, specimen, woods, hills])


def _fruit(chance: np.random.Generator, height: float) -> Mesh:
    apple = geodesic(0.075, color="#d63a2c", surface=Surface.PLASTIC, level=1)
    heading = chance.normal(size=(34, 3))
    heading /= np.linalg.norm(heading, axis=1, keepdims=True)
    at: Numbers = heading * np.array([0.42, 0.42, 0.26]) * height + np.array([0, 0, 0.64 * height])
    return copies(apple, at.astype(np.float32))
