"""The light of lamps on fragments, and what highlights any light makes."""

import numpy as np
from numba import njit

from soracli.stage.fragments import (
    LAMP,
    NX,
    NY,
    NZ,
    PX,
    RUN,
    SHINY,
    SPARK,
    THIN,
    TURNS,
    VX,
    WET,
)

_F = np.float32
_NONE, _HALF, _ONE, _TWO = _F(0), _F(0.5), _F(1), _F(2)
# fragments that face so much the same way (the cosine between them) mirror alike
_ALIKE = _F(0.998)
# the planes of Fragments.lamps
_P, _N, _L, _BLEED, _DIM, _V, _SPECULAR, _POWER, _SPARKLE = 0, 3, 6, 9, 10, 13, 16, 17, 18


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def steps_of(value, bands):  # type: ignore[no-untyped-def]
    """A light value in flat steps with a narrow soft edge, as a cel painter lays it."""
    scaled = min(max(value, _NONE), _ONE) * bands
    whole = np.floor(scaled)
    edge = min(max((scaled - whole - _F(0.42)) * _F(1 / 0.16), _NONE), _ONE)
    return (whole + edge * edge * (_F(3) - _TWO * edge)) / bands


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def highlight(aligned, turns):  # type: ignore[no-untyped-def]
    """A highlight: the cosine to the power 2**turns (0..8), scaled to keep its energy (Blinn)."""
    value = aligned if aligned >= _HALF else _NONE
    # written out: a loop in here would keep fragments from being done side by side
    value = value * value if turns > 0 else value
    value = value * value if turns > 1 else value
    value = value * value if turns > 2 else value
    value = value * value if turns > 3 else value
    value = value * value if turns > 4 else value
    value = value * value if turns > 5 else value
    value = value * value if turns > 6 else value
    value = value * value if turns > 7 else value
    power = np.int32((turns + np.int32(127)) << np.int32(23)).view(np.float32)
    return value * (power + _F(8)) * _F(0.04)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _lit_by(place, color, reach, bands, many, planes):  # type: ignore[no-untyped-def]
    """Add the light of one lamp to `many` fragments; `planes` are `Fragments.lamps`."""
    lx, ly, lz = place[0], place[1], place[2]
    red, green, blue = color[0], color[1], color[2]
    wider, steps = _TWO / reach, _F(bands)
    for k in range(many):
        x, y = lx - planes[_P * RUN + k], ly - planes[(_P + 1) * RUN + k]
        z = lz - planes[(_P + 2) * RUN + k]
        nx, ny = planes[_N * RUN + k], planes[(_N + 1) * RUN + k]
        nz = planes[(_N + 2) * RUN + k]
        square = x * x + y * y + z * z + _F(0.04)
        inverse = _ONE / np.sqrt(square)
        cosine = (x * nx + y * ny + z * nz) * inverse
        gain = _F(4) * inverse * inverse * max(min(_ONE, _TWO - wider * square), _NONE)
        bleed = planes[_BLEED * RUN + k]
        soft = max((cosine + _F(0.12) + bleed) / (_F(1.12) + bleed), _NONE)
        if bands > 0:
            soft = steps_of(soft, steps)
        soft *= gain
        planes[_L * RUN + k] += red * soft
        planes[(_L + 1) * RUN + k] += green * soft
        planes[(_L + 2) * RUN + k] += blue * soft


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _sparkle(place, color, reach, many, planes):  # type: ignore[no-untyped-def]
    """Add the highlight of one lamp on `many` fragments; `planes` are `Fragments.lamps`."""
    lx, ly, lz = place[0], place[1], place[2]
    red, green, blue = color[0], color[1], color[2]
    wider = _TWO / reach
    for k in range(many):
        x, y = lx - planes[_P * RUN + k], ly - planes[(_P + 1) * RUN + k]
        z = lz - planes[(_P + 2) * RUN + k]
        nx, ny = planes[_N * RUN + k], planes[(_N + 1) * RUN + k]
        nz = planes[(_N + 2) * RUN + k]
        square = x * x + y * y + z * z + _F(0.04)
        inverse = _ONE / np.sqrt(square)
        x, y, z = x * inverse, y * inverse, z * inverse
        cosine = x * nx + y * ny + z * nz
        gain = _F(4) * inverse * inverse * max(min(_ONE, _TWO - wider * square), _NONE)
        hx, hy = x + planes[_V * RUN + k], y + planes[(_V + 1) * RUN + k]
        hz = z + planes[(_V + 2) * RUN + k]
        size = _ONE / np.sqrt(hx * hx + hy * hy + hz * hz + _F(1e-12))
        aligned = (hx * nx + hy * ny + hz * nz) * size
        spark = highlight(aligned, np.int32(planes[_POWER * RUN + k]))
        spark *= planes[_SPECULAR * RUN + k] * gain if cosine > _NONE else _NONE
        planes[_SPARKLE * RUN + k] += red * spark
        planes[(_SPARKLE + 1) * RUN + k] += green * spark
        planes[(_SPARKLE + 2) * RUN + k] += blue * spark


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def alike_turned(planes, k, lead):  # type: ignore[no-untyped-def]
    """Whether two fragments face so much the same way that mirrors look alike in them."""
    cosine = (
        planes[NX * RUN + k] * planes[NX * RUN + lead]
        + planes[NY * RUN + k] * planes[NY * RUN + lead]
        + planes[NZ * RUN + k] * planes[NZ * RUN + lead]
    )
    return cosine > _ALIKE


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _pick(many, polished, frags):  # type: ignore[no-untyped-def]
    """Choose the fragments of a run that lamps light on their own; gives how many.

    With `polished` those that lamps make highlights on, else all: there who leads a square does it
    for those that face the same way.
    """
    planes, leads, picked, lamps = frags.planes, frags.leads, frags.picked, frags.lamps
    count = 0
    for k in range(many):
        specular = planes[SHINY * RUN + k] + _HALF * planes[WET * RUN + k]
        if polished and specular <= _F(0.1):
            continue
        # a highlight is too sharp to be shared
        lead = leads[k]
        if not polished and lead != k and alike_turned(planes, k, lead):
            continue
        picked[count] = k
        for axis in range(3):
            lamps[(_P + axis) * RUN + count] = planes[(PX + axis) * RUN + k]
            lamps[(_N + axis) * RUN + count] = planes[(NX + axis) * RUN + k]
            lamps[(_L + axis) * RUN + count] = _NONE
            lamps[(_SPARKLE + axis) * RUN + count] = _NONE
        lamps[_BLEED * RUN + count] = planes[THIN * RUN + k]
        if polished:
            for axis in range(3):
                lamps[(_V + axis) * RUN + count] = planes[(VX + axis) * RUN + k]
            lamps[_SPECULAR * RUN + count] = _F(0.4) * specular
            lamps[_POWER * RUN + count] = planes[TURNS * RUN + k] + _F(3) * planes[WET * RUN + k]
        count += 1
    return count


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def _hand_out(many, count, source, target, shared, frags):  # type: ignore[no-untyped-def]
    """Give what was found to the `count` fragments that were picked, or to all they stand for."""
    planes, leads, picked, lamps = frags.planes, frags.leads, frags.picked, frags.lamps
    for place in range(count):
        k = picked[place]
        for c in range(3):
            planes[(target + c) * RUN + k] = lamps[(source + c) * RUN + place]
    if not shared:
        return
    place = 0
    for k in range(many):
        if place < count and picked[place] == k:
            place += 1
            continue
        lead = leads[k]
        for c in range(3):
            planes[(target + c) * RUN + k] = planes[(target + c) * RUN + lead]


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def lamplight(many, lit, frags):  # type: ignore[no-untyped-def]
    """The light of lamps on a run of fragments, and their highlights, before what is close by
    takes its share."""
    planes = frags.planes
    for k in range(6 * RUN):
        planes[LAMP * RUN + k] = _NONE
    places, colors = lit.lamp_places, lit.lamp_colors
    if len(places) == 0:
        return
    for polished in range(2):
        count = _pick(many, polished > 0, frags)
        if count == 0:
            continue
        for lamp in range(len(places)):
            color = colors[lamp]
            # where a lamp gives less than a fiftieth of full light it is left out, fading before
            reach = min(_F(200) * max(color[0], max(color[1], color[2])) + _ONE, _F(1600))
            if polished > 0:
                _sparkle(places[lamp], color, reach, count, frags.lamps)
            else:
                _lit_by(places[lamp], color, reach, lit.bands, count, frags.lamps)
        if polished > 0:
            _hand_out(many, count, _SPARKLE, SPARK, False, frags)
        else:
            _hand_out(many, count, _L, LAMP, True, frags)
