"""Surfaces as sound: what gravel, cloth, snow or leaves do when something moves on them.

Many grains that ring shortly, thrown at random (Cook, "Physically Informed Sonic Modeling",
1997). Each texture is made once, as a pool out of which every event takes its own piece.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from soracli.engines.signals.basics import RATE, Sound, band, noise, rms, samples

POOL = 1.5
"""The seconds of a pool."""
_PITCHES = 9


@dataclass(frozen=True)
class Texture:
    """`grains` a second, heard between `low` and `high` hertz, each ringing for `ring` seconds.
    `hiss` (0 to 1) is how much of it is even noise, `loose` how unequal the grains are."""

    grains: float
    low: float
    high: float
    ring: float
    hiss: float
    loose: float = 1.0


TEXTURES: dict[str, Texture] = {
    "grit": Texture(1500, 900, 7000, 0.0015, 0.5),
    "gravel": Texture(620, 900, 6500, 0.005, 0.1, 1.6),
    "dirt": Texture(500, 250, 2600, 0.004, 0.35, 1.4),
    "sand": Texture(7000, 1300, 8000, 0.001, 0.75, 0.7),
    "snow": Texture(1100, 500, 3600, 0.004, 0.3, 1.3),
    "grass": Texture(900, 1200, 6500, 0.002, 0.65, 1.2),
    "leaves": Texture(260, 1800, 9000, 0.003, 0.15, 1.8),
    "cloth": Texture(2500, 250, 3800, 0.002, 0.8, 0.7),
    "paper": Texture(420, 1300, 8500, 0.0025, 0.25, 1.7),
    "water": Texture(130, 500, 3200, 0.012, 0.3, 1.2),
    "metal": Texture(300, 2500, 12000, 0.008, 0.3, 1.2),
    "hiss": Texture(8000, 80, 12000, 0.001, 1.0, 0.5),
}


@lru_cache(maxsize=len(TEXTURES))
def texture(name: str) -> Sound:
    """`POOL` seconds of a texture at RMS 1 (n,), the same at every call. An unknown one is grit."""
    what = TEXTURES.get(name, TEXTURES["grit"])
    chance = np.random.default_rng(list(name.encode()))
    count = samples(POOL)
    made = band(_ringing(what, count, chance), what.low, what.high, 1.5)
    even = band(noise(count, chance, 2), what.low, what.high, 1.5)
    mixed = made / max(rms(made), 1e-9) * (1 - what.hiss) + even / max(rms(even), 1e-9) * what.hiss
    mixed = np.asarray(mixed / rms(mixed), np.float32)
    mixed.setflags(write=False)
    return mixed


def piece(name: str, count: int, chance: np.random.Generator) -> Sound:
    """`count` samples of a texture from somewhere in its pool (n,), RMS about 1."""
    pool = texture(name)
    start = int(chance.integers(0, len(pool)))
    if start + count <= len(pool):
        return pool[start : start + count].copy()
    return np.take(pool, np.arange(start, start + count), mode="wrap")


def _sizes(count: int, loose: float, chance: np.random.Generator) -> NDArray[np.float64]:
    signs = np.where(chance.random(count) < 0.5, -1.0, 1.0)
    return signs * chance.exponential(1.0, count) ** loose


def _ringing(what: Texture, count: int, chance: np.random.Generator) -> Sound:
    """Grains of all sizes, so that no pitch stands out: each rings as a damped resonator."""
    turning = 2j * np.pi * np.fft.rfftfreq(count, 1 / RATE)
    spectrum = np.zeros(len(turning), np.complex128)
    for share in range(_PITCHES):
        grains = np.zeros(count)
        at = chance.integers(0, count, int(what.grains * POOL / _PITCHES) + 1)
        np.add.at(grains, at, _sizes(len(at), what.loose, chance))
        pitch = what.low * (what.high / what.low) ** ((share + 0.5) / _PITCHES)
        around = 2 * np.pi * pitch
        fade = 1 / (what.ring * chance.uniform(0.6, 1.4))
        spectrum += np.fft.rfft(grains) * around / ((turning + fade) ** 2 + around**2)
    return np.fft.irfft(spectrum, count).astype(np.float32)
