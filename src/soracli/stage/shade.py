"""Light on fragments: sun with shadows, sky, lamps, highlights, reflections and haze."""

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from soracli.stage.finish import GLOW
from soracli.stage.fragments import (
    AIR,
    BAND,
    BLUE,
    CREEP,
    DISTANCE,
    FUZZ,
    GLASSY,
    GREEN,
    LAMP,
    LIGHT,
    METALLIC,
    MIRRORED,
    NX,
    NY,
    NZ,
    OPEN,
    PX,
    PY,
    PZ,
    RED,
    RUN,
    SHARE,
    SHINY,
    SPARK,
    THIN,
    TURNS,
    VX,
    VY,
    VZ,
    WET,
)
from soracli.stage.kernels import INNER
from soracli.stage.lamplight import highlight, lamplight, steps_of
from soracli.stage.materials import Surface
from soracli.stage.mesh import Floats
from soracli.stage.mirroring import FROM, TOWARD, march, mirror_sky, set_out
from soracli.stage.sunlight import shine

_F = np.float32
_NONE, _HALF, _ONE, _TWO = _F(0), _F(0.5), _F(1), _F(2)
_WINDOW = int(Surface.WINDOW)
# what mirrors less than this shows no picture of what stands on it
PICTURED = 0.03


class Lit(NamedTuple):
    """Lights as the kernels take them; see `light.Light`. `bands` 0 is natural light, else cel."""

    toward: Floats
    sun: Floats
    sky: Floats
    bounce: Floats
    low: Floats
    haze: float
    softness: float
    light_basis: Floats
    lamp_places: Floats
    lamp_colors: Floats
    bands: int
    night: float
    fill: float


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def falling(x):  # type: ignore[no-untyped-def]
    """The exponential of a number of at most 0, to a few millionths."""
    x = max(x * _F(1.44269504), _F(-60))
    whole = np.floor(x)
    part = x - whole
    power = _F(0.0555041) + part * (_F(0.0096181) + part * _F(0.0013333))
    power = _ONE + part * (_F(0.69314718) + part * (_F(0.2402265) + part * power))
    return power * np.int32((np.int32(whole) + np.int32(127)) << np.int32(23)).view(np.float32)


@njit(**INNER)
def _face_away(many, planes, rays):  # type: ignore[no-untyped-def]
    """Which way the fragments of a run mirror, in the planes TOWARD of `rays`; how many mirror
    anything."""
    mirrors = _NONE
    for k in range(many):
        nx, ny, nz = planes[NX * RUN + k], planes[NY * RUN + k], planes[NZ * RUN + k]
        vx, vy, vz = planes[VX * RUN + k], planes[VY * RUN + k], planes[VZ * RUN + k]
        base = planes[GLASSY * RUN + k] + planes[WET * RUN + k] * _F(0.06) * max(nz, _NONE)
        double = _TWO * (nx * vx + ny * vy + nz * vz)
        rays[TOWARD * RUN + k] = double * nx - vx
        rays[(TOWARD + 1) * RUN + k] = double * ny - vy
        rays[(TOWARD + 2) * RUN + k] = double * nz - vz
        planes[MIRRORED * RUN + k] = base
        mirrors += _ONE if base > _NONE else _NONE
    return mirrors


@njit(**INNER)
def _mirror_far(many, lit, planes, rays, colors):  # type: ignore[no-untyped-def]
    """The mirrored sky, and the ground below its horizon; 1 in the plane OPEN where what stands
    about may be mirrored."""
    ground_r = _F(lit.bounce[0] * 1.1 + 0.12 * lit.sky[0])
    ground_g = _F(lit.bounce[1] * 1.1 + 0.12 * lit.sky[1])
    ground_b = _F(lit.bounce[2] * 1.1 + 0.12 * lit.sky[2])
    pictured, level = _F(PICTURED), _F(0.7)
    for k in range(many):
        base = planes[MIRRORED * RUN + k]
        some = _ONE if base > _NONE else _NONE
        mr, mg, mb = colors[4 * k], colors[4 * k + 1], colors[4 * k + 2]
        ground = min(max(_HALF - rays[(TOWARD + 2) * RUN + k] * _F(4), _NONE), _ONE)
        planes[MIRRORED * RUN + k] = some * (mr + ground * (ground_r - mr))
        planes[(MIRRORED + 1) * RUN + k] = some * (mg + ground * (ground_g - mg))
        planes[(MIRRORED + 2) * RUN + k] = some * (mb + ground * (ground_b - mb))
        shows = base > pictured and planes[NZ * RUN + k] > level
        planes[OPEN * RUN + k] = _ONE if shows else _NONE


