"""From light to a picture: bloom, tone curve, and the look's grade."""

from typing import NamedTuple

import numpy as np
from numba import njit

from soracli.stage.mesh import Floats, linear
from soracli.story.preset import Look

STEPS = 4096
BRIGHTEST = 16.0
SHRINK = 4
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
_IN = ((0.59719, 0.35458, 0.04823), (0.07600, 0.90834, 0.01566), (0.02840, 0.13383, 0.83777))
_OUT = ((1.60475, -0.53108, -0.07367), (-0.10208, 1.10813, -0.00605), (-0.00327, -0.07276, 1.07602))


class Curve(NamedTuple):
    """The tone curve: `film` over sqrt(light / BRIGHTEST), `encode` the sRGB encoding of 0..1."""

    film: Floats
    encode: Floats


def tone_curve() -> Curve:
    """The filmic curve and the sRGB encoding, both tabulated in STEPS."""
    light = np.linspace(0, 1, STEPS) ** 2 * BRIGHTEST * 1.4
    film = light * (light + 0.0245786) - 0.000090537
    film = np.maximum(film / (light * (0.983729 * light + 0.4329510) + 0.238081), 0)
    even = np.linspace(0, 1, STEPS) ** 2
    encoded = np.where(even <= 0.0031308, even * 12.92, 1.055 * even ** (1 / 2.4) - 0.055)
    return Curve(film.astype(np.float32), encoded.astype(np.float32))


@njit(cache=True, nogil=True, fastmath=True)
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
    for _ in range(3):
        for row in range(rows):
            for c in range(3):
                total = 0.0
                for column in range(-radius, columns):
                    ahead = column + radius
                    if ahead < columns:
                        total += small[row, ahead, c]
                    behind = column - radius - 1
                    if behind >= 0:
                        total -= small[row, behind, c]
                    if column >= 0:
                        other[row, column, c] = total / (2 * radius + 1)
        for column in range(columns):
            for c in range(3):
                total = 0.0
                for row in range(-radius, rows):
                    ahead = row + radius
                    if ahead < rows:
                        total += other[ahead, column, c]
                    behind = row - radius - 1
                    if behind >= 0:
                        total -= other[behind, column, c]
                    if row >= 0:
                        small[row, column, c] = max(total / (2 * radius + 1), 0.0)


@njit(cache=True, nogil=True, fastmath=True, inline="always")
def _chance(x, y, frame):  # type: ignore[no-untyped-def]
    """An even chance number 0..1 for a pixel and a frame (an integer hash)."""
    value = (x * 374761393 + y * 668265263 + frame * 974711) & 0xFFFFFFFF
    value = ((value ^ (value >> 13)) * 1274126177) & 0xFFFFFFFF
    value ^= value >> 16
    return (value & 0xFFFFFF) / 16777216.0


