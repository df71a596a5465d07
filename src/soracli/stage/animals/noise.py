"""Smooth chance over space, for coats: value noise and scattered cells, the same for one seed."""

import numpy as np
from numpy.typing import NDArray

from soracli.stage.animals.clay import Numbers
from soracli.stage.mesh import Floats


def smooth(start: float, end: float, value: Numbers) -> Floats:
    """0 before `start`, 1 after `end`, smooth between (`start` may be above `end`)."""
    share = np.clip((value - start) / (end - start), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)


def noise(points: Numbers, seed: int = 0) -> Floats:
    """Value noise (V,) in -1..1 at points (V, 3); it changes over about one unit."""
    base = np.floor(points).astype(np.int64)
    part = points - base
    share = part * part * (3 - 2 * part)
    total = np.zeros(len(points))
    for corner in range(8):
        step = np.array([corner & 1, (corner >> 1) & 1, corner >> 2])
        weight = np.prod(np.where(step == 1, share, 1 - share), axis=1)
        total += weight * _hashed(base + step, seed)
    return (2 * total - 1).astype(np.float32)


def cells(points: Numbers, seed: int = 0) -> tuple[Floats, Floats]:
    """Distance (V,) to the nearest and second nearest of points scattered one to a unit cube."""
    base = np.floor(points).astype(np.int64)
    nearest = np.full(len(points), 9.0)
    second = np.full(len(points), 9.0)
    for x in (-1, 0, 1):
        for y in (-1, 0, 1):
            for z in (-1, 0, 1):
                lattice = base + np.array([x, y, z])
                jitter = np.stack([_hashed(lattice, seed + axis) for axis in (1, 2, 3)], axis=1)
                apart = np.linalg.norm(lattice + 0.15 + 0.7 * jitter - points, axis=1)
                second = np.minimum(second, np.maximum(nearest, apart))
                nearest = np.minimum(nearest, apart)
    return nearest.astype(np.float32), second.astype(np.float32)


def _hashed(lattice: NDArray[np.int64], seed: int) -> NDArray[np.float64]:
    mixed = (lattice[:, 0] * 73856093 ^ lattice[:, 1] * 19349663 ^ lattice[:, 2] * 83492791) ^ (
        seed * 2654435761 & 0x7FFFFFFF
    )
    mixed = (mixed ^ (mixed >> 13)) * 1274126177 & 0x7FFFFFFF
    mixed = (mixed ^ (mixed >> 16)) * 1103515245 & 0x7FFFFFFF
    return (mixed % 65536) / 65536.0
