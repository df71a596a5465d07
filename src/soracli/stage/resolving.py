"""What is there where a fragment is seen: its place, its normal, and its color with its pattern.

Each step goes through all fragments of a run before the next begins. A processor then has many of
them in hand at once; one long step for each would keep it waiting for its own results.
"""

import numpy as np
from numba import njit

from soracli.stage.finish import BUMP, MACRO, SOAK, TILE, TONE
from soracli.stage.fragments import (
    ALONG,
    BLUE,
    DISTANCE,
    DOWN,
    GRAIN,
    GREEN,
    HUE,
    LEVEL,
    NX,
    NY,
    NZ,
    PX,
    PY,
    PZ,
    RED,
    VX,
    VY,
    VZ,
    WET,
    S,
    T,
)
from soracli.stage.materials import Surface
from soracli.stage.texture import binary_log, sample, tone_at

_ASPHALT = int(Surface.ASPHALT)
# where snow does not come to lie: on what is snow already, and on panes and lamps
_BARE = (Surface.SNOW, Surface.WINDOW, Surface.EMISSIVE, Surface.GLASS, Surface.BACKDROP)
_SNOWED = np.array([surface not in _BARE for surface in Surface])


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def resolve(begin, end, view, tri, positions, normals, frags):  # type: ignore[no-untyped-def]
    """Where fragments begin..end lie, which way they face and their colors, patterns included."""
    _locate(begin, end, view, tri, positions, normals, frags)
    _unroll(begin, end, view, tri, frags)
    _read(begin, end, tri, frags)
    _paint(begin, end, tri, positions, frags)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _locate(begin, end, view, tri, positions, normals, frags):  # type: ignore[no-untyped-def]
    """Places, normals, bare colors and, in tiles' metres, where in its pattern each one is."""
    # single precision throughout: it is good to a tenth of a millimetre a kilometre away
    cx, cy = np.float32(view.width * 0.5), np.float32(view.height * 0.5)
    basis = view.basis.astype(np.float32)
    ex, ey, ez = np.float32(view.eye[0]), np.float32(view.eye[1]), np.float32(view.eye[2])
    step = np.float32(1.0 / view.focal)
    none, one, tiny = np.float32(0), np.float32(1), np.float32(1e-20)
    behind = np.float32(-0.15)
    values, chart, faces, rest, colors = frags.values, frags.chart, tri.faces, tri.rest, tri.colors
    owners, axes = tri.owners, tri.axes
    frag_face, frag_across, frag_down = frags.face, frags.across, frags.down
    for f in range(begin, end):
        face = frag_face[f]
        rx = (frag_across[f] - cx) * step
        ry = (cy - frag_down[f]) * step
        dx = basis[2, 0] + rx * basis[0, 0] + ry * basis[1, 0]
        dy = basis[2, 1] + rx * basis[0, 1] + ry * basis[1, 1]
        dz = basis[2, 2] + rx * basis[0, 2] + ry * basis[1, 2]
        ia, ib, ic = faces[face, 0], faces[face, 1], faces[face, 2]
        ax, ay, az = positions[ia, 0], positions[ia, 1], positions[ia, 2]
        e1x, e1y, e1z = positions[ib, 0] - ax, positions[ib, 1] - ay, positions[ib, 2] - az
        e2x, e2y, e2z = positions[ic, 0] - ax, positions[ic, 1] - ay, positions[ic, 2] - az
        # Moeller and Trumbore: the ray through the sample meets the triangle
        qx, qy, qz = dy * e2z - dz * e2y, dz * e2x - dx * e2z, dx * e2y - dy * e2x
        determinant = e1x * qx + e1y * qy + e1z * qz
        if abs(determinant) < tiny:
            determinant = tiny
        inverse = one / determinant
        tx, ty, tz = ex - ax, ey - ay, ez - az
        u = (tx * qx + ty * qy + tz * qz) * inverse
        hx, hy, hz = ty * e1z - tz * e1y, tz * e1x - tx * e1z, tx * e1y - ty * e1x
        v = (dx * hx + dy * hy + dz * hz) * inverse
        u = min(max(u, none), one)
        v = min(max(v, none), one - u)
        w = one - u - v
        px, py, pz = ax + u * e1x + v * e2x, ay + u * e1y + v * e2y, az + u * e1z + v * e2z
        nx = w * normals[ia, 0] + u * normals[ib, 0] + v * normals[ic, 0]
        ny = w * normals[ia, 1] + u * normals[ib, 1] + v * normals[ic, 1]
        nz = w * normals[ia, 2] + u * normals[ib, 2] + v * normals[ic, 2]
        length = one / np.sqrt(nx * nx + ny * ny + nz * nz + tiny)
        nx, ny, nz = nx * length, ny * length, nz * length
        vx, vy, vz = ex - px, ey - py, ez - pz
        distance = np.sqrt(vx * vx + vy * vy + vz * vz + tiny)
        near = one / distance
        vx, vy, vz = vx * near, vy * near, vz * near
        if nx * vx + ny * vy + nz * vz < behind:
            nx, ny, nz = -nx, -ny, -nz
        values[f, PX], values[f, PY], values[f, PZ] = px, py, pz
        values[f, NX], values[f, NY], values[f, NZ] = nx, ny, nz
        values[f, VX], values[f, VY], values[f, VZ] = vx, vy, vz
        values[f, DISTANCE] = distance
        values[f, RED] = w * colors[ia, 0] + u * colors[ib, 0] + v * colors[ic, 0]
        values[f, GREEN] = w * colors[ia, 1] + u * colors[ib, 1] + v * colors[ic, 1]
        values[f, BLUE] = w * colors[ia, 2] + u * colors[ib, 2] + v * colors[ic, 2]
        if owners[face] > 0:
            px = w * rest[ia, 0] + u * rest[ib, 0] + v * rest[ic, 0]
            py = w * rest[ia, 1] + u * rest[ib, 1] + v * rest[ic, 1]
            pz = w * rest[ia, 2] + u * rest[ib, 2] + v * rest[ic, 2]
        axis = axes[face]
        chart[f, S] = py if axis == 0 else px
        chart[f, T] = py if axis == 2 else pz


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _unroll(begin, end, view, tri, frags):  # type: ignore[no-untyped-def]
    """How coarse a mip level each fragment sees its pattern at."""
    values, chart, faces = frags.values, frags.chart, frags.face
    surfaces, finishes = tri.surfaces, tri.finishes
    scale = np.float32(256.0 / view.focal)
    least, one = np.float32(0.06), np.float32(1)
    for f in range(begin, end):
        slant = (
            values[f, NX] * values[f, VX]
            + values[f, NY] * values[f, VY]
            + values[f, NZ] * values[f, VZ]
        )
        slant = np.sqrt(max(slant, least)) * finishes[surfaces[faces[f]], TILE]
        chart[f, LEVEL] = binary_log(max(values[f, DISTANCE] * scale / slant, one))


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _read(begin, end, tri, frags):  # type: ignore[no-untyped-def]
    """The patterns' tone, hue and slopes at the fragments."""
    chart, faces, values = frags.chart, frags.face, frags.values
    surfaces, finishes, texels, starts = tri.surfaces, tri.finishes, tri.texels, tri.starts
    rain, detail = tri.rain, tri.detail
    for f in range(begin, end):
        surface = surfaces[faces[f]]
        start = starts[surface]
        wet = rain * finishes[surface, SOAK]
        strength = finishes[surface, TONE]
        if start < 0 or strength <= 0.0:
            values[f, WET] = wet
            chart[f, GRAIN] = chart[f, HUE] = chart[f, ALONG] = chart[f, DOWN] = 0.0
            continue
        s, t, level = chart[f, S], chart[f, T], chart[f, LEVEL]
        tiles = 1.0 / finishes[surface, TILE]
        tone, hue, along, down = sample(texels, start, 8, s * tiles, t * tiles, level)
        macro = finishes[surface, MACRO]
        if macro > 0.0:
            broad = tiles / 7.3
            slow, warm = tone_at(
                texels, start, 8,
                (s * 0.8 + t * 0.6) * broad, (t * 0.8 - s * 0.6) * broad, level - 2.5,
            )  # fmt: skip
            tone += slow * macro
            hue += 0.7 * warm * macro
            if surface == _ASPHALT:
                wet *= min(max(0.75 + slow * 2.2, 0.25), 1.0)
        bump = finishes[surface, BUMP] * detail * (1.0 - 0.7 * wet)
        strength *= detail
        chart[f, GRAIN], chart[f, HUE] = tone * strength, hue * strength
        chart[f, ALONG], chart[f, DOWN] = along * bump, down * bump
        values[f, WET] = wet


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _paint(begin, end, tri, positions, frags):  # type: ignore[no-untyped-def]
    """Lay the patterns on: colors and normals, snow and wetness included."""
    chart, faces, values = frags.chart, frags.face, frags.values
    surfaces, owners, axes, snow, snowed = tri.surfaces, tri.owners, tri.axes, tri.snow, _SNOWED
    for f in range(begin, end):
        face = faces[f]
        tone, hue = chart[f, GRAIN], chart[f, HUE]
        bright = max(1.0 + tone, 0.08)
        red = values[f, RED] * bright * (1.0 + 0.16 * hue)
        green = values[f, GREEN] * bright * (1.0 + 0.03 * hue)
        blue = values[f, BLUE] * bright * (1.0 - 0.18 * hue)
        along, down = chart[f, ALONG], chart[f, DOWN]
        nz = values[f, NZ]
        if along != 0.0 or down != 0.0:
            nx, ny = values[f, NX], values[f, NY]
            axis = axes[face]
            if owners[face] == 0:
                if axis == 0:
                    ny -= along
                    nz -= down
                elif axis == 1:
                    nx -= along
                    nz -= down
                else:
                    nx -= along
                    ny -= down
            else:
                ia, ib, ic = tri.faces[face, 0], tri.faces[face, 1], tri.faces[face, 2]
                rest = tri.rest
                # the world directions along which the pattern's two coordinates grow
                first, second = (1 if axis == 0 else 0), (1 if axis == 2 else 2)
                s1, t1 = rest[ib, first] - rest[ia, first], rest[ib, second] - rest[ia, second]
                s2, t2 = rest[ic, first] - rest[ia, first], rest[ic, second] - rest[ia, second]
                area = s1 * t2 - s2 * t1
                if abs(area) > 1e-14:
                    p = (along * t2 - down * s2) / area
                    q = (down * s1 - along * t1) / area
                    ax, ay, az = positions[ia, 0], positions[ia, 1], positions[ia, 2]
                    nx -= p * (positions[ib, 0] - ax) + q * (positions[ic, 0] - ax)
                    ny -= p * (positions[ib, 1] - ay) + q * (positions[ic, 1] - ay)
                    nz -= p * (positions[ib, 2] - az) + q * (positions[ic, 2] - az)
            length = np.float32(1) / (np.sqrt(nx * nx + ny * ny + nz * nz) + np.float32(1e-12))
            nx, ny, nz = nx * length, ny * length, nz * length
            values[f, NX], values[f, NY], values[f, NZ] = nx, ny, nz
        if snow > 0.0 and owners[face] == 0 and snowed[surfaces[face]]:
            lies = nz * 1.25 + 0.25 * (red + green)
            cap = min(max((lies - 0.55) / 0.35, 0.0), 1.0) * snow
            red += cap * (0.86 - red)
            green += cap * (0.87 - green)
            blue += cap * (0.90 - blue)
        darker = 1.0 - 0.5 * values[f, WET]
        values[f, RED], values[f, GREEN], values[f, BLUE] = (
            red * darker,
            green * darker,
            blue * darker,
        )
