"""Deferred shading: from visible triangles to light, one shading for each surface in a pixel."""

from typing import NamedTuple

import numpy as np
from numba import njit

from soracli.stage.mesh import Floats
from soracli.stage.raster import SHIFTS
from soracli.stage.sky import look_up

FAR_AWAY = np.float32(1e9)


class View(NamedTuple):
    """The camera of a frame: `eye` (3,), `basis` (3, 3) rows right, up, away; `focal` in pixels."""

    eye: Floats
    basis: Floats
    focal: float
    width: int
    height: int


class Lit(NamedTuple):
    """Lights and shadow maps as the kernel takes them; see `light.Light` and `shadows.Shadows`."""

    toward: Floats
    sun: Floats
    sky: Floats
    bounce: Floats
    haze: float
    softness: float
    table: Floats
    light_basis: Floats
    near_map: Floats
    near_origin: Floats
    near_scale: float
    far_map: Floats
    far_origin: Floats
    far_scale: float
    lamp_places: Floats
    lamp_colors: Floats


@njit(cache=True, nogil=True)
def _filtered(depth, u, v, w, step):  # type: ignore[no-untyped-def]
    """Share of light that passes: 4x4 comparisons, weighted as a box of 3x3 texels sliding."""
    size = len(depth)
    i, j = int(np.floor(u)), int(np.floor(v))
    fu, fv = u - i, v - j
    total = 0.0
    for b in range(4):
        row = min(max(j + (b - 1) * step, 0), size - 1)
        weight_v = 1.0 - fv if b == 0 else (fv if b == 3 else 1.0)
        for a in range(4):
            column = min(max(i + (a - 1) * step, 0), size - 1)
            if depth[row, column] <= w:
                total += weight_v * (1.0 - fu if a == 0 else (fu if a == 3 else 1.0))
    return total / 9.0


@njit(cache=True, nogil=True)
def sunlight(lit, px, py, pz, nx, ny, nz):  # type: ignore[no-untyped-def]
    """Share of the sun (0..1) that reaches a point with a normal, from the shadow maps."""
    facing = nx * lit.toward[0] + ny * lit.toward[1] + nz * lit.toward[2]
    slope = min(1.0, 1.2 - facing)
    step = 1 + int(lit.softness * 2.0 + 0.5)
    basis = lit.light_basis
    for near in range(2):
        depth = lit.near_map if near == 0 else lit.far_map
        origin = lit.near_origin if near == 0 else lit.far_origin
        scale = lit.near_scale if near == 0 else lit.far_scale
        push = (0.8 + 0.7 * step) * slope / scale
        x, y, z = px + nx * push, py + ny * push, pz + nz * push
        u = (basis[0, 0] * x + basis[0, 1] * y + basis[0, 2] * z - origin[0]) * scale - 0.5
        v = (basis[1, 0] * x + basis[1, 1] * y + basis[1, 2] * z - origin[1]) * scale - 0.5
        size = len(depth)
        if 4.0 < u < size - 5.0 and 4.0 < v < size - 5.0:
            w = basis[2, 0] * x + basis[2, 1] * y + basis[2, 2] * z
            return _filtered(depth, u, v, w + (1.0 + step) / scale, step)
    return 1.0


@njit(cache=True, nogil=True)
def _lamplight(lit, px, py, pz, nx, ny, nz, wrap, out):  # type: ignore[no-untyped-def]
    """Add the light of all lamps to `out`; a lamp of power 1 lights fully at two metres."""
    for k in range(len(lit.lamp_places)):
        x = lit.lamp_places[k, 0] - px
        y = lit.lamp_places[k, 1] - py
        z = lit.lamp_places[k, 2] - pz
        square = x * x + y * y + z * z + 0.04
        cosine = (x * nx + y * ny + z * nz) / np.sqrt(square)
        cosine = (cosine + wrap) / (1.0 + wrap)
        if cosine > 0.0 and square < 1600.0:
            gain = cosine * 4.0 / square
            for c in range(3):
                out[c] += lit.lamp_colors[k, c] * gain


