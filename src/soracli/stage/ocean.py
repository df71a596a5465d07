"""Water as it is seen: a fan of triangles about the camera; `flooding` lights it."""

from typing import NamedTuple

import numpy as np
from numba import njit

from soracli.stage.fragments import View
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
    radius = FIRST_RING
    for ring in range(RINGS):
        # the innermost ring is a point, so that there is no hole below the camera
        reach = radius if ring > 0 else 0.0
        spacing = max(radius * (growth - 1.0), radius * 2.0 * spread / SECTORS)
        for sector in range(SECTORS + 1):
            turn = heading + spread * (2.0 * sector / SECTORS - 1.0)
            x = eye[0] + reach * np.cos(turn)
            y = eye[1] + reach * np.sin(turn)
            z, slope_x, slope_y = np.float64(sea.level), 0.0, 0.0
            for k in range(len(sea.amplitudes)):
                wx, wy = sea.vectors[k, 0], sea.vectors[k, 1]
                length = 6.2832 / np.sqrt(wx * wx + wy * wy + 1e-12)
                fade = min(max((length / spacing - 2.2) / 2.5, 0.0), 1.0)
                if fade <= 0.0:
                    continue
                phase = wx * x + wy * y - sea.frequencies[k] * sea.time + sea.phases[k]
                z += fade * sea.amplitudes[k] * np.sin(phase)
                slope = fade * sea.amplitudes[k] * np.cos(phase)
                slope_x += slope * wx
                slope_y += slope * wy
            v = ring * (SECTORS + 1) + sector
            positions[v, 0], positions[v, 1], positions[v, 2] = x, y, z
            if sea.has_shore == 1 and y < sea.shore - 3.0:
                positions[v, 2] = sea.level - 30.0
            size = np.sqrt(slope_x * slope_x + slope_y * slope_y + 1.0)
            normals[v, 0], normals[v, 1], normals[v, 2] = (
                -slope_x / size,
                -slope_y / size,
                1.0 / size,
            )
        radius *= growth


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