@njit(**INNER)
def _mirror_near(count, row, view, frags, half, color):  # type: ignore[no-untyped-def]
    """What is drawn above a row, in the `count` fragments of `frags.picked` that mirror that."""
    planes, rays, picked = frags.planes, frags.rays, frags.picked
    eye = (_F(view.eye[0]), _F(view.eye[1]), _F(view.eye[2]))
    for place in range(count):
        k = picked[place]
        for c in range(3):
            rays[(FROM + c) * RUN + place] = planes[(PX + c) * RUN + k] - eye[c]
            # `picked` goes up: what is still to come is not overwritten
            rays[(TOWARD + c) * RUN + place] = rays[(TOWARD + c) * RUN + k]
    set_out(count, view.basis, rays)
    places, pixels, wide = frags.places[: 2 * RUN], frags.places[2 * RUN :], color.shape[1]
    march(count, view.focal, row, half, wide, color.shape[0], rays, places, pixels)
    for place in range(count):
        if pixels[place] >= 0:
            i, j = pixels[place] % wide, pixels[place] // wide
            for c in range(3):
                planes[(MIRRORED + c) * RUN + picked[place]] = color[j, i, c]


@njit(**INNER)
def _reflect(begin, many, view, lit, sky, frags, half, color):  # type: ignore[no-untyped-def]
    """What a run of fragments mirrors: sky, ground, and on polished ground what stands on it."""
    planes, rays, picked = frags.planes, frags.rays, frags.picked
    if _face_away(many, planes, rays) <= _NONE:
        for c in range(3):
            for k in range(many):
                planes[(MIRRORED + c) * RUN + k] = _NONE
        return
    mirror_sky(many, rays, sky.mirror, frags.places, frags.weights, frags.chart)
    _mirror_far(many, lit, planes, rays, frags.chart)
    count: Any = np.int64(0)  # as a plain 0, a type of its own, it would all be compiled twice
    for k in range(many):
        picked[count] = k
        count += int(planes[OPEN * RUN + k])
    if count > 0:
        # only the bands above are finished: what stands in this one is the last frame's
        row = frags.row[begin]
        _mirror_near(count, row - row % BAND, view, frags, half, color)


@njit(**INNER)
def _gather(begin, many, haze, tri, frags, occlusion, air, air_step):  # type: ignore[no-untyped-def]
    """How open each fragment is to the sky, the haze's color there; and which of them shine:
    gives how many, and leaves them in `frags.picked`."""
    planes, picked, rows, columns = frags.planes, frags.picked, frags.row, frags.column
    high, wide = occlusion.shape[0] - 1, occlusion.shape[1] - 1
    shining = 0
    for k in range(many):
        row, column = rows[begin + k], columns[begin + k]
        planes[OPEN * RUN + k] = occlusion[min(row >> 1, high), min(column >> 1, wide)]
        surface = frags.surface[k]
        if surface == _WINDOW or tri.finishes[surface, GLOW] > _NONE:
            picked[shining] = k
            shining += 1
        if haze > 0.0:
            i, j = row // air_step, column // air_step
            for c in range(3):
                planes[(AIR + c) * RUN + k] = air[i, j, 3 + c]
    return shining


