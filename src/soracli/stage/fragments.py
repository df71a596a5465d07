"""What each pixel sees, as a list: one fragment for each distinct surface in a pixel.

The picture is worked through in bands of a few rows, so that a band's fragments stay in the cache.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from soracli.stage.finish import BUMP, MACRO, SOAK, TILE, TONE
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats, Ints
from soracli.stage.raster import SHIFTS
from soracli.stage.texture import sample, tone_at

BAND = 8
FAR_AWAY = np.float32(1e9)
# columns of Fragments.values
PX, PY, PZ, NX, NY, NZ, RED, GREEN, BLUE, VX, VY, VZ, DISTANCE, WET = range(14)
_ASPHALT = int(Surface.ASPHALT)
# where snow does not come to lie: on what is snow already, and on panes and lamps
_BARE = (Surface.SNOW, Surface.WINDOW, Surface.EMISSIVE, Surface.GLASS, Surface.BACKDROP)
_SNOWED = np.array([surface not in _BARE for surface in Surface])


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
    texels: Floats
    starts: NDArray[np.int64]
    snow: float
    rain: float
    detail: float


class Fragments(NamedTuple):
    """A band's fragments: which face, where, how many of four samples, whether under water."""

    face: Ints
    row: Ints
    column: Ints
    weight: Floats
    under: NDArray[np.uint8]
    across: Floats
    down: Floats
    values: Floats
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
        np.zeros(room, np.float32),
        np.zeros(room, np.float32),
        np.zeros((room, 14), np.float32),
        np.zeros((room, 3), np.float32),
    )


@njit(cache=True, nogil=True, fastmath=True, inline="always")
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


@njit(cache=True, nogil=True, fastmath=True)
def collect(first, last, clarity, tri, normals, depth, ids, water, frags, skies, wets):  # type: ignore[no-untyped-def]
    """List the fragments of pixel rows first..last; gives how many.

    `depth`, `ids` (4h, w) from the raster; `water` (h, w) its depth (0: none). What lies more than
    `clarity` metres under water is left out. `skies`, `wets` (band, w) count samples of sky and
    of water.
    """
    count = 0
    width = ids.shape[1]
    for row in range(first, last):
        for column in range(width):
            surface = water[row, column]
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


