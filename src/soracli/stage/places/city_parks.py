"""Parks of a city: one to walk in, and one with animals behind railings."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.facades import skyline
from soracli.stage.places.fittings import put, sign
from soracli.stage.places.fixtures import railing
from soracli.stage.places.greenery import bush, flowers, grass, grove, hedge, scattered, standing
from soracli.stage.places.land import land, patch
from soracli.stage.places.lights import post_light
from soracli.stage.places.markings import stripe
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.parks import woods
from soracli.stage.places.rocks import rocks
from soracli.stage.things.forms import boxes, copies, spline
from soracli.stage.things.outdoors import bench, bin_, lamp_post

_BLOOMS = ("#e53950", "#ffd23f", "#f8bbd0", "#ffffff", "#ab47bc")
_POSTS = ((-6.4, 6.9), (5.6, 6.7))
"""Where the lamps of a park stand, in metres."""
_PEN = 4.6
"""Where the railing of the pens of a zoo runs along y, in metres."""


def park(on: Occasion) -> SetPiece:
    """A lawn before a gravel path with benches and lamps; flower beds, trees, the city beyond."""
    way = spline([(-46, 2.0), (-24, 4.4), (-8, 5.3), (6, 5.0), (22, 6.6), (46, 3.0)], 80)
    branch = spline([(1.5, 5.2), (2.6, 10.0), (-1.0, 17.0), (3.0, 30.0)], 40)
    paths = [stripe(line, 2.1, 0.012, "#cdbb98", Surface.DIRT) for line in (way, branch)]
    seats = [put(bench(), x, 6.95) for x in (-3.6, -9.6, 8.6)]
    mesh = [_sward(on, 660), *paths, *seats, put(bin_(), -1.9, 7.0), _bed(on, 661, (-6.6, 9.6)),
        _bed(on, 662, (7.0, 9.4)), _trees(on), woods(on, 663, (22, 44), 34),
        woods(on, 664, (-44, -20), 18), skyline(on, 120.0, (0.4, 2.75), (30, 62), 22, 665),
        copies(lamp_post(on.lit), [(x, y, 0) for x, y in _POSTS])]  # fmt: skip
    lamps = tuple(post_light(x, y) for x, y in _POSTS)
    walls = tuple(Collider("box", (0.8, 0.3, 0.4), (x, 6.95, 0.4)) for x in (-3.6, -9.6, 8.6))
    return SetPiece("park", join(mesh), "grass", 9.0, walls, lamps, far_color="#7fa354",
        far_level=-0.2)  # fmt: skip


def _sward(on: Occasion, part: int) -> Mesh:
    """Mown grass as far as one sees, tufts and daisies near."""
    chance = on.chance(part)
    level = land(lambda x, y: x * 0, 130, "#6d9a46", Surface.GRASS, 70, seed=on.seed, patches=0.1)
    tufts = grass(standing(scattered(chance, 2200, (-14, 14), (-10, 3.6), 0.6)), chance, 0.1,
        "#7cb54a", 4)  # fmt: skip
    daisies = flowers(standing(scattered(chance, 140, (-13, 13), (-9, 3.4), 2.4)), chance,
        ("#ffffff", "#fff6cf"), 0.11, 0.024, 7)  # fmt: skip
    return join([level, tufts, daisies])


def _bed(on: Occasion, part: int, middle: tuple[float, float]) -> Mesh:
    """A round bed of earth, full of flowers in rings, a clipped bush in its middle."""
    chance = on.chance(part)
    angle = np.linspace(0, 2 * np.pi, 28, endpoint=False)
    rim = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    earth = patch((rim * 1.9 + middle).astype(np.float32), 0.02, "#5a4330", Surface.DIRT)
    rings = []
    for k, (radius, count) in enumerate(((0.9, 70), (1.3, 100), (1.7, 130))):
        turn = np.linspace(0, 2 * np.pi, count)
        at = np.stack([np.cos(turn), np.sin(turn)], 1) * radius + chance.normal(0, 0.06, (count, 2))
        blooms = (_BLOOMS[(part + k) % len(_BLOOMS)],)
        rings.append(flowers(standing(at + middle, 0.02), chance, blooms, 0.34, 0.12))
    return join([earth, *rings, put(bush(part, 1.0, "#3f7a34"), *middle)])


def _trees(on: Occasion) -> Mesh:
    """Old trees with room between them, near enough to cast shade."""
    near = np.array([(-10.5, 8.2), (11.5, 10.5), (-3.5, 14.5), (-17, 13), (18, 15), (5.5, 18),
        (-13, -13), (14, -12)], np.float32)  # fmt: skip
    return grove(standing(near), on.chance(666), (6.5, 9.0), leaves=900)


def zoo(on: Occasion) -> SetPiece:
    """A paved walk before pens with railings, rocks, trees and boards that name who lives there."""
    chance = on.chance(670)
    level = land(lambda x, y: x * 0, 130, "#74974c", Surface.GRASS, 60, seed=on.seed, patches=0.1)
    walk = boxes([(0, -1.4, -0.03)], (90, 11.6, 0.08), "#c9bda6", Surface.CONCRETE)
    names = [put(join([sign(text, 1.5, 0.44, "#2f5d3a", "#f4efe0").moved((0, 0, 1.25)),
        boxes([(s * 0.6, 0.05, 0.55) for s in (-1, 1)], (0.07, 0.07, 1.1), "#5a4632", 9)]),
        x, _PEN - 0.35) for text, x in (("lions", -6.0), ("zebras", 5.6),
        ("bears", -15.0))]  # fmt: skip
    stones = rocks(standing(scattered(chance, 40, (-16, 16), (8.0, 13.5), 7.0)), chance, (0.4, 1.1),
        "#a39a88", level=1)  # fmt: skip
    mesh = [level, walk, railing((-40, _PEN), (40, _PEN), 1.15, "#3a4a42"), _pens(on), *names,
        stones, put(bench(), 8.4, -6.0, np.pi), put(bin_("#2f5d3a"), 3.4, 3.6),
        woods(on, 671, (18, 36), 34), woods(on, 672, (-40, -15), 18),
        copies(lamp_post(on.lit), [(-8.6, 3.8, 0), (9.6, 3.8, 0)])]  # fmt: skip
    lamps = (post_light(-8.6, 3.8), post_light(9.6, 3.8))
    rail = (Collider("box", (40.0, 0.12, 0.6), (0.0, _PEN, 0.6)),)
    return SetPiece("zoo", join(mesh), "stone", 4.2, rail, lamps, far_color="#7fa354",
        far_level=-0.3)  # fmt: skip


def _pens(on: Occasion) -> Mesh:
    """Behind the railing: walls of rock between the pens, a shelter, a trough, a dead tree."""
    chance = on.chance(673)
    parts = [hedge((-40, 15.0), (40, 15.0), 2.4, 0.9, chance, leaves=5200)]
    for x in (-10.5, 0.6, 11.0):
        line = np.stack([np.full(9, x), np.linspace(6.2, 14.6, 9)], 1)
        parts.append(rocks(standing(line.astype(np.float32)), chance, (0.7, 1.15), "#9c9280",
            level=1))  # fmt: skip
    roof = boxes([(0, 0, 2.35)], (3.6, 2.4, 0.14), "#7a5a38", Surface.WOOD)
    posts = boxes([(s * 1.6, t, 1.15) for s in (-1, 1) for t in (-1.0, 1.0)], (0.14, 0.14, 2.3),
        "#6b4a2e", Surface.WOOD)  # fmt: skip
    parts += [put(join([roof, posts]), x, 12.4) for x in (-5.4, 6.4)]
    parts.append(boxes([(-3.2, 8.0, 0.2), (3.4, 8.2, 0.2)], (1.5, 0.5, 0.4), "#8f969c", 6))
    dead = grove(standing(np.array([(-7.6, 10.4)], np.float32)), chance, (3.6, 4.2), "bare")
    shade = grove(standing(np.array([(3.4, 12.0), (14.0, 10.5)], np.float32)), chance, (4.6, 5.6))
    return join([*parts, dead, shade])
