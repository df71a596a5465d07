"""Shadow maps: a fine one around the bodies each frame, a coarse one of the set for all takes."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from soracli.stage import raster
from soracli.stage.geometry import Geometry, scenery_of
from soracli.stage.light import Light
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Ints
from soracli.stage.performance import Performance, SetPiece
from soracli.stage.sunlight import ShadowMap

NEAR_TEXELS, FAR_TEXELS = 1024, 2048
FAR_REACH = 90.0
NOTHING = np.float32(-1e9)


@dataclass(frozen=True, eq=False)
class SetShadows:
    """What a set keeps a light from: `basis` (3, 3) rows across, up, toward the light; the vertices
    of the set in it; its faces that cast shadows (a studio's backdrop casts none); and the coarse
    map."""

    basis: Floats
    scenery: Floats
    casters: Ints
    far: ShadowMap


class _Backdrop:
    """What the set alone draws in a fine map, kept as soon as a map lies there once more."""

    def __init__(self) -> None:
        self.asked = False
        self.depth: Floats | None = None


def light_basis(toward: Floats) -> Floats:
    """Axes (3, 3) of a view along the light: across, up, toward."""
    across = np.cross(np.array([0.0, 0.0, 1.0]), toward)
    if np.linalg.norm(across) < 1e-6:
        across = np.array([1.0, 0.0, 0.0])
    across /= np.linalg.norm(across)
    return np.stack([across, np.cross(toward, across), toward]).astype(np.float32)


def prepare(piece: SetPiece, light: Light) -> SetShadows:
    """Draw the coarse shadow map of a set."""
    mesh, basis = scenery_of(piece), light_basis(light.toward)
    scenery = (mesh.vertices.astype(np.float32) @ basis.T).astype(np.float32)
    far = blank_map(FAR_TEXELS, FAR_TEXELS / (2 * FAR_REACH))
    far.origin[:] = -FAR_REACH
    casters = np.ascontiguousarray(mesh.faces[mesh.surfaces != Surface.BACKDROP], np.int32)
    raster.shadow(scenery, casters, 0, len(casters), far.origin, far.scale, far.depth)
    return SetShadows(basis, scenery, casters, far)


def blank_map(texels: int, scale: float) -> ShadowMap:
    """An empty square map."""
    return ShadowMap(
        np.full((texels, texels), NOTHING, np.float32),
        np.zeros(2, np.float32),
        float(scale),
    )


def near_reach(performance: Performance) -> float:
    """Half the width of the fine map: wide enough for the bodies' largest spread, 3 to 14 m."""
    spread = 2.5
    if performance.bodies:
        roots = np.stack([body.positions[:, 0, :2] for body in performance.bodies])
        size = max(body.figure.longest for body in performance.bodies)
        middle = roots.mean(axis=0, keepdims=True)
        spread = float(np.abs(roots - middle).max()) + 1.4 * size + 0.5
    return float(np.clip(spread, 3.0, 14.0))


def draw_near(
    chart: ShadowMap,
    shadows: SetShadows,
    reach: float,
    geometry: Geometry,
    positions: Floats,
    shown: list[bool],
    focus: Floats,
) -> None:
    """Draw the fine map of a frame, `reach` metres to all sides, into `chart`; `focus` (3,) is its
    middle in the world."""
    # whole texels, so that shadow edges don't crawl as the map follows the bodies
    middle = np.round((shadows.basis @ focus)[:2] * chart.scale) / chart.scale
    chart.origin[:] = middle - reach
    _draw_set(chart, shadows)
    still, faces = int(geometry.vertex_starts[0]), geometry.faces
    everything = np.empty((len(positions), 3), np.float32)
    everything[still:] = positions[still:] @ shadows.basis.T
    for body, visible in enumerate(shown):
        if visible:
            start, stop = int(geometry.face_starts[body]), int(geometry.face_starts[body + 1])
            raster.shadow(everything, faces, start, stop, chart.origin, chart.scale, chart.depth)


def _draw_set(chart: ShadowMap, shadows: SetShadows) -> None:
    """Draw the set into a fine map. Where somebody stands still, so does the map."""
    kept = _backdrop(shadows, chart.origin.tobytes(), chart.scale)
    if kept.depth is not None:
        np.copyto(chart.depth, kept.depth)
        return
    chart.depth.fill(NOTHING)
    casters = shadows.casters
    raster.shadow(shadows.scenery, casters, 0, len(casters), chart.origin, chart.scale, chart.depth)
    if kept.asked:
        kept.depth = chart.depth.copy()
    kept.asked = True


@lru_cache(maxsize=8)
def _backdrop(shadows: SetShadows, origin: bytes, scale: float) -> _Backdrop:
    """The backdrop of a fine map with this corner; the last few are known."""
    return _Backdrop()


def sunny_share(shadows: SetShadows) -> float:
    """How much of the acting area, six metres about the origin, the set leaves in the sun."""
    across = np.linspace(-6, 6, 7)
    points = np.array([(x, y, z) for x in across for y in across / 3 for z in (0.4, 1.5)])
    places = points @ shadows.basis.T.astype(np.float64)
    chart = shadows.far
    columns, rows = ((places[:, :2] - chart.origin) * chart.scale).astype(np.int64).T
    return float(np.mean(chart.depth[rows, columns] <= places[:, 2] + 2 / chart.scale))
