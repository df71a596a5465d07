"""Light in and on water: what each pixel of it sends to the camera.

A row of the picture goes through one short step after the other, RUN pixels at a time; see
`resolving` for why.
"""

from typing import Any

import numpy as np
from numba import njit

from soracli.stage.fragments import (
    BLUE,
    CORNER,
    DISTANCE,
    EDGE,
    GREEN,
    LEVEL,
    NX,
    NY,
    NZ,
    OTHER,
    PX,
    PY,
    PZ,
    RED,
    RUN,
    RX,
    RY,
    TILES,
    VX,
    VY,
    VZ,
    S,
    T,
    U,
    V,
)
from soracli.stage.kernels import INNER
from soracli.stage.lanes import lay_eight
from soracli.stage.mirroring import FROM, TOWARD, march, mirror_sky, set_out
from soracli.stage.resolving import choose_texels, meet
from soracli.stage.sky import whole_sky
from soracli.stage.sunlight import sun_on_level
from soracli.stage.texture import binary_log
from soracli.stage.watercolor import (
    BROAD,
    FRESNEL,
    KX,
    KY,
    KZ,
    LOOKING,
    SPARK,
    SUNNY,
    TONE,
    pour,
    power_near_one,
)

_F = np.float32
_NONE, _ONE = _F(0), _F(1)
ROUGH = 0.5
"""How choppy water is that shows the sky in shreds: it mirrors what `fill_mirror` left."""
CLOSE = 60.0
"""Metres within which shadows are seen on water."""


@njit(**INNER)
def _look_up(row, columns, many, view, surf, water_ids, planes):  # type: ignore[no-untyped-def]
    """The water's triangles in pixels of `columns` in a row."""
    step = _F(1.0 / view.focal)
    cx, ry = _F(view.width * 0.5 - 0.5), _F(view.height * 0.5 - 0.5 - row) * step
    positions, faces = surf.positions, surf.faces
    for k in range(many):
        column = columns[k]
        face = water_ids[row, column]
        planes[RX * RUN + k], planes[RY * RUN + k] = (_F(column) - cx) * step, ry
        a, b, c = faces[face, 0], faces[face, 1], faces[face, 2]
        for axis in range(3):
            corner = positions[a, axis]
            planes[(CORNER + axis) * RUN + k] = corner
            planes[(EDGE + axis) * RUN + k] = positions[b, axis] - corner
            planes[(OTHER + axis) * RUN + k] = positions[c, axis] - corner


@njit(**INNER)
def _lean(row, columns, many, surf, water_ids, planes):  # type: ignore[no-untyped-def]
    """Which way the waves face: their normals at the corners, then between them."""
    normals, faces = surf.normals, surf.faces
    for k in range(many):
        face = water_ids[row, columns[k]]
        a, b, c = faces[face, 0], faces[face, 1], faces[face, 2]
        for axis in range(3):
            planes[(CORNER + axis) * RUN + k] = normals[a, axis]
            planes[(EDGE + axis) * RUN + k] = normals[b, axis]
            planes[(OTHER + axis) * RUN + k] = normals[c, axis]
    for k in range(many):
        u, v = planes[U * RUN + k], planes[V * RUN + k]
        w = _ONE - u - v
        for axis in range(3):
            planes[(NX + axis) * RUN + k] = (
                w * planes[(CORNER + axis) * RUN + k]
                + u * planes[(EDGE + axis) * RUN + k]
                + v * planes[(OTHER + axis) * RUN + k]
            )


@njit(**INNER)
def _view_from(many, view, planes):  # type: ignore[no-untyped-def]
    """The way to the camera, and how coarse the ripples are seen."""
    ex, ey, ez = _F(view.eye[0]), _F(view.eye[1]), _F(view.eye[2])
    scale = _F(256.0 / 5.0 / view.focal)
    for k in range(many):
        vx, vy = ex - planes[PX * RUN + k], ey - planes[PY * RUN + k]
        vz = ez - planes[PZ * RUN + k]
        distance = np.sqrt(vx * vx + vy * vy + vz * vz + _F(1e-12))
        near = _ONE / distance
        planes[VX * RUN + k], planes[VY * RUN + k] = vx * near, vy * near
        planes[VZ * RUN + k], planes[DISTANCE * RUN + k] = vz * near, distance
        slant = max(abs(vz * near), _F(0.02))
        planes[LEVEL * RUN + k] = binary_log(max(distance * scale / np.sqrt(slant), _ONE))


