"""Hot and dry places: savanna, canyon, oasis, and a volcano with its lava."""

from collections.abc import Callable

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.performance import Lamp, SetPiece
from soracli.stage.places.greenery import bush, grass, grove, scattered, spaced
from soracli.stage.places.land import Height, ridge
from soracli.stage.places.lie import Lie, posts, uneven, varied
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rockforms import BUTTE, CONE, MESA, arch, glowing, risen, wall
from soracli.stage.places.rocks import rocks
from soracli.stage.places.stock import piece_of
from soracli.stage.places.wild_plants import acacia, reeds
from soracli.stage.things.forms import copies, lumpy, recolored, turn
from soracli.stage.water import Water, waves


def savanna(on: Occasion) -> SetPiece:
    """Dry yellow grass with umbrella thorns, termite hills and flat-topped hills far away."""
    chance = on.chance(370)
    lie = uneven(on.seed + 370, 18.0, 1.6, 46.0)
    near = np.array([(-10.5, 11.0), (13.5, 17.0), (-21, 25), (26, 30)], np.float32)
    more = spaced(chance, scattered(chance, 120, (-110, 110), (34, 120)), 11.0)[:26]
    back = spaced(chance, scattered(chance, 60, (-80, 80), (-90, -26)), 14.0)[:9]
    mounds = np.array([(5.2, 8.0), (-17, 9), (22, 13)], np.float32)
    parts = [
        lie.ground("#b09550", Surface.GRASS, on.seed, 420, 92, patches=0.2),
        varied(acacia, lie.at(near), chance, (0.95, 1.25), 2),
        varied(
            lambda seed: acacia(seed, 6.0, 140),
            lie.at(np.concatenate([more, back])),
            chance,
            (0.8, 1.3),
            2,
        ),
        varied(_termites, lie.at(mounds), chance, (0.8, 1.2), 2),
        _steppe(on, lie, chance),
        *(
            _far(on.seed + k, w, t, a, d, "#8f7a62")
            for k, (w, t, a, d) in enumerate(
                (
                    (60, 46, 1.1, 620),
                    (90, 60, 2.0, 700),
                    (50, 40, 2.7, 560),
                    (70, 50, -1.3, 600),
                    (60, 44, 0.2, 640),
                    (60, 40, 3.5, 640),
                )
            )
        ),
        ridge(on.seed + 372, 900, 70, "#8d94a0", rough=0.5),
    ]
    return SetPiece("savanna", join(parts), "grass", 13.0, far_color="#b89a58", far_level=-1.5)


def _steppe(on: Occasion, lie: Lie, chance: np.random.Generator) -> Mesh:
    """Dry grass near and far, low bushes and stones."""
    return join(
        [
            grass(
                lie.at(scattered(chance, 2600, (-18, 18), (-12, 16), 0.9)),
                chance,
                0.34,
                "#c9ac5c",
                5,
            ),
            grass(
                lie.at(scattered(chance, 1500, (-40, 40), (12, 50), 9.0)), chance, 0.7, "#bfa252", 5
            ),
            join(
                bush(on.seed + k, 1.1, "#76843c", 200).moved(p)
                for k, p in enumerate(lie.strewn(chance, 14, (-34, 34), (8, 40), 9))
            ),
            rocks(
                lie.strewn(chance, 40, (-28, 28), (5, 34), 6.0),
                chance,
                (0.15, 0.6),
                "#9a7350",
                level=1,
            ),
        ]
    )


def _termites(seed: int) -> Mesh:
    return lumpy((0.5, 0.45, 1.5), seed, 0.35, "#a8704a", Surface.DIRT, 2).moved((0, 0, 0.5))


def _far(seed: int, wide: float, tall: float, angle: float, away: float, color: str) -> Mesh:
    mesa = risen(seed, wide, tall, MESA, color, turns=26)
    return mesa.moved((away * np.cos(angle), away * np.sin(angle), -3.0))


