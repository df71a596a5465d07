"""The light of lamps on fragments, and what highlights any light makes."""

import numpy as np
from numba import njit

from soracli.stage.fragments import (
    LAMP,
    NX,
    NY,
    NZ,
    PX,
    PY,
    PZ,
    RUN,
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

_F = np.float32
_NONE, _HALF, _ONE, _TWO = _F(0), _F(0.5), _F(1), _F(2)
# what is less shiny shows no lamp
_POLISHED = _F(0.1)


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


@njit(**INNER)
def _lit_by(place, color, reach, bands, many, planes):  # type: ignore[no-untyped-def]
    """Add the light of one lamp to `many` fragments; `planes` are `Fragments.planes`."""
    lx, ly, lz = place[0], place[1], place[2]
    red, green, blue = color[0], color[1], color[2]
    wider, steps = _TWO / reach, _F(bands)
    for k in range(many):
        x, y = lx - planes[PX * RUN + k], ly - planes[PY * RUN + k]
        z = lz - planes[PZ * RUN + k]
        nx, ny, nz = planes[NX * RUN + k], planes[NY * RUN + k], planes[NZ * RUN + k]
        square = x * x + y * y + z * z + _F(0.04)
        inverse = _ONE / np.sqrt(square)
        cosine = (x * nx + y * ny + z * nz) * inverse
        gain = _F(4) * inverse * inverse * max(min(_ONE, _TWO - wider * square), _NONE)
        bleed = planes[THIN * RUN + k]
        soft = max((cosine + _F(0.12) + bleed) / (_F(1.12) + bleed), _NONE)
        if bands > 0:
            soft = steps_of(soft, steps)
        soft *= gain
        planes[LAMP * RUN + k] += red * soft
        planes[(LAMP + 1) * RUN + k] += green * soft
        planes[(LAMP + 2) * RUN + k] += blue * soft


@njit(**INNER)
def _sparkle(place, color, reach, many, planes):  # type: ignore[no-untyped-def]
    """Add the highlight of one lamp on `many` fragments; `planes` are `Fragments.planes`."""
    lx, ly, lz = place[0], place[1], place[2]
    red, green, blue = color[0], color[1], color[2]
    wider = _TWO / reach
    for k in range(many):
        x, y = lx - planes[PX * RUN + k], ly - planes[PY * RUN + k]
        z = lz - planes[PZ * RUN + k]
        nx, ny, nz = planes[NX * RUN + k], planes[NY * RUN + k], planes[NZ * RUN + k]
        square = x * x + y * y + z * z + _F(0.04)
        inverse = _ONE / np.sqrt(square)
        x, y, z = x * inverse, y * inverse, z * inverse
        cosine = x * nx + y * ny + z * nz
        gain = _F(4) * inverse * inverse * max(min(_ONE, _TWO - wider * square), _NONE)
        hx, hy, hz = x + planes[VX * RUN + k], y + planes[VY * RUN + k], z + planes[VZ * RUN + k]
        size = _ONE / np.sqrt(hx * hx + hy * hy + hz * hz + _F(1e-12))
        aligned = (hx * nx + hy * ny + hz * nz) * size
        wet = planes[WET * RUN + k]
        spark = highlight(aligned, np.int32(planes[TURNS * RUN + k] + _F(3) * wet))
        specular = planes[SHINY * RUN + k] + _HALF * wet
        spark *= _F(0.4) * specular * gain if cosine > _NONE and specular > _POLISHED else _NONE
        planes[SPARK * RUN + k] += red * spark
        planes[(SPARK + 1) * RUN + k] += green * spark
        planes[(SPARK + 2) * RUN + k] += blue * spark


@njit(**INNER)
def _bounds(many, first, planes):  # type: ignore[no-untyped-def]
    """The least and the greatest of a plane of a run."""
    least, most = planes[first * RUN], planes[first * RUN]
    for k in range(many):
        least = min(least, planes[first * RUN + k])
        most = max(most, planes[first * RUN + k])
    return least, most


@njit(**INNER)
def _any_polished(many, planes):  # type: ignore[no-untyped-def]
    """Whether a run holds anything that lamps make highlights on."""
    most = _NONE
    for k in range(many):
        most = max(most, planes[SHINY * RUN + k] + _HALF * planes[WET * RUN + k])
    return most > _POLISHED


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _apart(value, bounds):  # type: ignore[no-untyped-def]
    """How far a number is from a span of numbers."""
    return max(max(bounds[0] - value, value - bounds[1]), _NONE)


@njit(**INNER)
def lamplight(many, lit, planes):  # type: ignore[no-untyped-def]
    """The light of lamps on a run of fragments, and their highlights, before what is close by
    takes its share."""
    for k in range(6 * RUN):
        planes[LAMP * RUN + k] = _NONE
    places, colors = lit.lamp_places, lit.lamp_colors
    if len(places) == 0:
        return
    polished = _any_polished(many, planes)
    along, aside = _bounds(many, PX, planes), _bounds(many, PY, planes)
    above = _bounds(many, PZ, planes)
    for lamp in range(len(places)):
        place, color = places[lamp], colors[lamp]
        # where a lamp gives less than a fiftieth of full light it is left out, fading before
        reach = min(_F(200) * max(color[0], max(color[1], color[2])) + _ONE, _F(1600))
        x, y = _apart(place[0], along), _apart(place[1], aside)
        z = _apart(place[2], above)
        if x * x + y * y + z * z >= reach:
            continue
        _lit_by(place, color, reach, lit.bands, many, planes)
        if polished:
            _sparkle(place, color, reach, many, planes)
