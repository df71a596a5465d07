"""How many triangles a body needs: what stays far from the camera is drawn with fewer.

Vertices closer together than a pixel ever shows are drawn as one (vertex clustering, Rossignac and
Borrel 1993). The level is chosen once for a take, by the nearest view of each body, so nothing
changes its shape while one looks.
"""

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from soracli.stage.figure import Figure
from soracli.stage.geometry import Geometry
from soracli.stage.mesh import Ints
from soracli.stage.performance import Body, Performance

FINE = 1.4
"""Pixels that vertices drawn as one may lie apart: between them nothing is lost but corners of less
than a pixel."""
WORTH_IT = 3000
"""Triangles of a body below which nothing is spared."""
STEP = 2**0.5
"""Levels are so many times as coarse as the one before: bodies alike share their triangles."""


def spared(geometry: Geometry, performance: Performance, height: int) -> Geometry:
    """The same geometry with so few triangles on each body as a picture `height` pixels high needs.

    Vertices stay as they are; only `faces` and what goes with them become fewer.
    """
    kept = [np.arange(int(geometry.face_starts[0]))]
    faces = [geometry.faces[: int(geometry.face_starts[0])]]
    bounds = zip(performance.bodies, geometry.face_starts, geometry.vertex_starts, strict=False)
    for body, first, vertex in bounds:
        places, corners = _fewer(body.figure, _level(body, performance, height))
        kept.append(places + int(first))
        faces.append(corners + np.int32(vertex))
    if sum(map(len, kept)) == len(geometry.faces):
        return geometry
    every = np.concatenate(kept)
    return replace(
        geometry,
        faces=np.concatenate(faces).astype(np.int32),
        surfaces=geometry.surfaces[every],
        axes=geometry.axes[every],
        moods=geometry.moods[every],
        owners=geometry.owners[every],
        face_starts=np.cumsum([len(run) for run in kept]).astype(np.int64),
    )


def _level(body: Body, performance: Performance, height: int) -> int:
    """The level, of cells STEP ** level millimetres wide, that no view of a body shows."""
    camera, figure = performance.camera, body.figure
    reach = 0.5 * figure.longest
    away = np.linalg.norm(body.positions[:, 0] - camera.position, axis=1) - reach
    seen = np.maximum(away, 0.3) * np.tan(np.radians(camera.fov) * 0.5)
    cell = FINE * float(np.min(seen)) * 2 / height
    return int(np.floor(np.log(cell / 0.001) / np.log(STEP)))


@lru_cache(maxsize=64)
def _fewer(figure: Figure, level: int) -> tuple[NDArray[np.int64], Ints]:
    """Which faces of a figure are left at a level, and their vertices (F, 3)."""
    mesh = figure.mesh
    everything = np.arange(len(mesh.faces))
    if len(mesh.faces) < WORTH_IT or level <= 0:
        return everything, mesh.faces
    cell = 0.001 * STEP**level
    cells = np.floor(mesh.vertices / cell).astype(np.int64)
    cells -= cells.min(axis=0)
    # vertices of two sides, of two colors or of two joints stay apart
    side = (mesh.normals > 0) @ np.array([1, 2, 4])
    color = np.rint(mesh.colors * 7).astype(np.int64) @ np.array([1, 8, 64])
    key = (cells[:, 0] * 8192 + cells[:, 1]) * 8192 + cells[:, 2]
    key = ((key * 512 + color) * 8 + side) * 256 + mesh.bones[:, 0]
    _, first, place = np.unique(key, return_index=True, return_inverse=True)
    corners = first[place.reshape(-1)][mesh.faces]
    a, b, c = corners.T
    left = np.flatnonzero((a != b) & (b != c) & (a != c))
    return left, np.ascontiguousarray(corners[left], np.int32)