_NEEDLES = (
    (1.6, 9.0, (-5.5, 46, -0.3)),
    (2.4, 14.0, (3.0, 74, -0.5)),
    (3.2, 19.0, (13, 110, -0.5)),
)
_MESAS = ((40, 46, 1.42, 300), (60, 60, 1.72, 420), (30, 40, 1.15, 330), (70, 60, 1.5, 620))


def canyon(on: Occasion) -> SetPiece:
    """The floor of a red gorge: layered walls at both sides that wind away from the camera,
    a stream bed of pale stones, an arch and needles of rock beyond."""
    chance = on.chance(374)
    lie = Lie(_gorge(on.seed + 374))
    right = [(22, -90), (17, -40), (12.5, -8), (11, 10), (16, 30), (24, 52), (21, 90), (34, 150)]
    left = [
        (-30, 150),
        (-19, 90),
        (-24, 52),
        (-17, 28),
        (-14, 10),
        (-14.5, -8),
        (-17, -40),
        (-22, -90),
    ]
    back = [(-70, -62), (-20, -60), (20, -60), (70, -62)]
    needles = [
        risen(on.seed + k, wide, tall, BUTTE, "#b8623c", 0.2, 0.24, turns=24).moved(at)
        for k, (wide, tall, at) in enumerate(_NEEDLES)
    ]
    parts = [
        lie.ground("#c58a5a", Surface.SAND, on.seed, 260, 92, 3.4, 0.12),
        wall(on.seed + 375, np.array(right, np.float32), 24, "#b9653f", 7.0, 1.6, 0.26, "#c07a50"),
        wall(on.seed + 376, np.array(left, np.float32), 27, "#b35c38", 7.0, 1.6, 0.26, "#c07a50"),
        wall(on.seed + 377, np.array(back, np.float32), 30, "#a8563a", 6.0, 2.0, 0.26),
        *(_far(on.seed + k, w, t, a, d, "#b5653f") for k, (w, t, a, d) in enumerate(_MESAS)),
        arch(on.seed + 379, 15, 8.5, 1.9, "#b8623c").moved((6.5, 52, 0), turn(-0.3)),
        *needles,
        _on_the_floor(on, lie, chance),
    ]
    return SetPiece("canyon", join(parts), "sand", 9.0, length=16.0, lengthwise=np.pi / 2,
                    far_color="#b5805a", far_level=-2.0, stand_off=40.0)  # fmt: skip


def _on_the_floor(on: Occasion, lie: Lie, chance: np.random.Generator) -> Mesh:
    """What lies and grows on the floor of the gorge."""
    return join(
        [
            rocks(
                lie.strewn(chance, 160, (-12, 12), (-30, 60), 6.5, 1.2, lane=4.8),
                chance,
                (0.2, 1.3),
                "#a8603f",
                level=1,
            ),
            rocks(
                lie.strewn(chance, 320, (-6, 6), (-9, 40), 2.0),
                chance,
                (0.04, 0.13),
                "#d8bfa0",
                level=0,
            ),
            grass(lie.strewn(chance, 160, (-11, 11), (-14, 30), 4.0), chance, 0.4, "#a89a58", 7),
            join(
                bush(on.seed + k, 0.8, "#75803f", 170).moved(p)
                for k, p in enumerate(lie.strewn(chance, 30, (-11, 11), (4, 34), 7.0, 3.0)[:9])
            ),
        ]
    )


def _gorge(seed: int) -> Height:
    def height(x: Numbers, y: Numbers) -> Numbers:
        scree = (
            ramped(np.abs(x), 8.5, 16)
            * ramped(np.hypot(x, y), 8.6, 14)
            * (2.2 + 1.2 * fbm(x, y, seed, 9.0))
        )
        return np.asarray(scree, np.float32)

    return height


