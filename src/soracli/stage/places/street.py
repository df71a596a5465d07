"""A city street along x: shops and houses on both sides, lamps, trees, parked cars."""

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.facades import facades, row, skyline
from soracli.stage.places.land import patched, strip
from soracli.stage.places.lights import post_light
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.snow import drifts
from soracli.stage.things.forms import boxes, copies, turn
from soracli.stage.things.outdoors import (
    bench,
    bin_,
    hydrant,
    lamp_post,
    sign_post,
)
from soracli.stage.things.trees import bare, broadleaf
from soracli.stage.things.vehicles import parked

_KERB, _FRONT, _BEHIND = 5.2, 8.6, -14.6
_LAMPS = (-32.0, -24.0, -16.0, -8.0, 0.6, 8.0, 16.0, 24.0, 32.0)


def street(on: Occasion) -> SetPiece:
    """The road is |y| < 5.2; houses stand beyond y = 8.6 and behind y = -14.6."""
    lamps = [post_light(x, _KERB + 0.5) for x in _LAMPS]
    lamps += [post_light(x, -12.2) for x in (-20.0, -6.0, 8.0, 22.0)]
    return SetPiece(
        name="street",
        mesh=join([_ground(on), _houses(on), _furniture(on), *(drifts(on, _KERB, 46.0))]),
        ground="snow" if on.snowy else "asphalt",
        reach=5.0,
        length=13.0,
        colliders=(Collider("box", (60.0, 1.7, 0.08), (0.0, 6.9, 0.04)),),
        lamps=tuple(lamps),
        far_color="#e3e9ef" if on.snowy else "#77797a",
        far_level=-0.3,
        stand_off=14.0,
    )


def _ground(on: Occasion) -> Mesh:
    road = strip((-90, 90), (-_KERB, _KERB), 0.0, "#4b4d50", Surface.ASPHALT, 160)
    walk = [
        boxes([(0, (_KERB + _FRONT) / 2, 0.0)], (180, _FRONT - _KERB, 0.24), "#a39e95", 19),
        boxes([(0, (-_KERB + _BEHIND) / 2, 0.0)], (180, -_BEHIND - _KERB, 0.24), "#a39e95", 19),
        boxes([(0, s * _KERB, 0.0) for s in (-1, 1)], (180, 0.18, 0.26), "#b9b4aa", 19),
    ]
    slabs = np.arange(-60, 60, 1.8)
    joints = boxes(
        [(x, (_KERB + _FRONT) / 2, 0.115) for x in slabs],
        (0.03, _FRONT - _KERB - 0.2, 0.014),
        "#6f6b64",
        Surface.CONCRETE,
    )
    parts = [patched(road, 0.08, on.seed, 4.0), *walk, joints]
    if not on.snowy:
        dashes = np.arange(-60, 60, 5.0)
        parts.append(boxes([(x, 0, 0.0) for x in dashes], (2.2, 0.13, 0.008), "#e9e4d2", 18))
        parts.append(boxes([(0, s * 3.1, 0.0) for s in (-1, 1)], (150, 0.09, 0.008), "#c9c6bb", 18))
    return join(parts)


def _houses(on: Occasion) -> Mesh:
    near = facades(row(on, 10, (-62, 62), (3, 6)), on, 11).moved((0, _FRONT, 0))
    behind = facades(row(on, 12, (-52, 52), (3, 6)), on, 13)
    behind = behind.moved((0, _BEHIND, 0), turn(np.pi))
    ends = skyline(on, 110.0, (-0.16, 0.16), (18, 44), 6, 14)
    others = skyline(on, 110.0, (np.pi - 0.16, np.pi + 0.16), (18, 44), 6, 15)
    return join([near, behind, ends, others])


def _furniture(on: Occasion) -> Mesh:
    chance = on.chance(16)
    post = lamp_post(on.lit)
    posts = [(x, _KERB + 0.5, 0.12) for x in _LAMPS]
    posts += [(x, -12.2, 0.12) for x in (-20.0, -6.0, 8.0, 22.0)]
    parts = [copies(post, posts)]
    make = bare if on.snowy else broadleaf
    tree = make(on.seed + 3, 5.6) if on.snowy else broadleaf(on.seed + 3, 5.6, leaves=700)
    spots = [(x, _KERB + 0.8, 0.1) for x in (-28.0, -20.0, -12.3, -4.4, 12.0, 20.5, 28.0)]
    turns = chance.uniform(0, 6.28, len(spots)).astype(np.float32)
    parts.append(copies(tree, spots, turns))
    parts.append(boxes(np.array(spots) + [0, 0, 0.02], (1.1, 1.1, 0.02), "#4a3b2c", Surface.DIRT))
    colors = ("#8c2a2a", "#c9c9c4", "#2b4a6b", "#3a3d40", "#6b7a4a")
    for k, x in enumerate((-30.0, -21.0, -10.6, 10.8, 17.5, 27.0)):
        way = 0.0 if k % 3 else np.pi
        parts.append(parked("car", colors[k % 5]).moved((x, 4.15, 0), turn(way)))
    for x in (-36.0, 34.0):  # far out: cameras that go with somebody move along this side
        parts.append(parked("car", colors[int(chance.integers(5))]).moved((x, -4.2, 0)))
    parts.append(bench().moved((5.0, _FRONT - 0.7, 0.12)))
    parts.append(bench().moved((-14.5, _FRONT - 0.7, 0.12)))
    parts.append(bin_().moved((6.6, _KERB + 0.6, 0.12)))
    parts.append(hydrant().moved((-6.2, _KERB + 0.5, 0.12)))
    parts.append(sign_post().moved((14.2, _KERB + 0.45, 0.12)))
    return join(parts)
