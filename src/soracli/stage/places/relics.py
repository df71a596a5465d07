"""Places with a past: temple ruins, a stone circle, a graveyard, a battlefield."""

from collections.abc import Callable

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join
from soracli.stage.performance import Lamp, SetPiece
from soracli.stage.places.distance import far_wood
from soracli.stage.places.greenery import bush, flowers, grass, grove, scattered, spaced
from soracli.stage.places.land import Height, ridge, rolling, strip
from soracli.stage.places.lie import Lie, posts, rows, uneven, varied
from soracli.stage.places.monuments import (
    banner,
    beam,
    column,
    drum,
    headstone,
    iron_fence,
    lintel_stone,
    menhir,
    rubble,
    sandbags,
    smoke,
    stakes,
    stump,
    wire,
)
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rockforms import craters
from soracli.stage.places.rocks import rocks
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import ellipsoid, tube
from soracli.stage.things.forms import boxes, turn
from soracli.stage.things.outdoors import lamp_post
from soracli.stage.things.trees import broadleaf

_COLUMNS = (
    (-7.8, 6.2, 3.8, True), (-5.2, 6.2, 3.8, True), (-2.6, 6.2, 3.8, True), (0.0, 6.2, 2.0, False),
    (2.6, 6.2, 3.8, True), (5.2, 6.2, 3.8, True), (7.8, 6.2, 1.3, False), (-7.8, 2.6, 3.8, True),
    (-7.8, -1.4, 1.7, False), (7.8, 2.6, 3.8, True), (7.8, -1.4, 3.8, True),
    (-7.8, -5.4, 2.6, False), (7.8, -5.4, 0.9, False),
)  # fmt: skip
"""x, y, height and whether it is whole, of every column of the temple."""


def ruins(on: Occasion) -> SetPiece:
    """A fallen temple: columns on three sides of a paved floor, drums and blocks about, olives."""
    chance = on.chance(410)
    lie = uneven(on.seed + 410, 12.0, 1.4, 20.0, 0.4)
    columns = [
        column(on.seed + k, tall, whole).moved((x, y, 0))
        for k, (x, y, tall, whole) in enumerate(_COLUMNS)
    ]
    drums = np.array(
        [
            (-4.0, 4.4, 0),
            (4.6, 3.9, 0),
            (6.0, 8.6, 0),
            (-9.6, 5.0, 0),
            (9.8, 4.4, 0),
            (-6.0, -3.6, 0),
            (1.0, 8.4, 0),
        ],
        np.float32,
    )
    trees = np.array([(-13, 12), (14, 15), (-18, -4), (18, -9), (4, 24)], np.float32)
    at = np.array([(x, y, 0.0) for x, y, _, _ in _COLUMNS])
    parts = [
        lie.ground("#a39a62", Surface.GRASS, on.seed, 260, 84, patches=0.2),
        strip((-8.8, 8.8), (-8, 7.2), 0.005, "#c8bda2", Surface.TILE, 20),
        *columns,
        _fallen(chance, drums),
        _overgrown(lie, chance, trees),
        ridge(on.seed + 411, 260, 40, "#8a9468", Surface.GRASS, rough=0.6),
        ridge(on.seed + 412, 700, 130, "#8a97a2", rough=0.6),
    ]
    return SetPiece(
        "temple ruins",
        join(parts),
        "stone",
        8.0,
        posts(at, 0.5, 3.0),
        far_color="#a0986a",
        far_level=-1.5,
    )


def _fallen(chance: np.random.Generator, drums: Numbers) -> Mesh:
    """Beams that still lie up, and drums that do not."""
    return join(
        [
            beam(5.4).moved((-6.5, 6.2, 3.8)),
            beam(2.8).moved((3.9, 6.2, 3.8)),
            beam(3.0).moved((7.8, 0.6, 3.8), turn(np.pi / 2)),
            varied(drum, drums, chance, (0.85, 1.1), 3),
        ]
    )