def oasis(on: Occasion) -> SetPiece:
    """Date palms and reeds about a green pool among high dunes; a nomad's tent."""
    chance = on.chance(380)
    lie = Lie(_dunes(on.seed + 380))
    amplitudes, vectors, phases = waves(on.seed, 0.02, 0.4, longest=1.4, shortest=0.2)
    ring = lie.strewn(chance, 500, (-16, 18), (3.6, 25), 5.5, 1.7, 0.05, (-0.12, 0.5), 26)
    parts = [
        _greened(lie.ground("#dcb273", Surface.SAND, on.seed, 420, 110, 3.5, 0.06)),
        grove(ring, chance, (4.5, 8.5), "palm", variants=3),
        _about_the_pool(on, lie, chance),
        piece_of("building", "tent", 3.2, "#e6dcc4").moved((-8.6, 5.6, 0)),
        ridge(on.seed + 381, 300, 34, "#d2a566", Surface.SAND, rough=0.5),
    ]
    water = Water(amplitudes, vectors, phases, -0.3, "#1d5f52", "#4fa08a")
    return SetPiece(
        "oasis",
        join(parts),
        "sand",
        10.0,
        posts(ring, 0.2, 4.0),
        water=water,
        far_color="#cfa162",
        far_level=-8.0,
    )


def _about_the_pool(on: Occasion, lie: Lie, chance: np.random.Generator) -> Mesh:
    """Reeds, grass, bushes and stones about the pool."""
    return join(
        [
            varied(
                reeds,
                lie.strewn(chance, 900, (-15, 16), (4, 22), 5.0, 0.5, 0, (-0.5, -0.16), 50),
                chance,
                (0.6, 1.0),
            ),
            grass(
                lie.strewn(chance, 2600, (-15, 16), (2.8, 24), 4.0, heights=(-0.25, 0.3)),
                chance,
                0.3,
                "#7f9440",
                5,
            ),
            join(
                bush(on.seed + k, 1.0, "#6f8438", 220).moved(p)
                for k, p in enumerate(
                    lie.strewn(chance, 80, (-15, 16), (4, 24), 6.0, 3.0, 0, (-0.1, 0.5), 9)
                )
            ),
            rocks(
                lie.strewn(chance, 40, (-20, 20), (-12, 22), 5.0, lane=4.8),
                chance,
                (0.08, 0.4),
                "#b58f62",
                level=1,
            ),
        ]
    )


def _dunes(seed: int) -> Height:
    def height(x: Numbers, y: Numbers) -> Numbers:
        inside = 1 - np.hypot(x / 10.0, (y - 11.6) / 6.6) + 0.08 * fbm(x, y, seed, 6.0)
        pool = -1.5 * ramped(inside, -0.1, 0.45)
        away = ramped(np.hypot(x, y - 6), 20, 70)
        crest = 1 - np.abs(fbm(x * 0.7 + y * 0.35, y, seed + 1, 52.0, 3))
        return np.asarray(pool + away * 9.0 * crest**2, np.float32)

    return height


def _greened(mesh: Mesh) -> Mesh:
    """Sand that is grown over about a pool."""
    x, y, z = mesh.vertices.T
    away = np.hypot(x / 14, (y - 11.6) / 10.5)
    green = (ramped(away, 1.0, 0.72) * ramped(z, 1.0, 0.2))[:, None]
    return recolored(mesh, mesh.colors * (1 - 0.8 * green) + linear("#7d8a42") * 0.8 * green)


