"""Sea and ice: a desert island, a coral reef seen from its bottom, drift ice, and a snow slope."""

from collections.abc import Callable

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.performance import SetPiece
from soracli.stage.places.distance import far_wood, peaks
from soracli.stage.places.greenery import bush, grass, grove, scattered, spaced
from soracli.stage.places.land import ridge
from soracli.stage.places.lie import Lie, posts, uneven, varied
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.places.seabed import (
    brain,
    branching,
    bubbles,
    kelp,
    sea_fan,
    shell,
    shoal,
    sponge,
    table_coral,
)
from soracli.stage.shapes import box, cylinder, sheet, tube
from soracli.stage.things.forms import copies, lumpy, recolored, spline, turn
from soracli.stage.water import Water, waves

_PALMS = (
    (-4.6, 6.6),
    (-6.4, 5.2),
    (-5.6, 8.2),
    (5.6, 7.0),
    (7.2, 5.0),
    (1.6, 8.6),
    (-9.6, -7.5),
    (9.5, -8),
)


def island(on: Occasion) -> SetPiece:
    """A desert island: a round of white sand with palms and a turquoise sea on all sides."""
    chance = on.chance(390)
    lie = Lie(_islet(on.seed + 390))
    rough = 0.7 if on.weather == "storm" else 0.2
    amplitudes, vectors, phases = waves(on.seed, rough, -1.2, longest=11.0)
    palms = np.array(_PALMS, np.float32)
    shells = lie.strewn(chance, 60, (-9, 9), (-9, 6), 2.5)
    parts = [
        _beached(lie.ground("#ecd9ac", Surface.SAND, on.seed, 120, 110, 3.2, 0.05)),
        grove(lie.at(palms, 0.05), chance, (3.2, 4.9), "palm", variants=3),
        _on_the_sand(on, lie, chance, shells),
        ridge(on.seed + 391, 900, 120, "#5f8a6a", arc=(1.9, 2.6), rough=0.7, depth=0.1),
        ridge(on.seed + 392, 1300, 60, "#7a9a98", arc=(0.5, 1.0), rough=0.5, depth=0.08),
        ridge(on.seed + 393, 1100, 90, "#6d9080", arc=(-2.4, -1.6), rough=0.6, depth=0.1),
    ]
    water = Water(amplitudes, vectors, phases, -0.35, "#128aa6", "#5fdccf")
    return SetPiece(
        "island",
        join(parts),
        "sand",
        9.0,
        posts(lie.at(palms), 0.2, 4.0),
        water_at=(0.0, -30.0),
        water=water,
        far_color="#0f5f80",
        far_level=-14.0,
    )


def _on_the_sand(on: Occasion, lie: Lie, chance: np.random.Generator, shells: Numbers) -> Mesh:
    """Grass, bushes, stones and driftwood."""
    return join(
        [
            grass(
                lie.strewn(chance, 500, (-11, 11), (-10, 9), 5.5, heights=(-0.1, 2)),
                chance,
                0.4,
                "#8fa050",
                6,
            ),
            join(
                bush(on.seed + k, 0.9, "#5a8a3c", 220).moved((*p, 0))
                for k, p in enumerate(((-5.2, 6.6), (6.2, 6.8), (9.2, 4.6), (-9.4, 5.8)))
            ),
            rocks(shells, chance, (0.02, 0.06), "#f6efe0", Surface.SAND, 0),
            rocks(
                lie.strewn(chance, 200, (-17, 17), (2, 17), 9.0, 1.5, 0, (-1.0, -0.2), 12),
                chance,
                (0.3, 0.9),
                "#77706a",
                level=1,
            ),
            tube(
                spline([(-3.4, 4.4, 0.1), (-2.2, 4.2, 0.16), (-1.0, 4.5, 0.2)], 6),
                (0.14, 0.13, 0.12, 0.1, 0.08, 0.05),
                "#a89880",
                9,
                7,
            ),
        ]
    )


def _islet(seed: int) -> Callable[[Numbers, Numbers], Numbers]:
    def height(x: Numbers, y: Numbers) -> Numbers:
        away = np.hypot(x, y * 1.2 + 1.6) + 0.9 * fbm(x, y, seed, 9.0)
        return np.asarray(
            -0.11 * np.maximum(away - 10.2, 0) ** 1.15 * ramped(away, 10.2, 13.0)
            - 0.02 * ramped(away, 9, 11),
            np.float32,
        )

    return height


def _beached(mesh: Mesh) -> Mesh:
    """Sand that is dark and wet where waves run over it."""
    z = mesh.vertices[:, 2]
    wet = ramped(z, -0.16, -0.32)[:, None]
    painted = recolored(mesh, mesh.colors * (1 - 0.4 * wet))
    low = z[mesh.faces].mean(axis=1) < -0.24
    surfaces = np.where(low, np.uint8(Surface.WET_SAND), mesh.surfaces).astype(np.uint8)
    return Mesh(
        painted.vertices, painted.normals, painted.colors, painted.faces, surfaces,
        painted.bones, painted.weights,
    )  # fmt: skip


