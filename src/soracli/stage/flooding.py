"""Light in and on water: what each pixel of it sends to the camera.

A row of the picture goes through one short step after the other; see `resolving` for why.
"""

import numpy as np
from numba import njit

from soracli.stage.materials import Surface
from soracli.stage.shade import mirrored
from soracli.stage.sky import mirrored_sky, whole_sky
from soracli.stage.sunlight import sun_on_level
from soracli.stage.texture import binary_log, sample

_WATER_TAG = int(Surface.WATER) + 1
_F = np.float32
_NONE, _ONE = _F(0), _F(1)
ROUGH = 0.5
"""How choppy water is that shows the sky in shreds: it mirrors what `fill_mirror` left."""
# rows of a desk, one number of each for every wet pixel of a row: place, normal, view, and so on
PX, PY, PZ, NX, NY, NZ, VX, VY, VZ, DISTANCE, LEVEL = range(11)
KX, KY, KZ, TONE, BROAD, LOOKING, RED, GREEN, BLUE, SUNNY, FRESNEL, SPARK = range(11, 23)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _find(row, begin, end, view, surf, water_ids, columns, desk):  # type: ignore[no-untyped-def]
    """Where the water's surface is in pixels begin..end of `columns` in a row, and its normal."""
    basis = view.basis.astype(np.float32)
    ex, ey, ez = _F(view.eye[0]), _F(view.eye[1]), _F(view.eye[2])
    step = _F(1.0 / view.focal)
    cx, ry = _F(view.width * 0.5 - 0.5), _F(view.height * 0.5 - 0.5 - row) * step
    positions, normals, faces = surf.positions, surf.normals, surf.faces
    scale = _F(256.0 / 5.0 / view.focal)
    for k in range(begin, end):
        column = columns[k]
        face = water_ids[row, column]
        rx = (_F(column) - cx) * step
        dx = basis[2, 0] + rx * basis[0, 0] + ry * basis[1, 0]
        dy = basis[2, 1] + rx * basis[0, 1] + ry * basis[1, 1]
        dz = basis[2, 2] + rx * basis[0, 2] + ry * basis[1, 2]
        ia, ib, ic = faces[face, 0], faces[face, 1], faces[face, 2]
        ax, ay, az = positions[ia, 0], positions[ia, 1], positions[ia, 2]
        e1x, e1y, e1z = positions[ib, 0] - ax, positions[ib, 1] - ay, positions[ib, 2] - az
        e2x, e2y, e2z = positions[ic, 0] - ax, positions[ic, 1] - ay, positions[ic, 2] - az
        qx, qy, qz = dy * e2z - dz * e2y, dz * e2x - dx * e2z, dx * e2y - dy * e2x
        determinant = e1x * qx + e1y * qy + e1z * qz
        if abs(determinant) < _F(1e-20):
            determinant = _F(1e-20)
        inverse = _ONE / determinant
        tx, ty, tz = ex - ax, ey - ay, ez - az
        u = min(max((tx * qx + ty * qy + tz * qz) * inverse, _NONE), _ONE)
        hx, hy, hz = ty * e1z - tz * e1y, tz * e1x - tx * e1z, tx * e1y - ty * e1x
        v = min(max((dx * hx + dy * hy + dz * hz) * inverse, _NONE), _ONE - u)
        w = _ONE - u - v
        px, py, pz = ax + u * e1x + v * e2x, ay + u * e1y + v * e2y, az + u * e1z + v * e2z
        vx, vy, vz = ex - px, ey - py, ez - pz
        distance = np.sqrt(vx * vx + vy * vy + vz * vz + _F(1e-12))
        near = _ONE / distance
        desk[PX, k], desk[PY, k], desk[PZ, k] = px, py, pz
        desk[NX, k] = w * normals[ia, 0] + u * normals[ib, 0] + v * normals[ic, 0]
        desk[NY, k] = w * normals[ia, 1] + u * normals[ib, 1] + v * normals[ic, 1]
        desk[NZ, k] = w * normals[ia, 2] + u * normals[ib, 2] + v * normals[ic, 2]
        desk[VX, k], desk[VY, k], desk[VZ, k] = vx * near, vy * near, vz * near
        desk[DISTANCE, k] = distance
        slant = max(abs(vz * near), _F(0.02))
        desk[LEVEL, k] = binary_log(max(distance * scale / np.sqrt(slant), _ONE))


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _ripple(begin, end, sea, desk):  # type: ignore[no-untyped-def]
    """Two patterns drifting across each other, fading where they grow too fine: their tones, and
    normals that lean by them."""
    t, rough, fifth, part = sea.time, _F(0.13 * sea.choppy), _F(0.2), _F(1 / 17.0)
    a1, b1, a2, b2 = _F(0.050 * t), _F(0.032 * t), _F(-0.016 * t), _F(0.011 * t)
    texels, start, nine = sea.texels, sea.start, _F(0.9)
    four, three = _F(0.8), _F(0.6)
    for k in range(begin, end):
        px, py, level = desk[PX, k], desk[PY, k], desk[LEVEL, k]
        tone, _, s1, t1 = sample(texels, start, 8, px * fifth + a1, py * fifth + b1, level)
        tone2, _, s2, t2 = sample(
            texels, start, 8,
            (four * px + three * py) * part + a2, (four * py - three * px) * part + b2,
            level - _F(1.77),
        )  # fmt: skip
        along = rough * (s1 + nine * (four * s2 - three * t2))
        down = rough * (t1 + nine * (three * s2 + four * t2))
        nx, ny, nz = desk[NX, k], desk[NY, k], desk[NZ, k]
        # what stands by the water is mirrored by its longer slopes: finer ones would shred it
        desk[KX, k], desk[KY, k], desk[KZ, k] = nx - _F(0.3) * along, ny - _F(0.3) * down, nz
        nx, ny = nx - along, ny - down
        size = _ONE / np.sqrt(nx * nx + ny * ny + nz * nz + _F(1e-20))
        nx, ny, nz = nx * size, ny * size, nz * size
        vx, vy, vz = desk[VX, k], desk[VY, k], desk[VZ, k]
        looking = nx * vx + ny * vy + nz * vz
        # a ripple leaning away would show its back: turn it up to the eye
        lack = max(_F(0.02) - looking, _NONE)
        desk[NX, k], desk[NY, k], desk[NZ, k] = nx + lack * vx, ny + lack * vy, nz + lack * vz
        desk[TONE, k], desk[BROAD, k] = tone, tone2
        desk[LOOKING, k] = max(looking, _F(0.02))


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _mirror_sky(begin, end, choppy, sky, desk):  # type: ignore[no-untyped-def]
    """The sky that the water mirrors."""
    for k in range(begin, end):
        vx, vy, vz = desk[VX, k], desk[VY, k], desk[VZ, k]
        level = desk[LEVEL, k]
        double = _F(2) * desk[LOOKING, k]
        fx, fy = double * desk[NX, k] - vx, double * desk[NY, k] - vy
        fz = abs(double * desk[NZ, k] - vz)
        fz += _F(0.12) * min(level * _F(1 / 7.0), _ONE) * _F(choppy)
        size = _ONE / np.sqrt(fx * fx + fy * fy + fz * fz)
        fx, fy, fz = fx * size, fy * size, fz * size
        if choppy > ROUGH:
            found = mirrored_sky(sky.mirror, fx, fy, fz)
        else:
            found = whole_sky(sky, fx, fy, fz, _F(1.5) + level * _F(0.3))
        desk[RED, k], desk[GREEN, k], desk[BLUE, k] = found


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _mirror_things(row, begin, end, view, busy, columns, canvas, desk):  # type: ignore[no-untyped-def]
    """What is drawn above this row, where the water mirrors that."""
    b, focal, cx, cy = view.basis, view.focal, view.width * 0.5, view.height * 0.5
    ex, ey, ez = view.eye[0], view.eye[1], view.eye[2]
    half, color, most = canvas.half, canvas.color, _F(0.85)
    for k in range(begin, end):
        if not busy[columns[k]]:
            continue
        kx, ky, kz = desk[KX, k], desk[KY, k], desk[KZ, k]
        vx, vy, vz = desk[VX, k], desk[VY, k], desk[VZ, k]
        double = _F(2) * max(kx * vx + ky * vy + kz * vz, _F(0.01))
        double /= kx * kx + ky * ky + kz * kz
        gx, gy, gz = double * kx - vx, double * ky - vy, abs(double * kz - vz)
        i, j = mirrored(
            b, ex, ey, ez, focal, cx, cy, half, desk[PX, k], desk[PY, k], desk[PZ, k],
            gx, gy, gz, row,
        )  # fmt: skip
        if i >= 0:
            desk[RED, k] += most * (color[j, i, 0] - desk[RED, k])
            desk[GREEN, k] += most * (color[j, i, 1] - desk[GREEN, k])
            desk[BLUE, k] += most * (color[j, i, 2] - desk[BLUE, k])


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _sun(begin, end, lit, near, desk):  # type: ignore[no-untyped-def]
    """How much of the sun reaches the water close by."""
    basis, depth, scale = lit.light_basis, near.depth, _F(near.scale)
    corner_u, corner_v = near.origin[0], near.origin[1]
    for k in range(begin, end):
        desk[SUNNY, k] = _ONE
        if desk[DISTANCE, k] < _F(60):
            desk[SUNNY, k] = _F(0.25) + _F(0.75) * sun_on_level(
                basis, depth, corner_u, corner_v, scale,
                desk[PX, k], desk[PY, k], desk[PZ, k] + _F(0.05),
            )  # fmt: skip


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _spark(begin, end, toward, lit, choppy, shine, desk):  # type: ignore[no-untyped-def]
    """The glitter path: `desk` holds how bright the sun sparkles."""
    tx, ty, tz = _F(toward[0]), _F(toward[1]), _F(toward[2])
    for k in range(begin, end):
        looking = desk[LOOKING, k]
        blur = min(desk[LEVEL, k] * _F(1 / 7.0), _ONE) * _F(choppy)
        # a far sea is a field of slopes: its average mirror is less steep than a flat one
        graze = _ONE - min(looking + _F(0.16) * blur, _ONE)
        square = graze * graze
        fresnel = _F(0.02) + _F(0.98) * square * square * graze
        desk[FRESNEL, k] = fresnel
        hx, hy, hz = tx + desk[VX, k], ty + desk[VY, k], tz + desk[VZ, k]
        size = _ONE / np.sqrt(hx * hx + hy * hy + hz * hz + _F(1e-12))
        aligned = (hx * desk[NX, k] + hy * desk[NY, k] + hz * desk[NZ, k]) * size
        spark = _NONE
        if aligned > _F(0.9):
            gloss = _F(420) / (_ONE + _F(9) * blur)
            spark = np.exp(gloss * np.log(min(aligned, _ONE))) * (gloss + _F(8)) * _F(0.020)
            spark *= (_F(0.25) + fresnel) * desk[SUNNY, k] * _F(shine)
        desk[SPARK, k] = spark


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _pour(row, place, count, view, sea, lit, toward, wets, beds, sunk, best, columns, canvas, desk):  # type: ignore[no-untyped-def]
    """All light of a row of water put together and added to the picture."""
    b = view.basis.astype(np.float32)
    sun = (_F(lit.sun[0]), _F(lit.sun[1]), _F(lit.sun[2]))
    above = (_F(lit.sky[0]), _F(lit.sky[1]), _F(lit.sky[2]))
    deep = (sea.deep[0], sea.deep[1], sea.deep[2])
    pale = (sea.shallow[0], sea.shallow[1], sea.shallow[2])
    lamp_places, lamp_colors, haze = lit.lamp_places, lit.lamp_colors, _F(lit.haze)
    choppy, swell = _F(sea.choppy), _F(sea.height)
    level_z, time, shore, has_shore = _F(sea.level), sea.time, _F(sea.shore), sea.has_shore
    color, air = canvas.color, canvas.air
    distances, owners, facing, tags = canvas.distance, canvas.owners, canvas.facing, canvas.tags
    under, over = max(_F(toward[2]), _F(0.12)), max(_F(toward[2]), _F(0.2))
    pulse = _F(np.fmod(1.3 * time, 2.0 * np.pi))
    i8, higher = row // 8, _ONE / (_F(0.5) * swell + _F(0.05))
    for k in range(count):
        column = columns[k]
        j8, wet = column // 8, _F(wets[place, column])
        weight = beds[place, column, 3]
        px, py, pz = desk[PX, k], desk[PY, k], desk[PZ, k]
        nx, ny, nz = desk[NX, k], desk[NY, k], desk[NZ, k]
        vx, vy, vz = desk[VX, k], desk[VY, k], desk[VZ, k]
        distance, fresnel, sunny = desk[DISTANCE, k], desk[FRESNEL, k], desk[SUNNY, k]
        tone, tone2 = desk[TONE, k], desk[BROAD, k]
        bed, thick = _NONE, _F(9)
        bed_r, bed_g, bed_b = _NONE, _NONE, _NONE
        if weight > _NONE:
            bed = min(weight / wet, _ONE)
            part = _ONE / weight
            bed_r = beds[place, column, 0] * part
            bed_g = beds[place, column, 1] * part
            bed_b = beds[place, column, 2] * part
            thick = max(beds[place, column, 4] * part - distance, _NONE)
        # light in the water: what comes back from the depth, and the bed seen through it
        day = _F(0.45) * under * sunny
        shallow = _NONE
        if bed > _NONE:
            shallow = bed * np.exp(_F(-0.5) * thick)
        elif has_shore == 1:
            shallow = _F(0.55) * np.exp(-max(py - shore, _NONE) * _F(1 / 14.0))
        crest = min(max((pz - level_z) * higher, -_ONE), _ONE)
        body = min(max(shallow + _F(0.10) + _F(0.16) * crest * choppy, _NONE), _ONE)
        wr = (deep[0] + (pale[0] - deep[0]) * body) * (day * sun[0] + _F(1.15) * above[0])
        wg = (deep[1] + (pale[1] - deep[1]) * body) * (day * sun[1] + _F(1.15) * above[1])
        wb = (deep[2] + (pale[2] - deep[2]) * body) * (day * sun[2] + _F(1.15) * above[2])
        if bed > _NONE:
            clear = bed * np.exp(_F(-0.55) * thick)
            wr += (bed_r * np.exp(_F(-0.60) * thick) - wr) * clear
            wg += (bed_g * np.exp(_F(-0.16) * thick) - wg) * clear
            wb += (bed_b * np.exp(_F(-0.12) * thick) - wb) * clear
        spark = desk[SPARK, k]
        out_r = wr + (desk[RED, k] - wr) * fresnel + sun[0] * spark
        out_g = wg + (desk[GREEN, k] - wg) * fresnel + sun[1] * spark
        out_b = wb + (desk[BLUE, k] - wb) * fresnel + sun[2] * spark
        for lamp in range(len(lamp_places)):
            x, y = lamp_places[lamp, 0] - px, lamp_places[lamp, 1] - py
            z = lamp_places[lamp, 2] - pz
            square = x * x + y * y + z * z + _F(1e-12)
            size = _ONE / np.sqrt(square)
            hx, hy, hz = x * size + vx, y * size + vy, z * size + vz
            size = _ONE / np.sqrt(hx * hx + hy * hy + hz * hz + _F(1e-12))
            aligned = (hx * nx + hy * ny + hz * nz) * size
            if aligned > _F(0.9):
                shone = np.exp(_F(160) * np.log(min(aligned, _ONE))) * _F(12) / (square + _F(4))
                out_r += lamp_colors[lamp, 0] * shone
                out_g += lamp_colors[lamp, 1] * shone
                out_b += lamp_colors[lamp, 2] * shone
        # foam: where water thins out on the shore or about a hull, and on the highest crests
        foam = _NONE
        if bed > _NONE:
            slant = max(abs(vz), _F(0.02))
            surge = _F(0.16) + _F(0.09) * np.sin(pulse + _F(0.35) * px) + _F(0.10) * tone
            foam = min(max((surge - thick * slant) * _F(10), _NONE), _ONE)
            foam *= _F(0.55) + _F(0.45) * tone2
        if swell > _F(0.6):
            white = min(max((crest - _F(0.62) + _F(0.30) * tone) * _F(4), _NONE), _ONE)
            foam = max(foam, white * min(swell, _ONE) * (_F(0.5) + _F(0.5) * tone2))
        foam = min(max(foam, _NONE), _F(0.92))
        white = _F(0.5) * sunny * over
        out_r += foam * (_F(0.85) * (white * sun[0] + above[0]) - out_r)
        out_g += foam * (_F(0.85) * (white * sun[1] + above[1]) - out_g)
        out_b += foam * (_F(0.85) * (white * sun[2] + above[2]) - out_b)
        if haze > _NONE:
            kept = np.exp(-haze * distance)
            out_r = out_r * kept + air[i8, j8, 3] * (_ONE - kept)
            out_g = out_g * kept + air[i8, j8, 4] * (_ONE - kept)
            out_b = out_b * kept + air[i8, j8, 5] * (_ONE - kept)
        share = _F(0.25) * wet
        color[row, column, 0] += share * out_r
        color[row, column, 1] += share * out_g
        color[row, column, 2] += share * out_b
        if wet > best[place, column]:
            away = -(vx * b[2, 0] + vy * b[2, 1] + vz * b[2, 2]) * distance
            distances[row, column] = away
            # what shows through clear water is still seen
            owner = sunk[place, column] if thick < _F(1.6) and bed > _F(0.5) else 0
            owners[row, column] = owner
            tags[row, column] = _WATER_TAG
            facing[row, column, 0] = nx
            facing[row, column, 1] = ny
            facing[row, column, 2] = nz


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def flood(first, last, view, sea, lit, sky, near, surf, wets, beds, sunk, best, busy, canvas):  # type: ignore[no-untyped-def]
    """Add the water seen in rows first..last to the picture.

    `wets` (band, w) counts the samples of a pixel that are water; `beds` (band, w, 5) holds the
    light, weight and distance of what lies under it, `sunk` its owner; `busy` (w,) says whether
    anything stands in a column so far, which may mirror itself in the water.
    """
    columns, desk = np.empty(view.width, np.int64), np.empty((23, view.width), np.float32)
    # the glitter lies under the sun that is seen
    toward = (sky.toward[0], sky.toward[1], max(sky.toward[2], np.float32(0.03)))
    shine = 1.0 if sky.disc > 0.0 else 0.0
    for row in range(first, last):
        count = 0
        for column in range(view.width):
            if wets[row - first, column] > 0:
                columns[count] = column
                count += 1
        if count == 0:
            continue
        _find(row, 0, count, view, surf, canvas.water_ids, columns, desk)
        _ripple(0, count, sea, desk)
        _mirror_sky(0, count, sea.choppy, sky, desk)
        _mirror_things(row, 0, count, view, busy, columns, canvas, desk)
        _sun(0, count, lit, near, desk)
        _spark(0, count, toward, lit, sea.choppy, shine, desk)
        _pour(
            row, row - first, count, view, sea, lit, toward, wets, beds, sunk, best, columns,
            canvas, desk,
        )  # fmt: skip