@njit(cache=True, nogil=True)
def _shade_sample(face, sx, sy, view, lit, scene, positions, normals, out, trace):  # type: ignore[no-untyped-def]
    """Light from one face toward the camera at pixel position (sx, sy), into `out` (3,).

    `trace` (4,) receives the view distance and the world normal.
    """
    cx, cy = view.width * 0.5, view.height * 0.5
    rx = (sx - cx) / view.focal
    ry = (cy - sy) / view.focal
    b = view.basis
    dx = b[2, 0] + rx * b[0, 0] + ry * b[1, 0]
    dy = b[2, 1] + rx * b[0, 1] + ry * b[1, 1]
    dz = b[2, 2] + rx * b[0, 2] + ry * b[1, 2]
    ia, ib, ic = scene.faces[face, 0], scene.faces[face, 1], scene.faces[face, 2]
    ax = np.float64(positions[ia, 0])
    ay = np.float64(positions[ia, 1])
    az = np.float64(positions[ia, 2])
    e1x, e1y, e1z = positions[ib, 0] - ax, positions[ib, 1] - ay, positions[ib, 2] - az
    e2x, e2y, e2z = positions[ic, 0] - ax, positions[ic, 1] - ay, positions[ic, 2] - az
    qx, qy, qz = dy * e2z - dz * e2y, dz * e2x - dx * e2z, dx * e2y - dy * e2x
    determinant = e1x * qx + e1y * qy + e1z * qz
    if abs(determinant) < 1e-14:
        determinant = 1e-14
    tx, ty, tz = view.eye[0] - ax, view.eye[1] - ay, view.eye[2] - az
    u = (tx * qx + ty * qy + tz * qz) / determinant
    hx, hy, hz = ty * e1z - tz * e1y, tz * e1x - tx * e1z, tx * e1y - ty * e1x
    v = (dx * hx + dy * hy + dz * hz) / determinant
    u = min(max(u, 0.0), 1.0)
    v = min(max(v, 0.0), 1.0 - u)
    w = 1.0 - u - v
    px, py, pz = ax + u * e1x + v * e2x, ay + u * e1y + v * e2y, az + u * e1z + v * e2z
    nx = w * normals[ia, 0] + u * normals[ib, 0] + v * normals[ic, 0]
    ny = w * normals[ia, 1] + u * normals[ib, 1] + v * normals[ic, 1]
    nz = w * normals[ia, 2] + u * normals[ib, 2] + v * normals[ic, 2]
    length = np.sqrt(nx * nx + ny * ny + nz * nz) + 1e-12
    vx, vy, vz = view.eye[0] - px, view.eye[1] - py, view.eye[2] - pz
    distance = np.sqrt(vx * vx + vy * vy + vz * vz) + 1e-9
    vx, vy, vz = vx / distance, vy / distance, vz / distance
    nx, ny, nz = nx / length, ny / length, nz / length
    if nx * vx + ny * vy + nz * vz < -0.15:
        nx, ny, nz = -nx, -ny, -nz
    shade = sunlight(lit, px, py, pz, nx, ny, nz)
    facing = max(0.0, nx * lit.toward[0] + ny * lit.toward[1] + nz * lit.toward[2]) * shade
    up = 0.5 + 0.5 * nz
    for c in range(3):
        out[c] = lit.sun[c] * facing + lit.sky[c] * up + lit.bounce[c] * (1.0 - up)
    _lamplight(lit, px, py, pz, nx, ny, nz, 0.0, out)
    for c in range(3):
        color = w * scene.colors[ia, c] + u * scene.colors[ib, c] + v * scene.colors[ic, c]
        out[c] *= color
    _haze(lit, -vx, -vy, -vz, distance, out)
    trace[0] = -(vx * b[2, 0] + vy * b[2, 1] + vz * b[2, 2]) * distance
    trace[1], trace[2], trace[3] = nx, ny, nz


