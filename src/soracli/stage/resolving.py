"""What is there where a fragment is seen: its place, its normal, and its color with its pattern.

Each step goes through all fragments of a run before the next begins, plane by plane. A processor
then has many of them in hand at once; one long step for each would keep it waiting for its own
results. All is in single precision: good to a tenth of a millimetre a kilometre away.
"""

import numpy as np
from numba import njit

from soracli.stage.finish import (
    BLEED,
    BUMP,
    GLOSS,
    MACRO,
    METAL,
    MIRROR,
    RIM,
    SOAK,
    SPECULAR,
    TILE,
    TONE,
    WRAP,
)
from soracli.stage.fragments import (
    BLUE,
    CORNER,
    CREEP,
    DISTANCE,
    EDGE,
    FUZZ,
    GLASSY,
    GREEN,
    LEVEL,
    METALLIC,
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
    SHINY,
    TEXELS,
    THIN,
    TILES,
    TURNS,
    VX,
    VY,
    VZ,
    WET,
    S,
    T,
    U,
    V,
)
from soracli.stage.kernels import INNER
from soracli.stage.lanes import FIXED, lay_eight, lay_four
from soracli.stage.materials import Surface
from soracli.stage.texture import TEXELS_ABOVE, binary_log

_F = np.float32
_NONE, _HALF, _ONE = _F(0), _F(0.5), _F(1)
_ASPHALT = int(Surface.ASPHALT)
# where snow does not come to lie: on what is snow already, and on panes and lamps
_BARE = (Surface.SNOW, Surface.WINDOW, Surface.EMISSIVE, Surface.GLASS, Surface.BACKDROP)
_SNOWED = np.array([surface not in _BARE for surface in Surface])
# binary logarithm of the texels a side of every pattern
_BITS = 8
_LITTLE = _F(0.04)


@njit(**INNER)
def resolve(begin, end, view, tri, positions, normals, frags):  # type: ignore[no-untyped-def]
    """Where fragments begin..end lie, which way they face and their colors, patterns included."""
    many = end - begin
    ex, ey, ez = _F(view.eye[0]), _F(view.eye[1]), _F(view.eye[2])
    _look_up(begin, many, view, tri, positions, frags)
    meet(many, view.basis.astype(np.float32), ex, ey, ez, frags.planes)
    _interpolate(begin, many, tri, normals, frags)
    _turn(many, ex, ey, ez, _F(256.0 / view.focal), frags.planes)
    choose_texels(many, frags.planes, frags.places, frags.weights)
    _choose_broad(many, frags.planes, frags.places, frags.weights)
    _read(begin, many, tri, frags)
    _paint(begin, many, tri, positions, frags)


@njit(**INNER)
def _look_up(begin, many, view, tri, positions, frags):  # type: ignore[no-untyped-def]
    """The triangle of each fragment, what its surface is like, and who leads."""
    planes, leads, surface_of = frags.planes, frags.leads, frags.surface
    faces, surfaces, finishes = tri.faces, tri.surfaces, tri.finishes
    cx, cy, step = _F(view.width * 0.5), _F(view.height * 0.5), _F(1.0 / view.focal)
    for k in range(many):
        f = begin + k
        face = frags.face[f]
        lead = frags.lead[f] - begin
        leads[k] = lead if lead >= 0 else k
        surface = surfaces[face]
        surface_of[k] = surface
        planes[RX * RUN + k] = (frags.across[f] - cx) * step
        planes[RY * RUN + k] = (cy - frags.down[f]) * step
        a, b, c = faces[face, 0], faces[face, 1], faces[face, 2]
        for axis in range(3):
            corner = positions[a, axis]
            planes[(CORNER + axis) * RUN + k] = corner
            planes[(EDGE + axis) * RUN + k] = positions[b, axis] - corner
            planes[(OTHER + axis) * RUN + k] = positions[c, axis] - corner
        planes[TILES * RUN + k] = _ONE / finishes[surface, TILE]
        planes[SHINY * RUN + k] = finishes[surface, SPECULAR]
        planes[TURNS * RUN + k] = finishes[surface, GLOSS]
        planes[FUZZ * RUN + k] = finishes[surface, RIM]
        planes[CREEP * RUN + k] = finishes[surface, WRAP]
        planes[THIN * RUN + k] = finishes[surface, BLEED]
        planes[GLASSY * RUN + k] = finishes[surface, MIRROR]
        planes[METALLIC * RUN + k] = finishes[surface, METAL]


