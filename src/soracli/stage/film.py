"""A frame, band by band: fragments, light, sky and water added up into linear color."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from soracli.stage.flooding import flood
from soracli.stage.fragments import (
    BAND,
    DISTANCE,
    FAR_AWAY,
    LIGHT,
    NX,
    RUN,
    VX,
    VY,
    VZ,
    collect,
)
from soracli.stage.kernels import INNER
from soracli.stage.mesh import Floats, Ints
from soracli.stage.resolving import resolve
from soracli.stage.shade import light_up
from soracli.stage.sky import clear_sky, clouded, disc_share
from soracli.stage.texture import binary_log

AIR_STEP = 8
_F = np.float32
CLARITY = 5.0


class Canvas(NamedTuple):
    """The buffers of a frame, h by w pixels.

    `depth`, `ids` (4h, w) from the raster; `water_depth`, `water_ids` (h, w) of the water's own;
    `occlusion` (h / 2, w / 2) and `half`, of every second pixel its depth; `air` colors of sky and
    haze on a coarse grid; out come `color`
    (h, w, 3) linear, `distance` (h, w), `owners` (h, w), `facing` (h, w, 3), `tags` (h, w) surface
    plus one (0 sky).
    """

    depth: Floats
    ids: Ints
    water_depth: Floats
    water_ids: Ints
    occlusion: Floats
    half: Floats
    air: Floats
    color: Floats
    distance: Floats
    owners: NDArray[np.uint16]
    facing: Floats
    tags: NDArray[np.uint8]


class Desk(NamedTuple):
    """A band at work, BAND rows by w pixels: samples of sky and of water in each pixel, the light
    (three), weight and distance of what lies under water and its owner, the most that one fragment
    covers, and (w,) whether anything stood in a column so far."""

    skies: NDArray[np.uint8]
    wets: NDArray[np.uint8]
    bed: Floats
    sunk: NDArray[np.uint16]
    best: Floats
    busy: NDArray[np.bool_]


def desk(width: int) -> Desk:
    """Room to work on a band of a picture `width` pixels wide."""
    return Desk(
        np.zeros((BAND, width), np.uint8),
        np.zeros((BAND, width), np.uint8),
        np.zeros((BAND, width, 5), np.float32),
        np.zeros((BAND, width), np.uint16),
        np.zeros((BAND, width), np.float32),
        np.zeros(width, np.bool_),
    )


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def fill_air(view, sky, air):  # type: ignore[no-untyped-def]
    """Clear sky (first three) and haze color (last three) at every AIR_STEP pixels."""
    b = view.basis
    for i in range(air.shape[0]):
        for j in range(air.shape[1]):
            rx = (j * AIR_STEP - view.width * 0.5) / view.focal
            ry = (view.height * 0.5 - i * AIR_STEP) / view.focal
            dx = b[2, 0] + rx * b[0, 0] + ry * b[1, 0]
            dy = b[2, 1] + rx * b[0, 1] + ry * b[1, 1]
            dz = b[2, 2] + rx * b[0, 2] + ry * b[1, 2]
            size = np.sqrt(dx * dx + dy * dy + dz * dz)
            dx, dy, dz = dx / size, dy / size, dz / size
            air[i, j, 0], air[i, j, 1], air[i, j, 2] = clear_sky(sky, dx, dy, dz)
            flat = np.sqrt(dx * dx + dy * dy) + 1e-9
            low = min(max(dz, 0.0) * 0.4 + 0.02, 0.5)
            keep = np.sqrt(1.0 - low * low) / flat
            air[i, j, 3], air[i, j, 4], air[i, j, 5] = clear_sky(sky, dx * keep, dy * keep, low)


@njit(**INNER)
def _sky_seen(view, sky, haze, air, disc, x, y):  # type: ignore[no-untyped-def]
    """The sky at picture place (x, y) in pixels, with so much of the sun's or moon's disc."""
    b, focal = view.basis, view.focal
    rx, ry = (x - view.width * 0.5) / focal, (view.height * 0.5 - y) / focal
    dx = b[2, 0] + rx * b[0, 0] + ry * b[1, 0]
    dy = b[2, 1] + rx * b[0, 1] + ry * b[1, 1]
    dz = b[2, 2] + rx * b[0, 2] + ry * b[1, 2]
    size = np.sqrt(dx * dx + dy * dy + dz * dz)
    dx, dy, dz = dx / size, dy / size, dz / size
    x, y = x / AIR_STEP, y / AIR_STEP
    i, j = min(int(y), air.shape[0] - 2), min(int(x), air.shape[1] - 2)
    u, v = x - j, y - i
    p, q, r, s = (1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v
    red = p * air[i, j, 0] + q * air[i, j + 1, 0]
    red += r * air[i + 1, j, 0] + s * air[i + 1, j + 1, 0] + disc * sky.disc_color[0]
    green = p * air[i, j, 1] + q * air[i, j + 1, 1]
    green += r * air[i + 1, j, 1] + s * air[i + 1, j + 1, 1] + disc * sky.disc_color[1]
    blue = p * air[i, j, 2] + q * air[i, j + 1, 2]
    blue += r * air[i + 1, j, 2] + s * air[i + 1, j + 1, 2] + disc * sky.disc_color[2]
    reach = 0.16 / (max(dz, 0.0) + 0.09)
    blur = binary_log(max(512.0 * reach / focal * (1.0 + 0.5 * reach), 1.0))
    red, green, blue = clouded(sky, dx, dy, dz, red, green, blue, blur)
    if haze > 0.004:
        # a bank of fog some dozens of metres deep swallows the low sky
        kept = np.exp(-haze * 14.0 / max(dz, 0.02))
        red = red * kept + air[i, j, 3] * (1.0 - kept)
        green = green * kept + air[i, j, 4] * (1.0 - kept)
        blue = blue * kept + air[i, j, 5] * (1.0 - kept)
    return red, green, blue


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _disc_seen(view, sky, column, row):  # type: ignore[no-untyped-def]
    """How much of the sun's or moon's disc a pixel sees, 0..1."""
    if sky.disc <= 0.0:
        return 0.0
    b, focal = view.basis, view.focal
    rx = (column + 0.5 - view.width * 0.5) / focal
    ry = (view.height * 0.5 - row - 0.5) / focal
    dx = b[2, 0] + rx * b[0, 0] + ry * b[1, 0]
    dy = b[2, 1] + rx * b[0, 1] + ry * b[1, 1]
    dz = b[2, 2] + rx * b[0, 2] + ry * b[1, 2]
    near = dx * sky.toward[0] + dy * sky.toward[1] + dz * sky.toward[2]
    square = dx * dx + dy * dy + dz * dz
    if near < 0.0 or near * near < 0.997 * square:
        return 0.0
    size = 1.0 / np.sqrt(square)
    return disc_share(sky, dx * size, dy * size, dz * size, 1.0 / focal)


@njit(**INNER)
def _sky_along(view, sky, haze, air, begin, stop, y, knots):  # type: ignore[no-untyped-def]
    """The sky at every fourth pixel, begin..stop of these, of the picture at height `y`."""
    for i in range(begin, stop):
        knots[i - begin] = _sky_seen(view, sky, haze, air, 0.0, np.float64(4 * i), y)


@njit(**INNER)
def _clear_band(first, last, skies, best, canvas):  # type: ignore[no-untyped-def]
    """Start rows first..last as if nothing stood there; gives the first column that sees sky, and
    the last."""
    color, distance, tags = canvas.color, canvas.distance, canvas.tags
    color[first:last] = 0.0
    distance[first:last] = FAR_AWAY
    tags[first:last] = 0
    canvas.owners[first:last] = 0
    canvas.facing[first:last] = 0.0
    width = color.shape[1]
    left, right = width, -1
    for row in range(last - first):
        for column in range(width):
            seen = skies[row, column]
            best[row, column] = seen
            if seen > 0:
                left, right = min(left, column), max(right, column)
    return left, right


@njit(**INNER)
def _paint_sky(first, last, view, sky, haze, skies, best, canvas):  # type: ignore[no-untyped-def]
    """Start rows first..last: sky where samples saw it, nothing elsewhere.

    Clouds are flat, so its colors change slowly along a row and faster across: they are found at
    every fourth pixel of every second row, and between them too where the disc of the sun or moon
    is.
    """
    left, right = _clear_band(first, last, skies, best, canvas)
    if right < 0:
        return
    air, color = canvas.air, canvas.color
    begin, stop = left >> 2, (right >> 2) + 2
    above, below = np.empty((stop - begin, 3), np.float32), np.empty((stop - begin, 3), np.float32)
    knots = np.empty((stop - begin, 3), np.float32)
    share, quarter, eighth = np.float32(0.25), np.float32(0.25), np.float32(0.125)
    half = np.float32(0.5)
    _sky_along(view, sky, haze, air, begin, stop, np.float64(first), below)
    for row in range(first, last):
        beside = (row - first) & 1
        if beside == 0:
            above, below = below, above
            _sky_along(view, sky, haze, air, begin, stop, np.float64(row + 2), below)
        down = np.float32(beside) * half + quarter
        for i in range(stop - begin):
            for c in range(3):
                knots[i, c] = above[i, c] + down * (below[i, c] - above[i, c])
        for column in range(left, right + 1):
            seen = share * np.float32(skies[row - first, column])
            if seen == np.float32(0):
                continue
            disc = _disc_seen(view, sky, column, row)
            if disc > 0.0:
                found = _sky_seen(view, sky, haze, air, disc, column + 0.5, row + 0.5)
                for c in range(3):
                    color[row, column, c] = seen * np.float32(found[c])
                continue
            i = (column >> 2) - begin
            along = np.float32(column & 3) * quarter + eighth
            for c in range(3):
                here = knots[i, c]
                color[row, column, c] = seen * (here + along * (knots[i + 1, c] - here))


@njit(**INNER)
def _add_up(first, begin, end, view, tri, frags, bed, sunk, best, busy, canvas):  # type: ignore[no-untyped-def]
    """Add a run of fragments to their pixels; the one that covers most names the pixel."""
    color, distance, tags = canvas.color, canvas.distance, canvas.tags
    owners, facing, planes = canvas.owners, canvas.facing, frags.planes
    bx, by, bz = _F(view.basis[2, 0]), _F(view.basis[2, 1]), _F(view.basis[2, 2])
    for f in range(begin, end):
        k = f - begin
        row, column, weight = frags.row[f], frags.column[f], frags.weight[f]
        if frags.under[f] == 1:
            for c in range(3):
                bed[row - first, column, c] += planes[(LIGHT + c) * RUN + k] * weight
            bed[row - first, column, 3] += weight
            bed[row - first, column, 4] += weight * planes[DISTANCE * RUN + k]
            sunk[row - first, column] = tri.owners[frags.face[f]]
            continue
        part = _F(0.25) * weight
        for c in range(3):
            color[row, column, c] += part * planes[(LIGHT + c) * RUN + k]
        busy[column] = True
        if weight > best[row - first, column]:
            best[row - first, column] = weight
            away = planes[VX * RUN + k] * bx + planes[VY * RUN + k] * by
            away += planes[VZ * RUN + k] * bz
            for c in range(3):
                facing[row, column, c] = planes[(NX + c) * RUN + k]
            distance[row, column] = -away * planes[DISTANCE * RUN + k]
            owners[row, column] = tri.owners[frags.face[f]]
            tags[row, column] = frags.surface[k] + 1


@njit(**INNER)
def _dry_band(first, last, view, tri, lit, sky, near, far, positions, normals, canvas, frags, desk):  # type: ignore[no-untyped-def]
    """All of a band but the water's surface."""
    count = collect(
        first, last, CLARITY, tri, normals, canvas.depth, canvas.ids, canvas.water_depth,
        frags, desk.skies, desk.wets,
    )  # fmt: skip
    desk.bed[:] = 0.0
    desk.sunk[:] = 0
    _paint_sky(first, last, view, sky, lit.haze, desk.skies, desk.best, canvas)
    for begin in range(0, count, RUN):
        end = min(begin + RUN, count)
        resolve(begin, end, view, tri, positions, normals, frags)
        light_up(begin, end, view, tri, lit, sky, near, far, frags, canvas, AIR_STEP)
        _add_up(
            first, begin, end, view, tri, frags, desk.bed, desk.sunk, desk.best, desk.busy, canvas
        )


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def film(view, tri, lit, sky, near, far, positions, normals, canvas, frags, desk):  # type: ignore[no-untyped-def]
    """Shade a whole frame from the raster's buffers into `canvas`, where there is no water."""
    for first in range(0, view.height, BAND):
        last = min(first + BAND, view.height)
        _dry_band(
            first, last, view, tri, lit, sky, near, far, positions, normals, canvas, frags, desk
        )


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def film_water(view, tri, lit, sky, near, far, positions, normals, canvas, frags, desk, sea, surf):  # type: ignore[no-untyped-def]
    """Shade a whole frame with water in it."""
    desk.busy[:] = False
    for first in range(0, view.height, BAND):
        last = min(first + BAND, view.height)
        _dry_band(
            first, last, view, tri, lit, sky, near, far, positions, normals, canvas, frags, desk
        )
        flood(first, last, view, sea, lit, sky, near, surf, desk, frags, canvas)
