"""Shadow maps: a fine one around the bodies each frame, a coarse one of the set for the take."""

from dataclasses import dataclass

import numpy as np

from soracli.stage import raster
from soracli.stage.geometry import Geometry
from soracli.stage.light import Light
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Ints
from soracli.stage.performance import Performance
from soracli.stage.shade import BLOCK, ShadowMap, block_bounds

NEAR_TEXELS, FAR_TEXELS = 1024, 2048
FAR_REACH = 90.0
NOTHING = np.float32(-1e9)


@dataclass(frozen=True, eq=False)
class Shadows:
    """What is fixed for a take: `basis` (3, 3) rows across, up, toward the light; the set's
    vertices in it; the faces of the set that cast shadows (a studio's backdrop casts none); the
    coarse map; and half the width of the fine map in metres."""

    basis: Floats
    scenery: Floats
    casters: Ints
    far: ShadowMap
    near_reach: float


def light_basis(toward: Floats) -> Floats:
    """Axes (3, 3) of a view along the light: across, up, toward."""
    across = np.cross(np.array([0.0, 0.0, 1.0]), toward)
    if np.linalg.norm(across) < 1e-6:
        across = np.array([1.0, 0.0, 0.0])
    across /= np.linalg.norm(across)
    return np.stack([across, np.cross(toward, across), toward]).astype(np.float32)


def prepare(geometry: Geometry, performance: Performance, light: Light) -> Shadows:
    """Draw the set's coarse shadow map and choose the reach of the fine one."""
    basis = light_basis(light.toward)
    still = int(geometry.vertex_starts[0])
    scenery = (geometry.rest[:still] @ basis.T).astype(np.float32)
    far = blank_map(FAR_TEXELS, FAR_TEXELS / (2 * FAR_REACH))
    far.origin[:] = -FAR_REACH
    last = int(geometry.face_starts[0])
    casters = np.ascontiguousarray(
        geometry.faces[:last][geometry.surfaces[:last] != Surface.BACKDROP]
    )
    raster.shadow(scenery, casters, 0, len(casters), far.origin, far.scale, far.depth)
    block_bounds(far.depth, far.low, far.high)
    return Shadows(basis, scenery, casters, far, _near_reach(performance))


def blank_map(texels: int, scale: float) -> ShadowMap:
    """An empty square map."""
    blocks = texels // BLOCK
    return ShadowMap(
        np.full((texels, texels), NOTHING, np.float32),
        np.zeros((blocks, blocks), np.float32),
        np.zeros((blocks, blocks), np.float32),
        np.zeros(2, np.float32),
        float(scale),
    )


def _near_reach(performance: Performance) -> float:
    """Half the width of the fine map: wide enough for the bodies' largest spread, 3 to 14 m."""
    spread = 2.5
    if performance.bodies:
        roots = np.stack([body.positions[:, 0, :2] for body in performance.bodies])
        size = max(
            max(body.figure.height, body.figure.length, body.figure.width)
            for body in performance.bodies
        )
        middle = roots.mean(axis=0, keepdims=True)
        spread = float(np.abs(roots - middle).max()) + 1.4 * size + 0.5
    return float(np.clip(spread, 3.0, 14.0))


def draw_near(
    chart: ShadowMap,
    shadows: Shadows,
    geometry: Geometry,
    positions: Floats,
    shown: list[bool],
    focus: Floats,
) -> None:
    """Draw the fine map of a frame into `chart`; `focus` (3,) is its middle in the world."""
    # whole texels, so that shadow edges don't crawl as the map follows the bodies
    middle = np.round((shadows.basis @ focus)[:2] * chart.scale) / chart.scale
    chart.origin[:] = middle - shadows.near_reach
    chart.depth.fill(NOTHING)
    still, faces = int(geometry.vertex_starts[0]), geometry.faces
    casters = shadows.casters
    raster.shadow(shadows.scenery, casters, 0, len(casters), chart.origin, chart.scale, chart.depth)
    everything = np.empty((len(positions), 3), np.float32)
    everything[still:] = positions[still:] @ shadows.basis.T
    for body, visible in enumerate(shown):
        if visible:
            start, stop = int(geometry.face_starts[body]), int(geometry.face_starts[body + 1])
            raster.shadow(everything, faces, start, stop, chart.origin, chart.scale, chart.depth)
    block_bounds(chart.depth, chart.low, chart.high)


def sunny_share(shadows: Shadows) -> float:
    """How much of the acting area, six metres about the origin, the set leaves in the sun."""
    across = np.linspace(-6, 6, 7)
    points = np.array([(x, y, z) for x in across for y in across / 3 for z in (0.4, 1.5)])
    places = points @ shadows.basis.T.astype(np.float64)
    chart = shadows.far
    columns, rows = ((places[:, :2] - chart.origin) * chart.scale).astype(np.int64).T
    return float(np.mean(chart.depth[rows, columns] <= places[:, 2] + 2 / chart.scale))