@njit(**INNER)
def meet(many, basis, ex, ey, ez, planes):  # type: ignore[no-untyped-def]
    """Where the rays through the samples meet their triangles (Moeller and Trumbore)."""
    b00, b01, b02 = basis[0, 0], basis[0, 1], basis[0, 2]
    b10, b11, b12 = basis[1, 0], basis[1, 1], basis[1, 2]
    b20, b21, b22 = basis[2, 0], basis[2, 1], basis[2, 2]
    tiny = _F(1e-20)
    for k in range(many):
        rx, ry = planes[RX * RUN + k], planes[RY * RUN + k]
        dx, dy = b20 + rx * b00 + ry * b10, b21 + rx * b01 + ry * b11
        dz = b22 + rx * b02 + ry * b12
        ax, ay = planes[CORNER * RUN + k], planes[(CORNER + 1) * RUN + k]
        az = planes[(CORNER + 2) * RUN + k]
        e1x, e1y = planes[EDGE * RUN + k], planes[(EDGE + 1) * RUN + k]
        e1z = planes[(EDGE + 2) * RUN + k]
        e2x, e2y = planes[OTHER * RUN + k], planes[(OTHER + 1) * RUN + k]
        e2z = planes[(OTHER + 2) * RUN + k]
        qx, qy, qz = dy * e2z - dz * e2y, dz * e2x - dx * e2z, dx * e2y - dy * e2x
        determinant = e1x * qx + e1y * qy + e1z * qz
        inverse = _ONE / (tiny if abs(determinant) < tiny else determinant)
        tx, ty, tz = ex - ax, ey - ay, ez - az
        u = (tx * qx + ty * qy + tz * qz) * inverse
        hx, hy, hz = ty * e1z - tz * e1y, tz * e1x - tx * e1z, tx * e1y - ty * e1x
        v = (dx * hx + dy * hy + dz * hz) * inverse
        u = min(max(u, _NONE), _ONE)
        v = min(max(v, _NONE), _ONE - u)
        planes[U * RUN + k], planes[V * RUN + k] = u, v
        planes[PX * RUN + k] = ax + u * e1x + v * e2x
        planes[PY * RUN + k] = ay + u * e1y + v * e2y
        planes[PZ * RUN + k] = az + u * e1z + v * e2z


@njit(**INNER)
def _interpolate(begin, many, tri, normals, frags):  # type: ignore[no-untyped-def]
    """Normals, bare colors and, in metres, where in its pattern each one is."""
    planes, faces, rest, colors = frags.planes, tri.faces, tri.rest, tri.colors
    owners, axes = tri.owners, tri.axes
    for k in range(many):
        face = frags.face[begin + k]
        a, b, c = faces[face, 0], faces[face, 1], faces[face, 2]
        u, v = planes[U * RUN + k], planes[V * RUN + k]
        w = _ONE - u - v
        for axis in range(3):
            planes[(NX + axis) * RUN + k] = (
                w * normals[a, axis] + u * normals[b, axis] + v * normals[c, axis]
            )
            planes[(RED + axis) * RUN + k] = (
                w * colors[a, axis] + u * colors[b, axis] + v * colors[c, axis]
            )
        axis = axes[face]
        first, second = (1 if axis == 0 else 0), (1 if axis == 2 else 2)
        if owners[face] > 0:
            planes[S * RUN + k] = w * rest[a, first] + u * rest[b, first] + v * rest[c, first]
            planes[T * RUN + k] = w * rest[a, second] + u * rest[b, second] + v * rest[c, second]
        else:
            planes[S * RUN + k] = planes[(PX + first) * RUN + k]
            planes[T * RUN + k] = planes[(PX + second) * RUN + k]


