"""From light to a picture: bloom, tone curve, and the look's grade."""

from typing import NamedTuple

import numpy as np
from numba import njit

from soracli.stage.boxes import blur_boxes
from soracli.stage.kernels import INNER
from soracli.stage.mesh import Floats, linear
from soracli.story.preset import Look

SHRINK = 4
RUN = 256
# the veil every lens adds around bright lights, under any look
LENS = 0.035
# the share of a contrast that is left in the deepest dark
DARK = 0.1


class Grade(NamedTuple):
    """A look in the numbers the kernel takes; see `story.preset.Look`."""

    exposure: float
    saturation: float
    contrast: float
    tint: Floats
    grain: float
    bloom: float
    vignette: float
    top: int


def grade_of(
    look: Look, exposure: float, chroma: float, key: float, width: int, height: int
) -> Grade:
    """The grade of a look for a picture size; `exposure`, `chroma` and `key` are of the light.

    Contrast turns about the middle grey of a picture by day. The darker it is meant to be, the less
    is left of it: a night has contrast enough, and what it shows lies below that grey.
    """
    tint = linear(look.tint)
    bright = max(float(tint @ np.array([0.2126, 0.7152, 0.0722])), 1e-3)
    mixed = 1 + (np.clip(tint / bright, 0.2, 3.0) - 1) * look.tint_amount
    bars = 0.0
    if look.letterbox > 0:
        bars = max(0.0, (height - width / look.letterbox) / 2)
    return Grade(
        float(exposure * 2.0**look.exposure),
        float(look.saturation * chroma),
        float(1 + (look.contrast - 1) * (DARK + (1 - DARK) * min(key, 1.0))),
        np.asarray(mixed, np.float32),
        float(look.grain),
        float(LENS + 0.5 * look.bloom),
        float(look.vignette),
        int(round(bars)),
    )


# Hill's fit of the ACES reference rendering: into its working primaries, and back out to sRGB's
_F = np.float32
_IN = (
    (_F(0.59719), _F(0.35458), _F(0.04823)),
    (_F(0.07600), _F(0.90834), _F(0.01566)),
    (_F(0.02840), _F(0.13383), _F(0.83777)),
)
_OUT = (
    (_F(1.60475), _F(-0.53108), _F(-0.07367)),
    (_F(-0.10208), _F(1.10813), _F(-0.00605)),
    (_F(-0.00327), _F(-0.07276), _F(1.07602)),
)
# about which level contrast turns
_MIDDLE = np.float32(0.42)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def spread_bright(color, exposure, threshold, radius, small, other):  # type: ignore[no-untyped-def]
    """Fill `small` (h / SHRINK, w / SHRINK, 3) with the bright light of a picture, blurred.

    Three box blurs of `radius` small pixels each way come close to a Gaussian.
    """
    rows, columns = small.shape[:2]
    for row in range(rows):
        for column in range(columns):
            for c in range(3):
                small[row, column, c] = 0.0
            for dy in range(SHRINK):
                for dx in range(SHRINK):
                    y, x = row * SHRINK + dy, column * SHRINK + dx
                    peak = max(color[y, x, 0], max(color[y, x, 1], color[y, x, 2])) * exposure
                    if peak <= threshold:
                        continue
                    share = min((peak - threshold) / peak, 1.0) * min(1.0, 8.0 / peak)
                    for c in range(3):
                        small[row, column, c] += color[y, x, c] * share / (SHRINK * SHRINK)
    blur_boxes(small, other, radius, 3, False)


_ONE, _HALF, _NONE = _F(1), _F(0.5), _F(0)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _chance(x, y, frame):  # type: ignore[no-untyped-def]
    """An even chance number 0..1 for a pixel and a frame (an integer hash)."""
    value = np.uint32(x * 374761393 + y * 668265263 + frame * 974711)
    value = np.uint32((value ^ (value >> np.uint32(13))) * np.uint32(1274126177))
    value ^= value >> np.uint32(16)
    return _F(np.int32(value & np.uint32(0xFFFFFF))) * _F(1 / 16777216)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def filmed(light):  # type: ignore[no-untyped-def]
    """Hill's fit of the film curve of the ACES reference rendering."""
    x = max(light, _NONE) * _F(1.4)
    above = x * (x + _F(0.0245786)) - _F(0.000090537)
    return max(above / (x * (_F(0.983729) * x + _F(0.4329510)) + _F(0.238081)), _NONE)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def encoded(light):  # type: ignore[no-untyped-def]
    """The sRGB encoding of light 0..1, to a tenth of an 8-bit step: its curved part is fitted by
    roots of two, four and eight, least squares over the range it is used in."""
    second = np.sqrt(light)
    fourth = np.sqrt(second)
    eighth = np.sqrt(fourth)
    curved = (
        _F(0.6490550) * second
        + _F(0.7011834) * fourth
        + _F(-0.3294401) * eighth
        + _F(-0.0194855) * light
        + _F(-0.0013636)
    )
    return _F(12.92) * light if light <= _F(0.0031308) else curved


