"""A waterfall: white water over a mossy cliff into a pool."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.performance import SetPiece
from soracli.stage.places.banks import LEVEL, banked
from soracli.stage.places.distance import far_wood
from soracli.stage.places.greenery import bush, grass, scattered, spaced
from soracli.stage.places.land import Height
from soracli.stage.places.lie import Lie
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.shapes import sheet
from soracli.stage.things.forms import copies, lumpy, recolored
from soracli.stage.water import Water, waves


def waterfall(on: Occasion) -> SetPiece:
    """White water falls 9 m over a mossy cliff into a pool behind the bank one stands on."""
    chance = on.chance(354)
    lie = Lie(_pool_bed(on.seed + 354))
    amplitudes, vectors, phases = waves(on.seed, 0.09, -1.5, longest=2.4, shortest=0.25)
    stones = lie.strewn(chance, 500, (-20, 20), (3.4, 20), 0, 0, 0.0, (-1.0, 0.3), 90)
    foot = np.column_stack(
        [chance.uniform(-4.5, 4.5, 16), chance.uniform(15.4, 17.2, 16), np.full(16, -0.5)]
    )
    parts = [
        banked(lie.ground("#5f7f40", Surface.GRASS, on.seed, 200, 104, 3.4, 0.2), "#6f6a60"),
        _cliff(on.seed + 355),
        falling(on.seed + 356, 2.6, 9.7, 16.4),
        falling(on.seed + 357, 0.7, 8.6, 17.0).moved((6.2, 0, 0)),
        rocks(stones, chance, (0.15, 0.7), "#6b6a62", level=1),
        rocks(foot.astype(np.float32), chance, (0.5, 1.3), "#56564f", level=1),
        _foam(chance),
        _about_the_falls(on, lie, chance),
    ]
    water = Water(amplitudes, vectors, phases, LEVEL, "#1a5a60", "#6fb8b0")
    return SetPiece(
        "waterfall",
        join(parts),
        "grass",
        8.0,
        water_at=(0.0, 9.6),
        water=water,
        far_color="#4a6638",
        far_level=-8.0,
    )


def _about_the_falls(on: Occasion, lie: Lie, chance: np.random.Generator) -> Mesh:
    """Woods above and behind, bushes and grass on the bank."""
    return join(
        [
            far_wood(_on_top(chance, 70), chance, (5, 9), "tree", "#3f6a30"),
            far_wood(
                lie.at(spaced(chance, scattered(chance, 200, (-50, 50), (-50, -18)), 5.0)[:26]),
                chance,
                (6, 10),
                "tree",
            ),
            join(
                bush(on.seed + k, 1.4, "#44702c", 220).moved(p)
                for k, p in enumerate(
                    ((-9.5, 5.6, 0), (9.8, 5.0, 0), (-12, 1.5, 0), (12.5, 1.8, 0))
                )
            ),
            grass(
                lie.strewn(chance, 2200, (-14, 14), (-10, 4.0), 1.0, heights=(-0.08, 9)),
                chance,
                0.2,
                "#6f9a40",
                4,
            ),
        ]
    )


def _pool_bed(seed: int) -> Height:
    def height(x: Numbers, y: Numbers) -> Numbers:
        ragged = 0.8 * fbm(x, y, seed, 5.0)
        inside = 1 - np.hypot(x / 12.5, (y - 11.4) / 7.7) + 0.06 * ragged
        bed = -1.6 * ramped(inside, -0.06, 0.4)
        land = ramped(-inside, 0.1, 1.2) * ramped(np.hypot(x, y), 8, 15) * (0.5 * ragged + 0.3)
        return np.asarray(bed + land, np.float32)

    return height


def _cliff(seed: int) -> Mesh:
    """A horseshoe of rock 10 m high around the pool, moss on its ledges."""
    angle = np.linspace(-0.55, np.pi + 0.55, 84)
    rise = np.linspace(0, 1, 30)[:, None]
    z = -2.0 + 11.6 * rise + 0 * angle
    steps = 1.0 * np.floor(rise * 5 + 0.4 * fbm(angle * 6, angle * 0, seed, 2.0)) / 5
    cleft = -1.6 * np.exp(-(((angle - np.pi / 2) / 0.16) ** 2))
    radius = (
        17.5 + 3.2 * steps + 2.6 * rise + 1.5 * fbm(angle * 16 + 0 * z, z, seed + 1, 5.0) - cleft
    )
    x, y = radius * np.cos(angle) * 1.15, 1.5 + radius * np.sin(angle) * 0.93
    wall = sheet(np.stack([x, y, z], axis=-1).astype(np.float32)[::-1], "#6a665c", Surface.ROCK)
    top_r = np.linspace(1.0, 3.4, 8)[:, None]
    top = np.stack(
        [
            x[-1] * top_r,
            (y[-1] - 1.5) * top_r + 1.5,
            z[-1] + 1.2 * fbm(x[-1] * top_r, y[-1] * top_r, seed + 2, 12.0),
        ],
        -1,
    )
    lid = sheet(top.astype(np.float32)[::-1], "#557a38", Surface.GRASS)
    moss = ramped(np.abs(wall.normals[:, 2]), 0.3, 0.65)[:, None]
    wet = 1 - 0.45 * np.exp(-((wall.vertices[:, 0] / 4.2) ** 2))[:, None] * (
        wall.vertices[:, 1:2] > 10
    )
    tone = (
        1
        + 0.3
        * fbm(wall.vertices[:, 0] + wall.vertices[:, 1], wall.vertices[:, 2] * 3, seed + 3, 6.0)[
            :, None
        ]
    )
    return join(
        [recolored(wall, (wall.colors * (1 - moss) + linear("#4f7434") * moss) * wet * tone), lid]
    )


def falling(seed: int, half: float, height: float, away: float) -> Mesh:
    """Falling water `half` metres to each side of x = 0, its foot `away` along y: white strands."""
    chance = np.random.default_rng(seed)
    across, down = np.linspace(-1, 1, 34), np.linspace(0, 1, 40)[:, None]
    strand = fbm(across * 9 + 0 * down, down * 1.2 + 0 * across, seed, 1.0, 3)
    x = half * across * (0.82 + 0.3 * down) + 0.12 * fbm(
        across * 5 + 0 * down, down * 8 + 0 * across, seed + 1, 1.0
    )
    y = away + 0.9 - 2.0 * down**0.6 - 0.35 * strand - 0.5 * (1 - across**2)
    z = LEVEL - 0.1 + height * (1 - down**1.25) + 0 * across
    sheet_of = sheet(
        np.stack([x + 0 * down, y, z], axis=-1).astype(np.float32)[::-1], "#dfeef4", Surface.SNOW
    )
    tone = 0.78 + 0.3 * strand.reshape(-1)[::-1] + chance.normal(0, 0.03, strand.size)
    tone = np.clip(tone.reshape(strand.shape)[:, ::-1].reshape(-1), 0.35, 1.1)[:, None]
    return recolored(sheet_of, linear("#cfe6ee") * tone)


def _foam(chance: np.random.Generator) -> Mesh:
    """Foam and spray where the water meets the pool."""
    count = 46
    at = np.column_stack(
        [
            chance.normal(0, 1.9, count),
            14.6 + chance.normal(0, 0.5, count),
            np.full(count, LEVEL - 0.05),
        ]
    )
    puff = lumpy((0.6, 0.5, 0.32), 4, 0.4, "#eef6f8", Surface.SNOW, 1, True)
    return copies(puff, at, chance.uniform(0, 6.28, count), chance.uniform(0.3, 1.25, count))


def _on_top(chance: np.random.Generator, count: int) -> Numbers:
    angle = chance.uniform(-0.4, np.pi + 0.4, count)
    radius = chance.uniform(23, 42, count)
    points = np.column_stack(
        [radius * np.cos(angle) * 1.15, radius * np.sin(angle), np.full(count, 9.4)]
    )
    return points.astype(np.float32)