@njit(**INNER)
def _soften(many, lit, planes):  # type: ignore[no-untyped-def]
    """The light that falls on a run of fragments from all sides, into the planes LIGHT."""
    bands, steps, fill = lit.bands, _F(max(lit.bands, 1)), _F(lit.fill)
    # flat colors have neither fuzz nor light under the skin
    natural = _NONE if bands > 0 else _ONE
    tx, ty, tz = _F(lit.toward[0]), _F(lit.toward[1]), _F(lit.toward[2])
    sun_r, sun_g, sun_b = _F(lit.sun[0]), _F(lit.sun[1]), _F(lit.sun[2])
    across = _HALF / (abs(tx) + abs(ty) + _F(1e-6))
    low_x, low_y = tx * across, ty * across
    above_r, above_g, above_b = _F(lit.sky[0]), _F(lit.sky[1]), _F(lit.sky[2])
    below_r, below_g, below_b = _F(lit.bounce[0]), _F(lit.bounce[1]), _F(lit.bounce[2])
    beside_r, beside_g, beside_b = _F(lit.low[0]), _F(lit.low[1]), _F(lit.low[2])
    for k in range(many):
        nx, ny, nz = planes[NX * RUN + k], planes[NY * RUN + k], planes[NZ * RUN + k]
        vx, vy, vz = planes[VX * RUN + k], planes[VY * RUN + k], planes[VZ * RUN + k]
        open_sky, share = planes[OPEN * RUN + k], max(planes[SHARE * RUN + k], _NONE)
        facing = nx * tx + ny * ty + nz * tz
        looking = max(nx * vx + ny * vy + nz * vz, _NONE)
        direct = share * max(facing, _NONE)
        up = _HALF + _HALF * nz
        if bands > 0:
            direct = steps_of(direct * _F(1.35), steps)
            up = _F(0.70)
        side = (_ONE - abs(nz)) * (_HALF + nx * low_x + ny * low_y)
        top, down = (up + fill * looking) * open_sky, (_ONE - up) * open_sky
        side *= open_sky
        ar = above_r * top + below_r * down + beside_r * side
        ag = above_g * top + below_g * down + beside_g * side
        ab = above_b * top + below_b * down + beside_b * side
        # thin things are lit through
        through = max(-facing, _NONE) * planes[THIN * RUN + k] * share
        # light that creeps under the skin reddens the edge of the shadow
        creep = planes[CREEP * RUN + k] * _F(0.30) * (_F(0.35) + _F(0.65) * share)
        creep *= natural * falling(_F(-9) * facing * facing)
        direct += through
        graze = _ONE - looking
        rim = natural * planes[FUZZ * RUN + k] * graze * graze * graze
        # strongest against the light, where it shines through the fuzz
        against = -min(vx * tx + vy * ty + vz * tz, _NONE)
        direct += rim * share * (_F(0.6) + _F(3.4) * against)
        rim = _ONE + _TWO * rim
        # lamps throw no shadow; what is close together is dark in between all the same
        lamped = _F(0.25) + _F(0.75) * open_sky
        lr = sun_r * (direct + creep) + rim * ar
        lg = sun_g * (direct + _F(0.34) * creep) + rim * ag
        lb = sun_b * (direct - _F(0.2) * through + _F(0.22) * creep) + rim * ab
        planes[LIGHT * RUN + k] = lr + planes[LAMP * RUN + k] * lamped
        planes[(LIGHT + 1) * RUN + k] = lg + planes[(LAMP + 1) * RUN + k] * lamped
        planes[(LIGHT + 2) * RUN + k] = lb + planes[(LAMP + 2) * RUN + k] * lamped


@njit(**INNER)
def _combine(many, lit, planes):  # type: ignore[no-untyped-def]
    """What a run of fragments makes of the light on it: its color, highlights and mirror."""
    bands = lit.bands
    tx, ty, tz = _F(lit.toward[0]), _F(lit.toward[1]), _F(lit.toward[2])
    sun_r, sun_g, sun_b = _F(lit.sun[0]), _F(lit.sun[1]), _F(lit.sun[2])
    dull = _F(0.6) if bands > 0 else _ONE
    for k in range(many):
        nx, ny, nz = planes[NX * RUN + k], planes[NY * RUN + k], planes[NZ * RUN + k]
        vx, vy, vz = planes[VX * RUN + k], planes[VY * RUN + k], planes[VZ * RUN + k]
        wet, open_sky = planes[WET * RUN + k], planes[OPEN * RUN + k]
        share = max(planes[SHARE * RUN + k], _NONE)
        facing = nx * tx + ny * ty + nz * tz
        looking = max(nx * vx + ny * vy + nz * vz, _NONE)
        hx, hy, hz = tx + vx, ty + vy, tz + vz
        size = _ONE / (np.sqrt(hx * hx + hy * hy + hz * hz) + _F(1e-9))
        aligned = max((hx * nx + hy * ny + hz * nz) * size, _NONE)
        spark = highlight(aligned, np.int32(planes[TURNS * RUN + k] + _F(3) * wet))
        spark *= share * max(min(facing * _F(4), _ONE), _NONE)
        if bands > 0:
            spark = _HALF * min(max((spark - _F(0.9)) * _F(4), _NONE), _ONE)
        spark *= planes[SHINY * RUN + k] + _HALF * wet
        lamped = _F(0.25) + _F(0.75) * open_sky
        sr = planes[SPARK * RUN + k] * lamped + sun_r * spark
        sg = planes[(SPARK + 1) * RUN + k] * lamped + sun_g * spark
        sb = planes[(SPARK + 2) * RUN + k] * lamped + sun_b * spark
        graze = _ONE - looking
        flat = graze * graze * graze * graze * graze
        metal = planes[METALLIC * RUN + k]
        base = planes[GLASSY * RUN + k] + wet * _F(0.06) * max(nz, _NONE)
        # a rough mirror stays dull even at a flat angle
        peak = min(base * _F(11), _ONE)
        mirror = base + (peak - base) * flat * (_ONE - _HALF * metal)
        mirror *= (_F(0.4) + _F(0.6) * open_sky) * dull
        red, green, blue = planes[RED * RUN + k], planes[GREEN * RUN + k], planes[BLUE * RUN + k]
        # metal tints what it mirrors, all else does not
        dyed = metal > _NONE
        kept = _ONE - _F(0.75) * metal if dyed else _ONE - mirror
        gain = _F(1.3) * mirror if dyed else mirror
        tint_r, tint_g = red if dyed else _ONE, green if dyed else _ONE
        tint_b = blue if dyed else _ONE
        lr, lg = planes[LIGHT * RUN + k], planes[(LIGHT + 1) * RUN + k]
        lb = planes[(LIGHT + 2) * RUN + k]
        mr, mg = planes[MIRRORED * RUN + k], planes[(MIRRORED + 1) * RUN + k]
        mb = planes[(MIRRORED + 2) * RUN + k]
        planes[LIGHT * RUN + k] = red * lr * kept + tint_r * (gain * mr + sr)
        planes[(LIGHT + 1) * RUN + k] = green * lg * kept + tint_g * (gain * mg + sg)
        planes[(LIGHT + 2) * RUN + k] = blue * lb * kept + tint_b * (gain * mb + sb)