@njit(**INNER)
def _turn(many, ex, ey, ez, scale, planes):  # type: ignore[no-untyped-def]
    """Normals of length one toward the camera, the way there, and how coarse a mip level each
    fragment sees its pattern at."""
    tiny, behind, least = _F(1e-20), _F(-0.15), _F(0.06)
    for k in range(many):
        nx, ny, nz = planes[NX * RUN + k], planes[NY * RUN + k], planes[NZ * RUN + k]
        length = _ONE / np.sqrt(nx * nx + ny * ny + nz * nz + tiny)
        vx = ex - planes[PX * RUN + k]
        vy = ey - planes[PY * RUN + k]
        vz = ez - planes[PZ * RUN + k]
        distance = np.sqrt(vx * vx + vy * vy + vz * vz + tiny)
        near = _ONE / distance
        vx, vy, vz = vx * near, vy * near, vz * near
        nx, ny, nz = nx * length, ny * length, nz * length
        slant = nx * vx + ny * vy + nz * vz
        turn = -_ONE if slant < behind else _ONE
        slant *= turn
        planes[NX * RUN + k], planes[NY * RUN + k] = turn * nx, turn * ny
        planes[NZ * RUN + k] = turn * nz
        planes[VX * RUN + k], planes[VY * RUN + k], planes[VZ * RUN + k] = vx, vy, vz
        planes[DISTANCE * RUN + k] = distance
        wide = distance * scale * planes[TILES * RUN + k] / np.sqrt(max(slant, least))
        planes[LEVEL * RUN + k] = binary_log(max(wide, _ONE))


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _choose(k, u, v, bits, share, first, places, weights):  # type: ignore[no-untyped-def]
    """The four texels about tile coordinates at a mip level, and their weights."""
    one = np.int32(1)
    size = _F(one << bits)
    mask = (one << bits) - one
    x, y = u * size - _HALF, v * size - _HALF
    left, top = np.floor(x), np.floor(y)
    ux, uy = x - left, y - top
    i, j = np.int32(left), np.int32(top)
    i0, i1 = i & mask, (i + one) & mask
    # texels of all levels before this one: (4 ** 9 - 4 ** (bits + 1)) / 3
    ones = np.int32(0x55555555) & ((one << (bits + bits + np.int32(2))) - one)
    base = np.int32(TEXELS_ABOVE) - ones
    j0 = base + ((j & mask) << bits)
    j1 = base + (((j + one) & mask) << bits)
    both = ux * uy
    places[first * RUN + k], places[(first + 1) * RUN + k] = j0 + i0, j0 + i1
    places[(first + 2) * RUN + k], places[(first + 3) * RUN + k] = j1 + i0, j1 + i1
    weights[first * RUN + k] = (_ONE - ux - uy + both) * share
    weights[(first + 1) * RUN + k] = (ux - both) * share
    weights[(first + 2) * RUN + k] = (uy - both) * share
    weights[(first + 3) * RUN + k] = both * share


@njit(**INNER)
def choose_texels(many, planes, places, weights):  # type: ignore[no-untyped-def]
    """Which texels of a pattern each fragment sees, of two mip levels, and how much of each."""
    part = _F(1 / FIXED)
    for k in range(many):
        tiles = planes[TILES * RUN + k]
        u, v = planes[S * RUN + k] * tiles, planes[T * RUN + k] * tiles
        # whole tiles are taken off while there is precision to spare
        u, v = u - np.floor(u), v - np.floor(v)
        level = min(max(planes[LEVEL * RUN + k], _NONE), _F(_BITS))
        whole = np.int32(level)
        rest = level - _F(whole)
        # hardly anything of the coarser level is not worth reading it
        rest = rest if rest > _LITTLE else _NONE
        fine = np.int32(_BITS) - whole
        _choose(k, u, v, fine, (_ONE - rest) * part, 0, places, weights)
        _choose(k, u, v, max(fine - np.int32(1), np.int32(0)), rest * part, 4, places, weights)


@njit(**INNER)
def _choose_broad(many, planes, places, weights):  # type: ignore[no-untyped-def]
    """Which texels slow variation over many metres is read from: of the same pattern, turned and
    much larger, at the nearest mip level."""
    part, bits, none = _F(1 / FIXED), np.int32(_BITS), np.int32(0)
    for k in range(many):
        s, t = planes[S * RUN + k], planes[T * RUN + k]
        broad = planes[TILES * RUN + k] * _F(1 / 7.3)
        u, v = (s * _F(0.8) + t * _F(0.6)) * broad, (t * _F(0.8) - s * _F(0.6)) * broad
        u, v = u - np.floor(u), v - np.floor(v)
        level = max(planes[LEVEL * RUN + k] - _F(2), _NONE)
        _choose(k, u, v, max(bits - np.int32(level), none), part, TEXELS - 4, places, weights)


