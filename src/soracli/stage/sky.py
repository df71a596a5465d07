"""The sky: a table of clear colors, and a tile of clouds that drifts over it."""

import threading
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from soracli.stage.light import Light
from soracli.stage.mesh import Floats
from soracli.stage.texture import Texels, layered, mip_levels, sample

HEIGHTS, TURNS = 128, 64
CLOUD_BITS = 9
SKIES = 1000
"""So many different ones are there."""
MIRROR = 128
_F = np.float32


class Sky(NamedTuple):
    """What kernels need to paint the sky: see `light.Light`; `clouds` is a mip-mapped tile of
    (cover, brightness) and `drift` (2,) how far it has moved, in tiles; `mirror` is all of it as
    `fill_mirror` leaves it."""

    table: Floats
    toward: Floats
    clouds: Texels
    drift: Floats
    cloud_lit: Floats
    cloud_dark: Floats
    glow: Floats
    disc: float
    disc_color: Floats
    overcast: float
    mirror: Floats


def sky_table(light: Light) -> Floats:
    """Colors (HEIGHTS, TURNS, 3) of the clear sky; see `clear_sky` for how it is indexed."""
    rise = np.linspace(0, 1, HEIGHTS)[:, None] ** 2
    turn = 1 - 2 * np.linspace(0, 1, TURNS)[None, :] ** 2
    flat = np.sqrt(np.maximum(1 - rise**2, 0))
    sun_flat = float(np.hypot(light.seen[0], light.seen[1]))
    near = np.clip(flat * turn * sun_flat + rise * float(light.seen[2]), -1, 1)[..., None]
    facing = ((1 + turn) * 0.5)[..., None] ** 1.5
    low = light.opposite + (light.horizon - light.opposite) * facing
    lift = (1 - np.exp(-rise * light.steep))[..., None] / (1 - np.exp(-light.steep))
    color = low + (light.zenith - low) * lift
    forward = np.maximum(near, 0)
    color = color + light.glow * (0.16 * forward**6 + 0.50 * forward**40 + 0.9 * forward**420)
    return np.ascontiguousarray(color, np.float32)


_forming = threading.Lock()


def form_clouds(seed: int) -> None:
    """Begin to make the clouds of this seed, beside what else there is to be done until they are
    seen."""
    threading.Thread(target=_cloud_body, args=(seed % SKIES,), name="clouds", daemon=True).start()


def _cloud_body(seed: int) -> Floats:
    """How thick the clouds are over a tile, deviation 1. Who comes while they form waits."""
    with _forming:
        return _formed(seed)


@lru_cache(maxsize=8)
def _formed(seed: int) -> Floats:
    """The clouds of a seed. Shots in one place share them."""
    size = 1 << CLOUD_BITS
    body = layered(seed, 3, 7, 0.58, size) - 0.35 * np.abs(layered(seed + 50, 6, 5, 0.6, size))
    return np.asarray((body - body.mean()) / body.std())


def cloud_tile(light: Light, seed: int) -> Texels:
    """The mip-mapped cloud tile (M, 4): cover and brightness, 0..1, in the first two channels."""
    step = np.round(light.seen[:2] / max(float(np.hypot(*light.seen[:2])), 1e-6) * 9)
    return _cloud_tile(seed % SKIES, light.cover, (int(step[0]), int(step[1])))


