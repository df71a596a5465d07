"""Patterns of surfaces: tileable pictures of tone, hue and slope, made by the program itself.

A pattern is (N, N, 4) float32: tone (-1..1, how much lighter), hue (-1 cooler .. 1 warmer) and the
slopes of its relief along the two texture axes. All wrap around, so they tile without seams.
"""

from functools import lru_cache

import numpy as np
from numba import njit
from numpy.typing import NDArray

from soracli.stage.lanes import FIXED, blend
from soracli.stage.mesh import Floats, Mesh

Texels = NDArray[np.int16]

SIZE = 256
LEVELS = 9
# texels of all mip levels before each one, for a pattern of 2**_LARGEST a side
_LARGEST = 10
_BEFORE = np.cumsum([0] + [4 ** (_LARGEST - level) for level in range(_LARGEST + 1)])
# a third of (4 ** LEVELS - 1): texels of a pattern of SIZE with all its levels
TEXELS_ABOVE = (4**LEVELS - 1) // 3


def noise(seed: int, low: float, high: float, stretch: float = 1.0, size: int = SIZE) -> Floats:
    """Smooth random waves (size, size) of `low` to `high` cycles a tile, mean 0, deviation 1.

    `stretch` above 1 squeezes them along the texture's columns, below 1 draws them out.
    """
    chance = np.random.default_rng(seed)
    spectrum = np.fft.rfft2(chance.normal(size=(size, size)))
    cycles = _cycles(stretch, size)
    middle = np.sqrt(low * high)
    width = max(np.log(high / low), 0.2)
    with np.errstate(divide="ignore"):
        band = np.exp(-((np.log(np.maximum(cycles, 1e-6) / middle) / width) ** 2) * 2)
    band = band / np.maximum(cycles, 1)
    waves = np.fft.irfft2(spectrum * band, s=(size, size))
    return np.asarray(waves / max(float(waves.std()), 1e-9), np.float32)


@lru_cache(maxsize=16)
def _cycles(stretch: float, size: int) -> NDArray[np.float64]:
    """How many cycles a tile each part of a spectrum has. Not to be written to."""
    down = np.fft.fftfreq(size, 1 / size)[:, None]
    along = np.fft.rfftfreq(size, 1 / size)[None, :] * stretch
    return np.asarray(np.hypot(down, along), np.float64)


def layered(seed: int, first: float, octaves: int, gain: float = 0.55, size: int = SIZE) -> Floats:
    """Several octaves of noise from `first` cycles a tile, deviation 1."""
    total = np.zeros((size, size), np.float32)
    share = 1.0
    for octave in range(octaves):
        cycles = first * 2**octave
        total += np.float32(share) * noise(seed + octave, cycles * 0.8, cycles * 1.3, size=size)
        share *= gain
    return np.asarray(total / total.std(), np.float32)


def cells(seed: int, count: int) -> tuple[Floats, Floats, Floats]:
    """Jittered points, `count` a side: distance to the nearest, to the second, and its chance 0..1.

    Distances are in units of the point spacing.
    """
    chance = np.random.default_rng(seed)
    jitter = chance.uniform(0.1, 0.9, (count, count, 2))
    fate = chance.uniform(0, 1, (count, count)).astype(np.float32)
    axis = (np.arange(SIZE) + 0.5) / SIZE * count
    y, x = np.meshgrid(axis, axis, indexing="ij")
    first = np.full((SIZE, SIZE), 9.0)
    second = first.copy()
    lot = np.zeros((SIZE, SIZE), np.float32)
    row, column = np.floor(y).astype(int), np.floor(x).astype(int)
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            j, i = row + dy, column + dx
            point = jitter[j % count, i % count]
            distance = np.hypot(j + point[..., 1] - y, i + point[..., 0] - x)
            closer = distance < first
            second = np.where(closer, first, np.minimum(second, distance))
            lot = np.where(closer, fate[j % count, i % count], lot)
            first = np.minimum(first, distance)
    return first.astype(np.float32), second.astype(np.float32), lot