def _overgrown(lie: Lie, chance: np.random.Generator, trees: Numbers) -> Mesh:
    """Blocks, olives, grass and poppies among the columns."""
    return join(
        [
            rubble(
                lie.strewn(chance, 200, (-12, 12), (-9, 12), 5.4, 0.8, lane=5.0, most=40),
                chance,
                "#cfc4ac",
            ),
            varied(_olive, lie.at(trees), chance, (0.8, 1.2), 2),
            grass(lie.strewn(chance, 1300, (-15, 15), (-11, 14), 1.0), chance, 0.2, "#a3a05a", 4),
            flowers(
                lie.strewn(chance, 90, (-13, 13), (3, 13), 4.0), chance, ("#d8342c",), 0.22, 0.05, 5
            ),
        ]
    )


def _olive(seed: int) -> Mesh:
    return broadleaf(seed, 4.4, "#7d8a5c", "#6a5c4a", leaves=520, spread=1.15)


def stones(on: Occasion) -> SetPiece:
    """A ring of standing stones on a wide plain, some with lintels; one has fallen."""
    chance = on.chance(414)
    lie = Lie(rolling(on.seed + 414, 24.0, 9.0, 120.0))
    feet, parts = _ring(on.seed)
    parts += [
        lie.ground("#7f9a50", Surface.GRASS, on.seed, 420, 84, patches=0.16),
        varied(
            menhir,
            lie.at(np.array([(-18, 17), (15, 21), (22, 6), (-24, -4)], np.float32)),
            chance,
            (0.6, 0.9),
            2,
        ),
        grass(
            lie.at(scattered(chance, 2400, (-15, 15), (-11, 14), 1.0)), chance, 0.18, "#8aa656", 4
        ),
        rocks(
            lie.strewn(chance, 26, (-16, 16), (3, 16), 5.0), chance, (0.12, 0.4), "#8d8a80", level=1
        ),
        ridge(on.seed + 415, 330, 26, "#8a9d62", Surface.GRASS, rough=0.4),
        ridge(on.seed + 416, 900, 80, "#8496a0", rough=0.5),
    ]
    at = np.array(feet)
    return SetPiece(
        "stone circle",
        join(parts),
        "grass",
        7.5,
        posts(at, 0.6, 3.0),
        far_color="#88a060",
        far_level=-1.5,
    )


def _ring(seed: int) -> tuple[list[Numbers], list[Mesh]]:
    """Where the stones of the ring stand, and the stones with their lintels."""
    parts: list[Mesh] = []
    feet: list[Numbers] = []
    for place, angle in enumerate(np.linspace(-0.62, np.pi + 0.62, 15)):
        foot = np.array([8.6 * np.cos(angle), 0.6 + 7.2 * np.sin(angle), 0.0])
        feet.append(foot)
        stone = menhir(seed + place, 3.0 if place not in (1, 6) else 1.5, 1.35, 0.75)
        parts.append(stone.moved(foot, turn(angle + np.pi / 2)))
    for place in (2, 3, 7, 8, 10, 12):
        middle = (feet[place] + feet[place + 1]) / 2 + [0, 0, 2.86]
        along = feet[place + 1] - feet[place]
        yaw = float(np.arctan2(along[1], along[0]))
        lintel = lintel_stone(seed + 30 + place, float(np.linalg.norm(along)) + 0.9)
        parts.append(lintel.moved(middle, turn(yaw)))
    fallen = menhir(seed + 50, 2.8, 1.3, 0.7).moved((-5.6, 4.4, 0.3), turn(0.6, np.pi / 2))
    return feet, [*parts, fallen]


