"""The colors of a row of water: what comes out of it, what it mirrors, lamps, foam and haze."""

import numpy as np
from numba import njit

from soracli.stage.fragments import (
    AIR,
    DISTANCE,
    LIGHT,
    NX,
    NY,
    NZ,
    PX,
    PY,
    PZ,
    RED,
    RUN,
    RX,
    TILES,
    VX,
    VY,
    VZ,
    WET,
)
from soracli.stage.kernels import INNER
from soracli.stage.materials import Surface
from soracli.stage.shade import falling

_WATER_TAG = int(Surface.WATER) + 1
_F = np.float32
_NONE, _ONE = _F(0), _F(1)
# planes of `Fragments.planes` that only water has: the slope that mirrors things, two tones, how
# much it faces the camera, sun, mirror, glitter, and what lies in the water: its share, how deep
# and its light
KX, KY, KZ, TONE, BROAD, LOOKING = range(TILES + 1, TILES + 7)
SUNNY, FRESNEL, SPARK, BED, THICK, BED_LIGHT, CREST = 24, 25, 26, 27, 28, 29, RX


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def power_near_one(base, exponent):  # type: ignore[no-untyped-def]
    """A number from 0.9 to 1 to a power; 0 below."""
    lack = _ONE - min(base, _ONE)
    # the logarithm of what is near 1, to a millionth
    series = _F(1 / 5) + lack * (_F(1 / 6) + lack * _F(1 / 7))
    series = _F(1 / 2) + lack * (_F(1 / 3) + lack * (_F(1 / 4) + lack * series))
    value = falling(-exponent * lack * (_ONE + lack * series))
    return value if base > _F(0.9) else _NONE


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _wave(turn):  # type: ignore[no-untyped-def]
    """The sine of an angle, to a thousandth."""
    turn *= _F(0.5 / np.pi)
    turn -= np.floor(turn + _F(0.5))
    bow = _F(8) * turn - _F(16) * turn * abs(turn)
    return _F(0.775) * bow + _F(0.225) * bow * abs(bow)


@njit(**INNER)
def _fetch(row, place, columns, many, wets, beds, air, planes):  # type: ignore[no-untyped-def]
    """What lies in the water in pixels of `columns`, and the haze's color there."""
    i8 = row // 8
    for k in range(many):
        column = columns[k]
        j8, wet, weight = column // 8, _F(wets[place, column]), beds[place, column, 3]
        bed, part, thick = _NONE, _NONE, _F(9)
        if weight > _NONE:
            bed, part = min(weight / wet, _ONE), _ONE / weight
            thick = max(beds[place, column, 4] * part - planes[DISTANCE * RUN + k], _NONE)
        planes[WET * RUN + k], planes[BED * RUN + k], planes[THICK * RUN + k] = wet, bed, thick
        for c in range(3):
            planes[(BED_LIGHT + c) * RUN + k] = beds[place, column, c] * part
            planes[(AIR + c) * RUN + k] = air[i8, j8, 3 + c]