def mip_levels(pattern: Floats) -> Texels:
    """A pattern and its LEVELS - 1 halvings, laid one after the other (M, 4), in parts of FIXED."""
    runs = [pattern.reshape(-1, 4)]
    while len(pattern) > 1:
        pattern = 0.25 * (
            pattern[::2, ::2] + pattern[1::2, ::2] + pattern[::2, 1::2] + pattern[1::2, 1::2]
        )
        runs.append(pattern.reshape(-1, 4))
    most = np.iinfo(np.int16).max
    parts = np.clip(np.rint(np.concatenate(runs) * FIXED), -most, most)
    return np.ascontiguousarray(parts, np.int16)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def binary_log(value):  # type: ignore[no-untyped-def]
    """The binary logarithm of a positive number, to 0.01: enough to choose a mip level by."""
    bits = np.float32(value).view(np.int32)
    part = np.int32((bits & np.int32(0x7FFFFF)) | np.int32(0x3F800000)).view(np.float32)
    whole = np.float32((bits >> np.int32(23)) - np.int32(128))
    return whole + (np.float32(-1 / 3) * part + np.float32(2)) * part - np.float32(2 / 3)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def _texel(texels, start, bits, u, v):  # type: ignore[no-untyped-def]
    """One mip level read with bilinear weights at tile coordinates, in parts of FIXED."""
    size, half, one = np.float32(1 << bits), np.float32(0.5), np.float32(1)
    x, y = u * size - half, v * size - half
    left, top = np.floor(x), np.floor(y)
    ux, uy = x - left, y - top
    i, j, mask = np.int64(left), np.int64(top), np.int64((1 << bits) - 1)
    i0, i1 = i & mask, (i + 1) & mask
    j0, j1 = start + ((j & mask) << bits), start + (((j + 1) & mask) << bits)
    both = ux * uy
    return blend(
        texels, j0 + i0, j0 + i1, j1 + i0, j1 + i1,
        one - ux - uy + both, ux - both, uy - both, both,
    )  # fmt: skip


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy", inline="always")
def sample(texels, start, bits, u, v, level):  # type: ignore[no-untyped-def]
    """A mip-mapped pattern of 2**bits texels a side at tile coordinates; `level` 0 is sharpest."""
    # whole tiles are taken off while there is precision to spare
    u, v = np.float32(u - np.floor(u)), np.float32(v - np.floor(v))
    level = min(max(np.float32(level), np.float32(0)), np.float32(bits))
    whole = np.int64(level)
    rest = level - np.float32(whole)
    skip = _LARGEST - bits
    base = start - _BEFORE[skip]
    t, h, a, d = _texel(texels, base + _BEFORE[skip + whole], bits - whole, u, v)
    if rest > np.float32(0.04) and whole < bits:
        coarser = base + _BEFORE[skip + whole + 1]
        t2, h2, a2, d2 = _texel(texels, coarser, bits - whole - 1, u, v)
        t += (t2 - t) * rest
        h += (h2 - h) * rest
        a += (a2 - a) * rest
        d += (d2 - d) * rest
    part = np.float32(1 / FIXED)
    return t * part, h * part, a * part, d * part


def main_axes(mesh: Mesh) -> NDArray[np.uint8]:
    """For each face the axis (0 x, 1 y, 2 z) its rest normal is closest to (F,)."""
    if not len(mesh.faces):
        return np.zeros(0, np.uint8)
    corners = mesh.vertices[mesh.faces]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    return np.asarray(np.argmax(np.abs(normals), axis=1), np.uint8)


def window_moods(mesh: Mesh, window: int) -> Floats:
    """A chance number 0..1 per face (F,), the same over each window; 0 where there is none.

    Panes whose corners come closer than a hand's breadth belong to one window.
    """
    moods = np.zeros(len(mesh.faces), np.float32)
    panes = np.flatnonzero(mesh.surfaces == window)
    if not len(panes):
        return moods
    labels = _patches(mesh.vertices[mesh.faces[panes]])
    names, place = np.unique(labels, return_inverse=True)
    seeds = np.abs(np.sin(np.arange(len(names)) * 12.9898 + 4.137) * 43758.5453)
    moods[panes] = (seeds - np.floor(seeds)).astype(np.float32)[place]
    return moods


def _patches(corners: Floats, near: float = 0.12) -> NDArray[np.int64]:
    """A label per face (F,) for its corners (F, 3, 3): equal where faces come within `near` metres.

    Corners sharing a cell of any of eight shifted grids are joined, until nothing changes.
    """
    points = corners.reshape(-1, 3).astype(np.float64)
    groups = []
    for shift in range(8):
        offset = np.array([shift & 1, (shift >> 1) & 1, shift >> 2]) * near
        cells = np.floor((points + offset) / (2 * near)).astype(np.int64)
        groups.append(np.unique(cells, axis=0, return_inverse=True)[1].reshape(-1))
    labels = np.repeat(np.arange(len(corners)), 3)
    while True:
        before = labels
        for group in groups:
            lowest = np.full(int(group.max()) + 1, len(corners))
            np.minimum.at(lowest, group, labels)
            labels = lowest[group]
        labels = np.repeat(labels.reshape(-1, 3).min(axis=1), 3)
        if np.array_equal(labels, before):
            return np.asarray(labels[::3], np.int64)