@njit(**INNER)
def _read(begin, many, tri, frags):  # type: ignore[no-untyped-def]
    """The patterns' tone, hue and slopes at the fragments."""
    chart, planes, places, weights = frags.chart, frags.planes, frags.places, frags.weights
    slow_places, slow_weights = places[(TEXELS - 4) * RUN :], weights[(TEXELS - 4) * RUN :]
    surface_of, slow_chart = frags.surface, chart[4 * RUN :]
    finishes, texels, starts = tri.finishes, tri.texels, tri.starts
    rain, detail = _F(tri.rain), _F(tri.detail)
    for k in range(many):
        surface = surface_of[k]
        start = starts[surface]
        wet = rain * finishes[surface, SOAK]
        strength = finishes[surface, TONE]
        if start < 0 or strength <= _NONE:
            planes[WET * RUN + k] = wet
            for c in range(4):
                chart[4 * k + c] = _NONE
            continue
        level = planes[LEVEL * RUN + k]
        if level - np.floor(level) > _LITTLE and level < _F(_BITS):
            lay_eight(texels, start, places, weights, RUN, k, chart)
        else:
            lay_four(texels, start, places, weights, RUN, k, chart)
        macro = finishes[surface, MACRO]
        if macro > _NONE:
            lay_four(texels, start, slow_places, slow_weights, RUN, k, slow_chart)
            slow = slow_chart[4 * k]
            chart[4 * k] += slow * macro
            chart[4 * k + 1] += _F(0.7) * slow_chart[4 * k + 1] * macro
            if surface == _ASPHALT:
                wet *= min(max(_F(0.75) + slow * _F(2.2), _F(0.25)), _ONE)
        bump = finishes[surface, BUMP] * detail * (_ONE - _F(0.7) * wet)
        strength *= detail
        chart[4 * k] *= strength
        chart[4 * k + 1] *= strength
        chart[4 * k + 2] *= bump
        chart[4 * k + 3] *= bump
        planes[WET * RUN + k] = wet


@njit(**INNER)
def _paint(begin, many, tri, positions, frags):  # type: ignore[no-untyped-def]
    """Lay the patterns on: colors and normals, snow and wetness included."""
    chart, planes, surface_of = frags.chart, frags.planes, frags.surface
    owners, axes, snow, snowed = tri.owners, tri.axes, _F(tri.snow), _SNOWED
    for k in range(many):
        face = frags.face[begin + k]
        tone, hue = chart[4 * k], chart[4 * k + 1]
        bright = max(_ONE + tone, _F(0.08))
        red = planes[RED * RUN + k] * bright * (_ONE + _F(0.16) * hue)
        green = planes[GREEN * RUN + k] * bright * (_ONE + _F(0.03) * hue)
        blue = planes[BLUE * RUN + k] * bright * (_ONE - _F(0.18) * hue)
        along, down = chart[4 * k + 2], chart[4 * k + 3]
        nz = planes[NZ * RUN + k]
        if along != _NONE or down != _NONE:
            nx, ny = planes[NX * RUN + k], planes[NY * RUN + k]
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
                if abs(area) > _F(1e-14):
                    p = (along * t2 - down * s2) / area
                    q = (down * s1 - along * t1) / area
                    ax, ay, az = positions[ia, 0], positions[ia, 1], positions[ia, 2]
                    nx -= p * (positions[ib, 0] - ax) + q * (positions[ic, 0] - ax)
                    ny -= p * (positions[ib, 1] - ay) + q * (positions[ic, 1] - ay)
                    nz -= p * (positions[ib, 2] - az) + q * (positions[ic, 2] - az)
            length = _ONE / (np.sqrt(nx * nx + ny * ny + nz * nz) + _F(1e-12))
            nx, ny, nz = nx * length, ny * length, nz * length
            planes[NX * RUN + k], planes[NY * RUN + k], planes[NZ * RUN + k] = nx, ny, nz
        if snow > _NONE and owners[face] == 0 and snowed[surface_of[k]]:
            lies = nz * _F(1.25) + _F(0.25) * (red + green)
            cap = min(max((lies - _F(0.55)) * _F(1 / 0.35), _NONE), _ONE) * snow
            red += cap * (_F(0.86) - red)
            green += cap * (_F(0.87) - green)
            blue += cap * (_F(0.90) - blue)
        darker = _ONE - _HALF * planes[WET * RUN + k]
        planes[RED * RUN + k], planes[GREEN * RUN + k] = red * darker, green * darker
        planes[BLUE * RUN + k] = blue * darker