def reef(on: Occasion) -> SetPiece:
    """The bottom of a warm sea: rippled sand among corals, kelp and shoals, waves far above."""
    chance = on.chance(394)
    lie = uneven(on.seed + 394, 9.0, 1.4, 12.0, 0.5)
    spots = lie.strewn(chance, 900, (-22, 22), (-14, 24), 4.6, 0.85, 0.05, lane=5.0)
    makers = (branching, brain, table_coral, sea_fan, sponge)
    corals = [
        varied(make, spots[place::6][:30], chance, (0.7, 1.5), 4, 0.2)
        for place, make in enumerate(makers)
    ]
    heaps = lie.strewn(chance, 160, (-24, 24), (4.5, 30), 7.0, 4.0, 0.2, lane=6.0, most=16)
    crowns = np.concatenate([heaps + [0.5, -0.3, 1.1], heaps + [-0.6, 0.2, 1.0]])[::2]
    colors = ("#f2b83c", "#d8e4ea", "#5ac8e0", "#f07a3c")
    places = ((-4.5, 7, 2.6), (5.5, 10, 3.4), (-10, 14, 3.0), (9, 5.5, 1.6))
    schools = [
        shoal(on.seed + k, 34, colors[k], 1.3 + 0.3 * k).moved(places[k], turn(0.4 * k))
        for k in range(4)
    ]
    parts = [
        _rippled(lie.ground("#d8cba0", Surface.SAND, on.seed, 150, 100, 3.2, 0.06), on.seed),
        *corals,
        _alive(on, lie, chance, heaps, crowns, schools),
        ridge(on.seed + 395, 52, 9, "#4a6a78", Surface.ROCK, rough=0.7, depth=0.3),
        _surface(on.seed),
    ]
    return SetPiece(
        "underwater", join(parts), "sand", 10.0, far_color="#7fa0a0", far_level=-1.0, sky="water"
    )


def _alive(
    on: Occasion,
    lie: Lie,
    chance: np.random.Generator,
    heaps: Numbers,
    crowns: Numbers,
    schools: list[Mesh],
) -> Mesh:
    """Rocks under coral, kelp, shoals, bubbles and starfish."""
    return join(
        [
            rocks(heaps, chance, (0.8, 1.7), "#6a6a72", level=2),
            varied(branching, crowns, chance, (0.8, 1.4), 3),
            varied(
                kelp,
                lie.strewn(chance, 300, (-26, 26), (5, 30), 8.0, 1.1, 0.1, lane=6.0, most=46),
                chance,
                (0.6, 1.3),
                3,
            ),
            *schools,
            *(
                bubbles(on.seed + k, 14, 6.0).moved(at)
                for k, at in enumerate(((-3.6, 4.4, 0), (4.8, 6.0, 0), (-9, 9, 0)))
            ),
            varied(shell, lie.strewn(chance, 14, (-7, 7), (-6, 5), 1.6), chance, (0.7, 1.2), 1),
        ]
    )


def _rippled(mesh: Mesh, seed: int) -> Mesh:
    """Sand with a net of light on it, as waves above bundle the sun."""
    x, y, _ = mesh.vertices.T
    net = 1 - np.abs(fbm(x, y, seed + 7, 2.2, 2)) * 4.5
    return recolored(mesh, mesh.colors * (0.86 + 0.3 * np.clip(net, 0, 1))[:, None])


def _surface(seed: int, level: float = 13.0) -> Mesh:
    """The waves from below: bright where they let the sky through."""
    lines = np.linspace(-70, 70, 61)
    x, y = np.meshgrid(lines, lines)
    lift = level + 0.5 * fbm(x, y, seed + 8, 9.0)
    mesh = sheet(np.stack([x, y, lift], axis=-1).astype(np.float32), "#8fd4e8", Surface.BACKDROP)
    spark = np.clip(1 - np.abs(fbm(x, y, seed + 9, 6.0, 3)) * 4, 0, 1).reshape(-1, 1)
    near = np.exp(-((np.hypot(x, y - 10) / 22) ** 2)).reshape(-1, 1)
    return recolored(mesh, linear("#4aa8cc") * (0.5 + 0.5 * near) + spark * (0.25 + 0.6 * near))


_HUMMOCKS = (
    (-9, 6.4, 0), (-7.4, 7.6, 0), (8.4, 6.2, 0), (10.2, 4.6, 0), (-11, 1, 0), (11.5, -4, 0),
    (4.4, 9.0, 0), (-10.6, -8, 0),
)  # fmt: skip