@njit(**INNER)
def _lay_veil(row, glow, veil):  # type: ignore[no-untyped-def]
    """Fill `veil` (w, 3) with a pixel row of the small picture `glow`, spread smoothly."""
    rows, columns = glow.shape[:2]
    gy = (row + 0.5) / SHRINK - 0.5
    j = min(max(int(np.floor(gy)), 0), rows - 2)
    fy = _F(min(max(gy - j, 0.0), 1.0))
    for column in range(len(veil)):
        gx = (column + 0.5) / SHRINK - 0.5
        i = min(max(int(np.floor(gx)), 0), columns - 2)
        fx = _F(min(max(gx - i, 0.0), 1.0))
        s = fx * fy
        p, q, r = _ONE - fx - fy + s, fx - s, fy - s
        for c in range(3):
            veil[column, c] = (
                p * glow[j, i, c] + q * glow[j, i + 1, c]
                + r * glow[j + 1, i, c] + s * glow[j + 1, i + 1, c]
            )  # fmt: skip


@njit(**INNER)
def _grade_run(planes, column, row, width, height, grade):  # type: ignore[no-untyped-def]
    """RUN pixels from `column` on, from linear light to 0..255, dithered, in place.

    `planes` holds red, green, blue and grain, RUN numbers each, one after the other. All in one
    array, each so far from the next: thus the compiler sees that pixels can be done side by side.
    """
    saturation, contrast, vignette = _F(grade.saturation), _F(grade.contrast), _F(grade.vignette)
    exposure = _F(grade.exposure)
    tr, tg, tb = grade.tint[0] * exposure, grade.tint[1] * exposure, grade.tint[2] * exposure
    ny = _F((row + 0.5) / height - 0.5)
    across, start = _F(1 / width), _F((column + 0.5) / width - 0.5)
    for k in range(RUN):
        nx = start + _F(k) * across
        square = _F(2) * (nx * nx + ny * ny)
        edge = _ONE - vignette * min(square * square * _F(0.9) + square * _F(0.55), _ONE)
        red = planes[k] * tr * edge
        green = planes[RUN + k] * tg * edge
        blue = planes[2 * RUN + k] * tb * edge
        a = filmed(_IN[0][0] * red + _IN[0][1] * green + _IN[0][2] * blue)
        b = filmed(_IN[1][0] * red + _IN[1][1] * green + _IN[1][2] * blue)
        c = filmed(_IN[2][0] * red + _IN[2][1] * green + _IN[2][2] * blue)
        red = encoded(min(max(_OUT[0][0] * a + _OUT[0][1] * b + _OUT[0][2] * c, _NONE), _ONE))
        green = encoded(min(max(_OUT[1][0] * a + _OUT[1][1] * b + _OUT[1][2] * c, _NONE), _ONE))
        blue = encoded(min(max(_OUT[2][0] * a + _OUT[2][1] * b + _OUT[2][2] * c, _NONE), _ONE))
        gray = _F(0.2126) * red + _F(0.7152) * green + _F(0.0722) * blue
        red = (gray + (red - gray) * saturation - _MIDDLE) * contrast + _MIDDLE
        green = (gray + (green - gray) * saturation - _MIDDLE) * contrast + _MIDDLE
        blue = (gray + (blue - gray) * saturation - _MIDDLE) * contrast + _MIDDLE
        # half a step of fixed dither, so that skies don't band
        more = planes[3 * RUN + k] * (_F(0.35) + _F(2.6) * gray * (_ONE - gray))
        more += _chance(column + k, row, 0)
        planes[k] = min(max(red * _F(255) + more, _NONE), _F(255))
        planes[RUN + k] = min(max(green * _F(255) + more, _NONE), _F(255))
        planes[2 * RUN + k] = min(max(blue * _F(255) + more, _NONE), _F(255))


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def develop(color, glow, grade, frame, out):  # type: ignore[no-untyped-def]
    """Linear light (h, w, 3) to 8-bit sRGB: bloom, tone curve, grade, grain and bars."""
    height, width = color.shape[:2]
    veil, planes = np.zeros((width, 3), np.float32), np.zeros(4 * RUN, np.float32)
    bloom, grain = _F(grade.bloom), _F(grade.grain * 0.22 * 255)
    # grain is as coarse as on film: it grows with the picture
    coarse = max(1, height // 540)
    for row in range(height):
        if row < grade.top or row >= height - grade.top:
            out[row] = 0
            continue
        _lay_veil(row, glow, veil)
        for begin in range(0, width, RUN):
            many = min(RUN, width - begin)
            for k in range(many):
                column = begin + k
                planes[k] = color[row, column, 0] + bloom * veil[column, 0]
                planes[RUN + k] = color[row, column, 1] + bloom * veil[column, 1]
                planes[2 * RUN + k] = color[row, column, 2] + bloom * veil[column, 2]
            if grain > _NONE:
                y = row // coarse
                for k in range(many):
                    x = (begin + k) // coarse
                    even = _chance(x, y, frame) + _chance(x + 7919, y, frame) - _ONE
                    planes[3 * RUN + k] = even * grain
            _grade_run(planes, begin, row, width, height, grade)
            for k in range(many):
                out[row, begin + k, 0] = np.uint8(planes[k])
                out[row, begin + k, 1] = np.uint8(planes[RUN + k])
                out[row, begin + k, 2] = np.uint8(planes[2 * RUN + k])
