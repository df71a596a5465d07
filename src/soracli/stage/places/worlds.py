"""Other worlds: the moon, Mars, open space, and above the clouds."""

from collections.abc import Callable

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.performance import SetPiece
from soracli.stage.places.greenery import scattered, spaced
from soracli.stage.places.land import Height, ridge
from soracli.stage.places.lie import Lie, uneven, varied
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rockforms import MESA, craters, risen
from soracli.stage.places.rocks import rocks
from soracli.stage.shapes import ellipsoid, lathe
from soracli.stage.things.forms import copies, lumpy, recolored, turn

_CRATERS = ((6.5, 9.5, 2.4), (-7.5, 11.0, 3.0), (1.0, 18.5, 3.6), (-17, 22, 5.0), (16, 24, 5.5))
"""x, y and radius of those that are near behind whom one sees."""


def moon(on: Occasion) -> SetPiece:
    """Grey dust and craters under a black sky, the earth low over bare hills."""
    chance = on.chance(440)
    some = scattered(chance, 260, (-90, 90), (-70, 120), 9.5)
    some = some[(np.abs(some[:, 0]) > 9) | (some[:, 1] > 0) | (some[:, 1] < -18)]
    holes = spaced(chance, np.concatenate([np.array(_CRATERS, np.float32)[:, :2], some]), 6.0)[:90]
    radii = chance.lognormal(0.7, 0.6, len(holes))
    radii[: len(_CRATERS)] = [radius for _, _, radius in _CRATERS]
    radii = np.clip(radii, 0.6, 0.8 * np.hypot(*holes.T) - 5.0)
    lie = Lie(_pitted(on.seed + 440, holes, radii))
    parts = [
        _scarred(lie.ground("#8f8d8a", Surface.SAND, on.seed, 420, 150, 3.6, 0.12), holes, radii),
        rocks(
            lie.strewn(chance, 130, (-26, 26), (-14, 34), 4.0, 0.8, lane=4.8),
            chance,
            (0.08, 0.6),
            "#7d7b78",
            level=1,
        ),
        rocks(
            lie.strewn(chance, 160, (-9, 9), (-9, 9), 1.2),
            chance,
            (0.015, 0.06),
            "#85837f",
            level=0,
        ),
        _boots(chance),
        ridge(on.seed + 441, 330, 34, "#7f7d7a", Surface.SAND, rough=0.5),
        ridge(on.seed + 442, 700, 95, "#75736f", Surface.SAND, rough=0.4),
        globe(on.seed + 443, 92.0, _earth).moved((-330, 1550, 205), turn(0.6, 0.3)),
    ]
    return SetPiece(
        "moon", join(parts), "sand", 11.0, far_color="#7d7b78", far_level=-3.0, sky="space"
    )


def _pitted(seed: int, holes: Numbers, radii: Numbers) -> Height:
    def height(x: Numbers, y: Numbers) -> Numbers:
        away = np.hypot(x, y)
        swell = ramped(away, 9, 24) * (
            0.7 * fbm(x, y, seed, 22.0) + 0.12 * fbm(x, y, seed + 1, 4.0)
        )
        far = ramped(away, 60, 300) * np.maximum(fbm(x, y, seed + 2, 120.0), 0) * 14
        return np.asarray(
            swell + far + ramped(away, 5, 8) * craters(x, y, holes, radii), np.float32
        )

    return height


def _scarred(mesh: Mesh, holes: Numbers, radii: Numbers) -> Mesh:
    """Dust that is dark in the craters and light on their rims."""
    x, y, _ = mesh.vertices.T
    tone = np.clip(1 + 1.4 * craters(x, y, holes, radii), 0.45, 1.35)
    return recolored(mesh, mesh.colors * tone[:, None])


def _boots(chance: np.random.Generator) -> Mesh:
    """Footprints that cross the dust."""
    steps = np.arange(26)
    x, y = -9 + 0.7 * steps, -1.9 + 0.25 * np.sin(steps * 0.4) + 0.16 * (steps % 2)
    at = np.column_stack([x, y, np.full(26, 0.004)])
    sole = ellipsoid((0.17, 0.065, 0.004), (0, 0, 0), "#5d5b58", Surface.SAND, 10)
    return copies(sole, at, chance.normal(0.1, 0.08, 26))


Painted = Callable[[Numbers, int], Numbers]
"""The linear colors (N, 3) of the points (N, 3) of a unit globe, for a seed."""


def globe(seed: int, radius: float, paint: Painted, segments: int = 56) -> Mesh:
    """A planet of `radius` metres."""
    ball = ellipsoid(1.0, (0, 0, 0), "#ffffff", Surface.MATTE, segments)
    return recolored(ball, paint(ball.vertices, seed)).moved(scale=radius)