def arctic(on: Occasion) -> SetPiece:
    """A wide floe in a dark sea: cracked ice, smaller floes, blue icebergs, white mountains."""
    chance = on.chance(396)
    lie = Lie(_floe(on.seed))
    rough = 0.5 if on.weather == "storm" else 0.06
    amplitudes, vectors, phases = waves(on.seed, rough, 0.4, longest=6.0, shortest=0.6)
    spots = spaced(chance, scattered(chance, 900, (-70, 70), (-50, 90), 17.0), 4.4)
    spots = spots[(spots[:, 1] > -20) | (np.abs(spots[:, 0]) > 30)][:110]
    at = np.column_stack([spots, np.full(len(spots), _SEA)]).astype(np.float32)
    bergs = [
        iceberg(on.seed + k, wide, tall).moved((x, y, _SEA))
        for k, (wide, tall, x, y) in enumerate(_BERGS)
    ]
    hummocks = np.array(_HUMMOCKS, np.float32)
    parts = [
        _edged(lie.ground("#f2f6fa", Surface.SNOW, on.seed, 46, 100, 1.6, 0.03)),
        varied(floe, at, chance, (0.6, 1.9), 4, 0.05),
        *bergs,
        varied(_slab, hummocks, chance, (0.7, 1.5), 3, 0.05),
        peaks(on.seed + 397, 900, 120, "#8a9aac", 0.1, (0.2, 2.9), 260),
        peaks(on.seed + 398, 1000, 90, "#8a9aac", 0.1, (3.6, 5.8), 200),
    ]
    water = Water(amplitudes, vectors, phases, _SEA, "#0f3448", "#2f7f96")
    return SetPiece(
        "arctic",
        join(parts),
        "snow",
        11.0,
        water_at=(0.0, -32.0),
        water=water,
        far_color="#123a4c",
        far_level=-14.0,
    )


_SEA = -0.45
_BERGS = (
    (11, 9, -26, 46),
    (16, 14, 34, 70),
    (6, 5, 17, 30),
    (20, 16, -70, 110),
    (9, 7, 4, 90),
    (10, 9, -46, -34),
    (12, 10, 50, -46),
)


def _floe(seed: int) -> Callable[[Numbers, Numbers], Numbers]:
    def height(x: Numbers, y: Numbers) -> Numbers:
        away = np.hypot(x, y) + 2.6 * fbm(x, y, seed, 11.0)
        return np.asarray(-4.0 * ramped(away, 13.6, 14.6) - 6.0 * ramped(away, 15, 30), np.float32)

    return height


def floe(seed: int, radius: float = 1.9, level: float = 0.3) -> Mesh:
    """A flat piece of drift ice of about `radius` metres, snow on top, blue at its edge."""
    angle = np.linspace(0, 2 * np.pi, 11, endpoint=False)
    out = radius * (1 + 0.2 * fbm(np.cos(angle) * 4, np.sin(angle) * 4, seed, 1.4))
    rows = [(1.02, -0.3), (1.04, level - 0.12), (1.0, level), (0.8, level), (0.01, level)]
    grid = [
        np.stack([out * k * np.cos(angle), out * k * np.sin(angle), np.full(11, z)], axis=1)
        for k, z in rows
    ]
    mesh = sheet(np.array(grid, np.float32), "#f2f6fa", Surface.SNOW, closed=True)
    return _edged(mesh, level)


def _edged(mesh: Mesh, level: float = 0.0) -> Mesh:
    """Ice that is blue below its `level`."""
    edge = ramped(mesh.vertices[:, 2], level - 0.03, level - 0.1)[:, None]
    return recolored(mesh, mesh.colors * (1 - edge) + linear("#7fc0d8") * edge)


def iceberg(seed: int, wide: float, tall: float) -> Mesh:
    """An iceberg: faceted, white above and blue-green at the foot."""
    lump = lumpy((wide, 0.8 * wide, tall), seed, 0.42, "#e8f2f8", Surface.ICE, 2)
    z = lump.vertices[:, 2]
    foot = ramped(z, 0.5 * tall, 0.0)[:, None] * 0.7
    facet = np.clip(lump.normals[:, 2:3], 0, 1)
    snow = linear("#f4f8fc") * facet + linear("#a8d4e6") * (1 - facet)
    return recolored(lump, snow * (1 - foot) + linear("#5fb0cc") * foot)


def _slab(seed: int) -> Mesh:
    """A slab of pressed ice that stands up aslant."""
    lump = lumpy((1.0, 0.5, 0.75), seed, 0.4, "#c4e2ee", Surface.ICE, 1)
    return lump.moved((0, 0, 0.1), turn(0, 0.3))


