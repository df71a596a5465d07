"""Shadow maps: a fine one around the bodies each frame, a coarse one of the set for the take."""

from dataclasses import dataclass

import numpy as np

from soracli.stage import raster
from soracli.stage.geometry import Geometry
from soracli.stage.light import Light
from soracli.stage.mesh import Floats
from soracli.stage.performance import Performance

NEAR_TEXELS, FAR_TEXELS = 1024, 2048
FAR_REACH = 90.0
NOTHING = np.float32(-1e9)


@dataclass(frozen=True, eq=False)
class Shadows:
    """What is fixed for a take: `basis` (3, 3) rows across, up, toward the light; the set's
    vertices in it; the coarse map, its corner and texels per metre; half the near map's width."""

    basis: Floats
    scenery: Floats
    far_map: Floats
    far_origin: Floats
    far_scale: float
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
    scale = FAR_TEXELS / (2 * FAR_REACH)
    origin = np.full(2, -FAR_REACH, np.float32)
    far_map = np.full((FAR_TEXELS, FAR_TEXELS), NOTHING, np.float32)
    raster.shadow(scenery, geometry.faces, 0, int(geometry.face_starts[0]), origin, scale, far_map)
    return Shadows(basis, scenery, far_map, origin, scale, _near_reach(performance))


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


def near_map(
    shadows: Shadows, geometry: Geometry, positions: Floats, shown: list[bool], focus: Floats
) -> tuple[Floats, Floats, float]:
    """The fine map of a frame: depths, corner and texels per metre. `focus` is its middle."""
    scale = NEAR_TEXELS / (2 * shadows.near_reach)
    middle = np.round((shadows.basis @ focus)[:2] * scale) / scale
    origin = (middle - shadows.near_reach).astype(np.float32)
    depth = np.full((NEAR_TEXELS, NEAR_TEXELS), NOTHING, np.float32)
    still = int(geometry.vertex_starts[0])
    faces = geometry.faces
    raster.shadow(shadows.scenery, faces, 0, int(geometry.face_starts[0]), origin, scale, depth)
    moved = positions[still:] @ shadows.basis.T
    everything = np.empty((len(positions), 3), np.float32)
    everything[still:] = moved
    for body, visible in enumerate(shown):
        if visible:
            start, stop = geometry.face_starts[body], geometry.face_starts[body + 1]
            raster.shadow(everything, faces, int(start), int(stop), origin, scale, depth)
    return depth, origin, scale