@njit(cache=True, nogil=True, fastmath=True)
def resolve(count, view, tri, positions, normals, frags):  # type: ignore[no-untyped-def]
    """Where each fragment lies, which way it faces and its color, patterns included."""
    cx, cy = view.width * 0.5, view.height * 0.5
    basis = view.basis
    ex, ey, ez = view.eye[0], view.eye[1], view.eye[2]
    focal, detail, rain, snow = view.focal, tri.detail, tri.rain, tri.snow
    values, faces, rest, colors = frags.values, tri.faces, tri.rest, tri.colors
    surfaces, owners, axes = tri.surfaces, tri.owners, tri.axes
    finishes, texels, starts = tri.finishes, tri.texels, tri.starts
    snowed = _SNOWED
    frag_face, frag_across, frag_down = frags.face, frags.across, frags.down
    for f in range(count):
        face = frag_face[f]
        rx = (frag_across[f] - cx) / focal
        ry = (cy - frag_down[f]) / focal
        dx = basis[2, 0] + rx * basis[0, 0] + ry * basis[1, 0]
        dy = basis[2, 1] + rx * basis[0, 1] + ry * basis[1, 1]
        dz = basis[2, 2] + rx * basis[0, 2] + ry * basis[1, 2]
        ia, ib, ic = faces[face, 0], faces[face, 1], faces[face, 2]
        ax = np.float64(positions[ia, 0])
        ay = np.float64(positions[ia, 1])
        az = np.float64(positions[ia, 2])
        e1x, e1y, e1z = positions[ib, 0] - ax, positions[ib, 1] - ay, positions[ib, 2] - az
        e2x, e2y, e2z = positions[ic, 0] - ax, positions[ic, 1] - ay, positions[ic, 2] - az
        # Moeller and Trumbore: the ray through the sample meets the triangle
        qx, qy, qz = dy * e2z - dz * e2y, dz * e2x - dx * e2z, dx * e2y - dy * e2x
        determinant = e1x * qx + e1y * qy + e1z * qz
        if abs(determinant) < 1e-14:
            determinant = 1e-14
        tx, ty, tz = ex - ax, ey - ay, ez - az
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
        nx, ny, nz = nx / length, ny / length, nz / length
        vx, vy, vz = ex - px, ey - py, ez - pz
        distance = np.sqrt(vx * vx + vy * vy + vz * vz) + 1e-9
        vx, vy, vz = vx / distance, vy / distance, vz / distance
        if nx * vx + ny * vy + nz * vz < -0.15:
            nx, ny, nz = -nx, -ny, -nz
        red = w * colors[ia, 0] + u * colors[ib, 0] + v * colors[ic, 0]
        green = w * colors[ia, 1] + u * colors[ib, 1] + v * colors[ic, 1]
        blue = w * colors[ia, 2] + u * colors[ib, 2] + v * colors[ic, 2]
        surface = surfaces[face]
        start = starts[surface]
        wet = rain * finishes[surface, SOAK]
        if start >= 0 and finishes[surface, TONE] > 0.0:
            if owners[face] == 0:
                sx, sy, sz = px, py, pz
            else:
                sx = w * rest[ia, 0] + u * rest[ib, 0] + v * rest[ic, 0]
                sy = w * rest[ia, 1] + u * rest[ib, 1] + v * rest[ic, 1]
                sz = w * rest[ia, 2] + u * rest[ib, 2] + v * rest[ic, 2]
            axis = axes[face]
            if axis == 0:
                s, t = sy, sz
            elif axis == 1:
                s, t = sx, sz
            else:
                s, t = sx, sy
            tile = finishes[surface, TILE]
            slant = max(nx * vx + ny * vy + nz * vz, 0.06)
            footprint = distance / (focal * np.sqrt(slant)) * 256.0 / tile
            level = np.log2(max(footprint, 1.0))
            tone, hue, along, down = sample(texels, start, 8, s / tile, t / tile, level)
            if finishes[surface, MACRO] > 0.0:
                broad = 1.0 / (tile * 7.3)
                slow, warm = tone_at(
                    texels, start, 8,
                    (s * 0.8 + t * 0.6) * broad, (t * 0.8 - s * 0.6) * broad, level - 2.5,
                )  # fmt: skip
                tone += slow * finishes[surface, MACRO]
                hue += 0.7 * warm * finishes[surface, MACRO]
                if surface == _ASPHALT:
                    wet *= min(max(0.75 + slow * 2.2, 0.25), 1.0)
            tone *= finishes[surface, TONE] * detail
            hue *= finishes[surface, TONE] * detail
            bright = max(1.0 + tone, 0.08)
            red *= bright * (1.0 + 0.16 * hue)
            green *= bright * (1.0 + 0.03 * hue)
            blue *= bright * (1.0 - 0.18 * hue)
            bump = finishes[surface, BUMP] * detail * (1.0 - 0.7 * wet)
            if bump > 0.0 and owners[face] == 0:
                along *= bump
                down *= bump
                if axis == 0:
                    ny -= along
                    nz -= down
                elif axis == 1:
                    nx -= along
                    nz -= down
                else:
                    nx -= along
                    ny -= down
            elif bump > 0.0:
                # the world directions along which the pattern's two coordinates grow
                if axis == 0:
                    s1, t1 = rest[ib, 1] - rest[ia, 1], rest[ib, 2] - rest[ia, 2]
                    s2, t2 = rest[ic, 1] - rest[ia, 1], rest[ic, 2] - rest[ia, 2]
                elif axis == 1:
                    s1, t1 = rest[ib, 0] - rest[ia, 0], rest[ib, 2] - rest[ia, 2]
                    s2, t2 = rest[ic, 0] - rest[ia, 0], rest[ic, 2] - rest[ia, 2]
                else:
                    s1, t1 = rest[ib, 0] - rest[ia, 0], rest[ib, 1] - rest[ia, 1]
                    s2, t2 = rest[ic, 0] - rest[ia, 0], rest[ic, 1] - rest[ia, 1]
                area = s1 * t2 - s2 * t1
                if abs(area) > 1e-14:
                    p = bump * (along * t2 - down * s2) / area
                    q = bump * (down * s1 - along * t1) / area
                    nx -= p * e1x + q * e2x
                    ny -= p * e1y + q * e2y
                    nz -= p * e1z + q * e2z
            length = np.sqrt(nx * nx + ny * ny + nz * nz) + 1e-12
            nx, ny, nz = nx / length, ny / length, nz / length
        if snow > 0.0 and owners[face] == 0 and snowed[surface]:
            lies = nz * 1.25 + 0.25 * (red + green)
            cap = min(max((lies - 0.55) / 0.35, 0.0), 1.0) * snow
            red += cap * (0.86 - red)
            green += cap * (0.87 - green)
            blue += cap * (0.90 - blue)
        if wet > 0.0:
            darker = 1.0 - 0.5 * wet
            red, green, blue = red * darker, green * darker, blue * darker
        values[f, PX], values[f, PY], values[f, PZ] = px, py, pz
        values[f, NX], values[f, NY], values[f, NZ] = nx, ny, nz
        values[f, RED], values[f, GREEN], values[f, BLUE] = red, green, blue
        values[f, VX], values[f, VY], values[f, VZ] = vx, vy, vz
        values[f, DISTANCE], values[f, WET] = distance, wet
