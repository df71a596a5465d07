"""A road over a mountain pass: two lanes on a ledge, the valley below it, and the same road again
on the other side, winding up to the snow."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.distance import far_wood, peaks
from soracli.stage.places.far_shores import guard_rail, two_lanes
from soracli.stage.places.greenery import grass, scattered, spaced
from soracli.stage.places.land import Height, patched
from soracli.stage.places.lie import Lie
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.shapes import sheet

_DEEP, _NEAR, _FAR = 34.0, 8.4, 120.0
"""How far below the road the valley is, and the metres to its near rim and to the foot of its
other side."""
_TURNS, _SWING, _WIDE = 4, 30.0, 6.5
"""How often the far road turns back, how far to the sides, and how wide it is."""


def mountain_road(on: Occasion) -> SetPiece:
    """Two lanes along x on a ledge, a rail at the drop, hairpins on the slope beyond the valley."""
    chance = on.chance(760)
    lie = Lie(_valley(on.seed + 760))
    firs = spaced(chance, scattered(chance, 1400, (-150, 150), (22, 190)), 5.0)
    firs = firs[_off_the_road(firs)][:230]
    near = spaced(chance, scattered(chance, 200, (-90, 90), (-60, -17)), 6.0)[:36]
    stones = lie.strewn(chance, 260, (-70, 70), (-26, -8.5), 0.0, 2.0, 0.1, None, 60)
    tufts = lie.at(scattered(chance, 1400, (-34, 34), (-10.5, -8.2)))
    parts = [
        lie.ground("#6f8a4c", Surface.GRASS, on.seed, 420, 150, 2.4, 0.24),
        two_lanes(on),
        guard_rail(),
        _hairpins(lie),
        far_wood(lie.at(firs, 0.3), chance, (8, 13), "pine"),
        far_wood(lie.at(near, 0.3), chance, (7, 11), "pine"),
        rocks(stones, chance, (0.3, 1.5), "#7d7a74", level=1),
        grass(tufts, chance, 0.3, "#8a9a56", 4),
        peaks(on.seed + 761, 520, 230, "#5b616a", 0.42, (0.3, 2.85), 320, green="#4a6040"),
        peaks(on.seed + 762, 560, 150, "#5b616a", 0.4, (2.85, 6.58), 200, green="#4a6040"),
    ]
    return SetPiece(
        name="mountain road",
        mesh=join(parts),
        ground="asphalt",
        reach=6.0,
        far_color="#4f6650",
        far_level=-_DEEP - 4,
        length=60.0,
    )


def _valley(seed: int) -> Height:
    """Flat along x where the road is, a valley at +y with a slope beyond it, hills up at -y."""

    def height(x: Numbers, y: Numbers) -> Numbers:
        edge = _NEAR + 0.8 * fbm(x, x * 0, seed, 9.0)
        fall = ramped(y, edge, edge + 26.0) * -_DEEP
        rise = ramped(y, _FAR - 66.0, _FAR + 90.0) * (_DEEP + 62.0)
        up = ramped(-y, 9.0, 70.0) * (16.0 + 9.0 * fbm(x, y, seed + 1, 40.0))
        rough = 2.2 * fbm(x, y, seed + 2, 26.0) * ramped(np.abs(y), 14.0, 40.0)
        return np.asarray(fall + rise + np.maximum(up, 0.0) + rough - 0.04, np.float32)

    return height


def _curve() -> Numbers:
    """Points (N, 2) of the road on the other side, from the valley up."""
    share = np.linspace(0.0, 1.0, 420)
    swing = np.sin(share * _TURNS * np.pi)
    x = 18.0 + _SWING * np.sign(swing) * np.abs(swing) ** 0.7 * (1.15 - 0.4 * share)
    return np.stack([x, 48.0 + 112.0 * share], axis=1).astype(np.float32)


def _off_the_road(points: Numbers) -> Numbers:
    """Which of some points (N, 2) are not on the far road."""
    curve = _curve()[::4]
    far = np.linalg.norm(points[:, None, :2] - curve[None], axis=2).min(axis=1)
    return np.asarray(far > _WIDE)


def _hairpins(lie: Lie) -> Mesh:
    curve = _curve().astype(np.float64)
    ahead = np.gradient(curve, axis=0)
    aside = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1)
    aside /= np.linalg.norm(aside, axis=1, keepdims=True)
    lanes = [curve + share * _WIDE * aside for share in (-0.5, 0.0, 0.5)]
    level = np.max([lie.height(one[:, 0], one[:, 1]) for one in lanes], axis=0) + 0.35
    grid = np.stack([np.column_stack([one, level]) for one in lanes]).astype(np.float32)
    return patched(sheet(grid, "#5a5c60", Surface.ASPHALT), 0.05, 760, 4.0)
