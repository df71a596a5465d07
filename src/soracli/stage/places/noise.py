"""Smooth chance over the ground: hills, patches, ridges."""

import numpy as np
from numpy.typing import NDArray

from soracli.stage.mesh import Numbers


def fbm(x: Numbers, y: Numbers, seed: int, scale: float, octaves: int = 4) -> Numbers:
    """Fractal value noise in about -1..1; `scale` is the size of its largest lumps in metres."""
    total = np.zeros(np.shape(x), np.float64)
    share, norm = 1.0, 0.0
    for octave in range(octaves):
        size = scale / 2**octave
        total += share * _lattice(np.asarray(x) / size, np.asarray(y) / size, seed + 17 * octave)
        norm += share
        share *= 0.5
    return np.asarray(total / norm * 1.4, np.float32)


def _lattice(x: Numbers, y: Numbers, seed: int) -> Numbers:
    i, j = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    u, v = x - i, y - j
    u, v = u * u * (3 - 2 * u), v * v * (3 - 2 * v)
    low = _hash(i, j, seed) * (1 - u) + _hash(i + 1, j, seed) * u
    high = _hash(i, j + 1, seed) * (1 - u) + _hash(i + 1, j + 1, seed) * u
    return np.asarray(low * (1 - v) + high * v)


def _hash(i: NDArray[np.int64], j: NDArray[np.int64], seed: int) -> Numbers:
    """A number in -1..1 for each lattice point (integer mixing, wraps on purpose)."""
    with np.errstate(over="ignore"):
        mixed = i.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= j.astype(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)
        mixed ^= np.uint64(seed % 2**31) * np.uint64(0x165667B19E3779F9)
        mixed ^= mixed >> np.uint64(29)
        mixed *= np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(32)
    return np.asarray((mixed & np.uint64(0xFFFFFF)).astype(np.float64) / 0x7FFFFF - 1.0)


def ramped(value: Numbers, start: float | Numbers, end: float | Numbers) -> Numbers:
    """0 below `start`, 1 above `end`, smooth between (either order)."""
    t = np.clip((np.asarray(value) - start) / (end - start), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)
