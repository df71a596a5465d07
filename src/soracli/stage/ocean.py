"""Water as it is seen: a fan of triangles about the camera, and the light in and on it."""

from typing import NamedTuple

import numpy as np
from numba import njit

from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Ints, linear
from soracli.stage.shade import mirrored
from soracli.stage.sky import whole_sky
from soracli.stage.sunlight import sun_on_level
from soracli.stage.texture import Texels, binary_log, sample
from soracli.stage.water import Water

_WATER_TAG = int(Surface.WATER) + 1
RINGS, SECTORS = 190, 128
FIRST_RING, LAST_RING = 0.12, 7000.0


class Sea(NamedTuple):
    """Water as kernels take it: see `water.Water`. `time` in world seconds; `start` is where the
    ripple pattern begins in the texels; `choppy` (0..1) how rough the small waves are."""

    amplitudes: Floats
    vectors: Floats
    phases: Floats
    frequencies: Floats
    level: float
    deep: Floats
    shallow: Floats
    shore: float
    has_shore: int
    height: float
    texels: Texels
    start: int
    time: float
    choppy: float


class Surf(NamedTuple):
    """The water's fan of triangles in the world."""

    positions: Floats
    normals: Floats
    faces: Ints


def sea_of(water: Water, texels: Texels, start: int, time: float) -> Sea:
    """The kernel's view of a piece of water at a world time."""
    deviation = float(np.sqrt(np.sum(np.square(water.amplitudes)) / 2))
    return Sea(
        water.amplitudes.astype(np.float32),
        water.vectors.astype(np.float32),
        water.phases.astype(np.float32),
        water.frequencies,
        float(water.level),
        linear(water.deep),
        linear(water.shallow),
        float(water.shore if water.shore is not None else 0.0),
        int(water.shore is not None),
        4 * deviation,
        texels,
        int(start),
        float(time),
        float(np.clip(0.18 + 3.2 * deviation, 0.18, 1.0)),
    )