@lru_cache(maxsize=4)
def _cloud_tile(seed: int, share: float, step: tuple[int, int]) -> Texels:
    """The tile of clouds that cover this share of the sky, lit from so many texels away."""
    body = _cloud_body(seed)
    edge = float(np.quantile(body, 1 - min(share, 0.97)))
    soft = 0.9 if share > 0.8 else 0.75
    cover = np.clip((body - edge + 0.1) / soft, 0, 1)
    cover = cover * cover * (3 - 2 * cover)
    if share > 0.8:
        cover = 0.35 + 0.65 * cover
    shifted = np.roll(body, (-step[1], -step[0]), axis=(0, 1))
    thick = np.clip((body - edge) / 2.4, 0, 1)
    bright = np.clip(0.95 - 0.85 * thick + 0.45 * (body - shifted), 0, 1)
    zero = np.zeros_like(cover)
    return mip_levels(np.stack([cover, bright, zero, zero], axis=-1).astype(np.float32))


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def clear_sky(sky, x, y, z):  # type: ignore[no-untyped-def]
    """The cloudless color in the unit direction (x, y, z); below the horizon as on it."""
    # single precision, where the direction is
    table, toward, one, none = sky.table, sky.toward, _F(1), _F(0)
    rise = np.sqrt(max(z, none)) * _F(HEIGHTS - 1)
    across = np.sqrt((x * x + y * y) * (toward[0] * toward[0] + toward[1] * toward[1]) + _F(1e-12))
    cosine = (x * toward[0] + y * toward[1]) / across
    turn = np.sqrt(min(max((one - cosine) * _F(0.5), none), one)) * _F(TURNS - 1)
    i = min(int(rise), HEIGHTS - 2)
    j = min(int(turn), TURNS - 2)
    u, v = min(_F(rise) - _F(i), one), min(_F(turn) - _F(j), one)
    both = u * v
    p, q, r = one - u - v + both, v - both, u - both
    red = p * table[i, j, 0] + q * table[i, j + 1, 0]
    red += r * table[i + 1, j, 0] + both * table[i + 1, j + 1, 0]
    green = p * table[i, j, 1] + q * table[i, j + 1, 1]
    green += r * table[i + 1, j, 1] + both * table[i + 1, j + 1, 1]
    blue = p * table[i, j, 2] + q * table[i, j + 1, 2]
    blue += r * table[i + 1, j, 2] + both * table[i + 1, j + 1, 2]
    return red, green, blue


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def clouded(sky, x, y, z, red, green, blue, blur):  # type: ignore[no-untyped-def]
    """Lay the clouds in direction (x, y, z) over a clear color; `blur` is the mip level."""
    if z < _F(0.012):
        return red, green, blue
    reach = _F(0.16) / (z + _F(0.09))
    cover, bright, _, _ = sample(
        sky.clouds, 0, CLOUD_BITS, x * reach + sky.drift[0], y * reach + sky.drift[1], blur
    )
    fade = min(_F(1), (z - _F(0.012)) / _F(0.10 + 0.05 * sky.overcast))
    cover *= fade * fade * (_F(3) - _F(2) * fade)
    near = max(_F(0), x * sky.toward[0] + y * sky.toward[1] + z * sky.toward[2])
    near *= near
    near *= near
    shine = _F(0.9) * near * near * bright
    red += cover * (sky.cloud_dark[0] + (sky.cloud_lit[0] - sky.cloud_dark[0]) * bright - red)
    green += cover * (sky.cloud_dark[1] + (sky.cloud_lit[1] - sky.cloud_dark[1]) * bright - green)
    blue += cover * (sky.cloud_dark[2] + (sky.cloud_lit[2] - sky.cloud_dark[2]) * bright - blue)
    return (
        red + cover * shine * sky.glow[0],
        green + cover * shine * sky.glow[1],
        blue + cover * shine * sky.glow[2],
    )


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def cloud_covers(sky, directions):  # type: ignore[no-untyped-def]
    """How much of each direction (N, 3 or more columns) is hidden by cloud, (N,) 0..1."""
    covers = np.ones(len(directions), np.float32)
    for k in range(len(directions)):
        x, y, z = directions[k, 0], directions[k, 1], directions[k, 2]
        if z >= 0.012:
            reach = 0.16 / (z + 0.09)
            u, v = x * reach + sky.drift[0], y * reach + sky.drift[1]
            covers[k] = sample(sky.clouds, 0, CLOUD_BITS, u, v, 0.0)[0]
    return covers


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def whole_sky(sky, x, y, z, blur):  # type: ignore[no-untyped-def]
    """Clear color and clouds in a direction, without the sun's disc (for reflections)."""
    red, green, blue = clear_sky(sky, x, y, z)
    return clouded(sky, x, y, z, red, green, blue, blur)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def fill_mirror(sky, out):  # type: ignore[no-untyped-def]
    """Fill `out` (MIRROR, MIRROR, 4) with the sky as what is not polished mirrors it, a little
    blurred: the upper half of the directions in a disc, as in a silvered ball seen from above."""
    for j in range(MIRROR):
        y = 2.0 * j / (MIRROR - 1) - 1.0
        for i in range(MIRROR):
            x = 2.0 * i / (MIRROR - 1) - 1.0
            square = x * x + y * y
            z = max((1.0 - square) / (1.0 + square), 0.0)
            wide = 2.0 / (1.0 + square) if z > 0.0 else 1.0 / np.sqrt(square)
            red, green, blue = whole_sky(sky, x * wide, y * wide, z, 3.0)
            out[j, i, 0], out[j, i, 1], out[j, i, 2] = red, green, blue


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def disc_share(sky, x, y, z, pixel):  # type: ignore[no-untyped-def]
    """How much of the sun or moon a pixel of `pixel` radians sees in a direction, 0..1."""
    if sky.disc <= 0.0:
        return 0.0
    cosine = x * sky.toward[0] + y * sky.toward[1] + z * sky.toward[2]
    if cosine < 0.999:
        return 0.0
    angle = np.sqrt(max(2.0 - 2.0 * cosine, 0.0))
    return min(max((sky.disc - angle) / pixel + 0.5, 0.0), 1.0)


def stars(seed: int, count: int = 1500) -> NDArray[np.float32]:
    """Stars (count, 5): a unit direction above the horizon, brightness and color turn -1..1."""
    chance = np.random.default_rng(seed)
    height = chance.uniform(0.02, 1, count)
    turn = chance.uniform(0, 2 * np.pi, count)
    flat = np.sqrt(1 - height**2)
    brightness = np.minimum(0.10 / chance.uniform(0.012, 1, count) ** 0.75, 3.0)
    tint = chance.normal(0, 0.5, count)
    return np.column_stack(
        [flat * np.cos(turn), flat * np.sin(turn), height, brightness, tint]
    ).astype(np.float32)