@njit(**INNER)
def _come_out(many, sea, lit, toward, planes):  # type: ignore[no-untyped-def]
    """Light that comes back from the depth and the bed, what is mirrored, and glitter."""
    sun_r, sun_g, sun_b = _F(lit.sun[0]), _F(lit.sun[1]), _F(lit.sun[2])
    above_r, above_g, above_b = _F(lit.sky[0]), _F(lit.sky[1]), _F(lit.sky[2])
    deep_r, deep_g, deep_b = _F(sea.deep[0]), _F(sea.deep[1]), _F(sea.deep[2])
    more_r, more_g = _F(sea.shallow[0]) - deep_r, _F(sea.shallow[1]) - deep_g
    more_b = _F(sea.shallow[2]) - deep_b
    level, higher = _F(sea.level), _ONE / (_F(0.5) * _F(sea.height) + _F(0.05))
    choppy, shore = _F(sea.choppy), _F(sea.shore)
    sandy = _F(0.55) if sea.has_shore == 1 else _NONE
    under = _F(0.45) * max(_F(toward[2]), _F(0.12))
    for k in range(many):
        bed, thick = planes[BED * RUN + k], planes[THICK * RUN + k]
        day = under * planes[SUNNY * RUN + k]
        near_shore = sandy * falling(-max(planes[PY * RUN + k] - shore, _NONE) * _F(1 / 14.0))
        shallow = bed * falling(_F(-0.5) * thick) if bed > _NONE else near_shore
        crest = min(max((planes[PZ * RUN + k] - level) * higher, -_ONE), _ONE)
        body = min(max(shallow + _F(0.10) + _F(0.16) * crest * choppy, _NONE), _ONE)
        wr = (deep_r + more_r * body) * (day * sun_r + _F(1.15) * above_r)
        wg = (deep_g + more_g * body) * (day * sun_g + _F(1.15) * above_g)
        wb = (deep_b + more_b * body) * (day * sun_b + _F(1.15) * above_b)
        clear = bed * falling(_F(-0.55) * thick)
        wr += (planes[BED_LIGHT * RUN + k] * falling(_F(-0.60) * thick) - wr) * clear
        wg += (planes[(BED_LIGHT + 1) * RUN + k] * falling(_F(-0.16) * thick) - wg) * clear
        wb += (planes[(BED_LIGHT + 2) * RUN + k] * falling(_F(-0.12) * thick) - wb) * clear
        spark, fresnel = planes[SPARK * RUN + k], planes[FRESNEL * RUN + k]
        planes[CREST * RUN + k] = crest
        mirrored_r, mirrored_g = planes[RED * RUN + k], planes[(RED + 1) * RUN + k]
        planes[LIGHT * RUN + k] = wr + (mirrored_r - wr) * fresnel + sun_r * spark
        planes[(LIGHT + 1) * RUN + k] = wg + (mirrored_g - wg) * fresnel + sun_g * spark
        wb += (planes[(RED + 2) * RUN + k] - wb) * fresnel
        planes[(LIGHT + 2) * RUN + k] = wb + sun_b * spark


@njit(**INNER)
def _glint(place, color, many, planes):  # type: ignore[no-untyped-def]
    """Add what the water mirrors of one lamp."""
    lx, ly, lz = place[0], place[1], place[2]
    red, green, blue = color[0], color[1], color[2]
    for k in range(many):
        x, y = lx - planes[PX * RUN + k], ly - planes[PY * RUN + k]
        z = lz - planes[PZ * RUN + k]
        square = x * x + y * y + z * z + _F(1e-12)
        size = _ONE / np.sqrt(square)
        hx, hy = x * size + planes[VX * RUN + k], y * size + planes[VY * RUN + k]
        hz = z * size + planes[VZ * RUN + k]
        size = _ONE / np.sqrt(hx * hx + hy * hy + hz * hz + _F(1e-12))
        aligned = hx * planes[NX * RUN + k] + hy * planes[NY * RUN + k]
        aligned = (aligned + hz * planes[NZ * RUN + k]) * size
        shone = power_near_one(aligned, _F(160)) * _F(12) / (square + _F(4))
        planes[LIGHT * RUN + k] += red * shone
        planes[(LIGHT + 1) * RUN + k] += green * shone
        planes[(LIGHT + 2) * RUN + k] += blue * shone