def graveyard(on: Occasion) -> SetPiece:
    """Leaning stones in rows under bare trees, an iron fence, a chapel with a pointed tower."""
    chance = on.chance(418)
    lie = uneven(on.seed + 418, 12.0, 0.6, 16.0, 0.2)
    graves = rows((-13, 14), (-7.0, 18), 2.2, 3.0, (-4.6, 4.6, -12, 3.4))
    graves = graves + chance.normal(0, 0.22, graves.shape).astype(np.float32)
    trees = np.array([(-7.5, 7.2), (9.5, 10.5), (-14, 15), (16, 1), (-17, -6), (4, 19)], np.float32)
    church = piece_of("building", "church", 9.0, "#8f8b84").moved((7.5, 30, 0), turn(-0.3))
    parts = [
        lie.ground("#5a6a3a", Surface.GRASS, on.seed, 200, 84, patches=0.22),
        strip((-1.1, 1.1), (2.0, 24), 0.006, "#8a8068", Surface.DIRT, 6),
        varied(headstone, lie.at(graves), chance, (0.85, 1.15), 7, yaw=(-0.12, 0.12)),
        grove(lie.at(trees, 0.1), chance, (5.0, 7.5), "bare", variants=2),
        _fence(),
        lamp_post(on.lit, 2.45).moved((-3.4, 10.0, 0)),
        church,
        _churchyard(on, lie, chance),
        ridge(on.seed + 419, 190, 24, "#4a5a40", rough=0.5),
    ]
    lamps = (
        (Lamp((-3.4, 10.0, 2.1), (1.3, 1.0, 0.55), 0.1),)
        if on.lit
        else (Lamp((-3.4, 10.0, 2.1), (1.3, 1.0, 0.55)),)
    )
    return SetPiece(
        "graveyard",
        join(parts),
        "grass",
        9.0,
        posts(lie.at(trees), 0.3, 3.0),
        lamps=lamps,
        far_color="#55653c",
        far_level=-1.0,
    )


def _churchyard(on: Occasion, lie: Lie, chance: np.random.Generator) -> Mesh:
    """Grass and bushes between the graves, woods beyond."""
    return join(
        [
            grass(
                lie.at(scattered(chance, 2400, (-15, 15), (-11, 16), 0.8)),
                chance,
                0.22,
                "#6d7d40",
                4,
            ),
            join(
                bush(on.seed + k, 1.2, "#3f5a30", 200).moved(p)
                for k, p in enumerate(((-11.4, 4.0, 0), (11.6, 6.4, 0), (-4.6, 12.0, 0)))
            ),
            far_wood(
                lie.at(spaced(chance, scattered(chance, 300, (-80, 80), (44, 90)), 4.5)[:60]),
                chance,
                (8, 13),
            ),
            far_wood(
                lie.at(spaced(chance, scattered(chance, 200, (-60, 60), (-60, -22)), 5)[:24]),
                chance,
                (7, 12),
            ),
        ]
    )


def _fence() -> Mesh:
    return join(
        [
            iron_fence((-15, 21), (-1.6, 21)), iron_fence((1.6, 21), (15, 21)),
            iron_fence((-15, -8), (-15, 21)), iron_fence((15, 21), (15, -8)),
        ]
    )  # fmt: skip


_STAKES = (((-6.2, 4.8), 0.2), ((7.0, 6.2), -0.3), ((-11.5, 9), 0.5), ((12, 1.5), 1.4))
_FLAGS = (((4.6, 4.9), "#8a2420"), ((-8.5, 7.5), "#2c3f6a"), ((10, 13), "#8a2420"))
_SMOKE = (
    (46, 8, -50, 150), (34, 6, 30, 120), (60, 11, 90, 200), (30, 6, -110, 170),
    (40, 8, -70, -120), (40, 8, 60, -130),
)  # fmt: skip
"""How high and wide a column of smoke is, and where it stands: x and y."""