def snowfield(on: Occasion) -> SetPiece:
    """A groomed slope: snow that climbs behind, snowy firs, a chairlift, red gates, high peaks."""
    chance = on.chance(400)
    lie = Lie(_slope(on.seed + 400))
    trees = spaced(chance, scattered(chance, 500, (-70, 70), (-50, 100), 12.0), 4.0)
    trees = trees[(np.abs(trees[:, 0]) > 8) & (np.abs(trees[:, 0] + 11) > 4)][:110]
    gates = np.array([(-2.5, 14), (3.5, 22), (-3.0, 31), (4.0, 41), (-2, 52)], np.float32)
    parts = [
        _groomed(lie.ground("#f0f4f9", Surface.SNOW, on.seed, 420, 110, 3.4, 0.03)),
        _snowy(far_wood(lie.at(trees, 0.1), chance, (5, 11))),
        *(_gate(k).moved(lie.at(gates)[k]) for k in range(len(gates))),
        _chairlift(lie),
        rocks(
            lie.strewn(chance, 30, (-40, 40), (8, 60), 12.0), chance, (0.3, 1.1), "#6f7278", level=1
        ),
        peaks(on.seed + 401, 430, 150, "#59616c", 0.12, (-0.3, 3.44), 420),
        peaks(on.seed + 402, 520, 110, "#59616c", 0.12, (3.4, 6.0), 260),
    ]
    return SetPiece("snowfield", join(parts), "snow", 12.0, far_color="#e6ecf2", far_level=-12.0)


def _slope(seed: int) -> Callable[[Numbers, Numbers], Numbers]:
    def height(x: Numbers, y: Numbers) -> Numbers:
        up = ramped(y, 5, 90) * 4.5 + ramped(y, 70, 300) * 22
        down = -ramped(-y, 14, 150) * 16
        lumps = ramped(np.hypot(x, y), 10, 24) * (
            0.9 * fbm(x, y, seed, 20.0) + 0.1 * np.maximum(np.abs(x) - 12, 0)
        )
        return np.asarray(up + down + lumps, np.float32)

    return height


def _groomed(mesh: Mesh) -> Mesh:
    """Fine ribs of the piste machine and the swing of skis in the snow."""
    x, y, _ = mesh.vertices.T
    swing = np.abs(x - 3.2 * np.sin(y * 0.3)) < 0.5
    inside = ramped(np.abs(x), 12, 10) * ramped(y, -14, 6)
    return recolored(mesh, mesh.colors * (1 - 0.16 * inside * swing)[:, None])


def _snowy(mesh: Mesh) -> Mesh:
    """Trees that carry snow on all that faces up."""
    share = ramped(mesh.normals[:, 2], 0.05, 0.7)[:, None] * (
        mesh.colors[:, 1:2] > mesh.colors[:, :1]
    )
    return recolored(mesh, mesh.colors * (1 - 0.85 * share) + linear("#eef3f8") * 0.85 * share)


def _gate(number: int) -> Mesh:
    """Two poles with a cloth between: red or blue."""
    color = "#d0282a" if number % 2 == 0 else "#2a58c0"
    poles = [
        cylinder((x, 0, 0), (x, 0, 1.8), 0.03, None, color, Surface.PLASTIC, 6) for x in (-0.4, 0.4)
    ]
    return join([*poles, box((0.78, 0.02, 0.5), (0, 0, 1.3), color, Surface.CLOTH)])


def _chairlift(lie: Lie) -> Mesh:
    """Pylons up the slope, two ropes and chairs on them."""
    feet = lie.at(np.array([(-11.0, 12 + 24 * k) for k in range(5)], np.float32))
    tops = feet + [0, 0, 6.5]
    parts = []
    for foot, top in zip(feet, tops, strict=True):
        parts.append(cylinder(foot, top, 0.22, 0.16, "#5a646e", Surface.METAL, 8))
        parts.append(box((3.2, 0.2, 0.2), top, "#5a646e", Surface.METAL))
    chairs = []
    for side in (-1.5, 1.5):
        line = np.asarray(tops + [side, 0, 0], np.float32)
        parts.append(tube(line, 0.04, "#2f3338", Surface.METAL, 4, False))
        for a, b in zip(line[:-1], line[1:], strict=True):
            chairs += [a + (b - a) * share for share in (0.25, 0.75)]
    seat = join(
        [
            box((0.05, 0.05, 1.6), (0, 0, -0.8), "#3a4046", Surface.METAL),
            box((1.2, 0.5, 0.08), (0, -0.2, -1.6), "#b02a2a"),
            box((1.2, 0.06, 0.6), (0, 0.05, -1.3), "#b02a2a"),
        ]
    )
    return join([*parts, copies(seat, chairs)])


WATERS: dict[str, Callable[[Occasion], SetPiece]] = {
    "island": island,
    "underwater": reef,
    "arctic": arctic,
    "snowfield": snowfield,
}