@njit(**INNER)
def _foam(many, sea, lit, toward, planes):  # type: ignore[no-untyped-def]
    """Foam where water thins out on the shore or about a hull, and on the highest crests; haze."""
    sun_r, sun_g, sun_b = _F(lit.sun[0]), _F(lit.sun[1]), _F(lit.sun[2])
    above_r, above_g, above_b = _F(lit.sky[0]), _F(lit.sky[1]), _F(lit.sky[2])
    haze, over = _F(lit.haze), _F(0.5) * max(_F(toward[2]), _F(0.2))
    swell, pulse = _F(sea.height), _F(np.fmod(1.3 * sea.time, 2.0 * np.pi))
    rough = min(swell, _ONE) if swell > _F(0.6) else _NONE
    for k in range(many):
        tone, thick = planes[TONE * RUN + k], planes[THICK * RUN + k]
        half = _F(0.5) + _F(0.5) * planes[BROAD * RUN + k]
        slant = max(abs(planes[VZ * RUN + k]), _F(0.02))
        surge = _F(0.16) + _F(0.09) * _wave(pulse + _F(0.35) * planes[PX * RUN + k])
        surge += _F(0.10) * tone
        foam = min(max((surge - thick * slant) * _F(10), _NONE), _ONE)
        foam *= _F(0.55) + _F(0.45) * planes[BROAD * RUN + k]
        foam = foam if planes[BED * RUN + k] > _NONE else _NONE
        white = (planes[CREST * RUN + k] - _F(0.62) + _F(0.30) * tone) * _F(4)
        white = min(max(white, _NONE), _ONE) * rough * half
        foam = min(max(max(foam, white), _NONE), _F(0.92))
        white = planes[SUNNY * RUN + k] * over
        red, green = planes[LIGHT * RUN + k], planes[(LIGHT + 1) * RUN + k]
        blue = planes[(LIGHT + 2) * RUN + k]
        red += foam * (_F(0.85) * (white * sun_r + above_r) - red)
        green += foam * (_F(0.85) * (white * sun_g + above_g) - green)
        blue += foam * (_F(0.85) * (white * sun_b + above_b) - blue)
        kept = falling(-haze * planes[DISTANCE * RUN + k])
        air_r, air_g = planes[AIR * RUN + k], planes[(AIR + 1) * RUN + k]
        air_b = planes[(AIR + 2) * RUN + k]
        planes[LIGHT * RUN + k] = air_r + (red - air_r) * kept
        planes[(LIGHT + 1) * RUN + k] = air_g + (green - air_g) * kept
        planes[(LIGHT + 2) * RUN + k] = air_b + (blue - air_b) * kept


@njit(**INNER)
def _lay_down(row, place, columns, many, view, sunk, best, canvas, planes):  # type: ignore[no-untyped-def]
    """Add the water's light to the picture, and name the pixels that are water most of all."""
    bx, by, bz = _F(view.basis[2, 0]), _F(view.basis[2, 1]), _F(view.basis[2, 2])
    color, distances, owners = canvas.color, canvas.distance, canvas.owners
    facing, tags = canvas.facing, canvas.tags
    for k in range(many):
        column, wet = columns[k], planes[WET * RUN + k]
        share = _F(0.25) * wet
        for c in range(3):
            color[row, column, c] += share * planes[(LIGHT + c) * RUN + k]
        if wet > best[place, column]:
            away = planes[VX * RUN + k] * bx + planes[VY * RUN + k] * by
            away += planes[VZ * RUN + k] * bz
            distances[row, column] = -away * planes[DISTANCE * RUN + k]
            # what shows through clear water is still seen
            seen = planes[THICK * RUN + k] < _F(1.6) and planes[BED * RUN + k] > _F(0.5)
            owners[row, column] = sunk[place, column] if seen else 0
            tags[row, column] = _WATER_TAG
            for c in range(3):
                facing[row, column, c] = planes[(NX + c) * RUN + k]


@njit(**INNER)
def pour(row, place, columns, many, view, sea, lit, toward, wets, beds, sunk, best, canvas, planes):  # type: ignore[no-untyped-def]
    """All light of `many` pixels of a row of water put together and added to the picture."""
    _fetch(row, place, columns, many, wets, beds, canvas.air, planes)
    _come_out(many, sea, lit, toward, planes)
    for lamp in range(len(lit.lamp_places)):
        _glint(lit.lamp_places[lamp], lit.lamp_colors[lamp], many, planes)
    _foam(many, sea, lit, toward, planes)
    _lay_down(row, place, columns, many, view, sunk, best, canvas, planes)