@njit(**INNER)
def _read(many, sea, places, weights, planes, chart):  # type: ignore[no-untyped-def]
    """The ripple pattern where the planes S and T say, into `chart`."""
    choose_texels(many, planes, places, weights)
    for k in range(many):
        lay_eight(sea.texels, sea.start, places, weights, RUN, k, chart)


@njit(**INNER)
def _drift(many, sea, first, planes):  # type: ignore[no-untyped-def]
    """Where in its pattern a pixel is: in the first of two, or in the one across it."""
    t, fifth, part, four, three = _F(sea.time), _F(0.2), _F(1 / 17.0), _F(0.8), _F(0.6)
    a, b = (_F(0.050) * t, _F(0.032) * t) if first else (_F(-0.016) * t, _F(0.011) * t)
    for k in range(many):
        px, py = planes[PX * RUN + k], planes[PY * RUN + k]
        planes[TILES * RUN + k] = _ONE
        if first:
            planes[S * RUN + k], planes[T * RUN + k] = px * fifth + a, py * fifth + b
        else:
            planes[S * RUN + k] = (four * px + three * py) * part + a
            planes[T * RUN + k] = (four * py - three * px) * part + b
            planes[LEVEL * RUN + k] -= _F(1.77)


@njit(**INNER)
def _ripple(many, sea, places, weights, planes, chart):  # type: ignore[no-untyped-def]
    """Two patterns drifting across each other, fading where they grow too fine: their tones, and
    normals that lean by them."""
    rough, nine, four, three = _F(0.13 * sea.choppy), _F(0.9), _F(0.8), _F(0.6)
    _drift(many, sea, True, planes)
    _read(many, sea, places, weights, planes, chart)
    for k in range(many):
        planes[TONE * RUN + k] = chart[4 * k]
        planes[KX * RUN + k], planes[KY * RUN + k] = chart[4 * k + 2], chart[4 * k + 3]
    _drift(many, sea, False, planes)
    _read(many, sea, places, weights, planes, chart)
    for k in range(many):
        planes[LEVEL * RUN + k] += _F(1.77)
        planes[BROAD * RUN + k], s2, t2 = chart[4 * k], chart[4 * k + 2], chart[4 * k + 3]
        along = rough * (planes[KX * RUN + k] + nine * (four * s2 - three * t2))
        down = rough * (planes[KY * RUN + k] + nine * (three * s2 + four * t2))
        nx, ny, nz = planes[NX * RUN + k], planes[NY * RUN + k], planes[NZ * RUN + k]
        # what stands by the water is mirrored by its longer slopes: finer ones would shred it
        planes[KX * RUN + k], planes[KY * RUN + k] = nx - _F(0.3) * along, ny - _F(0.3) * down
        planes[KZ * RUN + k] = nz
        nx, ny = nx - along, ny - down
        size = _ONE / np.sqrt(nx * nx + ny * ny + nz * nz + _F(1e-20))
        nx, ny, nz = nx * size, ny * size, nz * size
        vx, vy, vz = planes[VX * RUN + k], planes[VY * RUN + k], planes[VZ * RUN + k]
        looking = nx * vx + ny * vy + nz * vz
        # a ripple leaning away would show its back: turn it up to the eye
        lack = max(_F(0.02) - looking, _NONE)
        planes[NX * RUN + k], planes[NY * RUN + k] = nx + lack * vx, ny + lack * vy
        planes[NZ * RUN + k], planes[LOOKING * RUN + k] = nz + lack * vz, max(looking, _F(0.02))