@njit(**INNER)
def _glow(begin, shining, tri, lit, frags):  # type: ignore[no-untyped-def]
    """Light of their own: lamps, and rooms behind windows at night."""
    planes, night = frags.planes, lit.night
    for place in range(shining):
        k = frags.picked[place]
        face, surface = frags.face[begin + k], frags.surface[k]
        if surface == _WINDOW and night > 0.0 and tri.moods[face] > 0.52:
            mood = (tri.moods[face] - 0.52) / 0.48
            # curtains, shelves and far walls: the room behind is never evenly bright
            px, py, pz = planes[PX * RUN + k], planes[PY * RUN + k], planes[PZ * RUN + k]
            room = 0.72 + 0.28 * np.cos(2.3 * (px + py) + 1.7 * pz + 20.0 * mood)
            lamp = night * (0.30 + 0.60 * mood) * room
            planes[LIGHT * RUN + k] += _F(1.25 * lamp)
            planes[(LIGHT + 1) * RUN + k] += _F((0.60 + 0.18 * mood) * lamp)
            planes[(LIGHT + 2) * RUN + k] += _F((0.20 + 0.24 * mood * mood) * lamp)
        glow = tri.finishes[surface, GLOW]
        if glow > _NONE:
            power = glow * _F(1.4 + 1.6 * night)
            for c in range(3):
                planes[(LIGHT + c) * RUN + k] = planes[(RED + c) * RUN + k] * power


@njit(**INNER)
def _veil(many, haze, planes):  # type: ignore[no-untyped-def]
    """Lay the haze over a run of fragments."""
    for k in range(many):
        kept = falling(-haze * planes[DISTANCE * RUN + k])
        air_r, air_g = planes[AIR * RUN + k], planes[(AIR + 1) * RUN + k]
        air_b = planes[(AIR + 2) * RUN + k]
        red, green = planes[LIGHT * RUN + k], planes[(LIGHT + 1) * RUN + k]
        blue = planes[(LIGHT + 2) * RUN + k]
        planes[LIGHT * RUN + k] = air_r + (red - air_r) * kept
        planes[(LIGHT + 1) * RUN + k] = air_g + (green - air_g) * kept
        planes[(LIGHT + 2) * RUN + k] = air_b + (blue - air_b) * kept


@njit(**INNER)
def light_up(begin, end, view, tri, lit, sky, near, far, frags, canvas, air_step):  # type: ignore[no-untyped-def]
    """The light fragments begin..end send to the camera, haze included, into the planes LIGHT.

    `canvas.occlusion` (h / 2, w / 2) is how open each place is to the sky; `canvas.air` the haze's
    color on a grid of `air_step` pixels. `canvas.half` and the finished rows of `canvas.color`
    above are what polished ground mirrors.
    """
    many = end - begin
    shine(many, lit, near, far, frags)
    lamplight(many, lit, frags.planes)
    _reflect(begin, many, view, lit, sky, frags, canvas.half, canvas.color)
    shining = _gather(begin, many, lit.haze, tri, frags, canvas.occlusion, canvas.air, air_step)
    _soften(many, lit, frags.planes)
    _combine(many, lit, frags.planes)
    _glow(begin, shining, tri, lit, frags)
    if lit.haze > 0.0:
        _veil(many, _F(lit.haze), frags.planes)
