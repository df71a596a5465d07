"""Water as it is seen: a fan of triangles about the camera; `flooding` lights it."""

from typing import NamedTuple

import numpy as np
from numba import njit

from soracli.stage.fragments import View
from soracli.stage.kernels import INNER
from soracli.stage.mesh import Floats, Ints, linear
from soracli.stage.texture import Texels
from soracli.stage.water import Water

RINGS, SECTORS = 190, 128
FIRST_RING, LAST_RING = 0.12, 7000.0


class Sea(NamedTuple):
    """Water as kernels take it: see `water.Water`. `time` in world seconds; `start` is where the
    ripple pattern begins in the texels; `choppy` (0..1) how rough the small waves are."""

    amplitudes: Floats
    vectors: Floats
    phases: Floats
    frequencies: Floats
    level: float
    deep: Floats
    shallow: Floats
    shore: float
    has_shore: int
    height: float
    texels: Texels
    start: int
    time: float
    choppy: float


class Surf(NamedTuple):
    """The water's fan of triangles in the world."""

    positions: Floats
    normals: Floats
    faces: Ints


def sea_of(water: Water, texels: Texels, start: int, time: float) -> Sea:
    """The kernel's view of a piece of water at a world time."""
    deviation = float(np.sqrt(np.sum(np.square(water.amplitudes)) / 2))
    return Sea(
        water.amplitudes.astype(np.float32),
        water.vectors.astype(np.float32),
        water.phases.astype(np.float32),
        water.frequencies,
        float(water.level),
        linear(water.deep),
        linear(water.shallow),
        float(water.shore if water.shore is not None else 0.0),
        int(water.shore is not None),
        4 * deviation,
        texels,
        int(start),
        float(time),
        float(np.clip(0.18 + 3.2 * deviation, 0.18, 1.0)),
    )


def fan_faces() -> Ints:
    """The triangles of the fan: RINGS by SECTORS + 1 vertices."""
    ring, sector = np.meshgrid(np.arange(RINGS - 1), np.arange(SECTORS), indexing="ij")
    a = ring * (SECTORS + 1) + sector
    b, c, d = a + 1, a + SECTORS + 2, a + SECTORS + 1
    return np.concatenate(
        [np.stack([a, d, c], -1).reshape(-1, 3), np.stack([a, c, b], -1).reshape(-1, 3)]
    ).astype(np.int32)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def lay_fan(sea, eye, heading, spread, positions, normals):  # type: ignore[no-untyped-def]
    """Place the fan's vertices (RINGS * (SECTORS + 1), 3) on the waves, with their normals.

    It opens `spread` radians to both sides of `heading`. Waves shorter than the triangles fade out,
    so that the far sea doesn't flicker.
    """
    growth = (LAST_RING / FIRST_RING) ** (1.0 / (RINGS - 1))
    radius, many = FIRST_RING, SECTORS + 1
    turns = heading + spread * (2.0 * np.arange(many) / SECTORS - 1.0)
    cosines, sines = np.cos(turns), np.sin(turns)
    heights, leans = np.empty(many, np.float32), np.empty((2, many), np.float32)
    for ring in range(RINGS):
        # the innermost ring is a point, so that there is no hole below the camera
        reach = radius if ring > 0 else 0.0
        spacing = max(radius * (growth - 1.0), radius * 2.0 * spread / SECTORS)
        xs, ys = eye[0] + reach * cosines, eye[1] + reach * sines
        heights[:] = np.float32(0)
        leans[:] = np.float32(0)
        _swell(sea, spacing, xs, ys, heights, leans)
        for sector in range(many):
            v = ring * many + sector
            z = sea.level + heights[sector]
            if sea.has_shore == 1 and ys[sector] < sea.shore - 3.0:
                z = sea.level - 30.0
            positions[v, 0], positions[v, 1], positions[v, 2] = xs[sector], ys[sector], z
            lean_x, lean_y = leans[0, sector], leans[1, sector]
            size = np.sqrt(lean_x * lean_x + lean_y * lean_y + np.float32(1))
            normals[v, 0], normals[v, 1] = -lean_x / size, -lean_y / size
            normals[v, 2] = np.float32(1) / size
        radius *= growth


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _wave(turns):  # type: ignore[no-untyped-def]
    """The sine of so many whole turns, to a millionth."""
    half, quarter = np.float32(0.5), np.float32(0.25)
    part = np.float32(turns - np.floor(turns + 0.5))
    if part > quarter:
        part = half - part
    if part < -quarter:
        part = -half - part
    s = part * part
    sine = np.float32(42.058695) - s * np.float32(15.094643)
    sine = np.float32(81.605249) - s * (np.float32(76.705860) - s * sine)
    return part * (np.float32(6.2831853) - s * (np.float32(41.341702) - s * sine))


@njit(**INNER)
def _swell(sea, spacing, xs, ys, heights, leans):  # type: ignore[no-untyped-def]
    """Add up the waves at places `spacing` metres apart: their heights and slopes."""
    whole = 1.0 / (2.0 * np.pi)
    for k in range(len(sea.amplitudes)):
        wx, wy = np.float64(sea.vectors[k, 0]), np.float64(sea.vectors[k, 1])
        length = 6.2832 / np.sqrt(wx * wx + wy * wy + 1e-12)
        fade = min(max((length / spacing - 2.2) / 2.5, 0.0), 1.0)
        if fade <= 0.0:
            continue
        high = np.float32(fade * sea.amplitudes[k])
        since = (sea.phases[k] - sea.frequencies[k] * sea.time) * whole
        along_x, along_y, slope_x, slope_y = wx * whole, wy * whole, np.float32(wx), np.float32(wy)
        for place in range(len(xs)):
            turns = along_x * xs[place] + along_y * ys[place] + since
            heights[place] += high * _wave(turns)
            slope = high * _wave(turns + 0.25)
            leans[0, place] += slope * slope_x
            leans[1, place] += slope * slope_y


def sweep(view: View) -> tuple[float, float]:
    """Which way, and how far to both sides (radians), water must reach to fill the picture."""
    away = view.basis[2]
    if abs(away[2]) > 0.72:
        return 0.0, float(np.pi)
    heading = float(np.arctan2(away[1], away[0]))
    half_width = 0.5 * view.width / view.focal
    half_height = 0.5 * view.height / view.focal
    widest = 0.0
    for side in (-half_width, half_width):
        for rise in (-half_height, half_height):
            ray = away + side * view.basis[0] + rise * view.basis[1]
            turn = float(np.arctan2(ray[1], ray[0])) - heading
            turn = (turn + np.pi) % (2 * np.pi) - np.pi
            widest = max(widest, abs(turn))
    return heading, min(widest * 1.15 + 0.1, float(np.pi))