@njit(cache=True, nogil=True)
def _haze(lit, dx, dy, dz, distance, out):  # type: ignore[no-untyped-def]
    """Fade `out` toward the sky at the horizon by the air along the way."""
    if lit.haze <= 0.0:
        return
    air = np.empty(3)
    look_up(lit.table, lit.toward, dx, dy, max(dz, 0.0) * 0.3 + 0.01, air)
    kept = np.exp(-lit.haze * distance)
    for c in range(3):
        out[c] = out[c] * kept + air[c] * (1.0 - kept)


@njit(cache=True, nogil=True)
def shade(view, lit, scene, positions, normals, samples, ids, color, distance, owners, facing):  # type: ignore[no-untyped-def]
    """Shade a frame: `samples`, `ids` (4h, w) from the raster.

    Fills `color` (h, w, 3) linear, `distance` (h, w) along the view axis, `owners` (h, w) and
    `facing` (h, w, 3) world normals.
    """
    b = view.basis
    cx, cy = view.width * 0.5, view.height * 0.5
    out, total, sky = np.empty(3), np.empty(3), np.empty(3)
    trace = np.empty(4)
    for row in range(view.height):
        for column in range(view.width):
            total[0] = total[1] = total[2] = 0.0
            first = ids[row * 4, column]
            done = 0
            best = 0.0
            distance[row, column] = FAR_AWAY
            owners[row, column] = 0
            for s in range(4):
                if done & (1 << s):
                    continue
                face = ids[row * 4 + s, column]
                weight = 1
                done |= 1 << s
                for other in range(s + 1, 4):
                    if done & (1 << other):
                        continue
                    twin = ids[row * 4 + other, column]
                    if twin == face or (
                        face >= 0
                        and twin >= 0
                        and _alike(scene, normals, face, twin)
                        and abs(
                            samples[row * 4 + s, column] / samples[row * 4 + other, column] - 1.0
                        )
                        < 0.04
                    ):
                        weight += 1
                        done |= 1 << other
                if face < 0:
                    rx, ry = (column + 0.5 - cx) / view.focal, (cy - row - 0.5) / view.focal
                    dx = b[2, 0] + rx * b[0, 0] + ry * b[1, 0]
                    dy = b[2, 1] + rx * b[0, 1] + ry * b[1, 1]
                    dz = b[2, 2] + rx * b[0, 2] + ry * b[1, 2]
                    length = np.sqrt(dx * dx + dy * dy + dz * dz)
                    look_up(lit.table, lit.toward, dx / length, dy / length, dz / length, sky)
                    for c in range(3):
                        total[c] += sky[c] * weight
                    if weight > best:
                        best = weight
                        distance[row, column] = FAR_AWAY
                        owners[row, column] = 0
                        facing[row, column, 0] = 0.0
                        facing[row, column, 1] = 0.0
                        facing[row, column, 2] = 0.0
                    continue
                if weight >= 3:
                    sx, sy = column + 0.5, row + 0.5
                else:
                    sx, sy = column + SHIFTS[s], row + (s + 0.5) * 0.25
                _shade_sample(face, sx, sy, view, lit, scene, positions, normals, out, trace)
                for c in range(3):
                    total[c] += out[c] * weight
                if weight > best:
                    best = weight
                    distance[row, column] = trace[0]
                    owners[row, column] = scene.owners[face]
                    for c in range(3):
                        facing[row, column, c] = trace[c + 1]
            if first < -1:
                continue
            for c in range(3):
                color[row, column, c] = total[c] * 0.25


@njit(cache=True, nogil=True)
def _alike(scene, normals, a, b):  # type: ignore[no-untyped-def]
    """Whether two faces are so much the same surface that one shading serves both."""
    if scene.owners[a] != scene.owners[b] or scene.surfaces[a] != scene.surfaces[b]:
        return False
    va, vb = scene.faces[a, 0], scene.faces[b, 0]
    if va == vb:
        return True
    difference = 0.0
    for c in range(3):
        difference += abs(scene.colors[va, c] - scene.colors[vb, c])
    if difference > 0.06:
        return False
    cosine = (
        normals[va, 0] * normals[vb, 0]
        + normals[va, 1] * normals[vb, 1]
        + normals[va, 2] * normals[vb, 2]
    )
    return cosine > 0.8