def _earth(points: Numbers, seed: int) -> Numbers:
    """Oceans, green and brown continents, white poles, swirls of cloud."""
    x, y, z = points.T
    land = ramped(fbm(x * 2 + z, y * 2 - z, seed, 1.3, 5), 0.02, 0.12)[:, None]
    dry = ramped(fbm(x - z, y + z, seed + 1, 0.6), -0.2, 0.4)[:, None]
    ground = linear("#4a7a3a") * (1 - dry) + linear("#a88a58") * dry
    color = linear("#1a4a9a") * (1 - land) + ground * land
    pole = ramped(np.abs(z), 0.82, 0.92)[:, None]
    cloud = ramped(fbm(x * 2 + 0.8 * z, z * 5 + y, seed + 2, 0.9, 5), 0.05, 0.45)[:, None] * 0.9
    white = np.maximum(pole, cloud)
    return np.asarray(color * (1 - white) + linear("#f4f8fc") * white)


def _banded(points: Numbers, seed: int) -> Numbers:
    """Stripes of cream and rust with a dark storm, as of a gas giant."""
    x, y, z = points.T
    wave = z + 0.035 * fbm(np.arctan2(y, x) * 3, z * 9, seed, 1.0)
    band = 0.5 + 0.5 * np.sin(wave * 24 + 1.5 * np.sin(wave * 9))
    color = linear("#e0bd8a") * band[:, None] + linear("#a8683e") * (1 - band[:, None])
    storm = np.exp(-(((x - 0.55) / 0.2) ** 2 + ((z + 0.25) / 0.09) ** 2)) * (y < 0)
    return np.asarray(
        color * (1 - 0.75 * storm[:, None]) + linear("#7a2f1c") * 0.75 * storm[:, None]
    )


def _bare(points: Numbers, seed: int) -> Numbers:
    tone = 0.9 + 0.45 * fbm(points[:, 0] + points[:, 2], points[:, 1] - points[:, 2], seed, 0.5, 4)
    return linear("#9a958c") * tone[:, None]


def mars(on: Occasion) -> SetPiece:
    """Red sand and sharp stones, dunes and mesas, in butterscotch air."""
    chance = on.chance(446)
    lie = uneven(on.seed + 446, 11.0, 1.3, 20.0, 0.2)
    mesas = (
        (50, 30, 1.95, 300),
        (40, 24, 1.2, 340),
        (70, 44, 2.5, 480),
        (60, 40, 0.5, 520),
        (50, 34, -1.4, 400),
        (60, 36, 3.4, 420),
        (30, 26, 1.58, 520),
    )
    parts = [
        _dust(lie.ground("#b57a58", Surface.SAND, on.seed, 420, 120, 3.4, 0.16), on.seed),
        _strewn_stones(lie, chance),
        *(
            risen(on.seed + k, w, t, MESA, "#a0684c", turns=28).moved(
                (d * np.cos(a), d * np.sin(a), -3)
            )
            for k, (w, t, a, d) in enumerate(mesas)
        ),
        ridge(on.seed + 447, 240, 10, "#b57a58", Surface.SAND, rough=0.6),
        ridge(on.seed + 448, 900, 80, "#a07058", Surface.ROCK, rough=0.5),
    ]
    return SetPiece(
        "mars", join(parts), "sand", 11.0, far_color="#b27a58", far_level=-2.0, sky="dust"
    )


def _strewn_stones(lie: Lie, chance: np.random.Generator) -> Mesh:
    """Stones of all sizes."""
    return join(
        [
            rocks(
                lie.strewn(chance, 420, (-26, 26), (-15, 36), 2.0, 0.5, lane=4.8),
                chance,
                (0.06, 0.5),
                "#7d5644",
                level=1,
            ),
            rocks(
                lie.strewn(chance, 260, (-9, 9), (-9, 8), 1.0),
                chance,
                (0.02, 0.1),
                "#85604c",
                level=0,
            ),
            rocks(
                lie.at(np.array([(-7.0, 6.0), (8.0, 7.5), (-12, 11), (13, 4)], np.float32)),
                chance,
                (0.7, 1.4),
                "#785242",
                level=2,
            ),
        ]
    )


def _dust(mesh: Mesh, seed: int) -> Mesh:
    """Ripples of lighter dust over darker sand."""
    x, y, _ = mesh.vertices.T
    ripple = 0.5 + 0.5 * np.sin(1.6 * (y + 0.35 * x) + 3 * fbm(x, y, seed, 9.0))
    return recolored(mesh, mesh.colors * (0.88 + 0.2 * ripple)[:, None])


def space(on: Occasion) -> SetPiece:
    """Open space: a banded giant with rings, a moon, and tumbling rocks on all sides."""
    chance = on.chance(450)
    count = 120
    angle, away = chance.uniform(0, 6.283, count), chance.uniform(24, 150, count)
    at = np.column_stack(
        [
            away * np.cos(angle),
            away * np.sin(angle),
            chance.normal(2, 0.16, count) * away * 0.12 - 2,
        ]
    )
    at = at[(np.abs(at[:, 0]) > 7) | (at[:, 1] > 20)]
    giant = join([globe(on.seed + 451, 160.0, _banded, 72), _rings(160.0)])
    parts = [
        giant.moved((430, 1500, 150), turn(0.5, 0.28, 0.25)),
        globe(on.seed + 452, 44.0, _bare, 40).moved((-330, 900, 150)),
        globe(on.seed + 453, 120.0, _earth, 48).moved((-900, -1300, -200), turn(0.4)),
        varied(_asteroid, at.astype(np.float32), chance, (0.25, 1.7), 4, 0.2),
    ]
    return SetPiece("space", join(parts), "dirt", 14.0, sky="space")


