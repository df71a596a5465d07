"""What each pixel sees, as a list: one fragment for each distinct surface in a pixel.

The picture is worked through in bands of a few rows, so that a band's fragments stay in the cache.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from soracli.stage.kernels import INNER
from soracli.stage.mesh import Floats, Ints
from soracli.stage.raster import SHIFTS
from soracli.stage.texture import Texels

BAND = 8
# so many fragments stay in the nearest cache while they go through all steps; no power of two, or
# numbers of one fragment would all want the same few places there
RUN = 240
FAR_AWAY = np.float32(1e9)
# planes of Fragments.planes, RUN numbers each: place, normal, color, the way to the camera and how
# far it is, wetness, where in its pattern and at which mip level
PX, PY, PZ, NX, NY, NZ, RED, GREEN, BLUE, VX, VY, VZ, DISTANCE, WET, S, T, LEVEL = range(17)
# what its surface is like: tiles a metre, and what `finish` says
TILES, SHINY, TURNS, FUZZ, CREEP, THIN, GLASSY, METALLIC = range(17, 25)
# how much of the sun reaches it, light and highlights of lamps, what it mirrors, how open it is to
# the sky, the haze's color there, and what it sends to the camera
SHARE, LAMP, SPARK, MIRRORED, OPEN, AIR, LIGHT = 25, 26, 29, 32, 35, 36, 39
# before that: a corner of its triangle and two edges, where it is on the picture, where on the
# triangle
CORNER, EDGE, OTHER, RX, RY, U, V = 25, 28, 31, 34, 35, 36, 37
# how far about it (metres, squared) as much of the sun comes through
ABOUT = 42
PLANES = 43
# of the texels that a pattern is read from (eight, and four for its slow variation), their places
# and their weights
TEXELS = 12
# planes of Fragments.rays: see `mirroring`
RAYS = 9


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

    They come in squares of two by two pixels. `lead` (N,) is the fragment of the same surface that
    stands for its square: what changes slowly is found once for all four.

    The rest is of a run of RUN at work, each number in a plane of its own, one after the other: far
    enough apart for the compiler to see that fragments can be done side by side. `planes` hold what
    the columns named above say, `places` and `weights` which texels a pattern is read from,
    `chart` (RUN * 8,) the pattern's tone, hue and slopes, then those of its slow variation,
    `surface` what each is of, `leads` who leads within the run, `picked` (RUN,) and `rays` are
    scratch.
    """

    face: Ints
    row: Ints
    column: Ints
    weight: Floats
    under: NDArray[np.uint8]
    lead: Ints
    across: Floats
    down: Floats
    planes: Floats
    places: Ints
    weights: Floats
    chart: Floats
    surface: Ints
    leads: Ints
    picked: Ints
    rays: Floats


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
        np.zeros(PLANES * RUN, np.float32),
        np.zeros(TEXELS * RUN, np.int32),
        np.zeros(TEXELS * RUN, np.float32),
        np.zeros(8 * RUN, np.float32),
        np.zeros(RUN, np.int32),
        np.zeros(RUN, np.int32),
        np.zeros(RUN, np.int32),
        np.zeros(RAYS * RUN, np.float32),
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


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _list(frags, count, face, row, column, weight, under, lead, across, down):  # type: ignore[no-untyped-def]
    """Put a fragment on the list."""
    frags.face[count] = face
    frags.row[count] = row
    frags.column[count] = column
    frags.weight[count] = weight
    frags.under[count] = under
    frags.lead[count] = lead
    frags.across[count] = across
    frags.down[count] = down


@njit(**INNER)
def _several(row, column, clarity, tri, normals, depth, ids, surface, frags, count):  # type: ignore[no-untyped-def]
    """List the fragments of a pixel that sees more than one face: how many there are then, and
    its samples of sky and of water."""
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
        across, down = column + SHIFTS[s], row + (s + 0.5) * 0.25
        if weight >= 3:
            across, down = column + 0.5, row + 0.5
        _list(frags, count, face, row, column, weight, covered, count, across, down)
        count += 1
    return count, sky, wet


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _all_one(ids, row, column):  # type: ignore[no-untyped-def]
    """Whether all samples of a pixel see the same face."""
    face, top = ids[row * 4, column], row * 4
    return (
        ((ids[top + 1, column] ^ face) | (ids[top + 2, column] ^ face))
        | (ids[top + 3, column] ^ face)
    ) == 0


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _above(surface, depth, row, column):  # type: ignore[no-untyped-def]
    """Whether all samples of a pixel are nearer than the water."""
    top = row * 4
    return (
        min(
            min(depth[top, column], depth[top + 1, column]),
            min(depth[top + 2, column], depth[top + 3, column]),
        )
        >= surface
    )


@njit(**INNER)
def collect(first, last, clarity, tri, normals, depth, ids, water, frags, skies, wets):  # type: ignore[no-untyped-def]
    """List the fragments of pixel rows first..last, in squares of two by two pixels; how many.

    `depth`, `ids` (4h, w) from the raster; `water` (h, w) its depth (0: none). What lies more than
    `clarity` metres under water is left out. `skies`, `wets` (band, w) count samples of sky and
    of water.
    """
    count: Any = np.int64(0)  # as a plain 0, a type of its own, `_several` would be compiled twice
    width = ids.shape[1]
    for top in range(first, last, 2):
        bottom = min(top + 2, last)
        for left in range(0, width, 2):
            lead = -1
            for row in range(top, bottom):
                for column in range(left, min(left + 2, width)):
                    surface, face = water[row, column], ids[row * 4, column]
                    dry = surface == 0.0 or face < 0 or _above(surface, depth, row, column)
                    if not (dry and _all_one(ids, row, column)):
                        count, sky, wet = _several(
                            row, column, clarity, tri, normals, depth, ids, surface, frags, count
                        )
                        skies[row - first, column], wets[row - first, column] = sky, wet
                        continue
                    # most pixels see one face alone, or sky, or open water
                    wets[row - first, column] = 4 if face < 0 and surface > 0.0 else 0
                    skies[row - first, column] = 4 if face < 0 and surface == 0.0 else 0
                    if face < 0:
                        continue
                    leader = count
                    if lead < 0:
                        lead = count
                    elif frags.face[lead] == face:
                        leader = lead
                    else:
                        there = depth[frags.row[lead] * 4, frags.column[lead]]
                        if abs(depth[row * 4, column] - there) < 0.02 * there and _alike(
                            tri, normals, face, frags.face[lead]
                        ):
                            leader = lead
                    _list(
                        frags, count, face, row, column, 4, 0, leader, column + 0.5, row + 0.5
                    )  # fmt: skip
                    count += 1
    return count
