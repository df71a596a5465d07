"""A grassy headland with cliffs and the sea around it: the place where lighthouses stand."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.performance import SetPiece
from soracli.stage.places.fences import rails
from soracli.stage.places.greenery import flowers, grass, scattered, standing
from soracli.stage.places.land import patched, ridge
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.shapes import sheet
from soracli.stage.things.buildings import house_mesh
from soracli.stage.things.forms import recolored, turn
from soracli.stage.water import Water, waves

_LEVEL = -10.0


def coast(on: Occasion) -> SetPiece:
    """A flat top of about 18 m around the origin, 10 m above the sea; land lies toward -y."""
    rough = {"storm": 2.0, "rain": 0.8}.get(on.weather, 0.5)
    amplitudes, vectors, phases = waves(on.seed, rough, -1.2, longest=20.0)
    return SetPiece(
        name="coast",
        mesh=join([_headland(on), _growth(on), _keepers(on), _stacks(on)]),
        ground="grass",
        reach=12.0,
        water=Water(amplitudes, vectors, phases, _LEVEL, "#0e3f5f", "#2d8090"),
        far_color="#123e58",
        far_level=-40.0,
    )


def _edge(on: Occasion, angle: Numbers) -> Numbers:
    """How far the grass reaches in a direction (radians): a tongue into the sea, land behind."""
    x = np.cos(angle) * 3.0
    y = np.sin(angle) * 3.0
    landward = ramped(-np.sin(angle), 0.35, 0.85)
    ragged = 3.2 * fbm(x, y, on.seed + 60, 1.6, 4)
    return np.asarray(20.0 + ragged + landward * 260.0, np.float32)


def _height(on: Occasion, x: Numbers, y: Numbers) -> Numbers:
    angle, away = np.arctan2(y, x), np.hypot(x, y)
    over = away - _edge(on, angle)
    steps = 1.6 * fbm(x, y, on.seed + 61, 6.0, 4)
    cliff = ramped(over, -1.0, 6.5 + steps) * (_LEVEL - 4.0)
    swell = ramped(away, 13, 60) * (1.4 * fbm(x, y, on.seed + 62, 30.0) + 0.4)
    hills = ramped(-y, 50, 220) * (10 + 9 * fbm(x, y, on.seed + 63, 90.0))
    ground = np.where(over < 0, swell + hills, (swell + hills) * ramped(-over, -6, 0))
    return np.asarray(ground + cliff, np.float32)


def _headland(on: Occasion) -> Mesh:
    turns, rings = 260, 62
    angle = np.linspace(0, 2 * np.pi, turns, endpoint=False)
    edge = _edge(on, angle)
    inner = np.linspace(0.0, 1, 34)[:, None] ** 1.7 * (edge[None] - 1.0)
    outer = edge[None] + np.linspace(-0.9, 9.5, rings - 34)[:, None] ** 1.0
    radius = np.concatenate([inner, outer])
    x, y = radius * np.cos(angle), radius * np.sin(angle)
    z = _height(on, x, y)
    jut = (
        1.1
        * fbm(x * 0 + np.cos(angle) * 40, z * 1.0 + 90, on.seed + 64, 4.0, 3)
        * ramped(-z, 0.5, 2.5)
    )
    x, y = x + jut * np.cos(angle), y + jut * np.sin(angle)
    mesh = sheet(np.stack([x, y, z], axis=-1).astype(np.float32)[::-1], "#6d8f45", 15, closed=True)
    return _rocky(patched(mesh, 0.14, on.seed), on)


def _rocky(mesh: Mesh, on: Occasion) -> Mesh:
    """Steep and low parts are rock, wet and dark at the foot."""
    x, y, z = mesh.vertices.T
    steep = ramped(mesh.normals[:, 2], 0.86, 0.66)
    bands = (
        1
        + 0.22 * np.sin(z * 2.1 + 1.5 * fbm(x, y, on.seed + 65, 8.0))
        + 0.12 * fbm(x * 2, z * 6, on.seed + 66, 5.0)
    )
    dark = 1 - 0.5 * ramped(z, _LEVEL + 2.2, _LEVEL + 0.6)
    stone = linear("#857664") * (bands * dark)[:, None]
    colors = mesh.colors * (1 - steep[:, None]) + stone * steep[:, None]
    painted = recolored(mesh, colors)
    rock = steep[mesh.faces].mean(axis=1) > 0.5
    surfaces = np.where(rock, Surface.ROCK, mesh.surfaces).astype(np.uint8)
    return Mesh(
        painted.vertices,
        painted.normals,
        painted.colors,
        painted.faces,
        surfaces,
        painted.bones,
        painted.weights,
    )


def _growth(on: Occasion) -> Mesh:
    chance = on.chance(67)

    def lifted(points: Numbers) -> Numbers:
        angle, away = np.arctan2(points[:, 1], points[:, 0]), np.hypot(points[:, 0], points[:, 1])
        kept = points[away < _edge(on, angle) - 1.2]
        return standing(kept, _height(on, kept[:, 0], kept[:, 1]))

    tufts = lifted(scattered(chance, 3600, (-26, 26), (-30, 27), clear=2.5))
    pinks = lifted(scattered(chance, 420, (-24, 24), (-26, 25), clear=7.0))
    stones = lifted(scattered(chance, 60, (-26, 26), (-34, 26), clear=10.0))
    return join(
        [
            grass(tufts, chance, 0.24, "#7f9a4c", 5),
            flowers(pinks, chance, ("#d98ab5", "#f2e6ee", "#e8d35a"), 0.2, 0.045, 5),
            rocks(stones, chance, (0.2, 0.75), "#8b8172"),
        ]
    )


def _keepers(on: Occasion) -> Mesh:
    """The keeper's cottage and a fence along the edge."""
    parts = [house_mesh(4.4, "#f4f1e8", "#5b4a44", "#2f5f8a").moved((-14.0, 7.5, -0.1), turn(0.5))]
    angle = np.linspace(0.35, 2.5, 9)
    posts = np.stack([15.2 * np.cos(angle), 15.2 * np.sin(angle)], axis=1)
    for a, b in zip(posts[:-1], posts[1:], strict=True):
        start, end = (float(a[0]), float(a[1])), (float(b[0]), float(b[1]))
        level = float(_height(on, np.array((a + b)[0] / 2), np.array((a + b)[1] / 2)))
        parts.append(rails(start, end, 0.95, "#e9e4d6").moved((0, 0, level)))
    return join(parts)


def _stacks(on: Occasion) -> Mesh:
    """Rocks in the surf below, and headlands far along the shore."""
    chance = on.chance(68)
    angle = chance.uniform(-0.35, np.pi + 0.35, 46)
    away = 27 + chance.uniform(0, 20, 46)
    at = np.stack([away * np.cos(angle), away * np.sin(angle), np.full(46, _LEVEL - 0.8)], axis=1)
    skerries = rocks(at, chance, (0.9, 3.4), "#5f564c")
    return join(
        [
            skerries,
            ridge(on.seed + 69, 420, 44, "#6b7a4c", arc=(-0.75, 0.32), rough=0.5, depth=0.2),
            ridge(on.seed + 70, 520, 50, "#6b7a55", arc=(2.75, 3.9), rough=0.5, depth=0.2),
            ridge(on.seed + 71, 1700, 120, "#7b8f95", arc=(1.0, 1.5), rough=0.6, depth=0.1),
        ]
    )