@njit(cache=True, nogil=True, fastmath=True)
def develop(color, glow, curve, grade, frame, out):  # type: ignore[no-untyped-def]
    """Linear light (h, w, 3) to 8-bit sRGB: bloom, tone curve, grade, grain and bars."""
    height, width = color.shape[:2]
    rows, columns = glow.shape[:2]
    film, encode, last = curve.film, curve.encode, STEPS - 1
    exposure, saturation, contrast = grade.exposure, grade.saturation, grade.contrast
    tint, grain, bloom, vignette = grade.tint, grade.grain, grade.bloom, grade.vignette
    graded = saturation != 1.0 or contrast != 1.0 or grain > 0.0
    tr, tg, tb = tint[0] * exposure, tint[1] * exposure, tint[2] * exposure
    scale = last / np.sqrt(BRIGHTEST)
    # grain is as coarse as on film: it grows with the picture
    coarse = max(1, height // 540)
    for row in range(height):
        if row < grade.top or row >= height - grade.top:
            for column in range(width):
                out[row, column, 0] = 0
                out[row, column, 1] = 0
                out[row, column, 2] = 0
            continue
        gy = (row + 0.5) / SHRINK - 0.5
        gj = min(max(int(np.floor(gy)), 0), rows - 2)
        fy = min(max(gy - gj, 0.0), 1.0)
        ny = (row + 0.5) / height - 0.5
        for column in range(width):
            gx = (column + 0.5) / SHRINK - 0.5
            gi = min(max(int(np.floor(gx)), 0), columns - 2)
            fx = min(max(gx - gi, 0.0), 1.0)
            p, q, r, s = (1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy
            red = color[row, column, 0] + bloom * (
                p * glow[gj, gi, 0] + q * glow[gj, gi + 1, 0]
                + r * glow[gj + 1, gi, 0] + s * glow[gj + 1, gi + 1, 0]
            )  # fmt: skip
            green = color[row, column, 1] + bloom * (
                p * glow[gj, gi, 1] + q * glow[gj, gi + 1, 1]
                + r * glow[gj + 1, gi, 1] + s * glow[gj + 1, gi + 1, 1]
            )  # fmt: skip
            blue = color[row, column, 2] + bloom * (
                p * glow[gj, gi, 2] + q * glow[gj, gi + 1, 2]
                + r * glow[gj + 1, gi, 2] + s * glow[gj + 1, gi + 1, 2]
            )  # fmt: skip
            edge = 1.0
            if vignette > 0.0:
                nx = (column + 0.5) / width - 0.5
                square = 2.0 * (nx * nx + ny * ny)
                edge = 1.0 - vignette * min(square * square * 0.9 + square * 0.55, 1.0)
            red, green, blue = red * tr * edge, green * tg * edge, blue * tb * edge
            a = _IN[0][0] * red + _IN[0][1] * green + _IN[0][2] * blue
            b = _IN[1][0] * red + _IN[1][1] * green + _IN[1][2] * blue
            c = _IN[2][0] * red + _IN[2][1] * green + _IN[2][2] * blue
            a = film[min(int(np.sqrt(max(a, 0.0)) * scale), last)]
            b = film[min(int(np.sqrt(max(b, 0.0)) * scale), last)]
            c = film[min(int(np.sqrt(max(c, 0.0)) * scale), last)]
            red = min(max(_OUT[0][0] * a + _OUT[0][1] * b + _OUT[0][2] * c, 0.0), 1.0)
            green = min(max(_OUT[1][0] * a + _OUT[1][1] * b + _OUT[1][2] * c, 0.0), 1.0)
            blue = min(max(_OUT[2][0] * a + _OUT[2][1] * b + _OUT[2][2] * c, 0.0), 1.0)
            red = np.float64(encode[int(np.sqrt(red) * last)])
            green = np.float64(encode[int(np.sqrt(green) * last)])
            blue = np.float64(encode[int(np.sqrt(blue) * last)])
            if graded:
                gray = 0.2126 * red + 0.7152 * green + 0.0722 * blue
                red = gray + (red - gray) * saturation
                green = gray + (green - gray) * saturation
                blue = gray + (blue - gray) * saturation
                if contrast != 1.0:
                    red = 0.42 + (red - 0.42) * contrast
                    green = 0.42 + (green - 0.42) * contrast
                    blue = 0.42 + (blue - 0.42) * contrast
                if grain > 0.0:
                    x, y = column // coarse, row // coarse
                    noise = _chance(x, y, frame) + _chance(x + 7919, y, frame) - 1.0
                    amount = noise * grain * 0.22 * (0.35 + 1.3 * gray * (1.0 - gray) * 2.0)
                    red, green, blue = red + amount, green + amount, blue + amount
            # half a step of fixed dither, so that skies don't band
            dither = _chance(column, row, 0)
            out[row, column, 0] = np.uint8(min(max(red * 255.0 + dither, 0.0), 255.0))
            out[row, column, 1] = np.uint8(min(max(green * 255.0 + dither, 0.0), 255.0))
            out[row, column, 2] = np.uint8(min(max(blue * 255.0 + dither, 0.0), 255.0))