def _asteroid(seed: int) -> Mesh:
    rock = lumpy((1.2, 0.9, 0.8), seed, 0.5, "#6f6a64", Surface.ROCK, 2)
    return rock.moved(rotation=turn(0.3, 0.4, 0.9))


def _rings(radius: float) -> Mesh:
    """Flat rings about a planet, with a gap, bright and dark by turns."""
    parts = []
    for inner, outer, color in (
        (1.35, 1.55, "#8a7a62"),
        (1.55, 1.8, "#d8c49c"),
        (1.88, 2.1, "#b8a278"),
        (2.1, 2.22, "#6f6252"),
    ):
        ring = lathe([(inner * radius, 0), (outer * radius, 0)], color, Surface.MATTE, 90)
        parts.append(ring)
    return join(parts)


_TOWERS = (
    (-26, 62, 1.0), (34, 80, 1.2), (-75, 130, 1.9), (6, 150, 1.5), (95, 160, 2.2), (-24, 260, 2.6),
    (-14, 34, 0.42), (18, 40, 0.5), (60, -50, 1.2), (-55, -60, 1.3), (-70, 10, 1.2), (75, 20, 1.3),
)  # fmt: skip
"""x, y and size of the heaps of cloud that stand out of the sea of them."""


def clouds(on: Occasion) -> SetPiece:
    """Above the clouds: a white sea of billows to the horizon, heaps that tower, open sky."""
    chance = on.chance(456)
    lie = Lie(_billows(on.seed + 456))
    sea = lie.ground("#f4f6fa", Surface.BACKDROP, on.seed, 900, 150, 4.0, 0.02)
    x, y, z = sea.vertices.T
    hollow = ramped(z, 0.4, -2.6) * ramped(np.hypot(x, y), 8, 14)
    painted = recolored(sea, sea.colors * (1 - hollow[:, None] * (1 - linear("#a3b6d6"))))
    heaps = [_heap(on.seed + k) for k in range(3)]
    towers = []
    for place, (east, north, size) in enumerate(_TOWERS):
        yaw = turn(float(chance.uniform(0, 6.28)))
        towers.append(heaps[place % 3].moved((east, north, -3.0), yaw, size))
    return SetPiece(
        "clouds", join([painted, *towers]), "snow", 9.0, far_color="#d5deec", far_level=-12.0
    )


def _heap(seed: int) -> Mesh:
    """A cumulus about 14 m high: many round heads over one another, blue below."""
    chance = np.random.default_rng(seed)
    parts = []
    for place in range(54):
        share = place / 53
        angle = chance.uniform(0, 6.283)
        out = 10.5 * (1 - share) ** 0.6 * chance.uniform(0.5, 1.0)
        at = (out * np.cos(angle), 0.8 * out * np.sin(angle), 2.5 + 10.5 * share**0.9)
        size = chance.uniform(1.7, 3.1) * (1.15 - 0.35 * share)
        lump = lumpy(
            (size, size, 0.85 * size), seed + place, 0.2, "#ffffff", Surface.BACKDROP, 1, True
        )
        parts.append(lump.moved(at))
    heap = join(parts)
    low = ramped(heap.vertices[:, 2], 7.0, -1.0)[:, None]
    shade = 0.5 + 0.5 * ramped(heap.normals[:, 2], -0.7, 0.5)[:, None]
    blue = linear("#93a9cc")
    white = linear("#fbfcff") * shade + blue * (1 - shade)
    return recolored(heap, white * (1 - 0.6 * low) + blue * 0.6 * low)


def _billows(seed: int) -> Height:
    def height(x: Numbers, y: Numbers) -> Numbers:
        away = np.hypot(x, y)
        small = 2.4 * _cauliflower(x, y, seed, 9.0) - 2.0
        large = 5.0 * _cauliflower(x, y, seed + 1, 26.0) - 3.6
        return np.asarray(ramped(away, 6.5, 14) * small + ramped(away, 12, 40) * large, np.float32)

    return height


def _cauliflower(x: Numbers, y: Numbers, seed: int, size: float) -> Numbers:
    """Round heads of about `size` metres with sharp creases between, 0..1."""
    total = np.zeros(np.shape(x))
    for octave, share in enumerate((0.6, 0.28, 0.12)):
        lumps = np.abs(fbm(x, y, seed + 11 * octave, size * 0.5**octave, 1))
        total += share * (1 - (1 - np.minimum(lumps, 1)) ** 2)
    return np.asarray(total)


WORLDS: dict[str, Callable[[Occasion], SetPiece]] = {
    "moon": moon,
    "mars": mars,
    "space": space,
    "clouds": clouds,
}