@njit(**INNER)
def _mirror_sky(many, choppy, sky, frags):  # type: ignore[no-untyped-def]
    """The sky that the water mirrors."""
    planes, rays, colors = frags.planes, frags.rays, frags.chart
    for k in range(many):
        double = _F(2) * planes[LOOKING * RUN + k]
        fx = double * planes[NX * RUN + k] - planes[VX * RUN + k]
        fy = double * planes[NY * RUN + k] - planes[VY * RUN + k]
        fz = abs(double * planes[NZ * RUN + k] - planes[VZ * RUN + k])
        fz += _F(0.12) * min(planes[LEVEL * RUN + k] * _F(1 / 7.0), _ONE) * _F(choppy)
        size = _ONE / np.sqrt(fx * fx + fy * fy + fz * fz)
        rays[TOWARD * RUN + k], rays[(TOWARD + 1) * RUN + k] = fx * size, fy * size
        rays[(TOWARD + 2) * RUN + k] = fz * size
    if choppy > ROUGH:
        mirror_sky(many, rays, sky.mirror, frags.places, frags.weights, colors)
        for k in range(many):
            planes[RED * RUN + k], planes[GREEN * RUN + k] = colors[4 * k], colors[4 * k + 1]
            planes[BLUE * RUN + k] = colors[4 * k + 2]
        return
    for k in range(many):
        x, y = rays[TOWARD * RUN + k], rays[(TOWARD + 1) * RUN + k]
        z, blur = rays[(TOWARD + 2) * RUN + k], _F(1.5) + planes[LEVEL * RUN + k] * _F(0.3)
        found = whole_sky(sky, x, y, z, blur)
        planes[RED * RUN + k], planes[GREEN * RUN + k], planes[BLUE * RUN + k] = found


@njit(**INNER)
def _mirror_things(row, columns, many, view, busy, frags, canvas):  # type: ignore[no-untyped-def]
    """What is drawn above this row, where the water mirrors that."""
    planes, rays, picked = frags.planes, frags.rays, frags.picked
    count: Any = np.int64(0)  # as a plain 0, a type of its own, it would all be compiled twice
    for k in range(many):
        picked[count] = k
        count += 1 if busy[columns[k]] else 0
    if count == 0:
        return
    eye = (_F(view.eye[0]), _F(view.eye[1]), _F(view.eye[2]))
    for place in range(count):
        k = picked[place]
        kx, ky, kz = planes[KX * RUN + k], planes[KY * RUN + k], planes[KZ * RUN + k]
        vx, vy, vz = planes[VX * RUN + k], planes[VY * RUN + k], planes[VZ * RUN + k]
        double = _F(2) * max(kx * vx + ky * vy + kz * vz, _F(0.01))
        double /= kx * kx + ky * ky + kz * kz
        rays[TOWARD * RUN + place] = double * kx - vx
        rays[(TOWARD + 1) * RUN + place] = double * ky - vy
        rays[(TOWARD + 2) * RUN + place] = abs(double * kz - vz)
        for c in range(3):
            rays[(FROM + c) * RUN + place] = planes[(PX + c) * RUN + k] - eye[c]
    set_out(count, view.basis, rays)
    color, most = canvas.color, _F(0.85)
    places, pixels, wide = frags.places[: 2 * RUN], frags.places[2 * RUN :], color.shape[1]
    march(count, view.focal, row, canvas.half, wide, color.shape[0], rays, places, pixels)
    for place in range(count):
        if pixels[place] >= 0:
            i, j, k = pixels[place] % wide, pixels[place] // wide, picked[place]
            for c in range(3):
                mirrored = planes[(RED + c) * RUN + k]
                planes[(RED + c) * RUN + k] = mirrored + most * (color[j, i, c] - mirrored)