def fan_faces() -> Ints:
    """The triangles of the fan: RINGS by SECTORS + 1 vertices."""
    ring, sector = np.meshgrid(np.arange(RINGS - 1), np.arange(SECTORS), indexing="ij")
    a = ring * (SECTORS + 1) + sector
    b, c, d = a + 1, a + SECTORS + 2, a + SECTORS + 1
    return np.concatenate(
        [np.stack([a, d, c], -1).reshape(-1, 3), np.stack([a, c, b], -1).reshape(-1, 3)]
    ).astype(np.int32)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def lay_fan(sea, eye, heading, spread, positions, normals):  # type: ignore[no-untyped-def]
    """Place the fan's vertices (RINGS * (SECTORS + 1), 3) on the waves, with their normals.

    It opens `spread` radians to both sides of `heading`. Waves shorter than the triangles fade out,
    so that the far sea doesn't flicker.
    """
    growth = (LAST_RING / FIRST_RING) ** (1.0 / (RINGS - 1))
    radius = FIRST_RING
    for ring in range(RINGS):
        # the innermost ring is a point, so that there is no hole below the camera
        reach = radius if ring > 0 else 0.0
        spacing = max(radius * (growth - 1.0), radius * 2.0 * spread / SECTORS)
        for sector in range(SECTORS + 1):
            turn = heading + spread * (2.0 * sector / SECTORS - 1.0)
            x = eye[0] + reach * np.cos(turn)
            y = eye[1] + reach * np.sin(turn)
            z, slope_x, slope_y = np.float64(sea.level), 0.0, 0.0
            for k in range(len(sea.amplitudes)):
                wx, wy = sea.vectors[k, 0], sea.vectors[k, 1]
                length = 6.2832 / np.sqrt(wx * wx + wy * wy + 1e-12)
                fade = min(max((length / spacing - 2.2) / 2.5, 0.0), 1.0)
                if fade <= 0.0:
                    continue
                phase = wx * x + wy * y - sea.frequencies[k] * sea.time + sea.phases[k]
                z += fade * sea.amplitudes[k] * np.sin(phase)
                slope = fade * sea.amplitudes[k] * np.cos(phase)
                slope_x += slope * wx
                slope_y += slope * wy
            v = ring * (SECTORS + 1) + sector
            positions[v, 0], positions[v, 1], positions[v, 2] = x, y, z
            if sea.has_shore == 1 and y < sea.shore - 3.0:
                positions[v, 2] = sea.level - 30.0
            size = np.sqrt(slope_x * slope_x + slope_y * slope_y + 1.0)
            normals[v, 0], normals[v, 1], normals[v, 2] = (
                -slope_x / size,
                -slope_y / size,
                1.0 / size,
            )
        radius *= growth


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def flood(first, last, view, sea, lit, sky, near, surf, wets, beds, sunk, best, busy, canvas):  # type: ignore[no-untyped-def]
    """Add the water seen in rows first..last to the picture.

    `wets` (band, w) counts the samples of a pixel that are water; `beds` (band, w, 5) holds the
    light, weight and distance of what lies under it, `sunk` its owner; `busy` (w,) says whether
    anything stands in a column so far, which may mirror itself in the water.
    """
    b, focal, cx, cy = view.basis, view.focal, view.width * 0.5, view.height * 0.5
    ex, ey, ez = view.eye[0], view.eye[1], view.eye[2]
    sun = (lit.sun[0], lit.sun[1], lit.sun[2])
    above = (lit.sky[0], lit.sky[1], lit.sky[2])
    # the glitter lies under the sun that is seen
    toward = (sky.toward[0], sky.toward[1], max(sky.toward[2], 0.03))
    deep = (sea.deep[0], sea.deep[1], sea.deep[2])
    pale = (sea.shallow[0], sea.shallow[1], sea.shallow[2])
    lamp_places, lamp_colors, haze = lit.lamp_places, lit.lamp_colors, lit.haze
    shine = 1.0 if sky.disc > 0.0 else 0.0
    texels, start, choppy, swell = sea.texels, sea.start, sea.choppy, sea.height
    level_z, time, shore, has_shore = sea.level, sea.time, sea.shore, sea.has_shore
    positions, normals, faces = surf.positions, surf.normals, surf.faces
    half, color, air = canvas.half, canvas.color, canvas.air
    water_ids = canvas.water_ids
    distances, owners = canvas.distance, canvas.owners
    facing, tags = canvas.facing, canvas.tags
    basis = lit.light_basis
    near_depth, near_scale = near.depth, near.scale
    corner_u, corner_v = near.origin[0], near.origin[1]
    for row in range(first, last):
        for column in range(view.width):
            wet = wets[row - first, column]
            if wet == 0:
                continue
            i8, j8 = row // 8, column // 8
            weight = beds[row - first, column, 3]
            face = water_ids[row, column]
            rx = (column + 0.5 - cx) / focal
            ry = (cy - row - 0.5) / focal
            dx = b[2, 0] + rx * b[0, 0] + ry * b[1, 0]
            dy = b[2, 1] + rx * b[0, 1] + ry * b[1, 1]
            dz = b[2, 2] + rx * b[0, 2] + ry * b[1, 2]
            ia, ib, ic = faces[face, 0], faces[face, 1], faces[face, 2]
            ax = np.float64(positions[ia, 0])
            ay = np.float64(positions[ia, 1])
            az = np.float64(positions[ia, 2])
            e1x, e1y, e1z = positions[ib, 0] - ax, positions[ib, 1] - ay, positions[ib, 2] - az
            e2x, e2y, e2z = positions[ic, 0] - ax, positions[ic, 1] - ay, positions[ic, 2] - az
            qx, qy, qz = dy * e2z - dz * e2y, dz * e2x - dx * e2z, dx * e2y - dy * e2x
            determinant = e1x * qx + e1y * qy + e1z * qz
            if abs(determinant) < 1e-14:
                determinant = 1e-14
            tx, ty, tz = ex - ax, ey - ay, ez - az
            u = min(max((tx * qx + ty * qy + tz * qz) / determinant, 0.0), 1.0)
            hx, hy, hz = ty * e1z - tz * e1y, tz * e1x - tx * e1z, tx * e1y - ty * e1x
            v = min(max((dx * hx + dy * hy + dz * hz) / determinant, 0.0), 1.0 - u)
            w = 1.0 - u - v
            px, py, pz = ax + u * e1x + v * e2x, ay + u * e1y + v * e2y, az + u * e1z + v * e2z
            nx = w * normals[ia, 0] + u * normals[ib, 0] + v * normals[ic, 0]
            ny = w * normals[ia, 1] + u * normals[ib, 1] + v * normals[ic, 1]
            nz = w * normals[ia, 2] + u * normals[ib, 2] + v * normals[ic, 2]
            vx, vy, vz = ex - px, ey - py, ez - pz
            distance = np.sqrt(vx * vx + vy * vy + vz * vz) + 1e-9
            vx, vy, vz = vx / distance, vy / distance, vz / distance
            bed, thick, sunny = 0.0, 9.0, 1.0
            bed_r, bed_g, bed_b = 0.0, 0.0, 0.0
            if weight > 0.0:
                bed = min(weight / wet, 1.0)
                bed_r = beds[row - first, column, 0] / weight
                bed_g = beds[row - first, column, 1] / weight
                bed_b = beds[row - first, column, 2] / weight
                thick = max(beds[row - first, column, 4] / weight - distance, 0.0)
            if distance < 60.0:
                sunny = 0.25 + 0.75 * sun_on_level(
                    basis, near_depth, corner_u, corner_v, near_scale,
                    px, py, pz + 0.05,
                )  # fmt: skip
            # ripples: two patterns drifting across each other, fading where they grow too fine
            slant = max(abs(vz), 0.02)
            footprint = distance / focal / np.sqrt(slant)
            level = binary_log(max(footprint * 256.0 / 5.0, 1.0))
            t = time
            tone, _, s1, t1 = sample(
                texels, start, 8, px / 5.0 + 0.050 * t, py / 5.0 + 0.032 * t, level
            )
            tone2, _, s2, t2 = sample(
                texels, start, 8,
                (0.8 * px + 0.6 * py) / 17.0 - 0.016 * t, (0.8 * py - 0.6 * px) / 17.0 + 0.011 * t,
                level - 1.77,
            )  # fmt: skip
            rough = 0.13 * choppy
            # what stands by the water is mirrored by its longer slopes: finer ones would shred it
            kx = nx - 0.3 * rough * (s1 + 0.9 * (0.8 * s2 - 0.6 * t2))
            ky = ny - 0.3 * rough * (t1 + 0.9 * (0.6 * s2 + 0.8 * t2))
            nx -= rough * (s1 + 0.9 * (0.8 * s2 - 0.6 * t2))
            ny -= rough * (t1 + 0.9 * (0.6 * s2 + 0.8 * t2))
            size = np.sqrt(nx * nx + ny * ny + nz * nz) + 1e-12
            nx, ny, nz = nx / size, ny / size, nz / size
            looking = nx * vx + ny * vy + nz * vz
            if looking < 0.02:
                # a ripple leaning away would show its back: turn it up to the eye
                nx, ny, nz = (
                    nx + (0.02 - looking) * vx,
                    ny + (0.02 - looking) * vy,
                    nz + (0.02 - looking) * vz,
                )
                looking = 0.02
            # a far sea is a field of slopes: its average mirror is less steep than a flat one
            blur = min(level / 7.0, 1.0) * choppy
            graze = 1.0 - min(looking + 0.16 * blur, 1.0)
            fresnel = 0.02 + 0.98 * graze * graze * graze * graze * graze
            double = 2.0 * looking
            fx, fy, fz = double * nx - vx, double * ny - vy, double * nz - vz
            fz = abs(fz) + 0.12 * blur
            size = np.sqrt(fx * fx + fy * fy + fz * fz)
            fx, fy, fz = fx / size, fy / size, fz / size
            mr, mg, mb = whole_sky(sky, fx, fy, fz, 1.5 + level * 0.3)
            if busy[column]:
                double = (
                    2.0 * max(kx * vx + ky * vy + nz * vz, 0.01) / (kx * kx + ky * ky + nz * nz)
                )
                gx, gy, gz = double * kx - vx, double * ky - vy, abs(double * nz - vz)
                i, j = mirrored(b, ex, ey, ez, focal, cx, cy, half, px, py, pz, gx, gy, gz, row)
                if i >= 0:
                    mr += 0.85 * (color[j, i, 0] - mr)
                    mg += 0.85 * (color[j, i, 1] - mg)
                    mb += 0.85 * (color[j, i, 2] - mb)
            # light in the water: what comes back from the depth, and the bed seen through it
            day_r = 0.45 * sun[0] * max(toward[2], 0.12) * sunny + 1.15 * above[0]
            day_g = 0.45 * sun[1] * max(toward[2], 0.12) * sunny + 1.15 * above[1]
            day_b = 0.45 * sun[2] * max(toward[2], 0.12) * sunny + 1.15 * above[2]
            shallow = 0.0
            if bed > 0.0:
                shallow = bed * np.exp(-0.5 * thick)
            elif has_shore == 1:
                shallow = 0.55 * np.exp(-max(py - shore, 0.0) / 14.0)
            crest = min(max((pz - level_z) / (0.5 * swell + 0.05), -1.0), 1.0)
            body = min(max(shallow + 0.10 + 0.16 * crest * choppy, 0.0), 1.0)
            wr = (deep[0] + (pale[0] - deep[0]) * body) * day_r
            wg = (deep[1] + (pale[1] - deep[1]) * body) * day_g
            wb = (deep[2] + (pale[2] - deep[2]) * body) * day_b
            if bed > 0.0:
                clear = bed * np.exp(-0.55 * thick)
                wr += (bed_r * np.exp(-0.60 * thick) - wr) * clear
                wg += (bed_g * np.exp(-0.16 * thick) - wg) * clear
                wb += (bed_b * np.exp(-0.12 * thick) - wb) * clear
            out_r = wr + (mr - wr) * fresnel
            out_g = wg + (mg - wg) * fresnel
            out_b = wb + (mb - wb) * fresnel
            # the glitter path
            hx, hy, hz = toward[0] + vx, toward[1] + vy, toward[2] + vz
            size = np.sqrt(hx * hx + hy * hy + hz * hz) + 1e-9
            aligned = max((hx * nx + hy * ny + hz * nz) / size, 0.0)
            gloss = 420.0 / (1.0 + 9.0 * blur)
            spark = 0.0
            if aligned > 0.9:
                spark = aligned**gloss * (gloss + 8.0) * 0.020 * (0.25 + fresnel) * sunny * shine
            out_r += sun[0] * spark
            out_g += sun[1] * spark
            out_b += sun[2] * spark
            for k in range(len(lamp_places)):
                x, y, z = lamp_places[k, 0] - px, lamp_places[k, 1] - py, lamp_places[k, 2] - pz
                size = np.sqrt(x * x + y * y + z * z) + 1e-6
                hx, hy, hz = x / size + vx, y / size + vy, z / size + vz
                gain = 4.0 / (size * size + 4.0)
                size = np.sqrt(hx * hx + hy * hy + hz * hz) + 1e-9
                aligned = max((hx * nx + hy * ny + hz * nz) / size, 0.0)
                spark = aligned**160.0 * 3.0 * gain
                out_r += lamp_colors[k, 0] * spark
                out_g += lamp_colors[k, 1] * spark
                out_b += lamp_colors[k, 2] * spark
            # foam: where water thins out on the shore or about a hull, and on the highest crests
            foam = 0.0
            if bed > 0.0:
                surge = 0.16 + 0.09 * np.sin(1.3 * t + 0.35 * px) + 0.10 * tone
                foam = min(max((surge - thick * slant) / 0.10, 0.0), 1.0) * (0.55 + 0.45 * tone2)
            if swell > 0.6:
                foam = max(
                    foam,
                    min(max((crest - 0.62 + 0.30 * tone) / 0.25, 0.0), 1.0)
                    * min(swell, 1.0)
                    * (0.5 + 0.5 * tone2),
                )
            if foam > 0.0:
                foam = min(max(foam, 0.0), 0.92)
                white_r = 0.85 * (0.5 * sun[0] * sunny * max(toward[2], 0.2) + above[0])
                white_g = 0.85 * (0.5 * sun[1] * sunny * max(toward[2], 0.2) + above[1])
                white_b = 0.85 * (0.5 * sun[2] * sunny * max(toward[2], 0.2) + above[2])
                out_r += foam * (white_r - out_r)
                out_g += foam * (white_g - out_g)
                out_b += foam * (white_b - out_b)
            if haze > 0.0:
                kept = np.exp(-haze * distance)
                out_r = out_r * kept + air[i8, j8, 3] * (1.0 - kept)
                out_g = out_g * kept + air[i8, j8, 4] * (1.0 - kept)
                out_b = out_b * kept + air[i8, j8, 5] * (1.0 - kept)
            away = -(vx * b[2, 0] + vy * b[2, 1] + vz * b[2, 2]) * distance
            color[row, column, 0] += 0.25 * wet * out_r
            color[row, column, 1] += 0.25 * wet * out_g
            color[row, column, 2] += 0.25 * wet * out_b
            if wet > best[row - first, column]:
                distances[row, column] = away
                # what shows through clear water is still seen
                owner = sunk[row - first, column] if thick < 1.6 and bed > 0.5 else 0
                owners[row, column] = owner
                tags[row, column] = _WATER_TAG
                facing[row, column, 0] = nx
                facing[row, column, 1] = ny
                facing[row, column, 2] = nz
