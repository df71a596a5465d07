"""Water that is hit: a slap, spray, and the bubbles that sing afterwards.

A bubble of radius r (metres) sings at 3.26 / r hertz (Minnaert, 1933) and rises as it comes up
(van den Doel, "Physically-based Models for Liquid Sounds", 2005). Big bodies drag down big bubbles.
"""

from functools import lru_cache

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, band, decibels, noise, samples

VARIANTS = 4


def splash(impulse: float, size: float, chance: np.random.Generator, sort: str = "") -> Sound:
    """Something that meets water at sample 0 (n,). `impulse` in newton seconds, `size` in metres;
    `sort` is "stroke", "step", "board", "dive" or ""."""
    push = max(impulse, 0.01) * {"stroke": 0.6, "step": 0.5}.get(sort, 1.0)
    reach = int(np.clip(round(2 * np.log10(push * 10)), 0, 8))
    if size < 0.1:
        reach = min(reach, 2)
    made = _made(reach, int(chance.integers(VARIANTS)))
    level = float(np.clip(-27 + 6 * np.log10(push), -46, -8))
    return made * np.float32(decibels(level) * chance.uniform(0.9, 1.0))


@lru_cache(maxsize=40)
def _made(reach: int, variant: int) -> Sound:
    """One splash at peak 1: `reach` 0 is a drop, 4 a stone, 8 a jump from a cliff."""
    chance = np.random.default_rng([reach, variant, 77])
    long = 0.25 + 0.16 * reach
    sound = np.zeros(samples(long + 0.4), np.float32)
    time = np.arange(len(sound)) / RATE
    if reach > 0:
        dull = 9000 / (1 + 0.35 * reach)
        slap = noise(len(sound), chance, 3) * np.exp(-time / (0.008 + 0.006 * reach))
        sound += 0.5 * band(slap.astype(np.float32), 0, dull, 1)
        swell = np.minimum(time / (0.02 * reach), 1) * np.exp(-time / (0.09 * reach**0.8))
        spray = band(noise(len(sound), chance, 2), 900, 9000, 1)
        sound += (0.13 * reach**0.5 * swell * spray).astype(np.float32)
    for at, radius, loud in _bubbles(reach, long, chance):
        sing(sound, at, radius, loud)
    sound *= np.minimum(1, (len(sound) - np.arange(len(sound))) / samples(0.15))
    sound /= np.abs(sound).max()
    sound.setflags(write=False)
    return sound


def _bubbles(
    reach: int, long: float, chance: np.random.Generator
) -> list[tuple[float, float, float]]:
    """When bubbles come, how large, how loud: the large ones first."""
    count = 2 + 7 * reach
    when = np.sort(chance.beta(1.2, 2.6, count) * long)
    largest = 0.004 + 0.0016 * reach
    sizes = np.clip(largest * chance.pareto(1.6, count) * 0.35 + 0.0012, 0.0012, largest)
    louds = (sizes / largest) ** 0.6 * chance.uniform(0.25, 0.9, count) * (1 - 0.7 * when / long)
    return list(zip(when.tolist(), sizes.tolist(), louds.tolist(), strict=True))


def sing(into: Sound, at: float, radius: float, loud: float) -> None:
    """Add a bubble of a radius in metres to a sound, from second `at` on."""
    pitch = 3.26 / radius
    fade = 1 / (0.13 / radius + 0.0072 * radius**-1.5)
    count = min(samples(6 * fade), len(into) - samples(at))
    if count <= 8:
        return
    time = np.arange(count) / RATE
    rise = 0.12 * pitch / max(7 * fade, 0.02)
    turn = 2 * np.pi * (pitch * time + rise * time**2 / 2)
    start = samples(at)
    into[start : start + count] += (
        0.3
        * loud
        * (1 - np.arange(count) / count)
        * np.minimum(time / 0.0015, 1)
        * np.exp(-time / fade)
        * np.sin(turn)
    ).astype(np.float32)