@njit(**INNER)
def _sun(many, lit, near, planes):  # type: ignore[no-untyped-def]
    """How much of the sun reaches the water close by."""
    basis, depth, scale = lit.light_basis, near.depth, _F(near.scale)
    corner_u, corner_v = near.origin[0], near.origin[1]
    for k in range(many):
        sunny = _ONE
        if planes[DISTANCE * RUN + k] < _F(CLOSE):
            sunny = _F(0.25) + _F(0.75) * sun_on_level(
                basis, depth, corner_u, corner_v, scale,
                planes[PX * RUN + k], planes[PY * RUN + k], planes[PZ * RUN + k] + _F(0.05),
            )  # fmt: skip
        planes[SUNNY * RUN + k] = sunny


@njit(**INNER)
def _spark(many, toward, choppy, shine, planes):  # type: ignore[no-untyped-def]
    """How much the water mirrors, and the glitter path."""
    tx, ty, tz = _F(toward[0]), _F(toward[1]), _F(toward[2])
    for k in range(many):
        blur = min(planes[LEVEL * RUN + k] * _F(1 / 7.0), _ONE) * _F(choppy)
        # a far sea is a field of slopes: its average mirror is less steep than a flat one
        graze = _ONE - min(planes[LOOKING * RUN + k] + _F(0.16) * blur, _ONE)
        square = graze * graze
        fresnel = _F(0.02) + _F(0.98) * square * square * graze
        planes[FRESNEL * RUN + k] = fresnel
        hx, hy = tx + planes[VX * RUN + k], ty + planes[VY * RUN + k]
        hz = tz + planes[VZ * RUN + k]
        size = _ONE / np.sqrt(hx * hx + hy * hy + hz * hz + _F(1e-12))
        aligned = hx * planes[NX * RUN + k] + hy * planes[NY * RUN + k]
        aligned = (aligned + hz * planes[NZ * RUN + k]) * size
        gloss = _F(420) / (_ONE + _F(9) * blur)
        spark = power_near_one(aligned, gloss) * (gloss + _F(8)) * _F(0.020)
        spark *= (_F(0.25) + fresnel) * planes[SUNNY * RUN + k] * _F(shine)
        planes[SPARK * RUN + k] = spark


@njit(**INNER)
def flood(first, last, view, sea, lit, sky, near, surf, desk, frags, canvas):  # type: ignore[no-untyped-def]
    """Add the water seen in rows first..last to the picture.

    `desk.wets` (band, w) counts the samples of a pixel that are water; `desk.bed` (band, w, 5)
    holds the light, weight and distance of what lies under it, `desk.sunk` its owner; `desk.busy`
    (w,) says whether anything stands in a column so far, which may mirror itself in the water.
    """
    planes = frags.planes
    basis = view.basis.astype(np.float32)
    ex, ey, ez = _F(view.eye[0]), _F(view.eye[1]), _F(view.eye[2])
    # the glitter lies under the sun that is seen
    toward = (sky.toward[0], sky.toward[1], max(sky.toward[2], np.float32(0.03)))
    shine = 1.0 if sky.disc > 0.0 else 0.0
    all_columns = np.empty(view.width, np.int64)
    for row in range(first, last):
        count, place = 0, row - first
        for column in range(view.width):
            all_columns[count] = column
            count += 1 if desk.wets[place, column] > 0 else 0
        for begin in range(0, count, RUN):
            columns, many = all_columns[begin:], min(RUN, count - begin)
            _look_up(row, columns, many, view, surf, canvas.water_ids, planes)
            meet(many, basis, ex, ey, ez, planes)
            _lean(row, columns, many, surf, canvas.water_ids, planes)
            _view_from(many, view, planes)
            _ripple(many, sea, frags.places, frags.weights, planes, frags.chart)
            _mirror_sky(many, sea.choppy, sky, frags)
            _mirror_things(row, columns, many, view, desk.busy, frags, canvas)
            _sun(many, lit, near, planes)
            _spark(many, toward, sea.choppy, shine, planes)
            pour(
                row, place, columns, many, view, sea, lit, toward, desk.wets, desk.bed, desk.sunk,
                desk.best, canvas, planes,
            )  # fmt: skip
