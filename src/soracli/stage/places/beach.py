"""A sandy beach: the sea beyond, dunes and palms behind the camera and at the sides."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Mesh, join, linear
from soracli.stage.performance import SetPiece
from soracli.stage.places.greenery import grass, grove, scattered, spaced, standing
from soracli.stage.places.land import patched, ridge
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.shapes import sheet
from soracli.stage.things.forms import recolored
from soracli.stage.water import Water, waves

SHORE = 6.0
_SAND = "#e3c891"


def beach(on: Occasion) -> SetPiece:
    """Sand along x, the waterline at y = 6."""
    amplitudes, vectors, phases = waves(on.seed, 0.28 if on.weather != "storm" else 0.8, -1.4)
    return SetPiece(
        name="beach",
        mesh=join([_sand(on), _dressing(on)]),
        ground="sand",
        reach=12.0,
        water=Water(
            amplitudes, vectors, phases, level=-0.32, deep="#0f4d6e", shallow="#3fa7ac", shore=SHORE
        ),
        far_color="#b9a878",
        far_level=-4.0,
    )


def _height(on: Occasion, x: Floats, y: Floats) -> Floats:
    """Flat where people act, down to the sea in front, up to dunes behind and at the far sides."""
    down = -(np.maximum(y - 4.4, 0) ** 1.15) * 0.13
    dunes = ramped(-y, 13.0, 30.0) * (1.6 + 1.5 * fbm(x, y, on.seed + 1, 14.0))
    far = ramped(-y, 40.0, 120.0) * (4 + 3 * fbm(x, y, on.seed + 2, 60.0))
    ripple = 0.04 * fbm(x, y, on.seed + 3, 2.5) * ramped(np.abs(y), 3.0, 5.0) * ramped(-y, -4.4, 0)
    return np.asarray(np.maximum(down, -6.0) + dunes + far + ripple, np.float32)


def _sand(on: Occasion) -> Mesh:
    share = np.linspace(-1, 1, 91)
    x = np.sinh(3.4 * share) / np.sinh(3.4) * 420
    y = np.concatenate(
        [-np.geomspace(300, 14, 26), np.linspace(-13, 9.5, 60), np.linspace(10, 60, 12)]
    )
    grid_x, grid_y = np.meshgrid(x, y)
    shore_bend = 0.8 * fbm(grid_x, grid_x * 0, on.seed + 6, 30.0) * ramped(np.abs(grid_x), 6, 40)
    height = _height(on, grid_x, grid_y + shore_bend)
    mesh = patched(
        sheet(np.stack([grid_x, grid_y, height], axis=-1).astype(np.float32), _SAND, Surface.SAND),
        0.06,
        on.seed,
    )
    return _wetted(mesh, on)


def _wetted(mesh: Mesh, on: Occasion) -> Mesh:
    """The strip the waves run over is dark and shining."""
    x, y, z = mesh.vertices.T
    edge = 4.6 + 0.35 * fbm(x, y * 0, on.seed + 8, 5.0, 3)
    wet = ramped(y - edge, -0.35, 0.5)
    colors = mesh.colors * (1 - 0.5 * wet[:, None])
    surfaces = mesh.surfaces.copy()
    middle = (y - edge)[mesh.faces].mean(axis=1)
    surfaces[middle > 0] = Surface.WET_SAND
    green = ramped(-y, 30.0, 46.0)[:, None] * ramped(z, 1.0, 3.0)[:, None]
    colors = colors * (1 - green) + linear("#7d8f4a") * green
    painted = recolored(mesh, colors)
    return Mesh(
        painted.vertices,
        painted.normals,
        painted.colors,
        painted.faces,
        surfaces,
        painted.bones,
        painted.weights,
    )


def _dressing(on: Occasion) -> Mesh:
    chance = on.chance(1)

    def lifted(points: Floats) -> Floats:
        return standing(points, _height(on, points[:, 0], points[:, 1]))

    behind = spaced(chance, scattered(chance, 60, (-45, 45), (-34, -16.5)), 5.0)
    sides = np.array([(-21, -5.5), (24, -7.0), (-29, -3.8), (33, -4.5), (-16.5, -9.5)], np.float32)
    palms = grove(lifted(np.concatenate([behind, sides])), chance, (6.5, 10.0), "palm")
    marram = lifted(scattered(chance, 900, (-40, 40), (-34, -13.5)))
    tufts = grass(marram, chance, 0.55, "#9aa05a", 6)
    stones = lifted(scattered(chance, 26, (-34, 34), (3.6, 8.5), clear=13.0))
    pebbles = lifted(scattered(chance, 70, (-14, 14), (-12, 5.0), clear=3.0, corridor=2.6))
    shells = rocks(pebbles, chance, (0.02, 0.055), "#e8dcc4", Surface.SAND, 0)
    headland = ridge(on.seed + 4, 420, 46, "#5d7350", arc=(0.12, 0.85), rough=0.55)
    island = ridge(on.seed + 5, 900, 34, "#6f8a86", arc=(1.85, 2.35), rough=0.5, depth=0.08)
    wood = ridge(on.seed + 7, 230, 16, "#56703c", arc=(-3.0, -0.14), rough=0.3)
    return join(
        [palms, tufts, rocks(stones, chance, (0.3, 1.1), "#6f675e"), shells, headland, island, wood]
    )