def volcano(on: Occasion) -> SetPiece:
    """Black lava fields with glowing cracks and a river of lava; the cone erupts far off."""
    chance = on.chance(384)
    lie = Lie(_clinker(on.seed + 384))
    parts = [
        _cracked(lie.ground("#2a2625", Surface.ROCK, on.seed, 300, 150, 3.2, 0.2), on.seed + 385),
        _cone(on.seed + 386).moved((22, 235, -1), scale=0.4),
        rocks(
            lie.strewn(chance, 260, (-24, 24), (-16, 32), 4.6, 0.9, lane=4.8),
            chance,
            (0.15, 1.1),
            "#332e2c",
            level=1,
        ),
        rocks(
            lie.strewn(chance, 200, (-11, 11), (-10, 10), 1.5),
            chance,
            (0.03, 0.1),
            "#3a3432",
            level=0,
        ),
        _far(on.seed + 3, 50, 40, 2.7, 330, "#3a302e"),
        ridge(on.seed + 387, 420, 60, "#3d3231", Surface.ROCK, rough=0.7),
    ]
    glow = (
        (-7.5, 6.8, 0.7),
        (2.5, 10.0, 0.7),
        (9.5, 7.5, 0.7),
        (-13.5, 1.0, 0.7),
        (14.0, -1.0, 0.7),
    )
    lamps = tuple(Lamp(at, (2.2, 0.75, 0.15)) for at in glow)
    return SetPiece(
        "volcano", join(parts), "rock", 9.0, lamps=lamps, far_color="#332b2a", far_level=-2.0
    )


def _clinker(seed: int) -> Height:
    def height(x: Numbers, y: Numbers) -> Numbers:
        away = ramped(np.hypot(x, y), 6.5, 13)
        lumps = 0.9 * fbm(x, y, seed, 8.0) + 0.35 * fbm(x, y, seed + 1, 2.4)
        return np.asarray(away * (lumps + 0.2) + ramped(y, 40, 200) * 12, np.float32)

    return height


def _cracked(mesh: Mesh, seed: int) -> Mesh:
    """Cracks in the crust that glow, and a stream of lava that comes down toward the camera."""
    x, y, _ = mesh.vertices.T
    web = 1 - np.abs(fbm(x, y, seed, 7.0, 3)) * 6.5
    far = ramped(np.hypot(x, y), 4.6, 8.0) * ramped(np.hypot(x, y), 95, 40)
    bend = 4.5 + 5.5 * np.sin(y * 0.07) + 2.2 * np.sin(y * 0.19)
    stream = 1.25 - np.abs(x - bend - 3.0) / (1.3 + 0.03 * y) * 0.75
    stream = np.where(y > 8.0, stream, 0)
    return glowing(mesh, np.maximum(np.clip(web, 0, 1) * far, np.clip(stream, 0, 1)))


def _cone(seed: int) -> Mesh:
    """The volcano: streaks of lava from its mouth, a fountain of it over the mouth."""
    cone = risen(seed, 62, 96, CONE, "#3a3130", 0.1, 0.05, turns=90)
    x, y, z = cone.vertices.T
    turn = np.arctan2(y, x)
    streak = 1.3 - np.abs(np.sin(turn * 3.5 + 0.6 * np.sin(z * 0.09))) * (0.9 + 3.5 * (1 - z / 96))
    hot = np.maximum(streak * ramped(z, 16, 55), ramped(z, 91, 95) * ramped(np.hypot(x, y), 24, 18))
    blob = lumpy(1.0, seed, 0.3, "#ff9a2a", Surface.EMISSIVE, 0)
    chance = np.random.default_rng(seed)
    up = chance.uniform(0, 1, 46)
    out = chance.normal(0, 1, (46, 2)) * (5 + 13 * up[:, None])
    bombs = copies(
        blob, np.column_stack([out, 88 + 46 * up]), 0.0, (3.4 - 2.4 * up).astype(np.float32)
    )
    smoke = lumpy(1.0, seed + 2, 0.35, "#4a4442", Surface.MATTE, 2, True)
    puffs = [
        smoke.moved((12 * k - 6, 14 + 6 * k, 112 + 26 * k), scale=18.0 + 9 * k) for k in range(4)
    ]
    return join([glowing(cone, hot), bombs, *puffs])


DRYLANDS: dict[str, Callable[[Occasion], SetPiece]] = {
    "savanna": savanna,
    "canyon": canyon,
    "oasis": oasis,
    "volcano": volcano,
}
