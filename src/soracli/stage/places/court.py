"""An outdoor basketball court in a city park. The near basket belongs to the story, not to the set.

The basket end is where the story's hoop stands: rim over (2.1, 0), the court going toward -x.
"""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import Lamp, SetPiece
from soracli.stage.places.facades import skyline
from soracli.stage.places.fences import chain_link
from soracli.stage.places.greenery import grove, scattered, spaced, standing
from soracli.stage.places.land import land, patched, strip
from soracli.stage.places.markings import arc, outline, stripe
from soracli.stage.places.occasion import Occasion
from soracli.stage.shapes import tube
from soracli.stage.things.forms import boxes, copies, turn
from soracli.stage.things.outdoors import bench, bin_

RIM_X = 2.1
_BASELINE = RIM_X + 1.575
_FREE_THROW = RIM_X + 0.38 - 4.572
_LENGTH, _HALF = 28.0, 7.5
_WHITE = "#f4f4ee"


def court(on: Occasion) -> SetPiece:
    """Blue court, red key, white lines; fence, benches, trees and a skyline."""
    return SetPiece(
        name="court",
        mesh=join([_ground(on), court_lines(), _surroundings(on)]),
        ground="asphalt",
        reach=9.0,
        colliders=_fence_colliders(),
        lamps=tuple(Lamp((x, 10.6, 7.6), (5.0, 4.9, 4.6), 0.2) for x in (-12.0, 0.0, 9.0)),
        far_color="#6f8a52",
        far_level=-0.12,
    )


def _ground(on: Occasion) -> Mesh:
    lawn = land(lambda x, y: x * 0 - 0.06, 160, "#5f8a3e", Surface.GRASS, 40, seed=on.seed)
    yard = patched(strip((-27, 8.0), (-13.5, 10.5), -0.02, "#6b6e70", 18, 30), 0.06, on.seed)
    inside = strip((_BASELINE - _LENGTH, _BASELINE), (-_HALF, _HALF), -0.006, "#2b5f85", 22, 40)
    key = strip((_FREE_THROW, _BASELINE), (-2.45, 2.45), -0.003, "#a5412d", Surface.COURT, 8)
    half = patched(inside, 0.05, on.seed, 3.0)
    return join([lawn, yard, half, patched(key, 0.05, on.seed, 2.0)])


def court_lines() -> Mesh:
    """The white lines of a basketball court, its near rim over (2.1, 0)."""
    back = _BASELINE - _LENGTH
    middle = (_BASELINE + back) / 2
    far_rim = back + 1.575
    paths: list[object] = [
        *outline((back, _BASELINE), (-_HALF, _HALF)),
        [(middle, -_HALF), (middle, _HALF)],
        arc((middle, 0), 1.8, 0, 2 * np.pi),
    ]
    for rim, way in ((RIM_X, -1), (far_rim, 1)):
        base = rim - way * 1.575
        free = rim - way * 0.38 + way * 4.572
        turn_ = 0.0 if way > 0 else np.pi
        reach = float(np.arccos(min(1.0, (way * (base + way * 2.99 - rim)) / 6.75)))
        paths += [
            *outline((min(base, free), max(base, free)), (-2.45, 2.45)),
            arc((free, 0), 1.8, 0, 2 * np.pi),
            arc((rim, 0), 6.75, turn_ - reach, turn_ + reach),
            arc((rim, 0), 1.25, turn_ - np.pi / 2, turn_ + np.pi / 2),
        ]
        for side in (-1, 1):
            y = side * 6.75 * np.sin(reach)
            paths.append([(base, y), (rim + way * 6.75 * np.cos(reach), y)])
    return join(stripe(path, 0.07, 0.0, _WHITE, Surface.COURT) for path in paths)  # type: ignore[arg-type]


def _fence_colliders() -> tuple[Collider, ...]:
    return (
        Collider("box", (18.0, 0.05, 1.6), (-9.5, 10.6, 1.6)),
        Collider("box", (0.05, 12.0, 1.6), (8.1, -1.5, 1.6)),
    )


def _surroundings(on: Occasion) -> Mesh:
    chance = on.chance(2)
    fence = [
        chain_link((-27.5, 10.6), (8.1, 10.6), 3.2),
        chain_link((8.1, 10.6), (8.1, -14.5), 3.2),
        chain_link((8.1, -14.5), (-27.5, -14.5), 3.2),
    ]
    seats = join([bench("#9a6b42").moved((x, 9.4, 0)) for x in (-10.5, -4.0, 5.2)])
    seats = join([seats, bench("#9a6b42").moved((-3, -13.6, 0), turn(np.pi))])
    lights = []
    for x in (-12.0, 0.0, 9.0):
        pole = tube([(x, 11.2, 0), (x, 11.2, 7.8), (x, 10.6, 7.9)], 0.08, "#4b5359", 6, 8)
        surface = Surface.EMISSIVE if on.lit else Surface.GLASS
        head = boxes([(x, 10.5, 7.8)], (1.0, 0.35, 0.14), "#f4f6ff", surface)
        lights += [pole, head]
    back = spaced(chance, scattered(chance, 70, (-55, 45), (13.5, 27)), 4.2)
    front = spaced(chance, scattered(chance, 40, (-45, 40), (-34, -17)), 5.0)
    right = spaced(chance, scattered(chance, 20, (12, 32), (-14, 12)), 4.5)
    at = standing(np.concatenate([back, front, right])[:34], -0.06)
    trees = grove(at, chance, (6.0, 9.5), leaves=560)
    town = skyline(on, 55.0, (0.35, 2.85), (14, 42), 26)
    behind = skyline(on, 60.0, (-2.8, -0.35), (12, 30), 16)
    second = _far_basket()
    return join([*fence, seats, bin_().moved((-6.6, 9.5, 0)), *lights, trees, town, behind, second])


def _far_basket() -> Mesh:
    from soracli.stage.things.hoop import hoop_mesh

    x = _BASELINE - _LENGTH + 1.575
    return copies(hoop_mesh("#1f3a6e", "#39424e"), [(x, 0, 0)])
