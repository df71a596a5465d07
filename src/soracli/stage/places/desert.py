"""A desert: rippled sand, dunes, red mesas on the horizon, cacti."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.performance import SetPiece
from soracli.stage.places.greenery import bush, grass, scattered, spaced, standing
from soracli.stage.places.land import land, ridge
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.places.stock import piece_of
from soracli.stage.shapes import sheet
from soracli.stage.things.forms import copies, recolored


def desert(on: Occasion) -> SetPiece:
    """Flat sand around the origin; dunes begin 16 m away."""
    return SetPiece(
        name="desert",
        mesh=join([_sand(on), _mesas(on), _growth(on)]),
        ground="sand",
        reach=14.0,
        far_color="#c99a62",
        far_level=-1.5,
    )


def _height(on: Occasion, x: Numbers, y: Numbers) -> Numbers:
    away = ramped(np.hypot(x, y), 16, 70)
    crest = 1 - np.abs(fbm(x * 0.7 + y * 0.35, y, on.seed + 130, 46.0, 3))
    return np.asarray(
        away * (7.5 * crest**2 + 1.2 * fbm(x, y, on.seed + 131, 16.0)) - away * 2.0, np.float32
    )


def _sand(on: Occasion) -> Mesh:
    return land(
        lambda x, y: _height(on, x, y), 420, "#d9aa6c", Surface.SAND, 100, 3.4, on.seed, 0.07
    )


def _mesas(on: Occasion) -> Mesh:
    """Table mountains with layered cliffs."""
    chance = on.chance(132)
    parts = []
    for angle, away, wide, tall in (
        (1.9, 210, 46, 42),
        (1.35, 330, 60, 60),
        (0.75, 240, 34, 48),
        (2.6, 300, 70, 52),
        (2.2, 190, 8, 38),
        (-1.2, 300, 60, 50),
        (-2.2, 260, 44, 40),
        (0.1, 340, 70, 58),
        (3.2, 330, 60, 60),
    ):
        parts.append(
            _mesa(on.seed + int(angle * 100), wide, tall, chance).moved(
                (away * np.cos(angle), away * np.sin(angle), -2.0)
            )
        )
    return join([*parts, ridge(on.seed + 133, 900, 90, "#b5856a", Surface.ROCK, rough=0.4)])


def _mesa(seed: int, wide: float, tall: float, chance: np.random.Generator) -> Mesh:
    turns = 40
    angle = np.linspace(0, 2 * np.pi, turns, endpoint=False)
    profile = [
        (1.75, 0.0),
        (1.4, 0.22),
        (1.14, 0.4),
        (1.04, 0.44),
        (1.0, 0.7),
        (1.02, 0.72),
        (0.97, 1.0),
        (0.9, 1.02),
        (0.01, 1.03),
    ]
    squash = float(chance.uniform(0.55, 0.9))
    rows = []
    for out, up in profile:
        ragged = 1 + 0.16 * fbm(np.cos(angle) * 3, np.sin(angle) * 3 + up, seed, 1.2)
        r = wide * out * ragged
        rows.append(
            np.stack(
                [r * np.cos(angle), squash * r * np.sin(angle), np.full(turns, up * tall)], axis=1
            )
        )
    mesh = sheet(np.array(rows, np.float32), "#b5653f", Surface.ROCK, closed=True)
    layers = 1 + 0.18 * np.sin(mesh.vertices[:, 2] * 0.55) + 0.1 * np.sin(mesh.vertices[:, 2] * 1.7)
    sandy = ramped(mesh.vertices[:, 2], 0.4 * tall, 0.1 * tall)[:, None]
    return recolored(mesh, mesh.colors * layers[:, None] * (1 - sandy) + linear("#cf9a62") * sandy)


def _growth(on: Occasion) -> Mesh:
    chance = on.chance(134)

    def lifted(points: Numbers, sink: float = 0.0) -> Numbers:
        return standing(points, _height(on, points[:, 0], points[:, 1]) - sink)

    spots = spaced(chance, scattered(chance, 160, (-60, 60), (5.5, 70), 9.0), 6.5)[:22]
    behind = spaced(chance, scattered(chance, 60, (-50, 50), (-50, -17)), 8.0)[:9]
    fixed = np.array([(-7.2, 6.6), (9.4, 8.2), (-14.5, 4.6)], np.float32)
    saguaro = piece_of("plant", "cactus", 3.4, "#5a8050")
    at = lifted(np.concatenate([fixed, spots, behind]), 0.05)
    cacti = copies(
        saguaro,
        at,
        chance.uniform(0, 6.28, len(at)).astype(np.float32),
        chance.uniform(0.55, 1.2, len(at)).astype(np.float32),
    )
    stones = rocks(
        lifted(scattered(chance, 70, (-34, 34), (-26, 34), 5.0)),
        chance,
        (0.1, 0.7),
        "#a8744e",
        level=1,
    )
    dry = grass(
        lifted(scattered(chance, 300, (-26, 26), (-18, 30), 4.5)), chance, 0.4, "#b59a5a", 7
    )
    scrub = [
        bush(on.seed + k, 0.7, "#7d8452", 160).moved(p)
        for k, p in enumerate(lifted(scattered(chance, 14, (-28, 28), (5, 34), 8.0)))
    ]
    return join([cacti, stones, dry, *scrub])
