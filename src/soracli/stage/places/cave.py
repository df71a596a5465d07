"""A cave: a cavern of dripstone with a hole in its roof and a mouth to the outside."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.performance import Lamp, SetPiece
from soracli.stage.places.greenery import scattered
from soracli.stage.places.land import ridge, strip
from soracli.stage.places.lie import Lie, posts, uneven, varied
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rockforms import dripstone
from soracli.stage.places.rocks import rocks
from soracli.stage.shapes import lathe, sheet
from soracli.stage.things.forms import recolored, turn


def cave(on: Occasion) -> SetPiece:
    """A cavern with dripstone from floor and roof; daylight falls in at a hole and the mouth."""
    chance = on.chance(460)
    lie = uneven(on.seed + 460, 7.5, 0.5, 6.0, 0.25)
    floor = lie.strewn(chance, 400, (-11, 11), (-11, 15), 5.6, 0.9, 0.1, lane=5.0)
    under = scattered(chance, 300, (-11, 11), (-9, 15))
    level = _roof(on.seed + 461, under[:, 0], under[:, 1])
    hung = np.column_stack([under, level + 0.25]).astype(np.float32)
    hung = hung[(np.abs(hung[:, 0]) > 3.0) | (hung[:, 1] > 1.5)][:110]
    hung = hung[np.hypot(hung[:, 0] + 5.0, hung[:, 1] + 1.6) > 3.6]
    crystals = np.array([(-6.4, 4.6, 0.0), (6.9, 5.8, 0.1), (-8.4, 0.6, 0.2)], np.float32)
    parts = [
        lie.ground("#857868", Surface.ROCK, on.seed, 22, 60, 1.2, 0.2),
        _hall(on.seed + 461),
        _dripping(lie, chance, floor, hung, crystals),
        strip((-60, 60), (17, 96), -0.12, "#6f964e", Surface.GRASS),
        ridge(on.seed + 463, 90, 11, "#5f8a4a", arc=(0.9, 2.2), rough=0.4),
    ]
    lamps = (
        Lamp((-6.2, 4.4, 1.0), (0.25, 0.75, 1.0)), Lamp((6.7, 5.5, 1.0), (0.25, 0.75, 1.0)),
        Lamp((-8.0, 0.6, 1.0), (0.25, 0.75, 1.0)), Lamp((1.5, 2.5, 5.0), (0.85, 0.9, 1.0)),
        Lamp((0.0, 13.0, 3.0), (0.9, 0.95, 1.0)),
    )  # fmt: skip
    return SetPiece(
        "cave",
        join(parts),
        "rock",
        6.5,
        posts(floor[:70], 0.3, 1.5, 10.0),
        lamps,
        indoor=True,
        sky="cave",
    )


def _dripping(
    lie: Lie, chance: np.random.Generator, floor: Numbers, hung: Numbers, crystals: Numbers
) -> Mesh:
    """Dripstone from floor and roof, stones, crystals."""
    return join(
        [
            varied(_stalagmite, floor[:70], chance, (0.5, 1.5), 4, 0.2),
            varied(_stalactite, hung, chance, (0.5, 1.6), 4, 0.2),
            rocks(
                lie.strewn(chance, 60, (-9, 9), (-9, 12), 5.0, lane=4.8),
                chance,
                (0.1, 0.5),
                "#6f6558",
                level=1,
            ),
            varied(_crystals, crystals, chance, (0.8, 1.2), 3),
        ]
    )


def _roof(seed: int, x: Numbers, y: Numbers) -> Numbers:
    """How high the roof of the cavern is."""
    dome = np.clip(1 - (x / 13.5) ** 2 - ((y - 1.5) / 16.5) ** 2, 0, 1) ** 0.5
    return np.asarray(6.8 * dome + 0.7 * fbm(x, y, seed, 4.0), np.float32)


def _hall(seed: int) -> Mesh:
    """The rock over and around: open where the mouth is, and a hole in the roof to the left."""
    share = np.linspace(0, 1, 64) ** 0.75
    angle = np.linspace(0, 2 * np.pi, 170, endpoint=True)
    out, turned = np.meshgrid(share, angle, indexing="ij")
    x, y = 13.4 * out * np.cos(turned), 1.5 + 16.4 * out * np.sin(turned)
    z = _roof(seed, x, y) - 0.8 * out**6
    jut = 0.9 * fbm(turned * 9, z * 1.5, seed + 1, 3.0) * ramped(out, 0.5, 0.95)
    points = np.stack([x - jut * np.cos(turned), y - jut * np.sin(turned), z], axis=-1)
    rock = sheet(points.astype(np.float32), "#877a6a", Surface.ROCK)
    x, y, z = rock.vertices[rock.faces].mean(axis=1).T
    turned = np.arctan2(z - 0.6, x - 1.0)
    ragged = 1 + 0.16 * np.sin(3 * turned + 1) + 0.09 * np.sin(8 * turned)
    mouth = (np.hypot((x - 1.0) / 3.9, (z - 0.6) / 3.3) < ragged) & (y > 8)
    hole = np.hypot(x + 5.0, y + 1.6) < 2.1 + 0.4 * np.sin(7 * np.arctan2(y + 1.6, x + 5))
    kept = ~(mouth | (hole & (z > 3)))
    wet = 1 + 0.35 * fbm(
        rock.vertices[:, 0] * 2, rock.vertices[:, 1] + rock.vertices[:, 2] * 3, seed + 2, 3.0
    )
    painted = recolored(rock, rock.colors * wet[:, None])
    shell = Mesh(
        painted.vertices, painted.normals, painted.colors, painted.faces[kept],
        painted.surfaces[kept], painted.bones, painted.weights,
    )  # fmt: skip
    rim = np.intersect1d(rock.faces[kept], rock.faces[~kept])
    chance = np.random.default_rng(seed)
    boulders = rocks(rock.vertices[rim[::2]], chance, (0.25, 0.6), "#877a6a", level=1)
    return join([shell, boulders])


def _stalagmite(seed: int) -> Mesh:
    return dripstone(seed, 1.5, 0.3, "#8f8069")


def _stalactite(seed: int) -> Mesh:
    return dripstone(seed, 1.6, 0.24, "#8f8069").moved(scale=(1.0, 1.0, -1.0))


def _crystals(seed: int) -> Mesh:
    """A druse of crystals that glow faintly blue."""
    chance = np.random.default_rng(seed)
    parts = []
    for _ in range(7):
        tall, wide = chance.uniform(0.3, 0.9), chance.uniform(0.06, 0.12)
        spike = lathe(
            [(wide, 0), (wide, 0.75 * tall), (0.005, tall)], "#2f9ac8", Surface.EMISSIVE, 6
        )
        parts.append(
            spike.moved(
                (*chance.normal(0, 0.16, 2), -0.05),
                turn(chance.uniform(0, 6), chance.normal(0, 0.4)),
            )
        )
    return join(parts)
