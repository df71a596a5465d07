"""Patterns of surfaces: tileable pictures of tone, hue and slope, made by the program itself.

A pattern is (N, N, 4) float32: tone (-1..1, how much lighter), hue (-1 cooler .. 1 warmer) and the
slopes of its relief along the two texture axes. All wrap around, so they tile without seams.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from soracli.stage.mesh import Floats, Mesh

SIZE = 256
LEVELS = 9
# texels of all mip levels before each one, for a pattern of 2**_LARGEST a side
_LARGEST = 10
_BEFORE = np.cumsum([0] + [4 ** (_LARGEST - level) for level in range(_LARGEST + 1)])


def noise(seed: int, low: float, high: float, stretch: float = 1.0, size: int = SIZE) -> Floats:
    """Smooth random waves (size, size) of `low` to `high` cycles a tile, mean 0, deviation 1.

    `stretch` above 1 squeezes them along the texture's columns, below 1 draws them out.
    """
    chance = np.random.default_rng(seed)
    spectrum = np.fft.rfft2(chance.normal(size=(size, size)))
    down = np.fft.fftfreq(size, 1 / size)[:, None]
    along = np.fft.rfftfreq(size, 1 / size)[None, :] * stretch
    cycles = np.hypot(down, along)
    middle = np.sqrt(low * high)
    width = max(np.log(high / low), 0.2)
    with np.errstate(divide="ignore"):
        band = np.exp(-((np.log(np.maximum(cycles, 1e-6) / middle) / width) ** 2) * 2)
    band = band / np.maximum(cycles, 1)
    waves = np.fft.irfft2(spectrum * band, s=(size, size))
    return np.asarray(waves / max(float(waves.std()), 1e-9), np.float32)


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


def mip_levels(pattern: Floats) -> Floats:
    """A pattern and its LEVELS - 1 halvings, laid one after the other (M, 4)."""
    runs = [pattern.reshape(-1, 4)]
    while len(pattern) > 1:
        pattern = 0.25 * (
            pattern[::2, ::2] + pattern[1::2, ::2] + pattern[::2, 1::2] + pattern[1::2, 1::2]
        )
        runs.append(pattern.reshape(-1, 4))
    return np.concatenate(runs).astype(np.float32)


@njit(cache=True, nogil=True, fastmath=True, inline="always")
def _texel(texels, start, bits, u, v):  # type: ignore[no-untyped-def]
    """One mip level read with bilinear weights at tile coordinates."""
    size = 1 << bits
    x, y = u * size - 0.5, v * size - 0.5
    i, j = int(np.floor(x)), int(np.floor(y))
    fx, fy = x - i, y - j
    mask = size - 1
    i0, i1 = i & mask, (i + 1) & mask
    j0, j1 = start + ((j & mask) << bits), start + (((j + 1) & mask) << bits)
    # single precision throughout, so that the four channels are worked on at once
    one, ux, uy = np.float32(1), np.float32(fx), np.float32(fy)
    p, q, r, s = (one - ux) * (one - uy), ux * (one - uy), (one - ux) * uy, ux * uy
    a, b, c, d = j0 + i0, j0 + i1, j1 + i0, j1 + i1
    return (
        p * texels[a, 0] + q * texels[b, 0] + r * texels[c, 0] + s * texels[d, 0],
        p * texels[a, 1] + q * texels[b, 1] + r * texels[c, 1] + s * texels[d, 1],
        p * texels[a, 2] + q * texels[b, 2] + r * texels[c, 2] + s * texels[d, 2],
        p * texels[a, 3] + q * texels[b, 3] + r * texels[c, 3] + s * texels[d, 3],
    )


@njit(cache=True, nogil=True, fastmath=True, inline="always")
def sample(texels, start, bits, u, v, level):  # type: ignore[no-untyped-def]
    """A mip-mapped pattern of 2**bits texels a side at tile coordinates; `level` 0 is sharpest."""
    level = min(max(level, 0.0), float(bits))
    whole = int(level)
    rest = level - whole
    skip = _LARGEST - bits
    base = start - _BEFORE[skip]
    t, h, a, d = _texel(texels, base + _BEFORE[skip + whole], bits - whole, u, v)
    if rest > 0.04 and whole < bits:
        coarser = base + _BEFORE[skip + whole + 1]
        t2, h2, a2, d2 = _texel(texels, coarser, bits - whole - 1, u, v)
        blend = np.float32(rest)
        t += (t2 - t) * blend
        h += (h2 - h) * blend
        a += (a2 - a) * blend
        d += (d2 - d) * blend
    return t, h, a, d


def main_axes(mesh: Mesh) -> NDArray[np.uint8]:
    """For each face the axis (0 x, 1 y, 2 z) its rest normal is closest to (F,)."""
    if not len(mesh.faces):
        return np.zeros(0, np.uint8)
    corners = mesh.vertices[mesh.faces]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    return np.asarray(np.argmax(np.abs(normals), axis=1), np.uint8)


@njit(cache=True, nogil=True, fastmath=True, inline="always")
def tone_at(texels, start, bits, u, v, level):  # type: ignore[no-untyped-def]
    """Tone and hue of a pattern at the nearest mip level: the cheap reading for slow variation."""
    whole = int(min(max(level + 0.5, 0.0), float(bits)))
    skip = _LARGEST - bits
    place = start - _BEFORE[skip] + _BEFORE[skip + whole]
    t, h, _, _ = _texel(texels, place, bits - whole, u, v)
    return t, h


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
