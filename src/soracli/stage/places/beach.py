"""A sandy beach: the sea beyond, dunes and palms behind the camera and at the sides."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.performance import SetPiece
from soracli.stage.places.greenery import grass, grove, scattered, spaced, standing
from soracli.stage.places.land import patched, ridge
from soracli.stage.places.noise import fbm, ramped
from soracli.stage.places.occasion import Occasion
from soracli.stage.places.rocks import rocks
from soracli.stage.shapes import sheet, tube
from soracli.stage.things.forms import copies, recolored, spline, turn
from soracli.stage.water import Water, waves

SHORE = 5.6
_BLEACHED = "#a89880"
_SAND = "#d9bd86"
_CLUSTER = np.array(
    [(8.6, 6.0), (9.5, 6.6), (9.1, 7.4), (10.6, 7.0), (11.4, 6.2), (-12.6, 6.8), (-13.4, 6.2)],
    np.float32,
)


def beach(on: Occasion) -> SetPiece:
    """Sand along x, the waterline near y = 6; wooden groynes run into the sea."""
    amplitudes, vectors, phases = waves(on.seed, 0.28 if on.weather != "storm" else 0.8, -1.4)
    return SetPiece(
        name="beach",
        mesh=join([_sand(on), _dressing(on)]),
        ground="sand",
        reach=12.0,
        water=Water(
            amplitudes, vectors, phases, level=-0.2, deep="#0f4d6e", shallow="#3fa7ac", shore=SHORE
        ),
        far_color="#b9a878",
        far_level=-4.0,
    )


def _height(on: Occasion, x: Numbers, y: Numbers) -> Numbers:
    """Flat where people act, down to the sea in front, up to dunes behind and at the far sides."""
    down = -(np.maximum(y - 4.4, 0) ** 1.15) * 0.13
    dunes = ramped(-y, 13.0, 30.0) * (1.6 + 1.5 * fbm(x, y, on.seed + 1, 14.0))
    far = ramped(-y, 40.0, 120.0) * (4 + 3 * fbm(x, y, on.seed + 2, 60.0))
    ripple = 0.04 * fbm(x, y, on.seed + 3, 2.5) * ramped(np.abs(y), 3.0, 5.0) * ramped(-y, -3.4, 0)
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
    edge = 4.5 + 0.35 * fbm(x, y * 0, on.seed + 8, 5.0, 3)
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

    def lifted(points: Numbers) -> Numbers:
        return standing(points, _height(on, points[:, 0], points[:, 1]))

    behind = spaced(chance, scattered(chance, 60, (-45, 45), (-34, -16.5)), 5.0)
    sides = np.array([(-21, -6.6), (24, -7.0), (-29, -6.2), (33, -6.8), (-16.5, -9.5)], np.float32)
    palms = grove(lifted(np.concatenate([behind, sides])), chance, (6.5, 10.0), "palm")
    marram = lifted(scattered(chance, 900, (-40, 40), (-34, -13.5)))
    tufts = grass(marram, chance, 0.55, "#9aa05a", 6)
    stones = lifted(np.concatenate([scattered(chance, 26, (-34, 34), (4.2, 8.0), 14.0), _CLUSTER]))
    pebbles = lifted(scattered(chance, 70, (-14, 14), (-12, 5.0), clear=3.0, corridor=2.6))
    shells = rocks(pebbles, chance, (0.02, 0.055), "#e8dcc4", Surface.SAND, 0)
    headland = ridge(on.seed + 4, 420, 46, "#5d7350", arc=(0.12, 0.85), rough=0.55)
    island = ridge(on.seed + 5, 900, 34, "#6f8a86", arc=(1.85, 2.35), rough=0.5, depth=0.08)
    wood = ridge(on.seed + 7, 230, 16, "#56703c", arc=(-3.0, -0.14), rough=0.3)
    return join(
        [
            _groynes(),
            _driftwood(on),
            palms,
            tufts,
            rocks(stones, chance, (0.3, 1.1), "#6f675e"),
            shells,
            headland,
            island,
            wood,
        ]
    )


def _groynes() -> Mesh:
    """Rows of weathered posts from the sand into the surf."""
    posts, tints = [], []
    for line, x in enumerate((-34.0, -18.0, 17.0, 34.0)):
        for step in range(13):
            y = 3.9 + 0.62 * step
            tall = 0.75 - 0.03 * step + 0.12 * ((step * 7 + line * 3) % 5) / 5
            posts.append((x + 0.06 * ((step * 5 + line) % 3), y, tall - 0.55 - 0.03 * step))
            tints.append((0.8 + 0.08 * ((step + line) % 4),) * 3)
    post = tube([(0, 0, -0.6), (0, 0, 0.55)], (0.13, 0.115), "#6b5a48", Surface.WOOD, 8)
    return copies(post, posts, tint=np.array(tints))


def _driftwood(on: Occasion) -> Mesh:
    """A bleached log with its branches."""
    trunk = spline([(-1.5, 0.1, 0.12), (-0.4, 0, 0.16), (0.7, 0.12, 0.17), (1.5, 0, 0.3)], 10)
    arms = [
        tube(
            [(0.5, 0.1, 0.18), (0.8, -0.35, 0.35), (1.0, -0.5, 0.62)],
            (0.06, 0.04, 0.02),
            _BLEACHED,
            9,
            6,
        ),
        tube(
            [(-0.6, 0, 0.16), (-0.9, 0.3, 0.3), (-1.0, 0.5, 0.55)],
            (0.05, 0.03, 0.015),
            _BLEACHED,
            9,
            6,
        ),
    ]
    log = join([tube(trunk, np.linspace(0.15, 0.06, 10), _BLEACHED, Surface.WOOD, 9), *arms])
    places = (
        (-6.8, 3.8, 0.3),
        (13.5, 4.3, 2.6),
        (-25.0, 3.9, 1.2),
        (27.0, 3.8, 0.4),
        (6.0, -13.4, 0.2),
    )
    del on
    return join([log.moved((x, y, -0.02), turn(yaw)) for x, y, yaw in places])