def battlefield(on: Occasion) -> SetPiece:
    """Churned mud full of craters, split trees, stakes, wire, torn banners; smoke far off."""
    chance = on.chance(422)
    holes = spaced(chance, scattered(chance, 300, (-46, 46), (-34, 60), 7.5), 4.5)[:46]
    radii = chance.uniform(0.9, 2.6, len(holes))
    lie = Lie(_churned(on.seed + 422, holes, radii))
    trees = lie.strewn(chance, 300, (-36, 36), (5, 60), 7.5, 6.0, lane=6.0, most=24)
    hedges = [
        stakes(on.seed + k).moved(lie.at(np.array([at]))[0], turn(yaw))
        for k, (at, yaw) in enumerate(_STAKES)
    ]
    flags = [
        banner(on.seed + k, 3.2, color).moved(lie.at(np.array([at]))[0], turn(0.3 * k))
        for k, (at, color) in enumerate(_FLAGS)
    ]
    fumes = [
        smoke(on.seed + k, tall, wide).moved((x, y, 0))
        for k, (tall, wide, x, y) in enumerate(_SMOKE)
    ]
    fires = [
        ellipsoid((1.0, 1.0, 1.6), (x, y - 1.5, 1), "#ff7a1e", Surface.EMISSIVE, 8)
        for _, _, x, y in _SMOKE[:3]
    ]
    parts = [
        lie.ground("#55462f", Surface.DIRT, on.seed, 260, 120, 3.2, 0.35),
        varied(stump, trees, chance, (0.8, 1.2), 4),
        *hedges, *flags, *fumes, *fires,
        wire((-13, 12), (13, 14.5), on.seed), wire((-15, -2), (-8, 3.6), on.seed),
        _strewn(lie, chance),
        ridge(on.seed + 423, 240, 22, "#5a5240", Surface.DIRT, rough=0.6),
    ]  # fmt: skip
    return SetPiece(
        "battlefield",
        join(parts),
        "dirt",
        8.0,
        posts(trees, 0.3, 3.0),
        far_color="#5a4d38",
        far_level=-1.5,
    )


def _strewn(lie: Lie, chance: np.random.Generator) -> Mesh:
    """Bags, a wheel, stones, rubble and grass."""
    return join(
        [
            sandbags(4.6).moved((8.2, 3.6, 0), turn(-0.25)),
            _wheel().moved((-4.9, 3.9, 0.0), turn(0.4)),
            rocks(
                lie.strewn(chance, 160, (-16, 16), (-11, 16), 2.4),
                chance,
                (0.04, 0.22),
                "#4f4436",
                level=0,
            ),
            rubble(
                lie.strewn(chance, 90, (-14, 14), (4, 16), 6.0, 1.2, most=16),
                chance,
                "#6a6258",
                0.3,
            ),
            grass(lie.strewn(chance, 460, (-15, 15), (-5, 15), 1.0), chance, 0.2, "#7a7040", 4),
        ]
    )


def _churned(seed: int, holes: Numbers, radii: Numbers) -> Height:
    def height(x: Numbers, y: Numbers) -> Numbers:
        away = ramped(np.hypot(x, y), 5.4, 10)
        rough = 0.45 * fbm(x, y, seed, 6.0) + 0.16 * fbm(x, y, seed + 1, 1.8)
        hills = ramped(np.hypot(x, y), 50, 200) * 6 * np.maximum(fbm(x, y, seed + 2, 70.0) + 0.3, 0)
        return np.asarray(away * (rough + craters(x, y, holes, radii, 0.4)) + hills, np.float32)

    return height


def _wheel() -> Mesh:
    """A broken cart wheel that leans on a block."""
    turned = [
        boxes([(0, 0, 0)], (1.15, 0.05, 0.06), "#5f4a34", Surface.WOOD).moved(
            rotation=turn(0, k * np.pi / 5)
        )
        for k in range(5)
    ]
    angle = np.linspace(0, 2 * np.pi, 25)
    rim = np.stack([0.6 * np.cos(angle), 0 * angle, 0.6 * np.sin(angle)], axis=1)
    wheel = join([*turned, tube(rim, 0.05, "#4f3d2b", Surface.WOOD, 6, False)])
    return wheel.moved((0, 0, 0.5), turn(0, 0, -0.5))


RELICS: dict[str, Callable[[Occasion], SetPiece]] = {
    "temple ruins": ruins,
    "stone circle": stones,
    "graveyard": graveyard,
    "battlefield": battlefield,
}
