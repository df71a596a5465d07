"""What each pixel sees, as a list: one fragment for each distinct surface in a pixel.

The picture is worked through in bands of a few rows, so that a band's fragments stay in the cache.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from soracli.stage.mesh import Floats, Ints
from soracli.stage.raster import SHIFTS
from soracli.stage.texture import Texels

BAND = 8
# so many fragments stay in the nearest cache while they go through all steps
RUN = 512
FAR_AWAY = np.float32(1e9)
# columns of Fragments.values
PX, PY, PZ, NX, NY, NZ, RED, GREEN, BLUE, VX, VY, VZ, DISTANCE, WET = range(14)
# columns of Fragments.chart: where in its pattern, at which mip level, and what is there
S, T, LEVEL, GRAIN, HUE, ALONG, DOWN = range(7)


class View(NamedTuple):
    """The camera of a frame: `eye` (3,), `basis` (3, 3) rows right, up, away; `focal` in pixels."""

    eye: NDArray[np.float64]
    basis: NDArray[np.float64]
    focal: float
    width: int
    height: int


class Triangles(NamedTuple):
    """What kernels read of the geometry (see `geometry.Geometry`), finishes and patterns.

    `snow` and `rain` (0..1) are what lies on the set; `detail` scales how strongly patterns show.
    """

    faces: Ints
    colors: Floats
    rest: Floats
    surfaces: NDArray[np.uint8]
    axes: NDArray[np.uint8]
    moods: Floats
    owners: NDArray[np.uint16]
    finishes: Floats
    texels: Texels
    starts: NDArray[np.int64]
    snow: float
    rain: float
    detail: float


class Fragments(NamedTuple):
    """A band's fragments: which face, where, how many of four samples, whether under water.

    `lead` (N,) is the fragment of the same surface that stands for a square of two by two pixels:
    what changes slowly is found once for all four. `values` are what the columns named above say;
    `chart` (N, 7) how a pattern lies on each; `share` (N,) how much of the sun reaches it, `lamps`
    (N, 6) the light and the highlights of lamps, `mirror` (N, 3) what it mirrors; `light` (N, 3)
    what it sends to the camera.
    """

    face: Ints
    row: Ints
    column: Ints
    weight: Floats
    under: NDArray[np.uint8]
    lead: Ints
    across: Floats
    down: Floats
    values: Floats
    chart: Floats
    share: Floats
    lamps: Floats
    mirror: Floats
    light: Floats


def fragments(width: int) -> Fragments:
    """Room for the fragments of a band of a picture `width` pixels wide."""
    room = width * BAND * 4
    return Fragments(
        np.zeros(room, np.int32),
        np.zeros(room, np.int32),
        np.zeros(room, np.int32),
        np.zeros(room, np.float32),
        np.zeros(room, np.uint8),
        np.zeros(room, np.int32),
        np.zeros(room, np.float32),
        np.zeros(room, np.float32),
        np.zeros((room, 14), np.float32),
        np.zeros((room, 7), np.float32),
        np.zeros(room, np.float32),
        np.zeros((room, 6), np.float32),
        np.zeros((room, 3), np.float32),
        np.zeros((room, 3), np.float32),
    )


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _alike(tri, normals, a, b):  # type: ignore[no-untyped-def]
    """Whether two faces are so much the same surface that one shading serves both."""
    if tri.owners[a] != tri.owners[b] or tri.surfaces[a] != tri.surfaces[b]:
        return False
    va, vb = tri.faces[a, 0], tri.faces[b, 0]
    if va == vb:
        return True
    difference = 0.0
    for c in range(3):
        difference += abs(tri.colors[va, c] - tri.colors[vb, c])
    if difference > 0.06:
        return False
    cosine = (
        normals[va, 0] * normals[vb, 0]
        + normals[va, 1] * normals[vb, 1]
        + normals[va, 2] * normals[vb, 2]
    )
    return cosine > 0.8


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def collect(first, last, clarity, tri, normals, depth, ids, water, frags, skies, wets, leads):  # type: ignore[no-untyped-def]
    """List the fragments of pixel rows first..last; gives how many.

    `depth`, `ids` (4h, w) from the raster; `water` (h, w) its depth (0: none). What lies more than
    `clarity` metres under water is left out. `skies`, `wets` (band, w) count samples of sky and
    of water; `leads` (band / 2, w / 2) is scratch.
    """
    count = 0
    leads[:] = -1
    width = ids.shape[1]
    for row in range(first, last):
        for column in range(width):
            surface = water[row, column]
            face = ids[row * 4, column]
            if (
                face == ids[row * 4 + 1, column]
                and face == ids[row * 4 + 2, column]
                and face == ids[row * 4 + 3, column]
                and (surface == 0.0 or face < 0)
            ):
                # most pixels see one face alone, or sky, or open water
                wets[row - first, column] = 4 if surface > 0.0 else 0
                skies[row - first, column] = 4 if face < 0 and surface == 0.0 else 0
                if face >= 0:
                    frags.face[count] = face
                    frags.row[count] = row
                    frags.column[count] = column
                    frags.weight[count] = 4
                    frags.under[count] = 0
                    frags.across[count] = column + 0.5
                    frags.down[count] = row + 0.5
                    j, i = (row - first) >> 1, column >> 1
                    lead = leads[j, i]
                    frags.lead[count] = count
                    if lead < 0:
                        leads[j, i] = count
                    elif frags.face[lead] == face:
                        frags.lead[count] = lead
                    else:
                        there = depth[frags.row[lead] * 4, frags.column[lead]]
                        if abs(depth[row * 4, column] - there) < 0.02 * there and _alike(
                            tri, normals, face, frags.face[lead]
                        ):
                            frags.lead[count] = lead
                    count += 1
                continue
            sky, wet, done = 0, 0, 0
            for s in range(4):
                if done & (1 << s):
                    continue
                face = ids[row * 4 + s, column]
                near = depth[row * 4 + s, column]
                if near < surface:
                    wet += 1
                    if face < 0 or 1.0 / near - 1.0 / surface > clarity:
                        continue
                    covered = 1
                else:
                    covered = 0
                    if face < 0:
                        sky += 1
                        continue
                weight = 1
                for other in range(s + 1, 4):
                    if done & (1 << other):
                        continue
                    far = depth[row * 4 + other, column]
                    if (far < surface) != (covered == 1):
                        continue
                    twin = ids[row * 4 + other, column]
                    if twin != face:
                        if twin < 0 or abs(near / far - 1.0) > 0.04:
                            continue
                        if not _alike(tri, normals, face, twin):
                            continue
                    weight += 1
                    wet += covered
                    done |= 1 << other
                frags.face[count] = face
                frags.row[count] = row
                frags.column[count] = column
                frags.weight[count] = weight
                frags.under[count] = covered
                frags.lead[count] = count
                if weight >= 3:
                    frags.across[count] = column + 0.5
                    frags.down[count] = row + 0.5
                else:
                    frags.across[count] = column + SHIFTS[s]
                    frags.down[count] = row + (s + 0.5) * 0.25
                count += 1
            skies[row - first, column] = sky
            wets[row - first, column] = wet
    return count
